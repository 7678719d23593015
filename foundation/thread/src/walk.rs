//! Following links from a record, step by step, only through records that the reader may read: what lies behind one
//! that they may not is not reached through it, and is not counted.

use std::collections::{HashMap, HashSet};

use kernel::{Id, Moment, Result, Subject};
use look::Way;
use web::{Ask, Card};

use crate::{Aspect, Link, store};

/// How far to follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    /// Links between the record that one starts from and the farthest one.
    pub(crate) steps: usize,
    /// Records besides the one that one starts from.
    pub(crate) records: usize,
}

impl Reach {
    /// What is tied to the record itself.
    pub(crate) const NEXT: Self = Self { steps: 1, records: store::LINKS_AT_MOST as usize };
    /// The whole thread, as much of it as a page can hold.
    pub(crate) const WHOLE: Self = Self { steps: 4, records: 100 };
}

/// A record of the thread.
#[derive(Debug, Clone)]
pub(crate) struct Knot {
    pub(crate) subject: Subject,
    pub(crate) card: Card,
    /// The knot that it was reached from and how it hangs together with that one, read from there; nothing for the
    /// record that one starts from.
    pub(crate) reached: Option<(usize, Aspect)>,
}

/// The records that were reached, the one that one starts from first, and the links among them.
#[derive(Debug, Default)]
pub(crate) struct Thread {
    pub(crate) knots: Vec<Knot>,
    pub(crate) links: Vec<Link>,
    /// There are more records that the reader may read than were asked for.
    pub(crate) is_cut: bool,
}

/// A link of the record that one starts from.
pub(crate) struct Tied<'a> {
    pub(crate) link: Id<Link>,
    pub(crate) at: Moment,
    pub(crate) aspect: Aspect,
    pub(crate) way: Way,
    pub(crate) far: &'a Subject,
    pub(crate) card: Card,
}

/// Follows the links of a record. Runs, for each step, one query for links and one for each kind that it leads to.
/// The record stands alone when nothing that the reader may read is tied to it, whatever else is; nothing is there when
/// they may not read it itself. A record that nothing at all is tied to is not asked for: it is there if it was loaded.
pub(crate) fn follow(ask: &Ask<'_>, here: &Subject, reach: Reach) -> Result<Thread> {
    let mut thread = Thread::default();
    let mut edge = vec![here.clone()];
    let mut asked: HashSet<Subject> = HashSet::new();
    let mut places: HashMap<Subject, usize> = HashMap::new();
    for _ in 0..reach.steps {
        let links = ask.db.read(|reading| store::touching(reading, &edge))?;
        if links.is_empty() {
            break;
        }
        load(ask, here, &links, &mut asked)?;
        if !thread.begins(ask, here) {
            break;
        }
        places.insert(here.clone(), 0);
        let reached = thread.knots.len();
        thread.reach(ask, &edge, links, (reach, &mut places));
        edge = thread.knots[reached..].iter().map(|knot| knot.subject.clone()).collect();
    }
    thread.begins(ask, here);
    thread.links.sort_by_key(|link| (link.at, link.id));
    thread.links.dedup_by_key(|link| link.id);
    thread.links.retain(|link| link.tie.ends().iter().all(|end| places.contains_key(end)));
    Ok(thread)
}

/// Loads the cards of the ends that were not asked for before, whether or not there turned out to be one.
fn load(ask: &Ask<'_>, here: &Subject, links: &[Link], asked: &mut HashSet<Subject>) -> Result<()> {
    let ends = links.iter().flat_map(|link| link.tie.ends()).chain([here]);
    let new: Vec<Subject> = ends.filter(|end| asked.insert((*end).clone())).cloned().collect();
    ask.load_cards(&new)
}

impl Thread {
    /// Puts in the record that one starts from, once its card is there; says whether it is in.
    fn begins(&mut self, ask: &Ask<'_>, here: &Subject) -> bool {
        if self.knots.is_empty()
            && let Some(card) = ask.card(here)
        {
            self.knots.push(Knot { subject: here.clone(), card, reached: None });
        }
        !self.knots.is_empty()
    }

    /// Adds what the links lead to from the edge.
    fn reach(
        &mut self,
        ask: &Ask<'_>,
        edge: &[Subject],
        links: Vec<Link>,
        (reach, places): (Reach, &mut HashMap<Subject, usize>),
    ) {
        let edge: HashSet<&Subject> = edge.iter().collect();
        for link in &links {
            for near in link.tie.ends().into_iter().filter(|end| edge.contains(end)) {
                let (Some((aspect, far)), Some(from)) = (link.tie.seen(near), places.get(near).copied())
                else {
                    continue;
                };
                if places.contains_key(far) {
                    continue;
                }
                let Some(card) = ask.card(far) else { continue };
                if self.knots.len() > reach.records {
                    self.is_cut = true;
                    continue;
                }
                places.insert(far.clone(), self.knots.len());
                self.knots.push(Knot { subject: far.clone(), card, reached: Some((from, aspect)) });
            }
        }
        self.links.extend(links);
    }

    /// The links of the record that one starts from, the oldest first.
    pub(crate) fn tied_here(&self) -> Vec<Tied<'_>> {
        let Some(here) = self.knots.first() else { return Vec::new() };
        let cards: HashMap<&Subject, &Card> = self.knots.iter().map(|k| (&k.subject, &k.card)).collect();
        let tied = |link: &Link| {
            let (aspect, far) = link.tie.seen(&here.subject)?;
            let (far, card) = cards.get_key_value(far)?;
            let way = aspect.way(&here.subject, far);
            Some(Tied { link: link.id, at: link.at, aspect, way, far, card: (*card).clone() })
        };
        self.links.iter().filter_map(tied).collect()
    }

    /// The knots in the order in which the thread ran: before each of them what led to it, after it what came of it.
    /// With each, where it then stands seen from the record that one starts from.
    pub(crate) fn in_order(&self) -> Vec<(&Knot, Way)> {
        let mut next: Vec<[Vec<usize>; 2]> = vec![[Vec::new(), Vec::new()]; self.knots.len()];
        for (at, knot) in self.knots.iter().enumerate() {
            if let Some((from, aspect)) = knot.reached {
                let came_after = aspect.way(&self.knots[from].subject, &knot.subject) == Way::After;
                next[from][usize::from(came_after)].push(at);
            }
        }
        let mut order = Vec::with_capacity(self.knots.len());
        if !self.knots.is_empty() {
            lay_out(0, &next, &mut order);
        }
        let here = order.iter().position(|at| *at == 0).unwrap_or(0);
        let way = |place: usize| match place.cmp(&here) {
            std::cmp::Ordering::Less => Way::Before,
            std::cmp::Ordering::Equal => Way::Here,
            std::cmp::Ordering::Greater => Way::After,
        };
        order.into_iter().enumerate().map(|(place, at)| (&self.knots[at], way(place))).collect()
    }
}

/// What was reached from a knot stands around it. Goes no deeper than the thread was followed.
fn lay_out(at: usize, next: &[[Vec<usize>; 2]], order: &mut Vec<usize>) {
    let [before, after] = &next[at];
    for one in before {
        lay_out(*one, next, order);
    }
    order.push(at);
    for one in after {
        lay_out(*one, next, order);
    }
}
