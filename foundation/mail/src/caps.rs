//! How much mail is still people writing to each other. Pure: what was counted comes in, what is done comes out.

use letters::By;

use crate::incoming::Aside;
use crate::mailbox::Trip;

/// Letters of one address to one mailbox in an hour.
pub(crate) const FROM_ADDRESS: i64 = 40;
/// Letters into one thread in an hour.
pub(crate) const INTO_THREAD: i64 = 30;
/// What the program writes of itself to one address in an hour, and in one thread.
pub(crate) const TO_ADDRESS: i64 = 20;
pub(crate) const OUT_OF_THREAD: i64 = 10;
/// Letters of a mailbox that were set aside within an hour, as circles or floods, before it stops itself.
pub(crate) const ASIDE: i64 = 50;
/// The hour, in seconds.
pub(crate) const WITHIN_S: i64 = 3_600;

/// What was counted about a mail that has come in, itself not among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Came {
    pub(crate) is_ours: bool,
    pub(crate) from_address: i64,
    pub(crate) into_thread: i64,
}

/// Why it must not be taken; none when it may.
pub(crate) const fn aside(came: Came) -> Option<Aside> {
    if came.is_ours {
        Some(Aside::Loop)
    } else if came.from_address >= FROM_ADDRESS || came.into_thread >= INTO_THREAD {
        Some(Aside::Flood)
    } else {
        None
    }
}

/// Does the mailbox stop itself? Counts are those of the hour.
pub(crate) const fn trips(loops: i64, floods: i64) -> Option<Trip> {
    if loops + floods < ASIDE {
        None
    } else if loops >= floods {
        Some(Trip::Loop)
    } else {
        Some(Trip::Flood)
    }
}

/// What was counted about a letter that is to go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Goes {
    pub(crate) by: By,
    /// No person wrote what it answers.
    pub(crate) answers_a_program: bool,
    pub(crate) is_stopped: bool,
    pub(crate) is_tripped: bool,
    pub(crate) is_our_own: bool,
    pub(crate) to_address: i64,
    pub(crate) out_of_thread: i64,
}

/// Why a letter is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Mail to the address has come back before.
    Stopped,
    /// It is an address of ours: the letter would come back in.
    OurOwn,
    /// A program would answer a program.
    AnswersProgram,
    /// The mailbox has stopped itself.
    Tripped,
    /// The program has written so much to the address, or in the thread, within the hour.
    TooMany,
}

impl Held {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::OurOwn => "our-own",
            Self::AnswersProgram => "answers-program",
            Self::Tripped => "tripped",
            Self::TooMany => "too-many",
        }
    }
}

/// Why it must not be sent; none when it may. What a person writes is held only where it cannot arrive.
pub(crate) const fn held(goes: Goes) -> Option<Held> {
    if goes.is_our_own {
        return Some(Held::OurOwn);
    }
    if goes.is_stopped {
        return Some(Held::Stopped);
    }
    match goes.by {
        By::Person => None,
        By::Program | By::ProgramInReply if goes.answers_a_program => Some(Held::AnswersProgram),
        By::Program | By::ProgramInReply if goes.is_tripped => Some(Held::Tripped),
        By::Program | By::ProgramInReply
            if goes.to_address >= TO_ADDRESS || goes.out_of_thread >= OUT_OF_THREAD =>
        {
            Some(Held::TooMany)
        }
        By::Program | By::ProgramInReply => None,
    }
}
