//! Sjövik's loans: things at the schools lent to those who work there, some of them late, one come back damaged.

use access::Actor;
use assets::Asset;
use kernel::{Day, Id, Money, Person, Personal, Result, Unit};
use store::{Db, Sql};

use crate::{
    Condition, Ending, Loan, NewDamage, NewLoan, NewText, Noted, Payer, Prolonged, Signer, Terms, Whither,
    end, lend, note, prolong, write,
};

/// Where the samples belong.
#[derive(Debug, Clone)]
pub struct Places {
    /// The administration over the schools, whose text holds for all of them.
    pub education: Id<Unit>,
    pub schools: Vec<Id<Unit>>,
    pub today: Day,
}

const SWEDISH: &str = "Du lånar utrustningen av kommunen under terminen. Du är rädd om den, låser den med en egen \
kod och lånar inte ut den till någon annan.\n\nDu lämnar tillbaka utrustningen med laddare och fodral senast den dag som \
står på lånet, eller tidigare om du slutar.\n\nOm något går sönder eller försvinner säger du till skolan samma dag. \
Skador genom oaktsamhet kan du få betala.";
const ENGLISH: &str = "You borrow the equipment from the municipality for the term. You take good care of it, lock it \
with a code of your own and do not lend it to anybody else.\n\nYou give it back with charger and case by the day stated on the \
loan, or earlier if you leave.\n\nIf something breaks or goes missing, tell the school the same day. You may have to pay for \
damage caused by carelessness.";

/// What is free to lend in a unit, and what is lent there without a loan: the thing with whoever has it.
fn things(db: &Db, unit: Id<Unit>) -> Result<Vec<(Id<Asset>, Option<Id<Person>>)>> {
    let sql = Sql::open(
        "samples are made by the operator",
        "SELECT id, person_id FROM asset WHERE unit_id = ? AND state IN ('in-stock', 'lent') ORDER BY id LIMIT 6",
    );
    db.read(|reading| reading.all(sql.bind(unit)))
}

fn persons(db: &Db, unit: Id<Unit>) -> Result<Vec<Id<Person>>> {
    let sql = Sql::open(
        "samples are made by the operator",
        "SELECT id FROM person WHERE unit_id = ? AND is_protected = 0 AND left_on IS NULL ORDER BY id DESC LIMIT 6",
    );
    let found: Vec<(Id<Person>,)> = db.read(|reading| reading.all(sql.bind(unit)))?;
    Ok(found.into_iter().map(|(person,)| person).collect())
}

/// Writes the text, and lends what the schools have; gives how many loans were made.
pub fn make(db: &Db, places: &Places) -> Result<usize> {
    let operator = Actor::operator();
    let (swedish, english) = (SWEDISH.to_owned(), ENGLISH.to_owned());
    write(db, &operator, &NewText { unit: places.education, swedish, english })?;
    let mut made = Vec::new();
    for unit in &places.schools {
        let borrowers = persons(db, *unit)?;
        for (asset, holder) in things(db, *unit)? {
            let turn = made.len();
            let Some(borrower) = holder.or_else(|| borrowers.get(turn % borrowers.len().max(1)).copied())
            else {
                continue;
            };
            made.push(one(
                db,
                places.today,
                turn,
                NewLoan { asset, borrower, terms: terms(places.today, turn) },
            )?);
        }
    }
    Ok(made.len())
}

/// How the loan of a turn was handed out: every third is late.
fn terms(today: Day, turn: usize) -> Terms {
    let due = match turn % 3 {
        0 => today.plus_days(-9),
        1 => today.plus_days(4),
        _ => today.plus_days(40),
    };
    let has_signed = turn % 4 != 1;
    Terms {
        unit: None,
        on: Some(today.plus_days(-70)),
        due: Some(due),
        condition: if turn.is_multiple_of(2) { Condition::Good } else { Condition::Worn },
        note: if turn.is_multiple_of(2) { String::new() } else { "Repor på locket.".to_owned() },
        accessories: "Laddare, fodral".to_owned(),
        signed: has_signed.then(|| (Signer::Borrower, Personal::default())),
    }
}

fn one(db: &Db, today: Day, turn: usize, new: NewLoan) -> Result<Id<Loan>> {
    let operator = Actor::operator();
    let id = lend(db, &operator, &new)?;
    let cost = |kronor: i64| Some(Money::sek(kronor * 100));
    match turn {
        2 => {
            let damage =
                NewDamage { what: "Sprucken skärm.".to_owned(), cost: cost(1_450), payer: Payer::Insurance };
            let ending = Ending {
                whither: Whither::InRepair,
                on: Some(today.plus_days(-3)),
                condition: Condition::Damaged,
                note: "Tappad i golvet.".to_owned(),
                damage: Some(damage),
                seen: None,
            };
            end(db, &operator, id, &ending)?;
        }
        4 => {
            let damage =
                NewDamage { what: "Laddaren saknas.".to_owned(), cost: cost(295), payer: Payer::Borrower };
            note(db, &operator, id, &Noted { damage, on: Some(today.plus_days(-20)) })?;
        }
        5 => {
            let reason = "Behöver datorn under ett vikariat.".to_owned();
            prolong(db, &operator, id, &Prolonged { due: today.plus_days(120), reason, seen: None })?;
        }
        _ => {}
    }
    Ok(id)
}
