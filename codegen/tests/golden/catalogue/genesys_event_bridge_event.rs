// @generated: do not edit by hand.
// schema: genesys/event-bridge-event@1
// hash: 28b2528448f37ae6
// tablature: 0.1.0

/// An event as Amazon EventBridge delivers it. Its event is at `/detail/eventBody`.
///
/// From `genesys/envelopes.md`, line 24, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventBridgeEvent {
    /// Version of the envelope.
    pub version: Version,
    /// Id of the delivery.
    ///
    /// Limits: format `uuid`.
    pub id: Id,
    /// Topic, with placeholders for its ids.
    pub detail_type: String,
    /// Where the event came from.
    pub source: String,
    /// Number of the AWS account.
    ///
    /// Limits: pattern `^[0-9]{12}$`.
    pub account: Account,
    /// When the event was put on the bus.
    ///
    /// Limits: format `date-time`.
    pub time: ::tablature::types::DateTime,
    /// AWS region of the bus.
    pub region: String,
    /// Names of AWS resources; empty for events of partners.
    pub resources: Vec<String>,
    /// The notification.
    pub detail: Notification,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    EventBridgeEvent, keep other, root EVENT_BRIDGE_EVENT_RULES_0,
    new(
        version: Version, id: Id, detail_type: String, source: String, account: Account,
        time: ::tablature::types::DateTime, region: String, resources: Vec<String>,
        detail: Notification
    ),
    absent(other),
    {
        version: required "version",
        id: required "id",
        detail_type: required "detail-type",
        source: required "source",
        account: required "account",
        time: required "time",
        region: required "region",
        resources: required "resources",
        detail: required "detail",
    }
}

/// Version of the envelope.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Version {
    /// `0`
    N0,
    /// A string that is not documented.
    Other(OtherVersion),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherVersion(String);
::tablature::__tablature_open_enum! {
    Version,
    {
        N0 = "0",
    },
    Other(OtherVersion), {}
}

/// Id of the delivery.
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

/// Number of the AWS account.
///
/// Limits: pattern `^[0-9]{12}$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Account(String);
::tablature::__tablature_string! {
    Account,
    {
        pattern "^[0-9]{12}$",
    }
}

/// The notification.
///
/// From `genesys/envelopes.md`, line 7, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notification {
    /// Topic that the message is for.
    pub topic_name: String,
    /// Version of the topic's events.
    pub version: Option<String>,
    /// The event; its shape follows from the topic.
    pub event_body: ::tablature::types::Object,
    /// About the delivery.
    pub metadata: Option<NotificationMetadata>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Notification, keep other, new(topic_name: String, event_body: ::tablature::types::Object),
    absent(version, metadata, other),
    {
        topic_name: required "topicName",
        version: optional "version",
        event_body: required "eventBody",
        metadata: optional "metadata",
    }
}

/// About the delivery.
///
/// From `genesys/envelopes.md`, line 16, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct NotificationMetadata {
    /// Id that joins the message with what caused it.
    pub correlation_id: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    NotificationMetadata, keep other,
    {
        correlation_id: optional "CorrelationId",
    }
}
::tablature::__tablature_schema! {
    EVENT_BRIDGE_EVENT_SCHEMA = "genesys/event-bridge-event@1" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/event-bridge-event@1\",\"title\":\"EventBridge event\",\"description\":\"An event as Amazon EventBridge delivers it. Its event is at /detail/eventBody.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":24,\"version\":\"1\"},\"type\":\"object\",\"required\":[\"version\",\"id\",\"detail-type\",\"source\",\"account\",\"time\",\"region\",\"resources\",\"detail\"],\"properties\":{\"version\":{\"description\":\"Version of the envelope.\",\"source\":[{\"table\":\"genesys/envelopes.md\",\"line\":26,\"row\":\"version\",\"version\":\"1\"},{\"document\":\"Amazon EventBridge, structure of an event\",\"version\":\"0\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"0\"]},\"id\":{\"description\":\"Id of the delivery.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":27,\"row\":\"id\",\"version\":\"1\"},\"type\":\"string\",\"format\":\"uuid\"},\"detail-type\":{\"description\":\"Topic, with placeholders for its ids.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":28,\"row\":\"detail-type\",\"version\":\"1\"},\"type\":\"string\"},\"source\":{\"description\":\"Where the event came from.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":29,\"row\":\"source\",\"version\":\"1\"},\"type\":\"string\"},\"account\":{\"description\":\"Number of the AWS account.\",\"source\":[{\"table\":\"genesys/envelopes.md\",\"line\":30,\"row\":\"account\",\"version\":\"1\"},{\"document\":\"Amazon EventBridge, structure of an event\",\"version\":\"0\",\"keywords\":[\"pattern\",\"fault\"]}],\"type\":\"string\",\"pattern\":\"^[0-9]{12}$\",\"fault\":{\"code\":\"bad-account\",\"help\":\"write the twelve digits of the AWS account, in quotes\"}},\"time\":{\"description\":\"When the event was put on the bus.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":31,\"row\":\"time\",\"version\":\"1\"},\"type\":\"string\",\"format\":\"date-time\"},\"region\":{\"description\":\"AWS region of the bus.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":32,\"row\":\"region\",\"version\":\"1\"},\"type\":\"string\"},\"resources\":{\"description\":\"Names of AWS resources; empty for events of partners.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":33,\"row\":\"resources\",\"version\":\"1\"},\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"detail\":{\"description\":\"The notification.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":34,\"row\":\"detail\",\"version\":\"1\"},\"$ref\":\"#/$defs/Notification\"}},\"$defs\":{\"Notification\":{\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":7,\"version\":\"1\"},\"type\":\"object\",\"required\":[\"topicName\",\"eventBody\"],\"properties\":{\"topicName\":{\"description\":\"Topic that the message is for.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":9,\"row\":\"topicName\",\"version\":\"1\"},\"type\":\"string\"},\"version\":{\"description\":\"Version of the topic's events.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":10,\"row\":\"version\",\"version\":\"1\"},\"type\":\"string\"},\"eventBody\":{\"description\":\"The event; its shape follows from the topic.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":11,\"row\":\"eventBody\",\"version\":\"1\"},\"type\":\"object\"},\"metadata\":{\"description\":\"About the delivery.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":12,\"row\":\"metadata\",\"version\":\"1\"},\"$ref\":\"#/$defs/NotificationMetadata\"}}},\"NotificationMetadata\":{\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":16,\"version\":\"1\"},\"type\":\"object\",\"properties\":{\"CorrelationId\":{\"description\":\"Id that joins the message with what caused it.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":18,\"row\":\"CorrelationId\",\"version\":\"1\"},\"type\":\"string\"}}}}}",
    root EventBridgeEvent EVENT_BRIDGE_EVENT_RULES_0 "",
    typed [Version, OtherVersion, Id, Account, Notification, NotificationMetadata],
    rules {
        EVENT_BRIDGE_EVENT_RULES_0 = ""
    }
}
