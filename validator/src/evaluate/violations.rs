//! Collects every violation below a subschema, once the verdict is not valid.
//!
//! A valid value has none, an invalid one has at least one, and an undecided one has at least one of any kind.

mod items;
mod members;
mod unevaluated;
mod unions;

use std::{collections::HashSet, ops::ControlFlow};

use tablature_schema::ir::{Applicator, Keyword, Node, Rule, SchemaId};

use super::{
    Evaluator, Reason, Scope, Verdict, Violation, ViolationKind, content,
    evaluator::{At, MAX_IN_PLACE, MAX_LEVEL, on_enough_stack},
    instance::Instance,
    memo::Key,
    plan::{Rules, accepted},
};
use crate::json::{Kind, NodeRef};

type Sink<'s, 'a> = &'s mut dyn FnMut(Violation<'a>) -> ControlFlow<()>;

impl<'a> Evaluator<'a> {
    /// Passes every violation of a value under a subschema to `sink`, until that breaks. The order is depth first;
    /// within a subschema: references, assertions, subschemas in the order of the schema (properties and items in that
    /// of the payload), `unevaluated…` last. Unions are not entered: the caller chooses a branch, and calls again with
    /// the violation's scope.
    pub(crate) fn violations(
        &mut self,
        schema: SchemaId,
        value: NodeRef<'a>,
        scope: Scope,
        sink: Sink<'_, 'a>,
    ) {
        self.walk(schema, (value, scope), false, sink);
    }

    /// Counts the violations of a value under a subschema, as [`Self::violations`] passes them, but for `unevaluated…`: what an
    /// invalid subschema describes counts as unevaluated, as other validators have it.
    pub(crate) fn count_violations(&mut self, schema: SchemaId, value: NodeRef<'a>) -> usize {
        let mut number = 0;
        self.walk(schema, (value, Scope::root()), true, &mut |_| {
            number += 1;
            ControlFlow::Continue(())
        });
        number
    }

    fn walk(
        &mut self,
        schema: SchemaId,
        (value, scope): (NodeRef<'a>, Scope),
        is_strict: bool,
        sink: Sink<'_, 'a>,
    ) {
        self.expect_own(value);
        self.begin_violations();
        let at = At { instance: Instance::Value(value), scope, in_place: 0 };
        let mut walk = Walk { is_strict, ..Walk::new(self, sink) };
        // A sink that breaks wants no more.
        let _ = walk.visit(schema, at, None);
    }
}

/// At this many entries the set is cleared: violations reported twice cost less than unbounded memory.
const MAX_VISITED: usize = 400_000;

/// One walk for violations.
pub(super) struct Walk<'s, 'a> {
    pub(super) evaluator: &'s mut Evaluator<'a>,
    sink: Sink<'s, 'a>,
    /// Subschemas that several paths reach and that were visited.
    visited: HashSet<Key>,
    has_reported_undecided: bool,
    /// Is `true` if an invalid subschema evaluates nothing.
    is_strict: bool,
}

/// The current position: a subschema, and the value that it is applied to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) schema: SchemaId,
    pub(super) node: &'a Node,
    pub(super) rules: &'a Rules,
    pub(super) at: At<'a>,
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(evaluator: &'s mut Evaluator<'a>, sink: Sink<'s, 'a>) -> Self {
        Self {
            evaluator,
            sink,
            visited: HashSet::new(),
            has_reported_undecided: false,
            is_strict: false,
        }
    }

