//! Reads header rows: the columns of a table by their meaning.

mod given;
mod groups;
mod infer;
mod lists;
mod presence;
mod words;

use tablature_schema::suggest;

use super::{cell, rows::Cells};
pub(super) use given::{Heading, KINDS, OfPage, Place};
pub(super) use infer::type_in_description;
pub(super) use lists::is_none;
pub(super) use presence::Presence;
use words::Role;

/// The columns of a property table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The header of the names: `name`, `attribute`, `field`, …
    pub(super) word: String,
    pub(super) name: usize,
    /// `None` if types stand at the beginning of descriptions.
    pub(super) ty: Option<usize>,
    /// The first takes the raw pipes of a row.
    pub(super) descriptions: Vec<usize>,
    pub(super) presence: Option<(usize, Presence)>,
    pub(super) nullable: Option<usize>,
    pub(super) default: Option<usize>,
    pub(super) examples: Option<usize>,
    pub(super) values: Option<usize>,
    pub(super) event: Option<usize>,
    /// Number of cells in a row.
    pub(super) width: usize,
    /// The headers of columns that are left out.
    pub(super) left_out: Vec<String>,
}

/// The result of reading a header row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Header {
    Properties(Columns),
    /// It has types, but is not a property table for this reason. Its rows may show that it is one.
    Unclear(String),
    NameValue,
    Unknown,
}

impl Columns {
    /// Reads the cells of a header row.
    pub(super) fn header(cells: &[String]) -> Header {
        let words: Vec<String> = cells.iter().map(|cell| word(cell)).collect();
        let roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        let has = |wanted: Role| roles.contains(&Some(wanted));
        if has(Role::Name) && has(Role::Type) {
            return Header::Properties(Self::new(cells, &words, &roles));
        }
        if let [name, value] = &words[..]
            && name == "name"
            && value == "value"
        {
            return Header::NameValue;
        }
        // The first row of a table without a header may hold names: `input.type`.
        if !words.iter().any(|word| word.contains("type") && !word.contains(['.', '_'])) {
            return Header::Unknown;
        }
        Header::Unclear(if has(Role::Type) {
            let are_patterns = words.iter().any(|word| word.ends_with(" pattern"));
            let what = if are_patterns { "patterns of names instead of" } else { "no column for" };
            format!("it has {what} names")
        } else {
            let at = words.iter().position(|word| word.contains("type")).unwrap_or_default();
            let near = suggest::nearest(&words[at], words::SUGGESTED.iter().copied());
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("the column `{}` does not hold types of values{near}", cell::plain(&cells[at]))
        })
    }

    /// Assigns the columns by their roles; for a role that several have, the best one.
    fn new(cells: &[String], words: &[String], roles: &[Option<Role>]) -> Self {
        let first = |wanted: Role| roles.iter().position(|role| *role == Some(wanted));
        let names = (0..roles.len()).filter(|n| roles[*n] == Some(Role::Name));
        let name = names.min_by_key(|n| words::rank(&words[*n])).unwrap_or_default();
        let types = (0..roles.len()).filter(|n| roles[*n] == Some(Role::Type));
        let ty = types.min_by_key(|n| words::type_rank(&words[*n]));
        let is_prose = |role: &Option<Role>| matches!(role, Some(Role::Description | Role::Notes));
        let mut descriptions: Vec<usize> =
            (0..roles.len()).filter(|n| is_prose(&roles[*n])).collect();
        descriptions.sort_by_key(|n| roles[*n] == Some(Role::Notes));
        let presence = first(Role::Required).map(|n| (n, Presence::Required));
        let presence = presence.or_else(|| first(Role::Optional).map(|n| (n, Presence::Optional)));
        let mut columns = Self {
            word: words[name].clone(),
            name,
            ty,
            descriptions,
            presence,
            nullable: first(Role::Nullable),
            default: first(Role::Default),
            examples: first(Role::Examples),
            values: first(Role::Values),
            event: first(Role::Event).filter(|n| *n != name),
            width: cells.len(),
            left_out: Vec::new(),
        };
        // `Notes` without `Required` may say what is optional: the rows decide.
        if columns.presence.is_none()
            && let Some(notes) = first(Role::Notes)
        {
            columns.presence = Some((notes, Presence::Notes));
            columns.descriptions.retain(|n| *n != notes);
        }
        columns.count_left_out(cells);
        columns
    }

    fn count_left_out(&mut self, header: &[String]) {
        self.left_out = (0..header.len())
            .filter(|n| !self.uses(*n))
            .map(|n| cell::plain(&header[n]))
            .filter(|header| !header.is_empty())
            .collect();
    }

    fn uses(&self, n: usize) -> bool {
        let optional =
            [self.ty, self.nullable, self.default, self.examples, self.values, self.event];
        self.name == n
            || optional.contains(&Some(n))
            || self.descriptions.contains(&n)
            || self.presence.is_some_and(|(column, _)| column == n)
    }

    /// Returns whether this is the header of SDK pages: name, type, description, notes.
    pub(super) fn are_sdk(&self) -> bool {
        let notes = Some((3, Presence::Notes));
        self.word == "name"
            && self.width == 4
            && (self.name, self.ty, &self.descriptions[..], self.presence)
                == (0, Some(1), &[2], notes)
    }

