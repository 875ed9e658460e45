//! Discriminators: properties whose values, or prefixes of values, select a branch of a union or a condition.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Bound,
};

use super::{Ir, Keyword, Rule, SchemaId, TypeSet};
use crate::json::{NodeRef, Value};

/// A property whose value selects a branch of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Discriminator {
    /// The property.
    pub property: Box<str>,
    /// Each branch with the values that select it, in the order of the schema.
    pub branches: Vec<(SchemaId, Tags)>,
    /// Is `true` if every branch requires the property.
    pub is_required: bool,
}

/// The values of a property that select a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tags {
    /// These values: `const` and `enum`.
    Values(Vec<Value>),
    /// Prefixes of strings: a `pattern` such as `^nps:`.
    Prefixes(Vec<Box<str>>),
}

/// A condition on one property and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// The property.
    pub property: Box<str>,
    /// The values that it accepts.
    pub tags: Tags,
    /// Is `true` if the property is in `required`, so that objects without it are rejected.
    pub is_required: bool,
}

impl Discriminator {
    /// Finds the property that distinguishes the branches: each branch restricts it, through references and `allOf`, to
    /// different values or prefixes. A property that all branches require is preferred.
    pub fn find(ir: &Ir, branches: &[SchemaId]) -> Option<Self> {
        let (first, rest) = branches.split_first()?;
        let others: Vec<Vec<Candidate>> = rest.iter().map(|id| candidates(ir, *id)).collect();
        let found = candidates(ir, *first).into_iter().filter_map(|candidate| {
            let mut is_required = candidate.is_required;
            let mut taken = Taken::default();
            taken.take(&candidate.tags);
            let mut chosen = vec![(*first, candidate.tags)];
            for (id, others) in rest.iter().zip(&others) {
                let own = others.iter().find(|other| other.property == candidate.property)?;
                if taken.overlaps(&own.tags) {
                    return None;
                }
                taken.take(&own.tags);
                is_required &= own.is_required;
                chosen.push((*id, own.tags.clone()));
            }
            Some(Self { property: candidate.property, branches: chosen, is_required })
        });
        let found: Vec<Self> = found.collect();
        let preferred = found.iter().position(|discriminator| discriminator.is_required);
        found.into_iter().nth(preferred.unwrap_or_default())
    }

    /// Returns the branch that an object's property selects; `None` if it is missing or selects none.
    pub fn choose(&self, object: NodeRef<'_>) -> Option<SchemaId> {
        let value = object.get(&self.property)?;
        self.branches.iter().find(|(_, tags)| tags.include(value)).map(|(id, _)| *id)
    }
}

impl Question {
    /// Returns the condition of a subschema, if it is about the value of one property.
    pub fn find(ir: &Ir, id: SchemaId) -> Option<Self> {
        let node = ir.node(id);
        let is_plain = node.references.is_empty()
            && node.children.len() == 1
            && node.assertions.iter().all(|assertion| match &assertion.rule {
                Rule::Required(_) => true,
                Rule::Types(types) => *types == TypeSet::OBJECT,
                _ => false,
            });
        let (property, asked) = node.properties().next()?;
        let asked = ir.node(asked);
        let required = node.required();
        let is_about_it = required.iter().all(|name| **name == *property);
        let is_value = asked.references.is_empty()
            && asked.children.is_empty()
            && asked.rule(Keyword::Type).is_none_or(|rule| *rule == Rule::Types(TypeSet::STRING));
        let mut rules =
            asked.assertions.iter().filter(|assertion| assertion.keyword != Keyword::Type);
        let tags = Tags::of_rule(&rules.next()?.rule)?;
        let is_question = is_plain && is_about_it && is_value && rules.next().is_none();
        is_question.then(|| Self {
            property: property.into(),
            tags,
            is_required: !required.is_empty(),
        })
    }
}

impl Tags {
    /// Returns whether a value is among them.
    pub fn include(&self, value: NodeRef<'_>) -> bool {
        match self {
            Self::Values(values) => values.iter().any(|own| value.equals(own)),
            Self::Prefixes(prefixes) => value
                .as_str()
                .is_some_and(|text| prefixes.iter().any(|prefix| text.starts_with(&**prefix))),
        }
    }

