//! Tokens → the text of a file.

use proc_macro2::TokenStream;
use syn::{File, Item, ext::IdentExt as _};
use tablature_schema::fnv;

use super::{macro_text, short::shorten};
use crate::{problem::Problem, visible::visible};

/// The first lines of a generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// The schema's id or file name.
    pub schema: String,
    /// The schema's text, for its hash.
    pub text: String,
    /// The command that generates the file again.
    pub command: String,
    /// The options that the types were made with, as flags of the command; empty for none.
    pub options: String,
}

impl Header {
    /// Creates the header of a schema's file. There is no line about how to generate it again without a `command`.
    pub fn new(
        schema: impl Into<String>,
        text: impl Into<String>,
        command: impl Into<String>,
    ) -> Self {
        let options = String::new();
        Self { schema: schema.into(), text: text.into(), command: command.into(), options }
    }

    /// Renders the lines, each a comment whatever the fields hold.
    fn render(&self) -> String {
        let line = |text: &str| {
            let text: String = text
                .chars()
                .map(|character| if character.is_control() { ' ' } else { character })
                .collect();
            format!("// {}\n", visible(&text))
        };
        let hash = fnv::of_64_bits(self.text.as_bytes());
        let mut header = line("@generated: do not edit by hand.");
        header += &line(&format!("schema: {}", self.schema));
        header += &line(&format!("hash: {hash:016x}"));
        header += &line(&format!("tablature: {}", env!("CARGO_PKG_VERSION")));
        if !self.options.is_empty() {
            header += &line(&format!("options: {}", self.options));
        }
        if !self.command.is_empty() {
            header += &line(&format!("remake: {}", self.command));
        }
        header + "\n"
    }
}

/// Renders tokens as formatted text. Hostile characters are only in comments and strings, where they are spelled out: in
/// both as `\u{…}`.
pub(crate) fn render(tokens: &TokenStream, header: &Header) -> String {
    let parse = |tokens| syn::parse2::<File>(tokens).expect("generated tokens were parsed before");
    let file = parse(tokens.clone());
    let file = parse(shorten(tokens.clone(), &file));
    header.render() + &visible(&spaced(file))
}

/// Formats a file, with an empty line before each type: the macros about it follow it.
fn spaced(mut file: File) -> String {
    let items = std::mem::take(&mut file.items);
    let mut text = prettyplease::unparse(&file);
    file.attrs.clear();
    for item in items {
        let is_apart = matches!(item, Item::Struct(_) | Item::Enum(_) | Item::Type(_));
        if is_apart && !text.is_empty() {
            text.push('\n');
        }
        if let Item::Macro(call) = &item
            && let Some(call) = macro_text::of_call(call)
        {
            text += &call;
            continue;
        }
        file.items = vec![item];
        text += &prettyplease::unparse(&file);
    }
    text
}

/// Returns whether two files differ only in their formatting: the `//` lines at their heads are the same, and so is
/// their Rust.
pub(crate) fn is_same(present: &str, made: &str) -> bool {
    if present == made {
        return true;
    }
    let rust = |text: &str| syn::parse_file(text).map(plain).ok();
    header(present).eq(header(made)) && rust(present).is_some_and(|it| rust(made) == Some(it))
}

/// Returns the comments at the head of a file, above its documentation.
pub(crate) fn header(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| line.starts_with("//") && !line.starts_with("///"))
}

/// Returns the text of a file as it is compared. Formatters sort the modules that it declares.
fn plain(mut file: File) -> String {
    file.items.sort_by_key(|item| match item {
        Item::Mod(module) if module.content.is_none() => Some(module.ident.unraw()),
        _ => None,
    });
    prettyplease::unparse(&file)
}

/// Checks that the tokens are a Rust file.
///
/// # Errors
///
/// They are not, which is a bug of ours and reported as one.
pub(crate) fn check(tokens: &TokenStream) -> Result<(), Problem> {
    syn::parse2::<File>(tokens.clone()).map(drop).map_err(|error| {
        Problem::new(
            "",
            format!("the generated types are not valid Rust: {error}"),
            "this is a bug in the generator: please report it with the schema",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "\
// @generated: do not edit by hand.
// hash: 1

/// An order.
#[allow(missing_docs, reason = \"the schema decides\")]
pub struct Order {
    pub id: ::std::option::Option<u8>,
}
::tablature::__tablature_object! {
    Order, keep other, { id :
    required \"id\", },
}
pub mod r#type;
pub mod b;
";

    #[track_caller]
    fn compares(from: &str, to: &str, expected: bool) {
        let present = MADE.replace(from, to);
        assert_ne!(present, MADE, "{from} is not there");
        assert_eq!(is_same(&present, MADE), expected, "{present}");
    }

    #[test]
    fn formatting_makes_no_difference() {
        compares(
            "(missing_docs, reason = \"the schema decides\")",
            "(\n    missing_docs,\n    reason = \"the schema decides\"\n)",
            true,
        );
        compares("Option<u8>,\n", "Option<\n        u8,\n    >,\n\n", true);
        compares("id :\n    required", "id : required", true);
        compares("pub mod r#type;\npub mod b;", "pub mod b;\npub mod r#type;", true);
        compares("\n", "\r\n", true);
        compares("}\n:", "}\n\n:", true);
    }

    #[test]
    fn content_makes_a_difference() {
        compares("hash: 1", "hash: 2", false);
        compares("// hash: 1\n", "", false);
        compares("An order", "A thing", false);
        compares("u8", "u16", false);
        compares("required", "absent", false);
        compares("pub mod b;", "pub mod c;", false);
        compares("pub mod b;\n", "", false);
        compares("pub struct", "pub strct", false);
    }

    #[test]
    fn nothing_escapes_the_comments_of_the_header() {
        let header = Header {
            schema: "a\nfn main() {}".to_owned(),
            text: String::new(),
            command: "x\r\n*/ y \u{202E}".to_owned(),
            options: "--rename /x=\n".to_owned(),
        };
        let header = header.render();
        assert!(header.trim_end().lines().all(|line| line.starts_with("// ")));
        // The compiler rejects it raw.
        assert!(header.contains("*/ y \\u{202e}\n"), "{header}");
    }

    #[test]
    fn what_readers_do_not_see_is_spelled_out() {
        let hostile = "a\u{2028}b\u{200B}\u{FEFF}\u{AD}\u{E0041}\u{3164}\u{202E}";
        let tokens = quote::quote! {
            #[doc = #hostile]
            pub const NAME: &str = #hostile;
        };
        let text = render(&tokens, &Header::new(hostile, "", ""));
        let shown = r"a\u{2028}b\u{200b}\u{feff}\u{ad}\u{e0041}\u{3164}\u{202e}";
        for line in
            [format!("// schema: {shown}\n"), format!("///{shown}\n"), format!("= \"{shown}\";\n")]
        {
            assert!(text.contains(&line), "{line}{text}");
        }
        assert!(text.is_ascii(), "{text}");
    }
}
