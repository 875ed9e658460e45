//! Schema → plan: which types there are, what they are called, and what each holds.
//!
//! What is planned is never a subschema alone but all that is said about one value ([`Conjunction`]): the subschema, what
//! it refers to, what `allOf` adds, and, inside a variant, what the variant adds. Equal sayings give one type.
//!
//! What must stay true: a type can hold every right value. Where it could hold a wrong one, it has rules:
//! pointers to the subschemas that are asked when a value is read or built.

mod add;
mod array;
mod conditionals;
mod conjunction;
mod inference;
mod number;
mod object;
mod string;
mod union;
mod view;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tablature_schema::ir::{Ir, Keyword, SchemaId, Target, TypeSet};

use crate::{
    options::Options,
    problem::{Problem, RuntimeCheck},
    rust::{
        box_cycles, dedupe,
        lock::Names,
        names::{self, Scope},
    },
};

use conjunction::{Conjunct, Conjunction, Tags};
pub(crate) use view::{View, stem};

/// More types than anybody can use: a schema that multiplies its unions.
const MAX_TYPES: usize = 20_000;
/// Deeper than any schema that a person wrote: a schema that grows as it is followed.
const MAX_DEPTH: usize = 120;

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
pub(crate) struct TypeDef {
    pub(crate) name: String,
    /// The subschemas that describe it, the nearest first.
    pub(crate) about: Vec<SchemaId>,
    pub(crate) kind: Kind,
    /// The subschemas that are asked when a value is read or built.
    pub(crate) rules: Vec<SchemaId>,
}

