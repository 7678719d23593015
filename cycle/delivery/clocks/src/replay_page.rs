//! A clock's page: its replay, piece by piece, with the sum. And the clocks of a record, for the record's own page.

use ::store::Reading;
use kernel::{Id, Moment, Refused, Result, Subject};
use look::{Act, Cell, Column, Crumb, FactLine, Facts, Html, Icon, Mood, Row, StateMark, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::book::Book;
use crate::clock::{Clock, Counting};
use crate::course::{Course, Elapsed, Standing};
use crate::history::Run;
use crate::replay::{NotOpen, Piece, PieceIs, Replay};
use crate::store::facts::{self, Record};
use crate::store::{clocks, levels, outcomes};
use crate::{CLOCKS, ClockVerb, LEVELS, LevelVerb, Measure, Target};

/// Pieces on one page.
const PIECES: usize = 400;

struct Shown {
    clock: Clock,
    record: Record,
    course: Course,
    run: Run,
    replay: Replay,
    level: Id<crate::Level>,
    level_name: String,
    cause: Option<String>,
    now: Moment,
}

/// GET `/clocks/{id}?from=`: `from` is where the page before ended.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Clock> = ask.id("id")?;
    let (clock, record) = ask.db.read(|reading| {
        let (clock, _) = clocks::load(reading, id)?;
        let record = facts::load(reading, clock.record)?;
        Ok((clock, record))
    })?;
    must_read(ask, &clock, &record)?;
    let from = ask.query.optional_number("from", 0..=i64::MAX).map_err(|e| kernel::FieldErrors(vec![e]))?;
    let shown = ask.db.read(|reading| tell(ask, reading, clock, record, from.map(Moment)))?;
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

/// Refuses whoever may not read the clock's record, and those outside IT the clocks of groups and suppliers.
pub(crate) fn must_read(ask: &Ask<'_>, clock: &Clock, record: &Record) -> Result<()> {
    ask.load_cards(std::slice::from_ref(&record.facts.subject))?;
    let is_readable = ask.card(&record.facts.subject).is_some()
        && CLOCKS.may(ask.actor, ClockVerb::Read, &record.facts)
        && (!clocks::is_internal(clock.party)
            || CLOCKS.may(ask.actor, ClockVerb::ReadInternal, &record.facts));
    if is_readable { Ok(()) } else { Err(Refused::NotFound) }
}

fn tell(
    ask: &Ask<'_>,
    reading: &Reading<'_>,
    clock: Clock,
    record: Record,
    from: Option<Moment>,
) -> Result<Shown> {
    let history = facts::history(reading, record.id)?;
    let book = Book::open(reading)?;
    let counting = Counting::of(&book, &clock)?;
    let timed = counting.timed(&clock)?;
    let now = reading.now();
    let runs = timed.runs(&history);
    let run = runs.last().copied().unwrap_or(Run { from: clock.base, until: Some(clock.base) });
    let replay = timed.replay_from(&history, run, from.unwrap_or(run.from).max(run.from), now, PIECES);
    let course = clock.course(&timed, &history, now);
    let level = counting.version().level;
    let level_name = levels::name(reading, level)?;
    let causes = outcomes::causes(reading, ask.talk.lang())?;
    let cause =
        clock.cause.and_then(|id| causes.into_iter().find(|(known, _)| *known == id)).map(|(_, name)| name);
    Ok(Shown { clock, record, course, run, replay, level, level_name, cause, now })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (clock, course) = (&shown.clock, &shown.course);
    let moment = |at: Option<Moment>| at.map(Moment::rfc3339);
    let (unit, elapsed) = match course.elapsed {
        Elapsed::Open(us) => ("microseconds", us),
        Elapsed::WorkingDays(days) => ("working-days", days),
    };
    json!({
        "id": clock.id,
        "record": { "kind": shown.record.facts.subject.kind, "id": shown.record.facts.subject.id },
        "agreement": { "id": shown.level, "name": shown.level_name },
        "by_rule": clock.by_rule, "measure": clock.measure.word(), "party": clock.party.word(),
        "target": clock.target.to_string(), "priority": clock.priority, "attached_at": clock.attached.rfc3339(),
        "counts_from": clock.base.rfc3339(), "replaced_at": moment(clock.replaced), "standing": course.standing.word(),
        "round": course.round, "started_at": moment(course.started), "due_at": moment(course.due),
        "would_be_due_at": moment(course.would_be_due), "breached_at": moment(course.breached),
        "elapsed": elapsed, "elapsed_in": unit, "cause": shown.cause,
        "pieces": shown.replay.pieces.iter().map(|piece| piece_json(ask, piece)).collect::<Vec<_>>(),
        "counted_here_microseconds": shown.replay.counted_us(),
        "next_from": shown.replay.rest_from.map(|at| at.0),
    })
}

fn piece_json(ask: &Ask<'_>, piece: &Piece) -> Json {
    let (is, phase, why) = match &piece.is {
        PieceIs::Counted { phase, .. } => ("counted", Some(phase.word()), None),
        PieceIs::Paused(phase) => ("paused", Some(phase.word()), None),
        PieceIs::Over(phase) => ("over", Some(phase.word()), None),
        PieceIs::NotOpen(NotOpen::Outside) => ("closed", None, Some("outside")),
        PieceIs::NotOpen(NotOpen::Break) => ("closed", None, Some("break")),
        PieceIs::NotOpen(NotOpen::Day(_)) => ("closed", None, Some("day")),
    };
    // The holiday, the break or the week of tests that the page names too.
    let because = match &piece.is {
        PieceIs::Counted { why, .. } | PieceIs::NotOpen(NotOpen::Day(why)) => calendars::why_words(ask, why),
        PieceIs::Paused(_) | PieceIs::Over(_) | PieceIs::NotOpen(NotOpen::Outside | NotOpen::Break) => {
            String::new()
        }
    };
    json!({ "from": piece.from.rfc3339(), "until": piece.until.rfc3339(), "is": is, "phase": phase, "why": why,
            "because": because,
            "counted_microseconds": piece.counted_us() })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let clock = &shown.clock;
    let card = ask.card(&shown.record.facts.subject).unwrap_or_default();
    let mut page = Page::titled(measure_words(ask, clock.measure));
    page.head.lead = ask.say("clocks-replay-lead");
    page.head.number = clock.id.to_string();
    page.head.state = Some(mark(ask, &shown.course));
    page.crumbs = vec![Crumb::new(card.href, card.title)];
    let may_explain = CLOCKS.may(ask.actor, ClockVerb::Explain, &shown.record.facts);
    if shown.course.breached.is_some() && may_explain {
        let act = Act::go(ask.say("clocks-explain-title"), format!("/clocks/{}/explain", clock.id));
        page.head.primary = Some(act.icon(Icon::Comment));
    }
    page.body = pieces(ask, shown);
    if let Some(rest) = shown.replay.rest_from {
        let more = Act::go(ask.say("clocks-replay-more"), format!("/clocks/{}?from={}", clock.id, rest.0));
        page.body = page.body.then(&more.icon(Icon::Next).quiet());
    }
    page.aside = facts(ask, shown);
    page
}

pub(crate) fn measure_words(ask: &Ask<'_>, measure: Measure) -> String {
    ask.say(&format!("clocks-measure-{}", measure.word()))
}

/// A target in words.
pub(crate) fn target_words(ask: &Ask<'_>, target: Target) -> String {
    match target {
        Target::Minutes(minutes) => open_words(ask, i64::from(minutes) * 60_000_000),
        Target::WorkingDays(days) => ask.talk.with("clocks-days", &[("count", i64::from(days).into())]),
        Target::Day(day) => day.to_string(),
    }
}

/// Open time as hours and minutes.
fn open_words(ask: &Ask<'_>, us: i64) -> String {
    let minutes = us / 60_000_000;
    let facts = [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())];
    ask.talk.with("clocks-open-time", &facts)
}

