//! Tokens → the text of a file.

use proc_macro2::TokenStream;
use syn::{Item, ext::IdentExt as _};

use crate::problem::Problem;

/// What the first lines of a generated file say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The schema's id or file name.
    pub schema: String,
    /// The schema's text, for its hash.
    pub text: String,
    /// How to make the file again: a command.
    pub command: String,
}

impl Header {
    /// The lines, each a comment whatever the fields hold.
    fn render(&self) -> String {
        let line = |text: &str| {
            let text: String =
                text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
            format!("// {text}\n")
        };
        let hash = hash(self.text.as_bytes());
        let mut header = line("@generated: do not edit by hand.");
        header += &line(&format!("schema: {}", self.schema));
        header += &line(&format!("hash: {hash:016x}"));
        header += &line(&format!("tablature: {}", env!("CARGO_PKG_VERSION")));
        if !self.command.is_empty() {
            header += &line(&format!("remake: {}", self.command));
        }
        header + "\n"
    }
}

/// FNV-1a with 64 bits: tells versions of a file apart, and keeps nothing secret.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Tokens as formatted text.
pub(crate) fn render(tokens: &TokenStream, header: &Header) -> String {
    let file = syn::parse2(tokens.clone()).expect("generated tokens were parsed before");
    header.render() + &prettyplease::unparse(&file)
}

/// Whether two texts of files differ only in how they are formatted: in the `//` lines at their heads they are the
/// same, and in their Rust too.
pub(crate) fn is_same(present: &str, made: &str) -> bool {
    if present == made {
        return true;
    }
    let rust = |text: &str| syn::parse_file(text).map(plain).ok();
    header(present).eq(header(made)) && rust(present).is_some_and(|it| rust(made) == Some(it))
}

/// The comments at the head of a file, above its documentation.
pub(crate) fn header(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| line.starts_with("//") && !line.starts_with("///"))
}

/// The text of a file as it is compared. Formatters sort the modules that it declares.
fn plain(mut file: syn::File) -> String {
    file.items.sort_by_key(|item| match item {
        Item::Mod(module) if module.content.is_none() => Some(module.ident.unraw()),
        _ => None,
    });
    prettyplease::unparse(&file)
}

/// Whether the tokens are a file of Rust.
///
/// # Errors
///
/// A [`Problem`] that says that they are not: a bug of ours, reported as one.
pub(crate) fn judge(tokens: &TokenStream) -> Result<(), Problem> {
    syn::parse2::<syn::File>(tokens.clone()).map(drop).map_err(|error| {
        Problem::new(
            "",
            format!("the generated types are no Rust: {error}"),
            "this is a bug of the generator: report it with the schema",
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
    fn what_is_said_makes_a_difference() {
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
            command: "x\r\n*/ y".to_owned(),
        };
        assert!(header.render().trim_end().lines().all(|line| line.starts_with("// ")));
    }
}
