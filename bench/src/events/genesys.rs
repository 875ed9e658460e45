//! Records of `genesys/web-event-response`.

use serde_json::{Value, json};

use super::{BROWSERS, LANGUAGES, THINGS, moment};
use crate::dice::Dice;

const EVENTS: [&str; 6] = [
    "product_added",
    "page_viewed",
    "form_submitted",
    "order_completed",
    "search_performed",
    "video_started",
];

pub(super) fn record(dice: &mut Dice) -> Value {
    let (family, version, user_agent) = *dice.pick(&BROWSERS);
    let thing = *dice.pick(&THINGS);
    let path = format!("/products/{}", dice.hex(10));
    let session = format!("{}-{}-{}-{}", dice.hex(8), dice.hex(4), dice.hex(4), dice.hex(12));
    let language = *dice.pick(&LANGUAGES);
    let mut record = json!({
        "customerId": dice.hex(32),
        "eventName": *dice.pick(&EVENTS),
        "customerIdType": *dice.pick(&["cookie", "email", "phone"]),
        "page": {
            "url": format!("https://shop.example.com{path}?color=blue&ref={}#reviews", dice.hex(6)),
            "title": format!("Buy: {thing} at Example Shop"),
            "domain": "example.com",
            "fragment": "reviews",
            "hostname": "shop.example.com",
            "lang": &language[..2],
            "pathname": path,
            "queryString": "color=blue",
        },
        "userAgentString": user_agent,
        "browser": {"family": family, "version": version, "lang": language},
        "device": {
            "category": "desktop",
            "type": "Other",
            "isMobile": false,
            "screenHeight": *dice.pick(&[1_080, 1_440, 900]),
            "screenWidth": *dice.pick(&[1_920, 2_560, 1_440]),
            "screenDensity": dice.between(1, 3),
            "osFamily": *dice.pick(&["Linux", "Windows", "Mac OS X"]),
            "osVersion": *dice.pick(&["6.12", "10", "10.15.7"]),
        },
        "searchQuery": thing,
        "ipOrganization": "Example Networks",
    });
    if dice.chance(60) {
        record["geolocation"] = json!({
            "country": "AU",
            "countryName": "Australia",
            "latitude": -37.8136,
            "longitude": 144.9631,
            "locality": *dice.pick(&["Melbourne", "Fitzroy", "Saint Kilda"]),
            "postalCode": dice.between(3_000, 3_999).to_string(),
            "region": "VIC",
            "regionName": "Victoria",
            "timezone": "Australia/Melbourne",
        });
    }
    if dice.chance(15) {
        record["mktCampaign"] = json!({
            "content": "banner-top",
            "medium": "cpc",
            "name": "spring-tea",
            "source": "newsletter",
            "clickId": dice.hex(8),
        });
    }
    record["session"] = json!({
        "id": session,
        "durationInSeconds": dice.between(0, 9_000),
        "eventCount": dice.between(1, 90),
        "pageviewCount": dice.between(1, 40),
        "selfUri": format!("/api/v2/journey/sessions/{session}"),
        "createdDate": moment(dice, 3_599, 3),
    });
    if dice.chance(20) {
        record["referrer"] = json!({
            "url": format!("https://search.example.org/find?q={}", dice.hex(6)),
            "domain": "example.org",
            "hostname": "search.example.org",
            "pathname": "/find",
            "medium": *dice.pick(&["search", "social", "email"]),
        });
    }
    record["attributes"] = json!({
        "productId": {"dataType": "string", "value": dice.hex(10)},
        "price": {"dataType": "number", "value": dice.between(1, 900).to_string()},
    });
    record["traits"] = json!({});
    if dice.chance(40) {
        record["traits"] = json!({"loyaltyTier": {"dataType": "string", "value": "gold"}});
    }
    record["authenticated"] = dice.chance(30).into();
    record["createdDate"] = moment(dice, 3_599, 3).into();
    record
}

pub(super) fn break_a_rule(record: &mut Value, dice: &mut Dice) {
    match dice.below(6) {
        0 => drop(record.as_object_mut().map(|members| members.shift_remove("customerId"))),
        1 => record["eventName"] = "product added!".into(),
        2 => record["page"]["url"] = "shop.example.com/a b".into(),
        3 => record["device"]["category"] = "Desktop".into(),
        4 => record["createdDate"] = "2026-11-20T15:00:00.000Z".into(),
        _ => record["session"]["eventCount"] = "9".into(),
    }
}

pub(super) fn add_what_exports_hold(record: &mut Value, dice: &mut Dice) {
    if record.get("mktCampaign").is_none() {
        record["mktCampaign"] = Value::Null;
    } else {
        record["page"]["keywords"] = Value::Null;
    }
    record["exportBatch"] = dice.hex(8).into();
}
