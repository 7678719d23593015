//! Assets: the things that IT keeps count of, with their models and categories, where each is, who has it, and where it
//! was before. States: ordered, in stock, in use, lent, in repair, lost, retired, wiped ([`State::next`]). Reads people
//! and files. Says `assets-*`; hears nothing. Invariant: every change of state, place or holder is a line of the thing's
//! history, which is never changed; a thing is wiped only after it was retired. Deliberately absent: money over time
//! (the budget's), loans with their terms, licences, and what runs on what (services').

mod add;
mod ages;
mod asset;
mod attach;
mod bulk;
mod category_pages;
mod edit;
mod events;
mod fields;
mod found;
mod import;
mod labels;
mod list;
mod marks;
mod model;
mod model_fields;
mod model_list;
mod model_page;
mod moving;
mod policy;
mod room;
pub mod samples;
mod scan;
mod search;
mod show;
mod stake;
mod state;
mod store;

pub use add::{NewAsset, add};
pub use ages::{Age, Aged, Kind, Narrowed, aged, ages, ages_of, asset_tagged, kinds};
pub use asset::{Asset, Cannot, Facts, Whereabouts, href};
pub use category_pages::{add_category, edit_category};
pub use edit::{Edited, edit};
pub use events::Event;
pub use found::{Found, Match, complete, makers_agree, matching, readable, take_in};
pub use import::intake_targets;
pub use marks::{mac, serial, uuid};
pub use model::{Category, CategoryFacts, CategoryKind, Model, ModelFacts, called};
pub use model_fields::{add_model, edit_model};
pub use moving::{Moved, Whom, move_it, move_within};
pub use policy::{CATEGORIES, CategoryVerb, MODELS, ModelVerb, POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use scan::{Scanned, load_thing, scanned};
pub use state::{Holding, State};
pub use store::MIGRATIONS;
pub use store::models::{category_choices, model_choices, names as model_names};

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod import_test;
#[cfg(test)]
mod keeping_test;
#[cfg(test)]
mod models_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod speed_test;
#[cfg(test)]
mod state_test;
#[cfg(test)]
mod world;
