//! Mail that was made to hurt: too much, too deep, broken anywhere. Nothing of it is lost or takes long.

use std::time::Instant;

use proptest::prelude::*;

use crate::*;

fn all_samples() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// What holds for every letter, whatever the bytes.
pub(crate) fn check(letter: &Letter, raw: &[u8]) {
    assert_eq!(letter.size, raw.len());
    assert!(
        !letter.faults.contains(&Fault::Unreadable),
        "the library fell over {:?}",
        String::from_utf8_lossy(&raw[..raw.len().min(4000)])
    );
    assert!(letter.text.chars().count() <= TEXT_CHARS && letter.parts.len() <= PARTS);
    let joined: String = letter.folds.iter().map(|fold| fold.text.as_str()).collect();
    assert_eq!(joined, letter.text, "folding loses nothing");
    let shown = [&letter.subject].into_iter().chain(letter.from.iter().map(|from| &from.name));
    for line in shown.chain(letter.parts.iter().map(|part| &part.name)) {
        assert!(!line.chars().any(|c| c.is_control() || kernel::misleads(c)), "{line:?}");
    }
    for part in &letter.parts {
        assert!(
            !part.name.is_empty() && !part.name.contains(['/', '\\']) && part.name != "..",
            "{:?}",
            part.name
        );
    }
    if let Some(html) = &letter.html {
        // Texts and values are escaped: what stands between `<` and `>` is a tag.
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).map(str::to_lowercase) {
            let name = tag.split(' ').next().unwrap_or_default().trim_start_matches('/');
            let bad = [
                "script", "style", "iframe", "object", "form", "svg", "math", "input", "base", "meta", "link",
            ];
            assert!(!bad.contains(&name), "{tag} in {html}");
            for bad in [" on", " style=", " class=", " srcset=", "=\"javascript:", "=\"data:"] {
                assert!(!tag.contains(bad), "{bad} in {tag}");
            }
            assert!(!tag.replace(" src=\"cid:", "").contains(" src="), "{tag} in {html}");
        }
    }
}

fn soon(what: &str, raw: &[u8]) -> Letter {
    let start = Instant::now();
    let letter = read(raw, &Envelope::default());
    assert!(start.elapsed().as_secs() < 10, "{what} took {:?}", start.elapsed());
    check(&letter, raw);
    letter
}

/// Attack row 13.
#[test]
fn letters_in_letters_without_end_are_not_taken_apart() {
    let one = "Content-Type: message/rfc822\r\n\r\n";
    let letter = soon("nested", format!("From: a@b.example\r\n{}", one.repeat(50_000)).as_bytes());
    assert!(letter.faults.contains(&Fault::HeadOnly));
    assert_eq!(letter.author().unwrap().address, "a@b.example", "the head is read all the same");
    let few = soon("few", format!("From: a@b.example\r\n{}Subject: x\r\n\r\nhej", one.repeat(20)).as_bytes());
    assert!(!few.faults.contains(&Fault::HeadOnly));
}

#[test]
fn parts_and_fields_without_number_are_not_taken_apart() {
    let head = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    let parts = soon("parts", format!("{head}{}", "--b\r\n\r\n".repeat(300_000)).as_bytes());
    assert!(parts.faults.contains(&Fault::HeadOnly));
    let fields = soon("fields", format!("{head}--b\r\n{}", "a:\r\n".repeat(300_000)).as_bytes());
    assert!(fields.faults.contains(&Fault::HeadOnly));
    let head = soon("head", format!("From: a@b.example\r\n{}\r\nx", "X-A: b\r\n".repeat(500_000)).as_bytes());
    assert!(head.faults.contains(&Fault::HeadOnly));
    assert_eq!(head.from.len(), 1);
    let line =
        soon("line", format!("From: a@b.example\r\nSubject: {}\r\n\r\nx", "å".repeat(3_000_000)).as_bytes());
    assert!(line.faults.contains(&Fault::HeadOnly));
    let some = soon(
        "some",
        format!(
            "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--",
            "--b\r\n\r\nx\r\n".repeat(400)
        )
        .as_bytes(),
    );
    assert!(some.faults.contains(&Fault::TooManyParts) || some.parts.len() <= PARTS);
}

/// ASVS 1.3.12.
#[test]
fn html_made_to_be_slow_is_left_out_and_the_text_stays() {
    let head = "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    for bomb in
        ["<b>", "<a><p>", "<table><td>", "<i><b><div>", "</p>", "<font><font>", "&lt", "<svg><style><!--"]
    {
        for times in [5_000, 9_900, 19_900, 200_000] {
            let letter = soon(bomb, format!("{head}hej{}", bomb.repeat(times)).as_bytes());
            assert!(letter.text.contains("hej"), "{bomb}");
        }
    }
    let long = soon("long", format!("{head}{}", "ord ".repeat(2_000_000)).as_bytes());
    assert!(long.faults.contains(&Fault::HtmlLeftOut) && long.faults.contains(&Fault::TextCut));
}

