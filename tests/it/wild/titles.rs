//! Names of types, from what stands above tables.

use super::{files, pages, problems, schema, shape};

const TABLE: &str = "| Field | Type | Description |\n|---|---|---|\n| a | String | x |\n";

/// Checks the files that are captured from a page.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let captured = pages(&[("acme/0f3a9c.md", &text.replace("TABLE", TABLE))]);
    let expected: Vec<String> =
        expected.iter().map(|name| format!("acme/{name}@unversioned.json")).collect();
    assert_eq!(files(&captured), expected, "{text}\n{}", problems(&captured));
}

#[test]
fn headings_of_every_kind() {
    check("# Events\n\n## Cart Viewed {#cart-viewed}\n\nTABLE", &["cart-viewed"]);
    check("Cart Viewed\n===========\n\nTABLE", &["cart-viewed"]);
    check(
        "---\ntitle: Shipment Posted\n---\n\nimport Tabs from '@theme/Tabs';\n\nTABLE",
        &["shipment-posted"],
    );
    check(
        "---\ntitle: \"Shipment Posted\"\nid: x\n---\n\n## Properties\n\nTABLE",
        &["shipment-posted"],
    );
    check("# Events\n\n**Cart Viewed**\n\nTABLE", &["cart-viewed"]);
    check("# Events\n\n<h3 id=\"x\">Cart <code>Viewed</code></h3>\n\nTABLE", &["cart-viewed"]);
    check("# Events\n\n<Anchor id=\"x\" />\n### Cart Viewed\n\nTABLE", &["cart-viewed"]);
    check(
        "# Events\n\n## 2.1. Event: `cart.viewed`\n\nSome prose that is no name.\n\nTABLE",
        &["event-cart-viewed"],
    );
    check("# Cart Viewed\n\nTABLE", &["cart-viewed"]);
    check("# Events\n\n**Event:** `cart_viewed`\n\nTABLE", &["cart-viewed"]);
    check("# Events\n\n<details><summary>Cart Viewed</summary>\n\nTABLE", &["cart-viewed"]);
    check("# Events\n\n## Cart Viewed\n\n### Request\n\nTABLE", &["cart-viewed"]);
}

#[test]
fn sections_belong_to_the_event_above() {
    check(
        "# Events\n\n## Mail Opened\n\n### Event properties\n\nTABLE\n### Context\n\nTABLE\n## Mail Sent\n\n### Event properties\n\nTABLE\n### Context\n\nTABLE",
        &["mail-opened-context", "mail-opened", "mail-sent-context", "mail-sent"],
    );
    check("# Hooks\n\n## Create Hook\n\n###### JSON Params\n\nTABLE", &["create-hook"]);
    check("# Events\n\n## Mail Opened\n\n**Properties:**\n\nTABLE", &["mail-opened"]);
    let captured = pages(&[(
        "a/p.md",
        "# Log in\n\n## Required fields\n\n| Field | Type |\n|---|---|\n| a | string |\n\n## Optional fields\n\n| Field | Type |\n|---|---|\n| b | string |\n",
    )]);
    assert_eq!(problems(&captured), "");
    assert_eq!(shape(&schema(&captured, 0)), "a: string!, b: string");
}

#[test]
fn one_event_may_have_several_tables() {
    let text = "# Log in\n\n| Field | Type |\n|---|---|\n| a | string |\n\nAnd more:\n\n| Field | Type |\n|---|---|\n| b | string |\n";
    let captured = pages(&[("a/p.md", text)]);
    assert_eq!(files(&captured), ["a/log-in@unversioned.json"]);
    assert_eq!(shape(&schema(&captured, 0)), "a: string, b: string");
    let nested = text.replace("And more:", "The `device` has:").replace("| b |", "| a |");
    let captured = pages(&[("a/p.md", &nested)]);
    assert_eq!(files(&captured), ["a/log-in-device@unversioned.json", "a/log-in@unversioned.json"]);
}

#[test]
fn equal_headings_are_told_apart() {
    check("# A\n\n## One\n\n### Item\n\nTABLE\n## Two\n\n### Item\n\nTABLE", &["item", "two-item"]);
    let page = format!("# Item\n\n{TABLE}");
    let captured =
        pages(&[("acme/one.md", &page), ("acme/two.md", &page), ("acme/three/index.md", &page)]);
    assert_eq!(
        files(&captured),
        [
            "acme/one-item@unversioned.json",
            "acme/three-item@unversioned.json",
            "acme/two-item@unversioned.json"
        ]
    );
    assert_eq!(problems(&captured), "");
}

#[test]
fn a_paragraph_is_never_a_name() {
    let prose = "The only settings that are needed are a namespace, which tells events from others, and an address; one can also set the method";
    let captured = pages(&[
        ("docs/a.md", &format!("# Tracker\n\n{TABLE}")),
        ("docs/b.md", &format!("{prose}, and further ones:\n\n{TABLE}")),
        ("docs/c.md", &format!("## {prose} and so on and on\n\n{TABLE}")),
    ]);
    let names = files(&captured);
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(names[0], "docs/b@unversioned.json");
    assert!(names.iter().all(|name| name.len() < 100), "{names:?}");
    let notes = captured.account.notes().join("\n");
    assert!(notes.contains("1 table without a heading, named after the file"), "{notes}");
    assert!(notes.contains("1 name of a type shortened"), "{notes}");
}

