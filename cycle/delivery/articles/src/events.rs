use kernel::{Id, Lang, Subject};
use serde_json::{Value as Json, json};

use crate::Article;

/// What can happen here. Each carries ids, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Written {
        article: Id<Article>,
    },
    /// Its details were changed.
    Edited {
        article: Id<Article>,
    },
    Reworded {
        article: Id<Article>,
        lang: Lang,
    },
    Published {
        article: Id<Article>,
    },
    Outdated {
        article: Id<Article>,
    },
    Reviewed {
        article: Id<Article>,
    },
    FellDue {
        article: Id<Article>,
    },
    Rated {
        article: Id<Article>,
        is_helpful: bool,
    },
    FileAdded {
        article: Id<Article>,
        file: i64,
    },
    FileRemoved {
        article: Id<Article>,
        file: i64,
    },
    Imported {
        article: Id<Article>,
    },
    ImportUndone {
        article: Id<Article>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Written { .. } => "articles-written",
            Self::Edited { .. } => "articles-edited",
            Self::Reworded { .. } => "articles-reworded",
            Self::Published { .. } => "articles-published",
            Self::Outdated { .. } => "articles-outdated",
            Self::Reviewed { .. } => "articles-reviewed",
            Self::FellDue { .. } => "articles-fell-due",
            Self::Rated { is_helpful: true, .. } => "articles-helped",
            Self::Rated { is_helpful: false, .. } => "articles-helped-not",
            Self::FileAdded { .. } => "articles-file-added",
            Self::FileRemoved { .. } => "articles-file-removed",
            Self::Imported { .. } => "articles-imported",
            Self::ImportUndone { .. } => "articles-import-undone",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Written { article }
            | Self::Edited { article }
            | Self::Reworded { article, .. }
            | Self::Published { article }
            | Self::Outdated { article }
            | Self::Reviewed { article }
            | Self::FellDue { article }
            | Self::Rated { article, .. }
            | Self::FileAdded { article, .. }
            | Self::FileRemoved { article, .. }
            | Self::Imported { article }
            | Self::ImportUndone { article } => Subject::new("article", article.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Reworded { lang, .. } => json!({ "lang": lang.code() }),
            Self::FileAdded { file, .. } | Self::FileRemoved { file, .. } => json!({ "file": file }),
            Self::Written { .. }
            | Self::Edited { .. }
            | Self::Published { .. }
            | Self::Outdated { .. }
            | Self::Reviewed { .. }
            | Self::FellDue { .. }
            | Self::Rated { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. } => Json::Null,
        }
    }
}
