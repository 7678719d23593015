//! The fields that forms about licences share, and what is checked of them where they are stored.

use agreements::Answerable;
use kernel::{FieldError, FieldErrors, Input, Money, Refused, Result};
use store::Tx;
use web::{Ask, Draft, Field};

use crate::count_day::CountDay;
use crate::licence::{AfterTerm, Approval, CountsBy, Facts, In, Licence, Metric};
use crate::store::licences;
use crate::{POLICY, Verb};

pub(crate) const PRODUCT: Field = Field::line("product", 160).required();
pub(crate) const SUPPLIER: Field = Field::pick("supplier");
pub(crate) const SERVICE: Field = Field::pick("service");
pub(crate) const AGREEMENT: Field = Field::pick("agreement");
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const ANSWERS: Field = Field::choice("answers", Answerable::WORDS).required();
pub(crate) const METRIC: Field = Field::choice("metric", Metric::WORDS).required();
pub(crate) const COUNT_UNIT: Field = Field::pick("count_unit");
pub(crate) const CATEGORY: Field = Field::pick("category");
pub(crate) const MODEL: Field = Field::pick("model");
pub(crate) const COUNT_DAY: Field = Field::line("count_day", 5);
pub(crate) const COUNTS_BY: Field = Field::choice("counts_by", CountsBy::WORDS).required();
pub(crate) const ALLOWED: Field = Field::line("allowed", 12);
pub(crate) const AFTER: Field = Field::choice("after_term", AfterTerm::WORDS).required();
pub(crate) const INDEXED: Field = Field::line("indexed", 12);
pub(crate) const APPROVAL: Field = Field::choice("approval", Approval::WORDS);
pub(crate) const APPROVED_UNTIL: Field = Field::day("approved_until");
pub(crate) const ABOUT: Field = Field::prose("about", 4_000);
pub(crate) const VERSION: Field = Field::hidden("version");

/// Those that say what a licence is, in the order in which a form asks for them.
pub(crate) const FACTS: [Field; 18] = [
    PRODUCT,
    METRIC,
    UNIT,
    ANSWERS,
    SUPPLIER,
    AGREEMENT,
    SERVICE,
    COUNT_UNIT,
    CATEGORY,
    MODEL,
    COUNT_DAY,
    COUNTS_BY,
    ALLOWED,
    AFTER,
    INDEXED,
    APPROVAL,
    APPROVED_UNTIL,
    ABOUT,
];

/// More is bought of nothing.
pub(crate) const COUNT_AT_MOST: i64 = 10_000_000;

/// Reads what is said of a licence; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let product = input.line("product", 2..=160);
    let (supplier, service) = (input.optional_id("supplier"), input.optional_id("service"));
    let (agreement, unit) = (input.optional_id("agreement"), input.id("unit"));
    let answers = input.choice("answers", Answerable::from_word);
    let metric = input.choice("metric", Metric::from_word);
    let count_unit = input.optional_id("count_unit");
    let is_device = matches!(metric, Ok(Metric::Device) | Err(_));
    let category = input.optional_id("category").and_then(|it| of_devices("category", it, is_device));
    let model = input.optional_id("model").and_then(|it| of_devices("model", it, is_device));
    let count_day = count_day(input);
    let counts_by = input.choice("counts_by", CountsBy::from_word);
    let allowed = input.optional_per_cent("allowed", 100).map(|it| it.unwrap_or(0));
    let after_term = input.choice("after_term", AfterTerm::from_word);
    let indexed = input.optional_per_cent("indexed", 100).map(|it| it.unwrap_or(0));
    let approval = input.optional_choice("approval", Approval::from_word);
    let (approved_until, about) = (input.optional_day("approved_until"), input.text("about", 0..=4_000));
    kernel::all_or_errors!(Facts {
        product,
        supplier,
        service,
        agreement,
        unit,
        answers,
        metric,
        count_unit,
        category,
        model,
        count_day,
        counts_by,
        allowed,
        after_term,
        indexed,
        approval,
        approved_until,
        about
    })
}

/// Kind and model narrow devices and nothing else.
fn of_devices<T>(name: &'static str, found: Option<T>, is_device: bool) -> Result<Option<T>, FieldError> {
    if found.is_some() && !is_device { Err(FieldError::new(name, "only-of-devices")) } else { Ok(found) }
}

fn count_day(input: &Input) -> Result<Option<CountDay>, FieldError> {
    let text = input.line("count_day", 0..=5)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| FieldError::new("count_day", "not-a-month-and-day"))
}

/// A price that is nothing or more, and not larger than a ledger takes.
pub(crate) fn price(input: &Input, name: &'static str) -> Result<Option<Money>, FieldError> {
    match input.optional_money(name)? {
        Some(price) if price.minor < 0 || !price.is_in_range() => Err(FieldError::new(name, "not-money")),
        other => Ok(other),
    }
}

