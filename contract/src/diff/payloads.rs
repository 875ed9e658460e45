//! Payloads that a schema should accept: guesses, each to be judged before it is used.

use serde_json::{Map, Value, json};
use tablature_validator::Timestamp;

/// Up to `limit` values that the schema may accept.
pub(super) fn payloads(schema: &Value, now: Timestamp, limit: usize) -> Vec<Value> {
    let maker = Maker { root: schema, now };
    let mut made = Vec::new();
    for variant in 0..limit {
        if let Some(value) = maker.make(vec![schema], variant, 0)
            && !made.contains(&value)
        {
            made.push(value);
        }
    }
    made
}

struct Maker<'a> {
    root: &'a Value,
    now: Timestamp,
}

impl<'a> Maker<'a> {
    fn flatten(
        &self,
        schemas: Vec<&'a Value>,
        variant: usize,
    ) -> Option<Vec<&'a Map<String, Value>>> {
        let mut out = Vec::new();
        let mut open = schemas;
        open.reverse();
        let mut steps = 0;
        while let Some(schema) = open.pop() {
            steps += 1;
            if steps > 400 {
                return None;
            }
            let fields = match schema {
                Value::Bool(true) => continue,
                Value::Object(fields) => fields,
                _ => return None,
            };
            out.push(fields);
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                open.push(self.root.pointer(reference.strip_prefix('#')?)?);
            }
            open.extend(fields.get("allOf").and_then(Value::as_array).into_iter().flatten());
            for key in ["anyOf", "oneOf"] {
                if let Some(branches) = fields.get(key).and_then(Value::as_array) {
                    open.push(branches.get(variant % branches.len().max(1))?);
                }
            }
            if let Some(then) = fields.get("then").filter(|_| variant % 2 == 1) {
                open.extend(fields.get("if"));
                open.push(then);
            }
        }
        Some(out)
    }

    fn make(&self, schemas: Vec<&'a Value>, variant: usize, depth: usize) -> Option<Value> {
        if depth > 40 {
            return None;
        }
        let all = self.flatten(schemas, variant)?;
        let first = |key: &str| all.iter().find_map(|fields| fields.get(key));
        if let Some(value) = first("const") {
            return Some(value.clone());
        }
        let lists: Vec<&Vec<Value>> =
            all.iter().filter_map(|fields| fields.get("enum")?.as_array()).collect();
        if let Some(list) = lists.first() {
            let fit: Vec<&Value> =
                list.iter().filter(|value| lists.iter().all(|list| list.contains(value))).collect();
            return fit.get(variant % fit.len().max(1)).map(|value| (*value).clone());
        }
        let allowed = |ty: &str| {
            all.iter().all(|fields| match fields.get("type") {
                Some(Value::String(one)) => one == ty,
                Some(Value::Array(many)) => many.iter().any(|one| one == ty),
                _ => true,
            })
        };
        let has = |keys: &[&str]| {
            all.iter().any(|fields| keys.iter().any(|key| fields.contains_key(*key)))
        };
        let kinds: [(&str, bool); 7] = [
            ("object", has(&["properties", "required", "minProperties", "additionalProperties"])),
            ("array", has(&["items", "prefixItems", "minItems", "contains"])),
            ("string", has(&["minLength", "pattern", "format", "maxLength"])),
            (
                "number",
                has(&["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]),
            ),
            ("integer", false),
            ("boolean", false),
            ("null", false),
        ];
        let kind = kinds
            .iter()
            .find(|(ty, hinted)| {
                *hinted && (allowed(ty) || (*ty == "number" && allowed("integer")))
            })
            .or_else(|| kinds.iter().find(|(ty, _)| allowed(ty)))?
            .0;
        match kind {
            "object" => self.object(&all, variant, depth),
            "array" => self.array(&all, variant, depth),
            "string" => Some(self.string(&all, variant)),
            "number" | "integer" => {
                let bound = |key: &str| first(key).and_then(Value::as_f64);
                let low = bound("minimum").or(bound("exclusiveMinimum").map(|low| low + 1.0));
                let high = bound("maximum").or(bound("exclusiveMaximum").map(|high| high - 1.0));
                let value = low.or(high).unwrap_or(variant as f64);
                let value = bound("multipleOf").map_or(value, |step| (value / step).ceil() * step);
                Some(if value.fract() == 0.0 { json!(value as i64) } else { json!(value) })
            }
            "boolean" => Some(json!(variant % 2 == 0)),
            _ => Some(Value::Null),
        }
    }

    fn object(
        &self,
        all: &[&'a Map<String, Value>],
        variant: usize,
        depth: usize,
    ) -> Option<Value> {
        let mut out = Map::new();
        let mut names: Vec<&str> = Vec::new();
        for fields in all {
            names.extend(
                fields
                    .get("required")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str),
            );
        }
        if variant % 3 == 2 && depth < 6 {
            for fields in all {
                names.extend(
                    fields
                        .get("properties")
                        .and_then(Value::as_object)
                        .into_iter()
                        .flatten()
                        .filter(|(_, schema)| **schema != Value::Bool(false))
                        .map(|(name, _)| name.as_str()),
                );
            }
        }
        for name in names {
            if out.contains_key(name) {
                continue;
            }
            let mut schemas: Vec<&'a Value> = Vec::new();
            for fields in all {
                match fields.get("properties").and_then(|properties| properties.get(name)) {
                    Some(schema) => schemas.push(schema),
                    None => schemas.extend(fields.get("additionalProperties")),
                }
            }
            let value = self.make(schemas, variant, depth + 1)?;
            out.insert(name.to_owned(), value);
        }
        let least = all
            .iter()
            .filter_map(|fields| fields.get("minProperties")?.as_u64())
            .max()
            .unwrap_or(0);
        let mut filler = 0;
        while (out.len() as u64) < least.min(64) {
            out.insert(format!("field{filler}"), json!(filler));
            filler += 1;
        }
        Some(Value::Object(out))
    }

    fn array(&self, all: &[&'a Map<String, Value>], variant: usize, depth: usize) -> Option<Value> {
        let least =
            all.iter().filter_map(|fields| fields.get("minItems")?.as_u64()).max().unwrap_or(0);
        let contains = all.iter().find_map(|fields| fields.get("contains"));
        let least = usize::try_from(least.min(64)).ok()?.max(usize::from(contains.is_some()));
        let mut out = Vec::new();
        for at in 0..least {
            let mut schemas: Vec<&'a Value> = Vec::new();
            for fields in all {
                let tuple = fields.get("prefixItems").and_then(|items| items.get(at));
                schemas.extend(tuple.or_else(|| fields.get("items")));
            }
            schemas.extend(contains.filter(|_| at == least - 1));
            out.push(self.make(schemas, variant + at, depth + 1)?);
        }
        Some(Value::Array(out))
    }

    fn string(&self, all: &[&'a Map<String, Value>], variant: usize) -> Value {
        let first = |key: &str| all.iter().find_map(|fields| fields.get(key));
        let text = match first("format").and_then(Value::as_str) {
            Some("date-time") => self.now.to_string(),
            Some("date") => "2026-11-21".to_owned(),
            Some("time") => "10:00:00Z".to_owned(),
            Some("uuid") => "123e4567-e89b-42d3-a456-426614174000".to_owned(),
            Some("email") => "a@example.com".to_owned(),
            Some("uri") => "https://example.com/".to_owned(),
            Some("ipv4") => "192.0.2.1".to_owned(),
            _ => ["a", "b", "c1", "abc"][variant % 4].to_owned(),
        };
        let least =
            all.iter().filter_map(|fields| fields.get("minLength")?.as_u64()).max().unwrap_or(0);
        let mut text = text;
        while (text.chars().count() as u64) < least.min(4096) {
            text.push('a');
        }
        Value::String(text)
    }
}
