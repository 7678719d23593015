use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Cannot, href};
use crate::fields::{self, VERSION};
use crate::{Event, POLICY, Verb, store as rows};

/// Days until the next review when nobody says otherwise.
const USUAL_DAYS: i64 = 365;

/// It was looked at and still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewing {
    /// When it is to be looked at again.
    pub review_on: Day,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Review;

impl Form for Review {
    const NAME: &'static str = "articles-review";
    const FIELDS: &'static [Field] = &[Field::day("review_on").required(), VERSION];
    type New = Reviewing;

    fn parse(input: &Input) -> Result<Reviewing, FieldErrors> {
        let (review_on, seen) = (input.day("review_on"), fields::seen(input));
        kernel::all_or_errors!(Reviewing { review_on, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Review)?;
        if !article.state.is_published() {
            return Err(Cannot::IsNotPublished.into());
        }
        let day = ask.db.read(people::today)?.plus_days(USUAL_DAYS);
        Ok(fields::about(ask, &article).value("review_on", day.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Reviewing) -> Result<Reply> {
        let id = ask.id("id")?;
        review(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-reviewed"))
    }
}

/// Says that an article still holds, until the next review day.
pub fn review(db: &Db, actor: &Actor, id: Id<Article>, new: &Reviewing) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Review, &article)?;
        fields::is_as_seen(&article, new.seen)?;
        fields::is_ahead(tx, "review_on", Some(new.review_on))?;
        rows::save(tx, &article.reviewed(new.review_on)?)?;
        tx.say(permit, &Event::Reviewed { article: id })
    })
}
