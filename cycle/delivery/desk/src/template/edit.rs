//! The page on which a template is made or changed: its own fields, then a part for each question, step and approval,
//! with some empty ones at the end of each.

use kernel::{FieldErrors, Id, Person, Personal, Purpose, Refused, Result};
use look::{Act, Choice, Crumb, Field, Kind as Drawn};
use services::ChoiceFor;
use store::{Reading, Sql};
use web::{Ask, Page, Reply, Wants};

use super::fields::{self, APPROVALS, PairNames, QUESTIONS, QuestionNames, STEPS};
use super::keep::{change_template, keep_template, retire_template};
use super::{Approver, Design, Need, QuestionKind, Template};
use crate::store::{places, templates};
use crate::{Kind, POLICY, Scale, Verb};

/// Empty parts that follow those that are filled in.
const MORE: usize = 2;
const LIST: &str = "/tickets/templates";

/// GET `/tickets/templates/add`
pub(crate) fn open_new(ask: &Ask<'_>) -> Result<Reply> {
    POLICY.allow_new(ask.actor, Verb::KeepTemplates, &())?;
    Ok(Reply::Page(Box::new(page(ask, None, None)?)))
}

/// POST `/tickets/templates/add`
pub(crate) fn send_new(ask: &Ask<'_>) -> Result<Reply> {
    POLICY.allow_new(ask.actor, Verb::KeepTemplates, &())?;
    let made = fields::parse(ask.input)
        .map_err(Refused::from)
        .and_then(|typed| keep_template(ask.db, ask.actor, &typed));
    match made {
        Ok(id) => Ok(Reply::made("service-template", id.number(), LIST, "desk-template-kept-done")),
        Err(Refused::Invalid(errors)) => refused(ask, None, errors),
        Err(other) => Err(other),
    }
}

/// GET `/tickets/templates/{id}/edit`
pub(crate) fn open_edit(ask: &Ask<'_>) -> Result<Reply> {
    let template = loaded(ask)?;
    Ok(Reply::Page(Box::new(page(ask, Some(&template), None)?)))
}

/// POST `/tickets/templates/{id}/edit`
pub(crate) fn send_edit(ask: &Ask<'_>) -> Result<Reply> {
    let template = loaded(ask)?;
    let made = fields::parse(ask.input)
        .map_err(Refused::from)
        .and_then(|typed| change_template(ask.db, ask.actor, template.id, &typed));
    match made {
        Ok(()) => Ok(Reply::made("service-template", template.id.number(), LIST, "desk-template-kept-done")),
        Err(Refused::Invalid(errors)) => refused(ask, Some(&template), errors),
        Err(other) => Err(other),
    }
}

/// POST `/tickets/templates/{id}/retire`
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    retire_template(ask.db, ask.actor, ask.id("id")?)?;
    Ok(Reply::see(LIST, "desk-template-retired-done"))
}

fn loaded(ask: &Ask<'_>) -> Result<Template> {
    POLICY.allow_new(ask.actor, Verb::KeepTemplates, &())?;
    let id = ask.id("id")?;
    ask.db.read(|reading| templates::load(reading, id))
}

fn refused(ask: &Ask<'_>, template: Option<&Template>, errors: FieldErrors) -> Result<Reply> {
    match ask.wants {
        Wants::Json => Err(Refused::Invalid(errors)),
        Wants::Page => Ok(Reply::Refused(Box::new(page(ask, template, Some(errors))?))),
    }
}

fn page(ask: &Ask<'_>, template: Option<&Template>, errors: Option<FieldErrors>) -> Result<Page> {
    let title = match template {
        Some(template) => template.design.name.clone(),
        None => ask.say("desk-template-add-page"),
    };
    let mut page = Page::titled(title);
    page.head.lead = ask.say("desk-template-lead");
    page.crumbs = vec![
        Crumb::new("/tickets", ask.say("desk-list-title")),
        Crumb::new(LIST, ask.say("desk-templates-title")),
    ];
    if let Some(template) = template {
        let retire = format!("/tickets/templates/{}/retire", template.id);
        page.head.quiet = vec![Act::send(ask.say("desk-template-retire"), retire)];
    }
    let drawing = Drawing::of(ask, template)?;
    let mut form =
        look::Form::new(ask.path, ask.say("desk-template-submit"), drawing.fields(template)).cancel(LIST);
    form.once = web::new_form_key().unwrap_or_default();
    if let Some(errors) = errors {
        form = form.refused(ask.input, errors);
    }
    page.body = form.render(ask.talk);
    Ok(page)
}

