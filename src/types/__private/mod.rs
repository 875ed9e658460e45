//! The interface of generated code. It is not covered by any promise of stability.
//!
//! Generated code defines its types as plain Rust (so that documentation, derives and errors are as usual) and calls
//! one macro for each, which implements [`Json`], `serde::Serialize` and `serde::Deserialize`. The macros are thin:
//! what can be data is in statics, and read by functions that are compiled once. A type is read from a value (`read`, with
//! all checks), or filled from a payload that was proved valid (`fill`). `$crate` paths make them work where
//! `tablature` is renamed.
//!
//! # The grammar
//!
//! `[…]` is optional. Names of statics are free; there is one `SCHEMA` in a module.
//!
//! ```text
//! // The schema's own text, with the documents that it refers to.
//! static SCHEMA: Schema = Schema::new("vendor/name@1.0", "{…}");
//! // The part of it that is the schema, if not all of it.
//! static SCHEMA: Schema = Schema::new("api.json", "{…}").of_part("/components/schemas/Pet");
//! // What no type expresses: checked by the validator, for the subschema at a pointer.
//! static RULES_1: Rules = Rules::new(&SCHEMA, "/$defs/Order");
//! static RULES_2: Rules = Rules::new(&SCHEMA, "/$defs/Order").and(&["/allOf/1"]);   // of several subschemas
//! ```
//!
//! **Objects.** Fields in the order of the struct. A second name after `|` is the documented spelling, which is read as
//! well. The kind of a field determines its type: `required` `T`, `optional` `Option<T>` (null is not absence),
//! `absent_null` `Option<T>` (null is read as absent), `nullable` `Field<T>`, `required_nullable` `Nullable<T>`. `keep
//! NAME` collects other keys in the field `NAME: Object` or `NAME: Map<T>`; `drop` forgets them; `refuse` makes each an
//! error. `constants` are required fields with one value, a `String`, an `Integer`, a `Boolean` or any other as `Json`: the struct
//! has no field for them but a constant, documented by the strings after `doc`. `new` takes the listed fields, and those in `absent` are left out. `also` names fields of sibling variants
//! that are kept in the wire spelling. `root` names the rules of whole payloads, if the type is that of one: without it, a
//! payload of the type is not proved. A struct without `rules` and `new` starts to be read as its `Default`, in which all
//! fields are absent; `own default` says that its `Default` is another one, or that it has none. A name on the wire with
//! characters that JSON escapes has `@escaped` before it.
//!
//! ```text
//! pub struct WebEvent { pub event_name: EventName, …, pub other: ::tablature::types::Object }
//! ::tablature::__tablature_object! { WebEvent, keep other, [root RULES_0,] [rules RULES_1,] [own default,]
//!     [constants(KIND: "kind" | "event_kind" = String("web"), LEVEL: "level" = Integer(3) doc " How far down."),]
//!     [new(event_name: EventName), absent(search_query, other),]
//!     {
//!     event_name: required "eventName" | "event_name",
//!     search_query: optional "searchQuery",
//! } }
//! ```
//!
//! **Builders** of objects: each field with its setter, its type without `Option`, its kind as for the object, and its
//! name in errors. `keep` names the field for other keys with its setter and type.
//!
//! ```text
//! pub struct WebEventBuilder { event_name: Slot<EventName>, search_query: Slot<String>, other: Object }
//! ::tablature::__tablature_builder! { WebEvent, WebEventBuilder, [keep other other: Object,] {
//!     event_name event_name: EventName = required "eventName",
//!     search_query search_query: String = optional "searchQuery",
//! } }
//! ```
//!
//! Where defaults are wanted, `or` and the JSON text of a default follow the name, and the struct has a `Default`, of
//! each field with its kind and its default, and the others:
//!
//! ```text
//!     search_query search_query: String = optional "searchQuery" or "\"\"",
//! ::tablature::__tablature_default! { WebEvent, { search_query: optional "\"\"" }, absent(other) }
//! ```
//!
//! **Closed sets of strings.** `Copy` and the other derives are on the enum; the macro adds `ALL`, `as_str`,
//! `FromStr`, `TryFrom<&str>`, `Display`, `AsRef<str>`.
//!
//! ```text
//! pub enum Category { Desktop, Mobile }
//! ::tablature::__tablature_enum! { Category, { Desktop = "desktop", Mobile = "mobile" } }
//! ```
//!
//! **Open sets of strings.** The last variant holds a newtype of `String` with a private field, whose `new`
//! rejects the known values. Constraints on all values are the clauses of a constrained string, below.
//! The macro adds `KNOWN` (strings), `as_str`, `new`, `FromStr`, `TryFrom<&str>`, `TryFrom<String>`, `Display`,
//! `AsRef<str>` to the enum, and `as_str`, `new`, `Display`, `AsRef<str>` to the newtype.
//!
//! ```text
//! pub enum Source { WebClient, Other(OtherSource) }
//! pub struct OtherSource(String);
//! ::tablature::__tablature_open_enum! { Source, { WebClient = "web-client" }, Other(OtherSource), { [max_length 100,] } }
//! ```
//!
//! **Closed sets of any values** (integers, mixed types, `const`): each variant with its JSON text. Adds `ALL`,
//! `to_value`; and for an enum of integers, after `as i64` (any integer type), `get` and `TryFrom` of all integers.
//!
//! ```text
//! ::tablature::__tablature_value_enum! { Flag as i64, { Off = "0", On = "1" } }
//! ::tablature::__tablature_value_enum! { Mixed, { A = "\"a\"", One = "1", Null = "null" } }
//! ```
//!
//! **Constrained strings.** Clauses in any order, each at most once but `format` and `rules`. `min_length`,
//! `max_length` and `pattern` become the constants `MIN_LENGTH`, `MAX_LENGTH` (`usize`) and `PATTERN`. `format` is what
//! JSON Schema 2020-12 and the validator mean by the name; one that the validator does not know has no effect.
//! `none_of` and `without_prefix` are the tags and prefixes of tags for which a union has other variants.
//!
//! ```text
//! pub struct EventName(String);
//! ::tablature::__tablature_string! { EventName, {
//!     min_length 1, max_length 100, pattern "^[a-z]+$", format "uuid",
//!     none_of &["a"], without_prefix &["b:"], rules &RULES_2,
//! } }
//! ```
//!
//! **Constrained strings of the runtime.** The clauses of a constrained string except `format`, for `DateTime`, `Date`,
//! `Uuid`, `Url`, `Ipv4` or `Ipv6`.
//!
//! ```text
//! pub struct CreatedDate(::tablature::types::DateTime);
//! ::tablature::__tablature_formatted! { CreatedDate(::tablature::types::DateTime), { pattern "[Zz]$", } }
//! ```
//!
//! **Features** that the options of the types need, one call for each; not enabled, it is an error.
//!
//! ```text
//! ::tablature::__tablature_needs_jiff! {}
//! ```
//!
//! **Constrained integers** of a type of Rust, to which every integer that fits converts. `min` and `max` are values of that
//! type and become `MIN` and `MAX`; they are checked. The other limits are JSON text, exact: `minimum`, `maximum`,
//! `exclusive_minimum`, `exclusive_maximum`, `multiple_of`.
//!
//! ```text
//! pub struct Percent(u8);
//! ::tablature::__tablature_integer! { Percent(u8), { min 0, max 100, multiple_of "5" } }
//! ```
//!
//! **Other constrained numbers** hold a `Number`. The limits are JSON text; `integer true` requires a whole number.
//! `from integers` and `from numbers` say what converts besides: integers of Rust, and `f64` too.
//!
//! ```text
//! pub struct Score(::tablature::types::Number);
//! ::tablature::__tablature_number! { Score(::tablature::types::Number) from integers, { exclusive_minimum "0", integer true } }
//! ```
//!
//! **Constrained lists.** Clauses `min_items 1`, `max_items 9`, `unique_items true`, `rules RULES`; the first two
//! become `MIN_ITEMS`, `MAX_ITEMS`.
//!
//! ```text
//! pub struct Tags(Vec<Tag>);
//! ::tablature::__tablature_list! { Tags(Tag), { min_items 1, unique_items true } }
//! ```
//!
//! **Tuples.** `optional` names fields that are an `Option<T>`, after the required ones. `rest` names a field that is a
//! `Vec<T>`; without it more items are an error.
//!
//! ```text
//! pub struct Pair { pub first: String, pub second: i64, pub third: Option<bool>, pub rest: Vec<Value> }
//! ::tablature::__tablature_tuple! { Pair, { first, second }, [optional { third },] [rest rest,] [rules RULES,] }
//! ```
//!
//! **Anything with rules**, and plain names for a type: a newtype with a private field (`new`, `get`, `into_inner`).
//! `alias` has no rules to check, derives nothing from them, and cannot fail.
//!
//! ```text
//! pub struct Order(Value);
//! ::tablature::__tablature_checked! { Order(::tablature::types::Value), rules RULES_3 }
//! ::tablature::__tablature_checked! { Name(String) }
//! ```
//!
//! **Tagged unions.** `from` makes a variant convertible into the union; in a box, with the type inside, `from(Nps)`. The tag is a string field of the object, in either spelling. A variant's tags are exact
//! strings, or prefixes after `prefix`; exact ones are tried first, then the longest prefix. The variant's type
//! reads the whole object, the tag included. `unknown refuse` names the tags; `unknown keep Unknown(Type)` reads
//! whatever has no known tag (also without a tag) as `Type`.
//!
//! ```text
//! pub enum Event { PageView(PageView), Nps(Box<Nps>), Unknown(Generic) }
//! ::tablature::__tablature_union! { Event, tag "kind" | "event_kind", {
//!     PageView(PageView) [from] = ["page_view"],
//!     Nps(Box<Nps>) [from(Nps)] = ["nps"] prefix ["nps:"],
//! }, unknown keep Unknown(Generic), [rules RULES,] }
//! ```
//!
//! **Other unions.** Branches are tried in the given order; the label names a branch in errors. The first that can be
//! read is taken; `rules` check the rest (`oneOf`: exactly one).
//!
//! ```text
//! pub enum Id { Text(String), Number(i64) }
//! ::tablature::__tablature_any! { Id, { Text(String) [from] = "a string", Number(i64) = "an integer" }, [rules RULES,] }
//! ```
//!
//! **Fields that all variants have**: a method for each, with the same type in all of them. A variant that is a union
//! itself has a `method` for it.
//!
//! ```text
//! ::tablature::__tablature_shared! { Event, [PageView, Survey method, Unknown], { app_token: String, other: Object } }
//! ```
//!
//! **Methods of `Typed`** without an import, for all types but the root's, which has them from its own macro.
//!
//! ```text
//! ::tablature::__tablature_typed! { PageView, Nps }
//! ```
//!
//! **The root** of a module: freshness and the validator's report. Adds the inherent `from_json(impl AsRef<[u8]>) ->
//! Result<Self, ReportError>` and implements [`Root`](crate::types::Root) (`check_fresh(now)`, `check_json`).
//!
//! ```text
//! ::tablature::__tablature_root! { Event, RULES_ROOT }        // Rules::new(&SCHEMA, "")
//! ```
//!
//! **The end of a module**: the static of its schema, those of its rules, and what the root and the other types have, all
//! in one.
//!
//! ```text
//! ::tablature::__tablature_schema! { SCHEMA = "vendor/name@1.0" "{…}",
//!     [of_part "/components/schemas/Pet",] [with "api.json" ["pet.json" "{…}"],] [sharing super::shared_schemas::PARTS,]
//!     [root Event RULES_0 "",] [typed [PageView, Nps],]
//!     rules { RULES_0 = "", RULES_1 = "/$defs/Order" "/allOf/1" }
//! }
//! ```
//!
//! `sharing` names the parts that the texts lack: a key of 16 characters, between two characters `\0`, stands for each.
//!
//! **schemars**, for any type: expands to nothing without the feature `schemars`.
//!
//! ```text
//! ::tablature::__tablature_schemars! { Event, SCHEMA, "/$defs/Event" }
//! ```
//!
//! Types without a macro: `bool`, `String`, all integers, [`Number`](crate::types::Number) (lossless: the
//! representation of `"type": "number"`), `f64` (which rounds, and is only used on request),
//! [`Value`](crate::types::Value), [`Empty`](crate::types::Empty) (the empty string),
//! [`Null`](crate::types::Null) (null), `Vec<T>`, `Box<T>`, [`Map<T>`](crate::types::Map),
//! [`Nullable<T>`](crate::types::Nullable), [`MaybeObject<T>`](crate::types::MaybeObject). `types::Object` is `Map<Value>`.
//! All but `f64` are `Eq` and `Hash`.
//! [`DateTime`](crate::types::DateTime), [`Date`](crate::types::Date), [`Uuid`](crate::types::Uuid),
//! [`Url`](crate::types::Url), [`Ipv4`](crate::types::Ipv4) and [`Ipv6`](crate::types::Ipv6) hold the formats `date-time`,
//! `date`, `uuid`, `uri`, `ipv4` and `ipv6`.

