//! Reads header rows: the columns of a table, and the meaning of cells about requiredness.

use tablature_schema::suggest;

use super::text;

/// The columns of a property table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// The header of the names: `name`, `attribute`, `field`, …
    pub(super) word: String,
    name: usize,
    ty: usize,
    description: usize,
    presence: Option<(usize, Presence)>,
    /// Number of cells in a row.
    pub(super) width: usize,
}

/// A column that says what is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// `[optional]`, or empty for what is required.
    Notes,
    /// `yes`, `required`, a tick; or `no`, `optional`, empty.
    Required,
}

/// A row by its columns.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    pub(super) name: &'a str,
    pub(super) ty: &'a str,
    /// Including raw pipes.
    pub(super) description: String,
    pub(super) presence: Option<(&'a str, Presence)>,
}

/// The result of reading a header row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Header {
    Properties(Columns),
    /// It has names and types, but is not a property table for this reason.
    Skipped(String),
    NameValue,
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Name,
    Type,
    Description,
    Presence(Presence),
}

/// All words for columns, in lower case.
const WORDS: [(&str, Role); 13] = [
    ("name", Role::Name),
    ("field", Role::Name),
    ("property", Role::Name),
    ("attribute", Role::Name),
    ("key", Role::Name),
    ("parameter", Role::Name),
    ("type", Role::Type),
    ("description", Role::Description),
    ("details", Role::Description),
    ("meaning", Role::Description),
    ("notes", Role::Presence(Presence::Notes)),
    ("required", Role::Presence(Presence::Required)),
    ("presence", Role::Presence(Presence::Required)),
];

impl Columns {
    /// Reads the cells of a header row.
    pub(super) fn header(cells: &[String]) -> Header {
        let words: Vec<String> = cells.iter().map(|cell| text::name(cell).to_lowercase()).collect();
        let role = |word: &str| WORDS.iter().find(|known| known.0 == word).map(|known| known.1);
        let roles: Vec<Option<Role>> = words.iter().map(|word| role(word)).collect();
        let find = |wanted: Role| roles.iter().position(|role| *role == Some(wanted));
        let (Some(name), Some(ty)) = (find(Role::Name), find(Role::Type)) else {
            return match &words[..] {
                [name, value] if name == "name" && value == "value" => Header::NameValue,
                _ => Header::Unknown,
            };
        };
        if let Some(at) = roles.iter().position(Option::is_none) {
            let known: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
            let near = suggest::nearest(&words[at], known.iter().copied());
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Header::Skipped(format!("the column `{}` is not known{near}", cells[at]));
        }
        let is_presence = |role: &Option<Role>| matches!(role, Some(Role::Presence(_)));
        for (n, role) in roles.iter().enumerate() {
            let same =
                |other: &Option<Role>| other == role || is_presence(other) && is_presence(role);
            if let Some(first) = roles[..n].iter().position(same) {
                let (first, second) = (&cells[first], &cells[n]);
                return Header::Skipped(format!("`{first}` and `{second}` are the same column"));
            }
        }
        let Some(description) = find(Role::Description) else {
            return Header::Skipped("it has no column `Description`".to_owned());
        };
        let presence = roles.iter().enumerate().find_map(|(n, role)| match role {
            Some(Role::Presence(presence)) => Some((n, *presence)),
            _ => None,
        });
        let (word, width) = (words[name].clone(), words.len());
        Header::Properties(Self { word, name, ty, description, presence, width })
    }

    /// Returns whether this is the header of SDK pages: name, type, description, notes.
    pub(super) fn are_sdk(&self) -> bool {
        let notes = Some((3, Presence::Notes));
        self.word == "name"
            && (self.name, self.ty, self.description, self.presence) == (0, 1, 2, notes)
    }

    /// Returns whether this header is recognised without a separator below it.
    pub(super) fn are_attributes(&self) -> bool {
        ["attribute", "property", "field"].contains(&self.word.as_str())
            && (self.name, self.ty, self.description, self.width) == (0, 1, 2, 3)
    }

    /// Returns whether the table says what is required.
    pub(super) fn has_presence(&self) -> bool {
        self.presence.is_some()
    }

    /// Returns the cells of a row; extra cells come from pipes in the description. `None` if cells are missing, or the
    /// name or type is empty.
    pub(super) fn read<'a>(&self, cells: &'a [String]) -> Option<Cells<'a>> {
        let surplus = cells.len().checked_sub(self.width)?;
        let at = |column: usize| {
            cells[if column > self.description { column + surplus } else { column }].as_str()
        };
        let (name, ty) = (at(self.name), at(self.ty));
        let description = cells[self.description..=self.description + surplus].join("|");
        let presence = self.presence.map(|(column, presence)| (at(column), presence));
        (!name.is_empty() && !ty.is_empty()).then_some(Cells { name, ty, description, presence })
    }
}

impl Presence {
    /// Returns whether the cell means "required"; `None` if it means neither.
    pub(super) fn read(self, cell: &str) -> Option<bool> {
        let word = text::name(cell).to_lowercase();
        let word = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(&word);
        match word {
            "" => Some(self == Self::Notes),
            "optional" => Some(false),
            "required" | "mandatory" => Some(true),
            _ if self == Self::Notes => None,
            "yes" | "y" | "true" | "x" | "✓" | "✔" | "✅" => Some(true),
            "no" | "n" | "false" | "-" | "–" | "—" | "✗" | "✘" | "❌" => Some(false),
            _ => None,
        }
    }

    /// Returns the known words, for help.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Notes => "`[optional]`, `[required]` or nothing",
            Self::Required => "yes, no, true, false, required, optional, x or ✓",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::split;

    #[track_caller]
    fn check(header: &str, row: &str, expected: &str) {
        let actual = match Columns::header(&split(header)) {
            Header::Properties(columns) => match columns.read(&split(row)) {
                Some(cells) => {
                    let presence = cells.presence.map(|(cell, presence)| presence.read(cell));
                    format!("{} {} {} {presence:?}", cells.name, cells.ty, cells.description)
                }
                None => "malformed".to_owned(),
            },
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
        check("|Name|Type|Description|", "|a||c|", "malformed");
        check("|Name|Type|Description|", "|a|b|", "malformed");
    }

    #[test]
    fn other_headers_are_not_taken_for_properties() {
        check("|Name|Value|", "", "NameValue");
        check("|Method|Description|", "", "Unknown");
        check("|Name|Description|Notes|", "", "Unknown");
        check("|Name|Type|", "", r#"Skipped("it has no column `Description`")"#);
        check(
            "|Name|Type|Descripton|",
            "",
            r#"Skipped("the column `Descripton` is not known; did you mean `description`?")"#,
        );
        check("|Name|Key|Type|Details|", "", r#"Skipped("`Name` and `Key` are the same column")"#);
        check(
            "|Name|Type|Required|Details|Notes|",
            "",
            r#"Skipped("`Required` and `Notes` are the same column")"#,
        );
    }
}
