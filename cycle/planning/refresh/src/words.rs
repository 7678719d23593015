//! A rule in words: what it says, and where.

use texts::Talk;

use crate::rule::{Kind, Says};

/// What a rule says.
pub(crate) fn said(talk: &Talk, says: Says) -> String {
    let lang = talk.lang();
    let year = |year: i64| ("year", year.to_string().into());
    let percent = |name: &'static str, hundredths: i64| (name, lang.hundredths(hundredths).into());
    match says {
        Says::Life { months } => talk.with("refresh-said-life", &[("months", months.into())]),
        Says::Year { year: it } => talk.with("refresh-said-year", &[year(it)]),
        Says::Price { year: it, amount, index: 0 } => {
            talk.with("refresh-said-price", &[year(it), ("amount", amount.show(lang).into())])
        }
        Says::Price { year: it, amount, index } => talk.with(
            "refresh-said-price-index",
            &[year(it), ("amount", amount.show(lang).into()), percent("index", index)],
        ),
        Says::Dearer { year: it, percent: more } => {
            let key = if more > 0 { "refresh-said-dearer" } else { "refresh-said-cheaper" };
            talk.with(key, &[year(it), percent("percent", more.abs())])
        }
        Says::Loss { percent: lost } => talk.with("refresh-said-loss", &[percent("percent", lost)]),
        Says::Wait { year: it, months } => {
            talk.with("refresh-said-wait", &[year(it), ("months", months.into())])
        }
        Says::Leave { year: it } => talk.with("refresh-said-leave", &[year(it)]),
    }
}

/// Where a rule holds, of the names that were read with it.
pub(crate) struct Where<'a> {
    pub category: &'a str,
    pub model: &'a str,
    pub unit: &'a str,
    pub tag: &'a str,
}

impl Where<'_> {
    /// From the nearest: the thing, or what kind of things and in which unit.
    pub(crate) fn said(&self, talk: &Talk, is_of_one_thing: bool) -> String {
        if is_of_one_thing {
            return if self.tag.is_empty() { talk.say("refresh-thing-gone") } else { self.tag.to_owned() };
        }
        let of = [self.model, self.category].into_iter().find(|name| !name.is_empty());
        let of = of.map_or_else(|| talk.say("refresh-everything"), str::to_owned);
        if self.unit.is_empty() { of } else { format!("{of}, {}", self.unit) }
    }
}

/// What a kind of rule is called.
pub(crate) fn kind(talk: &Talk, kind: Kind) -> String {
    talk.say(&format!("refresh-kind-{}", kind.word()))
}
