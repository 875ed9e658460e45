//! Reads one subschema: references, assertions, children and annotations.

use std::sync::Arc;

use super::{
    Applicator, Assertion, Condition, Draft, Holds, Keyword, Role, SchemaId,
    builder::{Builder, WrittenReference},
    diagnostics::{Place, Severity},
    form::{self, Misfit},
    node::Lookup,
    resources::{has_reference, identifier},
    rules::contains,
    subject::{Reading, Subject},
};
use crate::{
    json::{Entry, View, pointer},
    pattern::Pattern,
};

/// What to do where `items` has an array, as in drafts up to 2019-09.
const PREFIX_ITEMS: &str = "schemas of the first items are `prefixItems` in draft 2020-12; a schema of an older draft says so in \
                            `$schema`, and without it `--draft 7` reads it so";

impl Builder<'_> {
    /// Reads a subschema, and queues its own subschemas.
    pub(super) fn read(&mut self, id: SchemaId) {
        let node = &self.nodes[id.index()];
        let location = node.location.clone();
        let keyword_set = self.keyword_set_of(id);
        let tree = Arc::clone(&self.trees[location.document.index()]);
        let view = tree.view(self.values[id.index()]);
        if let Some(value) = view.as_bool() {
            self.nodes[id.index()].boolean = Some(value);
        }
        let is_root = location.pointer.is_empty();
        if is_root
            && let Some(misfit) = form::misfit_of_schema(view, keyword_set.draft > Draft::Draft4)
        {
            let place = Place {
                document: location.document,
                pointer: String::new(),
                offset: view.span().start,
            };
            self.diagnostics.report(
                Severity::Error,
                "not-a-schema",
                place,
                misfit.message,
                misfit.help,
            );
        }
        if !view.is_object() {
            return;
        }
        let subject = Subject {
            id,
            view,
            document: location.document,
            pointer: location.pointer,
            keyword_set,
            is_reference: keyword_set.draft.ignores_siblings_of_ref() && has_reference(view),
        };
        let mut reading = Reading::default();
        for entry in view.entries() {
            self.read_member(&subject, &mut reading, &entry);
        }
        self.report_warnings(&subject);
        self.settle(&subject, reading);
    }

    fn read_member<'t>(&mut self, subject: &Subject<'t>, reading: &mut Reading, entry: &Entry<'t>) {
        let Some(keyword) = subject.keyword_set.keyword(entry.key) else {
            self.report_unknown(subject, entry);
            let value = self.copy(subject.document, entry.value);
            reading.unknown.push((entry.key.into(), value));
            return;
        };
        if keyword.is_ours() && keyword != Keyword::MaxAge {
            return self.read_ours(subject, reading, keyword, entry);
        }
        // Draft 4 takes `$ref` from JSON Reference, where references are strings only.
        let is_reference = keyword != Keyword::Ref || entry.value.as_str().is_some();
        if !is_reference && subject.keyword_set.draft == Draft::Draft4 {
            let place = subject.place(entry);
            let message = "`$ref` is not a string, and has no effect";
            self.diagnostics.report(Severity::Warning, "unknown-keyword", place, message, None);
            return;
        }
        if self.report_misfits(subject, keyword, entry) {
            return;
        }
        match (keyword.holds(), keyword.role()) {
            (Holds::Value, _) if subject.is_reference && keyword != Keyword::Ref => {
                // It is ignored, but must be well-formed.
                if keyword == Keyword::Pattern
                    && let Some(text) = entry.value.as_str()
                {
                    self.pattern(text, Severity::Error, subject.place(entry));
                }
            }
            (Holds::Value, Role::Reference) => self.read_reference(subject, keyword, entry),
            (Holds::Value, Role::Assertion) => {
                self.read_assertion(subject, reading, keyword, entry);
            }
            (Holds::Value, Role::Annotation) => {
                let value = self.copy(subject.document, entry.value);
                reading.annotations.get_or_insert_default().add(keyword, value);
            }
            (Holds::Value, _) => {}
            _ => self.read_schemas(subject, reading, keyword, entry),
        }
    }

    /// Reports a malformed value.
    pub(super) fn report_misfit(&mut self, subject: &Subject<'_>, misfit: Misfit<'_>) {
        let place = self.place_at(subject.document, misfit.view.span().start);
        let Misfit { message, help, .. } = misfit;
        self.diagnostics.report(Severity::Error, "malformed-keyword", place, message, help);
    }

    /// Reports what is malformed in the value of a keyword. Returns whether anything is.
    fn report_misfits(
        &mut self,
        subject: &Subject<'_>,
        keyword: Keyword,
        entry: &Entry<'_>,
    ) -> bool {
        let misfits = form::misfits(keyword, subject.keyword_set.draft, entry.value);
        let mut is_malformed = !misfits.is_empty();
        for misfit in misfits {
            self.report_misfit(subject, misfit);
        }
        if keyword == Keyword::Schema && !is_malformed {
            return self.report_relative_draft(subject, entry);
        }
        let limit = match keyword {
            Keyword::ExclusiveMinimum => Keyword::Minimum,
            Keyword::ExclusiveMaximum => Keyword::Maximum,
            _ => return is_malformed,
        };
        if subject.keyword_set.draft == Draft::Draft4 && subject.get(limit).is_none() {
            let message = format!("`{}` requires `{}` beside it", keyword.name(), limit.name());
            let place = subject.place(entry);
            self.diagnostics.report(Severity::Error, "malformed-keyword", place, message, None);
            is_malformed = true;
        }
        is_malformed
    }

    /// Reports a `$schema` that is not a URI, where it is not used.
    fn report_relative_draft(&mut self, subject: &Subject<'_>, entry: &Entry<'_>) -> bool {
        let draft = subject.keyword_set.draft;
        let text = entry.value.as_str().unwrap_or_default();
        let is_read = self.nodes[subject.id.index()].parent.is_none()
            || identifier(subject.view, draft).is_some();
        let is_relative = draft > Draft::Draft4 && !is_read && super::uri::absolute(text).is_none();
        if is_relative {
            let message = format!("`$schema` must be a URI, found `{}`", entry.value.text());
            let place = subject.place(entry);
            self.diagnostics.report(Severity::Error, "malformed-keyword", place, message, None);
        }
        is_relative
    }

    fn read_reference(&mut self, subject: &Subject<'_>, keyword: Keyword, entry: &Entry<'_>) {
        let Some(text) = entry.value.as_str() else { return };
        let place = subject.place(entry);
        if super::uri::parse(text).is_some_and(|reference| reference.is_unencoded) {
            let message = format!("`{text}` contains characters that are not allowed in a URI");
            let help = Some(format!("write `{}`", super::uri::encoded(text)));
            let severity = Severity::Warning;
            self.diagnostics.report(severity, "unencoded-reference", place.clone(), message, help);
        }
        let owner = subject.id;
        self.references.push_back(WrittenReference { owner, keyword, text: text.into(), place });
    }

    /// Reads the subschemas of a keyword.
    pub(super) fn read_schemas(
        &mut self,
        subject: &Subject<'_>,
        reading: &mut Reading,
        keyword: Keyword,
        entry: &Entry<'_>,
    ) {
        let is_ignored = subject.is_reference || subject.is_idle(keyword);
        let mut pointer = subject.pointer.to_string();
        pointer::push_segment(&mut pointer, keyword.name());
        let value = entry.value;
        let is_list = match keyword.holds() {
            Holds::SchemaList => true,
            Holds::SchemaOrList => value.is_array() && subject.keyword_set.draft < Draft::Draft2020,
            _ => false,
        };
        if is_list {
            for (index, element) in (0u32..).zip(value.elements()) {
                if self.is_full {
                    return;
                }
                let pointer = format!("{pointer}/{index}");
                let child = self.child(subject, keyword, &pointer, element);
                let applicator = listed(keyword, index);
                reading.attach(child.filter(|_| !is_ignored), applicator);
            }
        } else if matches!(keyword.holds(), Holds::SchemaMap | Holds::SchemaOrNamesMap) {
            for entry in value.entries() {
                if self.is_full {
                    return;
                }
                self.read_named(subject, reading, keyword, &pointer, &entry, is_ignored);
            }
        } else {
            let child = self.child(subject, keyword, &pointer, value);
            if keyword == Keyword::Contains && !is_ignored {
                reading.assertions.push(Assertion { keyword, rule: contains(subject) });
            }
            reading.attach(child.filter(|_| !is_ignored), single(keyword));
        }
    }

    /// Reads a subschema or a list of names under a name.
    fn read_named(
        &mut self,
        subject: &Subject<'_>,
        reading: &mut Reading,
        keyword: Keyword,
        map: &str,
        entry: &Entry<'_>,
        is_ignored: bool,
    ) {
        let mut pointer = map.to_owned();
        pointer::push_segment(&mut pointer, entry.key);
        if keyword == Keyword::Dependencies && entry.value.is_array() {
            let draft = subject.keyword_set.draft;
            let misfits = form::misfits(Keyword::Required, draft, entry.value);
            let is_fit = misfits.is_empty();
            for misfit in misfits {
                let message = misfit.message.replace("`required`", "`dependencies`");
                self.report_misfit(subject, Misfit { message, ..misfit });
            }
            if is_fit && !is_ignored {
                reading.require_dependent(keyword, entry);
            }
            return;
        }
        let applicator = match keyword {
            Keyword::Properties => Applicator::Property(entry.key.into()),
            Keyword::DependentSchemas | Keyword::Dependencies => {
                Applicator::DependentSchema(entry.key.into())
            }
            Keyword::PatternProperties => {
                let place = Place {
                    document: subject.document,
                    pointer: pointer.clone(),
                    offset: entry.key_span.start,
                };
                match self.pattern(entry.key, Severity::Error, place) {
                    Some(pattern) => Applicator::PatternProperty(pattern),
                    None => return,
                }
            }
            _ => Applicator::Definition(entry.key.into()),
        };
        let child = self.child(subject, keyword, &pointer, entry.value);
        reading.attach(child.filter(|_| !is_ignored), applicator);
    }

    /// Creates the node of a subschema, if the value is one.
    fn child(
        &mut self,
        subject: &Subject<'_>,
        keyword: Keyword,
        pointer: &str,
        value: View<'_>,
    ) -> Option<SchemaId> {
        let allows_boolean = subject.keyword_set.draft > Draft::Draft4
            || matches!(keyword, Keyword::AdditionalItems | Keyword::AdditionalProperties)
            || keyword.is_ours();
        let document = subject.document;
        if let Some(misfit) = form::misfit_of_schema(value, allows_boolean) {
            let (severity, code) = if keyword.is_ours() {
                (Severity::Warning, "malformed-annotation")
            } else {
                (Severity::Error, "not-a-schema")
            };
            let place = Place { document, pointer: pointer.to_owned(), offset: value.span().start };
            let help = if keyword == Keyword::Items && value.is_array() {
                Some(PREFIX_ITEMS.to_owned())
            } else {
                misfit.help
            };
            self.diagnostics.report(severity, code, place, misfit.message, help);
            return None;
        }
        let known = self.nodes.len();
        let resource = self.nodes[subject.id.index()].resource;
        let id = self.add_node(document, pointer, value, Some(subject.id), resource)?;
        if id.index() == known {
            let is_hidden = self.hidden.contains(&subject.id);
            if is_hidden {
                self.hidden.insert(id);
            }
            self.identify(id, value, !is_hidden);
        } else {
            // A pointer reached it before its parent was known.
            self.nodes[id.index()].parent = Some(subject.id);
        }
        Some(id)
    }

    /// Compiles a pattern, or reports why it is invalid.
    pub(super) fn pattern(
        &mut self,
        text: &str,
        severity: Severity,
        place: Place,
    ) -> Option<Pattern> {
        let known = self.patterns.get(text).cloned();
        let compiled = known.unwrap_or_else(|| {
            let compiled = Pattern::new(text);
            self.patterns.insert(text.into(), compiled.clone());
            compiled
        });
        match compiled {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let message = format!("the pattern `{text}` does not compile: {error}");
                let code = match severity {
                    Severity::Warning => "malformed-annotation",
                    _ if error.is_too_large() => "pattern-too-large",
                    _ => "malformed-keyword",
                };
                self.diagnostics.report(severity, code, place, message, None);
                None
            }
        }
    }

    /// Stores the parts in the node.
    fn settle(&mut self, subject: &Subject<'_>, reading: Reading) {
        let lookup = lookup(&reading.children);
        let node = &mut self.nodes[subject.id.index()];
        if let Some(lookup) = lookup {
            node.lookup = Arc::new(lookup);
        }
        if let Some(annotations) = reading.annotations {
            node.annotations = Arc::new(annotations);
        }
        node.assertions = reading.assertions;
        node.children = reading.children;
        node.unknown = reading.unknown;
    }
}

