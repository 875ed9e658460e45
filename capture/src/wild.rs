//! Names that stand for others: `utm_*`, `{key}`, `<name>_id`.

use std::sync::LazyLock;

use regex::Regex;

/// Returns the parts that stand for any text: `*`, `{key}`, `<key>`.
fn wildcards() -> &'static Regex {
    static WILD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\*+|\{[^{}<>*]{1,60}\}|<[^{}<>*]{1,60}>").expect("the pattern compiles")
    });
    &WILD
}

/// Returns whether a name stands for others.
pub(super) fn is_wild(name: &str) -> bool {
    name.contains(['*', '{', '<']) && wildcards().is_match(name)
}

/// Returns the pattern of the names that a name stands for, without those of the other rows of its table: what they
/// document counts for them.
pub(super) fn pattern<'n>(name: &str, others: impl Iterator<Item = &'n str>) -> Option<String> {
    if !is_wild(name) {
        return None;
    }
    let body = body(name);
    let own = Regex::new(&format!("^{body}$")).ok()?;
    let size = |name: &str| wildcards().replace_all(name, "").len();
    let mut apart: Vec<String> = Vec::new();
    for other in others.filter(|other| *other != name) {
        if !is_wild(other) && own.is_match(other) {
            apart.push(escaped(other));
        } else if is_wild(other) && (size(other), other) > (size(name), name) {
            apart.push(self::body(other));
        }
    }
    if apart.is_empty() {
        return Some(format!("^{body}$"));
    }
    Some(format!("^(?!(?:{})$){body}$", apart.join("|")))
}

fn body(name: &str) -> String {
    let (mut out, mut end) = (String::new(), 0);
    for found in wildcards().find_iter(name) {
        out.push_str(&escaped(&name[end..found.start()]));
        out.push_str(".+");
        end = found.end();
    }
    out.push_str(&escaped(&name[end..]));
    out
}

/// Escapes a text for patterns of JSON Schema, which refuse more escapes than are needed.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if "^$\\.*+?()[]{}|/".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_placeholders_stand_for_names() {
        let of = |name: &str, others: &[&str]| pattern(name, others.iter().copied());
        assert_eq!(of("utm_*", &["utm_*", "id"]).as_deref(), Some("^utm_.+$"));
        assert_eq!(of("$*", &[]).as_deref(), Some(r"^\$.+$"));
        assert_eq!(of("<a>_id.x", &[]).as_deref(), Some(r"^.+_id\.x$"));
        assert_eq!(of("utm_{name}", &["utm_id", "id"]).as_deref(), Some("^(?!(?:utm_id)$)utm_.+$"));
        assert_eq!(of("*", &["*", "b_*"]).as_deref(), Some("^(?!(?:b_.+)$).+$"));
        assert_eq!(of("b_*", &["*", "b_*"]).as_deref(), Some("^b_.+$"));
        assert_eq!(of("utm_id", &[]), None);
        assert_eq!(of("a{}", &[]), None);
    }
}
