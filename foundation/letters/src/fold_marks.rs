//! How mail programs mark, in Swedish and English, where an earlier letter or a signature begins.

/// What stands before the sender, in the head of an earlier letter.
const FROM: [&str; 4] = ["från:", "from:", "*från:*", "*from:*"];
/// What stands in such a head besides; one of them must.
const SENT: [&str; 12] = [
    "skickat:",
    "sent:",
    "datum:",
    "date:",
    "till:",
    "to:",
    "*skickat:*",
    "*sent:*",
    "*datum:*",
    "*date:*",
    "*till:*",
    "*to:*",
];
const BLOCKS: [&str; 8] = [
    "original message",
    "ursprungligt meddelande",
    "originalmeddelande",
    "forwarded message",
    "vidarebefordrat meddelande",
    "vidarebefordrat brev",
    "vidarebefordrat mail",
    "begin forwarded message",
];
/// Lines that a program or a phone adds below.
const ADDED: [&str; 14] = [
    "skickat från min ",
    "skickat från outlook",
    "skickades från min ",
    "skickat från yahoo",
    "skickat med ",
    "sent from my ",
    "sent from outlook",
    "sent from mail for ",
    "sent from yahoo",
    "hämta outlook för ",
    "hämta outlook for ",
    "get outlook for ",
    "skickat från e-post för ",
    "skickat från mail för ",
];

/// `-----Original Message-----`, `Begin forwarded message:` and their kin.
pub(crate) fn starts_block(line: &str) -> bool {
    let words = line.trim_matches(['-', '_', '*', ' ', ':']).to_lowercase();
    let is_marked = line.starts_with("--") || line.starts_with("__") || line.ends_with(':');
    is_marked && BLOCKS.contains(&words.as_str())
}

/// A line drawn of `_`, as Outlook puts above an earlier letter.
pub(crate) fn is_rule(line: &str) -> bool {
    line.len() >= 10 && line.chars().all(|c| c == '_')
}

/// `From:` with `Sent:` or `To:` below: the head of an earlier letter. `From:` alone may be anybody's own words.
pub(crate) fn opens_head(line: &str, below: &[&str]) -> bool {
    let is = |line: &str, words: &[&str]| {
        let small = line.to_lowercase();
        words.iter().any(|word| small.starts_with(word))
    };
    is(line, &FROM) && below.iter().take(4).any(|line| is(line, &SENT))
}

/// `On 22 Nov 2026, Anna wrote:`, `Den sön 22 nov. 2026 kl 10:12 skrev Anna <a@b.se>:`, `22 nov. 2026 kl. 10:12 skrev Anna:`.
pub(crate) fn is_attribution(line: &str) -> bool {
    if line.len() > 400 || !line.ends_with(':') || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let small = line.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| small.starts_with(word));
    let english = begins(&["on "]) && small.ends_with(" wrote:");
    let is_dated = begins(&["den ", "mån", "tis", "ons", "tors", "fre", "lör", "sön"])
        || small.starts_with(|c: char| c.is_ascii_digit());
    let swedish = is_dated && (small.contains(" skrev ") || small.ends_with(" skrev:"));
    let bare = small.ends_with(" wrote:") && small.contains('@');
    english || swedish || bare
}

/// `-- ` (RFC 3676 4.3), or what a phone adds.
pub(crate) fn is_signature_start(line: &str) -> bool {
    let bare = line.trim_end_matches(['\r', '\n']);
    if bare == "-- " || bare == "--" {
        return true;
    }
    let small = bare.trim().to_lowercase();
    small.chars().count() < 80 && ADDED.iter().any(|start| small.starts_with(start))
}
