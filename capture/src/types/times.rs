//! Timestamps in words: `ISO8601 timestamp`, `Unix timestamp (ms)`, `epoch seconds`.

use super::Type;

/// A time, and whether it is a count of seconds or milliseconds.
#[derive(Debug, PartialEq)]
pub(crate) struct Time {
    pub(crate) ty: Type,
    pub(crate) is_count: bool,
}

/// Returns the time that words in lower case name.
pub(super) fn read(words: &[&str]) -> Option<Time> {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let all_known = words.iter().all(|word| is_known(word));
    if !all_known || words.len() > 12 {
        return None;
    }
    let is_standard = has(&[
        "iso", "iso8601", "iso-8601", "8601", "iso_8601", "rfc3339", "rfc-3339", "3339", "rfc",
        "w3c",
    ]);
    let is_text = has(&["string", "text", "str", "varchar"]);
    let names_unit = has(&[
        "ms",
        "millis",
        "milliseconds",
        "millisecond",
        "seconds",
        "second",
        "secs",
        "sec",
        "s",
        "microseconds",
        "nanoseconds",
        "µs",
        "ns",
        "millisec",
    ]);
    let is_epoch = has(&["unix", "epoch", "posix"]);
    if is_epoch || names_unit && !is_standard && has(&["timestamp", "time", "date"]) {
        if is_text {
            return Some(Time { ty: Type::plain("string"), is_count: false });
        }
        let json =
            if has(&["float", "double", "decimal", "fractional"]) { "number" } else { "integer" };
        return Some(Time { ty: Type::plain(json), is_count: true });
    }
    if !is_standard {
        return None;
    }
    let ty = if has(&["duration", "period", "interval"]) {
        Type::formatted("string", "duration")
    } else if has(&["time", "timestamp", "datetime", "date-time", "utc"]) {
        Type::formatted("string", "date-time")
    } else {
        Type::DateOrTime
    };
    Some(Time { ty, is_count: false })
}

fn is_known(word: &str) -> bool {
    matches!(
        word,
        "iso"
            | "iso8601"
            | "iso-8601"
            | "8601"
            | "iso_8601"
            | "rfc3339"
            | "rfc-3339"
            | "3339"
            | "rfc"
            | "w3c"
            | "string"
            | "text"
            | "str"
            | "varchar"
            | "ms"
            | "millis"
            | "milliseconds"
            | "millisecond"
            | "seconds"
            | "second"
            | "secs"
            | "sec"
            | "s"
            | "microseconds"
            | "nanoseconds"
            | "µs"
            | "ns"
            | "millisec"
            | "timestamp"
            | "time"
            | "date"
            | "datetime"
            | "date-time"
            | "duration"
            | "period"
            | "interval"
            | "unix"
            | "epoch"
            | "posix"
            | "integer"
            | "int"
            | "long"
            | "number"
            | "int64"
            | "bigint"
            | "float"
            | "double"
            | "decimal"
            | "in"
            | "format"
            | "formatted"
            | "utc"
            | "since"
            | "as"
            | "a"
            | "an"
            | "the"
            | "of"
            | "and"
            | "with"
            | "encoded"
            | "value"
            | "standard"
            | "compliant"
            | "object"
            | "representation"
            | "timestamps"
            | "style"
            | "valid"
            | "fractional"
            | "extended"
            | "compatible"
            | "zone"
            | "timezone"
            | "1970"
            | "january"
            | "based"
            | "elapsed"
            | "number-of"
            | "full"
            | "1"
            | "gmt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&(Type, bool)>) {
        let words: Vec<&str> = text.split(' ').collect();
        assert_eq!(read(&words).map(|time| (time.ty, time.is_count)).as_ref(), expected, "{text}");
    }

    #[test]
    fn counts_and_texts_are_told_apart() {
        check("unix timestamp", Some(&(Type::plain("integer"), true)));
        check("unix timestamp ms", Some(&(Type::plain("integer"), true)));
        check("epoch seconds", Some(&(Type::plain("integer"), true)));
        check("timestamp in milliseconds", Some(&(Type::plain("integer"), true)));
        check("iso8601 timestamp", Some(&(Type::formatted("string", "date-time"), false)));
        check("iso 8601 date string", Some(&(Type::DateOrTime, false)));
        check("iso 8601 duration", Some(&(Type::formatted("string", "duration"), false)));
        check("iso 4217", None);
        check("timestamp", None);
        check("epoch of the game", None);
    }
}
