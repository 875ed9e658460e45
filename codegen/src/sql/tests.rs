use serde_json::{Map, json};

use super::{Dialect, table};
use crate::source::Source;

const ALL: [Dialect; 5] =
    [Dialect::DuckDb, Dialect::Postgres, Dialect::BigQuery, Dialect::Snowflake, Dialect::Spark];

fn text(schema: &str, dialect: Dialect) -> super::Table {
    let source = Source::file("s.json", &mut |_| Ok(schema.to_owned())).expect("it is a schema");
    table(source.ir(), "orders", dialect).expect("it describes objects")
}

const SCHEMA: &str = r##"{
    "required": ["id", "large", "maybe"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "description": "The order's id."},
        "at": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
        "large": {"type": "integer", "maximum": 18446744073709551615},
        "maybe": {"type": ["boolean", "null"]},
        "lines": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}, "x": {"type": "number"}}}},
        "grid": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
        "map": {"type": "object", "additionalProperties": {"type": "string"}},
        "mixed": {"type": ["string", "integer"]},
        "facts": {"type": "object", "if": {}, "then": {"properties": {"a": {"type": "integer"}}}},
        "one": {"oneOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]},
        "parent": {"$ref": "#"}
    }
}"##;

#[test]
fn duckdb_has_nested_types_and_comments_after() {
    let expected = "CREATE TABLE \"orders\" (
    \"id\" UUID NOT NULL,
    \"at\" TIMESTAMPTZ,
    \"large\" HUGEINT NOT NULL,
    \"maybe\" BOOLEAN,
    \"lines\" STRUCT(\"n\" BIGINT, \"x\" DOUBLE)[],
    \"grid\" BIGINT[][],
    \"map\" JSON,
    \"mixed\" JSON,
    \"facts\" JSON,
    \"one\" STRUCT(\"a\" BIGINT, \"b\" VARCHAR),
    \"parent\" JSON
);
COMMENT ON COLUMN \"orders\".\"id\" IS 'The order''s id.';
";
    assert_eq!(text(SCHEMA, Dialect::DuckDb).text, expected);
}

#[test]
fn other_dialects_have_types_of_their_own() {
    let line = |dialect, name: &str| {
        let text = text(SCHEMA, dialect).text;
        let line = text.lines().find(|line| line.trim_start()[1..].starts_with(name));
        line.expect("the column is there").trim().to_owned()
    };
    let of = |name| ALL.map(|dialect| line(dialect, name));
    assert_eq!(
        of("lines")[1..],
        [
            "\"lines\" jsonb,",
            "`lines` ARRAY<STRUCT<`n` INT64, `x` FLOAT64>>,",
            "\"lines\" ARRAY,",
            "`lines` ARRAY<STRUCT<`n`: BIGINT, `x`: DOUBLE>>,",
        ]
    );
    assert_eq!(
        of("grid")[1..],
        ["\"grid\" jsonb,", "`grid` JSON,", "\"grid\" ARRAY,", "`grid` ARRAY<ARRAY<BIGINT>>,",]
    );
    assert_eq!(
        of("id")[1..],
        [
            "\"id\" uuid NOT NULL,",
            "`id` STRING NOT NULL OPTIONS (description = 'The order\\'s id.'),",
            "\"id\" VARCHAR NOT NULL COMMENT 'The order''s id.',",
            "`id` STRING NOT NULL COMMENT 'The order\\'s id.',",
        ]
    );
}

#[test]
fn names_and_texts_stay_names_and_texts() {
    let schema = r#"{"properties": {
        "a\"; DROP TABLE x; --": {"type": "string", "description": "it's \\' OR 1=1\n*/ -- \u202e"},
        "Name": {"type": "string"}, "name": {"type": "string"}, "a`b": {"type": "integer"}, "": {}, "1 x": {}
    }}"#;
    let [duckdb, _, bigquery, _, spark] = ALL.map(|dialect| text(schema, dialect));
    assert!(duckdb.text.contains("\"a\"\"; DROP TABLE x; --\" VARCHAR,"), "{}", duckdb.text);
    assert!(duckdb.text.contains("'it''s \\'' OR 1=1 */ -- \\u{202e}'"), "{}", duckdb.text);
    assert_eq!(
        duckdb.notes,
        ["the column of `/name` is called `name_2`", "the column of `/` is called `_`"]
    );
    assert!(bigquery.text.contains("`a___DROP_TABLE_x____` STRING"), "{}", bigquery.text);
    assert!(bigquery.text.contains("'it\\'s \\\\\\' OR 1=1 */ -- "), "{}", bigquery.text);
    assert!(bigquery.text.contains("`_1_x` JSON"), "{}", bigquery.text);
    assert!(spark.text.contains("`a``b` BIGINT"), "{}", spark.text);
}

#[test]
fn what_is_no_record_has_no_table() {
    let source = Source::file("s.json", &mut |_| Ok("{\"type\": \"array\"}".to_owned()));
    let error = table(source.expect("it is a schema").ir(), "x", Dialect::Spark);
    assert!(error.expect_err("it has no columns").contains("no objects"));
}

/// Returns the names of the columns of a schema with these properties.
fn names<'p>(properties: impl IntoIterator<Item = &'p str>, dialect: Dialect) -> Vec<String> {
    let properties = properties.into_iter().map(|name| (name.to_owned(), json!({})));
    let schema = json!({ "properties": properties.collect::<Map<_, _>>() }).to_string();
    let lines = text(&schema, dialect).text;
    let lines = lines.lines().filter(|line| line.starts_with("    "));
    let name = |line: &str| {
        let mut parts = line.split(['"', '`']);
        parts.nth(1).expect("a column has a name").to_owned()
    };
    lines.map(name).collect()
}

