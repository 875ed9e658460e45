//! Names of types: by their titles, and unique on a page.

use std::collections::{HashMap, HashSet};

use super::{
    account::Account,
    cell,
    model::{Property, TypeDef},
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
        /// What the name was made of: the event, or the whole title.
        documented: Option<String>,
    },
    /// It continues the type with this index.
    Joins(usize),
    /// Its type has a table already.
    Second { name: String, first: usize },
}

/// The names of types that a page has used so far.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    taken: HashMap<String, Taken>,
    /// The names of the types of events, by what these are called.
    by_event: HashMap<String, String>,
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
    /// What the name was made of.
    documented: Option<String>,
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
            (Some(event), _) => {
                self.by_event.get(event).cloned().unwrap_or_else(|| of_event(event))
            }
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
        let mut documented = event.map(str::to_owned).or_else(|| {
            let is_whole = given.is_none()
                && table.kind != Kind::Properties
                && table.title.section.is_none()
                && name == names::pascal_case(&table.title.text);
            is_whole.then(|| table.title.text.clone())
        });
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
            let is_same_event = event.is_none() || known.documented == documented;
            if is_same_place
                && is_same_event
                && known.header == table.header
                && known.properties.is_disjoint(&wires)
                && (event.is_some() || known.goes_on(&table.title))
            {
                known.properties.extend(wires);
                known.headings.insert(table.title.heading.clone(), table.title.heading_line);
                return Naming::Joins(known.at);
            }
            if event.is_none() && known.documented == documented {
                // Two types with one title are told apart by their names.
                documented = None;
            }
            name = if is_same_event {
                self.another(&name, table, is_same_place)
            } else {
                self.numbered(&name)
            };
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
            documented: documented.clone(),
        };
        if let Some(event) = event {
            self.by_event.entry(event.to_owned()).or_insert_with(|| name.clone());
        }
        self.taken.insert(name.clone(), taken);
        self.types += 1;
        Naming::New { name, aliases, documented }
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
        self.numbered(name)
    }

    /// Returns a name with the next number.
    fn numbered(&mut self, name: &str) -> String {
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

/// Drops what types are called where their names say the same: letters and digits with words apart, which no other type has
/// that is called otherwise.
pub(super) fn settle_documented<'d>(defs: impl Iterator<Item = &'d mut TypeDef>) {
    let mut defs: Vec<&mut TypeDef> = defs.collect();
    let mut called: HashMap<String, HashSet<String>> = HashMap::new();
    for text in defs.iter().filter_map(|def| def.documented.as_ref()) {
        called.entry(folded(text)).or_default().insert(text.clone());
    }
    for def in &mut defs {
        let says_the_same = |text: &String| {
            text.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '_' | '-'))
                && folded(text) == folded(&def.name)
                && called.get(&folded(text)).is_none_or(|all| all.len() == 1)
        };
        if !def.is_event && def.documented.as_ref().is_some_and(says_the_same) {
            def.documented = None;
        }
    }
}

/// Returns a name without what spellings differ in.
fn folded(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::{Options, Page, capture};

    /// Checks the files of a page, each with its title and its properties.
    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let captured = capture(&[Page::new(path, text)], &[], &Options::default());
        let schemas = captured.files.iter().filter(|file| file.path != "index.json");
        let mut found: Vec<String> = schemas
            .map(|file| {
                let schema: serde_json::Value =
                    serde_json::from_str(&file.text).expect("a schema is JSON");
                let (_, name) = file.path.split_once('/').expect("a vendor");
                let (name, _) = name.split_once('@').expect("a version");
                let title = schema["title"].as_str().expect("a title");
                let properties = schema["properties"].as_object().into_iter().flatten();
                let properties: Vec<&str> = properties.map(|(name, _)| name.as_str()).collect();
                format!("{title} ({name}): {}", properties.join(" "))
            })
            .collect();
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert_eq!(captured.account.errors, 0, "{:?}", captured.problems);
    }

    #[test]
    fn events_of_rows_keep_their_names() {
        let plan = "Event,Property,Type\nLog In,x,string\nLOG IN,y,string\nSign-up 2.0,z,string\nSign-up 20,w,string\n\
                    $pageview,p,string\npageview,q,string\nA B,r,string\nA_B,s,string\n A B ,t,string\nC++ used,u,string\n\
                    C# used,v,string\n[Amplitude] Page,i,string\nAmplitude Page,j,string\n";
        let expected = [
            "$pageview (pageview): p",
            "A B (ab): r t",
            "A_B (ab2): s",
            "Amplitude Page (amplitude-page2): j",
            "C# used (cused2): v",
            "C++ used (cused): u",
            "LOG IN (login): y",
            "Log In (log-in): x",
            "Sign-up 2.0 (sign-up20): z",
            "Sign-up 20 (sign-up202): w",
            "[Amplitude] Page (amplitude-page): i",
            "pageview (pageview2): q",
        ];
        check("u/u.csv", plan, &expected);
        let events: Vec<String> = ["$pageview", "pageview"]
            .iter()
            .map(|name| {
                format!(
                    r#"{{"name": "{name}", "properties": [{{"name": "a", "type": "string"}}]}}"#
                )
            })
            .collect();
        let plan = format!(r#"{{"events": [{}]}}"#, events.join(", "));
        check("u/u.json", &plan, &["$pageview (pageview): a", "pageview (pageview2): a"]);
        let page = "# Events\n\n| Event | Property | Type |\n|---|---|---|\n| Cart viewed | a | string |\n\n\
                    | Event | Property | Type |\n|---|---|---|\n| Cart viewed | b | string |\n| Cart Viewed | c | string |\n";
        check("u/u.md", page, &["Cart viewed (cart-viewed): a b", "Cart Viewed (cart-viewed2): c"]);
    }

    #[test]
    fn headings_are_kept_where_names_lose_characters() {
        let page = |titles: &[&str]| {
            let mut page = String::from("# Events\n");
            for (n, title) in titles.iter().enumerate() {
                let _ = write!(
                    page,
                    "\n## {title}\n\n| Property | Type | Required |\n|---|---|---|\n| p{n} | string | no |\n"
                );
            }
            page
        };
        check(
            "u/u.md",
            &page(&["$pageview", "pageview", "C# used", "`C++ used`", "Log in", "LOG IN"]),
            &[
                "$pageview (pageview): p0",
                "pageview (events-pageview): p1",
                "C# used (cused): p2",
                "C++ used (events-cused): p3",
                "Log in (log-in): p4",
                "LOG IN (login): p5",
            ],
        );
        // What is written alike, or is told apart by its section, is called by the name of its type.
        check(
            "u/u.md",
            &page(&["Cart viewed", "order_placed", "Surveys (survey events)"]),
            &[
                "CartViewed (cart-viewed): p0",
                "OrderPlaced (order-placed): p1",
                "Survey (survey): p2",
            ],
        );
    }

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
