// @generated: do not edit by hand.
// schema: genesys/event@181.1.0
// hash: af2f976a18910af4
// tablature: 0.1.0

/// One journey event. `eventType` names its kind, and the payload member of that kind is filled.
///
/// From `genesys/java-2023-08/Event.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// UUID the system gave the event.
    ///
    /// Limits: format `uuid`.
    pub id: Option<Id>,
    /// UUID of whatever triggered the event.
    ///
    /// Limits: format `uuid`.
    pub correlation_id: Option<CorrelationId>,
    /// Customer identifier in the originating system.
    pub customer_id: Option<String>,
    /// Kind of customer identifier: any string, e.g. cookie, email, phone.
    pub customer_id_type: Option<CustomerIdType>,
    /// Session containing the event.
    pub session: Option<EventSession>,
    /// Name of the event type; observed filter values are `com.genesys.journey.<PayloadType>`.
    pub event_type: EventType,
    /// Payload when a generic action fired.
    pub generic_action_event: Option<GenericActionEvent>,
    /// Payload when an outcome was reached.
    pub outcome_achieved_event: Option<OutcomeAchievedEvent>,
    /// Deprecated segment payload.
    #[deprecated]
    pub segment_assigned_event: Option<SegmentAssignedEvent>,
    /// Payload when a segment was assigned.
    pub segment_assignment_event: Option<SegmentAssignmentEvent>,
    /// Payload when a web action fired.
    pub web_action_event: Option<WebActionEvent>,
    /// Payload for a browser interaction.
    pub web_event: Option<WebEvent>,
    /// When the event happened. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: Option<::tablature::types::DateTime>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Event, keep other, root EVENT_RULES_0, new(event_type: EventType),
    absent(
        id, correlation_id, customer_id, customer_id_type, session, generic_action_event,
        outcome_achieved_event, segment_assigned_event, segment_assignment_event, web_action_event,
        web_event, created_date, other
    ),
    {
        id: optional "id",
        correlation_id: optional "correlationId" | "correlation_id",
        customer_id: optional "customerId" | "customer_id",
        customer_id_type: optional "customerIdType" | "customer_id_type",
        session: optional "session",
        event_type: required "eventType" | "event_type",
        generic_action_event: optional "genericActionEvent" | "generic_action_event",
        outcome_achieved_event: optional "outcomeAchievedEvent" | "outcome_achieved_event",
        segment_assigned_event: optional "segmentAssignedEvent" | "segment_assigned_event",
        segment_assignment_event: optional "segmentAssignmentEvent" | "segment_assignment_event",
        web_action_event: optional "webActionEvent" | "web_action_event",
        web_event: optional "webEvent" | "web_event",
        created_date: optional "createdDate" | "created_date",
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
/// From `genesys/java-2023-08/EventSession.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct EventSession {
    pub id: Option<String>,
    pub self_uri: Option<String>,
    /// Session category, e.g. web or app.
    pub r#type: Option<Type>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventSession, keep other,
    {
        id: optional "id",
        self_uri: optional "selfUri" | "self_uri",
        r#type: optional "type",
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

/// Payload when a generic action fired.
///
/// From `genesys/java-2023-08/GenericActionEvent.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GenericActionEvent {
    /// Action behind the event.
    pub action: GenericEventAction,
    /// Action map that fired the action.
    pub action_map: Option<ActionEventActionMap>,
    /// Error code when the action failed.
    pub error_code: Option<String>,
    /// Error text when the action failed.
    pub error_message: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    GenericActionEvent, keep other, new(action: GenericEventAction),
    absent(action_map, error_code, error_message, other),
    {
        action: required "action",
        action_map: optional "actionMap" | "action_map",
        error_code: optional "errorCode" | "error_code",
        error_message: optional "errorMessage" | "error_message",
    }
}

/// Action behind the event.
///
/// From `genesys/java-2023-08/GenericEventAction.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GenericEventAction {
    /// Action identifier.
    pub id: String,
    /// Lifecycle state of the action.
    pub state: Option<State>,
    /// Channel used to deliver the action.
    pub media_type: Option<MediaType>,
    /// Text shown or sent to the visitor.
    pub prompt: Option<String>,
    /// Delivery address, such as an email address or webhook URL.
    pub media_address: Option<String>,
    /// Creation time of the action. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: Option<::tablature::types::DateTime>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    GenericEventAction, keep other, new(id: String),
    absent(state, media_type, prompt, media_address, created_date, other),
    {
        id: required "id",
        state: optional "state",
        media_type: optional "mediaType" | "media_type",
        prompt: optional "prompt",
        media_address: optional "mediaAddress" | "media_address",
        created_date: optional "createdDate" | "created_date",
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
/// From `genesys/java-2023-08/ActionEventActionMap.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionEventActionMap {
    pub id: Option<String>,
    pub self_uri: Option<String>,
    /// Version number of the action map.
    ///
    /// Format: `int32` (not checked).
    pub version: Option<::tablature::types::Integer>,
    /// Display name.
    pub display_name: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ActionEventActionMap, keep other, new(display_name: String),
    absent(id, self_uri, version, other),
    {
        id: optional "id",
        self_uri: optional "selfUri" | "self_uri",
        version: optional "version",
        display_name: required "displayName" | "display_name",
    }
}

/// Payload when an outcome was reached.
///
/// From `genesys/java-2023-08/OutcomeAchievedEvent.md`, line 9, version 181.1.0.
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
/// From `genesys/java-2023-08/OutcomeAchievedEventOutcome.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OutcomeAchievedEventOutcome {
    pub id: Option<String>,
    pub self_uri: Option<String>,
    /// Display name.
    pub display_name: String,
    /// Version number of the outcome.
    ///
    /// Format: `int32` (not checked).
    pub version: Option<::tablature::types::Integer>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    OutcomeAchievedEventOutcome, keep other, new(display_name: String),
    absent(id, self_uri, version, other),
    {
        id: optional "id",
        self_uri: optional "selfUri" | "self_uri",
        display_name: required "displayName" | "display_name",
        version: optional "version",
    }
}

