//! Tables of HTML, in Markdown and alone, and tables in quotations.

use super::{files, one, pages, schema, shape};

#[test]
fn tables_of_html_and_in_quotations_are_captured() {
    let text = "# Events\n\n## Paid\n\n<table>\n<tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr>\n<tr><td>amount</td><td>Number</td><td>yes</td><td>x</td></tr>\n</table>\n\n## Sent\n\n> | Name | Type | Required | Description |\n> |---|---|---|---|\n> | carrier | String | yes | x |\n";
    let captured = pages(&[("a/p.md", text)]);
    assert_eq!(files(&captured), ["a/paid@unversioned.json", "a/sent@unversioned.json"]);
    let paid = schema(&captured, 0);
    assert_eq!(shape(&paid), "amount: number!");
    assert_eq!(paid["properties"]["amount"]["source"]["line"], 7);
    assert_eq!(shape(&schema(&captured, 1)), "carrier: string!");
}

#[test]
fn cells_of_html_are_rendered() {
    let (schema, problems) = one(
        "# Paid\n\n<TABLE class=x>\n<thead>\n<tr><td><b>Field</b><td>Type<td>Description\n</thead>\n<tr>\n<td><code>user_id</code><sup>1</sup>\n<td>string &#124; null\n<td>Who <em>did</em> it:<ul><li>a</li><li>b</li></ul>\n<tr><td rowspan=2>__x__</td><td>int</td><td><table><tr><td>inner</td></tr></table></td></tr>\n<tr><td>int</td><td>again</td></tr>\n</TABLE>\n",
    );
    assert_eq!(shape(&schema), "user_id: string|null, __x__: integer");
    assert_eq!(schema["properties"]["user_id"]["description"], "Who did it: - a - b");
    assert!(problems.contains("a second row for `__x__`"), "{problems}");
}

#[test]
fn pages_of_html_are_read() {
    let text = "<!doctype html><html><head><title>Docs</title><script>var x = '<table>';</script></head>\n<body><h1>Events</h1>\n<h2 id=a>Mail Sent</h2><p>Prose\n<table><tr><th>Name</th><th>Type</th></tr>\n<tr><td>to</td><td>string</td></tr></table>\n<pre>{\"to\": \"x\"}</pre></body></html>";
    for path in ["a/p.html", "a/p.HTM"] {
        let captured = pages(&[(path, text)]);
        assert_eq!(files(&captured), ["a/mail-sent@unversioned.json"]);
        let schema = schema(&captured, 0);
        assert_eq!(shape(&schema), "to: string");
        assert_eq!(schema["properties"]["to"]["source"]["line"], 5);
        assert_eq!((captured.account.examples, captured.account.examples_valid), (1, 1));
    }
}

#[test]
fn tags_that_are_never_closed_end_with_the_page() {
    let (schema, _) = one("# Paid\n\n<table><tr><td>Name<td>Type<tr><td>a<td>string");
    assert_eq!(shape(&schema), "a: string");
}

#[test]
fn a_row_that_goes_on_with_another_says_nothing_new_of_whether_it_is_required() {
    let (schema, _) = one(
        "# Paid\n\n<table><tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr>\n\
         <tr><td rowspan=\"2\">total</td><td>string</td><td>yes</td><td>What it cost.</td></tr>\n\
         <tr><td>number</td></tr>\n\
         <tr><td rowspan=2>at</td><td>string</td><td rowspan=2>yes</td><td>x</td></tr>\n<tr><td>integer</td><td>y</td></tr>\n\
         <tr><td>note</td><td>string</td><td>no</td><td>x</td></tr>\n\
         <tr><td>id</td><td>string</td><td>yes</td><td>x</td></tr>\n<tr><td>id</td><td>integer</td><td>no</td><td>x</td></tr></table>\n",
    );
    assert_eq!(schema["required"], serde_json::json!(["total", "at"]));
}
