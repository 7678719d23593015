use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, VERSION};
use crate::store::lines;
use crate::{BudgetLine, Event, Funding, FundingSource, POLICY, Verb};

/// Who is to pay a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funded {
    /// Sources with their shares; what is left is unfunded.
    pub funding: Funding,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

/// So many sources may share a line.
const SOURCES: [(&str, &str); 4] =
    [("source_1", "share_1"), ("source_2", "share_2"), ("source_3", "share_3"), ("source_4", "share_4")];

pub(crate) struct Fund;

impl Form for Fund {
    const NAME: &'static str = "finance-fund";
    const FIELDS: &'static [Field] = &[
        Field::pick("source_1"),
        Field::line("share_1", 8),
        Field::pick("source_2"),
        Field::line("share_2", 8),
        Field::pick("source_3"),
        Field::line("share_3", 8),
        Field::pick("source_4"),
        Field::line("share_4", 8),
        VERSION,
    ];
    type New = Funded;

    fn parse(input: &Input) -> Result<Funded, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut named: Vec<(Id<FundingSource>, i64)> = Vec::new();
        for (source, share) in SOURCES {
            let id = errors.take(input.optional_id(source)).flatten();
            let part = errors.take(input.optional_per_cent(share, 1_000));
            match (id, part) {
                (Some(id), Some(part)) => named.push((id, part.unwrap_or(crate::sums::WHOLE))),
                (None, Some(Some(_))) => errors.push(FieldError::new(source, "missing")),
                (_, None) | (None, Some(None)) => {}
            }
        }
        let seen = errors.take(fields::seen(input));
        let funding = Funding::of(&named);
        if funding.is_none() {
            errors.push(FieldError::new("share_1", "not-a-whole"));
        }
        match (funding, seen) {
            (Some(funding), Some(seen)) if errors.is_empty() => Ok(Funded { funding, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Fund)?;
        line.takes_entries()?;
        let choices = fields::source_choices(ask)?;
        let mut draft = fields::about(ask, &line).value("version", line.version.to_string());
        let mut parts = line.funding.parts().iter().filter(|part| part.source.is_some());
        for (source, share) in SOURCES {
            draft = draft.choices(source, choices.clone());
            if let Some(part) = parts.next() {
                let id = part.source.map_or_else(String::new, |id| id.to_string());
                draft = draft.value(source, id).value(share, ask.talk.lang().hundredths(part.share));
            }
        }
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Funded) -> Result<Reply> {
        let id = ask.id("id")?;
        fund(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-line-funded"))
    }
}

/// Says who pays a line of an open year. Its sums are shared anew.
pub fn fund(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &Funded) -> Result<()> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Fund, &line)?;
        fields::is_as_seen(line.version, new.seen)?;
        line.takes_entries()?;
        let paid_before = |source| line.funding.parts().iter().any(|part| part.source == source);
        for part in new.funding.parts() {
            fields::may_pay(tx, part.source.filter(|_| !paid_before(part.source)), "source_1")?;
        }
        lines::save(tx, &BudgetLine { funding: new.funding.clone(), ..line })?;
        tx.say(permit, &Event::LineFunded { line: id })
    })
}
