//! What a form says of an agreement's terms, and how terms stand in a form.

use calendars::{Calendar, PeriodKind};
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use look::Choice;
use web::{Ask, Draft, Field};

use crate::level::{Applies, Terms};
use crate::{
    ByPriority, Cannot, CountsFrom, ESCALATIONS_AT_MOST, HoldsFor, Measure, PRIORITIES, Phase, Promise,
};

/// The three measures' fields: in general, in weeks of national tests, in school holidays.
const TARGETS: [(Measure, [&str; 3]); 3] = [
    (Measure::FirstResponse, ["first", "tests_first", "break_first"]),
    (Measure::NextAnswer, ["next", "tests_next", "break_next"]),
    (Measure::Solution, ["solution", "tests_solution", "break_solution"]),
];
const DURING: [PeriodKind; 2] = [PeriodKind::NationalTests, PeriodKind::Break];

/// The fields that the forms of agreements share.
pub(crate) const CALENDAR: Field = Field::pick("calendar").required();
pub(crate) const FIRST: Field = Field::line("first", 80);
pub(crate) const NEXT: Field = Field::line("next", 80);
pub(crate) const SOLUTION: Field = Field::line("solution", 80);
pub(crate) const COUNTING: Field = Field::many("counting").required();
pub(crate) const ESCALATIONS: Field = Field::line("escalations", 40);
pub(crate) const HOLDS_FOR: Field = Field::choice("holds_for", HoldsFor::WORDS).required();
pub(crate) const COUNTS_FROM: Field = Field::choice("counts_from", CountsFrom::WORDS).required();
pub(crate) const FOR_UNIT: Field = Field::pick("for_unit");
pub(crate) const FOR_GROUP: Field = Field::pick("for_group");
pub(crate) const FOR_SERVICE: Field = Field::pick("for_service").folded();
pub(crate) const FOR_SUPPLIER: Field = Field::line("for_supplier", 120).folded();
pub(crate) const FOR_PRIORITIES: Field = Field::many("for_priorities").folded();
pub(crate) const FOR_KINDS: Field = Field::line("for_kinds", 80).folded();
pub(crate) const TESTS_FIRST: Field = Field::line("tests_first", 80).folded();
pub(crate) const TESTS_NEXT: Field = Field::line("tests_next", 80).folded();
pub(crate) const TESTS_SOLUTION: Field = Field::line("tests_solution", 80).folded();
pub(crate) const BREAK_FIRST: Field = Field::line("break_first", 80).folded();
pub(crate) const BREAK_NEXT: Field = Field::line("break_next", 80).folded();
pub(crate) const BREAK_SOLUTION: Field = Field::line("break_solution", 80).folded();

/// What a form says.
pub(crate) struct Said {
    pub terms: Terms,
    pub holds_for: HoldsFor,
}

pub(crate) fn parse(input: &Input) -> Result<Said, FieldErrors> {
    let mut errors = FieldErrors::default();
    let calendar = errors.take(input.id::<Calendar>("calendar"));
    let counts_from = errors.take(input.choice("counts_from", CountsFrom::from_word));
    let holds_for = errors.take(input.choice("holds_for", HoldsFor::from_word));
    let applies = applies(input, &mut errors);
    let promises = promises(input, &mut errors);
    match (calendar, counts_from, holds_for) {
        (Some(calendar), Some(counts_from), Some(holds_for)) if errors.is_empty() => {
            Ok(Said { terms: Terms { applies, calendar, counts_from, promises }, holds_for })
        }
        _ => Err(errors),
    }
}

fn applies(input: &Input, errors: &mut FieldErrors) -> Applies {
    let kinds = errors.take(input.line("for_kinds", 0..=80)).unwrap_or_default();
    Applies {
        kinds: kinds.split([' ', ',']).filter(|kind| !kind.is_empty()).map(str::to_owned).collect(),
        unit: errors.take(input.optional_id("for_unit")).flatten(),
        service: errors.take(input.optional_id("for_service")).flatten(),
        group: errors.take(input.optional_id("for_group")).flatten(),
        supplier: errors.take(input.line("for_supplier", 0..=120)).filter(|name| !name.is_empty()),
        priorities: input.all("for_priorities").iter().filter_map(|word| word.trim().parse().ok()).collect(),
    }
}

