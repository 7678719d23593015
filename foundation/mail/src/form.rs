//! The form of a mailbox, for adding and for changing.

use kernel::{FieldError, FieldErrors, Id, Input, Result};
use look::Choice;
use web::{Ask, Draft, Field, Form, Reply};

use crate::mailbox::Mailbox;
use crate::policy::{BoxVerb, MAILBOXES};
use crate::secret::{Secret, Use};
use crate::set_up::{self, NewMailbox};
use crate::settings::{Inward, OAuth, Proof, Returns, Security, Server, Settings};
use crate::setup;
use crate::store::boxes;

const FIELDS: &[Field] = &[
    Field::line("name", 80).required(),
    Field::email("address").required(),
    Field::pick("purpose").required(),
    Field::choice("inward", Inward::WORDS).required(),
    Field::line("fetch_host", 253),
    Field::number("fetch_port", 1, 65_535),
    Field::choice("fetch_security", Security::WORDS),
    Field::line("fetch_user", 254),
    Field::choice("fetch_proof", Proof::WORDS),
    Field::secret("fetch_secret"),
    Field::line("folder", 200),
    Field::line("move_to", 200),
    Field::line("post_host", 253),
    Field::number("post_port", 1, 65_535),
    Field::choice("post_security", Security::WORDS),
    Field::line("post_user", 254),
    Field::choice("post_proof", Proof::WORDS),
    Field::secret("post_secret"),
    Field::choice("returns", Returns::WORDS),
    Field::line("token_url", 500).folded(),
    Field::line("client", 200).folded(),
    Field::line("scope", 500).folded(),
    Field::secret("client_secret").folded(),
    Field::secret("refresh_secret").folded(),
    Field::line("trusted_server", 253).folded(),
    Field::line("relays", 1_000).folded(),
    Field::line("domains", 1_000).folded(),
];

/// GET and POST /mail/add
pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "mail-add";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewMailbox;

    fn parse(input: &Input) -> Result<NewMailbox, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        MAILBOXES.allow_new(ask.actor, BoxVerb::Add, &())?;
        Ok(filled(about(ask, "/mail")?, &Settings::default()))
    }

    fn act(ask: &Ask<'_>, new: NewMailbox) -> Result<Reply> {
        let id = set_up::add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("mailbox", id.number(), format!("/mail/{id}"), "mail-add-done"))
    }
}

/// GET and POST /mail/{id}/change
pub(crate) struct Change;

impl Form for Change {
    const NAME: &'static str = "mail-change";
    const FIELDS: &'static [Field] = FIELDS;
    type New = NewMailbox;

