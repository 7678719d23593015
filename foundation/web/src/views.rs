//! Saved views: a list's address under a name, a person's own or kept together by some. And the language, which anybody
//! may change.

use kernel::{FieldErrors, Id, Lang, Person, Refused, Result};
use look::{Act, Icon, RailLink};
use store::{Migration, Reading, Sql, Tx, Upkeep};

use crate::list_page::view_link;
use crate::room::Circle;
use crate::{Ask, Doc, Field, Gate, Reply, Routes, guard, views_page};

pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "web", name: "0001_view", sql: include_str!("../migrations/0001_view.sql") },
    Migration {
        room: "web",
        name: "0002_shared_view",
        sql: include_str!("../migrations/0002_shared_view.sql"),
    },
];

/// Views that a person, or those of a circle, may save for one list.
const VIEWS_AT_MOST: i64 = 30;
/// Circles whose views a person is shown.
const CIRCLES_AT_MOST: usize = 50;

const SAVE: &[Field] =
    &[Field::hidden("list"), Field::hidden("query"), Field::line("name", 60), Field::pick("circle")];
const LANGUAGE: &[Field] = &[Field::choice("lang", &["sv", "en"]), Field::hidden("back")];

pub(crate) fn routes(routes: &mut Routes) {
    let doc = Doc::new("views", "The views that the token's owner has saved, or keeps with others.");
    routes.get("/views", Gate::SignedIn, doc, views_page::show);
    routes.post(
        "/views",
        Gate::SignedIn,
        Doc::new("views-save", "Saves a list's query under a name."),
        SAVE,
        save_view,
    );
    routes.form::<views_page::SaveView>("/views/save", Gate::SignedIn, "Saves a list's query under a name.");
    routes.post(
        "/views/{id}/remove",
        Gate::SignedIn,
        Doc::new("views-remove", "Forgets a saved view of one's own, or one that one keeps."),
        &[],
        remove,
    );
    let doc = Doc { name: "language", says: "", is_page_only: true };
    routes.post("/language", Gate::Open("everybody reads in their own language"), doc, LANGUAGE, language);
}

/// A view that was saved.
pub(crate) struct View {
    pub id: i64,
    pub list: String,
    pub name: String,
    pub query: String,
    /// Who keep it together; empty for a person's own.
    pub circle: String,
}

impl View {
    pub fn href(&self) -> String {
        format!("{}?{}", self.list, self.query)
    }
}

/// The circles of a list that the person is in or keeps the views of.
pub(crate) fn circles(ask: &Ask<'_>, list: &str) -> Result<Vec<Circle>> {
    let mut circles = Vec::new();
    for room in &ask.app.rooms {
        circles.extend((room.circles)(ask, list)?);
    }
    Ok(circles)
}

/// The person's own views of a list.
pub(crate) fn own(reading: &Reading<'_>, me: Id<Person>, list: &str) -> Result<Vec<View>> {
    let text = "SELECT id, name, query FROM saved_view WHERE person_id = ? AND list = ? AND circle_id IS NULL
                ORDER BY name LIMIT 30";
    let rows: Vec<(i64, String, String)> =
        reading.all(Sql::open("the person's own views", text).bind(me).bind(list))?;
    let view = |(id, name, query)| View { id, list: list.to_owned(), name, query, circle: String::new() };
    Ok(rows.into_iter().map(view).collect())
}

