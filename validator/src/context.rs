//! What every finding about one payload is made from: the schema, the payload, its spelling, the mask.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use jsonschema::ValidationError;
use serde_json::Value;
use tablature_schema::model::{Model, Node, decode_fragment, push_segment, segments};

use crate::{
    finding::{Finding, Severity},
    json::{Document, Kind, Member, NodeId, NodeRef, Places},
    format::Span,
    spelling::Spelling,
    format::Timestamp,
};

/// The schema as findings need it; made once for a checker.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) id: String,
    pub(crate) schema: Value,
    pub(crate) model: Model,
    /// Every field name that the schema declares, in both spellings: what a mask may show.
    pub(crate) declared: HashSet<String>,
    pub(crate) is_masked: bool,
    /// The documents that it refers to, and the URIs that each is known by.
    others: Vec<(Vec<String>, Subject)>,
}

impl Subject {
    pub(crate) fn new(id: &str, schema: Value, model: Model, is_masked: bool) -> Self {
        let mut declared = HashSet::new();
        for (_, node) in model.nodes() {
            declared.extend(node.properties.iter().map(|(name, _)| name.to_owned()));
            declared.extend(node.annotations.documented_as.clone());
        }
        Self { id: id.to_owned(), schema, model, declared, is_masked, others: Vec::new() }
    }

    /// With what it refers to, by URI.
    pub(crate) fn with_documents(mut self, documents: &BTreeMap<String, Value>) -> Self {
        for (uri, document) in documents {
            let own = document.get("$id").or_else(|| document.get("id")).and_then(Value::as_str);
            let names = [Some(uri.as_str()), own].into_iter().flatten();
            let names = names.map(|name| name.trim_end_matches('#').to_owned()).collect();
            let other =
                Self::new(uri, document.clone(), Model::of_library(document), self.is_masked);
            self.others.push((names, other));
        }
        self
    }

    /// Where the keyword at an absolute URI stands; `None` if in no document that was given, or in this one's
    /// outermost part.
    fn locate(&self, uri: &str) -> Option<(&Self, String)> {
        if let Some(pointer) = self.model.locate(uri) {
            return Some((self, pointer));
        }
        let (base, fragment) = uri.split_once('#').unwrap_or((uri, ""));
        self.others.iter().find_map(|(names, other)| {
            if names.iter().any(|name| name == base) {
                return Some((other, decode_fragment(fragment)));
            }
            other.model.locate(uri).map(|pointer| (other, pointer))
        })
    }
}

/// One payload under check.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The document that the rule in question stands in.
    pub(crate) subject: &'a Subject,
    /// The schema that the payload is held against.
    pub(crate) whole: &'a Subject,
    pub(crate) document: &'a Document<'a>,
    pub(crate) bytes: &'a [u8],
    pub(crate) places: &'a Places<'a>,
    pub(crate) spelling: Spelling,
    pub(crate) now: Timestamp,
    /// Whether it matters.
    pub(crate) judges_freshness: bool,
    /// How far ahead of the clock a timestamp may be.
    pub(crate) tolerance: Span,
}

/// A value of the payload and how to get there.
#[derive(Debug, Clone)]
pub(crate) struct Located<'a> {
    pub(crate) node: NodeRef<'a>,
    /// In the payload's spelling, undeclared names masked if so asked.
    pub(crate) pointer: String,
    /// The key that the value stands under.
    pub(crate) key_span: Option<Range<usize>>,
    /// That key as it may be shown.
    pub(crate) key: Option<String>,
}

impl<'a> Located<'a> {
    /// The element of an array at `index`.
    pub(crate) fn element(&self, index: &str, node: NodeRef<'a>) -> Self {
        let pointer = format!("{}/{index}", self.pointer);
        Self { node, pointer, key_span: None, key: None }
    }
}

/// The rule that a finding is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule<'a> {
    /// JSON Pointer to the keyword.
    pub(crate) pointer: &'a str,
    pub(crate) keyword: &'a str,
    /// The subschema that the keyword stands in.
    pub(crate) owner: &'a Node,
}

/// What a finding says, before it has a place.
pub(crate) struct Statement {
    pub(crate) code: String,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl<'a> Context<'a> {
    /// The outermost value.
    pub(crate) fn root(&self) -> Located<'a> {
        Located { node: self.document.root(), pointer: String::new(), key_span: None, key: None }
    }

