use assets::{Found, Match, State};
use kernel::Id;

use crate::{Decision, Why, decide};

fn thing(id: i64, maker: &str, serial: &str, uuid: &str, mac: &str) -> Match {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Match {
        id: Id::new(id),
        tag: format!("T{id}"),
        maker: maker.into(),
        model: "M".into(),
        unit: Id::new(1),
        state: State::InUse,
        serial: some(serial),
        uuid: some(uuid),
        macs: some(mac).into_iter().collect(),
    }
}

fn found(maker: &str, serial: &str, uuid: &str, mac: &str) -> Found {
    let it = thing(0, maker, serial, uuid, mac);
    Found { maker: it.maker, serial: it.serial, uuid: it.uuid, macs: it.macs, ..Found::default() }
}

#[test]
fn what_is_certain_is_done_and_the_rest_waits() {
    let is = |id| Decision::Is(Id::new(id));
    let one = thing(1, "Dell Inc.", "S1", "u1", "m1");
    let other = thing(2, "DELL", "S2", "u2", "m2");
    let bare = thing(3, "", "", "", "m3");
    let all = [one.clone(), other.clone(), bare.clone()];
    let cases = [
        (found("Dell", "S1", "", ""), is(1)),
        (found("", "S1", "", ""), is(1)),
        (found("Dell", "", "u2", ""), is(2)),
        (found("Dell", "S1", "u2", ""), Decision::Waits(Why::Several)),
        (found("Lenovo", "S1", "", ""), Decision::Waits(Why::OtherMaker)),
        (found("Lenovo", "S1", "u2", ""), is(2)),
        // The card of another machine, in a new one.
        (found("Dell", "S9", "u9", "m1"), Decision::New),
        (found("Dell", "S9", "u9", "m3"), is(3)),
        (found("", "", "", "m1"), is(1)),
        (found("", "", "", "m9"), Decision::Waits(Why::NoMarks)),
        (found("", "", "", ""), Decision::Waits(Why::NoMarks)),
        (found("Dell", "S9", "", ""), Decision::New),
    ];
    for (found, decision) in cases {
        assert_eq!(decide(&found, &all), decision, "{found:?}");
    }
    let two = [bare.clone(), Match { id: Id::new(4), ..bare }];
    assert_eq!(decide(&found("", "", "", "m3"), &two), Decision::Waits(Why::Several));
}

#[test]
fn what_is_gone_and_is_heard_all_the_same_waits() {
    for state in [State::Lost, State::Retired, State::Wiped] {
        let gone = [Match { state, ..thing(1, "Dell", "S1", "", "") }];
        let heard = decide(&found("Dell", "S1", "", ""), &gone);
        assert_eq!(heard, Decision::IsAndWaits(Id::new(1), Why::Gone));
    }
}
