use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Refused, Result, Unit};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, VERSION};
use crate::store::{self as rows, index, load, save};
use crate::{Event, Facts, Need, POLICY, Verb};

/// Change what a need says: mend a title, state what it is about, move it to the right unit.
pub struct Edit;

/// What a need is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub title: String,
    pub text: String,
    pub unit: Id<Unit>,
    pub concerns: String,
    pub effect: String,
    pub touched: String,
    pub touched_count: Option<i64>,
    pub wanted_by: Option<Day>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for Edit {
    const NAME: &'static str = "needs-edit";
    const FIELDS: &'static [Field] = &[
        Field::line("title", 160).required(),
        Field::prose("text", 10_000).required(),
        Field::pick("unit").required(),
        Field::line("concerns", 160),
        Field::prose("effect", 2_000),
        Field::line("touched", 200),
        Field::number("touched_count", 0, 1_000_000),
        Field::day("wanted_by"),
        VERSION,
    ];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let (title, text) = (input.line("title", 3..=160), input.text("text", 3..=10_000));
        let (unit, concerns) = (input.id("unit"), input.line("concerns", 0..=160));
        let (effect, touched) = (input.text("effect", 0..=2_000), input.line("touched", 0..=200));
        let touched_count = input.optional_number("touched_count", 0..=1_000_000);
        let (wanted_by, seen) = (input.optional_day("wanted_by"), moves::seen(input));
        kernel::all_or_errors!(Edited {
            title,
            text,
            unit,
            concerns,
            effect,
            touched,
            touched_count,
            wanted_by,
            seen
        })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Edit)?;
        let facts = &need.facts;
        let draft = Draft { title: Some(ask.say("needs-edit-page")), ..moves::about(ask, &need) };
        Ok(draft
            .choices("unit", ask.db.read(people::unit_choices)?)
            .value("title", &facts.title)
            .value("text", &facts.text)
            .value("unit", facts.unit.to_string())
            .value("concerns", &facts.concerns)
            .value("effect", &facts.effect)
            .value("touched", &facts.touched)
            .value("touched_count", facts.touched_count.map_or_else(String::new, |n| n.to_string()))
            .value("wanted_by", facts.wanted_by.map_or_else(String::new, |day| day.to_string())))
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-edit-done"))
    }
}

/// Changes what a need says. It may be moved to any unit, as it may be asked for in any: whoever moves it away may lose sight of it.
pub fn edit(db: &Db, actor: &Actor, id: Id<Need>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &need)?;
        moves::is_as_seen(&need, new.seen)?;
        let facts = Facts {
            title: new.title.clone(),
            text: new.text.clone(),
            unit: new.unit,
            concerns: new.concerns.clone(),
            effect: new.effect.clone(),
            touched: new.touched.clone(),
            touched_count: new.touched_count,
            wanted_by: new.wanted_by,
        };
        let is_moved = facts.unit != need.facts.unit;
        if is_moved && !rows::is_open_unit(tx, facts.unit)? {
            return Err(Refused::field("unit", "not-a-choice"));
        }
        save(tx, &Need { facts, changed_at: tx.now(), ..need })?;
        index(tx, id)?;
        tx.say(permit, &Event::Edited { need: id })
    })
}
