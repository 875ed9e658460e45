//! The types of a schema as items of Rust: with names, integer types and boxes.

use std::collections::BTreeMap;

use tablature_schema::{ir::SchemaId, json::Value};

use super::lock::Names;
use crate::{
    formatted::Formatted,
    plan::{self, Presence, StringLimits, View},
};

/// All items of a schema.
pub(crate) struct Items<'s> {
    pub(crate) view: View<'s>,
    pub(crate) all: Vec<Item>,
    /// The index of the root's item.
    pub(crate) root: usize,
    /// Name of a struct → name of its builder, where builders are wanted.
    pub(crate) builders: BTreeMap<String, String>,
    /// The names of all items.
    pub(crate) names: Names,
}

/// A struct or an enum.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) name: String,
    /// The subschemas that describe it, the nearest first.
    pub(crate) about: Vec<SchemaId>,
    /// Those that describe it at the places of equal types, which it replaces.
    pub(crate) elsewhere: Vec<Vec<SchemaId>>,
    pub(crate) kind: Kind,
    /// The subschemas that are checked when a value is read or built.
    pub(crate) rules: Vec<SchemaId>,
}

impl Item {
    /// Returns the names of its types, its own first.
    pub(super) fn types(&self) -> impl Iterator<Item = &str> {
        let held = match &self.kind {
            Kind::OpenEnum { other_type, .. } => Some(other_type.as_str()),
            _ => None,
        };
        std::iter::once(self.name.as_str()).chain(held)
    }
}

/// A type, as a field names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    Null,
    Bool,
    String,
    /// The empty string.
    Empty,
    Number,
    /// A whole number of any size.
    Integer,
    Value,
    /// A string that the runtime has a type for.
    Formatted(Formatted),
    Item(usize),
    List(Box<Type>),
    Map(Box<Type>),
    Nullable(Box<Type>),
    MaybeObject(Box<Type>),
    Boxed(Box<Type>),
}

impl Type {
    /// Returns the items in the type.
    pub(super) fn uses(&self) -> Vec<usize> {
        let mut uses = Vec::new();
        each(&mut self.clone(), &mut |id| uses.push(*id));
        uses
    }

    /// Returns the type inside a box, or the type itself.
    pub(super) fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }

    /// Translates a type of the graph; items have the ids of its types.
    pub(super) fn of(ty: &plan::Type) -> Self {
        let inner = |ty: &plan::Type| Box::new(Self::of(ty));
        match ty {
            plan::Type::Null => Self::Null,
            plan::Type::Bool => Self::Bool,
            plan::Type::String => Self::String,
            plan::Type::Empty => Self::Empty,
            plan::Type::Number => Self::Number,
            plan::Type::Integer => Self::Integer,
            plan::Type::Value => Self::Value,
            plan::Type::Formatted(formatted) => Self::Formatted(*formatted),
            plan::Type::Defined(id) => Self::Item(*id),
            plan::Type::List(ty) => Self::List(inner(ty)),
            plan::Type::Map(ty) => Self::Map(inner(ty)),
            plan::Type::Nullable(ty) => Self::Nullable(inner(ty)),
            plan::Type::MaybeObject(ty) => Self::MaybeObject(inner(ty)),
        }
    }
}

/// Kind of an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Struct {
        constants: Vec<ConstField>,
        fields: Vec<Field>,
        /// Names of the fields that sibling variants have: in JSON, and as documented.
        siblings: Vec<(String, String)>,
        additional: AdditionalFields,
    },
    StringEnum {
        variants: Vec<Variant>,
    },
    OpenEnum {
        variants: Vec<Variant>,
        /// The variant for all other strings.
        other: String,
        /// The type that it holds.
        other_type: String,
        limits: StringLimits,
    },
    ValueEnum {
        /// The type that holds all values, where they are integers.
        integer: Option<&'static str>,
        variants: Vec<Variant>,
    },
    String(StringLimits),
    Formatted(Formatted, StringLimits),
    Number(NumberLimits),
    List {
        item: Type,
        min_items: Option<u64>,
        max_items: Option<u64>,
        is_unique: bool,
    },
    Tuple {
        items: Vec<(String, Type)>,
        /// What the schema says about each item.
        words: Vec<Option<String>>,
        /// How many of the first items are always there.
        n_required: usize,
        rest: Option<(String, Type)>,
    },
    Checked(Type),
    Tagged {
        tag: String,
        alias: Option<String>,
        branches: Vec<Branch>,
        unknown: Option<Branch>,
    },
    Any {
        branches: Vec<Branch>,
    },
}

impl Kind {
    /// Returns the items that it names.
    pub(super) fn uses(&self) -> Vec<usize> {
        all(&mut self.clone()).into_iter().flat_map(|ty| ty.uses()).collect()
    }

