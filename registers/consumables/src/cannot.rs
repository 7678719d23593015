use kernel::Refused;

/// Why a move of stock is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("only {stock} are in stock")]
    NotSoMany { stock: i64 },
    #[error("as many are counted as there are")]
    NothingDiffers,
    #[error("the sum is too large")]
    TooMuch,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        match cannot {
            Cannot::NotSoMany { stock } => {
                let facts = vec![("stock", stock.to_string())];
                Self::Rule { key: "consumables-cannot-not-so-many", facts }
            }
            Cannot::NothingDiffers => Self::rule("consumables-cannot-nothing-differs"),
            Cannot::TooMuch => Self::rule("consumables-cannot-too-much"),
        }
    }
}
