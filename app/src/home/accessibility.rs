use kernel::Result;
use look::Bare;
use web::{Ask, Page, Reply};

/// The accessibility statement that the law asks for (DOS-lagen 2018:1937, EN 301 549).
pub fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (title, body) =
        (ask.say("home-accessibility-title"), look::prose(&ask.say("home-accessibility-text")));
    if ask.actor.is_signed_in() {
        return Ok(Reply::Page(Box::new(Page { body, ..Page::titled(title) })));
    }
    Ok(Reply::Bare(Box::new(Bare { title, body, ..Bare::default() })))
}

/// Where to report a hole (RFC 9116, which wants a whole address): the page that says how the organisation is reached.
pub fn security(ask: &Ask<'_>) -> Result<Reply> {
    let year = ask.db.clock().now().day_in("UTC").year() + 1;
    Ok(Reply::Text(format!(
        "Contact: {}/accessibility\nPreferred-Languages: sv, en\nExpires: {year}-01-01T00:00:00Z\n",
        ask.site_address
    )))
}
