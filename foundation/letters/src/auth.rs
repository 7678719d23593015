//! Who a letter is from, when that can be told: by what a trusted server wrote into its head (RFC 8601), or by a rule of the
//! operator's. What anybody else wrote there says nothing.

use crate::head::Hop;
use crate::letter::Letter;
use crate::mailbox::Mailbox;

/// Whom the operator trusts to tell who a letter is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    /// The name (authserv-id) that the trusted server writes first in `Authentication-Results`. Empty: none.
    pub server: String,
    /// Names of servers that a letter passes after it: `Received` lines by them may stand above. The trusted server's own
    /// name and names below it are known without being listed. An entry that ends in `.` or `:` is a beginning.
    pub relays: Vec<String>,
    /// Domains whose letters are always from whom they say, as no other server can bring one in.
    pub domains: Vec<String>,
}

/// Who a letter is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// It is from this address.
    Verified(Mailbox),
    /// It says that it is from this address.
    Unverified(Mailbox, Unverified),
    /// It does not say, or says more than one.
    Unknown,
}

/// Why a sender is not verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unverified {
    /// No trusted server has said anything of it.
    NothingSaid,
    /// The trusted server has said that it does not pass.
    Failed,
    /// It passes for another domain than the one it says.
    OtherDomain,
}

impl Unverified {
    pub const fn word(self) -> &'static str {
        match self {
            Self::NothingSaid => "nothing-said",
            Self::Failed => "failed",
            Self::OtherDomain => "other-domain",
        }
    }
}

impl Sender {
    pub const fn is_verified(&self) -> bool {
        matches!(self, Self::Verified(_))
    }

    pub const fn mailbox(&self) -> Option<&Mailbox> {
        match self {
            Self::Verified(mailbox) | Self::Unverified(mailbox, _) => Some(mailbox),
            Self::Unknown => None,
        }
    }

    /// The word in storage and text keys.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Verified(_) => "verified",
            Self::Unverified(_, why) => why.word(),
            Self::Unknown => "unknown",
        }
    }
}

impl Trust {
    /// Who the letter is from.
    pub fn sender(&self, letter: &Letter) -> Sender {
        let Some(author) = letter.author() else { return Sender::Unknown };
        let domain = author.domain();
        if self.domains.iter().any(|trusted| trusted.eq_ignore_ascii_case(&domain)) {
            return Sender::Verified(author.clone());
        }
        match self.verdict(&letter.hops, &domain) {
            None => Sender::Verified(author.clone()),
            Some(why) => Sender::Unverified(author.clone(), why),
        }
    }

    /// Why it is not verified; none when it is.
    fn verdict(&self, hops: &[Hop], domain: &str) -> Option<Unverified> {
        let Some(results) = self.trusted_results(hops) else { return Some(Unverified::NothingSaid) };
        let mut said = None;
        for result in results.iter().filter(|result| result.method == "dmarc") {
            let is_same = result.header_from.as_deref() == Some(domain);
            match (result.result.as_str(), is_same) {
                ("pass", true) => return None,
                ("pass", false) => said = Some(Unverified::OtherDomain),
                _ => said = said.or(Some(Unverified::Failed)),
            }
        }
        Some(said.unwrap_or(Unverified::NothingSaid))
    }

    /// What the trusted server wrote: its first line, with nothing above it that a stranger's server has written. A line
    /// with its name below a stranger's `Received` came with the mail and is forged.
    fn trusted_results(&self, hops: &[Hop]) -> Option<Vec<Said>> {
        if self.server.is_empty() {
            return None;
        }
        for hop in hops {
            match hop {
                Hop::By(name) if self.is_passed(name) => {}
                Hop::By(_) => return None,
                Hop::Results(line) => {
                    let (server, results) = parsed(line);
                    if server.eq_ignore_ascii_case(&self.server) {
                        return Some(results);
                    }
                }
            }
        }
        None
    }

    fn is_passed(&self, name: &str) -> bool {
        let matches = |known: &str| {
            let known = known.to_lowercase();
            let is_beginning = known.ends_with(['.', ':']);
            name == known
                || name.ends_with(&format!(".{known}"))
                || (is_beginning && name.starts_with(&known))
        };
        matches(&self.server) || self.relays.iter().any(|relay| matches(relay))
    }
}

/// One method's result.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    method: String,
    result: String,
    header_from: Option<String>,
}

/// The server's name and the results: `mx.kommun.se; dmarc=pass (p=none) header.from=skola.se; spf=…`.
fn parsed(line: &str) -> (String, Vec<Said>) {
    let plain = without_comments(line);
    let mut pieces = split_outside_quotes(&plain).into_iter();
    let first = pieces.next().unwrap_or_default();
    let server = first.split_whitespace().next().unwrap_or("").trim_matches('"').to_lowercase();
    (server, pieces.take(50).filter_map(|piece| said(&piece)).collect())
}

fn said(piece: &str) -> Option<Said> {
    let spaced = piece.replace(" =", "=").replace("= ", "=");
    let mut words = spaced.split_whitespace();
    let (method, result) = words.next()?.split_once('=')?;
    let method = method.split('/').next().unwrap_or(method).to_lowercase();
    let of = |word: &str| {
        let (name, value) = word.split_once('=')?;
        let value = value.trim_matches('"').to_lowercase();
        // Some servers write a whole address.
        let domain = value.rsplit_once('@').map_or(value.as_str(), |(_, domain)| domain).to_owned();
        name.eq_ignore_ascii_case("header.from").then_some(domain)
    };
    Some(Said { method, result: result.trim_matches('"').to_lowercase(), header_from: words.find_map(of) })
}

/// The line without `(comments)`, which may stand in each other; quoted text is kept as it is.
pub(crate) fn without_comments(line: &str) -> String {
    let (mut kept, mut depth, mut quoted, mut escaped) =
        (String::with_capacity(line.len()), 0_usize, false, false);
    for c in line.chars() {
        let was_escaped = escaped;
        escaped = c == '\\' && !was_escaped;
        match c {
            '"' if depth == 0 && !was_escaped => quoted = !quoted,
            '(' if !quoted && !was_escaped => depth += 1,
            ')' if !quoted && !was_escaped && depth > 0 => {
                depth -= 1;
                kept.push(' ');
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            kept.push(c);
        }
    }
    kept
}

fn split_outside_quotes(text: &str) -> Vec<String> {
    let mut quoted = false;
    let pieces = text.split(|c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    pieces.map(str::to_owned).collect()
}
