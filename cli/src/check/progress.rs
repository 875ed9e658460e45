//! A bar on standard error, for runs that a person waits for.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use tablature_input::Meter;

use crate::interrupt;

/// Shorter runs end before a bar could be read.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many ticks pass between two looks at the clock.
const TICKS: u32 = 64;

/// How much of the input has been read.
pub(super) struct Progress {
    meter: Arc<Meter>,
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
            meter: Arc::new(Meter::new(interrupt::is_received)),
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
    pub(super) fn meter(&self) -> &Arc<Meter> {
        &self.meter
    }

    /// Draws the bar if it is time, and shows how many records were checked. To be called for every record.
    pub(super) fn tick(&mut self, records: u64) {
        self.ticks = (self.ticks + 1) % TICKS;
        if self.ticks == 0 {
            self.draw(records);
        }
    }

    /// Does what [`Self::tick`] does, for those who call it rarely.
    pub(super) fn draw(&mut self, records: u64) {
        if !self.is_wanted {
            return;
        }
        if self.bar.is_none() && self.started.elapsed() > PATIENCE {
            self.bar = Some(bar(self.total));
        }
        if let Some(bar) = &self.bar {
            bar.set_message(HumanCount(records).to_string());
            bar.set_position(self.meter.read());
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
        Some(_) => "{bar:30} {bytes} of {total_bytes}, {msg} records, {bytes_per_sec}, {eta} left",
        None => "{spinner} {bytes}, {msg} records, {bytes_per_sec}",
    };
    let style = ProgressStyle::with_template(template).expect("our templates are right");
    let bar = match total {
        Some(total) => ProgressBar::new(total),
        None => ProgressBar::no_length(),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.with_style(style)
}
