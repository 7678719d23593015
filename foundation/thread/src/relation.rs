use std::cmp::Ordering;

use kernel::Subject;
use look::Way;

/// How one record hangs together with another, read from the record that the link goes out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// A strategy or a project answers a need.
    Answers,
    /// A need is decided by a board's decision.
    DecidedBy,
    /// A project is funded by a budget line.
    FundedBy,
    /// A change or a project delivers what was asked for.
    Delivers,
    /// A change affects a service.
    Affects,
    /// A release is reviewed by a survey.
    ReviewedBy,
    /// A finding led to a need.
    LedTo,
    /// The same thing once more: the first one is the one that lives on.
    Duplicates,
    /// They belong together, and nothing more is known. Reads the same from both ends.
    Relates,
}

/// The end of a link on which one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Where the link goes out: "need 3 *is decided in* …".
    From,
    /// Where it leads: "decision 7 *decides on* …".
    To,
}

/// A relation as it reads from one of its ends: "answers" or "is answered by".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Aspect {
    pub relation: Relation,
    pub side: Side,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 9] = [
        Self::Answers,
        Self::DecidedBy,
        Self::FundedBy,
        Self::Delivers,
        Self::Affects,
        Self::ReviewedBy,
        Self::LedTo,
        Self::Duplicates,
        Self::Relates,
    ];

    /// The words of the relation from its one end and from its other: in storage, addresses, the API and text keys.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Answers => ("answers", "answered-by"),
            Self::DecidedBy => ("decided-by", "decides"),
            Self::FundedBy => ("funded-by", "funds"),
            Self::Delivers => ("delivers", "delivered-by"),
            Self::Affects => ("affects", "affected-by"),
            Self::ReviewedBy => ("reviewed-by", "reviews"),
            Self::LedTo => ("led-to", "came-from"),
            Self::Duplicates => ("duplicates", "duplicated-by"),
            Self::Relates => ("relates", "relates"),
        }
    }

    /// The relation's own word, such as `decided-by`: what is stored.
    pub const fn word(self) -> &'static str {
        self.words().0
    }

    /// The relation of its own word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.word() == word)
    }

    /// Does it read the same from both ends?
    pub const fn is_mutual(self) -> bool {
        matches!(self, Self::Relates)
    }
}

impl Aspect {
    /// Every word that a relation may be told by, in the order in which they are offered.
    pub const WORDS: &'static [&'static str] = &[
        "answers",
        "answered-by",
        "decided-by",
        "decides",
        "funded-by",
        "funds",
        "delivers",
        "delivered-by",
        "affects",
        "affected-by",
        "reviewed-by",
        "reviews",
        "led-to",
        "came-from",
        "duplicates",
        "duplicated-by",
        "relates",
    ];

    /// The relation as it reads from this side.
    pub const fn new(relation: Relation, side: Side) -> Self {
        Self { relation, side }
    }

    /// The word for addresses, the API and text keys: `decided-by` or `decides`.
    pub const fn word(self) -> &'static str {
        let (from, to) = self.relation.words();
        match self.side {
            Side::From => from,
            Side::To => to,
        }
    }

    /// The aspect of a word; a mutual relation is read from where it goes out.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = Relation::ALL.into_iter();
        let mut aspects = all.flat_map(|r| [Side::From, Side::To].map(|side| Self::new(r, side)));
        aspects.find(|aspect| aspect.word() == word)
    }

    /// The key of its words: "svarar på".
    pub fn key(self) -> String {
        format!("thread-tie-relation-{}", self.word())
    }

    /// Where the other record stands in the thread, seen from this one. What was decided, paid, carried out and
    /// followed up came after what it was about; so did what something led to. Of two records of one kind that
    /// just belong together, the one with the lower number came first.
    pub fn way(self, near: &Subject, far: &Subject) -> Way {
        let (from_first, to_first) = (Ordering::Less, Ordering::Greater);
        let order = match self.relation {
            Relation::DecidedBy
            | Relation::FundedBy
            | Relation::ReviewedBy
            | Relation::Affects
            | Relation::LedTo => from_first,
            Relation::Answers | Relation::Delivers | Relation::Duplicates => to_first,
            Relation::Relates if near.kind == far.kind && far.id < near.id => return Way::Before,
            Relation::Relates => return Way::After,
        };
        match (self.side, order) {
            (Side::From, Ordering::Less) | (Side::To, Ordering::Greater) => Way::After,
            (Side::From | Side::To, _) => Way::Before,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_tells_one_aspect_and_each_aspect_has_a_word_that_is_offered() {
        for word in Aspect::WORDS {
            assert_eq!(Aspect::from_word(word).map(Aspect::word), Some(*word));
        }
        let all =
            Relation::ALL.into_iter().flat_map(|r| [Side::From, Side::To].map(|s| Aspect::new(r, s).word()));
        assert_eq!(all.collect::<BTreeSet<_>>(), Aspect::WORDS.iter().copied().collect());
        assert_eq!(Aspect::WORDS.len(), 17, "each once");
        assert_eq!(Aspect::from_word("owns"), None);
    }

    #[test]
    fn each_end_sees_the_other_on_the_opposite_side() {
        let (one, two) = (Subject::new("need", 1), Subject::new("decision", 7));
        for relation in Relation::ALL.into_iter().filter(|relation| !relation.is_mutual()) {
            let from = Aspect::new(relation, Side::From).way(&one, &two);
            let to = Aspect::new(relation, Side::To).way(&two, &one);
            assert!(
                matches!((from, to), (Way::Before, Way::After) | (Way::After, Way::Before)),
                "{relation:?}"
            );
        }
        assert_eq!(Aspect::new(Relation::DecidedBy, Side::From).way(&one, &two), Way::After);
        assert_eq!(Aspect::new(Relation::Answers, Side::From).way(&two, &one), Way::Before);
    }

    #[test]
    fn of_two_that_just_belong_together_the_elder_stands_first() {
        let (elder, younger) = (Subject::new("need", 1), Subject::new("need", 2));
        let relates = Aspect::new(Relation::Relates, Side::From);
        assert_eq!(relates.way(&elder, &younger), Way::After);
        assert_eq!(relates.way(&younger, &elder), Way::Before);
    }
}
