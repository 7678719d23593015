use crate::Site;

const PLAIN: &str = "varv";
const SECURE: &str = "__Host-varv";
const SAID: &str = "varv-said";
const ERRAND: &str = "varv-errand";
const SECURE_ERRAND: &str = "__Host-varv-errand";
/// Browsers keep no longer cookie.
const ERRAND_BYTES: usize = 3_500;

/// The session cookie's name: with TLS the `__Host-` prefix binds it to this host and path.
const fn name(site: &Site) -> &'static str {
    if site.is_tls { SECURE } else { PLAIN }
}

fn header(site: &Site, name: &str, value: &str, max_age_s: i64) -> String {
    let secure = if site.is_tls { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}")
}

/// The `Set-Cookie` value that signs somebody in for so long.
pub fn session_cookie(site: &Site, token: &str, max_age_s: i64) -> String {
    header(site, name(site), token, max_age_s)
}

/// The `Set-Cookie` value that forgets the session.
pub fn sign_out_cookie(site: &Site) -> String {
    header(site, name(site), "", 0)
}

const fn errand_name(site: &Site) -> &'static str {
    if site.is_tls { SECURE_ERRAND } else { ERRAND }
}

/// The `Set-Cookie` value that a browser takes along to another site and back, for so long: [`crate::Credentials::errand`].
/// `Lax`, so that it comes along when that site sends the browser back, and with nothing else that it sends.
pub fn errand_cookie(site: &Site, value: &str, max_age_s: i64) -> String {
    header(site, errand_name(site), value, max_age_s)
}

/// The `Set-Cookie` value that forgets the errand.
pub fn errand_done_cookie(site: &Site) -> String {
    header(site, errand_name(site), "", 0)
}

/// The `Set-Cookie` value that keeps a language on this browser, which wins over the person's and the browser's own.
pub fn language_cookie(site: &Site, lang: kernel::Lang) -> String {
    header(site, "varv-lang", lang.code(), 31_536_000)
}

/// What is said on the next page: a text's key and its facts.
pub(crate) fn said_cookie<N: AsRef<str>>(site: &Site, key: &str, facts: &[(N, String)]) -> String {
    let pairs = facts.iter().map(|(n, v)| (n.as_ref(), v.as_str()));
    let value =
        form_urlencoded::Serializer::new(String::new()).append_pair("key", key).extend_pairs(pairs).finish();
    header(site, SAID, &value, 60)
}

pub(crate) fn forget_said(site: &Site) -> String {
    header(site, SAID, "", 0)
}

fn find<'h>(header: &'h str, name: &str) -> Option<&'h str> {
    header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

pub(crate) fn session_of(site: &Site, header: &str) -> Option<String> {
    find(header, name(site)).filter(|value| !value.is_empty() && value.len() <= 200).map(str::to_owned)
}

pub(crate) fn errand_of(site: &Site, header: &str) -> Option<String> {
    let found = find(header, errand_name(site));
    found.filter(|value| !value.is_empty() && value.len() <= ERRAND_BYTES).map(str::to_owned)
}

/// The text to say now, if the page before left one. Only keys of texts we have are believed.
pub(crate) fn said_of(header: &str) -> Option<(String, Vec<(String, String)>)> {
    let value = find(header, SAID).filter(|v| !v.is_empty() && v.len() <= 600)?;
    let mut pairs: Vec<(String, String)> = form_urlencoded::parse(value.as_bytes()).into_owned().collect();
    let at = pairs.iter().position(|(name, _)| name == "key")?;
    let (_, key) = pairs.remove(at);
    Some((key, pairs))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 3.3.1, 3.3.3.
    #[test]
    fn over_tls_the_cookie_is_bound_to_the_host() {
        let site = Site { is_tls: true, ..Site::default() };
        let cookie = session_cookie(&site, "abc", 60);
        assert!(
            cookie.starts_with("__Host-varv=abc; Path=/;")
                && cookie.contains("Secure")
                && cookie.contains("HttpOnly")
        );
        assert_eq!(session_of(&site, "x=1; __Host-varv=abc"), Some("abc".into()));
        let errand = errand_cookie(&site, "e", 600);
        assert!(
            errand.starts_with("__Host-varv-errand=e; Path=/; HttpOnly; SameSite=Lax")
                && errand.contains("Secure")
        );
        assert_eq!(errand_of(&site, "varv-errand=e"), None);
        assert_eq!(session_of(&site, "varv=abc"), None, "a plain cookie could have been set by another host");
    }
}
