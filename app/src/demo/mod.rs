//! The demo: the invented municipality Sjövik, the same every time. It is made once, through the same verbs that
//! people use, and only in a database that holds nothing. And a larger, duller one for measuring.

mod names;
mod persons;
mod units;

use std::process::ExitCode;

use access::{Actor, Role};
use articles::samples::Keepers;
use kernel::{Clock, Id, Person, Refused, Result, Subject, Unit};
use needs::samples::Plan;
use people::NewOrganisation;
use services::samples::Places;
use store::Db;
use training::samples::Classes;

use crate::config::{Place, Unsettled};
use crate::{program, rooms};

/// Everybody's password in the demo, and only there.
pub const PASSWORD: &str = accounts::DEMO_PASSWORD;

/// The number that the demo's dice start from.
const SEED: u64 = 2_026;
/// How far back the demo's needs go, in days.
const DAYS_BACK: i64 = 730;
const NEEDS: usize = 120;
const TICKETS: usize = 600;

/// How large a data set for measuring is.
pub struct Size {
    pub needs: usize,
    pub tickets: usize,
    pub persons: usize,
    pub units: usize,
}

/// Makes Sjövik at a place, unless an organisation is there already. Its two years pass on a clock that is moved.
pub fn make(place: &Place) -> Result<()> {
    let db = program::open(place)?;
    if db.read(|reading| people::setting(reading, "name"))?.is_some() {
        return Ok(());
    }
    println!("Making Sjövik …");
    let clock = Clock::set(db.clock().now().plus_days(-DAYS_BACK));
    drop(db);
    let db = Db::open(&place.open.clone().with_clock(clock.clone()), &rooms::migrations())?;
    let operator = Actor::operator();
    let name = units::ROOT.to_owned();
    let root = people::found(&db, &operator, &NewOrganisation { name, zone: "Europe/Stockholm".to_owned() })?;
    let made = units::make(&db, root)?;
    let all = persons::make(&db, root, &made)?;
    accounts::set_demo_passwords(&db, &all, PASSWORD)?;
    services::samples::make(&db, &offered(&db, &made)?)?;
    let units: Vec<Id<Unit>> = made.iter().map(|unit| unit.id).collect();
    let from = clock.now();
    let to = from.plus_days(DAYS_BACK);
    promises(&db, root, &made, to)?;
    // The tickets first, on a clock of their own: then the two years pass once more for the needs.
    let again = Clock::set(from);
    let desk = Db::open(&place.open.clone().with_clock(again), &rooms::migrations())?;
    let talk = desk::samples::Talk::Short;
    let tickets =
        desk::samples::Plan { persons: &all, units: &units, count: TICKETS, seed: SEED, from, to, talk };
    desk::samples::grow(&desk, &tickets)?;
    drop(desk);
    needs::samples::grow(&db, &Plan { persons: &all, units: &units, count: NEEDS, seed: SEED, from, to })?;
    db.settle(&rooms::followers())?;
    let it = offered(&db, &made)?.it;
    let choices = db.read(|reading| people::person_choices(reading, &[Role::Agent, Role::HeadOfIt]))?;
    let owners: Vec<Id<Person>> = choices.iter().filter_map(|choice| choice.value.parse().ok()).collect();
    let schools = offered(&db, &made)?.schools;
    training::samples::make(&db, &Classes { it, schools, pupils: &all })?;
    outcomes::build_due(&db)?;
    articles::samples::make(&db, &Keepers { unit: it, owners: &owners })?;
    desk::samples::offer(&db, &all)?;
    finance::samples::make(&db, &paid_for(&db, &made)?)?;
    agreed(&db, &made)?;
    equipped(&db, &made)?;
    refresh::samples::make(&db, db.read(people::today)?)?;
    levelling::samples::make(&db, offered(&db, &made)?.it, db.read(people::today)?)?;
    licensed(&db, root, &made)?;
    lent(&db, &made)?;
    stocked(&db, &made)?;
    cases::samples::make(&db, &reckoned(&db, &made)?)?;
    db.settle(&rooms::followers())
}

/// Where Sjövik's services belong, and when the one that is replaced ends: a quarter after the demo's two years.
fn offered(db: &Db, made: &[Made]) -> Result<Places> {
    let unit = |name: &str| {
        let found = made.iter().find(|unit| unit.plan.name == name).map(|unit| unit.id);
        found.ok_or_else(|| Refused::broken(name))
    };
    Ok(Places {
        it: unit(units::IT)?,
        schools: unit("Utbildningsförvaltningen")?,
        care: unit("Vård- och omsorgsförvaltningen")?,
        ends: db.read(people::today)?.plus_days(DAYS_BACK + 90),
    })
}

/// What Sjövik's IT budget is for: IT itself, the schools and the services.
fn paid_for(db: &Db, made: &[Made]) -> Result<finance::samples::Places> {
    let Places { it, schools: education, .. } = offered(db, made)?;
    let schools = made.iter().filter(|unit| unit.plan.kind == "school").map(|unit| unit.id).collect();
    let operator = Actor::operator();
    let choices = db.read(|reading| services::choices(reading, &operator, services::ChoiceFor::Keeping))?;
    let named = |choice: look::Choice| Some((choice.label, choice.value.parse().ok()?));
    let services = choices.into_iter().filter_map(named).collect();
    let today = db.read(people::today)?;
    Ok(finance::samples::Places { it, education, schools, services, today })
}

