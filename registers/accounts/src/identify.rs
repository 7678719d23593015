use access::{Actor, Grant};
use kernel::{Day, Id, Lang, Moment, Person, Refused, Result};
use store::{Db, Reading, Row, Sql, Upkeep};
use web::{Credentials, Organisation, Visitor};

use crate::account::{is_grave, main_role};
use crate::pass::{Pass, Reach};
use crate::secret;
use crate::tables::passes;

/// When a pass was last used is written down at most so often.
const NOTED_EVERY_S: i64 = 300;
/// The zone before anybody has said which.
pub(crate) const ZONE: &str = "Europe/Stockholm";

/// The settings that every page needs, in the words of a query.
const SETTINGS: &str =
    "(SELECT value FROM setting WHERE name = 'name'), (SELECT value FROM setting WHERE name = 'zone'),
    (SELECT value FROM setting WHERE name = 'require_second_factor')";

/// What a pass opens, in one row.
struct Opened {
    pass: Id<Pass>,
    reach: Reach,
    used_at: Moment,
    person: Id<Person>,
    name: String,
    lang: Option<Lang>,
    left_on: Option<Day>,
    must_change: bool,
    has_factor: bool,
    /// Somebody else vouches for the person, so the password is not what opens.
    is_vouched: bool,
    settings: Settings,
}

/// What is known of the organisation.
struct Settings {
    organisation: Organisation,
    is_set_up: bool,
    requires_factor: bool,
}

impl Settings {
    fn read(row: &Row, from: usize) -> Result<Self> {
        let name: Option<String> = row.get(from)?;
        let zone: Option<String> = row.get(from + 1)?;
        let required: Option<String> = row.get(from + 2)?;
        Ok(Self {
            is_set_up: name.is_some(),
            organisation: Organisation {
                name: name.unwrap_or_default(),
                zone: zone.unwrap_or_else(|| ZONE.to_owned()),
            },
            requires_factor: required.as_deref() == Some(crate::require::YES),
        })
    }
}

/// Who it is. Asked anew for every request, so that an ended session, a lost role, a last day and a stopped account
/// bite at the next one. A wrong token is refused; a wrong cookie is nobody's.
pub fn identify(db: &Db, credentials: &Credentials) -> Result<Visitor> {
    match (&credentials.bearer, &credentials.session) {
        (Some(token), _) => by_token(db, token),
        (None, Some(cookie)) => by_session(db, cookie),
        (None, None) => nobody(db),
    }
}

fn by_token(db: &Db, token: &str) -> Result<Visitor> {
    let (opened, grants) = open(db, "token", token)?.ok_or(Refused::NotSignedIn)?;
    let limit = opened.reach.clone().limit();
    // What a session must do first is a page's business; a program could not do it.
    Ok(visitor(opened, grants, limit, None))
}

fn by_session(db: &Db, cookie: &str) -> Result<Visitor> {
    let Some((opened, grants)) = open(db, "session", cookie)? else { return nobody(db) };
    let must_first = if opened.must_change && !opened.is_vouched {
        Some("/account/password")
    } else if opened.settings.requires_factor && !opened.has_factor && is_grave(&grants) {
        Some("/account/totp/start")
    } else {
        None
    };
    Ok(visitor(opened, grants, access::Limit::Whole, must_first))
}

fn visitor(
    opened: Opened,
    grants: Vec<Grant>,
    limit: access::Limit,
    must_first: Option<&'static str>,
) -> Visitor {
    let role = main_role(&grants).map_or(String::new(), |role| role.word().to_owned());
    let actor = Actor { limit, via: Some(opened.pass.number()), ..Actor::person(opened.person, grants) };
    let organisation = opened.settings.organisation;
    Visitor { actor, name: opened.name, role, organisation, must_first, lang: opened.lang }
}

/// Somebody who is not signed in; before the program is set up, they are told so on every page.
fn nobody(db: &Db) -> Result<Visitor> {
    let settings = db.read(|reading| {
        let sql = Sql::open("what the organisation is called is no secret", &format!("SELECT {SETTINGS}"));
        reading.rows(sql)?.first().map_or(Err(Refused::broken("no settings")), |row| Settings::read(row, 0))
    })?;
    let must_first = if settings.is_set_up { None } else { Some("/set-up") };
    Ok(Visitor { organisation: settings.organisation, must_first, ..Visitor::nobody() })
}

/// What the secret opens now, with the grants that hold now. Who holds none is let in nowhere.
fn open(db: &Db, kind: &'static str, secret: &str) -> Result<Option<(Opened, Vec<Grant>)>> {
    let found = db.read(|reading| {
        let Some(opened) = find(reading, kind, secret)? else { return Ok(None) };
        let today = reading.now().day_in(&opened.settings.organisation.zone);
        if opened.left_on.is_some_and(|on| on < today) {
            return Ok(None);
        }
        let grants = people::grants_of(reading, opened.person, reading.now())?;
        Ok((!grants.is_empty()).then_some((opened, grants, reading.now())))
    })?;
    let Some((opened, grants, now)) = found else { return Ok(None) };
    if now.seconds_since(opened.used_at) >= NOTED_EVERY_S {
        // A full disk must not keep anybody from reading: the note is lost, the page is not.
        let _lost_at_worst = db.keep(Upkeep::LastUsed, |tx| passes::touch(tx, opened.pass));
    }
    Ok(Some((opened, grants)))
}

fn find(reading: &Reading<'_>, kind: &'static str, secret: &str) -> Result<Option<Opened>> {
    let text = format!(
        "SELECT s.id, s.reach, s.kinds, s.writes, s.used_at, p.id, p.name, p.lang, p.left_on, a.must_change,
         CASE WHEN a.factor_key IS NULL AND s.has_factor = 0 THEN 0 ELSE 1 END,
         CASE WHEN s.provider_id IS NULL THEN 0 ELSE 1 END, {SETTINGS}
         FROM account_pass s JOIN person p ON p.id = s.person_id JOIN account a ON a.person_id = s.person_id
         WHERE s.hash = ? AND s.kind = ? AND s.ended_at IS NULL AND s.ends_at > ?
         AND (s.idle_s = 0 OR s.used_at + s.idle_s * 1000000 > ?) AND a.disabled_at IS NULL"
    );
    let now = reading.now();
    let sql = Sql::open("made to know who asks", &text)
        .bind(secret::hash(kind, secret))
        .bind(kind)
        .bind(now)
        .bind(now);
    reading.rows(sql)?.first().map(read).transpose()
}

fn read(row: &Row) -> Result<Opened> {
    let (reach, kinds, writes): (String, String, bool) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Opened {
        pass: row.get(0)?,
        reach: Reach::stored(&reach, &kinds, writes),
        used_at: row.get(4)?,
        person: row.get(5)?,
        name: row.get(6)?,
        lang: row.get::<Option<String>>(7)?.and_then(|code| Lang::from_code(&code)),
        left_on: row.get(8)?,
        must_change: row.get(9)?,
        has_factor: row.get(10)?,
        is_vouched: row.get(11)?,
        settings: Settings::read(row, 12)?,
    })
}

#[cfg(test)]
#[path = "identify_test.rs"]
mod tests;
