//! Maps the values of a payload to their JSON Pointers. Built when the first finding needs one.

use tablature_schema::json::{Document, Kind, Member, NodeId, NodeRef};

/// The path of each value of a document.
///
/// Building it takes one pass over the document; a pointer then takes time proportional to its depth.
#[derive(Debug)]
pub(crate) struct Paths {
    steps: Vec<Step>,
}

/// The step from the enclosing array or object to a value, in few bytes: a record may hold millions of values.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The enclosing array or object; the root's is itself.
    parent: NodeId,
    /// The index among the members or elements, or [`OVERRIDDEN`].
    place: u32,
}

/// The place of the value of a duplicate key that is overridden.
const OVERRIDDEN: u32 = u32::MAX;

impl Paths {
    /// Builds the paths of all values.
    pub(crate) fn new(document: &Document<'_>) -> Self {
        let mut steps = Vec::with_capacity(document.len());
        // Values are numbered in the order of the text, so the values around one are the open ones before it.
        let mut open: Vec<(NodeId, usize)> = Vec::new();
        for node in document.nodes() {
            let span = node.span();
            while open.last().is_some_and(|(_, end)| *end <= span.start) {
                open.pop();
            }
            let parent = open.last().map_or(node.id, |(id, _)| *id);
            steps.push(Step { parent, place: OVERRIDDEN });
            if matches!(node.kind(), Kind::Array | Kind::Object) {
                open.push((node.id, span.end));
            }
        }
        for node in document.nodes() {
            for (place, member) in (0..).zip(node.members()) {
                steps[member.value.index()].place = place;
            }
            for (place, element) in (0..).zip(node.elements()) {
                steps[element.id.index()].place = place;
            }
        }
        Self { steps }
    }

    /// Returns the step to a value; `None` for the root.
    fn step<'a>(&self, node: NodeRef<'a>) -> Option<(NodeRef<'a>, Option<usize>)> {
        let Step { parent, place } = *self.steps.get(node.id.index())?;
        let place = (place != OVERRIDDEN).then_some(place as usize);
        (parent != node.id).then(|| (node.at(parent), place))
    }

    /// Returns the steps to a value, the outermost first. The values of a duplicate key that is overridden get the path
    /// of the object that has the key.
    pub(crate) fn to<'a>(&self, node: NodeRef<'a>) -> Vec<Segment<'a>> {
        let mut segments = Vec::new();
        let mut at = node;
        while let Some((parent, place)) = self.step(at) {
            match place.map(|place| (place, parent.members().get(place))) {
                Some((_, Some(member))) => segments.push(Segment::Member(member)),
                Some((place, None)) => segments.push(Segment::Element(place)),
                None => segments.clear(),
            }
            at = parent;
        }
        segments.reverse();
        segments
    }

    /// Returns the member whose value `node` is.
    pub(crate) fn member<'a>(&self, node: NodeRef<'a>) -> Option<&'a Member<'a>> {
        let (parent, place) = self.step(node)?;
        parent.members().get(place?)
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Segment<'a> {
    /// Into the value of a member.
    Member(&'a Member<'a>),
    /// Into the element at an index.
    Element(usize),
}

#[cfg(test)]
mod tests {
    use tablature_schema::json::parse;

    use super::*;

    fn shown(segments: &[Segment<'_>]) -> String {
        let name = |segment: &Segment<'_>| match segment {
            Segment::Member(member) => member.key().to_owned(),
            Segment::Element(index) => index.to_string(),
        };
        segments.iter().map(name).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn every_value_has_its_path() {
        let (document, _) =
            parse(br#"{"a": [1, {"b": null}], "c": {}, "d": [[2]]}"#, 128).expect("JSON");
        let paths = Paths::new(&document);
        let found: Vec<String> = document.nodes().map(|node| shown(&paths.to(node))).collect();
        assert_eq!(found, ["", "a", "a/0", "a/1", "a/1/b", "c", "d", "d/0", "d/0/0"]);
    }

    #[test]
    fn values_of_repeated_keys_are_placed_at_their_object() {
        let (document, _) = parse(br#"{"o": {"a": {"x": [1]}, "a": 2}}"#, 128).expect("JSON");
        let paths = Paths::new(&document);
        let found: Vec<String> = document.nodes().map(|node| shown(&paths.to(node))).collect();
        assert_eq!(found, ["", "o", "o", "o", "o", "o/a"]);
    }
}
