//! Three years of Sjövik's IT budget: the same every time, for the demo and for tests of other rooms.

use access::Actor;
use kernel::{Day, Id, Money, Result, Unit};
use services::Service;
use store::Db;

use crate::{
    Bill, Border, BudgetLine, BudgetYear, Ceiling, Closing, Decision, Facts, Funded, Funding, FundingSource,
    Invoiced, Kind, NewForecast, NewLine, NewOrder, NewSource, NewTransfer, Post, SourceKind, Standing, add,
    add_source, cap, forecast, fund, invoice, lock, open_year, order, set_post, transfer,
};

/// Where the samples belong.
#[derive(Debug, Clone)]
pub struct Places {
    pub it: Id<Unit>,
    /// The administration over the schools.
    pub education: Id<Unit>,
    pub schools: Vec<Id<Unit>>,
    /// Services by name, to tie lines to.
    pub services: Vec<(String, Id<Service>)>,
    pub today: Day,
}

/// A line of IT's own: name, account, service, kind, what it costs a year in kronor, and how much of it is ordered and
/// invoiced by now in a year that is going on, in per cent.
type Own = (&'static str, &'static str, &'static str, Kind, i64, i64);

const OWN: [Own; 9] = [
    ("Licenser för kontorsprogram", "6420", "Filer och samarbete", Kind::Operating, 1_840_000, 100),
    ("Lärplattform, abonnemang", "6420", "Lärplattform", Kind::Operating, 960_000, 100),
    ("Internet och fiber", "6230", "Trådlöst nät i skolan", Kind::Operating, 720_000, 75),
    ("Datorer för personal", "6411", "Dator för personal", Kind::Operating, 2_350_000, 60),
    ("Mobilabonnemang", "6212", "Mobiltelefon", Kind::Operating, 540_000, 80),
    ("Omsorgsjournal, drift", "6420", "Omsorgsjournal", Kind::Operating, 1_275_000, 50),
    ("Utskrift, klickkostnad", "6415", "Utskrift", Kind::Operating, 410_000, 70),
    ("Byte av växlar och accesspunkter", "1220", "Trådlöst nät i skolan", Kind::Investment, 3_200_000, 40),
    ("Nationella prov, provteknik", "6414", "Nationella prov digitalt", Kind::Grant, 380_000, 30),
];

/// Whose money it is.
struct Sources {
    operating: Id<FundingSource>,
    investment: Id<FundingSource>,
    grant: Id<FundingSource>,
    vacant: Id<FundingSource>,
    applied: Id<FundingSource>,
}

/// Who writes the samples, and where.
struct Maker<'a> {
    db: &'a Db,
    operator: Actor,
    places: &'a Places,
}

const fn kr(kronor: i64) -> Money {
    Money::sek(kronor * 100)
}

/// Makes last year, which is locked, this year and the next.
pub fn make(db: &Db, places: &Places) -> Result<()> {
    let maker = Maker { db, operator: Actor::operator(), places };
    let sources = maker.sources()?;
    let this = i64::from(places.today.year());
    for year in this - 1..=this + 1 {
        let id = open_year(db, &maker.operator, year)?;
        maker.year(id, year, &sources)?;
        if year < this {
            lock(db, &maker.operator, id)?;
        }
    }
    Ok(())
}

