// @generated: do not edit by hand.
// schema: genesys/web-event-request@257.1.0
// hash: 6bcaf6442f2555e8
// tablature: 0.1.0

/// A web event as a client sends it.
///
/// From `genesys/python-257.1.0/WebEventRequest.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEventRequest {
    /// UUID standing for the customer.
    ///
    /// Limits: format `uuid`.
    pub customer_cookie_id: CustomerCookieId,
    /// Action name; only letters, digits and underscore are valid.
    ///
    /// Limits: pattern `^[A-Za-z0-9_]+$`.
    pub event_name: EventName,
    /// Page on which the interaction took place.
    pub page: RequestPage,
    /// Replaces the User-Agent taken from the request header.
    pub user_agent_string: Option<String>,
    /// Browser of the customer.
    pub browser: Option<WebEventBrowser>,
    /// Device of the customer.
    pub device: Option<WebEventDevice>,
    /// Keywords the customer searched for.
    pub search_query: Option<String>,
    /// IP address of the customer.
    pub ip_address: Option<String>,
    /// URL of the referrer.
    ///
    /// Limits: format `uri`.
    pub referrer_url: Option<ReferrerUrl>,
    /// Map of user-defined attributes.
    pub attributes: Option<::tablature::types::Map<CustomEventAttribute>>,
    /// Map of customer-intrinsic attributes (email, `givenName`, `cellPhone` ...) used for identity resolution.
    pub traits: Option<::tablature::types::Map<CustomEventAttribute>>,
    /// Identifier of the customer in an outside system; first documented in Python 257.0.0.
    pub external_id: Option<String>,
    /// UTC time of the event; events over one hour old are rejected. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`. Only `check_fresh` checks that it is not older than `PT1H`.
    pub created_date: CreatedDate,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEventRequest, keep other, root WEB_EVENT_REQUEST_RULES_0,
    new(
        customer_cookie_id: CustomerCookieId, event_name: EventName, page: RequestPage,
        created_date: CreatedDate
    ),
    absent(
        user_agent_string, browser, device, search_query, ip_address, referrer_url, attributes,
        traits, external_id, other
    ),
    {
        customer_cookie_id: required "customerCookieId" | "customer_cookie_id",
        event_name: required "eventName" | "event_name",
        page: required "page",
        user_agent_string: optional "userAgentString" | "user_agent_string",
        browser: optional "browser",
        device: optional "device",
        search_query: optional "searchQuery" | "search_query",
        ip_address: optional "ipAddress" | "ip_address",
        referrer_url: optional "referrerUrl" | "referrer_url",
        attributes: optional "attributes",
        traits: optional "traits",
        external_id: optional "externalId" | "external_id",
        created_date: required "createdDate" | "created_date",
    }
}

/// UUID standing for the customer.
///
/// Limits: format `uuid`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CustomerCookieId(String);
::tablature::__tablature_string! {
    CustomerCookieId,
    {
        format "uuid",
    }
}

/// Action name; only letters, digits and underscore are valid.
///
/// Limits: pattern `^[A-Za-z0-9_]+$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventName(String);
::tablature::__tablature_string! {
    EventName,
    {
        pattern "^[A-Za-z0-9_]+$",
    }
}

/// Page on which the interaction took place.
///
/// From `genesys/python-257.1.0/RequestPage.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestPage {
    /// Page URL.
    ///
    /// Limits: format `uri`.
    pub url: Url,
    /// Page title.
    pub title: String,
    /// Content of the keywords meta tag.
    pub keywords: Option<String>,
    /// Page language, ISO 639-1 code from the html tag.
    pub lang: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    RequestPage, keep other, new(url: Url, title: String), absent(keywords, lang, other),
    {
        url: required "url",
        title: required "title",
        keywords: optional "keywords",
        lang: optional "lang",
    }
}

/// Page URL.
///
/// Limits: format `uri`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url(String);
::tablature::__tablature_string! {
    Url,
    {
        format "uri",
    }
}

/// Browser of the customer.
///
/// From `genesys/python-257.1.0/WebEventBrowser.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEventBrowser {
    /// Browser family.
    pub family: String,
    /// Browser version, a dotted string.
    pub version: String,
    /// Browser language, BCP 47 tag.
    ///
    /// Limits: pattern `^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$`.
    pub lang: Option<Lang>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEventBrowser, keep other, new(family: String, version: String), absent(lang, other),
    {
        family: required "family",
        version: required "version",
        lang: optional "lang",
    }
}

/// Browser language, BCP 47 tag.
///
/// Limits: pattern `^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lang(String);
::tablature::__tablature_string! {
    Lang,
    {
        pattern "^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$",
    }
}

