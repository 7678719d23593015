use std::fmt::Debug;

use kernel::{Id, Person, Refused, Result, Unit};

use crate::actor::{Actor, Extent, Limit, Who};
use crate::{Permit, Role, Scope};

/// A room's verbs: what can be done with its records.
pub trait Verb: Copy + Eq + Debug + Send + Sync + 'static {
    const ALL: &'static [Self];

    /// The word in addresses, texts and the matrix.
    fn word(self) -> &'static str;

    /// Does it only read? Read-only tokens may do it.
    fn is_reading(self) -> bool;
}

/// Who may do one verb, and how far. A role may stand in several columns; the widest counts.
#[derive(Debug)]
pub struct Rule<V: 'static> {
    pub verb: V,
    /// On every record, wherever in the organisation the role is held: for what hides nothing and harms nobody.
    pub everything: &'static [Role],
    /// On records of the unit of the grant and of all below it: on all records when it is held for the organisation.
    pub units: &'static [Role],
    /// On records that the person is involved in.
    pub involved: &'static [Role],
    /// On records that the person owns.
    pub own: &'static [Role],
    /// On records that say themselves whom they are for.
    pub audiences: &'static [Audience],
    /// What the clock does by itself.
    pub is_for_clock: bool,
    /// Anyone may, signed in or not, because something other than a role proves the right: a password, a one-time
    /// link. It opens single records only; no list is drawn by it.
    pub is_for_anyone: bool,
}

impl<V: Verb> Rule<V> {
    /// Nobody may: the start of every rule.
    pub const fn nobody(verb: V) -> Self {
        Self {
            verb,
            everything: &[],
            units: &[],
            involved: &[],
            own: &[],
            audiences: &[],
            is_for_clock: false,
            is_for_anyone: false,
        }
    }
}

/// Whom a record is for by what it says of itself, such as a published article for staff or a service for two schools.
#[derive(Debug)]
pub struct Audience {
    /// The word in the matrix (`policy-reach-WORD`) and in [`Record::is_for`].
    pub word: &'static str,
    /// The roles that it opens the record for.
    pub roles: &'static [Role],
    /// The condition in SQL. Where it says `{units}` stand the numbers of the units in which the person holds one of the
    /// roles: `article.id IN (SELECT article_id FROM article_unit WHERE unit_id IN ({units}))`.
    pub when: &'static str,
}

/// Where a kind's records keep what the policy asks about, as SQL.
#[derive(Debug)]
pub struct Place {
    /// The column with the unit, such as `need.unit_id`.
    pub unit: Option<&'static str>,
    /// The column with the owner.
    pub own: Option<&'static str>,
    /// A condition with one `?` for the person, for those who own a record together with its owner, such as the members
    /// of the group that works on it: what holds for owners holds for them.
    pub shared: Option<&'static str>,
    /// A condition with one `?` for the person, such as `need.id IN (SELECT need_id FROM asker WHERE person_id = ?)`.
    pub involved: Option<&'static str>,
    /// Records that are hidden from all but named roles.
    pub veil: Option<Veil>,
}

impl Place {
    pub const NOWHERE: Self = Self { unit: None, own: None, shared: None, involved: None, veil: None };
}

/// Records hidden whatever else the policy says (protected identity, OSL 22:1), unless a role lifts the veil.
#[derive(Debug)]
pub struct Veil {
    /// The condition that a record is *not* hidden.
    pub open: &'static str,
    pub lifted_for: &'static [Role],
    /// Nothing is hidden from whoever is involved in it, such as who asked for it.
    pub is_lifted_for_involved: bool,
}

/// What the policy needs to know of one record. It must agree with the kind's [`Place`]; a property test holds it to that.
pub trait Record {
    fn unit(&self) -> Option<Id<Unit>> {
        None
    }
    fn owner(&self) -> Option<Id<Person>> {
        None
    }
    /// Does the person own it, alone or together with others?
    fn is_owned_by(&self, person: Id<Person>) -> bool {
        self.owner() == Some(person)
    }
    fn involves(&self, _person: Id<Person>) -> bool {
        false
    }
    fn is_veiled(&self) -> bool {
        false
    }
    /// Is it for whoever holds one of the audience's roles with this reach? `audience` is [`Audience::word`].
    fn is_for(&self, _audience: &str, _extent: &Extent) -> bool {
        false
    }
}

