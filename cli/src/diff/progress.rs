//! A bar on standard error, for comparisons that a person waits for.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs end before a bar could be read.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many schemas were compared.
pub(super) struct Progress {
    started: Instant,
    total: u64,
    done: u64,
    bar: Option<ProgressBar>,
    is_wanted: bool,
}

impl Progress {
    /// Nothing is compared yet.
    pub(super) fn new(total: usize, is_wanted: bool) -> Self {
        Self {
            #[allow(clippy::disallowed_methods, reason = "a bar shows how long it takes")]
            started: Instant::now(),
            total: total as u64,
            done: 0,
            bar: None,
            is_wanted,
        }
    }

    /// Draws the bar if it is time.
    pub(super) fn draw(&mut self) {
        if !self.is_wanted {
            return;
        }
        if self.bar.is_none() && self.started.elapsed() > PATIENCE {
            let template = "{bar:30} {pos} of {len} schemas, {eta} left";
            let style = ProgressStyle::with_template(template).expect("our template is right");
            let target = ProgressDrawTarget::stderr();
            self.bar =
                Some(ProgressBar::with_draw_target(Some(self.total), target).with_style(style));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Counts a schema, and writes its result without leaving pieces of the bar in it.
    pub(super) fn advance<T>(&mut self, write: impl FnOnce() -> T) -> T {
        self.done += 1;
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
