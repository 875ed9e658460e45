//! Unions: with a tag, which is read first, and without one, which are tried in order.

use super::{
    super::{ReadError, Value},
    At, Cursor, Errors, Json,
    errors::Mark,
    string::one_of,
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
        let Some((name, tag)) = self.tag(value) else {
            let expected = format!("field `{}` ({})", self.wire, self.known());
            return errors.push(at, Keyword::Required, expected, ReadError::NOTHING);
        };
        errors.push(&at.key(name), Keyword::Enum, self.known(), tag)
    }

    /// Lists the tags for a sentence.
    fn known(&self) -> String {
        let exact = self.variants.iter().flat_map(|(exact, _)| exact.iter());
        let prefixes = self.variants.iter().flat_map(|(_, prefixes)| prefixes.iter());
        let exact = exact.map(|tag| (*tag).to_owned());
        let known: Vec<String> = exact.chain(prefixes.map(|prefix| format!("{prefix}…"))).collect();
        one_of(known.iter())
    }
}

/// The attempts to read a value as one of the branches of a union without a tag.
#[derive(Debug)]
pub struct Attempts {
    /// The number of errors before.
    before: usize,
    failed: Vec<Branch>,
}

/// One failed branch of a union without a tag.
#[derive(Debug)]
struct Branch {
    label: &'static str,
    errors: Vec<ReadError>,
}

impl Attempts {
    /// Begins, before the rules of the union are checked.
    pub fn begin(errors: &Errors) -> Self {
        Self { before: errors.len(), failed: Vec::new() }
    }

    /// Tries a branch. Its errors are kept apart.
    pub fn branch<T: Json>(
        &mut self,
        label: &'static str,
        value: Value,
        at: &At<'_>,
        errors: &mut Errors,
    ) -> Option<T> {
        let mark: Mark = errors.mark();
        errors.enter_branch();
        let read = T::read(value, at, errors);
        errors.leave_branch();
        if read.is_none() {
            self.failed.push(Branch { label, errors: errors.roll_back(mark) });
        }
        read
    }

    /// Reports one error with the reasons of all branches, in place of those of the union's rules.
    pub fn fail<T>(mut self, value: &Value, at: &At<'_>, errors: &mut Errors) -> Option<T> {
        errors.truncate(self.before);
        let left_out = self.failed.len().saturating_sub(MAX_BRANCHES);
        if left_out > 0 {
            // Those that are nearest to being valid, in the order of the schema.
            let mut counts: Vec<usize> = self.failed.iter().map(|own| own.errors.len()).collect();
            counts.sort_unstable();
            let most = counts[MAX_BRANCHES - 1];
            self.failed.sort_by_key(|own| own.errors.len() > most);
            self.failed.truncate(MAX_BRANCHES);
        }
        let pointer = at.pointer();
        let mut reasons: Vec<String> =
            self.failed.iter().map(|branch| branch.reasons(&pointer)).collect();
        reasons.extend((left_out > 0).then(|| format!("{left_out} more")));
        errors.push(at, Keyword::AnyOf, format!("one of: {}", reasons.join(", ")), value)
    }
}

/// The branches whose reasons a message has.
const MAX_BRANCHES: usize = 8;
/// The reasons of a branch that a message has.
const MAX_REASONS: usize = 3;
/// The characters of a reason that a message has: one of a union within a union has reasons of its own.
const MAX_REASON: usize = 200;

impl Branch {
    /// Returns its name and why it was not taken. The place of the union, `pointer`, is said of it already.
    fn reasons(&self, pointer: &str) -> String {
        let reason = |error: &ReadError| {
            let is_here = error.pointer == pointer;
            let pointer = if is_here { String::new() } else { error.pointer.clone() };
            cut(&ReadError { pointer, ..error.clone() }.to_string())
        };
        let mut reasons: Vec<String> = self.errors.iter().take(MAX_REASONS).map(reason).collect();
        let left_out = self.errors.len() - reasons.len();
        reasons.extend((left_out > 0).then(|| format!("{left_out} more")));
        format!("{} ({})", self.label, reasons.join("; "))
    }
}

fn cut(reason: &str) -> String {
    match reason.char_indices().nth(MAX_REASON) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_cut_to_what_somebody_reads() {
        let (mut errors, value) = (Errors::default(), Value::from("x"));
        let mut attempts = Attempts::begin(&errors);
        for _ in 0..20 {
            assert_eq!(
                attempts.branch::<bool>("a flag", value.clone(), &At::ROOT, &mut errors),
                None
            );
        }
        let failed = attempts.fail::<()>(&value, &At::ROOT, &mut errors);
        let message = errors.finish(failed).expect_err("no branch fits").to_string();
        assert_eq!(
            message.matches("a flag (expected a boolean, found `\"x\"`)").count(),
            MAX_BRANCHES
        );
        assert!(message.ends_with(", 12 more, found `\"x\"`"), "{message}");
        assert_eq!(cut(&"é".repeat(300)).chars().count(), MAX_REASON + 1);
    }
}
