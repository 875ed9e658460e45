//! The words in header rows.

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    Type,
    Description,
    /// `Notes`: prose, or what is optional.
    Notes,
    Required,
    /// The opposite of `Required`.
    Optional,
    Nullable,
    Default,
    Examples,
    /// The values that are allowed.
    Values,
    /// The event that a row belongs to.
    Event,
}

/// Returns the meaning of a header in lower case, without marks.
pub(super) fn role(word: &str) -> Option<Role> {
    Some(match word {
        "name"
        | "field"
        | "field name"
        | "fieldname"
        | "fields"
        | "property"
        | "property name"
        | "propertyname"
        | "properties"
        | "attribute"
        | "attribute name"
        | "attributes"
        | "key"
        | "key name"
        | "keys"
        | "parameter"
        | "parameter name"
        | "parameters"
        | "param"
        | "params"
        | "argument"
        | "argument name"
        | "arguments"
        | "arg"
        | "option"
        | "option name"
        | "options"
        | "variable"
        | "variable name"
        | "column"
        | "column name"
        | "columns"
        | "member"
        | "property key"
        | "json key"
        | "json field"
        | "json property"
        | "json name"
        | "trait"
        | "trait name"
        | "traits"
        | "setting"
        | "setting name"
        | "config key"
        | "event property"
        | "event property name"
        | "event properties"
        | "event field"
        | "user property"
        | "slot name"
        | "slot"
        | "element"
        | "header"
        | "header name"
        | "dimension"
        | "prop"
        | "prop name"
        | "attribute key"
        | "request key"
        | "body parameter"
        | "query"
        | "query parameter"
        | "path parameter"
        | "payload field"
        | "payload key"
        | "super property"
        | "super property name"
        | "input"
        | "data field"
        | "wire name"
        | "names" => Role::Name,
        "type" | "types" | "data type" | "datatype" | "data types" | "value type"
        | "field type" | "property type" | "attribute type" | "parameter type" | "json type"
        | "column type" | "column data type" | "type/format" | "type / format"
        | "argument type" | "trait type" | "schema type" | "type of value" | "value data type"
        | "expected type" | "js type" | "option type" | "sql type" | "data-type"
        | "type of data" | "json data type" | "expected data type" => Role::Type,
        "description"
        | "details"
        | "detail"
        | "meaning"
        | "definition"
        | "comment"
        | "comments"
        | "explanation"
        | "summary"
        | "purpose"
        | "remarks"
        | "remark"
        | "usage"
        | "info"
        | "information"
        | "about"
        | "what it is"
        | "what it does"
        | "desc"
        | "description of the property"
        | "documentation"
        | "descriptions"
        | "describes" => Role::Description,
        "notes" | "note" => Role::Notes,
        "required"
        | "mandatory"
        | "presence"
        | "requirement level"
        | "requirement"
        | "is required"
        | "necessity"
        | "required/optional"
        | "optional/required"
        | "required or optional"
        | "reqd"
        | "req"
        | "required in schema"
        | "obligation"
        | "is mandatory"
        | "need"
        | "req'd"
        | "required field"
        | "requiredness"
        | "optionality" => Role::Required,
        "optional" | "is optional" => Role::Optional,
        "nullable" | "null" | "is nullable" | "null?" | "nulls" | "can be null" => Role::Nullable,
        // A cell `required` in it is a mark.
        "default"
        | "default value"
        | "defaults"
        | "default values"
        | "default / required"
        | "default/required"
        | "required / default"
        | "required/default"
        | "required or default"
        | "default or required" => Role::Default,
        "example" | "examples" | "sample" | "example value" | "example values" | "sample value"
        | "sample values" | "examples of values" | "samples" | "e.g." => Role::Examples,
        "allowed values" | "possible values" | "valid values" | "accepted values" | "enum"
        | "enum values" | "permitted values" | "options/values" | "supported values" => {
            Role::Values
        }
        "event" | "event name" | "events" => Role::Event,
        _ => return None,
    })
}

/// Returns how well a header names the column of names: a key is nearer to the wire than a name.
pub(super) fn rank(word: &str) -> usize {
    match word {
        "key" | "json key" | "json field" | "json property" | "field name" | "property key"
        | "attribute key" | "config key" | "wire name" => 0,
        "name" | "names" | "item" | "element" | "input" | "option" | "options" | "dimension"
        | "header" | "column" | "query" => 2,
        _ => 1,
    }
}

/// Returns how well a header names the column of types: beside `Data type`, a `Parameter type` is another kind of thing.
pub(super) fn type_rank(word: &str) -> usize {
    if ["data", "json", "value", "schema"].iter().any(|kind| word.contains(kind)) {
        0
    } else {
        1 + usize::from(!matches!(word, "type" | "types"))
    }
}

/// Returns whether the last word of a header is a word for names: `RudderStack property`.
pub(super) fn ends_in_name(word: &str) -> bool {
    let last = word.rsplit(' ').next().unwrap_or(word);
    matches!(
        last,
        "property"
            | "field"
            | "key"
            | "parameter"
            | "attribute"
            | "trait"
            | "argument"
            | "name"
            | "param"
            | "variable"
            | "column"
            | "properties"
            | "fields"
            | "traits"
            | "setting"
            | "option"
            | "keys"
            | "parameters"
            | "attributes"
            | "arguments"
    )
}

/// Returns whether a header stands above names of fields, and of nothing else.
pub(super) fn is_of_fields(word: &str) -> bool {
    let words = ["property", "properties", "field", "fields", "attribute", "attributes", "trait"];
    role(word) == Some(Role::Name) && word.split(' ').any(|part| words.contains(&part))
}

/// Returns whether the last word of a header is a word for types: `Expected data type`.
pub(super) fn ends_in_type(word: &str) -> bool {
    // What a metric is measured with is no type of a value.
    let is_instrument = word.starts_with("instrument ");
    !is_instrument && word.ends_with(" type")
        || word.ends_with(" types")
        || word.ends_with("(type)")
        || word.starts_with("type ")
        || word.ends_with(" datatype")
}

/// Returns all words for columns, for suggestions.
pub(super) const SUGGESTED: [&str; 16] = [
    "name",
    "field",
    "property",
    "attribute",
    "key",
    "parameter",
    "type",
    "data type",
    "description",
    "details",
    "meaning",
    "notes",
    "required",
    "presence",
    "default",
    "example",
];
