//! The types of a schema by what they mean: which values each holds, and how they refer to each other.
//!
//! There are no names of a language here. A field has its name in JSON, a number its limits, a branch the tags that
//! choose it; [`Origin`] keeps the words of the schema that a language can make names of. A type that contains itself
//! refers to itself by its id.

use std::rc::Rc;

use tablature_schema::{
    ir::{Keyword, SchemaId, TypeSet},
    json::{Number, Value},
};

use super::{View, conjunction::Tags};
use crate::{formatted::Formatted, problem::RuntimeCheck};

/// The index of a type in [`TypeGraph::types`].
pub(crate) type TypeId = usize;

/// All types of a schema.
pub(crate) struct TypeGraph<'s> {
    pub(crate) view: View<'s>,
    /// In the order in which they were begun: a type comes before those whose [`Place`] is in it.
    pub(crate) types: Vec<TypeDef>,
    pub(crate) root: TypeId,
    /// The types that are there although the root may not need them.
    pub(crate) definitions: Vec<TypeId>,
    pub(crate) runtime_checks: Vec<RuntimeCheck>,
}

/// A type of its own.
#[derive(Debug, Clone)]
pub(crate) struct TypeDef {
    pub(crate) origin: Origin,
    /// The subschemas that describe it, the nearest first.
    pub(crate) about: Vec<SchemaId>,
    pub(crate) kind: Kind,
    /// The subschemas that are checked when a value is read or built.
    pub(crate) rules: Vec<SchemaId>,
    /// Is `true` if it was begun before its contents were known, so that they can refer to it: it is never merged with
    /// another.
    pub(crate) is_reserved: bool,
}

/// Sources for the name of a type.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// The place that needed it first.
    pub(crate) place: Rc<Place>,
    pub(crate) role: Role,
    /// The subschemas that apply there, the nearest first.
    pub(crate) named: Vec<SchemaId>,
    /// The definition that the type is, as a whole: neither narrowed nor one of its branches.
    pub(crate) definition: Option<SchemaId>,
}

/// How a type belongs to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is the type of the place.
    Whole,
    /// It is what the type of the place contains, which adds checks.
    Content,
    /// It contains what the root would be, which is a type of another place or of none.
    Root,
}

/// The place of a value that needs a type.
#[derive(Debug)]
pub(crate) enum Place {
    Root,
    /// A definition, whether or not anything refers to it.
    Definition(SchemaId),
    /// A property of an object type.
    Field {
        of: TypeId,
        name: String,
    },
    /// The undeclared properties of an object type.
    AdditionalField {
        of: TypeId,
    },
    /// A branch of a union; the one behind the last is that for all other tags.
    Branch {
        of: TypeId,
        index: usize,
    },
    MapValue(Container),
    ListItem(Container),
    TupleItem(Container, usize),
    TupleRest(Container),
}

/// The map, list or tuple around a place, which need not have a type of its own.
#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) place: Rc<Place>,
    pub(crate) definition: Option<SchemaId>,
}

/// A type, as a field refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    Defined(TypeId),
    List(Box<Type>),
    Map(Box<Type>),
    Nullable(Box<Type>),
    /// An object of a type, or any value that is not an object.
    MaybeObject(Box<Type>),
}

/// Content of a named type.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Object {
        /// In the order of the schema.
        fields: Vec<Field>,
        /// Names of the fields that sibling branches have: in JSON, and as documented.
        siblings: Vec<(String, String)>,
        additional: AdditionalFields,
    },
    /// A closed list of values.
    Enum(Vec<Value>),
    /// A list of strings, and any other string within the limits.
    OpenEnum {
        known: Vec<String>,
        limits: StringLimits,
    },
    String(StringLimits),
    /// A string that the runtime has a type for, with limits.
    Formatted(Formatted, StringLimits),
    Number(NumberLimits),
    List {
        item: Type,
        min_items: Option<u64>,
        max_items: Option<u64>,
        is_unique: bool,
    },
    Tuple {
        items: Vec<Type>,
        /// The subschema of each position.
        about: Vec<SchemaId>,
        /// How many of the first items are always there.
        n_required: usize,
        rest: Option<Type>,
    },
    /// A value of a type, as far as it is valid.
    Checked(Type),
    /// A union of objects, selected by the value of a field.
    Tagged {
        tag: String,
        /// The documented name of the tag.
        alias: Option<String>,
        /// Is `true` if the branches come from conditions (`if`).
        is_conditional: bool,
        branches: Vec<TaggedBranch>,
        /// The type for all other tags.
        other: Option<Type>,
    },
    /// A union whose branches are tried in order.
    AnyOf(Vec<Branch>),
}

