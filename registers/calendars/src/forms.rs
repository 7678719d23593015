//! The forms: a new calendar, other hours from a day on, a day that is otherwise, a period, and a file of closed days.

use std::io::Read;

use kernel::{Day, FieldError, FieldErrors, Id, Input, Refused, Result, Unit, all_or_errors};
use look::Choice;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{Frame, day_field, hours};
use crate::ical::FromICal;
use crate::{
    Calendar, Exception, ExceptionKind, Hours, ICAL_BYTES, NewCalendar, POLICY, Period, PeriodKind, Plan,
    Verb, Week, change, store,
};

/// The calendar that the address names, when the actor may do the verb to it and it is in use.
fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Calendar> {
    let calendar = ask.db.read(|reading| store::load(reading, ask.actor, ask.id("id")?))?;
    POLICY.allow(ask.actor, verb, &calendar)?;
    calendar.must_be_used()?;
    Ok(calendar)
}

fn about(ask: &Ask<'_>, calendar: &Calendar) -> Draft {
    let draft = Draft::default().crumb("/calendars", ask.say("calendars-list-title"));
    draft.crumb(calendar.href(), &calendar.name).cancel(calendar.href())
}

fn today(ask: &Ask<'_>, calendar: &Calendar) -> Day {
    ask.db.clock().now().day_in(&calendar.zone)
}

fn done(calendar: Id<Calendar>, said: &'static str) -> Reply {
    Reply::made("calendar", calendar.number(), format!("/calendars/{calendar}"), said)
}

/// A new calendar.
pub(crate) struct AddForm;

pub(crate) struct New {
    name: String,
    unit: Id<Unit>,
    zone: String,
    about: String,
    frame: Frame,
}

