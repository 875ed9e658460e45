//! Parsers, which know no schema.

use serde::de::IgnoredAny;
use serde_json::Value;
use simd_json::{Buffers, Tape};
use sonic_rs::LazyValue;
use tablature_bench::measure::Contender;

use super::BASE;

/// Returns the parsers. The first is the one that others are compared with.
pub(crate) fn parsers() -> Vec<Contender<'static>> {
    vec![
        // Accepts invalid UTF-8, lone surrogates and duplicate keys.
        Contender::by_line(BASE, |line| serde_json::from_slice::<IgnoredAny>(line).is_ok()),
        Contender::by_line("serde_json Value", |line| {
            serde_json::from_slice::<Value>(line).is_ok()
        }),
        Contender::by_line("sonic-rs Value", |line| {
            sonic_rs::from_slice::<sonic_rs::Value>(line).is_ok()
        }),
        Contender::by_line("sonic-rs IgnoredAny", |line| {
            sonic_rs::from_slice::<IgnoredAny>(line).is_ok()
        }),
        Contender::by_line("sonic-rs LazyValue", |line| {
            sonic_rs::from_slice::<LazyValue<'_>>(line).is_ok()
        }),
        simd_json(),
    ]
}

/// simd-json changes the bytes that it reads, so each line is copied first.
fn simd_json() -> Contender<'static> {
    let mut copy = Vec::new();
    let mut buffers = Buffers::default();
    Contender::by_line("simd-json tape, line copied", move |line| {
        copy.clear();
        copy.extend_from_slice(line);
        let mut tape = Tape::null();
        simd_json::fill_tape(&mut copy, &mut buffers, &mut tape).is_ok()
    })
}
