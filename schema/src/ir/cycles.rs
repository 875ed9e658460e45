//! Finds cycles that never descend into the value, and chains of references that are too long.

use std::collections::HashSet;

use super::{
    Applicator, Ir, Location, SchemaId, Target,
    diagnostics::{Diagnostics, Place, Severity},
};
use crate::json::pointer;

/// Maximum length of a chain of subschemas that apply to one value, which bounds the stack of recursive evaluation.
pub const MAX_IN_PLACE_DEPTH: usize = 512;

/// A step from a subschema to another that applies to the same value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    to: SchemaId,
    /// The index of the reference, if it is one.
    reference: Option<usize>,
}

/// Marks the subschemas that the root reaches. Returns those that the root or the meta-schema reaches, in which
/// everything must resolve.
pub(super) fn mark_reachable(ir: &mut Ir) -> Vec<bool> {
    let mut is_used = reach(ir, ir.root);
    for (node, is_reachable) in ir.nodes.iter_mut().zip(&is_used) {
        node.is_reachable = *is_reachable;
    }
    if let Some(meta_schema) = ir.meta_schema {
        let by_meta_schema = reach(ir, meta_schema);
        is_used.iter_mut().zip(by_meta_schema).for_each(|(used, also)| *used |= also);
    }
    is_used
}

fn reach(ir: &Ir, from: SchemaId) -> Vec<bool> {
    let mut is_reached = vec![false; ir.len()];
    is_reached[from.index()] = true;
    let mut waiting = vec![from];
    let mut anchors = HashSet::new();
    while let Some(id) = waiting.pop() {
        let node = ir.node(id);
        let children = node.children.iter();
        let applied = children
            .filter(|(applicator, _)| !matches!(applicator, Applicator::Definition(_)))
            .map(|(_, id)| *id);
        let targets = node.references.iter().flat_map(|own| match &own.target {
            // An anchor may have many candidates, which are the same for every reference to it.
            Target::Dynamic { anchor, fallback } if !anchors.insert(&**anchor) => vec![*fallback],
            target => ir.candidates(target),
        });
        for next in applied.chain(targets) {
            if !std::mem::replace(&mut is_reached[next.index()], true) {
                waiting.push(next);
            }
        }
    }
    is_reached
}