/// The views that these circles keep of a list.
pub(crate) fn shared(reading: &Reading<'_>, circles: &[Circle], list: &str) -> Result<Vec<View>> {
    let sql = Sql::open(
        "the person is in these circles, or keeps their views",
        "SELECT id, name, query, circle_id FROM saved_view WHERE list = ?",
    );
    let sql =
        sql.bind(list).and_in("circle_id", circles.iter().take(CIRCLES_AT_MOST).map(|circle| circle.id));
    let rows: Vec<(i64, String, String, i64)> = reading.all(sql.and("ORDER BY circle_id, name LIMIT 300"))?;
    let named = |id: i64| circles.iter().find(|circle| circle.id == id).map(|circle| circle.name.clone());
    let view = |(id, name, query, circle): (_, _, _, i64)| {
        let circle = named(circle).unwrap_or_default();
        View { id, list: list.to_owned(), name, query, circle }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The person's own views of a list, and whether anybody shares any: few lists have those, and one question tells both.
fn own_and_whether_shared(reading: &Reading<'_>, me: Id<Person>, list: &str) -> Result<(Vec<View>, bool)> {
    let text = "SELECT id, name, query, CAST(0 AS BIGINT) AS is_mark FROM saved_view
                WHERE person_id = ? AND list = ? AND circle_id IS NULL UNION ALL
                SELECT CAST(0 AS BIGINT), '', '', CAST(1 AS BIGINT) WHERE EXISTS
                (SELECT 1 FROM saved_view WHERE list = ? AND circle_id IS NOT NULL) ORDER BY name LIMIT 31";
    let rows: Vec<(i64, String, String, bool)> =
        reading.all(Sql::open("the person's own views", text).bind(me).bind(list).bind(list))?;
    let is_shared = rows.iter().any(|(.., is_mark)| *is_mark);
    let view = |(id, name, query, _)| View { id, list: list.to_owned(), name, query, circle: String::new() };
    Ok((rows.into_iter().filter(|(.., is_mark)| !is_mark).map(view).collect(), is_shared))
}

/// The views above a list: the person's own, then those of the circles that they are in.
pub(crate) fn of_list(ask: &Ask<'_>, list: &str) -> Result<Vec<RailLink>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let (mut views, is_shared) = ask.db.read(|reading| own_and_whether_shared(reading, me, list))?;
    if is_shared {
        let mut circles = circles(ask, list)?;
        circles.retain(|circle| circle.is_member);
        views.extend(ask.db.read(|reading| shared(reading, &circles, list))?);
    }
    let mut links: Vec<RailLink> = views.iter().map(|view| view_link(ask, view.href(), said(view))).collect();
    if !links.is_empty() {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("list", list).finish();
        links.push(RailLink::new(format!("/views?{query}"), ask.say("web-views-change")));
    }
    Ok(links)
}

/// A view's name, with whose it is when it is not the person's own.
pub(crate) fn said(view: &View) -> String {
    if view.circle.is_empty() { view.name.clone() } else { format!("{} ({})", view.name, view.circle) }
}

/// The act that saves what is shown now, when there is anything to save.
pub(crate) fn save(ask: &Ask<'_>, list: &str) -> Option<Act> {
    let query = bare_query(ask.raw_query);
    if query.is_empty() || ask.actor.person_id().is_none() {
        return None;
    }
    let mut to = form_urlencoded::Serializer::new(String::new());
    let to = to.append_pair("list", list).append_pair("query", &query).finish();
    Some(Act::go(ask.say("web-view-save"), format!("/views/save?{to}")).icon(Icon::Star))
}

/// The query without the page one happens to be on.
pub(crate) fn bare_query(query: &str) -> String {
    let pairs = crate::list_page::form_pairs(query);
    let kept = pairs.iter().filter(|(n, v)| !v.is_empty() && n != "after" && n != "before");
    form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
}

/// A view that somebody wants to save.
pub(crate) struct NewView {
    pub list: String,
    pub query: String,
    /// Made of the query when empty.
    pub name: String,
    /// Who are to share it; the person's own when there is none.
    pub circle: Option<Id<Circle>>,
}

/// Saves a view; gives where it leads. One for a circle is saved by those who keep its views.
pub(crate) fn keep(ask: &Ask<'_>, new: &NewView) -> Result<String> {
    let me = ask.actor.me()?;
    let is_ours = ask.app.routes.all().iter().any(|route| route.path == new.list && !route.asks.is_empty());
    let query = bare_query(&new.query);
    if !is_ours || query.len() > 2_000 {
        return Err(Refused::field("list", "not-a-choice"));
    }
    if let Some(circle) = new.circle {
        let is_keeper = circles(ask, &new.list)?.iter().any(|one| one.id == circle.number() && one.is_keeper);
        if !is_keeper {
            return Err(Refused::field("circle", "not-a-choice"));
        }
    }
    let name = if new.name.is_empty() { readable(&query) } else { new.name.clone() };
    ask.db.keep(Upkeep::View, |tx| {
        if count(tx, me, new)? >= VIEWS_AT_MOST {
            return Err(Refused::rule("web-views-too-many"));
        }
        let sql = Sql::change(
            "INSERT INTO saved_view (person_id, list, name, query, at, circle_id) VALUES (?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(me).bind(new.list.as_str()).bind(name.as_str()).bind(query.as_str());
        tx.run(sql.bind(tx.now()).bind(new.circle)).map(|_| ())
    })?;
    Ok(format!("{}?{query}", new.list))
}

fn count(tx: &Tx<'_>, me: Id<Person>, new: &NewView) -> Result<i64> {
    let sql = Sql::open("so many may be saved", "SELECT COUNT(*) FROM saved_view WHERE list = ?");
    let sql = sql.bind(new.list.as_str());
    tx.number(match new.circle {
        Some(circle) => sql.and("AND circle_id = ?").bind(circle),
        None => sql.and("AND person_id = ? AND circle_id IS NULL").bind(me),
    })
}

fn save_view(ask: &Ask<'_>) -> Result<Reply> {
    let invalid = |error| Refused::Invalid(FieldErrors(vec![error]));
    let new = NewView {
        list: ask.input.raw("list").to_owned(),
        query: ask.input.raw("query").to_owned(),
        name: ask.input.line("name", 0..=60).map_err(invalid)?,
        circle: ask.input.optional_id("circle").map_err(invalid)?,
    };
    Ok(Reply::see(keep(ask, &new)?, "web-view-saved"))
}

/// A name out of what was asked: "new · 3 · skrivare".
fn readable(query: &str) -> String {
    let pairs = crate::list_page::form_pairs(query);
    let words: Vec<String> = pairs.into_iter().map(|(_, v)| v).collect();
    words.join(" · ").chars().take(60).collect()
}

fn remove(ask: &Ask<'_>) -> Result<Reply> {
    let (me, id): (Id<Person>, Id<()>) = (ask.actor.me()?, ask.id("id")?);
    let found: Option<(String, Option<Id<Circle>>)> = ask.db.read(|reading| {
        let text = "SELECT list, circle_id FROM saved_view WHERE id = ? AND (person_id = ? OR circle_id IS NOT NULL)";
        reading.find(Sql::open("whose it is, is judged by the caller", text).bind(id).bind(me))
    })?;
    let (list, circle) = found.ok_or(Refused::NotFound)?;
    if let Some(circle) = circle {
        let is_keeper = circles(ask, &list)?.iter().any(|one| one.id == circle.number() && one.is_keeper);
        if !is_keeper {
            return Err(Refused::NotFound);
        }
    }
    ask.db.keep(Upkeep::View, |tx| tx.run(Sql::change("DELETE FROM saved_view WHERE id = ?").bind(id)))?;
    Ok(Reply::see(list, "web-view-removed"))
}

fn language(ask: &Ask<'_>) -> Result<Reply> {
    let lang = Lang::from_code(ask.input.raw("lang")).unwrap_or_default();
    ask.set_cookie(crate::cookie::language_cookie(&ask.app.site, lang));
    let back = guard::own_path(ask.input.raw("back")).unwrap_or("/");
    Ok(Reply::see(back, ""))
}
