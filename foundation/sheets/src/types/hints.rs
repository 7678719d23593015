//! What a heading says about the values under it, in Swedish and English.

use crate::words;

/// A folded heading.
pub(crate) struct Heading {
    plain: String,
    words: Vec<String>,
}

impl Heading {
    pub(crate) fn of(name: &str) -> Self {
        let folded = words::fold(name);
        Self { plain: folded.replace(' ', ""), words: folded.split(' ').map(str::to_owned).collect() }
    }

    fn word(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    fn part(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.plain.contains(part))
    }

    pub(crate) fn password(&self) -> bool {
        let about = self.word(&["policy", "datum", "date", "changed", "andrat", "expires", "last", "reset"]);
        let said = self.part(&[
            "losenord",
            "password",
            "passwd",
            "passphrase",
            "pinkod",
            "pincode",
            "apikey",
            "apinyckel",
            "privatekey",
        ]) || self.word(&[
            "pwd",
            "pin",
            "puk",
            "secret",
            "hemlighet",
            "token",
            "passord",
            "pass",
            "losen",
        ]);
        said && !about
    }

    pub(crate) fn personal_number(&self) -> bool {
        self.part(&[
            "personnummer",
            "personnr",
            "persnr",
            "samordningsnummer",
            "civicno",
            "civicnumber",
            "personalidentity",
            "socialsecurity",
            "fodelsenummer",
            "fodnr",
            "identitetsnummer",
        ]) || self.word(&["pnr", "ssn", "civic", "personid"])
    }

    pub(crate) fn code(&self) -> bool {
        if self.counts() {
            return false;
        }
        self.account()
            || self.part(&["kod", "code", "nummer", "number", "sourcedid", "postnr", "orgnr", "organisatio"])
            || self.word(&[
                "id",
                "nr",
                "no",
                "nr.",
                "serie",
                "serienr",
                "tag",
                "uuid",
                "guid",
                "fakt",
                "faktnr",
                "enhetsid",
                "enhet",
                "avdelning",
                "forvaltning",
                "skola",
                "klass",
                "zip",
            ])
            || self.plain.ends_with("id")
            || self.plain.ends_with("nr")
    }

    /// Places in the accounts and in the house, and extensions: codes however they are written.
    pub(crate) fn account(&self) -> bool {
        let named = self.part(&[
            "konto",
            "account",
            "kostnadsstalle",
            "costcent",
            "ansvarsstalle",
            "ansvarskod",
            "rumsnummer",
            "anknytning",
        ]) || self.word(&[
            "ansvar",
            "verksamhet",
            "projekt",
            "project",
            "objekt",
            "aktivitet",
            "motpart",
            "kst",
            "rum",
            "room",
            "sal",
            "lokal",
            "ankn",
            "extension",
        ]);
        named && !self.counts()
    }

    /// A heading that counts things, whatever they are: `Antal rum`, `Number of rooms`.
    fn counts(&self) -> bool {
        self.word(&["antal", "count"]) || self.plain.starts_with("numberof") || self.plain.starts_with("noof")
    }

    /// Whether figures under it are worth a sum: years, weeks and shares are not.
    pub(crate) fn adds_up(&self) -> bool {
        !self.word(&[
            "ar", "year", "lasar", "arskurs", "manad", "month", "vecka", "week", "kvartal", "rad", "row",
            "alder", "age", "snitt", "medel", "median", "average", "version",
        ]) && !self.percent()
    }

    pub(crate) fn date(&self) -> bool {
        self.part(&["datum", "date", "fodd", "startdatum", "slutdatum"])
            || self.word(&[
                "when", "from", "tom", "fom", "till", "start", "slut", "end", "hired", "anstalld", "born",
                "senast", "giltig", "expires", "dag", "day", "inkom", "inkommen", "inkommet", "fran",
                "utgar", "upphor", "deadline",
            ])
    }

    pub(crate) fn money(&self) -> bool {
        let parts = ["belopp", "kostnad", "amount", "kronor", "utfall", "saldo", "budget", "avgift"];
        // A `kostnadsställe` is a place and not a cost.
        let plain = self.plain.replace("kostnadsstalle", "");
        parts.iter().any(|part| plain.contains(part))
            || (self.word(&["cost"]) && !plain.contains("costcent"))
            || self.word(&[
                "kr",
                "sek",
                "pris",
                "price",
                "debet",
                "kredit",
                "lon",
                "salary",
                "gasto",
                "styckpris",
                "apris",
            ])
    }

    pub(crate) fn percent(&self) -> bool {
        self.part(&["procent", "percent", "andel"])
    }

    pub(crate) fn phone(&self) -> bool {
        self.part(&["telefon", "phone", "mobil", "tfn"]) || self.word(&["tel", "sms", "tele", "fax"])
    }
}
