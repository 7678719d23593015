//! Approvals: rows are added and never changed.

use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::Ticket;
use crate::approval::{Approval, ApprovalStep, Said, Verdict};

/// A ticket's approval, as far as it has come.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Approval> {
    let sql = Sql::open(
        "the ticket was loaded within scope",
        "SELECT s.id, s.approver_id, s.question, w.by_id, w.verdict, w.reason, w.at
         FROM approval_step s LEFT JOIN approval_word w ON w.step_id = s.id WHERE s.ticket_id = ? ORDER BY s.place",
    );
    type Line = (i64, Id<Person>, String, Option<Id<Person>>, Option<String>, Option<String>, Option<Moment>);
    let rows: Vec<Line> = reading.all(sql.bind(ticket))?;
    let step = |(id, approver, question, by, verdict, reason, at): Line| {
        let said = match (by, verdict, at) {
            (Some(by), Some(word), Some(at)) => {
                let verdict = Verdict::from_word(&word)
                    .ok_or_else(|| Refused::broken(format!("an approval says {word}")))?;
                Some(Said { by, verdict, reason: reason.unwrap_or_default(), at })
            }
            _ => None,
        };
        Ok(ApprovalStep { id, approver, question, said })
    };
    Ok(Approval { steps: rows.into_iter().map(step).collect::<Result<_>>()? })
}

/// One more is asked, after those before.
pub(crate) fn ask(
    tx: &Tx<'_>,
    ticket: Id<Ticket>,
    place: usize,
    approver: Id<Person>,
    question: &str,
) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO approval_step (ticket_id, place, approver_id, asked_at, asked_by, question) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(ticket).bind(i64::try_from(place).unwrap_or(i64::MAX)).bind(approver).bind(tx.now());
    tx.run(sql.bind(tx.actor().person_id()).bind(question)).map(|_| ())
}

/// Keeps what was said; the database takes one word for each step.
pub(crate) fn say(tx: &Tx<'_>, step: i64, said: &Said) -> Result<()> {
    let sql =
        Sql::change("INSERT INTO approval_word (step_id, by_id, verdict, reason, at) VALUES (?, ?, ?, ?, ?)");
    let sql = sql.bind(step).bind(said.by).bind(said.verdict.word()).bind(&said.reason).bind(said.at);
    tx.run(sql).map(|_| ())
}
