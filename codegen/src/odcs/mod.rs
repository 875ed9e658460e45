//! A schema as a data contract of the Open Data Contract Standard, version 3.1.0.

mod yaml;

use serde_json::{Map, Value, json};
use tablature_schema::{
    format::Format,
    ir::{Bound, Ir, Rule, Side},
    json::Decimal,
};

use crate::columns::{Column, ColumnType, columns};

/// What a data contract says besides its schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Contract {
    /// Identifies the contract.
    pub id: String,
    /// Name of the object that the records are, such as a table.
    pub name: String,
    /// Version of the contract.
    pub version: String,
    /// `proposed`, `draft`, `active`, `deprecated` or `retired`.
    pub status: String,
}

impl Contract {
    /// Returns what is said of a contract that nobody has agreed on.
    pub fn draft(id: &str, name: &str, version: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            version: version.to_owned(),
            status: "draft".to_owned(),
        }
    }

    /// Returns the contract as YAML: a property for each declared one, with its type, limits, accepted values and description.
    ///
    /// # Errors
    ///
    /// The schema describes no objects with declared properties.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_codegen::{odcs::Contract, source::Source};
    ///
    /// let source = Source::catalogue("genesys/web-event-response")?;
    /// let contract = Contract::draft("genesys/web-event-response", "web_event", "249.0.0");
    /// let yaml = contract.to_yaml(source.ir())?;
    /// assert!(yaml.starts_with("apiVersion: \"v3.1.0\"\nkind: \"DataContract\"\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_yaml(&self, ir: &Ir) -> Result<String, String> {
        let columns = columns(ir).ok_or(
            "the schema describes no objects with declared properties, which a contract lists",
        )?;
        let description = ir.node(ir.root()).annotations.description.as_deref();
        let mut object = Map::new();
        object.insert("name".to_owned(), json!(self.name));
        object.insert("physicalType".to_owned(), json!("table"));
        object.extend(description.map(|text| ("description".to_owned(), json!(text))));
        object.insert("properties".to_owned(), properties(&columns));
        let mut contract = Map::new();
        let head = [
            ("apiVersion", "v3.1.0"),
            ("kind", "DataContract"),
            ("id", &self.id),
            ("name", &self.name),
            ("version", &self.version),
            ("status", &self.status),
        ];
        contract.extend(head.map(|(key, value)| (key.to_owned(), json!(value))));
        contract.insert("schema".to_owned(), json!([object]));
        Ok(yaml::write(&Value::Object(contract)))
    }
}

