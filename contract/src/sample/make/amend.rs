//! Rules that depend on the value itself: they are checked once there is a value, and constrain the next attempt.

use serde_json::Value;
use tablature_schema::ir::SchemaId;

use super::{
    Maker,
    constraints::{Check, Constraints},
    goal::Goal,
};

impl Maker<'_> {
    /// Returns the goals that the value turns out to miss; none if it meets them all.
    pub(super) fn amend(
        &self,
        constraints: &Constraints,
        value: &Value,
        decided: &mut Vec<Check>,
    ) -> Vec<Goal> {
        let mut more = Vec::new();
        if constraints.checks.is_empty() || constraints.has_wrong_type {
            return more;
        }
        let text = value.to_string();
        let meets = |id| self.judge.accepts(id, text.as_bytes());
        for check in &constraints.checks {
            if decided.contains(check) {
                continue;
            }
            let before = more.len();
            match check {
                Check::Condition(owner) => {
                    let Some(condition) = self.graph.node(*owner).condition() else { continue };
                    let question = condition.if_;
                    let answer = meets(question);
                    let follows = if answer { condition.then } else { condition.else_ };
                    let is_advised = |follows: SchemaId| {
                        self.profile.heeds_advice() && self.advice[follows.index()]
                    };
                    let is_short = |follows: &SchemaId| is_advised(*follows) || !meets(*follows);
                    if let Some(follows) = follows.filter(is_short) {
                        more.push(Goal { node: question, holds: answer, path: None });
                        more.push(Goal::meets(follows));
                    }
                }
                Check::Rejects(rejected) => {
                    if meets(*rejected) {
                        more.push(Goal::breaks(*rejected));
                    }
                }
                Check::Dependent(field, follows) => {
                    if value.get(field).is_some() && !meets(*follows) {
                        more.push(Goal::meets(*follows));
                    }
                }
            }
            if more.len() > before {
                decided.push(check.clone());
                // A few at a time: what follows from these may settle the others.
                if more.len() > 4 {
                    break;
                }
            }
        }
        more
    }
}
