// @generated: do not edit by hand.
// schema: genesys/event-listing@257.1.0
// hash: 9c1c5c96bfbe9356
// tablature: 0.1.0

/// A page of journey events.
///
/// From `genesys/python-257.1.0/EventListing.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct EventListing {
    /// Events of this page.
    pub entities: Option<Vec<Event>>,
    /// Path of the next page.
    pub next_uri: Option<String>,
    /// Path of this page.
    pub self_uri: Option<String>,
    /// Path of the page before.
    pub previous_uri: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventListing, keep other, root EVENT_LISTING_RULES_0,
    {
        entities: optional "entities",
        next_uri: optional "nextUri" | "next_uri",
        self_uri: optional "selfUri" | "self_uri",
        previous_uri: optional "previousUri" | "previous_uri",
    }
}

/// The definition `Event`, from `genesys/python-257.1.0/Event.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// UUID the system gave the event.
    ///
    /// Limits: format `uuid`.
    pub id: Id,
    /// UUID of whatever triggered the event.
    ///
    /// Limits: format `uuid`.
    pub correlation_id: CorrelationId,
    /// Customer identifier in the originating system.
    pub customer_id: Option<String>,
    /// Kind of customer identifier: any string, e.g. cookie, email, phone.
    pub customer_id_type: Option<CustomerIdType>,
    /// Session containing the event.
    pub session: EventSession,
    /// Name of the event type; observed filter values are `com.genesys.journey.<PayloadType>`.
    pub event_type: EventType,
    /// Payload when an outcome was reached (deprecated).
    #[deprecated]
    pub outcome_achieved_event: Option<OutcomeAchievedEvent>,
    /// Payload when a segment was assigned.
    pub segment_assignment_event: Option<SegmentAssignmentEvent>,
    /// Payload when a web action fired.
    pub web_action_event: Option<WebActionEvent>,
    /// Payload for a browser interaction.
    pub web_event: Option<WebEvent>,
    /// Payload for an application interaction; added in Python 182.0.0.
    pub app_event: Option<AppEvent>,
    /// When the event happened. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: ::tablature::types::DateTime,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Event, keep other,
    new(
        id: Id, correlation_id: CorrelationId, session: EventSession, event_type: EventType,
        created_date: ::tablature::types::DateTime
    ),
    absent(
        customer_id, customer_id_type, outcome_achieved_event, segment_assignment_event,
        web_action_event, web_event, app_event, other
    ),
    {
        id: required "id",
        correlation_id: required "correlationId" | "correlation_id",
        customer_id: optional "customerId" | "customer_id",
        customer_id_type: optional "customerIdType" | "customer_id_type",
        session: required "session",
        event_type: required "eventType" | "event_type",
        outcome_achieved_event: optional "outcomeAchievedEvent" | "outcome_achieved_event",
        segment_assignment_event: optional "segmentAssignmentEvent" | "segment_assignment_event",
        web_action_event: optional "webActionEvent" | "web_action_event",
        web_event: optional "webEvent" | "web_event",
        app_event: optional "appEvent" | "app_event",
        created_date: required "createdDate" | "created_date",
    }
}

/// UUID the system gave the event.
///
/// Limits: format `uuid`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Id(String);
::tablature::__tablature_string! {
    Id,
    {
        format "uuid",
    }
}