/// ASVS 1.3.12.
#[test]
fn text_made_to_be_slow_to_fold_is_folded_soon() {
    for piece in [
        "\n",
        "a\n\n\n",
        "From: a\n",
        "> a\n\n",
        ">\n",
        "-- \n",
        "________________\n",
        "On 1 x wrote:\n",
        "Den 1 skrev x\n",
        "-----Original Message\n",
        "Sent from my x\na\n",
    ] {
        let text = piece.repeat(350_000 / piece.len());
        soon(piece, format!("From: a@b.example\r\n\r\n{text}").as_bytes());
        soon(piece, format!("From: a@b.example\r\n\r\nhej\r\n{text}slut").as_bytes());
    }
}

#[test]
fn a_head_of_brackets_quotes_and_addresses_is_read_soon() {
    for (name, piece) in [
        ("From", "("),
        ("To", "a@b.example,"),
        ("From", "\"\\"),
        ("References", "<a@b>"),
        ("Subject", "=?utf-8?Q?=?="),
        ("Content-Type", ";a*0*=b"),
        ("Received", "(by "),
    ] {
        let letter = soon(name, format!("{name}: {}\r\n\r\nx", piece.repeat(20_000)).as_bytes());
        assert!(letter.to.len() <= 200 && letter.answers.len() <= 100);
    }
}

/// ASVS 1.2.2, 1.3.1; attack row 9.
#[test]
fn hostile_html_comes_out_harmless() {
    for page in [
        "<img src=x onerror=alert(1)>",
        "<a href=\"jAvAsCrIpT:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
        "<form action=https://evil.example><input name=p></form>",
        "<base href=https://evil.example>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
        "<link rel=stylesheet href=https://evil.example>",
        "<div style=\"background:url(https://evil.example)\">x</div>",
        "<img src=\"cid:a\" srcset=\"https://evil.example\">",
        "<img src=\"cid:a&quot; onerror=alert(1)\">",
        "<table background=https://evil.example><td>x</td></table>",
        "<!--[if mso]><script>alert(1)</script><![endif]-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<a href=\"data:text/html,<script>x</script>\">x</a>",
        "<img src=\"//evil.example/a\">",
        "<img src=\"/files/1\">",
        "<a href=\"/sign-out\">x</a>",
        "<style>@import 'https://evil.example'</style>",
    ] {
        let html = clean(page).unwrap();
        for bad in [
            "evil.example",
            "alert(1)\"",
            "<script",
            "onerror=",
            "javascript:",
            "data:",
            "style",
            "/sign-out",
            "/files/1",
        ] {
            assert!(!html.contains(bad), "{page} -> {html}");
        }
    }
}

/// A small generator with a seed, so that each run tries the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// Some bytes changed, cut out, doubled, or joined with another mail.
    fn spoilt(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut raw = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(6) {
            let at = self.below(raw.len());
            match self.below(6) {
                0 => raw[at..].iter_mut().take(1).for_each(|byte| *byte = (at % 251) as u8),
                1 => raw.truncate(at),
                2 => drop(raw.drain(at..(at + self.below(80)).min(raw.len()))),
                3 => {
                    let piece = raw[at..(at + self.below(200)).min(raw.len())].to_vec();
                    raw.splice(at..at, piece);
                }
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len());
                    raw.splice(
                        at..at,
                        other[from..(from + self.below(400)).min(other.len())].iter().copied(),
                    );
                }
                _ => {
                    let tokens: [&[u8]; 8] = [
                        b"\r\n",
                        b"\n\n",
                        b"--",
                        b"=?utf-8?B?",
                        b"\0",
                        b"(",
                        b"Content-Type: message/rfc822\r\n\r\n",
                        b"\xff",
                    ];
                    raw.splice(at..at, tokens[self.below(tokens.len())].iter().copied());
                }
            }
            if raw.is_empty() {
                break;
            }
        }
        raw
    }
}

/// The same as the fuzz target, for a short time and always alike. `VARV_FUZZ_ROUNDS` makes it longer.
/// Attack row 13.
#[test]
fn mail_broken_anywhere_is_read_and_nothing_of_it_is_harmful() {
    let mut seeds = all_samples();
    seeds.extend(crate::real_test::all().into_iter().map(|(_, raw)| raw));
    let rounds =
        std::env::var("VARV_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6_000);
    let mut dice = Dice(0x5eed_1e77_e125_0001);
    for _ in 0..rounds {
        let raw = dice.spoilt(&seeds);
        check(&read(&raw, &Envelope::default()), &raw);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_letter(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        check(&read(&raw, &Envelope::default()), &raw);
    }

    /// ASVS 1.3.1.
    #[test]
    fn any_html_is_harmless(page in "(<[a-z/!\\-]{1,8}( [a-z]{1,8}=[\"']?[a-z:/()]{0,12}[\"']?)?>?|[ -~]{0,10}){0,30}") {
        let raw = format!("From: a@b.example\r\nContent-Type: text/html\r\n\r\n{page}");
        check(&read(raw.as_bytes(), &Envelope::default()), raw.as_bytes());
    }
}
