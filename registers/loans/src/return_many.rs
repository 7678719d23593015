//! Many come back at once, at the end of a term: things are scanned one after another, and each loan is ended by itself.

use access::Actor;
use kernel::{Day, FieldErrors, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Page, Reply, Wants};

use crate::fields::{self, CONDITION, NOTE};
use crate::give_back::{Ending, Whither, end};
use crate::lines::{self, Line};
use crate::loan::{Condition, Loan};
use crate::store::loans;
use crate::{Cannot, Verb};

/// Things that come back, as they were scanned, all in the same condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManyBack {
    pub things: Vec<String>,
    /// Today when nothing is said.
    pub on: Option<Day>,
    pub condition: Condition,
    pub note: String,
}

pub(crate) struct ReturnMany;

impl Form for ReturnMany {
    const NAME: &'static str = "loans-return-many";
    const FIELDS: &'static [Field] =
        &[Field::prose("things", 40_000).required(), CONDITION, Field::day("on"), NOTE];
    // What has come back does not come back twice, and the page that says how it went is to be had again.
    const ONCE: web::Once = web::Once::IsNot;
    type New = ManyBack;

    fn parse(input: &Input) -> Result<ManyBack, FieldErrors> {
        let (things, on) = (lines::of(input, "things"), input.optional_day("on"));
        let condition = input.choice("condition", Condition::from_word);
        let note = input.text("note", 0..=1_000);
        kernel::all_or_errors!(ManyBack { things, on, condition, note })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        fields::may_somewhere(ask, Verb::Return)?;
        Ok(Draft::default()
            .crumb("/loans", ask.say("loans-list-title"))
            .crumb("/loans/due", ask.say("loans-due-title"))
            .value("condition", Condition::Good.word())
            .value("on", fields::today(ask).to_string())
            .cancel("/loans/due"))
    }

    fn act(ask: &Ask<'_>, back: ManyBack) -> Result<Reply> {
        fields::may_somewhere(ask, Verb::Return)?;
        let lines = return_many(ask.db, ask.actor, &back)?;
        if ask.wants == Wants::Json {
            return Ok(Reply::Json(lines::as_json(ask, &lines, false)));
        }
        let mut page = Page::titled(ask.say("loans-return-many-done"));
        page.crumbs = vec![
            look::Crumb::new("/loans", ask.say("loans-list-title")),
            look::Crumb::new("/loans/due", ask.say("loans-due-title")),
        ];
        page.head.primary = Some(look::Act::go(ask.say("loans-return-many-title"), "/loans/return-many"));
        page.body = lines::table(ask, &lines, "returned", false);
        Ok(Reply::Page(Box::new(page)))
    }
}

/// Ends the loan of every thing by itself.
pub(crate) fn return_many(db: &Db, actor: &Actor, back: &ManyBack) -> Result<Vec<Line>> {
    let mut found = db.read(|reading| assets::scanned(reading, actor, &back.things))?;
    let ending = Ending {
        whither: Whither::InStock,
        on: back.on,
        condition: back.condition,
        note: back.note.clone(),
        damage: None,
        seen: None,
    };
    let one = |thing: &String| {
        let done = lines::thing(found.remove(thing)).and_then(|asset| {
            let loan: kernel::Id<Loan> = db
                .read(|reading| loans::returnable_of(reading, asset.id))?
                .ok_or_else(|| Refused::from(Cannot::NotOpen))?;
            end(db, actor, loan, &ending).map(|()| loan)
        });
        Ok(Line { thing: thing.clone(), person: String::new(), done: lines::kept(done)? })
    };
    back.things.iter().map(one).collect()
}
