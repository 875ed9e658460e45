//! Evaluates a value under a schema.

use tablature_schema::{budget::Budget, ir::SchemaId};

use super::{
    Plan, Reason, Scope, Settings, Verdict,
    instance::Instance,
    memo::{Key, Memo},
    plan::Rules,
    scope::Scopes,
    seen::Seen,
};
use crate::json::{Document, NodeId, NodeRef};

/// Maximum number of nested subschemas that apply to one value. The IR allows fewer, so more of them are a cycle in the
/// dynamic scope.
pub(super) const MAX_IN_PLACE: u32 = 1_000;

/// Maximum number of subschemas on the path to a value and at the value: 128 in place at each of 128 levels of a
/// payload. Each takes about a kilobyte of stack.
pub(super) const MAX_LEVEL: u32 = 128 * 128;

/// The stack is checked once every this many levels.
const LEVELS_PER_LOOK: u32 = 8;

/// Minimum space on the stack for the levels until the next check: each takes some kilobytes in unoptimised builds.
const RED_ZONE: usize = 128 * 1024;

/// Size by which the stack grows.
const STACK_PIECE: usize = 1024 * 1024;

/// Runs a part of the evaluation on a new piece of stack where little of this one is left.
pub(super) fn on_enough_stack<T>(walk: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(RED_ZONE, STACK_PIECE, walk)
}

/// Evaluates the values of one document. The steps of the document are for all evaluations together; the search for
/// violations has as many again.
#[derive(Debug)]
pub(crate) struct Evaluator<'a> {
    pub(super) plan: &'a Plan,
    pub(super) document: &'a Document<'a>,
    pub(super) settings: &'a Settings,
    pub(super) budget: Budget,
    pub(super) scopes: Scopes,
    /// The first reason why there is no verdict.
    pub(super) reason: Option<Reason>,
    memo: Memo,
    pub(super) level: u32,
    /// A buffer for `uniqueItems`, kept between uses.
    pub(super) hashes: Vec<(u64, NodeId)>,
    /// The last value that each branch was applied to, and the verdict; empty unless [`Evaluator::keep_branches`] was
    /// called.
    branches: Vec<Option<(NodeId, Verdict)>>,
    steps: u64,
    steps_of_verdict: Option<u64>,
}

/// A position in the evaluation.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) instance: Instance<'a>,
    pub(super) scope: Scope,
    /// Number of enclosing subschemas that apply to the same value.
    pub(super) in_place: u32,
}

impl<'a> Evaluator<'a> {
    /// Creates an evaluator for a document whose text has this many bytes.
    pub(crate) fn new(
        plan: &'a Plan,
        document: &'a Document<'a>,
        settings: &'a Settings,
        bytes: usize,
    ) -> Self {
        let steps = settings.steps.for_bytes(bytes);
        Self {
            plan,
            document,
            settings,
            budget: Budget::new(steps),
            scopes: Scopes::new(plan.secret),
            reason: None,
            memo: Memo::new(plan.secret),
            level: 0,
            hashes: Vec::new(),
            branches: Vec::new(),
            steps,
            steps_of_verdict: None,
        }
    }

    /// Keeps the verdicts of branches of `anyOf`, `oneOf` and `if` from now on, because hints need them again.
    pub(crate) fn keep_branches(&mut self) {
        self.branches = vec![None; self.plan.branches];
    }

    /// Returns whether a value is valid under a branch, from the kept verdicts if possible.
    pub(crate) fn branch_verdict(&mut self, branch: SchemaId, value: NodeRef<'a>) -> Verdict {
        let kept = self.plan.rules(branch).branch.and_then(|index| *self.branches.get(index)?);
        match kept {
            Some((id, verdict)) if id == value.id => verdict,
            _ => self.verdict(branch, value, Scope::root()),
        }
    }

    /// Keeps a verdict where branches are kept.
    pub(super) fn keep_branch(&mut self, branch: SchemaId, at: At<'a>, verdict: Verdict) {
        if self.branches.is_empty() {
            return;
        }
        let Some(index) = self.plan.rules(branch).branch else { return };
        if let (Some(kept), Instance::Value(value)) = (self.branches.get_mut(index), at.instance)
            && at.scope == Scope::root()
        {
            *kept = Some((value.id, verdict));
        }
    }

    /// Returns whether a value is valid under a subschema.
    pub(crate) fn verdict(
        &mut self,
        schema: SchemaId,
        value: NodeRef<'a>,
        scope: Scope,
    ) -> Verdict {
        self.expect_own(value);
        self.evaluate(schema, Instance::Value(value), scope, 0, None)
    }

    /// Caches are keyed by the node ids of one document.
    pub(super) fn expect_own(&self, value: NodeRef<'a>) {
        assert!(std::ptr::eq(self.document, value.document), "an evaluator is for one document");
    }

    /// Returns the steps that were taken for the verdict, and those available for it.
    pub(crate) fn steps(&self) -> (u64, u64) {
        let used = self.steps - self.budget.left();
        match self.steps_of_verdict {
            Some(before) => (before + used, self.steps.saturating_mul(2)),
            None => (used, self.steps),
        }
    }

