//! A provider on this machine that the tests may make lie, in every way that a provider or somebody between could.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use kernel::Clock;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey};
use serde_json::{Value as Json, json};

/// Keys of these tests and of nothing else.
const OWN: &str = "MC4CAQAwBQYDK2VwBCIEIF1SLSw5co9sZkO2YIkug/sfCKoB0bsw3ZuTN6Zt4Sph";
const OTHER: &str = "MC4CAQAwBQYDK2VwBCIEIAf4MP+izZCr3VClDknt3YQa4MvGBMAbqlCDaMe6BIij";

pub(crate) const CLIENT: &str = "varv";
pub(crate) const SECRET: &str = "client secret åäö";

/// How a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    WithOwnKey,
    /// With a key that is not published, under the published one's name.
    WithAnother,
    /// With a new key under a new name, which is published from now on.
    WithNewKey,
    /// `alg: none`.
    NotAtAll,
    /// `alg: HS256` with the client's secret.
    WithTheSecret,
    /// As it was, with a letter of the claims changed afterwards.
    AndChanged,
}

/// How the description is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Describes {
    Itself,
    Huge,
    Nothing,
    /// Another issuer.
    Another(String),
    /// Elsewhere, by a redirect.
    Elsewhere(String),
    /// With keys or tokens at this address.
    KeysAt(String),
    TokensAt(String),
    /// Never.
    Never,
}

#[derive(Clone)]
pub(crate) struct Manner {
    pub signed: Signed,
    pub describes: Describes,
    /// Claims over the right ones; null takes one away.
    pub claims: Json,
    pub token: Token,
}

/// How the token is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    Right,
    Huge,
    Redirect,
}

struct Asked {
    nonce: String,
    challenge: String,
    redirect: String,
}

pub(crate) struct Fake {
    pub issuer: String,
    pub manner: Arc<Mutex<Manner>>,
    codes: Arc<Mutex<HashMap<String, Asked>>>,
    /// Requests that it was sent: method and path.
    pub heard: Arc<Mutex<Vec<String>>>,
}

struct Serving {
    issuer: String,
    clock: Clock,
    manner: Arc<Mutex<Manner>>,
    codes: Arc<Mutex<HashMap<String, Asked>>>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Fake {
    pub fn start(clock: &Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let manner = Manner {
            signed: Signed::WithOwnKey,
            describes: Describes::Itself,
            claims: json!({}),
            token: Token::Right,
        };
        let manner = Arc::new(Mutex::new(manner));
        let (codes, heard) = (Arc::default(), Arc::default());
        let serving = Serving {
            issuer: issuer.clone(),
            clock: clock.clone(),
            manner: Arc::clone(&manner),
            codes: Arc::clone(&codes),
            heard: Arc::clone(&heard),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serving.answer(stream.unwrap());
            }
        });
        Self { issuer, manner, codes, heard }
    }

    pub fn set(&self, change: impl FnOnce(&mut Manner)) {
        change(&mut self.manner.lock().unwrap());
    }

    /// The person agrees at the provider: where the browser is sent back to, as a path of ours, with this code.
    pub fn agreed(&self, to: &str, code: &str) -> String {
        let asked = query(to);
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256", "{to}");
        assert!(asked["state"].len() >= 43 && asked["nonce"].len() >= 43, "{to}");
        let redirect = asked["redirect_uri"].clone();
        let (_, path) = redirect.split_once("localhost").expect("our own address");
        let back = format!("{path}?code={code}&state={}", asked["state"]);
        self.codes.lock().unwrap().insert(
            code.to_owned(),
            Asked { nonce: asked["nonce"].clone(), challenge: asked["code_challenge"].clone(), redirect },
        );
        back
    }

    pub fn count(&self, path: &str) -> usize {
        self.heard.lock().unwrap().iter().filter(|heard| heard.ends_with(path)).count()
    }
}

/// The pairs of an address's query.
pub(crate) fn query(address: &str) -> HashMap<String, String> {
    let (_, query) = address.split_once('?').unwrap_or(("", address));
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            if *first == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*first);
                rest = after;
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(n, v)| (decoded(n), decoded(v))).collect()
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = three.map(u32::from);
        let all = (a << 16) | (b << 8) | c;
        for at in 0..=chunk.len() {
            out.push(char::from(LETTERS[((all >> (18 - 6 * at)) & 63) as usize]));
        }
    }
    out
}

fn key(body: &str, kid: &str) -> CoreEdDsaPrivateSigningKey {
    let pem = format!("-----BEGIN {0}-----\n{body}\n-----END {0}-----\n", "PRIVATE KEY");
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(kid.to_owned()))).unwrap()
}

