// @generated: do not edit by hand.
// schema: genesys/app-event@257.1.0
// hash: b600e9c062d11262
// tablature: 0.1.0

/// An interaction with a mobile application.
///
/// From `genesys/python-257.1.0/AppEvent.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AppEvent {
    /// Name of the customer action; past tense `object_verb` form is recommended.
    pub event_name: String,
    /// Screen, view or fragment where it happened.
    pub screen_name: String,
    /// Application in use.
    pub app: JourneyApp,
    /// Device of the customer.
    pub device: Device,
    /// IP address; documented as possibly null when IP collection is switched off. Null is read as absence.
    pub ip_address: Option<String>,
    /// Organization or ISP derived from the IP address.
    pub ip_organization: Option<String>,
    /// Where the customer is.
    pub geolocation: Option<JourneyGeolocation>,
    /// SDK that produced the event.
    pub sdk_library: Option<SdkLibrary>,
    /// Network state of the device.
    pub network_connectivity: Option<NetworkConnectivity>,
    /// Marketing or traffic source (UTM) data. Null is read as absence.
    pub mkt_campaign: Option<JourneyCampaign>,
    /// Keywords the customer searched for.
    pub search_query: Option<String>,
    /// Map of user-defined attributes.
    pub attributes: ::tablature::types::Map<CustomEventAttribute>,
    /// Map of customer-intrinsic attributes (email, `givenName`, `cellPhone` ...) used for identity resolution.
    pub traits: ::tablature::types::Map<CustomEventAttribute>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    AppEvent, keep other, root APP_EVENT_RULES_0,
    new(
        event_name: String, screen_name: String, app: JourneyApp, device: Device,
        attributes: ::tablature::types::Map<CustomEventAttribute>,
        traits: ::tablature::types::Map<CustomEventAttribute>
    ),
    absent(
        ip_address, ip_organization, geolocation, sdk_library, network_connectivity, mkt_campaign,
        search_query, other
    ),
    {
        event_name: required "eventName" | "event_name",
        screen_name: required "screenName" | "screen_name",
        app: required "app",
        device: required "device",
        ip_address: absent_null "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        geolocation: optional "geolocation",
        sdk_library: optional "sdkLibrary" | "sdk_library",
        network_connectivity: optional "networkConnectivity" | "network_connectivity",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        search_query: optional "searchQuery" | "search_query",
        attributes: required "attributes",
        traits: required "traits",
    }
}

/// Application in use.
///
/// From `genesys/python-257.1.0/JourneyApp.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JourneyApp {
    /// Application name.
    pub name: String,
    /// Reverse-domain namespace.
    pub namespace: String,
    /// Application version.
    pub version: String,
    /// Build number, a string.
    pub build_number: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    JourneyApp, keep other,
    new(name: String, namespace: String, version: String, build_number: String), absent(other),
    {
        name: required "name",
        namespace: required "namespace",
        version: required "version",
        build_number: required "buildNumber" | "build_number",
    }
}

/// Device of the customer.
///
/// From `genesys/python-257.1.0/Device.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Device {
    /// Device class.
    pub category: Category,
    /// Device type name, e.g. iPad, iPhone, Other.
    pub r#type: Type,
    /// True on mobile devices.
    pub is_mobile: bool,
    /// Screen height.
    pub screen_height: Option<::tablature::types::Integer>,
    /// Screen width.
    pub screen_width: Option<::tablature::types::Integer>,
    /// Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.
    pub screen_density: Option<::tablature::types::Integer>,
    /// Fingerprint from device features. Null is read as absence.
    pub fingerprint: Option<String>,
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
    Device, keep other,
    new(category: Category, r#type: Type, is_mobile: bool, os_family: String, os_version: String),
    absent(screen_height, screen_width, screen_density, fingerprint, manufacturer, other),
    {
        category: required "category",
        r#type: required "type",
        is_mobile: required "isMobile" | "is_mobile",
        screen_height: optional "screenHeight" | "screen_height",
        screen_width: optional "screenWidth" | "screen_width",
        screen_density: optional "screenDensity" | "screen_density",
        fingerprint: absent_null "fingerprint",
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
/// From `genesys/python-257.1.0/JourneyGeolocation.md`, line 7, version 257.1.0.
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

/// SDK that produced the event.
///
/// From `genesys/python-257.1.0/SdkLibrary.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SdkLibrary {
    /// SDK name.
    pub name: String,
    /// SDK version.
    pub version: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SdkLibrary, keep other, new(name: String, version: String), absent(other),
    {
        name: required "name",
        version: required "version",
    }
}

/// Network state of the device.
///
/// From `genesys/python-257.1.0/NetworkConnectivity.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NetworkConnectivity {
    /// Network carrier.
    pub carrier: Option<String>,
    /// Bluetooth on.
    pub bluetooth_enabled: bool,
    /// Cellular on.
    pub cellular_enabled: bool,
    /// Wi-Fi on.
    pub wifi_enabled: bool,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    NetworkConnectivity, keep other,
    new(bluetooth_enabled: bool, cellular_enabled: bool, wifi_enabled: bool),
    absent(carrier, other),
    {
        carrier: optional "carrier",
        bluetooth_enabled: required "bluetoothEnabled" | "bluetooth_enabled",
        cellular_enabled: required "cellularEnabled" | "cellular_enabled",
        wifi_enabled: required "wifiEnabled" | "wifi_enabled",
    }
}

