//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use kernel::Result;
use look::Icon;
use store::{Follower, Reading, Sql};
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Piece, Room, Routes};

use crate::ticket::href;
use crate::{MIGRATIONS, POLICY, Step, Verb};

/// The room's words.
pub const TEXTS: texts::Source =
    texts::Source { room: "desk", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    pieces: PIECES,
    followers: FOLLOWERS,
    matrices: || vec![POLICY.matrix()],
    needs_you: crate::home::needs_you,
    reindex: crate::search::reindex,
    wheel: crate::home::wheel,
    sees: crate::sees::sees,
    at_stake: crate::stake::at_stake,
    circles: crate::circles::circles,
    ..Room::empty("desk", TEXTS)
};

const fn door(href: &'static str, label: &'static str, key: Option<char>, may: fn(&Actor) -> bool) -> Door {
    Door { area: Area::Deliver, href, label, key, may }
}

const DOORS: &[Door] = &[
    door("/tickets", "desk-list-title", Some('t'), |actor| POLICY.may_somewhere(actor, Verb::Read)),
    door("/tickets/order", "desk-order-title", None, |actor| POLICY.may_somewhere(actor, Verb::Order)),
    door("/tickets/canned", "desk-canned-title", None, |actor| {
        POLICY.may_somewhere(actor, Verb::KeepAnswers)
    }),
    door("/tickets/rules", "desk-rules-title", None, |actor| POLICY.may_somewhere(actor, Verb::Triage)),
];

const KINDS: &[Kind] = &[Kind {
    name: "ticket",
    label: "desk-kind",
    icon: Icon::Desk,
    cards,
    search: Some(crate::search::search),
}];

const PIECES: &[Piece] =
    &[Piece { name: crate::speak::MESSAGE, may_read: crate::store::messages::may_be_read }];

pub(crate) const FOLLOWERS: &[Follower] =
    &[Follower { name: "desk-notices", take: crate::store::notices::take }];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("ticket", verb)
}

fn routes(routes: &mut Routes) {
    reading(routes);
    speaking(routes);
    sorting(routes);
    moving(routes);
    gathering(routes);
    ordering(routes);
    checking(routes);
    many(routes);
}

fn reading(routes: &mut Routes) {
    routes.list(&crate::list::TICKETS, gate("read"), "Tickets that the token's owner may read.");
    let doc = Doc::new("desk-show", "One ticket with its dialogue, people, files and history.");
    routes.get("/tickets/{id}", gate("read"), doc, crate::show::show);
    let doc =
        Doc::new("desk-pulse", "What changes when something is new in a ticket, and who is writing in it.");
    routes.get("/tickets/{id}/pulse", gate("read"), doc, crate::pulse::show);
    let doc = Doc::new("desk-writing", "The token's owner is writing an answer.");
    routes.post("/tickets/{id}/writing", gate("answer"), doc, &[], crate::pulse::write);
    let doc =
        Doc::new("desk-similar", "What may answer these words: known errors, articles, similar tickets.");
    routes.get("/tickets/similar", gate("report"), doc, crate::suggest::show);
    let doc = Doc::new("desk-similar-typed", "The same while they are typed.");
    routes.post("/tickets/similar", gate("report"), doc, crate::suggest::FIELDS, crate::suggest::send);
    let doc = Doc::new("desk-rules", "How priorities are set, and when what is solved is closed.");
    routes.get("/tickets/rules", Gate::SignedIn, doc, crate::rules_page::show);
    routes.form::<crate::rules::SetRules>("/tickets/rules/set", gate("set-rules"), "Sets the desk's rules.");
}

fn speaking(routes: &mut Routes) {
    routes.form::<crate::report::ReportForm>("/tickets/report", gate("report"), "Tells the desk.");
    routes.form::<crate::answer::AnswerForm>(
        "/tickets/{id}/answer",
        gate("answer"),
        "The desk writes to those who ask.",
    );
    routes.form::<crate::write::WriteForm>(
        "/tickets/{id}/write",
        gate("write"),
        "Somebody who asks writes to the desk.",
    );
    routes.form::<crate::note::NoteForm>(
        "/tickets/{id}/note",
        gate("note"),
        "The desk notes something for the desk alone.",
    );
    routes.form::<crate::remove_file::RemoveFile>(
        "/tickets/{id}/files/{file}/remove",
        gate("remove-file"),
        "Takes a file away.",
    );
    routes.form::<crate::rate::Rate>("/tickets/{id}/rate", gate("rate"), "Says how well it was solved.");
}

