//! Checks for every type of a payload, however it was generated.

use std::{fs, path::Path, process::ExitCode};

use serde_json::Value;
use tablature::{
    Checker, Options, Timestamp, catalogue,
    types::Root,
};

/// The clock of all payloads.
const NOW: &str = "2026-11-21T16:00:00Z";

/// Figures, and what went wrong.
#[derive(Default)]
pub struct Account {
    n_valid: usize,
    n_invalid: usize,
    failures: Vec<String>,
}

impl Account {
    /// Holds a type against the payloads of a schema, below the directory that is the first argument.
    pub fn check<T: Root>(&mut self, id: &str) {
        let entry = catalogue::find(id).expect("the schema is in the catalogue");
        let now: Timestamp = NOW.parse().expect("it is a timestamp");
        let checker = Checker::from_catalogue(entry, Options::at(now));
        let payloads = std::env::args_os().nth(1).expect("the directory of payloads is given");
        let folder = Path::new(&payloads).join(entry.id());
        for side in ["valid", "invalid"] {
            let files = fs::read_dir(folder.join(side)).expect("the schema has payloads");
            for file in files {
                let path = file.expect("it can be listed").path();
                if path.extension().is_some_and(|extension| extension == "json") {
                    let bytes = fs::read(&path).expect("it can be read");
                    if let Err(fault) = self.payload::<T>(side == "valid", &bytes, now, &checker) {
                        self.failures.push(format!("{}: {fault}", path.display()));
                    }
                }
            }
        }
    }

    fn payload<T: Root>(
        &mut self,
        is_valid: bool,
        bytes: &[u8],
        now: Timestamp,
        checker: &Checker,
    ) -> Result<(), String> {
        let read = T::check_json(bytes);
        if !is_valid {
            self.n_invalid += 1;
            return match read {
                Ok(read) if read.check_fresh(now).is_ok() => Err("it is accepted".to_owned()),
                Err(report) if report.report().is_valid() => Err("the report has no error".to_owned()),
                _ => Ok(()),
            };
        }
        self.n_valid += 1;
        let read = read.map_err(|report| {
            let findings: Vec<String> = report.into_findings().iter().map(|found| found.message.clone()).collect();
            format!("it is rejected: {}", findings.join("; "))
        })?;
        read.check_fresh(now).map_err(|stale| format!("it is stale: {stale}"))?;
        let text = read.to_json();
        let report = checker.check(text.as_bytes());
        if !report.is_valid() {
            return Err(format!("what is written has errors: {text}"));
        }
        let again = T::from_json(text.as_bytes()).map_err(|errors| format!("read again: {errors}"))?;
        if again.to_json() != text {
            return Err(format!("written twice, it differs: {text}"));
        }
        let [before, after] = [bytes, text.as_bytes()]
            .map(|text| serde_json::from_slice::<Value>(text).expect("it is JSON"));
        difference(&before, &after, "").map_or(Ok(()), Err)
    }

    /// Prints the figures and the failures.
    pub fn finish(self) -> ExitCode {
        println!("{} valid and {} invalid payloads, {} failures", self.n_valid, self.n_invalid, self.failures.len());
        for fault in &self.failures {
            println!("  {fault}");
        }
        if self.failures.is_empty() && self.n_valid > 0 && self.n_invalid > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// Where two documents differ. A null may be gone, and a documented name may have become that of the wire.
fn difference(before: &Value, after: &Value, at: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let wire = |name: &str| if after.contains_key(name) { name.to_owned() } else { camel(name) };
            let lost = before.iter().find_map(|(name, value)| match after.get(&wire(name)) {
                Some(written) => difference(value, written, &format!("{at}/{name}")),
                None if value.is_null() => None,
                None => Some(format!("{at}/{name} is lost")),
            });
            lost.or_else(|| {
                let is_new = |name: &&String| !before.keys().any(|known| wire(known) == **name);
                let new = after.keys().find(is_new);
                new.map(|name| format!("{at}/{name} is new"))
            })
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let pairs = before.iter().zip(after).enumerate();
            pairs.into_iter().find_map(|(index, (before, after))| {
                difference(before, after, &format!("{at}/{index}"))
            })
        }
        (before, after) if before == after => None,
        (before, after) => Some(format!("{at} was {before} and is {after}")),
    }
}

/// `customer_id` as `customerId`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
        name
    })
}
