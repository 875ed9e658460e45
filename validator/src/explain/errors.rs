//! What the engine says → findings, one for each mistake.

use std::collections::BTreeMap;

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use super::{Engine, unions, wording};
use crate::{
    context::{Context, Located, Rule, Statement},
    finding::{Finding, Severity},
    suggest::nearest,
};

/// Turns the engine's errors about one payload into findings.
pub(crate) struct Explainer<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    severity: Severity,
    findings: Vec<Finding>,
}

impl<'c, 'a> Explainer<'c, 'a> {
    /// Every violation of the schema.
    pub(crate) fn errors(engine: &Engine, context: &'c Context<'a>) -> Vec<Finding> {
        let mut explainer = Self { context, severity: Severity::Error, findings: Vec::new() };
        for error in engine.whole().iter_errors(context.document.root()) {
            explainer.explain(&context.root(), &error);
        }
        explainer.settle()
    }

    /// Every violation of a schema that the value at `at` should meet.
    pub(crate) fn warnings(
        errors: impl IntoIterator<Item = ValidationError<'a>>,
        at: &Located<'a>,
        context: &'c Context<'a>,
    ) -> Vec<Finding> {
        let mut explainer = Self { context, severity: Severity::Warning, findings: Vec::new() };
        for error in errors {
            explainer.explain(at, &error);
        }
        explainer.settle()
    }

    /// `base` is the value that the error's path starts from.
    pub(super) fn explain(&mut self, base: &Located<'a>, error: &ValidationError<'_>) {
        let (subject, pointer) = self.context.keyword_of(error);
        let context = &Context { subject, ..*self.context };
        let findings = std::mem::take(&mut self.findings);
        let mut inside = Explainer { context, severity: self.severity, findings };
        inside.explain_rule(base, error, context.rule(&pointer));
        self.findings = inside.findings;
    }

    fn explain_rule(&mut self, base: &Located<'a>, error: &ValidationError<'_>, rule: Rule<'_>) {
        let at = self.context.locate_from(base.clone(), error.instance_path().as_str());
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                self.missing(&at, rule, property.as_str().unwrap_or_default());
            }
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                for name in unexpected {
                    self.unknown(&at, rule, name);
                }
            }
            ValidationErrorKind::FalseSchema => self.refused(&at, rule),
            ValidationErrorKind::PropertyNames { error: inner } => {
                let name = inner.instance().as_str().unwrap_or_default().to_owned();
                let (_, pointer) = self.context.keyword_of(inner);
                let rule = self.context.rule(&pointer);
                if let Some(field) = self.context.field(&at, &name) {
                    let key = field.key.as_deref().unwrap_or("*");
                    let message =
                        format!("field name `{key}` breaks the rule `{}` for names", rule.keyword);
                    self.about_key(&field, rule, "bad-field-name", message, None);
                }
            }
            ValidationErrorKind::AnyOf { context }
            | ValidationErrorKind::OneOfNotValid { context } => {
                unions::explain(self, base, &at, rule, context);
            }
            kind => {
                let words = wording::say(self.context, &at, rule, kind);
                self.about_value(&at, rule, words.code, words.message, words.help);
            }
        }
    }

    /// A field that the object does not accept.
    fn unknown(&mut self, at: &Located<'a>, rule: Rule<'_>, name: &str) {
        let Some(field) = self.context.field(at, name) else { return };
        let message = format!("unknown field `{}`", field.key.as_deref().unwrap_or("*"));
        let help = wording::unknown_field_help(self.context, rule.owner, at.node, name);
        self.about_key(&field, rule, "unknown-field", message, help);
    }

    /// The schema `false`: nothing is accepted at this place.
    fn refused(&mut self, at: &Located<'a>, rule: Rule<'_>) {
        // An object that declares no field and accepts no other is told of as a whole.
        if rule.keyword == "additionalProperties" {
            for member in at.node.members() {
                self.unknown(at, rule, member.name());
            }
            return;
        }
        // It is a subschema of its own, or the value of a keyword about further items.
        let subschema = self.context.subject.model.at(rule.pointer).unwrap_or(rule.owner);
        let own = Rule { keyword: "false", owner: subschema, ..rule };
        if let Some(key) = &at.key {
            let message = format!("field `{key}` must not be here");
            self.about_key(at, own, "forbidden-field", message, Some("remove it".to_owned()));
        } else if rule.keyword.ends_with("tems") {
            let message = "the array has more items than the schema describes".to_owned();
            let help = Some("remove the items after those described".to_owned());
            self.about_value(at, rule, "wrong-item-count", message, help);
        } else {
            let message = "no value is accepted here".to_owned();
            self.about_value(at, own, "value-not-allowed", message, None);
        }
    }

    fn missing(&mut self, at: &Located<'a>, rule: Rule<'_>, name: &str) {
        let (context, owner) = (self.context, rule.owner);
        let field = context.spell(owner, name);
        let wanted = match self.severity {
            Severity::Error => "required",
            Severity::Warning | Severity::Advice => "recommended",
        };
        let mut finding = if let Some(misspelt) = self.misspelling(at, rule, &field) {
            let key = misspelt.key.as_deref().unwrap_or("*");
            let message =
                format!("`{key}` looks like a misspelling of the {wanted} field `{field}`");
            let code = "misspelt-field".to_owned();
            let help = Some(format!("rename it to `{field}`"));
            let says = Statement { code, severity: self.severity, message, help };
            context.about_key(&misspelt, rule, says)
        } else {
            let message = format!("{wanted} field `{field}` is missing");
            let help = wording::missing_field_help(context, owner, name);
            let says = self.statement(rule, "missing-field", message, Some(help));
            context.about_object(at, rule, says)
        };
        // The row of the field itself says more than the object's.
        let declared = owner.properties.get(name).map(|id| context.subject.model.node(id));
        if let Some(source) = declared.and_then(|node| node.annotations.source_of("required")) {
            finding.source = Some(source.to_string());
        }
        finding.field = Some(field.into_owned());
        self.findings.push(finding);
    }

    /// A key that nothing declares and that looks like the field: then both are one mistake.
    fn misspelling(&self, at: &Located<'a>, rule: Rule<'_>, field: &str) -> Option<Located<'a>> {
        let undeclared = at.node.members().iter().filter(|member| {
            rule.owner.properties.get(member.name()).is_none()
                && !self.context.subject.declared.contains(member.name())
        });
        let key = nearest(field, undeclared.map(|member| &*member.key))?;
        self.context.field(at, key)
    }

    pub(super) fn about_value(
        &mut self,
        at: &Located<'a>,
        rule: Rule<'_>,
        code: &str,
        message: String,
        help: Option<String>,
    ) {
        let says = self.statement(rule, code, message, help);
        self.findings.push(self.context.about_value(at, rule, says));
    }

    fn about_key(
        &mut self,
        at: &Located<'a>,
        rule: Rule<'_>,
        code: &str,
        message: String,
        help: Option<String>,
    ) {
        let says = self.statement(rule, code, message, help);
        self.findings.push(self.context.about_key(at, rule, says));
    }

    /// `values` are those that name a variant.
    pub(super) fn missing_discriminator(
        &mut self,
        at: &Located<'a>,
        rule: Rule<'_>,
        name: &str,
        values: &[Value],
    ) {
        let message = format!("field `{name}` is missing, which tells the variants apart");
        let help = format!("add `{name}`, one of {}", wording::list_values(values, "or"));
        let says = self.statement(rule, "missing-field", message, Some(help));
        let finding = self.context.about_object(at, rule, says);
        self.findings.push(Finding { field: Some(name.to_owned()), ..finding });
    }

    /// Code and help, unless the schema gives its own.
    fn statement(
        &self,
        rule: Rule<'_>,
        code: &str,
        message: String,
        help: Option<String>,
    ) -> Statement {
        let fault =
            rule.owner.annotations.fault.as_ref().filter(|fault| fault.covers(rule.keyword));
        let (code, help) = match fault {
            Some(fault) => (fault.code.clone(), Some(fault.help.clone())),
            None => (code.to_owned(), help),
        };
        Statement { code, severity: self.severity, message, help }
    }

    /// Drops what another finding about the same value says already.
    fn settle(self) -> Vec<Finding> {
        let mut by_place: BTreeMap<(u64, u64), Vec<Finding>> = BTreeMap::new();
        for finding in self.findings {
            by_place.entry((finding.span.start, finding.span.end)).or_default().push(finding);
        }
        by_place.values().flat_map(|findings| settle_place(findings)).collect()
    }
}

