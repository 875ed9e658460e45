//! Processor time, which other programs on the machine do not disturb as they disturb the time on the wall.

use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use rustix::time::{ClockId, clock_gettime};

/// Returns the processor time, user and system, that this thread spends on `work`, with the result.
pub fn thread_time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    spent(ClockId::ThreadCPUTime, work)
}

/// Returns the processor time, user and system, that all threads of this process spend during `work`, with the result.
pub fn process_time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    spent(ClockId::ProcessCPUTime, work)
}

fn spent<T>(clock: ClockId, work: impl FnOnce() -> T) -> (Duration, T) {
    let now = || {
        let time = clock_gettime(clock);
        let seconds = u64::try_from(time.tv_sec).expect("processor time is not negative");
        let nanoseconds = u32::try_from(time.tv_nsec).expect("less than a second");
        Duration::new(seconds, nanoseconds)
    };
    let start = now();
    let result = work();
    (now().saturating_sub(start), result)
}

/// Returns the processor time, user and system, of all programs that this one started and that have ended.
///
/// # Panics
///
/// If the system does not tell.
pub fn children_time() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system tells what children took");
    [usage.user_time(), usage.system_time()]
        .into_iter()
        .map(|time| {
            let microseconds = time.tv_sec() * 1_000_000 + time.tv_usec();
            Duration::from_micros(u64::try_from(microseconds).expect("time is not negative"))
        })
        .sum()
}