/// Device of the customer.
///
/// From `genesys/python-257.1.0/WebEventDevice.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEventDevice {
    /// Device class.
    pub category: Category,
    /// Device type name, e.g. iPad, iPhone, Other.
    pub r#type: Type,
    /// True on mobile devices.
    pub is_mobile: Option<bool>,
    /// Screen height.
    pub screen_height: Option<::tablature::types::Integer>,
    /// Screen width.
    pub screen_width: Option<::tablature::types::Integer>,
    /// Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.
    pub screen_density: Option<::tablature::types::Integer>,
    /// Operating system family.
    pub os_family: String,
    /// Operating system version.
    pub os_version: String,
    /// Device maker.
    pub manufacturer: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEventDevice, keep other,
    new(category: Category, r#type: Type, os_family: String, os_version: String),
    absent(is_mobile, screen_height, screen_width, screen_density, manufacturer, other),
    {
        category: required "category",
        r#type: required "type",
        is_mobile: optional "isMobile" | "is_mobile",
        screen_height: optional "screenHeight" | "screen_height",
        screen_width: optional "screenWidth" | "screen_width",
        screen_density: optional "screenDensity" | "screen_density",
        os_family: required "osFamily" | "os_family",
        os_version: required "osVersion" | "os_version",
        manufacturer: optional "manufacturer",
    }
}

/// Device class.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// `desktop`
    Desktop,
    /// `mobile`
    Mobile,
    /// `tablet`
    Tablet,
    /// `other`
    Other,
}
::tablature::__tablature_enum! {
    Category,
    {
        Desktop = "desktop",
        Mobile = "mobile",
        Tablet = "tablet",
        Other = "other",
    }
}

/// Device type name, e.g. iPad, iPhone, Other.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `iPad`
    IPad,
    /// `iPhone`
    IPhone,
    /// `Other`
    Other,
    /// A string that is not documented.
    Unlisted(OtherType),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherType(String);
::tablature::__tablature_open_enum! {
    Type,
    {
        IPad = "iPad",
        IPhone = "iPhone",
        Other = "Other",
    },
    Unlisted(OtherType), {}
}

/// URL of the referrer.
///
/// Limits: format `uri`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReferrerUrl(String);
::tablature::__tablature_string! {
    ReferrerUrl,
    {
        format "uri",
    }
}

/// The definition `CustomEventAttribute`, from `genesys/python-257.1.0/CustomEventAttribute.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CustomEventAttribute {
    /// Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.
    pub data_type: String,
    /// Value, always a string, including numbers and booleans.
    pub value: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    CustomEventAttribute, keep other, new(data_type: String, value: String), absent(other),
    {
        data_type: required "dataType" | "data_type",
        value: required "value",
    }
}

