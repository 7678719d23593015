//! The terms that wait for a decision, their reminders, and what years cost.

use std::collections::HashSet;

use access::Actor;
use kernel::{Day, Id, Money, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::agreement::{Agreement, Answerable};
use crate::cost::YearCost;
use crate::remind::{Stage, stage};
use crate::term::Term;
use crate::{POLICY, Verb};

/// Terms that one round of the clock looks at; the next takes those that are left.
const A_ROUND: i64 = 2_000;

/// Agreements that the clock has something to do with today, the most urgent first: whether the notice day has passed,
/// or only a reminder is due that has not been told.
pub(crate) fn due(reading: &Reading<'_>, today: Day) -> Result<Vec<(Id<Agreement>, bool)>> {
    let text = "SELECT agreement_id, term, decide_by, notice_by FROM agreement_term
                WHERE soon_from <= ? OR notice_by <= ? ORDER BY notice_by, agreement_id LIMIT ?";
    let sql = Sql::open("the clock reminds of what is due", text).bind(today).bind(today).bind(A_ROUND);
    let near: Vec<(Id<Agreement>, i64, Day, Day)> = reading.all(sql)?;
    if near.is_empty() {
        return Ok(Vec::new());
    }
    let text = "SELECT agreement_id, term, stage, day FROM agreement_alert WHERE 1 = 1";
    let sql = Sql::open("what has been told", text);
    let told: Vec<(Id<Agreement>, i64, String, Day)> =
        reading.all(sql.and_in("agreement_id", near.iter().map(|(id, ..)| id.number())))?;
    let told: HashSet<(i64, i64, String, Day)> =
        told.into_iter().map(|(id, term, stage, day)| (id.number(), term, stage, day)).collect();
    let due = |(id, term, decide_by, notice_by): (Id<Agreement>, i64, Day, Day)| {
        if notice_by < today {
            return Some((id, true));
        }
        let stage = stage(today, decide_by, notice_by)?;
        let is_told = told.contains(&(id.number(), term, stage.word().to_owned(), decide_by));
        (!is_told).then_some((id, false))
    };
    Ok(near.into_iter().filter_map(due).collect())
}

/// Notes that a stage is told of a term; a conflict when it was before.
pub(crate) fn note(tx: &Tx<'_>, id: Id<Agreement>, term: &Term, stage: Stage) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO agreement_alert (agreement_id, term, stage, day, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (agreement_id, term, stage, day) DO NOTHING",
    );
    let sql = sql.bind(id).bind(term.number).bind(stage.word()).bind(term.decide_by).bind(tx.now());
    if tx.run(sql)? == 1 { Ok(()) } else { Err(Refused::Conflict) }
}

/// Who answers for an agreement: its role, its owner and its unit. For telling them.
pub(crate) fn answering(
    reading: &Reading<'_>,
    id: Id<Agreement>,
) -> Result<Option<(Answerable, Option<Id<Person>>, Id<Unit>)>> {
    let text = "SELECT owner_role, owner_id, unit_id FROM agreement WHERE id = ?";
    let found: Option<(String, Option<Id<Person>>, Id<Unit>)> =
        reading.find(Sql::open("whoever answers for it is told", text).bind(id))?;
    Ok(found.and_then(|(role, owner, unit)| Some((Answerable::from_word(&role)?, owner, unit))))
}

/// Those who hold a role now for a unit, by themselves or through a group.
pub fn holders(reading: &Reading<'_>, role: Answerable, unit: Id<Unit>) -> Result<Vec<Id<Person>>> {
    let holds =
        "g.role = ? AND g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)
        AND g.unit_id IN (SELECT ancestor FROM unit_closure WHERE descendant = ?)";
    let text = format!(
        "SELECT p.id FROM person p WHERE (p.left_on IS NULL OR p.left_on >= ?) AND p.id IN (
            SELECT g.person_id FROM role_grant g WHERE g.person_id IS NOT NULL AND {holds}
            UNION SELECT m.person_id FROM role_grant g
            JOIN person_group pg ON pg.id = g.group_id AND pg.closed_at IS NULL
            JOIN group_member m ON m.group_id = g.group_id WHERE {holds}) ORDER BY p.id LIMIT 500"
    );
    let now = reading.now();
    let mut sql = Sql::open("whoever holds the role is told", &text).bind(people::today(reading)?);
    for _ in 0..2 {
        sql = sql.bind(role.word()).bind(now).bind(now).bind(unit);
    }
    Ok(reading.all::<(Id<Person>,)>(sql)?.into_iter().map(|(person,)| person).collect())
}

