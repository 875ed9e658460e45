//! Unions: with a tag, which is read first, and without one, which are tried in order.

use super::{
    super::{ReadError, Value},
    At, Cursor, Errors, Json,
    errors::Mark,
};
use tablature_schema::ir::Keyword;

/// The tags of the variants of a union.
#[derive(Debug)]
pub struct Tags {
    wire: &'static str,
    documented: Option<&'static str>,
    /// Exact tags and prefixes of each variant.
    variants: &'static [(&'static [&'static str], &'static [&'static str])],
}

impl Tags {
    /// Names the field that holds the tag, and the tags of each variant: exact ones, then prefixes.
    pub const fn new(
        wire: &'static str,
        variants: &'static [(&'static [&'static str], &'static [&'static str])],
    ) -> Self {
        Self { wire, documented: None, variants }
    }

    /// Adds the documented spelling of the field.
    #[must_use]
    pub const fn or(self, documented: &'static str) -> Self {
        Self { documented: Some(documented), ..self }
    }

    fn tag<'v>(&self, value: &'v Value) -> Option<(&'static str, &'v Value)> {
        let object = value.as_object()?;
        let find = |name: &'static str| object.get(name).map(|tag| (name, tag));
        find(self.wire).or_else(|| find(self.documented?))
    }

    /// Returns the variant whose tag the value has.
    pub fn find(&self, value: &Value) -> Option<usize> {
        self.variant(self.tag(value)?.1.as_str()?)
    }

    /// Returns the variant of the object at a cursor.
    pub fn find_at(&self, cursor: &mut Cursor<'_>) -> Option<usize> {
        let tag = cursor.tag(self.wire, self.documented)?;
        self.variant(&tag)
    }

    fn variant(&self, tag: &str) -> Option<usize> {
        let exact = self.variants.iter().position(|(exact, _)| exact.contains(&tag));
        exact.or_else(|| {
            let longest = |prefixes: &[&str]| {
                let lengths = prefixes.iter().filter(|it| tag.starts_with(**it)).map(|it| it.len());
                lengths.max()
            };
            let lengths = self.variants.iter().map(|(_, prefixes)| longest(prefixes));
            let known = lengths.enumerate().filter_map(|(index, length)| Some((length?, index)));
            // Of equal prefixes the first counts.
            known
                .max_by_key(|(length, index)| (*length, usize::MAX - index))
                .map(|(_, index)| index)
        })
    }

    /// Reports why no variant was found.
    pub fn refuse<T>(&self, value: &Value, at: &At<'_>, errors: &mut Errors) -> Option<T> {
        if value.as_object().is_none() {
            return errors.push(at, Keyword::Type, "an object", value);
        }
        let wire = self.wire;
        let Some((name, tag)) = self.tag(value) else {
            let expected = format!("field `{wire}`, which tells the variants apart");
            return errors.push(at, Keyword::Required, expected, ReadError::NOTHING);
        };
        let exact = self.variants.iter().flat_map(|(exact, _)| exact.iter());
        let prefixes = self.variants.iter().flat_map(|(_, prefixes)| prefixes.iter());
        let known: Vec<String> = exact
            .map(|tag| format!("`{tag}`"))
            .chain(prefixes.map(|prefix| format!("`{prefix}…`")))
            .collect();
        errors.push(&at.key(name), Keyword::Enum, format!("one of {}", known.join(", ")), tag)
    }
}

/// One failed branch of a union without a tag.
#[derive(Debug)]
pub struct Branch {
    label: &'static str,
    errors: Vec<ReadError>,
}

/// Tries a branch. Its errors are kept apart.
pub fn branch<T: Json>(
    label: &'static str,
    value: Value,
    at: &At<'_>,
    errors: &mut Errors,
    failed: &mut Vec<Branch>,
) -> Option<T> {
    let mark: Mark = errors.mark();
    let read = T::read(value, at, errors);
    if read.is_none() {
        failed.push(Branch { label, errors: errors.roll_back(mark) });
    }
    read
}

/// Reports one error with the reasons of all branches.
pub fn no_branch<T>(
    value: &Value,
    failed: &[Branch],
    at: &At<'_>,
    errors: &mut Errors,
) -> Option<T> {
    let reasons: Vec<String> = failed
        .iter()
        .map(|branch| {
            let reasons: Vec<String> = branch.errors.iter().map(ToString::to_string).collect();
            format!("{} ({})", branch.label, reasons.join("; "))
        })
        .collect();
    errors.push(at, Keyword::AnyOf, format!("one of: {}", reasons.join(", ")), value)
}
