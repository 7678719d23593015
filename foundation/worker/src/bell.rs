use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Wakes those who wait: when something was committed, and when it is time to stop.
#[derive(Clone, Default)]
pub(crate) struct Bell {
    inner: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Default)]
struct State {
    rung: bool,
    stopping: bool,
}

impl Bell {
    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn ring(&self) {
        self.state().rung = true;
        self.inner.1.notify_all();
    }

    pub(crate) fn stop(&self) {
        self.state().stopping = true;
        self.inner.1.notify_all();
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.state().stopping
    }

    /// Waits until it rings, or so long at most.
    pub(crate) fn wait(&self, at_most: Duration) {
        let mut state = self.until(at_most, |state| state.rung);
        state.rung = false;
    }

    /// Waits so long, whether it rings or not, unless it is time to stop.
    pub(crate) fn rest(&self, time: Duration) {
        drop(self.until(time, |_| false));
    }

    fn until(&self, at_most: Duration, is_over: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let end = Instant::now() + at_most;
        let mut state = self.state();
        while !state.stopping && !is_over(&state) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            state = self.inner.1.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state
    }
}