fn elapsed_words(ask: &Ask<'_>, elapsed: Elapsed) -> String {
    match elapsed {
        Elapsed::Open(us) => open_words(ask, us),
        Elapsed::WorkingDays(days) => ask.talk.with("clocks-days", &[("count", days.into())]),
    }
}

fn mark(ask: &Ask<'_>, course: &Course) -> StateMark {
    let label = |key: &str| ask.say(key);
    match (course.standing, course.breached) {
        (_, Some(_)) => StateMark::new(Icon::Danger, label("clocks-standing-breached"), Mood::Bad),
        (Standing::Idle, None) => StateMark::new(Icon::NotStarted, label("clocks-standing-idle"), Mood::Calm),
        (Standing::Running, None) => {
            StateMark::new(Icon::Clock, label("clocks-standing-running"), Mood::Watch)
        }
        (Standing::Paused, None) => StateMark::new(Icon::Paused, label("clocks-standing-paused"), Mood::Calm),
        (Standing::Stopped { .. }, None) => {
            StateMark::new(Icon::Done, label("clocks-standing-stopped"), Mood::Good)
        }
    }
}

fn pieces(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |piece: &Piece| {
        let counted = match piece.counted_us() {
            0 => Cell::nothing(),
            us => open_words(ask, us).into(),
        };
        Row::new(vec![
            Cell::day(ask.when(piece.from)),
            Cell::day(ask.when(piece.until)),
            piece_words(ask, &piece.is).into(),
            open_words(ask, piece.lasted_us()).into(),
            counted,
        ])
    };
    let heads = ["from", "until", "what"].map(|head| Column::new(ask.say(&format!("clocks-replay-{head}"))));
    let figures =
        ["lasted", "counted"].map(|head| Column::figures(ask.say(&format!("clocks-replay-{head}"))));
    let sum = open_words(ask, shown.replay.counted_us());
    let empty = Cell::text("");
    let table = Table {
        caption: ask.say("clocks-replay"),
        columns: heads.into_iter().chain(figures).collect(),
        rows: shown.replay.pieces.iter().map(row).collect(),
        sums: vec![ask.say("clocks-replay-sum").into(), empty.clone(), empty.clone(), empty, sum.into()],
    };
    table.render(ask.talk)
}

