//! What depends on the value itself: asked of the value, and said of the next one.

use serde_json::Value;

use super::{
    super::plan::{Edge, NodeId},
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
        let meets = |id| self.judge.accepts(self.plan, id, text.as_bytes());
        for check in &shape.checks {
            if decided.contains(check) {
                continue;
            }
            let before = more.len();
            match check {
                Check::Condition(owner) => {
                    let node = self.plan.node(*owner);
                    let Some(question) = node.child(&Edge::If) else { continue };
                    let answer = meets(question);
                    let edge = if answer { Edge::Then } else { Edge::Else };
                    let is_advised =
                        |follows: NodeId| self.mood.heeds_advice && self.advice[follows.index()];
                    let is_short = |follows: &NodeId| is_advised(*follows) || !meets(*follows);
                    if let Some(follows) = node.child(&edge).filter(is_short) {
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
