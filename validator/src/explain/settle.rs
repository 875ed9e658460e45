//! Drops redundant findings about one place.

use std::collections::{BTreeMap, HashMap, HashSet};

use tablature_schema::{ir::Keyword, json::Place};

use crate::finding::Finding;

/// Drops findings that follow from another finding about the same value.
pub(super) fn settle(findings: Vec<Finding>) -> Vec<Finding> {
    let mut by_place: BTreeMap<Place, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        by_place.entry(finding.place.clone()).or_default().push(finding);
    }
    by_place.into_values().flat_map(settle_place).collect()
}

fn settle_place(findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() < 2 {
        return findings;
    }
    let mut marks: HashMap<Subject<'_>, Marks> = HashMap::new();
    for finding in &findings {
        marks.entry(subject(finding)).or_default().note(finding);
    }
    let misspelt: HashSet<&str> = findings
        .iter()
        .filter(|finding| finding.code == MISSPELT)
        .map(|finding| finding.pointer.as_str())
        .collect();
    let mut reported = HashSet::new();
    let mut is_kept = Vec::with_capacity(findings.len());
    for finding in &findings {
        let is_twin =
            mistakes(finding).into_iter().flatten().any(|known| reported.contains(&known));
        let is_hidden = marks[&subject(finding)].hide(finding)
            || (misspelt.contains(finding.pointer.as_str()) && is(finding, &CLOSED));
        is_kept.push(!is_twin && !is_hidden);
        if !is_twin && !is_hidden {
            reported.extend(mistakes(finding).into_iter().flatten());
        }
    }
    let mut is_kept = is_kept.into_iter();
    findings.into_iter().filter(|_| is_kept.next() == Some(true)).collect()
}

const MISSPELT: &str = "misspelt-field";

/// The keywords that reject undeclared fields.
const CLOSED: [Keyword; 2] = [Keyword::AdditionalProperties, Keyword::UnevaluatedProperties];

/// The subject of a finding: only findings about the same value and field can be redundant.
type Subject<'f> = (&'f str, Option<&'f str>);

fn subject(finding: &Finding) -> Subject<'_> {
    (&finding.pointer, finding.field.as_deref())
}

fn is(finding: &Finding, keywords: &[Keyword]) -> bool {
    keywords.iter().any(|keyword| keyword.name() == finding.keyword)
}

/// The mistakes about one subject that cause others.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    is_of_wrong_type: bool,
    is_other_value: bool,
    is_of_wrong_format: bool,
}

impl Marks {
    fn note(&mut self, finding: &Finding) {
        self.is_of_wrong_type |= is(finding, &[Keyword::Type]);
        self.is_other_value |= is(finding, &[Keyword::Enum, Keyword::Const]);
        self.is_of_wrong_format |= is(finding, &[Keyword::Format]);
    }

    /// Returns whether the mistake of `finding` follows from these mistakes.
    fn hide(self, finding: &Finding) -> bool {
        const OF_OTHER_VALUES: [Keyword; 6] = [
            Keyword::Pattern,
            Keyword::Format,
            Keyword::MinLength,
            Keyword::MaxLength,
            Keyword::Minimum,
            Keyword::Maximum,
        ];
        const OF_OTHER_FORMATS: [Keyword; 2] = [Keyword::Pattern, Keyword::MaxAge];
        (self.is_of_wrong_type && !is(finding, &[Keyword::Type, Keyword::Required]))
            || (self.is_other_value && is(finding, &OF_OTHER_VALUES))
            || (self.is_of_wrong_format && is(finding, &OF_OTHER_FORMATS))
    }
}

/// The mistakes that a finding stands for. Two findings that share one are the same: a field that two subschemas
/// require, a type that two subschemas give, or a value that two keywords of one subschema reject for the same reason.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Mistake<'f> {
    Rule(Subject<'f>, &'f str, &'f str),
    Reason(Subject<'f>, &'f str, &'f str, &'f str),
    Keyword(Subject<'f>, &'f str),
}

fn mistakes(finding: &Finding) -> [Option<Mistake<'_>>; 3] {
    let about = subject(finding);
    let (schema, pointer) = (finding.schema.as_str(), finding.schema_pointer.as_str());
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let is_twice = is(finding, &[Keyword::Required, Keyword::Type]);
    [
        Some(Mistake::Rule(about, schema, pointer)),
        Some(Mistake::Reason(about, schema, &finding.code, parent)),
        is_twice.then_some(Mistake::Keyword(about, &finding.keyword)),
    ]
}
