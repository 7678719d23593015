//! When everything in a sample happens and who does it: stories laid out in time, until the day when the sample ends.

use kernel::{Id, Moment, Person, Unit};

use super::cast::Cast;
use super::lines::{FAIR, FAIR_REPLY, GOES, HOW_GOES, MERGED, MET, REPLIES, RIGHT, THANK_YOU, THANKS};
use super::story::{Beat, Story, stories};
use crate::store::messages::Voice;
use crate::{Facts, Move, Period};
use people::Dice;

/// One thing that one person does to one need at one moment.
pub(crate) struct Act {
    pub at: Moment,
    /// The need's place in the sample, from 0.
    pub need: usize,
    pub by: Id<Person>,
    pub deed: Deed,
    /// Nothing more happens to the need: its words can be indexed.
    pub is_last: bool,
}

pub(crate) enum Deed {
    Ask(Box<Facts>),
    Join,
    Assign(Id<Person>),
    Say(Voice, &'static str),
    Go(Move, &'static str),
    /// Merged into the need at this place in the sample.
    Merge(usize, &'static str),
    Score([i64; 3]),
    /// The outcome has reached this asker.
    Hear,
}

/// A need that later ones may be merged into.
struct Base {
    need: usize,
    story: usize,
    open_from: Moment,
    open_until: Moment,
}

pub(crate) struct Plot<'a> {
    cast: &'a Cast,
    dice: Dice,
    from: Moment,
    to: Moment,
    acts: Vec<Act>,
    bases: Vec<Base>,
}

impl<'a> Plot<'a> {
    pub fn new(cast: &'a Cast, seed: u64, from: Moment, to: Moment) -> Self {
        Self { cast, dice: Dice::new(seed), from, to, acts: Vec::new(), bases: Vec::new() }
    }

    /// Lays out so many needs; all acts in the order in which they happen.
    pub fn of(mut self, count: usize) -> Vec<Act> {
        let mut moments: Vec<Moment> = (0..count).map(|_| self.begins()).collect();
        moments.sort_unstable();
        let mut order = shuffled(&mut self.dice);
        for (need, at) in moments.into_iter().enumerate() {
            if order.is_empty() {
                order = shuffled(&mut self.dice);
            }
            if let Some((story, telling)) = order.pop() {
                self.need(need, at, story, telling);
            }
        }
        self.acts.sort_by_key(|act| (act.at, act.need));
        mark_last(&mut self.acts, count);
        self.acts
    }

    /// Most begin evenly over the time; one in seven during the last month, so that there is something to do.
    fn begins(&mut self) -> Moment {
        let span = self.to.seconds_since(self.from).max(1);
        let month = (30 * 86_400).min(span);
        let back =
            if self.dice.percent(14) { self.dice.between(0, month) } else { self.dice.between(0, span) };
        let at = self.dice.at_work(self.to.plus_seconds(-back));
        if at >= self.to { self.to.plus_seconds(-self.dice.between(60, 7_200)) } else { at }
    }

    /// A need of a story, told by itself (`telling` 0) or in the words of one of its echoes.
    fn need(&mut self, need: usize, at: Moment, story_at: usize, telling: usize) {
        let story = &stories()[story_at];
        let Some(unit) = self.unit(story) else { return };
        let Some(asker) = self.cast.somebody(&mut self.dice, unit) else { return };
        let (title, text) = match telling {
            0 => (story.title, story.text),
            echo => story.echoes[echo - 1],
        };
        let facts = self.facts(story, (title, text), unit, at);
        self.push(need, at, asker, Deed::Ask(Box::new(facts)));
        let mut askers = vec![asker];
        self.joins(need, at, unit, &mut askers);
        let reply = self.dice.later(at, 3, 80);
        let base = self.bases.iter().rfind(|base| {
            base.story == story_at && telling > 0 && base.open_from < at && reply < base.open_until
        });
        match base.map(|base| base.need) {
            Some(into) => self.merged(need, reply, into, unit, &askers),
            None if telling > 0 => self.brief(need, at, unit, &askers),
            None => self.told(need, at, story_at, unit, &askers),
        }
    }

    fn unit(&mut self, story: &Story) -> Option<Id<Unit>> {
        let units = &self.cast.units;
        let fitting: Vec<Id<Unit>> =
            units.iter().filter(|(_, place)| *place == story.place).map(|(unit, _)| *unit).collect();
        if fitting.is_empty() {
            return self.dice.one_of(units).map(|(unit, _)| *unit);
        }
        self.dice.one_of(&fitting).copied()
    }

    fn facts(&mut self, story: &Story, (title, text): (&str, &str), unit: Id<Unit>, at: Moment) -> Facts {
        let wanted_by = self.dice.percent(35).then(|| {
            let days = self.dice.between(30, 200);
            at.day_in("Europe/Stockholm").plus_days(days)
        });
        Facts {
            title: title.to_owned(),
            text: text.to_owned(),
            unit,
            concerns: story.concerns.to_owned(),
            effect: story.effect.to_owned(),
            touched: story.touched.to_owned(),
            touched_count: story.count,
            wanted_by,
        }
    }

    fn joins(&mut self, need: usize, at: Moment, unit: Id<Unit>, askers: &mut Vec<Id<Person>>) {
        if !self.dice.percent(30) {
            return;
        }
        for _ in 0..self.dice.between(1, 4) {
            let when = self.dice.later(at, 2, 120);
            let Some(person) = self.cast.somebody(&mut self.dice, unit) else { return };
            if !askers.contains(&person) {
                askers.push(person);
                self.push(need, when, person, Deed::Join);
            }
        }
    }

    /// The whole story, beat by beat.
    fn told(&mut self, need: usize, from: Moment, story_at: usize, unit: Id<Unit>, askers: &[Id<Person>]) {
        let Some(head) = self.cast.it.first().copied() else { return };
        let mut carrier = self.cast.carrier(&mut self.dice, unit).unwrap_or(head);
        let story = &stories()[story_at];
        let (mut at, mut settled) = (from, None);
        let assigned = self.dice.later(at, 1, 30);
        if self.dice.percent(85) {
            self.push(need, assigned, head, Deed::Assign(carrier));
        } else {
            carrier = head;
        }
        for beat in &story.beats {
            let (low, high) = pace(beat);
            at = self.dice.later(at, low, high);
            match beat {
                Beat::Say(Voice::Asker, text) => {
                    self.push(need, at, askers[0], Deed::Say(Voice::Asker, text));
                }
                Beat::Say(voice, text) => self.push(need, at, carrier, Deed::Say(*voice, text)),
                Beat::Score(values) => self.scores(need, at, unit, *values),
                Beat::Go(to, reason) => {
                    let to = self.dated(*to, at);
                    self.push(need, at, mover(to, carrier, head), Deed::Go(to, reason));
                    if !to.step().is_open() {
                        settled.get_or_insert(at);
                        self.hears(need, at, askers);
                    }
                    at = self.chat(need, at, to, (askers[0], carrier));
                }
            }
        }
        let open_until = settled.unwrap_or(Moment(i64::MAX));
        self.bases.push(Base { need, story: story_at, open_from: assigned, open_until });
    }

    /// Moves that name a time name one that fits.
    fn dated(&mut self, to: Move, at: Moment) -> Move {
        let day = at.day_in("Europe/Stockholm");
        match to {
            Move::Plan { .. } => {
                let later = day.plus_days(self.dice.between(40, 300));
                let quarter = i64::from((later.month() - 1) / 3 + 1);
                let when = Period::new(i64::from(later.year()), Some(quarter));
                Move::Plan { when: when.unwrap_or_else(|| Period::this_year(later)) }
            }
            Move::Park { .. } => {
                let until = self.dice.percent(60).then(|| day.plus_days(self.dice.between(60, 400)));
                Move::Park { until }
            }
            Move::Clarify
            | Move::Assess
            | Move::Decline
            | Move::Merge { .. }
            | Move::Approve
            | Move::Deliver
            | Move::FollowUp { .. }
            | Move::TakeUp => to,
        }
    }

    fn scores(&mut self, need: usize, at: Moment, unit: Id<Unit>, values: [i64; 3]) {
        let leader = self.cast.stakeholder(&mut self.dice, unit);
        let planner = self.cast.planner(&mut self.dice);
        let mut scorers: Vec<Id<Person>> = leader.into_iter().chain(planner).collect();
        scorers.dedup();
        for person in scorers {
            let values = values.map(|value| (value + self.dice.between(-1, 2)).clamp(1, 5));
            self.push(need, at, person, Deed::Score(values));
        }
    }

    /// Most who asked read the outcome within some days; a few never do.
    fn hears(&mut self, need: usize, at: Moment, askers: &[Id<Person>]) {
        for person in askers {
            if self.dice.percent(90) {
                let when = self.dice.later(at, 2, 150);
                self.push(need, when, *person, Deed::Hear);
            }
        }
    }

    /// The same as another need that is open: merged into that one.
    fn merged(&mut self, need: usize, at: Moment, into: usize, unit: Id<Unit>, askers: &[Id<Person>]) {
        let Some(carrier) = self.cast.carrier(&mut self.dice, unit) else { return };
        self.line(need, at.plus_seconds(-900), carrier, Voice::It, &MET);
        let reason = self.dice.one_of(&MERGED).copied().unwrap_or(MERGED[0]);
        self.push(need, at, carrier, Deed::Merge(into, reason));
        self.hears(need, at, askers);
    }

    /// One of some lines, said by somebody.
    fn line(&mut self, need: usize, at: Moment, by: Id<Person>, voice: Voice, lines: &[&'static str]) {
        if let Some(text) = self.dice.one_of(lines).copied() {
            self.push(need, at, by, Deed::Say(voice, text));
        }
    }

    /// While a need waits its askers ask how it goes; once it is there they say thanks.
    fn chat(
        &mut self,
        need: usize,
        at: Moment,
        after: Move,
        (asker, carrier): (Id<Person>, Id<Person>),
    ) -> Moment {
        match after {
            Move::Approve | Move::Plan { .. } if self.dice.percent(65) => {
                let asked = self.dice.later(at, 60, 500);
                self.line(need, asked, asker, Voice::Asker, &HOW_GOES);
                let told = self.dice.later(asked, 1, 30);
                self.line(need, told, carrier, Voice::It, &GOES);
                told
            }
            Move::Clarify if self.dice.percent(35) => {
                let said = self.dice.later(at, 2, 60);
                self.line(need, said, asker, Voice::Asker, &RIGHT);
                said
            }
            Move::Deliver if self.dice.percent(70) => {
                let said = self.dice.later(at, 5, 200);
                self.line(need, said, asker, Voice::Asker, &THANK_YOU);
                said
            }
            Move::Decline | Move::Park { .. } if self.dice.percent(55) => {
                let said = self.dice.later(at, 5, 100);
                self.line(need, said, asker, Voice::Asker, &FAIR);
                let told = self.dice.later(said, 1, 30);
                self.line(need, told, carrier, Voice::It, &FAIR_REPLY);
                told
            }
            Move::Approve
            | Move::Plan { .. }
            | Move::Clarify
            | Move::Deliver
            | Move::Decline
            | Move::Park { .. }
            | Move::Assess
            | Move::Merge { .. }
            | Move::FollowUp { .. }
            | Move::TakeUp => at,
        }
    }

    /// A short exchange that has not come further yet.
    fn brief(&mut self, need: usize, from: Moment, unit: Id<Unit>, askers: &[Id<Person>]) {
        let Some(carrier) = self.cast.carrier(&mut self.dice, unit) else { return };
        let at = self.dice.later(from, 2, 70);
        self.line(need, at, carrier, Voice::It, &THANKS);
        let at = self.dice.later(at, 2, 60);
        self.line(need, at, askers[0], Voice::Asker, &REPLIES);
    }

    /// What would happen after the sample ends does not happen.
    fn push(&mut self, need: usize, at: Moment, by: Id<Person>, deed: Deed) {
        if at < self.to {
            self.acts.push(Act { at, need, by, deed, is_last: false });
        }
    }
}

/// Hours until a beat after the one before it: at least, and at most.
const fn pace(beat: &Beat) -> (i64, i64) {
    match beat {
        Beat::Say(Voice::It, _) => (1, 60),
        Beat::Say(Voice::Asker, _) => (1, 72),
        Beat::Say(Voice::Internal, _) => (1, 20),
        Beat::Score(_) => (24, 200),
        Beat::Go(Move::Deliver, _) => (300, 2_400),
        Beat::Go(Move::FollowUp { .. }, _) => (700, 2_200),
        Beat::Go(..) => (20, 400),
    }
}

/// The head of IT decides; whoever looks after the need does the rest.
const fn mover(to: Move, carrier: Id<Person>, head: Id<Person>) -> Id<Person> {
    match to {
        Move::Park { .. }
        | Move::Decline
        | Move::Approve
        | Move::Plan { .. }
        | Move::FollowUp { .. }
        | Move::TakeUp => head,
        Move::Clarify | Move::Assess | Move::Merge { .. } | Move::Deliver => carrier,
    }
}

/// Every telling of every story once, in an order of chance; a story's echoes come after it.
fn shuffled(dice: &mut Dice) -> Vec<(usize, usize)> {
    let tellings =
        stories().iter().enumerate().flat_map(|(at, story)| (0..=story.echoes.len()).map(move |t| (at, t)));
    let mut keyed: Vec<(i64, (usize, usize))> =
        tellings.map(|telling| (dice.between(0, 1 << 40), telling)).collect();
    keyed.sort_unstable();
    let mut order: Vec<(usize, usize)> = keyed.into_iter().map(|(_, telling)| telling).collect();
    // The places of one story's tellings stay; which of them stands where is put right, last first as they are popped.
    for story in 0..stories().len() {
        let places: Vec<usize> = (0..order.len()).filter(|at| order[*at].0 == story).collect();
        for (telling, place) in places.into_iter().rev().enumerate() {
            order[place] = (story, telling);
        }
    }
    order
}

fn mark_last(acts: &mut [Act], count: usize) {
    let mut is_marked = vec![false; count];
    for act in acts.iter_mut().rev() {
        act.is_last = !std::mem::replace(&mut is_marked[act.need], true);
    }
}
