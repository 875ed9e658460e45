//! Runs one comparison, from the two schemas to every verdict.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
};

use serde_json::Value;
use tablature_schema::{
    format::Format,
    ir::{Draft, Keyword},
    json::Value as Exact,
};
use tablature_validator::{Options as CheckerOptions, Timestamp};

use super::{
    Budget, Change, Comparison, Direction, ENGINE_THREAD, Options, Reading, Readings, Reason, Rule,
    Side, Verdict, Verdicts, Witness,
    closing::{Closing, JudgedAsWritten},
    engine::{Canonical, SLICE, STACK_SIZE},
    fingerprint,
    graph::{Classes, Graph, Node, NodeId, View},
    judge::{self, Case},
    oracle::{Oracle, Terms},
    side_by_side, together, walk,
    work::{Ledger, Work},
};
use crate::sample::Sampler;

/// Compares two schemas.
///
/// Never fails and never panics because of a schema: if it cannot be compared, the verdict is [`Verdict::Unknown`] with
/// the reason. Runs on its own thread, and returns soon after the options' `out_of_budget` returns true; verdicts that
/// were not reached by then are unknown.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::diff::{Direction, Options, Reading, Side, compare};
///
/// let mut schema = json!({"type": "object", "properties": {"id": {"type": "string"}}});
/// let old = Side::new("order@1", &schema);
/// schema["required"] = json!(["id"]);
/// let new = Side::new("order@2", &schema);
/// let never = || false;
/// let options = Options::new("2026-11-21T16:00:00Z".parse()?, &never);
/// let comparison = compare(&old, &new, &options);
/// let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
/// assert_eq!(verdict.witness().map(|witness| &witness.payload), Some(&json!({})));
/// assert_eq!(comparison.verdict(Reading::DeclaredOnly, Direction::Forward).name(), "compatible");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(old: &Side, new: &Side, options: &Options<'_>) -> Comparison {
    for side in [old, new] {
        if let Err(message) = side.ir() {
            return undecided(old, new, Reason::Schema(incomparable(side, message)));
        }
    }
    if (options.out_of_budget)() {
        return undecided(old, new, Reason::Budget);
    }
    let spent = Arc::new(AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let reached = Arc::new(Mutex::new(Vec::new()));
    let job = Job {
        old: old.clone(),
        new: new.clone(),
        now: options.now,
        asserts_format: options.asserts_format,
        budget: Budget::new(Arc::clone(&spent)),
        reached: Arc::clone(&reached),
    };
    let thread = thread::Builder::new().name(ENGINE_THREAD.to_owned()).stack_size(STACK_SIZE);
    // The receiver is gone if the comparison was abandoned.
    let begun = thread.spawn(move || drop(sender.send(job.attempt())));
    let compared = match begun {
        Ok(_) => wait(&receiver, &spent, options),
        Err(error) => Err(Reason::Schema(format!("failed to start a thread: {error}"))),
    };
    match compared {
        Ok(Compared { readings, changes, judged_as_written, work }) => {
            let (old, new) = (old.label.clone(), new.label.clone());
            Comparison { old, new, readings, changes, judged_as_written, work }
        }
        Err(reason) => {
            let mut comparison = undecided(old, new, reason.clone());
            if reason == Reason::Budget {
                let reached = reached.lock().unwrap_or_else(PoisonError::into_inner);
                comparison.readings = shown_so_far(&reached);
                comparison.changes.clone_from(&reached);
            }
            comparison
        }
    }
}

/// Returns the verdicts about the whole when the budget is spent: a payload that one whole schema accepts and the other
/// rejects is still a proof.
fn shown_so_far(changes: &[Change]) -> Readings {
    let verdict = |reading, direction| {
        let verdicts = changes.iter().map(|change| change.readings.of(reading, direction));
        let mut shown = verdicts.filter(|verdict| verdict.witness().is_some());
        shown.next().cloned().unwrap_or(Verdict::Unknown(Reason::Budget))
    };
    let both = |reading| Verdicts {
        backward: verdict(reading, Direction::Backward),
        forward: verdict(reading, Direction::Forward),
    };
    Readings { as_written: both(Reading::AsWritten), declared_only: both(Reading::DeclaredOnly) }
}

fn undecided(old: &Side, new: &Side, reason: Reason) -> Comparison {
    let readings = Readings::all(&Verdict::Unknown(reason));
    Comparison {
        old: old.label.clone(),
        new: new.label.clone(),
        readings,
        changes: Vec::new(),
        judged_as_written: Vec::new(),
        work: Work::default(),
    }
}

fn incomparable(side: &Side, why: impl std::fmt::Display) -> String {
    format!("`{}` cannot be compared: {why}", side.label)
}

