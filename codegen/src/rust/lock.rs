//! Names that stay, from one generation to the next.
//!
//! Names follow fixed rules, but where two would be the same, the second gets a number: a value that is added in front
//! of others could take a name that user code knows for another. A lock file holds what everything was called,
//! and what it holds is called so again.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use serde_json::{Map, Value};

/// What the generated items of one schema are called.
///
/// The keys say what is named: `Order/item` is the type that the field `item` of `Order` was the first to need, `/Item` one
/// that the schema defines by that name, `Order.item-id` a field, `Order/Color::dark-red` a variant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    pub(crate) fn insert(&mut self, key: String, name: String) {
        self.0.insert(key, name);
    }

    /// The names of what stands below a key.
    pub(crate) fn below<'n>(&'n self, prefix: &'n str) -> impl Iterator<Item = &'n str> {
        let from = self.0.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.take_while(move |(key, _)| key.starts_with(prefix)).map(|(_, name)| name.as_str())
    }

    /// The names of all types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(key, _)| is_type(key)).map(|(_, name)| name.as_str())
    }
}

/// The names of several schemas: what a lock file holds.
///
/// # Example
///
/// ```
/// use tablature_codegen::Lock;
///
/// let lock = Lock::parse(r#"{"order": {"/Color::dark-red": "DarkRed"}}"#)?;
/// assert_eq!(Lock::parse(&lock.to_string())?, lock);
/// assert!(Lock::parse("[]").is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock(BTreeMap<String, Names>);

impl Lock {
    /// Reads a lock file.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let schemas: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| format!("it is no JSON object: {error}"))?;
        let mut lock = BTreeMap::new();
        for (schema, names) in schemas {
            let members = names.as_object().ok_or(format!("`{schema}` is no object"))?;
            let mut names = Names::default();
            let mut taken = BTreeSet::new();
            for (key, name) in members {
                let name = name.as_str().filter(|name| is_name(name));
                let name = name.ok_or(format!("`{key}` of `{schema}` is no name of Rust"))?;
                if !taken.insert((place_of(key), name)) {
                    return Err(format!("`{name}` is there twice in `{schema}`, again as `{key}`"));
                }
                names.insert(key.clone(), name.to_owned());
            }
            lock.insert(schema, names);
        }
        Ok(Self(lock))
    }

    /// What the items of a schema are called; nothing where it is new.
    pub fn names(&self, schema: &str) -> Names {
        self.0.get(schema).cloned().unwrap_or_default()
    }

    /// Under which name the lock file knows a schema, by the folders that it stands in, as far as they are known: a
    /// run over a folder calls `a/event` what is `schemas/a/event.json` for others, or just `event`. The longest name
    /// that fits counts; `None` where none fits, or several that say more than is known.
    pub fn section_of(&self, place: &[String]) -> Option<&str> {
        let place = section(place);
        let ends = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        let names = || self.0.keys().map(String::as_str);
        let known = names().filter(|name| ends(&place, name)).max_by_key(|name| name.len());
        known.or_else(|| {
            let mut longer = names().filter(|name| ends(name, &place));
            longer.next().filter(|_| longer.next().is_none())
        })
    }

    /// Adds what the items of a schema are called. What is there and has no name now keeps the one it had: it may
    /// come back, and nothing else is to be called so.
    pub fn add(&mut self, schema: &str, names: Names) {
        self.0.entry(schema.to_owned()).or_default().0.extend(names.0);
    }

    /// What `later` names and this does not, or otherwise: `schema: key`.
    pub fn differences(&self, later: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        for (schema, names) in &later.0 {
            let own = self.0.get(schema);
            let changed = names
                .0
                .iter()
                .filter(|(key, name)| own.and_then(|own| own.get(key)) != Some(name.as_str()));
            differences.extend(changed.map(|(key, _)| format!("{schema}: {key}")));
        }
        differences
    }
}

impl std::fmt::Display for Lock {
    /// One name a line, in the order of the keys, so that a change shows as what it is.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = |names: &Names| -> Value {
            names.0.iter().map(|(key, name)| (key.clone(), Value::from(name.as_str()))).collect()
        };
        let schemas: Value =
            self.0.iter().map(|(schema, own)| (schema.clone(), names(own))).collect();
        writeln!(f, "{schemas:#}")
    }
}

/// What a schema is called in a lock file: without its version, so that the next version has the same names.
pub fn section(place: &[String]) -> String {
    let names: Vec<&str> =
        place.iter().map(|name| name.split('@').next().unwrap_or(name)).collect();
    names.join("/")
}

/// Where names must differ: among all types, the fields of a type, the variants of a type.
fn place_of(key: &str) -> &str {
    if is_type(key) {
        return "";
    }
    let end = key.find("::").or_else(|| key.find('.'));
    end.map_or(key, |end| &key[..end])
}

fn is_type(key: &str) -> bool {
    let sides = key.split_once('/');
    sides.is_some_and(|(parent, wanted)| !parent.contains(['.', ':']) && !wanted.contains(':'))
}

fn is_name(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn schemas_are_found_by_as_much_as_is_known_of_their_folders() {
        let text = r#"{"a/event": {}, "b/event": {}, "order": {}, "shop/cart": {}}"#;
        let lock = Lock::parse(text).expect("it is a lock");
        let find = |place: &str| {
            let place: Vec<String> = place.split('/').map(str::to_owned).collect();
            lock.section_of(&place).map(str::to_owned)
        };
        for (place, name) in [
            ("schemas/a/event", Some("a/event")),
            ("b/event@2", Some("b/event")),
            ("orders/order", Some("order")),
            ("cart", Some("shop/cart")),
            ("event", None),
            ("reorder", None),
        ] {
            assert_eq!(find(place).as_deref(), name, "{place}");
        }
    }
}
