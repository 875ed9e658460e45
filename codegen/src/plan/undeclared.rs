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
    /// By their names: what each of these adds, or nothing. Which it is for a name is checked at run time.
    choices: Vec<Option<SchemaId>>,
}

impl Undeclared {
    /// Returns what applies under each of the choices; under none, if there is no choice.
    fn alternatives(&self) -> Vec<(Option<SchemaId>, Vec<Conjunct>)> {
        let with = |own: Option<SchemaId>| {
            let added = own.map(Conjunct::at);
            (own, self.common.iter().cloned().chain(added).collect())
        };
        if self.choices.is_empty() {
            vec![with(None)]
        } else {
            self.choices.iter().copied().map(with).collect()
        }
    }
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
                [.., None] if is_open(node) && has_fields => {}
                [] | [None] => {}
                [Some(only)] => common.push(Conjunct::at(*only)),
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

    /// Returns the different subschemas of patterns and of other names: nothing where any value is valid.
    fn choices(&self, node: &Node) -> Vec<Option<SchemaId>> {
        let conjunction = |id| Conjunction::of(&self.view, id);
        let says_something = |id: &SchemaId| {
            let own = conjunction(*id);
            own.dynamic.is_empty() && self.tells_types_apart(&own, self.types(&own))
        };
        let is_never = |id: &SchemaId| conjunction(*id).never.is_some();
        let patterns = node.pattern_properties().filter(|(_, id)| !is_never(id));
        let takes_all = node.pattern_properties().any(|(pattern, _)| is_of_all(pattern.as_str()));
        let others = match node.additional_properties() {
            _ if takes_all => None,
            Some(others) => Some(others).filter(|id| !is_never(id)).map(Some),
            None => Some(None),
        };
        let mut choices: Vec<Option<SchemaId>> = Vec::new();
        let mut keys = Vec::new();
        for own in patterns.map(|(_, id)| Some(id)).chain(others) {
            let own = own.filter(says_something);
            let key = own.map(|id| conjunction(id).key());
            if !keys.contains(&key) {
                keys.push(key);
                choices.push(own);
            }
        }
        // What takes any value is tried last.
        choices.sort_by_key(Option::is_none);
        choices
    }

    /// Returns whether there can be no undeclared fields.
    pub(super) fn is_closed(&self, undeclared: &Undeclared) -> bool {
        Conjunction::new(&self.view, &undeclared.common).never.is_some()
    }

    /// Plans the type of their values.
    pub(super) fn plan_undeclared(&mut self, undeclared: &Undeclared, place: Place) -> Type {
        let place = Rc::new(place);
        let alternatives = undeclared.alternatives();
        if let [(_, only)] = alternatives.as_slice() {
            return self.plan(only, &place);
        }
        let id = self.reserve_apart(&place);
        let mut branches: Vec<Branch> = Vec::new();
        for (index, (own, conjuncts)) in alternatives.iter().enumerate() {
            let ty = self.plan(conjuncts, &Rc::new(Place::Branch { of: id, index }));
            let words = match own {
                None => BranchWords::Other,
                Some(own) => BranchWords::Schema {
                    id: Some(*own),
                    named: Conjunction::of(&self.view, *own).named,
                    mark: None,
                    position: index,
                    own_field: None,
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
