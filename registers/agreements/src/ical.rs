//! Notice days as an iCalendar file (RFC 5545). The kept library writes, escapes and folds; what stands in it is ours.

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameter,
    ICalendarProperty, ICalendarValue,
};
use kernel::{Day, Moment};
use texts::Talk;

use crate::agreement::href;
use crate::store::feeds::Waiting;

fn entry(name: ICalendarProperty, text: impl Into<String>) -> ICalendarEntry {
    ICalendarEntry { name, params: Vec::new(), values: vec![ICalendarValue::Text(text.into())] }
}

/// A value that is a day, written without dashes (RFC 5545 3.3.4).
fn on(name: ICalendarProperty, day: Day) -> ICalendarEntry {
    let params = vec![ICalendarParameter::value(calcard::icalendar::ICalendarValueType::Date)];
    ICalendarEntry { params, ..entry(name, day.to_string().replace('-', "")) }
}

/// A moment in UTC: `20261121T130500Z`.
fn stamp(at: Moment) -> String {
    let text = at.rfc3339();
    let whole = text.split(['.', 'Z']).next().unwrap_or_default();
    format!("{}Z", whole.replace(['-', ':'], ""))
}

/// The calendar of these terms: for each its decision day and its notice day, once when they are the same. What a day
/// is known by stays the same however often the calendar is fetched, so that a moved day moves.
pub(crate) fn calendar(waiting: &[Waiting], now: Moment, talk: &Talk, site: &str) -> Vec<u8> {
    let head = vec![
        entry(ICalendarProperty::Version, "2.0"),
        entry(ICalendarProperty::Prodid, "-//Varv//Avtal//SV"),
        entry(ICalendarProperty::Other("X-WR-CALNAME".to_owned()), talk.say("agreements-feed-name")),
    ];
    let mut components = vec![ICalendarComponent {
        component_type: ICalendarComponentType::VCalendar,
        entries: head,
        component_ids: Vec::new(),
    }];
    for term in waiting {
        let same = term.decide_by == term.notice_by;
        let days = [("notice", term.notice_by), ("decide", term.decide_by)];
        for (what, day) in days.into_iter().take(if same { 1 } else { 2 }) {
            let event = event(term, what, day, (now, talk, site));
            let number = u32::try_from(components.len()).unwrap_or(0);
            components[0].component_ids.push(number);
            components.push(event);
        }
    }
    let mut text = String::new();
    // Writing to a text in memory does not fail.
    let _written = ICalendar { components }.write_to(&mut text);
    text.into_bytes()
}

fn event(
    term: &Waiting,
    what: &str,
    day: Day,
    (now, talk, site): (Moment, &Talk, &str),
) -> ICalendarComponent {
    let facts = [("name", term.name.as_str().into()), ("supplier", term.supplier.as_str().into())];
    let key = if what == "decide" { "decide".to_owned() } else { format!("notice-{}", term.ending) };
    let entries = vec![
        entry(ICalendarProperty::Uid, format!("agreement-{}-{}-{what}@varv", term.agreement, term.term)),
        entry(ICalendarProperty::Dtstamp, stamp(now)),
        on(ICalendarProperty::Dtstart, day),
        on(ICalendarProperty::Dtend, day.plus_days(1)),
        entry(ICalendarProperty::Summary, talk.with(&format!("agreements-feed-{key}"), &facts)),
        entry(ICalendarProperty::Description, format!("{site}{}", href(kernel::Id::new(term.agreement)))),
        entry(ICalendarProperty::Transp, "TRANSPARENT"),
    ];
    ICalendarComponent { component_type: ICalendarComponentType::VEvent, entries, component_ids: Vec::new() }
}
