//! The place of a value in a document, which costs nothing until it is needed.

use tablature_schema::json::pointer::push_segment;

/// A place: the path from the outermost value, as a list on the stack.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
    depth: usize,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The outermost value.
    pub const ROOT: At<'static> = At { parent: None, step: Step::Root, depth: 0 };

    /// Returns the field `key` of the object here.
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Key(key), depth: self.depth + 1 }
    }

    /// Returns the element `index` of the array here.
    #[must_use]
    pub fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index), depth: self.depth + 1 }
    }

    /// Returns the number of containers around this place.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the place as a JSON Pointer.
    pub fn pointer(&self) -> String {
        let mut pointer = self.parent.map(Self::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => push_segment(&mut pointer, key),
            Step::Index(index) => push_segment(&mut pointer, &index.to_string()),
        }
        pointer
    }
}
