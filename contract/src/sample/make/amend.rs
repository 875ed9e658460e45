//! What depends on the value itself: asked of the value, and said of the next one.

use serde_json::Value;
use tablature_schema::ir::SchemaId;

use super::{
    Maker,
    shape::{Check, Shape},
    term::Term,
};

impl Maker<'_> {
    /// The terms that the value turns out to be short of; none where it is as it should be.
    pub(super) fn amend(
        &self,
        shape: &Shape,
        value: &Value,
        decided: &mut Vec<Check>,
    ) -> Vec<Term> {
        let mut more = Vec::new();
        if shape.checks.is_empty() || shape.has_wrong_type {
            return more;
        }
        let text = value.to_string();
        let meets = |id| self.judge.accepts(id, text.as_bytes());
        for check in &shape.checks {
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
                    let is_advised =
                        |follows: SchemaId| self.mood.heeds_advice && self.advice[follows.index()];
                    let is_short = |follows: &SchemaId| is_advised(*follows) || !meets(*follows);
                    if let Some(follows) = follows.filter(is_short) {
                        more.push(Term { node: question, holds: answer, way: None });
                        more.push(Term::meets(follows));
                    }
                }
                Check::Refuses(refused) => {
                    if meets(*refused) {
                        more.push(Term::breaks(*refused));
                    }
                }
                Check::Dependent(field, follows) => {
                    if value.get(field).is_some() && !meets(*follows) {
                        more.push(Term::meets(*follows));
                    }
                }
            }
            if more.len() > before {
                decided.push(check.clone());
                // One at a time: what follows from it may settle the others.
                if more.len() > 4 {
                    break;
                }
            }
        }
        more
    }
}