/// UUID of whatever triggered the event.
///
/// Limits: format `uuid`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CorrelationId(String);
::tablature::__tablature_string! {
    CorrelationId,
    {
        format "uuid",
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

/// Session containing the event.
///
/// From `genesys/python-257.1.0/EventSession.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventSession {
    /// Session identifier (no description before Python 195.0.0).
    pub id: String,
    /// URI of the object itself.
    ///
    /// Limits: format `uri-reference`.
    pub self_uri: Option<SelfUri>,
    /// Session category, e.g. web or app.
    pub r#type: Type,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventSession, keep other, new(id: String, r#type: Type), absent(self_uri, other),
    {
        id: required "id",
        self_uri: optional "selfUri" | "self_uri",
        r#type: required "type",
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

/// Session category, e.g. web or app.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `web`
    Web,
    /// `app`
    App,
    /// A string that is not documented.
    Other(OtherType),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherType(String);
::tablature::__tablature_open_enum! {
    Type,
    {
        Web = "web",
        App = "app",
    },
    Other(OtherType), {}
}

/// Name of the event type; observed filter values are `com.genesys.journey.<PayloadType>`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EventType {
    /// `com.genesys.journey.WebEvent`
    ComGenesysJourneyWebEvent,
    /// `com.genesys.journey.WebActionEvent`
    ComGenesysJourneyWebActionEvent,
    /// `com.genesys.journey.OutcomeAchievedEvent`
    ComGenesysJourneyOutcomeAchievedEvent,
    /// `com.genesys.journey.SegmentAssignmentEvent`
    ComGenesysJourneySegmentAssignmentEvent,
    /// `com.genesys.journey.AppEvent`
    ComGenesysJourneyAppEvent,
    /// `WebEvent`
    WebEvent,
    /// `WebActionEvent`
    WebActionEvent,
    /// `OutcomeAchievedEvent`
    OutcomeAchievedEvent,
    /// `SegmentAssignmentEvent`
    SegmentAssignmentEvent,
    /// `AppEvent`
    AppEvent,
    /// A string that is not documented.
    Other(OtherEventType),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherEventType(String);
::tablature::__tablature_open_enum! {
    EventType,
    {
        ComGenesysJourneyWebEvent = "com.genesys.journey.WebEvent",
        ComGenesysJourneyWebActionEvent = "com.genesys.journey.WebActionEvent",
        ComGenesysJourneyOutcomeAchievedEvent = "com.genesys.journey.OutcomeAchievedEvent",
        ComGenesysJourneySegmentAssignmentEvent = "com.genesys.journey.SegmentAssignmentEvent",
        ComGenesysJourneyAppEvent = "com.genesys.journey.AppEvent",
        WebEvent = "WebEvent",
        WebActionEvent = "WebActionEvent",
        OutcomeAchievedEvent = "OutcomeAchievedEvent",
        SegmentAssignmentEvent = "SegmentAssignmentEvent",
        AppEvent = "AppEvent",
    },
    Other(OtherEventType), {}
}

/// Payload when an outcome was reached (deprecated).
///
/// From `genesys/python-257.1.0/OutcomeAchievedEvent.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OutcomeAchievedEvent {
    /// Outcome that was reached.
    pub outcome: OutcomeAchievedEventOutcome,
    /// HTTP User-Agent header value (RFC 1945 10.15).
    pub user_agent_string: Option<String>,
    /// Browser of the customer.
    pub browser: Option<Browser>,
    /// Device of the customer.
    pub device: Option<Device>,
    /// Where the customer is.
    pub geolocation: Option<JourneyGeolocation>,
    /// IP address of the customer.
    pub ip_address: Option<String>,
    /// Organization or ISP derived from the IP address.
    pub ip_organization: Option<String>,
    /// Marketing or traffic source (UTM) data. Null is read as absence.
    pub mkt_campaign: Option<JourneyCampaign>,
    /// Referrer of the visit.
    pub visit_referrer: Option<Referrer>,
    /// Start of the visit. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub visit_created_date: Option<::tablature::types::DateTime>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    OutcomeAchievedEvent, keep other, new(outcome: OutcomeAchievedEventOutcome),
    absent(
        user_agent_string, browser, device, geolocation, ip_address, ip_organization, mkt_campaign,
        visit_referrer, visit_created_date, other
    ),
    {
        outcome: required "outcome",
        user_agent_string: optional "userAgentString" | "user_agent_string",
        browser: optional "browser",
        device: optional "device",
        geolocation: optional "geolocation",
        ip_address: optional "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        visit_referrer: optional "visitReferrer" | "visit_referrer",
        visit_created_date: optional "visitCreatedDate" | "visit_created_date",
    }
}

/// Outcome that was reached.
///
/// From `genesys/python-257.1.0/OutcomeAchievedEventOutcome.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OutcomeAchievedEventOutcome {
    /// Outcome identifier (no description before 195.0.0).
    pub id: String,
    /// URI of the object itself.
    ///
    /// Limits: format `uri-reference`.
    pub self_uri: Option<SelfUri>,
    /// Display name.
    pub display_name: String,
    /// Version number of the outcome.
    pub version: ::tablature::types::Integer,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    OutcomeAchievedEventOutcome, keep other,
    new(id: String, display_name: String, version: ::tablature::types::Integer),
    absent(self_uri, other),
    {
        id: required "id",
        self_uri: optional "selfUri" | "self_uri",
        display_name: required "displayName" | "display_name",
        version: required "version",
    }
}

/// Browser of the customer.
///
/// From `genesys/python-257.1.0/Browser.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Browser {
    /// Browser family.
    pub family: String,
    /// Browser version, a dotted string.
    pub version: String,
    /// Browser language, BCP 47 tag.
    ///
    /// Limits: pattern `^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$`.
    pub lang: Option<Lang>,
    /// Fingerprint from browser features. Null is read as absence.
    pub fingerprint: Option<String>,
    /// True on mobile devices; deprecated in favour of `Device.isMobile` since Python 222.0.0. Null is read as absence.
    #[deprecated]
    pub is_mobile: Option<bool>,
    /// Viewport height.
    pub view_height: Option<::tablature::types::Integer>,
    /// Viewport width.
    pub view_width: Option<::tablature::types::Integer>,
    /// Flash installed.
    pub features_flash: bool,
    /// Java installed.
    pub features_java: bool,
    /// PDF recognised.
    pub features_pdf: bool,
    /// WebRTC supported.
    pub features_webrtc: bool,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Browser, keep other,
    new(
        family: String, version: String, features_flash: bool, features_java: bool,
        features_pdf: bool, features_webrtc: bool
    ),
    absent(lang, fingerprint, is_mobile, view_height, view_width, other),
    {
        family: required "family",
        version: required "version",
        lang: optional "lang",
        fingerprint: absent_null "fingerprint",
        is_mobile: absent_null "isMobile" | "is_mobile",
        view_height: optional "viewHeight" | "view_height",
        view_width: optional "viewWidth" | "view_width",
        features_flash: required "featuresFlash" | "features_flash",
        features_java: required "featuresJava" | "features_java",
        features_pdf: required "featuresPdf" | "features_pdf",
        features_webrtc: required "featuresWebrtc" | "features_webrtc",
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
/// From `genesys/python-257.1.0/Device.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Device {
    /// Device class.
    pub category: Category,
    /// Device type name, e.g. iPad, iPhone, Other.
    pub r#type: DeviceType,
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
    new(
        category: Category, r#type: DeviceType, is_mobile: bool, os_family: String,
        os_version: String
    ),
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
pub enum DeviceType {
    /// `iPad`
    IPad,
    /// `iPhone`
    IPhone,
    /// `Other`
    Other,
    /// A string that is not documented.
    Unlisted(OtherDeviceType),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherDeviceType(String);
::tablature::__tablature_open_enum! {
    DeviceType,
    {
        IPad = "iPad",
        IPhone = "iPhone",
        Other = "Other",
    },
    Unlisted(OtherDeviceType), {}
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

/// The definition `Referrer`, from `genesys/python-257.1.0/Referrer.md`, line 7, version 257.1.0.
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

/// Payload when a segment was assigned.
///
/// From `genesys/python-257.1.0/SegmentAssignmentEvent.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SegmentAssignmentEvent {
    /// Segment that was assigned.
    pub segment: AddressableEntityRef,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SegmentAssignmentEvent, keep other, new(segment: AddressableEntityRef), absent(other),
    {
        segment: required "segment",
    }
}

/// The definition `AddressableEntityRef`, from `genesys/python-257.1.0/AddressableEntityRef.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct AddressableEntityRef {
    /// Identifier (undescribed).
    pub id: Option<String>,
    /// URI of the object itself.
    ///
    /// Limits: format `uri-reference`.
    pub self_uri: Option<SelfUri>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    AddressableEntityRef, keep other,
    {
        id: optional "id",
        self_uri: optional "selfUri" | "self_uri",
    }
}

/// Payload when a web action fired.
///
/// From `genesys/python-257.1.0/WebActionEvent.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebActionEvent {
    /// Action behind the event.
    pub action: EventAction,
    /// Action map that fired the action.
    pub action_map: ActionEventActionMap,
    /// Target of an engagement action.
    pub action_target: AddressableEntityRef,
    /// Elapsed milliseconds until the action was disposed.
    pub time_to_disposition: Option<::tablature::types::Integer>,
    /// Error code when the action failed.
    pub error_code: Option<String>,
    /// Error text when the action failed.
    pub error_message: Option<String>,
    /// HTTP User-Agent header value (RFC 1945 10.15).
    pub user_agent_string: String,
    /// Browser of the customer.
    pub browser: Browser,
    /// Device of the customer.
    pub device: Device,
    /// Where the customer is.
    pub geolocation: Option<JourneyGeolocation>,
    /// IP address of the customer.
    pub ip_address: Option<String>,
    /// Organization or ISP derived from the IP address.
    pub ip_organization: Option<String>,
    /// Marketing or traffic source (UTM) data. Null is read as absence.
    pub mkt_campaign: Option<JourneyCampaign>,
    /// Referrer of the visit.
    pub visit_referrer: Option<Referrer>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebActionEvent, keep other,
    new(
        action: EventAction, action_map: ActionEventActionMap, action_target: AddressableEntityRef,
        user_agent_string: String, browser: Browser, device: Device
    ),
    absent(
        time_to_disposition, error_code, error_message, geolocation, ip_address, ip_organization,
        mkt_campaign, visit_referrer, other
    ),
    {
        action: required "action",
        action_map: required "actionMap" | "action_map",
        action_target: required "actionTarget" | "action_target",
        time_to_disposition: optional "timeToDisposition" | "time_to_disposition",
        error_code: optional "errorCode" | "error_code",
        error_message: optional "errorMessage" | "error_message",
        user_agent_string: required "userAgentString" | "user_agent_string",
        browser: required "browser",
        device: required "device",
        geolocation: optional "geolocation",
        ip_address: optional "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        visit_referrer: optional "visitReferrer" | "visit_referrer",
    }
}

/// Action behind the event.
///
/// From `genesys/python-257.1.0/EventAction.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventAction {
    /// Action identifier.
    pub id: String,
    /// Lifecycle state of the action.
    pub state: State,
    /// Channel used to deliver the action.
    pub media_type: MediaType,
    /// Text shown or sent to the visitor.
    pub prompt: String,
    /// Creation time of the action. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: ::tablature::types::DateTime,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventAction, keep other,
    new(
        id: String, state: State, media_type: MediaType, prompt: String,
        created_date: ::tablature::types::DateTime
    ),
    absent(other),
    {
        id: required "id",
        state: required "state",
        media_type: required "mediaType" | "media_type",
        prompt: required "prompt",
        created_date: required "createdDate" | "created_date",
    }
}

