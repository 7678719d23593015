//! The roles of a sheet's rows, written short: a letter and how many rows in a row have it.

use std::fmt::Write as _;

use sheets::Role;

const LETTERS: [(Role, char); 7] = [
    (Role::Title, 'T'),
    (Role::Header, 'H'),
    (Role::Row, 'R'),
    (Role::Blank, 'B'),
    (Role::Total, 'S'),
    (Role::Footer, 'F'),
    (Role::Outside, 'O'),
];

pub(crate) fn write(roles: &[Role]) -> String {
    let mut text = String::new();
    for run in roles.chunk_by(|a, b| a == b) {
        let letter = LETTERS.iter().find(|(role, _)| *role == run[0]).map_or('O', |(_, letter)| *letter);
        let _ = write!(text, "{letter}{}", run.len());
    }
    text
}

pub(crate) fn read(text: &str) -> Vec<Role> {
    let mut roles = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let digits = rest[1..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| end + 1);
        let count: usize = rest[1..digits].parse().unwrap_or(0);
        let role =
            LETTERS.iter().find(|(_, other)| *other == letter).map_or(Role::Outside, |(role, _)| *role);
        roles.extend(std::iter::repeat_n(role, count.min(2_000_000)));
        rest = &rest[digits..];
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_short_reads_back() {
        let roles = [
            Role::Title,
            Role::Title,
            Role::Blank,
            Role::Header,
            Role::Row,
            Role::Row,
            Role::Row,
            Role::Total,
        ];
        assert_eq!(write(&roles), "T2B1H1R3S1");
        assert_eq!(read(&write(&roles)), roles);
        assert_eq!(read(""), []);
    }
}
