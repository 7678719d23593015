use access::Actor;
use finance::{Booked, Counted};
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::row::file_href;
use crate::store::rows::{self, Ready};
use crate::{Cannot, Event, LedgerFile, POLICY, State, Verb};

/// What came of booking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Rows that are in the ledger now: also those that somebody had written there by hand.
    pub booked: i64,
    /// Of these, rows that were there already.
    pub known: i64,
    /// Rows that the ledger refused, such as for a unit that has been closed.
    pub refused: i64,
}

pub(crate) struct Book;

impl Form for Book {
    const NAME: &'static str = "bookings-book";
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
        let ready = parts.iter().find(|part| part.state == State::Ready).ok_or(Cannot::NothingReady)?;
        let sum = kernel::Money::sek(ready.sum).show(ask.talk.lang());
        let mut draft =
            Draft::default().crumb("/bookings", ask.say("bookings-files-list-title")).cancel(file_href(id));
        let facts = [("count", ready.rows.into()), ("sum", sum.into())];
        draft.title = Some(ask.talk.with("bookings-book-page", &facts));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        let outcome = book(ask.db, ask.actor, id)?;
        let said = if outcome.refused > 0 { "bookings-booked-some" } else { "bookings-booked-all" };
        let reply =
            Reply::see(file_href(id), said).fact("booked", outcome.booked).fact("known", outcome.known);
        Ok(reply.fact("refused", outcome.refused))
    }
}

/// Rows that are booked in one write, so that others need not wait for a whole file.
const TOGETHER: i64 = 100;
/// Rows that one act books; the page says when more are ready.
const AT_MOST: i64 = 5_000;

/// Puts a file's rows that are ready into the ledger, each once. What the ledger refuses stays where it is.
pub fn book(db: &Db, actor: &Actor, id: Id<LedgerFile>) -> Result<Outcome> {
    let (mut outcome, mut after) = (Outcome::default(), 0);
    db.read(|reading| rows::file(reading, actor, id))?;
    POLICY.allow(actor, Verb::Book, &())?;
    while outcome.booked < AT_MOST {
        let ready = db.read(|reading| rows::ready(reading, id, after, TOGETHER))?;
        let Some(last) = ready.last() else { break };
        after = last.row.id.number();
        let some = db.write(actor, |tx| {
            rows::file(tx, actor, id)?;
            let permit = POLICY.allow(actor, Verb::Book, &())?;
            // Read again inside: somebody else may have booked the same meanwhile.
            let first = ready.first().map_or(0, |ready| ready.row.id.number() - 1);
            let again = rows::ready(tx, id, first, TOGETHER)?;
            let mut some = Outcome::default();
            for one in again.iter().filter(|one| one.row.id.number() <= after) {
                match tx.part(|tx| enter(tx, one))? {
                    Ok(is_known) => {
                        some.booked += 1;
                        some.known += i64::from(is_known);
                    }
                    Err(stop @ (Refused::Broken(_) | Refused::Full | Refused::Busy)) => return Err(stop),
                    Err(_) => some.refused += 1,
                }
            }
            Ok(tx.say(permit, &Event::Booked { file: id, rows: some.booked })?.with(some))
        })?;
        outcome.booked += some.booked;
        outcome.known += some.known;
        outcome.refused += some.refused;
    }
    if outcome == Outcome::default() { Err(Cannot::NothingReady.into()) } else { Ok(outcome) }
}

/// Puts a row into the ledger; gives whether it was there already, by somebody's hand.
fn enter(tx: &Tx<'_>, ready: &Ready) -> Result<bool> {
    let row = &ready.row;
    let name = match ready.register {
        Some(id) => agreements::supplier_name(tx, Id::new(id))?,
        None => None,
    };
    let line = finance::line_for(tx, row.day.year(), &ready.facts)?;
    let mut counted = Counted {
        supplier: name.unwrap_or_else(|| ready.own_name.clone()),
        reference: row.invoice.clone(),
        row: rows::equals_booked(tx, row, ready.supplier)?,
        amount: row.amount,
        day: row.day,
        text: row.text.clone(),
    };
    loop {
        match finance::count(tx, line, &counted)? {
            Booked::Now(entry) => {
                rows::set_entry(tx, row.id, entry, "booked")?;
                return Ok(false);
            }
            Booked::Before(entry) => match rows::file_that_answers_for(tx, entry)? {
                // Another row of the file is that one, and this is the next of the invoice.
                Some(file) if file == row.file => counted.row += 1,
                // The same row came in another file, which called its supplier or its unit something else.
                Some(_) => return Err(Refused::Conflict),
                None => {
                    rows::set_entry(tx, row.id, entry, "known")?;
                    return Ok(true);
                }
            },
        }
    }
}
