//! Wire names and documented names.

use super::{check, check_message};

const SCHEMA: &str = r##"{
    "type": "object", "required": ["customerId", "createdDate"],
    "properties": {
        "customerId": {"type": "string", "documentedAs": "customer_id"},
        "createdDate": {"type": "string", "format": "date-time", "documentedAs": "created_date"},
        "browser": {"$ref": "#/$defs/Browser"},
        "attributes": {"additionalProperties": {"$ref": "#/$defs/Browser"}}
    },
    "$defs": {"Browser": {"required": ["isMobile"], "properties": {"isMobile": {"type": "boolean", "documentedAs": "is_mobile"}}}}
}"##;

#[test]
fn either_spelling_is_read() {
    check(
        SCHEMA,
        r#"{"customerId": "1", "createdDate": "2026-11-21T16:00:00Z", "browser": {"isMobile": true}}"#,
        &[],
    );
    check(
        SCHEMA,
        r#"{"customer_id": "1", "created_date": "2026-11-21T16:00:00Z", "browser": {"is_mobile": true}}"#,
        &[],
    );
}

#[test]
fn findings_are_in_the_spelling_of_the_payload() {
    check(
        SCHEMA,
        r#"{"customer_id": 1, "browser": {}, "attributes": {"customer_id": {"is_mobile": 2}}}"#,
        &[
            "1:1 error missing-field . [created_date]",
            "1:17 error wrong-type /customer_id",
            "1:31 error missing-field /browser [is_mobile]",
            "1:79 error wrong-type /attributes/customer_id/is_mobile",
        ],
    );
    check_message(
        SCHEMA,
        r#"{"customer_id": "1", "creatd_date": 1}"#,
        "`creatd_date` looks like a misspelling of the required field `created_date`",
        "rename it to `created_date`",
    );
}

#[test]
fn keys_in_the_other_spelling_are_reported_and_read() {
    check(
        SCHEMA,
        r#"{"customerId": "1", "created_date": "x", "browser": {"isMobile": true}}"#,
        &["1:21 error mixed-spelling /created_date", "1:37 error not-a-timestamp /created_date"],
    );
    check(
        SCHEMA,
        r#"{"customer_id": "1", "created_date": "2026-11-21T16:00:00Z", "browser": {"isMobile": true}}"#,
        &["1:74 error mixed-spelling /browser/isMobile"],
    );
}

#[test]
fn a_key_in_both_spellings_is_read_in_the_payloads() {
    check(
        SCHEMA,
        r#"{"customer_id": 5, "customerId": "1", "createdDate": "2026-11-21T16:00:00Z"}"#,
        &["1:2 error mixed-spelling /customer_id"],
    );
}

#[test]
fn keys_of_maps_are_data() {
    check(
        SCHEMA,
        r#"{"customerId": "1", "createdDate": "2026-11-21T16:00:00Z", "attributes": {"customer_id": {"isMobile": true}}}"#,
        &[],
    );
}
