//! `if` a field has this value `then` …: one variant for each value, with all that `then` adds.

use serde_json::Value;

use super::{
    Branch, Hint, Kind, Planner, Type,
    flat::{self, Flat, Part, Tags},
    schema::child,
    union::{shortest, texts},
};
use crate::names::{self, Scope};

/// What an `if` asks of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    Values(Vec<String>),
    Prefixes(Vec<String>),
}

/// An `if` that asks for the value of a field.
struct Test {
    /// The subschema that it stands in.
    pointer: String,
    property: String,
    question: Question,
}

/// The tags of one variant, with the tests that they pass.
struct Case {
    tags: Vec<String>,
    passed: Vec<usize>,
}

impl<'s> Planner<'s, '_> {
    /// The union that the conditions make; `None` where they make none.
    pub(super) fn narrowed(&mut self, flat: &Flat<'s>, hint: &Hint) -> Option<Type> {
        let tests = self.tests(flat);
        let is_values = |test: &&Test| matches!(test.question, Question::Values(_));
        let first = tests.iter().find(is_values).or(tests.first())?;
        let (tag, by_values) = (first.property.clone(), is_values(&first));
        let tests: Vec<Test> = tests
            .into_iter()
            .filter(|test| test.property == tag && is_values(&test) == by_values)
            .collect();
        let field = self.field_parts(flat, &tag);
        let is_string = self.kinds(&Flat::new(&self.schema, &field)) == flat::STRING;
        if !is_string || !self.is_required(flat, &tag) {
            return None;
        }
        let closed = if by_values { self.strings(&field) } else { None };
        let cases = cases(&tests, closed.as_deref())?;
        // Without a variant for a tag of the list, an object with it would have no type.
        if cases.is_empty() || (closed.is_some() && cases.len() == 1) {
            return None;
        }
        let alias = self.tag_alias(flat, &[], &tag);
        let id = self.reserve(flat, hint);
        let parent = self.items[id].name.clone();
        let below = format!("{parent}::");
        let mut scope = Scope::holding(self.options.names.below(&below));
        let mut branches = Vec::new();
        let mut said: Vec<Vec<Part>> = Vec::new();
        for case in &cases {
            let mut parts = self.with_answers(flat, &tests, &case.passed);
            if by_values {
                parts.push(Part::Tag { property: tag.clone(), values: case.tags.clone() });
            }
            said.push(parts);
        }
        let all: Vec<String> = cases.iter().flat_map(|case| case.tags.iter().cloned()).collect();
        let tags = if by_values {
            Tags { values: all, prefixes: Vec::new() }
        } else {
            Tags { values: Vec::new(), prefixes: all }
        };
        let mut others = self.with_answers(flat, &tests, &[]);
        others.push(Part::NoTag { property: tag.clone(), tags });
        said.push(others);
        self.spell(&mut said);
        for (case, parts) in cases.into_iter().zip(&said) {
            let name = shortest(&case.tags);
            let name = name.trim_end_matches(|last: char| !last.is_alphanumeric());
            let name = self.claim_in(&mut scope, format!("{below}{name}"), &names::upper(name));
            let wanted = if self.reserved.contains(&name) {
                format!("{name}{parent}")
            } else {
                name.clone()
            };
            let ty = self.plan(parts, &Hint::new(&parent, &wanted));
            let (values, prefixes) =
                if by_values { (case.tags, Vec::new()) } else { (Vec::new(), case.tags) };
            branches.push(Branch { name, ty, values, prefixes, label: String::new() });
        }
        let unknown = closed.is_none().then(|| {
            let hint = Hint::new(&parent, &format!("Other{parent}"));
            Branch {
                name: scope.claim("Unknown"),
                ty: self.plan(said.last().expect("the last is for all other tags"), &hint),
                values: Vec::new(),
                prefixes: Vec::new(),
                label: String::new(),
            }
        });
        self.finish(id, flat, Kind::Tagged { tag, alias, branches, unknown }, Vec::new());
        Some(Type::Item(id))
    }

    /// All that is said where the tests `passed` pass and the others do not.
    fn with_answers(&self, flat: &Flat<'s>, tests: &[Test], passed: &[usize]) -> Vec<Part> {
        let mut parts = flat.parts();
        for (index, test) in tests.iter().enumerate() {
            for part in &mut parts {
                if let Part::Schema { pointer, skip } = part
                    && *pointer == test.pointer
                {
                    *skip |= flat::SKIP_IF;
                }
            }
            let answers: &[&str] =
                if passed.contains(&index) { &["if", "then"] } else { &["else"] };
            for keyword in answers {
                let at = child(&test.pointer, keyword);
                if self.schema.at(&at).is_some() {
                    parts.push(Part::at(at));
                }
            }
        }
        parts
    }

    /// The conditions that ask for the value of one field, and make a difference.
    fn tests(&self, flat: &Flat<'s>) -> Vec<Test> {
        flat.all(&self.schema, "if")
            .filter(|(node, _)| !self.is_idle(&node.pointer))
            .filter_map(|(node, if_)| {
                let (property, question) = question(if_)?;
                Some(Test { pointer: node.pointer.clone(), property, question })
            })
            .collect()
    }

    /// Whether neither answer says anything.
    fn is_idle(&self, pointer: &str) -> bool {
        ["then", "else"].iter().all(|answer| {
            let flat = Flat::new(&self.schema, &[Part::at(child(pointer, answer))]);
            flat.nodes.is_empty() && flat.never.is_none() && flat.dynamic.is_empty()
        })
    }
}

