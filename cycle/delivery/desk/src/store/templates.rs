//! Templates and their versions. A version is added and never changed.

use kernel::{Id, Person, Refused, Result};
use people::PersonGroup;
use store::{Reading, Row, Sql, Tx};

use crate::template::{
    Approver, Design, Need, PlannedApproval, PlannedStep, Question, QuestionKind, Template,
};
use crate::{Kind, Scale};

/// Templates that are offered at most.
const AT_MOST: i64 = 300;
const OPEN: &str = "what can be ordered is no secret, and who may see its service is asked by the caller";

const SELECT: &str =
    "SELECT t.id, v.number, v.id, v.name, v.about, v.service_id, v.kind, v.group_id, v.impact, v.urgency
    FROM service_template t JOIN template_version v ON v.template_id = t.id";

fn head(row: &Row) -> Result<Template> {
    let broken = || Refused::broken("a template lacks a known kind or scale");
    let kind: String = row.get(6)?;
    let scale = |at: usize| Scale::from_number(row.get(at)?).ok_or_else(broken);
    let design = Design {
        name: row.get(3)?,
        about: row.get(4)?,
        service: row.get(5)?,
        kind: Kind::from_word(&kind).ok_or_else(broken)?,
        group: row.get(7)?,
        impact: scale(8)?,
        urgency: scale(9)?,
        questions: Vec::new(),
        steps: Vec::new(),
        approvals: Vec::new(),
    };
    Ok(Template { id: row.get(0)?, number: row.get(1)?, version: row.get(2)?, design })
}

/// All that can be ordered, by name, without questions, steps and approvals.
pub(crate) fn all(reading: &Reading<'_>) -> Result<Vec<Template>> {
    let sql = Sql::open(OPEN, SELECT)
        .and("AND v.number = t.number WHERE t.retired_at IS NULL ORDER BY v.name, t.id LIMIT ?");
    reading.rows(sql.bind(AT_MOST))?.iter().map(head).collect()
}

/// A template as it is now, whole; not found once it is retired.
pub(crate) fn load(reading: &Reading<'_>, id: Id<Template>) -> Result<Template> {
    let sql = Sql::open(OPEN, SELECT).and("AND v.number = t.number WHERE t.retired_at IS NULL AND t.id = ?");
    whole(reading, sql.bind(id))
}

/// The version that an order was made from, whole.
pub(crate) fn version(reading: &Reading<'_>, id: Id<Design>) -> Result<Template> {
    whole(reading, Sql::open(OPEN, SELECT).and("WHERE v.id = ?").bind(id))
}

fn whole(reading: &Reading<'_>, sql: Sql) -> Result<Template> {
    let row = reading.rows(sql)?.into_iter().next().ok_or(Refused::NotFound)?;
    let mut template = head(&row)?;
    let version = template.version;
    template.design.questions = questions(reading, version)?;
    let sql = Sql::open(OPEN, "SELECT text, group_id FROM template_step WHERE version_id = ? ORDER BY place");
    let steps: Vec<(String, Option<Id<PersonGroup>>)> = reading.all(sql.bind(version))?;
    template.design.steps = steps.into_iter().map(|(text, group)| PlannedStep { text, group }).collect();
    let text = "SELECT approver_id, question FROM template_approval WHERE version_id = ? ORDER BY place";
    let approvals: Vec<(Option<Id<Person>>, String)> = reading.all(Sql::open(OPEN, text).bind(version))?;
    let approval = |(person, question): (Option<_>, _)| PlannedApproval {
        approver: person.map_or(Approver::Leader, Approver::Person),
        question,
    };
    template.design.approvals = approvals.into_iter().map(approval).collect();
    Ok(template)
}

fn questions(reading: &Reading<'_>, version: Id<Design>) -> Result<Vec<Question>> {
    let text = "SELECT kind, label_sv, label_en, choices, is_required FROM template_question
                WHERE version_id = ? ORDER BY place";
    let rows: Vec<(String, String, String, String, bool)> =
        reading.all(Sql::open(OPEN, text).bind(version))?;
    let question = |(kind, sv, en, choices, is_required): (String, _, _, String, bool)| {
        let kind = QuestionKind::from_word(&kind)
            .ok_or_else(|| Refused::broken(format!("a question takes a {kind}")))?;
        let need = if is_required { Need::Required } else { Need::Optional };
        Ok(Question { kind, sv, en, choices: choices.lines().map(str::to_owned).collect(), need })
    };
    rows.into_iter().map(question).collect()
}

/// Stores a new template with its first version.
pub(crate) fn insert(tx: &Tx<'_>, design: &Design) -> Result<Id<Template>> {
    let id = tx.insert(Sql::change("INSERT INTO service_template (number) VALUES (1)"))?;
    insert_version(tx, id, 1, design)?;
    Ok(id)
}

/// Stores the version that follows; a conflict when somebody else was first.
pub(crate) fn follow(tx: &Tx<'_>, was: &Template, design: &Design) -> Result<()> {
    let sql = Sql::change("UPDATE service_template SET number = number + 1 WHERE id = ? AND number = ?");
    tx.run_one(sql.bind(was.id).bind(was.number))?;
    insert_version(tx, was.id, was.number + 1, design)
}

fn insert_version(tx: &Tx<'_>, id: Id<Template>, number: i64, design: &Design) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO template_version (template_id, number, name, about, service_id, kind, group_id, impact, urgency, at,
         by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(number).bind(&design.name).bind(&design.about).bind(design.service);
    let sql = sql.bind(design.kind.word()).bind(design.group).bind(design.impact.number());
    let sql = sql.bind(design.urgency.number()).bind(tx.now()).bind(tx.actor().person_id());
    let version: Id<Design> = tx.insert(sql)?;
    for (place, question) in (1_i64..).zip(&design.questions) {
        let sql = Sql::change(
            "INSERT INTO template_question (version_id, place, kind, label_sv, label_en, choices, is_required)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(version).bind(place).bind(question.kind.word()).bind(&question.sv);
        let sql = sql.bind(&question.en).bind(question.choices.join("\n"));
        tx.run(sql.bind(question.need == Need::Required))?;
    }
    for (place, step) in (1_i64..).zip(&design.steps) {
        let text = "INSERT INTO template_step (version_id, place, text, group_id) VALUES (?, ?, ?, ?)";
        tx.run(Sql::change(text).bind(version).bind(place).bind(&step.text).bind(step.group))?;
    }
    for (place, approval) in (1_i64..).zip(&design.approvals) {
        let text =
            "INSERT INTO template_approval (version_id, place, approver_id, question) VALUES (?, ?, ?, ?)";
        let person = match approval.approver {
            Approver::Leader => None,
            Approver::Person(person) => Some(person),
        };
        tx.run(Sql::change(text).bind(version).bind(place).bind(person).bind(&approval.question))?;
    }
    Ok(())
}

/// It can be ordered no more.
pub(crate) fn retire(tx: &Tx<'_>, id: Id<Template>) -> Result<()> {
    let sql = Sql::change("UPDATE service_template SET retired_at = ? WHERE id = ? AND retired_at IS NULL");
    if tx.run(sql.bind(tx.now()).bind(id))? == 1 { Ok(()) } else { Err(Refused::NotFound) }
}