#[test]
fn a_heading_wins_over_a_file_name() {
    let table = "|Name | Type | Description | Notes|\n|---|---|---|---|\n| **a_b** | str | x | |\n";
    let captured = pages(&[
        ("acme/0a1b2c.md", &format!("# WebVisit\n\n## Properties\n\n{table}")),
        (
            "acme/9f.md",
            &format!(
                "# Uses\n\n## Properties\n\n{}",
                table.replace("str", "[WebVisit](0a1b2c.md)")
            ),
        ),
    ]);
    assert_eq!(problems(&captured), "");
    assert_eq!(files(&captured), ["acme/uses@unversioned.json"]);
    assert_eq!(shape(&schema(&captured, 0)), "aB: #/$defs/WebVisit!");
}

#[test]
fn flattened_pages_keep_their_names() {
    let sdk = "# WebVisit\n## WebVisit\n## Properties\nThe model has these properties.\n|Name | Type | Description | Notes|\n|---|---|---|---|\n| **a_b** | str | x | |\n_Acme 2.0.0_\n";
    for text in [
        sdk.to_owned(),
        sdk.replace("# ", "").replace('#', ""),
        sdk.replace("# WebVisit\n## WebVisit\n## Properties\n", "WebVisit\n"),
    ] {
        let captured = pages(&[("acme/10f2.txt", &text)]);
        assert_eq!(files(&captured), ["acme/web-visit@2.0.0.json"], "{text}");
        assert_eq!(shape(&schema(&captured, 0)), "aB: string!", "{text}");
    }
    let hand = "Signal Structure\nThe table lists what is sent.\n| Attribute | Type | Description |\n|---|---|---|\na | String | x |\nRules\nSome are empty (see below).Alarms (alarm_raised events)\nAn alarm has these attributes.\n| Attribute | Type | Description |\n|---|---|---|\nb | String | x |\nNoise Events\nNoise has these, and more.\n| Attribute | Type | Description |\n|---|---|---|\nc | String | x |\n";
    let captured = pages(&[("acme/77.txt", hand)]);
    assert_eq!(
        files(&captured),
        [
            "acme/alarm-raised@unversioned.json",
            "acme/noise@unversioned.json",
            "acme/signal-structure@unversioned.json"
        ]
    );
}

#[test]
fn types_of_sdk_pages_keep_their_names_however_long() {
    let long = "ConversationKnowledgeArticleSuggestionsTopicSuggestionFeedbackOfAgents";
    let other = format!("{long}AndOthers");
    let page = |name: &str, rows: &str| pages::sdk_page(&format!("a/{name}.md"), rows);
    let rows = format!(
        "| **feedback** | [**{long}**]({long}.md) |  | |\n| **other** | [**{other}**]({other}.md) |  | |\n"
    );
    let leaf = "| **id** | **str** |  | |\n";
    let pages = [page("Root", &rows), page(long, leaf), page(&other, leaf)];
    let captured = tablature_capture::capture(&pages, &[], &tablature_capture::Options::default());
    assert_eq!(captured.problems, []);
    let text = &captured.files[0].text;
    assert!(
        text.contains(&format!("\"{long}\": {{")) && text.contains(&format!("\"{other}\": {{"))
    );
}

#[test]
fn what_is_sent_again_or_returned_is_a_type_of_its_own() {
    let table = |name: &str| {
        format!("| Key | Type | Description |\n|---|---|---|\n| {name} | string | x |\n\n")
    };
    let text = format!(
        "# Api\n\n## Volume\n\n**Payload:**\n\n{}**Payload:**\n\n{}**Returned data:**\n\n{}## Mail\n\n### Required fields\n\n{}### Optional fields\n\n{}",
        table("a"),
        table("b"),
        table("c"),
        table("d"),
        table("e")
    );
    let captured = pages(&[("p.md", &text)]);
    let names: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        names,
        [
            "index.json",
            "tables/api-volume@unversioned.json",
            "tables/mail@unversioned.json",
            "tables/volume-returned-data@unversioned.json",
            "tables/volume@unversioned.json",
        ]
    );
}

#[test]
fn a_cell_may_list_all_properties_of_an_event() {
    for cell in [
        "`sku` (string): What was viewed, in the shop, price (number)",
        "`sku` (string): What was viewed, in the shop<br>`price` (number)",
        "<ul><li>`sku` (string): What was viewed, in the shop</li><li>price (number)</li></ul>",
        "sku: string - What was viewed, in the shop<br>price: number",
    ] {
        let text = format!(
            "# Tracking\n\n| Event | Trigger | Properties |\n|---|---|---|\n| Cart Viewed | Page loads | {cell} |\n\
             | App Opened | Start | none |\n| Paid | Click | total (number, required), at (timestamp, optional) |\n"
        );
        let captured = pages(&[("a/p.md", &text)]);
        let expected = [
            "a/app-opened@unversioned.json",
            "a/cart-viewed@unversioned.json",
            "a/paid@unversioned.json",
        ];
        assert_eq!(files(&captured), expected, "{cell}");
        let cart = schema(&captured, 1);
        assert_eq!(shape(&cart), "sku: string, price: number", "{cell}");
        assert_eq!(cart["properties"]["sku"]["description"], "What was viewed, in the shop");
        assert_eq!(cart["properties"]["sku"]["source"]["line"], 5);
        assert_eq!(shape(&schema(&captured, 2)), "total: number!, at: string format=\"date-time\"");
        assert_eq!(problems(&captured), "");
    }
    // Prose, and names alone, are no lists of properties.
    for cell in ["Sent when the page loads, or later", "sku, price"] {
        let text =
            format!("# Tracking\n\n| Event | Properties |\n|---|---|\n| Cart Viewed | {cell} |\n");
        assert!(files(&pages(&[("a/p.md", &text)])).is_empty(), "{cell}");
    }
}