    /// The value that the names in `path` (a JSON Pointer in the schema's spelling) lead to from `from`,
    /// or the last one on the way there.
    pub(crate) fn locate_from(&self, from: Located<'a>, path: &str) -> Located<'a> {
        segments(path).fold(from, |at, segment| match at.node.kind() {
            Kind::Object(_) => self.field(&at, &segment).unwrap_or(at),
            Kind::Array(_) => {
                let element = segment.parse().ok().and_then(|index| at.node.elements().nth(index));
                match element {
                    Some(node) => at.element(&segment, node),
                    None => at,
                }
            }
            _ => at,
        })
    }

    /// The field that the schema knows as `name`.
    pub(crate) fn field(&self, object: &Located<'a>, name: &str) -> Option<Located<'a>> {
        object.node.member(name).map(|member| self.member(object, member))
    }

    /// The value of a member of `object`.
    pub(crate) fn member(&self, object: &Located<'a>, member: &Member<'a>) -> Located<'a> {
        let key = self.show_key(&member.key);
        let mut pointer = object.pointer.clone();
        push_segment(&mut pointer, &key);
        Located {
            node: object.node.at(member.value),
            pointer,
            key_span: Some(member.key_span.clone()),
            key: Some(key),
        }
    }

    /// How to get to an object or array, from the outermost value.
    pub(crate) fn path_to(&self, id: NodeId) -> Located<'a> {
        let target = self.document.node(id).span();
        let mut at = self.root();
        // Containers nest, so the way leads through the one child that holds the target.
        while at.node.id != id {
            let holds = |node: NodeRef<'_>| {
                let span = node.span();
                span.start <= target.start && target.end <= span.end
            };
            let member = at.node.members().iter().find(|member| holds(at.node.at(member.value)));
            let element = at.node.elements().enumerate().find(|(_, element)| holds(*element));
            let next = match (member, element) {
                (Some(member), _) => Some(self.member(&at, member)),
                (None, Some((index, node))) => Some(at.element(&index.to_string(), node)),
                (None, None) => None,
            };
            // An object under a key that does not count is placed at the object that holds the key.
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// A key of the payload as it may be shown.
    pub(crate) fn show_key(&self, key: &str) -> String {
        if self.subject.is_masked && !self.subject.declared.contains(key) {
            "*".to_owned()
        } else {
            key.to_owned()
        }
    }

    /// A field name of the schema in the payload's spelling.
    pub(crate) fn spell<'n>(&self, owner: &Node, name: &'n str) -> Cow<'n, str> {
        self.spelling.spell(&self.subject.model, owner, name)
    }

    /// The value as JSON where it is short and may be shown.
    pub(crate) fn excerpt(&self, node: NodeRef<'_>) -> Option<String> {
        /// Longer values say more in the excerpt of the file.
        const SHORT: usize = 60;
        let text = std::str::from_utf8(&self.bytes[node.span()]).ok()?;
        (!self.subject.is_masked && text.len() <= SHORT && !text.contains('\n'))
            .then(|| text.to_owned())
    }

    /// The value for a sentence: as JSON in backquotes, or `the value`.
    pub(crate) fn show(&self, node: NodeRef<'_>) -> String {
        self.excerpt(node).map_or_else(|| "the value".to_owned(), |text| format!("`{text}`"))
    }

    /// The rule at a pointer that leads to a keyword.
    pub(crate) fn rule<'r>(&self, pointer: &'r str) -> Rule<'r>
    where
        'a: 'r,
    {
        let (owner, keyword) = self.subject.model.owner(pointer);
        Rule { pointer, keyword, owner }
    }

    /// The document that holds the keyword that an error is about, and the pointer to it there.
    pub(crate) fn keyword_of<'e>(
        &self,
        error: &'e ValidationError<'_>,
    ) -> (&'a Subject, Cow<'e, str>) {
        // Inside a document or a part with an `$id` of its own, the error's path starts there.
        let uri = error.absolute_keyword_location();
        match uri.and_then(|uri| self.whole.locate(uri.as_str())) {
            Some((subject, pointer)) => (subject, Cow::Owned(pointer)),
            None => (self.whole, Cow::Borrowed(error.schema_path().as_str())),
        }
    }

    /// The value of the keyword that an error is about.
    pub(crate) fn operand_of(&self, error: &ValidationError<'_>) -> &'a Value {
        let (subject, pointer) = self.keyword_of(error);
        Self { subject, ..*self }.operand(&pointer)
    }

    /// The value of a keyword in the schema.
    pub(crate) fn operand(&self, pointer: &str) -> &'a Value {
        self.subject.schema.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// A finding about a value.
    pub(crate) fn about_value(&self, at: &Located<'_>, rule: Rule<'_>, says: Statement) -> Finding {
        let value = self.excerpt(at.node);
        Finding { value, ..self.about(at.node.span(), at, rule, says) }
    }

    /// A finding about a key: the field should not be there, or not under this name.
    pub(crate) fn about_key(&self, at: &Located<'_>, rule: Rule<'_>, says: Statement) -> Finding {
        let span = at.key_span.clone().unwrap_or_else(|| at.node.span());
        Finding { field: at.key.clone(), ..self.about(span, at, rule, says) }
    }

    /// A finding about something that an object lacks: placed at its opening brace.
    pub(crate) fn about_object(
        &self,
        at: &Located<'_>,
        rule: Rule<'_>,
        says: Statement,
    ) -> Finding {
        let start = at.node.span().start;
        self.about(start..start + 1, at, rule, says)
    }

    fn about(
        &self,
        span: Range<usize>,
        at: &Located<'_>,
        rule: Rule<'_>,
        says: Statement,
    ) -> Finding {
        let source = self.subject.model.source_of(&rule.owner.pointer, rule.keyword);
        Finding {
            code: says.code,
            severity: says.severity,
            message: says.message,
            help: says.help,
            pointer: at.pointer.clone(),
            field: None,
            position: self.places.position(span.start),
            span: self.places.byte(span.start)..self.places.byte(span.end),
            record: self.places.record(),
            schema: self.subject.id.clone(),
            schema_pointer: rule.pointer.to_owned(),
            keyword: rule.keyword.to_owned(),
            source: source.map(ToString::to_string),
            value: None,
        }
    }
}
