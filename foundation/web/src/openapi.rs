//! The API's description (OpenAPI 3.1), made from the same routes that answer, and a readable page of it.

use std::collections::BTreeMap;

use kernel::{Refused, Result};
use look::Html;
use serde_json::{Map, Value as Json, json};

use crate::field::{Field, FieldKind};
use crate::routes::{Doc, Gate, Method, Route};
use crate::{App, Ask, Page, Reply, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let open = Gate::Open("the description of the interface holds no facts about anybody");
    routes.get("/api/openapi.json", open, Doc::page("openapi"), |ask| Ok(Reply::Json(document(ask.app))));
    routes.get("/api", open, Doc::page("api"), page);
}

/// The whole description.
pub fn document(app: &App) -> Json {
    let mut paths = Map::new();
    for route in app.routes.all().iter().filter(|route| !route.doc.is_page_only) {
        let path = address(route);
        let entry = paths.entry(path).or_insert_with(|| json!({}));
        entry[method(route)] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Varv",
            "version": app.version,
            "description": "Everything a person may see on a page, their program may read here, with a token of its own that can do only what its owner allowed.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" }
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Problem": problem_schema(), "Done": done_schema(), "Record": { "type": "object" }, "List": list_schema() }
        }
    })
}

/// Where a program asks for what the page shows.
fn address(route: &Route) -> String {
    format!("/api/v1{}", if route.path == "/" { "" } else { route.path })
}

const fn method(route: &Route) -> &'static str {
    match route.method {
        Method::Get => "get",
        Method::Post => "post",
    }
}

