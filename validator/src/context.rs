//! The context of findings about one payload: the schema, the payload, its spelling, the mask.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    collections::HashSet,
    ops::Range,
    sync::{Arc, OnceLock},
};

use tablature_schema::{
    format::{Span, Timestamp},
    ir::{Discriminator, DocumentId, DocumentedSource, Ir, Keyword, Node, SchemaId},
    json::{Document, Kind, Member, NodeId, NodeRef, Places, pointer::segments},
    suggest::{Candidates, DISTANCE_COST, nearest},
};

use crate::{
    finding::{Finding, Severity},
    mentions::mentioned,
    paths::{Paths, Segment},
    per_key::PerKey,
    shorten::{self, MAX_FIELD, MAX_KEY, MAX_PART, shorten, shorten_owned},
    spelling::Spelling,
};

/// The schema as findings need it, built once for a checker.
#[derive(Debug)]
pub(crate) struct Subject {
    /// Name of the schema in findings.
    pub(crate) name: String,
    pub(crate) ir: Arc<Ir>,
    pub(crate) is_masked: bool,
    declared: OnceLock<HashSet<Box<str>>>,
    /// The fields of each subschema, for suggestions.
    fields: PerKey<(SchemaId, Spelling), Fields>,
    /// The fields that each subschema mentions without declaring them.
    mentioned: PerKey<SchemaId, HashSet<Box<str>>>,
    /// The discriminator of each union, by its first branch.
    discriminators: PerKey<SchemaId, Option<Discriminator>>,
}

impl Subject {
    pub(crate) fn new(name: &str, ir: Arc<Ir>, is_masked: bool) -> Self {
        Self {
            name: name.to_owned(),
            ir,
            is_masked,
            declared: OnceLock::new(),
            fields: PerKey::default(),
            mentioned: PerKey::default(),
            discriminators: PerKey::default(),
        }
    }

    /// Returns the fields that a subschema declares, in a spelling.
    pub(crate) fn fields(&self, owner: SchemaId, spelling: Spelling) -> Arc<Fields> {
        self.fields.get((owner, spelling), || {
            let node = &self.ir[owner];
            let names = || node.properties().map(|(name, _)| name);
            let spelled = names().map(|name| spelling.spell(&self.ir, node, name));
            Fields {
                candidates: Candidates::new(spelled),
                declared: names().map(Into::into).collect(),
            }
        })
    }

    /// Returns whether a subschema mentions a field outside of `properties`.
    pub(crate) fn mentions(&self, id: SchemaId, name: &str) -> bool {
        let own = || mentioned(&self.ir, id).into_iter().map(Into::into).collect();
        self.mentioned.get(id, own).contains(name)
    }

    /// Returns the discriminator of a union.
    pub(crate) fn discriminator(&self, branches: &[SchemaId]) -> Arc<Option<Discriminator>> {
        let find = || Discriminator::find(&self.ir, branches);
        match branches.first() {
            Some(first) => self.discriminators.get(*first, find),
            None => Arc::new(None),
        }
    }

    /// Returns whether the schema declares a field of this name anywhere, in either spelling. Masked findings may show
    /// such names.
    pub(crate) fn declares(&self, name: &str) -> bool {
        let declared = self.declared.get_or_init(|| {
            let mut names: HashSet<Box<str>> = HashSet::new();
            for (_, node) in self.ir.nodes() {
                names.extend(node.properties().map(|(name, _)| name.into()));
                names.extend(node.annotations.documented_as.as_deref().map(Into::into));
            }
            names
        });
        declared.contains(name)
    }

    /// Returns a key of a payload, masked if necessary.
    pub(crate) fn show_key<'k>(&self, key: &'k str) -> &'k str {
        if self.is_masked && !self.declares(key) { "*" } else { key }
    }

    /// Returns the name of the document that contains a subschema.
    fn document_of(&self, schema: SchemaId) -> &str {
        match self.ir[schema].location.document {
            DocumentId::ROOT => &self.name,
            other => &self.ir.document(other).name,
        }
    }
}

