//! Texts: what the program says, in Swedish and English (Fluent). Each room brings its own two files;
//! a missing or unused key fails `cargo xtask check`. Keys are `room-place-word`, such as `needs-propose-title`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Lang;
use unic_langid::LanguageIdentifier;

/// One room's texts in both languages, as Fluent source.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    pub room: &'static str,
    pub sv: &'static str,
    pub en: &'static str,
}

impl Source {
    const fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

/// All rooms' texts, ready to speak.
pub struct Texts {
    sv: Bundle,
    en: Bundle,
}

/// A value put into a text.
#[derive(Debug, Clone)]
pub enum Fact {
    Text(String),
    Number(i64),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(number as i64)
    }
}

/// The texts cannot be used; says which room, language and why.
#[derive(Debug)]
pub struct BadTexts(pub String);

impl fmt::Display for BadTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for BadTexts {}

impl Texts {
    /// Reads all sources; a syntax error or a key defined twice is refused by name.
    pub fn load(sources: &[Source]) -> Result<Arc<Self>, BadTexts> {
        Ok(Arc::new(Self { sv: bundle(sources, Lang::Sv)?, en: bundle(sources, Lang::En)? }))
    }

    /// Speaks one language.
    pub fn talk(self: &Arc<Self>, lang: Lang) -> Talk {
        Talk { texts: Arc::clone(self), lang }
    }

    fn bundle(&self, lang: Lang) -> &Bundle {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

fn bundle(sources: &[Source], lang: Lang) -> Result<Bundle, BadTexts> {
    let id: LanguageIdentifier = lang.code().parse().map_err(|e| BadTexts(format!("{e}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Sv => number_sv,
        Lang::En => number_en,
    }));
    for source in sources {
        let resource = FluentResource::try_new(source.of(lang).to_owned()).map_err(|(_, errors)| {
            BadTexts(format!("{}/{}: {:?}", source.room, lang.code(), errors.first()))
        })?;
        bundle
            .add_resource(resource)
            .map_err(|errors| BadTexts(format!("{}/{}: {:?}", source.room, lang.code(), errors.first())))?;
    }
    Ok(bundle)
}

type Memo = intl_memoizer::concurrent::IntlLangMemoizer;

fn number_sv(value: &FluentValue<'_>, _: &Memo) -> Option<String> {
    number(value, Lang::Sv)
}

fn number_en(value: &FluentValue<'_>, _: &Memo) -> Option<String> {
    number(value, Lang::En)
}

fn number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(lang.number(*value as i64)),
        _ => None,
    }
}

/// The texts in one language. Cheap to clone.
#[derive(Clone)]
pub struct Talk {
    texts: Arc<Texts>,
    lang: Lang,
}

impl fmt::Debug for Talk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Talk({})", self.lang.code())
    }
}

impl Talk {
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key. A key without a text shows itself in brackets; the check finds it first.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key filled with facts, which the text names as `{ $name }`.
    pub fn with(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.find(key, facts).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The text of a key if there is one: for help lines that a field may or may not have.
    pub fn maybe(&self, key: &str) -> Option<String> {
        self.find(key, &[])
    }

    fn find(&self, key: &str, facts: &[(&str, Fact)]) -> Option<String> {
        let bundle = self.texts.bundle(self.lang);
        let pattern = bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            match fact {
                Fact::Text(text) => args.set(*name, text.as_str()),
                Fact::Number(number) => args.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }
}

/// The keys of a Fluent source, for the check that both languages have the same.
pub fn keys(source: &str) -> BTreeSet<String> {
    source
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '}', '\t', '-']))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .filter(|key| !key.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Source = Source {
        room: "test",
        sv: "hej = Hej { $name }\nantal = { $n ->\n    [one] ett behov\n   *[other] { $n } behov\n}\n",
        en: "hej = Hello { $name }\nantal = { $n ->\n    [one] one need\n   *[other] { $n } needs\n}\n",
    };

    #[test]
    fn each_language_counts_in_its_own_way() {
        let texts = Texts::load(&[ROOM]).unwrap();
        assert_eq!(texts.talk(Lang::En).with("antal", &[("n", 1_i64.into())]), "one need");
        assert_eq!(texts.talk(Lang::En).with("antal", &[("n", 1200_i64.into())]), "1,200 needs");
        assert_eq!(texts.talk(Lang::Sv).with("hej", &[("name", "Åsa".into())]), "Hej Åsa");
    }

    #[test]
    fn a_missing_text_shows_its_key() {
        let texts = Texts::load(&[ROOM]).unwrap();
        assert_eq!(texts.talk(Lang::Sv).say("saknas"), "[saknas]");
        assert_eq!(texts.talk(Lang::Sv).maybe("saknas"), None);
    }

    #[test]
    fn a_key_defined_twice_is_refused_by_room() {
        let error = Texts::load(&[ROOM, ROOM]).err().unwrap();
        assert!(error.to_string().contains("test/sv"), "{error}");
    }

    #[test]
    fn keys_are_read_from_the_source() {
        assert_eq!(keys(ROOM.sv), keys(ROOM.en));
        assert_eq!(keys(ROOM.sv).len(), 2);
    }
}
