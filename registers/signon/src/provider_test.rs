use super::*;

fn provider() -> ProviderRecord {
    ProviderRecord {
        id: Id::new(1),
        name: "Sjöviks konto".to_owned(),
        issuer: "https://login.sjovik.example".to_owned(),
        client: "varv".to_owned(),
        has_secret: true,
        scopes: vec!["email".to_owned()],
        factor_words: FACTOR_WORDS.map(str::to_owned).to_vec(),
        domains: vec!["sjovik.example".to_owned()],
        fresh_minutes: None,
        state: State::Off,
        version: 1,
    }
}

fn told(methods: &[&str], level: Option<&str>, email: Option<&str>) -> Told {
    Told {
        subject: "s-1".to_owned(),
        proven_email: email.map(str::to_owned),
        methods: methods.iter().map(|word| (*word).to_owned()).collect(),
        level: level.map(str::to_owned),
    }
}

/// ASVS 6.8.4.
#[test]
fn two_factors_are_two_only_in_the_words_that_were_agreed() {
    let mut provider = provider();
    let strength = |provider: &ProviderRecord, methods, level| provider.strength(&told(methods, level, None));
    assert_eq!(strength(&provider, &["pwd", "mfa"], None), Strength::TwoFactors);
    assert_eq!(strength(&provider, &["pwd"], None), Strength::OneFactor);
    assert_eq!(strength(&provider, &[], None), Strength::OneFactor, "silence proves nothing");
    assert_eq!(strength(&provider, &["MFA", "mfa2", "not-mfa"], Some("1")), Strength::OneFactor);
    provider.factor_words = vec!["http://id.elegnamnden.se/loa/1.0/loa3".to_owned()];
    assert_eq!(
        strength(&provider, &["mfa"], None),
        Strength::OneFactor,
        "the words that stand there hold alone"
    );
    assert_eq!(strength(&provider, &[], Some("http://id.elegnamnden.se/loa/1.0/loa3")), Strength::TwoFactors);
    provider.factor_words.clear();
    assert_eq!(strength(&provider, &["mfa", ""], Some("")), Strength::OneFactor);
}

/// Attack row 7.
#[test]
fn an_address_joins_only_when_it_is_proven_and_its_domain_is_named() {
    let mut provider = provider();
    let joins =
        |provider: &ProviderRecord, email| provider.joins_by(&told(&[], None, email)).map(str::to_owned);
    assert_eq!(joins(&provider, Some("eva@sjovik.example")).as_deref(), Some("eva@sjovik.example"));
    assert_eq!(joins(&provider, Some("Eva@Sjovik.Example")).as_deref(), Some("Eva@Sjovik.Example"));
    assert_eq!(joins(&provider, None), None, "not proven");
    for other in [
        "eva@evil.example",
        "eva@sub.sjovik.example",
        "eva@sjovik.example.evil.example",
        "eva@evil.example@sjovik.example",
        "@sjovik.example",
        "sjovik.example",
        "evä@sjovik.example",
        "",
    ] {
        assert_eq!(joins(&provider, Some(other)), None, "{other}");
    }
    provider.domains.clear();
    assert_eq!(joins(&provider, Some("eva@sjovik.example")), None, "no domain joins nobody");
}

/// ASVS 6.8.1.
#[test]
fn an_issuer_stays_while_anybody_is_joined_to_its_accounts() {
    let provider = provider();
    assert_eq!(provider.may_become("https://other.example", 1), Err(Cannot::HasLinks));
    assert_eq!(provider.may_become("https://other.example", 0), Ok(()));
    assert_eq!(provider.may_become(&provider.issuer, 7), Ok(()));
}

#[test]
fn it_is_turned_on_once_and_off_once() {
    let off = provider();
    assert_eq!(off.turn_on(), Ok(State::On));
    assert_eq!(off.turn_off(), Err(Cannot::IsOff));
    let on = ProviderRecord { state: State::On, ..off };
    assert_eq!(on.turn_on(), Err(Cannot::IsOn));
    assert_eq!(on.turn_off(), Ok(State::Off));
}
