use crate::bounds::{Lines, tidy};

/// The longest address (RFC 5321 4.5.3.1: 254 characters in all).
const ADDRESS_CHARS: usize = 254;

/// An address with the name that stands beside it, as a letter says them. Neither proves anything.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// Empty when there is none.
    pub name: String,
    /// As it was written; compare with [`Mailbox::key`].
    pub address: String,
}

/// Prints no personal data.
impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[mailbox]")
    }
}

impl Mailbox {
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { name: name.into(), address: address.into() }
    }

    /// A mailbox out of a letter, when its address is one.
    pub(crate) fn read(name: Option<&str>, address: Option<&str>) -> Option<Self> {
        let address = address?.trim();
        if !is_address(address) {
            return None;
        }
        let name = tidy(name.unwrap_or(""), 120, Lines::Joined).trim().to_owned();
        Some(Self { name, address: address.to_owned() })
    }

    /// The address in small letters: two that differ in case only are the same to us.
    pub fn key(&self) -> String {
        self.address.to_lowercase()
    }

    /// What stands after the last `@`, in small letters.
    pub fn domain(&self) -> String {
        domain_of(&self.address)
    }
}

pub(crate) fn domain_of(address: &str) -> String {
    address.rsplit_once('@').map_or(String::new(), |(_, domain)| domain.to_lowercase())
}

/// Is it an address at all? Loose, as letters come with many; no blanks, no control characters, one name and one domain.
pub(crate) fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_odd = |c: char| {
        c.is_control() || c.is_whitespace() || kernel::misleads(c) || matches!(c, '<' | '>' | ',' | ';')
    };
    !local.is_empty()
        && !domain.is_empty()
        && text.chars().count() <= ADDRESS_CHARS
        && !text.chars().any(is_odd)
        && !domain.contains(['(', ')', '"', '\\'])
}
