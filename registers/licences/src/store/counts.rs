//! Counts with their lists. What is counted is read from the registers as they were on the day.

use access::Actor;
use kernel::{Day, Id, Moment, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::Cannot;
use crate::count::Taken;
use crate::licence::{Licence, Metric};

/// Counts that a page shows.
pub(crate) const SHOWN: i64 = 60;
/// Lines of a count's list on one page.
pub(crate) const LINES: i64 = 100;

/// A count as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    pub id: Id<Taken>,
    pub day: Day,
    pub counted: i64,
    pub bought: Option<i64>,
    pub at: Moment,
    pub by: Option<Id<Person>>,
}

type Columns = (Id<Taken>, Day, i64, Option<i64>, Moment, Option<Id<Person>>);

fn counted((id, day, counted, bought, at, by): Columns) -> Counted {
    Counted { id, day, counted, bought, at, by }
}

const WITHIN: &str = "the licence was loaded within scope";

/// The counts of a licence, the latest day first; of a day the latest.
pub(crate) fn of(reading: &Reading<'_>, id: Id<Licence>) -> Result<Vec<Counted>> {
    let text = "SELECT id, day, counted, bought, at, by_id FROM licence_count WHERE licence_id = ?
                ORDER BY day DESC, id DESC LIMIT ?";
    let found: Vec<Columns> = reading.all(Sql::open(WITHIN, text).bind(id).bind(SHOWN))?;
    Ok(found.into_iter().map(counted).collect())
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Licence>, count: Id<Taken>) -> Result<Counted> {
    let text =
        "SELECT id, day, counted, bought, at, by_id FROM licence_count WHERE licence_id = ? AND id = ?";
    reading
        .find::<Columns>(Sql::open(WITHIN, text).bind(id).bind(count))?
        .map(counted)
        .ok_or(Refused::NotFound)
}

/// The latest count: how many, and the day.
pub(crate) fn last(reading: &Reading<'_>, id: Id<Licence>) -> Result<Option<(i64, Day)>> {
    let text =
        "SELECT counted, day FROM licence_count WHERE licence_id = ? ORDER BY day DESC, id DESC LIMIT 1";
    reading.find(Sql::open(WITHIN, text).bind(id))
}

/// How many there were in each unit, the most first.
pub(crate) fn by_unit(reading: &Reading<'_>, count: Id<Taken>) -> Result<Vec<(Id<Unit>, String, i64)>> {
    let text = "SELECT unit.id, unit.name, licence_count_unit.counted FROM licence_count_unit
                JOIN unit ON unit.id = licence_count_unit.unit_id WHERE licence_count_unit.count_id = ?
                ORDER BY licence_count_unit.counted DESC, unit.name, unit.id LIMIT 2000";
    reading.all(Sql::open("numbers by unit are told to who reads the licence", text).bind(count))
}

/// Somebody or something that was counted.
pub(crate) struct Line {
    pub id: i64,
    /// A thing's tag; a person's name is asked of people.
    pub tag: Option<String>,
    pub person: Option<Id<Person>>,
    pub asset: Option<i64>,
    pub unit: String,
}

type LineColumns = (i64, Option<String>, Option<Id<Person>>, Option<i64>, String);

