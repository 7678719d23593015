//! Which of a letter's words are the sender's own, and which only come along. Nothing is dropped: the pieces joined are
//! the text again.

use crate::fold_marks::{is_attribution, is_rule, is_signature_start, opens_head, starts_block};

/// A piece of a letter's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    pub kind: FoldKind,
    /// With its line ends.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// The sender's own words.
    Own,
    /// An earlier letter.
    Quote,
    /// A signature, or what the sender's program adds.
    Signature,
}

impl FoldKind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Quote => "quote",
            Self::Signature => "signature",
        }
    }
}

/// The text in pieces. When nothing of it would be the sender's own (a letter passed on), all of it is.
pub fn folded(text: &str) -> Vec<Fold> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let kinds = kinds(&lines);
    let says_something =
        lines.iter().zip(&kinds).any(|(line, kind)| *kind == FoldKind::Own && has_words(line));
    if !says_something {
        return if text.is_empty() {
            Vec::new()
        } else {
            vec![Fold { kind: FoldKind::Own, text: text.to_owned() }]
        };
    }
    let mut folds: Vec<Fold> = Vec::new();
    for (line, kind) in lines.iter().zip(kinds) {
        match folds.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(line),
            _ => folds.push(Fold { kind, text: (*line).to_owned() }),
        }
    }
    folds
}

fn has_words(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// The kind of each line.
fn kinds(lines: &[&str]) -> Vec<FoldKind> {
    let mut kinds = Vec::with_capacity(lines.len());
    while kinds.len() < lines.len() {
        let at = kinds.len();
        let (kind, count) = piece(lines, at);
        kinds.extend(std::iter::repeat_n(kind, count.max(1)));
    }
    kinds
}

/// What begins at this line, and how many lines it has.
fn piece(lines: &[&str], at: usize) -> (FoldKind, usize) {
    if is_quoted(lines[at]) {
        return (FoldKind::Quote, quoted_run(lines, at));
    }
    if let Some(count) = attribution(lines, at) {
        let marked = quoted_run(lines, at + count);
        // Without `>` before its lines an earlier letter goes on to the end.
        return (FoldKind::Quote, if marked == 0 { lines.len() - at } else { count + marked });
    }
    if starts_earlier_letter(lines, at) {
        return (FoldKind::Quote, lines.len() - at);
    }
    if is_signature_start(lines[at]) {
        return (FoldKind::Signature, signature_run(lines, at));
    }
    (FoldKind::Own, 1)
}

/// Lines that begin with `>`, and blank ones between and before them.
fn quoted_run(lines: &[&str], at: usize) -> usize {
    let run = lines[at..].iter().take_while(|line| is_quoted(line) || line.trim().is_empty());
    let run: Vec<&&str> = run.collect();
    run.iter().rposition(|line| is_quoted(line)).map_or(0, |last| last + 1)
}

/// `On … wrote:`, which may be broken over three lines.
fn attribution(lines: &[&str], at: usize) -> Option<usize> {
    let mut joined = String::new();
    for count in 1..=3 {
        let line = lines.get(at + count - 1)?.trim();
        if line.is_empty() {
            return None;
        }
        joined.push_str(line);
        joined.push(' ');
        if is_attribution(joined.trim()) {
            return Some(count);
        }
    }
    None
}

/// Lines below that are looked at, blank ones among them.
const LOOK_DOWN: usize = 12;

/// `-----Original Message-----`, or a head of `From:`, `Sent:` and the like, perhaps under a line.
fn starts_earlier_letter(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    if line.is_empty() {
        return false;
    }
    if starts_block(line) {
        return true;
    }
    let below: Vec<&str> = lines[at + 1..]
        .iter()
        .take(LOOK_DOWN)
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    match below.split_first() {
        Some((first, rest)) if is_rule(line) => opens_head(first, rest),
        _ => opens_head(line, &below),
    }
}

/// A signature goes on to the next quote, or to the end.
fn signature_run(lines: &[&str], at: usize) -> usize {
    let after = lines[at + 1..].iter().enumerate().position(|(next, line)| {
        is_quoted(line)
            || attribution(lines, at + 1 + next).is_some()
            || starts_earlier_letter(lines, at + 1 + next)
    });
    after.map_or(lines.len() - at, |count| count + 1)
}
