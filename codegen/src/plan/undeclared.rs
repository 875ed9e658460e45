//! The values of undeclared fields: of one type, or of one for each pattern that their names match.

use std::rc::Rc;

use tablature_schema::ir::{Keyword, Node, SchemaId};

use super::{
    Branch, BranchWords, Kind, Place, Planner, Type,
    conjunction::{Conjunct, Conjunction},
};

/// Everything that applies to the values of undeclared fields.
pub(super) struct Undeclared {
    /// Whatever their names are.
    common: Vec<Conjunct>,
    /// By their names: what each of these adds. Which it is for a name is checked at run time.
    choices: Vec<Choice>,
}

/// What applies to the values of some names.
#[derive(Clone)]
struct Choice {
    /// The subschema; `None` where any value is valid.
    id: Option<SchemaId>,
    /// The pattern of the names; `None` for those that match none.
    pattern: Option<String>,
}

impl Planner<'_, '_> {
    /// Returns everything that applies to the values of all fields that are not declared.
    pub(super) fn undeclared(&self, conjunction: &Conjunction) -> Undeclared {
        let mut common = Vec::new();
        let mut choices = Vec::new();
        let has_fields = !self.declared(conjunction).is_empty();
        for member in &conjunction.members {
            let node = self.view.node(member.id);
            if !member.has(&self.view, Keyword::PatternProperties) {
                common.extend(node.additional_properties().map(Conjunct::at));
                continue;
            }
            match self.choices(node).as_slice() {
                // Beside declared fields, any value is simpler than one of a union that takes any, too.
                [.., Choice { id: None, .. }] if is_open(node) && has_fields => {}
                [] => {}
                [only] => common.extend(only.id.map(Conjunct::at)),
                many => choices.push(many.to_vec()),
            }
        }
        // Where two subschemas have choices, a name has one of each.
        let choices = match choices.as_slice() {
            [only] => only.clone(),
            _ => Vec::new(),
        };
        Undeclared { common, choices }
    }

    /// Returns the different subschemas of patterns and of other names, that of any value last.
    fn choices(&self, node: &Node) -> Vec<Choice> {
        let conjunction = |id| Conjunction::of(&self.view, id);
        let says_something = |id: &SchemaId| {
            let own = conjunction(*id);
            own.dynamic.is_empty() && self.tells_types_apart(&own, self.types(&own))
        };
        let patterns =
            node.pattern_properties().map(|(pattern, id)| (Some(pattern.as_str()), Some(id)));
        let takes_all = node.pattern_properties().any(|(pattern, _)| is_of_all(pattern.as_str()));
        let others = (!takes_all).then(|| (None, node.additional_properties()));
        let is_never = |id: SchemaId| conjunction(id).never.is_some();
        let mut choices: Vec<Choice> = Vec::new();
        let mut keys = Vec::new();
        for (pattern, own) in patterns.chain(others).filter(|(_, own)| !own.is_some_and(is_never)) {
            let id = own.filter(says_something);
            let key = id.map(|id| conjunction(id).key());
            if !keys.contains(&key) {
                keys.push(key);
                choices.push(Choice { id, pattern: pattern.map(str::to_owned) });
            }
        }
        choices.sort_by_key(|own| own.id.is_none());
        choices
    }

    /// Returns whether there can be no undeclared fields.
    pub(super) fn is_closed(&self, undeclared: &Undeclared) -> bool {
        Conjunction::new(&self.view, &undeclared.common).never.is_some()
    }

    /// Plans the type of their values.
    pub(super) fn plan_undeclared(&mut self, undeclared: &Undeclared, place: Place) -> Type {
        let place = Rc::new(place);
        if undeclared.choices.is_empty() {
            return self.plan(&undeclared.common, &place);
        }
        let id = self.reserve_apart(&place);
        let mut branches: Vec<Branch> = Vec::new();
        for (index, own) in undeclared.choices.iter().enumerate() {
            let mut conjuncts = undeclared.common.clone();
            conjuncts.extend(own.id.map(Conjunct::at));
            let ty = self.plan(&conjuncts, &Rc::new(Place::Branch { of: id, index }));
            let words = match own.id {
                None => BranchWords::Other,
                Some(id) => BranchWords::Undeclared {
                    id,
                    named: Conjunction::of(&self.view, id).named,
                    pattern: own.pattern.clone(),
                },
            };
            branches.push(Branch { ty, words });
        }
        self.finish(id, &Conjunction::default(), Kind::AnyOf(branches), Vec::new());
        Type::Defined(id)
    }
}

/// Returns whether names that match no pattern can have any value.
fn is_open(node: &Node) -> bool {
    node.additional_properties().is_none()
}

/// Returns whether a pattern matches every name.
fn is_of_all(pattern: &str) -> bool {
    matches!(pattern, "" | "^" | ".*" | "^.*")
}
