/// An enum whose variants each have a word: in storage, addresses, forms, the API and text keys. It is `Copy` and ordered
/// as its variants are written.
///
/// ```
/// kernel::worded! {
///     /// What kind of money a line is.
///     Kind { Operating = "operating", Grant = "grant" }
/// }
/// assert_eq!(Kind::from_word("grant"), Some(Kind::Grant));
/// assert_eq!(Kind::WORDS, [Kind::Operating.word(), "grant"]);
/// ```
#[macro_export]
macro_rules! worded {
    ($(#[$says:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$says])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// Every variant, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word, in the order in which they are offered.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word in storage, addresses, the API and text keys.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that the word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }

            /// The place among all, from nought: what a table of very many rows holds instead of the word. New variants
            /// are written last, so that no number changes its meaning.
            pub const fn number(self) -> i64 {
                self as i64
            }

            /// The one in that place.
            pub fn from_number(number: i64) -> Option<Self> {
                usize::try_from(number).ok().and_then(|at| Self::ALL.get(at).copied())
            }
        }
    };
}

/// Bytes as hexadecimal figures, two for each, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::hex;

    worded! {
        /// Who has promised it.
        Party { Users = "users", OwnGroup = "own-group" }
    }

    #[test]
    fn a_word_leads_back_to_its_variant_and_no_other_word_does() {
        for (party, word) in Party::ALL.iter().zip(Party::WORDS) {
            assert_eq!((party.word(), Party::from_word(word)), (*word, Some(*party)));
        }
        assert_eq!((Party::from_word("Users"), Party::from_word("")), (None, None));
        assert!(Party::Users < Party::OwnGroup);
    }

    #[test]
    fn a_number_leads_back_to_its_variant_and_no_other_number_does() {
        assert_eq!(Party::ALL.iter().map(|party| party.number()).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(
            (Party::from_number(1), Party::from_number(0)),
            (Some(Party::OwnGroup), Some(Party::Users))
        );
        assert_eq!((Party::from_number(2), Party::from_number(-1)), (None, None));
    }

    #[test]
    fn bytes_are_told_in_two_figures_each() {
        assert_eq!(hex(&[0, 9, 0xab, 255]), "0009abff");
        assert_eq!(hex(&[]), "");
    }
}
