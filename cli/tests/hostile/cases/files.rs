//! Files and links: references that leave the folder (H), what is in the way of what is written (I), directories that link to
//! each other (K), links that lead out (L).

use std::{fs, path::Path};

use crate::{
    case::{Case, case},
    harness::Outcome,
    made::{self, page},
};

const SECRET: &str = "TOPSECRET";

fn secret() -> String {
    format!(r#"{{"enum":["{SECRET}"]}}"#)
}

fn text(text: &'static str) -> impl Fn() -> String {
    move || text.to_owned()
}

/// Nothing of the file outside is printed.
fn is_kept(_: &Path, run: &Outcome) -> Result<(), String> {
    if (run.out.clone() + &run.err).contains(SECRET) {
        return Err("a file outside is printed".to_owned());
    }
    Ok(())
}

/// The file of somebody else is as it was.
fn is_untouched(dir: &Path, _: &Outcome) -> Result<(), String> {
    match fs::read_to_string(dir.join("precious")) {
        Ok(text) if text == SECRET => Ok(()),
        other => Err(format!("a file outside was written: {other:?}")),
    }
}

/// The directory of somebody else is empty.
fn is_empty(dir: &Path, _: &Outcome) -> Result<(), String> {
    let n_files = fs::read_dir(dir.join("elsewhere")).map_or(0, Iterator::count);
    if n_files == 0 { Ok(()) } else { Err(format!("{n_files} files were written elsewhere")) }
}

fn elsewhere(dir: &Path) {
    fs::create_dir_all(dir.join("elsewhere")).expect("directories can be made");
}

/// Makes directories with links to each other.
fn fan(dir: &Path, name: &str, content: &str) {
    for own in 0..12 {
        made::file(dir, &format!("in/d{own}/{name}"), content.as_bytes());
        for other in (0..12).filter(|other| *other != own) {
            made::link(dir, &format!("in/d{own}/l{other}"), &format!("../d{other}"));
        }
    }
}

pub(crate) fn cases() -> Vec<Case> {
    let outside = |name, args, reference: &'static str| {
        case(name, 'H', args)
            .file("secret.json", secret)
            .file("p.json", text("\"guess\""))
            .file("in/s.json", move || {
                format!(r#"{{"properties":{{"a":{{"$ref":"{reference}"}}}},"$ref":"{reference}"}}"#)
            })
            .exits(&[2])
            .after(is_kept)
    };
    let mut cases = vec![
        outside("reference-up", "check p.json --schema in/s.json", "../secret.json"),
        outside(
            "reference-up-in-escapes",
            "sample in/s.json --count 1",
            "x/%2e%2e/%2E./secret.json",
        ),
        outside("reference-to-a-file-uri", "schema show in/s.json", "file:///etc/passwd")
            .exits(&[0, 2]),
        outside("reference-through-a-link", "generate rust in/s.json", "l.json")
            .link("in/l.json", "../secret.json"),
        outside(
            "reference-to-a-process",
            "diff in/s.json in/s.json",
            "../../../../../../../proc/self/environ",
        ),
        outside("meta-schema-outside", "schema check in/t.json", "../secret.json")
            .file("in/t.json", text(r#"{"$schema":"../secret.json","type":"object"}"#))
            .exits(&[1, 2]),
        case("code-written-through-a-link", 'I', "generate rust s.json --out o.rs")
            .file("s.json", text(r#"{"type":"object","properties":{"a":{"type":"string"}}}"#))
            .file("precious", || SECRET.to_owned())
            .link("o.rs", "precious")
            .exits(&[2])
            .after(is_untouched),
        case("samples-written-through-a-link", 'I', "sample s.json --count 2 --out out")
            .file("s.json", text(r#"{"type":"integer"}"#))
            .made(elsewhere)
            .link("out", "elsewhere")
            .exits(&[0, 2]),
        case(
            "baseline-written-through-a-link",
            'I',
            "check p.json --schema s.json --write-baseline b.json",
        )
        .file("s.json", text(r#"{"type":"integer"}"#))
        .file("p.json", text("\"a\""))
        .file("precious", || SECRET.to_owned())
        .link("b.json", "precious")
        .exits(&[2])
        .after(is_untouched),
        case("schemas-captured-through-a-link", 'I', "capture docs --out out")
            .file("docs/acme/T.md", || page("T", "| **f** | str | x | |"))
            .made(elsewhere)
            .link("out/acme", "../elsewhere")
            .exits(&[2])
            .after(is_empty),
        case("configuration-through-a-link", 'I', "init --force")
            .file("precious", || SECRET.to_owned())
            .link("tablature.toml", "precious")
            .exits(&[2])
            .after(is_untouched),
        case("schema-written-over-a-file", 'I', "schema path userpilot/event@3 --out out")
            .file("precious", || SECRET.to_owned())
            .link("out/userpilot/event@3.json", "../../precious")
            .exits(&[2])
            .after(is_untouched),
        case("fan-of-directories", 'K', "check in --schema s.json --format json")
            .file("s.json", text("true"))
            .made(|dir| fan(dir, "x.json", "1")),
        case("fan-of-pages", 'K', "capture in --out out")
            .made(|dir| fan(dir, "T.md", &page("T", "| **f** | str | x | |")))
            .exits(&[0, 1]),
        case("fan-of-schemas", 'K', "schema check in")
            .made(|dir| fan(dir, "x.json", r#"{"type":"object"}"#))
            .exits(&[0, 1]),
        case("fan-of-schemas-to-code", 'K', "generate rust in --out out")
            .made(|dir| {
                fan(dir, "x.json", r#"{"type":"object","properties":{"a":{"type":"string"}}}"#);
            })
            .cpu(6.0)
            .exits(&[0, 2]),
        case("link-of-a-payload-leads-out", 'L', "check in --schema s.json")
            .file("s.json", text(r#"{"type":"integer"}"#))
            .file("in/a.json", text("1"))
            .file("secret.json", secret)
            .link("in/x.json", "../secret.json")
            .exits(&[0, 2])
            .after(is_kept),
        case("link-of-a-page-leads-out", 'L', "capture in --out out")
            .file("in/acme/T.md", || page("T", "| **f** | str | x | |"))
            .file("secret.md", || page("S", &format!("| **{SECRET}** | str | x | |")))
            .link("in/acme/S.md", "../../secret.md")
            .exits(&[0, 2])
            .after(|dir, run| {
                is_kept(dir, run)?;
                if dir.join("out/acme/s@2.1.0.json").exists() {
                    Err("a page outside was read".to_owned())
                } else {
                    Ok(())
                }
            }),
        case("link-of-a-directory-leads-out", 'L', "schema check in")
            .file("in/a.json", text("{}"))
            .file("elsewhere/x.json", || format!(r#"{{"type":"{SECRET}"}}"#))
            .link("in/more", "../elsewhere")
            .exits(&[0, 2])
            .after(is_kept),
    ];
    for (name, overlay) in [
        (
            "overlay-names-a-path",
            r#"{"vendor":"../up","schemas":[{"name":"x","version":"1","tables":"acme","root":"T"}]}"#,
        ),
        (
            "overlay-version-is-a-path",
            r#"{"vendor":"acme","schemas":[{"name":"x","version":"../../up","tables":"acme","root":"T"}]}"#,
        ),
    ] {
        cases.push(
            case(name, 'I', "capture docs --out out --overlay o.json")
                .file("docs/acme/T.md", || page("T", "| **f** | str | x | |"))
                .file("o.json", move || overlay.to_owned())
                .exits(&[1, 2])
                .after(|dir, _| {
                    let known = ["docs", "out", "o.json"];
                    let found = fs::read_dir(dir).expect("it is there");
                    let names =
                        found.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
                    match names.into_iter().find(|name| !known.contains(&name.as_str())) {
                        Some(name) => Err(format!("`{name}` was written")),
                        None => Ok(()),
                    }
                }),
        );
    }
    cases
}
