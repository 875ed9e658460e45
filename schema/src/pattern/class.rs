//! Sets of characters.

use std::fmt::Write as _;

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// A set of characters, with its text in the syntax of regex-syntax.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// Sorted, disjoint, inclusive ranges.
    pub(super) ranges: Box<[(char, char)]>,
    /// A bit for each ASCII character.
    pub(super) ascii: u128,
    pub(super) rust: String,
}

impl Class {
    /// Returns the set with one character.
    pub(super) fn of(character: char) -> Self {
        let mut builder = ClassBuilder::default();
        builder.add_range(character.into(), character.into());
        builder.build(false)
    }

    /// Returns whether the character is in the set.
    #[inline]
    pub(super) fn has(&self, character: char) -> bool {
        if character.is_ascii() {
            return self.ascii >> (character as u32) & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(first, _)| first <= character);
        after > 0 && character <= self.ranges[after - 1].1
    }

    /// Returns whether the sets are disjoint.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        let (mut ours, mut theirs) =
            (self.ranges.iter().peekable(), other.ranges.iter().peekable());
        while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
            if our.1 < their.0 {
                ours.next();
            } else if their.1 < our.0 {
                theirs.next();
            } else {
                return false;
            }
        }
        true
    }
}

/// The escapes for sets, and `.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Digit,
    Word,
    Space,
    /// All characters except line terminators.
    Dot,
}

impl Named {
    fn ranges(self) -> &'static [(char, char)] {
        match self {
            Self::Digit => &[('0', '9')],
            Self::Word => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
            // White space and line terminators: ECMA-262, 12.2 and 12.3.
            Self::Space => &[
                ('\t', '\r'),
                (' ', ' '),
                ('\u{A0}', '\u{A0}'),
                ('\u{1680}', '\u{1680}'),
                ('\u{2000}', '\u{200A}'),
                ('\u{2028}', '\u{2029}'),
                ('\u{202F}', '\u{202F}'),
                ('\u{205F}', '\u{205F}'),
                ('\u{3000}', '\u{3000}'),
                ('\u{FEFF}', '\u{FEFF}'),
            ],
            Self::Dot => {
                &[('\0', '\t'), ('\u{B}', '\u{C}'), ('\u{E}', '\u{2027}'), ('\u{202A}', char::MAX)]
            }
        }
    }
}

/// Collects a set, item by item.
#[derive(Debug, Default)]
pub(super) struct ClassBuilder {
    ranges: Vec<(char, char)>,
    items: String,
}

impl ClassBuilder {
    /// Adds the code points of a range. Surrogates are left out: they do not occur in strings.
    pub(super) fn add_range(&mut self, first: u32, last: u32) {
        let first = char::from_u32(first).unwrap_or('\u{E000}');
        let last = char::from_u32(last).unwrap_or('\u{D7FF}');
        if first > last {
            return;
        }
        self.ranges.push((first, last));
        push_escaped(first, &mut self.items);
        if first != last {
            self.items.push('-');
            push_escaped(last, &mut self.items);
        }
    }

    pub(super) fn add_named(&mut self, named: Named, is_negated: bool) {
        let set = ClassUnicode::new(
            named.ranges().iter().map(|&(first, last)| ClassUnicodeRange::new(first, last)),
        );
        let mut inner = Self::default();
        for &(first, last) in named.ranges() {
            inner.add_range(first.into(), last.into());
        }
        self.add_set(set, is_negated, |_| inner.items);
    }

    /// Adds a set or its complement. `items` writes the set; its argument says whether it is negated.
    pub(super) fn add_set(
        &mut self,
        mut set: ClassUnicode,
        is_negated: bool,
        items: impl FnOnce(bool) -> String,
    ) {
        if is_negated {
            set.negate();
        }
        if set.ranges().is_empty() {
            return;
        }
        self.ranges.extend(set.iter().map(|range| (range.start(), range.end())));
        let items = items(is_negated);
        if is_negated {
            // `write!` to a string cannot fail.
            let _ = write!(self.items, "[^{items}]");
        } else {
            self.items.push_str(&items);
        }
    }

    /// Returns the number of ranges that were added, before merging.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    pub(super) fn build(self, is_negated: bool) -> Class {
        let mut set = ClassUnicode::new(
            self.ranges.iter().map(|&(first, last)| ClassUnicodeRange::new(first, last)),
        );
        if is_negated {
            set.negate();
        }
        let rust = match (self.items.is_empty(), is_negated) {
            // The empty set, as an intersection of two disjoint ones.
            (true, false) => "[a&&b]".to_owned(),
            (true, true) => r"[\s\S]".to_owned(),
            (false, false) => format!("[{}]", self.items),
            (false, true) => format!("[^{}]", self.items),
        };
        let ranges: Box<[_]> = set.iter().map(|range| (range.start(), range.end())).collect();
        let mut ascii = 0;
        for &(first, last) in ranges.iter().take_while(|range| range.0.is_ascii()) {
            for bit in first as u32..=(last as u32).min(127) {
                ascii |= 1 << bit;
            }
        }
        Class { ranges, ascii, rust }
    }
}

/// Writes a character as a literal in the syntax of regex-syntax, inside or outside of a class.
pub(super) fn push_escaped(character: char, rust: &mut String) {
    if regex_syntax::is_meta_character(character) {
        rust.push('\\');
        rust.push(character);
    } else if character.is_alphanumeric() || matches!(character, ' '..='~') {
        rust.push(character);
    } else {
        // `write!` to a string cannot fail.
        let _ = write!(rust, "\\x{{{:X}}}", u32::from(character));
    }
}
