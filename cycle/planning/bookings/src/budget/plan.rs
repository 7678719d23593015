use std::collections::BTreeMap;

use access::Actor;
use kernel::{FieldErrors, Id, Input, Money, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use super::row::file_href;
use super::store::{self as rows, Ready};
use crate::{BudgetFile, BudgetState, Cannot, Event, POLICY, Verb};

/// What came of planning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Planned {
    /// Rows that stand in the plan now.
    pub rows: i64,
    /// Rows that the budget refused, such as for a unit that has been closed or a line that is a post.
    pub refused: i64,
}

pub(crate) struct PlanFile;

impl Form for PlanFile {
    const NAME: &'static str = "bookings-plan";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id = ask.id("id")?;
        let parts = ask.db.read(|reading| {
            rows::file(reading, ask.actor, id)?;
            rows::parts(reading, ask.actor, id)
        })?;
        POLICY.allow(ask.actor, Verb::Book, &())?;
        let ready = parts.iter().find(|part| part.state == BudgetState::Ready).ok_or(Cannot::NothingReady)?;
        let sum = Money::sek(ready.sum).show(ask.talk.lang());
        let crumb = ask.say("bookings-budget-files-list-title");
        let mut draft = Draft::default().crumb("/bookings/budgets", crumb).cancel(file_href(id));
        let facts = [("count", ready.rows.into()), ("sum", sum.into())];
        draft.title = Some(ask.talk.with("bookings-plan-page", &facts));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        let planned = plan_file(ask.db, ask.actor, id)?;
        let said =
            if planned.refused > 0 { "bookings-budget-planned-some" } else { "bookings-budget-planned-all" };
        let reply = Reply::see(file_href(id), said).fact("rows", planned.rows);
        Ok(reply.fact("refused", planned.refused))
    }
}

/// Rows that are planned in one write, so that others need not wait for a whole file.
const TOGETHER: i64 = 500;

/// Puts a file's rows that are ready into the plan: rows of one line as one entry, each row once. A row whose amount has
/// changed changes the plan by the difference. What the budget refuses stays where it is.
pub fn plan_file(db: &Db, actor: &Actor, id: Id<BudgetFile>) -> Result<Planned> {
    let (mut planned, mut after) = (Planned::default(), 0);
    db.read(|reading| rows::file(reading, actor, id))?;
    POLICY.allow(actor, Verb::Book, &())?;
    loop {
        let ready = db.read(|reading| rows::ready(reading, id, after, TOGETHER))?;
        let Some(last) = ready.last() else { break };
        let (first, until) = (after, last.row.id.number());
        after = until;
        let some = db.write(actor, |tx| {
            rows::file(tx, actor, id)?;
            let permit = POLICY.allow(actor, Verb::Book, &())?;
            // Read again inside: somebody else may have planned the same meanwhile.
            let again = rows::ready(tx, id, first, TOGETHER)?;
            let some = together(tx, again.into_iter().filter(|it| it.row.id.number() <= until))?;
            Ok(tx.say(permit, &Event::BudgetPlanned { file: id, rows: some.rows })?.with(some))
        })?;
        planned.rows += some.rows;
        planned.refused += some.refused;
    }
    if planned == Planned::default() { Err(Cannot::NothingReady.into()) } else { Ok(planned) }
}

/// What rows that go onto one line have in common: what they were put onto before, or year, unit and account.
type Goes = (i64, i16, i64, i64);

fn together(tx: &Tx<'_>, ready: impl Iterator<Item = Ready>) -> Result<Planned> {
    let mut lines: BTreeMap<(Goes, String), Vec<Ready>> = BTreeMap::new();
    for one in ready {
        let facts = &one.facts;
        let service = facts.service.map_or(0, Id::number);
        let goes = (one.row.on.map_or(0, Id::number), one.row.year, facts.unit.number(), service);
        let account = [&facts.account, facts.kind.word(), &facts.activity, &facts.name].join("\u{1f}");
        lines.entry((goes, account)).or_default().push(one);
    }
    let mut planned = Planned::default();
    for some in lines.into_values() {
        let rows = i64::try_from(some.len()).unwrap_or(i64::MAX);
        match tx.part(|tx| enter(tx, &some))? {
            Ok(()) => planned.rows += rows,
            Err(stop @ (Refused::Broken(_) | Refused::Full | Refused::Busy)) => return Err(stop),
            Err(_) => planned.refused += rows,
        }
    }
    Ok(planned)
}

/// One line's rows as one entry of the plan.
fn enter(tx: &Tx<'_>, some: &[Ready]) -> Result<()> {
    let Some(first) = some.first() else { return Ok(()) };
    let line = match first.row.on {
        Some(line) => line,
        None => finance::line_for(tx, first.row.year, &first.facts)?,
    };
    let too_large = || Refused::field("amount", "too-large");
    let more = some.iter().try_fold(Money::ZERO, |sum, one| {
        let more = one.row.amount.minus(one.row.planned).ok_or_else(too_large)?;
        sum.plus(more).ok_or_else(too_large)
    })?;
    if more.minor != 0 {
        let words = match some {
            [one] if !one.row.text.is_empty() => one.row.text.clone(),
            _ => first.row.account.clone(),
        };
        finance::budget(tx, line, more, &words)?;
    }
    some.iter().try_for_each(|one| rows::set_planned(tx, &one.row, line))
}
