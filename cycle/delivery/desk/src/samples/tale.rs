//! A ticket's whole life, told by the noun's own rules: what happened, when, and by whom, until the sample ends.

use std::collections::HashMap;

use kernel::{Id, Moment, Person, Unit};
use people::{Dice, PersonGroup};
use services::Service;

use super::cast::Cast;
use super::story::{
    BEGINS, BLAME, MERGED, PRAISE, REST, STORIES, SUPPLIER, Story, TALK, THINGS, WAITS, service_of,
};
use super::{Plan, Talk};
use crate::events::Happened;
use crate::rate::Grade;
use crate::report::new_ticket;
use crate::{Cannot, Channel, Facts, Move, Priority, Rating, Rules, State, Step, Ticket, Voice, Waiting};

/// A change of state with who made it and what was said.
pub(crate) struct Turned {
    pub state: State,
    pub at: Moment,
    pub by: Option<Id<Person>>,
    pub said: String,
}

pub(crate) struct Spoke {
    pub voice: Voice,
    pub by: Id<Person>,
    pub at: Moment,
    pub text: String,
}

/// A ticket with all that was ever said and done to it.
pub(crate) struct Tale {
    pub ticket: Ticket,
    pub turns: Vec<Turned>,
    pub words: Vec<Spoke>,
    pub events: Vec<Happened>,
    /// The tale, by its place in the sample, whose ticket this one is merged into.
    pub merged_into: Option<usize>,
    story: usize,
    now: Moment,
}

impl Tale {
    /// Until when another ticket may be merged into this one.
    fn open_until(&self) -> Moment {
        let settled = self.turns.iter().find(|turn| !turn.state.step().is_open());
        settled.map_or(Moment(i64::MAX), |turn| turn.at)
    }

    fn go(&mut self, to: Move, by: Option<Id<Person>>, said: &str) -> Result<(), Cannot> {
        self.ticket = self.ticket.clone().moved(to, said, self.now)?;
        self.turned(by, said);
        Ok(())
    }

    fn turned(&mut self, by: Option<Id<Person>>, said: &str) {
        let (state, at) = (self.ticket.state.clone(), self.now);
        self.turns.push(Turned { state, at, by, said: said.to_owned() });
    }

    fn says(&mut self, voice: Voice, by: Id<Person>, text: &str) -> Result<(), Cannot> {
        let before = self.ticket.state.clone();
        self.ticket = self.ticket.clone().spoken(voice, self.now)?;
        if before != self.ticket.state {
            self.turned(Some(by), "");
        }
        self.words.push(Spoke { voice, by, at: self.now, text: text.to_owned() });
        self.events.push(match voice {
            Voice::Asker => Happened::Written,
            Voice::Desk => Happened::Answered,
            Voice::Internal => Happened::Noted,
        });
        Ok(())
    }
}

/// Tells tales, one after the other, the same for the same seed.
pub(crate) struct Teller<'a> {
    cast: &'a Cast,
    rules: Rules,
    groups: &'a [Id<PersonGroup>],
    services: &'a HashMap<String, Id<Service>>,
    dice: Dice,
    to: Moment,
    talk: Talk,
    /// The last ticket of each story, for those that are merged into it.
    last: Vec<Option<(usize, Moment)>>,
    told: usize,
}

impl<'a> Teller<'a> {
    pub fn new(
        cast: &'a Cast,
        rules: Rules,
        (groups, services): (&'a [Id<PersonGroup>], &'a HashMap<String, Id<Service>>),
        plan: &Plan<'_>,
    ) -> Self {
        let last = vec![None; STORIES.len()];
        let (dice, to, talk) = (Dice::new(plan.seed), plan.to, plan.talk);
        Self { cast, rules, groups, services, dice, to, talk, last, told: 0 }
    }

    /// The moments at which so many tickets are reported, in order: most evenly over the time, some in the last days so
    /// that there is something to do.
    pub fn moments(&mut self, count: usize, from: Moment) -> Vec<Moment> {
        let span = self.to.seconds_since(from).max(1);
        let recent = (12 * 86_400).min(span);
        let mut moments: Vec<Moment> = (0..count)
            .map(|_| {
                let within = if self.dice.percent(6) { recent } else { span };
                let back = self.dice.between(0, within);
                let at = self.dice.at_work(self.to.plus_seconds(-back));
                if at >= self.to { self.to.plus_seconds(-self.dice.between(600, 9_000)) } else { at }
            })
            .collect();
        moments.sort_unstable();
        moments
    }

