use tablature_validator::{Checker, Options, Origin, Position};

use super::*;
use crate::{
    Beside, Excerpted, Format, Look, Reason,
    document::tests::body,
    notice::Subject,
    run::{Baseline, Fate, Tally, TallyOptions, TimeProperties},
};

const SCHEMA: &[u8] =
    br#"{"properties": {"id": {"type": "integer"}, "at": {"format": "date-time"}}}"#;

/// Prints the page about lines in a file.
fn page(path: &str, lines: &[u8], mask: bool) -> String {
    let mut options = Options::at("2026-11-21T16:00:00Z".parse().expect("it is a timestamp"));
    let now = Some(options.now);
    options.mask = mask;
    let checker = Checker::from_slice("s.json", SCHEMA, options).expect("it is a schema");
    let mut options = TallyOptions::default();
    (options.mask, options.timeline) = (mask, true);
    let mut tally = Tally::new(options, Baseline::default());
    tally.input(path.to_owned(), Subject::named(path));
    tally.set_times(TimeProperties::new(|_| vec!["at".to_owned()]));
    tally.count_file();
    let look = Look { now, ..Look::default() };
    let mut renderer =
        Format::Html.renderer(look, Box::new(|_| unreachable!("pages document no rules")));
    let mut out = Vec::new();
    renderer.input(&mut out, tally.subject()).expect("it can be written");
    let mut origin = Origin::new(Some(1), Origin::FILE.position, 0);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        tally.count_records(1);
        let record = Excerpted { bytes: line, origin, beside: Beside::default() };
        for finding in checker.check_at(line, origin).into_findings() {
            let fate = tally.finding(finding, Some(record));
            let Fate::Printed { finding, kind, fingerprint, .. } = fate else { continue };
            let shown = Shown {
                path: tally.name(),
                subject: tally.subject(),
                finding: &finding,
                kind,
                fingerprint: &fingerprint,
                record: tally.shown(Some(record)),
            };
            renderer.finding(&mut out, &shown).expect("it can be written");
        }
        let position = Position { line: origin.position.line + 1, column: 1 };
        origin = Origin::new(Some(position.line), position, origin.byte + line.len() as u64);
    }
    let (summary, unchecked) = (*tally.summary(), tally.unchecked().to_vec());
    renderer.page(&mut out, &summary, &unchecked, &tally.glance(0)).expect("it can be written");
    String::from_utf8(out).expect("it is UTF-8")
}

#[test]
fn a_page_says_what_was_found() {
    let text = "{\"id\": \"x\", \"at\": \"2026-11-20T10:30:00Z\"}\n{\"id\": 1}\n{\"id\": \"y\"}\n";
    let page = page("a.jsonl", text.as_bytes(), false);
    let body = body(&page);
    for part in [
        "<title>Errors were found: a.jsonl · Tablature</title>",
        "<h1>Errors were found</h1>\n<p class=\"path\">a.jsonl</p>",
        "1 file, 3 records: 2 errors, 0 warnings, 0 advice",
        "<code>wrong-type</code> <code class=\"field\">&#x2f;id</code>",
        "<span class=\"share\">66.7% of records</span>",
        "2 findings in 2 records of 1 file; first at <span class=\"path\">a.jsonl:1:8</span>",
        "{&quot;id&quot;: <mark>&quot;x&quot;</mark>, &quot;at&quot;",
        "<title>2026-11-20 10:00: 1 error, 0 warnings, 0 advice</title>",
        "1 more are about records without a timestamp",
        "2026-11-21T16:00:00Z · Tablature",
    ] {
        assert!(body.contains(part), "{part}\n{body}");
    }
}

#[test]
fn a_page_without_findings_says_so() {
    let page = page("a.jsonl", b"{}\n", false);
    let body = body(&page);
    assert!(body.contains("<h1>No errors</h1>") && !body.contains("Findings by kind"), "{body}");
    assert!(body.contains("<div class=\"\"><dt>errors</dt><dd>0</dd></div>"), "{body}");
}

#[test]
fn hostile_text_stays_text() {
    let text = "{\"id\": \"</pre><script>alert(1)</script>\u{202e}{{ 7 * 7 }}\", \"</title><img src=x onerror=alert(1)>\": 1}\n";
    let page = page("</style>\"'><a href=\"javascript:x\">.jsonl", text.as_bytes(), false);
    let body = body(&page);
    for part in ["<script>alert", "<img", "<a href", "\u{202e}", "'>", "</pre><script"] {
        assert!(!body.contains(part), "{part}\n{body}");
    }
    assert!(body.contains("{{ 7 * 7 }}") && body.contains("\\u{202e}"), "{body}");
    // Only the page's own.
    assert_eq!([page.matches("<script").count(), page.matches("<style").count()], [2, 1]);
}

#[test]
fn a_masked_page_shows_nothing_of_payloads() {
    let text = "{\"id\": \"secret\", \"at\": \"2026-11-20T10:30:00Z\"}\n";
    let page = page("a.jsonl", text.as_bytes(), true);
    let body = body(&page);
    for part in ["secret", "<pre>", "2026-11-20", "Over time"] {
        assert!(!body.contains(part), "{part}\n{body}");
    }
    assert!(body.contains("<code>wrong-type</code>"), "{body}");
}

#[test]
fn a_page_stays_small_however_many_findings_there_are() {
    let lines = "{\"id\": \"x\"}\n".repeat(20_000);
    let page = page("a.jsonl", lines.as_bytes(), false);
    assert!(body(&page).contains("<span class=\"number\">20,000</span>"));
    assert_eq!(page.matches("<article>").count(), MAX_OF_KIND);
    let mut html = Html::new(None);
    let summary = Summary { unchecked: 2, ..Summary::default() };
    let unchecked =
        [Unchecked { path: Some("b".to_owned()), reason: Reason::Input, message: "m".to_owned() }];
    let mut out = Vec::new();
    html.page(&mut out, &summary, &unchecked, &Glance::default()).expect("it can be written");
    let text = String::from_utf8(out).expect("it is UTF-8");
    assert!(text.contains("<h1>Not everything was checked</h1>") && text.contains("1 more</p>"));
}

#[test]
fn a_page_shows_what_was_counted_elsewhere() {
    let checker = Checker::from_slice(
        "s.json",
        SCHEMA,
        Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp")),
    );
    let finding =
        checker.expect("it is a schema").check(b"{\"id\": \"x\"}").into_findings().remove(0);
    let mut tally = Tally::new(TallyOptions::default(), Baseline::default());
    tally.input("summary".to_owned(), Subject::named("summary"));
    tally.count_records(3_000_000);
    tally.counted(&finding, 2_000_000);
    let (mut html, mut out) = (Html::new(None), Vec::new());
    html.input(&mut out, tally.subject()).expect("memory");
    html.page(&mut out, tally.summary(), &[], &tally.glance(0)).expect("memory");
    let text = String::from_utf8(out).expect("it is UTF-8");
    for part in [
        "<span class=\"number\">2,000,000</span>",
        "<p class=\"meta\">2000000 findings; schema",
        "<span class=\"share\"></span>",
        "3,000,000",
    ] {
        assert!(text.contains(part), "{part}\n{}", body(&text));
    }
}
