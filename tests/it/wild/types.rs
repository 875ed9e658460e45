//! Types as people write them.

use serde_json::json;

use super::{one, problems, rows, schema, shape};
use crate::pages::capture_text;

/// Checks type cells that mean the same.
#[track_caller]
fn check(cells: &[&str], expected: &str) {
    for cell in cells {
        let (schema, problems) = rows(&[&format!("| a | {cell} | no | x |")]);
        assert_eq!(shape(&schema), format!("a: {expected}"), "{cell}: {problems}");
    }
}

#[test]
fn unions() {
    check(
        &[
            r"String \| Object",
            "`string` or `object`",
            "string/object",
            "string, object",
            "Union[str, dict]",
            "string or an object",
        ],
        "string|object",
    );
    check(
        &[
            "integer, null",
            "?integer",
            r"integer \| null",
            "int?",
            "nullable integer",
            "integer (nullable)",
            "Optional[int]",
            "Nullable(Int)",
            "integer or null",
            r"int \| None",
        ],
        "integer|null",
    );
    check(&["object (nullable)", "dict or None"], "object|null");
    check(&[r"string[] \| undefined", "array of strings (optional)"], "array<string>");
    check(&["int/float", "integer or number"], "number");
    check(&["bool, float, int, string"], "boolean|number|string");
}