mod at;
mod builder;
pub mod defaults;
mod errors;
mod fill;
mod json;
mod list;
mod macros;
mod number;
mod object;
mod reading;
mod rules;
mod setter;
mod source;
mod string;
mod union;

#[cfg(feature = "schemars")]
mod schemas;

#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;

pub use super::typed::by_value;
pub use super::value::MAX_DEPTH;
pub use super::{Number, Object, ReadErrors, Root, Typed, Value};
pub use crate::ReportError;
pub use at::At;
pub use builder::{Given, Slot};
pub use errors::{Errors, Found};
pub(crate) use fill::proved;
pub use fill::{Cursor, NoRoot, OfRoot, OfType, by_proof};
pub use json::Json;
pub use list::{List, TupleReader, TupleWriter};
pub use number::Bounds;
pub use object::{Constant, FieldSlot, FieldSpec, ObjectSpec, Rest, Written};
pub use reading::{from_serde, to_serde};
pub use rules::{Rules, Schema, SharedParts};
#[cfg(feature = "schemars")]
pub use schemas::schema_of;
pub use setter::{IntoField, IntoNullable, IntoOptionalField};
pub use source::Source;
pub use string::{StringLimits, closed, closed_text, closed_value, parse_value};
pub use tablature_schema::ir::Keyword;
pub use union::{Attempts, Tags};
