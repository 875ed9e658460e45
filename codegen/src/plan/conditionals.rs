//! `if` a field has this value `then` …: one branch for each value, with everything that `then` adds.

use std::rc::Rc;

use tablature_schema::ir::{self, Condition, Keyword, SchemaId, TypeSet};

use super::{
    Kind, Place, Planner, TaggedBranch, Type,
    conjunction::{Conjunct, Conjunction, Skip, Tags},
    inference::Group,
    union::strings_of,
    view::View,
};

/// The keywords that limit a field without changing its type.
const FIELD_LIMITS: [Keyword; 13] = [
    Keyword::MinLength,
    Keyword::MaxLength,
    Keyword::Pattern,
    Keyword::Format,
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::ExclusiveMinimum,
    Keyword::ExclusiveMaximum,
    Keyword::MultipleOf,
    Keyword::MinItems,
    Keyword::MaxItems,
    Keyword::UniqueItems,
    Keyword::MaxAge,
];

/// Condition that an `if` puts on a field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    Values(Vec<String>),
    Prefixes(Vec<String>),
}

/// An `if` that asks for the value of a field.
struct Test {
    /// The subschema with the `if`.
    id: SchemaId,
    condition: Condition,
    property: String,
    question: Question,
}

/// The tags of one branch, with the tests that they pass.
struct Case {
    tags: Vec<String>,
    passed: Vec<usize>,
}

impl Planner<'_, '_> {
    /// Returns the union that the conditions make; `None` where they make none.
    pub(super) fn narrowed(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
    ) -> Option<Type> {
        let tests = self.tests(conjunction);
        let is_values = |test: &&Test| matches!(test.question, Question::Values(_));
        let first = tests.iter().find(is_values).or(tests.first())?;
        let (tag, by_values) = (first.property.clone(), is_values(&first));
        let tests: Vec<Test> = tests
            .into_iter()
            .filter(|test| test.property == tag && is_values(&test) == by_values)
            .collect();
        let field = self.field_conjuncts(conjunction, &tag);
        let is_string = self.types(&Conjunction::new(&self.view, &field)) == TypeSet::STRING;
        if !is_string || !self.is_required(conjunction, &tag) {
            return None;
        }
        let closed = if by_values { self.strings(&field) } else { None };
        let cases = cases(&tests, closed.as_deref())?;
        // Without a branch for a tag of the list, an object with it would have no type.
        if cases.is_empty() || (closed.is_some() && cases.len() == 1) {
            return None;
        }
        if !self.options.split_conditions
            && self.are_only_rules(conjunction, &tests, closed.as_deref())
        {
            return None;
        }
        let alias = self.tag_alias(conjunction, &[], &tag);
        let id = self.reserve(conjunction, place);
        let mut all_conjuncts: Vec<Vec<Conjunct>> = Vec::new();
        for case in &cases {
            let mut conjuncts = with_answers(conjunction, &tests, &case.passed);
            if by_values {
                conjuncts.push(Conjunct::Tag { property: tag.clone(), values: case.tags.clone() });
            }
            all_conjuncts.push(conjuncts);
        }
        let tags_of = |tags: Vec<String>| {
            if by_values {
                Tags { values: tags, prefixes: Vec::new() }
            } else {
                Tags { values: Vec::new(), prefixes: tags }
            }
        };
        let tags = tags_of(cases.iter().flat_map(|case| case.tags.iter().cloned()).collect());
        let mut others = with_answers(conjunction, &tests, &[]);
        others.push(Conjunct::NoTag { property: tag.clone(), tags });
        all_conjuncts.push(others);
        self.spell(&mut all_conjuncts);
        let n_cases = cases.len();
        let mut branches = Vec::new();
        for (index, (case, conjuncts)) in cases.into_iter().zip(&all_conjuncts).enumerate() {
            let ty = self.plan(conjuncts, &Rc::new(Place::Branch { of: id, index }));
            branches.push(TaggedBranch { ty, tags: tags_of(case.tags) });
        }
        let other = closed.is_none().then(|| {
            let conjuncts = all_conjuncts.last().expect("the last is for all other tags");
            self.plan(conjuncts, &Rc::new(Place::Branch { of: id, index: n_cases }))
        });
        let kind = Kind::Tagged { tag, alias, is_conditional: true, branches, other };
        self.finish(id, conjunction, kind, Vec::new());
        Some(Type::Defined(id))
    }

