//! Tables of the names in a schema, looked up with the keys of a payload.

/// Returns a fingerprint of a name: its length, first and last bytes. Different names may have the same one.
pub(super) fn fingerprint(name: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        u64::from_le_bytes(word)
    };
    let (first, last) = (&name[..name.len().min(8)], &name[name.len().saturating_sub(8)..]);
    let bits = word(first) ^ word(last).rotate_left(29) ^ ((name.len() as u64) << 56);
    // Multiplied by an odd number, every bit affects the upper ones.
    let [.., a, b, c, d] = bits.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// A name with its fingerprint, which alone distinguishes most names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name<'n> {
    fingerprint: u32,
    text: &'n str,
}

impl<'n> Name<'n> {
    /// Creates a name.
    pub fn new(text: &'n str) -> Self {
        Self { fingerprint: fingerprint(text.as_bytes()), text }
    }

    /// Creates a name whose fingerprint is known.
    pub(super) fn with_fingerprint(text: &'n str, fingerprint: u32) -> Self {
        Self { fingerprint, text }
    }

    /// Returns the text.
    pub fn text(self) -> &'n str {
        self.text
    }
}

/// An owned name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedName {
    fingerprint: u32,
    text: Box<str>,
}

impl OwnedName {
    /// Returns the name.
    pub fn as_name(&self) -> Name<'_> {
        Name { fingerprint: self.fingerprint, text: &self.text }
    }
}

impl From<Name<'_>> for OwnedName {
    fn from(name: Name<'_>) -> Self {
        Self { fingerprint: name.fingerprint, text: name.text.into() }
    }
}

/// A map by name whose keys are fixed when it is created.
///
/// A fingerprint selects a bucket, which usually has one name. Buckets are sorted, so even a lookup among names that
/// were chosen to collide takes logarithmic time.
#[derive(Debug)]
pub struct NameTable<T> {
    /// In the order of buckets, and within each in the order of names.
    entries: Box<[(OwnedName, T)]>,
    /// The start of each bucket, and the end of the last.
    starts: Box<[u32]>,
    /// The shift that turns a fingerprint into the number of a bucket.
    shift: u32,
}

/// Buckets with more names are searched, not scanned.
const MAX_SCANNED: usize = 8;

impl<T> NameTable<T> {
    /// Creates a table of these names, which must be unique.
    ///
    /// # Panics
    ///
    /// If there are 2^32 names or more.
    pub fn new<'n>(names: impl IntoIterator<Item = (&'n str, T)>) -> Self {
        let names = names.into_iter().map(|(text, value)| (Name::new(text).into(), value));
        let mut entries: Vec<(OwnedName, T)> = names.collect();
        let bits = (entries.len() * 2).max(2).next_power_of_two().trailing_zeros().min(31);
        let shift = u32::BITS - bits;
        entries.sort_by(|(left, _), (right, _)| {
            let (left, right) = (left.as_name(), right.as_name());
            (bucket(left, shift), left).cmp(&(bucket(right, shift), right))
        });
        let place = |index| u32::try_from(index).expect("a schema has fewer than 2^32 names");
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (index, (name, _)) in entries.iter().enumerate() {
            let reached = bucket(name.as_name(), shift) + 1;
            starts.resize(reached.max(starts.len()), place(index));
        }
        starts.resize((1 << bits) + 1, place(entries.len()));
        Self { entries: entries.into(), starts: starts.into(), shift }
    }

    /// Returns the entry of a name.
    pub fn get(&self, name: Name<'_>) -> Option<&T> {
        let bucket = bucket(name, self.shift);
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let entries = &self.entries[start..end];
        let (_, value) = if entries.len() <= MAX_SCANNED {
            entries.iter().find(|(own, _)| own.as_name() == name)?
        } else {
            &entries[entries.binary_search_by(|(own, _)| own.as_name().cmp(&name)).ok()?]
        };
        Some(value)
    }

    /// Returns whether there are no names.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the number of names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Returns the bucket of a name: the upper bits of its fingerprint.
fn bucket(name: Name<'_>, shift: u32) -> usize {
    (name.fingerprint >> shift) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(names: &[String]) -> NameTable<usize> {
        NameTable::new(names.iter().enumerate().map(|(index, name)| (name.as_str(), index)))
    }

    #[test]
    fn each_name_is_found_and_no_other() {
        let lengths = [0usize, 1, 2, 3, 9, 100, 3000];
        for length in lengths {
            let names: Vec<String> = (0..length).map(|index| format!("name{index}")).collect();
            let table = table(&names);
            assert_eq!((table.len(), table.is_empty()), (length, length == 0));
            for (index, name) in names.iter().enumerate() {
                assert_eq!(table.get(Name::new(name)), Some(&index));
            }
            for other in ["", "name", "name3000", "Name1", "name01", "\u{e9}"] {
                assert_eq!(table.get(Name::new(other)), None, "{other}");
            }
        }
    }

    #[test]
    fn names_with_one_fingerprint_are_distinguished() {
        let names: Vec<String> =
            (0..20_000).map(|index| format!("the same {index:05} the same")).collect();
        let table = table(&names);
        let first = Name::new(&names[0]);
        assert!(names.iter().all(|name| Name::new(name).fingerprint == first.fingerprint));
        assert!(
            names
                .iter()
                .enumerate()
                .all(|(index, name)| { table.get(Name::new(name)) == Some(&index) })
        );
        assert_eq!(table.get(Name::new("the same 20000 the same")), None);
    }
}
