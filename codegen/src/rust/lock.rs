//! Names that stay the same from one generation to the next.
//!
//! Names follow fixed rules, but where two would be equal, the second gets a number: a value that is added before
//! others could take a name that user code knows for another. A lock file holds the names of all items, which keep
//! them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use serde_json::{Map, Value};

/// The names of the generated items of one schema.
///
/// The keys say what is named: `Order/item` is the type that the field `item` of `Order` needed first, `/Item` one
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

    /// Returns the names below a key.
    pub(crate) fn below<'n>(&'n self, prefix: &'n str) -> impl Iterator<Item = &'n str> {
        let from = self.0.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.take_while(move |(key, _)| key.starts_with(prefix)).map(|(_, name)| name.as_str())
    }

    /// Returns the names of all types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(key, _)| is_type(key)).map(|(_, name)| name.as_str())
    }
}

/// The key of the remark that a lock file begins with.
const MARK_KEY: &str = "@generated";

/// Value of the remark that says which command wrote the file.
const MARK: &str = "by tablature generate: what types, fields and variants are called, to be kept";

/// The names of several schemas: the content of a lock file.
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
    /// A message that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let schemas: Map<String, Value> = serde_json::from_str(text)
            .map_err(|error| format!("it is not a JSON object: {error}"))?;
        let mut lock = BTreeMap::new();
        for (schema, names) in schemas {
            if schema == MARK_KEY {
                continue;
            }
            let members = names.as_object().ok_or(format!("`{schema}` is not an object"))?;
            let mut names = Names::default();
            let mut taken = BTreeSet::new();
            for (key, name) in members {
                let name = name.as_str().filter(|name| is_name(name));
                let name =
                    name.ok_or(format!("`{key}` of `{schema}` is not a valid Rust identifier"))?;
                if !taken.insert((place_of(key), name)) {
                    return Err(format!(
                        "`{schema}` uses the name `{name}` twice, again for `{key}`"
                    ));
                }
                names.insert(key.clone(), name.to_owned());
            }
            lock.insert(schema, names);
        }
        Ok(Self(lock))
    }

    /// Returns whether a text is a lock file that was written here, so that it may be replaced.
    pub fn is_marked(text: &[u8]) -> bool {
        let members: Option<Map<String, Value>> = serde_json::from_slice(text).ok();
        members.is_some_and(|members| members.get(MARK_KEY).is_some_and(|mark| mark == MARK))
    }

    /// Returns the names of the items of a schema; none where it is new.
    pub fn names(&self, schema: &str) -> Names {
        self.0.get(schema).cloned().unwrap_or_default()
    }

    /// Returns the name of a schema in the lock file, by as many of its folders as are known: a run over a folder calls
    /// `a/event` what is `schemas/a/event.json` for others, or just `event`. The longest name that fits counts; `None`
    /// where none fits, or several do that are longer.
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

    /// Adds the names of the items of a schema. Items that are no longer there keep their names: they may come back,
    /// and nothing else should get these names.
    pub fn add(&mut self, schema: &str, names: Names) {
        self.0.entry(schema.to_owned()).or_default().0.extend(names.0);
    }

    /// Returns the names in `later` that are new or changed, as `schema: key`.
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
    /// Writes one name a line, in the order of the keys, so that a change gives a small diff.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = |names: &Names| -> Value {
            names.0.iter().map(|(key, name)| (key.clone(), Value::from(name.as_str()))).collect()
        };
        let mark = std::iter::once((MARK_KEY.to_owned(), MARK.into()));
        let schemas = self.0.iter().map(|(schema, own)| (schema.clone(), names(own)));
        let all: Value = mark.chain(schemas).collect();
        writeln!(f, "{all:#}")
    }
}

/// Returns the name of a schema in a lock file: without its version, so that the next version has the same names.
pub fn section(place: &[String]) -> String {
    let names: Vec<&str> =
        place.iter().map(|name| name.split('@').next().unwrap_or(name)).collect();
    names.join("/")
}

/// Returns the scope in which the name must be unique: all types, the fields of a type, or the variants of a type.
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
    fn what_is_written_says_so() {
        let lock = Lock::parse(r#"{"order": {"/Item": "Item"}}"#).expect("it is a lock");
        let text = lock.to_string();
        assert!(text.starts_with("{\n  \"@generated\": \"by tablature generate: "), "{text}");
        assert!(Lock::is_marked(text.as_bytes()));
        assert_eq!(Lock::parse(&text), Ok(lock));
        for other in ["", "{}", r#"{"@generated": "by hand"}"#, r#"{"order": {}}"#] {
            assert!(!Lock::is_marked(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn schemas_are_found_by_the_folders_that_are_known() {
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
