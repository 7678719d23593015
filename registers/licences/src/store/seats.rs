//! Who has a seat, as far as the reader may see persons.

use access::Actor;
use kernel::{Day, Id, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::Cannot;
use crate::licence::Licence;
use crate::seats::Seat;

/// Somebody who has or had a seat.
pub(crate) struct Seated {
    pub id: Id<Seat>,
    pub person: Id<Person>,
    pub unit: Id<Unit>,
    pub from: Day,
    /// The first day without it.
    pub until: Option<Day>,
}

type Columns = (Id<Seat>, Id<Person>, Id<Unit>, Day, Option<Day>);

fn seated((id, person, unit, from, until): Columns) -> Seated {
    Seated { id, person, unit, from, until }
}

/// Seats that the page shows.
pub(crate) const SHOWN: i64 = 500;

/// The seats of a licence whose persons the actor may read, those that are held first.
pub(crate) fn of(reading: &Reading<'_>, actor: &Actor, id: Id<Licence>) -> Result<Vec<Seated>> {
    let text = "SELECT licence_seat.id, person.id, person.unit_id, licence_seat.from_day, licence_seat.until_day
                FROM licence_seat JOIN person ON person.id = licence_seat.person_id
                WHERE {scope} AND licence_seat.licence_id = ?
                ORDER BY CASE WHEN licence_seat.until_day IS NULL THEN 0 ELSE 1 END, licence_seat.id DESC LIMIT ?";
    let sql = Sql::within(&people::readable_persons(actor), text).bind(id).bind(SHOWN);
    Ok(reading.all::<Columns>(sql)?.into_iter().map(seated).collect())
}

/// How many seats are held, whoever holds them.
pub(crate) fn held(reading: &Reading<'_>, id: Id<Licence>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM licence_seat WHERE licence_id = ? AND until_day IS NULL";
    reading.number(Sql::open("a number alone, of a licence that was loaded within scope", text).bind(id))
}

/// Gives a seat from a day.
pub(crate) fn give(tx: &Tx<'_>, id: Id<Licence>, person: Id<Person>, from: Day) -> Result<()> {
    let text =
        "SELECT COUNT(*) FROM licence_seat WHERE licence_id = ? AND person_id = ? AND until_day IS NULL";
    let sql = Sql::open("whoever may give seats knows who has one", text).bind(id).bind(person);
    if tx.number(sql)? > 0 {
        return Err(Cannot::HasSeat.into());
    }
    let sql = Sql::change(
        "INSERT INTO licence_seat (licence_id, person_id, from_day, at, by_id) VALUES (?, ?, ?, ?, ?)",
    );
    tx.run_one(sql.bind(id).bind(person).bind(from).bind(tx.now()).bind(tx.actor().person_id()))
}

/// The seat, when it is held and the actor may read its person.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Licence>, seat: Id<Seat>) -> Result<Seated> {
    let text =
        "SELECT licence_seat.id, person.id, person.unit_id, licence_seat.from_day, licence_seat.until_day
                FROM licence_seat JOIN person ON person.id = licence_seat.person_id
                WHERE {scope} AND licence_seat.licence_id = ? AND licence_seat.id = ?
                AND licence_seat.until_day IS NULL";
    let sql = Sql::within(&people::readable_persons(actor), text).bind(id).bind(seat);
    reading.find::<Columns>(sql)?.map(seated).ok_or(Refused::NotFound)
}

/// Takes a seat back: it is free from the day.
pub(crate) fn free(tx: &Tx<'_>, seat: Id<Seat>, from: Day) -> Result<()> {
    let sql = Sql::change("UPDATE licence_seat SET until_day = ? WHERE id = ? AND until_day IS NULL");
    tx.run_one(sql.bind(from).bind(seat))
}
