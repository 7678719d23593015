//! The wheel: one lap as a ring of three arcs. Each arc's segments are rooms with a count and a health
//! mark, and lead to the list that the count counts. Beside it stands the same as a list, which takes
//! over when the screen is narrow.

use std::f64::consts::TAU;

use askama::Template;
use texts::Talk;

use crate::{Html, Icon, Mood, Part};

/// One room of the wheel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WheelRoom {
    pub label: String,
    /// The count in the reader's language; a dash when there is nothing to count yet.
    pub count: String,
    /// What is counted: "öppna", "i drift".
    pub counted: String,
    pub health: Mood,
    /// The health in words: "mår bra", "2 försenade". A room without them has no mark either.
    pub health_words: String,
    /// The list that the count counts; empty when there is none.
    pub href: String,
}

/// One arc of the wheel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WheelPart {
    pub part: Part,
    pub icon: Icon,
    pub label: String,
    pub rooms: Vec<WheelRoom>,
}

/// The whole wheel. It turns clockwise from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wheel {
    pub title: String,
    pub description: String,
    /// In the middle: a figure or a week, and a word under it.
    pub centre: String,
    pub centre_label: String,
    pub parts: Vec<WheelPart>,
}

#[derive(Template)]
#[template(path = "chart/wheel.html")]
struct View<'a> {
    it: &'a Wheel,
    talk: &'a Talk,
    arcs: Vec<Arc<'a>>,
}

/// An arc ready to draw.
struct Arc<'a> {
    part: &'a WheelPart,
    /// The thin outer line that shows the direction.
    path: String,
    arrow: String,
    label_x: f64,
    label_y: f64,
    segments: Vec<Segment<'a>>,
}

/// A segment ready to draw.
struct Segment<'a> {
    room: &'a WheelRoom,
    path: String,
    x: f64,
    y: f64,
    label: Vec<(f64, String)>,
    label_x: f64,
    anchor: &'static str,
}

const MID_X: f64 = 340.0;
const MID_Y: f64 = 262.0;
const INNER: f64 = 114.0;
const OUTER: f64 = 192.0;
const RIM: f64 = 202.0;
const LABELS: f64 = 222.0;
const PART_NAMES: f64 = 66.0;
/// The gap between two arcs and between two segments, in turns.
const ARC_GAP: f64 = 0.016;
const SEGMENT_GAP: f64 = 0.003;

/// A point so many turns clockwise from the top.
fn point(turns: f64, radius: f64) -> (f64, f64) {
    let angle = turns * TAU;
    (MID_X + radius * angle.sin(), MID_Y - radius * angle.cos())
}

fn sector(from: f64, to: f64) -> String {
    let ((ax, ay), (bx, by)) = (point(from, OUTER), point(to, OUTER));
    let ((cx, cy), (dx, dy)) = (point(to, INNER), point(from, INNER));
    format!(
        "M{ax:.1} {ay:.1}A{OUTER} {OUTER} 0 0 1 {bx:.1} {by:.1}L{cx:.1} {cy:.1}A{INNER} {INNER} 0 0 0 {dx:.1} {dy:.1}Z"
    )
}

fn rim(from: f64, to: f64) -> String {
    let ((ax, ay), (bx, by)) = (point(from, RIM), point(to, RIM));
    format!("M{ax:.1} {ay:.1}A{RIM} {RIM} 0 0 1 {bx:.1} {by:.1}")
}

/// A small arrowhead where the rim ends.
fn arrow(at: f64) -> String {
    let ((ax, ay), (bx, by), (cx, cy)) =
        (point(at - 0.006, RIM - 7.0), point(at + 0.007, RIM), point(at - 0.006, RIM + 7.0));
    format!("M{ax:.1} {ay:.1}L{bx:.1} {by:.1}L{cx:.1} {cy:.1}Z")
}