fn sorting(routes: &mut Routes) {
    routes.form::<crate::triage::Triage>("/tickets/{id}/triage", gate("triage"), "Says what a ticket is.");
    routes.form::<crate::assign::Assign>("/tickets/{id}/assign", gate("assign"), "Says who works with it.");
    let doc = Doc::new("desk-take", "The token's owner works with it from now on.");
    routes.post("/tickets/{id}/take", gate("take"), doc, &[], crate::take::send);
    routes.form::<crate::spend::Spend>(
        "/tickets/{id}/spend",
        gate("spend"),
        "Notes time that was put into it.",
    );
    let doc = Doc::new("desk-watch", "The token's owner hears of what happens to it.");
    routes.post("/tickets/{id}/watch", gate("watch"), doc, &[], crate::watch::send_watch);
    let doc = Doc::new("desk-unwatch", "The token's owner no longer hears of it.");
    routes.post("/tickets/{id}/unwatch", gate("unwatch"), doc, &[], crate::watch::send_unwatch);
    routes.form::<crate::watch::AddWatcher>(
        "/tickets/{id}/add-watcher",
        gate("add-watcher"),
        "Lets somebody hear of what happens to it.",
    );
    let doc = Doc::new("desk-confide", "Only who works on it, who asks and the head of IT see it.");
    routes.post("/tickets/{id}/confide", gate("confide"), doc, &[], crate::confide::confide);
    let doc = Doc::new("desk-unconfide", "All whom it concerns see it again.");
    routes.post("/tickets/{id}/unconfide", gate("confide"), doc, &[], crate::confide::unconfide);
}

fn moving(routes: &mut Routes) {
    routes.form::<crate::wait::Wait>("/tickets/{id}/wait", gate("wait"), "Says what is waited for.");
    let doc = Doc::new("desk-resume", "What was waited for has come.");
    routes.post("/tickets/{id}/resume", gate("resume"), doc, &[], crate::resume::send);
    routes.form::<crate::resolve::Resolve>(
        "/tickets/{id}/resolve",
        gate("resolve"),
        "Says how it was solved.",
    );
    routes.form::<crate::reopen::Reopen>("/tickets/{id}/reopen", gate("reopen"), "Back to work.");
    let doc = Doc::new("desk-close", "Nothing more is to be said of what is solved.");
    routes.post("/tickets/{id}/close", gate("close"), doc, &[], crate::close::send);
    routes.form::<crate::merge::Merge>("/tickets/{id}/merge", gate("merge"), "Joins it to another ticket.");
}

fn gathering(routes: &mut Routes) {
    routes.form::<crate::split::Split>(
        "/tickets/{id}/split",
        gate("split"),
        "Lets messages become a ticket of their own.",
    );
    routes.form::<crate::under::PutUnder>(
        "/tickets/{id}/put-under",
        gate("put-under"),
        "Makes it a report of another ticket.",
    );
    let doc = Doc::new("desk-take-out", "A ticket of its own again.");
    routes.post("/tickets/{id}/take-out", gate("put-under"), doc, &[], crate::under::send_out);
    routes.form::<crate::diagnose::Diagnose>(
        "/tickets/{id}/diagnose",
        gate("diagnose"),
        "Says what lies behind a problem.",
    );
    routes.form::<crate::ask_approval::AskApproval>(
        "/tickets/{id}/ask-approval",
        gate("ask-approval"),
        "Asks somebody to approve it.",
    );
    routes.form::<crate::decide::Decide>("/tickets/{id}/decide", gate("decide"), "Says yes or no, once.");
    let doc = Doc::new("desk-canned", "Answers that are kept.");
    routes.get("/tickets/canned", gate("keep-answers"), doc, crate::canned::show);
    routes.form::<crate::canned::AddCanned>("/tickets/canned/add", gate("keep-answers"), "Keeps an answer.");
    let doc = Doc::new("desk-canned-retire", "It is offered no more.");
    routes.post("/tickets/canned/{id}/retire", gate("keep-answers"), doc, &[], crate::canned::send_retire);
}