/// Reports the removal of a schema: any valid payload shows that it breaks all consumers. Where it is proved that no payload is
/// valid, it breaks none.
pub fn removed(old: &Side, options: &Options<'_>) -> Comparison {
    let verdict = match payload_of(old, options.now) {
        Some(payload) => Verdict::Breaking(Box::new(Witness {
            payload,
            now: options.now,
            rejections: Vec::new(),
        })),
        None if accepts_nothing(old, options) => Verdict::Compatible,
        None => Verdict::Unknown(Reason::Schema(
            "no valid payload of the removed schema was found".to_owned(),
        )),
    };
    let change = Change {
        rule: Rule::SchemaRemoved,
        fingerprint: fingerprint::of_parts(
            Rule::SchemaRemoved,
            "",
            &Value::from(family(old)),
            &Value::Null,
        ),
        what: format!("the schema `{}` was removed", old.label),
        path: String::new(),
        place: String::new(),
        old_pointer: Some(String::new()),
        new_pointer: None,
        old: None,
        new: None,
        readings: Readings::all(&verdict),
        labels: (old.label.clone(), "nothing".to_owned()),
    };
    let readings = Readings::all(&verdict);
    Comparison {
        old: old.label.clone(),
        new: "nothing".to_owned(),
        readings,
        changes: vec![change],
        judged_as_written: Vec::new(),
        work: Work::default(),
    }
}

/// Returns whether it is proved that no payload is valid.
fn accepts_nothing(side: &Side, options: &Options<'_>) -> bool {
    let nothing = Side::new("nothing", &Value::Bool(false));
    let comparison = compare(side, &nothing, options);
    *comparison.verdict(Reading::AsWritten, Direction::Backward) == Verdict::Compatible
}

fn payload_of(side: &Side, now: Timestamp) -> Option<Value> {
    let sampler =
        Sampler::from_ir(&side.label, Arc::clone(side.ir().ok()?), &CheckerOptions::at(now))
            .ok()?;
    let mut valid = sampler.valid(0).ok()?;
    valid.next().map(|sample| sample.payload)
}

/// Returns the schema's `$id` without its version, or its label.
fn family(side: &Side) -> String {
    let id = side.id().unwrap_or_else(|| side.label.clone());
    id.split('@').next().unwrap_or(&id).to_owned()
}

/// The number of slices that a comparison may take to finish once the budget is spent; then it is abandoned.
const SLICES_OF_GRACE: u32 = 40;

fn wait(
    receiver: &Receiver<Result<Compared, String>>,
    spent: &AtomicBool,
    options: &Options<'_>,
) -> Result<Compared, Reason> {
    let mut slices_left = SLICES_OF_GRACE;
    loop {
        match receiver.recv_timeout(SLICE) {
            Ok(compared) => return compared.map_err(Reason::Schema),
            Err(RecvTimeoutError::Disconnected) => {
                let message = "the comparison failed; please report this as a bug".to_owned();
                return Err(Reason::Schema(message));
            }
            Err(RecvTimeoutError::Timeout) if spent.load(Ordering::Relaxed) => {
                slices_left = slices_left.checked_sub(1).ok_or(Reason::Budget)?;
            }
            Err(RecvTimeoutError::Timeout) => {
                spent.store((options.out_of_budget)(), Ordering::Relaxed);
            }
        }
    }
}

/// The result of the thread.
struct Compared {
    readings: Readings,
    changes: Vec<Change>,
    judged_as_written: Vec<JudgedAsWritten>,
    work: Work,
}

/// The input of the thread.
struct Job {
    old: Side,
    new: Side,
    now: Timestamp,
    asserts_format: bool,
    budget: Budget,
    /// The changes, with the verdicts reached so far.
    reached: Arc<Mutex<Vec<Change>>>,
}