/// What a type of its own is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Struct {
        fixed: Vec<ConstField>,
        fields: Vec<Field>,
        foreign: Vec<(String, String)>,
        other: AdditionalFields,
    },
    Strings {
        variants: Vec<Variant>,
    },
    OpenStrings {
        variants: Vec<Variant>,
        other: String,
        other_type: String,
        text: Text,
    },
    Values {
        integer: Option<&'static str>,
        variants: Vec<Variant>,
    },
    Text(Text),
    Date(Text),
    Number(Limits),
    List {
        item: Type,
        least: Option<u64>,
        most: Option<u64>,
        is_unique: bool,
    },
    Tuple {
        items: Vec<(String, Type)>,
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
pub(crate) struct ConstField {
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
    pub(crate) about: Vec<SchemaId>,
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
pub(crate) enum AdditionalFields {
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
pub(crate) struct TypeGraph<'s> {
    pub(crate) view: View<'s>,
    pub(crate) items: Vec<TypeDef>,
    pub(crate) root: usize,
    /// Name of a struct → name of its builder, where builders are wanted.
    pub(crate) builders: BTreeMap<String, String>,
    pub(crate) lossy: Vec<RuntimeCheck>,
    /// What everything is called.
    pub(crate) names: Names,
}

/// Plans the types of a schema.
///
/// # Errors
///
/// Every reason why there can be none.
pub(crate) fn plan<'s>(
    ir: &'s Ir,
    name: &str,
    options: &Options,
) -> Result<TypeGraph<'s>, Vec<Problem>> {
    let view = View::new(ir);
    let reserved = view.definitions().collect();
    let mut planner = Planner {
        view,
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
    let ty = planner.plan(&[Conjunct::at(ir.root())], &hint);
    let root = planner.root(ty, &hint);
    if !planner.problems.is_empty() {
        return Err(planner.problems.into_values().collect());
    }
    let mut items: Vec<TypeDef> = std::mem::take(&mut planner.items)
        .into_iter()
        .map(|slot| slot.item.expect("every type that was begun is finished"))
        .collect();
    let root = dedupe::dedupe(&planner.view, &mut items, root);
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
    box_cycles::box_cycles(&mut items);
    planner.lossy.sort();
    planner.lossy.dedup();
    let Planner { view, lossy, chosen: names, .. } = planner;
    Ok(TypeGraph { view, items, root, builders, lossy, names })
}

/// The state of what was planned, or is being planned.
enum Memo {
    Busy(Option<usize>),
    Done(Type),
}

/// A type that was begun.
struct Slot {
    name: String,
    item: Option<TypeDef>,
}

struct Planner<'s, 'o> {
    view: View<'s>,
    options: &'o Options,
    items: Vec<Slot>,
    names: Scope,
    /// What everything was called so far.
    chosen: Names,
    /// What `$defs` call their types: no other type takes such a name.
    reserved: BTreeSet<String>,
    memo: HashMap<Vec<Conjunct>, Memo>,
    /// Wanted name and contents → the type: equal shapes are one type.
    shared: HashMap<(String, Kind, Vec<SchemaId>), usize>,
    lossy: Vec<RuntimeCheck>,
    problems: BTreeMap<String, Problem>,
    depth: usize,
    /// Whether something can only be judged from the root.
    asks_root: bool,
}

impl Planner<'_, '_> {
    /// The type for all that the conjuncts say.
    fn plan(&mut self, conjuncts: &[Conjunct], hint: &Hint) -> Type {
        let conjunction = Conjunction::new(&self.view, conjuncts);
        let key = conjunction.key();
        match self.memo.get(&key) {
            Some(Memo::Done(ty)) => return ty.clone(),
            Some(Memo::Busy(_)) => return Type::Item(self.reserve(&conjunction, hint)),
            None => {}
        }
        if self.depth > MAX_DEPTH || self.items.len() > MAX_TYPES {
            let id = conjunction.ids().first().copied().unwrap_or(self.view.ir.root());
            let pointer = self.view.address(id);
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
        let mut ty = self.plan_conjunction(&conjunction, hint);
        self.depth -= 1;
        if let Some(Memo::Busy(Some(id))) = self.memo.get(&key)
            && self.items[*id].item.is_none()
        {
            // Something inside refers to this: it needs a name.
            let id = *id;
            self.finish(id, &conjunction, Kind::Checked(ty), Vec::new());
            ty = Type::Item(id);
        }
        self.memo.insert(key, Memo::Done(ty.clone()));
        ty
    }

    fn plan_conjunction(&mut self, conjunction: &Conjunction, hint: &Hint) -> Type {
        if let Some(id) = conjunction.dynamic.first() {
            self.asks_root = true;
            let mut dynamic = self.view.node(*id).references.iter().rev();
            let keyword = dynamic
                .find(|reference| !matches!(reference.target, Target::Static(_)))
                .map_or(Keyword::DynamicRef, |reference| reference.keyword);
            self.report(*id, keyword, "any value; the whole document is judged by rules");
            return Type::Value;
        }
        let types = self.types(conjunction);
        if conjunction.never.is_some() || types.is_empty() {
            return self.checked(conjunction, hint, Type::Value, conjunction.ids());
        }
        if !self.tells_types_apart(conjunction, types) {
            let rules = self.inexact(conjunction, types, &[Keyword::Type]);
            return self.checked_if(conjunction, hint, Type::Value, rules);
        }
        if types.intersects(TypeSet::NULL) && types != TypeSet::NULL {
            let rest = self.plan_types(conjunction, types & !TypeSet::NULL, hint);
            return match self.accepts_null(conjunction, 0) {
                Some(true) => Type::Nullable(Box::new(rest)),
                Some(false) => rest,
                None => {
                    let ty = Type::Nullable(Box::new(rest));
                    self.checked(conjunction, hint, ty, conjunction.ids())
                }
            };
        }
        if let Some(values) = self.values(conjunction)
            && let Some(ty) = self.closed(conjunction, hint, &values, types)
        {
            return ty;
        }
        match types {
            TypeSet::NULL => self.unit(conjunction, hint, types, Type::Null),
            TypeSet::BOOLEAN => self.unit(conjunction, hint, types, Type::Bool),
            TypeSet::STRING => self.one_type(conjunction, hint, types, Self::string),
            TypeSet::ARRAY => self.one_type(conjunction, hint, types, Self::array),
            TypeSet::OBJECT => self.one_type(conjunction, hint, types, Self::object),
            types if TypeSet::NUMBER.contains(types) => {
                self.one_type(conjunction, hint, types, Self::number)
            }
            _ => self.by_type(conjunction, hint, types),
        }
    }

    /// A union if the subschemas make one, else what `plain` makes of them.
    fn one_type(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        types: TypeSet,
        plain: fn(&mut Self, &Conjunction, &Hint) -> Type,
    ) -> Type {
        match self.union(conjunction, hint, types) {
            Some(ty) => ty,
            None => plain(self, conjunction, hint),
        }
    }

    /// A type without limits of its own.
    fn unit(&mut self, conjunction: &Conjunction, hint: &Hint, types: TypeSet, ty: Type) -> Type {
        let rules =
            self.inexact(conjunction, types, &[Keyword::Type, Keyword::Enum, Keyword::Const]);
        self.checked_if(conjunction, hint, ty, rules)
    }

    fn plan_types(&mut self, conjunction: &Conjunction, types: TypeSet, hint: &Hint) -> Type {
        let mut conjuncts = conjunction.conjuncts();
        conjuncts.push(Conjunct::Types(types));
        self.plan(&conjuncts, hint)
    }

    /// The type of the root: always one of its own.
    fn root(&mut self, ty: Type, hint: &Hint) -> usize {
        let whole = self.view.ir.root();
        let rules = if self.asks_root { vec![whole] } else { Vec::new() };
        if let Type::Item(id) = ty
            && let Some(item) = &mut self.items[id].item
            && (rules.is_empty() || item.kind.takes_rules())
        {
            item.rules.splice(..0, rules);
            return id;
        }
        self.give_way(&hint.name);
        let name = hint.name.clone();
        let about = vec![whole];
        let item = TypeDef { name: name.clone(), about, kind: Kind::Checked(ty), rules };
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

    fn report(&mut self, id: SchemaId, keyword: Keyword, why: &str) {
        self.lossy.push(RuntimeCheck {
            pointer: self.view.address(id),
            keyword: self.view.spelling(id, keyword).name().to_owned(),
            why: why.to_owned(),
        });
    }
}
