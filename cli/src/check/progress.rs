//! A bar on standard error, for runs that a person waits for.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs end before a bar could be read.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many ticks pass between two looks at the clock.
const TICKS: u32 = 64;

/// How much of the input has been read.
pub(super) struct Progress {
    read: Rc<Cell<u64>>,
    total: Option<u64>,
    started: Instant,
    ticks: u32,
    bar: Option<ProgressBar>,
    is_wanted: bool,
}

impl Progress {
    /// Nothing is read yet.
    pub(super) fn new(is_wanted: bool) -> Self {
        Self {
            read: Rc::default(),
            total: None,
            #[allow(clippy::disallowed_methods, reason = "a bar shows how fast it is")]
            started: Instant::now(),
            ticks: 0,
            bar: None,
            is_wanted,
        }
    }

    /// Names the number of raw bytes that there are to read, if it is known.
    pub(super) fn expect(&mut self, total: Option<u64>) {
        self.total = total;
    }

    /// The counter that inputs add to.
    pub(super) fn counter(&self) -> &Rc<Cell<u64>> {
        &self.read
    }

    /// Draws the bar if it is time.
    pub(super) fn tick(&mut self) {
        if !self.is_wanted {
            return;
        }
        self.ticks = (self.ticks + 1) % TICKS;
        if self.ticks != 0 {
            return;
        }
        if self.bar.is_none() && self.started.elapsed() > PATIENCE {
            self.bar = Some(bar(self.total));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.read.get());
        }
    }

    /// Writes something without leaving pieces of the bar in it. What is written must be flushed
    /// where a bar is drawn.
    pub(super) fn aside<T>(&self, write: impl FnOnce(bool) -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(|| write(true)),
            None => write(false),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let template = match total {
        Some(_) => "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
        None => "{spinner} {bytes}, {bytes_per_sec}",
    };
    let style = ProgressStyle::with_template(template).expect("our templates are right");
    let bar = match total {
        Some(total) => ProgressBar::new(total),
        None => ProgressBar::no_length(),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.with_style(style)
}
