use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Money, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields;
use crate::store::entries::Said;
use crate::store::lines;
use crate::sums::WHOLE;
use crate::write::write;
use crate::{BudgetLine, Cannot, Event, POLICY, Post, Verb, Why, ledger};

pub(crate) struct SetPost;

impl Form for SetPost {
    const NAME: &'static str = "finance-post";
    const FIELDS: &'static [Field] = &[
        Field::money("salary").required(),
        Field::line("on_costs", 8).required(),
        Field::line("share", 8).required(),
        Field::number("from_month", 1, 12).required(),
        Field::number("months", 1, 12).required(),
    ];
    type New = Post;

    fn parse(input: &Input) -> Result<Post, FieldErrors> {
        let salary = input.money("salary").and_then(|salary| match salary.minor {
            ..=0 => Err(FieldError::new("salary", "out-of-range").with("min", 1).with("max", 10_000_000)),
            _ => Ok(salary),
        });
        let asked =
            |name| input.optional_per_cent(name, 1_000)?.ok_or_else(|| FieldError::new(name, "missing"));
        let on_costs = asked("on_costs");
        let share = asked("share").and_then(|share| match share {
            1..=WHOLE => Ok(share),
            _ => Err(FieldError::new("share", "out-of-range").with("min", 1).with("max", 100)),
        });
        let from_month = input.number("from_month", 1..=12);
        let months = input.number("months", 1..=12).and_then(|months| match &from_month {
            Ok(from) if from + months > 13 => {
                Err(FieldError::new("months", "out-of-range").with("min", 1).with("max", 13 - from))
            }
            _ => Ok(months),
        });
        kernel::all_or_errors!(Post { salary, on_costs, share, from_month, months })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Plan)?;
        line.takes_entries()?;
        let draft = fields::about(ask, &line);
        let Some(post) = &line.post else {
            return Ok(draft.value("share", "100").value("from_month", "1").value("months", "12"));
        };
        Ok(draft
            .value("salary", post.salary.to_string())
            .value("on_costs", ask.talk.lang().hundredths(post.on_costs))
            .value("share", ask.talk.lang().hundredths(post.share))
            .value("from_month", post.from_month.to_string())
            .value("months", post.months.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Post) -> Result<Reply> {
        let id = ask.id("id")?;
        set_post(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-post-set"))
    }
}

/// Makes a line a post, or changes the post: an entry makes the difference between what its plan came to by the post
/// before and what it costs now. A line that was planned by hand becomes none.
pub fn set_post(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &Post) -> Result<()> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Plan, &line)?;
        let before = match &line.post {
            Some(post) => post.cost()?,
            None if line.sums.plan == Money::ZERO => Money::ZERO,
            None => return Err(Cannot::NotAPost.into()),
        };
        line.takes_entries()?;
        lines::set_post(tx, id, new)?;
        let change = new.cost()?.minus(before).ok_or(Cannot::TooLarge)?;
        if change == Money::ZERO {
            return tx.say(permit, &Event::LineEdited { line: id });
        }
        let posting = ledger::planned(Why::Post, change)?;
        let day = line.nearest_day(people::today(tx)?);
        let (entry, _) = write(tx, &line, day, &Said::default(), &[posting])?;
        tx.say(permit, &Event::Entered { line: id, entry, why: Why::Post })
    })
}
