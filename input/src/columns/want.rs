//! What a schema wants of the values of a column, and of their parts.

use tablature_schema::ir::{Step, TypeSet, Wanted};

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
    pub(super) fn new(shape: &Shape, wanted: &Wanted, path: &mut Vec<Step<'_>>) -> Self {
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

    /// Returns whether a moment or a day is to be a number: where numbers are wanted, and no strings are.
    pub(super) fn is_number(&self) -> bool {
        self.types.is_some_and(|types| {
            types.intersects(TypeSet::NUMBER) && !types.contains(TypeSet::STRING)
        })
    }

    /// Returns the types that are wanted of a part.
    pub(super) fn part(&self, index: usize) -> &Self {
        static NOTHING: Want = Want { types: None, parts: Vec::new() };
        self.parts.get(index).unwrap_or(&NOTHING)
    }
}