#[test]
fn words_in_quotes_are_values_and_names_of_classes_are_none() {
    check(&["'none'", "`'none'`", r#""none""#], r#"string enum=["none"]"#);
    check(&[r"'none' \| 'all'"], r#"string enum=["none","all"]"#);
    check(&["One of: `ScreenView`, `PageView`", r"Player \| HTMLElement"], "any");
    check(&["<i>_Object,optional_</i>"], "object");
    check(&["One of: `screen`, `page`", r"screen \| page"], r#"string enum=["screen","page"]"#);
}

#[test]
fn prose_stands_around_types() {
    check(&["country code string", "[feature](#x) strings"], "string");
    check(&["array of [feature](#x) strings"], "array<string>");
    check(&["integer for `A` options, double for `B` options"], "number");
    check(&["comma-delimited set of ids"], "string");
}

#[test]
fn values_and_anchors_tell_what_a_name_is() {
    let page = "# Order\n\n| Name | Type |\n|---|---|\n| level | [privacy level](/x#order-object-level) |\n| kinds | array of [kinds](#order-object-kinds) |\n\
        | gone | [level](#other) |\n| item | [the item of it](/x#order-object-item-structure) |\n\n\
        <Anchor id=\"order-object-level\" />\n## Order levels\n\n| Level | Value | Description |\n|---|---|---|\n| A | 1 | x |\n| B | 2 | y |\n\n\
        <a id=\"order-object-kinds\"></a>\n## Kinds of it\n\n| Value | Description |\n|---|---|\n| `x` | x |\n| `y` | y |\n\n\
        ## Item structure\n\n| Name | Type |\n|---|---|\n| sku | string |\n";
    let captured = capture_text("p.md", page);
    let order = schema(&captured, 0);
    assert_eq!(
        shape(&order),
        "level: integer, kinds: array<string>, gone: any, item: #/$defs/ItemStructure"
    );
    assert_eq!(order["properties"]["kinds"]["items"]["knownValues"], json!(["x", "y"]));
}

#[test]
fn a_column_of_numbers_holds_values() {
    let page = "# Order\n\n| Name | Type |\n|---|---|\n| kind | [kind](#kinds) |\n\n## Kinds\n\n| Name | Type | Description |\n|---|---|---|\n| SMALL | 1 | x |\n| LARGE | 2 | y |\n";
    assert_eq!(shape(&one(page).0), "kind: integer");
}

#[test]
fn cells_that_say_nothing_are_any_value() {
    check(&["N/A", "n/a", "-", "TBD"], "any");
    // A column of this type of a database holds any JSON.
    check(&["jsonb"], "any");
}

#[test]
fn arrays_may_have_a_number_of_items() {
    let (schema, problems) = rows(&["| a | Positive integer or tuple of 2 integers | no | x |"]);
    assert_eq!(problems, "");
    assert_eq!(
        schema["properties"]["a"]["anyOf"],
        json!([
            { "type": "integer", "exclusiveMinimum": 0 },
            { "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 },
        ])
    );
}

#[test]
fn arrays_and_maps() {
    check(
        &[
            "string[]",
            "array of strings",
            "Array of String",
            "Array<string>",
            "List[str]",
            "[]string",
            "Vec<String>",
            "list of strings",
            "String array",
            "Array(String)",
            "array&lt;string&gt;",
            "[String]",
            "`Array<String>`",
            "Set<String>",
            "array (string)",
            "array[string]",
        ],
        "array<string>",
    );
    check(
        &["string[][]", "Array<Array<string>>", "array of arrays of strings"],
        "array<array<string>>",
    );
    check(&["array of objects", "object[]", "Array<Object>", "List of dicts"], "array<object>");
    check(&["array", "list", "Tuple"], "array");
    check(
        &[
            "Map<String, Integer>",
            "Dict[str, int]",
            "map[string]int",
            "{[key: string]: int}",
            "{string: int}",
            "map of string to int",
            "Record<string, int>",
            "[String: Int]",
            "HashMap<String, int>",
        ],
        "object<*: integer>",
    );
    check(
        &[
            "object",
            "dict",
            "JSON",
            "struct",
            "{ a: string, b: int }",
            "map",
            "Hash",
            "object of settings",
            "dictionary with names as keys",
        ],
        "object",
    );
    check(&["array of strings or null", r"string[] \| null"], "array|null<string>");
}

#[test]
fn qualified_types() {
    check(&["UUID (String)", "string (uuid)", "UUID `string`", "uuid"], r#"string format="uuid""#);
    check(&["String (enum)", "Enum (String)", "`string` (shown to users)"], "string");
    check(&["Decimal (Number)", "decimal(10,2)", "NUMERIC(12, 4)", "number, in cents"], "number");
    check(
        &[
            "`string`, max length 128",
            "varchar(128)",
            "string(128)",
            "String (max 128 characters)",
            "string (max length: 128)",
        ],
        "string maxLength=128",
    );
    check(&["`string` (ISO 4217)"], r#"string pattern="^[A-Z]{3}$""#);
    check(&["Integer (1-10)", "integer, 1-10"], "integer minimum=1");
    let (schema, _) =
        rows(&["| a | Boolean (default: false) | no | x |", "| b | string (required) | | x |"]);
    assert_eq!(shape(&schema), "a: boolean, b: string!");
    assert_eq!(schema["properties"]["a"]["default"], false);
}

#[test]
fn types_of_generated_sdks() {
    check(
        &["kotlin.String", "std::string", "String.t", "`str`", r"\string", "java.lang.String"],
        "string",
    );
    check(&["kotlin.Long", "int64", "i64", "Int64"], r#"integer format="int64""#);
    check(&["kotlin.collections.List<kotlin.String>", "std::vector<std::string>"], "array<string>");
    check(
        &[
            "java.time.OffsetDateTime",
            "time.Time",
            r"\DateTime",
            "OffsetDateTime",
            "datetime.datetime",
        ],
        r#"string format="date-time""#,
    );
    check(&["Pointer to **bool**", "*bool"], "boolean");
    check(&["Option<i32>", "Option&lt;**i32**&gt;"], r#"integer|null format="int32""#);
    check(&["interface{}", "serde_json::Value", "Any", "mixed"], "any");
    check(&["u32", "uint64"], "integer minimum=0");
}

#[test]
fn types_of_databases() {
    check(&["VARCHAR", "TEXT", "nvarchar", "CHARACTER VARYING"], "string");
    check(&["BIGINT", "smallint", "int(11)"], "integer");
    check(&["DOUBLE PRECISION"], r#"number format="double""#);
    check(&["TIMESTAMP WITH TIME ZONE", "timestamptz", "DATETIME"], r#"string format="date-time""#);
}

#[test]
fn times_in_words() {
    check(
        &[
            "ISO8601 timestamp",
            "ISO 8601 date-time string",
            "timestamp (ISO 8601)",
            "RFC 3339 timestamp",
        ],
        r#"string format="date-time""#,
    );
    check(&["ISO 8601 duration"], r#"string format="duration""#);
    for cell in [
        "Unix timestamp (ms)",
        "epoch seconds",
        "timestamp in milliseconds",
        "Unix time",
        "integer (Unix timestamp)",
        "Timestamp (epoch ms)",
    ] {
        check(&[cell], "integer");
    }
    let captured = capture_text(
        "p.md",
        "# A\n\n| Field | Type | Description |\n|---|---|---|\n| at | Unix timestamp (ms) | x |\n| to | epoch seconds | x |\n",
    );
    assert_eq!(problems(&captured), "");
    assert!(
        captured
            .account
            .notes()
            .join("\n")
            .contains("2 times counted from 1970, captured as integers")
    );
}

#[test]
fn values_in_types() {
    check(
        &[
            r"'x' \| 'y'",
            "Enum {x, y}",
            "enum(x, y)",
            "one of: x, y",
            r#""x" or "y""#,
            "Enum: x, y",
            r"`x` \| `y`",
        ],
        r#"string enum=["x","y"]"#,
    );
    check(&[r"1 \| 2", "enum: 1, 2"], "integer enum=[1,2]");
    check(&[r"true \| false"], "boolean");
}

#[test]
fn names_of_types() {
    let (schema, problems) = one(
        "# Paid\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| `items` | <a href=\"#item\">`Array<Object<Item>>`</a> | Yes | x |\n| one | `Object<Item>` | Yes | x |\n| two | [item](#item) object | no | x |\n| three | ?Item | no | x |\n| four | array of item objects | no | x |\n| five | [goods](#item) | no | x |\n\n## Item\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| sku | String | yes | x |\n",
    );
    assert_eq!(problems, "");
    assert_eq!(
        shape(&schema),
        "items: array<#/$defs/Item>!, one: #/$defs/Item!, two: #/$defs/Item, three: #/$defs/Item|null, four: array<#/$defs/Item>, five: #/$defs/Item"
    );
}

#[test]
fn an_object_that_is_documented_elsewhere_is_an_object() {
    check(&["user object", "partial [user](/other#user) object", "`Object<User>`"], "object");
    check(&["array of user objects"], "array<object>");
}

#[test]
fn what_is_not_understood_is_named_and_any() {
    let (schema, problems) = rows(&[
        "| a | ways to say it all at once | no | x |",
        "| b | Strnig | no | x |",
        "| c | string, as it was seen | no | x |",
    ]);
    assert_eq!(shape(&schema), "a: any, b: any, c: string");
    assert_eq!(
        problems,
        "5: error: the type `ways to say it all at once` of `a` is not understood\n6: error: `b` has the type `Strnig`, which is not known and has no page here\n7: warning: beside the type of `c`, `as it was seen` is not understood"
    );
}

#[test]
fn empty_cells_have_messages() {
    let (schema, problems) = rows(&[
        "|  | String | yes | no name |",
        "| d |  | yes | no type |",
        "| e | - | yes | dash |",
        "| | | | |",
    ]);
    assert_eq!(shape(&schema), "d: any!, e: any!");
    assert_eq!(
        problems,
        "5: error: the cell of the name is empty\n6: warning: the cell of the type of `d` is empty\n7: warning: the cell of the type of `e` is empty"
    );
}

#[test]
fn a_second_word_narrows_the_first() {
    check(&["string date-time", "String, date-time"], r#"string format="date-time""#);
    check(&["_String_", "*String*"], "string");
}

#[test]
fn a_union_of_names_that_nothing_documents_is_reported_once() {
    let (schema, problems) = rows(&[r"| host | GitHub \| GitLab | no | x |"]);
    assert!(schema["properties"]["host"]["type"].is_null());
    assert_eq!(
        problems,
        "5: warning: `host` is one of `GitHub`, `GitLab`, which no table documents: types, or values"
    );
}

#[test]
fn texts_for_several_languages_are_one() {
    let (schema, problems) = one(
        "# Sent\n\n| Property | Type | Description |\n|---|---|---|\n| <If lang=\"java,swift\">start</If><If lang=\"ruby\">:start</If> | <If lang=\"java\">`Long`</If><If lang=\"ruby\">`Time`</If><If lang=\"csharp\">`DateTimeOffset`</If> | x |\n",
    );
    assert_eq!(schema["properties"]["start"]["type"], "integer", "{schema}");
    assert_eq!(problems, "");
}

#[test]
fn an_object_beside_a_link_is_that_type() {
    let (schema, problems) = one(
        "# Run\n\n| Field | Type | Description |\n|---|---|---|\n| case | `Object` [`case`](#case) | x |\n| other | `Object` [`else`](elsewhere.md/#else) | x |\n| artifact | `Purl` | x |\n| mode | [Mode](#modeString) | x |\n| content | [Content Type](#contentTypeString) | x |\n\n## Case\n\n| Field | Type | Description |\n|---|---|---|\n| id | string | x |\n",
    );
    let properties = &schema["properties"];
    assert_eq!(properties["case"]["$ref"], "#/$defs/Case", "{properties}");
    assert_eq!(properties["other"]["type"], "object");
    assert_eq!(properties["artifact"]["type"], "string");
    assert_eq!(properties["mode"]["type"], "string");
    assert_eq!(properties["content"]["type"], "string");
    assert_eq!(problems, "");
}

#[test]
fn headings_for_several_languages_are_one() {
    let table = "| Property | Type | Description |\n|---|---|---|\n";
    let text = format!(
        "# Api\n\n## Run\n\n{table}| error | [`Fault`](#error-info) | x |\n\n### <If lang=\"objc\">ARTErrorInfo</If><If lang=\"ruby\">Ably::ErrorInfo</If> <a id=\"error-info\" />\n\n{table}| code | Int | x |\n"
    );
    let (schema, problems) = one(&text);
    assert_eq!(schema["properties"]["error"]["$ref"], "#/$defs/ARTErrorInfo");
    assert_eq!(problems, "");
}
