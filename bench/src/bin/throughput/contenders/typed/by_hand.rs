//! Types as a programmer writes them for serde: the documented fields, strings where a format says more, and no rule
//! that serde has no attribute for.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum EventType {
    IdentifyUser,
    IdentifyCompany,
    Interaction,
    Track,
    TrackFeature,
    PageView,
    SessionStart,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read into, and dropped")]
pub(super) struct UserpilotEvent {
    app_token: String,
    event_type: EventType,
    event_name: Option<String>,
    user_id: Option<String>,
    company_id: Option<String>,
    source: String,
    inserted_at: String,
    hostname: Option<String>,
    pathname: Option<String>,
    screen_width: Option<u32>,
    screen_height: Option<u32>,
    device_type: Option<String>,
    user_agent: Option<String>,
    operating_system: Option<String>,
    browser: Option<String>,
    browser_language: Option<String>,
    session: Option<String>,
    country_code: Option<String>,
    metadata: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
pub(super) struct WebEventResponse {
    customer_id: String,
    event_name: String,
    customer_id_type: String,
    page: Page,
    user_agent_string: String,
    browser: Browser,
    device: Device,
    search_query: Option<String>,
    ip_organization: Option<String>,
    geolocation: Option<Geolocation>,
    mkt_campaign: Option<Campaign>,
    session: Session,
    referrer: Option<Referrer>,
    attributes: BTreeMap<String, Attribute>,
    traits: BTreeMap<String, Attribute>,
    authenticated: bool,
    created_date: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Page {
    url: String,
    title: Option<String>,
    domain: Option<String>,
    fragment: Option<String>,
    hostname: Option<String>,
    keywords: Option<String>,
    lang: Option<String>,
    pathname: Option<String>,
    query_string: Option<String>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read into, and dropped")]
struct Browser {
    family: String,
    version: String,
    lang: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Device {
    category: Category,
    r#type: Option<String>,
    is_mobile: Option<bool>,
    screen_height: Option<u32>,
    screen_width: Option<u32>,
    screen_density: Option<u32>,
    os_family: Option<String>,
    os_version: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Category {
    Desktop,
    Mobile,
    Tablet,
    Other,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Geolocation {
    country: Option<String>,
    country_name: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    locality: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    region_name: Option<String>,
    timezone: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Campaign {
    content: Option<String>,
    medium: Option<String>,
    name: Option<String>,
    source: Option<String>,
    term: Option<String>,
    click_id: Option<String>,
    network: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Session {
    id: String,
    duration_in_seconds: Option<u64>,
    event_count: Option<u64>,
    pageview_count: Option<u64>,
    self_uri: Option<String>,
    created_date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Referrer {
    url: Option<String>,
    domain: Option<String>,
    hostname: Option<String>,
    keywords: Option<String>,
    pathname: Option<String>,
    query_string: Option<String>,
    fragment: Option<String>,
    name: Option<String>,
    medium: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read into, and dropped")]
struct Attribute {
    data_type: String,
    value: String,
}