/// Browser of the customer.
///
/// From `genesys/java-2023-08/Browser.md`, line 9, version 181.1.0.
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
    /// True on mobile devices. Null is read as absence.
    pub is_mobile: Option<bool>,
    /// Viewport height.
    ///
    /// Format: `int32` (not checked).
    pub view_height: Option<::tablature::types::Integer>,
    /// Viewport width.
    ///
    /// Format: `int32` (not checked).
    pub view_width: Option<::tablature::types::Integer>,
    /// Flash installed.
    pub features_flash: Option<bool>,
    /// Java installed.
    pub features_java: Option<bool>,
    /// PDF recognised.
    pub features_pdf: Option<bool>,
    /// WebRTC supported.
    pub features_webrtc: Option<bool>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Browser, keep other, new(family: String, version: String),
    absent(
        lang, fingerprint, is_mobile, view_height, view_width, features_flash, features_java,
        features_pdf, features_webrtc, other
    ),
    {
        family: required "family",
        version: required "version",
        lang: optional "lang",
        fingerprint: absent_null "fingerprint",
        is_mobile: absent_null "isMobile" | "is_mobile",
        view_height: optional "viewHeight" | "view_height",
        view_width: optional "viewWidth" | "view_width",
        features_flash: optional "featuresFlash" | "features_flash",
        features_java: optional "featuresJava" | "features_java",
        features_pdf: optional "featuresPdf" | "features_pdf",
        features_webrtc: optional "featuresWebrtc" | "features_webrtc",
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
/// From `genesys/java-2023-08/Device.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Device {
    /// Device class.
    pub category: Category,
    /// Device type name, e.g. iPad, iPhone, Other.
    pub r#type: DeviceType,
    /// True on mobile devices.
    pub is_mobile: Option<bool>,
    /// Screen height.
    ///
    /// Format: `int32` (not checked).
    pub screen_height: Option<::tablature::types::Integer>,
    /// Screen width.
    ///
    /// Format: `int32` (not checked).
    pub screen_width: Option<::tablature::types::Integer>,
    /// Fingerprint from device features. Null is read as absence.
    pub fingerprint: Option<String>,
    /// Operating system family.
    pub os_family: String,
    /// Operating system version.
    pub os_version: String,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Device, keep other,
    new(category: Category, r#type: DeviceType, os_family: String, os_version: String),
    absent(is_mobile, screen_height, screen_width, fingerprint, other),
    {
        category: required "category",
        r#type: required "type",
        is_mobile: optional "isMobile" | "is_mobile",
        screen_height: optional "screenHeight" | "screen_height",
        screen_width: optional "screenWidth" | "screen_width",
        fingerprint: absent_null "fingerprint",
        os_family: required "osFamily" | "os_family",
        os_version: required "osVersion" | "os_version",
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
/// From `genesys/java-2023-08/JourneyGeolocation.md`, line 9, version 181.1.0.
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
    ///
    /// Format: `double` (not checked).
    pub latitude: Option<::tablature::types::Number>,
    /// Longitude; no range documented.
    ///
    /// Format: `double` (not checked).
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

/// The definition `JourneyCampaign`, from `genesys/java-2023-08/JourneyCampaign.md`, line 9, version 181.1.0.
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

/// The definition `Referrer`, from `genesys/java-2023-08/Referrer.md`, line 9, version 181.1.0.
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
    pub medium: Option<Medium>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Referrer, keep other, new(url: Url, domain: String, hostname: String, pathname: String),
    absent(keywords, query_string, fragment, name, medium, other),
    {
        url: required "url",
        domain: required "domain",
        hostname: required "hostname",
        keywords: absent_null "keywords",
        pathname: required "pathname",
        query_string: absent_null "queryString" | "query_string",
        fragment: absent_null "fragment",
        name: absent_null "name",
        medium: optional "medium",
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

/// Deprecated segment payload.
///
/// From `genesys/java-2023-08/SegmentAssignedEvent.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SegmentAssignedEvent {
    /// Segment that matched.
    pub segment: SegmentAssignedEventSegment,
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
    SegmentAssignedEvent, keep other, new(segment: SegmentAssignedEventSegment),
    absent(
        user_agent_string, browser, device, geolocation, ip_address, ip_organization, mkt_campaign,
        visit_referrer, visit_created_date, other
    ),
    {
        segment: required "segment",
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

/// Segment that matched.
///
/// From `genesys/java-2023-08/SegmentAssignedEventSegment.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SegmentAssignedEventSegment {
    pub id: Option<String>,
    pub self_uri: Option<String>,
    /// Display name.
    pub display_name: String,
    /// Version number of the segment.
    ///
    /// Format: `int32` (not checked).
    pub version: Option<::tablature::types::Integer>,
    /// Whether the segment applies per session or per customer.
    pub scope: Option<Scope>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SegmentAssignedEventSegment, keep other, new(display_name: String),
    absent(id, self_uri, version, scope, other),
    {
        id: optional "id",
        self_uri: optional "selfUri" | "self_uri",
        display_name: required "displayName" | "display_name",
        version: optional "version",
        scope: optional "scope",
    }
}

/// Whether the segment applies per session or per customer.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// `Session`
    Session,
    /// `Customer`
    Customer,
}
::tablature::__tablature_enum! {
    Scope,
    {
        Session = "Session",
        Customer = "Customer",
    }
}

/// Payload when a segment was assigned.
///
/// From `genesys/java-2023-08/SegmentAssignmentEvent.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SegmentAssignmentEvent {
    /// Segment that was assigned.
    pub segment: Option<AddressableEntityRef>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SegmentAssignmentEvent, keep other,
    {
        segment: optional "segment",
    }
}

/// The definition `AddressableEntityRef`, from `genesys/java-2023-08/AddressableEntityRef.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct AddressableEntityRef {
    pub id: Option<String>,
    pub self_uri: Option<String>,
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
/// From `genesys/java-2023-08/WebActionEvent.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebActionEvent {
    /// Action behind the event.
    pub action: EventAction,
    /// Action map that fired the action.
    pub action_map: Option<ActionEventActionMap>,
    /// Target of an engagement action.
    pub action_target: Option<AddressableEntityRef>,
    /// Elapsed milliseconds until the action was disposed.
    ///
    /// Format: `int64` (not checked).
    pub time_to_disposition: Option<::tablature::types::Integer>,
    /// Error code when the action failed.
    pub error_code: Option<String>,
    /// Error text when the action failed.
    pub error_message: Option<String>,
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
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebActionEvent, keep other, new(action: EventAction),
    absent(
        action_map, action_target, time_to_disposition, error_code, error_message,
        user_agent_string, browser, device, geolocation, ip_address, ip_organization, mkt_campaign,
        visit_referrer, other
    ),
    {
        action: required "action",
        action_map: optional "actionMap" | "action_map",
        action_target: optional "actionTarget" | "action_target",
        time_to_disposition: optional "timeToDisposition" | "time_to_disposition",
        error_code: optional "errorCode" | "error_code",
        error_message: optional "errorMessage" | "error_message",
        user_agent_string: optional "userAgentString" | "user_agent_string",
        browser: optional "browser",
        device: optional "device",
        geolocation: optional "geolocation",
        ip_address: optional "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        visit_referrer: optional "visitReferrer" | "visit_referrer",
    }
}

/// Action behind the event.
///
/// From `genesys/java-2023-08/EventAction.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventAction {
    /// Action identifier.
    pub id: String,
    /// Lifecycle state of the action.
    pub state: Option<State>,
    /// Channel used to deliver the action.
    pub media_type: Option<MediaType>,
    /// Text shown or sent to the visitor.
    pub prompt: Option<String>,
    /// Creation time of the action. Date time is an ISO-8601 string, for example: `yyyy-MM-ddTHH:mm:ss[.mmm]Z`.
    ///
    /// Limits: format `date-time`.
    pub created_date: Option<::tablature::types::DateTime>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventAction, keep other, new(id: String),
    absent(state, media_type, prompt, created_date, other),
    {
        id: required "id",
        state: optional "state",
        media_type: optional "mediaType" | "media_type",
        prompt: optional "prompt",
        created_date: optional "createdDate" | "created_date",
    }
}

