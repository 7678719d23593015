//! What agents have found in the filled town.

use kernel::{Id, Unit};

use super::{Filled, Mark, word};

impl Filled {
    /// A key of each school; something that waits, something that was taken in, and a key that was taken back.
    pub(super) fn inventory(&mut self) {
        let (north, south) = (self.sample().north, self.sample().south);
        let lead = self.who("head-of-it");
        for (unit, about) in [(north, "north"), (south, "south")] {
            let unit: Id<Unit> = unit;
            let names = [word(&format!("found-{about}-waits")), word(&format!("found-{about}-new"))];
            let key = self.tell(
                &lead,
                "/equipment/agents/make",
                &serde_json::json!({ "name": word(&format!("key-{about}")), "unit": unit }),
            );
            let secret: serde_json::Value = serde_json::from_str(&key.text()).expect("json");
            let secret = secret["password"].as_str().expect("a secret").to_owned();
            let serial = names[1].to_uppercase();
            for (name, serial) in [(&names[0], ""), (&names[1], serial.as_str())] {
                let body = format!(
                    r#"{{"action":"inventory","deviceid":"{name}","content":{{"hardware":{{"name":"{name}"}},
                    "bios":{{"ssn":"{serial}","smanufacturer":"M","smodel":"Modell"}},
                    "softwares":[{{"name":"P","version":"1"}}]}}}}"#
                );
                let heard = self.machine("/inventory", &secret, body.as_bytes());
                assert_eq!(heard.status, 200, "{}", heard.text());
            }
            for name in names {
                let id = self.number(&format!("SELECT id FROM found_device WHERE name = '{name}'"));
                self.marks.push(Mark { word: name, kind: "found-device", verb: "read", id });
            }
        }
        let last = self.number("SELECT MAX(id) FROM site_key");
        self.tell(&lead, &format!("/equipment/agents/{last}/revoke"), &serde_json::json!({}));
    }

    /// Sends a body as an agent with this key does.
    fn machine(&self, path: &str, secret: &str, body: &[u8]) -> testing::Heard {
        let word =
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, format!("varv:{secret}"));
        self.wire.send(testing::Call {
            method: "POST".to_owned(),
            path: path.to_owned(),
            headers: vec![("authorization".to_owned(), format!("Basic {word}").into_bytes())],
            body: body.to_vec(),
            address: String::new(),
        })
    }
}
