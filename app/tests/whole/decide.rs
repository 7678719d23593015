//! Who may what, decided a second time: from the matrices that an auditor reads and from the tables, by code that
//! shares nothing with the policy's own. Where the program answers otherwise, one of the two is wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use access::{Matrix, Role};
use store::Sql;

use crate::town::Town;

/// What decides about one record.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub unit: Option<i64>,
    pub owner: Option<i64>,
    pub involved: BTreeSet<i64>,
    /// Who owns it together with the owner: the members of the group that works on it.
    pub shared: BTreeSet<i64>,
    /// It belongs to somebody whose identity is protected, or it is confidential.
    pub is_veiled: bool,
    /// The kind of the record that it is read with, when it is no record of its own: a clock is read by whoever may read
    /// what it counts for.
    pub read_as: Option<&'static str>,
    /// The audiences that it is for, by their words in the matrix: in these units, or wherever one is.
    pub open_to: BTreeMap<String, Option<BTreeSet<i64>>>,
}

/// A grant that holds now: the role and the units that it reaches; none is the whole organisation.
type Held = (Role, Option<BTreeSet<i64>>);

/// All that decides, as it stood when it was read.
pub struct Judge {
    matrices: HashMap<&'static str, Matrix>,
    grants: HashMap<i64, Vec<Held>>,
    records: HashMap<&'static str, BTreeMap<i64, About>>,
}

impl Judge {
    pub fn of(town: &Town) -> Self {
        let matrices =
            varv::rooms::all().iter().flat_map(|room| (room.matrices)()).map(|m| (m.kind, m)).collect();
        let parents: HashMap<i64, Option<i64>> = rows(town, "SELECT id, parent_id FROM unit")
            .into_iter()
            .map(|r| (num(&r, 0), opt(&r, 1)))
            .collect();
        let mut records = records(town);
        open(town, &parents, &mut records);
        Self { matrices, grants: grants(town, &parents), records }
    }

    /// The records of a kind that are known to be there.
    pub fn ids(&self, kind: &str) -> Vec<i64> {
        self.records.get(kind).map(|records| records.keys().copied().collect()).unwrap_or_default()
    }

    pub fn about(&self, kind: &str, id: i64) -> Option<&About> {
        self.records.get(kind)?.get(&id)
    }

    /// Those of the kind's records with which the person may do the verb.
    pub fn open(&self, person: i64, kind: &str, verb: &str) -> BTreeSet<i64> {
        self.ids(kind).into_iter().filter(|id| self.may(person, kind, verb, *id)).collect()
    }

    pub fn may(&self, person: i64, kind: &str, verb: &str, id: i64) -> bool {
        self.about(kind, id).is_some_and(|about| self.may_with(person, kind, verb, about))
    }

    pub fn may_with(&self, person: i64, kind: &str, verb: &str, about: &About) -> bool {
        let kind = about.read_as.filter(|_| verb == "read").unwrap_or(kind);
        let held = self.grants.get(&person).map_or(&[][..], Vec::as_slice);
        let reaches = |reach: &Option<BTreeSet<i64>>| match (reach, about.unit) {
            (None, _) => true,
            (Some(units), Some(unit)) => units.contains(&unit),
            (Some(_), None) => false,
        };
        let lifting: &[Role] = match kind {
            "ticket" => &[Role::HeadOfIt],
            "import" => &[Role::HeadOfIt, Role::Controller, Role::Auditor],
            _ => &[Role::IdentityOfficer],
        };
        let lifts = held.iter().any(|(role, reach)| lifting.contains(role) && reaches(reach));
        // Nobody is hidden from themselves, and no ticket from those who ask.
        let is_own = about.owner == Some(person) || about.shared.contains(&person);
        let asks = kind == "ticket" && about.involved.contains(&person);
        if about.is_veiled && !lifts && !is_own && !asks {
            return false;
        }
        held.iter().any(|(role, reach)| {
            let cell = self.cell(kind, verb, *role);
            cell.split('+').any(|word| match word {
                "everything" => true,
                "units" => reaches(reach),
                "involved" => about.involved.contains(&person),
                "own" => is_own,
                audience => about.open_to.get(audience).is_some_and(|units| match (units, reach) {
                    (None, _) | (Some(_), None) => true,
                    (Some(units), Some(reach)) => !units.is_disjoint(reach),
                }),
            })
        })
    }

