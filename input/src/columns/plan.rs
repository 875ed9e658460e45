//! How the columns of a table become a record, by what a schema wants.

use std::{collections::HashMap, sync::Arc};

use tablature_schema::{
    ir::{Step, Wanted},
    json::pointer::push_segment,
};

use super::{
    keys::{KeyPath, Keys},
    want::{Shape, Want},
};

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
        for (column, (path, shape)) in paths.iter().zip(shapes).enumerate() {
            let mut steps: Vec<Step<'_>> =
                path.segments.iter().map(|key| Step::Property(key)).collect();
            wants.push(Want::new(shape, wanted, &mut steps));
            columns.entry(path.pointer.clone()).or_insert(column);
        }
        for (column, path) in paths.iter().enumerate() {
            for pointer in beside(path, &columns) {
                columns.entry(pointer).or_insert(column);
            }
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

/// Returns where a column is if a column around it holds no object: `/a.b` beside `/a`.
fn beside(path: &KeyPath, columns: &HashMap<String, usize>) -> Vec<String> {
    let mut around = String::new();
    let mut found = Vec::new();
    for (depth, key) in path.segments.iter().enumerate() {
        let mut pointer = around.clone();
        push_segment(&mut around, key);
        if depth + 1 < path.segments.len() && columns.contains_key(&around) {
            push_segment(&mut pointer, &path.segments[depth..].join("."));
            found.push(pointer);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_beside_its_whole_is_found() {
        let names = ["a", "a.b.c", "x.y", "x.y.z"].map(str::to_owned);
        let shapes = [Shape::Leaf, Shape::Leaf, Shape::Leaf, Shape::Leaf];
        let plan = Plan::new(&names, &shapes, &Wanted::default());
        assert_eq!(plan.column("/a.b.c", None), Some("a.b.c"));
        assert_eq!(plan.column("/x/y.z", None), Some("x.y.z"));
        assert_eq!(plan.column("/x", Some("y.z")), Some("x.y.z"));
        assert_eq!(plan.column("/x.y.z", None), None);
    }

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
