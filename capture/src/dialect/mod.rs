//! Dialects of documentation: the syntax of types and names. One file per dialect; [`ALL`] lists them.

mod attributes;
mod dotnet;
mod ios;
mod java;
mod python;
mod ruby;

use std::{fmt, str::FromStr};

use tablature_schema::suggest;

use super::{
    expression::{self, Expression},
    names::Names,
    sheet::Sheet,
    text,
    types::Type,
};

/// A way to document events: the pages of one SDK, or a layout that several vendors share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// SDK pages for Python, with bold types and `.html` links (old) or without (new).
    Python,
    /// SDK pages for Java, old, transitional and new, with one table per enumeration.
    Java,
    /// SDK pages for iOS, types in Swift's spelling.
    Ios,
    /// SDK pages for .NET, names in Pascal case.
    DotNet,
    /// SDK pages for Ruby.
    Ruby,
    /// Tables written by hand, several on one page, whose headers name their columns.
    Attributes,
}

/// Every dialect. If two fit a page equally well, the first is used.
const ALL: [(Dialect, &Spelling); 6] = [
    (Dialect::Python, &python::SPELLING),
    (Dialect::Java, &java::SPELLING),
    (Dialect::Ios, &ios::SPELLING),
    (Dialect::DotNet, &dotnet::SPELLING),
    (Dialect::Ruby, &ruby::SPELLING),
    (Dialect::Attributes, &attributes::SPELLING),
];

/// The description of a dialect.
#[derive(Debug)]
pub(super) struct Spelling {
    /// Returns the name on the command line.
    name: &'static str,
    /// Returns the built-in type with a name.
    scalar: fn(&str) -> Option<Type>,
    /// Returns the generic type with a name: `name<…>`, `name[…]` or `name(…)`.
    generic: fn(&str) -> Option<Generic>,
    /// Returns the name on the wire for a documented name.
    pub(super) wire_name: fn(&str) -> String,
    /// The default names of schemas.
    pub(super) names: Names,
    /// Returns whether a documented name is in the dialect's style.
    is_name: fn(&str) -> bool,
    /// Returns a score for the dialect by the page's layout, apart from types and names.
    layout: fn(&Sheet) -> i32,
    /// A row of an enumeration's table that belongs to the SDK, and is not a value of the API.
    pub(super) marker: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generic {
    List,
    Map,
    /// A date and time with the zone in parentheses.
    Zoned,
}

impl Dialect {
    /// Returns every dialect, in the order in which they are tried.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().map(|(dialect, _)| *dialect)
    }

    /// Returns the name on the command line.
    pub fn name(self) -> &'static str {
        self.spelling().name
    }

    pub(super) fn spelling(self) -> &'static Spelling {
        ALL.iter()
            .find(|(dialect, _)| *dialect == self)
            .map(|(_, spelling)| *spelling)
            .expect("the list holds every dialect")
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no dialect has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownDialect {
    name: String,
}

impl fmt::Display for UnknownDialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no dialect `{}`", self.name)?;
        if let Some(near) = suggest::nearest(&self.name, Dialect::all().map(Dialect::name)) {
            write!(f, "; did you mean `{near}`?")?;
        }
        let names: Vec<&str> = Dialect::all().map(Dialect::name).collect();
        write!(f, " (there are {})", names.join(", "))
    }
}

impl std::error::Error for UnknownDialect {}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Self, UnknownDialect> {
        Self::all()
            .find(|dialect| dialect.name() == name)
            .ok_or_else(|| UnknownDialect { name: name.to_owned() })
    }
}

/// Scores of each dialect for a page; the scores of the pages in a folder can be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Score([i32; ALL.len()]);

impl Score {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut score = Self::default();
        let flat = !sheet.is_sdk();
        for (points, (dialect, spelling)) in score.0.iter_mut().zip(ALL) {
            *points = if flat == (dialect == Dialect::Attributes) {
                spelling.points(sheet)
            } else {
                i32::MIN / 2
            };
        }
        score
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (sum, points) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(points);
        }
    }

    /// Returns the dialect that fits this page; if several do, the one that fits its folder best.
    pub(super) fn choose(&self, folder: &Self) -> Dialect {
        let best = *self.0.iter().max().expect("there are dialects");
        let candidates = (0..ALL.len()).filter(|n| self.0[*n] == best);
        let chosen = candidates.reduce(
            |left, right| {
                if folder.0[right] > folder.0[left] { right } else { left }
            },
        );
        ALL[chosen.expect("one of them is the best")].0
    }
}

/// What a type costs that a dialect cannot read.
const UNREAD: i32 = 10;

impl Spelling {
    fn points(&self, sheet: &Sheet) -> i32 {
        let rows = sheet.property_tables().flat_map(|table| &table.rows);
        let rows = rows.filter_map(|row| Some((row.cells.first()?, row.cells.get(1)?)));
        let mut points = (self.layout)(sheet);
        for (name, ty) in rows {
            points += if (self.is_name)(&text::name(name)) { 1 } else { -1 };
            if let Ok(expression) = expression::parse(&text::type_text(ty)) {
                points += i32::from(self.uses(&expression));
                // A type that it cannot read weighs more than the style of some names.
                points -= UNREAD * i32::from(self.type_of(&expression).is_err());
            }
        }
        points
    }

    /// Returns whether the expression uses a word or a form of this dialect.
    fn uses(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Name(name) => (self.scalar)(name).is_some(),
            Expression::Applied(name, _) => (self.generic)(name).is_some(),
            Expression::Bracketed(_) => self.name == ios::SPELLING.name,
        }
    }

    /// Returns the type of an expression. A name that is not built in is a reference.
    pub(super) fn type_of(&self, expression: &Expression) -> Result<Type, String> {
        match expression {
            Expression::Name(name) => {
                Ok((self.scalar)(name).unwrap_or_else(|| Type::named(name.as_str())))
            }
            Expression::Bracketed(items) => match &items[..] {
                [item] => Ok(Type::List(Box::new(self.type_of(item)?))),
                [_, value] => Ok(Type::Map(Box::new(self.type_of(value)?))),
                _ => Err(format!(
                    "has {} members in brackets, where one or two are expected",
                    items.len()
                )),
            },
            Expression::Applied(name, items) => match ((self.generic)(name), &items[..]) {
                (Some(Generic::List), [item]) => Ok(Type::List(Box::new(self.type_of(item)?))),
                (Some(Generic::Map), [_, value]) => Ok(Type::Map(Box::new(self.type_of(value)?))),
                (Some(Generic::Zoned), [Expression::Name(zone)]) if zone == "UTC" => {
                    Ok(Type::utc())
                }
                (Some(Generic::Zoned), _) => Err("has a time zone other than `UTC`".to_owned()),
                (Some(_), _) => Err(format!("gives `{name}` {} arguments", items.len())),
                (None, _) => Err(format!("has `{name}`, which takes no arguments in this dialect")),
            },
        }
    }
}

fn is_snake_case(name: &str) -> bool {
    !name.chars().any(char::is_uppercase)
}

fn is_camel_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_lowercase()) && !name.contains('_')
}

/// Scores whether header rows begin with `| Name` or `|Name`.
fn header_spacing(sheet: &Sheet, spaced: bool) -> i32 {
    sheet.property_tables().map(|table| if table.spaced == spaced { 1 } else { -1 }).sum()
}
