//! Warnings about parts of a schema that have no effect.

use super::{
    Draft, Keyword, Role,
    builder::Builder,
    diagnostics::{Place, Severity},
    form,
    node::DocumentId,
    rules::count,
    subject::Subject,
};
use crate::{
    json::{Entry, View, pointer},
    suggest::nearest,
};

/// Pairs of lower and upper limits.
const LIMITS: [(Keyword, Keyword); 4] = [
    (Keyword::MinLength, Keyword::MaxLength),
    (Keyword::MinItems, Keyword::MaxItems),
    (Keyword::MinProperties, Keyword::MaxProperties),
    (Keyword::MinContains, Keyword::MaxContains),
];

/// Returns what to do with a document that is not a schema, but holds some.
fn other_document(view: View<'_>) -> Option<&'static str> {
    let is_api = ["openapi", "swagger", "asyncapi"].iter().any(|key| view.get(key).is_some());
    is_api.then_some(
        "this is an API description; name one of its schemas: `FILE#/components/schemas/NAME`",
    )
}

/// Keywords that say what a document is called, which a document of another kind may have.
const LABELS: [Keyword; 6] = [
    Keyword::Schema,
    Keyword::Id,
    Keyword::LegacyId,
    Keyword::Title,
    Keyword::Description,
    Keyword::Comment,
];

/// How deep the list of events of a tracking plan is looked for: `/data/trackingPlan/rules/events`.
const MAX_LEVELS: usize = 4;

/// Returns whether a document is a tracking plan: it has no rules of a schema, and a list of events, each with its own.
fn is_tracking_plan(root: View<'_>) -> bool {
    let is_label = |keyword: Keyword| LABELS.contains(&keyword);
    let mut keys = root.entries().map(|entry| Keyword::of_any_draft(entry.key));
    if !keys.all(|keyword| keyword.is_none_or(is_label)) {
        return false;
    }
    let has = |entry: View<'_>, names: &[&str]| names.iter().any(|name| entry.get(name).is_some());
    let is_event = |entry: View<'_>| {
        has(entry, &["rules", "jsonSchema", "json_schema"])
            && has(entry, &["name", "key", "event", "type", "eventType"])
    };
    let mut level = vec![root];
    for _ in 0..=MAX_LEVELS {
        if level.iter().flat_map(|view| view.elements()).any(is_event) {
            return true;
        }
        let members = level.iter().flat_map(|view| view.entries().map(|entry| entry.value));
        let items = level.iter().flat_map(|view| view.elements());
        level = members.chain(items).collect();
    }
    false
}

