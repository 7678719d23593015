//! One conversation of the listener: SMTP (RFC 5321) or LMTP (RFC 2033), as the other side greets. The commands are read by a
//! kept library; what ends a mail is told here, strictly: CRLF, a dot, CRLF and nothing else, so that no second mail hides
//! in a first.

use std::io::{Read, Write};

use kernel::{Id, Refused, Result};
use letters::{Envelope, LETTER_BYTES};
use smtp_proto::request::receiver::RequestReceiver;
use smtp_proto::{Error, Request};

use crate::mailbox::Mailbox;
use crate::receive::Kept;

/// Mails in one conversation, recipients of one mail, and commands that make no sense before we hang up.
const MAILS: usize = 200;
const RECIPIENTS: usize = 100;
const FAULTS: usize = 10;

/// What a conversation needs of the program.
pub(crate) struct Desk<'a> {
    /// The mailbox that an address leads to.
    pub(crate) find: &'a dyn Fn(&str) -> Result<Option<Id<Mailbox>>>,
    /// Keeps a mail for good.
    pub(crate) keep: &'a dyn Fn(Id<Mailbox>, &[u8], &Envelope) -> Result<Kept>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    Nothing,
    Smtp,
    Lmtp,
}

struct Talk<'a> {
    desk: &'a Desk<'a>,
    speaks: Speaks,
    from: Option<String>,
    to: Vec<(String, Id<Mailbox>)>,
    faults: usize,
    mails: usize,
}

/// What follows a command.
enum Then {
    Say(String),
    /// The mail comes now.
    Mail,
    Leave(String),
}

fn say(line: &str) -> Then {
    Then::Say(format!("{line}\r\n"))
}

/// Talks until the other side leaves, is left, or falls silent.
pub(crate) fn converse(stream: &mut (impl Read + Write), desk: &Desk<'_>) -> std::io::Result<()> {
    let mut talk = Talk { desk, speaks: Speaks::Nothing, from: None, to: Vec::new(), faults: 0, mails: 0 };
    let (mut receiver, mut waiting) = (RequestReceiver::default(), Vec::new());
    stream.write_all(b"220 varv ready\r\n")?;
    loop {
        let mut bytes = waiting.iter();
        let read = receiver.ingest(&mut bytes).map(Request::into_owned);
        let rest = bytes.as_slice().to_vec();
        waiting = rest;
        let then = match read {
            Ok(request) => talk.hear(request),
            Err(Error::NeedsMoreData { .. }) => {
                let mut part = [0; 8 * 1024];
                let count = stream.read(&mut part)?;
                if count == 0 {
                    return Ok(());
                }
                waiting.extend_from_slice(&part[..count]);
                continue;
            }
            Err(Error::ResponseTooLong) => Then::Leave("500 5.5.2 line too long".to_owned()),
            Err(error) => talk.stumble(&error),
        };
        match then {
            Then::Say(answer) => stream.write_all(answer.as_bytes())?,
            Then::Leave(answer) => return stream.write_all(format!("{answer}\r\n").as_bytes()),
            Then::Mail => {
                stream.write_all(b"354 go on\r\n")?;
                let (raw, rest) = mail(stream, std::mem::take(&mut waiting))?;
                waiting = rest;
                stream.write_all(talk.keep(raw.as_deref()).as_bytes())?;
            }
        }
    }
}

