//! Adding and changing models.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, VERSION};
use crate::model::{self, Model, ModelFacts};
use crate::store::models;
use crate::{Event, MODELS, ModelVerb};

const MAKER: Field = Field::line("maker", 80);
const NAME: Field = Field::line("name", 120).required();
const CATEGORY: Field = Field::pick("category").required();
const SUPPORT: Field = Field::day("support_ends");
const PRICE: Field = Field::money("list_price");
/// Months that something can be meant to last.
pub(crate) const LIFE: Field = Field::number("life_months", 1, 600);

pub(crate) fn life(input: &Input) -> Result<Option<i64>, kernel::FieldError> {
    input.optional_number("life_months", 1..=600)
}

fn facts(input: &Input) -> Result<ModelFacts, FieldErrors> {
    let (maker, name) = (input.line("maker", 0..=80), input.line("name", 1..=120));
    let (category, support_ends) = (input.id("category"), input.optional_day("support_ends"));
    let list_price =
        input.optional_money("list_price").and_then(|price| fields::not_negative("list_price", price));
    let life_months = life(input);
    kernel::all_or_errors!(ModelFacts { maker, name, category, support_ends, list_price, life_months })
}

/// The category must be there.
fn is_sound(reading: &store::Reading<'_>, facts: &ModelFacts) -> Result<()> {
    let found = models::load_category(reading, facts.category);
    found.map(|_| ()).map_err(|_| kernel::Refused::field("category", "not-a-choice"))
}

fn draft_of(ask: &Ask<'_>) -> Result<Draft> {
    let choices = ask.db.read(models::category_choices)?;
    Ok(Draft::default()
        .crumb("/equipment", ask.say("assets-list-title"))
        .crumb("/equipment/models", ask.say("assets-models-list-title"))
        .choices("category", choices)
        .cancel("/equipment/models"))
}

pub(crate) struct AddModel;

impl Form for AddModel {
    const NAME: &'static str = "assets-add-model";
    const FIELDS: &'static [Field] = &[MAKER, NAME, CATEGORY, SUPPORT, PRICE, LIFE];
    type New = ModelFacts;

    fn parse(input: &Input) -> Result<ModelFacts, FieldErrors> {
        facts(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        MODELS.allow_new(ask.actor, ModelVerb::Add, &())?;
        Ok(draft_of(ask)?.value("category", ask.query.raw("category")))
    }

    fn act(ask: &Ask<'_>, new: ModelFacts) -> Result<Reply> {
        let id = add_model(ask.db, ask.actor, &new)?;
        Ok(Reply::made("asset-model", id.number(), model::href(id), "assets-model-added"))
    }
}

/// Adds a model.
pub fn add_model(db: &Db, actor: &Actor, new: &ModelFacts) -> Result<Id<Model>> {
    db.write(actor, |tx| {
        let permit = MODELS.allow_new(actor, ModelVerb::Add, &())?;
        is_sound(tx, new)?;
        let id = models::insert_model(tx, new)?;
        Ok(tx.say(permit, &Event::ModelAdded { model: id })?.with(id))
    })
}

/// What is to be said of a model.
pub(crate) struct EditedModel {
    facts: ModelFacts,
    seen: Option<i64>,
}

pub(crate) struct EditModel;

impl Form for EditModel {
    const NAME: &'static str = "assets-edit-model";
    const FIELDS: &'static [Field] = &[MAKER, NAME, CATEGORY, SUPPORT, PRICE, LIFE, VERSION];
    type New = EditedModel;

    fn parse(input: &Input) -> Result<EditedModel, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(EditedModel { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        MODELS.allow(ask.actor, ModelVerb::Edit, &())?;
        let id = ask.id("id")?;
        let found = ask.db.read(|reading| models::load_model(reading, id))?;
        let facts = &found.facts;
        Ok(draft_of(ask)?
            .crumb(model::href(id), facts.called())
            .value("maker", &facts.maker)
            .value("name", &facts.name)
            .value("category", facts.category.to_string())
            .value("support_ends", facts.support_ends.map(|day| day.to_string()).unwrap_or_default())
            .value("list_price", facts.list_price.map(|price| price.to_string()).unwrap_or_default())
            .value("life_months", facts.life_months.map(|months| months.to_string()).unwrap_or_default())
            .value("version", found.version.to_string())
            .cancel(model::href(id)))
    }

    fn act(ask: &Ask<'_>, new: EditedModel) -> Result<Reply> {
        let id = ask.id("id")?;
        edit_model(ask.db, ask.actor, id, &new.facts, new.seen)?;
        Ok(Reply::made("asset-model", id.number(), model::href(id), "assets-model-edited"))
    }
}

/// Changes what is said of a model; `seen` is the version that the sender saw.
pub fn edit_model(db: &Db, actor: &Actor, id: Id<Model>, new: &ModelFacts, seen: Option<i64>) -> Result<()> {
    db.write(actor, |tx| {
        let model = models::load_model(tx, id)?;
        let permit = MODELS.allow(actor, ModelVerb::Edit, &())?;
        fields::is_as_seen(model.version, seen)?;
        is_sound(tx, new)?;
        models::save_model(tx, &model, new)?;
        tx.say(permit, &Event::ModelEdited { model: id })
    })
}
