//! The paper of a loan, to print and sign: the text as it was agreed, in Swedish or English.

use kernel::{Lang, Result};
use look::{Act, Crumb, Facts, Html, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::loan::Signer;
use crate::store::texts;
use crate::{POLICY, Verb, page};

/// GET `/loans/{id}/paper`: `text` is `sv` or `en`; the reader's own language when nothing is said.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (shown, text) = ask.db.read(|reading| {
        let shown = page::load(reading, ask, ask.id("id")?)?;
        POLICY.allow(ask.actor, Verb::Watch, &shown.loan)?;
        let text = shown.loan.text.map(|text| texts::load(reading, text)).transpose()?;
        Ok((shown, text))
    })?;
    let is_english = match ask.query.raw("text") {
        "en" => true,
        "sv" => false,
        _ => ask.talk.lang() == Lang::En,
    };
    // Where there is no English text, the Swedish one is what is agreed to.
    let agreed = text.as_ref().map_or("", |text| {
        if is_english && !text.english.is_empty() { text.english.as_str() } else { text.swedish.as_str() }
    });
    let talk = ask.app.texts.talk(if is_english { Lang::En } else { Lang::Sv });
    let loan = &shown.loan;
    let borrower = shown.name(ask, Some(loan.borrower));
    ask.show(
        || {
            Ok(json!({
                "loan": loan.id, "thing": shown.tag, "borrower": borrower, "due": loan.due, "text": loan.text,
                "agreed": agreed,
            }))
        },
        || {
            let mut page = Page::titled(talk.say("loans-paper-page"));
            page.crumbs = vec![
                Crumb::new("/loans", ask.say("loans-list-title")),
                Crumb::new(loan.href(), shown.tag.clone()),
            ];
            let (words, other) =
                if is_english { ("loans-paper-swedish", "sv") } else { ("loans-paper-english", "en") };
            let to = format!("{}/paper?text={other}", loan.href());
            page.head.quiet = vec![Act::go(ask.say(words), to).icon(Icon::Language)];
            let mut list = Facts::titled(talk.say("loans-the-loan"))
                .text(talk.say("loans-col-person"), &borrower)
                .text(talk.say("loans-col-thing"), &format!("{} · {}", shown.tag, shown.model));
            for (key, value) in [
                ("loans-paper-serial", shown.serial.clone().unwrap_or_default()),
                ("loans-col-accessories", loan.accessories.clone()),
                ("loans-out-note", loan.out.note.clone()),
            ] {
                if !value.is_empty() {
                    list = list.text(talk.say(key), &value);
                }
            }
            let condition = talk.say(&format!("loans-condition-{}", loan.out.condition.word()));
            let list = list
                .text(talk.say("loans-out-condition"), &condition)
                .text(talk.say("loans-col-out"), &loan.out.on.to_string())
                .text(talk.say("loans-col-due"), &loan.due.to_string());
            let agreed = match agreed {
                "" => Html::text(&talk.say("loans-paper-no-text")),
                agreed => Html(format!("<section class=\"story prose\">{}</section>", look::prose(agreed))),
            };
            page.body = list.render(ask.talk).then(&agreed).then(&signatures(&talk));
            Ok(page)
        },
    )
}

/// Lines to write on: the borrower's and the guardian's.
fn signatures(talk: &::texts::Talk) -> Html {
    let mut html = String::new();
    for signer in Signer::ALL {
        let who = look::escape(&talk.say(&format!("loans-paper-{}", signer.word())));
        let line = "_".repeat(36);
        html.push_str(&format!("<p class=\"story\">{line}<br>{who}</p>"));
    }
    Html(html)
}
