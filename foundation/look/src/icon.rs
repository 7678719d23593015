//! The icons that the program uses: Lucide's, each always shown beside its word.

use crate::{Html, assets};

macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        /// An icon of the sprite. Icons are ornaments: the word beside them carries the meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Icon {
            // `Dot` is the default: for what has no icon of its own.
            #[default]
            $($name),+
        }

        impl Icon {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The icon's name in the sprite, which is Lucide's name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $file),+ }
            }
        }
    };
}

icons! {
    Dot = "circle-dot", Plan = "map", Deliver = "package-check", Review = "messages-square",
    Assure = "shield-check", Forms = "clipboard-list", School = "graduation-cap",
    Search = "search", Ask = "life-buoy", Menu = "menu", Close = "x", Person = "user-round",
    People = "users-round", SignOut = "log-out", Language = "languages", Home = "house",
    Check = "check", Done = "circle-check", Info = "info", Warning = "triangle-alert",
    Danger = "octagon-alert", Clock = "clock", Waiting = "hourglass", Calendar = "calendar-days",
    Money = "coins", Internal = "lock", Eye = "eye", Mail = "mail", Phone = "phone", Link = "link",
    Thread = "waypoints", Edit = "pencil", Delete = "trash-2", Undo = "undo-2",
    Download = "download", Upload = "upload", Print = "printer", Add = "plus", Minus = "minus",
    Up = "arrow-up", Down = "arrow-down", Sort = "arrow-up-down", Forward = "arrow-right",
    Next = "chevron-right", Previous = "chevron-left", Expand = "chevron-down", More = "ellipsis",
    Filter = "list-filter", Star = "star", Comment = "message-square", Attach = "paperclip",
    File = "file", Document = "file-text", Table = "table", Chart = "chart-column",
    Unit = "building-2", Asset = "laptop", Service = "server", Agreement = "file-pen-line",
    Decision = "gavel", Need = "lightbulb", Strategy = "target", Project = "folder-kanban",
    Release = "megaphone", Change = "arrow-left-right", Desk = "headset",
    Survey = "clipboard-check", Pilot = "flask-conical", Outcome = "trending-up",
    Records = "archive", Protection = "shield", Scan = "scan-line", Bell = "bell",
    Settings = "settings", Key = "key-round", Copy = "copy", External = "external-link",
    NotStarted = "circle", Paused = "circle-pause", Stopped = "circle-x", Declined = "ban",
    Question = "circle-question-mark", Flag = "flag", Tag = "tag", History = "history",
    Import = "file-input", Layers = "layers", Refresh = "refresh-cw", Book = "book-open",
    Training = "presentation", Globe = "globe", Keyboard = "keyboard", Risk = "circle-alert",
    Policy = "scale", Supplier = "truck", Health = "heart-pulse", Food = "utensils",
    News = "newspaper", Route = "route", Tool = "wrench", Consumables = "boxes",
    Meeting = "handshake", List = "list", Board = "kanban", Send = "send", Merge = "merge",
    Split = "split", Thanks = "thumbs-up",
}

impl Icon {
    /// The icon as inline SVG that points into the sprite; hidden from screen readers.
    pub fn svg(self) -> Html {
        let sprite = assets::url("icons.svg");
        Html(format!(r#"<svg class="icon" aria-hidden="true"><use href="{sprite}#{}"/></svg>"#, self.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_in_the_sprite_and_nothing_else_is() {
        let sprite = include_str!("../assets/icons.svg");
        for icon in Icon::ALL {
            assert!(sprite.contains(&format!("id=\"{}\"", icon.name())), "{icon:?} is missing");
        }
        assert_eq!(sprite.matches("<symbol").count(), Icon::ALL.len());
    }
}
