//! A mistake of a payload as far as it decides which mistakes are reported.

use std::collections::HashMap;

use tablature_schema::ir::{Ir, Keyword, SchemaId};

use crate::context::{Rule, Spot};

/// A mistake without words. A payload may have a million, so it is small.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mistake {
    pub(crate) spot: Spot,
    pub(crate) code: Code,
    pub(crate) field: Field,
    pub(super) owner: SchemaId,
    /// Equal for rules that are siblings in the schema.
    pub(super) family: u32,
    /// The keyword of the rule; `None` for the schema `false`.
    pub(super) keyword: Option<Keyword>,
}

/// The code of a key that stands for a missing field.
pub(crate) const MISSPELT_FIELD: &str = "misspelt-field";

/// A code of the mistakes of one payload, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Code(u32);

impl Code {
    /// That of [`MISSPELT_FIELD`].
    pub(super) const MISSPELT: Self = Self(0);

    pub(super) fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("it is that of a code"))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The field that a mistake is about, besides the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Field(u32);

impl Field {
    pub(super) const NONE: Self = Self(0);
    /// The key of the value itself.
    pub(super) const OWN: Self = Self(1);
}

/// Codes, names of fields and places in the schema, by their numbers in mistakes.
#[derive(Debug)]
pub(crate) struct Numbers {
    codes: Names,
    fields: Names,
    families: Names,
}

/// Families of this and above are parents of the schema `false`, below it those of keywords.
const FIRST_OF_FALSE: u32 = 1 << 31;

impl Numbers {
    pub(super) fn new() -> Self {
        let mut codes = Names::default();
        codes.number(MISSPELT_FIELD);
        Self { codes, fields: Names::default(), families: Names::default() }
    }

    pub(super) fn code(&mut self, code: &str) -> Code {
        Code(self.codes.number(code))
    }

    /// Returns the field of an object that has not got it.
    pub(super) fn field(&mut self, name: &str) -> Field {
        Field(self.fields.number(name) + Field::OWN.0 + 1)
    }

    /// Returns the family of a rule.
    pub(super) fn family(&mut self, ir: &Ir, rule: Rule) -> u32 {
        match rule {
            Rule::False(owner) => {
                let location = &ir[owner].location;
                let parent = location.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
                let document = &ir.document(location.document).name;
                FIRST_OF_FALSE | self.families.number(&format!("{document}#{parent}"))
            }
            rule => rule.owner().map_or(0, |owner| u32::try_from(owner.index()).unwrap_or(0)),
        }
    }

    /// Returns the code with a number.
    pub(crate) fn code_name(&self, code: Code) -> &str {
        &self.codes.all[code.index()]
    }

    /// Returns the name of a field with a number; `None` for [`Field::NONE`] and [`Field::OWN`].
    pub(crate) fn field_name(&self, field: Field) -> Option<&str> {
        let index = field.0.checked_sub(Field::OWN.0 + 1)?;
        Some(&self.fields.all[index as usize])
    }
}

/// Names, numbered in the order in which they come.
#[derive(Debug, Default)]
struct Names {
    numbers: HashMap<Box<str>, u32>,
    all: Vec<Box<str>>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).expect("a schema has fewer names");
        self.numbers.insert(name.into(), number);
        self.all.push(name.into());
        number
    }
}
