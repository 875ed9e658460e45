//! Names of types: by their titles, and unique on a page.

use std::collections::{HashMap, HashSet};

use super::{
    account::Account,
    cell,
    model::Property,
    names,
    sheet::{Kind, Sheet, Table},
    title::Title,
};

/// The longest name of a type.
pub(super) const MAX_NAME: usize = 60;

/// What a table is called.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Naming {
    New {
        name: String,
        aliases: Vec<String>,
    },
    /// It continues the type with this index.
    Joins(usize),
    /// Its type has a table already.
    Second {
        name: String,
        first: usize,
    },
}

/// The names of types that a page has used so far.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    taken: HashMap<String, Taken>,
    /// The number to try next for a name that is taken.
    next: HashMap<String, usize>,
    types: usize,
    /// The name of the type of an SDK page.
    pub(super) page: String,
}

#[derive(Debug)]
struct Taken {
    at: usize,
    line: usize,
    /// Where the section that names it begins.
    section: usize,
    /// The headings of its tables, with the lines of the last ones.
    headings: HashMap<String, usize>,
    header: Vec<String>,
    properties: HashSet<String>,
}

impl Taken {
    /// Returns whether a table below another heading of the same section may go on with the type. A second `Payload` is that
    /// of something else.
    fn goes_on(&self, title: &Title) -> bool {
        self.headings.get(&title.heading).is_none_or(|line| *line == title.heading_line)
    }
}

impl TypeNames {
    /// Returns the names for an SDK page, whose type is called `page`.
    pub(super) fn new(page: String) -> Self {
        Self { page, ..Self::default() }
    }

    pub(super) fn of_table(
        &mut self,
        sheet: &Sheet,
        table: &Table,
        event: Option<&str>,
        properties: &[Property],
        given: &mut dyn FnMut(&str) -> Option<String>,
        account: &mut Account,
    ) -> Naming {
        let mut aliases = Vec::new();
        let given = given(&table.title.text);
        let mut name = match (event, &given) {
            (Some(event), _) => of_event(event),
            (None, _) if table.kind == Kind::Properties => {
                aliases.push(sheet.stem().to_owned());
                self.page.clone()
            }
            (None, Some(given)) => given.clone(),
            (None, None) if table.title.text.is_empty() => {
                account.unnamed += usize::from(sheet.title.is_none());
                name_from_title(sheet.title.as_deref().unwrap_or_else(|| sheet.stem()))
            }
            (None, None) => name_from_title(&table.title.text),
        };
        if let Some(section) = &table.title.section {
            name += &pascal(section);
        }
        // The pages of an SDK refer to types by their names, however long.
        let is_heading = given.is_none() && table.kind != Kind::Properties;
        if name.len() > MAX_NAME && is_heading {
            name = shortened(&name);
            account.shortened += 1;
        }
        aliases.extend(event.map(str::to_owned));
        aliases.push(table.title.text.clone());
        aliases.extend(table.title.id.clone());
        let wires: HashSet<String> =
            properties.iter().map(|property| property.wire.clone()).collect();
        if let Some(known) = self.taken.get_mut(&name) {
            if table.kind == Kind::Properties {
                return Naming::Second { name, first: known.line };
            }
            let is_same_place = known.section == table.title.lines.start || event.is_some();
            if is_same_place
                && known.header == table.header
                && known.properties.is_disjoint(&wires)
                && (event.is_some() || known.goes_on(&table.title))
            {
                known.properties.extend(wires);
                known.headings.insert(table.title.heading.clone(), table.title.heading_line);
                return Naming::Joins(known.at);
            }
            name = self.another(&name, table, is_same_place);
        }
        let (header, section) = (table.header.clone(), table.title.lines.start);
        let headings = HashMap::from([(table.title.heading.clone(), table.title.heading_line)]);
        let taken = Taken {
            at: self.types,
            line: table.line,
            section,
            headings,
            header,
            properties: wires,
        };
        self.taken.insert(name.clone(), taken);
        self.types += 1;
        Naming::New { name, aliases }
    }

    /// Returns another name: with the code in the line above the table, with the heading above, or with a number.
    fn another(&mut self, name: &str, table: &Table, is_same_place: bool) -> String {
        let lead = || {
            let pieces =
                if table.lead.len() <= 1_000 { cell::pieces(&table.lead) } else { Vec::new() };
            let code = pieces.into_iter().find(|piece| piece.markup.code)?;
            Some(format!("{name}{}", pascal(&code.text)))
        };
        let parent = || Some(format!("{}{name}", pascal(table.title.parent.as_deref()?)));
        let tries = if is_same_place { [lead(), parent()] } else { [parent(), lead()] };
        let is_free = |found: &String| {
            found != name && found.len() <= MAX_NAME && !self.taken.contains_key(found)
        };
        if let Some(found) = tries.into_iter().flatten().find(is_free) {
            return found;
        }
        loop {
            let next = self.next.entry(name.to_owned()).or_insert(2);
            let found = format!("{name}{next}");
            *next += 1;
            if !self.taken.contains_key(&found) {
                return found;
            }
        }
    }
}

/// Returns the name of the type of an SDK page: its heading, if that is one word, else its file's.
pub(super) fn of_sdk_page(sheet: &Sheet) -> String {
    let title = sheet.title.as_deref().unwrap_or_default();
    let last = title.rsplit(['.', ':', '/']).next().unwrap_or_default().trim();
    let is_word = !last.is_empty()
        && last.len() <= MAX_NAME
        && last.starts_with(|first: char| first.is_alphabetic())
        && last.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-'));
    if is_word { last.to_owned() } else { sheet.stem().to_owned() }
}

/// Returns the name of the type of an event.
fn of_event(event: &str) -> String {
    match names::pascal_case(event) {
        name if name.is_empty() => names::pascal_case(&names::of_event(event)),
        name => name,
    }
}

fn pascal(text: &str) -> String {
    match names::pascal_case(text) {
        name if name.is_empty() => "Table".to_owned(),
        name => name,
    }
}

/// Returns as many words of a name as fit.
fn shortened(name: &str) -> String {
    let ends = name
        .char_indices()
        .skip(1)
        .filter(|(at, it)| *at <= MAX_NAME && it.is_uppercase())
        .map(|(at, _)| at);
    let end = ends.last().unwrap_or_else(|| {
        let cut = name.char_indices().map(|(at, _)| at).take_while(|at| *at <= MAX_NAME);
        cut.last().unwrap_or(name.len())
    });
    name[..end].to_owned()
}

/// Returns the name of the type of a table with this title: the first word in a closing "(a and b events)", else the
/// words of the title.
pub(super) fn name_from_title(title: &str) -> String {
    let inner = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('))
        .and_then(|(_, inner)| inner.strip_suffix(" events"))
        .map(|inner| inner.split([',', ' ']).next().unwrap_or(inner));
    pascal(inner.unwrap_or_else(|| title.strip_suffix(" Events").unwrap_or(title)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_short_names() {
        assert_eq!(name_from_title("Surveys (survey_module events)"), "SurveyModule");
        assert_eq!(name_from_title("NPS Events"), "NPS");
        assert_eq!(name_from_title("…"), "Table");
        let long = pascal(&"a long title of many words ".repeat(9));
        assert_eq!(shortened(&long), "ALongTitleOfManyWordsALongTitleOfManyWordsALongTitleOfMany");
        assert_eq!(shortened(&"x".repeat(100)).len(), MAX_NAME);
    }
}
