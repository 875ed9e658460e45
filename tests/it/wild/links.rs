//! Types that are documented on other pages.

use tablature_capture::{Options, Page, capture};

use super::{problems, schema};

const USER: &str = "# Users\n\n## User Object\n\n| Field | Type | Description |\n|---|---|---|\n| id | string | x |\n| avatar | [avatar](/docs/media/avatar#avatar-object) object | x |\n\n## Team Object\n\n| Field | Type | Description |\n|---|---|---|\n| name | string | x |\n";

const AVATAR: &str = "# Avatars\n\n## Avatar Object\n\n| Field | Type | Description |\n|---|---|---|\n| url | string | x |\n| owner | [user](../users.md#user-object) object | x |\n";

/// Captures a page with these rows beside the pages of users and avatars.
fn beside(rows: &str) -> (serde_json::Value, String) {
    let page = format!("# Sent\n\n| Field | Type | Description |\n|---|---|---|\n{rows}");
    let pages = [
        ("acme/docs/users.md", USER),
        ("acme/docs/media/avatar.mdx", AVATAR),
        ("acme/docs/a/sent.md", &page),
    ]
    .map(|(path, text)| Page::new(path, text));
    let captured = capture(&pages, &[], &Options::default());
    let at = captured.files.iter().position(|file| file.path.contains("/sent@")).expect("written");
    (schema(&captured, at), problems(&captured))
}

#[test]
fn links_lead_to_tables_of_other_pages() {
    let (schema, problems) = beside(
        "| by | [user](/docs/users#user-object) object | x |\n| teams | array of [team](../users#team-object) objects | x |\n| other | [user](https://example.com/users#user-object) object | x |\n",
    );
    assert_eq!(problems, "");
    assert_eq!(schema["properties"]["by"]["$ref"], "#/$defs/UserObject");
    assert_eq!(schema["properties"]["teams"]["items"]["$ref"], "#/$defs/TeamObject");
    assert_eq!(schema["properties"]["other"]["type"], "object");
    let defs = &schema["$defs"];
    assert_eq!(defs["UserObject"]["properties"]["avatar"]["$ref"], "#/$defs/AvatarObject");
    // A cycle between pages ends where it began.
    assert_eq!(defs["AvatarObject"]["properties"]["owner"]["$ref"], "#/$defs/UserObject");
}

#[test]
fn the_title_of_one_other_page_is_a_type() {
    let (schema, problems) = beside("| picture | Avatars | x |\n| mood | Mood | x |\n");
    assert_eq!(schema["properties"]["picture"]["$ref"], "#/$defs/AvatarObject");
    assert!(problems.contains("`mood` has the type `Mood`"), "{problems}");
}

#[test]
fn a_page_that_names_itself_means_its_own_type() {
    let text = "# Node\n\n## Tree\n\n| Field | Type | Description |\n|---|---|---|\n| next | Node | x |\n| all | array of [nodes](node.md) objects | x |\n";
    let captured = capture(&[Page::new("acme/node.md", text)], &[], &Options::default());
    let properties = &schema(&captured, 0)["properties"];
    assert_eq!(properties["next"]["$ref"], "#");
    assert_eq!(properties["all"]["items"]["$ref"], "#");
}

#[test]
fn types_beyond_the_limit_are_named() {
    let rows = |range: std::ops::Range<usize>| -> String {
        range.map(|n| format!("| f{n} | [t](t{n}.md) object | x |\n")).collect::<Vec<_>>().concat()
    };
    let table = "| Field | Type | Description |\n|---|---|---|\n";
    let page = |count: usize| {
        let mut pages = vec![Page::new("acme/a.md", format!("# A\n\n{table}{}", rows(0..count)))];
        for n in 0..count {
            let text = format!("# T{n}\n\n{table}| id | string | x |\n");
            pages.push(Page::new(format!("acme/t{n}.md"), text));
        }
        capture(&pages, &[], &Options::default())
    };
    assert_eq!(problems(&page(32)), "");
    assert_eq!(
        problems(&page(37)),
        "3: warning: this page reaches more than 32 types of other pages: `T32`, `T33`, `T34`, and 2 more are captured as objects"
    );
    let at = page(37).files.iter().position(|file| file.path.contains("/a@")).expect("written");
    let schema = schema(&page(37), at);
    assert_eq!(schema["properties"]["f31"]["$ref"], "#/$defs/T31");
    assert_eq!(schema["properties"]["f32"]["type"], "object");
    let rows = page(1).rows;
    assert_eq!(rows[0].captured, "T0");
}
