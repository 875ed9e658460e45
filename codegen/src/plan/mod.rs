//! Schema → graph: which types there are and what each holds, without a language in it.
//!
//! A type is planned for everything that applies to one value ([`Conjunction`]), never for a subschema alone: the
//! subschema, what it refers to, what `allOf` adds, and, inside a branch, what the branch adds. Equal conjunctions give
//! one type.
//!
//! Invariant: a type can hold every valid value. Where it could hold an invalid one, it has rules:
//! the subschemas that are checked when a value is read or built.

mod add;
mod array;
mod conditionals;
mod conjunction;
mod graph;
mod inference;
mod marks;
mod number;
mod object;
mod string;
mod types;
mod undeclared;
mod union;
mod uri_names;
mod view;

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use tablature_schema::ir::{Ir, Keyword, SchemaId, Target, TypeSet};

use crate::{
    options::Options,
    problem::{Problem, RuntimeCheck},
};

use conjunction::{Conjunct, Conjunction};
pub(crate) use graph::{
    AdditionalFields, Branch, BranchWords, Container, Field, FieldValue, Kind, Mark, NumberLimits,
    Origin, Place, Presence, Role, StringLimits, TaggedBranch, Type, TypeDef, TypeGraph, TypeId,
};
pub(crate) use inference::identity;
pub(crate) use uri_names::stem;
pub(crate) use view::View;

/// More types than anybody can use: the schema multiplies its unions.
const MAX_TYPES: usize = 12_000;
/// Deeper than any schema that a person wrote: a schema that grows as it is followed.
const MAX_DEPTH: usize = 120;

/// Plans the types of a schema.
///
/// # Errors
///
/// Every reason why there can be none.
pub(crate) fn plan<'s>(ir: &'s Ir, options: &Options) -> Result<TypeGraph<'s>, Vec<Problem>> {
    let view = View::new(ir);
    let depends_on_root = view.depends_on_root();
    let mut planner = Planner {
        view,
        options,
        planned: Vec::new(),
        memo: HashMap::new(),
        runtime_checks: Vec::new(),
        problems: BTreeMap::new(),
        depth: 0,
        // Only the rules know what a type of the user's holds.
        asks_root: !options.replace.is_empty() || depends_on_root,
    };
    let place = Rc::new(Place::Root);
    let ty = planner.plan(&[Conjunct::at(ir.root())], &place);
    let root = planner.root(ty, &place);
    let is_library = Conjunction::of(&planner.view, ir.root()).accepts_all();
    let definitions =
        if is_library || options.all_definitions { planner.definitions() } else { Vec::new() };
    if !planner.problems.is_empty() {
        return Err(planner.problems.into_values().collect());
    }
    let Planner { view, planned, mut runtime_checks, .. } = planner;
    let types = planned.into_iter().map(|planned| match planned {
        PlannedType::Finished(mut own) => {
            if depends_on_root {
                // The root is checked as a whole, and only from there do references resolve as they should.
                own.rules.retain(|id| view.node(*id).resource == view.root_resource());
            }
            *own
        }
        PlannedType::Reserved(_) => unreachable!("every type that was begun is finished"),
    });
    runtime_checks.sort();
    runtime_checks.dedup();
    let types = types.collect();
    Ok(TypeGraph { view, types, root, definitions, runtime_checks })
}

/// The state of what was planned, or is being planned.
enum Memo {
    Busy(Option<TypeId>),
    Done(Type),
}

/// A type that was begun.
enum PlannedType {
    Reserved(Origin),
    Finished(Box<TypeDef>),
}

struct Planner<'s, 'o> {
    view: View<'s>,
    options: &'o Options,
    planned: Vec<PlannedType>,
    memo: HashMap<Vec<Conjunct>, Memo>,
    runtime_checks: Vec<RuntimeCheck>,
    problems: BTreeMap<String, Problem>,
    depth: usize,
    /// Is `true` if something can only be checked from the root.
    asks_root: bool,
}