    /// Returns all branches of a union; `None` for other types.
    pub(super) fn branches(&self) -> Option<Vec<&Branch>> {
        match self {
            Self::Tagged { branches, unknown, .. } => {
                Some(branches.iter().chain(unknown).collect())
            }
            Self::Any { branches } => Some(branches.iter().collect()),
            _ => None,
        }
    }

    pub(super) fn has_fields(&self) -> bool {
        matches!(self, Self::Struct { fields, .. } if !fields.is_empty())
    }
}

/// A variant of a closed set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Variant {
    pub(crate) name: String,
    /// The string, or the value as JSON.
    pub(crate) text: String,
    /// What the schema says about the value.
    pub(crate) words: Option<String>,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// The tags that choose it.
    pub(crate) values: Vec<String>,
    /// The prefixes of tags that choose it.
    pub(crate) prefixes: Vec<String>,
    /// Name in error messages.
    pub(crate) label: String,
}

/// The limits of a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct NumberLimits {
    /// An integer type with its bounds; else the lossless number.
    pub(crate) integer: Option<(&'static str, i128, i128)>,
    pub(crate) is_whole: bool,
    /// The clauses of the runtime's macro, each with a number as JSON.
    pub(crate) clauses: Vec<(&'static str, String)>,
}

/// A field that is required and has one value: the struct holds nothing for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct ConstField {
    /// The name of the constant that holds the value.
    pub(crate) constant: String,
    pub(crate) wire: String,
    pub(crate) alias: Option<String>,
    pub(crate) value: Constant,
    pub(crate) about: Vec<SchemaId>,
}

/// The only value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Constant {
    String(String),
    Integer(i64),
    Boolean(bool),
    /// Any other value, as JSON.
    Json(String),
}

impl Constant {
    /// Creates the constant of a value: an integer is one that the schema writes without a point or an exponent.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::String(string) => Self::String(string.to_string()),
            Value::Bool(boolean) => Self::Boolean(*boolean),
            other => {
                let text = other.to_string();
                text.parse().map_or(Self::Json(text), Self::Integer)
            }
        }
    }

    /// Returns the value as JSON.
    pub(super) fn json(&self) -> String {
        match self {
            Self::String(text) => Value::String(text.as_str().into()).to_string(),
            Self::Integer(integer) => integer.to_string(),
            Self::Boolean(boolean) => boolean.to_string(),
            Self::Json(text) => text.clone(),
        }
    }
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    pub(crate) ident: String,
    pub(crate) wire: String,
    pub(crate) alias: Option<String>,
    pub(crate) presence: Presence,
    pub(crate) ty: Type,
    pub(crate) about: Vec<SchemaId>,
    /// What it is where nothing is said, as JSON, if defaults are wanted.
    pub(crate) default: Option<String>,
}

/// Treatment of undeclared fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum AdditionalFields {
    Keep(String, Type),
    Drop,
    Reject,
}

impl AdditionalFields {
    /// Returns the name and the type of the fields that are kept.
    pub(super) fn kept_by_name(&self) -> Option<(&str, &Type)> {
        match self {
            Self::Keep(name, ty) => Some((name, ty)),
            Self::Drop | Self::Reject => None,
        }
    }

    /// Returns the type of the fields that are kept.
    pub(super) fn kept(&mut self) -> Option<&mut Type> {
        match self {
            Self::Keep(_, ty) => Some(ty),
            Self::Drop | Self::Reject => None,
        }
    }
}

/// Returns the types directly inside an item, not behind a list or a map.
pub(super) fn direct(kind: &mut Kind) -> Vec<&mut Type> {
    match kind {
        Kind::Struct { fields, .. } => fields.iter_mut().map(|field| &mut field.ty).collect(),
        Kind::Tuple { items, .. } => items.iter_mut().map(|(_, ty)| ty).collect(),
        Kind::Checked(ty) => vec![ty],
        Kind::Tagged { branches, unknown, .. } => {
            branches.iter_mut().chain(unknown).map(|branch| &mut branch.ty).collect()
        }
        Kind::Any { branches } => branches.iter_mut().map(|branch| &mut branch.ty).collect(),
        _ => Vec::new(),
    }
}

/// Returns all types that an item names.
pub(super) fn all(kind: &mut Kind) -> Vec<&mut Type> {
    match kind {
        Kind::List { item, .. } => vec![item],
        Kind::Struct { fields, additional, .. } => {
            fields.iter_mut().map(|field| &mut field.ty).chain(additional.kept()).collect()
        }
        Kind::Tuple { items, rest, .. } => items.iter_mut().chain(rest).map(|(_, ty)| ty).collect(),
        kind => direct(kind),
    }
}

/// Calls `visit` for the item in a type.
pub(super) fn each(ty: &mut Type, visit: &mut dyn FnMut(&mut usize)) {
    match ty {
        Type::Item(id) => visit(id),
        Type::List(inner)
        | Type::Map(inner)
        | Type::Nullable(inner)
        | Type::MaybeObject(inner)
        | Type::Boxed(inner) => each(inner, visit),
        _ => {}
    }
}
