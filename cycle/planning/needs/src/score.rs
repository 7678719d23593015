use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Field, Reply, Wants};

use crate::criterion::{Criterion, SCALE};
use crate::store::scores::{self, NewScore};
use crate::store::{load, parties};
use crate::{Cannot, Event, Need, POLICY, Verb, score_page};

/// One person's scores of a need: a value for each criterion that holds now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scoring {
    /// The criterion's root and the value, 1 to 5.
    pub values: Vec<(i64, i64)>,
    pub note: String,
}

/// What a program sends: `{ "scores": ["1=4", "2=3"], "note": "…" }`. The page has a field for each criterion.
pub(crate) const FIELDS: &[Field] = &[Field::many("scores"), Field::prose("note", 1_000)];

/// The page's field of a criterion.
pub(crate) fn field_of(root: i64) -> String {
    format!("score-{root}")
}

impl Scoring {
    /// Reads a value for each of these criteria; all errors at once.
    pub(crate) fn parse(input: &Input, criteria: &[Criterion]) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let note = errors.take(input.text("note", 0..=1_000)).unwrap_or_default();
        let sent: Vec<(&str, &str)> =
            input.all("scores").iter().filter_map(|text| text.split_once('=')).collect();
        let mut values = Vec::new();
        for criterion in criteria {
            let name = field_of(criterion.root);
            let of_list =
                sent.iter().find(|(root, _)| *root == criterion.root.to_string()).map(|(_, value)| *value);
            match of_list.unwrap_or_else(|| input.raw(&name)).trim().parse::<i64>() {
                Ok(value) if SCALE.contains(&value) => values.push((criterion.root, value)),
                Ok(_) => errors.push(out_of_scale(name)),
                Err(_) => errors.push(FieldError::new(name, "missing")),
            }
        }
        if errors.is_empty() { Ok(Self { values, note }) } else { Err(errors) }
    }
}

fn out_of_scale(name: String) -> FieldError {
    FieldError::new(name, "out-of-range").with("min", SCALE.start()).with("max", SCALE.end())
}

/// GET `/needs/{id}/score`: the sum with its terms, and the form for those who may score.
pub(crate) fn open(ask: &Ask<'_>) -> Result<Reply> {
    score_page::show(ask, None)
}

/// POST `/needs/{id}/score`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let criteria = ask.db.read(scores::criteria)?;
    let sent = Scoring::parse(ask.input, &criteria).map_err(Refused::from);
    match sent.and_then(|scoring| score(ask.db, ask.actor, id, &scoring)) {
        Ok(()) => Ok(Reply::made("need", id.number(), format!("/needs/{id}/score"), "needs-score-done")),
        Err(Refused::Invalid(errors)) if ask.wants == Wants::Page => score_page::show(ask, Some(errors)),
        Err(refused) => Err(refused),
    }
}

/// Scores a need on every criterion that holds now; the same person's earlier scores give way.
pub fn score(db: &Db, actor: &Actor, id: Id<Need>, new: &Scoring) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Score, &need)?;
        need.can_be_scored()?;
        let (me, criteria) = (actor.me()?, scores::criteria(tx)?);
        if criteria.is_empty() {
            return Err(Cannot::NoCriteria.into());
        }
        scores::drop_retired(tx, id, me)?;
        for criterion in &criteria {
            let value = new.values.iter().find(|(root, _)| *root == criterion.root).map(|(_, value)| *value);
            let value = value.ok_or(Refused::Conflict)?;
            let note = new.note.as_str();
            scores::put(tx, &NewScore { need: id, person: me, criterion, value, note, at: tx.now() })?;
        }
        scores::reckon(tx, id)?;
        parties::invite(tx, id, me, tx.now())?;
        tx.say(permit, &Event::Scored { need: id })
    })
}