/// Payload for a browser interaction.
///
/// From `genesys/java-2023-08/WebEvent.md`, line 9, version 181.1.0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebEvent {
    /// Name of the customer action; past tense `object_verb` form is recommended.
    pub event_name: String,
    /// Events by this customer over all sessions.
    ///
    /// Format: `int32` (not checked).
    pub total_event_count: Option<::tablature::types::Integer>,
    /// Page views by this customer over all sessions.
    ///
    /// Format: `int32` (not checked).
    pub total_pageview_count: Option<::tablature::types::Integer>,
    /// Page on which the interaction took place.
    pub page: Option<JourneyPage>,
    /// HTTP User-Agent header value (RFC 1945 10.15).
    pub user_agent_string: Option<String>,
    /// Browser of the customer.
    pub browser: Option<Browser>,
    /// Device of the customer.
    pub device: Option<Device>,
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
    pub attributes: Option<::tablature::types::Map<CustomEventAttribute>>,
    /// Map of user-defined traits.
    pub traits: Option<::tablature::types::Map<CustomEventAttribute>>,
    /// Keywords the customer searched for.
    pub search_query: Option<String>,
    /// True if the session was authenticated.
    pub authenticated: Option<bool>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    WebEvent, keep other, new(event_name: String),
    absent(
        total_event_count, total_pageview_count, page, user_agent_string, browser, device,
        geolocation, ip_address, ip_organization, mkt_campaign, referrer, attributes, traits,
        search_query, authenticated, other
    ),
    {
        event_name: required "eventName" | "event_name",
        total_event_count: optional "totalEventCount" | "total_event_count",
        total_pageview_count: optional "totalPageviewCount" | "total_pageview_count",
        page: optional "page",
        user_agent_string: optional "userAgentString" | "user_agent_string",
        browser: optional "browser",
        device: optional "device",
        geolocation: optional "geolocation",
        ip_address: absent_null "ipAddress" | "ip_address",
        ip_organization: optional "ipOrganization" | "ip_organization",
        mkt_campaign: absent_null "mktCampaign" | "mkt_campaign",
        referrer: optional "referrer",
        attributes: optional "attributes",
        traits: optional "traits",
        search_query: optional "searchQuery" | "search_query",
        authenticated: optional "authenticated",
    }
}

/// Page on which the interaction took place.
///
/// From `genesys/java-2023-08/JourneyPage.md`, line 9, version 181.1.0.
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
    pub lang: Option<String>,
    /// Path of the page.
    pub pathname: String,
    /// Query string of the page. Null is read as absence.
    pub query_string: Option<String>,
    /// Position of the page in the site hierarchy.
    pub breadcrumb: Option<Vec<String>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    JourneyPage, keep other, new(url: Url, domain: String, hostname: String, pathname: String),
    absent(title, fragment, keywords, lang, query_string, breadcrumb, other),
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
        breadcrumb: optional "breadcrumb",
    }
}