/// Lifecycle state of the action.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// `accepted`
    Accepted,
    /// `rejected`
    Rejected,
    /// `timedout`
    TimedOut,
    /// `errored`
    Errored,
    /// `ignored`
    Ignored,
    /// `qualified`
    Qualified,
    /// `offered`
    Offered,
    /// `started`
    Started,
    /// `engaged`
    Engaged,
    /// `qualifiedOutsideSchedule`
    QualifiedOutsideSchedule,
    /// `offeredOutsideSchedule`
    OfferedOutsideSchedule,
    /// `abandoned`
    Abandoned,
    /// `completed`
    Completed,
    /// `frequencyCapReached`
    FrequencyCapReached,
}
::tablature::__tablature_enum! {
    State,
    {
        Accepted = "accepted",
        Rejected = "rejected",
        TimedOut = "timedout",
        Errored = "errored",
        Ignored = "ignored",
        Qualified = "qualified",
        Offered = "offered",
        Started = "started",
        Engaged = "engaged",
        QualifiedOutsideSchedule = "qualifiedOutsideSchedule",
        OfferedOutsideSchedule = "offeredOutsideSchedule",
        Abandoned = "abandoned",
        Completed = "completed",
        FrequencyCapReached = "frequencyCapReached",
    }
}

/// Channel used to deliver the action.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// `webchat`
    WebChat,
    /// `webMessagingOffer`
    WebMessagingOffer,
    /// `contentOffer`
    ContentOffer,
    /// `integrationAction`
    IntegrationAction,
    /// `architectFlow`
    ArchitectFlow,
    /// `openAction`
    OpenAction,
}
::tablature::__tablature_enum! {
    MediaType,
    {
        WebChat = "webchat",
        WebMessagingOffer = "webMessagingOffer",
        ContentOffer = "contentOffer",
        IntegrationAction = "integrationAction",
        ArchitectFlow = "architectFlow",
        OpenAction = "openAction",
    }
}

/// Action map that fired the action.
///
/// From `genesys/python-257.1.0/ActionEventActionMap.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionEventActionMap {
    /// Action map identifier (no description before 195.0.0).
    pub id: String,
    /// URI of the object itself.
    ///
    /// Limits: format `uri-reference`.
    pub self_uri: Option<SelfUri>,
    /// Version number of the action map.
    pub version: ::tablature::types::Integer,
    /// Display name.
    pub display_name: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ActionEventActionMap, keep other,
    new(id: String, version: ::tablature::types::Integer, display_name: String),
    absent(self_uri, other),
    {
        id: required "id",
        self_uri: optional "selfUri" | "self_uri",
        version: required "version",
        display_name: required "displayName" | "display_name",
    }
}

