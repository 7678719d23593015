//! Business cases of the filled town.

use serde_json::json;

use super::{Filled, Mark, word};

impl Filled {
    /// A case of each school with one of each line, decided on, one that is a draft and one that waits for a decision.
    pub(super) fn cases(&mut self) {
        let (north, south) = (self.sample().north.number(), self.sample().south.number());
        let (lead, owner) = (self.who("head-of-it"), self.sample().leader_north.number());
        let rates = json!({
            "day": "2026-11-02", "decision": "Beslut", "base": "month", "first_year": 2027, "rate1": "2,40",
        });
        self.make(&self.who("controller"), "/cases/rates/set", &rates);
        for (about, unit) in [("north", north), ("south", south), ("draft", north), ("waits", south)] {
            let title = word(&format!("case-{about}-title"));
            let body = json!({
                "title": format!("Kalkyl {title}"), "unit": unit, "first_year": 2027, "years": 5,
            });
            let id = self.make(&lead, "/cases/add", &body);
            self.marks.push(Mark { word: title, kind: "business-case", verb: "read", id });
            let names = ["cost", "invest", "benefit", "reason"]
                .map(|part| self.mark(&format!("case-{about}-{part}"), "business-case", "read", id));
            let [cost, invest, benefit, reason] = names;
            let cost = json!({
                "name": cost, "kind": "running", "amount": "100", "first_year": 2027, "unit": unit, "payer": unit,
            });
            self.tell(&lead, &format!("/cases/{id}/costs/add"), &cost);
            let invest = json!({
                "name": invest, "amount": "1200", "first_year": 2027, "month": 1, "life": 12, "unit": unit,
                "payer": unit,
            });
            self.tell(&lead, &format!("/cases/{id}/investments/add"), &invest);
            let benefit = json!({
                "name": benefit, "class": "time", "hours": 5, "rate": "450", "owner": owner,
                "measure": "Minuter", "first_year": 2027,
            });
            self.tell(&lead, &format!("/cases/{id}/benefits/add"), &benefit);
            if about != "draft" {
                self.tell(&lead, &format!("/cases/{id}/submit"), &json!({}));
            }
            if !matches!(about, "draft" | "waits") {
                self.tell(&lead, &format!("/cases/{id}/approve"), &json!({ "reason": reason }));
            }
        }
    }
}