fn promises(input: &Input, errors: &mut FieldErrors) -> Vec<Promise> {
    let counting: Vec<Phase> =
        input.all("counting").iter().filter_map(|word| Phase::from_word(word.trim())).collect();
    if counting.is_empty() {
        errors.push(FieldError::new("counting", "missing"));
    }
    let escalations = errors.take(escalations(input)).unwrap_or_default();
    let mut promises = Vec::new();
    for (measure, [usual, ..]) in TARGETS {
        let Some(targets) = errors.take(by_priority(input, usual)) else { continue };
        let during = during(input, measure, errors);
        if !targets.is_empty() {
            let (counting, escalations) = (counting.clone(), escalations.clone());
            promises.push(Promise { measure, counting, targets, during, escalations });
        }
    }
    if promises.is_empty() && errors.is_empty() {
        errors.push(FieldError::new("solution", "promises-nothing"));
    }
    promises
}

fn during(input: &Input, measure: Measure, errors: &mut FieldErrors) -> Vec<(PeriodKind, ByPriority)> {
    let fields = TARGETS.iter().find(|(one, _)| *one == measure).map_or(&[][..], |(_, fields)| &fields[1..]);
    let kinds = DURING.into_iter().zip(fields);
    let targets = kinds.filter_map(|(kind, field)| Some((kind, errors.take(by_priority(input, field))?)));
    targets.filter(|(_, targets)| !targets.is_empty()).collect()
}

fn by_priority(input: &Input, field: &'static str) -> Result<ByPriority, FieldError> {
    input.line(field, 0..=80)?.parse().map_err(|cannot| match cannot {
        Cannot::NotFiveTargets => FieldError::new(field, "not-five-targets"),
        _ => FieldError::new(field, "not-a-target"),
    })
}

fn escalations(input: &Input) -> Result<Vec<u16>, FieldError> {
    let line = input.line("escalations", 0..=40)?;
    let words: Vec<&str> = line.split([' ', ',', '%']).filter(|word| !word.is_empty()).collect();
    let shares: Option<Vec<u16>> =
        words.iter().map(|word| word.parse().ok().filter(|share| (1..=500).contains(share))).collect();
    let shares = shares.filter(|shares| shares.len() <= ESCALATIONS_AT_MOST);
    shares.ok_or_else(|| FieldError::new("escalations", "not-shares"))
}

/// Terms as a form shows them.
pub(crate) fn draft(draft: Draft, terms: &Terms) -> Draft {
    let applies = &terms.applies;
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut draft = draft
        .value("calendar", terms.calendar.to_string())
        .value("counts_from", terms.counts_from.word())
        .value("for_unit", number(applies.unit.map(Id::number)))
        .value("for_service", number(applies.service.map(Id::number)))
        .value("for_group", number(applies.group.map(Id::number)))
        .value("for_supplier", applies.supplier.as_deref().unwrap_or_default())
        .value("for_kinds", applies.kinds.join(" "))
        .ticked("for_priorities", applies.priorities.iter().map(u8::to_string).collect());
    if let Some(promise) = terms.promises.first() {
        let shares: Vec<String> = promise.escalations.iter().map(u16::to_string).collect();
        draft = draft.value("escalations", shares.join(" "));
        draft =
            draft.ticked("counting", promise.counting.iter().map(|phase| phase.word().to_owned()).collect());
    }
    for (measure, [usual, tests, holiday]) in TARGETS {
        let Some(promise) = terms.promise(measure) else { continue };
        let during = |kind| promise.during.iter().find(|(one, _)| *one == kind).map(|(_, t)| t.to_string());
        draft = draft.value(usual, promise.targets.to_string());
        draft = draft.value(tests, during(PeriodKind::NationalTests).unwrap_or_default());
        draft = draft.value(holiday, during(PeriodKind::Break).unwrap_or_default());
    }
    draft
}

/// What can be chosen in the shared fields.
pub(crate) fn choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    let phases = Phase::ALL.iter().filter(|phase| !phase.is_over());
    let phases =
        phases.map(|phase| Choice::new(phase.word(), ask.say(&format!("clocks-phase-{}", phase.word()))));
    let priorities = (1..=PRIORITIES).map(|number| Choice::new(number.to_string(), number.to_string()));
    let (calendars, units, groups, services) = ask.db.read(|reading| {
        let calendars = calendars::used(reading, ask.actor)?;
        let (units, groups) = (people::unit_choices(reading)?, people::group_choices(reading, ask.actor)?);
        let services = services::choices(reading, ask.actor, services::ChoiceFor::Keeping)?;
        Ok((calendars, units, groups, services))
    })?;
    let named = |(id, name): (i64, String)| Choice::new(id.to_string(), name);
    Ok(draft
        .choices("counting", phases.collect())
        .choices("for_priorities", priorities.collect())
        .choices("calendar", calendars.into_iter().map(|(id, name)| named((id.number(), name))).collect())
        .choices("for_unit", units)
        .choices("for_group", groups)
        .choices("for_service", services))
}