    /// Returns whether a value, outside of any document, is among them.
    pub fn contain(&self, value: &Value) -> bool {
        match self {
            Self::Values(values) => values.contains(value),
            Self::Prefixes(prefixes) => value
                .as_str()
                .is_some_and(|text| prefixes.iter().any(|prefix| text.starts_with(&**prefix))),
        }
    }

    /// Returns the values that a rule restricts a property to; `None` for other rules.
    pub fn of_rule(rule: &Rule) -> Option<Self> {
        match rule {
            Rule::Const(value) => Some(Self::Values(vec![value.clone()])),
            Rule::Enum(values) => Some(Self::Values(values.clone())),
            Rule::Pattern(pattern) => Some(Self::Prefixes(prefixes(pattern.as_str())?)),
            _ => None,
        }
    }
}

/// The tags of some branches. Another branch is compared with all of them at once, since a union can have thousands.
#[derive(Debug, Default)]
struct Taken {
    values: HashSet<Value>,
    /// Those of the values that are strings, in order.
    strings: BTreeSet<Box<str>>,
    prefixes: BTreeSet<Box<str>>,
}

impl Taken {
    fn take(&mut self, tags: &Tags) {
        match tags {
            Tags::Values(values) => {
                self.strings.extend(values.iter().filter_map(Value::as_str).map(Into::into));
                self.values.extend(values.iter().cloned());
            }
            Tags::Prefixes(prefixes) => self.prefixes.extend(prefixes.iter().cloned()),
        }
    }

    /// Returns whether a value could be among the tags and among those that are taken.
    fn overlaps(&self, tags: &Tags) -> bool {
        match tags {
            Tags::Values(values) => values.iter().any(|value| {
                self.values.contains(value)
                    || value.as_str().is_some_and(|text| has_prefix_of(&self.prefixes, text))
            }),
            Tags::Prefixes(prefixes) => prefixes.iter().any(|prefix| {
                has_prefix_of(&self.prefixes, prefix)
                    || begins_one(&self.prefixes, prefix)
                    || begins_one(&self.strings, prefix)
            }),
        }
    }
}

/// Returns whether one of the texts begins with `prefix`.
fn begins_one(texts: &BTreeSet<Box<str>>, prefix: &str) -> bool {
    let from = (Bound::Included(prefix), Bound::Unbounded);
    texts.range::<str, _>(from).next().is_some_and(|text| text.starts_with(prefix))
}

/// Returns whether `text` begins with one of the prefixes.
fn has_prefix_of(prefixes: &BTreeSet<Box<str>>, text: &str) -> bool {
    let mut text = text;
    loop {
        let up_to = (Bound::Unbounded, Bound::Included(text));
        let Some(before) = prefixes.range::<str, _>(up_to).next_back() else { return false };
        if text.starts_with(&**before) {
            return true;
        }
        // What is a prefix of the text is one of what the two have in common.
        let common = text.char_indices().zip(before.chars());
        let common = common.take_while(|((_, left), right)| left == right).count();
        text = text.char_indices().nth(common).map_or(text, |(end, _)| &text[..end]);
    }
}

/// A property that a branch restricts.
struct Candidate {
    property: Box<str>,
    tags: Tags,
    is_required: bool,
}

/// Returns the properties that a branch restricts to values, through references and `allOf`, in the order of the
/// schema.
fn candidates(ir: &Ir, branch: SchemaId) -> Vec<Candidate> {
    let conjuncts = conjuncts(ir, branch);
    let required: HashSet<&str> =
        conjuncts.iter().flat_map(|id| ir.node(*id).required()).map(|name| &**name).collect();
    let mut found: Vec<Candidate> = Vec::new();
    for id in &conjuncts {
        for (property, child) in ir.node(*id).properties() {
            if found.iter().any(|candidate| *candidate.property == *property) {
                continue;
            }
            let rules = conjuncts_rules(ir, child);
            let values = rules.iter().find_map(|rule| match Tags::of_rule(rule) {
                Some(tags @ Tags::Values(_)) => Some(tags),
                _ => None,
            });
            let tags = values.or_else(|| rules.iter().find_map(|rule| Tags::of_rule(rule)));
            found.extend(tags.map(|tags| Candidate {
                property: property.into(),
                tags,
                is_required: required.contains(property),
            }));
        }
    }
    found
}

