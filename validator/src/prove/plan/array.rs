//! Plans of arrays.

use tablature_schema::ir::{Keyword, Rule, SchemaId};

use super::{
    ArrayPlan, Id, NONE,
    compiler::Compiler,
    goal::{Aim, Conjunct},
};

/// The words of an item of a prefix.
const ITEM_WORDS: usize = 4;

impl Compiler<'_> {
    /// Returns the plan of arrays under these subschemas, and the subschemas that are left to the evaluator.
    pub(super) fn array(&mut self, all: &[Conjunct], asked: &mut Vec<SchemaId>) -> Option<Id> {
        let ir = self.ir;
        let all: Vec<Conjunct> = all.iter().copied().filter(|it| it.is_asked()).collect();
        let mut plan = ArrayPlan {
            prefix: Box::default(),
            items: NONE,
            count: (0, u64::MAX),
            unique: None,
            contains: Box::default(),
        };
        let mut contains = Vec::new();
        for conjunct in &all {
            let node = ir.node(conjunct.id);
            for assertion in &node.assertions {
                match assertion.rule {
                    Rule::MinItems(min) => plan.count.0 = plan.count.0.max(min),
                    Rule::MaxItems(max) => plan.count.1 = plan.count.1.min(max),
                    Rule::UniqueItems if plan.unique.is_none() => plan.unique = Some(conjunct.id),
                    Rule::UniqueItems => {
                        self.hand_over(*conjunct, Keyword::UniqueItems, &[], asked)?;
                    }
                    Rule::Contains { min: 0, max: None } => {
                        self.may_not_apply(&node.contains().into_iter().collect::<Vec<_>>());
                    }
                    Rule::Contains { min, max: None } => {
                        let goal = Conjunct { id: node.contains()?, aim: Aim::Valid };
                        self.may_not_apply(&[goal.id]);
                        contains.push((self.value(vec![goal]), min));
                    }
                    Rule::Contains { .. } => {
                        self.hand_over(*conjunct, Keyword::Contains, &[], asked)?;
                    }
                    _ => {}
                }
            }
            if let Some(rest) = node.unevaluated_items() {
                self.hand_over(*conjunct, Keyword::UnevaluatedItems, &[rest], asked)?;
            }
        }
        let n_prefix = all.iter().map(|it| ir.node(it.id).prefix_items().len()).max().unwrap_or(0);
        self.take((n_prefix + 1) * (all.len() + ITEM_WORDS))?;
        let at = |index: usize| -> Vec<Conjunct> {
            let own = all.iter().filter_map(|conjunct| {
                let node = ir.node(conjunct.id);
                let id = node.prefix_items().get(index).copied().or_else(|| node.items())?;
                Some(Conjunct { id, ..*conjunct })
            });
            own.collect()
        };
        let goals: Vec<Vec<Conjunct>> = (0..=n_prefix).map(at).collect();
        let mut values: Vec<Id> = goals.into_iter().map(|goal| self.value_or_none(goal)).collect();
        plan.items = values.pop().unwrap_or(NONE);
        plan.prefix = values.into();
        plan.contains = contains.into();
        let asks_nothing = plan.prefix.is_empty()
            && plan.items == NONE
            && plan.count == (0, u64::MAX)
            && plan.unique.is_none()
            && plan.contains.is_empty();
        Some(if asks_nothing { NONE } else { self.push_array(plan) })
    }
}
