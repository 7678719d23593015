//! What needs are scored by: the page, adding, changing and retiring. What has been scored never changes by it.

use access::Actor;
use kernel::{FieldErrors, Input, Moment, Result};
use look::{Act, Cell, Column, Crumb, Empty, Html, Icon, Row, Table};
use serde_json::json;
use store::Db;
use web::{Ask, Draft, Field, Form, Page, Reply};

use crate::criterion::{Criterion, Kind, WEIGHTS};
use crate::store::scores;
use crate::{Event, POLICY, Verb};

/// A criterion as it is to hold from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCriterion {
    pub name_sv: String,
    pub name_en: String,
    pub about_sv: String,
    pub about_en: String,
    pub kind: Kind,
    pub weight: i64,
}

const FIELDS: &[Field] = &[
    Field::line("name_sv", 60).required(),
    Field::line("name_en", 60).required(),
    Field::choice("kind", Kind::WORDS).required(),
    Field::number("weight", 1, 10).required(),
    Field::line("about_sv", 200),
    Field::line("about_en", 200),
];

fn parsed(input: &Input) -> Result<NewCriterion, FieldErrors> {
    let (name_sv, name_en) = (input.line("name_sv", 2..=60), input.line("name_en", 2..=60));
    let (about_sv, about_en) = (input.line("about_sv", 0..=200), input.line("about_en", 0..=200));
    let (kind, weight) = (input.choice("kind", Kind::from_word), input.number("weight", WEIGHTS));
    kernel::all_or_errors!(NewCriterion { name_sv, name_en, about_sv, about_en, kind, weight })
}

/// Add a criterion.
pub struct AddCriterion;

impl Form for AddCriterion {
    const NAME: &'static str = "needs-criterion-add";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewCriterion;

    fn parse(input: &Input) -> Result<NewCriterion, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        POLICY.allow_new(ask.actor, Verb::SetCriteria, &())?;
        Ok(about(ask).value("weight", "1").value("kind", "value"))
    }

    fn act(ask: &Ask<'_>, new: NewCriterion) -> Result<Reply> {
        set_criterion(ask.db, ask.actor, 0, &new)?;
        Ok(Reply::see("/needs/criteria", "needs-criterion-add-done"))
    }
}

/// Change a criterion from now on: the old one is kept for what was scored by it.
pub struct ChangeCriterion;

impl Form for ChangeCriterion {
    const NAME: &'static str = "needs-criterion-change";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewCriterion;

    fn parse(input: &Input) -> Result<NewCriterion, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        POLICY.allow_new(ask.actor, Verb::SetCriteria, &())?;
        let root = ask.id::<Criterion>("id")?.number();
        let now = ask.db.read(|reading| scores::criterion(reading, root))?;
        let ([sv, en], [about_sv, about_en]) = (now.name, now.about);
        let draft = about(ask).value("name_sv", sv).value("name_en", en).value("kind", now.kind.word());
        Ok(draft
            .value("weight", now.weight.to_string())
            .value("about_sv", about_sv)
            .value("about_en", about_en))
    }

    fn act(ask: &Ask<'_>, new: NewCriterion) -> Result<Reply> {
        set_criterion(ask.db, ask.actor, ask.id::<Criterion>("id")?.number(), &new)?;
        Ok(Reply::see("/needs/criteria", "needs-criterion-change-done"))
    }
}

fn about(ask: &Ask<'_>) -> Draft {
    let draft = Draft::default().crumb("/needs", ask.say("needs-list-title"));
    draft.crumb("/needs/criteria", ask.say("needs-criteria-title")).cancel("/needs/criteria")
}

/// Sets a criterion from now on; a root of 0 adds one. Sums that stand are not touched.
pub fn set_criterion(db: &Db, actor: &Actor, root: i64, new: &NewCriterion) -> Result<i64> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::SetCriteria, &())?;
        let criterion = Criterion {
            id: 0,
            root,
            name: [new.name_sv.clone(), new.name_en.clone()],
            about: [new.about_sv.clone(), new.about_en.clone()],
            kind: new.kind,
            weight: new.weight,
            from_at: Moment(0),
            until_at: None,
        };
        if root != 0 {
            scores::criterion(tx, root)?;
        }
        let root = scores::set_criterion(tx, &criterion)?;
        Ok(tx.say(permit, &Event::CriterionSet { criterion: root })?.with(root))
    })
}

