//! The equipment of the filled town.

use serde_json::json;

use super::{Filled, Mark, part, parts, word};

impl Filled {
    /// A kind with a model, and a thing at each school: one in somebody's hands, one lent, one lost and one wiped.
    pub(super) fn assets(&mut self) {
        let (north, south) = (self.sample().north.number(), self.sample().south.number());
        let lead = self.who("head-of-it");
        let kind = json!({ "name": "Bärbar dator", "kind": "device", "life_months": 48 });
        let category = self.make(&lead, "/equipment/categories/add", &kind);
        let model = json!({ "maker": "Norrsken", "name": "Bok 14", "category": category });
        let model = self.make(&lead, "/equipment/models/add", &model);
        for (about, unit, holder, ways) in [
            ("north", north, "teacher-north", &["in-use"][..]),
            ("lent", north, "pupil", &["lent"]),
            ("south", south, "teacher-south", &["in-use", "lost"]),
            ("gone", south, "", &["retired", "wiped"]),
        ] {
            let texts =
                ["tag", "serial", "place", "supplier"].map(|part| word(&format!("asset-{about}-{part}")));
            let note = word(&format!("asset-{about}-note"));
            let body = json!({
                "tag": texts[0], "serial": texts[1], "place": texts[2], "supplier": texts[3], "note": note,
                "model": model, "unit": unit, "state": "in-stock", "price": "8490", "warranty_until": "2027-03-01",
            });
            let id = self.make(&lead, "/equipment/add", &body);
            self.marks.extend(texts.iter().map(|word| Mark {
                word: word.clone(),
                kind: "asset",
                verb: "read",
                id,
            }));
            // A serial number is kept in capitals.
            let serial = texts[1].to_uppercase();
            self.marks.push(Mark { word: serial, kind: "asset", verb: "read", id });
            self.marks.push(Mark { word: note, kind: "asset", verb: "survey", id });
            let person = if holder.is_empty() { String::new() } else { self.somebody(holder).email.clone() };
            for state in ways {
                let why = self.mark(&format!("asset-{about}-{state}-why"), "asset", "survey", id);
                let body =
                    json!({ "state": state, "unit": unit, "place": texts[2], "person": person, "why": why });
                self.make(&lead, &format!("/equipment/{id}/move"), &body);
            }
            let [name, content] = ["file", "content"].map(|part| word(&format!("asset-{about}-{part}")));
            let file = part("files", Some(&format!("{name}.txt")), content.as_bytes());
            let heard = self.wire.send(parts(&lead, &format!("/api/v1/equipment/{id}/attach"), &[file]));
            assert_eq!(heard.status, 201, "{}", heard.text());
            self.marks.extend([name, content].map(|word| Mark { word, kind: "asset", verb: "survey", id }));
        }
    }
}
