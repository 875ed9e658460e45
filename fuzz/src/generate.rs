//! Rust types of any schema: what is generated is Rust, whatever names, documentation, patterns and defaults say.

use std::collections::BTreeMap;

use tablature::{
    codegen::{Dates, Defaults, Header, Ips, Options, Unknown, Urls, Uuids, source::Source},
    load::{LoadOptions, Text},
};
use tablature_compare::{dice::Dice, json::Json};

use crate::input;

/// Strings that mean something in Rust, in its comments, or in names.
const HOSTILE: [&str; 40] = [
    "*/",
    "/*",
    "//",
    "\n",
    "\r",
    "\u{0}",
    "\u{2028}",
    "\u{202E}",
    "\u{2066}",
    "\u{FEFF}",
    "\u{200B}",
    "\"",
    "\\",
    "\"#",
    "#\"",
    "r#\"",
    "{",
    "}",
    "{}",
    "{{",
    "]",
    "#![",
    "fn main() {}",
    "';",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "r#type",
    "_",
    "",
    "0",
    "9a",
    "é",
    "ß",
    "ﬁ",
    "日本",
    "String",
    "\u{301}a",
];

/// Generates the types of a schema.
///
/// # Panics
///
/// If what is generated is not Rust, or not the same the next time.
pub fn run(data: &[u8]) {
    let (mode, rest) = input::mode(data);
    if mode % 2 == 0 {
        let mut parts = input::parts(rest).into_iter();
        let schema = parts.next().unwrap_or_default();
        let name = parts.next().map(String::from_utf8_lossy).unwrap_or_default();
        let documents = parts
            .enumerate()
            .map(|(index, bytes)| {
                let uri = format!("http://example.com/{}.json", index + 1);
                (uri.clone(), Text::new(uri, bytes))
            })
            .collect();
        let mut dice = Dice::from_bytes(&[mode / 2; 8]);
        return generate(&mut dice, schema, &name, &documents);
    }
    let mut dice = Dice::from_bytes(rest);
    let (_, mut schema) = input::schema(&mut dice);
    make_hostile(&mut dice, &mut schema);
    let name = hostile(&mut dice);
    generate(&mut dice, schema.to_string().as_bytes(), &name, &BTreeMap::new());
}

fn hostile(dice: &mut Dice) -> String {
    (0..=dice.below(3)).map(|_| *dice.pick(&HOSTILE)).collect()
}

/// Puts strings into a schema: names of properties and documentation, patterns and values.
fn make_hostile(dice: &mut Dice, schema: &mut Json) {
    match schema {
        Json::Object(members) => {
            for (name, value) in members.iter_mut() {
                if matches!(name.as_str(), "properties" | "$defs" | "definitions")
                    && let Json::Object(members) = value
                {
                    rename(dice, members);
                }
                make_hostile(dice, value);
            }
            if members.iter().any(|(name, _)| name.starts_with(['a', 'b', 'c', 'd'])) {
                return;
            }
            let text = hostile(dice);
            let (keyword, value) = match dice.below(24) {
                0 | 1 => ("title", Json::String(text)),
                2 | 3 => ("description", Json::String(text)),
                4 => ("default", Json::String(text)),
                5 => ("const", Json::String(text)),
                6 | 7 => {
                    let other = Json::String(hostile(dice));
                    ("enum", Json::Array(vec![Json::String(text), other]))
                }
                8 => ("pattern", Json::String(text)),
                9 => ("format", Json::String(text)),
                10 => ("rustName", Json::String(text)),
                11 => ("documentedAs", Json::String(text)),
                12 => ("knownValues", Json::Array(vec![Json::String(text)])),
                13 => ("$comment", Json::String(text)),
                14 => ("examples", Json::Array(vec![Json::String(text)])),
                15 => ("required", Json::Array(vec![Json::String(text)])),
                _ => return,
            };
            schema.set(keyword, value);
        }
        Json::Array(items) => items.iter_mut().for_each(|item| make_hostile(dice, item)),
        _ => {}
    }
}

/// Gives some members other names.
fn rename(dice: &mut Dice, members: &mut [(String, Json)]) {
    for index in 0..members.len() {
        if dice.chance(30) {
            let name = hostile(dice);
            if members.iter().all(|(other, _)| *other != name) {
                members[index].0 = name;
            }
        }
    }
}

fn options(dice: &mut Dice) -> Options {
    let unknown = *dice.pick(&[Unknown::Keep, Unknown::Refuse, Unknown::Drop]);
    let (_, dates) = *dice.pick(Dates::ALL);
    let options = Options::default()
        .with_unknown(unknown)
        .with_dates(dates)
        .with_uuids(dice.pick(Uuids::ALL).1)
        .with_urls(dice.pick(Urls::ALL).1)
        .with_ips(dice.pick(Ips::ALL).1)
        .with_builders(dice.chance(50))
        .with_defaults(dice.pick(Defaults::ALL).1);
    if dice.chance(80) { options } else { options.with_rename("", "Root") }
}

fn generate(dice: &mut Dice, schema: &[u8], name: &str, documents: &BTreeMap<String, Text>) {
    let options = options(dice);
    let load = || {
        let mut loading = LoadOptions::default();
        loading.base = Some("http://example.com/schema.json".to_owned());
        Source::load("schemas/schema.json", schema, loading, &mut documents.clone())
            .ok()
            .map(|source| source.with_name(name))
    };
    let Some(source) = load() else { return };
    let generated = match source.generate(&options) {
        Ok(generated) => generated,
        Err(faults) => {
            assert!(!faults.is_empty(), "nothing is generated, for no reason");
            return;
        }
    };
    let own = source.header();
    let header = Header::new(format!("{name}{}", own.schema), own.text, format!("remake {name}"));
    let text = generated.to_text(&header);
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    // rustc rejects these, for they show code as something else.
    let is_bidi = |it: char| matches!(it, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(is_bidi), "a character that turns the direction of text:\n{text:?}");
    let tokens: syn::File = syn::parse2(generated.tokens.clone()).expect("tokens of a file");
    assert_eq!(file.items.len(), tokens.items.len(), "the header changes what follows:\n{text}");
    // The formatter may break a line once more, but what it reads is what it wrote.
    assert_eq!(documentation(&file), documentation(&tokens), "documentation changes:\n{text}");
    for report in &generated.report {
        assert!(!report.to_string().is_empty(), "a rule without a word");
    }
    // The names that a lock file keeps give the same text.
    let again = load().expect("it was loaded before");
    let locked = options.with_names(generated.names.clone());
    let again = again.generate(&locked).unwrap_or_else(|faults| panic!("{faults:?}:\n{text}"));
    assert_eq!(again.to_text(&header), text, "other names by its own lock file");
    assert_eq!(again.names, generated.names);
}

/// The documentation of a file's items.
fn documentation(file: &syn::File) -> Vec<String> {
    let attributes = file.items.iter().filter_map(|item| match item {
        syn::Item::Struct(item) => Some(&item.attrs),
        syn::Item::Enum(item) => Some(&item.attrs),
        syn::Item::Type(item) => Some(&item.attrs),
        _ => None,
    });
    let lines = attributes.flatten().filter_map(|attribute| {
        let syn::Meta::NameValue(meta) = &attribute.meta else { return None };
        let syn::Expr::Lit(literal) = &meta.value else { return None };
        let syn::Lit::Str(text) = &literal.lit else { return None };
        meta.path.is_ident("doc").then(|| text.value())
    });
    lines.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}
