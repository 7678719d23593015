//! All SQL of the room.

pub(crate) mod imports;
pub(crate) mod messages;
pub(crate) mod notices;
pub(crate) mod parties;
pub(crate) mod past;
pub(crate) mod scores;

use access::Actor;
use kernel::{Id, Person, Refused, Result, Unit};
use store::{Migration, Reading, Row, Sql, Tx};

use crate::{Facts, Need, POLICY, Standing, State, Step, Verb, Verdict};

/// The room's tables, step by step.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "needs", name: "0001_needs", sql: include_str!("../../migrations/0001_needs.sql") },
    Migration { room: "needs", name: "0002_sorts", sql: include_str!("../../migrations/0002_sorts.sql") },
    Migration { room: "needs", name: "0003_details", sql: include_str!("../../migrations/0003_details.sql") },
];

/// What `need.score` holds while nobody has scored.
pub(crate) const UNSCORED: i64 = -1_000_000;

pub(crate) const COLUMNS: &str = "need.id, need.title, need.text, need.unit_id, need.concerns, need.effect, need.touched,
    need.touched_count, need.wanted_by, need.state, need.reason, need.parked_until, need.merged_into, need.planned_for,
    need.delivered_at, need.verdict, need.owner_id, need.proposed_by, need.created_at, need.changed_at,
    need.answered_at, need.waits_since, need.settled_at, need.askers, need.score, need.version";

pub(crate) fn need_of(row: &Row, mine: Standing) -> Result<Need> {
    let facts = Facts {
        title: row.get(1)?,
        text: row.get(2)?,
        unit: row.get(3)?,
        concerns: row.get(4)?,
        effect: row.get(5)?,
        touched: row.get(6)?,
        touched_count: row.get(7)?,
        wanted_by: row.get(8)?,
    };
    let score: i64 = row.get(24)?;
    Ok(Need {
        id: row.get(0)?,
        facts,
        state: state_of(row)?,
        reason: row.get(10)?,
        owner: row.get(16)?,
        proposed_by: row.get(17)?,
        created_at: row.get(18)?,
        changed_at: row.get(19)?,
        answered_at: row.get(20)?,
        waits_since: row.get(21)?,
        settled_at: row.get(22)?,
        askers: row.get(23)?,
        score: (score != UNSCORED).then_some(score),
        mine,
        version: row.get(25)?,
    })
}

fn state_of(row: &Row) -> Result<State> {
    let word: String = row.get(9)?;
    let lacks = |what: &str| Refused::broken(format!("a need that is {word} lacks {what}"));
    Ok(match Step::from_word(&word).ok_or_else(|| lacks("a known state"))? {
        Step::New => State::New,
        Step::Clarified => State::Clarified,
        Step::Assessed => State::Assessed,
        Step::Parked => State::Parked { until: row.get(11)? },
        Step::Declined => State::Declined,
        Step::Merged => State::Merged { into: row.get::<Option<_>>(12)?.ok_or_else(|| lacks("its target"))? },
        Step::Approved => State::Approved,
        Step::Planned => {
            let when: Option<String> = row.get(13)?;
            State::Planned { when: when.and_then(|w| w.parse().ok()).ok_or_else(|| lacks("its time"))? }
        }
        Step::Delivered => {
            State::Delivered { at: row.get::<Option<_>>(14)?.ok_or_else(|| lacks("its moment"))? }
        }
        Step::FollowedUp => {
            let (at, verdict): (Option<_>, Option<String>) = (row.get(14)?, row.get(15)?);
            let verdict =
                verdict.and_then(|word| Verdict::from_word(&word)).ok_or_else(|| lacks("its verdict"))?;
            State::FollowedUp { delivered_at: at.ok_or_else(|| lacks("its moment"))?, verdict }
        }
    })
}

/// The need, if the actor may read it, with what the actor is to it. What is not yours is not found.
pub fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Need>) -> Result<Need> {
    let part = |what: &str| {
        format!(
            "CASE WHEN EXISTS (SELECT 1 FROM need_party p WHERE p.person_id = ? AND {what}) THEN 1 ELSE 0 END"
        )
    };
    let asker = part("p.need_id = need.id AND p.role = 'asker'");
    let scorer = part("p.need_id = need.id AND p.role = 'scorer'");
    // Whoever asked for what was merged into this one stands behind this one too, and hears of both here.
    let waiting = part(
        "p.waiting_since IS NOT NULL AND p.role = 'asker'
         AND (p.need_id = need.id OR p.need_id IN (SELECT m.id FROM need m WHERE m.merged_into = need.id))",
    );
    let text =
        format!("SELECT {COLUMNS}, {asker}, {scorer}, {waiting} FROM need WHERE {{scope}} AND need.id = ?");
    let person = actor.person_id();
    let me = person.map_or(0, Id::number);
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(me).bind(me).bind(me).bind(id);
    let row = reading.rows(sql)?.into_iter().next().ok_or(Refused::NotFound)?;
    let mine = Standing { person, is_asker: row.get(26)?, is_scorer: row.get(27)?, is_waiting: row.get(28)? };
    need_of(&row, mine)
}