fn conjuncts_rules(ir: &Ir, id: SchemaId) -> Vec<&Rule> {
    let all = conjuncts(ir, id);
    all.iter().flat_map(|id| ir.node(*id).assertions.iter().map(|own| &own.rule)).collect()
}

/// Returns a subschema and those that must accept a value with it: targets of references, and members of `allOf`.
fn conjuncts(ir: &Ir, id: SchemaId) -> Vec<SchemaId> {
    /// No real branch has more than this.
    const MAX_CONJUNCTS: usize = 100;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) || found.len() == MAX_CONJUNCTS {
            continue;
        }
        found.push(id);
        let node = ir.node(id);
        waiting.extend(node.all_of().iter().rev());
        waiting.extend(node.static_reference());
    }
    found
}

/// Returns the prefixes that a pattern requires: `^nps:` or `^(a|b):`.
fn prefixes(pattern: &str) -> Option<Vec<Box<str>>> {
    let is_plain =
        |text: &str| text.chars().all(|next| next.is_alphanumeric() || "_:-/ @#,".contains(next));
    let rest = pattern.strip_prefix('^')?;
    let (heads, tail) = match rest.strip_prefix('(') {
        Some(group) => {
            let (heads, tail) = group.split_once(')')?;
            (heads.strip_prefix("?:").unwrap_or(heads).split('|').collect(), tail)
        }
        None => (vec![rest], ""),
    };
    let prefixes: Vec<Box<str>> = heads.iter().map(|head| format!("{head}{tail}").into()).collect();
    prefixes.iter().all(|text| is_plain(text) && !text.is_empty()).then_some(prefixes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_contain_values_and_what_begins_as_they_do() {
        let value = |text: &str| Value::String(text.into());
        let values = Tags::Values(vec![value("a"), value("b")]);
        assert!(values.contain(&value("b")) && !values.contain(&value("ab")));
        let prefixes = Tags::Prefixes(vec!["a_".into()]);
        assert!(prefixes.contain(&value("a_x")) && !prefixes.contain(&value("b")));
        assert!(!prefixes.contain(&Value::Null));
    }

    /// Values tell more than how they begin, wherever they stand.
    #[test]
    fn values_come_before_prefixes() {
        let schema = br#"{"oneOf": [
            {"properties": {"kind": {"pattern": "^x_", "enum": ["x_a"]}}, "required": ["kind"]},
            {"properties": {"kind": {"pattern": "^x_", "enum": ["x_b"]}}, "required": ["kind"]}
        ]}"#;
        let options = crate::load::LoadOptions::default();
        let ir = crate::load::load("s.json", schema, &options, &mut crate::load::NoSource);
        let ir = ir.expect("it is a schema");
        let found = Discriminator::find(&ir, ir.node(ir.root()).one_of()).expect("`kind` chooses");
        assert!(found.branches.iter().all(|(_, tags)| matches!(tags, Tags::Values(_))));
    }

    #[test]
    fn tags_overlap_by_value_and_by_prefix() {
        let values = |texts: &[&str]| {
            Tags::Values(texts.iter().map(|text| Value::String((*text).into())).collect())
        };
        let prefixes =
            |texts: &[&str]| Tags::Prefixes(texts.iter().map(|text| (*text).into()).collect());
        let mut taken = Taken::default();
        taken.take(&values(&["nps:1", "é", "x"]));
        taken.take(&prefixes(&["a:", "a:b", "a:bc", "ab", "ü"]));
        for tags in [
            values(&["y", "x"]),
            values(&["a:z"]),
            values(&["a:bb"]),
            values(&["abz"]),
            values(&["ü"]),
            prefixes(&["nps:"]),
            prefixes(&["a"]),
            prefixes(&["a:b!"]),
            prefixes(&["é"]),
            prefixes(&["üb"]),
        ] {
            assert!(taken.overlaps(&tags), "{tags:?}");
        }
        for tags in
            [values(&["y", "nps:", "a", "aé", "b"]), prefixes(&["nps:2", "aa", "ac", "b", "éa"])]
        {
            assert!(!taken.overlaps(&tags), "{tags:?}");
        }
        let one = Value::parse(br#"{"a": 1.0, "b": [null]}"#).unwrap();
        let same = Value::parse(br#"{"b": [null], "a": 1}"#).unwrap();
        taken.take(&Tags::Values(vec![one]));
        assert!(taken.overlaps(&Tags::Values(vec![same])));
    }

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
