//! Records of `userpilot/event`.

use serde_json::{Value, json};

use super::{BROWSERS, LANGUAGES, THINGS, moment};
use crate::dice::Dice;

const PATHS: [&str; 6] = [
    "/reports",
    "/features/subscription",
    "/settings/members/invitations",
    "/dashboards/weekly-active-users",
    "/projects/4711/board",
    "/",
];

pub(super) fn record(dice: &mut Dice) -> Value {
    let kinds = [
        "page_view",
        "page_view",
        "interaction",
        "interaction",
        "track",
        "track_feature",
        "session_start",
        "identify_user",
        "identify_company",
    ];
    let kind = *dice.pick(&kinds);
    let (event_name, metadata) = about(kind, dice);
    let (browser, _, user_agent) = *dice.pick(&BROWSERS);
    let (width, height) = *dice.pick(&[(1920, 1080), (2560, 1440), (1440, 900), (390, 844)]);
    let user = format!("user-{}", dice.hex(8));
    let company = format!("company-{}", dice.between(1, 900));
    json!({
        "app_token": format!("NX-{}", dice.hex(8)),
        "event_type": kind,
        "event_name": event_name,
        "user_id": user,
        "company_id": company,
        "source": "web-client",
        "inserted_at": moment(dice, 3_599, 6),
        "hostname": format!("app{}.example.com", dice.between(1, 40)),
        "pathname": *dice.pick(&PATHS),
        "screen_width": width,
        "screen_height": height,
        "device_type": *dice.pick(&["desktop", "Desktop", "mobile"]),
        "user_agent": user_agent,
        "operating_system": *dice.pick(&["Windows", "Mac", "Linux", "iOS"]),
        "browser": browser,
        "browser_language": *dice.pick(&LANGUAGES),
        "session": dice.between(1, 400).to_string(),
        "country_code": *dice.pick(&["US", "DE", "FR", "BR", "JP", "UK"]),
        "metadata": metadata,
    })
}

fn about(kind: &str, dice: &mut Dice) -> (String, Value) {
    match kind {
        "identify_user" => {
            let name = format!("{} Example", dice.pick(&["Zoë", "Ada", "Jörg", "Mina"]));
            let metadata = json!({
                "name": name,
                "email": format!("{}@example.com", dice.hex(6)),
                "created_at": "2024-01-15T09:30:00Z",
                "plan": *dice.pick(&["free", "pro", "enterprise"]),
                "seats": dice.between(1, 500),
                "is_admin": dice.chance(20),
            });
            (String::new(), metadata)
        }
        "identify_company" => {
            let metadata = json!({
                "name": format!("Example {} Ltd", dice.hex(4)),
                "created_at": "2023-06-01",
                "plan": *dice.pick(&["free", "pro", "enterprise"]),
                "employees": dice.between(1, 9_000),
            });
            (String::new(), metadata)
        }
        "track" => {
            let name = *dice.pick(&["Report Exported", "Invitation Sent", "Plan Upgraded"]);
            let metadata = json!({
                "thing": *dice.pick(&THINGS),
                "price": dice.between(100, 99_999).to_string(),
                "quantity": dice.between(1, 9),
                "is_first": dice.chance(50),
            });
            (name.to_owned(), metadata)
        }
        "track_feature" => (dice.between(100, 900).to_string(), json!({})),
        "interaction" => interaction(dice),
        _ => (String::new(), json!({})),
    }
}

fn interaction(dice: &mut Dice) -> (String, Value) {
    let entity = *dice.pick(&["experience", "experiment", "nps", "checklist"]);
    let id = dice.between(1, 999);
    let status = *dice.pick(&["SEEN", "COMPLETED", "DISMISSED"]);
    let mut metadata = json!({"interaction_id": format!("{entity}_{id}"), "status": status});
    let flag = if status == "DISMISSED" { "1" } else { "0" };
    match entity {
        "experience" => {
            metadata["is_dismissed"] = flag.into();
            metadata["total_dismissed"] = dice.between(0, 5).to_string().into();
        }
        "experiment" => {
            metadata["is_dismissed"] = flag.into();
            metadata["never_show_again"] = "0".into();
            metadata["total_dismissed"] = dice.between(0, 5).to_string().into();
            metadata["variant"] = (*dice.pick(&["A", "B", "C"])).into();
        }
        "nps" => {
            metadata["score"] = dice.between(0, 10).to_string().into();
            metadata["feedback"] = "Easy to use, and the export is fast.".into();
            metadata["survey_question"] = "How likely are you to recommend us?".into();
            metadata["submission_id"] = dice.hex(12).into();
        }
        _ => {
            metadata["parent_id"] = format!("checklist_{}", dice.between(1, 99)).into();
            metadata["is_dismissed"] = flag.into();
        }
    }
    (format!("{entity}:{id}:{status}"), metadata)
}

pub(super) fn break_a_rule(record: &mut Value, dice: &mut Dice) {
    let members = record.as_object_mut().expect("a record is an object");
    match dice.below(6) {
        0 => drop(members.shift_remove("app_token")),
        1 => drop(members.insert("screen_width".to_owned(), "1920".into())),
        2 => drop(members.insert("country_code".to_owned(), "usa".into())),
        3 => drop(members.insert("inserted_at".to_owned(), 1_763_740_800.into())),
        4 => drop(members.insert("event_type".to_owned(), "pageview".into())),
        _ => drop(members.insert("metadata".to_owned(), "{}".into())),
    }
}

pub(super) fn add_what_exports_hold(record: &mut Value, dice: &mut Dice) {
    // Columns that no kind of event requires.
    record[*dice.pick(&["operating_system", "browser", "session", "country_code"])] = Value::Null;
    record["export_batch"] = dice.hex(8).into();
}
