//! Links that bring something along: an address with a query made of pairs.

/// The address with these pairs as its query; those that say nothing are left out.
pub fn bringing(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    format!("{path}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_brought_along_is_written_as_an_address_may_hold_it() {
        let address = super::bringing("/needs/ask", &[("title", "Å & ä?"), ("text", ""), ("from_id", "7")]);
        assert_eq!(address, "/needs/ask?title=%C3%85+%26+%C3%A4%3F&from_id=7");
    }
}
