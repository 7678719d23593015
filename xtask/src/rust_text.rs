//! Rust source read roughly: code, comments and literals apart, and which lines are tests.
//! Rough is enough here: what the checks look for survives macros, and a real parser costs a minute to build.

use std::ops::RangeInclusive;

/// A text literal and the line that it starts on (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// A function and the lines from its `fn` to its closing brace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

#[derive(Debug)]
pub struct RustText {
    /// The code with comments and the insides of literals blanked, line for line as in the file.
    pub code: String,
    /// The comments with all else blanked, line for line as in the file.
    pub comments: String,
    pub literals: Vec<Literal>,
    tests: Vec<RangeInclusive<usize>>,
}

impl RustText {
    pub fn read(source: &str) -> Self {
        let mut reader = Reader {
            chars: source.chars().collect(),
            at: 0,
            line: 1,
            code: String::new(),
            comments: String::new(),
            literals: Vec::new(),
        };
        while reader.at < reader.chars.len() {
            reader.step();
        }
        let tests = test_lines(&reader.code);
        Self { code: reader.code, comments: reader.comments, literals: reader.literals, tests }
    }

    /// Whether the line stands in a `#[cfg(test)]` block.
    pub fn is_test_line(&self, line: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&line))
    }

    /// Every function that has a body.
    pub fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = find_word(&self.code[from..], "fn").map(|i| i + from) {
            from = at + 2;
            let rest = &self.code[from..];
            let name: String =
                rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(open) = body_start(rest) else { continue };
            let Some(close) = closing_brace(&rest[open..]) else { continue };
            let whole = &self.code[at..from + open + close];
            if !name.is_empty() {
                let line = line_of(&self.code, at);
                found.push(Function { name, line, lines: whole.matches('\n').count() + 1 });
            }
        }
        found
    }
}

/// The line (from 1) of a byte position.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where the word stands, not as a part of a longer name.
pub fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut from = 0;
    while let Some(at) = text[from..].find(word).map(|i| i + from) {
        let before = text[..at].chars().next_back().is_some_and(is_name) && word.starts_with(is_name);
        let after = text[at + word.len()..].chars().next().is_some_and(is_name) && word.ends_with(is_name);
        if !before && !after {
            return Some(at);
        }
        from = at + word.len();
    }
    None
}

/// Where a function's body opens; nothing when it has none (a trait's promise ends in `;`).
fn body_start(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The length up to and with the brace that closes the one at the start.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn test_lines(code: &str) -> Vec<RangeInclusive<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find("#[cfg(test)]").map(|i| i + from) {
        from = at + "#[cfg(test)]".len();
        let Some(open) = body_start(&code[from..]) else { continue };
        let Some(length) = closing_brace(&code[from + open..]) else { continue };
        let end = from + open + length;
        found.push(line_of(code, at)..=line_of(code, end));
        from = end;
    }
    found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    comments: String,
    literals: Vec<Literal>,
}

