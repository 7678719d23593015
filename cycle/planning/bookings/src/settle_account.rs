//! What an account of files is: IT's, and then what it is in our ledger, or none of IT's.

use access::Actor;
use finance::Kind;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use services::{ChoiceFor, Service};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::settled;
use crate::{Event, POLICY, Verb};

kernel::worded! {
    /// What somebody has said of an account.
    Verdict { Waiting = "waiting", It = "it", NotIt = "not-it" }
}

/// An account that stands in files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: i64,
    /// What its lines are called in the budget.
    pub name: String,
    pub verdict: Verdict,
    /// The account in our ledger.
    pub account: String,
    pub activity: String,
    pub service: Option<Id<Service>>,
    pub kind: Kind,
}

pub(crate) struct SettleAccount;

const VERDICTS: &[&str] = &["it", "not-it"];

impl Form for SettleAccount {
    const NAME: &'static str = "bookings-settle-account";
    const FIELDS: &'static [Field] = &[
        Field::choice("verdict", VERDICTS).required(),
        Field::line("name", 120).required(),
        Field::line("account", 20),
        Field::line("activity", 40),
        Field::pick("service"),
        Field::choice("kind", Kind::WORDS).required(),
    ];
    type New = Account;

    fn parse(input: &Input) -> Result<Account, FieldErrors> {
        let verdict = input.choice("verdict", Verdict::from_word).and_then(|verdict| match verdict {
            Verdict::Waiting => Err(FieldError::new("verdict", "not-a-choice")),
            Verdict::It | Verdict::NotIt => Ok(verdict),
        });
        let needs_account = verdict.as_ref().is_ok_and(|verdict| *verdict == Verdict::It);
        let account = input.line("account", usize::from(needs_account)..=20);
        let (name, activity) = (input.line("name", 2..=120), input.line("activity", 0..=40));
        let (service, kind) = (input.optional_id("service"), input.choice("kind", Kind::from_word));
        let id: Result<i64, FieldError> = Ok(0);
        kernel::all_or_errors!(Account { id, name, verdict, account, activity, service, kind })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<Account> = ask.id("id")?;
        let (account, services) = ask.db.read(|reading| {
            let account = settled::account(reading, ask.actor, id.number())?;
            Ok((account, services::choices(reading, ask.actor, ChoiceFor::Keeping)?))
        })?;
        POLICY.allow(ask.actor, Verb::Settle, &())?;
        let verdict = if account.verdict == Verdict::NotIt { Verdict::NotIt } else { Verdict::It };
        let mut draft = Draft::default()
            .crumb("/bookings", ask.say("bookings-files-list-title"))
            .crumb("/bookings/accounts", ask.say("bookings-accounts-list-title"))
            .value("verdict", verdict.word())
            .value("name", &account.name)
            .value("account", &account.account)
            .value("activity", &account.activity)
            .value("service", account.service.map(|id| id.to_string()).unwrap_or_default())
            .value("kind", account.kind.word())
            .choices("service", services)
            .cancel("/bookings/accounts");
        let facts = [("name", format!("{} {}", account.account, account.name).trim().to_owned().into())];
        draft.title = Some(ask.talk.with("bookings-settle-account-page", &facts));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Account) -> Result<Reply> {
        let id: Id<Account> = ask.id("id")?;
        settle_account(ask.db, ask.actor, &Account { id: id.number(), ..new })?;
        Ok(Reply::see("/bookings/accounts?state=waiting", "bookings-account-settled"))
    }
}

/// Says what an account of files is, for all rows that are not in the ledger yet, and those to come.
pub fn settle_account(db: &Db, actor: &Actor, new: &Account) -> Result<()> {
    db.write(actor, |tx| {
        settled::account(tx, actor, new.id)?;
        let permit = POLICY.allow(actor, Verb::Settle, &())?;
        if let Some(service) = new.service
            && !services::is_choice(tx, actor, ChoiceFor::Keeping, service)?
        {
            return Err(Refused::field("service", "not-a-choice"));
        }
        settled::set_account(tx, new)?;
        tx.say(permit, &Event::AccountSettled { account: new.id })
    })
}

/// One of several accounts that are none of IT's.
pub(crate) fn not_it_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    let account = ask.db.read(|reading| settled::account(reading, ask.actor, id.number()))?;
    settle_account(ask.db, ask.actor, &Account { verdict: Verdict::NotIt, ..account })
}
