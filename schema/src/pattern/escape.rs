//! Parses escapes, classes and the names of groups.

use super::{
    class::{ClassBuilder, Named},
    error::{Kind, PatternError},
    parse::{Parser, Target},
    property::{self, CharacterSet, Property},
    syntax::{Assertion, Node},
};

/// An item of a class.
enum Item {
    One(u32),
    Named(Named, bool),
    Property(Property, bool),
}

impl Parser {
    /// Parses an escape outside of a class.
    pub(super) fn escape(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        self.at += 1;
        let Some(character) = self.peek() else {
            return Err(PatternError::new(Kind::LoneBackslash, start));
        };
        match character {
            'b' | 'B' => {
                self.at += 1;
                let is_boundary = character == 'b';
                return Ok(Node::Assert(if is_boundary {
                    Assertion::WordBoundary
                } else {
                    Assertion::NotWordBoundary
                }));
            }
            '1'..='9' => {
                let mut number = 0_u32;
                while let Some(digit) = self.peek().and_then(|digit| digit.to_digit(10)) {
                    number = number.saturating_mul(10).saturating_add(digit);
                    self.at += 1;
                }
                return Ok(self.refer(start, Target::Number(number)));
            }
            'k' => {
                self.at += 1;
                if !self.eat('<') {
                    return Err(self.invalid_escape(start));
                }
                let name = self.group_name()?;
                return Ok(self.refer(start, Target::Name(name)));
            }
            _ => {}
        }
        Ok(match self.escaped(start, false)? {
            Item::One(code) => match char::from_u32(code) {
                Some(character) => Node::Char(character),
                // Half of a surrogate pair, which does not occur in strings.
                None => self.intern(String::new(), |_| Ok((ClassBuilder::default(), false)))?,
            },
            Item::Named(named, is_negated) => self.named(named, is_negated)?,
            Item::Property(property, is_negated) => {
                let key = self.characters[start..self.at].iter().collect();
                self.intern(key, |_| {
                    let mut builder = ClassBuilder::default();
                    builder.add_set(property.set, false, |_| property.rust);
                    Ok((builder, is_negated))
                })?
            }
        })
    }