fn ordering(routes: &mut Routes) {
    use crate::order::{choose, form};
    use crate::template::{edit, fields, kept};
    let doc = Doc::new("desk-order-choose", "What can be ordered.");
    routes.get("/tickets/order", gate("order"), doc, choose::show);
    let doc = Doc::new("desk-order-asks", "What an order is asked.");
    routes.get("/tickets/order/{id}", gate("order"), doc, form::open);
    let doc = Doc::new("desk-order", "Orders; the answers are q1, q2 and so on.");
    routes.post("/tickets/order/{id}", gate("order"), doc, form::FIELDS.as_slice(), form::send);
    let keep = gate("keep-templates");
    let doc = Doc::new("desk-templates", "Templates that are kept, with all that they say.");
    routes.get("/tickets/templates", keep, doc, kept::show);
    routes.get("/tickets/templates/add", keep, Doc::page("desk-template-add"), edit::open_new);
    let doc = Doc::new("desk-template-add", "Keeps a template: q1_sv …, s1_text …, a1_text ….");
    routes.post("/tickets/templates/add", keep, doc, fields::ALL.as_slice(), edit::send_new);
    routes.get("/tickets/templates/{id}/edit", keep, Doc::page("desk-template-edit"), edit::open_edit);
    let doc = Doc::new("desk-template-edit", "Changes a template by a new version.");
    routes.post("/tickets/templates/{id}/edit", keep, doc, fields::ALL.as_slice(), edit::send_edit);
    let doc = Doc::new("desk-template-retire", "Nobody can order from it any more.");
    routes.post("/tickets/templates/{id}/retire", keep, doc, &[], edit::send_retire);
}

fn checking(routes: &mut Routes) {
    routes.form::<crate::add_step::AddStep>(
        "/tickets/{id}/add-step",
        gate("add-step"),
        "Says what is to be done before it is solved.",
    );
    let doc = Doc::new("desk-step-tick", "A step is done.");
    routes.post("/tickets/{id}/steps/{step}/tick", gate("tick-step"), doc, &[], crate::tick_step::send_tick);
    let doc = Doc::new("desk-step-untick", "A step is not done after all.");
    routes.post(
        "/tickets/{id}/steps/{step}/untick",
        gate("tick-step"),
        doc,
        &[],
        crate::tick_step::send_untick,
    );
    let doc = Doc::new("desk-step-remove", "A step is no longer to be done.");
    routes.post(
        "/tickets/{id}/steps/{step}/remove",
        gate("remove-step"),
        doc,
        &[],
        crate::tick_step::send_remove,
    );
}

fn many(routes: &mut Routes) {
    let doc = Doc::new("desk-bulk-take", "The token's owner works with these tickets.");
    routes.bulk("/tickets/bulk/take", "/tickets", gate("take"), doc, crate::bulk::take_each);
    routes.bulk_with("/tickets/bulk/assign", gate("assign"), &crate::bulk::ASSIGN);
    routes.bulk_with("/tickets/bulk/group", gate("triage"), &crate::bulk::GROUP);
    let doc = Doc::new("desk-bulk-close", "Closes those that are solved.");
    routes.bulk("/tickets/bulk/close", "/tickets", gate("close"), doc, crate::bulk::close_each);
}

/// The cards of those of these tickets that the actor may read.
fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT ticket.id, ticket.title, ticket.state, ticket.said FROM ticket WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("ticket.id", ids.iter().copied());
    let rows: Vec<(kernel::Id<crate::Ticket>, String, String, String)> = reading.all(sql)?;
    let card = |(id, title, state, told): (kernel::Id<crate::Ticket>, String, String, String)| Card {
        id: id.number(),
        title,
        href: href(id),
        state: Step::from_word(&state).map(|step| step.mark(ask.talk)),
        told,
    };
    Ok(rows.into_iter().map(card).collect())
}
