//! The desk's mail: letters that come in become tickets or entries of them, and what the desk says goes back by mail to
//! whoever wrote so, too.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use access::Actor;
use files::Received;
use kernel::{Id, Lang, Person, Refused, Result, Subject};
use letters::{By, FoldKind, Kind};
use mail::{Arrived, Became, Enclosed, Held, Incoming, Joined, NewLetter, Sending, Take, Writer};
use store::{Reading, Sql, Tx};
use texts::{Talk, Texts};

use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::{letters as rows, load};
use crate::ticket::href;
use crate::{Letter, POLICY, Sender, Taken, Ticket, Verb, take_letter};

/// What a mailbox of the desk's is for.
pub const TAKE: Take = Take { name: "desk", label: "desk-mailbox", take, opens };

/// Characters of a letter's text that an entry holds; the whole mail is kept beside it.
const TEXT_AT_MOST: usize = 20_000;

/// What letters are written with.
struct Words {
    texts: Arc<Texts>,
    /// Where people reach the program; letters lead there when it is known.
    site: Option<String>,
}

static WORDS: OnceLock<Words> = OnceLock::new();

/// Says, once when the program starts, what letters are written with.
pub fn install(texts: Arc<Texts>, site: Option<String>) {
    let _first_wins = WORDS.set(Words { texts, site });
}

/// Makes an entry or a ticket of a letter. A person of the register is who a verified address says; a letter that answers
/// one of somebody else's joins its thread only when its sender is known and has a part there.
fn take(tx: &Tx<'_>, arrived: &Arrived<'_>) -> Result<Became> {
    if let Some(reported) = &arrived.reported {
        return came_back(tx, arrived.id, reported);
    }
    let known = match arrived.sender {
        letters::Sender::Verified(from) => person(tx, from)?,
        letters::Sender::Unverified(..) | letters::Sender::Unknown => None,
    };
    let is_person = matches!(arrived.letter.kind, Kind::Ordinary);
    let sender = match known {
        Some(person) if is_person => Sender::Known(person),
        Some(_) => Sender::Program,
        None => Sender::Unverified,
    };
    let is_ticket = |about: &Subject| about.kind == "ticket";
    let thread = arrived.thread.as_ref().filter(|thread| is_ticket(&thread.about));
    let thread = thread.filter(|thread| thread.by != Joined::Theirs || sender != Sender::Unverified);
    let letter = Letter {
        sender,
        ticket: thread.map(|thread| Id::new(thread.about.id)),
        subject: arrived.letter.subject.clone(),
        text: text(arrived.letter),
        files: kept(arrived),
        unit: root(tx)?,
    };
    let taken = take_letter(tx, &letter)?;
    rows::insert(tx, arrived.id, taken, known)?;
    if taken.message.is_none() && is_person {
        receipt(tx, taken.ticket, arrived)?;
    }
    Ok(Became::Record(Subject::new("ticket", taken.ticket.number())))
}

/// What the sender wrote. What is too long goes on in the mail itself, which is kept whole.
fn text(letter: &letters::Letter) -> String {
    let text = letter.text.trim();
    if text.chars().count() <= TEXT_AT_MOST {
        return text.to_owned();
    }
    let mut text: String = text.chars().take(TEXT_AT_MOST).collect();
    text.push_str(" …");
    text
}

/// The parts, and the raw mail itself where it could not be understood.
fn kept(arrived: &Arrived<'_>) -> Vec<Received> {
    let mut kept = arrived.files.to_vec();
    let says_nothing = arrived.letter.text.trim().is_empty() && kept.is_empty();
    if says_nothing || !arrived.letter.faults.is_empty() {
        kept.push(arrived.raw.clone());
    }
    kept
}