/// Reports cycles, and chains that are too long. `is_used` marks the subschemas in which they are errors.
pub(super) fn report(ir: &Ir, is_used: &[bool], diagnostics: &mut Diagnostics) {
    let mut search = Search {
        ir,
        state: vec![State::New; ir.len()],
        depth: vec![0; ir.len()],
        path: Vec::new(),
        has_cycle: false,
        diagnostics,
    };
    let mut starts: Vec<SchemaId> = ir.nodes().map(|(id, _)| id).collect();
    // Used subschemas come first, so that a cycle is found from there if possible.
    starts.sort_by_key(|id| !is_used[id.index()]);
    for id in starts {
        search.run(id);
    }
    // The length of a chain in a cycle is meaningless.
    if !search.has_cycle {
        search.report_depth(is_used);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

struct Search<'i, 'p> {
    ir: &'i Ir,
    state: Vec<State>,
    /// The longest chain of steps from each subschema.
    depth: Vec<usize>,
    path: Vec<Frame>,
    has_cycle: bool,
    diagnostics: &'p mut Diagnostics,
}

struct Frame {
    id: SchemaId,
    steps: Vec<Step>,
    next: usize,
}

impl Search<'_, '_> {
    fn run(&mut self, start: SchemaId) {
        if self.state[start.index()] == State::New {
            self.enter(start);
        }
        while let Some(frame) = self.path.last_mut() {
            let id = frame.id;
            let Some(step) = frame.steps.get(frame.next).copied() else {
                self.leave(id);
                continue;
            };
            frame.next += 1;
            match self.state[step.to.index()] {
                State::New => self.enter(step.to),
                State::OnPath => self.report_cycle(step),
                State::Done => self.deepen(id, step.to),
            }
        }
    }

    fn enter(&mut self, id: SchemaId) {
        self.state[id.index()] = State::OnPath;
        self.path.push(Frame { id, steps: steps(self.ir, id), next: 0 });
    }

    fn leave(&mut self, id: SchemaId) {
        self.state[id.index()] = State::Done;
        self.path.pop();
        if let Some(outer) = self.path.last() {
            self.deepen(outer.id, id);
        }
    }

    fn deepen(&mut self, outer: SchemaId, inner: SchemaId) {
        let depth = self.depth[inner.index()] + 1;
        self.depth[outer.index()] = self.depth[outer.index()].max(depth);
    }

    /// Reports the cycle that a step to a subschema on the path closes.
    fn report_cycle(&mut self, closing: Step) {
        self.has_cycle = true;
        if self.diagnostics.has_enough_errors() {
            return;
        }
        let first = self.path.iter().rposition(|frame| frame.id == closing.to).unwrap_or_default();
        let cycle = &self.path[first..];
        let taken = |frame: &Frame| frame.steps[frame.next - 1];
        let mut steps = cycle.iter().rev();
        let reference = steps.find_map(|frame| Some((frame.id, taken(frame).reference?)));
        let Some((id, index)) = reference else { return };
        let place = reference_place(self.ir, id, index);
        let keyword = self.ir.node(id).references[index].keyword.name();
        let through: Vec<String> = cycle
            .iter()
            .take(MAX_SHOWN)
            .map(|frame| show(&self.ir.node(frame.id).location))
            .collect();
        let more = if cycle.len() > MAX_SHOWN { " → …" } else { "" };
        let message = format!(
            "`{keyword}` closes a cycle that never descends into the value: {}{more} → {}",
            through.join(" → "),
            show(&self.ir.node(closing.to).location)
        );
        let help = Some("remove one of the references in the cycle".to_owned());
        self.diagnostics.report(Severity::ErrorIfReachable(id), "cycle", place, message, help);
    }

    fn report_depth(&mut self, is_used: &[bool]) {
        let deepest = self.ir.nodes().filter(|(id, _)| is_used[id.index()]);
        let deepest =
            deepest.max_by_key(|(id, _)| (self.depth[id.index()], std::cmp::Reverse(*id)));
        let Some((id, node)) = deepest else { return };
        let depth = self.depth[id.index()];
        if depth < MAX_IN_PLACE_DEPTH {
            return;
        }
        let location = &node.location;
        let place = Place {
            document: location.document,
            pointer: location.pointer.to_string(),
            offset: self.ir.offset(location),
        };
        let message = format!(
            "a chain of {} subschemas applies to one value; the limit is {MAX_IN_PLACE_DEPTH}",
            depth + 1
        );
        let help = Some("refer to the last subschema of the chain directly".to_owned());
        self.diagnostics.report(Severity::Error, "reference-chain-too-long", place, message, help);
    }
}

/// Maximum number of subschemas of a cycle in a message.
const MAX_SHOWN: usize = 5;

fn show(location: &Location) -> String {
    format!("`#{}`", location.pointer)
}

fn reference_place(ir: &Ir, id: SchemaId, index: usize) -> Place {
    let node = ir.node(id);
    let mut pointer = node.location.pointer.to_string();
    pointer::push_segment(&mut pointer, node.references[index].keyword.name());
    let location = Location { document: node.location.document, pointer: pointer.as_str().into() };
    Place { document: location.document, pointer, offset: ir.offset(&location) }
}

/// Returns the steps from a subschema, its references first. Dynamic references with several candidates are left to run
/// time.
fn steps(ir: &Ir, id: SchemaId) -> Vec<Step> {
    let node = ir.node(id);
    let mut steps = Vec::new();
    for (index, reference) in node.references.iter().enumerate() {
        if let Some(to) = ir.single_target(&reference.target) {
            steps.push(Step { to, reference: Some(index) });
        }
    }
    for (applicator, child) in &node.children {
        if applicator.is_in_place() || *applicator == Applicator::Should {
            steps.push(Step { to: *child, reference: None });
        }
    }
    steps
}
