//! Asking a room from inside the program, without HTTP: for the command line.

use std::cell::RefCell;
use std::io::{Read, Seek, Write};

use access::Actor;
use kernel::{Input, Lang, Refused, Result};

use crate::{App, Ask, Credentials, Organisation, Reply, Visitor, Wants};

/// Writes a list's rows as a file: `name` is the list's name (`needs`), `format` one of csv, xlsx, ods, json.
pub fn export(
    app: &App,
    actor: &Actor,
    name: &str,
    format: &str,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let export = format!("{name}-export");
    let route = app.routes.all().iter().find(|route| route.doc.name == export).ok_or(Refused::NotFound)?;
    let visitor = Visitor {
        actor: actor.clone(),
        organisation: Organisation { name: String::new(), zone: "Europe/Stockholm".to_owned() },
        ..Visitor::nobody()
    };
    let (input, talk) = (Input::default(), app.texts.talk(lang));
    let query = Input::of(&[("format", format)]);
    let ask = Ask {
        app,
        db: &app.db,
        visitor: &visitor,
        actor,
        input: &input,
        query: &query,
        talk: &talk,
        wants: Wants::Json,
        path: route.path,
        raw_query: "",
        credentials: &Credentials::default(),
        is_prefetch: false,
        is_head: false,
        site_address: String::new(),
        params: &[],
        cookies: RefCell::default(),
        cards: RefCell::default(),
    };
    match (route.act)(&ask)? {
        Reply::Made { mut file, .. } => {
            file.rewind().map_err(Refused::broken)?;
            let mut buffer = vec![0; 64 * 1024];
            loop {
                let count = file.read(&mut buffer).map_err(Refused::broken)?;
                if count == 0 {
                    return Ok(());
                }
                out.write_all(&buffer[..count]).map_err(Refused::broken)?;
            }
        }
        _ => Err(Refused::NotFound),
    }
}

/// The lists that can be handed out, by name.
pub fn exports(app: &App) -> Vec<&'static str> {
    app.routes.all().iter().filter_map(|route| route.doc.name.strip_suffix("-export")).collect()
}
