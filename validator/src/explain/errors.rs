//! Turns violations into findings, one for each mistake.

use std::ops::ControlFlow;

use tablature_schema::{
    ir::{Keyword, SchemaId},
    json::{Member, NodeRef},
};

use super::{
    explainer::{Chosen, Explainer},
    messages::{self, Message},
    settle::settle,
    unions,
};
use crate::{
    context::{Context, Rule, Statement, field as field_of},
    evaluate::{Evaluator, Scope, Verdict, Violation, ViolationKind},
    finding::{Finding, Severity},
    shorten::{MAX_KEY, MAX_PART, display, shorten},
    text,
};

/// Returns the findings about a payload that is not valid: at least one, at most `limit`.
pub(crate) fn errors<'a>(
    context: &Context<'a>,
    evaluator: &mut Evaluator<'a>,
    root: SchemaId,
    verdict: Verdict,
    limit: usize,
) -> Vec<Finding> {
    if verdict == Verdict::Valid {
        return Vec::new();
    }
    let value = context.document.root();
    let mut explainer = Explainer::new(context, evaluator, Severity::Error, limit.max(1));
    explainer.explain_all(root, value);
    if explainer.findings.is_empty() {
        // The search for violations has steps of its own, which may be spent before it finds one.
        let owner = &context.ir()[root];
        let Message { code, text, help } = messages::undecided_payload(owner);
        let statement =
            Statement { code: code.to_owned(), severity: Severity::Error, message: text, help };
        explainer.findings.push(context.about_value(value, Rule::Text, statement));
    }
    explainer.finish()
}

/// Returns the findings about a value that is invalid under `should`.
pub(crate) fn warnings<'a>(
    context: &Context<'a>,
    evaluator: &mut Evaluator<'a>,
    should: SchemaId,
    value: NodeRef<'a>,
    limit: usize,
) -> Vec<Finding> {
    let mut explainer = Explainer::new(context, evaluator, Severity::Warning, limit);
    explainer.explain_all(should, value);
    explainer.finish()
}

impl<'c, 'a> Explainer<'c, 'a> {
    fn new(
        context: &'c Context<'a>,
        evaluator: &'c mut Evaluator<'a>,
        severity: Severity,
        limit: usize,
    ) -> Self {
        Self { context, evaluator, severity, limit, findings: Vec::new(), is_full: false }
    }

    /// Explains every violation below a subschema. A union is explained by the violations of the chosen branch.
    fn explain_all(&mut self, schema: SchemaId, value: NodeRef<'a>) {
        let mut open = vec![self.violations(schema, value, Scope::root()).into_iter()];
        while let Some(violations) = open.last_mut() {
            let Some(violation) = violations.next() else {
                open.pop();
                continue;
            };
            if self.findings.len() >= self.limit {
                self.is_full = true;
                return;
            }
            if let Some(Chosen { branch, value, scope }) = self.explain(&violation) {
                open.push(self.violations(branch, value, scope).into_iter());
            }
        }
    }

