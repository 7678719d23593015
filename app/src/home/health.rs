//! Whether the program lives, can serve, and how it fares: for whoever watches it.

use std::net::IpAddr;

use access::Role;
use kernel::{Refused, Result};
use store::Sql;
use web::{Ask, Reply};

/// The process answers.
pub fn lives(_: &Ask<'_>) -> Result<Reply> {
    Ok(Reply::Text("ok\n".to_owned()))
}

/// The database answers too.
pub fn serves(ask: &Ask<'_>) -> Result<Reply> {
    ask.db.read(|reading| reading.number(Sql::open("asks nothing of anybody", "SELECT 1")))?;
    Ok(Reply::Text("ready\n".to_owned()))
}

/// Figures for Prometheus. Not public (ASVS 13.4.5): only the machine itself and administrators see them.
pub fn figures(ask: &Ask<'_>) -> Result<Reply> {
    let is_here = ask.credentials.address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let is_proxied = ask.app.site.address_header.is_some() || ask.app.site.is_tls;
    if (is_here && !is_proxied) || ask.actor.has(Role::Administrator) {
        return Ok(Reply::Text(web::metrics(ask.app) + &worker::metrics(ask.db)?));
    }
    Err(Refused::NotFound)
}
