//! The subschemas that apply to one value together, and what depends on the value.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Ir, Keyword, Node, Rule, SchemaId, Target, TypeSet},
    json::Value,
};

use super::{NONE, kind};
use crate::evaluate::accepted;

/// The aim of a proof under a subschema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Aim {
    /// The value is valid.
    Valid,
    /// The value is valid, and there is no hint about it that the machine does not note.
    Silent,
    /// Nothing: it was found out already. Its properties count as declared.
    Known,
}

impl Aim {
    /// Returns the aim under a subschema that hints are not looked for in.
    pub(super) fn without_hints(self) -> Self {
        if self == Self::Silent { Self::Valid } else { self }
    }
}

/// A subschema that applies, and what is to be proved of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Conjunct {
    pub(super) id: SchemaId,
    pub(super) aim: Aim,
}

impl Conjunct {
    /// Returns whether something is to be proved.
    pub(super) fn is_asked(self) -> bool {
        self.aim != Aim::Known
    }
}

/// All that applies to the values of one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Conjunction {
    pub(super) all: Vec<Conjunct>,
    /// Keywords that depend on the value.
    pub(super) pending: Vec<Pending>,
    /// Subschemas that are left to the evaluator.
    pub(super) asked: Vec<SchemaId>,
}

/// Returns the types that a kind of value belongs to.
pub(super) fn types_of(kind: u8) -> TypeSet {
    match kind {
        kind::NULL => TypeSet::NULL,
        kind::FALSE | kind::TRUE => TypeSet::BOOLEAN,
        kind::NUMBER => TypeSet::NUMBER,
        kind::STRING => TypeSet::STRING,
        kind::ARRAY => TypeSet::ARRAY,
        _ => TypeSet::OBJECT,
    }
}

/// Returns the kind of a value.
pub(super) fn kind_of(value: &Value) -> u8 {
    match value {
        Value::Null => kind::NULL,
        Value::Bool(false) => kind::FALSE,
        Value::Bool(true) => kind::TRUE,
        Value::Number(_) => kind::NUMBER,
        Value::String(_) => kind::STRING,
        Value::Array(_) => kind::ARRAY,
        Value::Object(_) => kind::OBJECT,
    }
}

/// Returns the only target of each reference of a node; `None` if one depends on the dynamic scope.
pub(super) fn targets(ir: &Ir, node: &Node) -> Option<Vec<SchemaId>> {
    let target = |target: &Target| match ir.candidates(target).as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    node.references.iter().map(|reference| target(&reference.target)).collect()
}

/// Returns whether a node has a reference by a dynamic anchor. Hints are not looked for behind it, and no field of its value
/// is unknown, even if it has one target only.
pub(super) fn is_opaque(node: &Node) -> bool {
    node.references.iter().any(|it| !matches!(it.target, Target::Static(_)))
}

/// Returns a subschema with those that must accept a value with it: targets of references, and members of `allOf`.
/// `None` if one of them depends on the dynamic scope.
pub(super) fn closure(ir: &Ir, id: SchemaId) -> Option<Vec<SchemaId>> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            found.push(id);
            let node = ir.node(id);
            waiting.extend(node.all_of().iter().rev());
            waiting.extend(targets(ir, node)?.into_iter().rev());
        }
    }
    Some(found)
}

/// Returns what a subschema says of all values of a kind: valid, invalid, or `None` where that depends on the value.
pub(super) fn answer_for(ir: &Ir, id: SchemaId, kind: u8) -> Option<bool> {
    let all = closure(ir, id)?;
    let answers = all.iter().map(|id| own_answer(ir, *id, kind));
    let mut is_known = true;
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            None => is_known = false,
            Some(true) => {}
        }
    }
    is_known.then_some(true)
}

fn own_answer(ir: &Ir, id: SchemaId, kind: u8) -> Option<bool> {
    let node = ir.node(id);
    if let Some(boolean) = node.boolean {
        return Some(boolean);
    }
    let types = types_of(kind);
    let is_single = matches!(kind, kind::NULL | kind::FALSE | kind::TRUE);
    let mut is_known = true;
    for assertion in &node.assertions {
        match &assertion.rule {
            Rule::Types(own) if !own.intersects(types) => return Some(false),
            Rule::Types(own) => is_known &= own.contains(types),
            rule => match accepted(rule) {
                Some(values) => {
                    let has = values.iter().any(|value| kind_of(value) == kind);
                    if !has {
                        return Some(false);
                    }
                    is_known &= is_single;
                }
                None => is_known &= !applies(rule, kind),
            },
        }
    }
    let is_plain = |applicator: &_| !matters(applicator, kind);
    is_known &= node.children.iter().all(|(applicator, _)| is_plain(applicator));
    is_known.then_some(true)
}

