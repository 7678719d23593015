//! What the drivers know of the program's API: one place to follow it when it changes.

use serde_json::{Value, json};

use super::http::{Answer, Client};
use super::program::Program;

pub const ASK: &str = "/api/v1/needs/ask";
pub const PASSWORD: &str = "sjovik-demo";

/// How to ask for a need: learned from the program's own description, so that a new field breaks no driver.
#[derive(Clone)]
pub struct Asking {
    body: Value,
    marked: String,
}

impl Asking {
    pub fn learn(address: &str, token: &str) -> Result<Self, String> {
        let mut client = Client::with_token(address, token);
        let described = client.get("/api/openapi.json")?.json();
        let content = &described["paths"][ASK]["post"]["requestBody"]["content"];
        let schema = content.as_object().and_then(|kinds| kinds.values().next()).map(|kind| &kind["schema"]);
        let schema = schema.ok_or_else(|| format!("/api/openapi.json describes no body for POST {ASK}"))?;
        let mut asking = Self { body: json!({}), marked: String::new() };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let field = &schema["properties"][name];
            if asking.marked.is_empty() && field["type"] == "string" && field["enum"].is_null() {
                name.clone_into(&mut asking.marked);
            }
            asking.body[name] = usual(&mut client, name, field)?;
        }
        if asking.marked.is_empty() {
            Err(format!("POST {ASK} takes no text that could be found again"))
        } else {
            Ok(asking)
        }
    }

    /// A need whose first text carries a mark that is found again.
    fn body(&self, mark: &str) -> Value {
        let mut body = self.body.clone();
        body[&self.marked] = json!(format!("Need {mark}"));
        body
    }
}

/// A value that the field takes.
fn usual(client: &mut Client, name: &str, field: &Value) -> Result<Value, String> {
    if let Some(choices) = field["enum"].as_array() {
        return Ok(choices.first().cloned().unwrap_or_default());
    }
    let is_one_of = field["type"].as_array().is_some();
    match field["type"].as_str().unwrap_or("") {
        "integer" => Ok(field["minimum"].clone()),
        "boolean" => Ok(json!(true)),
        "array" => Ok(json!([])),
        _ if field["format"] == "date" => Ok(json!("2027-01-31")),
        _ if is_one_of && name.starts_with("unit") => {
            let units = client.get("/api/v1/units?limit=1")?.json();
            Ok(units["items"][0]["id"].clone())
        }
        _ => Ok(json!(
            "A driver looks for this again after it has stopped the program in the middle of a write."
        )),
    }
}

/// The id that an answer to a new need carries.
pub fn id_of(answer: &Answer) -> Option<String> {
    let id = &answer.json()["id"];
    let said = id.as_str().map(str::to_owned).or_else(|| id.as_i64().map(|id| id.to_string()));
    said.or_else(|| answer.headers.get("location")?.rsplit('/').next().map(str::to_owned))
}

/// Asks for a need; the id when it was acknowledged, else status and body, or what broke.
pub fn ask(client: &mut Client, asking: &Asking, mark: &str) -> Result<String, Refusal> {
    let answer = client.post_json(ASK, &asking.body(mark), Some(mark)).map_err(Refusal::Broken)?;
    if !(200..300).contains(&answer.status) {
        return Err(Refusal::Status(answer.status, answer.text()));
    }
    id_of(&answer).ok_or_else(|| Refusal::Status(answer.status, format!("no id in {}", answer.text())))
}

/// IT answers a need; whether that was acknowledged.
pub fn answer(client: &mut Client, id: &str, text: &str) -> Result<bool, String> {
    let answer =
        client.post_json(&format!("/api/v1/needs/{id}/answer"), &json!({ "text": text }), Some(text))?;
    Ok((200..300).contains(&answer.status))
}

#[derive(Debug)]
pub enum Refusal {
    Status(u16, String),
    Broken(String),
}

/// Whether the need is there with its mark.
pub fn is_kept(client: &mut Client, id: &str, mark: &str) -> Result<bool, String> {
    let answer = client.get(&format!("/api/v1/needs/{id}"))?;
    Ok(answer.status == 200 && answer.text().contains(mark))
}

/// Every title of the list, page after page.
pub fn titles(client: &mut Client) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut path = "/api/v1/needs?limit=100".to_owned();
    loop {
        let answer = client.get(&path)?;
        if answer.status != 200 {
            return Err(format!("GET {path} answered {}: {}", answer.status, answer.text()));
        }
        let page = answer.json();
        let items = page["items"].as_array().cloned().unwrap_or_default();
        found.extend(items.iter().filter_map(|item| item["title"].as_str()).map(str::to_owned));
        match page["next"].as_str() {
            Some(next) if next.starts_with('/') => next.clone_into(&mut path),
            Some(next) => path = format!("/api/v1/needs?limit=100&after={next}"),
            None => return Ok(found),
        }
    }
}

/// An account of the demo as the sign-in page lists it: e-mail and role.
pub fn accounts(address: &str) -> Result<Vec<(String, String)>, String> {
    let page = Client::new(address).get("/sign-in")?.text();
    let value = |tag: &str, name: &str| -> Option<String> {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        Some(rest.split('"').next()?.to_owned())
    };
    let tags =
        page.split('<').filter_map(|part| part.split('>').next()).filter(|tag| tag.contains("data-account="));
    Ok(tags
        .filter_map(|tag| Some((value(tag, "data-account")?, value(tag, "data-role").unwrap_or_default())))
        .collect())
}

/// Who leads IT in the demo, else whoever is listed first; `VARV_TEST_PERSON` names another.
pub fn it_lead(address: &str) -> Result<String, String> {
    if let Ok(given) = std::env::var("VARV_TEST_PERSON") {
        return Ok(given);
    }
    let accounts = accounts(address)?;
    let lead = accounts.iter().find(|(_, role)| role == "head-of-it");
    lead.or(accounts.first())
        .map(|(email, _)| email.clone())
        .ok_or_else(|| "the sign-in page lists no account".to_owned())
}

/// A token that may write, made for the person.
pub fn token(program: &Program, person: &str) -> Result<String, String> {
    let said =
        program.must(&["token", "create", "--person", person, "--name", "driver", "--scope", "write"])?;
    said.lines()
        .next_back()
        .map(|line| line.trim().to_owned())
        .filter(|t| !t.is_empty())
        .ok_or_else(|| "no token was printed".to_owned())
}