impl Reader {
    fn step(&mut self) {
        match (self.chars[self.at], self.peek(1)) {
            ('/', Some('/')) => self.line_comment(),
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => self.text(),
            ('r', Some('"' | '#')) if !self.is_inside_name() && self.raw_marks().is_some() => self.raw_text(),
            ('\'', _) => self.quote(),
            _ => self.take_code(),
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// `br"…"` counts as raw text, `for"` does not: only one of the prefix letters may stand before.
    fn is_inside_name(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).map(|i| self.chars[i]);
        let is_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        match before(1) {
            Some('b' | 'c') => is_name(before(2)),
            other => is_name(other),
        }
    }

    /// How many `#` a raw text at this place has.
    fn raw_marks(&self) -> Option<usize> {
        let marks = self.chars[self.at + 1..].iter().take_while(|c| **c == '#').count();
        (self.peek(1 + marks) == Some('"')).then_some(marks)
    }

    fn take(&mut self, into: Into) {
        let c = self.chars[self.at];
        self.at += 1;
        if c == '\n' {
            self.line += 1;
            self.code.push('\n');
            self.comments.push('\n');
            return;
        }
        self.code.push(if into == Into::Code { c } else { ' ' });
        self.comments.push(if into == Into::Comments { c } else { ' ' });
    }

    fn take_code(&mut self) {
        self.take(Into::Code);
    }

    fn line_comment(&mut self) {
        while self.at < self.chars.len() && self.chars[self.at] != '\n' {
            self.take(Into::Comments);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.chars[self.at], self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.take(Into::Comments);
                    continue;
                }
            }
            self.take(Into::Comments);
            self.take(Into::Comments);
            if depth == 0 {
                return;
            }
        }
    }

    fn text(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.take_code();
        while self.at < self.chars.len() && self.chars[self.at] != '"' {
            if self.chars[self.at] == '\\' && self.peek(1).is_some() {
                text.push(self.chars[self.at]);
                self.take(Into::Nothing);
            }
            text.push(self.chars[self.at]);
            self.take(Into::Nothing);
        }
        if self.at < self.chars.len() {
            self.take_code();
        }
        self.literals.push(Literal { line, text });
    }

    fn raw_text(&mut self) {
        let line = self.line;
        let marks = self.raw_marks().unwrap_or(0);
        for _ in 0..marks + 2 {
            self.take_code();
        }
        let mut text = String::new();
        while self.at < self.chars.len() && !self.closes_raw(marks) {
            text.push(self.chars[self.at]);
            self.take(Into::Nothing);
        }
        for _ in 0..=marks {
            if self.at < self.chars.len() {
                self.take_code();
            }
        }
        self.literals.push(Literal { line, text });
    }

    fn closes_raw(&self, marks: usize) -> bool {
        self.chars[self.at] == '"' && (1..=marks).all(|i| self.peek(i) == Some('#'))
    }

    /// A character literal is blanked; a lifetime's quote is code.
    fn quote(&mut self) {
        let length = match (self.peek(1), self.peek(2)) {
            (Some('\\'), _) => self.chars[self.at + 3..].iter().position(|c| *c == '\'').map(|i| i + 4),
            (Some(_), Some('\'')) => Some(3),
            _ => None,
        };
        self.take_code();
        for _ in 1..length.unwrap_or(1) {
            self.take(Into::Nothing);
        }
    }
}

#[derive(PartialEq, Clone, Copy)]
enum Into {
    Code,
    Comments,
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r##"
fn first(quote: char) -> &'static str { // says "no"
    if quote == '{' || quote == '\'' || quote == '\u{7d}' { return "a { b"; }
    r#"raw "}" text"#
}
/* a /* nested */ note */
trait Promise { fn kept(&self) -> [u8; 2]; }
#[cfg(test)]
mod tests {
    fn inner() {
        assert!(true);
    }
}
fn last() {}
"##;

    #[test]
    fn comments_and_literals_are_taken_out_of_the_code() {
        let text = RustText::read(SOURCE);
        assert!(!text.code.contains("says") && !text.code.contains("nested") && !text.code.contains("raw "));
        assert!(text.comments.contains("says \"no\"") && text.comments.contains("nested"));
        let literals: Vec<&str> = text.literals.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(literals, ["a { b", "raw \"}\" text"]);
        assert_eq!(text.code.matches('\n').count(), SOURCE.matches('\n').count());
    }

    #[test]
    fn functions_are_measured_by_their_braces() {
        let found = RustText::read(SOURCE).functions();
        let found: Vec<(&str, usize, usize)> =
            found.iter().map(|f| (f.name.as_str(), f.line, f.lines)).collect();
        assert_eq!(found, [("first", 2, 4), ("inner", 10, 3), ("last", 14, 1)]);
    }

    #[test]
    fn test_blocks_are_known() {
        let text = RustText::read(SOURCE);
        assert!(text.is_test_line(11));
        assert!(!text.is_test_line(3) && !text.is_test_line(14));
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert_eq!(find_word("unsafe_code", "unsafe"), None);
        assert_eq!(find_word("an unsafe fn", "unsafe"), Some(3));
        assert_eq!(find_word("x.unwrap()", ".unwrap()"), Some(1));
    }
}