fn listed(keyword: Keyword, index: u32) -> Applicator {
    match keyword {
        Keyword::AllOf => Applicator::AllOf(index),
        Keyword::AnyOf => Applicator::AnyOf(index),
        Keyword::OneOf => Applicator::OneOf(index),
        _ => Applicator::PrefixItem(index),
    }
}

fn single(keyword: Keyword) -> Applicator {
    match keyword {
        Keyword::Not => Applicator::Not,
        Keyword::If => Applicator::If,
        Keyword::Then => Applicator::Then,
        Keyword::Else => Applicator::Else,
        Keyword::AdditionalProperties => Applicator::AdditionalProperties,
        Keyword::UnevaluatedProperties => Applicator::UnevaluatedProperties,
        Keyword::PropertyNames => Applicator::PropertyNames,
        Keyword::UnevaluatedItems => Applicator::UnevaluatedItems,
        Keyword::Contains => Applicator::Contains,
        Keyword::ContentSchema => Applicator::ContentSchema,
        Keyword::Should => Applicator::Should,
        // `items`, and `additionalItems` beside a list.
        _ => Applicator::Items,
    }
}

/// Returns the lookup table of a node; `None` if it has no children.
fn lookup(children: &[(Applicator, SchemaId)]) -> Option<Lookup> {
    if children.is_empty() {
        return None;
    }
    let mut lookup = Lookup::default();
    let (mut then, mut else_, mut if_) = (None, None, None);
    for (index, (applicator, id)) in (0u32..).zip(children) {
        match applicator {
            Applicator::AllOf(_) => lookup.all_of.push(*id),
            Applicator::AnyOf(_) => lookup.any_of.push(*id),
            Applicator::OneOf(_) => lookup.one_of.push(*id),
            Applicator::Not => lookup.not = Some(*id),
            Applicator::If => if_ = Some(*id),
            Applicator::Then => then = Some(*id),
            Applicator::Else => else_ = Some(*id),
            Applicator::Property(name) => {
                lookup.properties.insert(name.clone(), index);
            }
            Applicator::PatternProperty(_) => lookup.pattern_properties.push(index),
            Applicator::AdditionalProperties => lookup.additional_properties = Some(*id),
            Applicator::UnevaluatedProperties => lookup.unevaluated_properties = Some(*id),
            Applicator::PropertyNames => lookup.property_names = Some(*id),
            Applicator::PrefixItem(_) => lookup.prefix_items.push(*id),
            Applicator::Items => lookup.items = Some(*id),
            Applicator::UnevaluatedItems => lookup.unevaluated_items = Some(*id),
            Applicator::Contains => lookup.contains = Some(*id),
            Applicator::Should => lookup.should = Some(*id),
            Applicator::DependentSchema(_) => lookup.dependent_schemas.push(index),
            Applicator::ContentSchema | Applicator::Definition(_) => {}
        }
    }
    lookup.condition = if_.map(|if_| Condition { if_, then, else_ });
    Some(lookup)
}
