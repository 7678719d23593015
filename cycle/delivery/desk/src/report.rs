use access::Actor;
use files::Received;
use kernel::{
    FieldError, FieldErrors, Id, Input, Moment, Person, Personal, Refused, Result, Subject, Unit, Upload,
};
use services::{ChoiceFor, Service};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::store::past::{self, Turn};
use crate::store::{self as rows, parties, places, rules};
use crate::ticket::{KnownError, Proposed};
use crate::{
    Channel, Event, Facts, Kind, POLICY, Priority, Rules, Scale, Standing, State, Ticket, Verb, moves,
    promised, suggest,
};

/// Something that is reported.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTicket {
    pub title: String,
    pub text: String,
    /// Where it is; the requester's own unit when nobody says.
    pub unit: Option<Id<Unit>>,
    /// What it is about; the group that supports it gets the ticket.
    pub service: Option<Id<Service>>,
    /// The address of whom the desk writes it down for.
    pub requester: Option<Personal<String>>,
    pub is_confidential: bool,
    /// Pictures and files, stored already.
    pub files: Vec<Received>,
}

impl NewTicket {
    /// A report with nothing but what must be said.
    pub fn titled(title: impl Into<String>, text: impl Into<String>) -> Self {
        let (title, text) = (title.into(), text.into());
        Self {
            title,
            text,
            unit: None,
            service: None,
            requester: None,
            is_confidential: false,
            files: Vec::new(),
        }
    }
}

/// A report as it came.
pub struct Typed {
    new: NewTicket,
    uploads: Vec<Upload>,
}

/// Tell the desk. Open to everybody who is signed in; one page of at most seven fields, from a phone too.
pub struct ReportForm;

