//! Canonical texts of values.

use super::{Decimal, Kind, NodeRef};

impl NodeRef<'_> {
    /// Returns a text that is the same for two values exactly if they are equal.
    pub fn canonical_text(self) -> String {
        let mut text = String::new();
        write_canonical(self, &mut text);
        text
    }
}

fn write_canonical(node: NodeRef<'_>, out: &mut String) {
    use std::fmt::Write;
    match node.kind() {
        Kind::Number(literal) => {
            write!(out, "{:?}", Decimal::parse(literal)).expect("a string takes every text");
        }
        Kind::String(text) => write!(out, "{text:?}").expect("a string takes every text"),
        Kind::Array => {
            out.push('[');
            for element in node.elements() {
                write_canonical(element, out);
                out.push(',');
            }
            out.push(']');
        }
        Kind::Object => {
            let mut members: Vec<_> = node.members().iter().collect();
            members.sort_by(|left, right| left.name().cmp(right.name()));
            out.push('{');
            for member in members {
                write!(out, "{:?}:", member.name()).expect("a string takes every text");
                write_canonical(node.at(member.value), out);
                out.push(',');
            }
            out.push('}');
        }
        Kind::Null => out.push_str("null"),
        Kind::Bool(value) => out.push_str(if value { "true" } else { "false" }),
    }
}
