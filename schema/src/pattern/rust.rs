//! Translates regular patterns into the syntax of regex-syntax.

use std::fmt::Write as _;

use super::{
    class::push_escaped,
    syntax::{Assertion, Node, Repeat, Syntax},
};

/// Writes a pattern without look-around and back references.
pub(super) fn write(syntax: &Syntax) -> String {
    let mut rust = String::new();
    push(&syntax.root, syntax, &mut rust);
    rust
}

fn push(node: &Node, syntax: &Syntax, rust: &mut String) {
    match node {
        // These are not regular.
        Node::Empty | Node::Look(..) | Node::Refer(_) => {}
        Node::Char(character) => push_escaped(*character, rust),
        Node::Class(class) => rust.push_str(&syntax.classes[*class].rust),
        Node::Assert(assertion) => rust.push_str(match assertion {
            Assertion::Start => "^",
            Assertion::End => "$",
            Assertion::WordBoundary => r"(?-u:\b)",
            Assertion::NotWordBoundary => r"(?-u:\B)",
        }),
        Node::Capture(_, node) => {
            rust.push('(');
            push(node, syntax, rust);
            rust.push(')');
        }
        Node::Repeat(repeat) => push_repeat(repeat, syntax, rust),
        Node::Concat(nodes) => {
            for node in nodes {
                push_grouped(node, matches!(node, Node::Alternate(_)), syntax, rust);
            }
        }
        Node::Alternate(nodes) => {
            for (n, node) in nodes.iter().enumerate() {
                if n > 0 {
                    rust.push('|');
                }
                push(node, syntax, rust);
            }
        }
    }
}

fn push_repeat(repeat: &Repeat, syntax: &Syntax, rust: &mut String) {
    let is_one = matches!(repeat.node, Node::Char(_) | Node::Class(_) | Node::Capture(..));
    push_grouped(&repeat.node, !is_one, syntax, rust);
    // `write!` to a string cannot fail.
    let _ = match (repeat.min, repeat.max) {
        (0, None) => rust.write_char('*'),
        (1, None) => rust.write_char('+'),
        (0, Some(1)) => rust.write_char('?'),
        (min, None) => write!(rust, "{{{min},}}"),
        (min, Some(max)) if min == max => write!(rust, "{{{min}}}"),
        (min, Some(max)) => write!(rust, "{{{min},{max}}}"),
    };
    if !repeat.is_greedy {
        rust.push('?');
    }
}

fn push_grouped(node: &Node, is_grouped: bool, syntax: &Syntax, rust: &mut String) {
    if is_grouped {
        rust.push_str("(?:");
    }
    push(node, syntax, rust);
    if is_grouped {
        rust.push(')');
    }
}