/// The definition `JourneyCampaign`, from `genesys/python-257.1.0/JourneyCampaign.md`, line 7, version 257.1.0.
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
::tablature::__tablature_schema! {
    APP_EVENT_SCHEMA = "genesys/app-event@257.1.0" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/app-event@257.1.0\",\"title\":\"AppEvent\",\"description\":\"An interaction with a mobile application.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"eventName\",\"screenName\",\"app\",\"device\",\"attributes\",\"traits\"],\"properties\":{\"eventName\":{\"description\":\"Name of the customer action; past tense object_verb form is recommended.\",\"documentedAs\":\"event_name\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":9,\"row\":\"event_name\",\"version\":\"257.1.0\"},\"type\":\"string\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\"},\"screenName\":{\"description\":\"Screen, view or fragment where it happened.\",\"documentedAs\":\"screen_name\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":10,\"row\":\"screen_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"app\":{\"description\":\"Application in use.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":11,\"row\":\"app\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyApp\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":12,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Device\"},\"ipAddress\":{\"description\":\"IP address; documented as possibly null when IP collection is switched off.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":13,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":14,\"row\":\"ip_organization\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":15,\"row\":\"geolocation\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"sdkLibrary\":{\"description\":\"SDK that produced the event.\",\"documentedAs\":\"sdk_library\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":16,\"row\":\"sdk_library\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/SdkLibrary\"},\"networkConnectivity\":{\"description\":\"Network state of the device.\",\"documentedAs\":\"network_connectivity\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":17,\"row\":\"network_connectivity\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/NetworkConnectivity\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":18,\"row\":\"mkt_campaign\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":19,\"row\":\"search_query\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":20,\"row\":\"attributes\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of customer-intrinsic attributes (email, givenName, cellPhone ...) used for identity resolution.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":21,\"row\":\"traits\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}}},\"$defs\":{\"JourneyApp\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"name\",\"namespace\",\"version\",\"buildNumber\"],\"properties\":{\"name\":{\"description\":\"Application name.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":9,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"namespace\":{\"description\":\"Reverse-domain namespace.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":10,\"row\":\"namespace\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Application version.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":11,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"buildNumber\":{\"description\":\"Build number, a string.\",\"documentedAs\":\"build_number\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":12,\"row\":\"build_number\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"Device\":{\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"category\",\"type\",\"isMobile\",\"osFamily\",\"osVersion\"],\"properties\":{\"category\":{\"description\":\"Device class.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":9,\"row\":\"category\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"desktop\",\"mobile\",\"tablet\",\"other\"]},\"type\":{\"description\":\"Device type name, e.g. iPad, iPhone, Other.\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":10,\"row\":\"type\",\"version\":\"257.1.0\"},\"type\":\"string\",\"knownValues\":[\"iPad\",\"iPhone\",\"Other\"]},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":11,\"row\":\"is_mobile\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"screenHeight\":{\"description\":\"Screen height.\",\"documentedAs\":\"screen_height\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":12,\"row\":\"screen_height\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenWidth\":{\"description\":\"Screen width.\",\"documentedAs\":\"screen_width\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":13,\"row\":\"screen_width\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenDensity\":{\"description\":\"Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.\",\"documentedAs\":\"screen_density\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":14,\"row\":\"screen_density\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"fingerprint\":{\"description\":\"Fingerprint from device features.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":15,\"row\":\"fingerprint\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"osFamily\":{\"description\":\"Operating system family.\",\"documentedAs\":\"os_family\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":16,\"row\":\"os_family\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"osVersion\":{\"description\":\"Operating system version.\",\"documentedAs\":\"os_version\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":17,\"row\":\"os_version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"manufacturer\":{\"description\":\"Device maker.\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":18,\"row\":\"manufacturer\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"JourneyGeolocation\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"country\":{\"description\":\"Two-letter country code, ISO 3166-1 alpha-2.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":9,\"row\":\"country\",\"version\":\"257.1.0\"},\"type\":\"string\",\"pattern\":\"^[A-Z]{2}$\"},\"countryName\":{\"description\":\"Country name.\",\"documentedAs\":\"country_name\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":10,\"row\":\"country_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"latitude\":{\"description\":\"Latitude; no range documented.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":11,\"row\":\"latitude\",\"version\":\"257.1.0\"},\"type\":\"number\"},\"longitude\":{\"description\":\"Longitude; no range documented.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":12,\"row\":\"longitude\",\"version\":\"257.1.0\"},\"type\":\"number\"},\"locality\":{\"description\":\"City or locality.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":13,\"row\":\"locality\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"postalCode\":{\"description\":\"Postal or ZIP code.\",\"documentedAs\":\"postal_code\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":14,\"row\":\"postal_code\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"region\":{\"description\":\"Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":15,\"row\":\"region\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"regionName\":{\"description\":\"Region name.\",\"documentedAs\":\"region_name\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":16,\"row\":\"region_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"How the location was determined; a published sample has ip.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":17,\"row\":\"source\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"timezone\":{\"description\":\"Time zone; format not documented, null in a published sample.\",\"source\":[{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":18,\"row\":\"timezone\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true}}},\"SdkLibrary\":{\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"name\",\"version\"],\"properties\":{\"name\":{\"description\":\"SDK name.\",\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":9,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"SDK version.\",\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":10,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"NetworkConnectivity\":{\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"bluetoothEnabled\",\"cellularEnabled\",\"wifiEnabled\"],\"properties\":{\"carrier\":{\"description\":\"Network carrier.\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":9,\"row\":\"carrier\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"bluetoothEnabled\":{\"description\":\"Bluetooth on.\",\"documentedAs\":\"bluetooth_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":10,\"row\":\"bluetooth_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"cellularEnabled\":{\"description\":\"Cellular on.\",\"documentedAs\":\"cellular_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":11,\"row\":\"cellular_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"wifiEnabled\":{\"description\":\"Wi-Fi on.\",\"documentedAs\":\"wifi_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":12,\"row\":\"wifi_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"}}},\"JourneyCampaign\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"content\":{\"description\":\"UTM content: tells apart links to one URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":9,\"row\":\"content\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"medium\":{\"description\":\"UTM medium: any string, unlike the medium of a referrer.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":10,\"row\":\"medium\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"name\":{\"description\":\"UTM campaign name.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":11,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"UTM source.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":12,\"row\":\"source\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"term\":{\"description\":\"UTM paid keywords.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":13,\"row\":\"term\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"clickId\":{\"description\":\"Ad click identifier.\",\"documentedAs\":\"click_id\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":14,\"row\":\"click_id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"network\":{\"description\":\"Ad network of the click id.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":15,\"row\":\"network\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"CustomEventAttribute\":{\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"dataType\",\"value\"],\"properties\":{\"dataType\":{\"description\":\"Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.\",\"documentedAs\":\"data_type\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":9,\"row\":\"data_type\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"value\":{\"description\":\"Value, always a string, including numbers and booleans.\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":10,\"row\":\"value\",\"version\":\"257.1.0\"},\"type\":\"string\"}}}}}",
    root AppEvent APP_EVENT_RULES_0 "",
    typed [
        JourneyApp, Device, Category, Type, OtherType, JourneyGeolocation, Country, SdkLibrary,
        NetworkConnectivity, JourneyCampaign, CustomEventAttribute
    ],
    rules {
        APP_EVENT_RULES_0 = ""
    }
}