/// Payload for a browser interaction.
///
/// From `genesys/python-257.1.0/WebEvent.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEvent {
    /// Name of the customer action; past tense `object_verb` form is recommended.
    pub event_name: String,
    /// Events by this customer over all sessions.
    pub total_event_count: ::tablature::types::Integer,
    /// Page views by this customer over all sessions.
    pub total_pageview_count: ::tablature::types::Integer,
    /// Page on which the interaction took place.
    pub page: JourneyPage,
    /// HTTP User-Agent header value (RFC 1945 10.15).
    pub user_agent_string: String,
    /// Browser of the customer.
    pub browser: Browser,
    /// Device of the customer.
    pub device: Device,
    /// Where the customer is.
    pub geolocation: Option<JourneyGeolocation>,
    /// IP address; documented as possibly null when IP collection is switched off. Null is read as absence.
    pub ip_address: Option<String>,
    /// Organization or ISP derived from the IP address.
    pub ip_organization: Option<String>,
    /// Marketing or traffic source (UTM) data. Null is read as absence.
    pub mkt_campaign: Option<JourneyCampaign>,
    /// Page that led to the current one.
    pub referrer: Option<Referrer>,
    /// Map of user-defined attributes.
    pub attributes: ::tablature::types::Map<CustomEventAttribute>,
    /// Map of user-defined traits.
    pub traits: ::tablature::types::Map<CustomEventAttribute>,
    /// Keywords the customer searched for.
    pub search_query: Option<String>,
    /// True if the session was authenticated.
    pub authenticated: bool,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEvent, keep other,
    new(
        event_name: String, total_event_count: ::tablature::types::Integer,
        total_pageview_count: ::tablature::types::Integer, page: JourneyPage,
        user_agent_string: String, browser: Browser, device: Device,
        attributes: ::tablature::types::Map<CustomEventAttribute>,
        traits: ::tablature::types::Map<CustomEventAttribute>, authenticated: bool
    ),
    absent(geolocation, ip_address, ip_organization, mkt_campaign, referrer, search_query, other),
    {
        event_name: required "eventName" | "event_name",
        total_event_count: required "totalEventCount" | "total_event_count",
        total_pageview_count: required "totalPageviewCount" | "total_pageview_count",
        page: required "page",
        user_agent_string: required "userAgentString" | "user_agent_string",
        browser: required "browser",
        device: required "device",
        geolocation: optional "geolocation",
        ip_address: absent_null "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        referrer: optional "referrer",
        attributes: required "attributes",
        traits: required "traits",
        search_query: optional "searchQuery" | "search_query",
        authenticated: required "authenticated",
    }
}

/// Page on which the interaction took place.
///
/// From `genesys/python-257.1.0/JourneyPage.md`, line 7, version 257.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JourneyPage {
    /// Page URL.
    ///
    /// Limits: format `uri`.
    pub url: Url,
    /// Page title.
    pub title: Option<String>,
    /// Domain of the page URL.
    pub domain: String,
    /// Fragment of the page URL. Null is read as absence.
    pub fragment: Option<String>,
    /// Host of the page URL.
    pub hostname: String,
    /// Content of the keywords meta tag. Null is read as absence.
    pub keywords: Option<String>,
    /// Page language, ISO 639-1 code from the html tag.
    ///
    /// Limits: pattern `^[a-z]{2}$`.
    pub lang: Option<JourneyPageLang>,
    /// Path of the page.
    pub pathname: String,
    /// Query string of the page. Null is read as absence.
    pub query_string: Option<String>,
    /// Position of the page in the site hierarchy.
    pub breadcrumb: Vec<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    JourneyPage, keep other,
    new(url: Url, domain: String, hostname: String, pathname: String, breadcrumb: Vec<String>),
    absent(title, fragment, keywords, lang, query_string, other),
    {
        url: required "url",
        title: optional "title",
        domain: required "domain",
        fragment: absent_null "fragment",
        hostname: required "hostname",
        keywords: absent_null "keywords",
        lang: optional "lang",
        pathname: required "pathname",
        query_string: absent_null "queryString" | "query_string",
        breadcrumb: required "breadcrumb",
    }
}

