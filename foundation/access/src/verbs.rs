/// A room's verbs as an enum, each with its word, and which of them only read.
///
/// ```
/// access::verbs! {
///     /// What can be done with a book.
///     pub enum Verb reads (Read) {
///         Read = "read",
///         /// Take it home.
///         Borrow = "borrow",
///     }
/// }
/// use access::Verb as _;
/// assert_eq!(Verb::Borrow.word(), "borrow");
/// assert!(Verb::Read.is_reading() && !Verb::Borrow.is_reading());
/// ```
#[macro_export]
macro_rules! verbs {
    (
        $(#[$what:meta])*
        $seen:vis enum $enum:ident reads ($($reads:ident)|+) {
            $($(#[$says:meta])* $name:ident = $word:literal),+ $(,)?
        }
    ) => {
        $(#[$what])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $seen enum $enum { $($(#[$says])* $name),+ }

        impl $crate::Verb for $enum {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            fn is_reading(self) -> bool {
                matches!(self, $(Self::$reads)|+)
            }
        }
    };
}
