//! Parts of the paths of schema files: vendors, names and versions. Each has a limit, because file systems have one.

use tablature_schema::fnv;

use super::names;

/// The longest name, in bytes.
pub(super) const MAX_NAME: usize = 120;

/// The longest version, in bytes.
const MAX_VERSION: usize = 60;

/// Returns as much of a name as leaves room for a number.
pub(super) fn cut(name: &str) -> &str {
    name[..name.floor_char_boundary(MAX_NAME - 10)].trim_end_matches('-')
}

/// Returns the name of a vendor; empty if the text has no letter and no digit.
pub(super) fn vendor(text: &str) -> String {
    cut(&names::kebab_case(text)).to_owned()
}

/// Returns the name of an event. One that is cut has a hash of the whole name, so that it is not that of another event.
pub(super) fn event(name: &str) -> String {
    let whole = names::of_event(name);
    let short = cut(&whole);
    if short.len() == whole.len() {
        return whole;
    }
    format!("{short}-{:016x}", fnv::of_64_bits(name.as_bytes()))
}

/// Returns a version, which is of ASCII characters.
pub(super) fn version(text: &str) -> &str {
    text.get(..MAX_VERSION).map_or(text, |cut| cut.trim_end_matches(['.', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_parts_are_cut() {
        let (one, other) = ("x".repeat(5_000), "x".repeat(5_001));
        assert_eq!(event(&one).len(), 127);
        assert_ne!(event(&one), event(&other));
        assert_eq!(vendor(&one), "x".repeat(110));
        assert_eq!(vendor(&"日".repeat(100)), "日".repeat(36));
        assert_eq!(version(&"1.".repeat(200)), "1.".repeat(30).trim_end_matches('.'));
        assert_eq!((version("1.2.3"), event("Order Placed")), ("1.2.3", "order-placed".to_owned()));
    }

    #[test]
    fn events_keep_letters_of_all_scripts() {
        let names = ["日本語", "Заказ Создан", "😀", "❤\u{FE0F} 😁", "\u{3164}", ""].map(event);
        assert_eq!(
            names,
            [
                "日本語",
                "заказ-создан",
                "event-u1f600",
                "event-u2764-ufe0f-u1f601",
                "event-u3164",
                "event"
            ]
        );
    }
}
