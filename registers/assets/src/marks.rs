//! What a thing is known by besides its tag: serial number, UUID and network addresses, each in one spelling.

/// Network addresses that one thing may have.
pub const MACS_AT_MOST: usize = 12;

/// A serial number as it is kept: capitals, no blanks around or within.
pub fn serial(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_uppercase()
}

fn hex(text: &str, digits: usize) -> Option<String> {
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, '-' | ':' | '.' | '{' | '}' | ' '))
        .collect::<String>()
        .to_lowercase();
    (bare.len() == digits && bare.chars().all(|c| c.is_ascii_hexdigit())).then_some(bare)
}

/// A UUID as `01234567-89ab-cdef-0123-456789abcdef`; nothing when it is none, or one that makers leave blank.
pub fn uuid(text: &str) -> Option<String> {
    let bare = hex(text, 32).filter(|bare| !is_blank(bare))?;
    Some([&bare[..8], &bare[8..12], &bare[12..16], &bare[16..20], &bare[20..]].join("-"))
}

/// A network address (EUI-48) as `aa:bb:cc:dd:ee:ff`; nothing when it is none, or stands for none or for all.
pub fn mac(text: &str) -> Option<String> {
    let bare = hex(text, 12).filter(|bare| !is_blank(bare))?;
    let pairs: Vec<&str> = (0..6).map(|at| &bare[at * 2..at * 2 + 2]).collect();
    Some(pairs.join(":"))
}

/// All figures alike: a number that nobody filled in.
fn is_blank(bare: &str) -> bool {
    bare.chars().all(|c| c == '0') || bare.chars().all(|c| c == 'f')
}

/// The addresses of a text that has them parted by commas, semicolons, blanks or line ends, each once, in order; the one
/// that is none as it stands.
pub fn macs(text: &str) -> Result<Vec<String>, String> {
    let parts = text.split([',', ';', '\n', '\t', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let mut found =
        parts.map(|part| mac(part).ok_or_else(|| part.to_owned())).collect::<Result<Vec<_>, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_thing_is_written_in_one_way() {
        let one = Some("aa:bb:cc:00:11:22".to_owned());
        for text in ["AA-BB-CC-00-11-22", "aabb.cc00.1122", "aabbcc001122", "aa:bb:cc:00:11:22"] {
            assert_eq!(mac(text), one, "{text}");
        }
        for text in [
            "",
            "aa:bb",
            "00:00:00:00:00:00",
            "ff-ff-ff-ff-ff-ff",
            "gg:bb:cc:00:11:22",
            "aa:bb:cc:00:11:22:33",
        ] {
            assert_eq!(mac(text), None, "{text}");
        }
        let one = Some("4c4c4544-0035-4a10-8052-b4c04f4d3132".to_owned());
        for text in ["{4C4C4544-0035-4A10-8052-B4C04F4D3132}", "4c4c454400354a108052b4c04f4d3132"] {
            assert_eq!(uuid(text), one, "{text}");
        }
        assert_eq!(uuid("ffffffff-ffff-ffff-ffff-ffffffffffff"), None, "a maker left it blank");
        assert_eq!(serial(" pf2 x81ab\n"), "PF2X81AB");
    }

    #[test]
    fn several_addresses_come_each_once_and_a_wrong_one_is_named() {
        let both = vec!["aa:bb:cc:00:11:22".to_owned(), "aa:bb:cc:00:11:23".to_owned()];
        assert_eq!(macs("AABBCC001123, aa-bb-cc-00-11-22;aabbcc001122"), Ok(both));
        assert_eq!(macs("aabbcc001123\nwlan0"), Err("wlan0".to_owned()));
        assert_eq!(macs(" , "), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn what_was_put_right_stays_as_it_is(text in "\\PC{0,40}") {
            for spell in [mac, uuid] {
                if let Some(once) = spell(&text) {
                    prop_assert_eq!(spell(&once), Some(once.clone()));
                }
            }
            prop_assert_eq!(serial(&serial(&text)), serial(&text));
        }
    }
}
