//! Turns violations into findings, one for each mistake.

use std::ops::ControlFlow;

use tablature_schema::{
    ir::{Keyword, SchemaId},
    json::{Member, NodeRef},
};

use super::{
    explainer::{Chosen, Explainer, Found, Settled, Union},
    messages::{self, message},
    mistake::MISSPELT_FIELD,
    unions,
};
use crate::{
    context::{Context, Rule, Spot, field as field_of},
    evaluate::{Evaluator, Scope, Violation, ViolationKind},
    finding::Severity,
    shorten::{MAX_KEY, MAX_PART, display, shorten},
};

/// Returns the errors about a payload that is not valid: at least one. Those beyond `limit` have no words. `wants_spots` says
/// whether hints need to know where the errors are.
pub(crate) fn errors<'a>(
    context: &Context<'a>,
    evaluator: &mut Evaluator<'a>,
    root: SchemaId,
    (limit, wants_spots): (usize, bool),
) -> Settled {
    let value = context.document.root();
    let mut explainer = Explainer::new(context, evaluator, Severity::Error, limit.max(1));
    explainer.explain_all(root, value);
    if explainer.found.is_empty() {
        // The search for violations has steps of its own, which may be spent before it finds one.
        let owner = &context.ir()[root];
        let word = |_: &Context<'a>| messages::undecided_payload(owner);
        explainer.found.add(Spot::value(value), Rule::Text, "undecided", word);
    }
    explainer.found.finish(wants_spots)
}

/// Returns the warnings about a value that is invalid under `should`. Those beyond `limit` have no words.
pub(crate) fn warnings<'a>(
    context: &Context<'a>,
    evaluator: &mut Evaluator<'a>,
    should: SchemaId,
    value: NodeRef<'a>,
    limit: usize,
) -> Settled {
    let mut explainer = Explainer::new(context, evaluator, Severity::Warning, limit);
    explainer.explain_all(should, value);
    explainer.found.finish(false)
}

/// Maximum number of unions whose violations are still to be counted. Others count as one mistake each.
const MAX_UNIONS: usize = 1 << 20;

impl<'c, 'a> Explainer<'c, 'a> {
    fn new(
        context: &'c Context<'a>,
        evaluator: &'c mut Evaluator<'a>,
        severity: Severity,
        limit: usize,
    ) -> Self {
        let found = Found::new(context, severity, limit);
        Self { evaluator, found, unions: Vec::new() }
    }

    /// Explains every violation below a subschema. A union is explained by the violations of the chosen branch.
    fn explain_all(&mut self, schema: SchemaId, value: NodeRef<'a>) {
        let mut open = vec![self.walk(schema, value, Scope::root()).into_iter()];
        loop {
            let next = open.last_mut().map(Iterator::next);
            let violation = match next {
                Some(Some(violation)) => violation,
                Some(None) => {
                    open.pop();
                    continue;
                }
                None => match self.unions.pop() {
                    Some(union) => union.violation(self.found.context),
                    None => return,
                },
            };
            if !matches!(violation.kind, ViolationKind::NoBranch) {
                self.found.explain(&violation);
                continue;
            }
            let chosen = unions::explain(self, &violation, rule_of(&violation));
            if let Some(Chosen { branch, value, scope }) = chosen {
                open.push(self.walk(branch, value, scope).into_iter());
            }
        }
    }

    /// Returns the violations of a value under a subschema that are to be worded. Those beyond the limit are counted, unions
    /// among them later: their branches are searched for violations, too.
    fn walk(&mut self, schema: SchemaId, value: NodeRef<'a>, scope: Scope) -> Vec<Violation<'a>> {
        let Self { evaluator, found, unions } = self;
        let room = found.room();
        let mut violations = Vec::new();
        evaluator.violations(schema, value, scope, &mut |violation| {
            let is_union = matches!(violation.kind, ViolationKind::NoBranch);
            if violations.len() < room {
                violations.push(violation);
            } else if !is_union {
                found.explain(&violation);
            } else if unions.len() < MAX_UNIONS {
                unions.push(Union::of(&violation));
            } else {
                found.one_of_many(&violation);
            }
            ControlFlow::Continue(())
        });
        violations
    }
}

impl<'a> Found<'_, 'a> {
    /// Adds the mistake of one violation that is none of a union.
    fn explain(&mut self, violation: &Violation<'a>) {
        let (value, rule) = (violation.value, rule_of(violation));
        let code = messages::code_of(&violation.kind);
        match &violation.kind {
            ViolationKind::SeveralBranches(one, other) => {
                self.add(Spot::value(value), rule, code, |context| {
                    let text = unions::several(context.ir(), violation.schema, *one, *other);
                    message(text, "remove what belongs to the other variant".to_owned())
                });
            }
            ViolationKind::Missing { name, because } => self.missing(value, rule, name, *because),
            ViolationKind::UnknownProperty(member) => {
                let spot = self.context.spot_of_key(value.at(member.value));
                self.add(spot, rule, code, |context| {
                    let text = format!("unknown field `{}`", context.show_key(member.key()));
                    let (owner, name) = (violation.schema, member.name());
                    message(text, messages::unknown_field_help(context, owner, value, name))
                });
            }
            ViolationKind::FalseSchema => self.rejected(value, rule),
            ViolationKind::BadName { member, schema, keyword } => {
                let inner = keyword.map_or(Rule::False(*schema), |it| Rule::Keyword(*schema, it));
                let spot = self.context.spot_of_key(value.at(member.value));
                self.add(spot, inner, code, |context| {
                    let key = context.show_key(member.key());
                    let keyword = inner.keyword();
                    message(
                        format!("field name `{key}` violates `{keyword}` for field names"),
                        None,
                    )
                });
            }
            kind => {
                let keyword = violation.keyword;
                // `items` is reported at the item; `additionalItems` and `unevaluatedItems` at the array.
                let item = match (kind, keyword) {
                    (ViolationKind::ExtraItems(first), Some(Keyword::Items)) => {
                        value.elements().nth(*first)
                    }
                    _ => None,
                };
                self.add(Spot::value(item.unwrap_or(value)), rule, code, |context| {
                    let owner = &context.ir()[violation.schema];
                    messages::for_error(context, value, owner, keyword, kind)
                });
            }
        }
    }

