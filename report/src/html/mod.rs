//! HTML: one page about a run, complete in one file, to look at and to send to others.
//!
//! The page has a Content-Security-Policy that allows its own style and script, by their hashes, and nothing else: whatever
//! texts of payloads hold, nothing is loaded and nothing runs. The template escapes every text.

mod chart;
mod page;

use std::{
    collections::HashMap,
    io::{self, Write},
};

use minijinja::{AutoEscape, Environment, Value, syntax::SyntaxConfig, value::Serde};
use tablature_schema::{format::Timestamp, plural::count};

use super::{
    LeftOut, Render, Shown, Summary, Unchecked, excerpt::excerpt, notice::Subject, run::Glance,
};
use crate::escape::escape;
use page::{Example, Page};

const TEMPLATE: &str = include_str!("page.html");

/// The style of the page, which other pages of Tablature share.
const STYLE: &str = include_str!("style.css");

/// What the page can do: it filters, sorts, and moves by keys.
const SCRIPT: &str = include_str!("script.js");

/// Hashes of the style and the script, for the Content-Security-Policy.
const STYLE_HASH: &str = "sha256-EKhhfgJeiyxVPd9lwvfMleLJ5iTMffn14gIx2UZ0cYo=";
const SCRIPT_HASH: &str = "sha256-SqrZ5Bt6SQ5kHBumtTzZRD2aarBRug/MfDUrY4ebiaE=";

/// Findings of a kind that are shown.
const MAX_OF_KIND: usize = 5;

/// Findings that are shown: a page with these opens at once.
const MAX_EXAMPLES: usize = 2_000;

/// The format `html`.
pub(super) struct Html {
    now: Option<Timestamp>,
    /// The first findings of each kind, by its index.
    examples: HashMap<usize, Vec<Example>>,
    n_examples: usize,
    /// The first inputs.
    inputs: Vec<String>,
    n_inputs: usize,
}

/// Inputs that are named above the page.
const NAMED_INPUTS: usize = 3;

impl Html {
    /// Creates a page about a run at a time.
    pub(super) fn new(now: Option<Timestamp>) -> Self {
        Self { now, examples: HashMap::new(), n_examples: 0, inputs: Vec::new(), n_inputs: 0 }
    }

    /// Returns the inputs for people: the first ones by name, and how many more there are.
    fn inputs(&self) -> String {
        let more = match self.n_inputs - self.inputs.len() {
            0 => String::new(),
            more => format!(" and {}", count(more, "more input")),
        };
        self.inputs.join(", ") + &more
    }
}

impl Render for Html {
    fn input(&mut self, _out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        self.n_inputs += 1;
        if self.inputs.len() < NAMED_INPUTS {
            self.inputs.push(shown(subject.name()));
        }
        Ok(())
    }

    fn finding(&mut self, _out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let Some(kind) = shown.kind.filter(|_| self.n_examples < MAX_EXAMPLES) else {
            return Ok(());
        };
        let examples = self.examples.entry(kind).or_default();
        if examples.len() < MAX_OF_KIND {
            let excerpt = shown.record.and_then(|record| excerpt(record, shown.finding, None));
            examples.push(Example::new(shown, excerpt));
            self.n_examples += 1;
        }
        Ok(())
    }

    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    fn summary(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }

    fn page(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        let page =
            Page::new((self.now, self.inputs()), summary, unchecked, glance, &mut self.examples);
        let mut environment = Environment::empty();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        environment.set_syntax(syntax.build().map_err(io::Error::other)?);
        let whole = minijinja::context! {
            page => Value::from(Serde(&page)),
            style => Value::from_safe_string(STYLE.to_owned()),
            script => Value::from_safe_string(SCRIPT.to_owned()),
            style_hash => STYLE_HASH,
            script_hash => SCRIPT_HASH,
        };
        let text = environment.render_str(TEMPLATE, whole).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }
}

/// Returns a text with every character that could hide or move other text escaped.
fn shown(text: &str) -> String {
    escape(text).into_owned()
}

/// Returns a number with its thousands apart.
fn grouped(number: u64) -> String {
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
mod tests;