/// The fields that a subschema declares, as suggestions need them.
#[derive(Debug)]
pub(crate) struct Fields {
    /// Their names in the spelling of a payload.
    pub(crate) candidates: Candidates,
    /// Their names in the schema.
    pub(crate) declared: Vec<Box<str>>,
}

/// A payload that is being checked.
pub(crate) struct Context<'a> {
    pub(crate) subject: &'a Subject,
    pub(crate) document: &'a Document<'a>,
    pub(crate) bytes: &'a [u8],
    pub(crate) places: &'a Places<'a>,
    pub(crate) spelling: Spelling,
    pub(crate) now: Timestamp,
    /// Is `true` if freshness is checked.
    pub(crate) judges_freshness: bool,
    /// Time that a timestamp may be ahead of the clock.
    pub(crate) tolerance: Span,
    /// Built when the first finding needs one.
    pub(crate) paths: OnceCell<Paths>,
    /// What may still be spent on suggestions.
    pub(crate) comparisons: Cell<usize>,
}

/// Returns what may be spent on suggestions in a payload of this many bytes: see [`Candidates::nearest`]. A payload with
/// more mistakes does not need more suggestions.
pub(crate) fn comparisons(bytes: usize) -> Cell<usize> {
    const MIN: usize = 2_000;
    const MAX: usize = 20_000;
    Cell::new(DISTANCE_COST * MAX.min(MIN + bytes))
}

/// A key of a payload, possibly a duplicate one that is overridden.
#[derive(Debug, Clone)]
pub(crate) struct Key<'a> {
    /// The object that has it.
    pub(crate) object: NodeRef<'a>,
    pub(crate) name: &'a str,
    pub(crate) span: Range<usize>,
}

/// What a finding about a value points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum About {
    /// The value.
    Value,
    /// Its key.
    Key,
    /// The opening brace, for what an object lacks.
    Brace,
}

/// The place of a finding within the payload, before it is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spot {
    pub(crate) node: NodeId,
    pub(crate) about: About,
}

impl Spot {
    /// Returns the place of a finding about a value.
    pub(crate) fn value(node: NodeRef<'_>) -> Self {
        Self { node: node.id, about: About::Value }
    }

    /// Returns the place of a finding about something that an object lacks.
    pub(crate) fn brace(object: NodeRef<'_>) -> Self {
        Self { node: object.id, about: About::Brace }
    }
}

/// The rule that a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// A keyword of a subschema.
    Keyword(SchemaId, Keyword),
    /// An entry of `agreement`.
    Agreement(SchemaId, usize),
    /// The schema `false`.
    False(SchemaId),
    /// No rule of the schema: the payload must be JSON.
    Text,
}

impl Rule {
    /// Returns the subschema that has the rule.
    pub(crate) fn owner(self) -> Option<SchemaId> {
        match self {
            Self::Keyword(owner, _) | Self::Agreement(owner, _) | Self::False(owner) => Some(owner),
            Self::Text => None,
        }
    }

    /// Returns the keyword as findings name it.
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Keyword(_, keyword) => keyword.name(),
            Self::Agreement(..) => Keyword::Agreement.name(),
            Self::False(_) => "false",
            Self::Text => "",
        }
    }

    /// Returns a JSON Pointer to the rule in its document.
    fn pointer(self, ir: &Ir) -> String {
        match self {
            Self::Keyword(owner, keyword) => ir[owner].keyword_pointer(keyword),
            Self::Agreement(owner, index) => {
                format!("{}/{index}", ir[owner].keyword_pointer(Keyword::Agreement))
            }
            Self::False(owner) => ir[owner].location.pointer.to_string(),
            Self::Text => String::new(),
        }
    }
}

/// The content of a finding, before it has a place.
pub(crate) struct Statement {
    pub(crate) code: String,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl<'a> Context<'a> {
    /// Returns the schema.
    pub(crate) fn ir(&self) -> &'a Ir {
        &self.subject.ir
    }

    fn paths(&self) -> &Paths {
        self.paths.get_or_init(|| Paths::new(self.document))
    }

    /// Returns the JSON Pointer to a value, in the payload's spelling, with undeclared names masked if there is a mask.
    pub(crate) fn pointer(&self, node: NodeRef<'a>) -> String {
        self.pointer_to(node, None)
    }