fn operation(route: &Route) -> Json {
    let mut parameters: Vec<Json> = route.path.split('/').filter_map(path_parameter).collect();
    for name in &route.asks {
        parameters
            .push(json!({ "name": name, "in": "query", "required": false, "schema": { "type": "string" } }));
    }
    let is_post = route.method == Method::Post;
    if is_post {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false, "schema": { "type": "string", "maxLength": 255 },
            "description": "The same key with the same body is carried out once; a retry hears the same answer. With another body it is refused (422). A key is kept for 7 days."
        }));
    }
    let problem = |says: &str| json!({ "description": says, "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } });
    let schema = match (is_post, route.asks.is_empty()) {
        (true, _) => "#/components/schemas/Done",
        (false, false) => "#/components/schemas/List",
        (false, true) => "#/components/schemas/Record",
    };
    let done = json!({ "description": "Done.", "content": { "application/json": { "schema": { "$ref": schema } } } });
    let mut responses = json!({ "200": done, "default": problem("Refused, with the reason.") });
    if is_post {
        responses["201"] = done;
        responses["422"] = problem("Something in the body is wrong; every field's error is listed.");
    }
    let mut operation = json!({
        "operationId": route.doc.name, "summary": route.doc.says, "tags": [route.room],
        "parameters": parameters, "responses": responses
    });
    if matches!(route.gate, Gate::Open(_)) {
        operation["security"] = json!([]);
    }
    if is_post && !route.fields.is_empty() {
        operation["requestBody"] = body(route.fields);
    }
    operation
}

fn path_parameter(part: &str) -> Option<Json> {
    let name = part.strip_prefix('{')?.strip_suffix('}')?;
    let schema =
        if name == "id" { json!({ "type": "integer", "minimum": 1 }) } else { json!({ "type": "string" }) };
    Some(json!({ "name": name, "in": "path", "required": true, "schema": schema }))
}

fn body(fields: &[Field]) -> Json {
    let required: Vec<&str> = fields.iter().filter(|f| f.is_required).map(|f| f.name).collect();
    let of = |fields: &[&Field]| {
        let properties: Map<String, Json> = fields.iter().map(|f| (f.name.to_owned(), schema(f))).collect();
        json!({ "schema": {
            "type": "object", "properties": properties, "required": required, "additionalProperties": false
        } })
    };
    let is_file = |f: &&Field| matches!(f.kind, FieldKind::File(_) | FieldKind::Files);
    let (files, others): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(is_file);
    let mut content = Map::new();
    if !files.is_empty() {
        content.insert("multipart/form-data".to_owned(), of(&fields.iter().collect::<Vec<_>>()));
    }
    if files.iter().all(|f| !f.is_required) {
        content.insert("application/json".to_owned(), of(&others));
    }
    json!({ "required": !required.is_empty(), "content": content })
}

fn schema(field: &Field) -> Json {
    match field.kind {
        FieldKind::Line(max) | FieldKind::Prose(max) => json!({ "type": "string", "maxLength": max }),
        FieldKind::Choice(words) => json!({ "type": "string", "enum": words }),
        FieldKind::Pick | FieldKind::Hidden => json!({ "type": ["string", "integer"] }),
        FieldKind::Many => json!({ "type": "array", "items": { "type": ["string", "integer"] } }),
        FieldKind::Check => json!({ "type": "boolean" }),
        FieldKind::Day => json!({ "type": "string", "format": "date" }),
        FieldKind::Number(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        FieldKind::Money => {
            json!({ "type": "string", "description": "Kronor with at most two decimals, such as 1234.50" })
        }
        FieldKind::Secret => json!({ "type": "string", "format": "password", "maxLength": 1024 }),
        FieldKind::Email => json!({ "type": "string", "format": "email", "maxLength": 254 }),
        FieldKind::File(_) => json!({ "type": "string", "format": "binary" }),
        FieldKind::Files => json!({ "type": "array", "items": { "type": "string", "format": "binary" } }),
    }
}

fn problem_schema() -> Json {
    json!({ "type": "object", "description": "RFC 9457", "required": ["type", "title", "status"], "properties": {
        "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
        "detail": { "type": "string" }, "code": { "type": "string" },
        "errors": { "type": "array", "items": { "type": "object", "properties": {
            "field": { "type": "string" }, "code": { "type": "string" }, "message": { "type": "string" } } } }
    } })
}

fn done_schema() -> Json {
    json!({ "type": "object", "required": ["href", "message"], "properties": {
        "id": { "type": "integer" }, "kind": { "type": "string" }, "href": { "type": "string" }, "message": { "type": "string" }
    } })
}

fn list_schema() -> Json {
    json!({ "type": "object", "required": ["items"], "properties": {
        "items": { "type": "array", "items": { "$ref": "#/components/schemas/Record" } },
        "next": { "type": ["string", "null"], "description": "Ask again with after=…" },
        "previous": { "type": ["string", "null"], "description": "Ask again with before=…" }
    } })
}

/// The same as a page for people: the rooms, and the addresses of the one that is asked for.
fn page(ask: &Ask<'_>) -> Result<Reply> {
    let mut page = Page::titled(ask.say("web-api-title"));
    page.head.lead = ask.say("web-api-lead");
    page.head.primary =
        Some(look::Act::go(ask.say("web-api-file"), "/api/openapi.json").icon(look::Icon::Download));
    let mut rooms: BTreeMap<&str, Vec<&Route>> = BTreeMap::new();
    // Every list is handed out as a file too, which is said once for all of them.
    let is_told = |route: &&Route| !route.doc.is_page_only && !route.path.ends_with("/export");
    for route in ask.app.routes.all().iter().filter(is_told) {
        // What is no room's own is the house's.
        let room = if route.room.is_empty() { "varv" } else { route.room };
        rooms.entry(room).or_default().push(route);
    }
    let asked = ask.query.raw("room").trim();
    page.body = match rooms.get(asked) {
        Some(routes) => {
            page.crumbs = vec![look::Crumb::new("/api", ask.say("web-api-title"))];
            page.head.title = ask.talk.with("web-api-room-title", &[("room", asked.into())]);
            addresses(ask, routes)
        }
        None if asked.is_empty() => look::prose(&ask.say("web-api-how")).then(&parts(ask, &rooms)),
        None => return Err(Refused::NotFound),
    };
    Ok(Reply::Page(Box::new(page)))
}

/// The rooms, each with how many addresses it answers.
fn parts(ask: &Ask<'_>, rooms: &BTreeMap<&str, Vec<&Route>>) -> Html {
    let row = |(room, routes): (&&str, &Vec<&Route>)| {
        let href = crate::bringing("/api", &[("room", room)]);
        look::Row::new(vec![look::Cell::link(href, *room), routes.len().to_string().into()])
    };
    let columns =
        vec![look::Column::new(ask.say("web-api-room")), look::Column::figures(ask.say("web-api-addresses"))];
    let caption = ask.say("web-api-rooms");
    look::Table { caption, columns, rows: rooms.iter().map(row).collect(), sums: Vec::new() }.render(ask.talk)
}

/// What each address does, and what it takes.
fn addresses(ask: &Ask<'_>, routes: &[&Route]) -> Html {
    let row = |route: &&Route| {
        let fields: Vec<&str> = route.fields.iter().map(|field| field.name).collect();
        look::Row::new(vec![
            look::Cell::html(Html(format!(
                "<code>{} {}</code>",
                method(route).to_uppercase(),
                look::escape(&address(route))
            ))),
            // The description is in English, whatever language the page is in.
            look::Cell::html(Html(format!("<span lang=\"en\">{}</span>", look::escape(route.doc.says)))),
            fields.join(", ").into(),
            route.asks.join(", ").into(),
        ])
    };
    let columns = ["web-api-address", "web-api-does", "web-api-fields", "web-api-asks"];
    let columns = columns.map(|key| look::Column::new(ask.say(key))).to_vec();
    let caption = ask.say("web-api-table");
    look::Table { caption, columns, rows: routes.iter().map(row).collect(), sums: Vec::new() }
        .render(ask.talk)
}
