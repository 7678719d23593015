use kernel::{Id, Lang, Moment};
use proptest::prelude::*;

use crate::criterion::{Criterion, Kind, Scored, decimal, sum};

fn criterion(id: i64, root: i64, kind: Kind, weight: i64) -> Criterion {
    Criterion {
        id,
        root,
        name: ["Nytta".into(), "Value".into()],
        about: Default::default(),
        kind,
        weight,
        from_at: Moment(0),
        until_at: None,
    }
}

fn scored(criterion: &Criterion, person: i64, value: i64) -> Scored {
    Scored {
        criterion: criterion.clone(),
        person: Id::new(person),
        value,
        note: String::new(),
        at: Moment(1),
    }
}

#[test]
fn the_sum_is_the_mean_of_what_each_persons_points_add_up_to() {
    let (value, risk) = (criterion(1, 1, Kind::Value, 3), criterion(2, 2, Kind::Risk, 2));
    let scores = [scored(&value, 7, 5), scored(&risk, 7, 1), scored(&value, 8, 2), scored(&risk, 8, 4)];
    // (3×5 − 2×1) = 13 and (3×2 − 2×4) = −2; their mean is 5.5.
    let sum = sum(&scores).unwrap();
    assert_eq!((sum.hundredths, sum.persons), (550, 2));
    assert_eq!(sum.terms.iter().map(|t| t.hundredths).collect::<Vec<_>>(), [1050, -500]);
    assert_eq!(sum.terms[0].mean_hundredths, 350);
}

#[test]
fn a_new_weight_leaves_old_scores_as_they_were() {
    let (old, new) = (criterion(1, 1, Kind::Value, 2), criterion(9, 1, Kind::Value, 5));
    let before = sum(&[scored(&old, 7, 4)]).unwrap();
    assert_eq!(before.hundredths, 800);
    let mixed = sum(&[scored(&old, 7, 4), scored(&new, 8, 4)]).unwrap();
    assert_eq!(
        mixed.hundredths, 1400,
        "each person's points are those of the weight that they were given under"
    );
    assert_eq!(mixed.terms[0].weights, (2, 5));
}

#[test]
fn nobody_is_no_sum() {
    assert_eq!(sum(&[]), None);
}

#[test]
fn decimals_are_written_as_the_language_does() {
    assert_eq!(decimal(-1_234_506, Lang::Sv), "\u{2212}12\u{a0}345,06");
    assert_eq!(decimal(5, Lang::En), "0.05");
}

proptest! {
    #[test]
    fn the_terms_always_add_up_to_the_sum(values in prop::collection::vec((1_i64..6, 1_i64..5, 1_i64..6), 1..40)) {
        let kinds = [Kind::Value, Kind::Effort, Kind::Risk, Kind::Value];
        let mut seen = std::collections::BTreeSet::new();
        let scores: Vec<Scored> = values
            .into_iter()
            .filter(|(person, root, _)| seen.insert((*person, *root)))
            .map(|(person, root, value)| scored(&criterion(root, root, kinds[root as usize - 1], root), person, value))
            .collect();
        let sum = sum(&scores).unwrap();
        prop_assert_eq!(sum.terms.iter().map(|t| t.hundredths).sum::<i64>(), sum.hundredths);
    }
}