/// What of a state its columns hold: parked until, merged into, planned for, delivered at, verdict.
type StateColumns = (Option<String>, Option<i64>, Option<String>, Option<i64>, Option<&'static str>);

fn state_columns(state: State) -> StateColumns {
    match state {
        State::New | State::Clarified | State::Assessed | State::Declined | State::Approved => {
            (None, None, None, None, None)
        }
        State::Parked { until } => (until.map(|day| day.to_string()), None, None, None, None),
        State::Merged { into } => (None, Some(into.number()), None, None, None),
        State::Planned { when } => (None, None, Some(when.to_string()), None, None),
        State::Delivered { at } => (None, None, None, Some(at.0), None),
        State::FollowedUp { delivered_at, verdict } => {
            (None, None, None, Some(delivered_at.0), Some(verdict.word()))
        }
    }
}

fn bound(sql: Sql, need: &Need) -> Sql {
    let (facts, step) = (&need.facts, need.state.step());
    let (parked, merged, planned, delivered, verdict) = state_columns(need.state);
    sql.bind(&facts.title)
        .bind(&facts.text)
        .bind(facts.unit)
        .bind(&facts.concerns)
        .bind(&facts.effect)
        .bind(&facts.touched)
        .bind(facts.touched_count)
        .bind(facts.wanted_by)
        .bind(step.word())
        .bind(step.is_open())
        .bind(&need.reason)
        .bind(parked)
        .bind(merged)
        .bind(planned)
        .bind(delivered)
        .bind(verdict)
        .bind(need.owner)
        .bind(need.changed_at)
        .bind(need.answered_at)
        .bind(need.waits_since)
        .bind(need.settled_at)
}

/// Stores a new need; its number is given here, whatever the struct says.
pub(crate) fn insert(tx: &Tx<'_>, need: &Need) -> Result<Id<Need>> {
    let sql = Sql::change(
        "INSERT INTO need (title, text, unit_id, concerns, effect, touched, touched_count, wanted_by, state, is_open,
         reason, parked_until, merged_into, planned_for, delivered_at, verdict, owner_id, changed_at, answered_at,
         waits_since, settled_at, proposed_by, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, need).bind(need.proposed_by).bind(need.created_at))
}

/// Stores a need that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, need: &Need) -> Result<()> {
    let sql = Sql::change(
        "UPDATE need SET title = ?, text = ?, unit_id = ?, concerns = ?, effect = ?, touched = ?, touched_count = ?,
         wanted_by = ?, state = ?, is_open = ?, reason = ?, parked_until = ?, merged_into = ?, planned_for = ?,
         delivered_at = ?, verdict = ?, owner_id = ?, changed_at = ?, answered_at = ?, waits_since = ?, settled_at = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, need).bind(need.id).bind(need.version))
}

/// Notes that somebody spoke: an answer ends the askers' wait, an asker's words begin it.
pub(crate) fn spoken(tx: &Tx<'_>, need: &Need) -> Result<()> {
    let sql = Sql::change("UPDATE need SET changed_at = ?, answered_at = ?, waits_since = ? WHERE id = ?");
    tx.run_one(sql.bind(need.changed_at).bind(need.answered_at).bind(need.waits_since).bind(need.id))
}

/// Puts the need's public words into the search index: what it says and its public dialogue, never internal notes.
pub(crate) fn index(tx: &Tx<'_>, id: Id<Need>) -> Result<()> {
    let sql = Sql::open(
        "the index obeys the same scope when it is asked",
        "SELECT title, text, concerns, effect, reason FROM need WHERE id = ?",
    );
    let (title, text, concerns, effect, reason): (String, String, String, String, String) =
        tx.load(sql.bind(id))?;
    let mut words = [title, text, concerns, effect, reason].join("\n");
    for said in messages::public_words(tx, id)? {
        words.push('\n');
        words.push_str(&said);
    }
    tx.index("need", id.number(), &words)
}

/// The unit of a person: where a need belongs when nobody says otherwise.
pub(crate) fn unit_of_person(reading: &Reading<'_>, person: Id<Person>) -> Result<Option<Id<Unit>>> {
    let sql = Sql::open("a person's own unit", "SELECT unit_id FROM person WHERE id = ?").bind(person);
    Ok(reading.find::<(Id<Unit>,)>(sql)?.map(|(unit,)| unit))
}

/// Is it a unit that something can still be asked for?
pub(crate) fn is_open_unit(reading: &Reading<'_>, unit: Id<Unit>) -> Result<bool> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit
         WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    Ok(reading.number(sql.bind(unit).bind(people::today(reading)?))? > 0)
}

/// The person with this address, for IT that writes a need down for somebody. A protected identity is nobody, as is
/// whoever has left.
pub(crate) fn person_by_email(reading: &Reading<'_>, email: &str) -> Result<Option<Id<Person>>> {
    let sql = Sql::open(
        "IT people ask for a person whose address they were given",
        "SELECT id FROM person WHERE email = ? AND is_protected = 0 AND (left_on IS NULL OR left_on >= ?)",
    );
    Ok(reading.find::<(Id<Person>,)>(sql.bind(email).bind(people::today(reading)?))?.map(|(id,)| id))
}
