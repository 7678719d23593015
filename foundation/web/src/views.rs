//! Saved views: a list's address under a name of the person's own. And the language, which anybody may change.

use kernel::{Id, Lang, Person, Result};
use look::{Act, Icon, RailLink};
use store::{Migration, Sql, Upkeep};

use crate::list_page::view_link;
use crate::{Ask, Doc, Field, Gate, Reply, Routes, guard};

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "web", name: "0001_view", sql: include_str!("../migrations/0001_view.sql") }];

/// Views that a person may save for one list.
const VIEWS_AT_MOST: i64 = 30;

const SAVE: &[Field] = &[Field::hidden("list"), Field::hidden("query"), Field::line("name", 60)];
const LANGUAGE: &[Field] = &[Field::choice("lang", &["sv", "en"]), Field::hidden("back")];

pub(crate) fn routes(routes: &mut Routes) {
    routes.post(
        "/views",
        Gate::SignedIn,
        Doc::new("views-save", "Saves a list's query under a name."),
        SAVE,
        save_view,
    );
    routes.post(
        "/views/{id}/remove",
        Gate::SignedIn,
        Doc::new("views-remove", "Forgets a saved view of one's own."),
        &[],
        remove,
    );
    let doc = Doc { name: "language", says: "", is_page_only: true };
    routes.post("/language", Gate::Open("everybody reads in their own language"), doc, LANGUAGE, language);
}

/// The person's views of a list.
pub(crate) fn of_list(ask: &Ask<'_>, list: &str) -> Result<Vec<RailLink>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let text = "SELECT name, query FROM saved_view WHERE person_id = ? AND list = ? ORDER BY name LIMIT 30";
    let sql = Sql::open("the person's own views", text).bind(me).bind(list);
    let views: Vec<(String, String)> = ask.db.read(|r| r.all(sql))?;
    Ok(views.into_iter().map(|(name, query)| view_link(ask, format!("{list}?{query}"), name)).collect())
}

/// The act that saves what is shown now, when there is anything to save.
pub(crate) fn save(ask: &Ask<'_>, list: &str) -> Option<Act> {
    let query = bare_query(ask.raw_query);
    if query.is_empty() || ask.actor.person_id().is_none() {
        return None;
    }
    let act = Act::send(ask.say("web-view-save"), "/views").icon(Icon::Star);
    Some(act.field("list", list).field("query", query))
}

/// The query without the page one happens to be on.
fn bare_query(query: &str) -> String {
    let pairs = crate::list_page::form_pairs(query);
    let kept = pairs.iter().filter(|(n, v)| !v.is_empty() && n != "after" && n != "before");
    form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
}

fn save_view(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    let list = ask.input.raw("list").to_owned();
    let is_ours = ask.app.routes.all().iter().any(|route| route.path == list && !route.asks.is_empty());
    let query = bare_query(ask.input.raw("query"));
    if !is_ours || query.len() > 2_000 {
        return Err(kernel::Refused::field("list", "not-a-choice"));
    }
    let asked =
        ask.input.line("name", 0..=60).map_err(|e| kernel::Refused::Invalid(kernel::FieldErrors(vec![e])))?;
    let name = if asked.is_empty() { readable(&query) } else { asked };
    ask.db.keep(Upkeep::View, |tx| {
        let mine = Sql::open(
            "the person's own views",
            "SELECT COUNT(*) FROM saved_view WHERE person_id = ? AND list = ?",
        );
        if tx.number(mine.bind(me).bind(list.as_str()))? >= VIEWS_AT_MOST {
            return Err(kernel::Refused::rule("web-views-too-many"));
        }
        let sql =
            Sql::change("INSERT INTO saved_view (person_id, list, name, query, at) VALUES (?, ?, ?, ?, ?)");
        tx.run(sql.bind(me).bind(list.as_str()).bind(name.as_str()).bind(query.as_str()).bind(tx.now()))
            .map(|_| ())
    })?;
    Ok(Reply::see(format!("{list}?{query}"), "web-view-saved"))
}

/// A name out of what was asked: "new · 3 · skrivare".
fn readable(query: &str) -> String {
    let pairs = crate::list_page::form_pairs(query);
    let words: Vec<String> = pairs.into_iter().map(|(_, v)| v).collect();
    words.join(" · ").chars().take(60).collect()
}

fn remove(ask: &Ask<'_>) -> Result<Reply> {
    let (me, id): (Id<Person>, Id<()>) = (ask.actor.me()?, ask.id("id")?);
    let touched = ask.db.keep(Upkeep::View, |tx| {
        tx.run(Sql::change("DELETE FROM saved_view WHERE id = ? AND person_id = ?").bind(id).bind(me))
    })?;
    if touched == 0 { Err(kernel::Refused::NotFound) } else { Ok(Reply::see("/", "web-view-removed")) }
}

fn language(ask: &Ask<'_>) -> Result<Reply> {
    let lang = Lang::from_code(ask.input.raw("lang")).unwrap_or_default();
    ask.set_cookie(crate::cookie::language_cookie(&ask.app.site, lang));
    let back = guard::own_path(ask.input.raw("back")).unwrap_or("/");
    Ok(Reply::see(back, ""))
}
