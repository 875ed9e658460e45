//! The patterns that hints and field names need, compiled once.
//!
//! The `regex` crate matches in linear time. A pattern that it cannot hold (look-around) says nothing here:
//! right and wrong are judged elsewhere.

use std::collections::HashMap;

use regex::Regex;
use tablature_schema::model::Model;

/// Every pattern of a schema that our own passes ask.
#[derive(Debug, Default)]
pub(crate) struct Patterns {
    by_text: HashMap<String, Option<Regex>>,
}

impl Patterns {
    pub(crate) fn new(model: &Model) -> Self {
        let mut by_text = HashMap::new();
        for (_, node) in model.nodes() {
            let names = node.pattern_properties.iter().map(|(pattern, _)| pattern);
            let recommended = node.annotations.recommended_pattern.iter();
            let agreements = node.annotations.agreements.iter().map(|rule| &rule.pattern);
            for pattern in names.chain(recommended).chain(agreements) {
                by_text.entry(pattern.clone()).or_insert_with(|| compile(pattern));
            }
        }
        Self { by_text }
    }

    /// Whether the text matches. A pattern that cannot be held matches everything.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> bool {
        match self.by_text.get(pattern) {
            Some(Some(regex)) => regex.is_match(text),
            _ => true,
        }
    }

    /// As [`expand`]; `None` also where the pattern was not compiled.
    pub(crate) fn expand(&self, pattern: &str, text: &str, template: &str) -> Option<String> {
        expand(self.by_text.get(pattern)?.as_ref()?, text, template)
    }
}

/// `template` with `$1`, `$2` … replaced by what the pattern captures in `text`; `None` where it does not match.
pub(crate) fn expand(pattern: &Regex, text: &str, template: &str) -> Option<String> {
    let captures = pattern.captures(text)?;
    let mut parts = template.split('$');
    let mut expanded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match part[..digits].parse().ok().and_then(|group| captures.get(group)) {
            Some(group) => expanded.push_str(group.as_str()),
            None => expanded.push_str(&part[..digits]),
        }
        expanded.push_str(&part[digits..]);
    }
    Some(expanded)
}

/// A pattern of JSON Schema (ECMA 262) as this crate's engine writes it.
pub(crate) fn compile(pattern: &str) -> Option<Regex> {
    let pattern = jsonschema_regex::to_rust_regex(pattern).ok()?;
    regex::RegexBuilder::new(&pattern).size_limit(1 << 20).build().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn captures_stand_where_the_template_says() {
        let rule = json!({"agreement": [{
            "field": "/b", "from": "/a", "pattern": "^(\\w+):(\\d+)$", "expect": "$1_$2$3",
            "code": "x", "help": "y",
        }]});
        let patterns = Patterns::new(&Model::new(&rule));
        let pattern = "^(\\w+):(\\d+)$";
        assert_eq!(patterns.expand(pattern, "nps:12", "$1_$2").as_deref(), Some("nps_12"));
        assert_eq!(patterns.expand(pattern, "nps", "$1"), None);
    }

    #[test]
    fn a_pattern_that_cannot_be_held_says_nothing() {
        let patterns = Patterns::new(&Model::new(&json!({"recommendedPattern": "(?=a)b"})));
        assert!(patterns.matches("(?=a)b", "anything"));
    }
}
