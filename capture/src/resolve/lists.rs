//! Lists of values, which stay closed only where all of the values are kept.

use std::{borrow::Cow, collections::HashSet};

use serde_json::{Map, Value, json};
use tablature_schema::vocabulary;

use super::{Scope, shapes};
use crate::{
    model::{Property, shorten},
    problem::Problem,
    values::{MAX_VALUES, Values},
};

impl Scope<'_> {
    /// Returns the schema of one of the values that a type lists.
    pub(super) fn values(&mut self, values: &[Value], property: &Property) -> Map<String, Value> {
        let mut seen = HashSet::new();
        let unique = values.iter().filter(|value| seen.insert(*value)).cloned();
        let list: Vec<Value> = unique.take(MAX_VALUES + 1).collect();
        let mut schema = Map::new();
        let ty = shapes::type_of(&list);
        if let Some(ty) = ty {
            schema.insert("type".to_owned(), json!(ty));
        }
        let values = Values { list, is_closed: true, line: property.line };
        let bounded = self.bounded(&values, property);
        if bounded.is_closed {
            schema.insert("enum".to_owned(), json!(bounded.list));
        } else if ty == Some("string") {
            schema.insert(vocabulary::KNOWN_VALUES.to_owned(), json!(bounded.list));
        }
        schema
    }

    /// Returns as many values as are kept. A list that loses some is no longer closed, which is reported.
    pub(super) fn bounded<'v>(
        &mut self,
        values: &'v Values,
        property: &Property,
    ) -> Cow<'v, Values> {
        if values.list.len() <= MAX_VALUES {
            return Cow::Borrowed(values);
        }
        let message = format!("`{}` has more than {MAX_VALUES} values", shorten(&property.row));
        self.problems.push(Problem::warning(&self.ty.path, property.line, message).with_help(
            "other values are accepted, too; `set` in an overlay can say what they look like",
        ));
        let list = values.list[..MAX_VALUES].to_vec();
        Cow::Owned(Values { list, is_closed: false, line: values.line })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use serde_json::Value;

    use crate::{Options, Page, capture};

    /// Checks how many values a property has, and whether other ones are rejected.
    #[track_caller]
    fn check(page: &str, keyword: &str, count: usize, problems: &[&str]) {
        let captured = capture(&[Page::new("a/p.md", page)], &[], &Options::default());
        let schema: Value = serde_json::from_str(&captured.files[0].text).expect("a schema");
        let v = &schema["properties"]["v"];
        assert_eq!(v[keyword].as_array().map_or(0, Vec::len), count, "{keyword}");
        let other = if keyword == "enum" { "knownValues" } else { "enum" };
        assert_eq!(v.get(other), None);
        let messages: Vec<&str> = captured.problems.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, problems);
    }

    fn column(count: usize, separator: &str) -> String {
        let values: Vec<String> = (0..count).map(|n| format!("v{n}")).collect();
        let quote = if separator.contains('`') { "`" } else { "" };
        format!(
            "# T\n\n| Property | Type | Required | Allowed values |\n|---|---|---|---|\n| v | string | no | {quote}{}{quote} |\n",
            values.join(separator)
        )
    }

    fn table(count: usize) -> String {
        let mut page = String::from(
            "# T\n\n| Property | Type | Required |\n|---|---|---|\n| v | string | no |\n\n`v` must be one of:\n\n| Value | Description |\n|---|---|\n",
        );
        for n in 0..count {
            writeln!(page, "| v{n} | w |").expect("writing to a string succeeds");
        }
        page
    }

    #[test]
    fn lists_keep_all_values() {
        for separator in [", ", "<br>", "`, `", "; "] {
            check(&column(30, separator), "enum", 30, &[]);
        }
        check(&table(1_500), "enum", 1_500, &[]);
        let mut bullets = table(0).replace("| Value | Description |\n|---|---|\n", "");
        for n in 0..1_500 {
            writeln!(bullets, "- `v{n}`").expect("writing to a string succeeds");
        }
        check(&bullets, "enum", 1_500, &[]);
        let quoted: Vec<String> = (0..150).map(|n| format!("'v{n}'")).collect();
        let typed = format!(
            "# T\n\n| Property | Type | Required |\n|---|---|---|\n| v | {} | no |\n",
            quoted.join(" \\| ")
        );
        check(&typed, "enum", 150, &[]);
    }

    #[test]
    fn lists_that_are_cut_are_not_closed() {
        let warning = ["`v` has more than 10000 values"];
        check(&table(10_001), "knownValues", 10_000, &warning);
        check(&table(10_000), "enum", 10_000, &[]);
        check(&column(10_001, ", "), "knownValues", 10_000, &warning);
    }
}
