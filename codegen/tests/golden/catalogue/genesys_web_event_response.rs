// @generated: do not edit by hand.
// schema: genesys/web-event-response@249.0.0
// hash: 708e965ea860d608
// tablature: 0.1.0

/// A web event as the API gives it back.
///
/// From `genesys/python-249.0.0/WebEventResponse.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEventResponse {
    /// Customer identifier in the originating system.
    pub customer_id: String,
    /// Action name; only letters, digits and underscore are valid.
    ///
    /// Limits: pattern `^[A-Za-z0-9_]+$`.
    pub event_name: EventName,
    /// Kind of customer identifier: any string, e.g. cookie, email, phone.
    pub customer_id_type: CustomerIdType,
    /// Page on which the interaction took place.
    pub page: ResponsePage,
    /// HTTP User-Agent header value (RFC 1945 10.15).
    pub user_agent_string: String,
    /// Browser of the customer.
    pub browser: WebEventBrowser,
    /// Device of the customer.
    pub device: WebEventDevice,
    /// Keywords the customer searched for.
    pub search_query: Option<String>,
    /// Organization or ISP derived from the IP address.
    pub ip_organization: Option<String>,
    /// Where the customer is.
    pub geolocation: Option<JourneyGeolocation>,
    /// Marketing or traffic source (UTM) data. Null is read as absence.
    pub mkt_campaign: Option<JourneyCampaign>,
    /// Session containing the event.
    pub session: WebEventResponseSession,
    /// Page that led to the current one.
    pub referrer: Option<Referrer>,
    /// Map of user-defined attributes.
    pub attributes: ::tablature::types::Map<CustomEventAttribute>,
    /// Map of customer-intrinsic attributes (email, `givenName`, `cellPhone` ...) used for identity resolution.
    pub traits: ::tablature::types::Map<CustomEventAttribute>,
    /// True if the session was authenticated.
    pub authenticated: bool,
    /// UTC time of the event; events over one hour old are rejected. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`. Only `check_fresh` checks that it is not older than `PT1H`.
    pub created_date: CreatedDate,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEventResponse, keep other, root WEB_EVENT_RESPONSE_RULES_0,
    new(
        customer_id: String, event_name: EventName, customer_id_type: CustomerIdType,
        page: ResponsePage, user_agent_string: String, browser: WebEventBrowser,
        device: WebEventDevice, session: WebEventResponseSession,
        attributes: ::tablature::types::Map<CustomEventAttribute>,
        traits: ::tablature::types::Map<CustomEventAttribute>, authenticated: bool,
        created_date: CreatedDate
    ),
    absent(search_query, ip_organization, geolocation, mkt_campaign, referrer, other),
    {
        customer_id: required "customerId" | "customer_id",
        event_name: required "eventName" | "event_name",
        customer_id_type: required "customerIdType" | "customer_id_type",
        page: required "page",
        user_agent_string: required "userAgentString" | "user_agent_string",
        browser: required "browser",
        device: required "device",
        search_query: optional "searchQuery" | "search_query",
        ip_organization: optional "ipOrganization" | "ip_organization",
        geolocation: optional "geolocation",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        session: required "session",
        referrer: optional "referrer",
        attributes: required "attributes",
        traits: required "traits",
        authenticated: required "authenticated",
        created_date: required "createdDate" | "created_date",
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

/// Kind of customer identifier: any string, e.g. cookie, email, phone.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CustomerIdType {
    /// `cookie`
    Cookie,
    /// `email`
    Email,
    /// `phone`
    Phone,
    /// A string that is not documented.
    Other(OtherCustomerIdType),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherCustomerIdType(String);
::tablature::__tablature_open_enum! {
    CustomerIdType,
    {
        Cookie = "cookie",
        Email = "email",
        Phone = "phone",
    },
    Other(OtherCustomerIdType), {}
}

/// Page on which the interaction took place.
///
/// From `genesys/python-249.0.0/ResponsePage.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResponsePage {
    /// Page URL.
    ///
    /// Limits: format `uri`.
    pub url: Url,
    /// Page title.
    pub title: String,
    /// Domain of the page URL.
    pub domain: String,
    /// Fragment of the page URL. Null is read as absence.
    pub fragment: Option<String>,
    /// Host of the page URL.
    pub hostname: String,
    /// Content of the keywords meta tag. Null is read as absence.
    pub keywords: Option<String>,
    /// Page language, ISO 639-1 code from the html tag.
    pub lang: Option<String>,
    /// Path of the page.
    pub pathname: String,
    /// Query string of the page. Null is read as absence.
    pub query_string: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ResponsePage, keep other,
    new(url: Url, title: String, domain: String, hostname: String, pathname: String),
    absent(fragment, keywords, lang, query_string, other),
    {
        url: required "url",
        title: required "title",
        domain: required "domain",
        fragment: absent_null "fragment",
        hostname: required "hostname",
        keywords: absent_null "keywords",
        lang: optional "lang",
        pathname: required "pathname",
        query_string: absent_null "queryString" | "query_string",
    }
}

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
/// From `genesys/python-249.0.0/WebEventBrowser.md`, line 7, version 249.0.0.
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
/// From `genesys/python-249.0.0/WebEventDevice.md`, line 7, version 249.0.0.
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

