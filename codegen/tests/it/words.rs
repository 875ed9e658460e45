//! The names of types, variants and fields.

use serde_json::{Value, json};
use tablature_codegen::Options;

use crate::types_with;

/// The code of a schema's types, without spaces.
fn code(schema: &Value) -> String {
    let generated = types_with(schema, "order.json", &Options::default());
    generated.expect("it can be typed").tokens.to_string().replace(' ', "")
}

/// Asserts that the types of a schema have all these pieces of code, without spaces.
#[track_caller]
fn check(schema: &Value, pieces: &[&str]) {
    let code = code(schema);
    for piece in pieces {
        assert!(code.contains(piece), "{piece}\n{code}");
    }
}

#[test]
fn items_have_the_name_of_one() {
    let item = json!({"type": "array", "items": {"type": "string", "maxLength": 9}});
    let names = ["branches", "addresses", "statuses", "indices", "news", "ids"];
    let properties: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), item.clone())).collect();
    check(
        &json!({"type": "object", "properties": properties}),
        &[
            "branches:::std::option::Option<::std::vec::Vec<Branch>>",
            "<Address>",
            "<Status>",
            "<Index>",
            "<NewsItem>",
            "<Id>",
        ],
    );
}

#[test]
fn values_have_the_words_of_their_subschemas() {
    let mode = json!({"oneOf": [
        {"const": 1, "title": "Slow", "description": "Saves power."},
        {"const": 2, "title": "Fast", "description": "First line.\nSecond line."},
        {"const": 3, "title": "Same"},
        {"const": 4, "title": "Same"},
        {"$ref": "#/$defs/full"},
    ]});
    let colour = json!({"oneOf": [
        {"const": "red", "title": "Dark red", "description": "As blood."},
        {"enum": ["blue"], "rustName": "Azure"},
    ]});
    check(
        &json!({
            "type": "object",
            "properties": {"mode": mode, "colour": colour},
            "$defs": {"full": {"const": 9.0, "title": "Full", "description": "All there is."}},
        }),
        &[
            r#"#[doc="`1`:Savespower."]Slow,"#,
            r#"#[doc="`2`:Firstline.\\"]#[doc="Secondline."]Fast,"#,
            r#"#[doc="`3`:Same"]N3,#[doc="`4`:Same"]N4,"#,
            r#"#[doc="`9`:Allthereis."]Full,"#,
            r#"#[doc="`red`:Asblood."]Red,#[doc="`blue`"]Azure,"#,
        ],
    );
}

#[test]
fn what_is_for_all_others_has_a_name_of_its_own() {
    let device = json!({"type": "string", "knownValues": ["iPad", "Other"]});
    let branch = |kind: &str| {
        json!({"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {"properties": {"n": {"type": "integer"}}, "required": ["n"]}})
    };
    check(
        &json!({
            "type": "object",
            "properties": {"kind": {"type": "string"}, "device": device, "other": {"type": "string"}},
            "required": ["kind"],
            "allOf": [branch("a"), branch("unknown")],
        }),
        &[
            "Other,#[doc=\"Astringthatisnotdocumented.\"]Unlisted(OtherDevice),",
            "Unlisted(OtherOrder)",
            "pubundeclared:",
        ],
    );
}

#[test]
fn branches_are_named_after_what_tells_them_apart() {
    let object = |key: &str| json!({"type": "object", "required": ["kind", key], "properties": {key: {"type": "string"}}});
    let file_type = json!({"anyOf": [
        {"type": "string", "enum": ["adobe-illustrator", "python"]},
        {"type": "string", "minLength": 1},
    ]});
    let license =
        json!({"anyOf": [{"$ref": "#/$defs/licenseNames"}, {"maxLength": 9}], "type": "string"});
    let day = json!({"anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "const": "never"},
    ]});
    check(
        &json!({
            "type": "object",
            "properties": {
                "fileType": file_type,
                "license": license,
                "runIn": {"$ref": "#/$defs/shell"},
                "day": day,
                "update": {"oneOf": [object("directory"), object("directories")]},
                "step": {"$ref": "#/$defs/job", "anyOf": [object("run"), object("uses")]},
            },
            "$defs": {
                "licenseNames": {"enum": ["MIT", "Apache-2.0"]},
                "job": {"properties": {"name": {"type": "string"}}},
                "shell": {"anyOf": [{"enum": ["bash", "zsh"]}, {"type": "string"}]},
            },
        }),
        &[
            "Known(KnownShell),",
            "Known(KnownFileType),",
            "Other(OtherFileType),",
            "Names(KnownLicense),",
            "Other(OtherLicense),",
            "Date(::tablature::types::Date),",
            "DateTime(::tablature::types::DateTime),",
            "Never(DayNever),",
            "Run(StepRun),",
            "Uses(StepUses),",
            "Directory(UpdateDirectory),",
            "Directories(UpdateDirectories),",
        ],
    );
}

#[test]
fn listed_values_are_tried_first() {
    let shell = json!({"anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "string", "maxLength": 9},
        {"enum": ["bash", "zsh"]},
    ]});
    let schema = json!({"type": "object", "properties": {"shell": shell}});
    check(
        &schema,
        &["__tablature_any!{Shell,{Known(KnownShell)from=\"`Known`\",Variant1(ShellVariant1)"],
    );
}

#[test]
fn minus_is_spelled_where_plus_is_a_twin() {
    let zones = ["Etc/GMT", "Etc/GMT+1", "Etc/GMT-1", "Etc/GMT-14", "Etc/GMT0", "Etc/GMT-0"];
    let charsets = ["utf-8", "ISO-8859-1", "web-3", "c++"];
    check(
        &json!({"type": "object", "properties": {
            "zone": {"enum": zones}, "charset": {"enum": charsets}, "vote": {"enum": ["+1", "-1"]},
        }}),
        &[
            "{EtcGmt=\"Etc/GMT\",EtcGmtPlus1=\"Etc/GMT+1\",EtcGmtMinus1=\"Etc/GMT-1\",",
            "EtcGmtMinus14=\"Etc/GMT-14\",EtcGmt0=\"Etc/GMT0\",EtcGmtMinus0=\"Etc/GMT-0\",}",
            "{Utf8=\"utf-8\",Iso8859_1=\"ISO-8859-1\",Web3=\"web-3\",CPlusPlus=\"c++\",}",
            "{Plus1=\"+1\",Minus1=\"-1\",}",
        ],
    );
}
