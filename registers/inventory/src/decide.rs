//! Which thing of the register was found. Pure: what cannot be known for certain is left to a person.

use assets::{Asset, Found, Match, State, makers_agree};
use kernel::Id;

kernel::worded! {
    /// Why something that was found waits for a person.
    Why {
        /// Its marks are of several things.
        Several = "several",
        /// Another maker's thing has its serial number.
        OtherMaker = "other-maker",
        /// Nothing tells it from others.
        NoMarks = "no-marks",
        /// The register says that it is lost, retired or wiped.
        Gone = "gone",
        /// Nothing of the register is called so that it could be taken in.
        Refused = "refused",
    }
}

/// What is to be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is this thing.
    Is(Id<Asset>),
    /// It is this thing, and a person must look at it.
    IsAndWaits(Id<Asset>, Why),
    /// The register does not have it.
    New,
    Waits(Why),
}

/// Decides what something that was found is, beside the things that share a mark with it.
pub fn decide(found: &Found, matches: &[Match]) -> Decision {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let by_serial = |it: &&Match| same(&it.serial, &found.serial);
    let is_it =
        |it: &&Match| (by_serial(it) && makers_agree(&it.maker, &found.maker)) || same(&it.uuid, &found.uuid);
    let certain: Vec<&Match> = matches.iter().filter(is_it).collect();
    match certain.as_slice() {
        [one] => return of(one),
        [] => {}
        _ => return Decision::Waits(Why::Several),
    }
    if matches.iter().any(|it| by_serial(&it)) {
        return Decision::Waits(Why::OtherMaker);
    }
    // A card goes from machine to machine: a thing with another number of its own is another thing.
    let differs =
        |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
    let by_card = |it: &&Match| {
        let shares = it.macs.iter().any(|mac| found.macs.contains(mac));
        shares && !differs(&it.serial, &found.serial) && !differs(&it.uuid, &found.uuid)
    };
    let perhaps: Vec<&Match> = matches.iter().filter(by_card).collect();
    let is_marked = found.serial.is_some() || found.uuid.is_some();
    match perhaps.as_slice() {
        [one] => of(one),
        [] if is_marked => Decision::New,
        [] => Decision::Waits(Why::NoMarks),
        _ => Decision::Waits(Why::Several),
    }
}

/// It is this one; one that is gone from the register's point of view has come back.
fn of(one: &Match) -> Decision {
    match one.state {
        State::Lost | State::Retired | State::Wiped => Decision::IsAndWaits(one.id, Why::Gone),
        State::Ordered | State::InStock | State::InUse | State::Lent | State::InRepair => {
            Decision::Is(one.id)
        }
    }
}
