//! Words as the eye compares them: folded case and accents, tokens, distance.

/// Lower case, å ä ö é folded, everything else than letters and digits as one blank.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut after_small = false;
    for c in text.chars() {
        // A capital after a small letter starts a word: `familyName`.
        if after_small && c.is_uppercase() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        after_small = c.is_lowercase();
        for c in c.to_lowercase() {
            match c {
                'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'æ' => folded.push('a'),
                'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => folded.push('o'),
                'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
                'ü' | 'ú' | 'ù' | 'û' => folded.push('u'),
                'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
                'ñ' => folded.push('n'),
                'ç' => folded.push('c'),
                c if c.is_alphanumeric() => folded.push(c),
                _ if folded.ends_with(' ') || folded.is_empty() => {}
                _ => folded.push(' '),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// How alike two folded texts are, 0 to 100: equal, shared words, or few letters apart.
pub fn likeness(a: &str, b: &str) -> u8 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let (plain_a, plain_b) = (a.replace(' ', ""), b.replace(' ', ""));
    if plain_a == plain_b {
        return 100;
    }
    // Swedish compounds: `mobiltelefon` is a `telefon`, `epostadress` an `epost`.
    let (short, long) =
        if plain_a.len() < plain_b.len() { (&plain_a, &plain_b) } else { (&plain_b, &plain_a) };
    if short.len() >= 5 && (long.starts_with(short.as_str()) || long.ends_with(short.as_str())) {
        return 75;
    }
    let distance = distance(&plain_a, &plain_b);
    let longest = plain_a.chars().count().max(plain_b.chars().count());
    let letters = 100_usize.saturating_sub(distance * 100 / longest);
    let close = if distance <= 2 && longest >= 5 { letters } else { letters * 7 / 10 };
    close.max(overlap(a, b)) as u8
}

fn overlap(a: &str, b: &str) -> usize {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let shared = a.iter().filter(|word| word.len() > 1 && b.contains(word)).count();
    shared * 180 / (a.len() + b.len())
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(60).collect();
    let mut line: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(60).enumerate() {
        let mut corner = line[0];
        line[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let change = corner + usize::from(ca != *cb);
            corner = line[j + 1];
            line[j + 1] = change.min(line[j] + 1).min(corner + 1);
        }
    }
    line[b.len()]
}