impl Serving {
    fn answer(&self, mut stream: TcpStream) {
        let request = read(&mut stream);
        let mut first = request.lines().next().unwrap_or_default().split(' ');
        let (method, path) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
        self.heard.lock().unwrap().push(format!("{method} {path}"));
        let manner = self.manner.lock().unwrap().clone();
        let answer = match path {
            "/.well-known/openid-configuration" => self.description(&manner),
            "/jwks" => ok(&json!({ "keys": keys(manner.signed) })),
            "/token" => self.token(&manner, &request),
            _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
        };
        if manner.describes == Describes::Never {
            std::thread::sleep(std::time::Duration::from_secs(30));
        }
        let _ = stream.write_all(answer.as_bytes());
    }

    fn description(&self, manner: &Manner) -> String {
        let at = |path: &str| format!("{}{path}", self.issuer);
        let (mut issuer, mut keys, mut tokens) = (self.issuer.clone(), at("/jwks"), at("/token"));
        match &manner.describes {
            Describes::Itself | Describes::Never => {}
            Describes::Huge => return ok(&json!({ "issuer": "x".repeat(2 << 20) })),
            Describes::Nothing => return ok(&json!({ "hello": "<script>alert(1)</script>" })),
            Describes::Another(other) => issuer.clone_from(other),
            Describes::Elsewhere(to) => return elsewhere(to),
            Describes::KeysAt(to) => keys.clone_from(to),
            Describes::TokensAt(to) => tokens.clone_from(to),
        }
        ok(&json!({
            "issuer": issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": tokens, "jwks_uri": keys,
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        }))
    }

    fn token(&self, manner: &Manner, request: &str) -> String {
        let sent = query(request.rsplit("\r\n\r\n").next().unwrap_or_default());
        let refuse = |error: &str| {
            let body =
                json!({ "error": error, "error_description": "<script>alert(1)</script>" }).to_string();
            format!(
                "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        };
        // A code opens once, and only for whoever can show what the challenge was made of.
        let Some(asked) = self.codes.lock().unwrap().remove(&sent["code"]) else {
            return refuse("invalid_grant");
        };
        let verifier = PkceCodeVerifier::new(sent["code_verifier"].clone());
        let shown = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        if shown.as_str() != asked.challenge || sent["redirect_uri"] != asked.redirect {
            return refuse("invalid_grant");
        }
        if !request.to_lowercase().contains("authorization: basic ") {
            return refuse("invalid_client");
        }
        match manner.token {
            Token::Right => {}
            Token::Huge => return ok(&json!({ "id_token": "x".repeat(2 << 20) })),
            Token::Redirect => return elsewhere("http://127.0.0.1:9/inside"),
        }
        let token = self.signed(manner, &asked.nonce);
        ok(&json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": token }))
    }

    fn signed(&self, manner: &Manner, nonce: &str) -> String {
        let now = self.clock.now().0 / 1_000_000;
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": "subject-1", "iat": now, "exp": now + 300, "nonce": nonce,
        });
        for (name, value) in manner.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        let (alg, kid) = match manner.signed {
            Signed::NotAtAll => ("none", "own"),
            Signed::WithTheSecret => ("HS256", "own"),
            Signed::WithNewKey => ("EdDSA", "new"),
            Signed::WithOwnKey | Signed::WithAnother | Signed::AndChanged => ("EdDSA", "own"),
        };
        let head = json!({ "alg": alg, "kid": kid }).to_string();
        let text = format!("{}.{}", base64url(head.as_bytes()), base64url(claims.to_string().as_bytes()));
        let by = |key: &CoreEdDsaPrivateSigningKey| {
            base64url(&key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap())
        };
        match manner.signed {
            Signed::WithOwnKey => format!("{text}.{}", by(&key(OWN, "own"))),
            Signed::WithAnother => format!("{text}.{}", by(&key(OTHER, "own"))),
            Signed::WithNewKey => format!("{text}.{}", by(&key(OTHER, "new"))),
            Signed::NotAtAll => format!("{text}."),
            Signed::WithTheSecret => {
                let key = openidconnect::core::CoreHmacKey::new(SECRET);
                let sum = key.sign(&CoreJwsSigningAlgorithm::HmacSha256, text.as_bytes()).unwrap();
                format!("{text}.{}", base64url(&sum))
            }
            Signed::AndChanged => {
                let sum = by(&key(OWN, "own"));
                claims["sub"] = json!("subject-2");
                format!("{}.{}.{sum}", base64url(head.as_bytes()), base64url(claims.to_string().as_bytes()))
            }
        }
    }
}

fn keys(signed: Signed) -> Vec<Json> {
    let key = match signed {
        Signed::WithNewKey => key(OTHER, "new"),
        Signed::WithOwnKey
        | Signed::WithAnother
        | Signed::NotAtAll
        | Signed::WithTheSecret
        | Signed::AndChanged => key(OWN, "own"),
    };
    vec![serde_json::to_value(key.as_verification_key()).unwrap()]
}

fn ok(body: &Json) -> String {
    let body = body.to_string();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
    format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

fn elsewhere(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

fn read(stream: &mut TcpStream) -> String {
    let (mut heard, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return text,
            Ok(count) => heard.extend_from_slice(&part[..count]),
        }
    }
}
