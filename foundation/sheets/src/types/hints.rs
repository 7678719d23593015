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
        self.part(&[
            "kod",
            "code",
            "nummer",
            "number",
            "sourcedid",
            "postnr",
            "orgnr",
            "organisatio",
            "konto",
            "account",
        ]) || self.word(&[
            "id",
            "nr",
            "no",
            "nr.",
            "ansvar",
            "verksamhet",
            "projekt",
            "objekt",
            "aktivitet",
            "motpart",
            "serie",
            "serienr",
            "tag",
            "uuid",
            "guid",
            "fakt",
            "faktnr",
            "enhetsid",
            "kst",
        ]) || self.plain.ends_with("id")
            || self.plain.ends_with("nr")
    }

    pub(crate) fn date(&self) -> bool {
        self.part(&["datum", "date", "fodd", "startdatum", "slutdatum"])
            || self.word(&[
                "when", "from", "tom", "fom", "till", "start", "slut", "end", "hired", "anstalld", "born",
                "senast", "giltig", "expires", "dag", "day",
            ])
    }

    pub(crate) fn money(&self) -> bool {
        self.part(&["belopp", "kostnad", "amount", "kronor", "utfall", "saldo", "budget", "avgift"])
            || self.word(&[
                "cost",
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
