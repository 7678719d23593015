//! What is read of a letter at most. What is over is not lost: the raw mail is kept, and the letter says what was left out.

use std::ops::ControlFlow;

/// The largest mail that is taken in, in bytes: 40 MB, which leaves room under the limit of a kept file.
pub const LETTER_BYTES: usize = 40 << 20;
/// Parts of a letter that are kept as such.
pub const PARTS: usize = 200;
/// Characters of text that are kept.
pub const TEXT_CHARS: usize = 400_000;
/// The head that is read, in bytes and lines.
const HEAD_BYTES: usize = 256 << 10;
const HEAD_LINES: usize = 2_000;
/// Lines that may be the edge of a part, lines that may be a field of a head, and letters within letters, in all of the
/// mail. The library makes something for each of them before it can be asked how many there were, and it frees letters
/// within letters by recursion.
const EDGES: usize = 10_000;
const FIELDS: usize = 100_000;
const NESTED: usize = 40;
/// Addresses, references and hops that are read of one letter.
pub(crate) const ADDRESSES: usize = 200;
pub(crate) const REFERENCES: usize = 100;
pub(crate) const HOPS: usize = 60;
/// Characters of one line of text such as a subject.
pub(crate) const LINE_CHARS: usize = 500;
/// Bytes and tags of HTML that are cleaned; with more, the plain text stands alone.
pub(crate) const HTML_BYTES: usize = 1 << 20;
pub(crate) const HTML_TAGS: usize = 20_000;

/// How much of a mail is safe to take apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Safe {
    Whole,
    /// Only its head, so many bytes of it.
    Head(usize),
}

/// Looks over the bytes once, before anything is made of them.
pub(crate) fn safe(raw: &[u8]) -> Safe {
    let (head, is_cut) = head_bytes(raw);
    if is_cut || raw.len() > LETTER_BYTES || holds_too_much(raw) { Safe::Head(head) } else { Safe::Whole }
}

/// How many bytes the head has, at most those that are read; and whether it has more.
pub(crate) fn head_bytes(raw: &[u8]) -> (usize, bool) {
    let (mut at, mut lines) = (0, 0);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        if at > 0 && line.trim_ascii().is_empty() {
            return (at, false);
        }
        if at + line.len() > HEAD_BYTES || lines == HEAD_LINES {
            return (at.max(HEAD_BYTES.min(line.len())), true);
        }
        at += line.len();
        lines += 1;
    }
    (at, false)
}

fn holds_too_much(raw: &[u8]) -> bool {
    let (mut edges, mut fields, mut nested) = (0, 0, 0);
    let over = raw.split(|byte| *byte == b'\n').try_for_each(|line| {
        edges += usize::from(line.starts_with(b"--"));
        fields += usize::from(looks_like_field(line));
        nested += usize::from(may_hold_letter(line));
        let is_over = edges > EDGES || fields > FIELDS || nested > NESTED;
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    over.is_break()
}

fn looks_like_field(line: &[u8]) -> bool {
    let end = line.iter().take(80).position(|byte| *byte == b':' || byte.is_ascii_whitespace());
    end.is_some_and(|at| line[at] == b':')
}

/// `message/rfc822`, `message/global` and `multipart/digest` each may make a letter within the letter.
fn may_hold_letter(line: &[u8]) -> bool {
    let has = |word: &[u8]| line.windows(word.len()).any(|at| at.eq_ignore_ascii_case(word));
    line.contains(&b'/') && line.len() < 1_000 && (has(b"message/") || has(b"multipart/digest"))
}

/// The first so many characters, without what turns the reading order around or cannot be shown; line ends and tabs stay
/// when `Lines::Kept`, and become blanks when not.
pub(crate) fn tidy(text: &str, chars: usize, lines: Lines) -> String {
    let shown = text.chars().filter_map(|c| match (c, lines) {
        ('\n' | '\t', Lines::Kept) => Some(c),
        ('\n' | '\t', Lines::Joined) => Some(' '),
        _ if c.is_control() || kernel::misleads(c) => None,
        _ => Some(c),
    });
    shown.take(chars).collect()
}

/// What becomes of line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    Kept,
    Joined,
}
