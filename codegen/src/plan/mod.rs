//! Schema → plan: which types there are, what they are called, and what each holds.
//!
//! What is planned is never a subschema alone but all that is said about one value ([`Flat`]): the subschema, what
//! it refers to, what `allOf` adds, and, inside a variant, what the variant adds. Equal sayings give one type.
//!
//! What must stay true: a type can hold every right value. Where it could hold a wrong one, it has rules:
//! pointers to the subschemas that are asked when a value is read or built.

mod add;
mod array;
mod facts;
mod flat;
mod narrow;
mod number;
mod object;
mod recursion;
mod schema;
mod share;
mod string;
mod union;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    lock::Names,
    names::{self, Scope},
    options::Options,
    problem::{Lossy, Problem},
};

pub(crate) use flat::{Flat, Part, Tags};
pub(crate) use schema::Schema;

/// More types than anybody can use: a schema that multiplies its unions.
const MOST_TYPES: usize = 20_000;
/// Deeper than any schema that a person wrote: a schema that grows as it is followed.
const DEEPEST: usize = 120;

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
    /// A timestamp of the runtime.
    DateTime,
    /// A date of the runtime.
    Date,
    Item(usize),
    List(Box<Type>),
    Map(Box<Type>),
    Nullable(Box<Type>),
    Boxed(Box<Type>),
}

/// A type of its own.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) name: String,
    /// The subschemas that describe it, the nearest first.
    pub(crate) about: Vec<String>,
    pub(crate) kind: Kind,
    /// The subschemas that are asked when a value is read or built.
    pub(crate) rules: Vec<String>,
}

/// What a type of its own is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Struct { fixed: Vec<Fixed>, fields: Vec<Field>, foreign: Vec<(String, String)>, other: Other },
    Strings { variants: Vec<Variant> },
    OpenStrings { variants: Vec<Variant>, other: String, other_type: String, text: Text },
    Values { integer: Option<&'static str>, variants: Vec<Variant> },
    Text(Text),
    Date(Text),
    Number(Limits),
    List { item: Type, least: Option<u64>, most: Option<u64>, is_unique: bool },
    Tuple { items: Vec<(String, Type)>, rest: Option<(String, Type)> },
    Checked(Type),
    Tagged { tag: String, alias: Option<String>, branches: Vec<Branch>, unknown: Option<Branch> },
    Any { branches: Vec<Branch> },
}

impl Kind {
    fn has_fields(&self) -> bool {
        matches!(self, Self::Struct { fields, .. } if !fields.is_empty())
    }
}

/// A variant of a closed set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Variant {
    pub(crate) name: String,
    /// The string, or the JSON text.
    pub(crate) text: String,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// The tags that choose it.
    pub(crate) values: Vec<String>,
    /// The beginnings of tags that choose it.
    pub(crate) prefixes: Vec<String>,
    /// What errors call it.
    pub(crate) label: String,
}

/// The limits of a string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Text {
    pub(crate) least: Option<u64>,
    pub(crate) most: Option<u64>,
    pub(crate) pattern: Option<String>,
    pub(crate) formats: Vec<String>,
    /// What it is not, because it chooses another variant.
    pub(crate) excluded: Tags,
}

/// The limits of a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Limits {
    /// An integer type with its bounds; else the lossless number.
    pub(crate) integer: Option<(&'static str, i128, i128)>,
    pub(crate) is_whole: bool,
    /// Clauses with JSON texts.
    pub(crate) clauses: Vec<(&'static str, String)>,
}

/// A field that must be there and has one value: the struct holds nothing for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Fixed {
    /// The constant that tells the value.
    pub(crate) constant: String,
    pub(crate) wire: String,
    pub(crate) alias: Option<String>,
    pub(crate) value: Constant,
}

/// The only value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Constant {
    Text(String),
    /// As JSON.
    Json(String),
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    pub(crate) ident: String,
    pub(crate) wire: String,
    pub(crate) alias: Option<String>,
    pub(crate) presence: Presence,
    pub(crate) ty: Type,
    pub(crate) about: Vec<String>,
}

/// Whether a field must be there, and whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Presence {
    Required,
    Optional,
    AbsentNull,
    Nullable,
    RequiredNullable,
}

/// What becomes of other fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Other {
    Keep(String, Type),
    Drop,
    Refuse,
}

/// What to call a type, where the schema gives it no name.
#[derive(Debug, Clone)]
pub(crate) struct Hint {
    /// The type it belongs to.
    pub(crate) parent: String,
    /// The field or variant.
    pub(crate) name: String,
    /// The same as the schema spells it: two fields of one object may have one name, `userId` and `user_id`.
    pub(crate) spelled: String,
    /// Whether it may take the name of a definition.
    pub(crate) is_strong: bool,
}

