//! Sjövik's needs over two years: 120 of them, in every state, with what was said. They are told through the same
//! verbs that people use, on a clock that is moved from one happening to the next.

use ::needs::{Move, Need, NewCriterion, NewNeed, Period, Scoring, Step, Verb, Verdict, Wanted};
use access::Actor;
use kernel::{Clock, Id, Moment, Person, Personal, Refused, Result, Unit};
use store::Db;

use super::dice::Dice;
use super::stories::{STORIES, Story};
use super::{DAYS_BACK, Made, NEEDS, SEED};

/// Somebody of the demo, with the unit where they work.
pub struct Teller {
    pub id: Id<Person>,
    pub unit: Id<Unit>,
    pub email: Personal<String>,
}

/// Who takes part.
pub struct Cast<'a> {
    pub head_of_it: Id<Person>,
    pub architect: Id<Person>,
    /// Whoever scores: leaders.
    pub stakeholders: &'a [Id<Person>],
    pub tellers: &'a [Teller],
    pub units: &'a [Made],
}

/// One happening of one need.
enum Act {
    Ask {
        by: Id<Person>,
        unit: Id<Unit>,
    },
    /// IT puts somebody else behind it too.
    Join {
        other: Personal<String>,
    },
    Answer {
        by: Id<Person>,
        text: &'static str,
    },
    Write {
        by: Id<Person>,
        text: &'static str,
    },
    Note {
        text: &'static str,
    },
    Score {
        by: Id<Person>,
        values: [i64; 3],
    },
    Go {
        verb: Verb,
        to: Move,
        reason: &'static str,
    },
    Merge {
        into: usize,
    },
    Hear {
        by: Id<Person>,
    },
}

struct Happening {
    at: Moment,
    need: usize,
    act: Act,
}

/// How far a need comes; the demo has all of them.
const ENDS: [Step; 12] = [
    Step::FollowedUp,
    Step::Delivered,
    Step::Planned,
    Step::New,
    Step::Approved,
    Step::Declined,
    Step::FollowedUp,
    Step::Clarified,
    Step::Parked,
    Step::Merged,
    Step::Assessed,
    Step::Delivered,
];

/// Tells all needs.
pub fn make(db: &Db, clock: &Clock, cast: &Cast<'_>) -> Result<()> {
    let criteria = criteria(db, cast)?;
    let mut happenings = plan(cast, db.clock().now());
    happenings.sort_by_key(|happening| (happening.at, happening.need));
    let mut made: Vec<Option<Id<Need>>> = vec![None; NEEDS];
    for happening in &happenings {
        clock.advance_seconds(happening.at.seconds_since(db.clock().now()).max(0));
        happen(db, cast, &criteria, happening, &mut made)?;
    }
    Ok(())
}

fn actor(db: &Db, person: Id<Person>) -> Result<Actor> {
    let grants = db.read(|reading| people::grants_of(reading, person, reading.now()))?;
    Ok(Actor::person(person, grants))
}

/// What Sjövik scores needs by. Gives the criteria's numbers.
fn criteria(db: &Db, cast: &Cast<'_>) -> Result<Vec<i64>> {
    let head = actor(db, cast.head_of_it)?;
    let all = [
        (
            "Nytta",
            "Value",
            ::needs::CriterionKind::Value,
            5,
            "Vad det ger dem som berörs",
            "What it gives those concerned",
        ),
        ("Insats", "Effort", ::needs::CriterionKind::Effort, 3, "Tid och pengar", "Time and money"),
        ("Risk", "Risk", ::needs::CriterionKind::Risk, 2, "Vad som kan gå fel", "What may go wrong"),
    ];
    all.into_iter()
        .map(|(sv, en, kind, weight, about_sv, about_en)| {
            let [name_sv, name_en, about_sv, about_en] = [sv, en, about_sv, about_en].map(str::to_owned);
            ::needs::set_criterion(
                db,
                &head,
                0,
                &NewCriterion { name_sv, name_en, about_sv, about_en, kind, weight },
            )
        })
        .collect()
}

/// Everything that will happen, need by need.
fn plan(cast: &Cast<'_>, start: Moment) -> Vec<Happening> {
    let mut dice = Dice::new(SEED);
    let mut happenings = Vec::new();
    for need in 0..NEEDS {
        let story = &STORIES[need % STORIES.len()];
        let begins = start.plus_days(3 + (need as i64 * (DAYS_BACK - 12)) / NEEDS as i64);
        let begins = begins.plus_seconds(8 * 3_600 + dice.below(28_000) as i64);
        let end = ENDS[need % ENDS.len()];
        let mut told =
            Told { happenings: &mut happenings, need, at: begins, last: start.plus_days(DAYS_BACK) };
        tell(&mut told, cast, story, end, &mut dice);
    }
    happenings
}

