use store::Event as _;

use crate::events::Happened;
use crate::{Event, TEXTS};

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(texts::keys(TEXTS.sv), texts::keys(TEXTS.en));
}

#[test]
fn every_event_has_its_sentence_and_is_read_back() {
    let keys = texts::keys(TEXTS.sv);
    let (ticket, person) = (kernel::Id::new(4), kernel::Id::new(5));
    let all = [
        Happened::Reported,
        Happened::ReportedFor { person },
        Happened::CameAsLetter,
        Happened::GotLetter,
        Happened::Written,
        Happened::Answered,
        Happened::Noted,
        Happened::FileRemoved { file: kernel::Id::new(6) },
        Happened::Triaged,
        Happened::Confided,
        Happened::Unconfided,
        Happened::Assigned { owner: person },
        Happened::GivenToGroup { group: kernel::Id::new(7) },
        Happened::Taken,
        Happened::Waited,
        Happened::Resumed,
        Happened::Resolved,
        Happened::Reopened,
        Happened::Closed,
        Happened::Merged { into: kernel::Id::new(8) },
        Happened::Watched,
        Happened::Unwatched,
        Happened::WatcherAdded { person },
        Happened::PutUnder { parent: kernel::Id::new(8) },
        Happened::TakenOut,
        Happened::Diagnosed,
        Happened::ApprovalAsked { approver: person },
        Happened::Approved,
        Happened::Refused,
        Happened::Rated,
        Happened::TimeSpent,
        Happened::Imported,
        Happened::ImportUndone,
    ];
    for event in all.map(|what| Event::to(ticket, what)) {
        assert!(keys.contains(event.word()), "{} has no sentence", event.word());
        let entry = store::Entry {
            id: 1,
            at: kernel::Moment(1),
            actor_kind: "person".into(),
            actor: Some(1),
            via: None,
            verb: String::new(),
            event: event.word().into(),
            subject: event.subject(),
            facts: event.facts(),
        };
        assert_eq!(Event::of(&entry), Some(event));
        for notice in crate::notices(&event) {
            assert!(keys.contains(notice.text), "{} has no words", notice.text);
        }
    }
}