/// A day that a term may begin or end on.
pub(crate) fn day(input: &Input, name: &'static str) -> Result<Option<kernel::Day>, FieldError> {
    match input.optional_day(name)? {
        Some(day) if !(1950..=2150).contains(&day.year()) => Err(FieldError::new(name, "year-far-off")),
        other => Ok(other),
    }
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// What a licence refers to must be there. What it refers to already may stay as it was.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    let actor = tx.actor();
    if was.is_none_or(|was| was.unit != facts.unit) {
        POLICY.allow_new(actor, Verb::Add, &In(facts.unit, facts.answers))?;
    }
    let units = [
        ("unit", Some(facts.unit), was.map(|was| was.unit)),
        ("count_unit", facts.count_unit, was.and_then(|was| was.count_unit)),
    ];
    for (field, unit, before) in units {
        if let Some(unit) = unit.filter(|unit| Some(*unit) != before) {
            is_open(tx, field, unit)?;
        }
    }
    let is_new = |now: Option<i64>, before: Option<i64>| now.filter(|now| Some(*now) != before);
    let before = |of: fn(&Facts) -> Option<i64>| was.and_then(of);
    let number = |choices: Vec<look::Choice>, id: i64| choices.iter().any(|it| it.value == id.to_string());
    let refused = |field: &'static str| Err(Refused::field(field, "not-a-choice"));
    if let Some(supplier) = facts.supplier.filter(|it| was.and_then(|was| was.supplier) != Some(*it))
        && !agreements::is_supplier(tx, supplier)?
    {
        return refused("supplier");
    }
    let of = |facts: &Facts| facts.agreement.map(kernel::Id::number);
    if is_new(of(facts), before(of)).is_some()
        && let Some(agreement) = facts.agreement
        && agreements::terms_of(tx, actor, agreement)?.is_none()
    {
        return refused("agreement");
    }
    if let Some(service) = facts.service.filter(|it| was.and_then(|was| was.service) != Some(*it))
        && !services::is_choice(tx, actor, services::ChoiceFor::Keeping, service)?
    {
        return refused("service");
    }
    let of = |facts: &Facts| facts.category.map(kernel::Id::number);
    if let Some(id) = is_new(of(facts), before(of))
        && !number(assets::category_choices(tx)?, id)
    {
        return refused("category");
    }
    let of = |facts: &Facts| facts.model.map(kernel::Id::number);
    if let Some(id) = is_new(of(facts), before(of))
        && !number(assets::model_choices(tx)?, id)
    {
        return refused("model");
    }
    Ok(())
}

/// Is the unit there and open?
fn is_open(tx: &Tx<'_>, field: &'static str, unit: kernel::Id<kernel::Unit>) -> Result<()> {
    let sql = store::Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = tx.number(sql.bind(unit).bind(people::today(tx)?))?;
    if found == 1 { Ok(()) } else { Err(Refused::field(field, "not-a-choice")) }
}

/// The choices of a form about a licence.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading| {
        let units = people::unit_choices(reading)?;
        Ok(draft
            .choices("unit", units.clone())
            .choices("count_unit", units)
            .choices("supplier", agreements::supplier_choices(reading, ask.actor)?)
            .choices("agreement", agreements::agreement_choices(reading, ask.actor)?)
            .choices("service", services::choices(reading, ask.actor, services::ChoiceFor::Keeping)?)
            .choices("category", assets::category_choices(reading)?)
            .choices("model", assets::model_choices(reading)?))
    })
}

/// A form filled in with what is said of a licence.
pub(crate) fn filled(ask: &Ask<'_>, draft: Draft, facts: &Facts) -> Draft {
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let percent = |of: i64| if of == 0 { String::new() } else { ask.talk.lang().hundredths(of) };
    draft
        .value("product", &facts.product)
        .value("supplier", id(facts.supplier.map(kernel::Id::number)))
        .value("service", id(facts.service.map(kernel::Id::number)))
        .value("agreement", id(facts.agreement.map(kernel::Id::number)))
        .value("unit", facts.unit.to_string())
        .value("answers", facts.answers.word())
        .value("metric", facts.metric.word())
        .value("count_unit", id(facts.count_unit.map(kernel::Id::number)))
        .value("category", id(facts.category.map(kernel::Id::number)))
        .value("model", id(facts.model.map(kernel::Id::number)))
        .value("count_day", facts.count_day.map(|day| day.to_string()).unwrap_or_default())
        .value("counts_by", facts.counts_by.word())
        .value("allowed", percent(facts.allowed))
        .value("after_term", facts.after_term.word())
        .value("indexed", percent(facts.indexed))
        .value("approval", facts.approval.map_or("", Approval::word))
        .value("approved_until", facts.approved_until.map(|day| day.to_string()).unwrap_or_default())
        .value("about", &facts.about)
}

/// The licence that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Licence> {
    let id = ask.id("id")?;
    let licence = ask.db.read(|reading| licences::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &licence)?;
    Ok(licence)
}

/// A form about one licence before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, licence: &Licence) -> Draft {
    Draft::default()
        .crumb("/licences", ask.say("licences-list-title"))
        .crumb(licence.href(), &licence.facts.product)
        .value("version", licence.version.to_string())
        .cancel(licence.href())
}

pub(crate) fn today(ask: &Ask<'_>) -> kernel::Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}