    /// Could the person do the verb to any record that there might be?
    pub fn may_somewhere(&self, person: i64, kind: &str, verb: &str) -> bool {
        let held = self.grants.get(&person).map_or(&[][..], Vec::as_slice);
        held.iter().any(|(role, _)| !self.cell(kind, verb, *role).is_empty())
    }

    fn cell(&self, kind: &str, verb: &str, role: Role) -> &str {
        let row = self.matrices.get(kind).and_then(|matrix| matrix.rows.iter().find(|row| row.verb == verb));
        let at = Role::ALL.iter().position(|other| *other == role);
        row.zip(at).and_then(|(row, at)| row.cells.get(at)).map_or("", String::as_str)
    }
}

fn rows(town: &Town, sql: &str) -> Vec<store::Row> {
    town.db().read(|reading| reading.rows(Sql::open("a test decides by itself", sql))).expect(sql)
}

fn num(row: &store::Row, at: usize) -> i64 {
    row.get(at).expect("a number")
}

fn opt(row: &store::Row, at: usize) -> Option<i64> {
    row.get(at).expect("a number or nothing")
}

fn grants(town: &Town, parents: &HashMap<i64, Option<i64>>) -> HashMap<i64, Vec<Held>> {
    let now = town.db().clock().now().0;
    let text = format!(
        "SELECT p.id, g.role, g.unit_id FROM role_grant g JOIN person p ON p.id = g.person_id OR p.id IN (SELECT m.person_id
         FROM group_member m JOIN person_group pg ON pg.id = m.group_id WHERE m.group_id = g.group_id AND pg.closed_at IS NULL)
         WHERE g.revoked_at IS NULL AND g.from_at <= {now} AND (g.until_at IS NULL OR g.until_at > {now})"
    );
    let mut grants: HashMap<i64, Vec<Held>> = HashMap::new();
    for row in rows(town, &text) {
        let role: String = row.get(1).expect("a role");
        let role = Role::from_word(&role).expect("a role that there is");
        let unit = num(&row, 2);
        let reach = parents[&unit].map(|_| below(parents, unit));
        grants.entry(num(&row, 0)).or_default().push((role, reach));
    }
    grants
}

/// The unit and all below it, found by walking up from each.
fn below(parents: &HashMap<i64, Option<i64>>, top: i64) -> BTreeSet<i64> {
    let stands_below = |id: &i64| {
        let mut at = Some(*id);
        while let Some(unit) = at {
            if unit == top {
                return true;
            }
            at = parents[&unit];
        }
        false
    };
    parents.keys().copied().filter(stands_below).collect()
}