/// Where the customer is.
///
/// From `genesys/python-249.0.0/JourneyGeolocation.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct JourneyGeolocation {
    /// Two-letter country code, ISO 3166-1 alpha-2.
    ///
    /// Limits: pattern `^[A-Z]{2}$`.
    pub country: Option<Country>,
    /// Country name.
    pub country_name: Option<String>,
    /// Latitude; no range documented.
    pub latitude: Option<::tablature::types::Number>,
    /// Longitude; no range documented.
    pub longitude: Option<::tablature::types::Number>,
    /// City or locality.
    pub locality: Option<String>,
    /// Postal or ZIP code.
    pub postal_code: Option<String>,
    /// Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).
    pub region: Option<String>,
    /// Region name.
    pub region_name: Option<String>,
    /// How the location was determined; a published sample has ip.
    pub source: Option<String>,
    /// Time zone; format not documented, null in a published sample. Null is read as absence.
    pub timezone: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    JourneyGeolocation, keep other,
    {
        country: optional "country",
        country_name: optional "countryName" | "country_name",
        latitude: optional "latitude",
        longitude: optional "longitude",
        locality: optional "locality",
        postal_code: optional "postalCode" | "postal_code",
        region: optional "region",
        region_name: optional "regionName" | "region_name",
        source: optional "source",
        timezone: absent_null "timezone",
    }
}

/// Two-letter country code, ISO 3166-1 alpha-2.
///
/// Limits: pattern `^[A-Z]{2}$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Country(String);
::tablature::__tablature_string! {
    Country,
    {
        pattern "^[A-Z]{2}$",
    }
}

/// The definition `JourneyCampaign`, from `genesys/python-249.0.0/JourneyCampaign.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct JourneyCampaign {
    /// UTM content: tells apart links to one URL.
    pub content: Option<String>,
    /// UTM medium: any string, unlike the medium of a referrer.
    pub medium: Option<String>,
    /// UTM campaign name.
    pub name: Option<String>,
    /// UTM source.
    pub source: Option<String>,
    /// UTM paid keywords.
    pub term: Option<String>,
    /// Ad click identifier.
    pub click_id: Option<String>,
    /// Ad network of the click id.
    pub network: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    JourneyCampaign, keep other,
    {
        content: optional "content",
        medium: optional "medium",
        name: optional "name",
        source: optional "source",
        term: optional "term",
        click_id: optional "clickId" | "click_id",
        network: optional "network",
    }
}

