use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject};
use store::Db;
use thread::{Relation, Tie};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::store::{index, load, parties};
use crate::{Event, Move, Need, POLICY, Verb, similar};

/// The same was asked for elsewhere: the askers move, both dialogues stay, everybody is told.
pub struct Merge;

impl Form for Merge {
    const NAME: &'static str = "needs-merge";
    const FIELDS: &'static [Field] = &[Field::number("into", 1, i64::MAX).required(), REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let into = input.number("into", 1..=i64::MAX);
        let to = into.map(|number| Move::Merge { into: Id::new(number) });
        let (reason, seen) = (moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Merge)?;
        need.state.after(Move::Merge { into: Id::new(i64::MAX) }, need.changed_at)?;
        let asked = ask.query.raw("q").to_owned();
        let words = if asked.is_empty() { need.facts.title.clone() } else { asked };
        let mut draft = moves::about(ask, &need);
        draft.before = similar::to_merge_into(ask, &need, &words)?;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        let id = ask.id("id")?;
        let into = merge(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("need", into.number(), crate::need::href(into), "needs-merge-done").fact("number", id))
    }
}

/// Merges a need into the one that the move names; gives that one. The actor must be allowed to on both.
pub fn merge(db: &Db, actor: &Actor, id: Id<Need>, wanted: &Wanted) -> Result<Id<Need>> {
    let Move::Merge { into } = wanted.to else { return Err(Refused::broken("merged without a target")) };
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Merge, &need)?;
        let target = load(tx, actor, into).map_err(unknown_target)?;
        POLICY.allow(actor, Verb::Merge, &target)?;
        if into != id {
            target.can_take_in()?;
        }
        parties::move_dialogue(tx, id, into)?;
        moves::moved(tx, need, wanted)?;
        parties::copy_askers(tx, id, into)?;
        index(tx, into)?;
        let [from, to] = [id, into].map(|need| Subject::new("need", need.number()));
        thread::tie_within(tx, &permit, &Tie::new(from, Relation::Duplicates, to)?)?;
        Ok(tx.say(permit, &Event::Merged { need: id, into })?.with(into))
    })
}

/// A number that leads nowhere is a slip in the field, not a missing page.
fn unknown_target(refused: Refused) -> Refused {
    match refused {
        Refused::NotFound => Refused::field("into", "no-such-need"),
        other => other,
    }
}
