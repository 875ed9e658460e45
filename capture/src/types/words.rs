//! Names of types in the languages of generated SDKs, in databases, and in prose.

use serde_json::{Map, json};

use super::Type;

/// What words mean, and the words.
type Meaning = (fn() -> Type, &'static str);

/// Words in lower case, separated by `|`, and what they mean. One word or a few are looked up as a whole.
const WORDS: [Meaning; 22] = [
    (
        || Type::plain("string"),
        "string|str|text|char|character|varchar|nvarchar|nchar|bpchar|varchar2|nvarchar2|clob|nclob|tinytext|mediumtext|longtext|ntext|citext|\
         unicode|utf8|character varying|std::string|std::wstring|kotlin.string|java.lang.string|string.t|system.string|qstring|nsstring|\
         nullablestring|fixedstring|bytestring|symbol|charsequence|text string|string value|plain text|free text|string text|utf-8 string|html|\
         markdown|enum|enumeration|enum string|string enum|xml|regex|regexp|snowflake|snowflake id|hex string|hexadecimal string|bstr|tchar|\
         keyword|token|version|semver|locale|timezone|time zone|country code|currency|currency code|language code|iso code|phone number|phone|\
         password|css selector|color|hex color|css color|mime type|base64|base64 string|binary data|image data|numeric string|stringified json|\
         json string|string json|json encoded string|json-encoded string|serialized json|stringified number|string literal|domain name|domain|\
         path|file path|filepath|file|filename|file name|file contents|java.io.file|multipartfile|std::path|pathbuf|inet|cidr|macaddr|cstring|\
         alphanumeric|alphanumeric string|purl|package url|comma separated list|comma-separated list|comma separated string|csv string|uuid or string|ip|\
         ip address|ipaddress|hostname|host name|duration|iso duration|duration string|time|timetz|datetime.time|time of day|localtime|\
         java.time.localtime|time string|blob|bytea|binary|varbinary|bytes|byte []|[] byte|bytearray|longblob|mediumblob|tinyblob|image|octetstream|raw|\
         byte array|kotlin.bytearray|data|nsdata",
    ),
    (
        || Type::plain("integer"),
        "integer|int|long|short|byte|bigint|smallint|tinyint|mediumint|int2|int4|int8|int16|int24|int128|int256|i8|i16|i128|isize|serial|bigserial|\
         smallserial|long integer|long int|long long|int16_t|int8_t|biginteger|java.math.biginteger|whole number|integer number|number integer|\
         integer value|int value|unix time|year|bitfield|bitmask|bit field|nsinteger|nsuinteger|system.int16|bignum|count|ordinal|kotlin.short|\
         kotlin.byte|non_neg_integer|pos_integer|integer id|number of seconds|byteint|quantity",
    ),
    (
        unsigned,
        "uint|unsigned|unsigned int|unsigned integer|u8|u16|u32|u64|u128|usize|uint8|uint16|uint32|uint64|uint8_t|uint16_t|uint32_t|uint64_t|ulong|\
         ushort|size_t|unsigned long|unsigned bigint|natural|natural number|non-negative integer|kotlin.uint|kotlin.ulong|unsigned short",
    ),
    (
        || Type::formatted("integer", "int32"),
        "int32|int32_t|i32|kotlin.int|java.lang.integer|system.int32|32-bit integer|signed 32-bit integer",
    ),
    (
        || Type::formatted("integer", "int64"),
        "int64|int64_t|i64|kotlin.long|java.lang.long|system.int64|64-bit integer|signed 64-bit integer",
    ),
    (
        || Type::formatted("number", "float"),
        "float32|f32|float4|kotlin.float|java.lang.float|system.single",
    ),
    (
        || Type::formatted("number", "double"),
        "float64|f64|float8|kotlin.double|java.lang.double|system.double|double precision",
    ),
    (
        || Type::plain("number"),
        "number|float|double|decimal|numeric|num|real|money|smallmoney|bigdecimal|big decimal|java.math.bigdecimal|kotlin.number|nsnumber|\
         decimal number|floating point|floating point number|floating-point number|floating-point|floating|number value|numeric value|\
         long double|decimal.decimal|bignumeric|bigdecimal number|system.decimal|cgfloat|percentage|percent|decimal128|decimal32|decimal64|\
         float number|double number|timedelta|any number|counter|gauge",
    ),
    (
        || Type::plain("boolean"),
        "boolean|bool|bit|flag|boolean value|boolean flag|true/false|true or false|kotlin.boolean|java.lang.boolean|system.boolean|logical|_bool",
    ),
    // Sent as either.
    (|| Type::Union(vec![Type::plain("boolean"), Type::plain("string")]), "yes/no|yes or no"),
    (
        || Type::formatted("string", "uuid"),
        "uuid|guid|uniqueidentifier|uuid string|uuid v4|uuidv4|uuid4|uuid.uuid|java.util.uuid|string uuid|foundation.uuid|ecto.uuid",
    ),
    (
        || Type::formatted("string", "date-time"),
        "datetime|date-time|date time|timestamp|timestamptz|timestamp with time zone|timestamp_tz|timestamp without time zone|timestamp_ntz|\
         timestamp_ltz|datetime2|datetimeoffset|smalldatetime|datetime64|time.time|datetime.datetime|datetime string|date-time string|date/time|\
         date and time|date & time|datetime object|offsetdatetime|zoneddatetime|instant|java.time.offsetdatetime|java.time.instant|\
         kotlin.time.instant|java.time.zoneddatetime|system.datetime|system.datetimeoffset|nsdate|datetime.t|utctime|date with time|\
         timestamp string|string timestamp|datetime in iso format|threetenbp.offsetdatetime|org.threeten.bp.offsetdatetime|utc datetime|\
         utc timestamp|chrono::datetime|iso timestamp|iso date time|iso datetime",
    ),
    (
        || Type::formatted("string", "date"),
        "localdate|java.time.localdate|datetime.date|dateonly|calendar date|full-date|date32|kotlinx.datetime.localdate|org.threeten.bp.localdate|\
         chrono::naivedate|day",
    ),
    (
        || Type::DateOrTime,
        "date|date string|string date|iso date|date object|java.util.date|iso date string|js date",
    ),
    (|| Type::formatted("string", "email"), "email|email address|e-mail|email string|string email"),
    (
        || Type::formatted("string", "uri"),
        "uri|url|url string|uri string|string url|string uri|java.net.uri|java.net.url|https url|http url|nsurl|web url|absolute url|full url|\
         fully qualified url",
    ),
    (
        || Type::formatted("string", "uri-reference"),
        "uri-reference|uri reference|relative url|url path",
    ),
    (|| Type::formatted("string", "ipv4"), "ipv4|ipv4 address"),
    (|| Type::formatted("string", "ipv6"), "ipv6|ipv6 address"),
    (
        Type::local_date_time,
        "localdatetime|java.time.localdatetime|naivedatetime|chrono::naivedatetime",
    ),
    (|| Type::list(Type::plain("string")), "string_list|list string"),
    (|| Type::Null, "null|none|nil|nonetype|none_type|void"),
];

/// Words for objects and arrays of anything.
const OPEN: [Meaning; 3] = [
    (
        || Type::plain("object"),
        "object|obj|hash|json|dict|dictionary|map|hash map|hashmap|struct|record|json object|js object|plain object|key-value|key-value pairs|\
         key/value|key/value pairs|key value pairs|javascript object|nested object|mapping|object literal|associative array|hstore|nested|\
         structure|objects|string map|nsdictionary|hashtable|jsonobject|nested json|anonymous object|object/json|json blob|key value pair|\
         key-value pair|key/value pair|key value|map object|embedded object|std::map|btreemap|treemap|linkedhashmap|propertybag|\
         nsmutabledictionary|object map|timing_distribution|memory_distribution|custom_distribution|labeled_counter|labeled_boolean|\
         labeled_string|timespan|rate",
    ),
    (
        || Type::plain("array"),
        "array|list|arraylist|set|sequence|collection|tuple|vector|vec|slice|json array|nsarray|arrays|lists|list object|jsonarray|iterable|\
         repeated|stack|mutablelist|std::vector|std::list|std::set|frozenset|nsmutablearray|js array|enumerable|array object",
    ),
    // Functions are no JSON values at all.
    (
        || Type::Any,
        "any|mixed|unknown|interface|variant|super|jsonb|various|value|jsonvalue|json value|anycodable|serde_json::value|any type|any value|dynamic|anytype|\
         kotlin.any|java.lang.object|jsonnode|varies|anything|generic|typing.any|all|std::any|depends|user-defined|user defined|custom|undefined|\
         multiple|oneof|anyof|polymorphic|jsonelement|free-form|freeform|id|identifier|system.object|scalar|primitive|any json|any json value|\
         arbitrary|term|function|functions|func|callback|closure|callback function|method|lambda|callable|() => void",
    ),
];

/// Returns the type of one word or a few, in lower case.
pub(super) fn scalar(words: &str) -> Option<Type> {
    if words.len() > 40 {
        return None;
    }
    let lists = WORDS.iter().chain(&OPEN);
    lists.clone().find(|(_, list)| list.split('|').any(|known| known == words)).map(|(ty, _)| ty())
}

/// Returns whether a cell says that there is nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "-" | "–" | "—" | "n/a" | "na" | "tbd" | "?" | "…" | "..." | "/"
    )
}

fn unsigned() -> Type {
    let keywords = Map::from_iter([("minimum".to_owned(), json!(0))]);
    Type::Refined(Box::new(Type::plain("integer")), keywords)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_meanings() {
        let mut seen = std::collections::BTreeSet::new();
        for word in WORDS.iter().chain(&OPEN).flat_map(|(_, list)| list.split('|')) {
            assert!(seen.insert(word), "{word}");
            assert!(
                !word.is_empty() && word == word.trim() && word == word.to_lowercase(),
                "{word}"
            );
            assert!(word.len() <= 40, "{word}");
        }
    }
}
