use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields;
use crate::licence::{Facts, In, Licence, href};
use crate::renew::{COUNT, FROM, NewTerm, PER, PERIOD, PRICE, TO, begin};
use crate::store::licences;
use crate::{Event, POLICY, Verb};

/// A licence to register, with what is bought if it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLicence {
    pub facts: Facts,
    pub term: Option<NewTerm>,
}

const FIELDS: [Field; 24] = {
    let f = fields::FACTS;
    [
        f[0], f[1], COUNT, PRICE, PERIOD, PER, FROM, TO, f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9],
        f[10], f[11], f[12], f[13], f[14], f[15], f[16], f[17],
    ]
};

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "licences-add";
    const FIELDS: &'static [Field] = &FIELDS;
    type New = NewLicence;

    fn parse(input: &Input) -> Result<NewLicence, FieldErrors> {
        match (fields::facts(input), NewTerm::parse(input)) {
            (Ok(facts), Ok(term)) => Ok(NewLicence { facts, term: Some(term).filter(NewTerm::is_said) }),
            (facts, term) => {
                let mut errors = facts.err().unwrap_or_default();
                errors.0.extend(term.err().unwrap_or_default().0);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let draft = Draft::default()
            .crumb("/licences", ask.say("licences-list-title"))
            .value("answers", "head-of-it")
            .value("counts_by", "clock")
            .value("after_term", "renews")
            .value("period", "year")
            .value("per", "each")
            .cancel("/licences");
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: NewLicence) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-added"))
    }
}

/// Registers a licence.
pub fn add(db: &Db, actor: &Actor, new: &NewLicence) -> Result<Id<Licence>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.facts.unit, new.facts.answers))?;
        fields::are_sound(tx, &new.facts, None)?;
        let id = licences::insert(tx, &new.facts)?;
        if let Some(term) = &new.term {
            begin(tx, id, &new.facts, term)?;
        }
        Ok(tx.say(permit, &Event::Added { licence: id })?.with(id))
    })
}
