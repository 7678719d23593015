use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Moment, Personal, Refused, Result};
use look::Choice;
use store::{Reading, Sql, Tx};

use crate::org_number::OrgNumber;
use crate::spelling::{bare, fold};
use crate::supplier::{Contact, Supplier, SupplierFacts};
use crate::{SUPPLIERS, SupplierVerb};

/// Spellings that a supplier may have, and contacts.
const OF_ONE_AT_MOST: i64 = 200;
/// Spellings that are looked through for doubles.
const LOOKED_THROUGH: i64 = 20_000;

type Columns = (Id<Supplier>, String, String, String, String, Option<Id<Supplier>>, Moment, i64);

const COLUMNS: &str = "supplier.id, supplier.name, supplier.number, supplier.number_key, supplier.about,
    supplier.merged_into, supplier.changed_at, supplier.version";

fn supplier(columns: Columns, spellings: Vec<String>) -> Supplier {
    let (id, name, shown, key, about, merged_into, changed_at, version) = columns;
    let number = (!shown.is_empty()).then_some(OrgNumber { shown, key });
    let facts = SupplierFacts { name, number, about, spellings };
    Supplier { id, facts, merged_into, changed_at, version }
}

/// The supplier, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Supplier>) -> Result<Supplier> {
    let text = format!("SELECT {COLUMNS} FROM supplier WHERE {{scope}} AND supplier.id = ?");
    let scope = SUPPLIERS.scope(actor, SupplierVerb::Read);
    let columns: Columns = reading.load(Sql::within(&scope, &text).bind(id))?;
    let name = fold(&columns.1);
    let sql = Sql::open(
        "the supplier was loaded within scope",
        "SELECT text, key FROM supplier_spelling WHERE supplier_id = ? ORDER BY text, id LIMIT ?",
    );
    let found: Vec<(String, String)> = reading.all(sql.bind(id).bind(OF_ONE_AT_MOST))?;
    let spellings = found.into_iter().filter(|(_, key)| *key != name).map(|(text, _)| text).collect();
    Ok(supplier(columns, spellings))
}

/// Names of suppliers that stand on records which the reader may read.
pub(crate) fn names(reading: &Reading<'_>, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let sql = Sql::open(
        "whom an agreement is made with is told to its reader",
        "SELECT id, name FROM supplier WHERE 1 = 1",
    );
    reading.all(sql.and_in("id", ids.iter().copied()))
}

/// Suppliers to choose from, by name, at most 1,000.
pub fn choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let text = "SELECT supplier.id, supplier.name, supplier.number FROM supplier
                WHERE {scope} AND supplier.merged_into IS NULL ORDER BY supplier.name, supplier.id LIMIT 1000";
    let sql = Sql::within(&SUPPLIERS.scope(actor, SupplierVerb::Read), text);
    let found: Vec<(i64, String, String)> = reading.all(sql)?;
    let label =
        |name: String, number: String| if number.is_empty() { name } else { format!("{name} · {number}") };
    Ok(found.into_iter().map(|(id, name, number)| Choice::new(id.to_string(), label(name, number))).collect())
}

/// Is there such a supplier, which stands for itself?
pub fn is_there(reading: &Reading<'_>, id: Id<Supplier>) -> Result<bool> {
    let text = "SELECT COUNT(*) FROM supplier WHERE id = ? AND merged_into IS NULL";
    Ok(reading.number(Sql::open("may it be named", text).bind(id))? == 1)
}

/// The supplier of a number or a spelling: by the number first, then as it is written. For tables that other rooms read.
pub fn find_supplier(reading: &Reading<'_>, name: &str, number: &str) -> Result<Option<Id<Supplier>>> {
    let why = "a match is made, nothing is shown";
    if let Ok(Some(number)) = OrgNumber::parse(number) {
        let sql = Sql::open(why, "SELECT id FROM supplier WHERE number_key = ?").bind(number.key);
        if let Some((id,)) = reading.find::<(Id<Supplier>,)>(sql)? {
            return Ok(Some(id));
        }
    }
    let sql = Sql::open(why, "SELECT supplier_id FROM supplier_spelling WHERE key = ?").bind(fold(name));
    Ok(reading.find::<(Id<Supplier>,)>(sql)?.map(|(id,)| id))
}