/// The person of the register whose address it is, who has not left.
fn person(reading: &Reading<'_>, from: &letters::Mailbox) -> Result<Option<Id<Person>>> {
    let Some(email) = people::folded_email(&from.address) else { return Ok(None) };
    let sql = Sql::open(
        "a letter is its sender's own",
        "SELECT id FROM person WHERE email = ? AND (left_on IS NULL OR left_on >= ?)",
    );
    let found = reading.find::<(Id<Person>,)>(sql.bind(email).bind(people::today(reading)?))?;
    Ok(found.map(|(person,)| person))
}

/// Where a ticket of somebody belongs whose unit is not known: the whole organisation.
fn root(reading: &Reading<'_>) -> Result<Id<kernel::Unit>> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT id FROM unit WHERE parent_id IS NULL ORDER BY id LIMIT 1",
    );
    reading.load::<(Id<kernel::Unit>,)>(sql).map(|(unit,)| unit)
}

/// A letter of ours came back: the desk reads so where it was sent from.
fn came_back(tx: &Tx<'_>, letter: Id<Incoming>, reported: &mail::Reported) -> Result<Became> {
    if reported.about.kind != "ticket" || reported.lasting != letters::Lasting::Permanent {
        return Ok(Became::Nothing);
    }
    let ticket = load(tx, &Actor::clock(), Id::new(reported.about.id))?;
    let words = talk(lang_of(tx, ticket.owner)?)?
        .with("desk-letter-came-back", &[("status", reported.status.clone().into())]);
    let message = note(tx, &ticket, &words)?;
    rows::insert(tx, letter, Taken { ticket: ticket.id, message: Some(message) }, None)?;
    Ok(Became::Record(reported.about.clone()))
}

/// Something that the program tells the desk alone.
fn note(tx: &Tx<'_>, ticket: &Ticket, text: &str) -> Result<i64> {
    let (voice, carrier, at) = (Voice::Internal, Carrier::Typed, tx.now());
    let note = NewMessage { ticket: ticket.id, author: None, at, voice, carrier, text };
    messages::insert(tx, &note)
}