fn records(town: &Town) -> HashMap<&'static str, BTreeMap<i64, About>> {
    let mut records: HashMap<&'static str, BTreeMap<i64, About>> = HashMap::new();
    let mut add = |kind, sql: &str| {
        for row in rows(town, sql) {
            let about = About {
                unit: opt(&row, 1),
                owner: opt(&row, 2),
                is_veiled: num(&row, 3) == 1,
                ..About::default()
            };
            records.entry(kind).or_default().insert(num(&row, 0), about);
        }
    };
    add("unit", "SELECT id, id, NULL, 0 FROM unit");
    add("person", "SELECT id, unit_id, id, is_protected FROM person");
    add("account", "SELECT id, unit_id, id, is_protected FROM person");
    add("group", "SELECT id, unit_id, NULL, 0 FROM person_group");
    add(
        "grant",
        "SELECT g.id, g.unit_id, g.person_id, COALESCE(p.is_protected, 0) FROM role_grant g LEFT JOIN person p ON p.id = g.person_id",
    );
    add("need", "SELECT id, unit_id, owner_id, 0 FROM need");
    add("ticket", "SELECT id, unit_id, owner_id, is_confidential FROM ticket");
    add("service", "SELECT id, unit_id, owner_id, 0 FROM service");
    add("article", "SELECT id, unit_id, owner_id, 0 FROM article");
    add("course", "SELECT id, unit_id, NULL, 0 FROM course");
    add("calendar", "SELECT id, unit_id, NULL, 0 FROM calendar");
    add("service-level", "SELECT id, unit_id, NULL, 0 FROM service_level");
    add("service-report", "SELECT id, NULL, NULL, 0 FROM service_report");
    add("budget-line", "SELECT id, unit_id, NULL, 0 FROM budget_line");
    add("funding-source", "SELECT id, unit_id, NULL, 0 FROM funding_source");
    add("budget-year", "SELECT id, NULL, NULL, 0 FROM budget_year");
    add("budget-transfer", "SELECT id, unit_id, NULL, 0 FROM budget_transfer");
    add("supplier", "SELECT id, NULL, NULL, 0 FROM supplier");
    add("agreement", "SELECT id, unit_id, owner_id, 0 FROM agreement");
    add("agreement-feed", "SELECT id, NULL, person_id, 0 FROM agreement_feed");
    add("business-case", "SELECT id, unit_id, NULL, 0 FROM business_case");
    add("internal-rates", "SELECT id, NULL, NULL, 0 FROM internal_rates");
    add("asset", "SELECT id, unit_id, person_id, 0 FROM asset");
    add("asset-model", "SELECT id, NULL, NULL, 0 FROM asset_model");
    add("asset-category", "SELECT id, NULL, NULL, 0 FROM asset_category");
    add("site-key", "SELECT id, NULL, NULL, 0 FROM site_key");
    add("found-device", "SELECT id, unit_id, NULL, 0 FROM found_device");
    add("level-rule", "SELECT id, NULL, NULL, 0 FROM level_rule");
    add("refresh-rule", "SELECT id, of_unit, NULL, 0 FROM refresh_rule");
    add("scenario", "SELECT id, NULL, NULL, 0 FROM scenario");
    add("licence", "SELECT id, unit_id, NULL, 0 FROM licence");
    add("loan", "SELECT id, unit_id, person_id, 0 FROM loan");
    add("consumable", "SELECT id, unit_id, NULL, 0 FROM consumable");
    add("loan-text", "SELECT id, unit_id, NULL, 0 FROM loan_text");
    add("import", "SELECT id, NULL, by_person, is_closed FROM import");
    add("ledger-row", "SELECT id, NULL, NULL, 0 FROM ledger_row");
    add("sheet", "SELECT id, NULL, by_person, 0 FROM sheet");
    add("mailbox", "SELECT id, NULL, NULL, 0 FROM mailbox");
    add("provider", "SELECT id, NULL, NULL, 0 FROM signon_provider");
    add(
        "provider-link",
        "SELECT l.id, p.unit_id, p.id, p.is_protected FROM signon_link l JOIN person p ON p.id = l.person_id",
    );
    add("letter", "SELECT id, NULL, NULL, 0 FROM letter_in");
    add("sending", "SELECT id, NULL, NULL, 0 FROM letter_out");
    // Those of groups and suppliers are not read by whoever reads the record.
    add(
        "clock",
        "SELECT clock.id, need.unit_id, need.owner_id, 0 FROM clock JOIN clock_subject s ON s.id = clock.record_id
         JOIN need ON need.id = s.subject_id WHERE clock.party = 'users' AND s.kind = 'need'
         UNION ALL SELECT clock.id, t.unit_id, t.owner_id, t.is_confidential FROM clock
         JOIN clock_subject s ON s.id = clock.record_id
         JOIN ticket t ON t.id = s.subject_id WHERE clock.party = 'users' AND s.kind = 'ticket'",
    );
    for (id, about) in records.get_mut("clock").into_iter().flatten() {
        let text = format!(
            "SELECT COUNT(*) FROM clock JOIN clock_subject s ON s.id = clock.record_id
             WHERE clock.id = {id} AND s.kind = 'ticket'"
        );
        about.read_as = Some(if num(&rows(town, &text)[0], 0) == 1 { "ticket" } else { "need" });
    }
    for (kind, sql) in [
        (
            "clock",
            "SELECT clock.id, p.person_id FROM clock JOIN clock_subject s ON s.id = clock.record_id
             JOIN need_party p ON p.need_id = s.subject_id AND s.kind = 'need'
             UNION ALL SELECT clock.id, p.person_id FROM clock JOIN clock_subject s ON s.id = clock.record_id
             JOIN ticket_party p ON p.ticket_id = s.subject_id AND s.kind = 'ticket'",
        ),
        ("group", "SELECT group_id, person_id FROM group_member"),
        (
            "budget-line",
            "SELECT l.id, s.owner_id FROM budget_line l JOIN service s ON s.id = l.service_id
             WHERE s.owner_id IS NOT NULL",
        ),
        ("need", "SELECT need_id, person_id FROM need_party"),
        ("ticket", "SELECT ticket_id, person_id FROM ticket_party"),
    ] {
        for row in rows(town, sql) {
            if let Some(about) = records.get_mut(kind).and_then(|all| all.get_mut(&num(&row, 0))) {
                about.involved.insert(num(&row, 1));
            }
        }
    }
    let members = "SELECT t.id, m.person_id FROM ticket t JOIN group_member m ON m.group_id = t.group_id";
    for row in rows(town, members) {
        if let Some(about) = records.get_mut("ticket").and_then(|all| all.get_mut(&num(&row, 0))) {
            about.shared.insert(num(&row, 1));
        }
    }
    records
}