/// The next lines of a count's list after one, among the persons or things that the actor may read.
pub(crate) fn lines(
    reading: &Reading<'_>,
    actor: &Actor,
    metric: Metric,
    count: Id<Taken>,
    after: i64,
) -> Result<Vec<Line>> {
    let sql = match metric {
        Metric::Device => Sql::within(
            &assets::POLICY.scope(actor, assets::Verb::Read),
            "SELECT licence_count_line.id, asset.tag, licence_count_line.person_id, asset.id, unit.name
             FROM licence_count_line JOIN asset ON asset.id = licence_count_line.asset_id
             JOIN unit ON unit.id = licence_count_line.unit_id WHERE {scope}",
        ),
        Metric::Seat | Metric::Site | Metric::Staff | Metric::Pupil => Sql::within(
            &people::readable_persons(actor),
            "SELECT licence_count_line.id, NULL, person.id, licence_count_line.asset_id, unit.name
             FROM licence_count_line JOIN person ON person.id = licence_count_line.person_id
             JOIN unit ON unit.id = licence_count_line.unit_id WHERE {scope}",
        ),
    };
    let sql = sql.and("AND licence_count_line.count_id = ? AND licence_count_line.id > ?");
    let sql = sql.bind(count).bind(after).and("ORDER BY licence_count_line.id LIMIT ?").bind(LINES + 1);
    let found: Vec<LineColumns> = reading.all(sql)?;
    Ok(found
        .into_iter()
        .map(|(id, tag, person, asset, unit)| Line { id, tag, person, asset, unit })
        .collect())
}