/// For verbs on no record in particular, such as starting something new in no unit.
impl Record for () {}

/// A kind's whole policy: the table that decision, scope and matrix come from.
#[derive(Debug)]
pub struct Policy<V: 'static> {
    pub kind: &'static str,
    /// The verb that shows the record; who may not do it does not learn that the record exists.
    pub read: V,
    pub rules: &'static [Rule<V>],
    pub place: Place,
}

impl<V: Verb> Policy<V> {
    fn rule(&self, verb: V) -> Option<&Rule<V>> {
        self.rules.iter().find(|rule| rule.verb == verb)
    }

    /// The permit, or why not. What the actor may not read is not found.
    pub fn allow(&self, actor: &Actor, verb: V, record: &impl Record) -> Result<Permit> {
        if self.may(actor, verb, record) {
            return Ok(Permit::new(self.kind, verb.word()));
        }
        if !actor.is_signed_in() {
            return Err(Refused::NotSignedIn);
        }
        let may_read = verb != self.read && self.may(actor, self.read, record);
        Err(if may_read { Refused::NotAllowed } else { Refused::NotFound })
    }

    /// The permit for a verb on no record yet (to make one): refused openly, since nothing is hidden by it.
    pub fn allow_new(&self, actor: &Actor, verb: V, record: &impl Record) -> Result<Permit> {
        match self.allow(actor, verb, record) {
            Err(Refused::NotFound) => Err(Refused::NotAllowed),
            other => other,
        }
    }

    /// May the actor do it to this record? For showing or hiding a button.
    pub fn may(&self, actor: &Actor, verb: V, record: &impl Record) -> bool {
        let Some(rule) = self.rule(verb) else { return false };
        match actor.who {
            Who::Operator => true,
            Who::Clock => rule.is_for_clock,
            Who::Nobody => rule.is_for_anyone,
            Who::Person(_) if rule.is_for_anyone => self.within_limit(actor, verb),
            Who::Person(me) => {
                self.within_limit(actor, verb)
                    && (!record.is_veiled() || self.lifts_veil(actor, me, record))
                    && actor.grants.iter().any(|grant| {
                        let role = grant.role;
                        rule.everything.contains(&role)
                            || (rule.units.contains(&role) && grant.extent.covers(record.unit()))
                            || (rule.involved.contains(&role) && record.involves(me))
                            || (rule.own.contains(&role) && record.is_owned_by(me))
                            || rule.audiences.iter().any(|audience| {
                                audience.roles.contains(&role) && record.is_for(audience.word, &grant.extent)
                            })
                    })
            }
        }
    }

    /// Could the actor do it to any record at all? For showing or hiding a place in the menu.
    pub fn may_somewhere(&self, actor: &Actor, verb: V) -> bool {
        !self.scope(actor, verb).is_nothing()
    }

    fn within_limit(&self, actor: &Actor, verb: V) -> bool {
        match &actor.limit {
            Limit::Whole => true,
            Limit::ReadOnly => verb.is_reading(),
            Limit::Kinds { kinds, writes } => {
                (*writes || verb.is_reading()) && kinds.iter().any(|kind| kind == self.kind)
            }
        }
    }

    /// Nobody is hidden from themselves; from others, where they hold one of the roles.
    fn lifts_veil(&self, actor: &Actor, me: Id<Person>, record: &impl Record) -> bool {
        let Some(veil) = &self.place.veil else { return true };
        record.is_owned_by(me)
            || (veil.is_lifted_for_involved && record.involves(me))
            || actor
                .grants
                .iter()
                .any(|grant| veil.lifted_for.contains(&grant.role) && grant.extent.covers(record.unit()))
    }