fn properties(columns: &[Column<'_>]) -> Value {
    columns.iter().map(property).collect()
}

fn property(column: &Column<'_>) -> Value {
    let mut property = Map::new();
    let mut set = |key: &str, value: Value| property.insert(key.to_owned(), value);
    set("name", json!(column.name));
    let logical = logical_type(&column.kind);
    match logical {
        Some(logical) => set("logicalType", json!(logical)),
        None => set("physicalType", json!("JSON")),
    };
    let options = options(column);
    if logical.is_some() && !options.is_empty() {
        set("logicalTypeOptions", Value::Object(options));
    }
    if column.is_required {
        set("required", json!(true));
    }
    if let Some(text) = column.description() {
        set("description", json!(text));
    }
    let examples: Vec<Value> =
        column.annotations().flat_map(|it| &it.examples).map(to_json).collect();
    if !examples.is_empty() {
        set("examples", Value::Array(examples));
    }
    if column.is_deprecated() {
        set("tags", json!(["deprecated"]));
    }
    if let Some(values) = accepted_values(column) {
        let rule = json!({
            "metric": "invalidValues",
            "arguments": {"validValues": values},
            "mustBe": 0,
        });
        set("quality", json!([rule]));
    }
    if let Some((key, inner)) = inner(&column.kind) {
        set(key, inner);
    }
    Value::Object(property)
}

fn logical_type(kind: &ColumnType<'_>) -> Option<&'static str> {
    Some(match kind {
        ColumnType::Boolean => "boolean",
        ColumnType::Integer | ColumnType::LargeInteger | ColumnType::HugeInteger => "integer",
        ColumnType::Number => "number",
        ColumnType::Text | ColumnType::Uuid => "string",
        ColumnType::Timestamp => "timestamp",
        ColumnType::Date => "date",
        ColumnType::Time => "time",
        ColumnType::List(_) => "array",
        ColumnType::Struct(_) => "object",
        ColumnType::Json => return None,
    })
}

/// Returns what is inside values, and the key for it.
fn inner(kind: &ColumnType<'_>) -> Option<(&'static str, Value)> {
    match kind {
        ColumnType::Struct(columns) => Some(("properties", properties(columns))),
        ColumnType::List(item) => {
            let mut of_item = Map::new();
            match logical_type(item) {
                Some(logical) => of_item.insert("logicalType".to_owned(), json!(logical)),
                None => of_item.insert("physicalType".to_owned(), json!("JSON")),
            };
            of_item.extend(inner(item).map(|(key, value)| (key.to_owned(), value)));
            Some(("items", Value::Object(of_item)))
        }
        _ => None,
    }
}

/// Returns the limits that the standard knows for the type.
fn options(column: &Column<'_>) -> Map<String, Value> {
    let mut options = Map::new();
    if matches!(column.kind, ColumnType::Timestamp) {
        options.insert("timezone".to_owned(), json!(true));
    }
    if matches!(column.kind, ColumnType::LargeInteger) {
        options.insert("format".to_owned(), json!("i128"));
    } else if matches!(column.kind, ColumnType::Integer) {
        options.insert("format".to_owned(), json!("i64"));
    }
    for rule in column.rules() {
        if let Some((key, value)) = option(&column.kind, rule) {
            // The first is that of the property itself.
            options.entry(key).or_insert(value);
        }
    }
    options
}

fn option(kind: &ColumnType<'_>, rule: &Rule) -> Option<(&'static str, Value)> {
    let is_text = matches!(kind, ColumnType::Text | ColumnType::Uuid);
    let is_number = matches!(
        kind,
        ColumnType::Integer
            | ColumnType::LargeInteger
            | ColumnType::HugeInteger
            | ColumnType::Number
    );
    let is_list = matches!(kind, ColumnType::List(_));
    let is_object = matches!(kind, ColumnType::Struct(_));
    Some(match rule {
        Rule::MinLength(limit) if is_text => ("minLength", json!(limit)),
        Rule::MaxLength(limit) if is_text => ("maxLength", json!(limit)),
        Rule::Pattern(pattern) if is_text => ("pattern", json!(pattern.as_str())),
        Rule::Format(format) if is_text && *format != Format::Regex => {
            ("format", json!(format.name()))
        }
        Rule::Bound(Bound { side, limit, is_exclusive, .. }) if is_number => {
            let key = match (side, is_exclusive) {
                (Side::Lower, false) => "minimum",
                (Side::Lower, true) => "exclusiveMinimum",
                (Side::Upper, false) => "maximum",
                (Side::Upper, true) => "exclusiveMaximum",
            };
            (key, number(&limit.to_string())?)
        }
        Rule::MultipleOf(of) if is_number => ("multipleOf", number(&of.to_string())?),
        Rule::MinItems(limit) if is_list => ("minItems", json!(limit)),
        Rule::MaxItems(limit) if is_list => ("maxItems", json!(limit)),
        Rule::UniqueItems if is_list => ("uniqueItems", json!(true)),
        Rule::MinProperties(limit) if is_object => ("minProperties", json!(limit)),
        Rule::MaxProperties(limit) if is_object => ("maxProperties", json!(limit)),
        _ => return None,
    })
}

/// Returns a number of a schema. One that does not fit exactly is left out: a limit beside the true one would be wrong.
fn number(literal: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(literal).ok()?;
    let is_exact = Decimal::parse(&value.to_string()) == Decimal::parse(literal);
    is_exact.then_some(value)
}

/// Returns the values that are accepted, if they are listed and none is an object or array.
fn accepted_values(column: &Column<'_>) -> Option<Vec<Value>> {
    let values: Vec<Value> = column.rules().find_map(|rule| match rule {
        Rule::Enum(values) => Some(values.iter().map(to_json).collect()),
        Rule::Const(value) => Some(vec![to_json(value)]),
        _ => None,
    })?;
    values.iter().all(|value| !value.is_object() && !value.is_array()).then_some(values)
}

fn to_json(value: &tablature_schema::json::Value) -> Value {
    let text = value.to_string();
    // Numbers of any size are values of JSON; those that are not of ours are written as strings.
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

#[cfg(test)]
mod tests;
