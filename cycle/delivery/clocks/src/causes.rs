//! Why promises are broken: the list that the organisation keeps. A cause that is retired stays where it was given.

use ::store::{Db, Reading, Sql};
use access::Actor;
use kernel::{FieldErrors, Id, Input, Moment, Result, all_or_errors};
use look::{Act, Cell, Column, Crumb, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Draft, Field, Form, Page, Reply};

use crate::clock::Cause;
use crate::{CLOCKS, ClockVerb, Event};

/// A cause to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCause {
    pub name_sv: String,
    pub name_en: String,
}

/// Adds a cause.
pub fn add_cause(db: &Db, actor: &Actor, new: &NewCause) -> Result<Id<Cause>> {
    db.write(actor, |tx| {
        let permit = CLOCKS.allow_new(actor, ClockVerb::SetCauses, &())?;
        let sql = Sql::change("INSERT INTO breach_cause (name_sv, name_en) VALUES (?, ?)");
        let cause = tx.insert(sql.bind(&new.name_sv).bind(&new.name_en))?;
        Ok(tx.say(permit, &Event::CauseAdded { cause })?.with(cause))
    })
}

/// Nobody gives it from now on.
pub fn retire_cause(db: &Db, actor: &Actor, id: Id<Cause>) -> Result<()> {
    db.write(actor, |tx| {
        let permit = CLOCKS.allow_new(actor, ClockVerb::SetCauses, &())?;
        let text = "UPDATE breach_cause SET retired_at = ? WHERE id = ? AND retired_at IS NULL";
        match tx.run(Sql::change(text).bind(tx.now()).bind(id))? {
            1 => tx.say(permit, &Event::CauseRetired { cause: id }),
            _ => Err(kernel::Refused::NotFound),
        }
    })
}

type Line = (Id<Cause>, String, String, Option<Moment>);

fn all(reading: &Reading<'_>) -> Result<Vec<Line>> {
    let text = "SELECT id, name_sv, name_en, retired_at FROM breach_cause ORDER BY id LIMIT 500";
    reading.all(Sql::open("the organisation's own list, behind the gate of those who measure", text))
}

/// GET `/service-levels/causes`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !CLOCKS.may_somewhere(ask.actor, ClockVerb::Measure) {
        return Err(kernel::Refused::NotAllowed);
    }
    let causes = ask.db.read(all)?;
    let one = |(id, sv, en, retired): &Line| -> Json {
        json!({ "id": id, "name_sv": sv, "name_en": en, "retired_at": retired.map(Moment::rfc3339) })
    };
    ask.show(|| Ok(json!({ "items": causes.iter().map(one).collect::<Vec<_>>() })), || Ok(page(ask, &causes)))
}

fn page(ask: &Ask<'_>, causes: &[Line]) -> Page {
    let may_set = CLOCKS.may(ask.actor, ClockVerb::SetCauses, &());
    let mut page = Page::titled(ask.say("clocks-causes-title"));
    page.head.lead = ask.say("clocks-causes-lead");
    page.crumbs = vec![Crumb::new("/service-levels/report", ask.say("clocks-report-title"))];
    if may_set {
        let add = Act::go(ask.say("clocks-cause-add-title"), "/service-levels/causes/add");
        page.head.primary = Some(add.icon(Icon::Add));
    }
    let row = |(id, sv, en, retired): &Line| {
        let last = match retired {
            Some(at) => ask.talk.with("clocks-cause-retired-at", &[("at", ask.when(*at).into())]).into(),
            None if may_set => {
                let words = ask.talk.with("clocks-cause-retire", &[("name", sv.into())]);
                let act = Act::send(words, format!("/service-levels/causes/{id}/retire"));
                Cell::html(act.icon(Icon::Close).quiet())
            }
            None => Cell::nothing(),
        };
        Row::new(vec![sv.clone().into(), en.clone().into(), last])
    };
    let columns = ["clocks-cause-add-name_sv", "clocks-cause-add-name_en", "clocks-cause-use"];
    let table = Table {
        caption: ask.say("clocks-causes-title"),
        columns: columns.map(|key| Column::new(ask.say(key))).to_vec(),
        rows: causes.iter().map(row).collect(),
        sums: Vec::new(),
    };
    page.body = table.render(ask.talk);
    page
}

/// Add a cause.
pub(crate) struct AddCause;

impl Form for AddCause {
    const NAME: &'static str = "clocks-cause-add";
    const FIELDS: &'static [Field] =
        &[Field::line("name_sv", 80).required(), Field::line("name_en", 80).required()];
    type New = NewCause;

    fn parse(input: &Input) -> Result<NewCause, FieldErrors> {
        let (name_sv, name_en) = (input.line("name_sv", 2..=80), input.line("name_en", 2..=80));
        all_or_errors!(NewCause { name_sv, name_en })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        CLOCKS.allow_new(ask.actor, ClockVerb::SetCauses, &())?;
        let draft = Draft::default().crumb("/service-levels/causes", ask.say("clocks-causes-title"));
        Ok(draft.cancel("/service-levels/causes"))
    }

    fn act(ask: &Ask<'_>, new: NewCause) -> Result<Reply> {
        let id = add_cause(ask.db, ask.actor, &new)?;
        Ok(Reply::made("breach-cause", id.number(), "/service-levels/causes", "clocks-cause-add-done"))
    }
}

/// POST `/service-levels/causes/{id}/retire`
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    retire_cause(ask.db, ask.actor, ask.id("id")?)?;
    Ok(Reply::see("/service-levels/causes", "clocks-cause-retire-done"))
}
