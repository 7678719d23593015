use access::{Actor, Role};
use kernel::{FieldError, FieldErrors, Id, Input, Lang, Person, Personal, Refused, Result};
use look::{Act, Bare, Choice, Field, Form, Html};
use people::{Holder, NewGrant, NewOrganisation, NewPerson};
use store::{Db, Tx};
use web::{Ask, Reply};

use crate::account::LinkKind;
use crate::change_password::NewPassword;
use crate::events::Event;
use crate::identify::ZONE;
use crate::pass::Proof;
use crate::password::{self, Known};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts::{self, ChosenBy};
use crate::tables::links::{self, Link};
use crate::{arrive, hashing, make_link, secret};

const KINDS: &[&str] = &["municipality", "school"];
const BEGINNINGS: &[&str] = &["import", "empty"];
/// The zones of organisations that are likely to run this program; the command line sets any other.
const ZONES: [&str; 7] = [
    ZONE,
    "Europe/Helsinki",
    "Europe/Oslo",
    "Europe/Copenhagen",
    "Atlantic/Reykjavik",
    "Europe/London",
    "Europe/Berlin",
];

pub(crate) const FIELDS: &[web::Field] = &[
    web::Field::line("organisation", 120).required(),
    web::Field::choice("kind", KINDS).required(),
    web::Field::pick("zone").required(),
    web::Field::line("name", 120).required(),
    web::Field::email("email").required(),
    web::Field::secret("password").required(),
    web::Field::secret("password_again").required(),
    web::Field::check("also_head"),
    web::Field::choice("begin", BEGINNINGS).required(),
];

/// What the first administrator says of the organisation and of themselves.
struct NewSetUp {
    organisation: String,
    zone: String,
    kind: String,
    name: String,
    email: String,
    password: NewPassword,
    begin: String,
}

impl NewSetUp {
    fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let word =
            |words: &'static [&'static str]| move |text: &str| words.contains(&text).then(|| text.to_owned());
        let organisation = input.line("organisation", 2..=120);
        let zone = input.choice("zone", |text| ZONES.contains(&text).then(|| text.to_owned()));
        let kind = input.choice("kind", word(KINDS));
        let name = input.line("name", 2..=120);
        let email = input.line("email", 1..=254);
        let email = email.and_then(|text| {
            people::folded_email(&text).ok_or_else(|| FieldError::new("email", "not-an-email"))
        });
        let password = NewPassword::parse(input);
        let begin = input.choice("begin", word(BEGINNINGS));
        kernel::all_or_errors!(NewSetUp { organisation, zone, kind, name, email, password, begin })
    }

    fn known(&self) -> Known {
        Known {
            name: self.name.clone().into(),
            email: self.email.clone().into(),
            organisation: self.organisation.clone(),
        }
    }
}

/// The one-time link by which an organisation that does not exist yet is set up: a path to print after the address.
/// Nothing when there is one. Each start makes a new link, and the older one opens nothing any more.
pub fn set_up_link(db: &Db) -> Result<Option<String>> {
    if db.read(is_set_up)? {
        return Ok(None);
    }
    let token = secret::long()?;
    db.write(&Actor::operator(), |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SetUp, &())?;
        let link = Link { kind: LinkKind::SetUp, person: None };
        links::insert(tx, link, &secret::hash("link", &token), tx.now().plus_seconds(make_link::LIVES_S))?;
        tx.say(permit, &Event::LinkMade { person: None, kind: LinkKind::SetUp })
    })?;
    Ok(Some(format!("/set-up/{token}")))
}

fn is_set_up(reading: &store::Reading<'_>) -> Result<bool> {
    Ok(people::setting(reading, "name")?.is_some())
}

/// GET `/set-up`: where the link is, for whoever comes before the program is set up.
pub(crate) fn not_yet(ask: &Ask<'_>) -> Result<Reply> {
    if ask.db.read(is_set_up)? {
        return Ok(Reply::see("/", ""));
    }
    let bare = Bare {
        title: ask.say("accounts-not-set-up-title"),
        lead: ask.say("accounts-not-set-up-lead"),
        ..Bare::default()
    };
    Ok(Reply::Bare(Box::new(bare)))
}

/// The hash of the link in the address, if it still opens the set-up.
fn open(ask: &Ask<'_>) -> Result<String> {
    let hash = secret::hash("link", ask.param("token")?);
    let link = ask.db.read(|reading| links::find(reading, &hash))?;
    match link {
        Some(Link { kind: LinkKind::SetUp, .. }) => Ok(hash),
        Some(Link { kind: LinkKind::Invite | LinkKind::Reset, .. }) | None => {
            Err(Refused::rule("accounts-link-dead"))
        }
    }
}

