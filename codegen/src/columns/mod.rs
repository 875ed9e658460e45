//! A schema as columns: what tables and data contracts can say of it, without a language in it.

mod facts;

use std::collections::HashSet;

use tablature_schema::{
    format::Format,
    ir::{
        Annotations, Ir, Node, Rule, SchemaId, Step, TypeSet,
        walk::{everything_that_could_apply, item_schemas, property_schemas},
    },
};

use facts::{Facts, Places, Width, below, certain};

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
    /// The subschemas that apply to its value in every record.
    certain: Vec<&'i Node>,
    /// All that apply in some record.
    possible: Vec<&'i Node>,
}

/// The type of a column.
#[derive(Debug, Clone)]
pub(crate) enum ColumnType<'i> {
    Boolean,
    /// Integers of 64 bits with a sign.
    Integer,
    /// Integers beyond them, of 128 bits.
    LargeInteger,
    /// Integers beyond these.
    HugeInteger,
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
    /// Returns the rules that apply to its value in every record.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'i Rule> {
        self.certain.iter().flat_map(|node| node.assertions.iter().map(|it| &it.rule))
    }

    /// Returns what is said of its value besides rules: in every record, or, if nothing is, in some.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = &'i Annotations> {
        let nodes = if self.certain.is_empty() { &self.possible } else { &self.certain };
        nodes.iter().map(|node| &*node.annotations)
    }

    /// Returns whether it is deprecated in every record.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.certain.iter().any(|node| node.annotations.is_deprecated)
    }

    /// Returns its description, unless alternatives describe it in different words.
    pub(crate) fn description(&self) -> Option<&'i str> {
        let mut texts = self.annotations().filter_map(|it| it.description.as_deref());
        let first = texts.next()?;
        (!self.certain.is_empty() || texts.all(|text| text == first)).then_some(first)
    }
}

/// Returns the columns of the records that a schema describes; `None` if they are no objects with declared properties.
pub(crate) fn columns(ir: &Ir) -> Option<Vec<Column<'_>>> {
    let places = Places::new(ir);
    let mut walk = Walk { ir, places, path: Vec::new(), around: Vec::new(), n_columns: 0 };
    let facts = walk.places.facts(&[]);
    let root = [ir.root()];
    match walk.object(Applied { certain: &root, possible: &root }, &facts) {
        ColumnType::Struct(columns) => Some(columns),
        _ => None,
    }
}

/// The subschemas that apply to a value.
#[derive(Clone, Copy)]
struct Applied<'a> {
    /// In every record.
    certain: &'a [SchemaId],
    /// In some record.
    possible: &'a [SchemaId],
}

struct Walk<'i> {
    ir: &'i Ir,
    places: Places<'i>,
    /// The way to the value.
    path: Vec<Step<'i>>,
    /// The subschemas of the objects around it.
    around: Vec<Vec<SchemaId>>,
    n_columns: usize,
}

impl<'i> Walk<'i> {
    /// Returns the type of the values that subschemas apply to.
    fn kind(&mut self, applied: Applied<'_>, facts: &Facts<'i>) -> ColumnType<'i> {
        match facts.types & !TypeSet::NULL {
            TypeSet::BOOLEAN => ColumnType::Boolean,
            TypeSet::INTEGER => match facts.width {
                Width::UpTo64 => ColumnType::Integer,
                Width::UpTo128 => ColumnType::LargeInteger,
                Width::Beyond => ColumnType::HugeInteger,
            },
            TypeSet::NUMBER | TypeSet::FRACTION => ColumnType::Number,
            TypeSet::STRING => match facts.format {
                Some(Format::DateTime) => ColumnType::Timestamp,
                Some(Format::Date) => ColumnType::Date,
                Some(Format::Time) => ColumnType::Time,
                Some(Format::Uuid) => ColumnType::Uuid,
                _ => ColumnType::Text,
            },
            TypeSet::ARRAY => self.array(applied),
            TypeSet::OBJECT => self.object(applied, facts),
            _ => ColumnType::Json,
        }
    }

    fn array(&mut self, applied: Applied<'_>) -> ColumnType<'i> {
        if self.path.len() >= MAX_DEPTH {
            return ColumnType::Json;
        }
        let possible = everything_that_could_apply(self.ir, applied.possible);
        let has_prefix = possible.iter().any(|id| !self.ir.node(*id).prefix_items().is_empty());
        let possible = item_schemas(self.ir, &possible, 0);
        // Items of a tuple have types of their own.
        if possible.is_empty() || has_prefix {
            return ColumnType::Json;
        }
        let certain = below(self.ir, &certain(self.ir, applied.certain), Step::Item);
        self.path.push(Step::Item);
        let facts = self.places.facts(&self.path);
        let kind = self.kind(Applied { certain: &certain, possible: &possible }, &facts);
        self.path.pop();
        ColumnType::List(Box::new(kind))
    }

    fn object(&mut self, applied: Applied<'_>, facts: &Facts<'i>) -> ColumnType<'i> {
        let possible = everything_that_could_apply(self.ir, applied.possible);
        let nodes = || possible.iter().map(|id| self.ir.node(*id));
        let mut seen = HashSet::new();
        let names: Vec<&str> = nodes()
            .flat_map(Node::properties)
            .map(|(name, _)| name)
            .filter(|name| seen.insert(*name))
            .collect();
        let is_map = nodes().any(|node| node.pattern_properties().next().is_some());
        let is_recursive = self.around.contains(&possible);
        if names.is_empty()
            || is_map
            || is_recursive
            // Where only a condition declares some, objects hold others, too.
            || !self.path.is_empty() && !facts.has_properties
            || self.path.len() >= MAX_DEPTH
            || self.n_columns + names.len() > MAX_COLUMNS
        {
            return ColumnType::Json;
        }
        self.n_columns += names.len();
        let certain = certain(self.ir, applied.certain);
        self.around.push(possible.clone());
        let applied = Applied { certain: &certain, possible: &possible };
        let columns = names
            .into_iter()
            .map(|name| self.column(applied, name, facts.required.contains(name)))
            .collect();
        self.around.pop();
        ColumnType::Struct(columns)
    }

    /// Returns the column of a property of objects that these subschemas, and all in place of them, apply to.
    fn column(&mut self, around: Applied<'_>, name: &'i str, is_required: bool) -> Column<'i> {
        let ids = below(self.ir, around.certain, Step::Property(name));
        let possible = property_schemas(self.ir, around.possible, name);
        self.path.push(Step::Property(name));
        let facts = self.places.facts(&self.path);
        let kind = self.kind(Applied { certain: &ids, possible: &possible }, &facts);
        self.path.pop();
        let ir = self.ir;
        let nodes = |ids: &[SchemaId]| certain(ir, ids).iter().map(|id| ir.node(*id)).collect();
        Column {
            name,
            kind,
            is_required: is_required && !facts.types.contains(TypeSet::NULL),
            certain: nodes(&ids),
            possible: nodes(&possible),
        }
    }
}
