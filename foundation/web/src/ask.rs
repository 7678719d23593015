use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;

use access::Actor;
use kernel::{Id, Input, Moment, Refused, Result, Subject};
use store::Db;
use texts::Talk;

use crate::{App, Card, Reply, Visitor};

/// What the sender wants back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    Page,
    Json,
}

/// A request, as a room sees it.
pub struct Ask<'a> {
    pub app: &'a App,
    pub db: &'a Db,
    pub visitor: &'a Visitor,
    /// Who asks, with the grants that hold now.
    pub actor: &'a Actor,
    /// What was sent in the body of a POST; of a GET, its query.
    pub input: &'a Input,
    /// The query of the address.
    pub query: &'a Input,
    pub talk: &'a Talk,
    pub wants: Wants,
    /// The address without query and without `/api/v1`.
    pub path: &'a str,
    /// Query as it came, without the question mark.
    pub raw_query: &'a str,
    pub credentials: &'a crate::Credentials,
    /// The browser fetches ahead, and perhaps nobody will look: what a look would leave behind must wait.
    pub is_prefetch: bool,
    /// Only the head of the answer was asked for, which nobody looks at.
    pub is_head: bool,
    /// Where the visitor finds the site, such as `https://varv.example`.
    pub site_address: String,
    pub(crate) params: &'a [(String, String)],
    /// Cookies that the reply sets, whole header values.
    pub(crate) cookies: RefCell<Vec<String>>,
    /// Cards of the records that stand on the page, loaded together.
    pub(crate) cards: RefCell<HashMap<Subject, Card>>,
}

impl Ask<'_> {
    /// Does somebody look at the page that answers this? Not a program that asks for JSON or has a token with a limit, nor
    /// a browser that fetches ahead or asks for the head only: what a look leaves behind is left by this alone.
    pub fn is_looked_at(&self) -> bool {
        let is_page = self.wants == Wants::Page && self.actor.limit == access::Limit::Whole;
        is_page && !self.is_prefetch && !self.is_head
    }

    /// The number in the address at `{name}`. What is no number is not found.
    pub fn id<T>(&self, name: &str) -> Result<Id<T>> {
        Id::from_str(self.param(name)?).map_err(|_| Refused::NotFound)
    }

    /// The text in the address at `{name}`.
    pub fn param(&self, name: &str) -> Result<&str> {
        let found = self.params.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).ok_or(Refused::NotFound)
    }

    pub fn say(&self, key: &str) -> String {
        self.talk.say(key)
    }

    /// A moment in the organisation's zone.
    pub fn when(&self, moment: Moment) -> String {
        moment.show_in(&self.visitor.organisation.zone, self.talk.lang())
    }

    /// The reply to whoever wants a page, or JSON; only what is wanted is made.
    pub fn show(
        &self,
        json: impl FnOnce() -> Result<serde_json::Value>,
        page: impl FnOnce() -> Result<crate::Page>,
    ) -> Result<Reply> {
        match self.wants {
            Wants::Page => Ok(Reply::Page(Box::new(page()?))),
            Wants::Json => Ok(Reply::Json(json()?)),
        }
    }

    /// Loads the cards of these records, one query for each kind; those that the actor may not read have none.
    pub fn load_cards(&self, subjects: &[Subject]) -> Result<()> {
        let mut kinds: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
        for subject in subjects {
            kinds.entry(subject.kind.as_ref()).or_default().insert(subject.id);
        }
        for (name, ids) in kinds {
            let Some(kind) = self.app.kind(name) else { continue };
            let ids: Vec<i64> = ids.into_iter().collect();
            let cards = self.db.read(|reading| (kind.cards)(reading, self.actor, self, &ids))?;
            let cards = cards.into_iter().map(|card| (Subject::new(kind.name, card.id), card));
            self.cards.borrow_mut().extend(cards);
        }
        Ok(())
    }

    /// The card of a record, when it was loaded and the actor may read it.
    pub fn card(&self, subject: &Subject) -> Option<Card> {
        self.cards.borrow().get(subject).cloned()
    }

    /// Sets a cookie with the reply.
    pub fn set_cookie(&self, header: String) {
        self.cookies.borrow_mut().push(header);
    }
}
