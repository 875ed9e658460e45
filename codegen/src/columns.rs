//! A schema as columns: what tables and data contracts can say of it, without a language in it.

use std::collections::HashSet;

use tablature_schema::{
    format::Format,
    ir::{
        Annotations, Ir, Node, Rule, SchemaId, Step, Target, TypeSet, Wanted,
        walk::{everything_that_could_apply, item_schemas, property_schemas},
    },
};

/// Columns of one schema, nested ones included. What is beyond is JSON.
const MAX_COLUMNS: usize = 10_000;

/// Objects and arrays inside each other. What is deeper is JSON.
const MAX_DEPTH: usize = 15;

/// A property as a column.
#[derive(Debug, Clone)]
pub(crate) struct Column<'i> {
    /// The key on the wire.
    pub(crate) name: &'i str,
    pub(crate) kind: ColumnType<'i>,
    /// Is `true` if every record has it, and it is never null.
    pub(crate) is_required: bool,
    /// The subschemas that certainly apply to its value.
    certain: Vec<&'i Node>,
}

/// The type of a column.
#[derive(Debug, Clone)]
pub(crate) enum ColumnType<'i> {
    Boolean,
    /// Integers of 64 bits with a sign.
    Integer,
    /// Integers beyond them.
    LargeInteger,
    Number,
    Text,
    Timestamp,
    Date,
    Time,
    Uuid,
    List(Box<Self>),
    Struct(Vec<Column<'i>>),
    /// Values of several types, or of none that is said; objects with any keys.
    Json,
}

impl<'i> Column<'i> {
    /// Returns the rules that certainly apply to its value.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'i Rule> {
        self.certain.iter().flat_map(|node| node.assertions.iter().map(|it| &it.rule))
    }

    /// Returns what its subschemas say besides rules.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = &'i Annotations> {
        self.certain.iter().map(|node| &*node.annotations)
    }

    /// Returns its description.
    pub(crate) fn description(&self) -> Option<&'i str> {
        self.annotations().find_map(|annotations| annotations.description.as_deref())
    }
}

/// Returns the columns of the records that a schema describes; `None` if they are no objects with declared properties.
pub(crate) fn columns(ir: &Ir) -> Option<Vec<Column<'_>>> {
    let mut walk = Walk { ir, path: Vec::new(), around: Vec::new(), n_columns: 0 };
    match walk.object(&[ir.root()]) {
        ColumnType::Struct(columns) => Some(columns),
        _ => None,
    }
}

struct Walk<'i> {
    ir: &'i Ir,
    /// The way to the value.
    path: Vec<Step<'i>>,
    /// The subschemas of the objects around it.
    around: Vec<Vec<SchemaId>>,
    n_columns: usize,
}

