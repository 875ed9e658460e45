use crate::{Options, Page, capture};

/// Returns the shape of what is captured from a page, one property in a line, and the tables that were not captured.
fn of(path: &str, text: &str) -> String {
    let captured = capture(&[Page::new(path, text)], &[], &Options::default());
    let mut lines: Vec<String> = captured
        .rows
        .iter()
        .map(|row| {
            format!(
                "{}:{} {}{}",
                row.line,
                row.name,
                row.captured,
                if row.required { "!" } else { "" }
            )
        })
        .collect();
    let missed = captured.tables.iter().chain(&captured.untyped);
    let missed = missed.filter(|table| table.reason.is_some());
    lines.extend(missed.map(ToString::to_string));
    lines.join("\n")
}

/// Checks a page as `.txt` and as `.md`.
#[track_caller]
fn check(text: &str, expected: &str) {
    for path in ["a/p.txt", "a/p.md"] {
        assert_eq!(of(path, text).replace("p.txt", "p.md"), expected, "{path}\n{text}");
    }
}

const ROWS: &str = "3:order_id string!\n4:total number";

#[test]
fn tabs_separate_cells() {
    check(
        "Order placed\nProperty\tType\tRequired\norder_id\tstring\tyes\ntotal\tnumber\tno\n",
        ROWS,
    );
    check(
        "Order placed\n\tProperty\tType\tRequired\n\torder_id\tstring\tyes\n\ttotal\tnumber\n",
        ROWS,
    );
    // They may align columns, and a pipe is one of the cell.
    check(
        "Order placed\nProperty\t\tType\t\tRequired\norder_id\tstring\t\tyes\nitem\t\tstring|null\tno\n",
        "3:order_id string!\n4:item string|null",
    );
    check(
        "Order placed\nProperty\tType\tRequired\norder_id\t\tstring\tyes\ntotal\t\tnumber\tno\n",
        ROWS,
    );
    check("# Order placed\n\n> Property\tType\n> order_id\tstring\n\nText.\n", "4:order_id string");
}

#[test]
fn pipes_need_no_bars_around_and_no_line_below_the_header() {
    check(
        "Order placed\nProperty | Type | Required\norder_id | string | yes\ntotal | number | no\n",
        ROWS,
    );
    check(
        "Order placed\n| Property | Type | Required |\n| order_id | string | yes |\n| total | number | |\n",
        ROWS,
    );
    check(
        "Order placed\nAttribute | Type | Required\norder_id | string | yes\n\nProse.\n\nCart viewed\nField | Type\ncart_id | string\n",
        "3:order_id string!\n9:cart_id string",
    );
    // The columns are those that tables in Markdown have.
    check(
        "Events\nEvent | Properties\nCart viewed | `cart_id` (string), `n` (integer)\nPaid | `id` (string), `sum` (number)\n",
        "3:cart_id string\n3:n integer\n4:id string\n4:sum number",
    );
}

#[test]
fn lines_of_other_forms_separate_the_header() {
    check(
        "Order placed\n\n| Property | Type | Required |\n|----------+--------+-----|\n| order_id | string | yes |\n| total | number | no |\n",
        "5:order_id string!\n6:total number",
    );
    check(
        "Order placed\n\n+----------+--------+----------+\n| Property | Type   | Required |\n+==========+========+==========+\n\
         | order_id | string | yes      |\n|          | or     |          |\n|          | null   |          |\n\
         +----------+--------+----------+\n| total    | number | no       |\n+----------+--------+----------+\n",
        "6:order_id string|null!\n10:total number",
    );
}

#[test]
fn wide_gaps_separate_cells_where_every_column_is_known() {
    check(
        "Order placed\n\nProperty    Type      Required   Description\n--------    ----      --------   -----------\n\
         order_id    string    yes        Identifies the order,\n                                 which was placed.\n\
         total       number               What it costs.\n",
        "5:order_id string!\n7:total number",
    );
    check("The name   type   of it is\nas long    as     it is\n", "");
    check("Name   Type\nof     thing\n", "");
}

#[test]
fn lines_of_a_table_may_stand_apart() {
    check(
        "Order placed\n\nProperty\tType\tRequired\n\norder_id\tstring\tyes\n\ntotal\tnumber\tno\n\nProse.\n",
        "5:order_id string!\n7:total number",
    );
    check(
        "# Order placed\n\n| Property | Type | Required |\n\n|---|---|---|\n\n| order_id | string | yes |\n\n| total | number | no |\n",
        "7:order_id string!\n9:total number",
    );
    check(
        "# Order placed\n\n| Property | Type |\n|---|---|\n| order_id | string |\n\n| total | number |\n\n| Field | Type |\n|---|---|\n| a | string |\n",
        "5:order_id string\n7:total number\n11:a string",
    );
}

#[test]
fn a_table_whose_columns_are_not_known_is_named() {
    let reason = "not captured: it has no column for names and types of fields";
    let page = "a/p.md";
    check(
        "# Map\n\nFeld\tTyp\tPflicht\na\tstring\tja\nb\tint\tja\n",
        &format!("{page}:3: Map: {reason}"),
    );
    check(
        "# Map\n\nFeld | Typ | Pflicht\na | string | ja\nb | int | ja\n",
        &format!("{page}:3: Map: {reason}"),
    );
    check(
        "# Map\n\n| Feld | Typ |\n| a | string |\n| b | int |\n",
        &format!("{page}:3: Map: {reason}"),
    );
    check(
        "# Map\n\nAttribute\tRequired\norder_id\tyes\n",
        &format!("{page}:3: Map: not captured: it has no column for types"),
    );
}

#[test]
fn prose_is_not_a_table() {
    for text in [
        "The columns are Name | Type | Description.\nThey are | as | they are.\n",
        "Name | Type | Description\nare three words\n",
        "Name | Type | Description\n",
        "1.\tOpen the page.\n2.\tRead it.\n3.\tClose it.\n",
        "-\tName\n-\tType\n-\tother\n",
        "•\tName\n•\tType\n•\tother\n",
        "Subject:\tHello\nFrom:\tme\nTo:\tyou\n",
        "It is a | b here, and\nit is c | d there, and\nit is e | f there.\n",
        "```\nProperty\tType\na\tstring\n```\n",
        "```\nProperty | Type\na | string\n```\n",
        "It is a.\tSo it is.\nIt is b.\tSo it was.\nIt is c.\tSo be it.\n",
    ] {
        check(text, "");
    }
}