/// The variants: tags that pass the same tests are one, but a tag of a closed list that passes none is
/// alone. `None` where beginnings overlap, so that a tag could pass the tests of two variants.
fn cases(tests: &[Test], closed: Option<&[String]>) -> Option<Vec<Case>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut tags: Vec<String> = closed.map(<[String]>::to_vec).unwrap_or_default();
    for test in tests {
        let (Question::Values(asked) | Question::Prefixes(asked)) = &test.question;
        for tag in asked {
            if !tags.contains(tag) && closed.is_none() {
                tags.push(tag.clone());
            }
        }
    }
    let is_prefixes = tests.iter().any(|test| matches!(test.question, Question::Prefixes(_)));
    let overlaps =
        |tag: &String| tags.iter().any(|other| other != tag && other.starts_with(tag.as_str()));
    if is_prefixes && tags.iter().any(overlaps) {
        return None;
    }
    for tag in &tags {
        let passed: Vec<usize> = tests
            .iter()
            .enumerate()
            .filter(|(_, test)| match &test.question {
                Question::Values(asked) | Question::Prefixes(asked) => asked.contains(tag),
            })
            .map(|(index, _)| index)
            .collect();
        match cases.iter_mut().find(|case| case.passed == passed && !passed.is_empty()) {
            Some(case) => case.tags.push(tag.clone()),
            None => cases.push(Case { tags: vec![tag.clone()], passed }),
        }
    }
    Some(cases)
}

/// The field that an `if` asks about, if it asks about nothing else.
fn question(if_: &Value) -> Option<(String, Question)> {
    let members = if_.as_object()?;
    let asserts =
        |keyword: &&String| flat::speaks_about(keyword).is_some() || keyword.starts_with('$');
    let is_plain = members
        .keys()
        .filter(asserts)
        .all(|keyword| matches!(keyword.as_str(), "required" | "properties" | "type" | "$comment"));
    let is_object = members.get("type").is_none_or(|ty| ty == "object");
    let properties = members.get("properties")?.as_object()?;
    let mut entries = properties.iter();
    let (name, asked) = entries.next()?;
    let asked = asked.as_object()?;
    let names_only = members.get("required").is_none_or(|names| {
        names.as_array().is_some_and(|names| names.iter().all(|own| own == name))
    });
    if !is_plain || !is_object || !names_only || entries.next().is_some() {
        return None;
    }
    let asserted: Vec<&str> = asked
        .keys()
        .map(String::as_str)
        .filter(|keyword| {
            (flat::speaks_about(keyword).is_some() || matches!(*keyword, "$ref" | "allOf"))
                && *keyword != "type"
        })
        .collect();
    if asked.get("type").is_some_and(|ty| ty != "string") {
        return None;
    }
    let question = match asserted.as_slice() {
        ["const"] => Question::Values(vec![asked["const"].as_str()?.to_owned()]),
        ["enum"] => Question::Values(texts(&asked["enum"])?),
        ["pattern"] => Question::Prefixes(prefixes(asked["pattern"].as_str()?)?),
        _ => return None,
    };
    Some((name.clone(), question))
}

/// The texts that a pattern asks a string to begin with: `^nps:` or `^(a|b):`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let is_plain = |text: &str| {
        text.chars().all(|letter| letter.is_alphanumeric() || "_:-/ @#,".contains(letter))
    };
    let rest = pattern.strip_prefix('^')?;
    let (heads, tail) = match rest.strip_prefix('(') {
        Some(group) => {
            let (heads, tail) = group.split_once(')')?;
            (heads.strip_prefix("?:").unwrap_or(heads).split('|').collect(), tail)
        }
        None => (vec![rest], ""),
    };
    let prefixes: Vec<String> = heads.iter().map(|head| format!("{head}{tail}")).collect();
    prefixes.iter().all(|text| is_plain(text) && !text.is_empty()).then_some(prefixes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_read_from_plain_patterns_only() {
        let read = |pattern| prefixes(pattern).map(|texts| texts.join(" "));
        assert_eq!(read("^nps:"), Some("nps:".to_owned()));
        assert_eq!(read("^(a|b_c):"), Some("a: b_c:".to_owned()));
        for other in ["nps", "^a+", "^(a|b)$", "^a|b", "^", "^(a)(b)", "^a.b"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
