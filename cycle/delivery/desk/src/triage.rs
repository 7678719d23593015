use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result, Unit};
use people::PersonGroup;
use services::Service;
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, VERSION};
use crate::store::{load, places, rules, save};
use crate::{Event, Facts, Kind, Level, POLICY, Priority, Scale, Ticket, Verb, promised};

/// Say what a ticket is, where it belongs and how soon it is needed: all in one form.
pub struct Triage;

/// What a ticket is found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triaged {
    pub kind: Kind,
    pub unit: Id<Unit>,
    pub group: Option<Id<PersonGroup>>,
    pub service: Option<Id<Service>>,
    pub impact: Scale,
    pub urgency: Scale,
    /// Another priority than the matrix gives; must have a reason.
    pub level: Option<Level>,
    pub why: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for Triage {
    const NAME: &'static str = "desk-triage";
    const FIELDS: &'static [Field] = &[
        Field::choice("kind", Kind::WORDS).required(),
        Field::pick("unit").required(),
        Field::pick("group"),
        Field::pick("service"),
        Field::choice("impact", Scale::WORDS).required(),
        Field::choice("urgency", Scale::WORDS).required(),
        Field::choice("priority", Level::WORDS).folded(),
        Field::line("why", 300).folded(),
        VERSION,
    ];
    type New = Triaged;

    fn parse(input: &Input) -> Result<Triaged, FieldErrors> {
        let (kind, unit) = (input.choice("kind", Kind::from_word), input.id("unit"));
        let (group, service) = (input.optional_id("group"), input.optional_id("service"));
        let (impact, urgency) =
            (input.choice("impact", Scale::from_word), input.choice("urgency", Scale::from_word));
        let level = input.optional_choice("priority", Level::from_word);
        let why = match &level {
            Ok(Some(_)) => input.line("why", 3..=300),
            Ok(None) | Err(_) => Ok::<_, FieldError>(String::new()),
        };
        let seen = moves::seen(input);
        kernel::all_or_errors!(Triaged { kind, unit, group, service, impact, urgency, level, why, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Triage)?;
        let (units, groups) = (ask.db.read(people::unit_choices)?, places::group_choices(ask)?);
        let services = places::service_choices(ask, services::ChoiceFor::Keeping)?;
        let priority = &ticket.priority;
        let own = if priority.why.is_empty() { String::new() } else { priority.level.number().to_string() };
        Ok(moves::about(ask, &ticket)
            .choices("unit", units)
            .choices("group", groups)
            .choices("service", services)
            .value("kind", ticket.facts.kind.word())
            .value("unit", ticket.facts.unit.to_string())
            .value("group", ticket.group.map_or_else(String::new, |group| group.to_string()))
            .value("service", ticket.facts.service.map_or_else(String::new, |service| service.to_string()))
            .value("impact", priority.impact.word())
            .value("urgency", priority.urgency.word())
            .value("priority", own)
            .value("why", &priority.why))
    }

    fn act(ask: &Ask<'_>, new: Triaged) -> Result<Reply> {
        let id = ask.id("id")?;
        triage(ask.db, ask.actor, id, &new)?;
        // Whoever gives it away to another unit may have lost sight of it.
        let is_in_sight = ask.db.read(|reading| load(reading, ask.actor, id)).is_ok();
        Ok(if is_in_sight {
            moves::made(id, "desk-triage-done")
        } else {
            Reply::see("/tickets", "desk-triage-gone")
        })
    }
}

/// Says what a ticket is. Its priority is the matrix's, unless another one is given with a reason. The ticket keeps the
/// rules by which its priority was set: it changes only when the impact, the urgency or the exception do.
pub fn triage(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Triaged) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Triage, &ticket)?;
        moves::is_as_seen(&ticket, new.seen)?;
        if new.unit != ticket.facts.unit && !places::is_open_unit(tx, new.unit)? {
            return Err(Refused::field("unit", "not-a-choice"));
        }
        let gets_group = new.group.filter(|group| Some(*group) != ticket.group);
        if let Some(group) = gets_group {
            places::check_group(tx, group)?;
        }
        if let Some(service) = new.service.filter(|service| Some(*service) != ticket.facts.service) {
            places::check_service(tx, actor, services::ChoiceFor::Keeping, service)?;
        }
        let facts = Facts { kind: new.kind, unit: new.unit, service: new.service, ..ticket.facts.clone() };
        let priority = priority(tx, &ticket, new)?;
        let ticket = Ticket { facts, group: new.group, priority, changed_at: tx.now(), ..ticket };
        save(tx, &ticket)?;
        promised::reclassified(tx, &ticket)?;
        if let Some(group) = gets_group {
            tx.also(&permit, &Event::to(id, Happened::GivenToGroup { group: Id::new(group.number()) }))?;
        }
        tx.say(permit, &Event::to(id, Happened::Triaged))
    })
}

fn priority(reading: &store::Reading<'_>, ticket: &Ticket, new: &Triaged) -> Result<Priority> {
    let was = &ticket.priority;
    let own = if was.why.is_empty() { None } else { Some(was.level) };
    if (was.impact, was.urgency, own, &was.why) == (new.impact, new.urgency, new.level, &new.why) {
        return Ok(was.clone());
    }
    let by = Priority::by(&rules::now(reading)?, new.impact, new.urgency);
    Ok(match new.level {
        Some(level) => by.but(level, &new.why),
        None => by,
    })
}
