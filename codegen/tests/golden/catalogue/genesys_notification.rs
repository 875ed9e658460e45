// @generated: do not edit by hand.
// schema: genesys/notification@1
// hash: cc7f1e9d470a015f
// tablature: 0.1.0

/// A message of a notification channel. Its event is at `/eventBody`.
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
    Notification, keep other, root NOTIFICATION_RULES_0,
    new(topic_name: String, event_body: ::tablature::types::Object),
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
    NOTIFICATION_SCHEMA = "genesys/notification@1" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:genesys/notification@1\",\"title\":\"Notification\",\"description\":\"A message of a notification channel. Its event is at /eventBody.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":7,\"version\":\"1\"},\"type\":\"object\",\"required\":[\"topicName\",\"eventBody\"],\"properties\":{\"topicName\":{\"description\":\"Topic that the message is for.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":9,\"row\":\"topicName\",\"version\":\"1\"},\"type\":\"string\"},\"version\":{\"description\":\"Version of the topic's events.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":10,\"row\":\"version\",\"version\":\"1\"},\"type\":\"string\"},\"eventBody\":{\"description\":\"The event; its shape follows from the topic.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":11,\"row\":\"eventBody\",\"version\":\"1\"},\"type\":\"object\"},\"metadata\":{\"description\":\"About the delivery.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":12,\"row\":\"metadata\",\"version\":\"1\"},\"$ref\":\"#/$defs/NotificationMetadata\"}},\"$defs\":{\"NotificationMetadata\":{\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":16,\"version\":\"1\"},\"type\":\"object\",\"properties\":{\"CorrelationId\":{\"description\":\"Id that joins the message with what caused it.\",\"source\":{\"table\":\"genesys/envelopes.md\",\"line\":18,\"row\":\"CorrelationId\",\"version\":\"1\"},\"type\":\"string\"}}}}}",
    root Notification NOTIFICATION_RULES_0 "", typed [NotificationMetadata],
    rules {
        NOTIFICATION_RULES_0 = ""
    }
}
