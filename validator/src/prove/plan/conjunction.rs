//! The subschemas that apply to one value together.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Ir, Node, Rule, SchemaId, Target, TypeSet},
    json::Value,
};

use super::{compile::Compiler, condition::Pending, kind};

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

/// Returns the values of `enum` or `const`.
pub(super) fn values(rule: &Rule) -> Option<&[Value]> {
    match rule {
        Rule::Enum(values) => Some(values),
        Rule::Const(value) => Some(std::slice::from_ref(value)),
        _ => None,
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
            rule => match values(rule) {
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

impl Compiler<'_> {
    /// Collects what applies to the values of a kind under some subschemas; `None` if none of them can be proved.
    pub(super) fn gather(&mut self, goal: &[Conjunct], kind: u8) -> Option<Conjunction> {
        let mut found = Conjunction::default();
        self.gather_into(&mut found, goal, kind)?;
        Some(found)
    }

    /// Adds what applies to the values of a kind under some more subschemas.
    pub(super) fn gather_into(
        &mut self,
        found: &mut Conjunction,
        goal: &[Conjunct],
        kind: u8,
    ) -> Option<()> {
        let mut waiting: Vec<Conjunct> = goal.iter().rev().copied().collect();
        while let Some(conjunct) = waiting.pop() {
            if found.all.contains(&conjunct) {
                continue;
            }
            found.all.push(conjunct);
            let node = self.ir.node(conjunct.id);
            let with = |id: SchemaId| Conjunct { id, ..conjunct };
            if conjunct.is_asked() {
                self.may_hold(conjunct, kind)?;
                if conjunct.aim == Aim::Silent {
                    waiting.extend(node.should().map(|id| Conjunct { id, aim: Aim::Valid }));
                }
                for branches in [(node.any_of(), false), (node.one_of(), true)] {
                    waiting.extend(self.union(found, conjunct, branches, kind)?.map(with));
                }
                self.not(found, conjunct, kind)?;
                waiting.extend(self.if_(found, conjunct, kind)?);
                if kind == kind::OBJECT {
                    self.dependent(found, conjunct);
                }
            }
            waiting.extend(node.all_of().iter().rev().map(|id| with(*id)));
            waiting.extend(targets(self.ir, node)?.into_iter().rev().map(with));
        }
        Some(())
    }

    /// Returns `None` if the node itself rejects all values of the kind, or makes a hint of them.
    fn may_hold(&self, conjunct: Conjunct, kind: u8) -> Option<()> {
        let node = self.ir.node(conjunct.id);
        let is_hint = conjunct.aim == Aim::Silent && node.annotations.is_deprecated;
        let rejects = node.boolean == Some(false)
            || node.assertions.iter().any(|assertion| match &assertion.rule {
                Rule::Types(own) => !own.intersects(types_of(kind)),
                rule => values(rule)
                    .is_some_and(|values| values.iter().all(|value| kind_of(value) != kind)),
            });
        (!is_hint && !rejects).then_some(())
    }
}