impl Talk<'_> {
    fn hear(&mut self, request: Request<String>) -> Then {
        match request {
            Request::Lhlo { .. } => self.greet(Speaks::Lmtp),
            Request::Ehlo { .. } => self.greet(Speaks::Smtp),
            Request::Helo { .. } => {
                self.greet(Speaks::Smtp);
                say("250 varv")
            }
            Request::Mail { from } => self.sender(from.address, from.size),
            Request::Rcpt { to } => self.recipient(to.address),
            Request::Data if self.to.is_empty() => say("503 5.5.1 no recipient"),
            Request::Data => Then::Mail,
            Request::Rset => {
                self.forget();
                say("250 2.0.0 forgotten")
            }
            Request::Noop { .. } => say("250 2.0.0 fine"),
            Request::Vrfy { .. } => say("252 2.1.5 send, and see"),
            Request::Quit => Then::Leave("221 2.0.0 good-bye".to_owned()),
            _ => self.not_here(),
        }
    }

    fn greet(&mut self, speaks: Speaks) -> Then {
        self.forget();
        self.speaks = speaks;
        let lines = ["varv", "PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];
        let mut answer: String = lines.iter().map(|line| format!("250-{line}\r\n")).collect();
        answer.push_str(&format!("250 SIZE {LETTER_BYTES}\r\n"));
        Then::Say(answer)
    }

    fn forget(&mut self) {
        self.from = None;
        self.to.clear();
    }

    fn sender(&mut self, from: String, size: usize) -> Then {
        if self.speaks == Speaks::Nothing || self.from.is_some() {
            return say("503 5.5.1 greet first, and one mail at a time");
        }
        if size > LETTER_BYTES {
            return say("552 5.3.4 too large");
        }
        if self.mails >= MAILS {
            return Then::Leave("421 4.7.0 enough for now".to_owned());
        }
        self.from = Some(from);
        say("250 2.1.0 fine")
    }

    fn recipient(&mut self, address: String) -> Then {
        if self.from.is_none() {
            return say("503 5.5.1 who is it from?");
        }
        if self.to.len() >= RECIPIENTS {
            return say("452 4.5.3 too many recipients");
        }
        match (self.desk.find)(&address) {
            Ok(Some(mailbox)) => {
                self.to.push((address, mailbox));
                say("250 2.1.5 fine")
            }
            Ok(None) => self.fault("550 5.1.1 no such mailbox"),
            Err(_) => say("451 4.3.0 try again later"),
        }
    }

    fn not_here(&mut self) -> Then {
        self.fault("502 5.5.1 not here")
    }

    fn stumble(&mut self, error: &Error) -> Then {
        self.fault(match error {
            Error::InvalidSenderAddress | Error::InvalidRecipientAddress => "501 5.1.3 that is no address",
            Error::InvalidParameter { .. } | Error::UnsupportedParameter { .. } => {
                "555 5.5.4 unknown parameter"
            }
            Error::SyntaxError { .. } => "501 5.5.4 that cannot be read",
            _ => "500 5.5.2 unknown command",
        })
    }

    fn fault(&mut self, answer: &str) -> Then {
        self.faults += 1;
        if self.faults >= FAULTS { Then::Leave("421 4.7.0 too many errors".to_owned()) } else { say(answer) }
    }

    /// Keeps the mail for every mailbox that it is for, and answers: LMTP once for each recipient, SMTP once. None is a mail
    /// that is too large.
    fn keep(&mut self, raw: Option<&[u8]>) -> String {
        self.mails += 1;
        let mut answers: Vec<(Id<Mailbox>, &'static str)> = Vec::new();
        for (_, mailbox) in &self.to {
            if answers.iter().all(|(done, _)| done != mailbox) {
                answers.push((*mailbox, self.kept(*mailbox, raw)));
            }
        }
        let of = |mailbox: Id<Mailbox>| {
            answers.iter().find(|(done, _)| *done == mailbox).map_or("451 4.3.0", |(_, a)| a)
        };
        let said = match self.speaks {
            Speaks::Lmtp => self.to.iter().map(|(_, mailbox)| format!("{}\r\n", of(*mailbox))).collect(),
            // One answer for all: when it went wrong for one, all are sent again, and known again where they are kept.
            Speaks::Smtp | Speaks::Nothing => {
                let worst = answers.iter().map(|(_, answer)| *answer).max_by_key(|answer| rank(answer));
                format!("{}\r\n", worst.unwrap_or("451 4.3.0 try again later"))
            }
        };
        self.forget();
        said
    }

    fn kept(&self, mailbox: Id<Mailbox>, raw: Option<&[u8]>) -> &'static str {
        let Some(raw) = raw else { return "552 5.3.4 too large" };
        let to =
            self.to.iter().filter(|(_, its)| *its == mailbox).map(|(address, _)| address.clone()).collect();
        match (self.desk.keep)(mailbox, raw, &Envelope { from: self.from.clone(), to }) {
            Ok(_) => "250 2.0.0 kept",
            Err(Refused::TooLarge) => "552 5.3.4 too large",
            Err(Refused::Full) => "452 4.3.1 no room",
            Err(_) => "451 4.3.0 try again later",
        }
    }
}

/// What may pass by waiting is worse than what is kept, so that nothing is lost; "never" comes between.
fn rank(answer: &str) -> u8 {
    match answer.as_bytes().first() {
        Some(b'2') => 0,
        Some(b'5') => 1,
        _ => 2,
    }
}

/// Where in a mail we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    LineStart,
    Line,
    Cr,
    /// A dot at the start of a line, which is not part of the mail.
    Dot,
    /// Such a dot and a carriage return, which is part of the mail unless the line ends here.
    DotCr,
    End,
}

/// Takes one byte in, and gives out what is part of the mail.
fn step(at: At, byte: u8, mut out: impl FnMut(u8)) -> At {
    match (at, byte) {
        (At::LineStart, b'.') => return At::Dot,
        (At::Dot, b'\r') => return At::DotCr,
        (At::DotCr, b'\n') => return At::End,
        (At::DotCr, _) => out(b'\r'),
        (At::LineStart | At::Line | At::Cr | At::Dot | At::End, _) => {}
    }
    out(byte);
    match (at, byte) {
        (_, b'\r') => At::Cr,
        (At::Cr, b'\n') => At::LineStart,
        _ => At::Line,
    }
}

/// Reads a mail to its end; gives it without the dots that were put in, and what came after it. None when it is too large: it
/// is then read to its end all the same.
fn mail(stream: &mut impl Read, first: Vec<u8>) -> std::io::Result<(Option<Vec<u8>>, Vec<u8>)> {
    let (mut raw, mut at, mut is_too_large) = (Vec::new(), At::LineStart, false);
    let mut part = first;
    loop {
        for (index, byte) in part.iter().enumerate() {
            at = step(at, *byte, |byte| raw.push(byte));
            if at == At::End {
                return Ok(((!is_too_large).then_some(raw), part[index + 1..].to_vec()));
            }
        }
        if raw.len() > LETTER_BYTES {
            is_too_large = true;
            raw = Vec::new();
        }
        part.resize(64 * 1024, 0);
        let count = stream.read(&mut part)?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        part.truncate(count);
    }
}
