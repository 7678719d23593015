//! Writes every component, in both languages, as pages that can be looked at:
//! `cargo run -p look --example gallery -- FOLDER`, then serve FOLDER and open `/sv/index.html`.

mod figures;
mod pages;
mod parts;
mod rail;
mod records;

use std::path::Path;
use std::{env, fs, io};

use kernel::Lang;
use texts::{Talk, Texts};

/// A sentence in the language of the page.
pub fn tr(talk: &Talk, sv: &str, en: &str) -> String {
    match talk.lang() {
        Lang::Sv => sv.to_owned(),
        Lang::En => en.to_owned(),
    }
}

fn main() -> io::Result<()> {
    let Some(folder) = env::args().nth(1) else {
        return Err(io::Error::other("name the folder to write to"));
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for (name, asset) in look::assets::all() {
        fs::write(folder.join("assets").join(name), asset.bytes)?;
    }
    let texts = Texts::load(&[look::TEXTS]).map_err(io::Error::other)?;
    for lang in Lang::ALL {
        let talk = texts.talk(lang);
        let folder = folder.join(lang.code());
        fs::create_dir_all(&folder)?;
        for (name, html) in pages::all(&talk) {
            fs::write(folder.join(format!("{name}.html")), html.0)?;
        }
    }
    Ok(())
}