/// Sjövik's suppliers, and what is agreed with them.
fn agreed(db: &Db, made: &[Made]) -> Result<()> {
    let Places { it, schools, care, .. } = offered(db, made)?;
    let today = db.read(people::today)?;
    agreements::samples::make(db, &agreements::samples::Places { it, schools, care, today }).map(|_| ())
}

/// What Sjövik's IT keeps count of, at each school and at its own.
fn equipped(db: &Db, made: &[Made]) -> Result<()> {
    let Places { it, .. } = offered(db, made)?;
    let schools = made.iter().filter(|unit| unit.plan.kind == "school").map(|unit| unit.id).collect();
    let today = db.read(people::today)?;
    let school = made.iter().find(|unit| unit.plan.kind == "school").map(|unit| (unit.id, unit.plan.name));
    assets::samples::make(db, &assets::samples::Places { it, schools, today })?;
    match school {
        Some((school, name)) => inventory::samples::make(db, school, name),
        None => Ok(()),
    }
}

/// What Sjövik may use of programs: for all staff, for one school's pupils, for the schools, for devices and by name.
fn licensed(db: &Db, root: Id<Unit>, made: &[Made]) -> Result<()> {
    let Places { it, schools, .. } = offered(db, made)?;
    let school = made.iter().find(|unit| unit.plan.kind == "school").map_or(schools, |unit| unit.id);
    let today = db.read(people::today)?;
    licences::samples::make(db, &licences::samples::Places { it, root, schools, school, today }).map(|_| ())
}

/// What the schools have lent, with the text that borrowers agree to.
fn lent(db: &Db, made: &[Made]) -> Result<()> {
    let Places { schools: education, .. } = offered(db, made)?;
    let schools = made.iter().filter(|unit| unit.plan.kind == "school").map(|unit| unit.id).collect();
    let today = db.read(people::today)?;
    loans::samples::make(db, &loans::samples::Places { education, schools, today }).map(|_| ())
}

/// What is used up, in IT's store.
fn stocked(db: &Db, made: &[Made]) -> Result<()> {
    let Places { it, .. } = offered(db, made)?;
    let schools = made.iter().filter(|unit| unit.plan.kind == "school").map(|unit| unit.id).collect();
    let today = db.read(people::today)?;
    consumables::samples::make(db, &consumables::samples::Places { it, schools, today }).map(|_| ())
}

/// Sjövik's business case: it comes from the latest need about pictures in classrooms, and a head teacher answers for it.
fn reckoned(db: &Db, made: &[Made]) -> Result<cases::samples::Places> {
    let Places { it, schools: education, .. } = offered(db, made)?;
    let (operator, about) = (Actor::operator(), "projektor projektorer klassrum skärmar");
    let need = db.read(|reading| needs::similar(reading, &operator, about, None))?.into_iter().next();
    let heads = db.read(|reading| people::person_choices(reading, &[Role::Leader]))?;
    let owner = heads.iter().find_map(|choice| choice.value.parse().ok());
    Ok(cases::samples::Places {
        it,
        education,
        owner: owner.ok_or_else(|| Refused::broken("a head teacher"))?,
        from: need.map(|need| Subject::new("need", need.id.number())),
        today: db.read(people::today)?,
    })
}

/// The calendars, and what IT promises by them: something of its own for what lies under the schools' administration.
fn promises(db: &Db, root: Id<Unit>, made: &[Made], now: kernel::Moment) -> Result<()> {
    let schools = made.iter().find(|unit| unit.plan.name.contains("tbildning")).map_or(root, |unit| unit.id);
    let calendars = calendars::samples::make(db, root, now.day_in("Europe/Stockholm"))?;
    clocks::samples::make(db, root, schools, &calendars).map(|_| ())
}

/// Makes a data set of a size and says whom to sign in as.
pub fn bench(at: &Unsettled<'_>, size: Size) -> Result<ExitCode> {
    let db = program::open(&at.settle()?)?;
    if db.read(|reading| people::setting(reading, "name"))?.is_none() {
        let operator = Actor::operator();
        let name = "Mätstad".to_owned();
        let root =
            people::found(&db, &operator, &NewOrganisation { name, zone: "Europe/Stockholm".to_owned() })?;
        let units = units::many(&db, root, size.units)?;
        let persons = persons::many(&db, root, &units, size.persons)?;
        accounts::set_demo_passwords(&db, &persons[..persons.len().min(50)], PASSWORD)?;
        let to = db.clock().now();
        let from = to.plus_days(-DAYS_BACK);
        let plan = Plan { persons: &persons, units: &units, count: size.needs, seed: SEED, from, to };
        needs::samples::grow(&db, &plan)?;
        let calendars = calendars::samples::make(&db, root, to.day_in("Europe/Stockholm"))?;
        clocks::samples::make(&db, root, root, &calendars)?;
        let (count, talk) = (size.tickets, desk::samples::Talk::Long);
        let plan =
            desk::samples::Plan { persons: &persons, units: &units, count, seed: SEED, from, to, talk };
        desk::samples::grow(&db, &plan)?;
        db.settle(&rooms::followers())?;
    }
    println!("{}", persons::BENCH_HEAD_OF_IT);
    Ok(ExitCode::SUCCESS)
}

/// A unit of the demo, as the makers of persons need it.
pub struct Made {
    pub id: Id<Unit>,
    pub plan: &'static units::Plan,
}
