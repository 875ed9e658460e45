//! Tokens → the text of a file.

use proc_macro2::TokenStream;

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
