//! Which encoding a text file has, and its text piece by piece.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::CannotOpen;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    Web(&'static Encoding),
    /// The code page of DOS in western Europe, still written by old administrative systems.
    Dos,
}

impl Charset {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos => "CP850",
        }
    }
}

const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Judges the whole file: byte order mark, UTF-16 without one, valid UTF-8, then by its letters.
pub(crate) fn charset(file: &mut File) -> Result<Charset, CannotOpen> {
    let mut head = vec![0; 4096];
    let read = fill(file, &mut head)?;
    head.truncate(read);
    if let Some((encoding, _)) = Encoding::for_bom(&head) {
        return Ok(Charset::Web(encoding));
    }
    if let Some(encoding) = wide(&head) {
        return Ok(Charset::Web(encoding));
    }
    file.seek(SeekFrom::Start(0))?;
    by_letters(file)
}

/// UTF-16 without a mark: every second byte of western text is zero.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 2 {
        None
    } else if odd * 10 >= pairs * 7 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn by_letters(file: &mut File) -> Result<Charset, CannotOpen> {
    let mut utf8 = UTF_8.new_decoder_without_bom_handling();
    let mut sink = String::with_capacity(1 << 17);
    let (mut good, mut bad, mut votes) = (0_usize, 0_usize, Votes::default());
    let mut buffer = vec![0; 1 << 15];
    loop {
        let read = fill(file, &mut buffer)?;
        let last = read < buffer.len();
        let chunk = &buffer[..read];
        if chunk.contains(&0) {
            return Err(CannotOpen::NotATable { what: "binary" });
        }
        votes.count(chunk);
        sink.clear();
        let (_, _, _) = utf8.decode_to_string(chunk, &mut sink, last);
        if !sink.is_ascii() {
            bad += sink.matches('\u{FFFD}').count();
            good += sink.chars().filter(|c| !c.is_ascii()).count();
        }
        if last {
            break;
        }
    }
    if votes.control * 20 > votes.total {
        return Err(CannotOpen::NotATable { what: "binary" });
    }
    // A stray byte in a file of good UTF-8 does not make it another encoding.
    if bad * 20 <= good {
        return Ok(Charset::Web(UTF_8));
    }
    if let Some(charset) = votes.nordic() {
        return Ok(charset);
    }
    let guess = guessed(file)?;
    Ok(Charset::Web(if guess == UTF_8 { WINDOWS_1252 } else { guess }))
}

/// What the library makes of a file that is neither UTF-8 nor Nordic. It weighs every letter in every encoding that it
/// knows, so the common ones are told apart without it.
fn guessed(file: &mut File) -> Result<&'static Encoding, CannotOpen> {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut buffer = vec![0; 1 << 15];
    file.seek(SeekFrom::Start(0))?;
    loop {
        let read = fill(file, &mut buffer)?;
        let last = read < buffer.len();
        detector.feed(&buffer[..read], last);
        if last {
            return Ok(detector.guess(Some(b"se"), chardetng::Utf8Detection::Allow));
        }
    }
}

/// How often the bytes of å ä ö é Å Ä Ö occur next to ASCII letters, in each western encoding.
#[derive(Default)]
struct Votes {
    windows: usize,
    mac: usize,
    dos: usize,
    high: usize,
    control: usize,
    total: usize,
}

impl Votes {
    fn count(&mut self, chunk: &[u8]) {
        self.total += chunk.len();
        for window in chunk.windows(2) {
            let (a, b) = (window[0], window[1]);
            self.control += usize::from(a < 9 || (14..26).contains(&a) || a == 27);
            let byte = match (a, b) {
                (0x80.., b'a'..=b'z' | b'A'..=b'Z' | b' ') => a,
                (b'a'..=b'z' | b'A'..=b'Z' | b' ', 0x80..) => b,
                _ => continue,
            };
            self.high += 1;
            self.windows += usize::from(b"\xE5\xE4\xF6\xC5\xC4\xD6\xE9\xFC".contains(&byte));
            self.mac += usize::from(b"\x8C\x8A\x9A\x81\x80\x85\x8E".contains(&byte));
            self.dos += usize::from(b"\x86\x84\x94\x8F\x8E\x99\x82".contains(&byte));
        }
    }

    /// The encoding whose Nordic letters explain nearly all bytes above ASCII.
    fn nordic(&self) -> Option<Charset> {
        let most = |n: usize| n > 0 && n * 10 >= self.high * 8;
        if most(self.windows) {
            Some(Charset::Web(WINDOWS_1252))
        } else if most(self.mac) && self.mac >= self.dos {
            Some(Charset::Web(MACINTOSH))
        } else if most(self.dos) {
            Some(Charset::Dos)
        } else {
            None
        }
    }
}

/// The text of a file, decoded piece by piece.
pub(crate) struct Pieces<'f> {
    file: &'f mut File,
    decoder: Option<encoding_rs::Decoder>,
    buffer: Vec<u8>,
    text: String,
    done: bool,
    /// Whether some bytes made no character.
    pub(crate) replaced: bool,
}

impl<'f> Pieces<'f> {
    pub(crate) fn new(file: &'f mut File, charset: Charset) -> Result<Self, CannotOpen> {
        file.seek(SeekFrom::Start(0))?;
        let decoder = match charset {
            Charset::Web(encoding) => Some(encoding.new_decoder_with_bom_removal()),
            Charset::Dos => None,
        };
        let (buffer, text) = (vec![0; 1 << 15], String::with_capacity(1 << 17));
        Ok(Self { file, decoder, buffer, text, done: false, replaced: false })
    }

    /// The next piece of text; nothing at the end.
    pub(crate) fn next(&mut self) -> Result<Option<&str>, CannotOpen> {
        if self.done {
            return Ok(None);
        }
        let read = fill(self.file, &mut self.buffer)?;
        self.done = read < self.buffer.len();
        self.text.clear();
        let chunk = &self.buffer[..read];
        if let Some(decoder) = &mut self.decoder {
            let (_, _, replaced) = decoder.decode_to_string(chunk, &mut self.text, self.done);
            self.replaced |= replaced;
        } else {
            self.text.extend(chunk.iter().map(|byte| dos(*byte)));
        }
        Ok(Some(&self.text))
    }
}

fn dos(byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        _ => DOS.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{FFFD}'),
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut File, buffer: &mut [u8]) -> Result<usize, CannotOpen> {
    let mut have = 0;
    while have < buffer.len() {
        match file.read(&mut buffer[have..])? {
            0 => break,
            read => have += read,
        }
    }
    Ok(have)
}
