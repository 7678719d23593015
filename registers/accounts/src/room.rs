//! The room as the program sees it: its addresses, words and tables.

use store::Migration;
use web::{Area, Doc, Door, Gate, Room, Routes};

use crate::change_password::ChangePassword;
use crate::make_token::MakeToken;
use crate::policy::{self, ACCOUNTS, Verb};
use crate::renew_codes::RenewCodes;
use crate::totp_stop::TotpStop;
use crate::{
    choose_language, disable, enable, end_session, end_sessions, make_link, manage, needs_you, remove_factor,
    require, revoke_token, set_up, show, sign_in, sign_in_code, sign_out, totp_start, use_link,
};

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "accounts",
        name: "0001_accounts",
        sql: include_str!("../migrations/0001_accounts.sql"),
    },
    Migration {
        room: "accounts",
        name: "0002_providers",
        sql: include_str!("../migrations/0002_providers.sql"),
    },
];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "accounts",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room.
pub const ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: &[Door {
        area: Area::Registers,
        href: "/account-rules",
        label: "accounts-rules-title",
        key: None,
        may: |actor| ACCOUNTS.may(actor, Verb::Require, &()),
    }],
    matrices: policy::matrices,
    needs_you: needs_you::needs_you,
    ..Room::empty("accounts", TEXTS)
};

fn routes(routes: &mut Routes) {
    at_the_door(routes);
    own(routes);
    keeping(routes);
}

/// What is open to whoever stands outside.
fn at_the_door(routes: &mut Routes) {
    let page_only = |name: &'static str| Doc::page(name);
    let gate = Gate::Open("one signs in here");
    routes.get("/sign-in", gate, page_only("account-sign-in"), sign_in::page);
    routes.post("/sign-in", gate, page_only("account-sign-in"), sign_in::FIELDS, sign_in::send);
    let gate = Gate::Open("the password has been given, the code is asked for");
    routes.get("/sign-in/code", gate, page_only("account-code"), sign_in_code::page);
    routes.post("/sign-in/code", gate, page_only("account-code"), sign_in_code::FIELDS, sign_in_code::send);
    let gate = Gate::Open("the secret in the address is the proof");
    routes.get("/sign-in/link/{token}", gate, page_only("account-link"), use_link::page);
    routes.post("/sign-in/link/{token}", gate, page_only("account-link"), use_link::FIELDS, use_link::send);
    routes.get("/set-up/{token}", gate, page_only("account-set-up"), set_up::page);
    routes.post("/set-up/{token}", gate, page_only("account-set-up"), set_up::FIELDS, set_up::send);
    let gate = Gate::Open("it says where the set-up link is");
    routes.get("/set-up", gate, page_only("account-not-set-up"), set_up::not_yet);
    let gate = Gate::Open("whoever has a session may end it");
    routes.post("/sign-out", gate, page_only("account-sign-out"), &[], sign_out::sign_out);
}

/// What one does with one's own account.
fn own(routes: &mut Routes) {
    let gate = Gate::SignedIn;
    routes.get(
        "/account",
        gate,
        Doc::new("account", "One's own account: sessions, tokens, second factor."),
        show::show,
    );
    let doc = Doc::new("account-end-session", "Ends one of one's own sessions.");
    routes.post("/account/sessions/{id}/end", gate, doc, &[], end_session::one);
    let doc = Doc::new("account-end-others", "Ends all of one's own sessions but the one that asks.");
    routes.post("/account/sessions/end-others", gate, doc, &[], end_session::others);
    routes.form::<ChangePassword>(
        "/account/password",
        gate,
        "Changes one's own password; other sessions end.",
    );
    routes.get("/account/totp/start", gate, Doc::page("account-totp-start"), totp_start::page);
    routes.post(
        "/account/totp/start",
        gate,
        Doc::page("account-totp-start"),
        totp_start::FIELDS,
        totp_start::send,
    );
    routes.form::<TotpStop>("/account/totp/stop", gate, "Turns one's own second factor off.");
    routes.form::<RenewCodes>(
        "/account/codes",
        gate,
        "Makes new recovery codes; the old ones open nothing any more.",
    );
    routes.form::<MakeToken>(
        "/account/tokens/make",
        gate,
        "Makes a token for a program; it is shown only now.",
    );
    let doc = Doc::new("account-revoke-token", "Revokes one of one's own tokens.");
    routes.post("/account/tokens/{id}/revoke", gate, doc, &[], revoke_token::own);
    let doc = Doc::new("account-language", "Chooses the language that one reads in.");
    routes.post("/account/language", gate, doc, choose_language::FIELDS, choose_language::choose);
}

/// What is done by those who look after other people's accounts.
fn keeping(routes: &mut Routes) {
    let gate = |verb: Verb| Gate::Verb("account", access::Verb::word(verb));
    let doc = Doc::new("person-account", "Somebody's account, for who looks after it.");
    routes.get("/persons/{id}/account", gate(Verb::Read), doc, manage::page);
    let doc =
        Doc::new("person-account-link", "Makes a one-time link by which the person chooses a password.");
    routes.post("/persons/{id}/account/link", gate(Verb::MakeLink), doc, &[], make_link::act);
    let doc = Doc::new("person-account-disable", "Stops the person's sign-in.");
    routes.post("/persons/{id}/account/disable", gate(Verb::Disable), doc, &[], disable::act);
    let doc = Doc::new("person-account-enable", "Lets the person sign in again.");
    routes.post("/persons/{id}/account/enable", gate(Verb::Enable), doc, &[], enable::act);
    let doc = Doc::new("person-account-end-sessions", "Ends all of the person's sessions.");
    routes.post("/persons/{id}/account/end-sessions", gate(Verb::EndSessions), doc, &[], end_sessions::act);
    let doc =
        Doc::new("person-account-remove-factor", "Turns off the second factor of somebody who has lost it.");
    routes.post(
        "/persons/{id}/account/remove-factor",
        gate(Verb::RemoveFactor),
        doc,
        &[],
        remove_factor::act,
    );
    let doc = Doc::new("person-account-revoke-token", "Revokes one of the person's tokens.");
    routes.post(
        "/persons/{id}/account/tokens/{token}/revoke",
        gate(Verb::RevokeToken),
        doc,
        &[],
        revoke_token::theirs,
    );
    let doc = Doc::new("account-rules", "What the organisation requires of those who sign in.");
    routes.get("/account-rules", gate(Verb::Require), doc, require::page);
    let doc = Doc::new("account-rules-set", "Requires a second factor of IT staff, or no longer.");
    routes.post("/account-rules", gate(Verb::Require), doc, require::FIELDS, require::act);
}
