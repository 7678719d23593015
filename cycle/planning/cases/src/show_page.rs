//! How a case's page is drawn.

use kernel::{Money, Result, Subject};
use look::{Act, Arithmetic, Crumb, Facts, Head, Html, Icon, Mood, Notice, Pile, Sign, Stack, Term};
use web::{Ask, Page};

use crate::marks::{self, paragraph, shown as money};
use crate::show::Shown;
use crate::{Case, Cost, POLICY, State, Verb, YearSum, rates, tables};

pub(crate) fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let case = &shown.whole.case;
    let (primary, quiet) = acts(ask, shown);
    let head = Head {
        number: case.id.to_string(),
        state: Some(marks::state(ask.talk, case.state)),
        primary,
        quiet,
        ..Head::titled(&case.facts.title)
    };
    let mut body = notices(ask, shown);
    if !case.facts.about.is_empty() {
        let text = look::prose(&case.facts.about);
        body = body.then(&Html(format!("<section class=\"story prose\">{text}</section>")));
    }
    if shown.whole.costs.is_empty() {
        body = body.then(&paragraph(&ask.say("cases-no-costs")));
    } else {
        body =
            body.then(&chart(ask, shown)).then(&tables::years(ask, &shown.picture.years, &shown.picture.sum));
        body = body.then(&reckoned(ask, &shown.picture.sum)).then(&after(ask, shown));
        body = body.then(&tables::costs(ask, shown)).then(&tables::centres(ask, shown));
    }
    body = body.then(&tables::benefits(ask, shown)).then(&tables::decisions(ask, shown));
    let subject = Subject::new("business-case", case.id.number());
    let aside = facts(ask, shown).then(&thread::panel(ask, &subject)?);
    let crumbs = vec![Crumb::new("/cases", ask.say("cases-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// What this person may do with it now; the first is the one button.
fn acts(ask: &Ask<'_>, shown: &Shown) -> (Option<Act>, Vec<Act>) {
    let case = &shown.whole.case;
    let open: &[(Verb, &str, &str, Icon)] = match case.state {
        State::Draft => &[
            (Verb::Edit, "cases-cost-add-title", "costs/add", Icon::Add),
            (Verb::Edit, "cases-invest-add-title", "investments/add", Icon::Asset),
            (Verb::Edit, "cases-benefit-add-title", "benefits/add", Icon::Thanks),
            (Verb::Submit, "cases-submit-title", "submit", Icon::Send),
            (Verb::Edit, "cases-edit-page", "edit", Icon::Edit),
        ],
        State::Submitted => &[
            (Verb::Approve, "cases-approve-title", "approve", Icon::Check),
            (Verb::Decline, "cases-decline-title", "decline", Icon::Declined),
            (Verb::Revise, "cases-revise-title", "revise", Icon::Undo),
        ],
        State::Approved | State::Declined => &[(Verb::Revise, "cases-revise-title", "revise", Icon::Undo)],
    };
    let can = |word: &str| match word {
        "approve" => !shown.whole.costs.iter().any(Cost::lacks_payer),
        "investments/add" => shown.whole.rates.is_some(),
        "submit" => !shown.whole.costs.is_empty(),
        _ => true,
    };
    let mut acts: Vec<Act> = open
        .iter()
        .filter(|(verb, _, word, _)| can(word) && POLICY.may(ask.actor, *verb, case))
        .map(|(_, key, word, icon)| Act::go(ask.say(key), format!("{}/{word}", case.href())).icon(*icon))
        .collect();
    let is_primary = matches!(case.state, State::Draft | State::Submitted) && !acts.is_empty();
    let primary = is_primary.then(|| acts.remove(0));
    if !shown.picture.capital.is_empty() {
        let capital = Act::go(ask.say("cases-capital-title"), format!("{}/capital", case.href()));
        acts.push(capital.icon(Icon::Chart));
    }
    (primary, acts)
}

/// What stands in the way.
fn notices(ask: &Ask<'_>, shown: &Shown) -> Html {
    let whole = &shown.whole;
    let mut html = Html::default();
    let unpaid: Vec<&str> =
        whole.costs.iter().filter(|cost| cost.lacks_payer()).map(|cost| cost.charge.name.as_str()).collect();
    if !unpaid.is_empty() && matches!(whole.case.state, State::Draft | State::Submitted) {
        let words = ask.talk.with("cases-unpaid", &[("lines", unpaid.join(", ").into())]);
        html = html.then(&Notice::new(Mood::Bad, words).render(ask.talk));
    }
    if whole.rates.is_none() && whole.case.is_draft().is_ok() {
        html = html.then(&Notice::new(Mood::Watch, ask.say("cases-without-rates")).render(ask.talk));
    }
    html
}

/// Each year's cost as what it is made of.
fn chart(ask: &Ask<'_>, shown: &Shown) -> Html {
    let pile = |it: &YearSum| {
        let parts = [it.one_off, it.running, it.capital];
        Pile {
            label: it.year.to_string(),
            values: parts.iter().map(|part| part.minor).collect(),
            shown: parts.iter().map(|part| money(ask, *part)).collect(),
            sum: money(ask, it.cost()),
        }
    };
    let stack = Stack {
        title: ask.say("cases-chart"),
        description: ask.say("cases-chart-help"),
        label_head: ask.say("cases-head-year"),
        sum_head: ask.say("cases-head-cost"),
        series: ["one-off", "running", "capital"].map(|part| ask.say(&format!("cases-head-{part}"))).into(),
        piles: shown.picture.years.iter().map(pile).collect(),
        hatched: None,
    };
    stack.render(ask.talk)
}

/// Cash − one-off − running − capital = net, over all the years.
pub(crate) fn reckoned(ask: &Ask<'_>, sum: &YearSum) -> Html {
    let term = |sign, word: &str, amount: Money| Term {
        sign,
        label: ask.say(&format!("cases-head-{word}")),
        amount: money(ask, amount),
        ..Term::default()
    };
    let reckoned = Arithmetic {
        caption: ask.say("cases-reckoned"),
        terms: vec![
            term(Sign::Plus, "cash", sum.cash),
            term(Sign::Minus, "one-off", sum.one_off),
            term(Sign::Minus, "running", sum.running),
            term(Sign::Minus, "capital", sum.capital),
        ],
        sum_label: ask.say("cases-head-net"),
        sum: money(ask, sum.net()),
    };
    let words = ask.talk.with("cases-time-apart", &[("amount", money(ask, sum.time).into())]);
    let time = if sum.time == Money::ZERO { Html::default() } else { paragraph(&words) };
    reckoned.render(ask.talk).then(&time)
}

/// What an investment costs after the years that the case looks at.
fn after(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.picture.after == Money::ZERO {
        return Html::default();
    }
    let facts = [
        ("amount", money(ask, shown.picture.after).into()),
        ("year", shown.whole.case.last_year().to_string().into()),
    ];
    paragraph(&ask.talk.with("cases-capital-after", &facts))
}

pub(crate) fn years_of(case: &Case) -> String {
    format!("{}–{}", case.facts.first_year, case.last_year())
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let case = &shown.whole.case;
    let mut facts = Facts::titled(ask.say("cases-facts"))
        .text(ask.say("cases-head-unit"), shown.names.unit(case.facts.unit))
        .text(ask.say("cases-head-years"), &years_of(case))
        .text(ask.say("cases-head-revision"), &case.revision.to_string());
    if shown.picture.invested != Money::ZERO {
        facts = facts.text(ask.say("cases-head-invested"), &money(ask, shown.picture.invested));
    }
    if let Some(decided) = &shown.whole.rates {
        let text = format!("{} {}", decided.day, decided.text);
        facts = facts.link(ask.say("cases-head-rates"), &text, &rates::href(decided.id));
    }
    facts.render(ask.talk)
}
