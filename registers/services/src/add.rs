use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, ABOUT, ASKS, AUDIENCE, GROUP, NAME, OBJECT, OWNER, PLACE, REPORTED, UNIT, UNITS};
use crate::service::{Facts, In, Service, State};
use crate::{Event, POLICY, Verb, service, store as rows};

/// A service to add, planned or in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewService {
    pub facts: Facts,
    /// [`State::Planned`] or [`State::Live`].
    pub state: State,
}

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "services-add";
    const FIELDS: &'static [Field] = &[
        NAME,
        ABOUT,
        ASKS,
        UNIT,
        OWNER,
        GROUP,
        OBJECT,
        Field::choice("state", &["live", "planned"]).required(),
        AUDIENCE,
        UNITS,
        REPORTED,
        PLACE,
    ];
    type New = NewService;

    fn parse(input: &Input) -> Result<NewService, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        let state = errors.take(input.choice("state", |word| match word {
            "live" => Some(State::Live),
            "planned" => Some(State::Planned),
            _ => None,
        }));
        match (facts, state) {
            (Some(facts), Some(state)) => Ok(NewService { facts, state }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let mut draft = Draft::default()
            .crumb("/services", ask.say("services-list-title"))
            .value("state", "live")
            .value("audience", "everybody")
            .value("reported", "1")
            .cancel("/services");
        draft.title = Some(ask.say("services-add-page"));
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: NewService) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("service", id.number(), service::href(id), "services-added"))
    }
}

/// Adds a service.
pub fn add(db: &Db, actor: &Actor, new: &NewService) -> Result<Id<Service>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.facts.unit))?;
        fields::are_sound(tx, &new.facts, None)?;
        let id = insert(tx, new)?;
        Ok(tx.say(permit, &Event::Added { service: id })?.with(id))
    })
}

/// Stores a new service.
pub(crate) fn insert(tx: &Tx<'_>, new: &NewService) -> Result<Id<Service>> {
    let service = Service {
        id: Id::new(0),
        facts: new.facts.clone(),
        state: new.state,
        created_at: tx.now(),
        changed_at: tx.now(),
        version: 1,
        covered: Vec::new(),
    };
    rows::insert(tx, &service)
}
