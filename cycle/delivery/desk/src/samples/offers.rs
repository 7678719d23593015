//! What can be ordered in the demo, and some orders: one is waiting for approval, one has been begun.

use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Person, Result, Unit};
use people::PersonGroup;
use store::{Db, Sql};

use crate::template::fields::{TypedApproval, TypedDesign};
use crate::{
    Kind, Need, NewOrder, PlannedStep, Question, QuestionKind, Scale, Template, keep_template, order,
    tick_step,
};

const REASON: &str = "samples are made by the holder of the machine";

fn question(kind: QuestionKind, sv: &str, en: &str, choices: &[&str]) -> Question {
    let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
    Question { kind, sv: sv.to_owned(), en: en.to_owned(), choices, need: Need::Required }
}

fn optional(question: Question) -> Question {
    Question { need: Need::Optional, ..question }
}

fn found<T>(db: &Db, text: &str, name: &str) -> Result<Option<Id<T>>> {
    let row: Option<(Id<T>,)> = db.read(|reading| reading.find(Sql::open(REASON, text).bind(name)))?;
    Ok(row.map(|(id,)| id))
}

/// What the demo's templates refer to, where it is there.
struct Places {
    computers: Option<Id<services::Service>>,
    desk: Option<Id<PersonGroup>>,
    net: Option<Id<PersonGroup>>,
}

fn new_employee(places: &Places) -> TypedDesign {
    use QuestionKind::{Choice, Day, Line, Prose, YesNo};
    let step = |text: &str, group| PlannedStep { text: text.to_owned(), group };
    TypedDesign {
        name: "Ny medarbetare".to_owned(),
        about: "Konto, dator och behörigheter, klart till första dagen.".to_owned(),
        service: places.computers,
        kind: Kind::Request,
        group: places.desk,
        impact: Scale::Low,
        urgency: Scale::Medium,
        seen: None,
        questions: vec![
            question(Line, "Medarbetarens namn", "The employee's name", &[]),
            question(Day, "Första dag", "First day", &[]),
            question(Choice, "Dator", "Computer", &["Bärbar 14 tum", "Bärbar 16 tum", "Har redan"]),
            question(YesNo, "Behövs telefon?", "Is a telephone needed?", &[]),
            optional(question(Prose, "System och behörigheter", "Systems and rights", &[])),
        ],
        steps: vec![
            step("Skapa konto och e-post", places.desk),
            step("Lägg till i enhetens grupper", places.desk),
            step("Förbered dator", places.desk),
            step("Ge åtkomst till nätet och skrivarna", places.net),
            step("Boka genomgång första dagen", None),
        ],
        approvals: vec![TypedApproval {
            field: "a1_person",
            person: None,
            question: "Får enheten betala för dator och licenser?".to_owned(),
        }],
    }
}

fn lost_laptop(places: &Places) -> TypedDesign {
    use QuestionKind::{Choice, Day, Line, Prose, YesNo};
    let step = |text: &str| PlannedStep { text: text.to_owned(), group: None };
    TypedDesign {
        name: "Borttappad dator".to_owned(),
        about: "Vi spärrar datorn, tar reda på vad som fanns på den och ordnar en annan.".to_owned(),
        kind: Kind::Incident,
        urgency: Scale::High,
        questions: vec![
            question(Line, "Datorns nummer", "The computer's number", &[]),
            question(Day, "När märktes det?", "When was it noticed?", &[]),
            question(Choice, "Vad hände?", "What happened?", &["Borttappad", "Stulen", "Vet inte"]),
            question(YesNo, "Fanns det personuppgifter på den?", "Were there personal data on it?", &[]),
            optional(question(Prose, "Mer som vi bör veta", "More that we should know", &[])),
        ],
        steps: ["Spärra dator och konto", "Bedöm om det är en personuppgiftsincident", "Lämna ut lånedator"]
            .map(step)
            .into(),
        approvals: Vec::new(),
        ..new_employee(places)
    }
}

/// Puts up what can be ordered, and orders some of it; nothing the second time. `persons` are those of whom some order.
pub fn offer(db: &Db, persons: &[Id<Person>]) -> Result<()> {
    let any = "SELECT id FROM service_template WHERE retired_at IS NULL AND ? <> '' LIMIT 1";
    if found::<Template>(db, any, "any")?.is_some() {
        return Ok(());
    }
    let group = "SELECT id FROM person_group WHERE name = ?";
    let places = Places {
        computers: found(db, "SELECT id FROM service WHERE name = ?", "Dator för personal")?,
        desk: found(db, group, "Servicedesk")?,
        net: found(db, group, "Nät och drift")?,
    };
    let operator = Actor::operator();
    let employee = keep_template(db, &operator, &new_employee(&places))?;
    let laptop = keep_template(db, &operator, &lost_laptop(&places))?;
    let staff = staff(db, persons)?;
    let today = db.read(people::today)?;
    let day = |days: i64| today.plus_days(days).to_string();
    let orders = [
        (
            employee,
            ["Elsa Norrman", day(14).as_str(), "Bärbar 14 tum", "no", "Lärplattformen och frånvaron."]
                .map(str::to_owned),
        ),
        (employee, ["Amir Lind", day(30).as_str(), "Har redan", "yes", ""].map(str::to_owned)),
        (
            laptop,
            ["B-20417", day(-1).as_str(), "Stulen", "no", "Låg i bilen över natten."].map(str::to_owned),
        ),
    ];
    for ((template, answers), (person, unit)) in orders.into_iter().zip(staff) {
        let grant = Grant { role: Role::Staff, unit, extent: Extent::Units(vec![unit]) };
        let actor = Actor::person(person, vec![grant]);
        let new = NewOrder { template, number: 1, answers: answers.into(), unit: None, requester: None };
        let id = order(db, &actor, &new)?;
        if template == laptop {
            let first =
                db.read(|reading| crate::store::steps::of(reading, id))?.steps.first().map(|step| step.id);
            let by = someone_of_the_desk(db)?.unwrap_or_else(Actor::operator);
            first.map(|step| tick_step(db, &by, id, step)).transpose()?;
        }
    }
    Ok(())
}

/// A head of IT, to tick what has been done.
fn someone_of_the_desk(db: &Db) -> Result<Option<Actor>> {
    let text =
        "SELECT person_id FROM role_grant WHERE role = ? AND person_id IS NOT NULL AND revoked_at IS NULL
                ORDER BY id LIMIT 1";
    let Some(person) = found::<Person>(db, text, Role::HeadOfIt.word())? else { return Ok(None) };
    let grants = db.read(|reading| people::grants_of(reading, person, reading.now()))?;
    Ok(Some(Actor::person(person, grants)))
}

/// Some who work where somebody leads them.
fn staff(db: &Db, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, Id<Unit>)>> {
    let text = "SELECT person.id, person.unit_id FROM person
        JOIN role_grant staff ON staff.person_id = person.id AND staff.role = 'staff' AND staff.revoked_at IS NULL
        WHERE person.is_protected = 0 AND person.left_on IS NULL AND EXISTS (SELECT 1 FROM role_grant l
        JOIN unit_closure c ON c.ancestor = l.unit_id WHERE c.descendant = person.unit_id AND l.role = 'leader'
        AND l.person_id <> person.id AND l.revoked_at IS NULL)";
    let some = persons.iter().copied().take(400);
    let sql = Sql::open(REASON, text).and_in("person.id", some).and("ORDER BY person.id LIMIT 3");
    db.read(|reading| reading.all(sql.clone()))
}
