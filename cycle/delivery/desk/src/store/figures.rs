//! What a month's tickets are counted by. Each query walks an index from the month's first moment to its last; what is
//! open at its end is found among what is open now and what has ended since.

use std::collections::BTreeMap;

use kernel::{Id, Moment, MonthSpan, Refused, Result, Unit};
use services::Service;
use store::{Reading, Sql};

use crate::figures::{About, Flow, Ordered, Ratings};
use crate::rate::Grade;
use crate::{Kind, Level, Template};

const OPEN: &str = "counts and times of the whole organisation, which tell of no ticket";

const ABOUT: &str = "t.kind, t.priority, t.unit_id, t.service_id";

/// States that end the work, as the index of them is made; [`SOLVED`] and others narrow them.
const ENDED: &str = "p.state IN ('resolved', 'closed', 'merged') AND p.from_at >= ? AND p.from_at < ?";

/// It was solved: what an import brought in as closed was never said to be solved before.
const SOLVED: &str =
    "(p.state = 'resolved' OR (p.state = 'closed' AND NOT EXISTS (SELECT 1 FROM ticket_past b
    WHERE b.ticket_id = p.ticket_id AND b.place = p.place - 1 AND b.state = 'resolved')))";

type Counted = (String, i64, Id<Unit>, Option<Id<Service>>, i64);

fn within(text: &str, span: &MonthSpan) -> Sql {
    Sql::open(OPEN, text).bind(span.from).bind(span.until)
}

fn received(span: &MonthSpan) -> Sql {
    let text = format!(
        "SELECT {ABOUT}, COUNT(*) FROM ticket t WHERE t.created_at >= ? AND t.created_at < ? GROUP BY {ABOUT}"
    );
    within(&text, span)
}

fn ended(span: &MonthSpan) -> Sql {
    let text = format!(
        "SELECT {ABOUT}, COUNT(DISTINCT t.id) FROM ticket_past p JOIN ticket t ON t.id = p.ticket_id
         WHERE {ENDED} AND {SOLVED} GROUP BY {ABOUT}"
    );
    within(&text, span)
}

/// What is open now or has ended since, as far as it was open then. What has ended is looked up by when, and not walked
/// through by number: that is what the sum is for.
fn open_at_the_end(span: &MonthSpan) -> Sql {
    let text = format!(
        "SELECT {ABOUT}, COUNT(*) FROM (SELECT id FROM ticket WHERE is_open = 1 UNION SELECT p.ticket_id + 0 FROM ticket_past p
         WHERE p.state IN ('resolved', 'closed', 'merged') AND p.from_at >= ?) c
         JOIN ticket_past was ON was.ticket_id = c.id JOIN ticket t ON t.id = c.id
         WHERE was.state IN ('new', 'open', 'waiting') AND was.from_at < ?
         AND (was.until_at IS NULL OR was.until_at >= ?) GROUP BY {ABOUT}"
    );
    Sql::open(OPEN, &text).bind(span.until).bind(span.until).bind(span.until)
}

pub(crate) fn flows(reading: &Reading<'_>, span: &MonthSpan) -> Result<Vec<(About, Flow)>> {
    let mut flows: BTreeMap<About, Flow> = BTreeMap::new();
    let mut add = |sql: Sql, set: fn(&mut Flow, i64)| -> Result<()> {
        for line in reading.all::<Counted>(sql)? {
            set(flows.entry(about(&line)?).or_default(), line.4);
        }
        Ok(())
    };
    add(received(span), |flow, count| flow.received = count)?;
    add(ended(span), |flow, count| flow.solved = count)?;
    add(open_at_the_end(span), |flow, count| flow.open = count)?;
    Ok(flows.into_iter().collect())
}

fn about((kind, priority, unit, service, _): &Counted) -> Result<About> {
    let broken = || Refused::broken("a ticket lacks a known kind or priority");
    Ok(About {
        kind: Kind::from_word(kind).ok_or_else(broken)?,
        priority: Level::new(*priority).ok_or_else(broken)?,
        unit: *unit,
        service: *service,
    })
}

fn began_again(span: &MonthSpan) -> Sql {
    let text = "SELECT COUNT(*) FROM ticket_past p JOIN ticket t ON t.id = p.ticket_id
        JOIN ticket_past b ON b.ticket_id = p.ticket_id AND b.place = p.place - 1
        WHERE p.state = 'open' AND p.place > 2 AND p.from_at >= ? AND p.from_at < ? AND t.kind <> 'problem'
        AND b.state IN ('resolved', 'closed')";
    within(text, span)
}

pub(crate) fn reopened(reading: &Reading<'_>, span: &MonthSpan) -> Result<i64> {
    reading.number(began_again(span))
}

pub(crate) fn merged(reading: &Reading<'_>, span: &MonthSpan) -> Result<i64> {
    let text = format!(
        "SELECT COUNT(DISTINCT t.id) FROM ticket_past p JOIN ticket t ON t.id = p.ticket_id
         WHERE {ENDED} AND p.state = 'merged' AND t.kind <> 'problem'"
    );
    reading.number(within(&text, span))
}

