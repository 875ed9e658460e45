//! One comparison, from the two schemas to every verdict.

use std::thread;

use jsonschema::Draft;
use serde_json::Value;

use super::{
    Budget, Change, Comparison, ENGINE_THREAD, Options, Readings, Reason, Side, Verdict,
    court::Court,
    engine::Canonical,
    graph::{Classes, Graph, Node, NodeId, View},
    judge::Case,
    walk,
};

/// The stack of a comparison: room for schemas as deep as are read at all. Memory is taken as it is used.
const STACK: usize = 256 << 20;

/// Compares two schemas.
///
/// Never fails and never panics for what stands in a schema: what cannot be compared is
/// [`Verdict::Unknown`], with the reason. Runs on a thread of its own, and returns soon after the options'
/// `out_of_budget` says so; verdicts that were not reached by then are unknown.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::diff::{Direction, Options, Reading, Side, compare};
///
/// let old = Side::new("order@1", json!({"type": "object", "properties": {"id": {"type": "string"}}}));
/// let mut new = old.clone();
/// new.schema["required"] = json!(["id"]);
/// let never = || false;
/// let options = Options::new("2026-11-21T16:00:00Z".parse()?, &never);
/// let comparison = compare(&old, &new, &options);
/// let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
/// assert_eq!(verdict.witness().map(|witness| &witness.payload), Some(&json!({})));
/// assert_eq!(comparison.verdict(Reading::DeclaredOnly, Direction::Forward).name(), "compatible");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(old: &Side, new: &Side, options: &Options<'_>) -> Comparison {
    let compared = thread::scope(|scope| {
        thread::Builder::new()
            .name(ENGINE_THREAD.to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || attempt(old, new, options))
            .ok()
            .and_then(|thread| thread.join().ok())
    });
    let (readings, changes) = match compared {
        Some(Ok(compared)) => compared,
        Some(Err(message)) => {
            (Readings::all(&Verdict::Unknown(Reason::Schema(message))), Vec::new())
        }
        None => {
            let message = "the comparison failed inside; please report this".to_owned();
            (Readings::all(&Verdict::Unknown(Reason::Schema(message))), Vec::new())
        }
    };
    Comparison { old: old.label.clone(), new: new.label.clone(), readings, changes }
}

type Compared = (Readings, Vec<Change>);

fn attempt(old: &Side, new: &Side, options: &Options<'_>) -> Result<Compared, String> {
    for side in [old, new] {
        if let Some(depth) = too_deep(&side.schema) {
            return Err(format!("`{}` is more than {depth} levels deep", side.label));
        }
    }
    let mut graph = Graph::default();
    let unreadable = |side: &Side| {
        let label = side.label.clone();
        move |obstacle| format!("`{label}` cannot be compared: {obstacle}")
    };
    let old_root = graph.read(old).map_err(unreadable(old))?;
    let new_root = graph.read(new).map_err(unreadable(new))?;
    let classes = Classes::new(&graph);
    let budget = Budget::new(options.out_of_budget);
    let court = |side: &Side, root: NodeId| {
        Court::of_side(side, View::new(&graph), root, options.asserts_format, options.now)
            .map_err(|error| format!("`{}` cannot be used: {error}", side.label))
    };
    let (old_court, new_court) = (court(old, old_root.root)?, court(new, new_root.root)?);
    let drafts = [old_root.draft, new_root.draft];
    let proves = !is_read_differently(&graph, drafts, options.asserts_format);
    let (old_root, new_root) = (old_root.root, new_root.root);
    let found = walk::changes(&mut graph, &classes, old_root, new_root);
    let case = Case {
        graph: &graph,
        classes: &classes,
        old: old_root,
        new: new_root,
        old_court,
        new_court,
        asserts_format: options.asserts_format,
        now: options.now,
        budget,
        prover: &Canonical,
        proves,
    };
    let labels = (old.label.as_str(), new.label.as_str());
    let changes: Vec<Change> = found.into_iter().map(|found| case.change(labels, found)).collect();
    let readings = case.overall(&changes);
    Ok((readings, changes))
}

/// Whether a schema means something else in its own draft than in 2020-12, which the engine is asked in:
/// `1.0` is no integer in draft 4, and older drafts know fewer formats.
fn is_read_differently(graph: &Graph, drafts: [Draft; 2], asserts_format: bool) -> bool {
    let is_old = |draft: &Draft| matches!(draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
    let mut nodes = graph.ids().map(|id| graph.node(id));
    let has_integers = |node: &Node| node.types().is_some_and(|types| types.contains("integer"));
    let has_later_format = |node: &Node| {
        let format = node.asserts.get("format").and_then(Value::as_str);
        format.is_some_and(|format| !FORMATS_OF_ALL_DRAFTS.contains(&format))
    };
    nodes.any(|node| {
        (drafts.contains(&Draft::Draft4) && has_integers(node))
            || (asserts_format && drafts.iter().any(is_old) && has_later_format(node))
    })
}

/// Formats that judge in every draft.
const FORMATS_OF_ALL_DRAFTS: [&str; 6] = ["date-time", "email", "hostname", "ipv4", "ipv6", "uri"];

/// Levels of arrays and objects in a schema's text: what `serde_json` reads.
const MAX_TEXT_DEPTH: usize = 256;

fn too_deep(value: &Value) -> Option<usize> {
    let mut open = vec![(value, 0)];
    while let Some((value, depth)) = open.pop() {
        if depth > MAX_TEXT_DEPTH {
            return Some(MAX_TEXT_DEPTH);
        }
        match value {
            Value::Object(fields) => open.extend(fields.values().map(|value| (value, depth + 1))),
            Value::Array(items) => open.extend(items.iter().map(|value| (value, depth + 1))),
            _ => {}
        }
    }
    None
}
