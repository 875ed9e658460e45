//! Contenders in turn on the same bytes.
//!
//! The clock of a shared machine, its caches and its neighbours change from one second to the next. So contenders
//! alternate (A B C, A B C, …), each turn is timed by the processor time of the thread, and two of them are compared by
//! the median of the ratios of turns that stand side by side.

use std::time::Duration;

use crate::{clock::thread_time, median::median};

/// Something that reads lines of JSON.
pub struct Contender<'a> {
    name: String,
    own_block: Option<&'a [u8]>,
    read: Read<'a>,
}

/// Reads a block, and returns the processor time that it took and how many lines are accepted.
type Read<'a> = Box<dyn FnMut(&[u8]) -> (Duration, usize) + 'a>;

impl<'a> Contender<'a> {
    /// Returns a contender that is given one line after the other, without line feeds, and says of each whether it
    /// accepts it.
    pub fn by_line(name: &str, mut accepts: impl FnMut(&[u8]) -> bool + 'a) -> Self {
        Self::by_block(name, move |block| lines(block).filter(|line| accepts(line)).count())
    }

    /// Returns a contender that is given a whole block of lines, and says how many it accepts.
    pub fn by_block(name: &str, mut read: impl FnMut(&[u8]) -> usize + 'a) -> Self {
        let read = move |block: &[u8]| thread_time(|| read(block));
        Self { name: name.to_owned(), own_block: None, read: Box::new(read) }
    }

    /// Returns a contender that reads the block in its own way, in another process for example, and says how much
    /// processor time it took. It accepts nothing.
    pub fn by_own_clock(name: &str, mut read: impl FnMut(&[u8]) -> Duration + 'a) -> Self {
        let read = move |block: &[u8]| (read(block), 0);
        Self { name: name.to_owned(), own_block: None, read: Box::new(read) }
    }

    /// Lets the contender read this block, whatever the others read, under another name.
    #[must_use]
    pub fn on(self, name: &str, block: &'a [u8]) -> Self {
        Self { name: name.to_owned(), own_block: Some(block), ..self }
    }

    /// Returns the name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Returns the lines of a block without their line feeds.
pub fn lines(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', block).map(move |end| {
        let line = &block[start..end];
        start = end + 1;
        line
    })
}

/// A measurement of one contender.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// How many lines it accepted.
    pub accepted: usize,
    /// How many bytes it read in one round.
    pub bytes: usize,
    /// The time of each round.
    pub times: Vec<Duration>,
}

impl Measured {
    /// Returns the median rate, in millions of bytes a second.
    pub fn rate(&self) -> f64 {
        1e3 / self.nanoseconds_per_byte()
    }

    /// Returns the median of nanoseconds for a byte.
    pub fn nanoseconds_per_byte(&self) -> f64 {
        let bytes = number(self.bytes);
        median(self.times.iter().map(|time| time.as_secs_f64() * 1e9 / bytes).collect())
    }

    /// Returns how many times as fast as `other` this is, byte by byte: the median over the rounds.
    pub fn ratio_to(&self, other: &Self) -> f64 {
        let more_bytes = number(self.bytes) / number(other.bytes);
        let ratio = |(own, other): (&Duration, &Duration)| {
            other.as_secs_f64() / own.as_secs_f64() * more_bytes
        };
        median(self.times.iter().zip(&other.times).map(ratio).collect())
    }
}

/// Lets contenders read all blocks, `rounds` times each, in turn.
///
/// Of every contender the first turn is not counted: it reads the schema's automata into being, and the block into the
/// caches.
pub fn measure(
    contenders: &mut [Contender<'_>],
    blocks: impl IntoIterator<Item = Vec<u8>>,
    rounds: usize,
) -> Vec<Measured> {
    let mut measured: Vec<Measured> = contenders
        .iter()
        .map(|contender| Measured {
            name: contender.name.clone(),
            accepted: 0,
            bytes: 0,
            times: vec![Duration::ZERO; rounds],
        })
        .collect();
    for (index, block) in blocks.into_iter().enumerate() {
        if index == 0 {
            for contender in &mut *contenders {
                (contender.read)(contender.own_block.unwrap_or(&block));
            }
        }
        for round in 0..rounds {
            for (contender, measured) in contenders.iter_mut().zip(&mut measured) {
                let block = contender.own_block.unwrap_or(&block);
                let (time, accepted) = (contender.read)(block);
                measured.times[round] += time;
                if round == 0 {
                    measured.accepted += accepted;
                    measured.bytes += block.len();
                }
            }
        }
    }
    measured
}

/// Returns a count as the nearest `f64`.
#[expect(clippy::cast_precision_loss, reason = "a figure in a table has four digits")]
pub fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(milliseconds: &[u64]) -> Measured {
        Measured {
            name: String::new(),
            accepted: 0,
            bytes: 1_000_000,
            times: milliseconds.iter().copied().map(Duration::from_millis).collect(),
        }
    }

    #[test]
    fn rates_and_ratios_are_medians() {
        let (fast, slow) = (measured(&[1, 2, 90]), measured(&[8, 4, 90]));
        assert!((fast.rate() - 500.0).abs() < 1e-9, "{}", fast.rate());
        assert!((slow.nanoseconds_per_byte() - 8.0).abs() < 1e-9);
        // The pairs are 8, 2 and 1 times as fast: not the ratio of the two medians, which is 4.
        assert!((fast.ratio_to(&slow) - 2.0).abs() < 1e-9);
        assert!((median(vec![4.0, 1.0]) - 2.5).abs() < 1e-9);
        // Twice the bytes in the same time are twice as fast.
        let more = Measured { bytes: 2_000_000, ..fast.clone() };
        assert!((more.ratio_to(&fast) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn every_contender_reads_every_block() {
        let mut seen = Vec::new();
        let first = Contender::by_line("first", |line| line.starts_with(b"a"));
        let second = Contender::by_block("second", |block| {
            seen.push(block.to_vec());
            lines(block).count()
        });
        let third = Contender::by_line("", |line| line == b"c").on("third", b"c\n");
        let blocks = [b"a\nb\n".to_vec(), b"ab\r\n".to_vec()];
        let measured = measure(&mut [first, second, third], blocks, 2);
        assert_eq!(measured.iter().map(|one| one.accepted).collect::<Vec<_>>(), [2, 3, 2]);
        assert_eq!(measured.iter().map(|one| one.bytes).collect::<Vec<_>>(), [8, 8, 4]);
        assert_eq!(measured[2].name, "third");
        // Once to warm up, then two rounds of each.
        assert_eq!(seen.len(), 5);
    }
}
