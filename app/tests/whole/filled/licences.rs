//! The licences of the filled town.

use serde_json::json;

use super::{Filled, word};

impl Filled {
    /// A licence of each school and of the whole, with two terms, a count and decisions; one with a seat.
    pub(super) fn licences(&mut self) {
        let (root, north, south) = {
            let sample = self.sample();
            (sample.root.number(), sample.north.number(), sample.south.number())
        };
        let lead = self.who("head-of-it");
        let seated = self.somebody("teacher-north").email.clone();
        for (about, unit, metric, answers) in [
            ("north", north, "seat", "leader"),
            ("south", south, "pupil", "service-owner"),
            ("whole", root, "staff", "architect"),
        ] {
            let texts = ["product", "about"].map(|part| word(&format!("licence-{about}-{part}")));
            let body = json!({
                "product": texts[0], "about": texts[1], "unit": unit, "metric": metric, "answers": answers,
                "counts_by": "hand", "after_term": "renews", "count_day": "03-15", "indexed": "2", "count": 10,
                "price": "100", "period": "year", "per": "each", "from": "2026-01-01", "to": "2026-12-31",
            });
            let id = self.make(&lead, "/licences/add", &body);
            self.marks.extend(texts.into_iter().map(|word| super::Mark {
                word,
                kind: "licence",
                verb: "read",
                id,
            }));
            if metric == "seat" {
                self.make(&lead, &format!("/licences/{id}/assign"), &json!({ "person": seated }));
            }
            self.make(&lead, &format!("/licences/{id}/count"), &json!({}));
            let why = self.mark(&format!("licence-{about}-why"), "licence", "read", id);
            let next = json!({
                "from": "2027-01-01", "to": "2027-12-31", "count": 12, "price": "110", "period": "year",
                "per": "each", "reason": why,
            });
            self.make(&lead, &format!("/licences/{id}/renew"), &next);
            let reason = self.mark(&format!("licence-{about}-more"), "licence", "read", id);
            let more = json!({ "from": "2026-06-01", "count": 2, "reason": reason });
            self.make(&lead, &format!("/licences/{id}/true-up"), &more);
            let reason = self.mark(&format!("licence-{about}-less"), "licence", "read", id);
            self.make(&lead, &format!("/licences/{id}/reduce"), &json!({ "count": 8, "reason": reason }));
        }
    }
}
