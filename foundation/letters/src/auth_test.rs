use crate::letter_test::{letter, of};
use crate::*;

fn trust() -> Trust {
    Trust {
        server: "mx.sjovik.example".to_owned(),
        relays: vec!["inside.example".to_owned(), "10.".to_owned()],
        domains: Vec::new(),
    }
}

const PASS: &str = "Authentication-Results: mx.sjovik.example; dmarc=pass (p=none) header.from=skola.example";

fn sender(head: &str) -> &'static str {
    trust().sender(&of(&format!("{head}\nFrom: Anna <anna@skola.example>\n\nhej"))).word()
}

/// Attack row 15.
#[test]
fn a_sender_is_verified_by_the_trusted_server_alone() {
    assert_eq!(sender(PASS), "verified");
    assert_eq!(sender(&format!("Received: from x by mx.sjovik.example with LMTP\n{PASS}")), "verified");
    assert_eq!(
        sender(&format!("Received: from x by a.inside.example with X\nReceived: by 10.1.2.3 with X\n{PASS}")),
        "verified"
    );
    assert_eq!(sender("X-Mailer: x"), "nothing-said");
    assert_eq!(
        sender("Authentication-Results: mx.other.example; dmarc=pass header.from=skola.example"),
        "nothing-said"
    );
    assert_eq!(
        sender("Authentication-Results: mx.sjovik.example; spf=pass smtp.mailfrom=skola.example"),
        "nothing-said"
    );
    assert_eq!(
        sender("Authentication-Results: mx.sjovik.example; dmarc=fail header.from=skola.example"),
        "failed"
    );
    assert_eq!(sender("Authentication-Results: mx.sjovik.example; dmarc=none"), "failed");
}

/// A forged sender is told as such.
#[test]
fn what_came_with_the_mail_in_the_trusted_servers_name_says_nothing() {
    assert_eq!(trust().sender(&letter("forged.eml")).word(), "failed");
    let below = format!("Received: from x by mx.sjovik.example\nReceived: from y by evil.example\n{PASS}");
    assert_eq!(sender(&below), "nothing-said");
    let second = format!("Authentication-Results: mx.sjovik.example; dmarc=fail\n{PASS}");
    assert_eq!(sender(&second), "failed", "only the first counts");
    let nobody = Trust::default();
    assert!(!nobody.sender(&of(&format!("{PASS}\nFrom: anna@skola.example\n\nx"))).is_verified());
}

#[test]
fn the_domain_that_passes_must_be_the_senders_own() {
    assert_eq!(
        sender("Authentication-Results: mx.sjovik.example; dmarc=pass header.from=evil.example"),
        "other-domain"
    );
    assert_eq!(sender("Authentication-Results: mx.sjovik.example; dmarc=pass"), "other-domain");
    assert_eq!(
        sender("Authentication-Results: mx.sjovik.example; dmarc=pass header.from=sub.skola.example"),
        "other-domain"
    );
}

#[test]
fn comments_and_quotes_do_not_hide_a_pass() {
    for line in [
        "Authentication-Results: mx.sjovik.example; x=y reason=\"; dmarc=pass header.from=skola.example\"",
        "Authentication-Results: mx.sjovik.example (; dmarc=pass header.from=skola.example)",
        "Authentication-Results: mx.sjovik.example; spf=fail ((a) ; dmarc=pass header.from=skola.example)",
    ] {
        assert_ne!(sender(line), "verified", "{line}");
    }
    let folded = "Authentication-Results: mx.sjovik.example 1;\n\tspf=pass smtp.mailfrom=x;\n\tDMARC=pass (p=NONE \\) sp=NONE) header.from=\"skola.example\"";
    assert_eq!(sender(folded), "verified");
}

#[test]
fn several_senders_are_never_verified() {
    let two = of(&format!("{PASS}\nFrom: anna@skola.example, b@skola.example\n\nhej"));
    assert_eq!(trust().sender(&two), Sender::Unknown);
    let by_rule = Trust { domains: vec!["skola.example".to_owned()], ..Trust::default() };
    assert_eq!(by_rule.sender(&two), Sender::Unknown);
}

#[test]
fn a_rule_for_a_domain_covers_that_domain_only() {
    let by_rule = Trust { domains: vec!["Skola.example".to_owned()], ..Trust::default() };
    let from = |address: &str| by_rule.sender(&of(&format!("From: {address}\n\nhej"))).is_verified();
    assert!(from("anna@skola.example"));
    assert!(!from("anna@sub.skola.example") && !from("anna@evilskola.example"));
    assert!(!from("\"anna@skola.example\" <a@evil.example>"));
}
