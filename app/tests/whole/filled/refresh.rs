//! The plan of replacements of the filled town: rules of all and of a school, and scenarios in each state.

use serde_json::{Value as Json, json};

use super::{Filled, Mark, word};

impl Filled {
    pub(super) fn refresh(&mut self) {
        let lead = self.who("head-of-it");
        let category = self.number("SELECT MIN(id) FROM asset_category");
        let tag =
            |unit: i64| format!("SELECT MIN(id) FROM asset WHERE unit_id = {unit} AND state <> 'wiped'");
        let (north, south) = (self.sample().north.number(), self.sample().south.number());
        let thing = self.number(&tag(north));
        let tags = self.db().read(|reading| {
            let sql =
                store::Sql::open("a test looks behind the curtain", "SELECT tag FROM asset WHERE id = ?");
            reading.load::<(String,)>(sql.bind(thing))
        });
        let (label,) = tags.expect("a label");
        let next = i64::from(self.db().read(people::today).expect("a day").year()) + 1;
        for (about, kind, fields) in [
            ("all", "price", json!({ "category": category, "year": 2027, "amount": "8000", "index": "2,5" })),
            ("unit", "life", json!({ "category": category, "unit": south, "months": 60 })),
            ("thing", "life", json!({ "tag": label, "year": next })),
            ("ended", "loss", json!({ "unit": north, "percent": "2" })),
        ] {
            let id = self.rule(&lead, about, kind, fields);
            if about == "ended" {
                let why = self.mark("refresh-ended-why", "refresh-rule", "read", id);
                self.make(&lead, &format!("/refresh/rules/{id}/end"), &json!({ "why": why }));
            }
        }
        for about in ["open", "adopted", "dropped"] {
            self.scenario(&lead, about, category);
        }
        // Who pays: of everything, and of one kind in one school.
        let source = self.number("SELECT MIN(id) FROM funding_source WHERE standing <> 'refused'");
        let all = json!({ "source": source, "late": 2 });
        let one = json!({ "source": source, "late": 1, "category": category, "unit": north });
        for rule in [all, one] {
            self.make(&lead, "/refresh/level/rules/set", &rule);
        }
        // There is nothing for what falls out next year: it waits.
        let nothing = json!({ "year": next, "amount": "1" });
        self.make(&lead, &format!("/budget/sources/{source}/ceiling"), &nothing);
    }

    /// A rule with a reason and a reference of its own.
    fn rule(&mut self, lead: &str, about: &str, kind: &str, mut fields: Json) -> i64 {
        let [reason, reference] =
            ["reason", "reference"].map(|part| word(&format!("refresh-{about}-{part}")));
        (fields["reason"], fields["reference"]) = (json!(reason), json!(reference));
        let id = self.make(lead, &format!("/refresh/rules/add-{kind}"), &fields);
        self.marks.extend([reason, reference].map(|word| Mark {
            word,
            kind: "refresh-rule",
            verb: "read",
            id,
        }));
        id
    }

    fn scenario(&mut self, lead: &str, about: &str, category: i64) {
        let [name, text] = ["name", "about"].map(|part| word(&format!("scenario-{about}-{part}")));
        let id = self.make(lead, "/refresh/scenarios/add", &json!({ "name": name, "about": text }));
        self.marks.extend([name, text].map(|word| Mark { word, kind: "scenario", verb: "read", id }));
        let reason = word(&format!("scenario-{about}-reason"));
        let fields = json!({ "category": category, "year": 2029, "months": 12, "reason": reason });
        self.make(lead, &format!("/refresh/scenarios/{id}/add-wait"), &fields);
        let mut rule = self.number("SELECT MAX(id) FROM refresh_rule");
        let decision = word(&format!("scenario-{about}-decision"));
        let body = json!({ "day": "2026-01-02", "decision": decision, "reference": "KS § 1" });
        match about {
            "adopted" => {
                self.make(lead, &format!("/refresh/scenarios/{id}/adopt"), &body);
                // It is a rule of the plan now, for all who see the plan.
                rule = self.number("SELECT MAX(id) FROM refresh_rule");
            }
            "dropped" => _ = self.make(lead, &format!("/refresh/scenarios/{id}/drop"), &body),
            _ => {}
        }
        self.marks.push(Mark { word: reason, kind: "refresh-rule", verb: "read", id: rule });
        if about != "open" {
            self.marks.push(Mark { word: decision, kind: "scenario", verb: "read", id });
        }
    }
}