    /// Returns the union of what a condition answers, where there is nothing else about fields: what passes comes first, as no
    /// other value fits it.
    pub(super) fn either(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Option<Type> {
        let tests: Vec<SchemaId> = conjunction.with(&self.view, Keyword::If).collect();
        let [id] = tests[..] else { return None };
        let Condition { if_, then: Some(then), else_: Some(else_), .. } =
            self.view.node(id).condition()?
        else {
            return None;
        };
        let is_plain = |keyword| matches!(keyword, Keyword::If | Keyword::Type);
        let says_nothing_else =
            conjunction.members.iter().all(|member| member.keywords(&self.view).all(is_plain));
        let is_typed = |id: SchemaId| {
            let own = Conjunction::of(&self.view, id);
            own.never.is_none() && self.tells_types_apart(&own, self.types(&own))
        };
        if !says_nothing_else || !is_typed(then) || !is_typed(else_) {
            return None;
        }
        let mut otherwise = conjunction.conjuncts();
        for conjunct in &mut otherwise {
            conjunct.skip_in(id, Skip::IF);
        }
        let mut passed = otherwise.clone();
        passed.extend([if_, then].map(Conjunct::at));
        otherwise.push(Conjunct::at(else_));
        let branches = vec![then, else_];
        let group = Group { id, keyword: Keyword::If, skip: Skip::IF, branches };
        Some(self.tried(conjunction, place, &group, &[passed, otherwise]))
    }

    /// Returns whether the answers of the tests only add rules to fields that every object has: then one struct is simpler
    /// than variants, unless all values of the field are asked for, and so name variants.
    fn are_only_rules(
        &self,
        conjunction: &Conjunction,
        tests: &[Test],
        closed: Option<&[String]>,
    ) -> bool {
        let is_asked = |value: &String| {
            tests.iter().any(|test| match &test.question {
                Question::Values(asked) | Question::Prefixes(asked) => asked.contains(value),
            })
        };
        let names_variants = closed.is_some_and(|values| values.iter().all(is_asked));
        let mut answers = tests.iter().flat_map(|test| {
            let Condition { then, else_, .. } = test.condition;
            then.into_iter().chain(else_)
        });
        !names_variants && answers.all(|answer| self.is_only_rules(conjunction, answer))
    }

    /// Returns whether a subschema only limits the fields that the object has anyway, or requires them.
    fn is_only_rules(&self, conjunction: &Conjunction, answer: SchemaId) -> bool {
        let declared = |name: &str| {
            let mut members = conjunction.members.iter();
            members.any(|member| self.view.node(member.id).property(name).is_some())
        };
        let limits = |id: SchemaId| {
            let mut members = Conjunction::of(&self.view, id).members.into_iter();
            members.all(|member| {
                member.keywords(&self.view).all(|keyword| FIELD_LIMITS.contains(&keyword))
            })
        };
        let mut members = Conjunction::of(&self.view, answer).members.into_iter();
        members.all(|member| {
            let node = self.view.node(member.id);
            member.keywords(&self.view).all(|keyword| match keyword {
                Keyword::Type | Keyword::MinProperties | Keyword::MaxProperties => true,
                Keyword::Required => node.required().iter().all(|name| declared(name)),
                Keyword::Properties => {
                    node.properties().all(|(name, id)| declared(name) && limits(id))
                }
                _ => false,
            })
        })
    }

    /// Returns the conditions that ask for the value of one field, and make a difference.
    fn tests(&self, conjunction: &Conjunction) -> Vec<Test> {
        conjunction
            .with(&self.view, Keyword::If)
            .filter_map(|id| {
                let condition = self.view.node(id).condition()?;
                let (property, question) = question(&self.view, condition.if_)?;
                let is_idle = |id| Conjunction::of(&self.view, id).accepts_all();
                let mut answers = condition.then.into_iter().chain(condition.else_);
                let makes_difference = answers.any(|id| !is_idle(id));
                makes_difference.then_some(Test { id, condition, property, question })
            })
            .collect()
    }
}

/// Returns everything that applies where the tests `passed` pass and the others do not.
fn with_answers(conjunction: &Conjunction, tests: &[Test], passed: &[usize]) -> Vec<Conjunct> {
    let mut conjuncts = conjunction.conjuncts();
    for (index, test) in tests.iter().enumerate() {
        for conjunct in &mut conjuncts {
            conjunct.skip_in(test.id, Skip::IF);
        }
        let Condition { if_, then, else_, .. } = test.condition;
        if passed.contains(&index) {
            conjuncts.push(Conjunct::at(if_));
            conjuncts.extend(then.map(Conjunct::at));
        } else {
            conjuncts.extend(else_.map(Conjunct::at));
        }
    }
    conjuncts
}

/// Returns the branches: tags that pass the same tests are one, but a tag of a closed list that passes none is
/// alone. `None` where prefixes overlap, so that a tag could match two branches.
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

/// Returns the field that an `if` asks about, if it asks about nothing else.
fn question(view: &View<'_>, if_: SchemaId) -> Option<(String, Question)> {
    let ir::Question { property, tags, .. } = ir::Question::find(view.ir, if_)?;
    let question = match tags {
        ir::Tags::Values(values) => Question::Values(strings_of(&values)?),
        ir::Tags::Prefixes(prefixes) => {
            Question::Prefixes(prefixes.into_iter().map(String::from).collect())
        }
    };
    Some((property.into(), question))
}
