//! Finds the mistakes that follow from another one about the same value.

use std::collections::{HashMap, HashSet};

use tablature_schema::ir::{Keyword, SchemaId};

use super::mistake::{Code, Field, Mistake};

/// Returns for each mistake whether it counts: it is not the same as another one about the same value, and does not follow
/// from one.
pub(super) fn settle(mistakes: &[Mistake]) -> Vec<bool> {
    let mut is_kept = vec![true; mistakes.len()];
    let mut order: Vec<u32> = (0u32..).take(mistakes.len()).collect();
    let spot = |index: &u32| mistakes[*index as usize].spot;
    order.sort_by_key(spot);
    for place in order.chunk_by(|one, other| spot(one) == spot(other)) {
        if place.len() > 1 {
            settle_place(mistakes, place, &mut is_kept);
        }
    }
    is_kept
}

fn settle_place(mistakes: &[Mistake], place: &[u32], is_kept: &mut [bool]) {
    let all = || place.iter().map(|index| &mistakes[*index as usize]);
    let mut marks: HashMap<Field, Marks> = HashMap::new();
    for mistake in all() {
        marks.entry(mistake.field).or_default().note(mistake);
    }
    let is_misspelt = all().any(|mistake| mistake.code == Code::MISSPELT);
    let mut reported = HashSet::new();
    for (index, mistake) in place.iter().zip(all()) {
        let is_twin = reasons(mistake).into_iter().flatten().any(|known| reported.contains(&known));
        let is_hidden =
            marks[&mistake.field].hide(mistake) || (is_misspelt && is(mistake, &CLOSED));
        is_kept[*index as usize] = !is_twin && !is_hidden;
        if !is_twin && !is_hidden {
            reported.extend(reasons(mistake).into_iter().flatten());
        }
    }
}

/// The keywords that reject undeclared fields.
const CLOSED: [Keyword; 2] = [Keyword::AdditionalProperties, Keyword::UnevaluatedProperties];

fn is(mistake: &Mistake, keywords: &[Keyword]) -> bool {
    mistake.keyword.is_some_and(|own| keywords.contains(&own))
}

/// The mistakes about one value and field that cause others.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    is_of_wrong_type: bool,
    is_other_value: bool,
    is_of_wrong_format: bool,
}

impl Marks {
    fn note(&mut self, mistake: &Mistake) {
        self.is_of_wrong_type |= is(mistake, &[Keyword::Type]);
        self.is_other_value |= is(mistake, &[Keyword::Enum, Keyword::Const]);
        self.is_of_wrong_format |= is(mistake, &[Keyword::Format]);
    }

    /// Returns whether a mistake follows from these mistakes.
    fn hide(self, mistake: &Mistake) -> bool {
        const OF_OTHER_VALUES: [Keyword; 6] = [
            Keyword::Pattern,
            Keyword::Format,
            Keyword::MinLength,
            Keyword::MaxLength,
            Keyword::Minimum,
            Keyword::Maximum,
        ];
        const OF_OTHER_FORMATS: [Keyword; 2] = [Keyword::Pattern, Keyword::MaxAge];
        (self.is_of_wrong_type && !is(mistake, &[Keyword::Type, Keyword::Required]))
            || (self.is_other_value && is(mistake, &OF_OTHER_VALUES))
            || (self.is_of_wrong_format && is(mistake, &OF_OTHER_FORMATS))
    }
}

/// What a mistake stands for. Two mistakes that share one reason are the same: a field that two subschemas require, a
/// type that two subschemas give, or a value that two keywords of one subschema reject for the same reason.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Reason {
    Rule(Field, SchemaId, Option<Keyword>),
    Code(Field, Code, u32),
    Keyword(Field, Keyword),
}

fn reasons(mistake: &Mistake) -> [Option<Reason>; 3] {
    let Mistake { code, field, owner, family, keyword, .. } = *mistake;
    let is_twice = is(mistake, &[Keyword::Required, Keyword::Type]);
    [
        Some(Reason::Rule(field, owner, keyword)),
        Some(Reason::Code(field, code, family)),
        keyword.filter(|_| is_twice).map(|keyword| Reason::Keyword(field, keyword)),
    ]
}
