use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use look::Choice;
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, SAID, VERSION, Wanted};
use crate::store::{family, load, steps};
use crate::{Event, Move, POLICY, Ticket, Verb};

/// There is a solution: who asks reads what was done, and may find it wanting. Of the reports below, those that want it
/// are solved by the same word.
pub struct Resolve;

/// How it was solved, and which reports with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    pub wanted: Wanted,
    /// Reports below that are solved too.
    pub children: Vec<Id<Ticket>>,
}

impl Form for Resolve {
    const NAME: &'static str = "desk-resolve";
    const FIELDS: &'static [Field] = &[SAID, Field::many("children"), VERSION];
    type New = Resolved;

    fn parse(input: &Input) -> Result<Resolved, FieldErrors> {
        let (said, seen, children) = (moves::said(input), moves::seen(input), input.ids("children"));
        let to = Ok::<_, FieldError>(Move::Resolve);
        let mut errors = FieldErrors::default();
        let children = errors.take(children);
        match (kernel::all_or_errors!(Wanted { to, said, seen }), children) {
            (Ok(wanted), Some(children)) => Ok(Resolved { wanted, children }),
            (wanted, _) => {
                let mut all = wanted.err().unwrap_or_default();
                all.0.append(&mut errors.0);
                Err(all)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let draft = moves::draft(ask, Verb::Resolve, Move::Resolve)?;
        let id = ask.id("id")?;
        let (list, children) =
            ask.db.read(|reading| Ok((steps::of(reading, id)?, family::open_children(reading, id)?)))?;
        list.can_be_solved()?;
        if children.is_empty() {
            return Ok(draft.leave_out("children"));
        }
        let may = |child: &&Ticket| POLICY.may(ask.actor, Verb::Resolve, *child);
        let theirs: Vec<&Ticket> = children.iter().filter(may).collect();
        let choice = |child: &&Ticket| {
            Choice::new(child.id.to_string(), format!("{} ({})", child.facts.title, child.id))
        };
        let ticked = theirs.iter().map(|child| child.id.to_string()).collect();
        Ok(draft.choices("children", theirs.iter().map(choice).collect()).ticked("children", ticked))
    }

    fn act(ask: &Ask<'_>, new: Resolved) -> Result<Reply> {
        let id = ask.id("id")?;
        resolve(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-resolve-done"))
    }
}

/// Solves a ticket whose steps are done and those of its reports that are named; what cannot be solved among them stays as it is.
pub fn resolve(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Resolved) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Resolve, &ticket)?;
        steps::of(tx, id)?.can_be_solved()?;
        moves::moved(tx, ticket, &new.wanted)?;
        let children = if new.children.is_empty() { Vec::new() } else { family::open_children(tx, id)? };
        let wanted = Wanted { seen: None, ..new.wanted.clone() };
        for child in children.into_iter().filter(|child| new.children.contains(&child.id)) {
            let is_done = steps::of(tx, child.id)?.can_be_solved().is_ok();
            if is_done && POLICY.may(actor, Verb::Resolve, &load(tx, actor, child.id)?) {
                let child = moves::moved(tx, child, &wanted)?;
                tx.also(&permit, &Event::to(child.id, Happened::Resolved))?;
            }
        }
        tx.say(permit, &Event::to(id, Happened::Resolved))
    })
}
