//! A supplier ledger of the filled town, with a row that is booked, one that is none of IT's, one that waits and one that is ready.

use serde_json::json;

use super::{Filled, word};

impl Filled {
    pub(super) fn bookings(&mut self) {
        let who = self.who("head-of-it");
        let names = ["booked", "outside", "waiting", "ready"].map(|about| word(&format!("ledger-{about}")));
        let row = |name: &str, account: &str| {
            format!("Leverantör {name};Förvaltning {name};{account} Konto {name};F-{name};100;2026-03-01\n")
        };
        let table = format!(
            "Leverantör;Förvaltning;Konto;Fakturanr;Belopp;Datum\n{}{}{}{}",
            row(&names[0], "6540"),
            row(&names[1], "7010"),
            row(&names[2], "6550"),
            row(&names[3], "6540")
        );
        let heard = self.upload(&who, "reskontra.csv", table.as_bytes());
        assert_eq!(heard.status, 201, "{}", heard.text());
        self.brought_in(&who, "ledger-row");
        let settled = format!("Förvaltning {}", names[0]);
        // What is booked is read in the budget too, by whoever reads the line.
        for name in names.into_iter().skip(1) {
            let row = self.number(&format!("SELECT id FROM ledger_row WHERE supplier LIKE '%{name}'"));
            self.marks.push(super::Mark { word: name, kind: "ledger-row", verb: "read", id: row });
        }
        self.booked(&who);
        let head = "År;Förvaltning;Konto;Belopp";
        let budget = format!("{head}\n2026;{settled};6540 Konto;100\n2026;Skolan;7010 Resor;5\n");
        assert_eq!(self.upload(&who, "budget.csv", budget.as_bytes()).status, 201);
        self.brought_in(&who, "budget-row");
    }

    /// Carries out the latest import, as rows of a kind.
    fn brought_in(&self, who: &str, kind: &str) {
        let id = self.number("SELECT MAX(id) FROM import");
        for (verb, body) in [("map", json!({ "kind": kind })), ("try", json!({})), ("commit", json!({}))] {
            let heard = self.tell(who, &format!("/import/{id}/{verb}"), &body);
            assert!(heard.status < 300, "{verb}: {}", heard.text());
        }
    }

    /// What is said of the first and the second row; and of the last, when the first is booked.
    fn booked(&self, who: &str) {
        let first = |table: &str| self.number(&format!("SELECT MIN(id) FROM {table}"));
        let account = first("ledger_account");
        let it = json!({ "verdict": "it", "name": "IT-tjänster", "account": "6540", "kind": "operating" });
        self.tell(who, &format!("/bookings/accounts/{account}/settle"), &it);
        let not_it = json!({ "verdict": "not-it", "name": "Annat", "account": "", "kind": "operating" });
        self.tell(who, &format!("/bookings/accounts/{}/settle", account + 1), &not_it);
        let unit = json!({ "unit": self.sample().north });
        self.tell(who, &format!("/bookings/units/{}/settle", first("ledger_place")), &unit);
        let own = json!({ "who": "own" });
        self.tell(who, &format!("/bookings/suppliers/{}/settle", first("ledger_supplier")), &own);
        self.tell(who, &format!("/bookings/{}/book", first("ledger_file")), &json!({}));
        let last = |table: &str| self.number(&format!("SELECT MAX(id) FROM {table}"));
        self.tell(who, &format!("/bookings/units/{}/settle", last("ledger_place")), &unit);
        self.tell(who, &format!("/bookings/suppliers/{}/settle", last("ledger_supplier")), &own);
    }
}
