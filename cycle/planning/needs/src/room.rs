//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use kernel::Result;
use look::Icon;
use store::{Follower, Reading, Sql};
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Piece, Room, Routes};

use crate::need::href;
use crate::{MIGRATIONS, POLICY, Step, Verb};

/// The room's words.
pub const TEXTS: texts::Source =
    texts::Source { room: "needs", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

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
    all_read: crate::hear::all,
    ..Room::empty("needs", TEXTS)
};

const fn door(href: &'static str, label: &'static str, key: Option<char>, may: fn(&Actor) -> bool) -> Door {
    Door { area: Area::Plan, href, label, key, may }
}

const DOORS: &[Door] = &[
    door("/needs", "needs-list-title", Some('n'), |actor| POLICY.may_somewhere(actor, Verb::Read)),
    // Whoever sees more than what is their own has use of the board.
    door("/needs/board", "needs-board-title", Some('b'), |actor| POLICY.may_somewhere(actor, Verb::SeeNames)),
    door("/needs/unanswered", "needs-unanswered-list-title", None, |actor| {
        POLICY.may_somewhere(actor, Verb::Tell)
    }),
    door("/needs/measures", "needs-measures-title", None, |actor| POLICY.may_somewhere(actor, Verb::Measure)),
];

const KINDS: &[Kind] = &[Kind {
    name: "need",
    label: "needs-kind",
    icon: Icon::Need,
    cards,
    search: Some(crate::search::search),
}];

const PIECES: &[Piece] =
    &[Piece { name: crate::speak::MESSAGE, may_read: crate::store::messages::may_be_read }];

pub(crate) const FOLLOWERS: &[Follower] =
    &[Follower { name: "needs-notices", take: crate::store::notices::take }];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("need", verb)
}

fn routes(routes: &mut Routes) {
    reading(routes);
    asking(routes);
    moving(routes);
    scoring(routes);
}

fn reading(routes: &mut Routes) {
    routes.list(&crate::list::NEEDS, gate("read"), "Needs that the token's owner may read.");
    routes.get(
        "/needs/{id}",
        gate("read"),
        Doc::new("needs-show", "One need with its dialogue, askers, score and history."),
        crate::show::show,
    );
    let board = Doc::new(
        "needs-board",
        "The states side by side with the first needs of each: ?unit=, ?handling=1, ?open=parked,merged.",
    );
    routes.get("/needs/board", gate("read"), board, crate::board::show);
    routes.list(
        &crate::unanswered::UNANSWERED,
        gate("tell"),
        "Settled needs whose outcome somebody has not heard.",
    );
    let measures =
        Doc::new("needs-measures", "Time to the first answer and share answered: ?from=, ?until=, ?unit=.");
    routes.get("/needs/measures", gate("measure"), measures, crate::measures::show);
}

fn asking(routes: &mut Routes) {
    routes.form::<crate::ask::AskForm>("/needs/ask", gate("ask"), "Asks for something new.");
    routes.form::<crate::join::Join>("/needs/{id}/join", gate("join"), "Stands behind a need too.");
    let leave = Doc::new("needs-leave", "No longer stands behind a need.");
    routes.post("/needs/{id}/leave", gate("leave"), leave, &[], crate::leave::send);
    let hear =
        Doc::new("needs-hear", "The outcome has reached the asker. Reading a need alone says nothing.");
    routes.post("/needs/{id}/hear", gate("hear"), hear, &[], crate::hear::send);
    routes.form::<crate::answer::AnswerForm>(
        "/needs/{id}/answer",
        gate("answer"),
        "IT writes to the askers.",
    );
    routes.form::<crate::write::WriteForm>("/needs/{id}/write", gate("write"), "An asker writes to IT.");
    routes.form::<crate::note::NoteForm>(
        "/needs/{id}/note",
        gate("note"),
        "IT notes something for IT alone.",
    );
    routes.form::<crate::remove_file::RemoveFile>(
        "/needs/{id}/files/{file}/remove",
        gate("remove-file"),
        "Takes a file away from the dialogue.",
    );
    routes.form::<crate::edit::Edit>("/needs/{id}/edit", gate("edit"), "Changes what a need says.");
    routes.form::<crate::assign::Assign>(
        "/needs/{id}/assign",
        gate("assign"),
        "Says who in IT looks after it.",
    );
    routes.form::<crate::tell::Tell>(
        "/needs/{id}/tell",
        gate("tell"),
        "Notes that the askers were told in another way.",
    );
}

