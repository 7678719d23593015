//! The second factor: codes that change with time (TOTP, RFC 6238) from an app that the person chooses.

use kernel::{Moment, Refused, Result};
use look::Html;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Totp};

/// As every app understands it: SHA-1, six figures, a new code each thirty seconds. The one before and the one after are
/// taken too, for clocks that go wrong.
fn totp(key: &[u8], issuer: &str, account: &str) -> Result<Totp> {
    // A colon parts the names in the address, so none may stand in them.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(key.to_vec())
        .with_issuer(Some(plain(issuer)))
        .with_account_name(plain(account))
        .build()
        .map_err(|error| Refused::broken(format!("second factor: {error:?}")))
}

/// A key that a person is about to put into their app.
pub(crate) struct NewKey {
    /// In groups of four letters, to type by hand.
    pub text: String,
    /// The same as a picture to scan.
    pub picture: Html,
}

/// The key as it is shown while the second factor is turned on.
pub(crate) fn shown(key: &[u8], organisation: &str, email: &str) -> Result<NewKey> {
    let totp = totp(key, &format!("Varv {organisation}"), email)?;
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let address = totp.to_url().map_err(|error| Refused::broken(format!("second factor: {error:?}")))?;
    Ok(NewKey { text: groups.join(" "), picture: picture(&address)? })
}

/// The address as a QR code: plain SVG without style, as the content policy wants it. Black on white in dark mode too,
/// since cameras read it so. Screen readers are given the key in letters beside it.
fn picture(address: &str) -> Result<Html> {
    let code = QrCode::new(address.as_bytes()).map_err(Refused::broken)?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(232, 232).build();
    let (_, svg) = drawn.split_once("?>").unwrap_or(("", &drawn));
    Ok(Html(svg.replacen("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ", 1)))
}

/// The time step of a right code, if it is later than the last one used: a code opens once and never again.
pub(crate) fn matched(key: &[u8], code: &str, now: Moment, last_step: i64) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let seconds = u64::try_from(now.0 / 1_000_000).map_err(Refused::broken)?;
    let step = totp(key, "", "")?.check(&code, seconds).and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > last_step))
}

/// The code that holds at a moment: for tests and for nobody else.
#[cfg(test)]
pub(crate) fn code_at(key: &[u8], at: Moment) -> String {
    let seconds = u64::try_from(at.0 / 1_000_000).unwrap_or_default();
    totp(key, "", "").map(|totp| totp.generate(seconds).to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"12345678901234567890";
    const NOW: Moment = Moment(1_772_438_400_000_000);

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: at 59 s the code is 94287082, of which we take the last six figures.
        assert_eq!(code_at(KEY, Moment(59_000_000)), "287082");
        assert_eq!(matched(KEY, "287 082", Moment(59_000_000), 0).unwrap(), Some(1));
    }

    /// ASVS 6.5.1.
    #[test]
    fn a_code_is_used_once() {
        let code = code_at(KEY, NOW);
        let step = matched(KEY, &code, NOW, 0).unwrap().unwrap();
        assert_eq!(step, NOW.0 / 30_000_000);
        assert_eq!(matched(KEY, &code, NOW, step).unwrap(), None);
        assert_eq!(
            matched(KEY, &code_at(KEY, NOW.plus_seconds(-30)), NOW, step).unwrap(),
            None,
            "nor an earlier one"
        );
        assert!(matched(KEY, &code_at(KEY, NOW.plus_seconds(30)), NOW, step).unwrap().is_some());
    }

    #[test]
    fn a_code_of_two_minutes_ago_is_refused() {
        assert_eq!(matched(KEY, &code_at(KEY, NOW.plus_seconds(-120)), NOW, 0).unwrap(), None);
        for wrong in ["", "12345", "abcdef", "0000000", "١٢٣٤٥٦"] {
            assert_eq!(matched(KEY, wrong, NOW, 0).unwrap(), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_picture_needs_no_style_and_no_script() {
        let key = shown(KEY, "Sjöviks kommun: norr", "astrid@sjovik.example").unwrap();
        assert_eq!(key.text, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(key.picture.0.starts_with("<svg aria-hidden") && !key.picture.0.contains("style"));
    }
}
