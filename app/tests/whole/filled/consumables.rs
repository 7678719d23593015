//! The consumables of the filled town.

use serde_json::json;

use super::{Filled, Mark, word};

impl Filled {
    /// An article at each school with a delivery, use, a count and what was thrown away.
    pub(super) fn consumables(&mut self) {
        let (north, south) = (self.sample().north.number(), self.sample().south.number());
        let lead = self.who("head-of-it");
        for (about, unit) in [("north", north), ("south", south)] {
            let texts = ["name", "place"].map(|part| word(&format!("consumable-{about}-{part}")));
            let body = json!({
                "name": texts[0], "place": texts[1], "measure": "st", "unit": unit, "price": "349", "level": 4,
            });
            let id = self.make(&lead, "/consumables/add", &body);
            let marks = texts.map(|word| Mark { word, kind: "consumable", verb: "read", id });
            self.marks.extend(marks);
            let note = self.mark(&format!("consumable-{about}-came"), "consumable", "read", id);
            let deliver = json!({ "quantity": 9, "note": note });
            self.make(&lead, &format!("/consumables/{id}/deliver"), &deliver);
            let note = self.mark(&format!("consumable-{about}-went"), "consumable", "read", id);
            let taken = json!({ "quantity": 3, "unit": unit, "note": note });
            self.make(&lead, &format!("/consumables/{id}/use"), &taken);
            let note = self.mark(&format!("consumable-{about}-found"), "consumable", "read", id);
            self.make(&lead, &format!("/consumables/{id}/count"), &json!({ "found": 5, "note": note }));
            let note = self.mark(&format!("consumable-{about}-thrown"), "consumable", "read", id);
            self.make(&lead, &format!("/consumables/{id}/throw"), &json!({ "quantity": 1, "note": note }));
        }
    }
}
