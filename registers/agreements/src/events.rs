use kernel::{Day, Id, Subject};
use serde_json::{Value as Json, json};

use crate::agreement::Agreement;
use crate::feed::Feed;
use crate::remind::Stage;
use crate::supplier::Supplier;
use crate::term::Outcome;

/// What can happen here. Each carries ids and days, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    SupplierAdded {
        supplier: Id<Supplier>,
    },
    SupplierEdited {
        supplier: Id<Supplier>,
    },
    ContactsChanged {
        supplier: Id<Supplier>,
    },
    SupplierMerged {
        supplier: Id<Supplier>,
        into: Id<Supplier>,
    },
    SupplierTookIn {
        supplier: Id<Supplier>,
        other: Id<Supplier>,
    },
    Added {
        agreement: Id<Agreement>,
    },
    Edited {
        agreement: Id<Agreement>,
    },
    /// Something else holds from a day.
    Amended {
        agreement: Id<Agreement>,
        from: Day,
    },
    Decided {
        agreement: Id<Agreement>,
        term: i64,
        outcome: Outcome,
    },
    /// It ends with a day.
    Cancelled {
        agreement: Id<Agreement>,
        last_day: Day,
    },
    FileAdded {
        agreement: Id<Agreement>,
        file: i64,
    },
    FileRemoved {
        agreement: Id<Agreement>,
        file: i64,
    },
    /// A decision comes near, or is late.
    Reminded {
        agreement: Id<Agreement>,
        term: i64,
        stage: Stage,
        day: Day,
    },
    /// The notice day passed, and nobody had decided.
    NobodyDecided {
        agreement: Id<Agreement>,
        term: i64,
        renews: bool,
    },
    FeedMade {
        feed: Id<Feed>,
    },
    FeedRevoked {
        feed: Id<Feed>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::SupplierAdded { .. } => "agreements-supplier-added",
            Self::SupplierEdited { .. } => "agreements-supplier-edited",
            Self::ContactsChanged { .. } => "agreements-contacts-changed",
            Self::SupplierMerged { .. } => "agreements-supplier-merged",
            Self::SupplierTookIn { .. } => "agreements-supplier-took-in",
            Self::Added { .. } => "agreements-added",
            Self::Edited { .. } => "agreements-edited",
            Self::Amended { .. } => "agreements-amended",
            Self::Decided { outcome: Outcome::Renew, .. } => "agreements-decided-renew",
            Self::Decided { outcome: Outcome::Notice, .. } => "agreements-decided-notice",
            Self::Decided { outcome: Outcome::End | Outcome::Nobody | Outcome::Before, .. } => {
                "agreements-decided-end"
            }
            Self::Cancelled { .. } => "agreements-cancelled",
            Self::FileAdded { .. } => "agreements-file-added",
            Self::FileRemoved { .. } => "agreements-file-removed",
            Self::Reminded { stage: Stage::Overdue, .. } => "agreements-escalated",
            Self::Reminded { .. } => "agreements-reminded",
            Self::NobodyDecided { renews: true, .. } => "agreements-nobody-decided-renews",
            Self::NobodyDecided { renews: false, .. } => "agreements-nobody-decided-ends",
            Self::FeedMade { .. } => "agreements-feed-made",
            Self::FeedRevoked { .. } => "agreements-feed-revoked",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::SupplierAdded { supplier }
            | Self::SupplierEdited { supplier }
            | Self::ContactsChanged { supplier }
            | Self::SupplierMerged { supplier, .. }
            | Self::SupplierTookIn { supplier, .. } => Subject::new("supplier", supplier.number()),
            Self::Added { agreement }
            | Self::Edited { agreement }
            | Self::Amended { agreement, .. }
            | Self::Decided { agreement, .. }
            | Self::Cancelled { agreement, .. }
            | Self::FileAdded { agreement, .. }
            | Self::FileRemoved { agreement, .. }
            | Self::Reminded { agreement, .. }
            | Self::NobodyDecided { agreement, .. } => Subject::new("agreement", agreement.number()),
            Self::FeedMade { feed } | Self::FeedRevoked { feed } => {
                Subject::new("agreement-feed", feed.number())
            }
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::SupplierMerged { into, .. } => json!({ "into": into }),
            Self::SupplierTookIn { other, .. } => json!({ "other": other }),
            Self::Amended { from, .. } => json!({ "from": from }),
            Self::Decided { term, outcome, .. } => json!({ "term": term, "outcome": outcome.word() }),
            Self::Cancelled { last_day, .. } => json!({ "last_day": last_day }),
            Self::FileAdded { file, .. } | Self::FileRemoved { file, .. } => json!({ "file": file }),
            Self::Reminded { term, stage, day, .. } => {
                json!({ "term": term, "stage": stage.word(), "day": day })
            }
            Self::NobodyDecided { term, .. } => json!({ "term": term }),
            Self::SupplierAdded { .. }
            | Self::SupplierEdited { .. }
            | Self::ContactsChanged { .. }
            | Self::Added { .. }
            | Self::Edited { .. }
            | Self::FeedMade { .. }
            | Self::FeedRevoked { .. } => Json::Null,
        }
    }
}