impl Kind {
    /// Returns whether the type can have rules itself; others are put into a type that has them.
    pub(super) fn takes_rules(&self) -> bool {
        !matches!(self, Self::Enum(_) | Self::Number(_))
    }
}

/// A branch of a tagged union.
#[derive(Debug, Clone)]
pub(crate) struct TaggedBranch {
    pub(crate) ty: Type,
    /// The tags that choose it.
    pub(crate) tags: Tags,
}

/// A branch of a union that is tried.
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    pub(crate) ty: Type,
    pub(crate) words: BranchWords,
}

/// Sources for the name of a branch.
#[derive(Debug, Clone)]
pub(crate) enum BranchWords {
    /// It holds all values of these JSON types.
    Types(TypeSet),
    /// It holds any value.
    Other,
    /// It holds values of undeclared fields.
    Undeclared {
        id: SchemaId,
        /// The subschemas that apply to its values, the nearest first.
        named: Vec<SchemaId>,
        /// The first pattern that names match; `None` for those that match none.
        pattern: Option<String>,
    },
    Schema {
        /// The branch itself.
        id: Option<SchemaId>,
        /// The subschemas that apply to its values, the nearest first.
        named: Vec<SchemaId>,
        /// A field that tells its objects from those of the other branches.
        own_field: Option<String>,
        mark: Option<Mark>,
        /// Its place in the schema.
        position: usize,
    },
}

/// What tells a branch from the others of its union.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// It has this value only.
    Value(Value),
    /// It has a list of values.
    Values,
    /// It alone has no list of values.
    Other,
    /// It alone has this format.
    Format(String),
}

impl Mark {
    /// Returns whether the branch has nothing but listed values.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self, Self::Value(_) | Self::Values)
    }
}

/// The limits of a string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct StringLimits {
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) pattern: Option<String>,
    pub(crate) formats: Vec<String>,
    /// The strings that it is not, because they choose another branch.
    pub(crate) excluded: Tags,
}

impl StringLimits {
    /// Returns the type of the runtime for the format, where there is one.
    pub(super) fn formatted(&self) -> Option<Formatted> {
        match self.formats.as_slice() {
            [format] => Formatted::of(format),
            _ => None,
        }
    }
}

/// The limits of a number.
#[derive(Debug, Clone)]
pub(crate) struct NumberLimits {
    pub(crate) is_whole: bool,
    /// By keyword, each at most once.
    pub(crate) limits: Vec<(Keyword, Number)>,
}

/// A declared field of an object.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The key in JSON.
    pub(crate) name: String,
    /// The documented name, where it differs.
    pub(crate) alias: Option<String>,
    pub(crate) about: Vec<SchemaId>,
    pub(crate) value: FieldValue,
}

/// Value of a field.
#[derive(Debug, Clone)]
pub(crate) enum FieldValue {
    /// It is always there, with this value.
    Const(Value),
    Typed(Presence, Type),
}

/// Presence of a field: required or not, and null or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Presence {
    Required,
    Optional,
    AbsentNull,
    Nullable,
    RequiredNullable,
}

impl Presence {
    /// Returns whether the field is always there.
    pub(crate) fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredNullable)
    }
}

/// Treatment of undeclared fields.
#[derive(Debug, Clone)]
pub(crate) enum AdditionalFields {
    Keep(Type),
    Drop,
    Reject,
}
