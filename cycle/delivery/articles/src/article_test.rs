use kernel::{Day, Id, Lang, Moment};
use proptest::prelude::*;

use crate::{Article, Audience, Cannot, Facts, Head, Says, Standing, State, Verb};

const NOW: Moment = Moment(1_000_000);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn blank() -> Article {
    let facts = Facts {
        unit: Id::new(1),
        owner: None,
        service: None,
        audience: Audience::Staff,
        review_on: Some(day("2026-06-30")),
    };
    Article {
        id: Id::new(1),
        facts,
        state: State::Draft,
        sv: Head::default(),
        en: Head::default(),
        meaning: 0,
        due_since: None,
        yes: 0,
        no: 0,
        created_at: NOW,
        changed_at: NOW,
        version: 1,
        covered: Vec::new(),
    }
}

#[test]
fn a_language_is_behind_when_the_other_says_something_new_and_in_step_when_it_is_translated() {
    let article = blank().reworded(Lang::Sv, "Byt lösenord", Says::New);
    assert_eq!(
        (article.standing(Lang::Sv), article.standing(Lang::En)),
        (Standing::InStep, Standing::Missing)
    );
    let article = article.reworded(Lang::En, "Change password", Says::Same);
    assert_eq!(article.standing(Lang::En), Standing::InStep);
    let article = article.reworded(Lang::Sv, "Byt lösenord", Says::New);
    assert_eq!(
        (article.standing(Lang::Sv), article.standing(Lang::En)),
        (Standing::InStep, Standing::Behind)
    );
    let article = article.reworded(Lang::Sv, "Byt lösenord.", Says::Same);
    assert_eq!(article.standing(Lang::En), Standing::Behind, "a mended slip changes nothing for the other");
    let article = article.reworded(Lang::En, "Change password", Says::Same);
    assert_eq!(
        (article.standing(Lang::Sv), article.standing(Lang::En)),
        (Standing::InStep, Standing::InStep)
    );
}

#[test]
fn something_new_is_rated_anew_and_a_mended_slip_is_not() {
    let article = Article { yes: 7, no: 2, ..blank().reworded(Lang::Sv, "A", Says::New) };
    let mended = article.clone().reworded(Lang::Sv, "B", Says::Same);
    assert_eq!((mended.yes, mended.no), (7, 2));
    let renewed = article.reworded(Lang::Sv, "C", Says::New);
    assert_eq!((renewed.yes, renewed.no), (0, 0));
}

#[test]
fn a_reader_gets_their_own_language_or_the_one_that_there_is() {
    let article = blank().reworded(Lang::En, "Change password", Says::New);
    assert_eq!((article.shown_in(Lang::Sv), article.title(Lang::Sv)), (Lang::En, "Change password"));
    let article = article.reworded(Lang::Sv, "Byt lösenord", Says::Same);
    assert_eq!((article.shown_in(Lang::Sv), article.title(Lang::Sv)), (Lang::Sv, "Byt lösenord"));
}

#[test]
fn an_article_is_published_outdated_and_published_again() {
    let published = State::Draft.publish(NOW).unwrap();
    assert_eq!(published, State::Published { since: NOW });
    assert_eq!(published.clone().publish(NOW), Err(Cannot::IsPublished));
    let outdated = published.outdate("Fel nu.".into(), NOW).unwrap();
    assert_eq!(outdated.clone().outdate(String::new(), NOW), Err(Cannot::IsOutdated));
    assert_eq!(outdated.publish(NOW), Ok(State::Published { since: NOW }));
}

#[test]
fn what_is_published_falls_due_the_day_after_its_review_day_and_once() {
    let published = Article { state: State::Published { since: NOW }, ..blank() };
    assert!(!published.falls_due(day("2026-06-30")) && published.falls_due(day("2026-07-01")));
    assert!(!blank().falls_due(day("2027-01-01")), "a draft waits for nobody");
    let due = Article { due_since: Some(NOW), ..published };
    assert!(!due.falls_due(day("2026-07-01")));
    let reviewed = due.reviewed(day("2027-06-30")).unwrap();
    assert_eq!((reviewed.due_since, reviewed.facts.review_on), (None, Some(day("2027-06-30"))));
    assert_eq!(blank().reviewed(day("2027-06-30")), Err(Cannot::IsNotPublished));
}

#[test]
fn only_what_everybody_reads_takes_the_right_to_publish_for_all() {
    let publishing = [Audience::Everybody, Audience::Staff, Audience::It, Audience::Units(Vec::new())]
        .map(|audience| audience.publishing());
    assert_eq!(publishing, [Verb::PublishForAll, Verb::Publish, Verb::Publish, Verb::Publish]);
}

proptest! {
    #[test]
    fn whatever_is_written_the_newest_text_is_in_step_and_no_language_is_ahead(
        steps in prop::collection::vec((any::<bool>(), any::<bool>()), 1..20)
    ) {
        let mut article = blank();
        for (is_swedish, is_new) in steps {
            let lang = if is_swedish { Lang::Sv } else { Lang::En };
            article = article.reworded(lang, "T", if is_new { Says::New } else { Says::Same });
            prop_assert_eq!(article.standing(lang), Standing::InStep);
            prop_assert!(article.sv.meaning <= article.meaning && article.en.meaning <= article.meaning);
            prop_assert!(article.sv.meaning == article.meaning || article.en.meaning == article.meaning);
        }
    }
}
