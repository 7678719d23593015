//! Names for the invented people of Sjövik. First and last names are common ones, put together by dice.

use people::Dice;

const FIRST: [&str; 80] = [
    "Agnes", "Ahmed", "Alva", "Amina", "Anders", "Anna", "Arvid", "Asta", "Astrid", "Axel", "Birgitta",
    "Björn", "Britta", "Carina", "Cecilia", "Daniel", "David", "Ebba", "Elin", "Elsa", "Emil", "Erik", "Eva",
    "Fatima", "Filip", "Fredrik", "Frida", "Gabriel", "Greta", "Gunnar", "Gustav", "Hanna", "Hassan",
    "Hedvig", "Helena", "Henrik", "Hugo", "Ida", "Ingrid", "Isak", "Jakob", "Jenny", "Johan", "Jonas",
    "Josefin", "Karin", "Karl", "Kerstin", "Klara", "Kristina", "Lars", "Leila", "Lena", "Linnea", "Lisa",
    "Lovisa", "Magnus", "Maja", "Malin", "Maria", "Mats", "Mikael", "Mira", "Mohammed", "Nils", "Nora",
    "Olof", "Oskar", "Per", "Petra", "Rasmus", "Sanna", "Sara", "Selma", "Signe", "Sofia", "Stina", "Tove",
    "Ulla", "Viktor",
];

const LAST: [&str; 90] = [
    "Ahlgren",
    "Ali",
    "Almqvist",
    "Andersson",
    "Arvidsson",
    "Axelsson",
    "Berg",
    "Berggren",
    "Bergman",
    "Björk",
    "Blom",
    "Boström",
    "Claesson",
    "Dahl",
    "Dahlberg",
    "Danielsson",
    "Ek",
    "Eklund",
    "Engström",
    "Eriksson",
    "Falk",
    "Forsberg",
    "Fransson",
    "Fredriksson",
    "Gunnarsson",
    "Gustafsson",
    "Hallberg",
    "Hansson",
    "Hassan",
    "Hedlund",
    "Hellström",
    "Henriksson",
    "Holm",
    "Holmgren",
    "Håkansson",
    "Isaksson",
    "Jakobsson",
    "Jansson",
    "Johansson",
    "Jonsson",
    "Jönsson",
    "Karlsson",
    "Larsson",
    "Lind",
    "Lindberg",
    "Lindgren",
    "Lindholm",
    "Lindqvist",
    "Lindström",
    "Lund",
    "Lundberg",
    "Lundgren",
    "Lundqvist",
    "Löfgren",
    "Magnusson",
    "Martinsson",
    "Mattsson",
    "Mohamed",
    "Månsson",
    "Nilsson",
    "Norberg",
    "Nordin",
    "Nyberg",
    "Nyström",
    "Olofsson",
    "Olsson",
    "Palm",
    "Persson",
    "Pettersson",
    "Roos",
    "Rosén",
    "Samuelsson",
    "Sandberg",
    "Sandström",
    "Sjöberg",
    "Sjögren",
    "Skoglund",
    "Ström",
    "Strömberg",
    "Sundberg",
    "Sundström",
    "Svensson",
    "Söderberg",
    "Wallin",
    "Wikström",
    "Viklund",
    "Åberg",
    "Åkesson",
    "Öberg",
    "Öhman",
];

/// A name whose address nobody has had yet (Jonsson and Jönsson share one): a pair of names, and a second first name
/// when the pair is taken.
pub fn next(dice: &mut Dice, taken: &mut std::collections::HashSet<String>) -> String {
    loop {
        let mut draw = |names: &[&'static str]| dice.one_of(names).copied().unwrap_or_default();
        let (first, last) = (draw(&FIRST), draw(&LAST));
        let name = format!("{first} {last}");
        if taken.insert(email(&name)) {
            return name;
        }
        let name = format!("{first} {} {last}", draw(&FIRST));
        if taken.insert(email(&name)) {
            return name;
        }
    }
}

/// `Åsa Öberg` → `asa.oberg@sjovik.example`; `.example` can never be anybody's address (RFC 2606).
pub fn email(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            'é' => 'e',
            ' ' => '.',
            other => other,
        })
        .collect();
    format!("{plain}@sjovik.example")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_hundred_names_are_all_different() {
        let (mut dice, mut taken) = (Dice::new(1), std::collections::HashSet::new());
        let names: Vec<String> = (0..900).map(|_| next(&mut dice, &mut taken)).collect();
        let emails: std::collections::HashSet<String> = names.iter().map(|n| email(n)).collect();
        assert_eq!(emails.len(), 900);
        assert_eq!(email("Åsa Öberg"), "asa.oberg@sjovik.example");
    }
}
