//! Documents for browsers: each complete in one file, with the same look.
//!
//! A document has a Content-Security-Policy that allows its own style and scripts, by their hashes, and nothing else: whatever
//! texts it holds, nothing is loaded and nothing runs. Templates escape every text.

mod prose;

use std::io;

use minijinja::{AutoEscape, Environment, Value, syntax::SyntaxConfig, value::Serde};
use serde::Serialize;
use tablature_schema::escape::escape;

use crate::safe;

pub(crate) use prose::Prose;

/// The look of all documents.
const STYLE: Asset = Asset {
    text: include_str!("style.css"),
    hash: "sha256-JrCaiu6a1+6eVk0gtoP4uPv9z2Xhq3pl5+A05QCyZmw=",
};

/// Switches between light and dark, and types what an address asks for.
const SHARED: Asset = Asset {
    text: include_str!("shared.js"),
    hash: "sha256-A5Qk/3dh10uN+DZNAm4YFsbj3C0D20JiwF6FK7m7Hyc=",
};

/// A style or a script, which a document holds as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asset {
    pub(crate) text: &'static str,
    /// Its hash, as a Content-Security-Policy has it.
    pub(crate) hash: &'static str,
}

/// Documents of one kind.
pub(crate) struct Document {
    environment: Environment<'static>,
}

/// The template's name. Only its ending matters: texts are escaped as HTML.
const NAME: &str = "document.html";

impl Document {
    /// Creates documents from a template, which extends `frame.html`, and a script.
    pub(crate) fn new(template: &'static str, script: Asset) -> io::Result<Self> {
        let mut environment = Environment::empty();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        environment.set_syntax(syntax.build().map_err(io::Error::other)?);
        for (name, text) in [
            ("prose.html", include_str!("prose.html")),
            ("frame.html", include_str!("frame.html")),
            (NAME, template),
        ] {
            environment.add_template(name, text).map_err(io::Error::other)?;
        }
        for (name, asset) in [("style", STYLE), ("shared", SHARED), ("script", script)] {
            environment.add_global(name, Value::from_safe_string(asset.text.to_owned()));
            environment.add_global(format!("{name}_hash"), asset.hash);
        }
        environment.add_global("version", env!("CARGO_PKG_VERSION"));
        Ok(Self { environment })
    }

    /// Returns the document about `page`, which the template knows by this name.
    pub(crate) fn render(&self, page: &impl Serialize) -> io::Result<String> {
        self.render_with_data(page, None::<&()>)
    }

    /// Returns the document about `page`, with data for its script in the element `#data`.
    pub(crate) fn render_with_data(
        &self,
        page: &impl Serialize,
        data: Option<&impl Serialize>,
    ) -> io::Result<String> {
        let template = self.environment.get_template(NAME).map_err(io::Error::other)?;
        let data = match data {
            // Nothing in it can end the element that it stands in.
            Some(data) => String::from_utf8_lossy(&safe::json(data)?).replace('<', "\\u003c"),
            None => String::new(),
        };
        let context = minijinja::context! {
            page => Value::from(Serde(page)),
            data => Value::from_safe_string(data),
        };
        template.render(context).map_err(io::Error::other)
    }
}

/// Returns a text with every character that could hide or move other text escaped.
pub(crate) fn shown(text: &str) -> String {
    escape(text).into_owned()
}

/// Returns a number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
pub(crate) mod tests;