/// What remains of the findings about one place.
fn settle_place(findings: &[Finding]) -> Vec<Finding> {
    let is_shadowed = |finding: &Finding| findings.iter().any(|other| shadows(other, finding));
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let is_twin = kept.iter().any(|other| is_same_mistake(other, finding));
        if !is_twin && !is_shadowed(finding) {
            kept.push(finding.clone());
        }
    }
    kept
}

/// Whether a value that makes the mistake `one` cannot help making the mistake `other`.
fn shadows(one: &Finding, other: &Finding) -> bool {
    let is_about_field = one.code == "misspelt-field" || one.field == other.field;
    if one.pointer != other.pointer || !is_about_field {
        return false;
    }
    let hides: &[&str] = match one.keyword.as_str() {
        "type" => return !matches!(other.keyword.as_str(), "type" | "required"),
        "enum" | "const" => &["pattern", "format", "minLength", "maxLength", "minimum", "maximum"],
        "required" if one.code == "misspelt-field" => {
            &["additionalProperties", "unevaluatedProperties"]
        }
        "format" => &["pattern", "maxAge"],
        _ => return false,
    };
    hides.contains(&other.keyword.as_str())
}

/// Whether two rules found the same thing: a field that two places require, a type that two places name, or
/// a value that two keywords of one subschema refuse for the same reason.
fn is_same_mistake(one: &Finding, other: &Finding) -> bool {
    let subschema = |finding: &Finding| {
        finding.schema_pointer.rsplit_once('/').map(|(parent, _)| parent.to_owned())
    };
    one.pointer == other.pointer
        && one.field == other.field
        && one.span == other.span
        && (one.schema_pointer == other.schema_pointer
            || (one.code == other.code && subschema(one) == subschema(other))
            || (one.keyword == other.keyword
                && matches!(one.keyword.as_str(), "required" | "type")))
}