    /// Returns whether the table says what is required.
    pub(super) fn has_presence(&self) -> bool {
        self.presence.is_some()
    }

    /// Returns the cells of a row. Missing ones are empty; extra ones come from pipes in the description.
    pub(super) fn read<'a>(&self, cells: &'a [String]) -> Cells<'a> {
        let surplus = cells.len().saturating_sub(self.width);
        let absorbs = self.descriptions.first().copied().unwrap_or(self.width - 1);
        let at = |column: usize| {
            let shifted = if column > absorbs { column + surplus } else { column };
            cells.get(shifted).map_or("", String::as_str)
        };
        let description = |column: &usize| {
            if *column == absorbs && surplus > 0 {
                cells[*column..=column + surplus].join("|")
            } else {
                at(*column).to_owned()
            }
        };
        Cells {
            name: at(self.name),
            ty: self.ty.map(at),
            descriptions: self.descriptions.iter().map(description).collect(),
            presence: self.presence.map(|(column, presence)| (at(column), presence)),
            nullable: self.nullable.map(at),
            default: self.default.map(at),
            examples: self.examples.map(at),
            values: self.values.map(at),
            event: self.event.map(at),
        }
    }
}

/// Returns whether the words of a header name the fields of something, though no column has their types: `Property`, or
/// `Name` beside `Required`.
pub(super) fn name_fields(words: &[String]) -> bool {
    let roles = || words.iter().filter_map(|word| words::role(word));
    let is_presence = |role| matches!(role, Role::Required | Role::Optional | Role::Nullable);
    words.iter().any(|word| words::is_of_fields(word))
        || roles().any(|role| role == Role::Name) && roles().any(is_presence)
}

/// Returns how many cells of a header row name columns; 0 if none of them is for names, types or events.
pub(super) fn n_known(cells: &[String]) -> usize {
    let roles: Vec<Role> = cells.iter().filter_map(|cell| words::role(&word(cell))).collect();
    let is_main = |role: &Role| matches!(role, Role::Name | Role::Type | Role::Event);
    if roles.iter().any(is_main) { roles.len() } else { 0 }
}

/// Returns a header as a word: rendered, in lower case, without marks at its end.
pub(super) fn word(cell: &str) -> String {
    let text = cell::plain(cell).replace('\n', " ").to_lowercase();
    let text = text.split(" (").next().unwrap_or_default();
    text.trim_matches(|it: char| it.is_whitespace() || "?:*.¹²³_".contains(it)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::split;

    #[track_caller]
    fn check(header: &str, row: &str, expected: &str) {
        let actual = match Columns::header(&split(header)) {
            Header::Properties(columns) => {
                let row = split(row);
                let cells = columns.read(&row);
                let presence = cells.presence.map(|(cell, presence)| presence.read(cell));
                format!(
                    "{} {} {} {presence:?}",
                    cells.name,
                    cells.ty.unwrap_or("?"),
                    cells.descriptions.join("+")
                )
            }
            header => format!("{header:?}"),
        };
        assert_eq!(actual, expected, "{header}");
    }

    #[test]
    fn columns_are_named_by_the_header_in_any_order() {
        check("|Name|Type|Description|Notes|", "|a|b|c|[optional]|", "a b c Some(Some(false))");
        check("|**KEY**|`Type`|Meaning|", "|a|b|c|", "a b c None");
        check("|Field|Required|Details|Type|", "|a|x|c | d|b|", "a b c|d Some(Some(true))");
        check("|Description|Presence|Type|Name|", "|c|maybe|b|a|", "a b c Some(None)");
        check(
            "|Property name|Data type|**Required?**|Comment|",
            "|a|b|Yes|c|",
            "a b c Some(Some(true))",
        );
        check(
            "|[Key](x)|Value Type|Requirement Level|Definition|",
            "|a|b|`Recommended`|c|",
            "a b c Some(Some(false))",
        );
        check("|Name|Type|Optional?|", "|a|b|yes|", "a b  Some(Some(false))");
        check("|Name|Type|Description|", "|a|b|", "a b  None");
        check("|Name|Key|Type|Details|", "|A label|a|b|c|", "a b c None");
        check("|Name|Type|Required|Details|Notes|", "|a|b|yes|c|d|", "a b c+d Some(Some(true))");
        check("|Name|Type|Since|", "|a|b|1|", "a b  None");
        check("|Name|Parameter type|Data type|", "|a|query|b|", "a b  None");
        check("|Name|JSON type|Type|", "|a|b|1|", "a b  None");
        check("|Name|Type|Default / Required|", "|a|b|required|", "a b  None");
    }

    #[test]
    fn other_headers_are_not_taken_for_properties() {
        check("|Name|Value|", "", "NameValue");
        check("|Method|Description|", "", "Unknown");
        check("|Name|Description|Notes|", "", "Unknown");
        check("|Type|Description|", "", r#"Unclear("it has no column for names")"#);
        check(
            "|Event type|Description|",
            "",
            r#"Unclear("the column `Event type` does not hold types of values")"#,
        );
    }
}
