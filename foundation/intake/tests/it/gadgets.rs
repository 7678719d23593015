//! A room for the tests: gadgets with owners, which may stand under each other.

use std::collections::HashMap;

use access::{Actor, Permit, Place, Policy, Role, Rule, Verb};
use intake::{Asked, Field, Known, Match, Refer, Takes, Target, Value, Values, Why, Word};
use kernel::{Id, Refused, Result, Subject};
use look::Choice;
use store::{Db, Event, Migration, Reading, Sql, Tx, Upkeep};
use web::Room;

const TABLES: &str = "
CREATE TABLE gadget_owner (id SERIAL8, name TEXT NOT NULL UNIQUE);
CREATE TABLE gadget (
    id SERIAL8,
    code TEXT UNIQUE,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    owner_id BIGINT REFERENCES gadget_owner (id),
    parent_id BIGINT REFERENCES gadget (id),
    price BIGINT,
    bought_on TEXT,
    size TEXT,
    is_lent BIGINT,
    pieces BIGINT,
    note TEXT,
    secret BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE gadget_use (gadget_id BIGINT NOT NULL REFERENCES gadget (id));
";

const SV: &str = include_str!("gadgets.sv.ftl");

pub const GADGETS: Room = Room {
    migrations: &[Migration { room: "gadgets", name: "0001", sql: TABLES }],
    ..Room::empty("gadgets", texts::Source { room: "gadgets", sv: SV, en: SV })
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Put;

impl Verb for Put {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "put"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Put> = Policy {
    kind: "gadget",
    read: Put,
    rules: &[Rule { everything: &[Role::Administrator, Role::HeadOfIt], ..Rule::nobody(Put) }],
    place: Place::NOWHERE,
};

enum Said {
    Put(i64),
    Removed(i64),
}

impl Event for Said {
    fn word(&self) -> &'static str {
        match self {
            Self::Put(_) => "gadgets-put",
            Self::Removed(_) => "gadgets-removed",
        }
    }
    fn subject(&self) -> Subject {
        match self {
            Self::Put(id) | Self::Removed(id) => Subject::new("gadget", *id),
        }
    }
}

const OWNER: Refer = Refer { kind: "gadget-owner", look_up: owners, choices: owner_choices };
const PARENT: Refer = Refer { kind: "gadget", look_up: gadgets_called, choices: |_| Ok(Vec::new()) };
const SIZES: &[Word] =
    &[Word { word: "small", means: &["liten", "s"] }, Word { word: "large", means: &["stor", "l"] }];

pub const TARGET: Target = Target {
    kind: "gadget",
    words: "gadgets-import",
    fields: &[
        Field::new("code", Takes::Code(20), &["kod", "nummer"]).unique(),
        Field::new("name", Takes::Line(60), &["namn", "benämning"]).required(),
        Field::new("email", Takes::Email, &["e-post", "mail"]).unique(),
        Field::new("owner", Takes::Record(OWNER), &["ägare", "skola", "enhet"]),
        Field::new("parent", Takes::Own(PARENT, &["code", "name"]), &["under", "hör till"]),
        Field::new("price", Takes::Money, &["pris", "belopp"]),
        Field::new("bought_on", Takes::Day, &["köpt", "datum", "inköpsdatum"]),
        Field::new("size", Takes::Choice(SIZES), &["storlek"]),
        Field::new("is_lent", Takes::Flag, &["utlånad"]),
        Field::new("pieces", Takes::Whole(0, 10_000), &["antal"]),
        Field::new("note", Takes::Prose(200), &["anteckning"]),
    ],
    keys: &[&["code"], &["email"], &["name", "owner"], &["name"]],
    may: |actor| POLICY.may(actor, Put, &()),
    find,
    load,
    check,
    put,
    remove,
    href: |id| format!("/gadgets/{id}"),
};

fn owners(reading: &Reading<'_>, _: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let sql = Sql::open("a test room", "SELECT id, name FROM gadget_owner WHERE 1 = 1");
    let found: Vec<(i64, String)> = reading.all(sql.and_in("name", texts.iter().map(String::as_str)))?;
    Ok(found.into_iter().map(|(id, name)| (name.clone(), Match::One { id, name })).collect())
}

fn owner_choices(reading: &Reading<'_>) -> Result<Vec<Choice>> {
    let all: Vec<(i64, String)> =
        reading.all(Sql::open("a test room", "SELECT id, name FROM gadget_owner ORDER BY id"))?;
    Ok(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

fn gadgets_called(reading: &Reading<'_>, _: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let mut found = HashMap::new();
    for column in ["code", "name"] {
        let text = format!("SELECT id, name, {column} FROM gadget WHERE {column} IS NOT NULL");
        let sql = Sql::open("a test room", &text).and_in(column, texts.iter().map(String::as_str));
        for (id, name, text) in reading.all::<(i64, String, String)>(sql)? {
            found
                .entry(text)
                .and_modify(|there| {
                    if !matches!(there, Match::One { id: other, .. } if *other == id) {
                        *there = Match::Several;
                    }
                })
                .or_insert(Match::One { id, name });
        }
    }
    Ok(found)
}

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let column = asked.fields[0];
    let text = format!("SELECT id, {column}, owner_id FROM gadget WHERE 1 = 1");
    let sql = Sql::open("a test room", &text).and_in(column, asked.texts(0));
    let found: Vec<(i64, String, Option<i64>)> = reading.all(sql)?;
    let values = |text: String, owner: Option<i64>| {
        let mut values = vec![Value::Text(text)];
        if asked.fields.len() > 1 {
            values.push(Value::record(owner.map(|id| (id, String::new()))));
        }
        values
    };
    Ok(found.into_iter().map(|(id, text, owner)| (values(text, owner), id)).collect())
}

fn load(reading: &Reading<'_>, _: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    type Columns = (
        i64,
        i64,
        String,
        Option<String>,
        Option<String>,
        Option<i64>,
        Option<String>,
        Option<i64>,
        Option<String>,
        Option<i64>,
        Option<kernel::Day>,
        Option<String>,
        Option<bool>,
        Option<i64>,
        Option<String>,
    );
    let sql = Sql::open(
        "a test room",
        "SELECT g.id, g.version, g.name, g.code, g.email, g.owner_id, o.name, g.parent_id, p.name, g.price,
         g.bought_on, g.size, g.is_lent, g.pieces, g.note FROM gadget g LEFT JOIN gadget_owner o ON o.id = g.owner_id
         LEFT JOIN gadget p ON p.id = g.parent_id WHERE g.secret = 0",
    );
    let known = |row: Columns| {
        let (
            id,
            version,
            name,
            code,
            email,
            owner,
            owner_name,
            parent,
            parent_name,
            price,
            bought,
            size,
            lent,
            pieces,
            note,
        ) = row;
        let number = |it: Option<i64>, make: fn(i64) -> Value| it.map_or(Value::Nothing, make);
        let values = Values::of([
            ("code", Value::text(code)),
            ("name", Value::Text(name.clone())),
            ("email", Value::text(email)),
            ("owner", Value::record(owner.zip(owner_name))),
            ("parent", Value::record(parent.zip(parent_name))),
            ("price", number(price, Value::Money)),
            ("bought_on", Value::day(bought)),
            ("size", size.map_or(Value::Nothing, Value::Word)),
            ("is_lent", lent.map_or(Value::Nothing, Value::Flag)),
            ("pieces", number(pieces, Value::Whole)),
            ("note", Value::text(note)),
        ]);
        Known { id, version, name, values }
    };
    Ok(reading.all::<Columns>(sql.and_in("g.id", ids.iter().copied()))?.into_iter().map(known).collect())
}

fn check(_: &Actor, _: Option<&Known>, values: &Values) -> Vec<Why> {
    let forbidden = values.text("name").is_some_and(|name| name.contains("förbjuden"));
    if forbidden { vec![Why::field("name", "gadgets-import-why-forbidden")] } else { Vec::new() }
}

/// A rule that only the record's own verb knows: nothing stands deeper than four.
fn not_too_deep(tx: &Tx<'_>, id: i64) -> Result<()> {
    let text = "WITH RECURSIVE above (id, parent_id) AS (SELECT id, parent_id FROM gadget WHERE id = ?
                UNION ALL SELECT g.id, g.parent_id FROM gadget g JOIN above ON g.id = above.parent_id)
                SELECT COUNT(*) FROM above";
    match tx.number(Sql::open("a test room", text).bind(id))? {
        0..=4 => Ok(()),
        _ => Err(Refused::rule("gadgets-import-why-deep")),
    }
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = if let Some(known) = known {
        known.id
    } else {
        let name = values.text("name").unwrap_or_default();
        tx.insert::<()>(Sql::change("INSERT INTO gadget (name, version) VALUES (?, 0)").bind(name))?.number()
    };
    let mut text = "UPDATE gadget SET version = version + 1".to_owned();
    let mut bound: Vec<store::Value> = Vec::new();
    for (field, value) in values.iter() {
        let column = match field {
            "owner" => "owner_id",
            "parent" => "parent_id",
            other => other,
        };
        text.push_str(&format!(", {column} = ?"));
        bound.push(match value {
            Value::Nothing => store::Value::Null,
            Value::Text(text) | Value::Word(text) => text.as_str().into(),
            Value::Whole(number) | Value::Money(number) => (*number).into(),
            Value::Day(day) => (*day).into(),
            Value::Flag(flag) => (*flag).into(),
            Value::Record { id, .. } => (*id).into(),
            Value::Records(_) | Value::Row(_) => return Err(Refused::broken("no such value")),
        });
    }
    let mut sql = Sql::change(&format!("{text} WHERE id = ? AND version = ?"));
    for value in bound {
        sql = sql.bind(value);
    }
    tx.run_one(sql.bind(id).bind(known.map_or(0, |known| known.version)))?;
    not_too_deep(tx, id)?;
    tx.also(permit, &Said::Put(id))?;
    Ok(id)
}

fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM gadget WHERE id = ?").bind(id))?;
    tx.also(permit, &Said::Removed(id))
}

/// Makes an owner.
pub fn owner(db: &Db, name: &str) -> i64 {
    let made = db.keep(Upkeep::Derived, |tx| {
        tx.insert::<()>(Sql::change("INSERT INTO gadget_owner (name) VALUES (?)").bind(name)).map(Id::number)
    });
    made.expect("an owner")
}

/// Changes the database as somebody else would.
pub fn meddle(db: &Db, text: &'static str) {
    db.keep(Upkeep::Derived, |tx| tx.run(Sql::change(text))).expect("meddled");
}

/// Every gadget as one text, to compare before and after.
pub fn all(db: &Db) -> String {
    let sql = Sql::open(
        "a test looks",
        "SELECT id, code, name, email, owner_id, parent_id, price, bought_on, size, is_lent, pieces, note FROM gadget ORDER BY id",
    );
    let rows = db.read(|reading| reading.rows(sql)).expect("rows");
    rows.iter().map(|row| format!("{:?}\n", row.0)).collect()
}