/// The register's supplier that looks like this one: the same when legal form, country and signs are left out. For tables
/// that other rooms read, where a person says whether it is.
pub fn same_bare(reading: &Reading<'_>, name: &str) -> Result<Option<Id<Supplier>>> {
    let text = "SELECT supplier_id FROM supplier_spelling WHERE bare = ? ORDER BY supplier_id LIMIT 1";
    let sql = Sql::open("whoever may bring such tables in knows the suppliers", text).bind(bare(name));
    Ok(reading.find::<(Id<Supplier>,)>(sql)?.map(|(id,)| id))
}

/// Every way in which a supplier is written, its name first, if the actor may read it.
pub fn supplier_spellings(reading: &Reading<'_>, actor: &Actor, id: Id<Supplier>) -> Result<Vec<String>> {
    let facts = load(reading, actor, id)?.facts;
    Ok(std::iter::once(facts.name).chain(facts.spellings).collect())
}

/// What a supplier is called now, also when it was merged into another.
pub fn supplier_name(reading: &Reading<'_>, id: Id<Supplier>) -> Result<Option<String>> {
    let text = "SELECT COALESCE(other.name, supplier.name) FROM supplier
                LEFT JOIN supplier other ON other.id = supplier.merged_into WHERE supplier.id = ?";
    let sql = Sql::open("whoever pays a supplier knows its name", text).bind(id);
    Ok(reading.find::<(String,)>(sql)?.map(|(name,)| name))
}

fn is_free(tx: &Tx<'_>, id: Id<Supplier>, facts: &SupplierFacts) -> Result<()> {
    if let Some(number) = &facts.number {
        let sql = Sql::open(
            "is the number taken",
            "SELECT COUNT(*) FROM supplier WHERE number_key = ? AND id <> ?",
        );
        if tx.number(sql.bind(&number.key).bind(id))? > 0 {
            return Err(Refused::field("number", "taken"));
        }
    }
    let taken = |keys: Vec<String>| {
        let sql = Sql::open(
            "is the spelling taken",
            "SELECT COUNT(*) FROM supplier_spelling WHERE supplier_id <> ?",
        );
        tx.number(sql.bind(id).and_in("key", keys))
    };
    if taken(vec![fold(&facts.name)])? > 0 {
        return Err(Refused::field("name", "taken"));
    }
    if !facts.spellings.is_empty() && taken(facts.spellings.iter().map(|text| fold(text)).collect())? > 0 {
        return Err(Refused::field("spellings", "taken"));
    }
    Ok(())
}

fn bound(sql: Sql, facts: &SupplierFacts, now: Moment) -> Sql {
    let (shown, key) = facts.number.as_ref().map_or(("", ""), |number| (&number.shown, &number.key));
    sql.bind(&facts.name).bind(shown).bind(key).bind(&facts.about).bind(now)
}