/// UTC time of the event; events over one hour old are rejected. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
///
/// Limits: pattern `[Zz]$`; format `date-time`. Only `check_fresh` checks that it is not older than `PT1H`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CreatedDate(::tablature::types::DateTime);
::tablature::__tablature_formatted! {
    CreatedDate(::tablature::types::DateTime),
    {
        pattern "[Zz]$",
    }
}
::tablature::__tablature_schema! {
    WEB_EVENT_REQUEST_SCHEMA = "genesys/web-event-request@257.1.0" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/web-event-request@257.1.0\",\"title\":\"WebEventRequest\",\"description\":\"A web event as a client sends it.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"customerCookieId\",\"eventName\",\"page\",\"createdDate\"],\"properties\":{\"customerCookieId\":{\"description\":\"UUID standing for the customer.\",\"documentedAs\":\"customer_cookie_id\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":9,\"row\":\"customer_cookie_id\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uuid\"},\"eventName\":{\"description\":\"Action name; only letters, digits and underscore are valid.\",\"documentedAs\":\"event_name\",\"source\":[{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":10,\"row\":\"event_name\",\"version\":\"257.1.0\"},{\"document\":\"WebEventRequest, description of eventName\",\"version\":\"257.1.0\",\"keywords\":[\"fault\"]},{\"document\":\"recommendations for naming journey web events\",\"version\":\"undated\",\"keywords\":[\"recommendedPattern\"]}],\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_]+$\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\",\"fault\":{\"code\":\"bad-event-name\",\"help\":\"use letters, digits and underscores only, such as product_added\",\"on\":[\"pattern\"]}},\"page\":{\"description\":\"Page on which the interaction took place.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":11,\"row\":\"page\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/RequestPage\"},\"userAgentString\":{\"description\":\"Replaces the User-Agent taken from the request header.\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":12,\"row\":\"user_agent_string\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":13,\"row\":\"browser\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/WebEventBrowser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":14,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/WebEventDevice\"},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":15,\"row\":\"search_query\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":16,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"referrerUrl\":{\"description\":\"URL of the referrer.\",\"documentedAs\":\"referrer_url\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":17,\"row\":\"referrer_url\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":18,\"row\":\"attributes\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of customer-intrinsic attributes (email, givenName, cellPhone ...) used for identity resolution.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":19,\"row\":\"traits\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"externalId\":{\"description\":\"Identifier of the customer in an outside system; first documented in Python 257.0.0.\",\"documentedAs\":\"external_id\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":20,\"row\":\"external_id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"createdDate\":{\"description\":\"UTC time of the event; events over one hour old are rejected. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventRequest.md\",\"line\":21,\"row\":\"created_date\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"date-time\",\"maxAge\":\"PT1H\",\"pattern\":\"[Zz]$\",\"fault\":{\"code\":\"not-utc\",\"help\":\"write the time in UTC, ending in `Z`\",\"on\":[\"pattern\"]}}},\"$defs\":{\"RequestPage\":{\"source\":{\"table\":\"genesys/python-257.1.0/RequestPage.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"url\",\"title\"],\"properties\":{\"url\":{\"description\":\"Page URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/RequestPage.md\",\"line\":9,\"row\":\"url\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"title\":{\"description\":\"Page title.\",\"source\":{\"table\":\"genesys/python-257.1.0/RequestPage.md\",\"line\":10,\"row\":\"title\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Content of the keywords meta tag.\",\"source\":{\"table\":\"genesys/python-257.1.0/RequestPage.md\",\"line\":11,\"row\":\"keywords\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"lang\":{\"$comment\":\"the description says ISO 639-1, but it comes from the html tag, where browsers see full tags such as en-US\",\"description\":\"Page language, ISO 639-1 code from the html tag.\",\"source\":[{\"table\":\"genesys/python-257.1.0/RequestPage.md\",\"line\":12,\"row\":\"lang\",\"version\":\"257.1.0\"},{\"document\":\"observed html lang values\",\"version\":\"undated\",\"keywords\":[\"recommendedPattern\"]}],\"type\":\"string\",\"recommendedPattern\":\"^[a-z]{2}$\"}}},\"WebEventBrowser\":{\"source\":{\"table\":\"genesys/python-257.1.0/WebEventBrowser.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"family\",\"version\"],\"properties\":{\"family\":{\"description\":\"Browser family.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventBrowser.md\",\"line\":9,\"row\":\"family\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Browser version, a dotted string.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventBrowser.md\",\"line\":10,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"lang\":{\"description\":\"Browser language, BCP 47 tag.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventBrowser.md\",\"line\":11,\"row\":\"lang\",\"version\":\"257.1.0\"},\"type\":\"string\",\"pattern\":\"^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$\"}}},\"WebEventDevice\":{\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"category\",\"type\",\"osFamily\",\"osVersion\"],\"properties\":{\"category\":{\"description\":\"Device class.\",\"source\":[{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":9,\"row\":\"category\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"desktop\",\"mobile\",\"tablet\",\"other\"]},\"type\":{\"description\":\"Device type name, e.g. iPad, iPhone, Other.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":10,\"row\":\"type\",\"version\":\"257.1.0\"},\"type\":\"string\",\"knownValues\":[\"iPad\",\"iPhone\",\"Other\"]},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":11,\"row\":\"is_mobile\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"screenHeight\":{\"description\":\"Screen height.\",\"documentedAs\":\"screen_height\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":12,\"row\":\"screen_height\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenWidth\":{\"description\":\"Screen width.\",\"documentedAs\":\"screen_width\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":13,\"row\":\"screen_width\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenDensity\":{\"description\":\"Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.\",\"documentedAs\":\"screen_density\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":14,\"row\":\"screen_density\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"osFamily\":{\"description\":\"Operating system family.\",\"documentedAs\":\"os_family\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":15,\"row\":\"os_family\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"osVersion\":{\"description\":\"Operating system version.\",\"documentedAs\":\"os_version\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":16,\"row\":\"os_version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"manufacturer\":{\"description\":\"Device maker.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEventDevice.md\",\"line\":17,\"row\":\"manufacturer\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"CustomEventAttribute\":{\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"dataType\",\"value\"],\"properties\":{\"dataType\":{\"description\":\"Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.\",\"documentedAs\":\"data_type\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":9,\"row\":\"data_type\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"value\":{\"description\":\"Value, always a string, including numbers and booleans.\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":10,\"row\":\"value\",\"version\":\"257.1.0\"},\"type\":\"string\"}}}}}",
    root WebEventRequest WEB_EVENT_REQUEST_RULES_0 "",
    typed [
        CustomerCookieId, EventName, RequestPage, Url, WebEventBrowser, Lang, WebEventDevice,
        Category, Type, OtherType, ReferrerUrl, CustomEventAttribute, CreatedDate
    ],
    rules {
        WEB_EVENT_REQUEST_RULES_0 = ""
    }
}
