//! Schemas of Avro (specification 1.12, "Schema Declaration"), as types in an arena: named types may contain themselves.

use std::collections::HashMap;

use tablature_schema::json::Value;

use super::super::{json, plan::Header, want::Shape};

/// Levels of types that wants of a schema are looked up for; a type may contain itself.
const MAX_SHAPE_DEPTH: usize = 12;

/// Types of a schema.
const MAX_TYPES: usize = 1 << 20;

/// The place of a type in its arena.
pub(super) type Id = usize;

/// The types of a schema.
#[derive(Debug)]
pub(super) struct Types {
    pub(super) types: Vec<Type>,
    /// The fields of a row.
    pub(super) row: Vec<Field>,
}

/// A type.
#[derive(Debug, Clone)]
pub(super) enum Type {
    Null,
    Boolean,
    /// A number, and what it stands for.
    Integer(Integer),
    Float,
    Double,
    Bytes,
    String,
    /// Bytes of a fixed length.
    Fixed(usize),
    /// Bytes, or of a fixed length, that are a decimal number with this scale.
    Decimal(Option<usize>, i8),
    /// Sixteen bytes.
    Uuid,
    /// Symbols, as JSON.
    Enum(Vec<Box<[u8]>>),
    Array(Id),
    Map(Id),
    Union(Vec<Id>),
    Record(Vec<Field>),
}

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Integer {
    Number,
    Date,
    /// With the parts of a second.
    Time(i128),
    Timestamp(i128),
}

/// A field of a record.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    /// As JSON, with the colon.
    pub(super) key: Box<[u8]>,
    pub(super) type_: Id,
}

struct Parser {
    types: Vec<Type>,
    named: HashMap<String, Id>,
}

impl Types {
    /// Parses the schema of a file, whose rows must be records.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let schema =
            Value::parse(text).map_err(|error| format!("its schema is invalid: {error}"))?;
        let mut parser = Parser { types: Vec::new(), named: HashMap::new() };
        let root = parser
            .parse(&schema, "")
            .map_err(|message| format!("its schema is invalid: {message}"))?;
        match parser.types[root].clone() {
            Type::Record(row) => Ok(Self { types: parser.types, row }),
            _ => Err("its rows are not records".to_owned()),
        }
    }

    pub(super) fn header(&self) -> Header {
        let names = self.row.iter().map(|field| field.name.clone()).collect();
        let shapes = self.row.iter().map(|field| self.shape(field.type_, 0)).collect();
        Header::new(names, shapes)
    }

    fn shape(&self, id: Id, depth: usize) -> Shape {
        if depth == MAX_SHAPE_DEPTH {
            return Shape::Leaf;
        }
        match &self.types[id] {
            Type::Record(fields) => {
                let member =
                    |field: &Field| (field.name.clone(), self.shape(field.type_, depth + 1));
                Shape::Struct(fields.iter().map(member).collect())
            }
            Type::Array(item) => Shape::List(Box::new(self.shape(*item, depth + 1))),
            Type::Union(branches) => {
                Shape::Union(branches.iter().map(|id| self.shape(*id, depth + 1)).collect())
            }
            _ => Shape::Leaf,
        }
    }
}

fn member<'v>(schema: &'v Value, name: &str) -> Option<&'v Value> {
    match schema {
        Value::Object(members) => members.get(name),
        _ => None,
    }
}

fn text<'v>(schema: &'v Value, name: &str) -> Option<&'v str> {
    match member(schema, name)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn number(schema: &Value, name: &str) -> Option<u64> {
    match member(schema, name)? {
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn list<'v>(schema: &'v Value, name: &str) -> Result<&'v [Value], String> {
    match member(schema, name) {
        Some(Value::Array(items)) => Ok(items),
        _ => Err(format!("`{name}` is not a list")),
    }
}

impl Parser {
    fn add(&mut self, type_: Type) -> Result<Id, String> {
        if self.types.len() == MAX_TYPES {
            return Err("it has too many types".to_owned());
        }
        self.types.push(type_);
        Ok(self.types.len() - 1)
    }

    /// Parses a type. Nests no deeper than JSON is parsed.
    fn parse(&mut self, schema: &Value, namespace: &str) -> Result<Id, String> {
        match schema {
            Value::String(name) => self.name(name, schema, namespace),
            Value::Array(branches) => {
                let branches = branches.iter().map(|branch| self.parse(branch, namespace));
                let branches = branches.collect::<Result<_, _>>()?;
                self.add(Type::Union(branches))
            }
            Value::Object(_) => match member(schema, "type") {
                Some(Value::String(name)) => self.name(name, schema, namespace),
                Some(inner) => self.parse(inner, namespace),
                None => Err("a type has no `type`".to_owned()),
            },
            _ => Err("a type is neither a name, an object nor a list".to_owned()),
        }
    }