/// Session containing the event.
///
/// From `genesys/python-249.0.0/WebEventResponseSession.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEventResponseSession {
    /// Globally unique session id.
    pub id: Option<String>,
    /// Length of the session so far in seconds.
    pub duration_in_seconds: ::tablature::types::Integer,
    /// Events in the session.
    pub event_count: ::tablature::types::Integer,
    /// Page views in the session.
    pub pageview_count: ::tablature::types::Integer,
    /// Referrer of the first event of the session.
    pub referrer: Option<Referrer>,
    /// URI of the object itself.
    ///
    /// Limits: format `uri-reference`.
    pub self_uri: Option<SelfUri>,
    /// Start of the session (its first event). Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: ::tablature::types::DateTime,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEventResponseSession, keep other,
    new(
        duration_in_seconds: ::tablature::types::Integer, event_count: ::tablature::types::Integer,
        pageview_count: ::tablature::types::Integer, created_date: ::tablature::types::DateTime
    ),
    absent(id, referrer, self_uri, other),
    {
        id: optional "id",
        duration_in_seconds: required "durationInSeconds" | "duration_in_seconds",
        event_count: required "eventCount" | "event_count",
        pageview_count: required "pageviewCount" | "pageview_count",
        referrer: optional "referrer",
        self_uri: optional "selfUri" | "self_uri",
        created_date: required "createdDate" | "created_date",
    }
}

/// The definition `Referrer`, from `genesys/python-249.0.0/Referrer.md`, line 7, version 249.0.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Referrer {
    /// Referrer URL.
    ///
    /// Limits: format `uri`.
    pub url: Url,
    /// Domain of the URL.
    pub domain: String,
    /// Host of the URL.
    pub hostname: String,
    /// Search keywords of the referrer. Null is read as absence.
    pub keywords: Option<String>,
    /// Path of the URL.
    pub pathname: String,
    /// Query string of the URL. Null is read as absence.
    pub query_string: Option<String>,
    /// Fragment of the URL. Null is read as absence.
    pub fragment: Option<String>,
    /// Name of the referrer site. Null is read as absence.
    pub name: Option<String>,
    /// Referrer category.
    pub medium: Medium,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Referrer, keep other,
    new(url: Url, domain: String, hostname: String, pathname: String, medium: Medium),
    absent(keywords, query_string, fragment, name, other),
    {
        url: required "url",
        domain: required "domain",
        hostname: required "hostname",
        keywords: absent_null "keywords",
        pathname: required "pathname",
        query_string: absent_null "queryString" | "query_string",
        fragment: absent_null "fragment",
        name: absent_null "name",
        medium: required "medium",
    }
}

/// Referrer category.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// `internal`
    Internal,
    /// `search`
    Search,
    /// `social`
    Social,
    /// `email`
    Email,
    /// `unknown`
    Unknown,
    /// `paid`
    Paid,
}
::tablature::__tablature_enum! {
    Medium,
    {
        Internal = "internal",
        Search = "search",
        Social = "social",
        Email = "email",
        Unknown = "unknown",
        Paid = "paid",
    }
}

/// URI of the object itself.
///
/// Limits: format `uri-reference`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SelfUri(String);
::tablature::__tablature_string! {
    SelfUri,
    {
        format "uri-reference",
    }
}