pub(crate) fn insert(tx: &Tx<'_>, facts: &SupplierFacts) -> Result<Id<Supplier>> {
    is_free(tx, Id::new(0), facts)?;
    let sql = Sql::change(
        "INSERT INTO supplier (name, number, number_key, about, changed_at, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, facts, tx.now()).bind(tx.now()))?;
    spell(tx, id, facts)?;
    Ok(id)
}

/// Stores a supplier that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, supplier: &Supplier) -> Result<()> {
    is_free(tx, supplier.id, &supplier.facts)?;
    let sql = Sql::change(
        "UPDATE supplier SET name = ?, number = ?, number_key = ?, about = ?, changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, &supplier.facts, tx.now()).bind(supplier.id).bind(supplier.version))?;
    spell(tx, supplier.id, &supplier.facts)
}

/// Writes its spellings anew and puts them into the search index.
fn spell(tx: &Tx<'_>, id: Id<Supplier>, facts: &SupplierFacts) -> Result<()> {
    tx.run(Sql::change("DELETE FROM supplier_spelling WHERE supplier_id = ?").bind(id))?;
    let mut keys = Vec::new();
    for text in std::iter::once(&facts.name).chain(&facts.spellings) {
        let key = fold(text);
        if keys.contains(&key) {
            continue;
        }
        let sql =
            Sql::change("INSERT INTO supplier_spelling (supplier_id, text, key, bare) VALUES (?, ?, ?, ?)");
        tx.run(sql.bind(id).bind(text).bind(&key).bind(bare(text)))?;
        keys.push(key);
    }
    tx.index("supplier", id.number(), &words(facts))
}

/// What a search finds a supplier by.
pub(crate) fn words(facts: &SupplierFacts) -> String {
    let number = facts.number.as_ref().map_or("", |number| number.shown.as_str());
    [
        &[facts.name.as_str(), number, &facts.about],
        &facts.spellings.iter().map(String::as_str).collect::<Vec<_>>()[..],
    ]
    .concat()
    .join("\n")
}

/// One supplier becomes another: its spellings, contacts and agreements move, and it leads there from now on.
pub(crate) fn merge(tx: &Tx<'_>, one: &Supplier, other: &Supplier, facts: &SupplierFacts) -> Result<()> {
    let sql = Sql::change(
        "UPDATE supplier SET merged_into = ?, number_key = '', changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(sql.bind(other.id).bind(tx.now()).bind(one.id).bind(one.version))?;
    for text in [
        "UPDATE supplier SET merged_into = ? WHERE merged_into = ?",
        "UPDATE supplier_contact SET supplier_id = ? WHERE supplier_id = ?",
        "UPDATE agreement SET supplier_id = ?, version = version + 1 WHERE supplier_id = ?",
    ] {
        tx.run(Sql::change(text).bind(other.id).bind(one.id))?;
    }
    tx.run(Sql::change("DELETE FROM supplier_spelling WHERE supplier_id = ?").bind(one.id))?;
    tx.index("supplier", one.id.number(), "")?;
    save(tx, &Supplier { facts: facts.clone(), ..other.clone() })
}

/// Pairs that may be one, each supplier with its name: at most so many.
pub(crate) fn doubles(reading: &Reading<'_>, actor: &Actor, limit: usize) -> Result<Vec<[(i64, String); 2]>> {
    let text = "SELECT supplier.id, supplier_spelling.bare FROM supplier_spelling
                JOIN supplier ON supplier.id = supplier_spelling.supplier_id
                WHERE {scope} ORDER BY supplier.id LIMIT ?";
    let sql = Sql::within(&SUPPLIERS.scope(actor, SupplierVerb::Read), text).bind(LOOKED_THROUGH);
    let mut pairs = crate::spelling::doubles(&reading.all::<(i64, String)>(sql)?);
    pairs.truncate(limit);
    let ids: Vec<i64> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let names: HashMap<i64, String> =
        if ids.is_empty() { HashMap::new() } else { names(reading, &ids)?.into_iter().collect() };
    let named = |id: i64| (id, names.get(&id).cloned().unwrap_or_default());
    Ok(pairs.into_iter().map(|(one, other)| [named(one), named(other)]).collect())
}

/// The contacts of a supplier that was loaded within scope.
pub(crate) fn contacts(reading: &Reading<'_>, id: Id<Supplier>) -> Result<Vec<Contact>> {
    let sql = Sql::open(
        "the supplier was loaded within scope",
        "SELECT id, name, role, mail, phone FROM supplier_contact WHERE supplier_id = ? ORDER BY id LIMIT ?",
    );
    type Found = (Id<Contact>, Personal<String>, String, Personal<String>, Personal<String>);
    let found: Vec<Found> = reading.all(sql.bind(id).bind(OF_ONE_AT_MOST))?;
    Ok(found
        .into_iter()
        .map(|(id, name, role, mail, phone)| Contact { id, name, role, mail, phone })
        .collect())
}

/// Adds a contact; of one that is there, writes it anew.
pub(crate) fn keep_contact(tx: &Tx<'_>, supplier: Id<Supplier>, contact: &Contact) -> Result<()> {
    let bound = |text: &str| {
        let sql = Sql::change(text).bind(&contact.name).bind(&contact.role);
        sql.bind(&contact.mail).bind(&contact.phone).bind(supplier)
    };
    if contact.id.number() == 0 {
        let count = "SELECT COUNT(*) FROM supplier_contact WHERE supplier_id = ?";
        if tx.number(Sql::open("how many are there", count).bind(supplier))? >= OF_ONE_AT_MOST {
            return Err(Refused::field("name", "too-many"));
        }
        let text =
            "INSERT INTO supplier_contact (name, role, mail, phone, supplier_id) VALUES (?, ?, ?, ?, ?)";
        return tx.run_one(bound(text));
    }
    let text = "UPDATE supplier_contact SET name = ?, role = ?, mail = ?, phone = ? WHERE supplier_id = ? AND id = ?";
    match tx.run(bound(text).bind(contact.id))? {
        1 => Ok(()),
        _ => Err(Refused::NotFound),
    }
}

pub(crate) fn remove_contact(tx: &Tx<'_>, supplier: Id<Supplier>, contact: Id<Contact>) -> Result<()> {
    let sql = Sql::change("DELETE FROM supplier_contact WHERE supplier_id = ? AND id = ?");
    match tx.run(sql.bind(supplier).bind(contact))? {
        1 => Ok(()),
        _ => Err(Refused::NotFound),
    }
}