/// Returns whether a rule, other than `type`, `enum` and `const`, is about a kind.
pub(super) fn applies(rule: &Rule, kind: u8) -> bool {
    let of = match rule {
        Rule::Bound(_) | Rule::MultipleOf(_) => kind::NUMBER,
        Rule::Format(format) if format.is_of_numbers() => return false,
        Rule::MinLength(_)
        | Rule::MaxLength(_)
        | Rule::Pattern(_)
        | Rule::Format(_)
        | Rule::MaxAge(_) => kind::STRING,
        Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems | Rule::Contains { .. } => {
            kind::ARRAY
        }
        Rule::MinProperties(_)
        | Rule::MaxProperties(_)
        | Rule::Required(_)
        | Rule::DependentRequired(_) => kind::OBJECT,
        _ => return true,
    };
    kind == of
}

/// Returns whether an applicator, other than `allOf`, can affect the verdict about a kind.
fn matters(applicator: &tablature_schema::ir::Applicator, kind: u8) -> bool {
    use tablature_schema::ir::Applicator as A;
    match applicator {
        A::AnyOf(_) | A::OneOf(_) | A::Not | A::If => true,
        A::AllOf(_) | A::Then | A::Else | A::Should | A::Definition(_) | A::ContentSchema => false,
        A::DependentSchema(_)
        | A::Property(_)
        | A::PatternProperty(_)
        | A::AdditionalProperties
        | A::UnevaluatedProperties
        | A::PropertyNames => kind == kind::OBJECT,
        A::PrefixItem(_) | A::Items | A::UnevaluatedItems | A::Contains => kind == kind::ARRAY,
    }
}

/// A keyword that depends on the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Pending {
    /// A keyword about a string.
    Text(Conjunct, Part),
    /// `if`, with what it still asks.
    If { owner: Conjunct, questions: Vec<Question> },
    /// `anyOf`, or `oneOf`, whose branches ask different things of a property.
    Union { owner: Conjunct, is_one: bool, property: Box<str> },
    /// A member of `dependentSchemas`.
    Present { owner: Conjunct, property: Box<str>, schema: SchemaId },
}

/// A keyword that combines other subschemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    AnyOf,
    OneOf,
    Not,
    If,
}

impl Part {
    pub(super) fn keyword(self) -> Keyword {
        match self {
            Self::AnyOf => Keyword::AnyOf,
            Self::OneOf => Keyword::OneOf,
            Self::Not => Keyword::Not,
            Self::If => Keyword::If,
        }
    }
}

/// The part of a condition that is about one property.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Question {
    pub(super) property: Box<str>,
    pub(super) schemas: Vec<SchemaId>,
    /// Is `true` if the answer is no where the property is absent.
    pub(super) is_required: bool,
}

impl Pending {
    /// Returns the property that decides next.
    pub(super) fn property(&self) -> Option<&str> {
        match self {
            Self::Text(..) => None,
            Self::If { questions, .. } => questions.first().map(|question| &*question.property),
            Self::Union { property, .. } | Self::Present { property, .. } => Some(property),
        }
    }

    /// Returns the keyword.
    pub(super) fn keyword(&self) -> Keyword {
        match self {
            Self::Text(_, part) => part.keyword(),
            Self::If { .. } => Keyword::If,
            Self::Union { is_one: true, .. } => Keyword::OneOf,
            Self::Union { is_one: false, .. } => Keyword::AnyOf,
            Self::Present { .. } => Keyword::DependentSchemas,
        }
    }

    /// Returns the subschema that has the keyword.
    pub(super) fn owner(&self) -> Conjunct {
        match self {
            Self::Text(owner, _)
            | Self::If { owner, .. }
            | Self::Union { owner, .. }
            | Self::Present { owner, .. } => *owner,
        }
    }
}

/// The key of an object plan: all that it is compiled from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) all: Vec<Conjunct>,
    pub(super) pending: Vec<Pending>,
    pub(super) asked: Vec<SchemaId>,
    /// Properties that have their index already.
    pub(super) names: Vec<Box<str>>,
}

impl Key {
    /// Returns its size in words.
    pub(super) fn words(&self) -> usize {
        let Self { all, pending, asked, names } = self;
        let names: usize = names.iter().map(|name| NAME_WORDS + name.len() / 8).sum();
        all.len() + PENDING_WORDS * pending.len() + asked.len() + names
    }
}

/// The words of a name besides its bytes.
const NAME_WORDS: usize = 3;

/// The words of a keyword that depends on the value.
const PENDING_WORDS: usize = 8;

/// Returns an index as it stands in a plan.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}