/// The place after the last part in which something was typed.
fn last(typed: impl Iterator<Item = bool>) -> usize {
    typed.enumerate().filter(|(_, is_typed)| *is_typed).last().map_or(0, |(place, _)| place + 1)
}

/// What the parts of the form are drawn with.
struct Drawing<'a> {
    ask: &'a Ask<'a>,
    services: Vec<Choice>,
    groups: Vec<Choice>,
    /// The addresses of those who are asked to approve by name.
    approvers: Vec<(Id<Person>, Personal<String>)>,
}

impl<'a> Drawing<'a> {
    fn of(ask: &'a Ask<'a>, template: Option<&Template>) -> Result<Self> {
        let groups = places::group_choices(ask)?;
        let design = template.map(|template| &template.design);
        ask.db.read(|reading| {
            let services = services::choices(reading, ask.actor, ChoiceFor::Keeping)?;
            let approvers = design.map(|design| approvers(reading, design)).transpose()?.unwrap_or_default();
            Ok(Self { ask, services, groups: groups.clone(), approvers })
        })
    }

    fn say(&self, key: &str, n: usize) -> String {
        self.ask.talk.with(key, &[("n", i64::try_from(n).unwrap_or_default().into())])
    }

    fn words(&self, key: &str, words: &[&str]) -> Vec<Choice> {
        words.iter().map(|word| Choice::new(*word, self.ask.say(&format!("{key}-{word}")))).collect()
    }

    fn fields(&self, template: Option<&Template>) -> Vec<Field> {
        let design = template.map(|template| &template.design);
        let mut fields = self.head(template);
        let (questions, steps, approvals) = design
            .map_or((0, 0, 0), |design| (design.questions.len(), design.steps.len(), design.approvals.len()));
        let is_typed = |name: &str| !self.ask.input.raw(name).trim().is_empty();
        let typed = last(QUESTIONS.iter().map(|names| is_typed(names.sv) || is_typed(names.en)));
        for (n, names) in QUESTIONS.iter().enumerate().take(questions.max(typed) + MORE) {
            fields.extend(self.question(n, names, design.and_then(|design| design.questions.get(n))));
        }
        fields.push(
            Field::section(self.ask.say("desk-template-steps"))
                .help(self.ask.say("desk-template-steps-help")),
        );
        let typed = last(STEPS.iter().map(|names| is_typed(names.text)));
        for (n, names) in STEPS.iter().enumerate().take(steps.max(typed) + MORE) {
            let step = design.and_then(|design| design.steps.get(n));
            let text = step.map_or("", |step| step.text.as_str());
            let group = step.and_then(|step| step.group).map_or_else(String::new, |group| group.to_string());
            fields.push(Field::line(names.text, self.say("desk-template-step", n + 1)).value(text));
            let label = self.say("desk-template-step-group", n + 1);
            fields.push(Field::pick(names.who, label, self.groups.clone()).value(group));
        }
        let typed = last(APPROVALS.iter().map(|names| is_typed(names.text) || is_typed(names.person)));
        for (n, names) in APPROVALS.iter().enumerate().take(approvals.max(typed) + 1) {
            fields.extend(self.approval(n, names, design));
        }
        fields
    }

