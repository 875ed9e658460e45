//! What is required on a condition, or as one of several, is optional by itself.

use tablature_capture::{Options, Page, capture};

use super::{check, one, shape};

#[test]
fn a_condition_makes_a_property_optional() {
    check(
        &[
            "| a | string | Yes, unless `b` is used | x |",
            "| b | string | Required, if `a` is absent | x |",
            "| c | string | Yes | x |",
            "| d <br/> <span>Required, if <strong>c</strong> is absent.</span> | string | | x |",
            "| e | string | yes | An id. Optional if `a` is provided. |",
            "| f | string | yes | The other one is required if it is set |",
        ],
        "a: string, b: string, c: string!, d: string, e: string, f: string!",
    );
    let page = "# A\n\n|Name|Description|\n|-|-|\n| a | <span>Required</span>. String. An id. <br>Required unless b is present. |\n| b | Required. String. x |\n";
    assert_eq!(shape(&one(page).0), "a: string, b: string!");
}

#[test]
fn alternatives_of_a_cell_are_not_required() {
    check(
        &[
            "| `a` or `b` | string | yes | x |",
            "| `c`/`d` | string | yes | x |",
            "| `e` <br/> `f` <br/> Required | string | | x |",
            "| Account ID or Group ID | string | Yes | x |",
            "| `g`, `h` | string | yes | x |",
        ],
        "a: string, b: string, c: string, d: string, e: string, f: string, Account ID: string, Group ID: string, g: string!, h: string!",
    );
}

#[test]
fn a_statement_above_is_about_every_row() {
    let page = "# A\n\n<Note>\nAll parameters to this endpoint are optional and nullable excluding `a`.\n</Note>\n\n\
        <Info>\nMore about it.\n</Info>\n\n### JSON Params\n\n|Field|Type|\n|-|-|\n| a | string |\n| b? | integer |\n| c | string |\n";
    assert_eq!(shape(&one(page).0), "a: string!, b: integer|null, c: string|null");
    let page = "# A\n\nAll fields are required.\n\nMore.\n\n|Field|Type|\n|-|-|\n| a | string |\n| b? | integer |\n";
    assert_eq!(shape(&one(page).0), "a: string!, b: integer");
}

#[test]
fn a_note_counts_the_conditions() {
    let page = "# A\n\n|Name|Type|Required|\n|-|-|-|\n|a|string|if b|\n|c|string|yes, if b|\n";
    let captured = capture(&[Page::new("p.md", page)], &[], &Options::default());
    let notes = captured.account.notes();
    assert_eq!(
        notes,
        ["1 property required on a condition or as one of several, captured as optional"]
    );
}