    /// Returns the JSON Pointer to a value, or to its member with this name.
    fn pointer_to(&self, node: NodeRef<'a>, member: Option<&str>) -> String {
        let segments = self.paths().to(node);
        let shown = segments.iter().map(|segment| match segment {
            Segment::Member(member) => Cow::Borrowed(self.subject.show_key(member.key())),
            Segment::Element(index) => Cow::Owned(index.to_string()),
        });
        shorten::pointer(shown.chain(member.map(Cow::Borrowed)))
    }

    /// Returns the member that has a value; `None` for elements and the root.
    pub(crate) fn member_of(&self, node: NodeRef<'a>) -> Option<&'a Member<'a>> {
        self.paths().member(node)
    }

    /// Returns the key of a value for a message, masked if necessary.
    pub(crate) fn key_of(&self, node: NodeRef<'a>) -> Option<Cow<'a, str>> {
        self.member_of(node).map(|member| self.show_key(member.key()))
    }

    /// Returns a key of the payload for a message, masked if necessary.
    pub(crate) fn show_key<'k>(&self, key: &'k str) -> Cow<'k, str> {
        shorten(self.subject.show_key(key), MAX_KEY)
    }

    /// Returns a field name of the schema in the payload's spelling.
    pub(crate) fn spell<'n>(&self, owner: &'n Node, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        self.spelling.spell(self.ir(), owner, name)
    }

    /// Returns the value as JSON where it is short and may be shown.
    pub(crate) fn excerpt(&self, node: NodeRef<'_>) -> Option<String> {
        /// Longer values are visible in the excerpt of the file.
        const MAX_EXCERPT: usize = 60;
        let text = std::str::from_utf8(self.bytes.get(node.span())?).ok()?;
        (!self.subject.is_masked && text.len() <= MAX_EXCERPT && !text.contains('\n'))
            .then(|| text.to_owned())
    }

    /// Returns the value for a message: as JSON in backquotes, or `the value`.
    pub(crate) fn show(&self, node: NodeRef<'_>) -> String {
        self.excerpt(node).map_or_else(|| "the value".to_owned(), |text| format!("`{text}`"))
    }

    /// Returns the candidate that was most likely meant. A `None` among them is skipped. Returns `None` once
    /// [`comparisons`] are used up.
    pub(crate) fn nearest<'c>(
        &self,
        found: &str,
        candidates: impl IntoIterator<Item = Option<&'c str>>,
    ) -> Option<&'c str> {
        let left = self.comparisons.get() / DISTANCE_COST;
        let mut looked_at = 0;
        let candidates = candidates.into_iter().take(left).inspect(|_| looked_at += 1).flatten();
        let near = nearest(found, candidates);
        self.comparisons.set((left - looked_at) * DISTANCE_COST);
        near
    }

    /// Makes a finding about a value.
    pub(crate) fn about_value(
        &self,
        node: NodeRef<'a>,
        rule: Rule,
        statement: Statement,
    ) -> Finding {
        let value = self.excerpt(node);
        Finding { value, ..self.about(node.span(), self.pointer(node), rule, statement) }
    }

    /// Makes a finding about the key of a value: the field should not be present, or not under this name. For elements
    /// and the root, which have no key, the finding is about the value.
    pub(crate) fn about_key_of(
        &self,
        node: NodeRef<'a>,
        rule: Rule,
        statement: Statement,
    ) -> Finding {
        let member = self.member_of(node);
        let span = member.map_or_else(|| node.span(), Member::key_span);
        let field = member.map(|member| field(self.subject.show_key(member.key())));
        Finding { field, ..self.about(span, self.pointer(node), rule, statement) }
    }

    /// Returns the place of a finding about the key of a value.
    pub(crate) fn spot_of_key(&self, node: NodeRef<'a>) -> Spot {
        let about = if self.member_of(node).is_some() { About::Key } else { About::Value };
        Spot { node: node.id, about }
    }

    /// Returns the key that a place is of.
    pub(crate) fn own_field(&self, spot: Spot) -> Option<&'a str> {
        let member = self.member_of(self.node(spot.node)).filter(|_| spot.about == About::Key);
        member.map(Member::key)
    }

    /// Returns where in the file a place begins.
    pub(crate) fn start(&self, spot: Spot) -> u64 {
        let node = self.node(spot.node);
        let key = self.member_of(node).filter(|_| spot.about == About::Key);
        self.places.byte(key.map_or_else(|| node.span().start, |member| member.key_span().start))
    }

    /// Makes a finding about a place.
    pub(crate) fn finding(&self, spot: Spot, rule: Rule, statement: Statement) -> Finding {
        let node = self.node(spot.node);
        match spot.about {
            About::Value => self.about_value(node, rule, statement),
            About::Key => self.about_key_of(node, rule, statement),
            About::Brace => self.about_object(node, rule, statement),
        }
    }

    /// Makes a finding about a key, possibly a duplicate one that is overridden.
    pub(crate) fn about_key(&self, key: &Key<'a>, rule: Rule, statement: Statement) -> Finding {
        let name = self.subject.show_key(key.name);
        let pointer = self.pointer_to(key.object, Some(name));
        let finding = self.about(key.span.clone(), pointer, rule, statement);
        Finding { field: Some(field(name)), ..finding }
    }

    /// Makes a finding about something that an object lacks, at its opening brace.
    pub(crate) fn about_object(
        &self,
        node: NodeRef<'a>,
        rule: Rule,
        statement: Statement,
    ) -> Finding {
        let start = node.span().start;
        self.about(start..start + 1, self.pointer(node), rule, statement)
    }

    fn about(
        &self,
        span: Range<usize>,
        pointer: String,
        rule: Rule,
        statement: Statement,
    ) -> Finding {
        about(self.subject, self.places, span, pointer, rule, statement)
    }

    /// Returns the value `id`.
    pub(crate) fn node(&self, id: NodeId) -> NodeRef<'a> {
        self.document.root().at(id)
    }
}