impl Builder<'_> {
    /// Reports a member that is not a keyword of the schema's draft.
    pub(super) fn report_unknown(&mut self, subject: &Subject<'_>, entry: &Entry<'_>) {
        let draft = subject.keyword_set.draft;
        if draft == Draft::Draft2020 {
            for misfit in form::misfits_of_retired(entry.key, entry.value) {
                self.report_misfit(subject, misfit);
            }
        }
        let Some((code, message, help)) = warning(entry.key, entry.value, draft) else { return };
        let mut pointer = subject.pointer.to_string();
        pointer::push_segment(&mut pointer, entry.key);
        let place = Place { document: subject.document, pointer, offset: entry.key_span.start };
        self.diagnostics.report(Severity::Warning, code, place, message, help);
    }

    /// Reports warnings about a subschema as a whole.
    pub(super) fn report_warnings(&mut self, subject: &Subject<'_>) {
        let is_root = subject.document == DocumentId::ROOT;
        // Where a part of the document is named, the whole is not used as a schema.
        let is_whole = subject.pointer.is_empty() && (!is_root || self.options.part.is_empty());
        if is_whole && is_root && is_tracking_plan(subject.view) {
            let place = self.place_at(subject.document, subject.view.span().start);
            let message = "a tracking plan is not a schema";
            let help = "`tablature capture FILE --out DIR` makes a schema of each of its events; give these, or `FILE#/…` for the \
                rules of one event";
            self.diagnostics.report(
                Severity::Error,
                "not-a-schema",
                place,
                message,
                Some(help.to_owned()),
            );
            return;
        }
        let mut keys = subject.view.entries().map(|entry| Keyword::of_any_draft(entry.key));
        let is_meant = self.options.part.is_empty();
        if is_whole && is_meant && keys.len() > 0 && keys.all(|keyword| keyword.is_none()) {
            let place = Place {
                document: subject.document,
                pointer: String::new(),
                offset: subject.view.span().start,
            };
            let message = "no keyword of JSON Schema is used here, so every payload is valid; is this a schema?";
            let help = other_document(subject.view).map(str::to_owned);
            self.diagnostics.report(Severity::Warning, "no-keyword", place, message, help);
        }
        for (lower, upper) in LIMITS {
            let (Some(min), Some(max)) = (limit(subject, lower), limit(subject, upper)) else {
                continue;
            };
            if count(min) > count(max) {
                self.report_limits(subject, (lower, min), (upper, max));
            }
        }
        for lower in [Keyword::Minimum, Keyword::ExclusiveMinimum] {
            for upper in [Keyword::Maximum, Keyword::ExclusiveMaximum] {
                let (Some(min), Some(max)) = (limit(subject, lower), limit(subject, upper)) else {
                    continue;
                };
                let is_exclusive = (lower, upper) != (Keyword::Minimum, Keyword::Maximum)
                    || flag(subject, Keyword::ExclusiveMinimum)
                    || flag(subject, Keyword::ExclusiveMaximum);
                if min.as_number() > max.as_number()
                    || (is_exclusive && min.as_number() == max.as_number())
                {
                    self.report_limits(subject, (lower, min), (upper, max));
                }
            }
        }
    }

    fn report_limits(
        &mut self,
        subject: &Subject<'_>,
        (lower, min): (Keyword, View<'_>),
        (upper, max): (Keyword, View<'_>),
    ) {
        let place = self.place_at(subject.document, min.span().start);
        let message = format!(
            "no value satisfies both `{}` {} and `{}` {}",
            lower.name(),
            min.text(),
            upper.name(),
            max.text()
        );
        self.diagnostics.report(Severity::Warning, "unreachable-limit", place, message, None);
    }
}

fn limit<'t>(subject: &Subject<'t>, keyword: Keyword) -> Option<View<'t>> {
    subject.get(keyword).filter(|value| value.as_number().is_some())
}

fn flag(subject: &Subject<'_>, keyword: Keyword) -> bool {
    subject.get(keyword).and_then(View::as_bool) == Some(true)
}

/// Returns code, message and help for a member that is not a keyword of the draft.
fn warning(
    name: &str,
    value: View<'_>,
    draft: Draft,
) -> Option<(&'static str, String, Option<String>)> {
    if name == "nullable" && value.as_bool().is_some() {
        let help = "write `\"type\": [\"string\", \"null\"]`, with the accepted types";
        let message = "`nullable` is a keyword of OpenAPI, and has no effect in JSON Schema";
        return Some(("nullable", message.to_owned(), Some(help.to_owned())));
    }
    let Some(keyword) = Keyword::of_any_draft(name) else {
        let known = Keyword::ALL.iter().filter(|keyword| keyword.is_defined_in(draft));
        let near = nearest(name, known.map(|keyword| keyword.name()))?;
        let message = format!("unknown keyword `{name}` has no effect");
        return Some(("unknown-keyword", message, Some(format!("did you mean `{near}`?"))));
    };
    // Annotations reject nothing in any draft, and definitions can be referred to under any name. A keyword of the
    // draft gets here if its vocabulary is not in use.
    let is_harmless = matches!(keyword.role(), Role::Annotation | Role::Definitions);
    if is_harmless || keyword.is_defined_in(draft) {
        return None;
    }
    let instead = match keyword {
        Keyword::Id => Some("id"),
        Keyword::LegacyId => Some("$id"),
        Keyword::PrefixItems | Keyword::AdditionalItems => Some("items"),
        Keyword::DependentSchemas | Keyword::DependentRequired => Some("dependencies"),
        Keyword::RecursiveRef => Some("$dynamicRef"),
        Keyword::Const => Some("enum"),
        _ => None,
    };
    let message = format!("`{name}` has no effect in {draft}");
    Some(("other-draft", message, instead.map(|other| format!("use `{other}`"))))
}
