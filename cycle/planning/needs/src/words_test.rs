use crate::{Event, Step, TEXTS};

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(texts::keys(TEXTS.sv), texts::keys(TEXTS.en));
}

#[test]
fn every_event_has_its_sentence_and_is_read_back() {
    let keys = texts::keys(TEXTS.sv);
    let (need, person) = (kernel::Id::new(4), kernel::Id::new(5));
    let mut events = vec![
        Event::Asked { need },
        Event::AskedFor { need, person },
        Event::Joined { need, person },
        Event::Left { need, person },
        Event::Written { need },
        Event::Answered { need },
        Event::Noted { need },
        Event::Edited { need },
        Event::Assigned { need, owner: person },
        Event::TakenUp { need },
        Event::Merged { need, into: kernel::Id::new(6) },
        Event::Invited { need, person },
        Event::Scored { need },
        Event::Heard { need },
        Event::Told { need },
        Event::Imported { need },
        Event::ImportUndone { need },
    ];
    let moves = Step::ALL.into_iter().filter(|step| !matches!(step, Step::New | Step::Merged));
    events.extend(moves.map(|to| Event::Moved { need, to }));
    for event in events {
        use store::Event as _;
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
        assert_eq!(Event::of(&entry), Some(event.clone()));
        for notice in crate::notices(&event) {
            assert!(keys.contains(notice.text), "{} has no words", notice.text);
        }
    }
}