    fn parse(input: &Input) -> Result<NewMailbox, FieldErrors> {
        parsed(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<Mailbox> = ask.id("id")?;
        let mailbox = ask.db.read(|reading| boxes::load(reading, ask.actor, id))?;
        MAILBOXES.allow(ask.actor, BoxVerb::Change, &mailbox)?;
        let draft = about(ask, &mailbox.href())?.crumb(mailbox.href(), &mailbox.name);
        let draft = draft.value("name", &mailbox.name).value("address", &mailbox.address);
        Ok(filled(draft.value("purpose", &mailbox.purpose), &mailbox.settings))
    }

    fn act(ask: &Ask<'_>, new: NewMailbox) -> Result<Reply> {
        let id: Id<Mailbox> = ask.id("id")?;
        set_up::change(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("mailbox", id.number(), format!("/mail/{id}"), "mail-change-done"))
    }
}

fn about(ask: &Ask<'_>, cancel: &str) -> Result<Draft> {
    let setup = setup::installed()?;
    let purposes = setup.takes.iter().map(|take| Choice::new(take.name, ask.say(take.label))).collect();
    let draft = Draft::default().crumb("/mail", ask.say("mail-boxes-list-title")).cancel(cancel);
    Ok(draft.choices("purpose", purposes))
}

fn filled(draft: Draft, now: &Settings) -> Draft {
    let port = |port: u16| if port == 0 { String::new() } else { port.to_string() };
    draft
        .value("inward", now.inward.word())
        .value("fetch_host", &now.fetch.host)
        .value("fetch_port", port(now.fetch.port))
        .value("fetch_security", now.fetch.security.word())
        .value("fetch_user", &now.fetch.user)
        .value("fetch_proof", now.fetch.proof.word())
        .value("folder", &now.folder)
        .value("move_to", &now.move_to)
        .value("post_host", &now.post.host)
        .value("post_port", port(now.post.port))
        .value("post_security", now.post.security.word())
        .value("post_user", &now.post.user)
        .value("post_proof", now.post.proof.word())
        .value("returns", now.returns.word())
        .value("token_url", &now.oauth.token_url)
        .value("client", &now.oauth.client)
        .value("scope", &now.oauth.scope)
        .value("trusted_server", &now.trusted_server)
        .value("relays", now.relays.join(", "))
        .value("domains", now.domains.join(", "))
}

fn parsed(input: &Input) -> Result<NewMailbox, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = errors.take(input.line("name", 1..=80));
    let address = errors.take(address(input));
    let purpose = errors.take(input.choice("purpose", purpose));
    let inward = errors.take(input.choice("inward", Inward::from_word));
    let fetch = server(input, &mut errors, &FETCH, Needs::of(inward == Some(Inward::Imap)));
    let post = server(input, &mut errors, &POST, Needs::of(false));
    let mut line = |field: &'static str, max: usize| errors.take(input.line(field, 0..=max));
    let (folder, move_to) = (line("folder", 200), line("move_to", 200));
    let (token_url, client, scope) = (line("token_url", 500), line("client", 200), line("scope", 500));
    let trusted_server = line("trusted_server", 253);
    let (relays, domains) = (line("relays", 1_000), line("domains", 1_000));
    let returns = errors.take(input.optional_choice("returns", Returns::from_word)).flatten();
    let secrets = secrets(input, &mut errors);
    let (Some(name), Some(address), Some(purpose), Some(inward)) = (name, address, purpose, inward) else {
        return Err(errors);
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    let folder = folder.filter(|folder| !folder.is_empty()).unwrap_or_else(|| "INBOX".to_owned());
    let oauth = OAuth {
        token_url: token_url.unwrap_or_default(),
        client: client.unwrap_or_default(),
        scope: scope.unwrap_or_default(),
    };
    let settings = Settings {
        inward,
        fetch: fetch.unwrap_or_default(),
        folder,
        move_to: move_to.unwrap_or_default(),
        post: post.unwrap_or_default(),
        returns: returns.unwrap_or(Returns::Signed),
        oauth,
        trusted_server: trusted_server.unwrap_or_default(),
        relays: words(relays),
        domains: words(domains),
    };
    Ok(NewMailbox { name, address, purpose, settings, secrets })
}

/// One address, with a name and a domain.
fn address(input: &Input) -> Result<String, FieldError> {
    let text = input.line("address", 3..=200)?.to_lowercase();
    let is_one = text.split_once('@').is_some_and(|(local, domain)| {
        let is_plain = |part: &str| {
            !part.is_empty() && !part.contains(['@', '+', ' ', ',', ';', '<', '>', '"', '(', ')'])
        };
        is_plain(local) && is_plain(domain)
    });
    if is_one { Ok(text) } else { Err(FieldError::new("address", "not-an-address")) }
}

fn purpose(word: &str) -> Option<String> {
    setup::installed().ok()?.take(word).map(|take| take.name.to_owned())
}

/// The names of one server's fields.
struct Names {
    host: &'static str,
    port: &'static str,
    security: &'static str,
    user: &'static str,
    proof: &'static str,
    /// The port when none is given, with TLS from the first byte.
    usual: u16,
}

const FETCH: Names = Names {
    host: "fetch_host",
    port: "fetch_port",
    security: "fetch_security",
    user: "fetch_user",
    proof: "fetch_proof",
    usual: 993,
};
const POST: Names = Names {
    host: "post_host",
    port: "post_port",
    security: "post_security",
    user: "post_user",
    proof: "post_proof",
    usual: 465,
};

/// Whether the server must be said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Server,
    Nothing,
}

impl Needs {
    const fn of(is_so: bool) -> Self {
        if is_so { Self::Server } else { Self::Nothing }
    }
}

fn server(input: &Input, errors: &mut FieldErrors, names: &Names, needs: Needs) -> Option<Server> {
    let host = errors.take(input.line(names.host, 0..=253))?.to_lowercase();
    let port = errors.take(input.optional_number(names.port, 1..=65_535));
    let security = errors.take(input.optional_choice(names.security, Security::from_word));
    let user = errors.take(input.line(names.user, 0..=254));
    let proof = errors.take(input.optional_choice(names.proof, Proof::from_word));
    if host.is_empty() && needs == Needs::Server {
        errors.push(FieldError::new(names.host, "missing"));
    }
    let is_host = |b: u8| b.is_ascii_alphanumeric() || b".-:[]_".contains(&b);
    if !host.bytes().all(is_host) {
        errors.push(FieldError::new(names.host, "not-a-host"));
    }
    let port = port?.and_then(|port| u16::try_from(port).ok());
    Some(Server {
        host,
        port: port.unwrap_or(names.usual),
        security: security?.unwrap_or(Security::Tls),
        user: user?,
        proof: proof?.unwrap_or(Proof::Password),
    })
}

/// The secrets that were typed: an empty field leaves what is stored.
fn secrets(input: &Input, errors: &mut FieldErrors) -> Vec<(Use, Secret)> {
    let typed = Use::ALL.into_iter().filter(|what| !input.raw(what.word()).is_empty());
    typed.filter_map(|what| Some((what, Secret::new(errors.take(input.secret(what.word()))?)))).collect()
}

fn words(line: Option<String>) -> Vec<String> {
    let line = line.unwrap_or_default();
    let words = line.split([',', ' ', ';']).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).take(50).collect()
}