    /// A ticket that is reported at a moment; none where nobody works.
    pub fn tell(&mut self, at: Moment) -> Option<Tale> {
        let (unit, asker) = self.cast.somebody(&mut self.dice)?;
        let place = self.dice.between(0, STORIES.len() as i64) as usize;
        let mut tale = self.begin(place, at, unit, asker);
        // What a rule refuses in a tale does not happen in it.
        let _whole = self.go_on(&mut tale, asker);
        self.told += 1;
        if tale.merged_into.is_none() {
            self.last[place] = Some((self.told - 1, tale.open_until()));
        }
        Some(tale)
    }

    fn fill(&mut self, text: &str) -> String {
        let thing = self.dice.one_of(&THINGS).copied().unwrap_or("datorn");
        let number = self.dice.between(2, 29).to_string();
        let filled = text.replace("{n}", &number).replace("{sak}", thing);
        let mut letters = filled.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn begin(&mut self, place: usize, at: Moment, unit: Id<Unit>, asker: Id<Person>) -> Tale {
        let story = &STORIES[place];
        let facts = Facts {
            kind: story.kind,
            title: self.fill(story.title),
            text: self.fill(story.text),
            unit,
            service: service_of(story).and_then(|name| self.services.get(name)).copied(),
        };
        let mut ticket = new_ticket(facts, Some(asker), &self.rules, at);
        ticket.channel = match self.dice.between(0, 100) {
            0..55 => Channel::Mail,
            55..85 => Channel::Web,
            _ => Channel::Desk,
        };
        ticket.is_confidential = self.dice.percent(2);
        let mut tale = Tale {
            ticket,
            turns: Vec::new(),
            words: Vec::new(),
            events: vec![Happened::Reported],
            merged_into: None,
            story: place,
            now: at,
        };
        tale.turned(Some(asker), "");
        tale
    }

    /// Some hours pass in which people work; false when the sample ends first.
    fn pass(&mut self, tale: &mut Tale, low_h: i64, high_h: i64) -> bool {
        let later = self.dice.later(tale.now, low_h, high_h);
        if later < self.to {
            tale.now = later;
        }
        later < self.to
    }

    fn go_on(&mut self, tale: &mut Tale, asker: Id<Person>) -> Result<(), Cannot> {
        let Some(agent) = self.cast.agent(&mut self.dice, tale.ticket.facts.unit) else { return Ok(()) };
        if !self.pass(tale, 0, 6) {
            return Ok(());
        }
        self.triage(tale);
        if let Some((into, _)) = self.last[tale.story].filter(|(_, until)| tale.now < *until)
            && self.dice.percent(if self.talk == Talk::Long { 3 } else { 45 })
        {
            let said = self.dice.one_of(&MERGED).copied().unwrap_or_default();

            tale.merged_into = Some(into);
            // The number of the ticket that lives on is known when it has been stored.
            return tale.go(Move::Merge { into: Id::new(i64::MAX) }, Some(agent), said);
        }
        if self.dice.percent(6) || !self.pass(tale, 0, 20) {
            return Ok(());
        }
        tale.ticket = Ticket { owner: Some(agent), ..tale.ticket.clone().begun(tale.now) };
        tale.turned(Some(agent), "");
        tale.events.push(Happened::Taken);
        self.work(tale, asker, agent)
    }

    fn triage(&mut self, tale: &mut Tale) {
        let story = &STORIES[tale.story];
        let mut priority = Priority::by(&self.rules, story.impact, story.urgency);
        if self.dice.percent(4)
            && let Some(level) = crate::Level::new(2)
        {
            priority = priority.but(level, "Nationella prov pågår");
        }
        tale.ticket.priority = priority;
        tale.ticket.group = if self.dice.percent(70) { self.dice.one_of(self.groups).copied() } else { None };
        tale.events.push(Happened::Triaged);
    }

    fn work(&mut self, tale: &mut Tale, asker: Id<Person>, agent: Id<Person>) -> Result<(), Cannot> {
        let story: &Story = &STORIES[tale.story];
        let begins = self.dice.one_of(&BEGINS).copied().unwrap_or_default();
        if self.dice.percent(60) && self.pass(tale, 0, 3) {
            tale.says(Voice::Desk, agent, begins)?;
        }
        if self.talk == Talk::Long {
            self.talk_on(tale, asker, agent)?;
        }
        if self.dice.percent(40) && self.pass(tale, 0, 8) {
            let asks = self.fill(story.asks.0);
            let on = Waiting::Requester;
            tale.go(Move::Wait { on }, Some(agent), &format!("{WAITS}{asks}"))?;
            tale.events.push(Happened::Waited);
            if !self.pass(tale, 1, 60) {
                return Ok(());
            }
            let answer = self.fill(story.asks.1);
            tale.says(Voice::Asker, asker, &answer)?;
        }
        if self.dice.percent(35) && self.pass(tale, 0, 6) {
            tale.says(Voice::Internal, agent, story.note)?;
        }
        if !self.elsewhere(tale, story, agent)? || self.dice.percent(2) || !self.pass(tale, 1, 40) {
            return Ok(());
        }
        let solved = self.fill(story.solved);
        tale.go(Move::Resolve, Some(agent), &solved)?;
        tale.events.push(Happened::Resolved);
        tale.ticket.minutes = self.dice.between(1, 10) * 10;
        self.afterwards(tale, asker, agent)
    }

    /// They write to each other some times more.
    fn talk_on(&mut self, tale: &mut Tale, asker: Id<Person>, agent: Id<Person>) -> Result<(), Cannot> {
        for n in 0..self.dice.between(0, 4) {
            if !self.pass(tale, 0, 5) {
                break;
            }
            let text = self.dice.one_of(&TALK).copied().unwrap_or_default();
            let text = self.fill(text);
            let (voice, by) = if n % 2 == 0 { (Voice::Asker, asker) } else { (Voice::Desk, agent) };
            tale.says(voice, by, &text)?;
        }
        Ok(())
    }

    /// Perhaps a supplier or a day has to be waited for; false when the sample ends meanwhile.
    fn elsewhere(&mut self, tale: &mut Tale, story: &Story, agent: Id<Person>) -> Result<bool, Cannot> {
        let (on, said, hours) = if !story.supplier.is_empty() && self.dice.percent(80) {
            let letters: String = story.supplier.chars().take(2).collect();
            let number = format!("{}-{}", letters.to_uppercase(), self.dice.between(1_000, 9_999));
            (Waiting::Supplier { who: story.supplier.to_owned(), number }, SUPPLIER, (20, 90))
        } else if self.dice.percent(6) {
            (Waiting::Day(tale.now.day_in("Europe/Stockholm").plus_days(7)), REST, (160, 190))
        } else if story.kind == crate::Kind::Request && self.dice.percent(10) {
            (Waiting::Approval, "Chefen behöver godkänna beställningen först.", (4, 60))
        } else {
            return Ok(true);
        };
        if !self.pass(tale, 0, 6) {
            return Ok(false);
        }
        tale.go(Move::Wait { on }, Some(agent), said)?;
        tale.events.push(Happened::Waited);
        if !self.pass(tale, hours.0, hours.1) {
            return Ok(false);
        }
        tale.go(Move::Resume, Some(agent), "")?;
        tale.events.push(Happened::Resumed);
        Ok(true)
    }

    fn afterwards(&mut self, tale: &mut Tale, asker: Id<Person>, agent: Id<Person>) -> Result<(), Cannot> {
        if self.dice.percent(5) && self.pass(tale, 4, 60) {
            tale.go(Move::Reopen, Some(asker), "Felet är tillbaka.")?;
            tale.events.push(Happened::Reopened);
            if !self.pass(tale, 1, 40) {
                return Ok(());
            }
            tale.go(Move::Resolve, Some(agent), "Vi bytte den del som gav felet. Det håller nu.")?;
            tale.events.push(Happened::Resolved);
        }
        if self.dice.percent(35) && self.pass(tale, 1, 40) {
            let grade = match self.dice.between(0, 100) {
                0..72 => Grade::Good,
                72..90 => Grade::Fair,
                _ => Grade::Bad,
            };
            let words: &[&str] = if grade == Grade::Good { &PRAISE } else { &BLAME };
            let text = self.dice.one_of(words).copied().unwrap_or_default().to_owned();
            tale.ticket.rating = Some(Rating { grade, text, at: tale.now });
            tale.events.push(Happened::Rated);
        }
        let close_at =
            tale.ticket.state.resolved_at().unwrap_or(tale.now).plus_days(self.rules.close_after_days);
        if close_at < self.to && tale.ticket.state.step() == Step::Resolved {
            tale.now = close_at;
            tale.go(Move::Close, None, "")?;
            tale.events.push(Happened::Closed);
        }
        Ok(())
    }
}