#[test]
fn names_hide_nothing() {
    let hostile =
        ["a\u{202E}b", "a\u{2028}b", "a\u{200B}b", "a\u{FEFF}b", "a\u{AD}b", "a\u{E0041}b"];
    for dialect in ALL {
        let expected = ["a_b", "a_b_2", "a_b_3", "a_b_4", "a_b_5", "a_b_6"];
        assert_eq!(names(hostile, dialect), expected, "{dialect:?}");
    }
}

#[test]
fn names_differ_as_far_as_the_dialect_keeps_them() {
    let same = "é".repeat(31);
    let long = ["a", "b", "c"].map(|last| format!("{same}x{last}"));
    let stem = "é".repeat(28);
    assert_eq!(
        names(long.iter().map(String::as_str), Dialect::Postgres),
        [format!("{same}x"), format!("{stem}_2"), format!("{stem}_3")]
    );
    assert_eq!(names(long.iter().map(String::as_str), Dialect::Spark), long);
    let long = ["a", "b"].map(|last| "x".repeat(300) + last);
    for (dialect, most) in
        [(Dialect::Postgres, 63), (Dialect::BigQuery, 300), (Dialect::Snowflake, 255)]
    {
        let names = names(long.iter().map(String::as_str), dialect);
        assert_eq!(names, ["x".repeat(most), "x".repeat(most - 6) + "_2"]);
    }
}

/// The types of the columns of a schema in `DuckDB`, each behind its name.
fn types(schema: &str) -> Vec<String> {
    let text = text(schema, Dialect::DuckDb).text;
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines.map(|line| line.trim_end_matches(',').replace('"', "")).collect()
}

#[test]
fn types_are_those_of_every_record() {
    let branch = |kind: &str, value: &str, text: &str| {
        format!(
            r#"{{"type": "object", "required": ["k", "v"], "properties": {{"k": {{"const": "{kind}"}}, "v": {value}, "p": {text}}}}}"#
        )
    };
    let date = r#"{"type": "string", "format": "date"}"#;
    let union = |second: &str| {
        let (first, second) = (branch("a", r#"{"maximum": 5, "type": "integer"}"#, date), second);
        types(&format!(r#"{{"oneOf": [{first}, {second}]}}"#))
    };
    let other = branch("b", r#"{"type": "integer"}"#, r#"{"type": "string"}"#);
    assert_eq!(union(&other), ["k VARCHAR NOT NULL", "v BIGINT NOT NULL", "p VARCHAR"]);
    // A branch that does not declare a property is taken not to have it.
    let silent = r#"{"type": "object", "properties": {"k": {"const": "b"}}}"#;
    assert_eq!(union(silent), ["k VARCHAR", "v BIGINT", "p DATE"]);
    let large = branch("b", r#"{"type": "integer", "maximum": 1e30}"#, date);
    assert_eq!(union(&large), ["k VARCHAR NOT NULL", "v HUGEINT NOT NULL", "p DATE"]);
}

#[test]
fn what_only_a_condition_says_decides_no_type() {
    let found = types(
        r#"{"properties": {"v": {"type": "string"}, "w": {"type": ["string", "integer"]}, "x": {}},
            "if": {"required": ["y"]},
            "then": {"required": ["v"], "properties": {"v": {"format": "date"}, "w": {"type": "integer"}, "x": {"type": "string"}}},
            "else": {"properties": {"v": {"minLength": 1}}}}"#,
    );
    assert_eq!(found, ["v VARCHAR", "w JSON", "x JSON"]);
    let found = types(
        r#"{"properties": {"v": {"type": "string"}}, "if": {"required": ["y"]},
            "then": {"required": ["v"], "properties": {"v": {"format": "date"}}},
            "else": {"required": ["v"], "properties": {"v": {"format": "date"}}}}"#,
    );
    assert_eq!(found, ["v DATE NOT NULL"]);
}

#[test]
fn whole_numbers_are_integers_however_that_is_said() {
    let found = types(
        r#"{"properties": {"a": {"enum": [1, 2.0]}, "b": {"const": 3}, "c": {"type": "number", "multipleOf": 1},
            "d": {"enum": [1, 2.5]}, "e": {"type": "integer", "maximum": 1e60}, "f": {"anyOf": [{"const": 1}, {"const": 2}]}}}"#,
    );
    assert_eq!(found, ["a BIGINT", "b BIGINT", "c BIGINT", "d DOUBLE", "e DOUBLE", "f BIGINT"]);
}

#[test]
fn bigquery_takes_some_names_and_no_null_arrays() {
    let table = text(
        r#"{"required": ["_partitionTime", "l"], "properties": {"_partitionTime": {"type": "string"}, "a\nb": {"type": "string"},
            "l": {"type": "array", "items": {"type": "string"}}}}"#,
        Dialect::BigQuery,
    );
    assert_eq!(
        table.text,
        "CREATE TABLE `orders` (\n    `x_partitionTime` STRING NOT NULL,\n    `a_b` STRING,\n    `l` ARRAY<STRING>\n);\n"
    );
    assert_eq!(
        table.notes,
        [
            "the column of `/_partitionTime` is called `x_partitionTime`",
            "the column of `/a\\u{a}b` is called `a_b`"
        ]
    );
}