/// A need being told, in order of time; what would lie ahead of today has not happened yet.
struct Told<'a> {
    happenings: &'a mut Vec<Happening>,
    need: usize,
    at: Moment,
    last: Moment,
}

impl Told<'_> {
    fn after_hours(&mut self, hours: usize, act: Act) {
        self.at = in_working_hours(self.at.plus_seconds(hours as i64 * 3_600));
        if self.at < self.last {
            self.happenings.push(Happening { at: self.at, need: self.need, act });
        }
    }

    fn go(&mut self, hours: usize, verb: Verb, to: Move, reason: &'static str) {
        self.after_hours(hours, Act::Go { verb, to, reason });
    }
}

/// The same moment, or the next morning when people have gone home.
fn in_working_hours(at: Moment) -> Moment {
    let second = at.0.div_euclid(1_000_000).rem_euclid(86_400);
    match second / 3_600 {
        0..=6 => at.plus_seconds(7 * 3_600 + 600 - second + second % 3_600),
        7..=14 => at,
        _ => at.plus_seconds(86_400 + 7 * 3_600 + 600 - second + second % 3_600),
    }
}

fn tell(told: &mut Told<'_>, cast: &Cast<'_>, story: &'static Story, end: Step, dice: &mut Dice) {
    let kinds = story.told.kinds();
    let places: Vec<&Made> = cast.units.iter().filter(|unit| kinds.contains(&unit.plan.kind)).collect();
    let place = dice.one_of(&places);
    let here: Vec<&Teller> = cast.tellers.iter().filter(|teller| teller.unit == place.id).collect();
    let asker = dice.one_of(&here).id;
    told.after_hours(0, Act::Ask { by: asker, unit: place.id });
    if dice.below(3) == 0 {
        let other = dice.one_of(&here);
        if other.id != asker {
            told.after_hours(20, Act::Join { other: other.email.clone() });
        }
    }
    if end == Step::New && told.need % 24 == 3 {
        return;
    }
    let by = if dice.below(2) == 0 { cast.head_of_it } else { cast.architect };
    told.after_hours(5 + dice.below(90), Act::Answer { by, text: story.asked_back });
    told.after_hours(3 + dice.below(60), Act::Write { by: asker, text: story.reply });
    if end == Step::New {
        return;
    }
    go_on(told, cast, story, end, dice, asker);
}

/// From clarified to where the need ends, with what is said on the way.
fn go_on(
    told: &mut Told<'_>,
    cast: &Cast<'_>,
    story: &'static Story,
    end: Step,
    dice: &mut Dice,
    asker: Id<Person>,
) {
    told.go(24, Verb::Clarify, Move::Clarify, "Nu vet vi vad det gäller och för vilka.");
    if end == Step::Clarified {
        return;
    }
    if end == Step::Merged && told.need >= STORIES.len() {
        let into = told.need - STORIES.len();
        told.after_hours(30, Act::Merge { into });
        return;
    }
    told.after_hours(6, Act::Note { text: "Kolla avtalet innan vi lovar något. Ta upp på måndagsmötet." });
    for _ in 0..2 {
        let values = [3 + dice.below(3) as i64, 1 + dice.below(4) as i64, 1 + dice.below(3) as i64];
        told.after_hours(20, Act::Score { by: *dice.one_of(cast.stakeholders), values });
    }
    told.go(24, Verb::Assess, Move::Assess, "Bedömt tillsammans med verksamheten.");
    match end {
        Step::Assessed | Step::Merged => return,
        Step::Parked => {
            told.go(
                48,
                Verb::Park,
                Move::Park { until: None },
                "Vi väntar på nästa års budget och tar upp det då.",
            );
        }
        Step::Declined => {
            told.go(
                48,
                Verb::Decline,
                Move::Decline,
                "Kostnaden står inte i rimlig proportion till nyttan nu.",
            );
        }
        _ => told.go(72, Verb::Approve, Move::Approve, "Godkänt. Det ryms i årets plan."),
    }
    told.after_hours(4, Act::Answer { by: cast.head_of_it, text: story.answer });
    if matches!(end, Step::Planned | Step::Delivered | Step::FollowedUp) {
        told.go(60, Verb::Plan, Move::Plan { when: Period::SOME }, "Inlagt i planen.");
    }
    if matches!(end, Step::Delivered | Step::FollowedUp) {
        told.go(24 * 30, Verb::Deliver, Move::Deliver, "Klart och i drift.");
    }
    if end == Step::FollowedUp {
        let verdict = *dice.one_of(&[Verdict::Met, Verdict::Met, Verdict::PartlyMet, Verdict::NotMet]);
        told.go(24 * 45, Verb::FollowUp, Move::FollowUp { verdict }, "Vi frågade dem som bad om det.");
    }
    if dice.below(4) > 0 {
        told.after_hours(24, Act::Hear { by: asker });
    }
}