    /// Gives the search for violations its own steps, once: the verdict may have taken all there were.
    pub(super) fn begin_violations(&mut self) {
        if self.steps_of_verdict.is_none() {
            self.steps_of_verdict = Some(self.steps - self.budget.left());
            self.budget = Budget::new(self.steps);
        }
    }

    /// Spends steps for other work on the payload; returns whether there were so many.
    pub(crate) fn spend(&mut self, steps: u64) -> bool {
        self.budget.spend(steps)
    }

    /// Spends the steps for reading this many bytes; short strings are part of the keyword's own step.
    pub(super) fn spend_for_bytes(&mut self, bytes: usize) -> bool {
        bytes < 64 || self.budget.spend(bytes as u64 / 16)
    }

    /// Returns [`Verdict::Undecided`], and keeps the first reason.
    pub(super) fn undecided(&mut self, reason: Reason) -> Verdict {
        self.reason.get_or_insert(reason);
        Verdict::Undecided
    }

    /// Evaluates a subschema that applies to the same value in place.
    pub(super) fn evaluate_inside(
        &mut self,
        schema: SchemaId,
        at: At<'a>,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        self.evaluate(schema, at.instance, at.scope, at.in_place + 1, seen)
    }

    /// Evaluates a subschema. What it evaluates is added to `seen`, which is meaningful only where the verdict is not
    /// invalid.
    pub(super) fn evaluate(
        &mut self,
        schema: SchemaId,
        instance: Instance<'a>,
        scope: Scope,
        in_place: u32,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let rules = self.plan.rules(schema);
        if !self.budget.spend(rules.cost) {
            return self.undecided(Reason::Steps);
        }
        if let Some(boolean) = rules.boolean {
            return Verdict::of(boolean);
        }
        if !instance.is_of(rules.types, rules.has_literal_integers) {
            return Verdict::Invalid;
        }
        if rules.settled.contains(instance.type_of()) {
            return Verdict::Valid;
        }
        if in_place > MAX_IN_PLACE {
            return self.undecided(Reason::Cycle);
        }
        if self.level > MAX_LEVEL {
            return self.undecided(Reason::Depth);
        }
        let at = At { instance, scope, in_place };
        self.level += 1;
        let verdict = if self.level.is_multiple_of(LEVELS_PER_LOOK) {
            on_enough_stack(|| self.remember(schema, rules, at, seen))
        } else {
            self.remember(schema, rules, at, seen)
        };
        self.level -= 1;
        verdict
    }

    fn remember(
        &mut self,
        schema: SchemaId,
        rules: &'a Rules,
        at: At<'a>,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        if !rules.is_shared {
            return self.enter(schema, rules, at, seen);
        }
        let key = Key::new(schema, at.instance, at.scope);
        let Some(seen) = seen else {
            if let Some(known) = self.memo.verdict(key) {
                return known;
            }
            let verdict = self.enter(schema, rules, at, None);
            self.keep(key, verdict, None);
            return verdict;
        };
        if let Some((known, own)) = self.memo.verdict_and_seen(key) {
            seen.merge(own);
            return known;
        }
        let mut own = Seen::default();
        let verdict = self.enter(schema, rules, at, Some(&mut own));
        seen.merge(&own);
        self.keep(key, verdict, Some(own));
        verdict
    }

    /// Caches a verdict, unless it is undecided: that may depend on the path.
    fn keep(&mut self, key: Key, verdict: Verdict, seen: Option<Seen>) {
        let cost = Memo::COST + seen.as_ref().map_or(0, |seen| seen.size() as u64);
        if verdict != Verdict::Undecided && self.budget.spend(cost) {
            self.memo.insert(key, verdict, seen);
        }
    }

    fn enter(
        &mut self,
        schema: SchemaId,
        rules: &'a Rules,
        at: At<'a>,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let node = self.plan.ir().node(schema);
        let at = self.enter_resource(rules, at);
        let value = match at.instance {
            Instance::Value(value) if rules.asks_unevaluated(value) => value,
            _ => return self.keywords(node, rules, at, seen),
        };
        let mut own = Seen::default();
        let mut verdict = self.keywords(node, rules, at, Some(&mut own));
        if verdict == Verdict::Undecided {
            own.mark_uncertain();
        }
        if verdict != Verdict::Invalid {
            verdict = verdict.and(self.unevaluated(rules, value, at.scope, &mut own));
        }
        if let Some(seen) = seen {
            seen.merge(&own);
        }
        verdict
    }

    /// Returns the position after entering the resource of a subschema.
    pub(super) fn enter_resource(&mut self, rules: &Rules, at: At<'a>) -> At<'a> {
        match rules.resource {
            Some(resource) => {
                let scope = self.scopes.enter(self.plan.ir(), at.scope, resource);
                At { scope, ..at }
            }
            None => at,
        }
    }
}