    fn head(&self, template: Option<&Template>) -> Vec<Field> {
        let say = |what: &str| self.ask.say(&format!("desk-template-{what}"));
        let design = template.map(|template| &template.design);
        let word = |word: Option<&'static str>, other: &str| word.unwrap_or(other).to_owned();
        let id = |id: Option<String>| id.unwrap_or_default();
        let number = template.map_or_else(String::new, |template| template.number.to_string());
        vec![
            Field::line("name", say("name")).required().value(design.map_or("", |d| d.name.as_str())),
            Field::prose("about", say("about"))
                .help(say("about-help"))
                .value(design.map_or("", |d| d.about.as_str())),
            Field::pick("service", say("service"), self.services.clone())
                .help(say("service-help"))
                .value(id(design.and_then(|d| d.service).map(|service| service.to_string()))),
            Field::choice("kind", say("kind"), self.words("desk-kind", Kind::WORDS))
                .required()
                .value(word(design.map(|d| d.kind.word()), Kind::Request.word())),
            Field::pick("group", say("group"), self.groups.clone())
                .value(id(design.and_then(|d| d.group).map(|group| group.to_string()))),
            Field::choice("impact", say("impact"), self.words("desk-impact", Scale::WORDS))
                .required()
                .value(word(design.map(|d| d.impact.word()), Scale::Low.word())),
            Field::choice("urgency", say("urgency"), self.words("desk-urgency", Scale::WORDS))
                .required()
                .value(word(design.map(|d| d.urgency.word()), Scale::Low.word())),
            Field::hidden("version", number),
        ]
    }

    fn question(&self, n: usize, names: &QuestionNames, question: Option<&super::Question>) -> Vec<Field> {
        let text = |of: fn(&super::Question) -> &str| question.map_or("", of).to_owned();
        let kind = question.map_or(QuestionKind::Line, |question| question.kind);
        let is_needed = question.is_some_and(|question| question.need == Need::Required);
        let need = if is_needed { "1" } else { "" };
        let choices = question.map(|question| question.choices.join("\n")).unwrap_or_default();
        let kinds = self.words("desk-template-takes", QuestionKind::WORDS);
        let n = n + 1;
        vec![
            Field::section(self.say("desk-template-question", n)),
            Field::line(names.sv, self.say("desk-template-sv", n)).value(text(|question| &question.sv)),
            Field::line(names.en, self.say("desk-template-en", n)).value(text(|question| &question.en)),
            Field::pick(names.kind, self.say("desk-template-takes", n), kinds).value(kind.word()),
            Field::new(Drawn::Prose(2), names.choices, self.say("desk-template-choices", n))
                .help(self.ask.say("desk-template-choices-help"))
                .value(choices),
            Field::check(names.need, self.say("desk-template-need", n)).value(need),
        ]
    }

    fn approval(&self, n: usize, names: &PairNames, design: Option<&Design>) -> Vec<Field> {
        let planned = design.and_then(|design| design.approvals.get(n));
        let person = match planned.map(|planned| planned.approver) {
            Some(Approver::Person(person)) => Some(person),
            Some(Approver::Leader) | None => None,
        };
        let address = self.approvers.iter().find(|(known, _)| Some(*known) == person);
        let address = address.map_or("", |(_, email)| email.reveal(Purpose::Contact).as_str());
        let who = if person.is_some() { "person" } else { "leader" };
        let n = n + 1;
        vec![
            Field::section(self.say("desk-template-approval", n))
                .help(self.ask.say("desk-template-approval-help")),
            Field::line(names.text, self.say("desk-template-approval-question", n))
                .value(planned.map_or("", |planned| planned.question.as_str())),
            Field::choice(
                names.who,
                self.say("desk-template-approver", n),
                self.words("desk-template-approver", Approver::WORDS),
            )
            .value(who),
            Field::email(names.person, self.say("desk-template-approver-email", n))
                .autocomplete("off")
                .value(address),
        ]
    }
}

/// The addresses of those whom a template asks by name, for who keeps it.
fn approvers(reading: &Reading<'_>, design: &Design) -> Result<Vec<(Id<Person>, Personal<String>)>> {
    let persons = design.approvals.iter().filter_map(|planned| match planned.approver {
        Approver::Leader => None,
        Approver::Person(person) => Some(person),
    });
    let sql = Sql::open(
        "whoever keeps a template named them by this address",
        "SELECT id, email FROM person WHERE is_protected = 0 AND email IS NOT NULL",
    );
    let rows: Vec<(Id<Person>, String)> = reading.all(sql.and_in("id", persons))?;
    Ok(rows.into_iter().map(|(id, email)| (id, Personal::new(email))).collect())
}
