//! What an agent asks or tells, read out of its document. Pure.

use assets::Found;
use serde_json::Value as Json;

use crate::document;
use crate::unpack::{Unreadable, unpack};

/// Programs of one machine that are kept.
pub const PROGRAMS_AT_MOST: usize = 5_000;
/// Things that one document may tell of.
const THINGS_AT_MOST: usize = 500;

kernel::worded! {
    /// What kind of thing was found.
    Kind {
        Computer = "computer",
        Phone = "phone",
        Printer = "printer",
        Network = "network",
        Other = "other",
    }
}

/// The form in which an agent speaks, and is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Xml,
    Json,
}

/// What the agent wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// May it send its inventory, and when again? PROLOG, or `contact`.
    MayI,
    /// Here are things; none when the document tells of something that is not kept here.
    Here(Vec<Seen>),
}

/// What is read of one thing; what a document does not carry is left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// What the agent calls itself.
    pub agent_id: String,
    pub kind: Option<Kind>,
    /// Only a part of what there is: what it leaves out is as it was.
    pub is_partial: bool,
    pub marks: Found,
    pub facts: Facts,
    pub programs: Option<Vec<Program>>,
}

/// Facts about a machine. Who has signed in to it is not read: it is nobody's business here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub agent: Option<String>,
    pub system: Option<String>,
    pub processor: Option<String>,
    pub memory_mb: Option<i64>,
    pub disk_mb: Option<i64>,
}

/// A program that a machine has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Program {
    pub name: String,
    pub version: String,
    pub maker: String,
}

/// Reads the body of an agent's request.
pub fn read(body: &[u8]) -> (Form, Result<Question, Unreadable>) {
    let text = match unpack(body) {
        Ok(text) => text,
        Err(unreadable) => return (Form::Xml, Err(unreadable)),
    };
    let form = if text.trim_start().starts_with('{') { Form::Json } else { Form::Xml };
    (form, document::read(&text).and_then(|document| question(&document)))
}

fn text<'j>(json: &'j Json, path: &[&str]) -> &'j str {
    let found = path.iter().try_fold(json, |at, name| at.get(name));
    found.and_then(Json::as_str).map_or("", str::trim)
}

/// Text or a number as text, cut to what is kept.
fn short(json: &Json, path: &[&str]) -> Option<String> {
    let found = path.iter().try_fold(json, |at, name| at.get(name))?;
    let said = match found {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => return None,
    };
    let clean: String = said.chars().filter(|c| !c.is_control() && !kernel::misleads(*c)).take(200).collect();
    Some(clean.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A number, also one that stands as text with its unit after it (`4194MB`).
fn number(json: &Json, path: &[&str]) -> Option<i64> {
    let said = short(json, path)?;
    let figures: String = said.chars().take_while(char::is_ascii_digit).take(15).collect();
    figures.parse().ok()
}

/// What may be one thing or a list of them.
fn all<'j>(json: &'j Json, name: &str) -> Vec<&'j Json> {
    match json.get(name) {
        Some(Json::Array(all)) => all.iter().collect(),
        Some(Json::Null) | None => Vec::new(),
        Some(one) => vec![one],
    }
}

