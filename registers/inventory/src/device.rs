use assets::{Asset, Found};
use kernel::{Id, Moment, Unit};

use crate::report::{Facts, Kind, Seen};
use crate::{SiteKey, Why};

/// Something that agents have found, as they last told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    pub id: Id<Device>,
    pub key: Id<SiteKey>,
    /// The thing's unit as it was when it was last heard; the key's while it is no thing of the register.
    pub unit: Id<Unit>,
    pub signature: String,
    pub kind: Kind,
    pub marks: Found,
    pub facts: Facts,
    /// How many programs it has.
    pub programs: i64,
    pub asset: Option<Id<Asset>>,
    pub waits: Option<Why>,
    pub settled: String,
    pub thrown_at: Option<Moment>,
    pub first_at: Moment,
    pub heard_at: Moment,
    pub version: i64,
}

impl access::Record for Device {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

/// What is to be, in a unit.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}

/// The page of something that was found.
pub(crate) fn href(id: Id<Device>) -> String {
    format!("/equipment/found/{id}")
}

/// By what something is known again that is no thing of the register yet: the agent's own name for itself and the marks,
/// for one agent scans many things and a copied disk makes two agents of one name.
pub(crate) fn signature(seen: &Seen) -> String {
    let marks = &seen.marks;
    let own = marks.serial.as_ref().or(marks.uuid.as_ref()).or(marks.macs.first()).unwrap_or(&marks.name);
    format!("{}\u{1f}{own}", seen.agent_id)
}

/// What a person has said of, whatever it waited for: which thing these marks are, or that they are none of ours.
pub(crate) fn said(marks: &Found) -> String {
    question(marks, Why::Several)[..16].to_owned()
}

/// What a person has said of: the marks, and why it waited.
pub(crate) fn question(marks: &Found, why: Why) -> String {
    let text = format!(
        "{}\u{1f}{}\u{1f}{}\u{1f}{}",
        marks.serial.as_deref().unwrap_or_default(),
        marks.uuid.as_deref().unwrap_or_default(),
        marks.macs.join(" "),
        why.word()
    );
    blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
}

impl Device {
    /// The same as it is now told; what a part of an inventory leaves out is as it was.
    pub(crate) fn told(self, seen: &Seen) -> Self {
        let or = |new: &String, old: String| if new.is_empty() { old } else { new.clone() };
        let (was, new) = (self.marks, &seen.marks);
        let marks = Found {
            name: or(&new.name, was.name),
            maker: or(&new.maker, was.maker),
            model: or(&new.model, was.model),
            category: String::new(),
            serial: new.serial.clone().or(was.serial),
            uuid: new.uuid.clone().or(was.uuid),
            macs: if new.macs.is_empty() { was.macs } else { new.macs.clone() },
        };
        let (was, new) = (self.facts, seen.facts.clone());
        let facts = Facts {
            agent: new.agent.or(was.agent),
            system: new.system.or(was.system),
            processor: new.processor.or(was.processor),
            memory_mb: new.memory_mb.or(was.memory_mb),
            disk_mb: new.disk_mb.or(was.disk_mb),
        };
        let programs = seen.programs.as_ref().map_or(self.programs, |all| all.len() as i64);
        Self { kind: seen.kind.unwrap_or(self.kind), marks, facts, programs, ..self }
    }
}
