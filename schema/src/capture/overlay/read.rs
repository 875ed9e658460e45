//! An overlay's text to its entries. Every mistake is reported, each with its line.

use serde_json::{Map, Value};

use super::{Amendment, Overlay, Plan, Rename, locate};
use crate::capture::{
    problem::{self, Problem},
    subschemas,
};

pub(super) fn read(path: &str, text: &str) -> Result<Overlay, Vec<Problem>> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            return Err(vec![Problem::error(path, error.line(), format!("not JSON: {error}"))]);
        }
    };
    let mut reader = Reader { path, text, problems: Vec::new() };
    let overlay = reader.overlay(&value);
    match overlay {
        Some(overlay) if reader.problems.is_empty() => Ok(overlay),
        _ => Err(reader.problems),
    }
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn overlay(&mut self, value: &Value) -> Option<Overlay> {
        let map =
            self.object(value, "", &["about", "vendor", "schemas", "names", "rename", "amend"])?;
        let vendor = self.text_at(map, "", "vendor");
        let schemas = self.list(map, "", "schemas", Self::plan);
        let renames = self.list(map, "", "rename", Self::rename);
        let amendments = self.list(map, "", "amend", Self::amendment);
        let mut names = Vec::new();
        if let Some(value) = map.get("names") {
            for (title, name) in self.any_object(value, "/names").into_iter().flatten() {
                match name.as_str() {
                    Some(name) => names.push((title.clone(), name.to_owned())),
                    None => {
                        self.report("/names", format!("the name for `{title}` is not a string"))
                    }
                }
            }
        }
        let overlay = Overlay {
            path: self.path.to_owned(),
            vendor: vendor?,
            schemas,
            names,
            renames,
            amendments,
        };
        self.check_picks(&overlay);
        self.check_defaults(&overlay);
        Some(overlay)
    }

    fn plan(&mut self, value: &Value, at: &str) -> Option<Plan> {
        let known = [
            "name",
            "version",
            "default",
            "tables",
            "tablesVersion",
            "root",
            "title",
            "description",
            "snakeCase",
        ];
        let map = self.object(value, at, &known)?;
        let is_default = match map.get("default") {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.report(&format!("{at}/default"), "`default` is not true or false".to_owned());
                false
            }
        };
        let name = self.text_at(map, at, "name");
        let version = self.text_at(map, at, "version");
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
        Some(Plan {
            name: name?,
            version: version?,
            is_default,
            tables: tables?.trim_end_matches('/').to_owned(),
            tables_version: self.optional_text(map, at, "tablesVersion"),
            root: root?,
            title: self.optional_text(map, at, "title"),
            description: self.optional_text(map, at, "description"),
            snake_case,
            line: self.line(at),
        })
    }

    fn rename(&mut self, value: &Value, at: &str) -> Option<Rename> {
        let map = self.object(value, at, &["type", "row", "to", "source"])?;
        let row = self.text_at(map, at, "row");
        let to = self.text_at(map, at, "to");
        self.source(map, at)?;
        Some(Rename {
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
        let amendment = Amendment {
            ty: ty?,
            properties: self.texts(map, at, "property"),
            schemas: self.texts(map, at, "schemas"),
            remove: self.texts(map, at, "remove"),
            set: self.map(map, at, "set"),
            require: self.texts(map, at, "require"),
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

    fn check_amendment(&mut self, amendment: &Amendment, at: &str) {
        let Amendment { set, add, rules, require, remove, .. } = amendment;
        if set.is_empty()
            && add.is_empty()
            && rules.is_empty()
            && require.is_empty()
            && remove.is_empty()
        {
            self.report(
                at,
                "the entry changes nothing: it has no `set`, `remove`, `require`, `add` or `rules`"
                    .to_owned(),
            );
        }
        if !amendment.properties.is_empty() && !(add.is_empty() && require.is_empty()) {
            self.report(at, "`add` and `require` are for a type, not for a `property`".to_owned());
        }
        if amendment.after.is_some() && add.is_empty() {
            self.report(at, "`after` says where `add` adds, and there is no `add`".to_owned());
        }
        self.check_keywords(&Value::Object(set.clone()), &format!("{at}/set"));
        for (name, schema) in add {
            self.check_keywords(schema, &format!("{at}/add/{}", escape(name)));
        }
        for (n, rule) in rules.iter().enumerate() {
            self.check_keywords(rule, &format!("{at}/rules/{n}"));
        }
    }

    /// A misspelt keyword would be an annotation that nobody asserts.
    fn check_keywords(&mut self, schema: &Value, at: &str) {
        let mut unknown = Vec::new();
        subschemas::for_each(schema, &mut |map| {
            unknown.extend(
                map.keys().filter(|key| subschemas::keywords().all(|keyword| keyword != *key)),
            );
        });
        for keyword in unknown {
            self.report_near(
                at,
                format!("no keyword `{keyword}` in a schema"),
                keyword,
                subschemas::keywords(),
            );
        }
        if !matches!(schema, Value::Object(_) | Value::Bool(_)) {
            self.report(at, "a schema is an object, `true` or `false`".to_owned());
        }
    }

    fn check_picks(&mut self, overlay: &Overlay) {
        for amendment in &overlay.amendments {
            for pick in &amendment.schemas {
                if !overlay.schemas.iter().any(|plan| plan.is(pick)) {
                    let labels: Vec<String> = overlay.schemas.iter().map(Plan::label).collect();
                    let near = problem::near(pick, labels.iter().map(String::as_str));
                    let mut problem = Problem::error(
                        self.path,
                        amendment.line,
                        format!("no schema `{pick}` in this overlay"),
                    );
                    problem.help = near.map(|near| format!("did you mean `{near}`?"));
                    self.problems.push(problem);
                }
            }
        }
    }

    /// A family with several versions has one that its bare name means.
    fn check_defaults(&mut self, overlay: &Overlay) {
        for plan in &overlay.schemas {
            let family: Vec<&Plan> =
                overlay.schemas.iter().filter(|other| other.name == plan.name).collect();
            let defaults = family.iter().filter(|plan| plan.is_default).count();
            let is_first = family.first().is_some_and(|first| first.line == plan.line);
            if is_first && (defaults > 1 || defaults == 0 && family.len() > 1) {
                let message = format!(
                    "`{}` has {defaults} versions with `\"default\": true`, where one is needed",
                    plan.name
                );
                self.problems.push(Problem::error(self.path, plan.line, message));
            }
            if family.iter().filter(|other| other.version == plan.version).count() > 1 && is_first {
                let message = format!("`{}` is there twice", plan.label());
                self.problems.push(Problem::error(self.path, plan.line, message));
            }
        }
    }

    fn source(&mut self, map: &Map<String, Value>, at: &str) -> Option<Value> {
        let Some(value) = map.get("source") else {
            self.report(at, "the entry has no `source`".to_owned());
            return None;
        };
        let at = format!("{at}/source");
        let source = self.object(value, &at, &["document", "version", "section"])?;
        let document = self.text_at(source, &at, "document");
        let version = self.text_at(source, &at, "version");
        self.optional_text(source, &at, "section");
        document.and(version).map(|_| value.clone())
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        at: &str,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let map = self.any_object(value, at)?;
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let at = format!("{at}/{}", escape(key));
            self.report_near(&at, format!("unknown key `{key}`"), key, known.iter().copied());
        }
        Some(map)
    }

    fn any_object<'v>(&mut self, value: &'v Value, at: &str) -> Option<&'v Map<String, Value>> {
        let map = value.as_object();
        if map.is_none() {
            self.report(at, format!("`{at}` is not an object"));
        }
        map
    }

    fn map(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Map<String, Value> {
        let found = map.get(key).and_then(|value| self.any_object(value, &format!("{at}/{key}")));
        found.cloned().unwrap_or_default()
    }

    fn list<T>(
        &mut self,
        map: &Map<String, Value>,
        at: &str,
        key: &str,
        mut item: impl FnMut(&mut Self, &Value, &str) -> Option<T>,
    ) -> Vec<T> {
        match map.get(key) {
            None => Vec::new(),
            Some(Value::Array(values)) => {
                let values = values.iter().enumerate();
                values
                    .filter_map(|(n, value)| item(self, value, &format!("{at}/{key}/{n}")))
                    .collect()
            }
            Some(_) => {
                self.report(&format!("{at}/{key}"), format!("`{key}` is not a list"));
                Vec::new()
            }
        }
    }

    /// A string, or a list of strings.
    fn texts(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Vec<String> {
        if let Some(Value::String(text)) = map.get(key) {
            return vec![text.clone()];
        }
        self.list(map, at, key, |reader, value, at| {
            let text = value.as_str().map(str::to_owned);
            if text.is_none() {
                reader.report(at, format!("`{at}` is not a string"));
            }
            text
        })
    }

    fn text_at(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Option<String> {
        if !map.contains_key(key) {
            self.report(at, format!("the entry has no `{key}`"));
        }
        self.optional_text(map, at, key)
    }

    fn optional_text(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Option<String> {
        match map.get(key)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            _ => {
                self.report(&format!("{at}/{key}"), format!("`{key}` is not a text"));
                None
            }
        }
    }

    fn line(&self, at: &str) -> usize {
        locate::line_of(self.text, at)
    }

    fn report(&mut self, at: &str, message: String) {
        let problem = Problem::error(self.path, self.line(at), message);
        self.problems.push(problem);
    }

    fn report_near<'c>(
        &mut self,
        at: &str,
        message: String,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) {
        let mut problem = Problem::error(self.path, self.line(at), message);
        problem.help =
            problem::near(name, candidates).map(|near| format!("did you mean `{near}`?"));
        self.problems.push(problem);
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
