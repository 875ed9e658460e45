//! What is right but should be told: one pass over the payload beside the subschemas that apply to it.
//!
//! - [`applied`]: which subschemas speak about a value.
//! - one file for each kind of hint; [`value_hints`] names those about a value, [`object_hints`] those about
//!   an object's fields.

mod agreement;
mod ahead_of_clock;
mod applied;
mod deprecated;
mod known_values;
mod null_for_absent;
mod should;
mod style;
mod unknown_field;

use std::collections::HashSet;

use tablature_schema::model::{Node, SchemaId};

use crate::{
    context::{Context, Located},
    explain::Engine,
    finding::Finding,
    json::Kind,
    patterns::Patterns,
};

/// What hints are made from.
pub(crate) struct Hints<'c, 'a> {
    context: &'c Context<'a>,
    engine: &'c Engine,
    patterns: &'c Patterns,
    findings: Vec<Finding>,
    /// Place, code and field of every finding: two subschemas may say the same.
    said: HashSet<(u64, String, Option<String>)>,
}

impl<'c, 'a> Hints<'c, 'a> {
    /// Every hint about the payload.
    pub(crate) fn collect(
        context: &'c Context<'a>,
        engine: &'c Engine,
        patterns: &'c Patterns,
    ) -> Vec<Finding> {
        let mut hints =
            Self { context, engine, patterns, findings: Vec::new(), said: HashSet::new() };
        hints.visit(&context.root(), vec![context.subject.model.root_id()]);
        hints.drop_misspelt_twins();
        hints.findings
    }

    fn visit(&mut self, at: &Located<'a>, schemas: Vec<SchemaId>) {
        let applied = applied::closure(self.context, self.engine, at.node, schemas);
        for node in &applied {
            self.value_hints(at, node);
        }
        match at.node.kind() {
            Kind::Object(_) => self.visit_fields(at, &applied),
            Kind::Array(_) => {
                for (index, element) in at.node.elements().enumerate() {
                    let items: Vec<_> = applied
                        .iter()
                        .filter_map(|node| node.prefix_items.get(index).copied().or(node.items))
                        .collect();
                    if !items.is_empty() {
                        let element = at.element(&index.to_string(), element);
                        self.visit(&element, items);
                    }
                }
            }
            _ => {}
        }
    }

    fn visit_fields(&mut self, at: &Located<'a>, applied: &[&'a Node]) {
        for member in at.node.members() {
            let children = applied::field_schemas(applied, member.name(), self.patterns);
            let field = self.context.member(at, member);
            if children.is_empty() {
                unknown_field::hint(self, at, &field, member.name(), applied);
            } else {
                self.visit(&field, children);
            }
        }
    }

    fn value_hints(&mut self, at: &Located<'a>, node: &'a Node) {
        deprecated::hint(self, at, node);
        known_values::hint(self, at, node);
        null_for_absent::hint(self, at, node);
        style::hint(self, at, node);
        ahead_of_clock::hint(self, at, node);
        agreement::hint(self, at, node);
        should::hint(self, at, node);
    }

    /// A key that `should` takes for a misspelling is not unknown as well.
    fn drop_misspelt_twins(&mut self) {
        let is_misspelt = |finding: &&Finding| finding.code == "misspelt-field";
        let misspelt: HashSet<u64> =
            self.findings.iter().filter(is_misspelt).map(|finding| finding.span.start).collect();
        self.findings.retain(|finding| {
            finding.code != "unknown-field" || !misspelt.contains(&finding.span.start)
        });
    }

    fn push(&mut self, finding: Finding) {
        let said = (finding.span.start, finding.code.clone(), finding.field.clone());
        if self.said.insert(said) {
            self.findings.push(finding);
        }
    }
}

/// JSON Pointer to the keyword of a subschema.
fn keyword_pointer(node: &Node, keyword: &str) -> String {
    format!("{}/{keyword}", node.pointer)
}
