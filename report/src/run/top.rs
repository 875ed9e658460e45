//! The values that are met most often, counted in bounded memory.

/// Values that are counted at a time. Any value that makes up more than one in seventeen is among them.
const COUNTERS: usize = 16;

/// Values that are shown.
const SHOWN: usize = 3;

/// Counts values by the algorithm of Misra and Gries: a value for which there is no counter takes one off all others. As
/// long as no counter was short, counts are exact; after that they are at least as large as they say.
#[derive(Debug, Clone, Default)]
pub(super) struct TopValues {
    /// A counter of zero is free; its text is kept for its memory.
    counters: Vec<(String, u64)>,
    is_short: bool,
}

/// A value, and how often it was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TopValue<'a> {
    /// The value as JSON.
    pub value: &'a str,
    /// Number of findings about it.
    pub count: u64,
    /// Is `true` if there may be more.
    pub is_minimum: bool,
}

impl TopValue<'_> {
    /// Returns the number for people.
    pub fn number(&self) -> String {
        let sign = if self.is_minimum { "≥ " } else { "" };
        format!("{sign}{}", self.count)
    }
}

impl TopValues {
    /// Counts a value.
    pub(super) fn count(&mut self, value: &str) {
        let is_met = |(text, count): &&mut (String, u64)| *count > 0 && text == value;
        if let Some((_, count)) = self.counters.iter_mut().find(is_met) {
            *count += 1;
        } else if let Some((text, count)) = self.counters.iter_mut().find(|(_, count)| *count == 0)
        {
            text.clear();
            text.push_str(value);
            *count = 1;
        } else if self.counters.len() < COUNTERS {
            self.counters.push((value.to_owned(), 1));
        } else {
            self.is_short = true;
            self.counters.iter_mut().for_each(|(_, count)| *count -= 1);
        }
    }

    /// Returns the values that were met most often, the most frequent first; none if all are rare.
    pub(super) fn top(&self) -> Vec<TopValue<'_>> {
        let least = if self.is_short { 2 } else { 1 };
        let mut top: Vec<_> = self
            .counters
            .iter()
            .filter(|(_, count)| *count >= least)
            .map(|(value, count)| TopValue { value, count: *count, is_minimum: self.is_short })
            .collect();
        top.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(b.value)));
        top.truncate(SHOWN);
        top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top<'v>(values: &mut TopValues, all: impl Iterator<Item = String> + 'v) -> Vec<String> {
        all.for_each(|value| values.count(&value));
        let sign = |it: &TopValue<'_>| if it.is_minimum { ">=" } else { "=" };
        values.top().iter().map(|it| format!("{} {} {}", it.value, sign(it), it.count)).collect()
    }

    #[test]
    fn few_values_are_counted_exactly() {
        let all = (0..100).map(|index: u32| format!("{}", index * index % 16));
        assert_eq!(top(&mut TopValues::default(), all), ["0 = 25", "1 = 25", "4 = 25"]);
    }

    #[test]
    fn a_frequent_value_is_found_among_any_number_of_rare_ones() {
        let all = (0..30_000_u32).map(|i| if i % 3 == 0 { "x".to_owned() } else { i.to_string() });
        let mut values = TopValues::default();
        let top = top(&mut values, all);
        assert_eq!(top.len(), 1, "{top:?}");
        let TopValue { value, count, is_minimum } = values.top()[0];
        assert!(value == "x" && is_minimum && (8_000..=10_000).contains(&count), "{top:?}");
        assert!(values.counters.len() <= COUNTERS);
    }

    #[test]
    fn values_that_are_all_different_are_not_shown() {
        assert!(top(&mut TopValues::default(), (0..1_000).map(|it| it.to_string())).is_empty());
    }
}