/// The definition `CustomEventAttribute`, from `genesys/java-2023-08/CustomEventAttribute.md`, line 9, version 181.1.0.
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
    EVENT_SCHEMA = "genesys/event@181.1.0" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/event@181.1.0\",\"title\":\"Event\",\"description\":\"One journey event. eventType names its kind, and the payload member of that kind is filled.\",\"source\":[{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"eventType\"],\"properties\":{\"id\":{\"description\":\"UUID the system gave the event.\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"uuid\"},\"correlationId\":{\"description\":\"UUID of whatever triggered the event.\",\"documentedAs\":\"correlation_id\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":12,\"row\":\"correlationId\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"uuid\"},\"customerId\":{\"description\":\"Customer identifier in the originating system.\",\"documentedAs\":\"customer_id\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":13,\"row\":\"customerId\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"customerIdType\":{\"description\":\"Kind of customer identifier: any string, e.g. cookie, email, phone.\",\"documentedAs\":\"customer_id_type\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":14,\"row\":\"customerIdType\",\"version\":\"181.1.0\"},\"type\":\"string\",\"knownValues\":[\"cookie\",\"email\",\"phone\"]},\"session\":{\"description\":\"Session containing the event.\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":15,\"row\":\"session\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/EventSession\"},\"eventType\":{\"description\":\"Name of the event type; observed filter values are com.genesys.journey.<PayloadType>.\",\"documentedAs\":\"event_type\",\"source\":[{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":16,\"row\":\"eventType\",\"version\":\"181.1.0\"},{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"com.genesys.journey.WebEvent\",\"com.genesys.journey.WebActionEvent\",\"com.genesys.journey.OutcomeAchievedEvent\",\"com.genesys.journey.SegmentAssignmentEvent\",\"com.genesys.journey.AppEvent\",\"WebEvent\",\"WebActionEvent\",\"OutcomeAchievedEvent\",\"SegmentAssignmentEvent\",\"AppEvent\"]},\"genericActionEvent\":{\"description\":\"Payload when a generic action fired.\",\"documentedAs\":\"generic_action_event\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":17,\"row\":\"genericActionEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/GenericActionEvent\"},\"outcomeAchievedEvent\":{\"description\":\"Payload when an outcome was reached.\",\"documentedAs\":\"outcome_achieved_event\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":18,\"row\":\"outcomeAchievedEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/OutcomeAchievedEvent\"},\"segmentAssignedEvent\":{\"description\":\"Deprecated segment payload.\",\"documentedAs\":\"segment_assigned_event\",\"deprecated\":true,\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":19,\"row\":\"segmentAssignedEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/SegmentAssignedEvent\"},\"segmentAssignmentEvent\":{\"description\":\"Payload when a segment was assigned.\",\"documentedAs\":\"segment_assignment_event\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":20,\"row\":\"segmentAssignmentEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/SegmentAssignmentEvent\"},\"webActionEvent\":{\"description\":\"Payload when a web action fired.\",\"documentedAs\":\"web_action_event\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":21,\"row\":\"webActionEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/WebActionEvent\"},\"webEvent\":{\"description\":\"Payload for a browser interaction.\",\"documentedAs\":\"web_event\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":22,\"row\":\"webEvent\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/WebEvent\"},\"createdDate\":{\"description\":\"When the event happened. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/java-2023-08/Event.md\",\"line\":23,\"row\":\"createdDate\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}},\"allOf\":[{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.WebEvent\",\"WebEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"genericActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"segmentAssignedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebEvent goes with webEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.WebActionEvent\",\"WebActionEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"genericActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"segmentAssignedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: WebActionEvent goes with webActionEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.OutcomeAchievedEvent\",\"OutcomeAchievedEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"genericActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"segmentAssignedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: OutcomeAchievedEvent goes with outcomeAchievedEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.SegmentAssignmentEvent\",\"SegmentAssignmentEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"genericActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"segmentAssignedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: SegmentAssignmentEvent goes with segmentAssignmentEvent\"},\"not\":{}}}}}},{\"source\":{\"document\":\"Journey API, filter values of get_journey_session_events\",\"version\":\"249.0.0\"},\"if\":{\"required\":[\"eventType\"],\"properties\":{\"eventType\":{\"enum\":[\"com.genesys.journey.AppEvent\",\"AppEvent\"]}}},\"then\":{\"should\":{\"properties\":{\"genericActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"outcomeAchievedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"segmentAssignedEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"segmentAssignmentEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"webActionEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}},\"webEvent\":{\"fault\":{\"code\":\"payload-mismatch\",\"help\":\"remove this member, or correct eventType: AppEvent goes with appEvent\"},\"not\":{}}}}}}],\"$defs\":{\"EventSession\":{\"source\":[{\"table\":\"genesys/java-2023-08/EventSession.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"properties\":{\"id\":{\"source\":{\"table\":\"genesys/java-2023-08/EventSession.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"selfUri\":{\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/java-2023-08/EventSession.md\",\"line\":12,\"row\":\"selfUri\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"type\":{\"description\":\"Session category, e.g. web or app.\",\"source\":{\"table\":\"genesys/java-2023-08/EventSession.md\",\"line\":13,\"row\":\"type\",\"version\":\"181.1.0\"},\"type\":\"string\",\"knownValues\":[\"web\",\"app\"]}}},\"GenericActionEvent\":{\"source\":[{\"table\":\"genesys/java-2023-08/GenericActionEvent.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"action\"],\"properties\":{\"action\":{\"description\":\"Action behind the event.\",\"source\":{\"table\":\"genesys/java-2023-08/GenericActionEvent.md\",\"line\":11,\"row\":\"action\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/GenericEventAction\"},\"actionMap\":{\"description\":\"Action map that fired the action.\",\"documentedAs\":\"action_map\",\"source\":{\"table\":\"genesys/java-2023-08/GenericActionEvent.md\",\"line\":12,\"row\":\"actionMap\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/ActionEventActionMap\"},\"errorCode\":{\"description\":\"Error code when the action failed.\",\"documentedAs\":\"error_code\",\"source\":{\"table\":\"genesys/java-2023-08/GenericActionEvent.md\",\"line\":13,\"row\":\"errorCode\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"errorMessage\":{\"description\":\"Error text when the action failed.\",\"documentedAs\":\"error_message\",\"source\":{\"table\":\"genesys/java-2023-08/GenericActionEvent.md\",\"line\":14,\"row\":\"errorMessage\",\"version\":\"181.1.0\"},\"type\":\"string\"}}},\"OutcomeAchievedEvent\":{\"source\":[{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"outcome\"],\"properties\":{\"outcome\":{\"description\":\"Outcome that was reached.\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":11,\"row\":\"outcome\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/OutcomeAchievedEventOutcome\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":12,\"row\":\"userAgentString\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":13,\"row\":\"browser\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":14,\"row\":\"device\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":15,\"row\":\"geolocation\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":16,\"row\":\"ipAddress\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":17,\"row\":\"ipOrganization\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":18,\"row\":\"mktCampaign\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"visitReferrer\":{\"description\":\"Referrer of the visit.\",\"documentedAs\":\"visit_referrer\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":19,\"row\":\"visitReferrer\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Referrer\"},\"visitCreatedDate\":{\"description\":\"Start of the visit. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"visit_created_date\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEvent.md\",\"line\":20,\"row\":\"visitCreatedDate\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"SegmentAssignedEvent\":{\"source\":[{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"segment\"],\"properties\":{\"segment\":{\"description\":\"Segment that matched.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":11,\"row\":\"segment\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/SegmentAssignedEventSegment\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":12,\"row\":\"userAgentString\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":13,\"row\":\"browser\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":14,\"row\":\"device\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":15,\"row\":\"geolocation\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":16,\"row\":\"ipAddress\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":17,\"row\":\"ipOrganization\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":18,\"row\":\"mktCampaign\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"visitReferrer\":{\"description\":\"Referrer of the visit.\",\"documentedAs\":\"visit_referrer\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":19,\"row\":\"visitReferrer\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Referrer\"},\"visitCreatedDate\":{\"description\":\"Start of the visit. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"visit_created_date\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEvent.md\",\"line\":20,\"row\":\"visitCreatedDate\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"SegmentAssignmentEvent\":{\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignmentEvent.md\",\"line\":9,\"version\":\"181.1.0\"},\"type\":\"object\",\"properties\":{\"segment\":{\"description\":\"Segment that was assigned.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignmentEvent.md\",\"line\":11,\"row\":\"segment\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/AddressableEntityRef\"}}},\"WebActionEvent\":{\"source\":[{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"action\"],\"properties\":{\"action\":{\"description\":\"Action behind the event.\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":11,\"row\":\"action\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/EventAction\"},\"actionMap\":{\"description\":\"Action map that fired the action.\",\"documentedAs\":\"action_map\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":12,\"row\":\"actionMap\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/ActionEventActionMap\"},\"actionTarget\":{\"description\":\"Target of an engagement action.\",\"documentedAs\":\"action_target\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":13,\"row\":\"actionTarget\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/AddressableEntityRef\"},\"timeToDisposition\":{\"description\":\"Elapsed milliseconds until the action was disposed.\",\"documentedAs\":\"time_to_disposition\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":14,\"row\":\"timeToDisposition\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int64\"},\"errorCode\":{\"description\":\"Error code when the action failed.\",\"documentedAs\":\"error_code\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":15,\"row\":\"errorCode\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"errorMessage\":{\"description\":\"Error text when the action failed.\",\"documentedAs\":\"error_message\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":16,\"row\":\"errorMessage\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":17,\"row\":\"userAgentString\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":18,\"row\":\"browser\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":19,\"row\":\"device\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":20,\"row\":\"geolocation\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address of the customer.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":21,\"row\":\"ipAddress\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":22,\"row\":\"ipOrganization\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":23,\"row\":\"mktCampaign\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"visitReferrer\":{\"description\":\"Referrer of the visit.\",\"documentedAs\":\"visit_referrer\",\"source\":{\"table\":\"genesys/java-2023-08/WebActionEvent.md\",\"line\":24,\"row\":\"visitReferrer\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Referrer\"}}},\"WebEvent\":{\"source\":[{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"eventName\"],\"properties\":{\"eventName\":{\"description\":\"Name of the customer action; past tense object_verb form is recommended.\",\"documentedAs\":\"event_name\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":11,\"row\":\"eventName\",\"version\":\"181.1.0\"},\"type\":\"string\",\"recommendedPattern\":\"^[a-z0-9]+(_[a-z0-9]+)*_([a-z]+ed|became|began|begun|bought|broke|broken|brought|built|came|caught|chose|chosen|cut|did|done|drawn|drew|driven|fed|fell|felt|found|gave|given|gone|got|heard|held|hid|hidden|hit|kept|known|laid|led|left|lent|let|lost|made|met|paid|put|quit|ran|read|redone|reset|said|sat|saw|seen|sent|set|shown|shut|sold|sought|spent|split|spoken|stood|stolen|swept|taken|taught|thought|threw|thrown|told|took|undone|understood|went|withdrawn|woken|won|worn|written|wrote)$\"},\"totalEventCount\":{\"description\":\"Events by this customer over all sessions.\",\"documentedAs\":\"total_event_count\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":12,\"row\":\"totalEventCount\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"totalPageviewCount\":{\"description\":\"Page views by this customer over all sessions.\",\"documentedAs\":\"total_pageview_count\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":13,\"row\":\"totalPageviewCount\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"page\":{\"description\":\"Page on which the interaction took place.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":14,\"row\":\"page\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/JourneyPage\"},\"userAgentString\":{\"description\":\"HTTP User-Agent header value (RFC 1945 10.15).\",\"documentedAs\":\"user_agent_string\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":15,\"row\":\"userAgentString\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":16,\"row\":\"browser\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Browser\"},\"device\":{\"description\":\"Device of the customer.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":17,\"row\":\"device\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Device\"},\"geolocation\":{\"description\":\"Where the customer is.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":18,\"row\":\"geolocation\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/JourneyGeolocation\"},\"ipAddress\":{\"description\":\"IP address; documented as possibly null when IP collection is switched off.\",\"documentedAs\":\"ip_address\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":19,\"row\":\"ipAddress\",\"version\":\"181.1.0\"},\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"ipOrganization\":{\"description\":\"Organization or ISP derived from the IP address.\",\"documentedAs\":\"ip_organization\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":20,\"row\":\"ipOrganization\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"mktCampaign\":{\"description\":\"Marketing or traffic source (UTM) data.\",\"documentedAs\":\"mkt_campaign\",\"source\":[{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":21,\"row\":\"mktCampaign\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"nullMeansAbsent\":true,\"anyOf\":[{\"$ref\":\"#/$defs/JourneyCampaign\"},{\"type\":\"null\"}]},\"referrer\":{\"description\":\"Page that led to the current one.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":22,\"row\":\"referrer\",\"version\":\"181.1.0\"},\"$ref\":\"#/$defs/Referrer\"},\"attributes\":{\"description\":\"Map of user-defined attributes.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":23,\"row\":\"attributes\",\"version\":\"181.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"traits\":{\"description\":\"Map of user-defined traits.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":24,\"row\":\"traits\",\"version\":\"181.1.0\"},\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/CustomEventAttribute\"}},\"searchQuery\":{\"description\":\"Keywords the customer searched for.\",\"documentedAs\":\"search_query\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":25,\"row\":\"searchQuery\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"authenticated\":{\"description\":\"True if the session was authenticated.\",\"source\":{\"table\":\"genesys/java-2023-08/WebEvent.md\",\"line\":26,\"row\":\"authenticated\",\"version\":\"181.1.0\"},\"type\":\"boolean\"}}},\"GenericEventAction\":{\"source\":[{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"description\":\"Action identifier.\",\"source\":{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"state\":{\"description\":\"Lifecycle state of the action.\",\"source\":[{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":12,\"row\":\"state\",\"version\":\"181.1.0\"},{\"document\":\"the words of the value\",\"version\":\"181.1.0\",\"keywords\":[\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"accepted\",\"rejected\",\"timedout\",\"errored\",\"ignored\",\"qualified\",\"offered\",\"started\",\"engaged\",\"qualifiedOutsideSchedule\",\"offeredOutsideSchedule\",\"abandoned\",\"completed\",\"frequencyCapReached\"],\"rustNames\":{\"timedout\":\"TimedOut\"}},\"mediaType\":{\"description\":\"Channel used to deliver the action.\",\"documentedAs\":\"media_type\",\"source\":[{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":13,\"row\":\"mediaType\",\"version\":\"181.1.0\"},{\"document\":\"the words of the value\",\"version\":\"181.1.0\",\"keywords\":[\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"webchat\",\"webMessagingOffer\",\"contentOffer\",\"integrationAction\",\"architectFlow\",\"openAction\"],\"rustNames\":{\"webchat\":\"WebChat\"}},\"prompt\":{\"description\":\"Text shown or sent to the visitor.\",\"source\":{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":14,\"row\":\"prompt\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"mediaAddress\":{\"description\":\"Delivery address, such as an email address or webhook URL.\",\"documentedAs\":\"media_address\",\"source\":{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":15,\"row\":\"mediaAddress\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"createdDate\":{\"description\":\"Creation time of the action. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/java-2023-08/GenericEventAction.md\",\"line\":16,\"row\":\"createdDate\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"ActionEventActionMap\":{\"source\":[{\"table\":\"genesys/java-2023-08/ActionEventActionMap.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"displayName\"],\"properties\":{\"id\":{\"source\":{\"table\":\"genesys/java-2023-08/ActionEventActionMap.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"selfUri\":{\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/java-2023-08/ActionEventActionMap.md\",\"line\":12,\"row\":\"selfUri\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Version number of the action map.\",\"source\":{\"table\":\"genesys/java-2023-08/ActionEventActionMap.md\",\"line\":13,\"row\":\"version\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"displayName\":{\"description\":\"Display name.\",\"documentedAs\":\"display_name\",\"source\":{\"table\":\"genesys/java-2023-08/ActionEventActionMap.md\",\"line\":14,\"row\":\"displayName\",\"version\":\"181.1.0\"},\"type\":\"string\"}}},\"OutcomeAchievedEventOutcome\":{\"source\":[{\"table\":\"genesys/java-2023-08/OutcomeAchievedEventOutcome.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"displayName\"],\"properties\":{\"id\":{\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEventOutcome.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"selfUri\":{\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEventOutcome.md\",\"line\":12,\"row\":\"selfUri\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"displayName\":{\"description\":\"Display name.\",\"documentedAs\":\"display_name\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEventOutcome.md\",\"line\":13,\"row\":\"displayName\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Version number of the outcome.\",\"source\":{\"table\":\"genesys/java-2023-08/OutcomeAchievedEventOutcome.md\",\"line\":14,\"row\":\"version\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"}}},\"Browser\":{\"source\":[{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"family\",\"version\"],\"properties\":{\"family\":{\"description\":\"Browser family.\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":11,\"row\":\"family\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Browser version, a dotted string.\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":12,\"row\":\"version\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"lang\":{\"description\":\"Browser language, BCP 47 tag.\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":13,\"row\":\"lang\",\"version\":\"181.1.0\"},\"type\":\"string\",\"pattern\":\"^([A-Za-z]{2,8}|[xXiI])(-[A-Za-z0-9]{1,8})*$\"},\"fingerprint\":{\"description\":\"Fingerprint from browser features.\",\"source\":[{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":14,\"row\":\"fingerprint\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":[{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":15,\"row\":\"isMobile\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"boolean\",\"null\"],\"nullMeansAbsent\":true},\"viewHeight\":{\"description\":\"Viewport height.\",\"documentedAs\":\"view_height\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":16,\"row\":\"viewHeight\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"viewWidth\":{\"description\":\"Viewport width.\",\"documentedAs\":\"view_width\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":17,\"row\":\"viewWidth\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"featuresFlash\":{\"description\":\"Flash installed.\",\"documentedAs\":\"features_flash\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":18,\"row\":\"featuresFlash\",\"version\":\"181.1.0\"},\"type\":\"boolean\"},\"featuresJava\":{\"description\":\"Java installed.\",\"documentedAs\":\"features_java\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":19,\"row\":\"featuresJava\",\"version\":\"181.1.0\"},\"type\":\"boolean\"},\"featuresPdf\":{\"description\":\"PDF recognised.\",\"documentedAs\":\"features_pdf\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":20,\"row\":\"featuresPdf\",\"version\":\"181.1.0\"},\"type\":\"boolean\"},\"featuresWebrtc\":{\"description\":\"WebRTC supported.\",\"documentedAs\":\"features_webrtc\",\"source\":{\"table\":\"genesys/java-2023-08/Browser.md\",\"line\":21,\"row\":\"featuresWebrtc\",\"version\":\"181.1.0\"},\"type\":\"boolean\"}}},\"Device\":{\"source\":[{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"category\",\"type\",\"osFamily\",\"osVersion\"],\"properties\":{\"category\":{\"description\":\"Device class.\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":11,\"row\":\"category\",\"version\":\"181.1.0\"},\"type\":\"string\",\"enum\":[\"desktop\",\"mobile\",\"tablet\",\"other\"]},\"type\":{\"description\":\"Device type name, e.g. iPad, iPhone, Other.\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":12,\"row\":\"type\",\"version\":\"181.1.0\"},\"type\":\"string\",\"knownValues\":[\"iPad\",\"iPhone\",\"Other\"]},\"isMobile\":{\"description\":\"True on mobile devices.\",\"documentedAs\":\"is_mobile\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":13,\"row\":\"isMobile\",\"version\":\"181.1.0\"},\"type\":\"boolean\"},\"screenHeight\":{\"description\":\"Screen height.\",\"documentedAs\":\"screen_height\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":14,\"row\":\"screenHeight\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"screenWidth\":{\"description\":\"Screen width.\",\"documentedAs\":\"screen_width\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":15,\"row\":\"screenWidth\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"fingerprint\":{\"description\":\"Fingerprint from device features.\",\"source\":[{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":16,\"row\":\"fingerprint\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"osFamily\":{\"description\":\"Operating system family.\",\"documentedAs\":\"os_family\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":17,\"row\":\"osFamily\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"osVersion\":{\"description\":\"Operating system version.\",\"documentedAs\":\"os_version\",\"source\":{\"table\":\"genesys/java-2023-08/Device.md\",\"line\":18,\"row\":\"osVersion\",\"version\":\"181.1.0\"},\"type\":\"string\"}}},\"JourneyGeolocation\":{\"source\":[{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"properties\":{\"country\":{\"description\":\"Two-letter country code, ISO 3166-1 alpha-2.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":11,\"row\":\"country\",\"version\":\"181.1.0\"},\"type\":\"string\",\"pattern\":\"^[A-Z]{2}$\"},\"countryName\":{\"description\":\"Country name.\",\"documentedAs\":\"country_name\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":12,\"row\":\"countryName\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"latitude\":{\"description\":\"Latitude; no range documented.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":13,\"row\":\"latitude\",\"version\":\"181.1.0\"},\"type\":\"number\",\"format\":\"double\"},\"longitude\":{\"description\":\"Longitude; no range documented.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":14,\"row\":\"longitude\",\"version\":\"181.1.0\"},\"type\":\"number\",\"format\":\"double\"},\"locality\":{\"description\":\"City or locality.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":15,\"row\":\"locality\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"postalCode\":{\"description\":\"Postal or ZIP code.\",\"documentedAs\":\"postal_code\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":16,\"row\":\"postalCode\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"region\":{\"description\":\"Region code said to be ISO 3166-2; a published sample carries only the subdivision part (VIC).\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":17,\"row\":\"region\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"regionName\":{\"description\":\"Region name.\",\"documentedAs\":\"region_name\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":18,\"row\":\"regionName\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"How the location was determined; a published sample has ip.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":19,\"row\":\"source\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"timezone\":{\"description\":\"Time zone; format not documented, null in a published sample.\",\"source\":[{\"table\":\"genesys/java-2023-08/JourneyGeolocation.md\",\"line\":20,\"row\":\"timezone\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true}}},\"JourneyCampaign\":{\"source\":[{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"properties\":{\"content\":{\"description\":\"UTM content: tells apart links to one URL.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":11,\"row\":\"content\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"medium\":{\"description\":\"UTM medium: any string, unlike the medium of a referrer.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":12,\"row\":\"medium\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"name\":{\"description\":\"UTM campaign name.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":13,\"row\":\"name\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"source\":{\"description\":\"UTM source.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":14,\"row\":\"source\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"term\":{\"description\":\"UTM paid keywords.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":15,\"row\":\"term\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"clickId\":{\"description\":\"Ad click identifier.\",\"documentedAs\":\"click_id\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":16,\"row\":\"clickId\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"network\":{\"description\":\"Ad network of the click id.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyCampaign.md\",\"line\":17,\"row\":\"network\",\"version\":\"181.1.0\"},\"type\":\"string\"}}},\"Referrer\":{\"source\":[{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"url\",\"domain\",\"hostname\",\"pathname\"],\"properties\":{\"url\":{\"description\":\"Referrer URL.\",\"source\":{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":11,\"row\":\"url\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"domain\":{\"description\":\"Domain of the URL.\",\"source\":{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":12,\"row\":\"domain\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"hostname\":{\"description\":\"Host of the URL.\",\"source\":{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":13,\"row\":\"hostname\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Search keywords of the referrer.\",\"source\":[{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":14,\"row\":\"keywords\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"pathname\":{\"description\":\"Path of the URL.\",\"source\":{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":15,\"row\":\"pathname\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the URL.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":16,\"row\":\"queryString\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"fragment\":{\"description\":\"Fragment of the URL.\",\"source\":[{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":17,\"row\":\"fragment\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"name\":{\"description\":\"Name of the referrer site.\",\"source\":[{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":18,\"row\":\"name\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"medium\":{\"description\":\"Referrer category.\",\"source\":{\"table\":\"genesys/java-2023-08/Referrer.md\",\"line\":19,\"row\":\"medium\",\"version\":\"181.1.0\"},\"type\":\"string\",\"enum\":[\"internal\",\"search\",\"social\",\"email\",\"unknown\",\"paid\"]}}},\"SegmentAssignedEventSegment\":{\"source\":[{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"displayName\"],\"properties\":{\"id\":{\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"selfUri\":{\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":12,\"row\":\"selfUri\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"displayName\":{\"description\":\"Display name.\",\"documentedAs\":\"display_name\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":13,\"row\":\"displayName\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"version\":{\"description\":\"Version number of the segment.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":14,\"row\":\"version\",\"version\":\"181.1.0\"},\"type\":\"integer\",\"format\":\"int32\"},\"scope\":{\"description\":\"Whether the segment applies per session or per customer.\",\"source\":{\"table\":\"genesys/java-2023-08/SegmentAssignedEventSegment.md\",\"line\":15,\"row\":\"scope\",\"version\":\"181.1.0\"},\"type\":\"string\",\"enum\":[\"Session\",\"Customer\"]}}},\"AddressableEntityRef\":{\"source\":[{\"table\":\"genesys/java-2023-08/AddressableEntityRef.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"properties\":{\"id\":{\"source\":{\"table\":\"genesys/java-2023-08/AddressableEntityRef.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"selfUri\":{\"documentedAs\":\"self_uri\",\"source\":{\"table\":\"genesys/java-2023-08/AddressableEntityRef.md\",\"line\":12,\"row\":\"selfUri\",\"version\":\"181.1.0\"},\"type\":\"string\"}}},\"EventAction\":{\"source\":[{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"description\":\"Action identifier.\",\"source\":{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":11,\"row\":\"id\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"state\":{\"description\":\"Lifecycle state of the action.\",\"source\":[{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":12,\"row\":\"state\",\"version\":\"181.1.0\"},{\"document\":\"the words of the value\",\"version\":\"181.1.0\",\"keywords\":[\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"accepted\",\"rejected\",\"timedout\",\"errored\",\"ignored\",\"qualified\",\"offered\",\"started\",\"engaged\",\"qualifiedOutsideSchedule\",\"offeredOutsideSchedule\",\"abandoned\",\"completed\",\"frequencyCapReached\"],\"rustNames\":{\"timedout\":\"TimedOut\"}},\"mediaType\":{\"description\":\"Channel used to deliver the action.\",\"documentedAs\":\"media_type\",\"source\":[{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":13,\"row\":\"mediaType\",\"version\":\"181.1.0\"},{\"document\":\"the words of the value\",\"version\":\"181.1.0\",\"keywords\":[\"rustNames\"]}],\"type\":\"string\",\"enum\":[\"webchat\",\"webMessagingOffer\",\"contentOffer\",\"integrationAction\",\"architectFlow\",\"openAction\"],\"rustNames\":{\"webchat\":\"WebChat\"}},\"prompt\":{\"description\":\"Text shown or sent to the visitor.\",\"source\":{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":14,\"row\":\"prompt\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"createdDate\":{\"description\":\"Creation time of the action. Date time is an ISO-8601 string, for example: yyyy-MM-ddTHH:mm:ss[.mmm]Z.\",\"documentedAs\":\"created_date\",\"source\":{\"table\":\"genesys/java-2023-08/EventAction.md\",\"line\":15,\"row\":\"createdDate\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"date-time\"}}},\"JourneyPage\":{\"source\":[{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"url\",\"domain\",\"hostname\",\"pathname\"],\"properties\":{\"url\":{\"description\":\"Page URL.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":11,\"row\":\"url\",\"version\":\"181.1.0\"},\"type\":\"string\",\"format\":\"uri\"},\"title\":{\"description\":\"Page title.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":12,\"row\":\"title\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"domain\":{\"description\":\"Domain of the page URL.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":13,\"row\":\"domain\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"fragment\":{\"description\":\"Fragment of the page URL.\",\"source\":[{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":14,\"row\":\"fragment\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"hostname\":{\"description\":\"Host of the page URL.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":15,\"row\":\"hostname\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"keywords\":{\"description\":\"Content of the keywords meta tag.\",\"source\":[{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":16,\"row\":\"keywords\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"lang\":{\"$comment\":\"the description says ISO 639-1, but it comes from the html tag, where browsers see full tags such as en-US\",\"description\":\"Page language, ISO 639-1 code from the html tag.\",\"source\":[{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":17,\"row\":\"lang\",\"version\":\"181.1.0\"},{\"document\":\"observed html lang values\",\"version\":\"undated\",\"keywords\":[\"recommendedPattern\"]}],\"type\":\"string\",\"recommendedPattern\":\"^[a-z]{2}$\"},\"pathname\":{\"description\":\"Path of the page.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":18,\"row\":\"pathname\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"queryString\":{\"description\":\"Query string of the page.\",\"documentedAs\":\"query_string\",\"source\":[{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":19,\"row\":\"queryString\",\"version\":\"181.1.0\"},{\"document\":\"published session sample of a workshop\",\"version\":\"2022-10\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"breadcrumb\":{\"description\":\"Position of the page in the site hierarchy.\",\"source\":{\"table\":\"genesys/java-2023-08/JourneyPage.md\",\"line\":20,\"row\":\"breadcrumb\",\"version\":\"181.1.0\"},\"type\":\"array\",\"items\":{\"type\":\"string\"}}}},\"CustomEventAttribute\":{\"source\":[{\"table\":\"genesys/java-2023-08/CustomEventAttribute.md\",\"line\":9,\"version\":\"181.1.0\"},{\"document\":\"Python SDK pages of the same version\",\"version\":\"181.1.0\",\"keywords\":[\"documentedAs\"]}],\"type\":\"object\",\"required\":[\"dataType\",\"value\"],\"properties\":{\"dataType\":{\"description\":\"Data type of the attribute. This model lists no values; notifications list STRING, BOOLEAN, NUMBER, and the SDK guide lists integer, number, string, boolean.\",\"documentedAs\":\"data_type\",\"source\":{\"table\":\"genesys/java-2023-08/CustomEventAttribute.md\",\"line\":11,\"row\":\"dataType\",\"version\":\"181.1.0\"},\"type\":\"string\"},\"value\":{\"description\":\"Value, always a string, including numbers and booleans.\",\"source\":{\"table\":\"genesys/java-2023-08/CustomEventAttribute.md\",\"line\":12,\"row\":\"value\",\"version\":\"181.1.0\"},\"type\":\"string\"}}}}}",
    root Event EVENT_RULES_0 "",
    typed [
        Id, CorrelationId, CustomerIdType, OtherCustomerIdType, EventSession, Type, OtherType,
        EventType, OtherEventType, GenericActionEvent, GenericEventAction, State, MediaType,
        ActionEventActionMap, OutcomeAchievedEvent, OutcomeAchievedEventOutcome, Browser, Lang,
        Device, Category, DeviceType, OtherDeviceType, JourneyGeolocation, Country, JourneyCampaign,
        Referrer, Url, Medium, SegmentAssignedEvent, SegmentAssignedEventSegment, Scope,
        SegmentAssignmentEvent, AddressableEntityRef, WebActionEvent, EventAction, WebEvent,
        JourneyPage, CustomEventAttribute
    ],
    rules {
        EVENT_RULES_0 = ""
    }
}