fn happen(
    db: &Db,
    cast: &Cast<'_>,
    criteria: &[i64],
    happening: &Happening,
    made: &mut [Option<Id<Need>>],
) -> Result<()> {
    let story = &STORIES[happening.need % STORIES.len()];
    if let Act::Ask { by, unit } = happening.act {
        let new = NewNeed {
            unit: Some(unit),
            concerns: story.concerns.to_owned(),
            ..NewNeed::titled(story.title, story.text)
        };
        made[happening.need] = Some(::needs::propose(db, &actor(db, by)?, &new)?);
        return Ok(());
    }
    let Some(id) = made[happening.need] else { return Ok(()) };
    let head = || actor(db, cast.head_of_it);
    match &happening.act {
        Act::Ask { .. } => Ok(()),
        Act::Join { other } => told_twice(::needs::join(db, &head()?, id, Some(other))),
        Act::Answer { by, text } => ::needs::answer(db, &actor(db, *by)?, id, text),
        Act::Write { by, text } => ::needs::write(db, &actor(db, *by)?, id, text),
        Act::Note { text } => ::needs::note(db, &head()?, id, text),
        Act::Hear { by } => ::needs::hear(db, &actor(db, *by)?, id),
        Act::Score { by, values } => {
            ::needs::invite(db, &head()?, id, &::needs::Invited { persons: vec![*by], email: None })?;
            let values = criteria.iter().copied().zip(*values).collect();
            ::needs::score(db, &actor(db, *by)?, id, &Scoring { values, note: String::new() })
        }
        Act::Go { verb, to, reason } => {
            let to = match to {
                Move::Plan { .. } => {
                    Move::Plan { when: Period::this_year(happening.at.plus_days(60).day_in("UTC")) }
                }
                other => *other,
            };
            ::needs::carry_out(
                db,
                &head()?,
                id,
                *verb,
                &Wanted { to, reason: (*reason).to_owned(), seen: None },
            )
        }
        Act::Merge { into } => {
            let Some(into) = made[*into] else { return Ok(()) };
            let reason = "Samma behov finns redan. Vi svarar er tillsammans.".to_owned();
            told_twice(
                ::needs::merge(db, &head()?, id, &Wanted { to: Move::Merge { into }, reason, seen: None })
                    .map(|_| ()),
            )
        }
    }
}

/// What the rules do not allow here (a need that is closed already takes nobody in) is left out of the demo.
fn told_twice(outcome: Result<()>) -> Result<()> {
    match outcome {
        Err(Refused::Rule { .. }) => Ok(()),
        other => other,
    }
}

/// Makes so many plain needs with two or three messages each, from eight hands at once, for measuring. The first
/// person is the head of IT.
pub fn many(db: &Db, persons: &[Id<Person>], count: usize) -> Result<()> {
    let Some(head) = persons.first() else { return Ok(()) };
    let hand = |hand: usize| -> Result<()> {
        let head = actor(db, *head)?;
        for n in (hand..count).step_by(8) {
            let story = &STORIES[n % STORIES.len()];
            let asker = actor(db, persons[1 + n % (persons.len() - 1)])?;
            let new =
                NewNeed::titled(format!("{} ({n})", story.title), format!("{}\n\nNummer {n}.", story.text));
            let id = ::needs::propose(db, &asker, &new)?;
            ::needs::answer(db, &head, id, story.asked_back)?;
            ::needs::write(db, &asker, id, story.reply)?;
            if n % 2 == 0 {
                ::needs::answer(db, &head, id, story.answer)?;
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..8).map(|n| scope.spawn(move || hand(n))).collect();
        hands.into_iter().try_for_each(|h| h.join().unwrap_or_else(|_| Err(Refused::broken("a hand fell"))))
    })
}
