//! The desk: what people report and order, until it is solved and they know it. A ticket is an incident, a service
//! request or a problem (ITIL 4). States: new → open ⇄ waiting → resolved → closed; reopened, or merged into another.
//! Reads people, services and articles; tells clocks and mail. Says `desk-*`; hears nothing. Invariants: who asks is told
//! at every step what happens next; what is
//! internal reaches the desk alone; every state stands in the history with its beginning and its end.
//! Deliberately absent: how clocks count (clocks), how letters travel (mail), articles.

mod add_step;
mod answer;
mod approval;
mod ask_approval;
mod assign;
mod beyond;
mod bulk;
mod canned;
mod cannot;
mod checklist;
mod checklist_page;
mod circles;
mod clock;
mod close;
mod confide;
mod decide;
mod diagnose;
mod events;
mod figures;
mod home;
mod import;
mod import_words;
mod letter;
mod list;
mod merge;
mod moves;
mod note;
mod notice;
mod offered;
mod order;
mod policy;
mod post;
mod priority;
mod promised;
mod pulse;
mod queue;
mod rate;
mod remove_file;
mod reopen;
mod report;
mod resolve;
mod resume;
mod room;
mod rules;
mod rules_page;
pub mod samples;
mod search;
mod sees;
mod show;
mod show_page;
mod speak;
mod spend;
mod split;
mod split_page;
mod stake;
mod state;
mod store;
mod suggest;
mod take;
mod template;
mod tick_step;
mod ticket;
mod triage;
mod under;
mod wait;
mod watch;
mod write;

pub use add_step::{NewSteps, add_steps};
pub use answer::answer;
pub use approval::{Approval, ApprovalStep, Said, Stands, Verdict};
pub use ask_approval::{NewApproval, ask_approval};
pub use assign::{Assigned, assign};
pub use canned::{Canned, NewCanned, keep_answer};
pub use cannot::Cannot;
pub use checklist::{CheckStep, Checklist, Done, STEPS_AT_MOST};
pub use close::{close, close_due};
pub use decide::{Decided, decide};
pub use diagnose::{Diagnosed, diagnose};
pub use events::Event;
pub use figures::{About, Figures, Flow, Ordered, Ratings, figures, first_ticket};
pub use import::intake_targets;
pub use letter::{Letter, Sender, Taken, take_letter};
pub use merge::merge;
pub use moves::{Wanted, carry_out};
pub use note::note;
pub use notice::{Notice, To, notices};
pub use order::{NewOrder, order};
pub use policy::{POLICY, Verb};
pub use post::{TAKE, install};
pub use priority::{Level, Matrix, Priority, Scale};
pub use promised::CLOCKED;
pub use rate::{Rating, rate};
pub use remove_file::remove_file;
pub use report::{NewTicket, report};
pub use resolve::{Resolved, resolve};
pub use resume::wake_due;
pub use room::{ROOM, TEXTS};
pub use rules::{Rules, set_rules};
pub use spend::{Spent, spend};
pub use split::{NewSplit, split};
pub use state::{Move, State, Step, Waiting, diagram};
pub use store::messages::Voice;
pub use store::past::{Interval, intervals};
pub use store::{MIGRATIONS, load};
pub use take::take;
pub use template::fields::{TypedApproval, TypedDesign};
pub use template::keep::{change_template, keep_template, retire_template};
pub use template::{
    APPROVALS_AT_MOST, Approver, Design, Need, PlannedApproval, PlannedStep, QUESTIONS_AT_MOST, Question,
    QuestionKind, Template,
};
pub use tick_step::{remove_step, tick_step, untick_step};
pub use ticket::{Channel, Facts, Kind, KnownError, Standing, Ticket};
pub use triage::{Triaged, triage};
pub use under::{Parent, put_under, take_out};
pub use watch::{add_watcher, unwatch, watch};
pub use write::write;

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod checklist_test;
#[cfg(test)]
mod family_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod moving_test;
#[cfg(test)]
mod order_test;
#[cfg(test)]
mod plan_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod post_test;
#[cfg(test)]
mod promised_test;
#[cfg(test)]
mod pulse_test;
#[cfg(test)]
mod queue_test;
#[cfg(test)]
mod reporting_test;
#[cfg(test)]
mod speaking_test;
#[cfg(test)]
mod split_test;
#[cfg(test)]
mod state_test;
#[cfg(test)]
mod suggest_test;
#[cfg(test)]
mod views_test;
#[cfg(test)]
mod words_test;
#[cfg(test)]
mod working_test;
#[cfg(test)]
mod world;