impl Form for ReportForm {
    const NAME: &'static str = "desk-report";
    const FIELDS: &'static [Field] = &[
        Field::email("requester"),
        Field::line("title", 160).required(),
        Field::prose("text", 10_000).required(),
        Field::pick("service"),
        Field::files("files"),
        Field::pick("unit"),
        Field::check("confidential"),
    ];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Typed;

    fn parse(input: &Input) -> Result<Typed, FieldErrors> {
        let (title, text) = (input.line("title", 3..=160), input.text("text", 3..=10_000));
        let (unit, service) = (input.optional_id("unit"), input.optional_id("service"));
        let requester = address(input, "requester");
        let uploads = files::sent(input);
        let is_confidential = Ok::<_, FieldError>(input.is_ticked("confidential"));
        let files = Ok::<_, FieldError>(Vec::new());
        let new = kernel::all_or_errors!(NewTicket {
            title,
            text,
            unit,
            service,
            requester,
            is_confidential,
            files
        });
        match (new, uploads) {
            (Ok(new), Ok(uploads)) => Ok(Typed { new, uploads }),
            (new, uploads) => {
                let mut errors = new.err().unwrap_or_default();
                uploads.into_iter().for_each(drop);
                errors.take(files::sent(input));
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (choices, own) = ask.db.read(|reading| {
            let own = ask.actor.person_id().map(|me| places::unit_of_person(reading, me)).transpose()?;
            Ok((people::unit_choices(reading)?, own.flatten()))
        })?;
        let services = places::service_choices(ask, ChoiceFor::Reporting)?;
        let asked_for = ask.db.read(|reading| services::service_asked_for(ask, reading, "service"))?;
        let title = Some(ask.say("desk-report-page"));
        let draft = Draft { title, aside: suggest::beside(ask, None), ..Draft::default() }
            .crumb("/tickets", ask.say("desk-list-title"))
            .choices("unit", choices)
            .choices("service", services)
            .value("service", asked_for.map_or_else(String::new, |service| service.value))
            .value("unit", own.map_or_else(String::new, |unit| unit.to_string()))
            .cancel("/tickets");
        let is_for_others = POLICY.may_somewhere(ask.actor, Verb::ReportFor);
        Ok(if is_for_others { draft } else { draft.leave_out("requester") })
    }

    fn act(ask: &Ask<'_>, typed: Typed) -> Result<Reply> {
        let files = files::receive_all(ask, &typed.uploads)?;
        let id = report(ask.db, ask.actor, &NewTicket { files, ..typed.new })?;
        Ok(moves::made(id, "desk-report-done"))
    }
}

/// An e-mail address, or nothing.
pub(crate) fn address(input: &Input, field: &'static str) -> Result<Option<Personal<String>>, FieldError> {
    input.line(field, 0..=254).map(|email| (!email.is_empty()).then(|| Personal::new(email)))
}

/// Reports something: for oneself, or, for the desk's people, for somebody whose address they give.
pub fn report(db: &Db, actor: &Actor, new: &NewTicket) -> Result<Id<Ticket>> {
    db.write(actor, |tx| {
        let named = new.requester.as_ref().map(|email| places::named(tx, "requester", email)).transpose()?;
        let requester = named.or(actor.person_id());
        let unit = place(tx, new.unit, requester)?;
        let permit = POLICY.allow_new(actor, Verb::Report, &Proposed { unit })?;
        if named.is_some() {
            POLICY.allow_new(actor, Verb::ReportFor, &Proposed { unit })?;
        }
        if let Some(service) = new.service {
            places::check_service(tx, actor, ChoiceFor::Reporting, service)?;
        }
        let mut ticket = new_ticket(facts(new, unit), requester, &rules::now(tx)?, tx.now());
        ticket.group = new.service.map(|service| services::supporters(tx, service)).transpose()?.flatten();
        ticket.is_confidential = new.is_confidential;
        if named.is_some() {
            (ticket.reporter, ticket.channel) = (actor.person_id(), Channel::Desk);
        }
        let id = store_new(tx, &ticket, &Turn::silent(tx))?;
        for file in &new.files {
            files::attach_within(tx, &Subject::new("ticket", id.number()), file)?;
        }
        tx.index("ticket", id.number(), &format!("{}\n{}", new.title, new.text))?;
        let what = named.map_or(Happened::Reported, |person| Happened::ReportedFor { person });
        Ok(tx.say(permit, &Event::to(id, what))?.with(id))
    })
}

fn facts(new: &NewTicket, unit: Id<Unit>) -> Facts {
    Facts {
        kind: Kind::Incident,
        title: new.title.clone(),
        text: new.text.clone(),
        unit,
        service: new.service,
    }
}

/// A ticket as it is when it has just been reported: of middle impact and urgency until the desk knows better.
pub(crate) fn new_ticket(facts: Facts, requester: Option<Id<Person>>, rules: &Rules, now: Moment) -> Ticket {
    Ticket {
        id: Id::new(0),
        facts,
        state: State::New,
        said: String::new(),
        priority: Priority::by(rules, Scale::Medium, Scale::Medium),
        is_confidential: false,
        group: None,
        owner: None,
        requester,
        reporter: None,
        channel: Channel::Web,
        created_at: now,
        changed_at: now,
        answered_at: None,
        waits_since: Some(now),
        due_at: None,
        minutes: 0,
        rating: None,
        parent: None,
        known: KnownError::default(),
        mine: Standing::default(),
        version: 1,
    }
}

/// Stores a new ticket with who asks, the beginning of its history and its clocks.
pub(crate) fn store_new(tx: &Tx<'_>, ticket: &Ticket, turn: &Turn<'_>) -> Result<Id<Ticket>> {
    let id = rows::insert(tx, ticket)?;
    if let Some(person) = ticket.requester {
        parties::add_asker(tx, id, person, ticket.created_at)?;
    }
    let ticket = Ticket { id, ..ticket.clone() };
    past::begin_with(tx, &[(&ticket, *turn)])?;
    promised::begin(tx, &ticket)?;
    Ok(id)
}

/// Where the ticket belongs: the unit that was chosen, or the requester's own.
pub(crate) fn place(
    tx: &Tx<'_>,
    chosen: Option<Id<Unit>>,
    requester: Option<Id<Person>>,
) -> Result<Id<Unit>> {
    let own = match (chosen, requester) {
        (Some(unit), _) => Some(unit),
        (None, Some(person)) => places::unit_of_person(tx, person)?,
        (None, None) => None,
    };
    let unit = own.ok_or_else(|| Refused::field("unit", "missing"))?;
    if places::is_open_unit(tx, unit)? { Ok(unit) } else { Err(Refused::field("unit", "not-a-choice")) }
}
