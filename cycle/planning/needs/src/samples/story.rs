//! The stories that samples are made of: what is asked for, what is said, and what comes of it. They stand as plain
//! Swedish prose in `samples/*.txt`, so that whoever knows schools and care can write more of them.

use std::sync::OnceLock;

use crate::store::messages::Voice;
use crate::{Move, Period, Verdict};

const FILES: [&str; 5] = [
    include_str!("../../samples/skola.txt"),
    include_str!("../../samples/forskola.txt"),
    include_str!("../../samples/vard.txt"),
    include_str!("../../samples/kontor.txt"),
    include_str!("../../samples/sma.txt"),
];

/// Where a story happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    School,
    Preschool,
    Care,
    Office,
}

impl Place {
    /// The place of a unit of this kind.
    pub fn of(kind: &str) -> Self {
        match kind {
            "school" => Self::School,
            "preschool" => Self::Preschool,
            "care" => Self::Care,
            _ => Self::Office,
        }
    }
}

/// One thing that is said or done in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Beat {
    Say(Voice, &'static str),
    /// A move with the reason that the askers read.
    Go(Move, &'static str),
    /// A stakeholder's values on the sample's criteria.
    Score([i64; 3]),
}

/// A need with all that came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    pub place: Place,
    pub title: &'static str,
    pub text: &'static str,
    pub concerns: &'static str,
    pub effect: &'static str,
    pub touched: &'static str,
    pub count: Option<i64>,
    pub beats: Vec<Beat>,
    /// The same need in the words of others: title and text.
    pub echoes: Vec<(&'static str, &'static str)>,
}

/// All stories, read once.
pub(crate) fn stories() -> &'static [Story] {
    static STORIES: OnceLock<Vec<Story>> = OnceLock::new();
    STORIES.get_or_init(|| FILES.iter().flat_map(|file| file.split("## ").skip(1)).map(story).collect())
}

fn story(text: &'static str) -> Story {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut story = Story {
        place: Place::Office,
        title: title.trim(),
        text: "",
        concerns: "",
        effect: "",
        touched: "",
        count: None,
        beats: Vec::new(),
        echoes: Vec::new(),
    };
    for (key, value) in rest.lines().filter_map(|line| line.split_once(": ")) {
        tell(&mut story, key, value.trim());
    }
    story
}

fn tell(story: &mut Story, key: &str, value: &'static str) {
    let when = Period::SOME;
    match key {
        "plats" => story.place = Place::of(value),
        "text" => story.text = value,
        "gäller" => story.concerns = value,
        "effekt" => story.effect = value,
        "berör" => story.touched = value,
        "antal" => story.count = value.parse().ok(),
        "poäng" => story.beats.extend(values(value).map(Beat::Score)),
        "också" => story.echoes.extend(value.split_once(" | ")),
        "it" => story.beats.push(Beat::Say(Voice::It, value)),
        "frågar" => story.beats.push(Beat::Say(Voice::Asker, value)),
        "internt" => story.beats.push(Beat::Say(Voice::Internal, value)),
        "klarlagt" => story.beats.push(Beat::Go(Move::Clarify, value)),
        "bedömt" => story.beats.push(Beat::Go(Move::Assess, value)),
        "parkerat" => story.beats.push(Beat::Go(Move::Park { until: None }, value)),
        "avböjt" => story.beats.push(Beat::Go(Move::Decline, value)),
        "godkänt" => story.beats.push(Beat::Go(Move::Approve, value)),
        "planerat" => story.beats.push(Beat::Go(Move::Plan { when }, value)),
        "levererat" => story.beats.push(Beat::Go(Move::Deliver, value)),
        "uppfyllt" => story.beats.push(Beat::Go(Move::FollowUp { verdict: Verdict::Met }, value)),
        "delvis" => story.beats.push(Beat::Go(Move::FollowUp { verdict: Verdict::PartlyMet }, value)),
        "inte" => story.beats.push(Beat::Go(Move::FollowUp { verdict: Verdict::NotMet }, value)),
        _ => {}
    }
}

fn values(text: &str) -> Option<[i64; 3]> {
    let values: Vec<i64> = text.split(' ').filter_map(|value| value.parse().ok()).collect();
    values.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kernel::Moment;

    use super::*;
    use crate::State;

    #[test]
    fn every_line_of_every_story_is_understood() {
        let known = [
            "plats",
            "text",
            "gäller",
            "effekt",
            "berör",
            "antal",
            "poäng",
            "också",
            "it",
            "frågar",
            "internt",
            "klarlagt",
            "bedömt",
            "parkerat",
            "avböjt",
            "godkänt",
            "planerat",
            "levererat",
            "uppfyllt",
            "delvis",
            "inte",
        ];
        for line in FILES
            .iter()
            .flat_map(|file| file.lines())
            .filter(|line| !line.is_empty() && !line.starts_with("## "))
        {
            let key = line.split(": ").next().unwrap_or("");
            assert!(known.contains(&key) && line.contains(": "), "{line}");
        }
        for story in stories() {
            assert!(
                story.text.len() > 20 && !story.touched.is_empty() && story.count.is_some(),
                "{}",
                story.title
            );
        }
    }

    #[test]
    fn there_are_many_and_no_two_say_the_same() {
        let texts: Vec<&str> = stories()
            .iter()
            .flat_map(|s| std::iter::once(s.text).chain(s.echoes.iter().map(|(_, text)| *text)))
            .collect();
        assert!(
            stories().len() >= 60 && texts.len() >= 95,
            "{} stories, {} texts",
            stories().len(),
            texts.len()
        );
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len());
    }

    #[test]
    fn every_story_goes_only_where_a_need_may_go() {
        for story in stories() {
            let mut state = State::New;
            for beat in &story.beats {
                if let Beat::Go(to, _) = beat {
                    state = state
                        .after(*to, Moment(1))
                        .unwrap_or_else(|cannot| panic!("{}: {cannot}", story.title));
                }
            }
        }
    }
}
