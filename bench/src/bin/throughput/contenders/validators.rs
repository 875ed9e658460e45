//! Other validators, formats asserted.

use boon::{Compiler, Draft, Schemas};
use corvus_json_schema::CompileOptions;
use serde_json::Value;
use tablature_bench::{events::Vendor, measure::Contender};

use super::schema;

/// Returns the validators.
pub(crate) fn validators(vendor: Vendor) -> Vec<Contender<'static>> {
    let schema = schema(vendor);
    vec![jsonschema(&schema), jsonschema_macro(vendor), corvus(&schema), boon(&schema)]
}

/// Returns the crate `jsonschema`, which needs a line parsed.
///
/// # Panics
///
/// If it does not take the schema.
pub(crate) fn jsonschema(schema: &Value) -> Contender<'static> {
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .expect("jsonschema takes the schema");
    Contender::by_line("jsonschema parse + is_valid", move |line| {
        serde_json::from_slice(line).is_ok_and(|value: Value| validator.is_valid(&value))
    })
}

#[jsonschema::validator(
    path = "../schema/catalogue/userpilot/event@3.json",
    draft = Draft202012,
    validate_formats = true,
    methods = { is_valid = true, validate = false, iter_errors = false }
)]
struct CompiledUserpilot;

#[jsonschema::validator(
    path = "../schema/catalogue/genesys/web-event-response@249.0.0.json",
    draft = Draft202012,
    validate_formats = true,
    methods = { is_valid = true, validate = false, iter_errors = false }
)]
struct CompiledGenesys;

fn jsonschema_macro(vendor: Vendor) -> Contender<'static> {
    let is_valid = match vendor {
        Vendor::Userpilot => CompiledUserpilot::is_valid,
        Vendor::Genesys => CompiledGenesys::is_valid,
    };
    Contender::by_line("jsonschema macro parse + is_valid", move |line| {
        serde_json::from_slice(line).is_ok_and(|value: Value| is_valid(&value))
    })
}

fn corvus(schema: &Value) -> Contender<'static> {
    let options = CompileOptions { assert_format: Some(true), ..CompileOptions::default() };
    let validator =
        corvus_json_schema::compile_with(schema, &options).expect("corvus takes the schema");
    Contender::by_line("corvus validate_json", move |line| {
        str::from_utf8(line).is_ok_and(|line| validator.validate_json(line).unwrap_or(false))
    })
}

fn boon(schema: &Value) -> Contender<'static> {
    const PLACE: &str = "urn:bench:schema";
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource(PLACE, schema.clone()).expect("the schema is a resource");
    let index = compiler.compile(PLACE, &mut schemas).expect("boon takes the schema");
    Contender::by_line("boon parse + validate", move |line| {
        serde_json::from_slice(line)
            .is_ok_and(|value: Value| schemas.validate(&value, index).is_ok())
    })
}