/// Whom records are for by what they say of themselves.
fn open(
    town: &Town,
    parents: &HashMap<i64, Option<i64>>,
    records: &mut HashMap<&'static str, BTreeMap<i64, About>>,
) {
    // Whoever holds an agreement's role for its very unit, there or above it.
    for row in rows(town, "SELECT id, owner_role, unit_id FROM agreement") {
        let (role, unit): (String, i64) = (row.get(1).expect("a role"), num(&row, 2));
        if let Some(about) = records.get_mut("agreement").and_then(|all| all.get_mut(&num(&row, 0))) {
            about.open_to.insert(format!("as-{role}"), Some(BTreeSet::from([unit])));
        }
    }
    // And a licence's.
    for row in rows(town, "SELECT id, owner_role, unit_id FROM licence") {
        let (role, unit): (String, i64) = (row.get(1).expect("a role"), num(&row, 2));
        if let Some(about) = records.get_mut("licence").and_then(|all| all.get_mut(&num(&row, 0))) {
            about.open_to.insert(format!("as-{role}"), Some(BTreeSet::from([unit])));
        }
    }
    let mut tell = |kind: &'static str, id: i64, word: String, unit: Option<i64>| {
        let Some(about) = records.get_mut(kind).and_then(|all| all.get_mut(&id)) else { return };
        match unit {
            None => _ = about.open_to.insert(word, None),
            Some(unit) => {
                let units = about.open_to.entry(word).or_insert_with(|| Some(BTreeSet::new()));
                for units in units.iter_mut() {
                    units.extend(below(parents, unit));
                }
            }
        }
    };
    let of_all = "SELECT id FROM refresh_rule WHERE of_unit IS NULL AND scenario_id IS NULL";
    for row in rows(town, of_all) {
        tell("refresh-rule", num(&row, 0), "organisation".to_owned(), None);
    }
    let in_use = "state IN ('live', 'retiring')";
    for row in rows(town, &format!("SELECT id FROM service WHERE {in_use} AND audience = 'everybody'")) {
        tell("service", num(&row, 0), "live-all".to_owned(), None);
    }
    let for_units = "SELECT service_id, unit_id FROM service_unit WHERE service_id IN
        (SELECT id FROM service WHERE audience = 'units' AND";
    for row in rows(town, &format!("{for_units} {in_use})")) {
        tell("service", num(&row, 0), "live-unit".to_owned(), opt(&row, 1));
    }
    let published = "state = 'published' AND audience";
    for (audience, word) in
        [("everybody", "published-all"), ("staff", "published-staff"), ("it", "published-it")]
    {
        for row in rows(town, &format!("SELECT id FROM article WHERE {published} = '{audience}'")) {
            tell("article", num(&row, 0), word.to_owned(), None);
        }
    }
    let for_units =
        "SELECT article_id, unit_id FROM article_unit WHERE article_id IN (SELECT id FROM article WHERE";
    for row in rows(town, &format!("{for_units} {published} = 'units')")) {
        tell("article", num(&row, 0), "published-unit".to_owned(), opt(&row, 1));
    }
}
