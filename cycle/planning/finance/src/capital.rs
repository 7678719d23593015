//! What money that becomes an investment costs the years after: straight line, and interest on what is left.

use kernel::Money;

/// One year's capital cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalYear {
    /// 1 for the first year.
    pub nth: i64,
    /// What is left to write off when the year begins.
    pub opening: Money,
    pub depreciation: Money,
    pub interest: Money,
}

/// The capital cost of an amount, year by year: depreciation = amount ÷ life, the last year takes what rounding left,
/// so that the years sum to the amount exactly; interest = what is left at the year's beginning × rate, to the nearest
/// öre, half an öre upwards. `rate` is in hundredths of a per cent; `life` in whole years, 1 to 50. Nothing for an
/// amount or a life below that.
pub fn capital_effect(amount: Money, life: i64, rate: i64) -> Vec<CapitalYear> {
    if amount.minor <= 0 || !(1..=50).contains(&life) || !(0..=10_000).contains(&rate) {
        return Vec::new();
    }
    let each = amount.minor / life;
    let year = |nth: i64| {
        let opening = amount.minor - each * (nth - 1);
        let depreciation = if nth == life { opening } else { each };
        let exact = i128::from(opening) * i128::from(rate);
        let interest = i64::try_from((exact + 5_000) / 10_000).unwrap_or(0);
        let money = |minor| Money { minor, ..amount };
        CapitalYear {
            nth,
            opening: money(opening),
            depreciation: money(depreciation),
            interest: money(interest),
        }
    };
    (1..=life).map(year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 000 kr over 3 years at 2,5 %: 33 333,33 twice and 33 333,34; interest 2 500, 1 666,67 and 833,33.
    #[test]
    fn depreciation_sums_to_the_amount_and_interest_falls_with_what_is_left() {
        let years = capital_effect(Money::sek(10_000_000), 3, 250);
        let depreciation: Vec<i64> = years.iter().map(|year| year.depreciation.minor).collect();
        assert_eq!(depreciation, [3_333_333, 3_333_333, 3_333_334]);
        let interest: Vec<i64> = years.iter().map(|year| year.interest.minor).collect();
        assert_eq!(interest, [250_000, 166_667, 83_333]);
        for (amount, life) in [(1, 50), (99, 7), (1_234_567, 10), (Money::LARGEST.minor, 33)] {
            let years = capital_effect(Money::sek(amount), life, 175);
            assert_eq!(years.iter().map(|year| year.depreciation.minor).sum::<i64>(), amount);
        }
    }

    #[test]
    fn nothing_costs_nothing() {
        assert!(capital_effect(Money::ZERO, 5, 250).is_empty());
        assert!(capital_effect(Money::sek(100), 0, 250).is_empty());
    }
}