impl Hint {
    pub(crate) fn new(parent: &str, name: &str) -> Self {
        Self {
            parent: parent.to_owned(),
            name: names::upper(name),
            spelled: name.to_owned(),
            is_strong: false,
        }
    }
}

/// All types of a schema.
pub(crate) struct Plan<'s> {
    pub(crate) schema: Schema<'s>,
    pub(crate) items: Vec<Item>,
    pub(crate) root: usize,
    /// Name of a struct → name of its builder, where builders are wanted.
    pub(crate) builders: BTreeMap<String, String>,
    pub(crate) lossy: Vec<Lossy>,
    /// What everything is called.
    pub(crate) names: Names,
}

/// Plans the types of a schema.
///
/// # Errors
///
/// Every reason why there can be none.
pub(crate) fn plan<'s>(
    schema: Schema<'s>,
    name: &str,
    options: &Options,
) -> Result<Plan<'s>, Vec<Problem>> {
    let reserved = add::definitions(&schema);
    let mut planner = Planner {
        schema,
        options,
        items: Vec::new(),
        names: Scope::holding(options.names.types()),
        chosen: Names::default(),
        reserved,
        memo: HashMap::new(),
        shared: HashMap::new(),
        lossy: Vec::new(),
        problems: BTreeMap::new(),
        depth: 0,
        // What a type of the user's holds, only the rules know.
        asks_root: !options.replace.is_empty(),
    };
    let name = names::upper(options.renames.get("").map_or(name, String::as_str));
    let hint = Hint { is_strong: true, ..Hint::new(&name, &name) };
    let ty = planner.plan(&[Part::at("")], &hint);
    let root = planner.root(ty, &hint);
    if !planner.problems.is_empty() {
        return Err(planner.problems.into_values().collect());
    }
    let mut items: Vec<Item> = std::mem::take(&mut planner.items)
        .into_iter()
        .map(|slot| slot.item.expect("every type that was begun is finished"))
        .collect();
    let root = share::share(&planner.schema, &mut items, root);
    for item in &mut items {
        if let Kind::OpenStrings { other_type, .. } = &mut item.kind {
            let wanted = format!("Other{}", item.name);
            *other_type = planner.claim(&wanted, &Hint::new(&item.name, &wanted));
        }
    }
    let mut builders = BTreeMap::new();
    for item in items.iter().filter(|item| options.builders && item.kind.has_fields()) {
        let wanted = format!("{}Builder", item.name);
        builders.insert(item.name.clone(), planner.claim(&wanted, &Hint::new(&item.name, &wanted)));
    }
    recursion::box_circles(&mut items);
    planner.lossy.sort();
    planner.lossy.dedup();
    let Planner { schema, lossy, chosen: names, .. } = planner;
    Ok(Plan { schema, items, root, builders, lossy, names })
}

/// The state of what was planned, or is being planned.
enum Memo {
    Busy(Option<usize>),
    Done(Type),
}

/// A type that was begun.
struct Slot {
    name: String,
    item: Option<Item>,
}

struct Planner<'s, 'o> {
    schema: Schema<'s>,
    options: &'o Options,
    items: Vec<Slot>,
    names: Scope,
    /// What everything was called so far.
    chosen: Names,
    /// What `$defs` call their types: no other type takes such a name.
    reserved: BTreeSet<String>,
    memo: HashMap<Vec<Part>, Memo>,
    /// Wanted name and contents → the type: equal shapes are one type.
    shared: HashMap<(String, Kind, Vec<String>), usize>,
    lossy: Vec<Lossy>,
    problems: BTreeMap<String, Problem>,
    depth: usize,
    /// Whether something can only be judged from the root.
    asks_root: bool,
}

