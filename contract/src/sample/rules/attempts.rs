//! Explains why a rule cannot be broken alone.

use tablature_validator::Finding;

/// The findings reported instead of the expected one, over all attempts.
#[derive(Default)]
pub(in crate::sample) struct Attempts {
    instead: Vec<String>,
    is_own_reported: bool,
    /// A payload has more violations for other validators.
    has_several: bool,
    n_made: usize,
}

/// The maximum number of other rules that are listed.
const MAX_SHOWN: usize = 6;

impl Attempts {
    /// Records the errors of one payload that breaks the rule at `own`.
    pub(in crate::sample) fn record(&mut self, own: &str, errors: &[&Finding]) {
        self.n_made += 1;
        for error in errors {
            let rule = error.schema_pointer.as_str();
            if rule == own {
                self.is_own_reported = true;
            } else if !self.instead.iter().any(|known| known == rule) {
                self.instead.push(rule.to_owned());
            }
        }
    }

    /// Records a payload that has more than one violation for other validators.
    pub(in crate::sample) fn record_several(&mut self) {
        (self.n_made, self.has_several) = (self.n_made + 1, true);
    }

    /// Returns why the rule cannot be broken alone.
    pub(in crate::sample) fn reason(mut self) -> String {
        self.instead.sort();
        self.instead.truncate(MAX_SHOWN);
        let others = self.instead.join("`, `");
        if self.has_several {
            return "payloads that break it break other keywords for the same value, too, which is one mistake only here"
                .to_owned();
        }
        match (self.n_made, self.is_own_reported, self.instead.is_empty()) {
            (0, ..) => {
                "no payload was found that breaks it and satisfies the other rules for the same value"
                    .to_owned()
            }
            (_, false, true) => "payloads that were made to break it are valid".to_owned(),
            (_, true, true) => {
                "payloads that break it are not reported as expected".to_owned()
            }
            (_, false, false) => format!("payloads that break it are reported under `{others}`"),
            (_, true, false) => format!("payloads that break it also break `{others}`"),
        }
    }
}