/// What the agreements with a supplier cost in each year of which anything is known, among those that the actor may read.
/// The years ascend.
pub fn agreed_with(
    reading: &Reading<'_>,
    actor: &Actor,
    supplier: Id<crate::Supplier>,
) -> Result<Vec<(i16, YearCost)>> {
    let text = "SELECT agreement_year.year, CAST(SUM(agreement_year.committed) AS BIGINT),
                CAST(SUM(agreement_year.expected) AS BIGINT)
                FROM agreement_year JOIN agreement ON agreement.id = agreement_year.agreement_id
                WHERE {scope} AND agreement.supplier_id = ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(supplier);
    let found: Vec<(i64, i64, i64)> =
        reading.all(sql.and("GROUP BY agreement_year.year ORDER BY agreement_year.year"))?;
    let cost = |(year, committed, expected): (i64, i64, i64)| {
        let cost = YearCost { committed: Money::sek(committed), expected: Money::sek(expected) };
        Ok((i16::try_from(year).map_err(kernel::Refused::broken)?, cost))
    };
    found.into_iter().map(cost).collect()
}

/// What agreements cost in some years, each among those that the actor may read: for the whole organisation, or for a
/// unit with all below it. The years ascend, and each that is asked for is there.
pub fn committed(
    reading: &Reading<'_>,
    actor: &Actor,
    years: std::ops::RangeInclusive<i16>,
    unit: Option<Id<Unit>>,
) -> Result<Vec<(i16, YearCost)>> {
    let text = "SELECT agreement_year.year, CAST(SUM(agreement_year.committed) AS BIGINT),
                CAST(SUM(agreement_year.expected) AS BIGINT)
                FROM agreement_year JOIN agreement ON agreement.id = agreement_year.agreement_id
                WHERE {scope} AND agreement_year.year >= ? AND agreement_year.year <= ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    let sql = sql.bind(i64::from(*years.start())).bind(i64::from(*years.end()));
    let sql = match unit {
        Some(unit) => sql
            .and("AND agreement.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
            .bind(unit),
        None => sql,
    };
    let found: Vec<(i64, i64, i64)> =
        reading.all(sql.and("GROUP BY agreement_year.year ORDER BY agreement_year.year"))?;
    let cost = |year: i16| {
        let row = found.iter().find(|(of, ..)| *of == i64::from(year));
        row.map_or(YearCost::NOTHING, |(_, committed, expected)| YearCost {
            committed: Money::sek(*committed),
            expected: Money::sek(*expected),
        })
    };
    Ok(years.map(|year| (year, cost(year))).collect())
}

/// Agreements that the actor may read to choose from, those that have ended left out: at most 1,000, by name.
pub fn agreement_choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<look::Choice>> {
    let text = "SELECT agreement.id, agreement.name FROM agreement
                WHERE {scope} AND (agreement.last_day IS NULL OR agreement.last_day >= ?)
                ORDER BY agreement.name, agreement.id LIMIT 1000";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(people::today(reading)?);
    let found: Vec<(i64, String)> = reading.all(sql)?;
    Ok(found.into_iter().map(|(id, name)| look::Choice::new(id.to_string(), name)).collect())
}

/// An agreement's name and its terms, if the actor may read it: for what is bought by it.
pub fn terms_of(
    reading: &Reading<'_>,
    actor: &Actor,
    id: Id<Agreement>,
) -> Result<Option<(String, Vec<Term>)>> {
    match super::agreements::load(reading, actor, id) {
        Ok(agreement) => {
            let terms = agreement.terms(people::today(reading)?);
            Ok(Some((agreement.facts.name, terms)))
        }
        Err(Refused::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}
