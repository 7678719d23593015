use access::Actor;
use kernel::{FieldErrors, Id, Input, Personal, Refused, Result, Subject};
use look::Choice;
use store::{Db, Tx};
use thread::{Relation, Tie};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::report::{new_ticket, store_new};
use crate::store::messages::{self, Hears, Message, Voice};
use crate::store::past::Turn;
use crate::store::{index, load, places, rules, splits};
use crate::{Cannot, Event, Facts, POLICY, Ticket, Verb, moves, report};

/// Let messages of a ticket become a ticket of their own: two matters in one letter, or another person's in this one's.
pub struct Split;

/// What moves, and what it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSplit {
    /// Numbers of messages that stand in the ticket's dialogue.
    pub messages: Vec<Id<()>>,
    pub title: String,
    pub text: String,
    /// The address of who asks in the new ticket; the same as in this one when nobody says.
    pub requester: Option<Personal<String>>,
}

/// Messages that can be chosen among: the newest so many.
const CHOICES: i64 = 200;
/// Of each message so much is shown to choose by.
const SHOWN_CHARS: usize = 90;

impl Form for Split {
    const NAME: &'static str = "desk-split";
    const FIELDS: &'static [Field] = &[
        Field::many("messages").required(),
        Field::line("title", 160).required(),
        Field::prose("text", 10_000).required(),
        Field::email("requester"),
    ];
    type New = NewSplit;

    fn parse(input: &Input) -> Result<NewSplit, FieldErrors> {
        let messages = input.ids("messages").and_then(|ids| match ids.len() {
            0 => Err(kernel::FieldError::new("messages", "missing")),
            _ => Ok(ids),
        });
        let (title, text) = (input.line("title", 3..=160), input.text("text", 3..=10_000));
        let requester = report::address(input, "requester");
        kernel::all_or_errors!(NewSplit { messages, title, text, requester })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Split)?;
        let choices = ask.db.read(|reading| {
            let dialogue = messages::dialogue(reading, ticket.id, Hears::All, CHOICES)?;
            let authors: Vec<_> = dialogue.iter().filter_map(|message| message.author).collect();
            let names = people::names(reading, ask.actor, &authors)?;
            let named = |message: &Message| {
                message.author.and_then(|author| names.get(&author).cloned()).unwrap_or_default()
            };
            Ok(dialogue.iter().map(|message| choice(ask, message, &named(message))).collect::<Vec<_>>())
        })?;
        if choices.is_empty() {
            return Err(Cannot::SplitNothing.into());
        }
        let title = Some(ask.say("desk-split-page"));
        Ok(Draft { title, ..moves::about(ask, &ticket) }.choices("messages", choices))
    }

    fn act(ask: &Ask<'_>, new: NewSplit) -> Result<Reply> {
        let id = ask.id("id")?;
        let into = split(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(into, "desk-split-done").fact("number", id))
    }
}

fn choice(ask: &Ask<'_>, message: &Message, author: &str) -> Choice {
    let mut words: String = message.text.chars().take(SHOWN_CHARS).collect();
    if message.text.chars().count() > SHOWN_CHARS {
        words.push('…');
    }
    let label = format!("{} {author}", ask.when(message.at));
    let label = match message.voice {
        Voice::Internal => format!("{label} ({})", ask.say("desk-split-internal")),
        Voice::Asker | Voice::Desk => label,
    };
    Choice::new(message.id.to_string(), label).help(words)
}

/// Lets messages of a ticket become a ticket of their own; gives that one. They keep their voices: what was noted for the
/// desk alone stays so, and what is confidential stays confidential.
pub fn split(db: &Db, actor: &Actor, id: Id<Ticket>, new: &NewSplit) -> Result<Id<Ticket>> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Split, &ticket)?;
        let named = new.requester.as_ref().map(|email| places::named(tx, "requester", email)).transpose()?;
        let into = store_new(tx, &parted(tx, actor, &ticket, (new, named))?, &Turn::silent(tx))?;
        let moved = messages::part(tx, id, into, &new.messages)?;
        if moved != new.messages.len() {
            return Err(Refused::field("messages", "not-a-choice"));
        }
        splits::insert(tx, id, into, moved)?;
        index(tx, id)?;
        index(tx, into)?;
        let [from, to] = [id, into].map(|ticket| Subject::new("ticket", ticket.number()));
        thread::tie_within(tx, &permit, &Tie::new(from, Relation::LedTo, to)?)?;
        let reported = named.map_or(Happened::Reported, |person| Happened::ReportedFor { person });
        tx.also(&permit, &Event::to(into, reported))?;
        tx.also(&permit, &Event::to(into, Happened::SplitOff { from: id }))?;
        Ok(tx.say(permit, &Event::to(id, Happened::Split { into }))?.with(into))
    })
}

/// The new ticket: of the same place, kind and service, for whom the actor names.
fn parted(
    tx: &Tx<'_>,
    actor: &Actor,
    from: &Ticket,
    (new, named): (&NewSplit, Option<Id<kernel::Person>>),
) -> Result<Ticket> {
    let facts = Facts { title: new.title.clone(), text: new.text.clone(), ..from.facts.clone() };
    let ticket = new_ticket(facts, named.or(from.requester), &rules::now(tx)?, tx.now());
    Ok(Ticket {
        is_confidential: from.is_confidential,
        group: from.group,
        priority: from.priority.clone(),
        reporter: actor.person_id(),
        channel: from.channel,
        ..ticket
    })
}
