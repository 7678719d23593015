//! The journal's pages: what happened, who did it, to which record, and whether the chain is whole so far.

mod chain;
mod list;

use web::{Doc, Gate, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let read = Gate::Verb("journal", "read");
    routes.list_with(
        &list::JOURNAL_LIST,
        read,
        "What happened, newest first; one's own acts for those who are not inspectors.",
        list::with_cards,
    );
    routes.get(
        "/journal/chain",
        Gate::Verb("journal", "chain"),
        Doc::new("chain", "How much of the journal is sealed into its hash chain."),
        chain::show,
    );
}

#[cfg(test)]
mod journal_test;