impl Planner<'_, '_> {
    /// Returns the type for a value to which all conjuncts apply.
    fn plan(&mut self, conjuncts: &[Conjunct], place: &Rc<Place>) -> Type {
        let conjunction = Conjunction::new(&self.view, conjuncts);
        let key = conjunction.key();
        if let Some(Memo::Done(ty)) = self.memo.get(&key) {
            return ty.clone();
        }
        if let Some(ty) = self.around_content(&conjunction, place) {
            self.memo.insert(key, Memo::Done(ty.clone()));
            return ty;
        }
        if let Some(Memo::Busy(_)) = self.memo.get(&key) {
            return Type::Defined(self.reserve(&conjunction, place));
        }
        if self.depth > MAX_DEPTH || self.planned.len() > MAX_TYPES {
            let id = conjunction.ids().first().copied().unwrap_or(self.view.ir.root());
            let pointer = self.view.address(id);
            let problem = Problem::new(
                "",
                format!("the schema needs too many types at `{pointer}`"),
                "move shared parts to `$defs`, and nest unions less",
            );
            self.problems.insert(String::new(), problem);
            return Type::Value;
        }
        self.memo.insert(key.clone(), Memo::Busy(None));
        self.depth += 1;
        let mut ty = self.plan_conjunction(&conjunction, place);
        self.depth -= 1;
        if let Some(Memo::Busy(Some(id))) = self.memo.get(&key)
            && matches!(self.planned[*id], PlannedType::Reserved(_))
        {
            // Something inside refers to this, which makes it a type of its own.
            let id = *id;
            self.finish(id, &conjunction, Kind::Checked(ty), Vec::new());
            ty = Type::Defined(id);
        }
        self.memo.insert(key, Memo::Done(ty.clone()));
        ty
    }