/// When each was reported and first answered. Of what an import brought in only the days are known.
pub(crate) fn answered(reading: &Reading<'_>, span: &MonthSpan) -> Result<Vec<(Moment, Moment)>> {
    let text = "SELECT t.created_at, t.answered_at FROM ticket t WHERE t.created_at >= ? AND t.created_at < ?
        AND t.answered_at < ? AND t.kind <> 'problem' AND t.channel <> 'import'";
    reading.all(within(text, span).bind(span.until))
}

/// When each was reported and solved, the last time in the month.
pub(crate) fn solved(reading: &Reading<'_>, span: &MonthSpan) -> Result<Vec<(Moment, Moment)>> {
    let text = format!(
        "SELECT t.created_at, MAX(p.from_at) FROM ticket_past p JOIN ticket t ON t.id = p.ticket_id
         WHERE {ENDED} AND {SOLVED} AND t.kind <> 'problem' AND t.channel <> 'import' GROUP BY t.id, t.created_at"
    );
    reading.all(within(&text, span))
}

fn rated(span: &MonthSpan) -> Sql {
    let text = "SELECT rating, COUNT(*) FROM ticket WHERE rated_at >= ? AND rated_at < ? GROUP BY rating";
    within(text, span)
}

pub(crate) fn ratings(reading: &Reading<'_>, span: &MonthSpan) -> Result<Ratings> {
    let mut ratings = Ratings::default();
    for (number, count) in reading.all::<(i64, i64)>(rated(span))? {
        match Grade::from_number(number) {
            Some(Grade::Good) => ratings.good = count,
            Some(Grade::Fair) => ratings.fair = count,
            Some(Grade::Bad) => ratings.bad = count,
            None => return Err(Refused::broken(format!("a rating is {number}"))),
        }
    }
    Ok(ratings)
}

fn spent(span: &MonthSpan) -> Sql {
    let text = "SELECT CAST(SUM(minutes) AS BIGINT) FROM ticket_time WHERE day >= ? AND day <= ?";
    Sql::open(OPEN, text).bind(span.month.first_day()).bind(span.month.last_day())
}

pub(crate) fn minutes_spent(reading: &Reading<'_>, span: &MonthSpan) -> Result<i64> {
    reading.number(spent(span))
}

fn known(span: &MonthSpan) -> Sql {
    // Few have a way around: they are looked up by that, and not by what is open or when it came in.
    let text =
        "SELECT COUNT(*) FROM ticket WHERE workaround <> '' AND is_open + 0 = 1 AND created_at + 0 < ?";
    Sql::open(OPEN, text).bind(span.until)
}

pub(crate) fn known_errors(reading: &Reading<'_>, span: &MonthSpan) -> Result<i64> {
    reading.number(known(span))
}

pub(crate) fn gathered(reading: &Reading<'_>, span: &MonthSpan) -> Result<i64> {
    let text =
        "SELECT COUNT(*) FROM ticket WHERE created_at >= ? AND created_at < ? AND parent_id IS NOT NULL";
    reading.number(within(text, span))
}

pub(crate) fn orders(reading: &Reading<'_>, span: &MonthSpan) -> Result<Vec<Ordered>> {
    let text = format!(
        "SELECT s.id, n.name, n.service_id, COUNT(DISTINCT p.ticket_id) FROM ticket_past p
         JOIN ticket_order o ON o.ticket_id = p.ticket_id JOIN template_version v ON v.id = o.version_id
         JOIN service_template s ON s.id = v.template_id
         JOIN template_version n ON n.template_id = s.id AND n.number = s.number
         WHERE {ENDED} AND {SOLVED} GROUP BY s.id, n.name, n.service_id ORDER BY 4 DESC, s.id"
    );
    let rows: Vec<(Id<Template>, String, Option<Id<Service>>, i64)> = reading.all(within(&text, span))?;
    let ordered = |(template, name, service, carried_out)| Ordered { template, name, service, carried_out };
    Ok(rows.into_iter().map(ordered).collect())
}

pub(crate) fn first(reading: &Reading<'_>) -> Result<Option<Moment>> {
    let found: Option<(Option<Moment>,)> =
        reading.find(Sql::open(OPEN, "SELECT MIN(created_at) FROM ticket"))?;
    Ok(found.and_then(|(at,)| at))
}

/// The queries that walk an index, with its name: a test looks at how.
#[cfg(test)]
pub(crate) fn walks(span: &MonthSpan) -> [(&'static str, Sql); 7] {
    [
        ("ticket_created", received(span)),
        ("ticket_past_ended", ended(span)),
        ("ticket_past_ended", open_at_the_end(span)),
        ("ticket_past_again", began_again(span)),
        ("ticket_rated", rated(span)),
        ("ticket_time_day", spent(span)),
        ("ticket_known_error", known(span)),
    ]
}