impl Maker<'_> {
    fn source(
        &self,
        name: &str,
        kind: SourceKind,
        unit: Id<Unit>,
        decision: Option<&str>,
    ) -> Result<Id<FundingSource>> {
        let granted = |text: &str| {
            let reference = "KF § 118".to_owned();
            Standing::Granted(Decision {
                text: text.to_owned(),
                reference,
                day: self.places.today.plus_days(-400),
            })
        };
        let standing = decision.map_or(Standing::AppliedFor, granted);
        add_source(self.db, &self.operator, &NewSource { name: name.to_owned(), kind, unit, standing })
    }

    fn sources(&self) -> Result<Sources> {
        let Places { it, education, .. } = *self.places;
        let council = Some("Kommunfullmäktiges beslut om mål och budget");
        let sources = Sources {
            operating: self.source("IT-enhetens driftbudget", SourceKind::Operating, it, council)?,
            investment: self.source("Investeringsbudget nät", SourceKind::Investment, it, council)?,
            grant: self.source(
                "Statsbidrag för nationella prov",
                SourceKind::StateGrant,
                education,
                Some("Skolverkets beslut"),
            )?,
            vacant: self.source(
                "Vakant tjänst, utbildningsförvaltningen",
                SourceKind::VacantPost,
                education,
                Some("Förvaltningschefens beslut"),
            )?,
            applied: self.source(
                "Sökt bidrag för likvärdig skola",
                SourceKind::StateGrant,
                education,
                None,
            )?,
        };
        let this = i64::from(self.places.today.year());
        for year in this - 1..=this + 1 {
            let ceiling = |kronor| Ceiling { year, amount: Some(kr(kronor)) };
            cap(self.db, &self.operator, sources.operating, &ceiling(10_500_000))?;
            cap(self.db, &self.operator, sources.investment, &ceiling(3_000_000))?;
        }
        Ok(sources)
    }

    fn line(
        &self,
        year: Id<BudgetYear>,
        (name, account, kind): (&str, &str, Kind),
        (unit, service): (Id<Unit>, &str),
        (source, kronor): (Option<Id<FundingSource>>, i64),
    ) -> Result<Id<BudgetLine>> {
        let service = self.places.services.iter().find(|(known, _)| known == service).map(|(_, id)| *id);
        let facts = Facts {
            unit,
            account: account.to_owned(),
            activity: "IT".to_owned(),
            service,
            project: String::new(),
            kind,
            name: name.to_owned(),
        };
        add(self.db, &self.operator, &NewLine { year, facts, source, amount: kr(kronor) })
    }

    /// Orders and invoices of a line: everything of a year that is over, a part of one that is going on.
    fn spend(&self, line: Id<BudgetLine>, year: i64, kronor: i64, per_cent: i64) -> Result<()> {
        let this = i64::from(self.places.today.year());
        let part = match year {
            _ if year < this => 100,
            _ if year == this => per_cent,
            _ => return Ok(()),
        };
        let first = i16::try_from(year).ok().and_then(|year| Day::new(year, 1, 15));
        let day = first.unwrap_or(self.places.today).min(self.places.today);
        let number = format!("{year}-{line}");
        let (supplier, text) = ("Leverantör AB".to_owned(), String::new());
        let ordered = NewOrder {
            reference: format!("B{number}"),
            supplier: supplier.clone(),
            amount: kr(kronor * 9 / 10),
            day,
            text: text.clone(),
        };
        let ordered = order(self.db, &self.operator, line, &ordered)?;
        let bill = Bill {
            reference: format!("F{number}"),
            row: 0,
            supplier,
            amount: kr(kronor * 9 / 10 * part / 100),
            day,
            text,
            order: Some(ordered),
        };
        let closing = if year < this { Closing::Last } else { Closing::Part };
        invoice(self.db, &self.operator, line, &Invoiced { bill, closing }).map(|_| ())
    }

    fn year(&self, id: Id<BudgetYear>, year: i64, sources: &Sources) -> Result<()> {
        let mut made = Vec::new();
        for (name, account, service, kind, kronor, part) in OWN {
            let source = match kind {
                Kind::Operating => sources.operating,
                Kind::Investment => sources.investment,
                Kind::Grant => sources.grant,
            };
            let line =
                self.line(id, (name, account, kind), (self.places.it, service), (Some(source), kronor))?;
            self.spend(line, year, kronor, part)?;
            made.push(line);
        }
        self.schools(id, year, sources)?;
        self.posts(id, sources)?;
        if year == i64::from(self.places.today.year()) {
            self.moved(&made)?;
        }
        Ok(())
    }

    /// What each school has of its own: its part of the network, paid, and pupils' computers, of which some are not.
    fn schools(&self, id: Id<BudgetYear>, year: i64, sources: &Sources) -> Result<()> {
        for (at, school) in (0_i64..).zip(&self.places.schools) {
            let (net, computers) = (85_000 + at * 6_500, 240_000 + at * 21_000);
            let about = ("Trådlöst nät, skolans del", "6230", Kind::Operating);
            let paid = (Some(sources.operating), net);
            let line = self.line(id, about, (*school, "Trådlöst nät i skolan"), paid)?;
            self.spend(line, year, net, 80)?;
            let source = match at % 4 {
                1 => None,
                3 => Some(sources.applied),
                _ => Some(sources.operating),
            };
            let about = ("Elevdatorer", "6411", Kind::Operating);
            let line = self.line(id, about, (*school, "Elevdator"), (source, computers))?;
            if source == Some(sources.operating) {
                self.spend(line, year, computers, 55)?;
            }
        }
        Ok(())
    }

    /// Two posts: one paid by the budget, one shared by a vacant post, what is applied for, and nobody.
    fn posts(&self, id: Id<BudgetYear>, sources: &Sources) -> Result<()> {
        let it = (self.places.it, "");
        let post = Post { salary: kr(41_500), on_costs: 4_012, share: 10_000, from_month: 1, months: 12 };
        let paid = (Some(sources.operating), 0);
        let line = self.line(id, ("Tekniker, servicedesk", "5010", Kind::Operating), it, paid)?;
        set_post(self.db, &self.operator, line, &post)?;
        let line = self.line(id, ("IT-pedagog för skolorna", "5010", Kind::Operating), it, (None, 0))?;
        set_post(self.db, &self.operator, line, &Post { from_month: 8, months: 5, ..post })?;
        let funding = Funding::of(&[(sources.vacant, 5_000), (sources.applied, 3_000)]);
        let funding = funding.unwrap_or_else(|| Funding::whole(None));
        fund(self.db, &self.operator, line, &Funded { funding, seen: None })
    }

    /// Two transfers and a forecast in the year that is going on.
    fn moved(&self, made: &[Id<BudgetLine>]) -> Result<()> {
        let [licences, _, net, computers, phones, .., switches, _] = made else { return Ok(()) };
        let move_of = |from: Id<BudgetLine>, to: Id<BudgetLine>, kronor: i64, decision: &str| NewTransfer {
            from,
            to,
            amount: kr(kronor),
            decision: decision.to_owned(),
            reference: "KS § 42".to_owned(),
            day: self.places.today,
        };
        let phones = move_of(*phones, *net, 40_000, "IT-chefen: fler skolor på fiber");
        transfer(self.db, &self.operator, &phones, Border::Kept)?;
        let switches = move_of(*switches, *computers, 150_000, "Kommunstyrelsen: växlar hyrs i stället");
        transfer(self.db, &self.operator, &switches, Border::Crossed)?;
        let text = "Fler användare än planerat".to_owned();
        let new = NewForecast { amount: kr(1_910_000), day: self.places.today, text };
        forecast(self.db, &self.operator, *licences, &new).map(|_| ())
    }
}