/// Nothing is scored by it from now on.
pub fn retire(db: &Db, actor: &Actor, root: i64) -> Result<()> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::SetCriteria, &())?;
        scores::criterion(tx, root)?;
        scores::retire(tx, root)?;
        tx.say(permit, &Event::CriterionRetired { criterion: root })
    })
}

/// POST `/needs/criteria/{id}/retire`
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    retire(ask.db, ask.actor, ask.id::<Criterion>("id")?.number())?;
    Ok(Reply::see("/needs/criteria", "needs-criterion-retire-done"))
}

/// GET `/needs/criteria`: what holds now, and what held before.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let all = ask.db.read(scores::every_criterion)?;
    let (now, before): (Vec<Criterion>, Vec<Criterion>) = all.into_iter().partition(|c| c.until_at.is_none());
    let json = |criteria: &[Criterion]| -> Vec<serde_json::Value> {
        let one = |c: &Criterion| {
            json!({ "criterion": c.root, "name_sv": c.name[0], "name_en": c.name[1], "kind": c.kind.word(),
                    "weight": c.weight, "from": c.from_at.rfc3339(), "until": c.until_at.map(Moment::rfc3339) })
        };
        criteria.iter().map(one).collect()
    };
    ask.show(|| Ok(json!({ "items": json(&now), "before": json(&before) })), || Ok(page(ask, &now, &before)))
}

fn page(ask: &Ask<'_>, now: &[Criterion], before: &[Criterion]) -> Page {
    let may_set = POLICY.may(ask.actor, Verb::SetCriteria, &());
    let add =
        may_set.then(|| Act::go(ask.say("needs-criterion-add-title"), "/needs/criteria/add").icon(Icon::Add));
    let mut page = Page::titled(ask.say("needs-criteria-title"));
    page.head.lead = ask.say("needs-criteria-lead");
    page.crumbs = vec![Crumb::new("/needs", ask.say("needs-list-title"))];
    page.body = if now.is_empty() {
        let (title, text) = (ask.say("needs-criteria-empty"), ask.say("needs-criteria-empty-help"));
        Empty { icon: Icon::Policy, title, text, act: add.clone() }.render(ask.talk)
    } else {
        table(ask, "needs-criteria-now", now, if may_set { Acts::Shown } else { Acts::Hidden })
    };
    if !before.is_empty() {
        page.body = page.body.then(&table(ask, "needs-criteria-before", before, Acts::Hidden));
    }
    page.head.primary = add.filter(|_| !now.is_empty());
    page
}

/// Whether a row offers to change it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Acts {
    Shown,
    Hidden,
}

fn table(ask: &Ask<'_>, caption: &str, criteria: &[Criterion], acts: Acts) -> Html {
    let lang = ask.talk.lang();
    let row = |c: &Criterion| {
        let until = c.until_at.map_or_else(String::new, |at| ask.when(at));
        let mut cells: Vec<Cell> = vec![
            c.name(lang).into(),
            c.about(lang).into(),
            ask.say(&format!("needs-kind-{}", c.kind.word())).into(),
            c.weight.to_string().into(),
            ask.when(c.from_at).into(),
            until.into(),
        ];
        if acts == Acts::Shown {
            let at = format!("/needs/criteria/{}", c.root);
            let change = Act::go(ask.say("needs-criterion-change-title"), format!("{at}/change")).plain();
            let retire = Act::send(ask.say("needs-criterion-retire"), format!("{at}/retire")).plain();
            cells.push(Cell::html(change.then(&Html(" ".to_owned())).then(&retire)));
        }
        Row::new(cells)
    };
    let mut heads = vec![
        "needs-criterion-name",
        "needs-criterion-about",
        "needs-criterion-kind",
        "needs-criterion-weight",
        "needs-criterion-from",
        "needs-criterion-until",
    ];
    if acts == Acts::Shown {
        heads.push("needs-criterion-acts");
    }
    let columns = heads.into_iter().map(|key| Column::new(ask.say(key))).collect();
    let rows = criteria.iter().map(row).collect();
    Table { caption: ask.say(caption), columns, rows, sums: Vec::new() }.render(ask.talk)
}