/// May the actor open the whole mail that became this? Whoever reads what the desk notes there.
fn opens(reading: &Reading<'_>, actor: &Actor, became: &Subject) -> Result<bool> {
    if became.kind != "ticket" {
        return Ok(false);
    }
    match load(reading, actor, Id::new(became.id)) {
        Ok(ticket) => Ok(POLICY.may(actor, Verb::ReadInternal, &ticket)),
        Err(Refused::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What the desk says to those who ask.
pub(crate) struct Answer<'a> {
    /// The key of the words before it.
    pub lead: &'static str,
    pub text: &'a str,
    pub files: &'a [Received],
}

/// Sends what the desk says to whoever wrote to this ticket by mail, each for themselves. Where a letter cannot go, the desk
/// is told so in the ticket.
pub(crate) fn answer(tx: &Tx<'_>, ticket: &Ticket, answer: &Answer<'_>) -> Result<()> {
    let came = rows::of(tx, ticket.id)?;
    if came.is_empty() {
        return Ok(());
    }
    let writers = mail::writers(tx, &came.iter().map(|(letter, _)| *letter).collect::<Vec<_>>())?;
    let mut answered = HashSet::new();
    for (letter, person) in came {
        let Some(writer) = writers.get(&letter).filter(|writer| !writer.is_program) else { continue };
        let is_own = person.is_some() && person == tx.actor().person_id();
        if !answered.insert(writer.address.key()) || is_own {
            continue;
        }
        let talk = talk(lang_of(tx, person)?)?;
        let lead = talk.say(answer.lead);
        let text = format!("{lead}\n\n{}\n\n{}", answer.text.trim(), foot(&talk, ticket));
        let new =
            NewLetter { enclosed: enclosed(answer.files), ..draft(&talk, ticket, letter, writer, text) };
        if let Sending::Held(held) = mail::send(tx, &new)? {
            told_held(tx, ticket, held)?;
        }
    }
    Ok(())
}

/// Tells whoever wrote that it has come, and what happens next.
fn receipt(tx: &Tx<'_>, ticket: Id<Ticket>, arrived: &Arrived<'_>) -> Result<()> {
    let ticket = load(tx, &Actor::clock(), ticket)?;
    let writers = mail::writers(tx, &[arrived.id])?;
    let Some(writer) = writers.get(&arrived.id).filter(|writer| !writer.is_program) else { return Ok(()) };
    let talk = talk(lang_of(tx, ticket.requester)?)?;
    let words = talk.with("desk-letter-receipt", &[("number", ticket.id.to_string().into())]);
    let text = format!("{words}\n\n{}", foot(&talk, &ticket));
    let new = NewLetter { by: By::ProgramInReply, ..draft(&talk, &ticket, arrived.id, writer, text) };
    // A receipt that is held is missed by nobody.
    mail::send(tx, &new).map(|_| ())
}

fn draft(talk: &Talk, ticket: &Ticket, letter: Id<Incoming>, writer: &Writer, text: String) -> NewLetter {
    let (number, title) = (ticket.id.to_string(), ticket.facts.title.clone());
    NewLetter {
        mailbox: writer.mailbox,
        about: Subject::new("ticket", ticket.id.number()),
        by: By::Person,
        to: writer.address.clone(),
        subject: talk.with("desk-letter-subject", &[("number", number.into()), ("title", title.into())]),
        text,
        answers: Some(letter),
        enclosed: Vec::new(),
    }
}

/// How to go on from a letter.
fn foot(talk: &Talk, ticket: &Ticket) -> String {
    let foot = talk.with("desk-letter-foot", &[("number", ticket.id.to_string().into())]);
    match WORDS.get().and_then(|words| words.site.as_ref()) {
        Some(site) => format!("-- \n{foot}\n{site}{}", href(ticket.id)),
        None => format!("-- \n{foot}"),
    }
}

fn enclosed(files: &[Received]) -> Vec<Enclosed> {
    let one = |file: &Received| Enclosed {
        name: file.name.clone(),
        mime: file.mime.to_owned(),
        hash: file.stored.hash.clone(),
    };
    files.iter().map(one).collect()
}

/// Says in the ticket that an answer does not go by mail, and why.
fn told_held(tx: &Tx<'_>, ticket: &Ticket, held: Held) -> Result<()> {
    let words = talk(lang_of(tx, ticket.owner)?)?.say(&format!("desk-letter-held-{}", held.word()));
    note(tx, ticket, &words).map(|_| ())
}

/// The language that somebody reads, such as whoever works with the ticket; Swedish for whoever is not known.
fn lang_of(reading: &Reading<'_>, person: Option<Id<Person>>) -> Result<Lang> {
    let Some(person) = person else { return Ok(Lang::Sv) };
    let sql = Sql::open("what a person reads is for letters to them", "SELECT lang FROM person WHERE id = ?");
    let lang: Option<(Option<String>,)> = reading.find(sql.bind(person))?;
    Ok(lang.and_then(|(lang,)| lang).and_then(|lang| Lang::from_code(&lang)).unwrap_or(Lang::Sv))
}

fn talk(lang: Lang) -> Result<Talk> {
    let words = WORDS.get().ok_or_else(|| Refused::broken("the desk's letters were given no words"))?;
    Ok(words.texts.talk(lang))
}

/// A letter's own words, and what only comes along with it, folded away.
pub(crate) fn drawn(ask: &web::Ask<'_>, text: &str) -> look::Html {
    let piece = |fold: &letters::Fold| match fold.kind {
        FoldKind::Own => look::prose(&fold.text),
        FoldKind::Quote | FoldKind::Signature => {
            let label = ask.say(&format!("desk-letter-fold-{}", fold.kind.word()));
            look::Html(format!(
                "<details class=\"fold\"><summary>{}</summary>{}</details>",
                look::escape(&label),
                look::prose(&fold.text)
            ))
        }
    };
    letters::folded(text).iter().map(piece).fold(look::Html::default(), |all, one| all.then(&one))
}