/// Page language, ISO 639-1 code from the html tag.
///
/// Limits: pattern `^[a-z]{2}$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JourneyPageLang(String);
::tablature::__tablature_string! {
    JourneyPageLang,
    {
        pattern "^[a-z]{2}$",
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

/// Payload for an application interaction; added in Python 182.0.0.
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
    AppEvent, keep other,
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
::tablature::__tablature_schema! {
    EVENT_LISTING_SCHEMA = "genesys/event-listing@257.1.0" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/event-listing@257.1.0\",\"title\":\"EventListing\",\"description\":\"A page of journey events.\",\"source\":{\"table\":\"genesys/python-257.1.0/EventListing.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"entities\":{\"description\":\"Events of this page.\",\"source\":{\"table\":\"genesys/python-257.1.0/EventListing.md\",\"line\":9,\"row\":\"entities\",\"version\":\"257.1.0\"},\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Event\"}},\"nextUri\":{\"description\":\"Path of the next page.\",\"documentedAs\":\"next_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/EventListing.md\",\"line\":10,\"row\":\"next_uri\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"selfUri\":{\"description\":\"Path of this page.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/EventListing.md\",\"line\":11,\"row\":\"self_uri\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"previousUri\":{\"description\":\"Path of the page before.\",\"documentedAs\":\"previous_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/EventListing.md\",\"line\":12,\"row\":\"previous_uri\",\"version\":\"257.1.0\"},\"type\":\"string\"}},\"$defs\":{\"Event\":{\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"id\",\"correlationId\",\"session\",\"eventType\",\"createdDate\"],\"properties\":{\"id\":{\"description\":\"UUID the system gave the event.\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uuid\"},\"correlationId\":{\"description\":\"UUID of whatever triggered the event.\",\"documentedAs\":\"correlation_id\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":10,\"row\":\"correlation_id\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uuid\"},\"customerId\":{\"description\":\"Customer identifier in the originating system.\",\"documentedAs\":\"customer_id\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":11,\"row\":\"customer_id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"customerIdType\":{\"description\":\"Kind of customer identifier: any string, e.g. cookie, email, phone.\",\"documentedAs\":\"customer_id_type\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":12,\"row\":\"customer_id_type\",\"version\":\"257.1.0\"},\"type\":\"string\",\"knownValues\":[\"cookie\",\"email\",\"phone\"]},\"session\":{\"description\":\"Session containing the event.\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":13,\"row\":\"session\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/EventSession\"},\"eventType\":{\"description\":\"Name of the event type; observed filter values are com.genesys.journey.<PayloadType>.\",\"documentedAs\":\"event_type\",\"source\":[{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":14,\"row\":\"event_type\",\"version\":\"257.1.0\"},{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"com.genesys.journey.WebEvent\",\"com.genesys.journey.WebActionEvent\",\"com.genesys.journey.OutcomeAchievedEvent\",\"com.genesys.journey.SegmentAssignmentEvent\",\"com.genesys.journey.AppEvent\",\"WebEvent\",\"WebActionEvent\",\"OutcomeAchievedEvent\",\"SegmentAssignmentEvent\",\"AppEvent\"]},\"outcomeAchievedEvent\":{\"description\":\"Payload when an outcome was reached (deprecated).\",\"documentedAs\":\"outcome_achieved_event\",\"deprecated\":true,\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":15,\"row\":\"outcome_achieved_event\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/OutcomeAchievedEvent\"},\"segmentAssignmentEvent\":{\"description\":\"Payload when a segment was assigned.\",\"documentedAs\":\"segment_assignment_event\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":16,\"row\":\"segment_assignment_event\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/SegmentAssignmentEvent\"},\"webActionEvent\":{\"description\":\"Payload when a web action fired.\",\"documentedAs\":\"web_action_event\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":17,\"row\":\"web_action_event\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/WebActionEvent\"},\"webEvent\":{\"description\":\"Payload for a browser interaction.\",\"documentedAs\":\"web_event\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":18,\"row\":\"web_event\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/WebEvent\"},\"appEvent\":{\"description\":\"Payload for an application interaction; added in Python 182.0.0.\",\"documentedAs\":\"app_event\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":19,\"row\":\"app_event\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/AppEvent\"},\"createdDate\":{\"description\":\"When the event happened. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/python-257.1.0/Event.md\",\"line\":20,\"row\":\"created_date\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}},\"allOf\":[{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.WebEvent\",\"WebEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"appEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.WebActionEvent\",\"WebActionEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"appEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.OutcomeAchievedEvent\",\"OutcomeAchievedEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"appEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.SegmentAssignmentEvent\",\"SegmentAssignmentEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"appEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.AppEvent\",\"AppEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}}}}}}]},\"EventSession\":{\"source\":{\"table\":\"genesys/python-257.1.0/EventSession.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"id\",\"type\"],\"properties\":{\"id\":{\"description\":\"Session identifier (no description before Python 195.0.0).\",\"source\":{\"table\":\"genesys/python-257.1.0/EventSession.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"selfUri\":{\"description\":\"URI of the object itself.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/EventSession.md\",\"line\":10,\"row\":\"self_uri\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri-reference\"},\"type\":{\"description\":\"Session category, e.g. web or app.\",\"source\":{\"table\":\"genesys/python-257.1.0/EventSession.md\",\"line\":11,\"row\":\"type\",\"version\":\"257.1.0\"},\"type\":\"string\",\"knownValues\":[\"web\",\"app\"]}}},\"OutcomeAchievedEvent\":{\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"outcome\"],\"properties\":{\"outcome\":{\"description\":\"Outcome that was reached.\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":9,\"row\":\"outcome\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/OutcomeAchievedEventOutcome\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":10,\"row\":\"user_agent_string\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":11,\"row\":\"browser\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":12,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":13,\"row\":\"geolocation\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":14,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":15,\"row\":\"ip_organization\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":16,\"row\":\"mkt_campaign\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"visitReferrer\":{\"description\":\"Referrer of the visit.\",\"documentedAs\":\"visit_referrer\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":17,\"row\":\"visit_referrer\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Referrer\"},\"visitCreatedDate\":{\"description\":\"Start of the visit. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"visit_created_date\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEvent.md\",\"line\":18,\"row\":\"visit_created_date\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"SegmentAssignmentEvent\":{\"source\":{\"table\":\"genesys/python-257.1.0/SegmentAssignmentEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"segment\"],\"properties\":{\"segment\":{\"description\":\"Segment that was assigned.\",\"source\":{\"table\":\"genesys/python-257.1.0/SegmentAssignmentEvent.md\",\"line\":9,\"row\":\"segment\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/AddressableEntityRef\"}}},\"WebActionEvent\":{\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"action\",\"actionMap\",\"actionTarget\",\"userAgentString\",\"browser\",\"device\"],\"properties\":{\"action\":{\"description\":\"Action behind the event.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":9,\"row\":\"action\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/EventAction\"},\"actionMap\":{\"description\":\"Action map that fired the action.\",\"documentedAs\":\"action_map\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":10,\"row\":\"action_map\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/ActionEventActionMap\"},\"actionTarget\":{\"description\":\"Target of an engagement action.\",\"documentedAs\":\"action_target\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":11,\"row\":\"action_target\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/AddressableEntityRef\"},\"timeToDisposition\":{\"description\":\"Elapsed milliseconds until the action was disposed.\",\"documentedAs\":\"time_to_disposition\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":12,\"row\":\"time_to_disposition\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"errorCode\":{\"description\":\"Error code when the action failed.\",\"documentedAs\":\"error_code\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":13,\"row\":\"error_code\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"errorMessage\":{\"description\":\"Error text when the action failed.\",\"documentedAs\":\"error_message\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":14,\"row\":\"error_message\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":15,\"row\":\"user_agent_string\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":16,\"row\":\"browser\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":17,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":18,\"row\":\"geolocation\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":19,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":20,\"row\":\"ip_organization\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":21,\"row\":\"mkt_campaign\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"visitReferrer\":{\"description\":\"Referrer of the visit.\",\"documentedAs\":\"visit_referrer\",\"source\":{\"table\":\"genesys/python-257.1.0/WebActionEvent.md\",\"line\":22,\"row\":\"visit_referrer\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Referrer\"}}},\"WebEvent\":{\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"eventName\",\"totalEventCount\",\"totalPageviewCount\",\"page\",\"userAgentString\",\"browser\",\"device\",\"attributes\",\"traits\",\"authenticated\"],\"properties\":{\"eventName\":{\"description\":\"Name of the customer action; past tense object_verb form is recommended.\",\"documentedAs\":\"event_name\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":9,\"row\":\"event_name\",\"version\":\"257.1.0\"},\"type\":\"string\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\"},\"totalEventCount\":{\"description\":\"Events by this customer over all sessions.\",\"documentedAs\":\"total_event_count\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":10,\"row\":\"total_event_count\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"totalPageviewCount\":{\"description\":\"Page views by this customer over all sessions.\",\"documentedAs\":\"total_pageview_count\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":11,\"row\":\"total_pageview_count\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"page\":{\"description\":\"Page on which the interaction took place.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":12,\"row\":\"page\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyPage\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":13,\"row\":\"user_agent_string\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":14,\"row\":\"browser\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":15,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":16,\"row\":\"geolocation\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address; documented as possibly null when IP collection is switched off.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":17,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":18,\"row\":\"ip_organization\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":19,\"row\":\"mkt_campaign\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"referrer\":{\"description\":\"Page that led to the current one.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":20,\"row\":\"referrer\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Referrer\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":21,\"row\":\"attributes\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of user-defined traits.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":22,\"row\":\"traits\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":23,\"row\":\"search_query\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"authenticated\":{\"description\":\"True if the session was authenticated.\",\"source\":{\"table\":\"genesys/python-257.1.0/WebEvent.md\",\"line\":24,\"row\":\"authenticated\",\"version\":\"257.1.0\"},\"type\":\"boolean\"}}},\"AppEvent\":{\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"eventName\",\"screenName\",\"app\",\"device\",\"attributes\",\"traits\"],\"properties\":{\"eventName\":{\"description\":\"Name of the customer action; past tense object_verb form is recommended.\",\"documentedAs\":\"event_name\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":9,\"row\":\"event_name\",\"version\":\"257.1.0\"},\"type\":\"string\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\"},\"screenName\":{\"description\":\"Screen, view or fragment where it happened.\",\"documentedAs\":\"screen_name\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":10,\"row\":\"screen_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"app\":{\"description\":\"Application in use.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":11,\"row\":\"app\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyApp\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":12,\"row\":\"device\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/Device\"},\"ipAddress\":{\"description\":\"IP address; documented as possibly null when IP collection is switched off.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":13,\"row\":\"ip_address\",\"version\":\"257.1.0\"},\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":14,\"row\":\"ip_organization\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":15,\"row\":\"geolocation\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"sdkLibrary\":{\"description\":\"SDK that produced the event.\",\"documentedAs\":\"sdk_library\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":16,\"row\":\"sdk_library\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/SdkLibrary\"},\"networkConnectivity\":{\"description\":\"Network state of the device.\",\"documentedAs\":\"network_connectivity\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":17,\"row\":\"network_connectivity\",\"version\":\"257.1.0\"},\"$ref\":\"#/$defs/NetworkConnectivity\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":18,\"row\":\"mkt_campaign\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":19,\"row\":\"search_query\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":20,\"row\":\"attributes\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of customer-intrinsic attributes (email, givenName, cellPhone ...) used for identity resolution.\",\"source\":{\"table\":\"genesys/python-257.1.0/AppEvent.md\",\"line\":21,\"row\":\"traits\",\"version\":\"257.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}}}},\"OutcomeAchievedEventOutcome\":{\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEventOutcome.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"id\",\"displayName\",\"version\"],\"properties\":{\"id\":{\"description\":\"Outcome identifier (no description before 195.0.0).\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEventOutcome.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"selfUri\":{\"description\":\"URI of the object itself.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEventOutcome.md\",\"line\":10,\"row\":\"self_uri\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri-reference\"},\"displayName\":{\"description\":\"Display name.\",\"documentedAs\":\"display_name\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEventOutcome.md\",\"line\":11,\"row\":\"display_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Version number of the outcome.\",\"source\":{\"table\":\"genesys/python-257.1.0/OutcomeAchievedEventOutcome.md\",\"line\":12,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"integer\"}}},\"Browser\":{\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"family\",\"version\",\"featuresFlash\",\"featuresJava\",\"featuresPdf\",\"featuresWebrtc\"],\"properties\":{\"family\":{\"description\":\"Browser family.\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":9,\"row\":\"family\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Browser version, a dotted string.\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":10,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"lang\":{\"description\":\"Browser language, BCP 47 tag.\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":11,\"row\":\"lang\",\"version\":\"257.1.0\"},\"type\":\"string\",\"pattern\":\"^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$\"},\"fingerprint\":{\"description\":\"Fingerprint from browser features.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":12,\"row\":\"fingerprint\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"isMobile\":{\"description\":\"True on mobile devices; deprecated in favour of Device.isMobile since Python 222.0.0.\",\"documentedAs\":\"is_mobile\",\"deprecated\":true,\"source\":[{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":13,\"row\":\"is_mobile\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"boolean\",\"null\"],\"nullMeansAbsent\":true},\"viewHeight\":{\"description\":\"Viewport height.\",\"documentedAs\":\"view_height\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":14,\"row\":\"view_height\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"viewWidth\":{\"description\":\"Viewport width.\",\"documentedAs\":\"view_width\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":15,\"row\":\"view_width\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"featuresFlash\":{\"description\":\"Flash installed.\",\"documentedAs\":\"features_flash\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":16,\"row\":\"features_flash\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"featuresJava\":{\"description\":\"Java installed.\",\"documentedAs\":\"features_java\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":17,\"row\":\"features_java\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"featuresPdf\":{\"description\":\"PDF recognised.\",\"documentedAs\":\"features_pdf\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":18,\"row\":\"features_pdf\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"featuresWebrtc\":{\"description\":\"WebRTC supported.\",\"documentedAs\":\"features_webrtc\",\"source\":{\"table\":\"genesys/python-257.1.0/Browser.md\",\"line\":19,\"row\":\"features_webrtc\",\"version\":\"257.1.0\"},\"type\":\"boolean\"}}},\"Device\":{\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"category\",\"type\",\"isMobile\",\"osFamily\",\"osVersion\"],\"properties\":{\"category\":{\"description\":\"Device class.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":9,\"row\":\"category\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"desktop\",\"mobile\",\"tablet\",\"other\"]},\"type\":{\"description\":\"Device type name, e.g. iPad, iPhone, Other.\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":10,\"row\":\"type\",\"version\":\"257.1.0\"},\"type\":\"string\",\"knownValues\":[\"iPad\",\"iPhone\",\"Other\"]},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":11,\"row\":\"is_mobile\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"screenHeight\":{\"description\":\"Screen height.\",\"documentedAs\":\"screen_height\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":12,\"row\":\"screen_height\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenWidth\":{\"description\":\"Screen width.\",\"documentedAs\":\"screen_width\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":13,\"row\":\"screen_width\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"screenDensity\":{\"description\":\"Pixel scale factor, 1 meaning a 1:1 ratio; documented as an integer.\",\"documentedAs\":\"screen_density\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":14,\"row\":\"screen_density\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"fingerprint\":{\"description\":\"Fingerprint from device features.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":15,\"row\":\"fingerprint\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"osFamily\":{\"description\":\"Operating system family.\",\"documentedAs\":\"os_family\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":16,\"row\":\"os_family\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"osVersion\":{\"description\":\"Operating system version.\",\"documentedAs\":\"os_version\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":17,\"row\":\"os_version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"manufacturer\":{\"description\":\"Device maker.\",\"source\":{\"table\":\"genesys/python-257.1.0/Device.md\",\"line\":18,\"row\":\"manufacturer\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"JourneyGeolocation\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"country\":{\"description\":\"Two-letter country code, ISO 3166-1 alpha-2.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":9,\"row\":\"country\",\"version\":\"257.1.0\"},\"type\":\"string\",\"pattern\":\"^[A-Z]{2}$\"},\"countryName\":{\"description\":\"Country name.\",\"documentedAs\":\"country_name\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":10,\"row\":\"country_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"latitude\":{\"description\":\"Latitude; no range documented.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":11,\"row\":\"latitude\",\"version\":\"257.1.0\"},\"type\":\"number\"},\"longitude\":{\"description\":\"Longitude; no range documented.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":12,\"row\":\"longitude\",\"version\":\"257.1.0\"},\"type\":\"number\"},\"locality\":{\"description\":\"City or locality.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":13,\"row\":\"locality\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"postalCode\":{\"description\":\"Postal or ZIP code.\",\"documentedAs\":\"postal_code\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":14,\"row\":\"postal_code\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"region\":{\"description\":\"Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":15,\"row\":\"region\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"regionName\":{\"description\":\"Region name.\",\"documentedAs\":\"region_name\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":16,\"row\":\"region_name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"How the location was determined; a published sample has ip.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":17,\"row\":\"source\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"timezone\":{\"description\":\"Time zone; format not documented, null in a published sample.\",\"source\":[{\"table\":\"genesys/python-257.1.0/JourneyGeolocation.md\",\"line\":18,\"row\":\"timezone\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true}}},\"JourneyCampaign\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"content\":{\"description\":\"UTM content: tells apart links to one URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":9,\"row\":\"content\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"medium\":{\"description\":\"UTM medium: any string, unlike the medium of a referrer.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":10,\"row\":\"medium\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"name\":{\"description\":\"UTM campaign name.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":11,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"UTM source.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":12,\"row\":\"source\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"term\":{\"description\":\"UTM paid keywords.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":13,\"row\":\"term\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"clickId\":{\"description\":\"Ad click identifier.\",\"documentedAs\":\"click_id\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":14,\"row\":\"click_id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"network\":{\"description\":\"Ad network of the click id.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyCampaign.md\",\"line\":15,\"row\":\"network\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"Referrer\":{\"source\":{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"url\",\"domain\",\"hostname\",\"pathname\",\"medium\"],\"properties\":{\"url\":{\"description\":\"Referrer URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":9,\"row\":\"url\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"domain\":{\"description\":\"Domain of the URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":10,\"row\":\"domain\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"hostname\":{\"description\":\"Host of the URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":11,\"row\":\"hostname\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Search keywords of the referrer.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":12,\"row\":\"keywords\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"pathname\":{\"description\":\"Path of the URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":13,\"row\":\"pathname\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the URL.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":14,\"row\":\"query_string\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"fragment\":{\"description\":\"Fragment of the URL.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":15,\"row\":\"fragment\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"name\":{\"description\":\"Name of the referrer site.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":16,\"row\":\"name\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"medium\":{\"description\":\"Referrer category.\",\"source\":[{\"table\":\"genesys/python-257.1.0/Referrer.md\",\"line\":17,\"row\":\"medium\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\"]}],\"type\":\"string\",\"enum\":[\"internal\",\"search\",\"social\",\"email\",\"unknown\",\"paid\"]}}},\"AddressableEntityRef\":{\"source\":{\"table\":\"genesys/python-257.1.0/AddressableEntityRef.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"properties\":{\"id\":{\"description\":\"Identifier (undescribed).\",\"source\":{\"table\":\"genesys/python-257.1.0/AddressableEntityRef.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"selfUri\":{\"description\":\"URI of the object itself.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/AddressableEntityRef.md\",\"line\":10,\"row\":\"self_uri\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri-reference\"}}},\"EventAction\":{\"source\":{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"id\",\"state\",\"mediaType\",\"prompt\",\"createdDate\"],\"properties\":{\"id\":{\"description\":\"Action identifier.\",\"source\":{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"state\":{\"description\":\"Lifecycle state of the action.\",\"source\":[{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":10,\"row\":\"state\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\",\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"accepted\",\"rejected\",\"timedout\",\"errored\",\"ignored\",\"qualified\",\"offered\",\"started\",\"engaged\",\"qualifiedOutsideSchedule\",\"offeredOutsideSchedule\",\"abandoned\",\"completed\",\"frequencyCapReached\"],\"rustNames\":{\"timedout\":\"TimedOut\"}},\"mediaType\":{\"description\":\"Channel used to deliver the action.\",\"documentedAs\":\"media_type\",\"source\":[{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":11,\"row\":\"media_type\",\"version\":\"257.1.0\"},{\"document\":\"Python SDK models, allowed_values\",\"version\":\"249.0.0 and 257.1.0\",\"keywords\":[\"enum\",\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"webchat\",\"webMessagingOffer\",\"contentOffer\",\"integrationAction\",\"architectFlow\",\"openAction\"],\"rustNames\":{\"webchat\":\"WebChat\"}},\"prompt\":{\"description\":\"Text shown or sent to the visitor.\",\"source\":{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":12,\"row\":\"prompt\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"createdDate\":{\"description\":\"Creation time of the action. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/python-257.1.0/EventAction.md\",\"line\":13,\"row\":\"created_date\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"ActionEventActionMap\":{\"source\":{\"table\":\"genesys/python-257.1.0/ActionEventActionMap.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"id\",\"version\",\"displayName\"],\"properties\":{\"id\":{\"description\":\"Action map identifier (no description before 195.0.0).\",\"source\":{\"table\":\"genesys/python-257.1.0/ActionEventActionMap.md\",\"line\":9,\"row\":\"id\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"selfUri\":{\"description\":\"URI of the object itself.\",\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/python-257.1.0/ActionEventActionMap.md\",\"line\":10,\"row\":\"self_uri\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri-reference\"},\"version\":{\"description\":\"Version number of the action map.\",\"source\":{\"table\":\"genesys/python-257.1.0/ActionEventActionMap.md\",\"line\":11,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"integer\"},\"displayName\":{\"description\":\"Display name.\",\"documentedAs\":\"display_name\",\"source\":{\"table\":\"genesys/python-257.1.0/ActionEventActionMap.md\",\"line\":12,\"row\":\"display_name\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"JourneyPage\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"url\",\"domain\",\"hostname\",\"pathname\",\"breadcrumb\"],\"properties\":{\"url\":{\"description\":\"Page URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":9,\"row\":\"url\",\"version\":\"257.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"title\":{\"description\":\"Page title.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":10,\"row\":\"title\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"domain\":{\"description\":\"Domain of the page URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":11,\"row\":\"domain\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"fragment\":{\"description\":\"Fragment of the page URL.\",\"source\":[{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":12,\"row\":\"fragment\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"hostname\":{\"description\":\"Host of the page URL.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":13,\"row\":\"hostname\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Content of the keywords meta tag.\",\"source\":[{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":14,\"row\":\"keywords\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"lang\":{\"description\":\"Page language, ISO 639-1 code from the html tag.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":15,\"row\":\"lang\",\"version\":\"257.1.0\"},\"type\":\"string\",\"pattern\":\"^[a-z]{2}$\"},\"pathname\":{\"description\":\"Path of the page.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":16,\"row\":\"pathname\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the page.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":17,\"row\":\"query_string\",\"version\":\"257.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"breadcrumb\":{\"description\":\"Position of the page in the site hierarchy.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyPage.md\",\"line\":18,\"row\":\"breadcrumb\",\"version\":\"257.1.0\"},\"type\":\"array\",\"items\":{\"type\":\"string\"}}}},\"CustomEventAttribute\":{\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"dataType\",\"value\"],\"properties\":{\"dataType\":{\"description\":\"Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.\",\"documentedAs\":\"data_type\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":9,\"row\":\"data_type\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"value\":{\"description\":\"Value, always a string, including numbers and booleans.\",\"source\":{\"table\":\"genesys/python-257.1.0/CustomEventAttribute.md\",\"line\":10,\"row\":\"value\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"JourneyApp\":{\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"name\",\"namespace\",\"version\",\"buildNumber\"],\"properties\":{\"name\":{\"description\":\"Application name.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":9,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"namespace\":{\"description\":\"Reverse-domain namespace.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":10,\"row\":\"namespace\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Application version.\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":11,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"buildNumber\":{\"description\":\"Build number, a string.\",\"documentedAs\":\"build_number\",\"source\":{\"table\":\"genesys/python-257.1.0/JourneyApp.md\",\"line\":12,\"row\":\"build_number\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"SdkLibrary\":{\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"name\",\"version\"],\"properties\":{\"name\":{\"description\":\"SDK name.\",\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":9,\"row\":\"name\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"SDK version.\",\"source\":{\"table\":\"genesys/python-257.1.0/SdkLibrary.md\",\"line\":10,\"row\":\"version\",\"version\":\"257.1.0\"},\"type\":\"string\"}}},\"NetworkConnectivity\":{\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":7,\"version\":\"257.1.0\"},\"type\":\"object\",\"required\":[\"bluetoothEnabled\",\"cellularEnabled\",\"wifiEnabled\"],\"properties\":{\"carrier\":{\"description\":\"Network carrier.\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":9,\"row\":\"carrier\",\"version\":\"257.1.0\"},\"type\":\"string\"},\"bluetoothEnabled\":{\"description\":\"Bluetooth on.\",\"documentedAs\":\"bluetooth_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":10,\"row\":\"bluetooth_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"cellularEnabled\":{\"description\":\"Cellular on.\",\"documentedAs\":\"cellular_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":11,\"row\":\"cellular_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"},\"wifiEnabled\":{\"description\":\"Wi-Fi on.\",\"documentedAs\":\"wifi_enabled\",\"source\":{\"table\":\"genesys/python-257.1.0/NetworkConnectivity.md\",\"line\":12,\"row\":\"wifi_enabled\",\"version\":\"257.1.0\"},\"type\":\"boolean\"}}}}}",
    root EventListing EVENT_LISTING_RULES_0 "",
    typed [
        Event, Id, CorrelationId, CustomerIdType, OtherCustomerIdType, EventSession, SelfUri, Type,
        OtherType, EventType, OtherEventType, OutcomeAchievedEvent, OutcomeAchievedEventOutcome,
        Browser, Lang, Device, Category, DeviceType, OtherDeviceType, JourneyGeolocation, Country,
        JourneyCampaign, Referrer, Url, Medium, SegmentAssignmentEvent, AddressableEntityRef,
        WebActionEvent, EventAction, State, MediaType, ActionEventActionMap, WebEvent, JourneyPage,
        JourneyPageLang, CustomEventAttribute, AppEvent, JourneyApp, SdkLibrary,
        NetworkConnectivity
    ],
    rules {
        EVENT_LISTING_RULES_0 = ""
    }
}