    /// Returns the type with a name, which is a primitive one, a complex one as `schema` declares it, or was declared before.
    fn name(&mut self, name: &str, schema: &Value, namespace: &str) -> Result<Id, String> {
        let logical = text(schema, "logicalType").unwrap_or_default();
        let integer = |kind| Type::Integer(kind);
        let type_ = match name {
            "null" => Type::Null,
            "boolean" => Type::Boolean,
            "int" => integer(match logical {
                "date" => Integer::Date,
                "time-millis" => Integer::Time(1_000),
                _ => Integer::Number,
            }),
            "long" => integer(match logical {
                "time-micros" => Integer::Time(1_000_000),
                "timestamp-millis" | "local-timestamp-millis" => Integer::Timestamp(1_000),
                "timestamp-micros" | "local-timestamp-micros" => Integer::Timestamp(1_000_000),
                "timestamp-nanos" | "local-timestamp-nanos" => Integer::Timestamp(1_000_000_000),
                _ => Integer::Number,
            }),
            "float" => Type::Float,
            "double" => Type::Double,
            "bytes" => match decimal(schema, logical) {
                Some(scale) => Type::Decimal(None, scale),
                None => Type::Bytes,
            },
            "string" => Type::String,
            "array" | "map" => {
                let inner = if name == "array" { "items" } else { "values" };
                let inner = member(schema, inner).ok_or_else(|| format!("`{inner}` is missing"))?;
                let inner = self.parse(inner, namespace)?;
                if name == "array" { Type::Array(inner) } else { Type::Map(inner) }
            }
            "fixed" => {
                let size = number(schema, "size").and_then(|size| usize::try_from(size).ok());
                let size = size.ok_or("a `fixed` has no `size`")?;
                let type_ = match decimal(schema, logical) {
                    Some(scale) => Type::Decimal(Some(size), scale),
                    None if logical == "uuid" && size == 16 => Type::Uuid,
                    None => Type::Fixed(size),
                };
                return self.declare(schema, namespace, type_).map(|(id, _)| id);
            }
            "enum" => {
                let symbol = |symbol: &Value| match symbol {
                    Value::String(text) => {
                        let mut quoted = Vec::new();
                        json::string(text.as_bytes(), &mut quoted);
                        Ok(quoted.into())
                    }
                    _ => Err("a symbol is not a string".to_owned()),
                };
                let symbols =
                    list(schema, "symbols")?.iter().map(symbol).collect::<Result<_, _>>()?;
                return self.declare(schema, namespace, Type::Enum(symbols)).map(|(id, _)| id);
            }
            "record" | "error" => {
                let (id, namespace) = self.declare(schema, namespace, Type::Null)?;
                let mut fields = Vec::new();
                for field in list(schema, "fields")? {
                    let name = text(field, "name").ok_or("a field has no `name`")?.to_owned();
                    let type_ =
                        member(field, "type").ok_or_else(|| format!("`{name}` has no `type`"))?;
                    let type_ = self.parse(type_, &namespace)?;
                    let mut key = Vec::new();
                    json::key(&name, &mut key);
                    fields.push(Field { name, key: key.into(), type_ });
                }
                self.types[id] = Type::Record(fields);
                return Ok(id);
            }
            other => {
                let full = full_name(other, namespace);
                let found = self.named.get(&full).or_else(|| self.named.get(other));
                return found.copied().ok_or_else(|| format!("there is no type `{full}`"));
            }
        };
        self.add(type_)
    }

    /// Adds a named type; returns the namespace of what it contains, too.
    fn declare(
        &mut self,
        schema: &Value,
        namespace: &str,
        type_: Type,
    ) -> Result<(Id, String), String> {
        let name = text(schema, "name").ok_or("a named type has no `name`")?;
        let full = full_name(name, text(schema, "namespace").unwrap_or(namespace));
        let id = self.add(type_)?;
        let inner = full.rsplit_once('.').map_or("", |(namespace, _)| namespace).to_owned();
        if self.named.insert(full.clone(), id).is_some() {
            return Err(format!("the type `{full}` is declared twice"));
        }
        Ok((id, inner))
    }
}

fn full_name(name: &str, namespace: &str) -> String {
    if name.contains('.') || namespace.is_empty() {
        name.to_owned()
    } else {
        format!("{namespace}.{name}")
    }
}

/// Returns the scale of a decimal number, if the type is one.
fn decimal(schema: &Value, logical: &str) -> Option<i8> {
    let scale = number(schema, "scale").unwrap_or(0);
    i8::try_from(scale).ok().filter(|_| logical == "decimal")
}