fn question(document: &Json) -> Result<Question, Unreadable> {
    let asks = match text(document, &["action"]) {
        "" => text(document, &["query"]).to_lowercase(),
        action => action.to_lowercase(),
    };
    let here = |seen| Ok(Question::Here(seen));
    let content = document.get("content").unwrap_or(&Json::Null);
    match asks.as_str() {
        "prolog" | "contact" => Ok(Question::MayI),
        "inventory" | "netinventory" | "snmp" | "snmpquery" => {
            let devices = all(content, "device");
            if devices.len() > THINGS_AT_MOST {
                return Err(Unreadable::TooMany);
            }
            if devices.is_empty() && content.is_object() {
                return here(vec![seen(document, content)]);
            }
            here(devices.into_iter().map(|device| scanned(document, device)).collect())
        }
        "" => Err(Unreadable::NoQuestion),
        // Tasks that are not ours, such as discovery: answered, and nothing is kept.
        _ => here(Vec::new()),
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    match word.to_lowercase().as_str() {
        "computer" => Some(Kind::Computer),
        "phone" => Some(Kind::Phone),
        "printer" => Some(Kind::Printer),
        "networkequipment" | "networking" | "network" => Some(Kind::Network),
        "" => None,
        _ => Some(Kind::Other),
    }
}

/// A machine that its own agent tells of, or something that it has scanned in GLPI's form.
fn seen(document: &Json, content: &Json) -> Seen {
    let device = content.get("network_device").unwrap_or(&Json::Null);
    let first = |paths: &[&[&str]]| paths.iter().find_map(|path| short(content, path)).unwrap_or_default();
    let marks = Found {
        name: first(&[&["hardware", "name"], &["network_device", "name"]]),
        maker: first(&[
            &["bios", "smanufacturer"],
            &["bios", "mmanufacturer"],
            &["network_device", "manufacturer"],
        ]),
        model: first(&[&["bios", "smodel"], &["bios", "mmodel"], &["network_device", "model"]]),
        category: String::new(),
        serial: serial(&first(&[&["bios", "ssn"], &["network_device", "serial"], &["bios", "msn"]])),
        uuid: assets::uuid(text(content, &["hardware", "uuid"])),
        macs: macs(all(content, "networks").into_iter().chain([device])),
    };
    let word = match text(document, &["itemtype"]) {
        "" => text(device, &["type"]),
        word => word,
    };
    let system = short(content, &["operatingsystem", "full_name"])
        .or_else(|| short(content, &["operatingsystem", "name"]))
        .or_else(|| short(content, &["hardware", "osname"]))
        .or_else(|| short(device, &["firmware"]));
    let kind = phone(content).or_else(|| kind_of(word)).unwrap_or(Kind::Computer);
    Seen {
        agent_id: short(document, &["deviceid"]).unwrap_or_default(),
        kind: Some(kind),
        is_partial: document.get("partial").and_then(Json::as_bool).unwrap_or(false),
        marks,
        facts: Facts {
            agent: short(content, &["versionclient"]),
            system,
            processor: all(content, "cpus").first().and_then(|cpu| short(cpu, &["name"])),
            memory_mb: number(content, &["hardware", "memory"]).or_else(|| number(device, &["ram"])),
            disk_mb: disks(content),
        },
        programs: content.get("softwares").map(|_| programs(&all(content, "softwares"))),
    }
}

/// A phone's agent says so by its own name, whatever else it calls the machine.
fn phone(content: &Json) -> Option<Kind> {
    text(content, &["versionclient"]).to_lowercase().contains("android").then_some(Kind::Phone)
}

/// A thing that an agent has scanned, in FusionInventory's form.
fn scanned(document: &Json, device: &Json) -> Seen {
    let info = device.get("info").unwrap_or(&Json::Null);
    let first = |name: &str| short(info, &[name]).unwrap_or_default();
    Seen {
        agent_id: short(document, &["deviceid"]).unwrap_or_default(),
        kind: kind_of(text(info, &["type"])).or(Some(Kind::Other)),
        is_partial: false,
        marks: Found {
            name: first("name"),
            maker: first("manufacturer"),
            model: first("model"),
            category: String::new(),
            serial: serial(&first("serial")),
            uuid: None,
            macs: macs([info].into_iter()),
        },
        facts: Facts {
            agent: short(document, &["content", "moduleversion"]),
            system: short(info, &["firmware"]),
            processor: None,
            memory_mb: number(info, &["ram"]),
            disk_mb: None,
        },
        programs: None,
    }
}

/// What makers leave in the place of a serial number.
const NO_SERIALS: [&str; 14] = [
    "NONE",
    "N/A",
    "NA",
    "NULL",
    "UNKNOWN",
    "DEFAULTSTRING",
    "TOBEFILLEDBYO.E.M.",
    "TOBEFILLEDBYOEM",
    "SYSTEMSERIALNUMBER",
    "CHASSISSERIALNUMBER",
    "NOTSPECIFIED",
    "NOTAPPLICABLE",
    "INVALID",
    "123456789",
];

/// A serial number, unless it is one that many things share.
fn serial(text: &str) -> Option<String> {
    let serial = assets::serial(text);
    let is_one_sign = serial.chars().all(|c| c == '0' || c == '.' || c == '-' || c == 'X');
    let is_none = serial.len() < 3 || is_one_sign || NO_SERIALS.contains(&serial.as_str());
    (!is_none).then(|| serial.chars().take(120).collect())
}

/// Beginnings of addresses that are the same on many machines: adapters to virtual machines (VMware), and the ports that
/// Windows makes for calls (WAN miniports).
const REPEATED: [&str; 4] = ["00:50:56:c0:00", "20:41:53:59:4e:ff", "50:50:54:50:30:30", "33:50:6f:45:30:30"];

/// Addresses that are the thing's own: none that software made up (locally administered) and none that many machines
/// have. What is said to be no real card is left out, unless all are: agents say so of every card of a Mac.
fn macs<'j>(cards: impl Iterator<Item = &'j Json>) -> Vec<String> {
    let is_virtual = |card: &Json| match card.get("virtualdev") {
        Some(Json::Bool(flag)) => *flag,
        Some(Json::String(text)) => text == "1",
        Some(Json::Number(number)) => number.as_i64() == Some(1),
        _ => false,
    };
    let is_own = |mac: &str| {
        let first = u8::from_str_radix(&mac[..2], 16).unwrap_or(2);
        first & 0b10 == 0 && !REPEATED.iter().any(|start| mac.starts_with(start))
    };
    let mut own: Vec<(bool, String)> = Vec::new();
    for card in cards.take(200) {
        let said = Some(text(card, &["mac"])).filter(|mac| !mac.is_empty());
        let mac = assets::mac(said.unwrap_or_else(|| text(card, &["macaddr"])));
        own.extend(mac.filter(|mac| is_own(mac)).map(|mac| (is_virtual(card), mac)));
    }
    if own.iter().any(|(is_virtual, _)| !is_virtual) {
        own.retain(|(is_virtual, _)| !is_virtual);
    }
    let mut macs: Vec<String> = own.into_iter().map(|(_, mac)| mac).collect();
    macs.sort_unstable();
    macs.dedup();
    macs.truncate(12);
    macs
}

/// All disks together; none when nothing tells.
fn disks(content: &Json) -> Option<i64> {
    let sizes = all(content, "storages").into_iter().filter_map(|disk| number(disk, &["disksize"]));
    sizes.fold(None, |sum, size| Some(sum.unwrap_or(0_i64).saturating_add(size)))
}

fn programs(all: &[&Json]) -> Vec<Program> {
    let program = |json: &&Json| {
        let name = short(json, &["name"]).or_else(|| short(json, &["guid"]))?;
        let version = short(json, &["version"]).unwrap_or_default();
        Some(Program { name, version, maker: short(json, &["publisher"]).unwrap_or_default() })
    };
    let mut programs: Vec<Program> = all.iter().filter_map(program).collect();
    programs.sort_unstable();
    programs.dedup_by(|one, other| (&one.name, &one.version) == (&other.name, &other.version));
    programs.truncate(PROGRAMS_AT_MOST);
    programs
}
