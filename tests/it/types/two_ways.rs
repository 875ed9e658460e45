//! A type that is filled from the bytes of a proved payload is the one that is read through a value.

use std::{fmt::Debug, fs, path::PathBuf};

use serde_json::Value;
use tablature::{
    catalogue,
    types::{
        __private::{Json, by_proof, by_value},
        Root, Typed,
    },
};

use super::{agreement::n_payloads, conformance::say, mutations::Mutator, root};

mod userpilot {
    tablature::types!("userpilot/event@4");
}

mod genesys {
    tablature::types!("genesys/web-event-response@257.1.0");
}

/// Counts of payloads that are read both ways.
#[derive(Default)]
struct Tally {
    valid: usize,
    invalid: usize,
    filled: usize,
}

impl Tally {
    #[track_caller]
    fn enter<T: Root + Json + PartialEq + Debug>(&mut self, bytes: &[u8]) {
        let (filled, read) = (by_proof::<T>(bytes), by_value::<T>(bytes));
        // Whichever way it takes.
        assert_eq!(<T as Typed>::from_json(bytes), read, "{}", bytes.escape_ascii());
        let is_valid = read.is_ok();
        self.valid += usize::from(is_valid);
        self.invalid += usize::from(!is_valid);
        self.filled += usize::from(filled.is_some());
        let Some(filled) = filled else { return };
        assert_eq!(filled.to_json(), read.as_ref().map(T::to_json).unwrap_or_default());
        // Equal, and with the same digits, too.
        assert_eq!(format!("{filled:?}"), read.map(|read| format!("{read:?}")).unwrap_or_default());
    }
}

/// The valid sample payloads of a schema.
fn samples(id: &str) -> Vec<String> {
    let folder = root().join("tests/payloads").join(id).join("valid");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("payloads").map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == "json"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a readable payload")).collect()
}

#[track_caller]
fn check_mutations<T: Root + Json + PartialEq + Debug>(id: &str) {
    /// Payloads where the environment says nothing.
    const N_PAYLOADS: usize = 3000;
    let samples = samples(id);
    let mut tally = Tally::default();
    for text in &samples {
        tally.enter::<T>(text.as_bytes());
    }
    assert_eq!((tally.valid, tally.filled), (samples.len(), samples.len()), "samples of {id}");
    let entry = catalogue::entries().iter().find(|entry| entry.id() == id);
    let schema = entry.expect("a schema of the catalogue").json();
    let values: Vec<Value> =
        samples.iter().map(|text| serde_json::from_str(text).expect("it is valid")).collect();
    let mut mutator = Mutator::new(&schema, &values, 0x6669_6c6c);
    for round in 0..n_payloads(N_PAYLOADS) {
        let payload = mutator.payload();
        let text = match round % 3 {
            0 => payload.to_string(),
            1 => payload.to_string().replace("\":", "\": ").replace('/', "\\/"),
            _ => format!("\r\n {payload:#}\n"),
        };
        tally.enter::<T>(text.as_bytes());
    }
    let Tally { valid, invalid, filled } = tally;
    say(&format!("two ways of {id}: {valid} valid, {filled} filled, {invalid} invalid\n"));
    assert!(filled * 10 > valid * 9, "{filled} of {valid} valid payloads were filled");
    assert!(invalid * 5 > valid, "hardly one is invalid");
}

#[test]
fn mutations_of_payloads_are_filled_as_they_are_read() {
    check_mutations::<userpilot::UserpilotEvent>("userpilot/event@4");
    check_mutations::<genesys::WebEventResponse>("genesys/web-event-response@257.1.0");
}

#[test]
fn damaged_payloads_are_filled_as_they_are_read_or_not_at_all() {
    fn check<T: Root + Json + PartialEq + Debug>(id: &str) {
        let mut tally = Tally::default();
        for text in samples(id).iter().take(3) {
            let bytes = text.trim_end().as_bytes();
            for at in 0..bytes.len() {
                tally.enter::<T>(&bytes[..at]);
                for byte in [b'"', b'\\', b'\n', b'{', 0xFF, 0xC3] {
                    let mut damaged = bytes.to_vec();
                    damaged[at] = byte;
                    tally.enter::<T>(&damaged);
                }
            }
        }
        assert!(tally.invalid > tally.valid && tally.filled > 0, "{id}");
    }
    check::<userpilot::UserpilotEvent>("userpilot/event@4");
    check::<genesys::WebEventResponse>("genesys/web-event-response@257.1.0");
}

#[test]
fn hostile_texts_are_read_as_before() {
    let nested = |depth: usize| {
        format!(r#"{{"metadata":{{"a":{}{}}}}}"#, "[".repeat(depth), "]".repeat(depth))
    };
    let texts = [nested(10), nested(127), nested(100_000), r#"{"a":"\ud800"}"#.to_owned()];
    for text in &texts {
        Tally::default().enter::<userpilot::UserpilotEvent>(text.as_bytes());
        // Within an event that is valid but for this.
        for sample in samples("userpilot/event@4").iter().take(2) {
            let inner = text.strip_prefix('{').expect("an object");
            let text = format!("{}, {inner}", sample.trim_end().trim_end_matches('}').trim_end());
            Tally::default().enter::<userpilot::UserpilotEvent>(text.as_bytes());
        }
    }
}