    /// Collects the violations of a value under a subschema, at most one more than the limit.
    pub(super) fn violations(
        &mut self,
        schema: SchemaId,
        value: NodeRef<'a>,
        scope: Scope,
    ) -> Vec<Violation<'a>> {
        let room = self.limit.saturating_sub(self.findings.len()).saturating_add(1);
        let mut violations = Vec::new();
        self.evaluator.violations(schema, value, scope, &mut |violation| {
            violations.push(violation);
            if violations.len() < room { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        violations
    }

    /// Adds the finding about one violation, or returns the branch of a union that explains it.
    fn explain(&mut self, violation: &Violation<'a>) -> Option<Chosen<'a>> {
        let (value, rule) = (violation.value, rule_of(violation));
        match &violation.kind {
            ViolationKind::NoBranch => return unions::explain(self, violation, rule),
            ViolationKind::SeveralBranches(one, other) => {
                let text = unions::several(self.context.ir(), violation.schema, *one, *other);
                let help = Some("remove what belongs to the other variant".to_owned());
                self.about_value(value, rule, "ambiguous-variant", text, help);
            }
            ViolationKind::Missing { name, because } => self.missing(value, rule, name, *because),
            ViolationKind::UnknownProperty(member) => {
                self.unknown(value, rule, violation.schema, member);
            }
            ViolationKind::FalseSchema => self.rejected(value, rule),
            ViolationKind::BadName { member, schema, keyword } => {
                let inner = keyword.map_or(Rule::False(*schema), |it| Rule::Keyword(*schema, it));
                let key = self.context.show_key(&member.key);
                let text =
                    format!("field name `{key}` violates `{}` for field names", inner.keyword());
                self.about_key_of(value.at(member.value), inner, "bad-field-name", text, None);
            }
            kind => {
                let owner = &self.context.ir()[violation.schema];
                let keyword = violation.keyword;
                let Message { code, text, help } =
                    messages::for_error(self.context, value, owner, keyword, kind);
                // `items` is reported at the item; `additionalItems` and `unevaluatedItems` at the array.
                let item = match (kind, keyword) {
                    (ViolationKind::ExtraItems(first), Some(Keyword::Items)) => {
                        value.elements().nth(*first)
                    }
                    _ => None,
                };
                self.about_value(item.unwrap_or(value), rule, code, text, help);
            }
        }
        None
    }

    /// Adds the finding about a field that the object does not accept.
    fn unknown(&mut self, object: NodeRef<'a>, rule: Rule, owner: SchemaId, member: &Member<'a>) {
        let text = format!("unknown field `{}`", self.context.show_key(&member.key));
        let help = messages::unknown_field_help(self.context, owner, object, member.name());
        self.about_key_of(object.at(member.value), rule, "unknown-field", text, help);
    }

    /// Adds the finding about the schema `false`: nothing is accepted at this place.
    fn rejected(&mut self, value: NodeRef<'a>, rule: Rule) {
        if let Some(key) = self.context.key_of(value) {
            let text = format!("field `{key}` is not allowed here");
            let help = Some("remove it".to_owned());
            self.about_key_of(value, rule, "forbidden-field", text, help);
        } else {
            let text = "no value is allowed here".to_owned();
            self.about_value(value, rule, "value-not-allowed", text, None);
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
        let mut finding = if let Some(misspelt) = self.misspelling(object, rule, spelled) {
            let key = context.show_key(&misspelt.key);
            let message =
                format!("`{key}` looks like a misspelling of the {wanted} field `{field}`");
            let code = "misspelt-field".to_owned();
            let help = Some(format!("rename it to `{field}`"));
            let statement = Statement { code, severity: self.severity, message, help };
            context.about_key_of(object.at(misspelt.value), rule, statement)
        } else {
            let because = because.map(|because| shorten(context.spell(owner, because), MAX_KEY));
            let message = match because {
                Some(because) => format!("field `{field}` is missing, which `{because}` requires"),
                None => format!("{wanted} field `{field}` is missing"),
            };
            let help = messages::missing_field_help(context, owner, name);
            let statement = self.statement(rule, "missing-field", message, Some(help));
            context.about_object(object, rule, statement)
        };
        // The documentation of the field is more specific than that of the object.
        let declared = owner.property(name).map(|id| &context.ir()[id].annotations);
        if let Some(source) = declared.and_then(|own| own.source_of(Keyword::Required.name())) {
            finding.source = Some(display(source, MAX_PART));
        }
        finding.field = Some(field_of(spelled));
        self.findings.push(finding);
    }

    /// Finds an undeclared key that looks like the field: then both are one mistake.
    fn misspelling(&self, object: NodeRef<'a>, rule: Rule, field: &str) -> Option<&'a Member<'a>> {
        let owner = &self.context.ir()[rule.owner()?];
        let undeclared = object.members().iter().map(|member| {
            let is_declared = owner.property(member.name()).is_some()
                || self.context.subject.declares(member.name());
            (!is_declared).then_some(&*member.key)
        });
        let key = self.context.nearest(field, undeclared)?;
        object.members().iter().find(|member| member.key == key)
    }

    pub(super) fn about_value(
        &mut self,
        value: NodeRef<'a>,
        rule: Rule,
        code: &str,
        text: String,
        help: Option<String>,
    ) {
        let statement = self.statement(rule, code, text, help);
        self.findings.push(self.context.about_value(value, rule, statement));
    }

    fn about_key_of(
        &mut self,
        value: NodeRef<'a>,
        rule: Rule,
        code: &str,
        text: String,
        help: Option<String>,
    ) {
        let statement = self.statement(rule, code, text, help);
        self.findings.push(self.context.about_key_of(value, rule, statement));
    }

    /// Adds the finding about an object that lacks the discriminator of a union.
    pub(super) fn missing_discriminator(
        &mut self,
        object: NodeRef<'a>,
        rule: Rule,
        field: &str,
        help: String,
    ) {
        let name = shorten(field, MAX_KEY);
        let text = format!("field `{name}` is missing, which selects the variant");
        let statement = self.statement(rule, "missing-field", text, Some(help));
        let finding = self.context.about_object(object, rule, statement);
        self.findings.push(Finding { field: Some(field_of(field)), ..finding });
    }

    /// Makes the statement, with the code and help of the schema where it has a `fault` for the rule.
    fn statement(
        &self,
        rule: Rule,
        code: &str,
        message: String,
        help: Option<String>,
    ) -> Statement {
        let owner = rule.owner().map(|owner| &self.context.ir()[owner].annotations);
        let fault = owner.and_then(|own| own.fault.as_ref());
        let (code, help) = match fault.filter(|fault| fault.covers(rule.keyword())) {
            Some(fault) => (fault.code.clone(), Some(fault.help.clone())),
            None => (code.to_owned(), help),
        };
        Statement { code, severity: self.severity, message, help }
    }

    fn finish(self) -> Vec<Finding> {
        let mut findings = settle(self.findings);
        if self.is_full && self.severity == Severity::Error {
            findings.push(text::too_many(self.context, self.limit, None, self.severity));
        }
        findings
    }
}

/// Returns the rule that was violated.
fn rule_of(violation: &Violation<'_>) -> Rule {
    match (&violation.kind, violation.keyword) {
        (ViolationKind::FalseSchema, _) | (_, None) => Rule::False(violation.schema),
        (_, Some(keyword)) => Rule::Keyword(violation.schema, keyword),
    }
}
