//! Stock and its value: what goes out costs the average of what lies there, to the öre, and the last one takes the rest.

use kernel::Money;

use crate::Cannot;

kernel::worded! {
    /// What happened to stock.
    What {
        Delivered = "delivered",
        /// Some unit used it.
        Used = "used",
        /// It was counted, and there were more or fewer than written.
        Counted = "counted",
        Thrown = "thrown",
    }
}

/// More is kept of nothing, and nothing is worth more.
pub(crate) const QUANTITY_AT_MOST: i64 = 10_000_000;

/// What lies in stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stock {
    pub quantity: i64,
    /// Öre of all of it.
    pub value: i64,
}

/// What a move adds: less than nothing when it goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub quantity: i64,
    /// Öre, with the same sign.
    pub value: i64,
}

impl Stock {
    /// So many come at a price for each.
    pub fn delivered(self, quantity: i64, price: Money) -> Result<Change, Cannot> {
        let value = quantity.checked_mul(price.minor).ok_or(Cannot::TooMuch)?;
        self.checked(Change { quantity, value })
    }

    /// So many go, at the average of what lies there, rounded to the öre; the last ones take what is left.
    pub fn taken(self, quantity: i64) -> Result<Change, Cannot> {
        if quantity > self.quantity {
            return Err(Cannot::NotSoMany { stock: self.quantity });
        }
        let value = if quantity == self.quantity { self.value } else { self.share(quantity) };
        Ok(Change { quantity: -quantity, value: -value })
    }

    /// So many were counted. What is missing goes at the average; what is there besides comes at it, or at the price of
    /// the next delivery where nothing lay.
    pub fn counted(self, found: i64, price: Option<Money>) -> Result<Change, Cannot> {
        match found - self.quantity {
            0 => Err(Cannot::NothingDiffers),
            missing if missing < 0 => self.taken(-missing),
            more if self.quantity > 0 => self.checked(Change { quantity: more, value: self.share(more) }),
            more => self.delivered(more, price.unwrap_or(Money::sek(0))),
        }
    }

    /// The value of so many at the average, half an öre up.
    fn share(self, quantity: i64) -> i64 {
        let (value, all) = (i128::from(self.value) * i128::from(quantity), i128::from(self.quantity));
        i64::try_from((2 * value + all) / (2 * all)).unwrap_or(i64::MAX)
    }

    fn checked(self, change: Change) -> Result<Change, Cannot> {
        let after = self.after(change);
        let is_sound = after.quantity <= QUANTITY_AT_MOST && Money::sek(after.value).is_in_range();
        if is_sound { Ok(change) } else { Err(Cannot::TooMuch) }
    }

    /// What lies there after a move.
    pub const fn after(self, change: Change) -> Self {
        Self {
            quantity: self.quantity.saturating_add(change.quantity),
            value: self.value.saturating_add(change.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Money;
    use proptest::prelude::*;

    use super::{Change, Stock};
    use crate::Cannot;

    #[test]
    fn what_goes_costs_the_average_and_the_last_takes_the_rest() {
        let stock = Stock { quantity: 3, value: 1_000 };
        let first = stock.taken(1).unwrap();
        assert_eq!(first, Change { quantity: -1, value: -333 });
        let second = stock.after(first).taken(1).unwrap();
        assert_eq!(second.value, -334, "333.5 is rounded up");
        let last = stock.after(first).after(second).taken(1).unwrap();
        assert_eq!(last.value, -333);
        assert_eq!(stock.after(first).after(second).after(last), Stock::default());
        assert_eq!(stock.taken(4), Err(Cannot::NotSoMany { stock: 3 }));
        assert_eq!(stock.counted(3, None), Err(Cannot::NothingDiffers));
        assert_eq!(Stock::default().counted(2, Some(Money::sek(500))).unwrap().value, 1_000);
    }

    #[derive(Debug, Clone)]
    enum Act {
        Deliver(i64, i64),
        Take(i64),
        Count(i64),
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            (1i64..500, 0i64..500_000).prop_map(|(quantity, price)| Act::Deliver(quantity, price)),
            (1i64..500).prop_map(Act::Take),
            (0i64..500).prop_map(Act::Count),
        ]
    }

    proptest! {
        #[test]
        fn value_in_is_value_out_and_value_left(acts in prop::collection::vec(act(), 1..60)) {
            let (mut stock, mut came, mut went) = (Stock::default(), Stock::default(), Stock::default());
            for act in acts {
                let change = match act {
                    Act::Deliver(quantity, price) => stock.delivered(quantity, Money::sek(price)),
                    Act::Take(quantity) => stock.taken(quantity),
                    Act::Count(found) => stock.counted(found, Some(Money::sek(100))),
                };
                let Ok(change) = change else { continue };
                prop_assert!(change.quantity.signum() * change.value.signum() >= 0, "they have the same sign");
                if change.quantity > 0 { came = came.after(change) } else { went = went.after(change) }
                stock = stock.after(change);
                prop_assert!(stock.quantity >= 0 && stock.value >= 0, "{:?}", stock);
                prop_assert!(stock.quantity > 0 || stock.value == 0, "nothing is worth nothing");
                prop_assert_eq!(came.value, stock.value - went.value);
                prop_assert_eq!(came.quantity, stock.quantity - went.quantity);
            }
        }
    }
}