    /// Returns the type of a value that may be null, or need not be an object, around that of its other values. It is none of
    /// its own, so that what refers to it from within refers to its content.
    fn around_content(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Option<Type> {
        let types = self.types(conjunction);
        let is_plain = !conjunction.dynamic.is_empty()
            || conjunction.never.is_some()
            || !types.intersects(TypeSet::NULL)
            || types == TypeSet::NULL
            || !self.tells_types_apart(conjunction, types);
        if is_plain {
            return None;
        }
        if types == TypeSet::ALL && self.whole_types(conjunction, 0) == !TypeSet::OBJECT {
            let object = self.plan_types(conjunction, TypeSet::OBJECT, place);
            return Some(Type::MaybeObject(Box::new(object)));
        }
        let accepts_null = self.accepts_null(conjunction, 0)?;
        let rest = self.plan_types(conjunction, types & !TypeSet::NULL, place);
        Some(if accepts_null { Type::Nullable(Box::new(rest)) } else { rest })
    }

    fn plan_conjunction(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Type {
        if let Some(id) = conjunction.dynamic.first() {
            self.asks_root = true;
            let mut dynamic = self.view.node(*id).references.iter().rev();
            let keyword = dynamic
                .find(|reference| !matches!(reference.target, Target::Static(_)))
                .map_or(Keyword::DynamicRef, |reference| reference.keyword);
            self.report(*id, keyword, "any value; the whole document is checked at run time");
            return Type::Value;
        }
        let types = self.types(conjunction);
        if conjunction.never.is_some() || types.is_empty() {
            return self.checked(conjunction, place, Type::Value, conjunction.ids());
        }
        if let Some(ty) = self.either(conjunction, place) {
            return ty;
        }
        if !self.tells_types_apart(conjunction, types) {
            let rules = self.inexact(conjunction, types, &[Keyword::Type]);
            return self.checked_if(conjunction, place, Type::Value, rules);
        }
        if types.intersects(TypeSet::NULL) && types != TypeSet::NULL {
            // Only the schema can tell whether null is valid.
            let rest = self.plan_types(conjunction, types & !TypeSet::NULL, place);
            let ty = Type::Nullable(Box::new(rest));
            return self.checked(conjunction, place, ty, conjunction.ids());
        }
        if let Some(values) = self.values(conjunction)
            && let Some(ty) = self.closed(conjunction, place, &values, types)
        {
            return ty;
        }
        match types {
            TypeSet::NULL => self.unit(conjunction, place, types, Type::Null),
            TypeSet::BOOLEAN => self.unit(conjunction, place, types, Type::Bool),
            TypeSet::STRING => self.one_type(conjunction, place, types, Self::string),
            TypeSet::ARRAY => self.one_type(conjunction, place, types, Self::array),
            TypeSet::OBJECT => self.one_type(conjunction, place, types, Self::object),
            types if TypeSet::NUMBER.contains(types) => {
                self.one_type(conjunction, place, types, Self::number)
            }
            _ => self.by_type(conjunction, place, types),
        }
    }

    /// Returns a union if the subschemas make one, else what `plain` makes of them.
    fn one_type(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        types: TypeSet,
        plain: fn(&mut Self, &Conjunction, &Rc<Place>) -> Type,
    ) -> Type {
        match self.union(conjunction, place, types) {
            Some(ty) => ty,
            None => plain(self, conjunction, place),
        }
    }

    /// Returns a type without limits of its own.
    fn unit(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        types: TypeSet,
        ty: Type,
    ) -> Type {
        let rules =
            self.inexact(conjunction, types, &[Keyword::Type, Keyword::Enum, Keyword::Const]);
        self.checked_if(conjunction, place, ty, rules)
    }

    fn plan_types(&mut self, conjunction: &Conjunction, types: TypeSet, place: &Rc<Place>) -> Type {
        let mut conjuncts = conjunction.conjuncts();
        for group in self.groups(conjunction).iter().filter(|own| self.is_settled(own, types)) {
            for conjunct in &mut conjuncts {
                conjunct.skip_in(group.id, group.skip);
            }
        }
        conjuncts.push(Conjunct::Types(types));
        self.plan(&conjuncts, place)
    }

    /// Returns the type of the root: always one of its own.
    fn root(&mut self, ty: Type, place: &Rc<Place>) -> TypeId {
        let root = self.view.ir.root();
        let rules = if self.asks_root { vec![root] } else { Vec::new() };
        if let Type::Defined(id) = ty
            && let PlannedType::Finished(own) = &mut self.planned[id]
            && (rules.is_empty() || own.kind.takes_rules())
        {
            own.rules.splice(..0, rules);
            return id;
        }
        let origin = Origin {
            place: Rc::clone(place),
            role: Role::Root,
            named: vec![root],
            definition: None,
        };
        let (about, kind) = (vec![root], Kind::Checked(ty));
        let own = TypeDef { origin, about, kind, rules, is_reserved: true };
        self.planned.push(PlannedType::Finished(Box::new(own)));
        self.planned.len() - 1
    }

    /// Plans a type for each definition that says something.
    fn definitions(&mut self) -> Vec<TypeId> {
        let all: Vec<SchemaId> = self.view.own_definitions().collect();
        let mut types = Vec::new();
        for id in all {
            let conjunction = Conjunction::of(&self.view, id);
            if conjunction.accepts_all() {
                continue;
            }
            let place = Rc::new(Place::Definition(id));
            let ty = match self.plan(&[Conjunct::at(id)], &place) {
                Type::Nullable(inner) | Type::MaybeObject(inner)
                    if matches!(*inner, Type::Defined(_)) =>
                {
                    *inner
                }
                ty => ty,
            };
            types.push(match ty {
                Type::Defined(own) => own,
                plain => self.add_newtype(&conjunction, &place, plain),
            });
        }
        types
    }

    fn report(&mut self, id: SchemaId, keyword: Keyword, why: &str) {
        self.runtime_checks.push(RuntimeCheck {
            pointer: self.view.address(id),
            keyword: self.view.spelling(id, keyword).name().to_owned(),
            why: why.to_owned(),
        });
    }
}