    /// Parses an escape that means the same inside and outside of a class, from the character after its `\`.
    fn escaped(&mut self, start: usize, is_in_class: bool) -> Result<Item, PatternError> {
        let Some(character) = self.peek() else {
            return Err(PatternError::new(Kind::LoneBackslash, start));
        };
        self.at += 1;
        Ok(match character {
            'd' | 'D' => Item::Named(Named::Digit, character == 'D'),
            'w' | 'W' => Item::Named(Named::Word, character == 'W'),
            's' | 'S' => Item::Named(Named::Space, character == 'S'),
            'p' | 'P' => Item::Property(self.property(start)?, character == 'P'),
            'b' if is_in_class => Item::One(0x08),
            'f' => Item::One(0x0C),
            'n' => Item::One(0x0A),
            'r' => Item::One(0x0D),
            't' => Item::One(0x09),
            'v' => Item::One(0x0B),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Item::One(0),
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    Item::One(u32::from(letter) % 32)
                }
                _ => return Err(self.invalid_escape(start)),
            },
            'x' => match self.hex(2) {
                Some(code) => Item::One(code),
                None => return Err(self.invalid_escape(start)),
            },
            'u' => Item::One(self.code_point(start)?),
            '0' => return Err(self.invalid_escape(start)),
            _ if character.is_alphanumeric() => {
                self.at -= 1;
                return Err(self.invalid_escape(start));
            }
            _ => Item::One(character.into()),
        })
    }

    /// Returns the error about the escape that begins at `start`, up to the invalid character.
    fn invalid_escape(&self, start: usize) -> PatternError {
        let end = (self.at + 1).min(self.characters.len());
        PatternError::new(Kind::InvalidEscape(self.characters[start..end].iter().collect()), start)
    }

    /// Parses a number of hexadecimal digits.
    fn hex(&mut self, n_digits: usize) -> Option<u32> {
        let digits = self.characters.get(self.at..self.at + n_digits)?;
        let value =
            digits.iter().try_fold(0, |value, digit| Some(value * 16 + digit.to_digit(16)?))?;
        self.at += n_digits;
        Some(value)
    }

    /// Parses what follows `\u`: `{…}`, four digits, or a surrogate pair.
    fn code_point(&mut self, start: usize) -> Result<u32, PatternError> {
        if self.eat('{') {
            let mut value: Option<u32> = None;
            while let Some(digit) = self.peek().and_then(|digit| digit.to_digit(16)) {
                value = Some(value.unwrap_or(0).saturating_mul(16).saturating_add(digit));
                self.at += 1;
            }
            return match value {
                Some(value) if self.eat('}') => match value {
                    0..=0x10_FFFF => Ok(value),
                    _ => Err(PatternError::new(Kind::InvalidCodePoint, start)),
                },
                _ => Err(self.invalid_escape(start)),
            };
        }
        let Some(lead) = self.hex(4) else {
            return Err(self.invalid_escape(start));
        };
        if (0xD800..0xDC00).contains(&lead) && self.characters[self.at..].starts_with(&['\\', 'u'])
        {
            let after_lead = self.at;
            self.at += 2;
            if let Some(trail @ 0xDC00..=0xDFFF) = self.hex(4) {
                return Ok(0x1_0000 + ((lead - 0xD800) << 10) + (trail - 0xDC00));
            }
            self.at = after_lead;
        }
        Ok(lead)
    }

    /// Parses `{Name}` or `{Name=Value}` of a Unicode property.
    fn property(&mut self, start: usize) -> Result<Property, PatternError> {
        if !self.eat('{') {
            return Err(self.invalid_escape(start));
        }
        let from = self.at;
        while self.peek().is_some_and(|next| next.is_ascii_alphanumeric() || "_=".contains(next)) {
            self.at += 1;
        }
        let name: String = self.characters[from..self.at].iter().collect();
        if !self.eat('}') {
            return Err(self.invalid_escape(start));
        }
        if let Some(property) = self.properties.get(&name) {
            return Ok(property.clone());
        }
        let property = property::find(&name).map_err(|kind| PatternError::new(kind, start))?;
        self.properties.insert(name, property.clone());
        Ok(property)
    }

    /// Parses `[…]`.
    pub(super) fn class(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        let Some(end) = self.class_end() else {
            return Err(PatternError::new(Kind::UnclosedClass, start));
        };
        let key = self.characters[start..end].iter().collect();
        let node = self.intern(key, |parser| {
            parser.at += 1;
            let is_negated = parser.eat('^');
            let mut builder = ClassBuilder::default();
            while parser.at < end - 1 {
                parser.class_items(&mut builder)?;
                parser.check_ranges(builder.len())?;
            }
            Ok((builder, is_negated))
        })?;
        self.at = end;
        Ok(node)
    }

    /// Returns the position after the class that begins here.
    fn class_end(&self) -> Option<usize> {
        let mut at = self.at + 1;
        loop {
            match self.characters.get(at)? {
                ']' => return Some(at + 1),
                '\\' => at += 2,
                _ => at += 1,
            }
        }
    }

    /// Parses one item, or two with `-` between them.
    fn class_items(&mut self, builder: &mut ClassBuilder) -> Result<(), PatternError> {
        let start = self.at;
        let first = self.class_item()?;
        let is_range = self.peek() == Some('-')
            && self.characters.get(self.at + 1).is_some_and(|next| *next != ']');
        if !is_range {
            add(first, builder);
            return Ok(());
        }
        self.at += 1;
        match (first, self.class_item()?) {
            (Item::One(first), Item::One(last)) if first > last => {
                return Err(PatternError::new(Kind::ReversedRange, start));
            }
            (Item::One(first), Item::One(last)) => builder.add_range(first, last),
            (first, last) => {
                add(first, builder);
                add(Item::One('-'.into()), builder);
                add(last, builder);
            }
        }
        Ok(())
    }

    fn class_item(&mut self) -> Result<Item, PatternError> {
        let start = self.at;
        match self.peek() {
            None => Err(self.error_here(Kind::UnclosedClass)),
            Some('\\') => {
                self.at += 1;
                self.escaped(start, true)
            }
            Some(character) => {
                self.at += 1;
                Ok(Item::One(character.into()))
            }
        }
    }

    /// Parses the name of a group and its `>`.
    pub(super) fn group_name(&mut self) -> Result<String, PatternError> {
        let start = self.at;
        let invalid = || PatternError::new(Kind::InvalidName, start);
        let mut name = String::new();
        loop {
            let character = match self.peek().ok_or_else(invalid)? {
                '>' => break,
                '\\' => {
                    let escape = self.at;
                    self.at += 1;
                    if !self.eat('u') {
                        return Err(invalid());
                    }
                    char::from_u32(self.code_point(escape)?).ok_or_else(invalid)?
                }
                character => {
                    self.at += 1;
                    character
                }
            };
            if !is_of_name(character, name.is_empty()) {
                return Err(invalid());
            }
            name.push(character);
        }
        self.at += 1;
        if name.is_empty() { Err(invalid()) } else { Ok(name) }
    }
}

fn add(item: Item, builder: &mut ClassBuilder) {
    match item {
        Item::One(code) => builder.add_range(code, code),
        Item::Named(named, is_negated) => builder.add_named(named, is_negated),
        Item::Property(property, is_negated) => {
            builder.add_set(property.set, is_negated, |_| property.rust);
        }
    }
}

/// Returns whether the name of a group may contain this character, at its start or later.
fn is_of_name(character: char, is_first: bool) -> bool {
    match character {
        '$' | '_' => true,
        _ if character.is_ascii() => {
            character.is_ascii_alphabetic() || !is_first && character.is_ascii_digit()
        }
        '\u{200C}' | '\u{200D}' => !is_first,
        _ if is_first => ID_START.has(character),
        _ => ID_CONTINUE.has(character),
    }
}

static ID_START: CharacterSet = CharacterSet::new(r"\p{ID_Start}");
static ID_CONTINUE: CharacterSet = CharacterSet::new(r"\p{ID_Continue}");
