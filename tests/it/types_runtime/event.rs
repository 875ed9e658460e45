//! Generated code, written by hand: one item of each kind.

use tablature::types::{
    __private::{Rules, Schema},
    Empty, Field, Integer, Map, Nullable, Number, Object, Value,
};

pub(super) const TEXT: &str = r##"{
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:test:event",
    "type": "object",
    "required": ["kind"],
    "if": {"required": ["kind"], "properties": {"kind": {"const": "page_view"}}},
    "then": {"$ref": "#/$defs/PageView"},
    "else": {
        "if": {"required": ["kind"], "properties": {"kind": {"pattern": "^nps"}}},
        "then": {"$ref": "#/$defs/Nps"},
        "else": {"properties": {"kind": {"type": "string"}}}
    },
    "$defs": {
        "PageView": {
            "type": "object",
            "required": ["kind", "eventName", "id"],
            "properties": {
                "kind": {"const": "page_view"},
                "eventName": {
                    "type": "string", "minLength": 2, "maxLength": 9, "pattern": "^[a-z]+(_[a-z]+)*$",
                    "documentedAs": "event_name"
                },
                "searchQuery": {"type": "string", "documentedAs": "search_query"},
                "createdDate": {"type": "string", "format": "date-time", "maxAge": "PT1H"},
                "fingerprint": {"type": ["string", "null"]},
                "campaign": {"type": ["string", "null"], "nullMeansAbsent": true},
                "id": {"type": ["integer", "null"]},
                "category": {"enum": ["desktop", "mobile"]},
                "source": {"type": "string", "maxLength": 12, "knownValues": ["web-client", "sdk"]},
                "flag": {"enum": [0, 1]},
                "mixed": {"enum": ["a", 1, null]},
                "percent": {"type": "integer", "minimum": 0, "maximum": 100, "multipleOf": 5},
                "score": {"type": "number", "exclusiveMinimum": 0, "maximum": 1e3},
                "count": {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807},
                "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": true},
                "pair": {
                    "type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}],
                    "items": {"type": "boolean"}, "minItems": 2
                },
                "key": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                "limits": {"$ref": "#/$defs/Limits"}
            }
        },
        "Nps": {
            "type": "object",
            "required": ["kind", "parent"],
            "properties": {"kind": {"type": "string"}, "note": {"const": ""}, "parent": {"$ref": "#/$defs/Node"}},
            "additionalProperties": false
        },
        "Node": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}
            },
            "additionalProperties": {"type": "integer"}
        },
        "Limits": {
            "type": "object",
            "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
            "dependentRequired": {"a": ["b"]}
        }
    }
}"##;

static SCHEMA: Schema = Schema::new("test/event@1", TEXT);
static ROOT: Rules = Rules::new(&SCHEMA, "");
static LIMITS: Rules = Rules::new(&SCHEMA, "/$defs/Limits");

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Event {
    PageView(Box<PageView>),
    Nps(Nps),
    Unknown(Generic),
}
tablature::__tablature_union! { Event, tag "kind" | "event_kind", {
    PageView(Box<PageView>) = ["page_view"],
    Nps(Nps) = ["nps"] prefix ["nps:"],
}, unknown keep Unknown(Generic) }
tablature::__tablature_root! { Event, ROOT }
tablature::__tablature_schemars! { Event, SCHEMA, "" }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PageView {
    pub(super) kind: Kind,
    pub(super) event_name: EventName,
    pub(super) search_query: Option<String>,
    pub(super) created_date: Option<CreatedDate>,
    pub(super) fingerprint: Field<String>,
    pub(super) campaign: Option<String>,
    pub(super) id: Nullable<Integer>,
    pub(super) category: Option<Category>,
    pub(super) source: Option<Source>,
    pub(super) flag: Option<Flag>,
    pub(super) mixed: Option<Mixed>,
    pub(super) percent: Option<Percent>,
    pub(super) score: Option<Score>,
    pub(super) count: Option<i64>,
    pub(super) tags: Option<Tags>,
    pub(super) pair: Option<Pair>,
    pub(super) r#key: Option<Key>,
    pub(super) limits: Option<Limits>,
    pub(super) other: Object,
}
tablature::__tablature_object! { PageView, keep other, own default, {
    kind: required "kind",
    event_name: required "eventName" | "event_name",
    search_query: optional "searchQuery" | "search_query",
    created_date: optional "createdDate",
    fingerprint: nullable "fingerprint",
    campaign: absent_null "campaign",
    id: required_nullable "id",
    category: optional "category",
    source: optional "source",
    flag: optional "flag",
    mixed: optional "mixed",
    percent: optional "percent",
    score: optional "score",
    count: optional "count",
    tags: optional "tags",
    pair: optional "pair",
    r#key: optional "key",
    limits: optional "limits",
} }
tablature::__tablature_schemars! { PageView, SCHEMA, "/$defs/PageView" }

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    PageView,
}
tablature::__tablature_enum! { Kind, { PageView = "page_view" } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct EventName(String);
tablature::__tablature_string! { EventName, {
    min_length 2, max_length 9, pattern "^[a-z]+(_[a-z]+)*$",
} }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct CreatedDate(String);
tablature::__tablature_string! { CreatedDate, { format "date-time" } }

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Category {
    Desktop,
    Mobile,
}
tablature::__tablature_enum! { Category, { Desktop = "desktop", Mobile = "mobile" } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Source {
    WebClient,
    Sdk,
    Other(OtherSource),
}
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct OtherSource(String);
tablature::__tablature_open_enum! {
    Source, { WebClient = "web-client", Sdk = "sdk" }, Other(OtherSource), { max_length 12 }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Flag {
    Off,
    On,
}
tablature::__tablature_value_enum! { Flag as i64, { Off = "0", On = "1" } }

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mixed {
    A,
    One,
    Null,
}
tablature::__tablature_value_enum! { Mixed, { A = "\"a\"", One = "1", Null = "null" } }

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Percent(u8);
tablature::__tablature_integer! { Percent(u8), { min 0, max 100, multiple_of "5" } }

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Score(Number);
tablature::__tablature_number! { Score(Number) from numbers, { exclusive_minimum "0", maximum "1e3" } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Tags(Vec<String>);
tablature::__tablature_list! { Tags(String), { min_items 1, unique_items true } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    pub(super) first: String,
    pub(super) second: Integer,
    pub(super) rest: Vec<bool>,
}
tablature::__tablature_tuple! { Pair, { first, second }, rest rest }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Text(String),
    Number(Integer),
}
tablature::__tablature_any! { Key, { Text(String) = "a string", Number(Integer) = "an integer" } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Limits(Value);
tablature::__tablature_checked! { Limits(Value), rules LIMITS }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Nps {
    pub(super) kind: String,
    pub(super) note: Option<Empty>,
    pub(super) parent: Node,
}
tablature::__tablature_object! { Nps, refuse, own default, {
    kind: required "kind", note: optional "note", parent: required "parent",
} }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) children: Option<Vec<Node>>,
    pub(super) other: Map<Integer>,
}
tablature::__tablature_object! { Node, keep other, own default, { name: required "name", children: optional "children" } }

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Generic {
    pub(super) kind: String,
}
tablature::__tablature_object! { Generic, drop, own default, { kind: required "kind" } }
