//! The loans of the filled town.

use serde_json::json;

use super::{Filled, Mark, part, parts, word};

impl Filled {
    /// The text that borrowers agree to, and a loan at each school with damage and a document: one that goes on and is
    /// not signed yet, and one that was signed and has ended.
    pub(super) fn loans(&mut self) {
        let (root, north, south) = {
            let sample = self.sample();
            (sample.root.number(), sample.north.number(), sample.south.number())
        };
        let lead = self.who("head-of-it");
        let texts = ["swedish", "english"].map(|part| word(&format!("loan-text-{part}")));
        let body = json!({
            "unit": root, "swedish": format!("Avtal {}", texts[0]), "english": format!("Terms {}", texts[1]),
        });
        let id = self.make(&lead, "/loans/texts/add", &body);
        self.marks.extend(texts.into_iter().map(|word| Mark { word, kind: "loan-text", verb: "read", id }));
        let model = json!({ "name": "Elevdator", "kind": "device" });
        let category = self.make(&lead, "/equipment/categories/add", &model);
        let model = json!({ "maker": "Fjällräv", "name": "Elev 11", "category": category });
        let model = self.make(&lead, "/equipment/models/add", &model);
        for (about, unit, holder) in [("north", north, "pupil"), ("south", south, "teacher-south")] {
            let tag = format!("LAN-{about}");
            let thing = json!({ "tag": tag, "model": model, "unit": unit, "state": "in-stock" });
            self.make(&lead, "/equipment/add", &thing);
            let person = self.somebody(holder).email.clone();
            let [note, accessories, signer] =
                ["note", "accessories", "signer"].map(|part| word(&format!("loan-{about}-{part}")));
            let mut body = json!({
                "thing": tag, "person": person, "due": "2027-06-11", "condition": "good", "note": note,
                "accessories": accessories,
            });
            let mut texts = vec![note, accessories];
            if about == "south" {
                body["signed_by"] = json!("guardian");
                body["signed_name"] = json!(signer);
                texts.push(signer);
            }
            let id = self.make(&lead, "/loans/lend", &body);
            let mark = |word| Mark { word, kind: "loan", verb: "read", id };
            self.marks.extend(texts.into_iter().map(mark));
            let what = self.mark(&format!("loan-{about}-damage"), "loan", "read", id);
            let damage = json!({ "damage": what, "cost": "295", "payer": "borrower" });
            self.make(&lead, &format!("/loans/{id}/damage"), &damage);
            let reason = self.mark(&format!("loan-{about}-reason"), "loan", "read", id);
            let longer = json!({ "due": "2027-06-18", "reason": reason });
            self.make(&lead, &format!("/loans/{id}/prolong"), &longer);
            let [name, content] = ["file", "content"].map(|part| word(&format!("loan-{about}-{part}")));
            let file = part("files", Some(&format!("{name}.txt")), content.as_bytes());
            let heard = self.wire.send(parts(&lead, &format!("/api/v1/loans/{id}/attach"), &[file]));
            assert_eq!(heard.status, 201, "{}", heard.text());
            self.marks.extend([name, content].map(|word| Mark { word, kind: "loan", verb: "read", id }));
            if about == "south" {
                let note = self.mark(&format!("loan-{about}-back"), "loan", "read", id);
                let back = json!({ "whither": "in-stock", "condition": "worn", "note": note });
                self.make(&lead, &format!("/loans/{id}/return"), &back);
            }
        }
    }
}
