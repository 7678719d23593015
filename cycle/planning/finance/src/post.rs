use kernel::Money;

use crate::Cannot;

/// A post (position) as a cost: what a person in it is paid, for how much of the time and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// Per month, at full time.
    pub salary: Money,
    /// On-costs (social fees, pension) on top of the salary, in hundredths of a per cent: 4 012 is 40,12 %.
    pub on_costs: i64,
    /// How much of full time, in hundredths of a per cent.
    pub share: i64,
    /// The first month, 1 to 12.
    pub from_month: i64,
    /// How many months of the year, 1 to 12.
    pub months: i64,
}

impl Post {
    /// What it costs in the year: salary × months × share × (1 + on-costs), reckoned exactly and rounded once, at the
    /// end, to the nearest öre, half an öre upwards.
    pub fn cost(&self) -> Result<Money, Cannot> {
        const ONE: i128 = 10_000;
        let exact = i128::from(self.salary.minor)
            * i128::from(self.months)
            * i128::from(self.share)
            * (ONE + i128::from(self.on_costs));
        let rounded = (exact + ONE * ONE / 2).div_euclid(ONE * ONE);
        let cost = i64::try_from(rounded).map_err(|_| Cannot::TooLarge)?;
        let cost = Money { minor: cost, ..self.salary };
        if cost.is_in_range() { Ok(cost) } else { Err(Cannot::TooLarge) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 42 000 kr × 12 × 100 % × 1,4012 = 706 204,80 kr.
    #[test]
    fn a_post_costs_its_salary_with_on_costs_for_its_share_and_months() {
        let post =
            Post { salary: Money::sek(4_200_000), on_costs: 4_012, share: 10_000, from_month: 1, months: 12 };
        assert_eq!(post.cost(), Ok(Money::sek(70_620_480)));
        let half = Post { share: 5_000, months: 5, from_month: 8, ..post };
        assert_eq!(half.cost(), Ok(Money::sek(14_712_600)));
    }

    #[test]
    fn it_is_rounded_once_at_the_end_and_half_an_ore_goes_up() {
        let post = Post { salary: Money::sek(1), on_costs: 0, share: 5_000, from_month: 1, months: 1 };
        assert_eq!(post.cost(), Ok(Money::sek(1)));
        // Each month alone would round to nothing: a third of an öre, twelve times, is four.
        let third = Post { share: 3_334, months: 12, ..post };
        assert_eq!(third.cost(), Ok(Money::sek(4)));
        let large = Post { salary: Money::LARGEST, months: 12, share: 10_000, ..post };
        assert_eq!(large.cost(), Err(Cannot::TooLarge));
    }
}