impl Wheel {
    pub fn render(&self, talk: &Talk) -> Html {
        let share = 1.0 / self.parts.len().max(1) as f64;
        let arcs =
            self.parts.iter().enumerate().map(|(i, part)| arc(part, share * i as f64, share)).collect();
        Html::of(&View { it: self, talk, arcs })
    }
}

fn arc(part: &WheelPart, from: f64, share: f64) -> Arc<'_> {
    let (start, room) = (from + ARC_GAP / 2.0, share - ARC_GAP);
    let each = room / part.rooms.len().max(1) as f64;
    let (label_x, label_y) = point(from + share / 2.0, PART_NAMES);
    let segments =
        part.rooms.iter().enumerate().map(|(i, room)| segment(room, start + each * i as f64, each)).collect();
    let end = start + room;
    Arc { part, path: rim(start, end - 0.008), arrow: arrow(end - 0.008), label_x, label_y, segments }
}

fn segment(room: &WheelRoom, from: f64, width: f64) -> Segment<'_> {
    let middle = from + width / 2.0;
    let (x, y) = point(middle, f64::midpoint(INNER, OUTER));
    let (label_x, label_y) = point(middle, LABELS);
    let side = (middle * TAU).sin();
    let anchor = match side {
        s if s > 0.2 => "start",
        s if s < -0.2 => "end",
        _ => "middle",
    };
    let lines = split(&room.label);
    let rise = (lines.len() as f64 - 1.0) * 10.0;
    let label =
        lines.into_iter().enumerate().map(|(i, l)| (label_y + 6.0 - rise + i as f64 * 20.0, l)).collect();
    let path = sector(from + SEGMENT_GAP / 2.0, from + width - SEGMENT_GAP / 2.0);
    Segment { room, path, x, y, label, label_x, anchor }
}

/// A long label on two lines.
fn split(label: &str) -> Vec<String> {
    let is_long = label.chars().count() > 13;
    match label.split_once(' ') {
        Some((first, rest)) if is_long => vec![first.to_owned(), rest.to_owned()],
        _ => vec![label.to_owned()],
    }
}

impl Segment<'_> {
    /// What a screen reader says of the segment.
    fn words(&self) -> String {
        room_words(self.room)
    }
}

fn room_words(room: &WheelRoom) -> String {
    let health =
        if room.health_words.is_empty() { String::new() } else { format!(", {}", room.health_words) };
    format!("{} {} {}{health}", room.label, room.count, room.counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel() -> Wheel {
        let room = |href: &str| WheelRoom {
            label: "Behov".into(),
            count: "12".into(),
            href: href.into(),
            ..WheelRoom::default()
        };
        let part = |part, rooms| WheelPart { part, rooms, ..WheelPart::default() };
        let parts = vec![
            part(Part::Planning, vec![room("/needs"), room("")]),
            part(Part::Delivery, vec![]),
            part(Part::Review, vec![]),
        ];
        Wheel { parts, ..Wheel::default() }
    }

    #[test]
    fn a_room_with_a_list_is_a_link_and_one_without_is_not() {
        let html = wheel().render(&crate::swedish()).0;
        assert_eq!(html.matches(r#"href="/needs""#).count(), 2, "once in the ring, once in the list: {html}");
    }

    #[test]
    fn a_room_whose_health_is_not_known_has_no_mark() {
        let mut wheel = wheel();
        assert!(
            !wheel.render(&crate::swedish()).0.contains("class=\"health"),
            "a mark without words says nothing"
        );
        wheel.parts[0].rooms[0].health_words = "mår bra".into();
        let html = wheel.render(&crate::swedish()).0;
        assert_eq!((html.matches("class=\"health").count(), html.matches("class=\"state").count()), (1, 1));
    }

    #[test]
    fn the_top_of_the_wheel_is_where_it_starts() {
        let (x, y) = point(0.0, OUTER);
        assert!((x - MID_X).abs() < 1e-9 && (y - (MID_Y - OUTER)).abs() < 1e-9);
    }
}