impl<'s> Planner<'s, '_> {
    /// The type for all that the parts say.
    fn plan(&mut self, parts: &[Part], hint: &Hint) -> Type {
        let flat = Flat::new(&self.schema, parts);
        let key = flat.key();
        match self.memo.get(&key) {
            Some(Memo::Done(ty)) => return ty.clone(),
            Some(Memo::Busy(_)) => return Type::Item(self.reserve(&flat, hint)),
            None => {}
        }
        if self.depth > DEEPEST || self.items.len() > MOST_TYPES {
            let pointer = flat.pointers().into_iter().next().unwrap_or_default();
            let problem = Problem::new(
                "",
                format!("the types become too many at `{pointer}`"),
                "give shared parts a place in `$defs`, and nest unions less",
            );
            self.problems.insert(String::new(), problem);
            return Type::Value;
        }
        self.memo.insert(key.clone(), Memo::Busy(None));
        self.depth += 1;
        let mut ty = self.plan_flat(&flat, hint);
        self.depth -= 1;
        if let Some(Memo::Busy(Some(id))) = self.memo.get(&key)
            && self.items[*id].item.is_none()
        {
            // Something inside refers to this: it needs a name.
            let id = *id;
            self.finish(id, &flat, Kind::Checked(ty), Vec::new());
            ty = Type::Item(id);
        }
        self.memo.insert(key, Memo::Done(ty.clone()));
        ty
    }

    fn plan_flat(&mut self, flat: &Flat<'s>, hint: &Hint) -> Type {
        if let Some(pointer) = flat.dynamic.first() {
            self.asks_root = true;
            self.report(pointer, "$dynamicRef", "any value; the whole document is judged by rules");
            return Type::Value;
        }
        let kinds = self.kinds(flat);
        if flat.never.is_some() || kinds == 0 {
            return self.checked(flat, hint, Type::Value, flat.pointers());
        }
        if !self.speaks(flat, kinds) {
            let rules = self.inexact(flat, kinds, &["type"]);
            return self.checked_if(flat, hint, Type::Value, rules);
        }
        if kinds & flat::NULL != 0 && kinds != flat::NULL {
            let rest = self.plan_kinds(flat, kinds & !flat::NULL, hint);
            return match self.accepts_null(flat, 0) {
                Some(true) => Type::Nullable(Box::new(rest)),
                Some(false) => rest,
                None => self.checked(flat, hint, Type::Nullable(Box::new(rest)), flat.pointers()),
            };
        }
        if let Some(values) = self.values(flat)
            && let Some(ty) = self.closed(flat, hint, &values, kinds)
        {
            return ty;
        }
        match kinds {
            flat::NULL => self.unit(flat, hint, kinds, Type::Null),
            flat::BOOL => self.unit(flat, hint, kinds, Type::Bool),
            flat::STRING => self.one_kind(flat, hint, kinds, Self::string),
            flat::ARRAY => self.one_kind(flat, hint, kinds, Self::array),
            flat::OBJECT => self.one_kind(flat, hint, kinds, Self::object),
            kinds if kinds & !flat::NUMBER == 0 => self.one_kind(flat, hint, kinds, Self::number),
            _ => self.by_kind(flat, hint, kinds),
        }
    }

    /// A union if the subschemas make one, else what `plain` makes of them.
    fn one_kind(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        kinds: flat::Kinds,
        plain: fn(&mut Self, &Flat<'s>, &Hint) -> Type,
    ) -> Type {
        match self.union(flat, hint, kinds) {
            Some(ty) => ty,
            None => plain(self, flat, hint),
        }
    }

    /// A type without limits of its own.
    fn unit(&mut self, flat: &Flat<'s>, hint: &Hint, kinds: flat::Kinds, ty: Type) -> Type {
        let rules = self.inexact(flat, kinds, &["type", "enum", "const"]);
        self.checked_if(flat, hint, ty, rules)
    }

    fn plan_kinds(&mut self, flat: &Flat<'s>, kinds: flat::Kinds, hint: &Hint) -> Type {
        let mut parts = flat.parts();
        parts.push(Part::Kinds(kinds));
        self.plan(&parts, hint)
    }

    /// The type of the root: always one of its own.
    fn root(&mut self, ty: Type, hint: &Hint) -> usize {
        let rules = if self.asks_root { vec![String::new()] } else { Vec::new() };
        if let Type::Item(id) = ty
            && let Some(item) = &mut self.items[id].item
            && (rules.is_empty() || item.kind.takes_rules())
        {
            item.rules.splice(..0, rules);
            return id;
        }
        self.give_way(&hint.name);
        let name = hint.name.clone();
        let about = vec![String::new()];
        let item = Item { name: name.clone(), about, kind: Kind::Checked(ty), rules };
        self.items.push(Slot { name, item: Some(item) });
        self.items.len() - 1
    }

    /// Renames what took the root's name: the root is the one that users name.
    fn give_way(&mut self, name: &str) {
        let other = self.names.claim(&format!("{name}Value"));
        let taken = self.items.iter_mut().find(|slot| slot.name == name);
        if let Some(slot) = taken {
            slot.name.clone_from(&other);
            if let Some(item) = &mut slot.item {
                item.name = other;
            }
        }
    }

    fn report(&mut self, pointer: &str, keyword: &str, why: &str) {
        self.lossy.push(Lossy {
            pointer: pointer.to_owned(),
            keyword: keyword.to_owned(),
            why: why.to_owned(),
        });
    }
}
