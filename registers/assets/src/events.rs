use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::asset::Asset;
use crate::model::{Category, Model};
use crate::state::State;

/// What can happen here. Each carries ids and states, never who has a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added {
        asset: Id<Asset>,
    },
    Edited {
        asset: Id<Asset>,
    },
    /// It came into another state.
    Became {
        asset: Id<Asset>,
        from: State,
        to: State,
    },
    /// It stays in its state, and is somewhere else or somebody else's.
    Moved {
        asset: Id<Asset>,
    },
    FileAdded {
        asset: Id<Asset>,
        file: i64,
    },
    FileRemoved {
        asset: Id<Asset>,
        file: i64,
    },
    Imported {
        asset: Id<Asset>,
    },
    ImportUndone {
        asset: Id<Asset>,
    },
    ModelAdded {
        model: Id<Model>,
    },
    ModelEdited {
        model: Id<Model>,
    },
    CategoryAdded {
        category: Id<Category>,
    },
    CategoryEdited {
        category: Id<Category>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "assets-added",
            Self::Edited { .. } => "assets-edited",
            Self::Became { .. } => "assets-became",
            Self::Moved { .. } => "assets-moved",
            Self::FileAdded { .. } => "assets-file-added",
            Self::FileRemoved { .. } => "assets-file-removed",
            Self::Imported { .. } => "assets-imported",
            Self::ImportUndone { .. } => "assets-import-undone",
            Self::ModelAdded { .. } => "assets-model-added",
            Self::ModelEdited { .. } => "assets-model-edited",
            Self::CategoryAdded { .. } => "assets-category-added",
            Self::CategoryEdited { .. } => "assets-category-edited",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { asset }
            | Self::Edited { asset }
            | Self::Became { asset, .. }
            | Self::Moved { asset }
            | Self::FileAdded { asset, .. }
            | Self::FileRemoved { asset, .. }
            | Self::Imported { asset }
            | Self::ImportUndone { asset } => Subject::new("asset", asset.number()),
            Self::ModelAdded { model } | Self::ModelEdited { model } => {
                Subject::new("asset-model", model.number())
            }
            Self::CategoryAdded { category } | Self::CategoryEdited { category } => {
                Subject::new("asset-category", category.number())
            }
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Became { from, to, .. } => json!({ "from": from.word(), "to": to.word() }),
            Self::FileAdded { file, .. } | Self::FileRemoved { file, .. } => json!({ "file": file }),
            Self::Added { .. }
            | Self::Edited { .. }
            | Self::Moved { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::ModelAdded { .. }
            | Self::ModelEdited { .. }
            | Self::CategoryAdded { .. }
            | Self::CategoryEdited { .. } => Json::Null,
        }
    }
}
