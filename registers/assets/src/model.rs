use kernel::{Day, Id, Money};

kernel::worded! {
    /// Does what belongs to a category hold data?
    CategoryKind {
        /// It must be wiped before it leaves the house.
        Device = "device",
        Other = "other",
    }
}

/// A kind of equipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub id: Id<Category>,
    pub facts: CategoryFacts,
    pub version: i64,
}

/// What is said of a kind of equipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryFacts {
    /// Unique.
    pub name: String,
    pub kind: CategoryKind,
    /// How many months its things are meant to last.
    pub life_months: Option<i64>,
}

/// A maker's model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    pub id: Id<Model>,
    pub facts: ModelFacts,
    pub version: i64,
}

/// What is said of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFacts {
    /// Empty when nobody has said.
    pub maker: String,
    /// Unique among the maker's.
    pub name: String,
    pub category: Id<Category>,
    /// The last day on which the maker mends and updates it.
    pub support_ends: Option<Day>,
    pub list_price: Option<Money>,
    /// Instead of the category's months.
    pub life_months: Option<i64>,
}

impl ModelFacts {
    /// Maker and name, as people say it: a name that begins with its maker's is not said twice.
    pub fn called(&self) -> String {
        called(&self.maker, &self.name)
    }
}

/// Maker and name as one.
pub fn called(maker: &str, name: &str) -> String {
    let begins = name.to_lowercase().starts_with(&maker.to_lowercase());
    if maker.is_empty() || begins { name.to_owned() } else { format!("{maker} {name}") }
}

/// A model's page.
pub fn href(id: Id<Model>) -> String {
    format!("/equipment/models/{id}")
}