impl<'i> Walk<'i> {
    /// Returns the type of the values that subschemas apply to.
    fn kind(&mut self, ids: &[SchemaId]) -> ColumnType<'i> {
        let types = self.types() & !TypeSet::NULL;
        match types {
            TypeSet::BOOLEAN => ColumnType::Boolean,
            TypeSet::INTEGER if self.is_large(ids) => ColumnType::LargeInteger,
            TypeSet::INTEGER => ColumnType::Integer,
            TypeSet::NUMBER | TypeSet::FRACTION => ColumnType::Number,
            TypeSet::STRING => match self.format(ids, 0) {
                Some(Format::DateTime) => ColumnType::Timestamp,
                Some(Format::Date) => ColumnType::Date,
                Some(Format::Time) => ColumnType::Time,
                Some(Format::Uuid) => ColumnType::Uuid,
                _ => ColumnType::Text,
            },
            TypeSet::ARRAY => self.array(ids),
            TypeSet::OBJECT => self.object(ids),
            _ => ColumnType::Json,
        }
    }

    fn types(&self) -> TypeSet {
        Wanted::types_in(self.ir, &self.path).unwrap_or(TypeSet::ALL)
    }

    fn array(&mut self, ids: &[SchemaId]) -> ColumnType<'i> {
        if self.path.len() >= MAX_DEPTH {
            return ColumnType::Json;
        }
        let applied = everything_that_could_apply(self.ir, ids);
        let has_prefix = applied.iter().any(|id| !self.ir.node(*id).prefix_items().is_empty());
        let items = item_schemas(self.ir, &applied, 0);
        // Items of a tuple have types of their own.
        if items.is_empty() || has_prefix {
            return ColumnType::Json;
        }
        self.path.push(Step::Item);
        let kind = self.kind(&items);
        self.path.pop();
        ColumnType::List(Box::new(kind))
    }

    fn object(&mut self, ids: &[SchemaId]) -> ColumnType<'i> {
        let applied = everything_that_could_apply(self.ir, ids);
        let nodes = || applied.iter().map(|id| self.ir.node(*id));
        let mut seen = HashSet::new();
        let names: Vec<&str> = nodes()
            .flat_map(Node::properties)
            .map(|(name, _)| name)
            .filter(|name| seen.insert(*name))
            .collect();
        let is_map = nodes().any(|node| node.pattern_properties().next().is_some());
        let is_recursive = self.around.contains(&applied);
        if names.is_empty()
            || is_map
            || is_recursive
            || !self.path.is_empty() && !self.declares_always(ids, 0)
            || self.path.len() >= MAX_DEPTH
            || self.n_columns + names.len() > MAX_COLUMNS
        {
            return ColumnType::Json;
        }
        self.n_columns += names.len();
        let certain = certain(self.ir, ids);
        let required: HashSet<&str> =
            certain.iter().flat_map(|node| node.required()).map(|name| &**name).collect();
        self.around.push(applied);
        let columns = names.into_iter().map(|name| self.column(name, required.contains(name)));
        let columns = columns.collect();
        self.around.pop();
        ColumnType::Struct(columns)
    }

    /// Returns whether objects have declared properties whatever alternative applies: where only a condition declares some,
    /// objects hold others, too.
    fn declares_always(&self, ids: &[SchemaId], depth: usize) -> bool {
        let of_branches = |branches: &[SchemaId]| {
            !branches.is_empty()
                && branches.iter().all(|id| self.declares_always(&[*id], depth + 1))
        };
        depth < MAX_DEPTH
            && certain(self.ir, ids).into_iter().any(|node| {
                node.properties().next().is_some()
                    || of_branches(node.any_of())
                    || of_branches(node.one_of())
            })
    }

    fn column(&mut self, name: &'i str, is_required: bool) -> Column<'i> {
        let applied = self.around.last().map(Vec::as_slice).unwrap_or_default();
        let ids = property_schemas(self.ir, applied, name);
        self.path.push(Step::Property(name));
        let is_nullable = self.types().contains(TypeSet::NULL);
        let kind = self.kind(&ids);
        self.path.pop();
        let certain = certain(self.ir, &ids);
        Column { name, kind, is_required: is_required && !is_nullable, certain }
    }

    /// Returns whether integers may be beyond 64 bits with a sign: a limit is.
    fn is_large(&self, ids: &[SchemaId]) -> bool {
        certain(self.ir, ids).iter().flat_map(|node| &node.assertions).any(|it| match &it.rule {
            Rule::Bound(bound) => {
                bound.limit.decimal().to_i128().is_none_or(|limit| i64::try_from(limit).is_err())
            }
            _ => false,
        })
    }

    /// Returns the format that all strings have. Of alternatives, each that allows strings must have it.
    fn format(&self, ids: &[SchemaId], depth: usize) -> Option<Format> {
        if depth >= MAX_DEPTH {
            return None;
        }
        certain(self.ir, ids).into_iter().find_map(|node| {
            let own = node.assertions.iter().find_map(|it| match it.rule {
                Rule::Format(format) => Some(format),
                _ => None,
            });
            let of_branches = |branches: &[SchemaId]| {
                let of_strings = branches.iter().filter(|id| allows_strings(self.ir, **id));
                let mut formats = of_strings.map(|id| self.format(&[*id], depth + 1));
                let first = formats.next()??;
                formats.all(|other| other == Some(first)).then_some(first)
            };
            own.or_else(|| of_branches(node.any_of())).or_else(|| of_branches(node.one_of()))
        })
    }
}

/// Returns whether a subschema by itself allows strings.
fn allows_strings(ir: &Ir, id: SchemaId) -> bool {
    certain(ir, &[id]).iter().flat_map(|node| &node.assertions).all(|it| match &it.rule {
        Rule::Types(types) => types.contains(TypeSet::STRING),
        _ => true,
    })
}

/// Returns subschemas and those that apply with them, whatever the value is: targets of references, and members of `allOf`.
fn certain<'i>(ir: &'i Ir, ids: &[SchemaId]) -> Vec<&'i Node> {
    let mut seen = HashSet::new();
    let mut waiting: Vec<SchemaId> = ids.iter().rev().copied().collect();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = ir.node(id);
        found.push(node);
        waiting.extend(node.all_of().iter().rev());
        let targets = node.references.iter().filter_map(|reference| match reference.target {
            Target::Static(id) => Some(id),
            _ => None,
        });
        waiting.extend(targets);
    }
    found
}
