//! Which replacements wait so that every ceiling is kept with the fewest late: mixed integer programming. Pure.

use std::collections::BTreeMap;
use std::time::Duration;

use microlp::{
    ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable,
};

/// Things of one unit and model whose time is up in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The year in which they fall out.
    pub due: i64,
    pub things: i64,
    /// What they cost together, in öre.
    pub cost: i64,
    /// Who pays them: a number of the asker's own.
    pub source: i64,
    /// Years after their time at most.
    pub late: i64,
}

/// What a source gives at most in a year, in öre; what it pays of what cannot wait is taken off already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    pub source: i64,
    pub year: i64,
    pub amount: i64,
}

/// Things of a group that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The group's place among those that were given.
    pub group: usize,
    pub to: i64,
    pub things: i64,
    /// In öre.
    pub cost: i64,
}

/// A ceiling that cannot be kept, and by how much, in öre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    pub source: i64,
    pub year: i64,
    pub amount: i64,
}

/// What came of levelling.
#[derive(Debug, Clone, PartialEq)]
pub struct Levelled {
    pub moves: Vec<Move>,
    pub overs: Vec<Over>,
    /// Things times the years that they are late.
    pub lateness: i64,
    /// How far from the best this may be, as a share of it; none when it is the best.
    pub gap: Option<f64>,
}

/// What going over a ceiling by a thousand kronor weighs beside one thing that is a year late: more than any number of
/// things that a thousand kronor could be spared by.
const OVER: f64 = 1_000.0;
/// The best is looked for until it is within this share.
const GAP: f64 = 0.002;

/// The groups' years in the solver's terms: a whole number of things for each year in which they may be replaced.
struct Model {
    problem: Problem,
    /// By group, its years with their variables.
    years: Vec<Vec<(i64, Variable)>>,
}

fn thousands(ore: i64) -> f64 {
    ore as f64 / 100_000.0
}

fn model(groups: &[Group], ceilings: &BTreeMap<(i64, i64), i64>, last: i64) -> Model {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut rows: BTreeMap<(i64, i64), LinearExpr> = BTreeMap::new();
    let mut years = Vec::with_capacity(groups.len());
    for group in groups {
        let price = thousands(group.cost) / group.things as f64;
        let until = (group.due + group.late).min(last).max(group.due);
        let mut own = Vec::new();
        let mut all = LinearExpr::empty();
        for year in group.due..=until {
            let most = i32::try_from(group.things).unwrap_or(i32::MAX);
            let things = problem.add_integer_var((year - group.due) as f64, (0, most));
            all.add(things, 1.0);
            if ceilings.contains_key(&(group.source, year)) {
                rows.entry((group.source, year)).or_insert_with(LinearExpr::empty).add(things, price);
            }
            own.push((year, things));
        }
        problem.add_constraint(all, ComparisonOp::Eq, group.things as f64);
        years.push(own);
    }
    for (key, mut row) in rows {
        let over = problem.add_var(OVER, (0.0, f64::INFINITY));
        row.add(over, -1.0);
        let most = ceilings.get(&key).copied().unwrap_or_default();
        problem.add_constraint(row, ComparisonOp::Le, thousands(most));
    }
    Model { problem, years }
}

/// Finds which of the groups wait, within the time; `last` is the last year that is looked at: nothing waits beyond it.
/// None when the solver has found no answer in the time, or could not cope.
pub fn level(groups: &[Group], ceilings: &[Ceiling], last: i64, within: Duration) -> Option<Levelled> {
    let groups_of = |it: &Group| it.things > 0 && it.cost > 0;
    let ceilings: BTreeMap<(i64, i64), i64> =
        ceilings.iter().map(|it| ((it.source, it.year), it.amount.max(0))).collect();
    let asked: Vec<usize> = (0..groups.len()).filter(|at| groups_of(&groups[*at])).collect();
    let some: Vec<Group> = asked.iter().map(|at| groups[*at]).collect();
    if some.is_empty() {
        return Some(Levelled { moves: Vec::new(), overs: Vec::new(), lateness: 0, gap: None });
    }
    let Model { problem, years } = model(&some, &ceilings, last);
    let mut options = SolveOptions::default();
    (options.time_limit, options.mip_gap) = (Some(within), GAP);
    let solution = match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => solution,
        Ok(SolveOutcome::Interrupted(_)) => return None,
        Err(error) => {
            tracing::warn!(%error, "levelling was not solved");
            return None;
        }
    };
    let mut moves = Vec::new();
    let mut spent: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let mut lateness = 0;
    for ((group, own), at) in some.iter().zip(&years).zip(asked) {
        let counts: Vec<i64> = own.iter().map(|(_, it)| solution.var_value(*it).round() as i64).collect();
        // Each year pays its share of what the group costs; together they are it, to the öre.
        let shares = kernel::Money::sek(group.cost).shared(&counts)?;
        for (((year, _), things), share) in own.iter().zip(counts).zip(shares) {
            *spent.entry((group.source, *year)).or_default() += share.minor;
            lateness += (year - group.due) * things;
            if *year > group.due && things > 0 {
                moves.push(Move { group: at, to: *year, things, cost: share.minor });
            }
        }
    }
    let over = |((source, year), most): (&(i64, i64), &i64)| {
        let amount = spent.get(&(*source, *year)).copied().unwrap_or_default() - most;
        (amount > 0).then_some(Over { source: *source, year: *year, amount })
    };
    let overs = ceilings.iter().filter_map(over).collect();
    let gap = solution.gap().filter(|gap| *gap > 1e-9);
    Some(Levelled { moves, overs, lateness, gap })
}
