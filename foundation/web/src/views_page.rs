//! The pages of saved views: the form that saves one, and the list in which they are forgotten again.

use kernel::{FieldError, FieldErrors, Id, Input, Result};
use look::{Act, Choice, Crumb, Empty, Facts, Icon};
use serde_json::json;

use crate::room::Circle;
use crate::views::{NewView, View, circles, keep, own, said, shared};
use crate::{Ask, Draft, Field, Form, Page, Reply};

/// Save what a list shows, for oneself or for those one keeps views with.
pub(crate) struct SaveView;

impl Form for SaveView {
    const NAME: &'static str = "web-view";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 60).required(),
        Field::pick("circle"),
        Field::hidden("list").required(),
        Field::hidden("query"),
    ];
    type New = NewView;

    fn parse(input: &Input) -> Result<NewView, FieldErrors> {
        let name = input.line("name", 1..=60);
        let circle: Result<Option<Id<Circle>>, FieldError> = input.optional_id("circle");
        let list = Ok::<_, FieldError>(input.raw("list").to_owned());
        let query = Ok::<_, FieldError>(input.raw("query").to_owned());
        kernel::all_or_errors!(NewView { list, query, name, circle })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ask.actor.me()?;
        let asked = if ask.input.has("list") { ask.input } else { ask.query };
        let (list, query) = (asked.raw("list"), asked.raw("query"));
        let circles = circles(ask, list)?.into_iter().filter(|circle| circle.is_keeper);
        let choices: Vec<Choice> =
            circles.map(|circle| Choice::new(circle.id.to_string(), circle.name)).collect();
        let draft = Draft::default()
            .value("list", list)
            .value("query", query)
            .cancel(format!("{list}?{query}"))
            .crumb(format!("{list}?{query}"), ask.say("web-views-list"));
        Ok(if choices.is_empty() { draft.leave_out("circle") } else { draft.choices("circle", choices) })
    }

    fn act(ask: &Ask<'_>, new: NewView) -> Result<Reply> {
        Ok(Reply::see(keep(ask, &new)?, "web-view-saved"))
    }
}

/// GET `/views`: the views of the list that the address names.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    let list = ask.query.raw("list");
    let mut kept = circles(ask, list)?;
    kept.retain(|circle| circle.is_keeper);
    let views = ask.db.read(|reading| {
        let mut views = own(reading, me, list)?;
        views.extend(shared(reading, &kept, list)?);
        Ok(views)
    })?;
    let one =
        |view: &View| json!({ "id": view.id, "name": view.name, "query": view.query, "circle": view.circle });
    ask.show(
        || Ok(json!({ "items": views.iter().map(one).collect::<Vec<_>>() })),
        || Ok(page(ask, list, &views)),
    )
}

fn page(ask: &Ask<'_>, list: &str, views: &[View]) -> Page {
    let mut page = Page::titled(ask.say("web-views-title"));
    page.head.lead = ask.say("web-views-lead");
    let is_ours = ask.app.routes.all().iter().any(|route| route.path == list && !route.asks.is_empty());
    if is_ours {
        page.crumbs = vec![Crumb::new(list, ask.say("web-views-list"))];
    }
    if views.is_empty() {
        let (title, text) = (ask.say("web-views-empty"), ask.say("web-views-empty-help"));
        page.body = Empty { icon: Icon::Star, title, text, act: None }.render(ask.talk);
        return page;
    }
    let mut facts = Facts::default();
    for view in views {
        let remove = Act::send(
            ask.talk.with("web-view-remove", &[("name", view.name.clone().into())]),
            format!("/views/{}/remove", view.id),
        );
        facts = facts.html(
            said(view),
            Act::go(ask.say("web-view-open"), view.href())
                .plain()
                .then(&look::Html(" ".to_owned()))
                .then(&remove.plain()),
        );
    }
    page.body = facts.render(ask.talk);
    page
}
