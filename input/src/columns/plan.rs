//! How the columns of a table become a record, by what a schema wants.

use std::{collections::HashMap, sync::Arc};

use tablature_schema::{
    ir::{Step, TypeSet, Wanted},
    json::pointer::push_segment,
};

use super::keys::Keys;

/// What the values of a column are made of.
#[derive(Debug, Clone, Default)]
pub(super) enum Shape {
    /// A value without parts.
    #[default]
    Leaf,
    /// Values by name.
    Struct(Vec<(String, Shape)>),
    /// Any number of values.
    List(Box<Shape>),
    /// One of several.
    Union(Vec<Shape>),
}

/// What a schema wants of a value and of its parts, which are those of its [`Shape`].
#[derive(Debug, Clone, Default)]
pub(super) struct Want {
    /// The types that it wants; `None` if it says nothing.
    pub(super) types: Option<TypeSet>,
    /// Those of the parts, in the order of the shape.
    pub(super) parts: Vec<Want>,
}

impl Want {
    fn new(shape: &Shape, wanted: &Wanted, path: &mut Vec<Step<'_>>) -> Self {
        let types = wanted.types(path);
        let inside = |shape: &Shape, step: Step<'_>| {
            let path: &mut Vec<Step<'_>> = &mut path.clone();
            path.push(step);
            Self::new(shape, wanted, path)
        };
        let parts = match shape {
            Shape::Leaf => Vec::new(),
            Shape::Struct(members) => {
                members.iter().map(|(name, shape)| inside(shape, Step::Property(name))).collect()
            }
            Shape::List(item) => vec![inside(item, Step::Item)],
            Shape::Union(branches) => {
                branches.iter().map(|shape| Self::new(shape, wanted, &mut path.clone())).collect()
            }
        };
        Self { types, parts }
    }

    /// Returns whether a moment or a day is to be a string: where strings are wanted, and no numbers are.
    pub(super) fn is_string(&self) -> bool {
        self.types.is_some_and(|types| {
            types.contains(TypeSet::STRING) && !types.intersects(TypeSet::NUMBER)
        })
    }

    /// Returns the types that are wanted of a part.
    pub(super) fn part(&self, index: usize) -> &Self {
        static NOTHING: Want = Want { types: None, parts: Vec::new() };
        self.parts.get(index).unwrap_or(&NOTHING)
    }
}

/// The names of the columns of a table, and what they hold. Makes plans.
#[derive(Debug, Clone)]
pub struct Header {
    columns: Arc<(Vec<String>, Vec<Shape>)>,
}

impl Header {
    pub(super) fn new(names: Vec<String>, shapes: Vec<Shape>) -> Self {
        Self { columns: Arc::new((names, shapes)) }
    }

    /// Returns how the rows become records that are as a schema wants them.
    pub fn plan(&self, wanted: &Wanted) -> Arc<Plan> {
        let (names, shapes) = &*self.columns;
        Arc::new(Plan::new(names, shapes, wanted))
    }
}

/// How the rows of a table become records. Made by [`Header::plan`].
#[derive(Debug)]
pub struct Plan {
    pub(super) keys: Keys,
    pub(super) wants: Vec<Want>,
    names: Vec<String>,
    /// The column at each place of a record.
    columns: HashMap<String, usize>,
}

impl Plan {
    pub(super) fn new(names: &[String], shapes: &[Shape], wanted: &Wanted) -> Self {
        let (keys, paths) = Keys::new(names, wanted);
        let mut columns = HashMap::new();
        let mut wants = Vec::new();
        for (column, (path, shape)) in paths.into_iter().zip(shapes).enumerate() {
            let mut steps: Vec<Step<'_>> =
                path.segments.iter().map(|key| Step::Property(key)).collect();
            wants.push(Want::new(shape, wanted, &mut steps));
            columns.entry(path.pointer).or_insert(column);
        }
        Self { keys, wants, names: names.to_vec(), columns }
    }

    /// Returns the name of the column that holds the value at a place of a record, or the field of it: the place of a finding
    /// about a field that is missing is the object that lacks it.
    pub fn column(&self, pointer: &str, field: Option<&str>) -> Option<&str> {
        let of_field = field.and_then(|field| {
            let mut pointer = pointer.to_owned();
            push_segment(&mut pointer, field);
            self.columns.get(&pointer)
        });
        let found = of_field.or_else(|| {
            let mut pointer = pointer;
            loop {
                if let Some(column) = self.columns.get(pointer) {
                    return Some(column);
                }
                pointer = pointer.rsplit_once('/')?.0;
            }
        });
        found.map(|column| self.names[*column].as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_the_column_that_holds_it() {
        let names = ["id", "m.x", "tags", "a/b"].map(str::to_owned);
        let shapes = [Shape::Leaf, Shape::Leaf, Shape::Leaf, Shape::Leaf];
        let plan = Plan::new(&names, &shapes, &Wanted::default());
        let of = |pointer, field| plan.column(pointer, field).unwrap_or("-").to_owned();
        assert_eq!(of("/id", None), "id");
        assert_eq!(of("/m/x", None), "m.x");
        assert_eq!(of("/tags/3/k", None), "tags");
        assert_eq!(of("/a~1b", None), "a/b");
        assert_eq!(of("", Some("id")), "id");
        assert_eq!(of("/m", Some("x")), "m.x");
        assert_eq!(of("/m", None), "-");
        assert_eq!(of("", Some("none")), "-");
        assert_eq!(of("", None), "-");
    }
}
