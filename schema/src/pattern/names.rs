//! Names of groups. Two groups may share a name if they are in different alternatives, because only one of them
//! participates.

use std::collections::HashMap;

#[derive(Debug, Default)]
pub(super) struct Names {
    by_text: HashMap<String, usize>,
    all: Vec<Name>,
    /// The names of groups that may participate together with the current position, in order.
    beside: Vec<usize>,
}

#[derive(Debug, Default)]
struct Name {
    groups: Vec<u32>,
    /// Counts the groups of this name that may participate together with a new one.
    n_beside: usize,
}

/// The names in the alternatives that were parsed so far.
#[derive(Debug)]
pub(super) struct Scope {
    start: usize,
    earlier: Vec<usize>,
}

impl Names {
    /// Declares a group; returns `false` if one that may participate together with it has the same name.
    pub(super) fn declare(&mut self, name: &str, group: u32) -> bool {
        let index = *self.by_text.entry(name.to_owned()).or_insert(self.all.len());
        if index == self.all.len() {
            self.all.push(Name::default());
        }
        let name = &mut self.all[index];
        if name.n_beside > 0 {
            return false;
        }
        name.n_beside = 1;
        name.groups.push(group);
        self.beside.push(index);
        true
    }

    /// Returns the groups that have this name.
    pub(super) fn groups(&self, name: &str) -> &[u32] {
        self.by_text.get(name).map_or(&[], |index| self.all[*index].groups.as_slice())
    }

    /// Begins a list of alternatives.
    pub(super) fn open(&self) -> Scope {
        Scope { start: self.beside.len(), earlier: Vec::new() }
    }

    /// Ends an alternative: its groups do not participate in the next.
    pub(super) fn next_alternative(&mut self, scope: &mut Scope) {
        for index in self.beside.drain(scope.start..) {
            self.all[index].n_beside -= 1;
            scope.earlier.push(index);
        }
    }

    /// Ends a list of alternatives: their groups may participate in what follows.
    pub(super) fn close(&mut self, scope: Scope) {
        for index in scope.earlier {
            self.all[index].n_beside += 1;
            self.beside.push(index);
        }
    }
}
