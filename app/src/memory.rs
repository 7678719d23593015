//! How long freed memory is kept before it goes back to the machine. The allocator reads this from the environment when
//! the program starts, before any line of ours, and has no other way that needs no unsafe code: so the program that
//! serves starts itself once more with it, in the same process.

const SETTING: &str = "MIMALLOC_PURGE_DELAY";
/// In milliseconds. The allocator's own second keeps what one moment of eight lists needed for the next ones, of which
/// each thread has some: 13 MB more.
const KEPT_MS: &str = "10";

/// Starts the program again with the setting, if nobody has set it. Goes on without it when that cannot be done.
pub fn give_back_soon() {
    #[cfg(unix)]
    if std::env::var_os(SETTING).is_none()
        && let Ok(program) = std::env::current_exe()
    {
        use std::os::unix::process::CommandExt;
        let again = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(SETTING, KEPT_MS)
            .exec();
        tracing::debug!(error = %again, "freed memory is kept for a second");
    }
}
