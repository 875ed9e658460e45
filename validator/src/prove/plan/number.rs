//! Plans of numbers.

use tablature_schema::{
    ir::{Draft, Rule, Side, TypeSet},
    json::{Decimal, Value},
};

use super::{Id, NONE, NumberPlan, compiler::Compiler, goal::Conjunct};

/// Integers of up to seven digits are proved without a decimal.
const FAST: (i64, i64) = (-9_999_999, 9_999_999);

impl Compiler<'_> {
    /// Returns the plan of numbers under these subschemas.
    pub(super) fn number(&mut self, all: &[Conjunct]) -> Id {
        let mut plan = NumberPlan {
            fast: FAST,
            is_integer: false,
            has_literal_integers: false,
            rules: Box::default(),
            lists: Box::default(),
        };
        let (mut rules, mut lists) = (Vec::new(), Vec::new());
        for conjunct in all.iter().filter(|conjunct| conjunct.is_asked()) {
            let node = self.ir.node(conjunct.id);
            for assertion in &node.assertions {
                match &assertion.rule {
                    Rule::Types(types) if !types.contains(TypeSet::NUMBER) => {
                        plan.is_integer = true;
                        plan.has_literal_integers |= node.draft == Draft::Draft4;
                    }
                    Rule::Bound(bound) => {
                        // The limits are integers or are rounded towards what they accept less of.
                        let limit = bound.limit.decimal();
                        let within = limit.to_i128().and_then(|limit| i64::try_from(limit).ok());
                        let step = i64::from(bound.is_exclusive);
                        match (within, bound.side) {
                            (Some(limit), Side::Lower) => {
                                plan.fast.0 = plan.fast.0.max(limit.saturating_add(step));
                            }
                            (Some(limit), Side::Upper) => {
                                plan.fast.1 = plan.fast.1.min(limit.saturating_sub(step));
                            }
                            (None, _) => plan.fast = (1, 0),
                        }
                        rules.push(assertion.rule.clone());
                    }
                    Rule::MultipleOf(divisor) => {
                        if divisor.decimal() != &Decimal::parse("1") {
                            plan.fast = (1, 0);
                        }
                        rules.push(assertion.rule.clone());
                    }
                    Rule::Enum(values) => lists.push(numbers(values)),
                    Rule::Const(value) => lists.push(numbers(std::slice::from_ref(value))),
                    _ => {}
                }
            }
        }
        if !plan.is_integer && rules.is_empty() && lists.is_empty() {
            return NONE;
        }
        if !lists.is_empty() {
            plan.fast = (1, 0);
        }
        plan.rules = rules.into();
        plan.lists = lists.into();
        self.push_number(plan)
    }
}

fn numbers(values: &[Value]) -> Box<[Decimal]> {
    let numbers = values.iter().filter_map(|value| match value {
        Value::Number(number) => Some(number.decimal().clone()),
        _ => None,
    });
    numbers.collect()
}
