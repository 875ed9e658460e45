//! Reads the entries of an overlay. Every mistake is reported with its line.

use serde_json::{Map, Value};
use tablature_schema::json::pointer::escape;

use super::{
    Acronym, Amendment, BrokenOverlay, CommonType, Naming, Overlay, Plan, Rename, reader::Reader,
};
use crate::{
    columns::{self, Heading, KINDS},
    names::{Names, UnknownNames},
    problem::Problem,
};

pub(super) fn read(path: &str, text: &str) -> Result<Overlay, BrokenOverlay> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let problem = Problem::error(path, error.line(), format!("not JSON: {error}"));
            return Err(BrokenOverlay { problems: vec![problem], usable: None });
        }
    };
    let mut reader = Reader { path, text, problems: Vec::new() };
    let overlay = reader.overlay(&value);
    match overlay {
        Some(overlay) if reader.problems.is_empty() => Ok(overlay),
        usable => Err(BrokenOverlay { problems: reader.problems, usable: usable.map(Box::new) }),
    }
}

impl Reader<'_> {
    fn overlay(&mut self, value: &Value) -> Option<Overlay> {
        let map = self.object(
            value,
            "",
            &[
                "about", "vendor", "schemas", "names", "common", "columns", "acronyms", "rename",
                "amend",
            ],
        )?;
        let vendor = self.word_at(map, "", "vendor");
        let schemas = self.list(map, "", "schemas", Self::plan);
        let renames = self.list(map, "", "rename", Self::rename);
        let amendments = self.list(map, "", "amend", Self::amendment);
        let acronyms = self.list(map, "", "acronyms", Self::acronym);
        let names = self.names(map);
        let columns = self.columns(map);
        let common = self.list(map, "", "common", Self::common);
        let overlay = Overlay {
            path: self.path.to_owned(),
            vendor: vendor?,
            schemas,
            names,
            common,
            columns,
            acronyms,
            renames,
            amendments,
        };
        self.check_picks(&overlay);
        self.check_defaults(&overlay);
        Some(overlay)
    }

    /// Reads `{"Title of a table": "NameOfTheType"}`.
    fn names(&mut self, map: &Map<String, Value>) -> Vec<Naming> {
        let mut names = Vec::new();
        for (title, name) in self.map(map, "", "names") {
            let at = format!("/names/{}", escape(&title));
            match name.as_str() {
                Some(name) if !name.is_empty() => {
                    names.push(Naming { title, name: name.to_owned(), line: self.line(&at) });
                }
                _ => {
                    self.report(&at, format!("the name for `{title}` is not a string"));
                }
            }
        }
        names
    }

    /// Reads the name of a type.
    fn common(&mut self, value: &Value, at: &str) -> Option<CommonType> {
        let Some(ty) = value.as_str().filter(|ty| !ty.is_empty()) else {
            self.report(at, "`common` is a list of names of types".to_owned());
            return None;
        };
        Some(CommonType { ty: ty.to_owned(), line: self.line(at) })
    }

    /// Reads `{"Header of a column": "type"}`.
    fn columns(&mut self, map: &Map<String, Value>) -> Vec<Heading> {
        let mut columns = Vec::new();
        for (header, kind) in self.map(map, "", "columns") {
            let at = format!("/columns/{}", escape(&header));
            let kind = kind.as_str().unwrap_or_default();
            if KINDS.contains(&kind) {
                let (header, kind) = (columns::word(&header), kind.to_owned());
                columns.push(Heading { header, kind, line: self.line(&at) });
            } else {
                let message = format!("`{header}` holds none of `{}`", KINDS.join("`, `"));
                self.report(&at, message);
            }
        }
        columns
    }

    fn plan(&mut self, value: &Value, at: &str) -> Option<Plan> {
        let known = [
            "name",
            "version",
            "default",
            "recognised",
            "tables",
            "tablesVersion",
            "root",
            "names",
            "title",
            "description",
            "snakeCase",
            "otherFiles",
        ];
        let map = self.object(value, at, &known)?;
        let is_default = self.flag(map, at, "default").unwrap_or(false);
        let is_recognised = self.flag(map, at, "recognised").unwrap_or(true);
        let name = self.word_at(map, at, "name");
        let version = self.word_at(map, at, "version");
        let tables = self.text_at(map, at, "tables");
        let root = self.text_at(map, at, "root");
        let snake_case = match map.get("snakeCase") {
            Some(value) => {
                let at = format!("{at}/snakeCase");
                let inner = self.object(value, &at, &["source"])?;
                Some(self.source(inner, &at)?)
            }
            None => None,
        };
        let other_files = self.list(map, at, "otherFiles", Self::glob);
        Some(Plan {
            name: name?,
            version: version?,
            is_default,
            is_recognised,
            tables: tables?.trim_end_matches('/').to_owned(),
            tables_version: self.optional_text(map, at, "tablesVersion"),
            root: root?,
            names: self.plan_names(map, at),
            title: self.optional_text(map, at, "title"),
            description: self.optional_text(map, at, "description"),
            snake_case,
            other_files,
            line: self.line(at),
        })
    }

    fn flag(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Option<bool> {
        let flag = map.get(key)?.as_bool();
        if flag.is_none() {
            self.report(&format!("{at}/{key}"), format!("`{key}` is not true or false"));
        }
        flag
    }

    /// Reads a pattern of the names of files, in which `*` is any text.
    fn glob(&mut self, value: &Value, at: &str) -> Option<String> {
        match value.as_str() {
            Some(glob) if !glob.is_empty() && !glob.contains(['/', '\\']) => Some(glob.to_owned()),
            _ => {
                let message =
                    "the pattern of a file's name is a string without `/`, such as `all_users*`";
                self.report(at, message.to_owned());
                None
            }
        }
    }

    fn plan_names(&mut self, map: &Map<String, Value>, at: &str) -> Option<Names> {
        let word = self.optional_text(map, at, "names")?;
        let names = word.parse();
        names
            .map_err(|error: UnknownNames| self.report(&format!("{at}/names"), error.to_string()))
            .ok()
    }

    /// Reads a word in capitals, or a name.
    fn acronym(&mut self, value: &Value, at: &str) -> Option<Acronym> {
        let is_name = |it: &&str| {
            it.chars().all(|it| it.is_alphanumeric() || it == '$')
                && it.contains(|it: char| it.is_uppercase())
        };
        let Some(text) = value.as_str().filter(is_name) else {
            let message = "an acronym is a word in capitals, such as `URI`, or a name on the wire, such as `issuerURI`";
            self.report(at, message.to_owned());
            return None;
        };
        Some(Acronym { text: text.to_owned(), line: self.line(at) })
    }

    fn rename(&mut self, value: &Value, at: &str) -> Option<Rename> {
        let map = self.object(value, at, &["type", "row", "to", "source"])?;
        let row = self.text_at(map, at, "row");
        let to = self.text_at(map, at, "to");
        let source = self.source(map, at)?;
        Some(Rename {
            source,
            ty: self.optional_text(map, at, "type"),
            row: row?,
            to: to?,
            line: self.line(at),
        })
    }

    fn amendment(&mut self, value: &Value, at: &str) -> Option<Amendment> {
        let known = [
            "type", "property", "schemas", "remove", "set", "require", "add", "after", "rules",
            "because", "source",
        ];
        let map = self.object(value, at, &known)?;
        let ty = self.text_at(map, at, "type");
        let source = self.source(map, at);
        let set = self.map(map, at, "set");
        let lines = set
            .keys()
            .map(|keyword| (keyword.clone(), self.line(&format!("{at}/set/{}", escape(keyword)))));
        let lines = lines.collect();
        let amendment = Amendment {
            ty: ty?,
            properties: self.texts(map, at, "property"),
            schemas: self.texts(map, at, "schemas"),
            remove: self.texts(map, at, "remove"),
            set,
            lines,
            require: self.texts(map, at, "require"),
            has_require: map.contains_key("require"),
            add: self.map(map, at, "add"),
            after: self.optional_text(map, at, "after"),
            rules: self.list(map, at, "rules", |_, rule, _| Some(rule.clone())),
            because: self.optional_text(map, at, "because"),
            source: source?,
            line: self.line(at),
        };
        self.check_amendment(&amendment, at);
        Some(amendment)
    }
}
