//! The list of phrases that are recognised. A new phrase is a new row here, with an example and a near miss.

/// A fact that descriptions state.
#[derive(Debug)]
pub struct Rule {
    /// The fact.
    pub fact: &'static str,
    /// The kind of property that it is read on.
    pub on: On,
    /// The phrase, a regular expression; case is ignored.
    pub(super) phrase: &'static str,
    /// The keywords that the phrase adds.
    pub(super) brings: Brings,
    /// The keywords, for people.
    pub becomes: &'static str,
    /// A description that states the fact.
    pub example: &'static str,
    /// A similar description that does not state it.
    pub near_miss: &'static str,
}

/// The properties that a [`Rule`] is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum On {
    /// On every property.
    Any,
    /// On optional properties.
    Optional,
    /// On strings, and on the members of lists of strings.
    Text,
    /// On strings without other constraints.
    BareText,
    /// On strings without other constraints, in tables of attribute, type and description, which have no other place
    /// for values.
    AttributeText,
    /// On dates with times.
    Timestamp,
    /// On integers and numbers.
    Number,
    /// On bare strings whose type is an enumeration.
    Enum,
}

impl On {
    /// Returns the name in the documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Optional => "optional",
            Self::Text => "string",
            Self::BareText => "bare string",
            Self::AttributeText => "bare string, attribute tables",
            Self::Timestamp => "date-time",
            Self::Number => "number",
            Self::Enum => "bare string, type `enum`",
        }
    }
}

