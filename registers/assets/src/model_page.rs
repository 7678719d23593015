//! A model's page: what is said of it, and how many things there are of it.

use kernel::{Id, Result};
use look::{Act, Crumb, Facts, Head, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::model::{Model, href};
use crate::store::models;
use crate::{MODELS, ModelVerb, POLICY, Verb};

/// GET `/equipment/models/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Model> = ask.id("id")?;
    let (model, category, count) = ask.db.read(|reading| {
        let model = models::load_model(reading, id)?;
        let category = models::load_category(reading, model.facts.category)?;
        let count = models::count_of(reading, &POLICY.scope(ask.actor, Verb::Read), id)?;
        Ok((model, category, count))
    })?;
    let facts = &model.facts;
    let life = facts.life_months.or(category.facts.life_months);
    ask.show(
        || {
            Ok(json!({
                "id": model.id, "maker": facts.maker, "name": facts.name,
                "category": { "id": category.id, "name": category.facts.name },
                "support_ends": facts.support_ends,
                "list_price": facts.list_price.map(|price| price.to_string()),
                "life_months": life, "assets": count, "version": model.version,
            }))
        },
        || {
            let lang = ask.talk.lang();
            let nothing = || ask.say("assets-nothing-said");
            let mut list = Facts::titled(ask.say("assets-facts"))
                .text(ask.say("assets-models-col-category"), &category.facts.name)
                .text(
                    ask.say("assets-models-col-support"),
                    &facts.support_ends.map_or_else(nothing, |day| day.to_string()),
                )
                .text(
                    ask.say("assets-models-col-price"),
                    &facts.list_price.map_or_else(nothing, |price| price.show(lang)),
                )
                .text(
                    ask.say("assets-models-col-life"),
                    &life.map_or_else(nothing, |months| {
                        ask.talk.with("assets-months", &[("count", months.into())])
                    }),
                );
            let words = ask.talk.with("assets-count", &[("count", count.into())]);
            list = list.link(ask.say("assets-list-title"), &words, &format!("/equipment?model={id}"));
            let may_edit = MODELS.may(ask.actor, ModelVerb::Edit, &());
            let may_add = POLICY.may_somewhere(ask.actor, Verb::Add);
            let mut acts = Vec::new();
            if may_add {
                let to = format!("/equipment/add?model={id}");
                acts.push(Act::go(ask.say("assets-add-page"), to).icon(Icon::Add));
            }
            if may_edit {
                acts.push(
                    Act::go(ask.say("assets-edit-model-title"), format!("{}/edit", href(id)))
                        .icon(Icon::Edit),
                );
            }
            let mut acts = acts.into_iter();
            let head = Head { primary: acts.next(), quiet: acts.collect(), ..Head::titled(facts.called()) };
            let crumbs = vec![
                Crumb::new("/equipment", ask.say("assets-list-title")),
                Crumb::new("/equipment/models", ask.say("assets-models-list-title")),
            ];
            Ok(Page { crumbs, head, body: list.render(ask.talk), ..Page::default() })
        },
    )
}