fn piece_words(ask: &Ask<'_>, is: &PieceIs) -> String {
    let phase = |phase: crate::Phase| ask.say(&format!("clocks-phase-{}", phase.word()));
    match is {
        PieceIs::Counted { phase: in_phase, why, uses_up } => {
            let why = calendars::why_words(ask, why);
            let used = uses_up.map(|day| ask.talk.with("clocks-uses-up", &[("day", day.to_string().into())]));
            let parts = [Some(phase(*in_phase)), Some(why).filter(|why| !why.is_empty()), used];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        PieceIs::Paused(in_phase) => {
            ask.talk.with("clocks-paused-while", &[("phase", phase(*in_phase).into())])
        }
        PieceIs::Over(in_phase) => phase(*in_phase),
        PieceIs::NotOpen(NotOpen::Outside) => ask.say("clocks-closed-outside"),
        PieceIs::NotOpen(NotOpen::Break) => ask.say("clocks-closed-break"),
        PieceIs::NotOpen(NotOpen::Day(why)) => {
            let why = calendars::why_words(ask, why);
            if why.is_empty() {
                ask.say("clocks-closed-day")
            } else {
                ask.talk.with("clocks-closed-because", &[("why", why.into())])
            }
        }
    }
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (clock, course) = (&shown.clock, &shown.course);
    let when = |at: Option<Moment>| at.map(|at| ask.when(at)).unwrap_or_default();
    let by = ask.talk.with("clocks-by-rule", &[("why", rule_words(ask, &clock.by_rule).into())]);
    let facts = Facts::titled(ask.say("clocks-facts"));
    let may_read_level = LEVELS.may_somewhere(ask.actor, LevelVerb::Read);
    let facts = if may_read_level {
        facts.link(
            ask.say("clocks-agreement"),
            &shown.level_name,
            &format!("/service-levels/{}", shown.level),
        )
    } else {
        facts.text(ask.say("clocks-agreement"), &shown.level_name)
    };
    facts
        .text(ask.say("clocks-why"), &by)
        .text(ask.say("clocks-party"), &ask.say(&format!("clocks-party-{}", clock.party.word())))
        .text(ask.say("clocks-target"), &target_words(ask, clock.target))
        .text(ask.say("clocks-elapsed"), &elapsed_words(ask, course.elapsed))
        .text(ask.say("clocks-counts-from"), &ask.when(shown.run.from))
        .text(ask.say("clocks-due"), &when(course.due))
        .text(ask.say("clocks-would-be-due"), &when(course.would_be_due))
        .text(ask.say("clocks-breached-at"), &when(course.breached))
        .text(ask.say("clocks-cause"), shown.cause.as_deref().unwrap_or_default())
        .text(ask.say("clocks-replaced"), &when(clock.replaced))
        .text(ask.say("clocks-looked-at"), &ask.when(shown.now))
        .render(ask.talk)
}

/// The conditions that chose an agreement, in words.
fn rule_words(ask: &Ask<'_>, words: &str) -> String {
    let words = words.split(' ').map(|word| ask.say(&format!("clocks-rule-{word}")));
    words.collect::<Vec<_>>().join(", ")
}

/// The clocks of a record that this reader has read, for the record's page; nothing when it has none.
pub fn panel(ask: &Ask<'_>, subject: &Subject) -> Result<Html> {
    let (record, all) = ask.db.read(|reading| {
        let record = facts::find(reading, subject)?;
        Ok((record, crate::courses(reading, subject)?))
    })?;
    let Some(record) = record else { return Ok(Html::default()) };
    let sees_internal = CLOCKS.may(ask.actor, ClockVerb::ReadInternal, &record.facts);
    let all = all.into_iter().filter(|(clock, course)| {
        clock.replaced.is_none()
            && course.standing != Standing::Idle
            && (sees_internal || !clocks::is_internal(clock.party))
    });
    let mut facts = Facts::titled(ask.say("clocks-panel"));
    for (clock, course) in all {
        let due = course.due.filter(|_| !matches!(course.standing, Standing::Stopped { .. }));
        let due = due.map(|at| format!(" {}", look::escape(&ask.when(at)))).unwrap_or_default();
        let link = Cell::link(format!("/clocks/{}", clock.id), target_words(ask, clock.target)).html;
        let value = mark(ask, &course).render().then(&Html(due)).then(&Html(" · ".to_owned())).then(&link);
        facts.lines.push(FactLine { label: measure_words(ask, clock.measure), value });
    }
    Ok(if facts.lines.is_empty() { Html::default() } else { facts.render(ask.talk) })
}