    /// The SQL condition for exactly the records on which [`Policy::may`] says yes.
    pub fn scope(&self, actor: &Actor, verb: V) -> Scope {
        let Some(rule) = self.rule(verb) else { return Scope::nothing() };
        let me = match actor.who {
            Who::Operator => return Scope::everything(),
            Who::Clock if rule.is_for_clock => return Scope::everything(),
            Who::Clock | Who::Nobody => return Scope::nothing(),
            Who::Person(me) => me,
        };
        if !self.within_limit(actor, verb) {
            return Scope::nothing();
        }
        let reach = self.reach(rule, actor, me);
        match &self.place.veil {
            Some(veil) if !reach.is_nothing() => match self.lifted(veil, actor, me) {
                Some(lifted) => reach.and(lifted),
                None => reach,
            },
            _ => reach,
        }
    }

    /// The records that are not hidden from the actor; nothing when none is.
    fn lifted(&self, veil: &Veil, actor: &Actor, me: Id<Person>) -> Option<Scope> {
        let mut parts = vec![Scope::part(veil.open.to_owned(), Vec::new())];
        let Units::Some(roots) = units(actor, veil.lifted_for) else { return None };
        parts.extend(self.below(roots));
        parts.extend(self.owned(me));
        if let (Some(condition), true) = (self.place.involved, veil.is_lifted_for_involved) {
            parts.push(Scope::part(condition.to_owned(), vec![me.number()]));
        }
        Some(Scope::any(parts))
    }

    /// The records that the person owns, alone or together with others.
    fn owned(&self, me: Id<Person>) -> impl Iterator<Item = Scope> {
        let own = self.place.own.map(|column| Scope::part(format!("{column} = ?"), vec![me.number()]));
        let shared = self.place.shared.map(|text| Scope::part(text.to_owned(), vec![me.number()]));
        own.into_iter().chain(shared)
    }

    fn reach(&self, rule: &Rule<V>, actor: &Actor, me: Id<Person>) -> Scope {
        if actor.has_any(rule.everything) {
            return Scope::everything();
        }
        let Units::Some(roots) = units(actor, rule.units) else { return Scope::everything() };
        let mut parts: Vec<Scope> = self.below(roots).into_iter().collect();
        if let (Some(condition), true) = (self.place.involved, actor.has_any(rule.involved)) {
            parts.push(Scope::part(condition.to_owned(), vec![me.number()]));
        }
        if actor.has_any(rule.own) {
            parts.extend(self.owned(me));
        }
        parts.extend(rule.audiences.iter().filter_map(|audience| opened(actor, audience)));
        Scope::any(parts)
    }

    /// The records of these units and of all below them.
    fn below(&self, mut roots: Vec<i64>) -> Option<Scope> {
        let column = self.place.unit.filter(|_| !roots.is_empty())?;
        roots.sort_unstable();
        roots.dedup();
        let marks = vec!["?"; roots.len()].join(", ");
        let text = format!("{column} IN (SELECT descendant FROM unit_closure WHERE ancestor IN ({marks}))");
        Some(Scope::part(text, roots))
    }
}

/// Where somebody holds one of some roles.
enum Units {
    All,
    Some(Vec<i64>),
}

fn units(actor: &Actor, roles: &[Role]) -> Units {
    let mut roots = Vec::new();
    for grant in actor.grants.iter().filter(|grant| roles.contains(&grant.role)) {
        match grant.extent {
            Extent::Organisation => return Units::All,
            Extent::Units(_) => roots.push(grant.unit.number()),
        }
    }
    Units::Some(roots)
}

/// The records that an audience opens for somebody; none when they hold none of its roles.
fn opened(actor: &Actor, audience: &Audience) -> Option<Scope> {
    let held = actor.grants.iter().filter(|grant| audience.roles.contains(&grant.role));
    let mut units: Vec<i64> = held.map(|grant| grant.unit.number()).collect();
    units.sort_unstable();
    units.dedup();
    if units.is_empty() {
        return None;
    }
    let marks = vec!["?"; units.len()].join(", ");
    let times = audience.when.matches("{units}").count();
    Some(Scope::part(format!("({})", audience.when.replace("{units}", &marks)), units.repeat(times)))
}
