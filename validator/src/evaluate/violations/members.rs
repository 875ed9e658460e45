//! Violations of the members of objects.

use std::ops::ControlFlow;

use tablature_schema::ir::{Keyword, Rule, SchemaId};

use super::{Place, Walk};
use crate::evaluate::{
    Reason, Verdict, Violation, ViolationKind,
    evaluator::At,
    instance::{Instance, Name},
};
use crate::json::{Member, NodeRef};

impl<'a> Walk<'_, 'a> {
    /// Reports properties that are missing under `required` or `dependentRequired`. Returns whether the rule is one of
    /// those.
    pub(super) fn missing(
        &mut self,
        place: Place<'a>,
        object: NodeRef<'a>,
        keyword: Keyword,
        rule: &'a Rule,
    ) -> ControlFlow<(), bool> {
        match rule {
            Rule::Required(names) => self.missing_names(place, object, keyword, names, None)?,
            Rule::DependentRequired(lists) => {
                for (because, names) in lists {
                    if !self.evaluator.spend_for_lookup(object) {
                        self.undecided(place, Some(keyword), Reason::Steps)?;
                    }
                    if object.member(because).is_some() {
                        self.missing_names(place, object, keyword, names, Some(because))?;
                    }
                }
            }
            _ => return ControlFlow::Continue(false),
        }
        ControlFlow::Continue(true)
    }

    fn missing_names(
        &mut self,
        place: Place<'a>,
        object: NodeRef<'a>,
        keyword: Keyword,
        names: &'a [Box<str>],
        because: Option<&'a str>,
    ) -> ControlFlow<()> {
        for name in names {
            if !self.evaluator.spend_for_lookup(object) {
                self.undecided(place, Some(keyword), Reason::Steps)?;
            }
            if object.member(name).is_none() {
                self.report(place, Some(keyword), ViolationKind::Missing { name, because })?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Reports violations of `properties`, `patternProperties`, `additionalProperties` and `propertyNames`.
    pub(super) fn members(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let Instance::Value(object) = place.at.instance else { return ControlFlow::Continue(()) };
        for (index, member) in object.members().iter().enumerate() {
            if !self.evaluator.budget.spend(1) {
                self.undecided(place, None, Reason::Steps)?;
            }
            self.member(place, object, member)?;
            if let Some(schema) = place.node.property_names() {
                let name = Name { object, member, index: object.first_member() + index };
                self.name(place, name, schema)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn member(
        &mut self,
        place: Place<'a>,
        object: NodeRef<'a>,
        member: &'a Member<'a>,
    ) -> ControlFlow<()> {
        let value = object.at(member.value);
        let (mut is_evaluated, mut is_unsure) = (false, false);
        if let Some(schema) = place.node.property(member.name()) {
            is_evaluated = true;
            self.visit_child(place, schema, value)?;
        }
        for (pattern, schema) in place.node.pattern_properties() {
            if !self.evaluator.budget.spend(1) {
                self.undecided(place, None, Reason::Steps)?;
            }
            match self.evaluator.pattern(pattern, member.name()) {
                Verdict::Invalid => {}
                Verdict::Valid => {
                    is_evaluated = true;
                    self.visit_child(place, schema, value)?;
                }
                Verdict::Undecided => {
                    is_unsure = true;
                    self.doubt(place, schema, value, Keyword::PatternProperties)?;
                }
            }
        }
        match place.node.additional_properties() {
            Some(schema) if !is_evaluated => {
                let keyword = Keyword::AdditionalProperties;
                if is_unsure {
                    self.doubt(place, schema, value, keyword)
                } else {
                    self.unknown(place, schema, member, value, keyword)
                }
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// Handles a subschema of which it is undecided whether it applies. That does not matter where the value is valid
    /// under it.
    pub(super) fn doubt(
        &mut self,
        place: Place<'a>,
        schema: SchemaId,
        value: NodeRef<'a>,
        keyword: Keyword,
    ) -> ControlFlow<()> {
        let instance = Instance::Value(value);
        match self.evaluator.evaluate(schema, instance, place.at.scope, 0, None) {
            Verdict::Valid => ControlFlow::Continue(()),
            _ => self.judge(place, keyword, Verdict::Undecided, ViolationKind::FalseSchema),
        }
    }

    /// Handles a property that is left to `additionalProperties` or `unevaluatedProperties`.
    pub(super) fn unknown(
        &mut self,
        place: Place<'a>,
        schema: SchemaId,
        member: &'a Member<'a>,
        value: NodeRef<'a>,
        keyword: Keyword,
    ) -> ControlFlow<()> {
        if self.evaluator.plan.rules(schema).boolean == Some(false) {
            return self.report(place, Some(keyword), ViolationKind::UnknownProperty(member));
        }
        self.visit_child(place, schema, value)
    }

    fn name(&mut self, place: Place<'a>, name: Name<'a>, schema: SchemaId) -> ControlFlow<()> {
        let at = At { instance: Instance::Name(name), scope: place.at.scope, in_place: 0 };
        let verdict = self.evaluator.evaluate(schema, at.instance, at.scope, 0, None);
        let mut first = None;
        if verdict == Verdict::Invalid {
            let mut keep = |violation: Violation<'a>| {
                first = Some((violation.schema, violation.keyword));
                ControlFlow::Break(())
            };
            // The sink breaks at the first violation.
            let _ = Walk::new(self.evaluator, &mut keep).visit(schema, at, None);
        }
        let (schema, keyword) = first.unwrap_or((schema, None));
        let kind = ViolationKind::BadName { member: name.member, schema, keyword };
        self.judge(place, Keyword::PropertyNames, verdict, kind)
    }
}