    /// Reports the violations of a value below `schema`; `via` is the keyword that holds or references it.
    pub(super) fn visit(
        &mut self,
        schema: SchemaId,
        at: At<'a>,
        via: Option<Keyword>,
    ) -> ControlFlow<()> {
        let plan = self.evaluator.plan;
        let (node, rules) = (plan.ir().node(schema), plan.rules(schema));
        let place = Place { schema, node, rules, at };
        if !self.evaluator.budget.spend(rules.cost) {
            return self.undecided(place, via, Reason::Steps);
        }
        if rules.boolean == Some(false) {
            return self.report(place, via, ViolationKind::FalseSchema);
        }
        if at.in_place > MAX_IN_PLACE {
            return self.undecided(place, via, Reason::Cycle);
        }
        if self.evaluator.level > MAX_LEVEL {
            return self.undecided(place, via, Reason::Depth);
        }
        if rules.is_shared && !self.is_new(Key::new(schema, at.instance, at.scope)) {
            return ControlFlow::Continue(());
        }
        let at = self.evaluator.enter_resource(rules, at);
        let place = Place { at, ..place };
        self.evaluator.level += 1;
        let flow = on_enough_stack(|| {
            self.references(place)?;
            self.assertions(place)?;
            self.subschemas(place)?;
            self.unevaluated(place)
        });
        self.evaluator.level -= 1;
        flow
    }

    fn is_new(&mut self, key: Key) -> bool {
        if self.visited.len() >= MAX_VISITED {
            self.visited.clear();
        }
        self.visited.insert(key)
    }

    /// Visits another subschema with the same value.
    pub(super) fn visit_in_place(
        &mut self,
        place: Place<'a>,
        schema: SchemaId,
        via: Option<Keyword>,
    ) -> ControlFlow<()> {
        self.visit(schema, At { in_place: place.at.in_place + 1, ..place.at }, via)
    }

    /// Visits another value.
    pub(super) fn visit_child(
        &mut self,
        place: Place<'a>,
        schema: SchemaId,
        value: NodeRef<'a>,
    ) -> ControlFlow<()> {
        let at = At { instance: Instance::Value(value), scope: place.at.scope, in_place: 0 };
        self.visit(schema, at, self.keyword_between(place, schema))
    }

    /// Returns the keyword that holds a boolean subschema; `None` for any other subschema.
    fn keyword_between(&self, place: Place<'a>, schema: SchemaId) -> Option<Keyword> {
        let inner = self.evaluator.plan.ir().node(schema);
        inner.boolean?;
        let below = inner.location.pointer.strip_prefix(&*place.node.location.pointer)?;
        let name = below.strip_prefix('/')?.split('/').next()?;
        Keyword::from_name(name, place.node.draft)
    }

    pub(super) fn report(
        &mut self,
        place: Place<'a>,
        keyword: Option<Keyword>,
        kind: ViolationKind<'a>,
    ) -> ControlFlow<()> {
        let (value, scope) = (place.at.instance.node(), place.at.scope);
        (self.sink)(Violation { schema: place.schema, keyword, value, kind, scope })
    }