impl Job {
    fn reached(&self) -> MutexGuard<'_, Vec<Change>> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn attempt(&self) -> Result<Compared, String> {
        let (old, new) = (&self.old, &self.new);
        let ledger = Ledger::default();
        let mut graph = Graph::default();
        let mut add = |side: &Side| -> Result<NodeId, String> {
            ledger.side_was_read();
            let added = graph.add(side.ir()?);
            added.map_err(|error| incomparable(side, error))
        };
        let (old_root, new_root) = (add(old)?, add(new)?);
        let classes = Classes::new(&graph);
        let found = walk::changes(&mut graph, &classes, old_root, new_root);
        let labels = (old.label.as_str(), new.label.as_str());
        *self.reached() =
            found.iter().map(|found| judge::unjudged(&graph, labels, found)).collect();
        let is_same = classes.are_equal(old_root, new_root) && !is_ambiguous(&graph);
        if is_same && found.iter().all(|found| found.alone.is_none() && found.spelled.is_none()) {
            return Ok(Compared {
                readings: Readings::all(&Verdict::Compatible),
                changes: self.reached().clone(),
                judged_as_written: Vec::new(),
                work: ledger.work(),
            });
        }
        let (asserts_format, now) = (self.asserts_format, self.now);
        let terms = Terms { asserts_format, now, ledger: &ledger };
        for root in [old_root, new_root] {
            let mates = together::mates(View::new(&graph), root);
            graph.add_mates(mates);
        }
        let closing = Closing { prover: &Canonical, budget: &self.budget, terms };
        let mut judged_as_written = closing.keep_open(&mut graph, &old.label, old_root);
        judged_as_written.extend(closing.keep_open(&mut graph, &new.label, new_root));
        let oracle = |side: &Side, root: NodeId| {
            Oracle::of_side(side, View::new(&graph), root, terms)
                .map_err(|error| format!("`{}` cannot be compiled: {error}", side.label))
        };
        let (old_oracle, new_oracle) = (oracle(old, old_root)?, oracle(new, new_root)?);
        let case = Case {
            graph: &graph,
            classes: &classes,
            old: old_root,
            new: new_root,
            old_oracle,
            new_oracle,
            asserts_format,
            now,
            budget: self.budget.clone(),
            ledger: &ledger,
            prover: &Canonical,
            proves: !is_ambiguous(&graph),
            common: Default::default(),
            crowds: judge::crowds(&found),
            least: Mutex::default(),
            held: Mutex::default(),
        };
        let thread =
            || thread::Builder::new().name(ENGINE_THREAD.to_owned()).stack_size(STACK_SIZE);
        let judged_as = |at: usize, readings: Readings| {
            if let Some(change) = self.reached().get_mut(at) {
                change.readings = readings;
            }
        };
        let left = Mutex::new(BTreeSet::new());
        side_by_side(found.len(), thread, &|at| match case.cheap_readings(&found[at]) {
            Some(readings) => judged_as(at, readings),
            None => drop(left.lock().unwrap_or_else(PoisonError::into_inner).insert(at)),
        });
        let left: Vec<usize> =
            left.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect();
        let n_judged = affordable(&graph, left.iter().map(|at| &found[*at]), MAX_JUDGED);
        side_by_side(left.len(), thread, &|at| {
            let readings = if at < n_judged {
                case.readings(&found[left[at]])
            } else {
                Readings::all(&Verdict::Unknown(Reason::TooLarge))
            };
            judged_as(left[at], readings);
        });
        let mut changes = self.reached().clone();
        let is_cut = left.len() > n_judged || found.len() >= walk::MAX_CHANGES;
        let readings = case.overall(&changes, is_cut);
        for change in &mut changes {
            change.settle(&readings);
        }
        Ok(Compared { readings, changes, judged_as_written, work: ledger.work() })
    }
}

/// The subschemas below the places where changes are decided, those of each change counted by themselves: how many are
/// judged does not depend on the machine. Some seconds.
const MAX_JUDGED: usize = 4_000_000;

/// Changes that are judged, however large the schemas are.
const MIN_JUDGED: usize = 64;

/// Returns how many of the changes are judged each by itself, the first ones.
fn affordable<'f>(
    graph: &Graph,
    found: impl Iterator<Item = &'f walk::Found>,
    most: usize,
) -> usize {
    let whole = graph.ids().count();
    let mut sizes: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut size = |id: NodeId| *sizes.entry(id).or_insert_with(|| graph.reach(id, whole));
    let mut spent = 0_usize;
    let judged = found.enumerate().take_while(|(at, found)| {
        let frame = found.alone.as_ref().map(|alone| &alone.frame);
        // What may apply together is found out for the whole schema.
        let frame = frame.filter(|_| !graph.has_mates());
        let cost = frame.map_or(whole, |frame| size(frame.old) + size(frame.new));
        spent = spent.saturating_add(cost);
        *at < MIN_JUDGED || spent <= most
    });
    judged.count()
}

/// Returns whether a format has two meanings in these schemas: host names of drafts 4 and 6 are not those of later ones.
fn is_ambiguous(graph: &Graph) -> bool {
    let hostname = Format::Hostname.name();
    let nodes = graph.ids().map(|id| graph.node(id));
    let named = nodes.filter(|node| {
        node.assertions.get(&Keyword::Format).and_then(Exact::as_str) == Some(hostname)
    });
    let (old, new): (Vec<&Node>, Vec<&Node>) =
        named.partition(|node| node.draft.is_some_and(|draft| draft <= Draft::Draft6));
    !old.is_empty() && !new.is_empty()
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    #[test]
    fn changes_are_judged_as_far_as_the_size_of_the_schemas_allows() {
        let side = |count: usize| {
            let field = |at: usize| (format!("p{at}"), json!({"maxLength": count + at}));
            let fields: Map<String, Value> = (0..200).map(field).collect();
            Side::new("s", &json!({"properties": fields}))
        };
        let mut graph = Graph::default();
        let [old, new] = [side(5), side(4)]
            .map(|side| graph.add(side.ir().expect("a schema")).expect("a small one"));
        let classes = Classes::new(&graph);
        let found = walk::changes(&mut graph, &classes, old, new);
        assert_eq!(found.len(), 200);
        // Each is decided at its own field.
        assert_eq!(affordable(&graph, found.iter(), 400), 200);
        assert_eq!(affordable(&graph, found.iter(), 399), 199);
        assert_eq!(affordable(&graph, found.iter(), 0), MIN_JUDGED);
        // All are decided in the whole.
        graph.add_mates([(old, BTreeSet::from([old]))].into());
        assert_eq!(affordable(&graph, found.iter(), 402 * 100), 100);
    }
}
