//! The suppliers and agreements of the filled town.

use serde_json::json;

use super::{Filled, Mark, part, parts, word};

impl Filled {
    /// A supplier with a contact and another that was merged into it, and an agreement of each school and of the whole,
    /// one owned and one that a role answers for.
    pub(super) fn agreements(&mut self) {
        let (root, north, south) = {
            let sample = self.sample();
            (sample.root.number(), sample.north.number(), sample.south.number())
        };
        let (lead, owner) = (self.who("head-of-it"), self.somebody("architect").id);
        let supplier = |town: &mut Self, about: &str| {
            let texts = ["name", "about", "spelling"].map(|part| word(&format!("supplier-{about}-{part}")));
            let body = json!({ "name": texts[0], "about": texts[1], "spellings": texts[2] });
            let id = town.make(&lead, "/suppliers/add", &body);
            town.marks.extend(texts.into_iter().map(|word| Mark {
                word,
                kind: "supplier",
                verb: "read",
                id,
            }));
            id
        };
        let kept = supplier(self, "kept");
        let contact = self.mark("supplier-kept-contact", "supplier", "read", kept);
        let person = json!({ "name": contact, "mail": "", "phone": "", "role": "" });
        self.make(&lead, &format!("/suppliers/{kept}/contacts/add"), &person);
        let other = self.make(&lead, "/suppliers/add", &json!({ "name": "En annan leverantör" }));
        let yes = json!({ "into": kept, "confirmed": true });
        self.make(&lead, &format!("/suppliers/{other}/merge"), &yes);
        for (about, unit, more) in [
            ("north", north, json!({ "answers": "leader" })),
            ("south", south, json!({ "answers": "service-owner", "renewal": "optional" })),
            ("owned", root, json!({ "owner": owner, "answers": "architect" })),
        ] {
            let texts = ["name", "about", "reference"].map(|part| word(&format!("agreement-{about}-{part}")));
            let mut body = json!({
                "name": texts[0], "about": texts[1], "reference": texts[2], "supplier": kept, "unit": unit,
                "kind": "licence", "start": "2026-01-01", "initial_months": 36, "renewal": "tacit",
                "renewal_months": 12, "notice": 3, "notice_unit": "months", "price": "1200", "processing": "yes",
            });
            for (field, value) in more.as_object().into_iter().flatten() {
                body[field] = value.clone();
            }
            let id = self.make(&lead, "/agreements/add", &body);
            self.marks.extend(texts.into_iter().map(|word| Mark {
                word,
                kind: "agreement",
                verb: "read",
                id,
            }));
            let reason = self.mark(&format!("agreement-{about}-reason"), "agreement", "read", id);
            let amended = json!({
                "from": "2027-01-01", "renewal": "tacit", "renewal_months": 12, "notice": 1, "notice_unit": "months",
                "price": "1300", "reason": "Tillägg",
            });
            self.make(&lead, &format!("/agreements/{id}/amend"), &amended);
            let decided = json!({ "term": 1, "outcome": "renew", "reason": reason });
            self.make(&lead, &format!("/agreements/{id}/decide"), &decided);
            let [name, content] = ["file", "content"].map(|part| word(&format!("agreement-{about}-{part}")));
            let file = part("files", Some(&format!("{name}.txt")), content.as_bytes());
            let heard = self.wire.send(parts(&lead, &format!("/api/v1/agreements/{id}/attach"), &[file]));
            assert_eq!(heard.status, 201, "{}", heard.text());
            self.marks.extend([name, content].map(|word| Mark { word, kind: "agreement", verb: "read", id }));
        }
    }
}