/// Returns a name as the field of a finding.
pub(crate) fn field(name: &str) -> String {
    shorten(name, MAX_FIELD).into_owned()
}

/// Maximum bytes of help: a list of values, or what the schema says.
const MAX_HELP: usize = 4 * MAX_PART;

/// Makes a finding about some bytes of a payload.
pub(crate) fn about(
    subject: &Subject,
    places: &Places<'_>,
    span: Range<usize>,
    pointer: String,
    rule: Rule,
    statement: Statement,
) -> Finding {
    let ir = &subject.ir;
    let owner = rule.owner().unwrap_or(ir.root());
    let source = source_of(ir, owner, rule.keyword());
    Finding {
        code: shorten_owned(statement.code, MAX_FIELD),
        severity: statement.severity,
        message: shorten_owned(statement.message, MAX_PART),
        help: statement.help.map(|help| shorten_owned(help, MAX_HELP)),
        pointer,
        field: None,
        place: places.place(&span),
        record: places.record(),
        schema: subject.document_of(owner).to_owned(),
        schema_pointer: shorten_owned(rule.pointer(ir), MAX_PART),
        keyword: rule.keyword().to_owned(),
        source: source.map(|source| shorten::display(source, MAX_PART)),
        value: None,
    }
}

/// Returns the value at a JSON Pointer, in the schema's spelling, relative to `from`.
pub(crate) fn locate_from<'a>(from: NodeRef<'a>, path: &str) -> Option<NodeRef<'a>> {
    segments(path).try_fold(from, |at, segment| match at.kind() {
        Kind::Object => at.get(&segment),
        Kind::Array => at.elements().nth(segment.parse().ok()?),
        _ => None,
    })
}

/// Returns the source of a rule: that of its subschema, or of the innermost one around it that has a source.
fn source_of<'s>(ir: &'s Ir, owner: SchemaId, keyword: &str) -> Option<&'s DocumentedSource> {
    let around = std::iter::successors(Some(owner), |id| ir[*id].parent);
    let mut sources = around.map(|id| ir[id].annotations.source_of(keyword));
    sources.find_map(|source| source)
}