/// The keywords that a phrase adds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Brings {
    /// These keywords, a JSON object.
    Keywords(&'static str),
    /// A time in UTC.
    Utc,
    /// `maxAge` from the groups `n` and `unit`.
    MaxAge,
    /// `minimum` and `maximum` from the groups `min` and `max`, or `min2` and `max2`.
    Range,
    /// This keyword from the group `n`.
    Limit(&'static str),
    /// `minLength` and `maxLength` from the group `max`.
    Length,
    /// `minimum` and `maximum`, or those that exclude the limit, from the groups `min` and `max`, by the brackets or the signs in
    /// the groups `open` and `close`.
    Interval,
    /// `minLength` and `maxLength` from the groups `min`, if there is one, and `max`, or those with a `2`.
    Lengths,
    /// Null is a value, too.
    Null,
    /// `enum` or `knownValues` from the quoted values that begin the items of a list, by the words before it.
    Items,
    /// `enum` from the words that are the items of the group `list`.
    BareItems,
    /// `knownValues`, or `examples` for a single value, from the group `list`.
    Open,
    /// `enum` or `knownValues` from the group `list`, by how the list ends.
    Values,
    /// `enum` from the words in the groups of lists, between any separators.
    Listed,
    /// `enum` from the numbers in the group `list`.
    Numbers,
    /// `knownValues` from the group `list`, if it has several values.
    Several,
    /// `enum` or `knownValues` from quoted values in the group `list`, by the words before it.
    Known,
}

const LOCAL_TIME: &str =
    r#"{"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$"}"#;

const INTERVAL: &str = r#"{"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$"}"#;

const LANGUAGE_TAG: &str = r#"{"pattern":"^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$"}"#;

const TIME_ZONE: &str = r#"{"pattern":"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$"}"#;

const FLAG: &str = r#"{"enum":["1","0"],"rustNames":{"1":"Yes","0":"No"},"fault":{"code":"bad-flag","help":"write \"1\" for yes and \"0\" for no, in quotes"}}"#;

/// At least two words joined by underscores, the last one in the past tense: with `-ed`, or one of the irregular verbs
/// in names of actions.
const PAST_ACTION: &str = r#"{"recommendedPattern":"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$"}"#;

/// All phrases, in the order in which they are tried.
pub const RULES: &[Rule] = &[
    Rule {
        fact: "deprecated",
        on: On::Any,
        phrase: r"^\(?deprecated (?:since|in|as|by|and|from|with|for|use|please|because|due|at|after|on|now|starting)\b|^\(?deprecated (?P<other>(?:values?|names?|fields?|types?|options?|items?) ?:|\w[^.;:(]*?\b(?:may|can|might|could|should|must|are|were|will|have|appears?|contains?|includes?|lists?)\b)|^\(?deprecated\b(?:[ .,:;)-]|$)|\(deprecated\b[^)]*\)|[;.,] deprecated (?:in favou?r of|since|as of|and replaced)\b",
        brings: Brings::Keywords(r#"{"deprecated":true}"#),
        becomes: "`deprecated: true`",
        example: "Deprecated. Use the new field.",
        near_miss: "Present if the status is Deprecated.",
    },
    Rule {
        fact: "null means absent",
        on: On::Optional,
        phrase: r"\b(?:possibly|may be|can be) null\b",
        brings: Brings::Keywords(r#"{"nullMeansAbsent":true}"#),
        becomes: "`nullMeansAbsent: true`, and `null` is accepted",
        example: "IP address; documented as possibly null when collection is off.",
        near_miss: "Time zone; null in a published sample.",
    },
    Rule {
        fact: "null as a value",
        on: On::Any,
        phrase: r"(?:^|[,;:(.–—-] ?|\bor |\bis |\bbe )`null` (?:if|when|unless|for|until|while)\b|\bor `?null`?(?:[.,;)]|$)",
        brings: Brings::Null,
        becomes: "`null` is accepted",
        example: "Rating from 1 to 5, `null` if there is none.",
        near_miss: "Reset to `null` when it is closed.",
    },
    Rule {
        fact: "date and time without zone",
        on: On::Text,
        phrase: r"\bISO-8601\b.*\bwithout a timezone\b",
        brings: Brings::Keywords(LOCAL_TIME),
        becomes: "`pattern`",
        example: "Date time is represented as an ISO-8601 string without a timezone. For example: yyyy-MM-ddTHH:mm:ss.SSS",
        near_miss: "Local time, without a timezone.",
    },
    Rule {
        fact: "date and time",
        on: On::Text,
        phrase: r"^(?:[^.]*\. )*Date time is (?:represented as )?an ISO-8601 string(?:\.|, for example: yyyy-MM-ddTHH)",
        brings: Brings::Keywords(r#"{"format":"date-time"}"#),
        becomes: "`format: date-time`",
        example: "Date time is represented as an ISO-8601 string. For example: yyyy-MM-ddTHH:mm:ss[.mmm]Z",
        near_miss: "The date time in a format of your own.",
    },
    Rule {
        fact: "date",
        on: On::Text,
        phrase: r"\bDates are (?:represented as )?an ISO-8601 string\b",
        brings: Brings::Keywords(r#"{"format":"date"}"#),
        becomes: "`format: date`",
        example: "Dates are represented as an ISO-8601 string. For example: yyyy-MM-dd",
        near_miss: "Dates on which the shop is closed.",
    },
    Rule {
        fact: "interval",
        on: On::Text,
        phrase: r"\bIntervals are (?:represented as )?an ISO-8601 string\b",
        brings: Brings::Keywords(INTERVAL),
        becomes: "`pattern`: two dates and times, a slash between",
        example: "Intervals are represented as an ISO-8601 string. For example: YYYY-MM-DDThh:mm:ss/YYYY-MM-DDThh:mm:ss",
        near_miss: "Intervals between two visits.",
    },
    Rule {
        fact: "duration",
        on: On::Text,
        phrase: r"\b(?:Periods|Durations) are (?:represented as )?an ISO-8601 string\b",
        brings: Brings::Keywords(r#"{"format":"duration"}"#),
        becomes: "`format: duration`",
        example: "Periods are represented as an ISO-8601 string. For example: P1D or P1DT12H",
        near_miss: "Periods of the report.",
    },
    Rule {
        fact: "UUID",
        on: On::Text,
        phrase: r"^(?:the |a )?(?:V4 )?(?:UUID|GUID)\b (?:of|for|standing|the|that|identifying)|\(V4 UUID\)|\bmust be a (?:valid )?(?:UUID|GUID)\b",
        brings: Brings::Keywords(r#"{"format":"uuid"}"#),
        becomes: "`format: uuid`",
        example: "UUID of the event.",
        near_miss: "Name of the object whose UUID is given elsewhere.",
    },
    Rule {
        fact: "URI of an object",
        on: On::Text,
        phrase: r"^(?:the )?URI (?:for this object|of the object(?: itself)?)\.?$",
        brings: Brings::Keywords(r#"{"format":"uri-reference"}"#),
        becomes: "`format: uri-reference`",
        example: "The URI for this object",
        near_miss: "The scheme of the URI for this object.",
    },
    Rule {
        fact: "URL or relative path",
        on: On::Text,
        phrase: r"\b(?:ur[il]s?|links?)\b.*\brelative (?:path|ur[il]|link)|\brelative (?:path|ur[il]|link)s?\b.*\bur[il]s?\b",
        brings: Brings::Keywords(r#"{"format":"uri-reference"}"#),
        becomes: "`format: uri-reference`",
        example: "The URL to play; can be an absolute URL or a relative path.",
        near_miss: "The path of the page, relative to the root.",
    },
    Rule {
        fact: "URL",
        on: On::Text,
        phrase: r"^(?:the )?(?:\w+ )?URL(?:\.?$| (?:of|for|to|where) )",
        brings: Brings::Keywords(r#"{"format":"uri"}"#),
        becomes: "`format: uri`",
        example: "Page URL.",
        near_miss: "Domain of the page URL.",
    },
    Rule {
        fact: "email address",
        on: On::Text,
        phrase: r"^(?:the )?(?:\w+ )?e-?mail address(?:\.?$| (?:of|for|to) )",
        brings: Brings::Keywords(r#"{"format":"email"}"#),
        becomes: "`format: email`",
        example: "The email address of the user.",
        near_miss: "Delivery address, such as an email address or webhook URL.",
    },
    Rule {
        fact: "telephone number",
        on: On::Text,
        phrase: r"\b(?:in|as|an?) (?:the )?E\.164\b|\bE\.164 (?:format|number|phone)|\(E\.164\)",
        brings: Brings::Keywords(r#"{"pattern":"^\\+[1-9][0-9]{1,14}$"}"#),
        becomes: "`pattern`: `+` and up to 15 digits",
        example: "Phone number in E.164 format.",
        near_miss: "Phone number as typed; E.164 is not enforced.",
    },
    Rule {
        fact: "language tag",
        on: On::Text,
        phrase: r"\bBCP[ -]?47\b (?:language )?(?:tag|code)|\bBCP[ -]?47\.?$",
        brings: Brings::Keywords(LANGUAGE_TAG),
        becomes: "`pattern`: the form of BCP 47",
        example: "Browser language, BCP 47 tag.",
        near_miss: "Language as displayed; BCP 47 describes others.",
    },
    Rule {
        fact: "language code",
        on: On::Text,
        phrase: r"\bISO 639-1\b (?:two-letter |language )*code",
        brings: Brings::Keywords(r#"{"pattern":"^[a-z]{2}$"}"#),
        becomes: "`pattern`: two lower-case letters",
        example: "Page language, ISO 639-1 code.",
        near_miss: "Language name, not the ISO 639-1 one.",
    },
    Rule {
        fact: "country code",
        on: On::Text,
        phrase: r"\bISO 3166-1(?: alpha-2)\b",
        brings: Brings::Keywords(r#"{"pattern":"^[A-Z]{2}$"}"#),
        becomes: "`pattern`: two upper-case letters",
        example: "Two-letter country code, ISO 3166-1 alpha-2.",
        near_miss: "Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).",
    },
    Rule {
        fact: "time zone",
        on: On::Text,
        phrase: r"\b(?:IANA|Olson)\b.{0,12}\b(?:time zone|timezone|tz)|\btime ?zone\b.*\b(?:IANA|Olson)\b",
        brings: Brings::Keywords(TIME_ZONE),
        becomes: "`pattern`: a zone's name",
        example: "Time zones are represented as a string of the zone name as found in the IANA time zone database.",
        near_miss: "Time zone; format not documented.",
    },
    Rule {
        fact: "letters, digits and underscores",
        on: On::Text,
        phrase: r"\bmust only contain alphanumeric characters and underscores\b|\bonly letters, digits and underscores?\b",
        brings: Brings::Keywords(r#"{"pattern":"^[A-Za-z0-9_]+$"}"#),
        becomes: "`pattern`",
        example: "Action name; only letters, digits and underscore are valid.",
        near_miss: "Letters, digits and underscores are counted as one word.",
    },
    Rule {
        fact: "a style for names of actions",
        on: On::Text,
        phrase: r"\bpast tense\b.*\brecommended\b|\brecommended\b.*\bpast tense\b",
        brings: Brings::Keywords(PAST_ACTION),
        becomes: "`recommendedPattern`",
        example: "Name of the action; past tense object_verb form is recommended.",
        near_miss: "Name of the action in the past tense of the page's language.",
    },
    Rule {
        fact: "UTC",
        on: On::Timestamp,
        phrase: r"^UTC (?:date|time)\b|\bin UTC(?:[.,;)]|$)|\b(?:must be|is|always) in UTC\b|\(UTC\)",
        brings: Brings::Utc,
        becomes: "`pattern: [Zz]$`, fault `not-utc`",
        example: "UTC time of the event.",
        near_miss: "Time of the event, converted from UTC.",
    },
    Rule {
        fact: "maximum age",
        on: On::Timestamp,
        phrase: r"\bevents? (?:older than|over|more than) (?P<n>an?|one|two|three|[0-9]{1,6}) (?P<unit>minute|hour|day)s?(?: old)? (?:will be|is|are) (?:rejected|refused)\b",
        brings: Brings::MaxAge,
        becomes: "`maxAge`",
        example: "UTC time of the event; events older than an hour will be rejected.",
        near_miss: "Events older than an hour will be archived.",
    },
    Rule {
        fact: "range as an inequality",
        on: On::Number,
        phrase: r"(?P<min>-?[0-9]+(?:\.[0-9]+)?) ?(?P<open>≤|<=|<) ?`?\w{1,30}`? ?(?P<close>≤|<=|<) ?(?P<max>-?[0-9]+(?:\.[0-9]+)?)(?:\.\s|\.?$|[;,) ])",
        brings: Brings::Interval,
        becomes: "`minimum`, `maximum`; `exclusiveMinimum`, `exclusiveMaximum` for `<`",
        example: "Rating, 0 ≤ v ≤ 5",
        near_miss: "Shown if 0 < n.",
    },
    Rule {
        fact: "interval",
        on: On::Number,
        phrase: r"\b(?:range|interval|between|within|in)(?: of| is)?:? ?(?P<open>[\[(\]])(?P<min>-?[0-9]+(?:\.[0-9]+)?) ?(?:,|;|\.\.|–|-|to) ?(?P<max>-?[0-9]+(?:\.[0-9]+)?)(?P<close>[\])\[])",
        brings: Brings::Interval,
        becomes: "`minimum`, `maximum`; a limit beside a round bracket is excluded, if the other bracket is square",
        example: "Share of visitors; range: (0, 1]",
        near_miss: "Range (see below)",
    },
    Rule {
        fact: "range",
        on: On::Number,
        phrase: r"\b(?:range:?(?: of| is)? ?\[?|between |from )`?(?P<min>-?[0-9][0-9,]*(?:\.[0-9]+)?)`? ?(?:,|-|–|to|and) ?`?(?P<max>-?[0-9][0-9,]*(?:\.[0-9]+)?)`?(?:,? (?:seconds|milliseconds|minutes|hours|days|percent|degrees|pixels|px|ms|meters|metres|kilometers|km|points|bytes|inclusive|\(inclusive\))|%|°)?(?:[\])]|\.\s|\.?$|[;,(]| \()|(?:^|[(:;,] ?)(?P<min2>-?[0-9][0-9,]*(?:\.[0-9]+)?) ?(?:to|-|–) ?(?P<max2>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:,? (?:seconds|milliseconds|minutes|percent|inclusive))?(?:[);,]|\.\s|\.?$)",
        brings: Brings::Range,
        becomes: "`minimum`, `maximum`",
        example: "Volume, between 0 and 100.",
        near_miss: "Pixel scale factor, 1 meaning a 1:1 ratio.",
    },
    Rule {
        fact: "exclusive lower limit",
        on: On::Number,
        phrase: r"\bmust be (?:greater|larger|more|higher) than (?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:\.\s|\.?$|[;)]| (?:and|but) )",
        brings: Brings::Limit("exclusiveMinimum"),
        becomes: "`exclusiveMinimum`",
        example: "Number of items, must be greater than 0.",
        near_miss: "Must be greater than 0 if the order is paid.",
    },
    Rule {
        fact: "lower limit",
        on: On::Number,
        phrase: r"\bmust be (?:at least|(?:greater|larger|more|higher) than or equal to|(?:no|not) less than) (?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:\.\s|\.?$|[;)]| (?:and|but) )",
        brings: Brings::Limit("minimum"),
        becomes: "`minimum`",
        example: "Number of guests, must be at least 1.",
        near_miss: "Sent if there must be at least 1 guest in the room.",
    },
    Rule {
        fact: "lower limit in short",
        on: On::Number,
        phrase: r"(?:^|[;,:(.] ?)(?:min(?:imum)?(?: value)?(?: of|:| is)? ?|at least |>= ?|≥ ?)`?(?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)`?(?:\.\s|\.?$|[;,)]| \()",
        brings: Brings::Limit("minimum"),
        becomes: "`minimum`",
        example: "Bits per second; min 8000",
        near_miss: "Sent once, at least 1 hour before the end.",
    },
    Rule {
        fact: "upper limit in short",
        on: On::Number,
        phrase: r"(?:^|[;,:(.] ?)(?:max(?:imum)?(?: value)?(?: of|:| is)? ?|at most |up to |<= ?|≤ ?)`?(?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)`?(?:\.\s|\.?$|[;,)]| \()",
        brings: Brings::Limit("maximum"),
        becomes: "`maximum`",
        example: "Number of results (default 50, max 100).",
        near_miss: "Number of files, max 100 MB.",
    },
    Rule {
        fact: "positive number",
        on: On::Number,
        phrase: r"\bmust be positive(?:\.\s|\.?$|[;)])",
        brings: Brings::Keywords(r#"{"exclusiveMinimum":0}"#),
        becomes: "`exclusiveMinimum: 0`",
        example: "Price of the item, must be positive.",
        near_miss: "Must be positive for paid orders.",
    },
    Rule {
        fact: "no negative number",
        on: On::Number,
        phrase: r"\bmust (?:not be negative|be non-?negative)(?:\.\s|\.?$|[;)])",
        brings: Brings::Keywords(r#"{"minimum":0}"#),
        becomes: "`minimum: 0`",
        example: "Discount, must not be negative.",
        near_miss: "Must not be negative after a refund.",
    },
    Rule {
        fact: "exclusive upper limit",
        on: On::Number,
        phrase: r"\bmust be (?:(?:(?:greater|larger|more|higher) than|at least) -?[0-9][0-9,.]* (?:and|but) )?(?:less|smaller|lower) than (?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:\.\s|\.?$|[;)])",
        brings: Brings::Limit("exclusiveMaximum"),
        becomes: "`exclusiveMaximum`",
        example: "Share of visitors, must be less than 1.",
        near_miss: "Must be less than 1 if the order is free.",
    },
    Rule {
        fact: "upper limit",
        on: On::Number,
        phrase: r"\bmust (?:be (?:(?:(?:greater|larger|more|higher) than|at least) -?[0-9][0-9,.]* (?:and|but) )?(?:at most|(?:less|smaller|lower) than or equal to|(?:no|not) more than)|not (?:exceed|be (?:greater|larger|more|higher) than)) (?P<n>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:\.\s|\.?$|[;)])",
        brings: Brings::Limit("maximum"),
        becomes: "`maximum`",
        example: "Number of guests, must be at most 12.",
        near_miss: "Must be at most 12 in small rooms.",
    },
    Rule {
        fact: "maximum length",
        on: On::Text,
        phrase: r"\b(?:max(?:imum)?(?: length)?(?: of|:| is)?|(?:can be )?up to|at most|no (?:more|longer) than|limited to|limit of) (?P<max>[0-9][0-9,]*) (?:characters|chars)\b|(?:^|[(;,:.] ?)(?:max(?:imum)?\.? length:?(?: of| is)?) (?P<max2>[0-9][0-9,]*)(?:\.\s|\.?$|[;,)])",
        brings: Brings::Lengths,
        becomes: "`maxLength`",
        example: "Max: 255 characters.",
        near_miss: "The first 255 characters are shown.",
    },
    Rule {
        fact: "length",
        on: On::Text,
        phrase: r"\bbetween (?P<min>[0-9][0-9,]*) and (?P<max>[0-9][0-9,]*) (?:alphanumeric )?(?:characters|chars|digits|letters)\b|\bmin(?:imum)?\.?(?: length)?:? (?P<min3>[0-9][0-9,]*)(?: (?:characters|chars))?,? (?:and )?(?:a )?max(?:imum)?\.?(?: length)?:? (?P<max3>[0-9][0-9,]*) (?:characters|chars)\b|(?:^|[(;,:.] ?)(?P<min2>[0-9][0-9,]*) ?(?:to|-|–) ?(?P<max2>[0-9][0-9,]*) (?:alphanumeric )?(?:characters|chars)\b",
        brings: Brings::Lengths,
        becomes: "`minLength`, `maxLength`",
        example: "Between 1 and 32,000 characters.",
        near_miss: "A word between two characters.",
    },
    Rule {
        fact: "minimum length",
        on: On::Text,
        phrase: r"(?:^|[;,:(.] ?|\bmust be |\bmust have )(?:min(?:imum)?\.?(?: length)?(?: of|:| is)?|at least|no (?:fewer|less|shorter) than) (?P<n>[0-9][0-9,]*) (?:characters|chars)(?: long| in length)?(?:\.\s|\.?$|[;,)]| (?:and|but) )",
        brings: Brings::Limit("minLength"),
        becomes: "`minLength`",
        example: "At least 3 characters.",
        near_miss: "Searches begin at at least 3 characters typed.",
    },
    Rule {
        fact: "exact length",
        on: On::Text,
        phrase: r"(?:^|[;,:(.] ?|\bmust be |\bis |\bof )(?:exactly|always|must be|must be exactly) (?P<max>[0-9][0-9,]*) (?:characters|chars|letters|digits)(?: long| in length)?(?:\.\s|\.?$|[;,)])",
        brings: Brings::Length,
        becomes: "`minLength`, `maxLength`",
        example: "Exactly 2 characters",
        near_miss: "Exactly 2 characters of it are shown.",
    },
    Rule {
        fact: "flag",
        on: On::Text,
        phrase: r"\(1 for yes,? (?:and )?0 for no\)",
        brings: Brings::Keywords(FLAG),
        becomes: "`enum: [\"1\", \"0\"]`, `rustNames` `Yes` and `No`, fault `bad-flag`",
        example: "Whether it was dismissed (1 for yes, 0 for no).",
        near_miss: "Number of answers (1 for each page).",
    },
    Rule {
        fact: "list of items",
        on: On::BareText,
        phrase: r"^(?P<before>.*?)(?P<list>(?:^|[ :.])[-•*–] [`\x22][^`\x22]{1,80}[`\x22].* [-•*–] [`\x22][^`\x22]{1,80}[`\x22].*)$",
        brings: Brings::Items,
        becomes: "`enum` after `one of` and the like; else `knownValues`",
        example: "Where it came from: - `web`: the site - `app`: the application",
        near_miss: "One or the other - `web` for example.",
    },
    Rule {
        fact: "closed list",
        on: On::BareText,
        phrase: r"\b(?:valid|possible|allowed|permitted) values(?: are)?:? (?P<list>(?:\([^()]{0,200}\)|[^.;()]|\.[^\s.])+?(?:\.\.\.|…)?)(?:\.\s|\.$|;|$)|(?:^|[.;:,] |\bmust be |\bis )one of:? (?P<list2>(?:\([^()]{0,200}\)|[^.;()]|\.[^\s.])+?(?:\.\.\.|…)?)(?:\.\s|\.$|;|$)",
        brings: Brings::Values,
        becomes: "`enum`",
        example: "Valid values: red, green, blue.",
        near_miss: "Valid values are those of the color table.",
    },
    Rule {
        fact: "closed list of numbers",
        on: On::Number,
        phrase: r"\b(?:valid|possible|allowed|permitted|accepted) values(?: are)?:? (?P<list>`?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?(?:, ?(?:(?:or|and) )?`?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?)*(?:,? (?:or|and) `?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?)?)(?:\.\s|\.?$|;)|(?:^|[.;:,] |\bmust be |\bis )one of:? (?P<list2>`?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?(?:, ?`?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?)*(?:,? (?:or|and) `?-?[0-9]{1,9}`?(?: ?\([^()]{0,200}\))?)?)(?:\.\s|\.?$|;)",
        brings: Brings::Numbers,
        becomes: "`enum`",
        example: "Valid values: 1, 2, 3",
        near_miss: "Valid values: 1 and those of the table",
    },
    Rule {
        fact: "open list",
        on: On::BareText,
        phrase: r"(?:\be\.g\.,?|\bsuch as|\bfor example:?) (?P<list>.+?)(?:\)|\.\s|\.$|;|$)|[;,.] (?P<list2>[\w.-]+(?:, [\w.-]+)+,? (?:and )?[\w.-]*) ?are the examples given",
        brings: Brings::Open,
        becomes: "`knownValues`; `examples` where there is one",
        example: "Device type name, e.g. tablet, phone, Other.",
        near_miss: "Delivery address, such as an email address or a webhook.",
    },
    Rule {
        fact: "closed list in parentheses",
        on: On::AttributeText,
        phrase: r"^kind of\b[^()]*\((?P<list>[^()]+)\)\.?$|\((?:only |either |one of:? |must be (?:one of:? )?)(?P<list2>[^()]+)\)\.?$|\((?P<list3>[^()]+,? or [^()]+)\)\.?$",
        brings: Brings::Values,
        becomes: "`enum`",
        example: "The group the user is in (A, B, or C).",
        near_miss: "The group of the user (only for groups).",
    },
    Rule {
        fact: "values in code",
        on: On::BareText,
        phrase: r"\b(?:can be|may be|must be|should be|is|are|either|values?(?: are)?:?|options?(?: are)?:?|one of)(?: one of)?(?: the following)?(?: values)?:? (?P<list>(?:either )?[`\x22][^`\x22]{1,80}[`\x22](?:\s*\([^()]{0,200}\))?(?:(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+|\s*/\s*)[`\x22][^`\x22]{1,80}[`\x22](?:\s*\([^()]{0,200}\))?)+)(?P<other>\s+(?:characters|chars|letters|digits)\b|\s+(?:is|are|should be|must be|has to be) (?:required|present|provided|given|set)\b)?",
        brings: Brings::Known,
        becomes: "`enum` after `must be` and `one of`, if the sentence ends there; else `knownValues`",
        example: "Where it was sent from. Can be `web`, `ios`, or `android`.",
        near_miss: "Is `null` where nothing is known.",
    },
    Rule {
        fact: "values of an enumeration",
        on: On::Enum,
        phrase: r"(?:^|[:.(] ?|\beither )(?P<list>[`'\x22][^`'\x22]{1,80}[`'\x22](?:(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+|\s*[/|]\s*)[`'\x22][^`'\x22]{1,80}[`'\x22])+)|^(?:values?: )?(?P<list2>[\w-]+(?:(?:, (?:or |and )?| or | / | \| |/|\|)[\w-]+)+)\.?$|\((?P<list3>[\w-]+(?:(?:, (?:or |and )?| or | / | \| |/|\|)[\w-]+)+)\)",
        brings: Brings::Listed,
        becomes: "`enum`",
        example: "State of the order: `open`, `paid` or `sent`.",
        near_miss: "Named `open` if nothing else is known.",
    },
    Rule {
        fact: "closed list of items",
        on: On::BareText,
        phrase: r"(?:\bone of|\bmust be|\b(?:valid|possible|allowed|permitted|accepted) values(?: are)?)(?: the following)?(?: values)?:? (?P<list>[-•*–] [\w.-]{1,80}(?: [-•*–] [\w.-]{1,80})+)\.?$",
        brings: Brings::BareItems,
        becomes: "`enum`",
        example: "How it was paid. One of: - card - cash",
        near_miss: "One of: - the card - the cash",
    },
    Rule {
        fact: "values alone",
        on: On::BareText,
        phrase: r"^(?P<list>[`\x22][^`\x22]{1,80}[`\x22](?:(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+|\s*/\s*)[`\x22][^`\x22]{1,80}[`\x22])+)(?:\.\s|\.?$)",
        brings: Brings::Known,
        becomes: "`knownValues`",
        example: "`parent`, `teacher` or `studio`",
        near_miss: "`parent` or `teacher` must be given.",
    },
    Rule {
        fact: "list in parentheses",
        on: On::AttributeText,
        phrase: r"\((?P<list>[^()]+)\)\.?$",
        brings: Brings::Several,
        becomes: "`knownValues`",
        example: "Order of the list (ascending, descending).",
        near_miss: "Identifies the user (identify_user events).",
    },
];
