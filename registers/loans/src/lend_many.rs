//! A class at once: things and persons line by line become pairs, shown before anything is lent. Each pair is lent by
//! itself; what is refused says why, and the rest go on.

use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Person, Refused, Result};
use look::Html;
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Page, Reply, Wants};

use crate::Verb;
use crate::fields::{self, CONDITION};
use crate::lend::{NewLoan, Terms, begin, lend, terms};
use crate::lines::{self, Line};
use crate::loan::{Condition, Loan};

/// Pairs to lend, as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Many {
    /// Each a thing and a person.
    pub pairs: Vec<(String, String)>,
    pub terms: Terms,
}

/// The same, and whether it is to be done or only shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    many: Many,
    is_sure: bool,
}

pub(crate) struct LendMany;

impl Form for LendMany {
    const NAME: &'static str = "loans-many";
    const FIELDS: &'static [Field] = &[
        Field::prose("things", 40_000).required(),
        Field::prose("persons", 40_000).required(),
        Field::day("due"),
        CONDITION,
        Field::line("accessories", 200),
        Field::day("out_on"),
        Field::pick("unit"),
        Field::hidden("go"),
    ];
    // What is lent once is not lent twice, and the page that shows the pairs is to be had again.
    const ONCE: web::Once = web::Once::IsNot;
    type New = Asked;

    fn parse(input: &Input) -> Result<Asked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let things = errors.take(lines::of(input, "things"));
        let persons = errors.take(lines::of(input, "persons"));
        let terms = terms(input).map_err(|found| errors.0.extend(found.0)).ok();
        if let (Some(things), Some(persons)) = (&things, &persons)
            && things.len() != persons.len()
        {
            let error = FieldError::new("persons", "lines-differ");
            errors.push(error.with("things", things.len()).with("persons", persons.len()));
        }
        match (things, persons, terms) {
            (Some(things), Some(persons), Some(terms)) if errors.is_empty() => {
                let many = Many { pairs: things.into_iter().zip(persons).collect(), terms };
                Ok(Asked { many, is_sure: input.raw("go") == "lend" })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        fields::may_somewhere(ask, Verb::Lend)?;
        Ok(Draft::default()
            .crumb("/loans", ask.say("loans-list-title"))
            .value("condition", Condition::Good.word())
            .value("out_on", fields::today(ask).to_string())
            .choices("unit", fields::units(ask)?)
            .cancel("/loans"))
    }

    fn act(ask: &Ask<'_>, asked: Asked) -> Result<Reply> {
        fields::may_somewhere(ask, Verb::Lend)?;
        let lines = if asked.is_sure {
            lend_many(ask.db, ask.actor, &asked.many)?
        } else {
            preview(ask.db, ask.actor, &asked.many)?
        };
        if ask.wants == Wants::Json {
            return Ok(Reply::Json(lines::as_json(ask, &lines, !asked.is_sure)));
        }
        let (done, _) = lines::counted(&lines);
        let (key, words) =
            if asked.is_sure { ("loans-many-done", "lent") } else { ("loans-many-preview", "preview") };
        let mut page = Page::titled(ask.say(key));
        page.crumbs = vec![look::Crumb::new("/loans", ask.say("loans-list-title"))];
        page.body = lines::table(ask, &lines, words, !asked.is_sure);
        if !asked.is_sure && done > 0 {
            page.body = page.body.then(&again(ask, done));
        }
        Ok(Reply::Page(Box::new(page)))
    }
}

/// The button that lends what the preview showed: all that was typed goes along.
fn again(ask: &Ask<'_>, done: usize) -> Html {
    let hidden = |field: &&Field| look::Field::hidden(field.name, ask.input.raw(field.name));
    let mut drawn: Vec<look::Field> =
        LendMany::FIELDS.iter().filter(|field| field.name != "go").map(|field| hidden(&field)).collect();
    drawn.push(look::Field::hidden("go", "lend"));
    let words = ask.talk.with("loans-many-go", &[("count", done.into())]);
    look::Form::new(ask.path, words, drawn).cancel("/loans/lend-many").render(ask.talk)
}

type Pair = Result<(Id<assets::Asset>, Id<Person>)>;

/// What is meant by each pair, looked up together.
fn meant(reading: &Reading<'_>, actor: &Actor, many: &Many) -> Result<Vec<Pair>> {
    let (things, persons): (Vec<String>, Vec<String>) = many.pairs.iter().cloned().unzip();
    let things_found = assets::scanned(reading, actor, &things)?;
    let persons_found = (people::PERSON.look_up)(reading, actor, &persons)?;
    let pair = |(thing, person): (&String, &String)| {
        let asset = lines::thing(things_found.get(thing).cloned())?;
        Ok((asset.id, fields::meant(persons_found.get(person).cloned())?))
    };
    Ok(things.iter().zip(&persons).map(pair).collect())
}

fn line((thing, person): &(String, String), done: Result<Id<Loan>>) -> Line {
    Line { thing: thing.clone(), person: person.clone(), done }
}

fn new((asset, borrower): (Id<assets::Asset>, Id<Person>), terms: &Terms) -> NewLoan {
    NewLoan { asset, borrower, terms: terms.clone() }
}

/// Lends every pair by itself.
pub(crate) fn lend_many(db: &Db, actor: &Actor, many: &Many) -> Result<Vec<Line>> {
    let meant = db.read(|reading| meant(reading, actor, many))?;
    let one = |(pair, written): (Pair, &(String, String))| {
        let done = lines::kept(pair.and_then(|pair| lend(db, actor, &new(pair, &many.terms))))?;
        Ok(line(written, done))
    };
    meant.into_iter().zip(&many.pairs).map(one).collect()
}

/// What would become of each pair: all of it is done, and taken back.
fn preview(db: &Db, actor: &Actor, many: &Many) -> Result<Vec<Line>> {
    db.rehearse(actor, |tx| {
        let one = |(pair, written): (Pair, &(String, String))| {
            let done = match pair {
                Ok(pair) => tx.part(|tx: &Tx<'_>| begin(tx, &new(pair, &many.terms)).map(|(id, ..)| id))?,
                Err(refused) => Err(refused),
            };
            Ok(line(written, lines::kept(done)?))
        };
        let meant = meant(tx, actor, many)?;
        meant.into_iter().zip(&many.pairs).map(one).collect::<Result<Vec<Line>, Refused>>()
    })
}