    /// Adds the mistake about the schema `false`: nothing is accepted at this place.
    fn rejected(&mut self, value: NodeRef<'a>, rule: Rule) {
        if self.context.member_of(value).is_some() {
            self.add(self.context.spot_of_key(value), rule, "forbidden-field", |context| {
                let key = context.key_of(value).unwrap_or_default();
                message(format!("field `{key}` is not allowed here"), "remove it".to_owned())
            });
        } else {
            let word = |_: &Context<'a>| message("no value is allowed here".to_owned(), None);
            self.add(Spot::value(value), rule, "value-not-allowed", word);
        }
    }

    fn missing(&mut self, object: NodeRef<'a>, rule: Rule, name: &str, because: Option<&str>) {
        let context = self.context;
        let Some(owner) = rule.owner().map(|owner| &context.ir()[owner]) else { return };
        let spelled = context.spell(owner, name);
        let field = &*shorten(spelled, MAX_KEY);
        let wanted = match self.severity {
            Severity::Error => "required",
            Severity::Warning | Severity::Advice => "recommended",
        };
        let finding = if let Some(misspelt) = misspelling(context, object, rule, spelled) {
            let spot = context.spot_of_key(object.at(misspelt.value));
            self.add_missing(spot, rule, MISSPELT_FIELD, spelled, |context| {
                let key = context.show_key(misspelt.key());
                let text =
                    format!("`{key}` looks like a misspelling of the {wanted} field `{field}`");
                message(text, format!("rename it to `{field}`"))
            })
        } else {
            self.add_missing(Spot::brace(object), rule, "missing-field", spelled, |context| {
                let because =
                    because.map(|because| shorten(context.spell(owner, because), MAX_KEY));
                let text = match because {
                    Some(because) => {
                        format!("field `{field}` is missing, which `{because}` requires")
                    }
                    None => format!("{wanted} field `{field}` is missing"),
                };
                message(text, messages::missing_field_help(context, owner, name))
            })
        };
        let Some(finding) = finding else { return };
        // The documentation of the field is more specific than that of the object.
        let declared = owner.property(name).map(|id| &context.ir()[id].annotations);
        if let Some(source) = declared.and_then(|own| own.source_of(Keyword::Required.name())) {
            finding.source = Some(display(source, MAX_PART));
        }
        finding.field = Some(field_of(spelled));
    }

    /// Adds the mistake about an object that lacks the discriminator of a union.
    pub(super) fn missing_discriminator(
        &mut self,
        object: NodeRef<'a>,
        rule: Rule,
        field: &str,
        help: impl FnOnce() -> String,
    ) {
        let finding = self.add_missing(Spot::brace(object), rule, "missing-field", field, |_| {
            let name = shorten(field, MAX_KEY);
            message(format!("field `{name}` is missing, which selects the variant"), help())
        });
        if let Some(finding) = finding {
            finding.field = Some(field_of(field));
        }
    }

    /// Counts a union that is one of too many to be searched.
    fn one_of_many(&mut self, violation: &Violation<'a>) {
        let word =
            |_: &Context<'a>| message("the value matches none of the variants".to_owned(), None);
        let spot = Spot::value(violation.value);
        self.add(spot, rule_of(violation), unions::NO_VARIANT, word);
    }
}

/// Finds an undeclared key that looks like the field: then both are one mistake.
fn misspelling<'a>(
    context: &Context<'a>,
    object: NodeRef<'a>,
    rule: Rule,
    field: &str,
) -> Option<&'a Member<'a>> {
    let owner = &context.ir()[rule.owner()?];
    let undeclared = object.members().iter().map(|member| {
        let is_declared =
            owner.property(member.name()).is_some() || context.subject.declares(member.name());
        (!is_declared).then_some(member.key())
    });
    let key = context.nearest(field, undeclared)?;
    object.members().iter().find(|member| member.key() == key)
}

/// Returns the rule that was violated.
fn rule_of(violation: &Violation<'_>) -> Rule {
    match (&violation.kind, violation.keyword) {
        (ViolationKind::FalseSchema, _) | (_, None) => Rule::False(violation.schema),
        (_, Some(keyword)) => Rule::Keyword(violation.schema, keyword),
    }
}