/// GET: first the language, then the form.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    open(ask)?;
    let bare = if ask.query.raw("language") == "chosen" {
        bare(ask, &form(ask))
    } else {
        Bare { title: ask.say("accounts-set-up-language"), body: languages(ask), ..Bare::default() }
    };
    Ok(Reply::Bare(Box::new(bare)))
}

fn languages(ask: &Ask<'_>) -> Html {
    let back = format!("{}?language=chosen", ask.path);
    let act = |(code, name): (&str, &str)| {
        let act = Act::send(name, "/language").field("lang", code).field("back", back.as_str());
        Html(format!("<p>{}</p>", act.primary()))
    };
    [("sv", "Svenska"), ("en", "English")].into_iter().map(act).collect()
}

/// POST: founds the organisation, lets its first administrator in, and leads to the import or the start page.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let hash = open(ask)?;
    match NewSetUp::parse(ask.input).map_err(Refused::from).and_then(|new| found(ask, &hash, &new)) {
        Ok(to) => Ok(Reply::see(to, "accounts-set-up-done")),
        Err(Refused::Invalid(errors)) => {
            Ok(Reply::RefusedBare(Box::new(bare(ask, &form(ask).refused(ask.input, errors)))))
        }
        Err(other) => Err(other),
    }
}

fn found(ask: &Ask<'_>, link: &str, new: &NewSetUp) -> Result<&'static str> {
    password::check(&new.password.0, &new.known())?;
    let hash = hashing::make(&new.password.0)?;
    let person = ask.db.write(&Actor::operator(), |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SetUp, &())?;
        if !links::use_up(tx, link)? {
            return Err(Refused::rule("accounts-link-dead"));
        }
        let person = first_administrator(tx, new, ask)?;
        accounts::set_password(tx, person, &hash, ChosenBy::Oneself)?;
        Ok(tx.say(permit, &Event::SetUp { person })?.with(person))
    })?;
    arrive::sign_in(ask, person, Proof::Password, |_, _| Ok(()))?;
    Ok(if new.begin == "import" { "/import" } else { "/" })
}

fn first_administrator(tx: &Tx<'_>, new: &NewSetUp, ask: &Ask<'_>) -> Result<Id<Person>> {
    let lang: Lang = ask.talk.lang();
    let organisation = NewOrganisation { name: new.organisation.clone(), zone: new.zone.clone() };
    let root = people::found_within(tx, &organisation)?;
    people::set_setting(tx, "kind", &new.kind)?;
    people::set_setting(tx, "lang", lang.code())?;
    let email = Some(Personal::new(new.email.clone()));
    let person = people::add_person_within(
        tx,
        &NewPerson { email, lang: Some(lang), ..NewPerson::named(new.name.clone(), root) },
    )?;
    people::give_within(tx, &NewGrant::now(Holder::Person(person), Role::Administrator, root))?;
    if ask.input.is_ticked("also_head") {
        people::give_within(tx, &NewGrant::now(Holder::Person(person), Role::HeadOfIt, root))?;
    }
    Ok(person)
}

fn form(ask: &Ask<'_>) -> Form {
    let say = |key: &str| ask.say(&format!("accounts-set-up-{key}"));
    let choices = |field: &str, words: &[&str]| {
        words.iter().map(|word| Choice::new(*word, say(&format!("{field}-{word}")))).collect::<Vec<_>>()
    };
    let zones = ZONES.iter().map(|zone| Choice::new(*zone, *zone)).collect();
    let fields = vec![
        Field::section(say("about-organisation")),
        Field::line("organisation", say("organisation")).autocomplete("organization").required(),
        Field::choice("kind", say("kind"), choices("kind", KINDS)).value("municipality").required(),
        Field::pick("zone", say("zone"), zones).value(ZONE).required(),
        Field::section(say("about-you")).help(say("about-you-help")),
        Field::line("name", ask.say("accounts-name")).autocomplete("name").required(),
        Field::email("email", ask.say("accounts-email")).autocomplete("username").required(),
        Field::secret("password", ask.say("accounts-password-password"))
            .help(ask.say("accounts-password-password-help"))
            .autocomplete("new-password")
            .required(),
        Field::secret("password_again", ask.say("accounts-password-password_again"))
            .autocomplete("new-password")
            .required(),
        Field::check("also_head", say("also_head")).value("1"),
        Field::section(say("about-beginning")),
        Field::choice("begin", say("begin"), choices("begin", BEGINNINGS)).value("import").required(),
    ];
    Form::new(ask.path, say("submit"), fields)
}

fn bare(ask: &Ask<'_>, form: &Form) -> Bare {
    let lead = ask.say("accounts-set-up-lead");
    Bare { title: ask.say("accounts-set-up-title"), lead, body: form.render(ask.talk), ..Bare::default() }
}

#[cfg(test)]
#[path = "set_up_test.rs"]
mod tests;
