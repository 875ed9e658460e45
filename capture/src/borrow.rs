//! Types that pages refer to by links to other pages, or by the titles of those: copied to the types of each page that needs
//! them.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{
    model::shorten,
    resolve::{self, Types, target},
    subschemas,
};

/// The most types that a page set takes from others, the nearest first. Each page of a large site reaches all others.
const MAX_BORROWED: usize = 32;

/// The most types that are named where some are left out.
const MAX_SHOWN: usize = 3;

/// Takes references to other page sets out of a schema, which then accepts any value there.
pub(super) fn forget(schema: &mut Value) {
    subschemas::for_each_mut(schema, &mut |map| {
        if target(map).is_some() {
            map.remove("$ref");
        }
    });
}

/// Copies the types that each page set refers to, and names them there. Returns, for each page set, the types that are left
/// out beyond the limit.
pub(super) fn settle(sets: &mut [Types]) -> Vec<Vec<String>> {
    let references: Vec<HashMap<String, &str>> = sets
        .iter()
        .map(|types| types.keys().map(|name| (resolve::reference(name), name.as_str())).collect())
        .collect();
    let settled: Vec<(Types, Vec<String>)> = (0..sets.len())
        .map(|own| {
            let mut loan = Loan {
                sets,
                references: &references,
                own,
                names: HashMap::new(),
                left_out: BTreeSet::new(),
            };
            let types = loan.settled();
            (types, loan.left_out.into_iter().map(|(_, name)| name).collect())
        })
        .collect();
    let mut left_out = Vec::new();
    for (types, (settled, beyond)) in sets.iter_mut().zip(settled) {
        types.extend(settled);
        left_out.push(beyond);
    }
    left_out
}

/// Returns the message for types that were left out.
pub(super) fn left_out(names: &[String]) -> Option<String> {
    let shown: Vec<String> =
        names.iter().take(MAX_SHOWN).map(|name| format!("`{}`", shorten(name))).collect();
    let others = match names.len().saturating_sub(MAX_SHOWN) {
        0 => String::new(),
        n => format!(", and {n} more"),
    };
    (!names.is_empty()).then(|| {
        format!(
            "this page reaches more than {MAX_BORROWED} types of other pages: {}{others} are captured as objects",
            shown.join(", ")
        )
    })
}

/// The types that a page set takes from others.
struct Loan<'a> {
    sets: &'a [Types],
    references: &'a [HashMap<String, &'a str>],
    own: usize,
    /// Their names here.
    names: HashMap<(usize, String), String>,
    /// Those that were not taken, for there were enough.
    left_out: BTreeSet<(usize, String)>,
}

impl Loan<'_> {
    /// Returns the types of the set that change, and those that it takes.
    fn settled(&mut self) -> Types {
        let mut settled = Types::new();
        let own = &self.sets[self.own];
        let mut taken: HashSet<String> = own.keys().cloned().collect();
        let mut order: Vec<(usize, String)> = Vec::new();
        let refers: Vec<&str> = own
            .iter()
            .filter(|(_, schema)| {
                let found = self.targets(self.own, schema);
                for found in found {
                    self.borrow(found, &mut taken, &mut order);
                }
                self.targets(self.own, schema).iter().any(|(at, _)| *at != self.own)
            })
            .map(|(name, _)| name.as_str())
            .collect();
        let mut next = 0;
        while let Some((at, name)) = order.get(next).cloned() {
            for found in self.targets(at, &self.sets[at][&name]) {
                self.borrow(found, &mut taken, &mut order);
            }
            next += 1;
        }
        for name in refers {
            settled.insert(name.to_owned(), self.rewritten(self.own, &own[name]));
        }
        for (at, name) in order {
            let schema = self.rewritten(at, &self.sets[at][&name]);
            settled.insert(self.names[&(at, name)].clone(), schema);
        }
        settled
    }

    fn borrow(
        &mut self,
        found: (usize, String),
        taken: &mut HashSet<String>,
        order: &mut Vec<(usize, String)>,
    ) {
        let is_here = found.0 == self.own || self.names.contains_key(&found);
        if is_here || !self.sets[found.0].contains_key(&found.1) {
            return;
        }
        if order.len() >= MAX_BORROWED {
            self.left_out.insert(found);
            return;
        }
        let mut name = found.1.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{}{number}", found.1);
            number += 1;
        }
        self.names.insert(found.clone(), name);
        order.push(found);
    }

    /// Returns the types that a schema of the set `at` refers to, in the order of their mention.
    fn targets(&self, at: usize, schema: &Value) -> Vec<(usize, String)> {
        let mut targets = Vec::new();
        subschemas::for_each(schema, &mut |map| targets.extend(self.meant(at, map)));
        targets
    }

    /// Returns the type that a schema of the set `at` is a reference to.
    fn meant(&self, at: usize, map: &Map<String, Value>) -> Option<(usize, String)> {
        target(map).or_else(|| {
            let name = self.references[at].get(map.get("$ref")?.as_str()?)?;
            Some((at, (*name).to_owned()))
        })
    }

    /// Returns a schema of the set `at` with the names that types have here. What is not here is an object.
    fn rewritten(&self, at: usize, schema: &Value) -> Value {
        let mut schema = schema.clone();
        subschemas::for_each_mut(&mut schema, &mut |map| {
            let Some(found) = self.meant(at, map) else { return };
            let name = if found.0 == self.own { Some(&found.1) } else { self.names.get(&found) };
            if let Some(name) = name {
                map.insert("$ref".to_owned(), json!(resolve::reference(name)));
            } else {
                map.remove("$ref");
                map.insert("type".to_owned(), json!("object"));
            }
        });
        schema
    }
}