/// The definition `CustomEventAttribute`, from `genesys/python-249.0.0/CustomEventAttribute.md`, line 7, version 249.0.0.
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
    WEB_EVENT_RESPONSE_SCHEMA = "genesys/web-event-response@249.0.0" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/web-event-response@249.0.0\",\"title\":\"WebEventResponse\",\"description\":\"A web event as the API gives it back.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"customerId\",\"eventName\",\"customerIdType\",\"page\",\"userAgentString\",\"browser\",\"device\",\"session\",\"attributes\",\"traits\",\"authenticated\",\"createdDate\"],\"properties\":{\"customerId\":{\"description\":\"Customer identifier in the originating system.\",\"documentedAs\":\"customer_id\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":9,\"row\":\"customer_id\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"eventName\":{\"description\":\"Action name; only letters, digits and underscore are valid.\",\"documentedAs\":\"event_name\",\"source\":[{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":10,\"row\":\"event_name\",\"version\":\"249.0.0\"},{\"document\":\"WebEventResponse, description of eventName\",\"version\":\"249.0.0\",\"keywords\":[\"fault\"]},{\"document\":\"recommendations for naming journey web events\",\"version\":\"undated\",\"keywords\":[\"recommendedPattern\"]}],\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_]+$\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\",\"fault\":{\"code\":\"bad-event-name\",\"help\":\"use letters, digits and underscores only, such as product_added\",\"on\":[\"pattern\"]}},\"customerIdType\":{\"description\":\"Kind of customer identifier: any string, e.g. cookie, email, phone.\",\"documentedAs\":\"customer_id_type\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":11,\"row\":\"customer_id_type\",\"version\":\"249.0.0\"},\"type\":\"string\",\"knownValues\":[\"cookie\",\"email\",\"phone\"]},\"page\":{\"description\":\"Page on which the interaction took place.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":12,\"row\":\"page\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/ResponsePage\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":13,\"row\":\"user_agent_string\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":14,\"row\":\"browser\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/WebEventBrowser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":15,\"row\":\"device\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/WebEventDevice\"},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":16,\"row\":\"search_query\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":17,\"row\":\"ip_organization\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":18,\"row\":\"geolocation\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":19,\"row\":\"mkt_campaign\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"session\":{\"description\":\"Session containing the event.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":20,\"row\":\"session\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/WebEventResponseSession\"},\"referrer\":{\"description\":\"Page that led to the current one.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":21,\"row\":\"referrer\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/Referrer\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":22,\"row\":\"attributes\",\"version\":\"249.0.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of customer-intrinsic attributes (email, givenName, cellPhone ...) used for identity resolution.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":23,\"row\":\"traits\",\"version\":\"249.0.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"authenticated\":{\"description\":\"True if the session was authenticated.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":24,\"row\":\"authenticated\",\"version\":\"249.0.0\"},\"type\":\"boolean\"},\"createdDate\":{\"description\":\"UTC time of the event; events over one hour old are rejected. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponse.md\",\"line\":25,\"row\":\"created_date\",\"version\":\"249.0.0\"},\"type\":\"string\",\"format\":\"date-time\",\"maxAge\":\"PT1H\",\"pattern\":\"[Zz]$\",\"fault\":{\"code\":\"not-utc\",\"help\":\"write the time in UTC, ending in `Z`\",\"on\":[\"pattern\"]}}},\"$defs\":{\"ResponsePage\":{\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"url\",\"title\",\"domain\",\"hostname\",\"pathname\"],\"properties\":{\"url\":{\"description\":\"Page URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":9,\"row\":\"url\",\"version\":\"249.0.0\"},\"type\":\"string\",\"format\":\"uri\"},\"title\":{\"description\":\"Page title.\",\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":10,\"row\":\"title\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"domain\":{\"description\":\"Domain of the page URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":11,\"row\":\"domain\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"fragment\":{\"description\":\"Fragment of the page URL.\",\"source\":[{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":12,\"row\":\"fragment\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"hostname\":{\"description\":\"Host of the page URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":13,\"row\":\"hostname\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Content of the keywords meta tag.\",\"source\":[{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":14,\"row\":\"keywords\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"lang\":{\"$comment\":\"the description says ISO 639-1, but it comes from the html tag, where browsers see full tags such as en-US\",\"description\":\"Page language, ISO 639-1 code from the html tag.\",\"source\":[{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":15,\"row\":\"lang\",\"version\":\"249.0.0\"},{\"document\":\"observed html lang values\",\"version\":\"undated\",\"keywords\":[\"recommendedPattern\"]}],\"type\":\"string\",\"recommendedPattern\":\"^[a-z]{2}$\"},\"pathname\":{\"description\":\"Path of the page.\",\"source\":{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":16,\"row\":\"pathname\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the page.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/python-249.0.0/ResponsePage.md\",\"line\":17,\"row\":\"query_string\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true}}},\"WebEventBrowser\":{\"source\":{\"table\":\"genesys/python-249.0.0/WebEventBrowser.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"family\",\"version\"],\"properties\":{\"family\":{\"description\":\"Browser family.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventBrowser.md\",\"line\":9,\"row\":\"family\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Browser version, a dotted string.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventBrowser.md\",\"line\":10,\"row\":\"version\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"lang\":{\"description\":\"Browser language, BCP 47 tag.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventBrowser.md\",\"line\":11,\"row\":\"lang\",\"version\":\"249.0.0\"},\"type\":\"string\",\"pattern\":\"^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$\"}}},\"WebEventDevice\":{\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"category\",\"type\",\"osFamily\",\"osVersion\"],\"properties\":{\"category\":{\"description\":\"Device class.\",\"source\":[{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":9,\"row\":\"category\",\"version\":\"249.0.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"desktop\",\"mobile\",\"tablet\",\"other\"]},\"type\":{\"description\":\"Device type name, e.g. iPad, iPhone, Other.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":10,\"row\":\"type\",\"version\":\"249.0.0\"},\"type\":\"string\",\"knownValues\":[\"iPad\",\"iPhone\",\"Other\"]},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":11,\"row\":\"is_mobile\",\"version\":\"249.0.0\"},\"type\":\"boolean\"},\"screenHeight\":{\"description\":\"Screen height.\",\"documentedAs\":\"screen_height\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":12,\"row\":\"screen_height\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"screenWidth\":{\"description\":\"Screen width.\",\"documentedAs\":\"screen_width\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":13,\"row\":\"screen_width\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"screenDensity\":{\"description\":\"Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.\",\"documentedAs\":\"screen_density\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":14,\"row\":\"screen_density\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"osFamily\":{\"description\":\"Operating system family.\",\"documentedAs\":\"os_family\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":15,\"row\":\"os_family\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"osVersion\":{\"description\":\"Operating system version.\",\"documentedAs\":\"os_version\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":16,\"row\":\"os_version\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"manufacturer\":{\"description\":\"Device maker.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventDevice.md\",\"line\":17,\"row\":\"manufacturer\",\"version\":\"249.0.0\"},\"type\":\"string\"}}},\"JourneyGeolocation\":{\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"properties\":{\"country\":{\"description\":\"Two-letter country code, ISO 3166-1 alpha-2.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":9,\"row\":\"country\",\"version\":\"249.0.0\"},\"type\":\"string\",\"pattern\":\"^[A-Z]{2}$\"},\"countryName\":{\"description\":\"Country name.\",\"documentedAs\":\"country_name\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":10,\"row\":\"country_name\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"latitude\":{\"description\":\"Latitude; no range documented.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":11,\"row\":\"latitude\",\"version\":\"249.0.0\"},\"type\":\"number\"},\"longitude\":{\"description\":\"Longitude; no range documented.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":12,\"row\":\"longitude\",\"version\":\"249.0.0\"},\"type\":\"number\"},\"locality\":{\"description\":\"City or locality.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":13,\"row\":\"locality\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"postalCode\":{\"description\":\"Postal or ZIP code.\",\"documentedAs\":\"postal_code\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":14,\"row\":\"postal_code\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"region\":{\"description\":\"Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":15,\"row\":\"region\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"regionName\":{\"description\":\"Region name.\",\"documentedAs\":\"region_name\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":16,\"row\":\"region_name\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"source\":{\"description\":\"How the location was determined; a published sample has ip.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":17,\"row\":\"source\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"timezone\":{\"description\":\"Time zone; format not documented, null in a published sample.\",\"source\":[{\"table\":\"genesys/python-249.0.0/JourneyGeolocation.md\",\"line\":18,\"row\":\"timezone\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true}}},\"JourneyCampaign\":{\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"properties\":{\"content\":{\"description\":\"UTM content: tells apart links to one URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":9,\"row\":\"content\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"medium\":{\"description\":\"UTM medium: any string, unlike the medium of a referrer.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":10,\"row\":\"medium\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"name\":{\"description\":\"UTM campaign name.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":11,\"row\":\"name\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"source\":{\"description\":\"UTM source.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":12,\"row\":\"source\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"term\":{\"description\":\"UTM paid keywords.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":13,\"row\":\"term\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"clickId\":{\"description\":\"Ad click identifier.\",\"documentedAs\":\"click_id\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":14,\"row\":\"click_id\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"network\":{\"description\":\"Ad network of the click id.\",\"source\":{\"table\":\"genesys/python-249.0.0/JourneyCampaign.md\",\"line\":15,\"row\":\"network\",\"version\":\"249.0.0\"},\"type\":\"string\"}}},\"WebEventResponseSession\":{\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"durationInSeconds\",\"eventCount\",\"pageviewCount\",\"createdDate\"],\"properties\":{\"id\":{\"description\":\"Globally unique session id.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":9,\"row\":\"id\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"durationInSeconds\":{\"description\":\"Length of the session so far in seconds.\",\"documentedAs\":\"duration_in_seconds\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":10,\"row\":\"duration_in_seconds\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"eventCount\":{\"description\":\"Events in the session.\",\"documentedAs\":\"event_count\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":11,\"row\":\"event_count\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"pageviewCount\":{\"description\":\"Page views in the session.\",\"documentedAs\":\"pageview_count\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":12,\"row\":\"pageview_count\",\"version\":\"249.0.0\"},\"type\":\"integer\"},\"referrer\":{\"description\":\"Referrer of the first event of the session.\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":13,\"row\":\"referrer\",\"version\":\"249.0.0\"},\"$ref\":\"#/$defs/Referrer\"},\"selfUri\":{\"description\":\"URI of the object itself.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":14,\"row\":\"self_uri\",\"version\":\"249.0.0\"},\"type\":\"string\",\"format\":\"uri-reference\"},\"createdDate\":{\"description\":\"Start of the session (its first event). Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/python-249.0.0/WebEventResponseSession.md\",\"line\":15,\"row\":\"created_date\",\"version\":\"249.0.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"Referrer\":{\"source\":{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"url\",\"domain\",\"hostname\",\"pathname\",\"medium\"],\"properties\":{\"url\":{\"description\":\"Referrer URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":9,\"row\":\"url\",\"version\":\"249.0.0\"},\"type\":\"string\",\"format\":\"uri\"},\"domain\":{\"description\":\"Domain of the URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":10,\"row\":\"domain\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"hostname\":{\"description\":\"Host of the URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":11,\"row\":\"hostname\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Search keywords of the referrer.\",\"source\":[{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":12,\"row\":\"keywords\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"pathname\":{\"description\":\"Path of the URL.\",\"source\":{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":13,\"row\":\"pathname\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the URL.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":14,\"row\":\"query_string\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"fragment\":{\"description\":\"Fragment of the URL.\",\"source\":[{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":15,\"row\":\"fragment\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"name\":{\"description\":\"Name of the referrer site.\",\"source\":[{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":16,\"row\":\"name\",\"version\":\"249.0.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"medium\":{\"description\":\"Referrer category.\",\"source\":[{\"table\":\"genesys/python-249.0.0/Referrer.md\",\"line\":17,\"row\":\"medium\",\"version\":\"249.0.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"internal\",\"search\",\"social\",\"email\",\"unknown\",\"paid\"]}}},\"CustomEventAttribute\":{\"source\":{\"table\":\"genesys/python-249.0.0/CustomEventAttribute.md\",\"line\":7,\"version\":\"249.0.0\"},\"type\":\"object\",\"required\":[\"dataType\",\"value\"],\"properties\":{\"dataType\":{\"description\":\"Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.\",\"documentedAs\":\"data_type\",\"source\":{\"table\":\"genesys/python-249.0.0/CustomEventAttribute.md\",\"line\":9,\"row\":\"data_type\",\"version\":\"249.0.0\"},\"type\":\"string\"},\"value\":{\"description\":\"Value, always a string, including numbers and booleans.\",\"source\":{\"table\":\"genesys/python-249.0.0/CustomEventAttribute.md\",\"line\":10,\"row\":\"value\",\"version\":\"249.0.0\"},\"type\":\"string\"}}}}}",
    root WebEventResponse WEB_EVENT_RESPONSE_RULES_0 "",
    typed [
        EventName, CustomerIdType, OtherCustomerIdType, ResponsePage, Url, WebEventBrowser, Lang,
        WebEventDevice, Category, Type, OtherType, JourneyGeolocation, Country, JourneyCampaign,
        WebEventResponseSession, Referrer, Medium, SelfUri, CustomEventAttribute, CreatedDate
    ],
    rules {
        WEB_EVENT_RESPONSE_RULES_0 = ""
    }
}