impl Form for AddForm {
    const NAME: &'static str = "calendars-add";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 80).required(),
        Field::pick("unit").required(),
        day_field(0),
        day_field(1),
        day_field(2),
        day_field(3),
        day_field(4),
        day_field(5),
        day_field(6),
        Field::choice("holidays", crate::Holidays::WORDS).required(),
        Field::choice("eves", crate::Eves::WORDS).required(),
        Field::line("zone", 60).required().folded(),
        Field::prose("about", 1_000).folded(),
    ];
    type New = New;

    fn parse(input: &Input) -> Result<New, FieldErrors> {
        let (name, unit) = (input.line("name", 2..=80), input.id("unit"));
        let zone = input.line("zone", 1..=60).and_then(|zone| {
            if kernel::knows_zone(&zone) { Ok(zone) } else { Err(FieldError::new("zone", "not-a-zone")) }
        });
        let about = input.text("about", 0..=1_000);
        match (Frame::parse(input), Named::of(name, unit, zone, about)) {
            (Ok(frame), Ok(Named { name, unit, zone, about })) => Ok(New { name, unit, zone, about, frame }),
            (Err(mut errors), Err(others)) => {
                errors.0.extend(others.0);
                Err(errors)
            }
            (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let office: Hours = "08:00-12:00 13:00-17:00".parse()?;
        let plan = Plan { holidays: crate::Holidays::Sweden, ..Plan::of_week(Week::working_days(&office)) };
        let draft =
            Draft::default().crumb("/calendars", ask.say("calendars-list-title")).cancel("/calendars");
        let draft = draft.value("zone", &ask.visitor.organisation.zone).choices("unit", units(ask)?);
        Ok(Frame::draft(draft, &plan))
    }

    fn act(ask: &Ask<'_>, new: New) -> Result<Reply> {
        let plan = new.frame.plan(&Plan::default());
        let new = NewCalendar { name: new.name, about: new.about, unit: new.unit, zone: new.zone, plan };
        Ok(done(change::add(ask.db, ask.actor, &new)?, "calendars-add-done"))
    }
}

struct Named {
    name: String,
    unit: Id<Unit>,
    zone: String,
    about: String,
}

impl Named {
    fn of(
        name: Result<String, FieldError>,
        unit: Result<Id<Unit>, FieldError>,
        zone: Result<String, FieldError>,
        about: Result<String, FieldError>,
    ) -> Result<Self, FieldErrors> {
        all_or_errors!(Named { name, unit, zone, about })
    }
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// Other hours from a day on.
pub(crate) struct ChangeForm;

pub(crate) struct Changed {
    from: Day,
    frame: Frame,
}

impl Form for ChangeForm {
    const NAME: &'static str = "calendars-change";
    const FIELDS: &'static [Field] = &[
        Field::day("from").required(),
        day_field(0),
        day_field(1),
        day_field(2),
        day_field(3),
        day_field(4),
        day_field(5),
        day_field(6),
        Field::choice("holidays", crate::Holidays::WORDS).required(),
        Field::choice("eves", crate::Eves::WORDS).required(),
    ];
    type New = Changed;

    fn parse(input: &Input) -> Result<Changed, FieldErrors> {
        match (input.day("from"), Frame::parse(input)) {
            (Ok(from), Ok(frame)) => Ok(Changed { from, frame }),
            (Err(error), Ok(_)) => Err(FieldErrors(vec![error])),
            (Ok(_), Err(errors)) => Err(errors),
            (Err(error), Err(mut errors)) => {
                errors.0.insert(0, error);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let calendar = for_verb(ask, Verb::Change)?;
        let from = today(ask, &calendar);
        let versions =
            ask.db.read(|reading| store::versions(reading, calendar.id))?.ok_or(Refused::NotFound)?;
        let draft = about(ask, &calendar).value("from", from.to_string());
        Ok(Frame::draft(draft, &versions.on(from).plan))
    }

    fn act(ask: &Ask<'_>, new: Changed) -> Result<Reply> {
        let id = ask.id("id")?;
        change::change(ask.db, ask.actor, id, Some(new.from), |plan| Ok(new.frame.plan(plan)))?;
        Ok(done(id, "calendars-change-done"))
    }
}

/// A day that is otherwise.
pub(crate) struct ExceptForm;

const KINDS: &[&str] = &["closed", "open", "special"];

impl Form for ExceptForm {
    const NAME: &'static str = "calendars-except";
    const FIELDS: &'static [Field] = &[
        Field::day("day").required(),
        Field::choice("kind", KINDS).required(),
        Field::line("hours", 200),
        Field::line("label", 80).required(),
    ];
    type New = Exception;

    fn parse(input: &Input) -> Result<Exception, FieldErrors> {
        let (day, label) = (input.day("day"), input.line("label", 1..=80));
        let kind = input.choice("kind", |word| KINDS.iter().copied().find(|kind| *kind == word));
        let kind = kind.and_then(|kind| match kind {
            "closed" => Ok(ExceptionKind::Closed),
            "open" => Ok(ExceptionKind::Open),
            _ => hours(input, "hours").and_then(|hours| {
                if hours.is_closed() {
                    Err(FieldError::new("hours", "missing"))
                } else {
                    Ok(ExceptionKind::Special(hours))
                }
            }),
        });
        all_or_errors!(Exception { day, kind, label })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(about(ask, &for_verb(ask, Verb::Change)?).value("kind", "closed"))
    }

    fn act(ask: &Ask<'_>, new: Exception) -> Result<Reply> {
        let id = ask.id("id")?;
        let calendar = for_verb(ask, Verb::Change)?;
        not_past(ask, &calendar, "day", new.day)?;
        change::except(ask.db, ask.actor, id, &new)?;
        Ok(done(id, "calendars-except-done"))
    }
}

/// A day that has been keeps its hours.
fn not_past(ask: &Ask<'_>, calendar: &Calendar, field: &'static str, day: Day) -> Result<()> {
    if day < today(ask, calendar) { Err(Refused::field(field, "day-is-past")) } else { Ok(()) }
}

/// A period.
pub(crate) struct PeriodForm;

impl Form for PeriodForm {
    const NAME: &'static str = "calendars-period";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 80).required(),
        Field::choice("kind", PeriodKind::WORDS).required(),
        Field::day("from").required(),
        Field::day("until").required(),
        Field::choice("week", WEEKS).required(),
        Field::line("hours", 200),
    ];
    type New = Period;

    fn parse(input: &Input) -> Result<Period, FieldErrors> {
        let (name, kind) = (input.line("name", 1..=80), input.choice("kind", PeriodKind::from_word));
        let from = input.day("from");
        let until = match (&from, input.day("until")) {
            (Ok(from), Ok(until)) if until < *from => Err(FieldError::new("until", "before-it-begins")),
            (_, until) => until,
        };
        let week = input.choice("week", |word| WEEKS.iter().copied().find(|week| *week == word));
        let week = week.and_then(|week| match week {
            "usual" => Ok(None),
            "closed" => Ok(Some(Week::default())),
            _ => hours(input, "hours").map(|hours| Some(Week::working_days(&hours))),
        });
        all_or_errors!(Period { name, kind, from, until, week })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(about(ask, &for_verb(ask, Verb::Change)?).value("kind", "break").value("week", "usual"))
    }

    fn act(ask: &Ask<'_>, new: Period) -> Result<Reply> {
        let id = ask.id("id")?;
        let calendar = for_verb(ask, Verb::Change)?;
        not_past(ask, &calendar, "until", new.until)?;
        change::set_period(ask.db, ask.actor, id, &new)?;
        Ok(done(id, "calendars-period-done"))
    }
}

/// What a period does with the week.
const WEEKS: &[&str] = &["usual", "closed", "working-days"];

/// A file of closed days.
pub(crate) struct ImportForm;

impl Form for ImportForm {
    const NAME: &'static str = "calendars-import";
    const FIELDS: &'static [Field] = &[Field::file("file", ".ics,.ical,text/calendar").required()];
    const MAX_BYTES: u64 = ICAL_BYTES + 65_536;
    type New = kernel::Upload;

    fn parse(input: &Input) -> Result<kernel::Upload, FieldErrors> {
        let file = input.files("file").first().cloned();
        file.ok_or_else(|| FieldErrors::one("file", "missing"))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(about(ask, &for_verb(ask, Verb::Import)?))
    }

    fn act(ask: &Ask<'_>, file: kernel::Upload) -> Result<Reply> {
        let calendar = for_verb(ask, Verb::Import)?;
        let FromICal { days, left_out } = read(&file)
            .and_then(|bytes| crate::closed_days(&bytes, today(ask, &calendar)).map_err(Refused::from))
            .map_err(|refused| match refused {
                Refused::Rule { .. } => Refused::field("file", "not-an-ical-file"),
                other => other,
            })?;
        if days.is_empty() {
            return Err(Refused::field("file", "no-closed-days"));
        }
        change::import(ask.db, ask.actor, calendar.id, &days)?;
        let reply = done(calendar.id, "calendars-import-done").fact("days", days.len());
        Ok(reply.fact("left", left_out.total()))
    }
}

/// The file, no more of it than one may hold.
fn read(file: &kernel::Upload) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(&file.path).map_err(Refused::broken)?;
    opened.take(ICAL_BYTES + 1).read_to_end(&mut bytes).map_err(Refused::broken)?;
    Ok(bytes)
}

/// POST: one day is as usual again.
pub(crate) fn send_lift(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let day = ask.input.day("day").map_err(|error| FieldErrors(vec![error]))?;
    change::lift(ask.db, ask.actor, id, day)?;
    Ok(done(id, "calendars-lift-done"))
}

/// POST: a period is taken away.
pub(crate) fn send_end_period(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let from = ask.input.day("from").map_err(|error| FieldErrors(vec![error]))?;
    let name = ask.input.line("name", 1..=80).map_err(|error| FieldErrors(vec![error]))?;
    change::end_period(ask.db, ask.actor, id, &name, from)?;
    Ok(done(id, "calendars-end-period-done"))
}

/// POST: nothing new is counted by it.
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    change::retire(ask.db, ask.actor, id)?;
    Ok(done(id, "calendars-retire-done"))
}