    /// Reports the first undecided keyword, and ends the walk where all steps are spent.
    pub(super) fn undecided(
        &mut self,
        place: Place<'a>,
        keyword: Option<Keyword>,
        reason: Reason,
    ) -> ControlFlow<()> {
        if !self.has_reported_undecided {
            self.has_reported_undecided = true;
            self.report(place, keyword, ViolationKind::Undecided(reason))?;
        }
        if self.evaluator.budget.is_spent() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    /// Reports `kind` where the verdict is invalid.
    pub(super) fn judge(
        &mut self,
        place: Place<'a>,
        keyword: Keyword,
        verdict: Verdict,
        kind: ViolationKind<'a>,
    ) -> ControlFlow<()> {
        match verdict {
            Verdict::Valid => ControlFlow::Continue(()),
            Verdict::Invalid => self.report(place, Some(keyword), kind),
            Verdict::Undecided => {
                let reason = self.evaluator.reason.unwrap_or(Reason::Steps);
                self.undecided(place, Some(keyword), reason)
            }
        }
    }

    fn references(&mut self, place: Place<'a>) -> ControlFlow<()> {
        for reference in &place.node.references {
            let keyword = Some(reference.keyword);
            match self.evaluator.resolve(reference, place.at.scope) {
                Some(target) => self.visit_in_place(place, target, keyword)?,
                None => self.undecided(place, keyword, Reason::Unresolved)?,
            }
        }
        ControlFlow::Continue(())
    }

    fn assertions(&mut self, place: Place<'a>) -> ControlFlow<()> {
        for (index, assertion) in place.node.assertions.iter().enumerate() {
            let (keyword, rule) = (assertion.keyword, &assertion.rule);
            let verdict = match (rule, place.at.instance) {
                (Rule::Types(types), instance) => {
                    Verdict::of(instance.is_of(*types, place.rules.has_literal_integers))
                }
                (Rule::Enum(_) | Rule::Const(_), instance) => {
                    let values = place.rules.values.iter().find(|own| own.assertion == index);
                    values.map_or(Verdict::Valid, |values| {
                        self.evaluator.enum_(values, accepted(rule).unwrap_or_default(), instance)
                    })
                }
                (_, Instance::Name(name)) => {
                    self.evaluator.string(name.member.name(), rule, place.node.draft)
                }
                (_, Instance::Value(value)) => match value.kind() {
                    Kind::Null | Kind::Bool(_) => Verdict::Valid,
                    Kind::Number(literal) => self.evaluator.number(literal, [rule]),
                    Kind::String(text) => self.evaluator.string(text, rule, place.node.draft),
                    Kind::Array => self.evaluator.array(value, rule),
                    Kind::Object => {
                        if self.missing(place, value, keyword, rule)? {
                            continue;
                        }
                        self.evaluator.object(value, rule)
                    }
                },
            };
            self.judge(place, keyword, verdict, ViolationKind::Assertion(rule))?;
        }
        if place.rules.has_content
            && let Some(text) = place.at.instance.as_str()
        {
            let verdict = self.evaluator.content(place.node, text);
            if !verdict.is_valid() {
                let keyword = content::broken(place.node, text);
                self.judge(place, keyword, verdict, ViolationKind::Content)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Visits the subschemas in the order of the schema; the first of a list stands for all.
    fn subschemas(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let (mut has_visited_members, mut has_visited_items) = (false, false);
        for (applicator, schema) in &place.node.children {
            match applicator {
                Applicator::AllOf(_) => {
                    self.visit_in_place(place, *schema, self.keyword_between(place, *schema))?;
                }
                Applicator::AnyOf(0) => {
                    let verdict = self.evaluator.any_of(place.node.any_of(), place.at, None);
                    self.judge(place, Keyword::AnyOf, verdict, ViolationKind::NoBranch)?;
                }
                Applicator::OneOf(0) => self.one_of(place)?,
                Applicator::Not => {
                    let verdict = !self.evaluator.evaluate_inside(*schema, place.at, None);
                    self.judge(place, Keyword::Not, verdict, ViolationKind::Not)?;
                }
                Applicator::If => self.condition(place)?,
                Applicator::DependentSchema(name) => {
                    let object = place.at.instance;
                    if let Instance::Value(object) = object
                        && object.member(name).is_some()
                    {
                        self.visit_in_place(place, *schema, self.keyword_between(place, *schema))?;
                    }
                }
                Applicator::Property(_)
                | Applicator::PatternProperty(_)
                | Applicator::AdditionalProperties
                | Applicator::PropertyNames => {
                    if !std::mem::replace(&mut has_visited_members, true) {
                        self.members(place)?;
                    }
                }
                Applicator::PrefixItem(_) | Applicator::Items => {
                    if !std::mem::replace(&mut has_visited_items, true) {
                        self.items(place)?;
                    }
                }
                Applicator::Contains => self.contains(place)?,
                // Other branches of a union, branches of `if`, keywords that are evaluated last, and annotations.
                Applicator::AnyOf(_)
                | Applicator::OneOf(_)
                | Applicator::Then
                | Applicator::Else
                | Applicator::UnevaluatedProperties
                | Applicator::UnevaluatedItems
                | Applicator::ContentSchema
                | Applicator::Should
                | Applicator::Definition(_) => {}
            }
        }
        ControlFlow::Continue(())
    }
}