fn moving(routes: &mut Routes) {
    routes.form::<crate::clarify::Clarify>(
        "/needs/{id}/clarify",
        gate("clarify"),
        "What is asked for is clear.",
    );
    routes.form::<crate::assess::Assess>(
        "/needs/{id}/assess",
        gate("assess"),
        "What it takes and gives is known.",
    );
    routes.form::<crate::park::Park>("/needs/{id}/park", gate("park"), "Not now; perhaps until a day.");
    routes.form::<crate::decline::Decline>("/needs/{id}/decline", gate("decline"), "It will not be done.");
    routes.form::<crate::merge::Merge>("/needs/{id}/merge", gate("merge"), "Joins it to another need.");
    routes.form::<crate::approve::Approve>("/needs/{id}/approve", gate("approve"), "It will be done.");
    routes.form::<crate::plan::Plan>("/needs/{id}/plan", gate("plan"), "Says when it is to be there.");
    routes.form::<crate::deliver::Deliver>("/needs/{id}/deliver", gate("deliver"), "It is there.");
    routes.form::<crate::follow_up::FollowUp>(
        "/needs/{id}/follow-up",
        gate("follow-up"),
        "Says whether it helped.",
    );
    routes.form::<crate::take_up::TakeUp>(
        "/needs/{id}/take-up",
        gate("take-up"),
        "Back to work from lying still.",
    );
}

fn scoring(routes: &mut Routes) {
    routes.form::<crate::invite::Invite>(
        "/needs/{id}/invite",
        gate("invite"),
        "Asks stakeholders to score it.",
    );
    let open = Doc::new("needs-scores", "A need's score with its arithmetic.");
    routes.get("/needs/{id}/score", gate("read"), open, crate::score::open);
    let send =
        Doc::new("needs-score", "Scores a need: for each criterion its number, an equals sign and 1 to 5.");
    routes.post("/needs/{id}/score", gate("score"), send, crate::score::FIELDS, crate::score::send);
    let open = Doc::new("needs-criteria", "What needs are scored by, now and before.");
    routes.get("/needs/criteria", Gate::SignedIn, open, crate::criteria::show);
    routes.form::<crate::criteria::AddCriterion>(
        "/needs/criteria/add",
        gate("set-criteria"),
        "Adds a criterion.",
    );
    routes.form::<crate::criteria::ChangeCriterion>(
        "/needs/criteria/{id}/change",
        gate("set-criteria"),
        "Changes a criterion from now on.",
    );
    let retire = Doc::new("needs-criterion-retire", "Nothing is scored by it from now on.");
    routes.post(
        "/needs/criteria/{id}/retire",
        gate("set-criteria"),
        retire,
        &[],
        crate::criteria::send_retire,
    );
}

/// The cards of those of these needs that the actor may read.
fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT need.id, need.title, need.state, need.reason FROM need WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("need.id", ids.iter().copied());
    let rows: Vec<(kernel::Id<crate::Need>, String, String, String)> = reading.all(sql)?;
    let card = |(id, title, state, told): (kernel::Id<crate::Need>, String, String, String)| Card {
        id: id.number(),
        title,
        href: href(id),
        state: Step::from_word(&state).map(|step| step.mark(ask.talk)),
        told,
    };
    Ok(rows.into_iter().map(card).collect())
}
