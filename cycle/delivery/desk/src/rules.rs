use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::rules;
use crate::{Event, Level, Matrix, POLICY, Verb};

/// How the desk works: the matrix of priorities, and when what is solved is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The version; none for the program's own.
    pub id: Option<Id<Rules>>,
    pub matrix: Matrix,
    /// Days after which what is solved is closed by the clock.
    pub close_after_days: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { id: None, matrix: Matrix::default(), close_after_days: 7 }
    }
}

/// Impact by urgency: the fields of the nine cells, in the matrix's own order.
pub(crate) const CELLS: [&str; 9] = [
    "high_high",
    "high_medium",
    "high_low",
    "medium_high",
    "medium_medium",
    "medium_low",
    "low_high",
    "low_medium",
    "low_low",
];

const fn cell(name: &'static str) -> Field {
    Field::number(name, 1, 5).required()
}

/// Change the rules from now on. Tickets keep the priority that they have.
pub struct SetRules;

impl Form for SetRules {
    const NAME: &'static str = "desk-rules-set";
    const FIELDS: &'static [Field] = &[
        cell(CELLS[0]),
        cell(CELLS[1]),
        cell(CELLS[2]),
        cell(CELLS[3]),
        cell(CELLS[4]),
        cell(CELLS[5]),
        cell(CELLS[6]),
        cell(CELLS[7]),
        cell(CELLS[8]),
        Field::number("close_after_days", 1, 90).required(),
    ];
    type New = Rules;

    fn parse(input: &Input) -> Result<Rules, FieldErrors> {
        let mut errors = FieldErrors::default();
        let cells: Vec<Level> = CELLS
            .iter()
            .filter_map(|cell| errors.take(input.number(cell, 1..=5)).and_then(Level::new))
            .collect();
        let days = errors.take(input.number("close_after_days", 1..=90));
        match (<[Level; 9]>::try_from(cells), days) {
            (Ok(cells), Some(close_after_days)) => {
                Ok(Rules { id: None, matrix: Matrix::new(cells), close_after_days })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        POLICY.allow_new(ask.actor, Verb::SetRules, &())?;
        let now = ask.db.read(rules::now)?;
        let mut draft = Draft::default()
            .crumb("/tickets", ask.say("desk-list-title"))
            .crumb("/tickets/rules", ask.say("desk-rules-title"))
            .value("close_after_days", now.close_after_days.to_string())
            .cancel("/tickets/rules");
        for (name, level) in CELLS.iter().zip(now.matrix.levels()) {
            draft = draft.value(name, level.number().to_string());
        }
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Rules) -> Result<Reply> {
        set_rules(ask.db, ask.actor, &new)?;
        Ok(Reply::see("/tickets/rules", "desk-rules-set-done"))
    }
}

/// Sets new rules. What was set by the old ones stays as it was.
pub fn set_rules(db: &Db, actor: &Actor, new: &Rules) -> Result<Id<Rules>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::SetRules, &())?;
        let id = rules::insert(tx, new)?;
        Ok(tx.say(permit, &Event::RulesSet { rules: id.number() })?.with(id))
    })
}