/// Counts as of a day and stores the number, the numbers by unit and the list.
pub(crate) fn take(tx: &Tx<'_>, licence: &Licence, day: Day) -> Result<i64> {
    let bought = licence.plan().bought(day);
    // The list is stored first with a count of nothing known: the row of the count is written once, with its number.
    let select = counted_on(tx, licence, day)?;
    let number = tx.number(select.select("SELECT COUNT(*) FROM (", ") counted"))?;
    let sql = Sql::change(
        "INSERT INTO licence_count (licence_id, day, counted, bought, at, by_id) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(licence.id).bind(day).bind(number).bind(bought).bind(tx.now());
    let count: Id<Taken> = tx.insert(sql.bind(tx.actor().person_id()))?;
    let insert = format!(
        "INSERT INTO licence_count_line (count_id, unit_id, person_id, asset_id)
         SELECT {count}, counted.unit_id, counted.person_id, counted.asset_id FROM ("
    );
    let lines = tx.run(select.change(&insert, ") counted ORDER BY counted.person_id, counted.asset_id"))?;
    if i64::try_from(lines).ok() != Some(number) {
        return Err(Refused::broken("a count and its list differ"));
    }
    let sum = format!(
        "INSERT INTO licence_count_unit (count_id, unit_id, counted)
         SELECT {count}, unit_id, COUNT(*) FROM licence_count_line WHERE count_id = {count} GROUP BY unit_id"
    );
    tx.run(Sql::change(&sum))?;
    Ok(number)
}

/// What is counted, as a table of `unit_id`, `person_id` and `asset_id`.
struct Select {
    text: String,
    values: Vec<store::Value>,
}

impl Select {
    fn bound(&self, sql: Sql) -> Sql {
        self.values.iter().fold(sql, |sql, value| sql.bind(value.clone()))
    }

    fn select(&self, before: &str, after: &str) -> Sql {
        let text = format!("{before}{}{after}", self.text);
        self.bound(Sql::open("a number alone, of what the licence is for", &text))
    }

    fn change(&self, before: &str, after: &str) -> Sql {
        self.bound(Sql::change(&format!("{before}{}{after}", self.text)))
    }
}

/// What the registers said of a day, in the evening, or now when it is today.
///
/// Staff and pupils are those who held that basic role in the units, each once. Devices are things of the kind that were
/// in stock, in use, lent or in repair there. Seats are those that were held on the day.
fn counted_on(tx: &Tx<'_>, licence: &Licence, day: Day) -> Result<Select> {
    let at = day.plus_days(1).begins_in(&people::zone(tx)?).min(tx.now());
    let unit = licence.facts.counted_unit();
    let below = "(SELECT descendant FROM unit_closure WHERE ancestor = ?)";
    match licence.facts.metric {
        Metric::Site => Err(Cannot::NotCounted.into()),
        Metric::Seat => Ok(Select {
            text: "SELECT person.unit_id AS unit_id, person.id AS person_id, CAST(NULL AS BIGINT) AS asset_id
                   FROM licence_seat JOIN person ON person.id = licence_seat.person_id
                   WHERE licence_seat.licence_id = ? AND licence_seat.from_day <= ?
                   AND (licence_seat.until_day IS NULL OR licence_seat.until_day > ?)"
                .to_owned(),
            values: vec![licence.id.into(), day.into(), day.into()],
        }),
        Metric::Staff | Metric::Pupil => Ok(Select {
            text: format!(
                "SELECT MIN(role_grant.unit_id) AS unit_id, person.id AS person_id, CAST(NULL AS BIGINT) AS asset_id
                 FROM role_grant JOIN person ON person.id = role_grant.person_id
                 WHERE role_grant.role = ? AND role_grant.from_at <= ?
                 AND (role_grant.until_at IS NULL OR role_grant.until_at > ?)
                 AND (role_grant.revoked_at IS NULL OR role_grant.revoked_at > ?)
                 AND (person.left_on IS NULL OR person.left_on >= ?)
                 AND role_grant.unit_id IN {below} GROUP BY person.id"
            ),
            values: vec![
                licence.facts.metric.word().into(),
                at.into(),
                at.into(),
                at.into(),
                day.into(),
                unit.into(),
            ],
        }),
        Metric::Device => {
            let mut text = format!(
                "SELECT held.unit_id AS unit_id, CAST(NULL AS BIGINT) AS person_id, asset.id AS asset_id FROM asset
                 JOIN asset_model ON asset_model.id = asset.model_id
                 JOIN asset_move held ON held.id = (SELECT MAX(latest.id) FROM asset_move latest
                     WHERE latest.asset_id = asset.id AND latest.at <= ?)
                 WHERE held.state IN ('in-stock', 'in-use', 'lent', 'in-repair') AND held.unit_id IN {below}"
            );
            let mut values: Vec<store::Value> = vec![at.into(), unit.into()];
            if let Some(model) = licence.facts.model {
                text.push_str(" AND asset.model_id = ?");
                values.push(model.into());
            }
            if let Some(category) = licence.facts.category {
                text.push_str(" AND asset_model.category_id = ?");
                values.push(category.into());
            }
            Ok(Select { text, values })
        }
    }
}

/// Licences that one round of the clock looks at; the next takes those that are left.
const A_ROUND: i64 = 500;

/// Licences whose count day has come: the day, whether the clock counts, and the day that was told to be missed.
pub(crate) fn due(reading: &Reading<'_>, today: Day) -> Result<Vec<(Id<Licence>, Day, bool)>> {
    let text = "SELECT id, next_count, CASE WHEN counts_by = 'clock' THEN 1 ELSE 0 END FROM licence
                WHERE next_count <= ? AND (counts_by = 'clock' OR (next_count < ?
                AND (missed_on IS NULL OR missed_on <> next_count))) ORDER BY next_count, id LIMIT ?";
    let sql = Sql::open("the clock counts what is due", text).bind(today).bind(today);
    reading.all(sql.bind(A_ROUND))
}

/// Notes that it was told that a count day passed; a conflict when it was before.
pub(crate) fn note_missed(tx: &Tx<'_>, id: Id<Licence>, day: Day) -> Result<()> {
    let sql = Sql::change(
        "UPDATE licence SET missed_on = ? WHERE id = ? AND next_count = ? AND (missed_on IS NULL OR missed_on <> ?)",
    );
    if tx.run(sql.bind(day).bind(id).bind(day).bind(day))? == 1 { Ok(()) } else { Err(Refused::Conflict) }
}

/// Licences of which something that is reckoned becomes another today.
pub(crate) fn stale(reading: &Reading<'_>, today: Day) -> Result<Vec<(Id<Licence>,)>> {
    let text = "SELECT id FROM licence WHERE stale_from <= ? ORDER BY stale_from, id LIMIT ?";
    reading.all(Sql::open("what is reckoned is reckoned anew", text).bind(today).bind(A_ROUND))
}
