//! What the branches of a union are called where the schema has no word for them: after what tells them apart.

use tablature_schema::{ir::TypeSet, json::Value};

use super::{
    names,
    naming::{KNOWN, Naming, OTHER},
};
use crate::plan::{Branch, BranchWords, Kind, Mark, Type};

/// Longer names of fields and patterns are cut in messages.
const MAX_QUOTED: usize = 80;
/// How far checked types are looked into.
const MAX_CHECKED: usize = 8;

/// Returns the name of a branch, and what messages call it: by the field that only it has, by the items of its list, or by
/// the type of its values, if no other branch has that. `types` has those of all branches.
pub(super) fn by_content(
    naming: &Naming<'_, '_>,
    branches: &[Branch],
    types: &[Option<TypeSet>],
    index: usize,
) -> Option<(String, String)> {
    let branch = &branches[index];
    if let BranchWords::Schema { own_field: Some(field), .. } = &branch.words {
        return Some((names::upper(field), format!("an object with {}", quoted(field))));
    }
    let own = types[index]?;
    if types.iter().filter(|other| **other == Some(own)).count() == 1 {
        let (name, label) = of_types(own);
        return Some((name.to_owned(), label.to_owned()));
    }
    of_list(naming, &branch.ty)
}

/// Returns the type in JSON of the values of each branch; `None` where they are of several.
pub(super) fn types(naming: &Naming<'_, '_>, branches: &[Branch]) -> Vec<Option<TypeSet>> {
    branches.iter().map(|branch| type_of(naming, &branch.ty)).collect()
}

/// Returns the name of a branch for undeclared fields, and what messages call it.
pub(super) fn of_undeclared(pattern: Option<&str>) -> (String, String) {
    match pattern {
        Some(pattern) => (
            "Matching".to_owned(),
            format!("a value that is valid for keys that match {}", quoted(pattern)),
        ),
        None => ("Others".to_owned(), "a value that is valid for all other keys".to_owned()),
    }
}

fn quoted(text: &str) -> String {
    let text: String = text.replace('`', "'").chars().take(MAX_QUOTED).collect();
    format!("`{text}`")
}

/// Returns the name of a variant for all values of some types, and what messages call it.
pub(super) fn of_types(types: TypeSet) -> (&'static str, &'static str) {
    match types {
        TypeSet::NULL => ("Null", "null"),
        TypeSet::BOOLEAN => ("Boolean", "a boolean"),
        TypeSet::INTEGER => ("Integer", "an integer"),
        TypeSet::STRING => ("String", "a string"),
        TypeSet::ARRAY => ("Array", "an array"),
        TypeSet::OBJECT => ("Object", "an object"),
        _ => ("Number", "a number"),
    }
}

/// Returns the name of a list after its items, and what messages call it.
fn of_list(naming: &Naming<'_, '_>, ty: &Type) -> Option<(String, String)> {
    let item = match unchecked(naming, ty)? {
        Type::List(item) => item,
        Type::Defined(id) => match &naming.graph.types[*id].kind {
            Kind::List { item, .. } => item,
            _ => return None,
        },
        _ => return None,
    };
    if let Type::Defined(id) = item {
        let name = naming.definition(naming.graph.types[*id].origin.definition?)?;
        return Some((format!("{name}List"), format!("a list of `{name}`")));
    }
    let (name, label) = of_types(type_of(naming, item)?);
    let plural = label.split(' ').next_back().unwrap_or(label);
    Some((format!("{name}s"), format!("a list of {plural}s")))
}

/// Returns the type in JSON of all values of a type; `None` where they are of several.
fn type_of(naming: &Naming<'_, '_>, ty: &Type) -> Option<TypeSet> {
    Some(match unchecked(naming, ty)? {
        Type::Null => TypeSet::NULL,
        Type::Bool => TypeSet::BOOLEAN,
        Type::String | Type::Empty | Type::Formatted(_) => TypeSet::STRING,
        Type::Number => TypeSet::NUMBER,
        Type::Integer => TypeSet::INTEGER,
        Type::List(_) => TypeSet::ARRAY,
        Type::Map(_) => TypeSet::OBJECT,
        Type::Value | Type::Nullable(_) | Type::MaybeObject(_) => return None,
        Type::Defined(id) => match &naming.graph.types[*id].kind {
            Kind::Object { .. } | Kind::Tagged { .. } => TypeSet::OBJECT,
            Kind::OpenEnum { .. } | Kind::String(_) | Kind::Formatted(..) => TypeSet::STRING,
            Kind::Enum(values) => {
                let mut all = values.iter().map(TypeSet::of);
                let first = all.next()?;
                return all.all(|other| other == first).then_some(first);
            }
            Kind::Number(limits) if limits.is_whole => TypeSet::INTEGER,
            Kind::Number(_) => TypeSet::NUMBER,
            Kind::List { .. } | Kind::Tuple { .. } => TypeSet::ARRAY,
            Kind::Checked(_) | Kind::AnyOf(_) => return None,
        },
    })
}

/// Returns what a type holds apart from checks; `None` behind too many of them.
fn unchecked<'t>(naming: &Naming<'t, '_>, ty: &'t Type) -> Option<&'t Type> {
    let content = |ty: &&'t Type| match ty {
        Type::Defined(id) => match &naming.graph.types[*id].kind {
            Kind::Checked(content) => Some(content),
            _ => None,
        },
        _ => None,
    };
    std::iter::successors(Some(ty), content).take(MAX_CHECKED).find(|ty| content(ty).is_none())
}

/// Returns the name of a branch without that of its union, if it begins with it: `Square` for the `ShapeSquare` of `Shape`.
pub(super) fn below(union: &str, branch: &str) -> String {
    let rest = branch.strip_prefix(union).filter(|rest| rest.starts_with(char::is_uppercase));
    rest.unwrap_or(branch).to_owned()
}

/// Returns the name of a variant by what tells it from the others.
pub(super) fn marked(mark: &Mark) -> String {
    match mark {
        Mark::Value(Value::String(text)) => names::upper(text),
        Mark::Value(value) => names::upper(&value.to_string()),
        Mark::Values => KNOWN.to_owned(),
        Mark::Other => OTHER.to_owned(),
        Mark::Format(format) => names::upper(format),
    }
}
