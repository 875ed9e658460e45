use std::{collections::BTreeMap, io};

use proc_macro2::TokenStream;

use super::{Loading, Surroundings, public_names, types, types_of};
use crate::{Fault, Options, source::Source};

/// Files that are given as text.
struct Files(BTreeMap<&'static str, &'static str>);

impl Surroundings for Files {
    fn schema(&self, path: &str, loading: &Loading) -> Result<Source, Vec<Fault>> {
        let mut read = |path: &str| {
            let mapped = loading.references.get(path).map_or(path, String::as_str);
            self.read(mapped)
        };
        Source::file(path, &mut read)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok((*text).to_owned())
    }

    fn krate(&self) -> String {
        "::known_as".to_owned()
    }
}

fn files() -> Files {
    let order = r#"{"type": "object", "required": ["id"], "properties": {"id": {"$ref": "parts/id.json"}}}"#;
    Files(BTreeMap::from([
        ("order.json", order),
        ("parts/id.json", r#"{"type": "string"}"#),
        ("broken.json", "{\n  \"type\": }"),
        ("misspelt.json", r#"{"type": "object", "propertis": {}}"#),
        ("names.json", r#"{"order": {"Order.id": "ident"}}"#),
    ]))
}

fn expand(arguments: &str) -> String {
    types(arguments.parse().expect("the test is tokens"), &files()).to_string()
}

/// Returns the messages, if there is nothing else.
#[track_caller]
fn rejects(arguments: &str, expected: &str) {
    let code = expand(arguments);
    assert!(code.starts_with(":: core :: compile_error !"), "{code}");
    assert!(code.contains(&format!("{expected:?}")), "{code}");
}

#[test]
fn every_file_is_tracked() {
    let code = expand(r#"path = "order.json""#);
    for path in ["/order.json", "/parts/id.json"] {
        let tracked = format!(
            "include_str ! (:: core :: concat ! (:: core :: env ! (\"CARGO_MANIFEST_DIR\") , {path:?}))"
        );
        assert!(code.contains(&tracked), "{code}");
    }
}

#[test]
fn the_module_is_named_after_the_root() {
    assert!(expand(r#"path = "order.json""#).contains("mod order_types {"));
    let renamed = expand(r#"path = "order.json", renames = { "" = SecondOrder }"#);
    assert!(renamed.contains("mod second_order_types {"), "{renamed}");
}

#[test]
fn a_part_of_a_schema_of_the_catalogue_is_typed() {
    let code = expand(r#""userpilot/event#/$defs/SurveyModule""#);
    assert!(code.contains("mod survey_module_types {") && !code.contains("include_str"), "{code}");
}

#[test]
fn the_crate_is_called_what_the_manifest_or_the_user_says() {
    assert!(expand(r#"path = "order.json""#).contains(":: known_as ::"));
    assert!(expand(r#"path = "order.json", crate = ::other"#).contains(":: other ::"));
}

#[test]
fn what_cannot_be_read_is_reported_once() {
    rejects(
        r#"path = "order.jsn""#,
        "cannot read `order.jsn`: there is no such file\n  the path is relative to the directory of `Cargo.toml`",
    );
    rejects(r#"path = "broken.json""#, "expected a value, found `}`\n  --> broken.json:2:11");
    rejects(r#"path = """#, "the path is empty");
    rejects(
        r#""order.json""#,
        "no schema `order.json` in the catalogue; a file is `path = \"order.json\"`",
    );
    rejects(
        r#""order""#,
        "no schema `order` in the catalogue; `tablature schema list` shows all, and a file is `path = \"schemas/order.json\"`",
    );
    rejects(
        r#""{}""#,
        "no schema `{}` in the catalogue; the text of a schema belongs in a file, which is `path = \"schemas/order.json\"`",
    );
    rejects(
        r#""userpilot/event#/$defs/nothing""#,
        "the schema has no part `/$defs/nothing`\n  --> userpilot/event@3:1:1\n  help: name a part by a JSON Pointer such as `/$defs/name`",
    );
    rejects(
        r#""userpilot/event@9""#,
        "no schema `userpilot/event@9` in the catalogue; of `userpilot/event` there are `userpilot/event@3`, \
         `userpilot/event@4`",
    );
    rejects(
        r#"path = "order.json", renames = { "/properties/ident" = id }"#,
        "cannot rename `/properties/ident`: `order.json` has nothing there",
    );
}

#[test]
fn the_module_form_keeps_what_the_module_holds() {
    let expand = |module: &str| {
        let arguments = r#"path = "order.json""#.parse().expect("tokens");
        types_of(arguments, module.parse().expect("tokens"), &files()).to_string()
    };
    let code = expand("/// Ours. \n pub mod order { pub fn own() {} }");
    assert!(code.contains("pub mod order { pub fn own () { }"), "{code}");
    assert!(code.contains("pub use order_types :: {"), "{code}");
    let code = expand("mod order;");
    assert!(code.contains("the module needs a body"), "{code}");
    let code = expand("struct Order;");
    assert!(
        code.contains("this attribute belongs on a module") && code.ends_with("struct Order ;"),
        "{code}"
    );
}

#[test]
fn public_types_are_re_exported() {
    let items: TokenStream =
        "#[x] pub struct A { pub struct_: u8 } enum B {} pub enum C {} impl A { pub fn d() {} }
        pub type D = u8; pub(crate) struct E; pub fn f() {}"
            .parse()
            .expect("the test is tokens");
    let names: Vec<String> = public_names(&items).iter().map(ToString::to_string).collect();
    assert_eq!(names, ["A", "C", "D"]);
}

#[test]
fn the_macro_and_the_command_make_the_same_text() {
    let mut read = |path: &str| files().read(path);
    let source = Source::file("order.json", &mut read).expect("it can be read");
    let options = Options { krate: files().krate(), ..Options::default() };
    let generated = source.generate(&options).expect("it can be typed");
    assert!(expand(r#"path = "order.json""#).contains(&generated.tokens.to_string()));
    let text: TokenStream = generated.to_text(&source.header()).parse().expect("the text is Rust");
    let plain = |tokens: &TokenStream| tokens.to_string().replace([' ', '\n', ','], "");
    // Where the macro writes whole paths, the command writes the names of the prelude.
    let short = plain(&generated.tokens).replace("::std::string::String", "String");
    assert_eq!(plain(&text), short);
}

#[test]
fn a_lock_file_is_read_and_tracked() {
    let code = expand(r#"path = "order.json", lock = "names.json""#);
    assert!(code.contains("pub ident :"), "{code}");
    assert!(code.contains("\"/names.json\""), "{code}");
    let message = "the lock file `broken.json` cannot be used: it is not a JSON object: expected value at line 2 column 11";
    rejects(r#"path = "order.json", lock = "broken.json""#, message);
    rejects(
        r#"path = "order.json", lock = "none.json""#,
        "the lock file `none.json` cannot be used: there is no such file",
    );
}

#[test]
fn documents_and_drafts_are_arguments() {
    let code = expand(
        r#"path = "elsewhere.json", references = { "elsewhere.json" = "order.json" }, draft = "7",
            drafts = { "https://example.com/meta" = "2019-09" }"#,
    );
    assert!(code.contains("pub struct Elsewhere"), "{code}");
    rejects(
        r#"path = "order.json", draft = "8""#,
        "`8` is not a draft of JSON Schema; the drafts are `4`, `6`, `7`, `2019-09`, `2020-12`",
    );
}

#[test]
fn likely_mistakes_in_the_schema_are_warnings_of_the_compiler() {
    let code = expand(r#"path = "misspelt.json""#);
    assert!(
        code.contains("deprecated (note = \"unknown keyword `propertis` has no effect"),
        "{code}"
    );
    assert!(!expand(r#"path = "order.json""#).contains("deprecated"));
}
