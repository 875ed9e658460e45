//! Parses bytes into a [`Document`], strictly by RFC 8259.
//!
//! Accepts what the grammar accepts and nothing else: no comments, no trailing commas, no `NaN`, no second document. It
//! also rejects what parsers disagree on, byte order marks and unpaired surrogate escapes, and reports duplicate keys.
//! Nesting is limited, and nothing recurses.

use std::{borrow::Cow, ops::Range};

use super::{
    document::{Content, Document, Member, Node, NodeId},
    span::MAX_TEXT_BYTES,
};

/// The reason why a text was rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The invalid bytes; empty at the end of the text.
    pub span: Range<usize>,
    /// The message.
    pub message: String,
    /// How to fix it, where the text shows what was meant.
    pub help: Option<&'static str>,
}

/// The kinds of faults, each with a code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no document.
    Empty,
    /// The bytes are not UTF-8.
    InvalidUtf8,
    /// The text is not valid JSON.
    Syntax,
    /// The text ends too early.
    Truncated,
    /// Arrays and objects are nested too deeply.
    TooDeep,
    /// The text is longer than any that is read.
    TooLong,
}

impl FaultKind {
    /// Returns the code of findings of this kind.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty-input",
            Self::InvalidUtf8 => "invalid-utf8",
            Self::Syntax => "invalid-json",
            Self::Truncated => "truncated-json",
            Self::TooDeep => "nested-too-deep",
            Self::TooLong => "record-too-long",
        }
    }
}

/// A duplicate key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Duplicate {
    /// The object.
    pub object: NodeId,
    /// The key.
    pub key: String,
    /// The bytes of the repeated key.
    pub span: Range<usize>,
    /// The bytes of its first occurrence.
    pub first: Range<usize>,
}

/// Returns the length of the UTF-8 byte order mark at the start of `bytes`, or 0.
pub fn byte_order_mark(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 }
}

/// Parses one document, and returns it with its duplicate keys. A byte order mark is skipped: the caller reports it.
///
/// # Errors
///
/// The text is not a JSON document, is nested deeper than `depth` levels, or has 4 GiB or more.
pub fn parse(bytes: &[u8], depth: usize) -> Result<(Document<'_>, Vec<Duplicate>), Fault> {
    parse_up_to(bytes, depth, MAX_TEXT_BYTES)
}

fn parse_up_to(
    bytes: &[u8],
    depth: usize,
    max_bytes: usize,
) -> Result<(Document<'_>, Vec<Duplicate>), Fault> {
    if bytes.len() > max_bytes {
        let message = format!("the text is longer than {max_bytes} bytes");
        let span = max_bytes..bytes.len();
        return Err(Fault { kind: FaultKind::TooLong, span, message, help: None });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| invalid_utf8(bytes, error))?;
    let parser = Parser {
        text,
        at: byte_order_mark(bytes),
        depth,
        document: Document::for_text(text),
        open: Vec::new(),
        elements: Vec::new(),
        members: Vec::new(),
        duplicates: Vec::new(),
    };
    parser.run()
}

#[cold]
fn invalid_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Fault {
    let at = error.valid_up_to();
    let message = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "the text is UTF-16, not UTF-8".to_owned(),
        _ => match error.error_len() {
            Some(_) => format!("byte 0x{:02X} is not valid UTF-8 here", bytes[at]),
            None => "the text ends within a UTF-8 character".to_owned(),
        },
    };
    let length = error.error_len().unwrap_or(bytes.len() - at);
    Fault { kind: FaultKind::InvalidUtf8, span: at..at + length, message, help: None }
}

/// A container whose end has not been reached.
struct Open<'a> {
    start: usize,
    node: NodeId,
    /// The index of its first child in the pending list of its kind.
    first: usize,
    /// In an object, the key of the next value; `None` in an array.
    key: Option<(Cow<'a, str>, Range<usize>)>,
    is_object: bool,
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
    document: Document<'a>,
    open: Vec<Open<'a>>,
    /// Children of open containers, moved to the document together when their container closes.
    elements: Vec<NodeId>,
    members: Vec<Member<'a>>,
    duplicates: Vec<Duplicate>,
}

impl<'a> Parser<'a> {
    fn run(mut self) -> Result<(Document<'a>, Vec<Duplicate>), Fault> {
        self.skip_space();
        if self.at == self.text.len() {
            return Err(self.fault(
                FaultKind::Empty,
                self.at..self.at,
                "there is no JSON document",
            ));
        }
        loop {
            // A value begins here. A container that is not empty continues with its first value.
            let Some(mut node) = self.value()? else {
                continue;
            };
            // A value has ended here. It belongs to the innermost open container, and may be its last.
            loop {
                match self.after_value(node)? {
                    After::NextValue => break,
                    After::Closed(closed) => node = closed,
                    After::Document => return self.finish(node),
                }
            }
        }
    }

    fn finish(mut self, root: NodeId) -> Result<(Document<'a>, Vec<Duplicate>), Fault> {
        self.skip_space();
        if self.at < self.text.len() {
            let found = self.describe_next();
            let span = self.next_span();
            let message =
                format!("{found} after the end of the document: one document was expected");
            let fault = self.fault(FaultKind::Syntax, span, message);
            let help = Some("write one document per file, or one per line in a JSON Lines file");
            return Err(Fault { help, ..fault });
        }
        self.document.root = root.0;
        self.duplicates.sort_by_key(|duplicate| duplicate.span.start);
        Ok((self.document, self.duplicates))
    }

    /// Parses a scalar or an empty container, or opens a container and stops before its first value.
    fn value(&mut self) -> Result<Option<NodeId>, Fault> {
        let start = self.at;
        let content = match self.peek() {
            Some(b'{') => return self.open_container(start, true),
            Some(b'[') => return self.open_container(start, false),
            Some(b'"') => {
                let text = self.string()?;
                return Ok(Some(self.document.push_string(text, start..self.at)));
            }
            Some(b'-' | b'0'..=b'9') => {
                self.number()?;
                Content::Number
            }
            Some(b't') => self.literal("true", Content::Bool(true))?,
            Some(b'f') => self.literal("false", Content::Bool(false))?,
            Some(b'n') => self.literal("null", Content::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Some(self.document.push(content, start..self.at)))
    }

    fn open_container(&mut self, start: usize, is_object: bool) -> Result<Option<NodeId>, Fault> {
        if self.open.len() >= self.depth {
            return Err(self.fault(
                FaultKind::TooDeep,
                start..start + 1,
                format!("arrays and objects are nested deeper than {} levels", self.depth),
            ));
        }
        self.at += 1;
        self.skip_space();
        let (content, close) = if is_object {
            (Content::Object((0..0).into()), b'}')
        } else {
            (Content::Array((0..0).into()), b']')
        };
        let node = self.document.push(content, start..start);
        if self.peek() == Some(close) {
            self.at += 1;
            self.document.nodes[node.index()].span = (start..self.at).into();
            return Ok(Some(node));
        }
        let first = if is_object { self.members.len() } else { self.elements.len() };
        let key = if is_object { Some(self.key("a key or `}`")?) } else { None };
        self.open.push(Open { start, node, first, key, is_object });
        Ok(None)
    }

    /// Parses a key and its colon.
    fn key(&mut self, expected: &str) -> Result<(Cow<'a, str>, Range<usize>), Fault> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(expected));
        }
        let key = self.string()?;
        let span = start..self.at;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:` after the key"));
        }
        self.at += 1;
        self.skip_space();
        Ok((key, span))
    }

    fn after_value(&mut self, node: NodeId) -> Result<After, Fault> {
        let Some(open) = self.open.last_mut() else {
            return Ok(After::Document);
        };
        let is_object = open.is_object;
        if let Some((key, key_span)) = open.key.take() {
            self.members.push(Member::new(key, key_span, node));
        } else {
            self.elements.push(node);
        }
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_space();
                if is_object {
                    let key = self.key("a key after the comma")?;
                    self.open.last_mut().expect("it was open above").key = Some(key);
                }
                Ok(After::NextValue)
            }
            Some(b'}') if is_object => Ok(After::Closed(self.close())),
            Some(b']') if !is_object => Ok(After::Closed(self.close())),
            _ if is_object => Err(self.unexpected("`,` or `}` after the value")),
            _ => Err(self.unexpected("`,` or `]` after the value")),
        }
    }

    fn close(&mut self) -> NodeId {
        self.at += 1;
        let open = self.open.pop().expect("only called with an open container");
        let content = if open.is_object {
            self.drop_duplicates(&open);
            let members = settle(&mut self.members, open.first, &mut self.document.members);
            Content::Object(members.into())
        } else {
            let elements = settle(&mut self.elements, open.first, &mut self.document.elements);
            Content::Array(elements.into())
        };
        let span = (open.start..self.at).into();
        self.document.nodes[open.node.index()] = Node { span, content };
        open.node
    }

    /// Keeps the last of equal keys, and records the duplicates.
    fn drop_duplicates(&mut self, open: &Open<'a>) {
        let members = &self.members[open.first..];
        if are_unlike(members) {
            return;
        }
        let repeats = repeats(members);
        if repeats.is_empty() {
            return;
        }
        let mut is_kept = vec![true; members.len()];
        for (index, earlier) in repeats {
            is_kept[earlier] = false;
            self.duplicates.push(Duplicate {
                object: open.node,
                key: members[index].key().to_owned(),
                span: members[index].key_span(),
                first: members[earlier].key_span(),
            });
        }
        let repeated = self.members.split_off(open.first);
        let kept = repeated.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept);
        self.members.extend(kept.map(|(member, _)| member));
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Returns the word or character at which parsing stopped, for a message.
    pub(super) fn describe_next(&self) -> String {
        let rest = &self.text[self.at..];
        let word: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(20).collect();
        match rest.chars().next() {
            None => "the end of the text".to_owned(),
            Some(next) if word.is_empty() && !next.is_control() => format!("`{next}`"),
            Some(next) if word.is_empty() => format!("`{}`", next.escape_debug()),
            Some(_) => format!("`{word}`"),
        }
    }

    pub(super) fn next_span(&self) -> Range<usize> {
        let length = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        self.at..self.at + length
    }

    #[cold]
    pub(super) fn unexpected(&self, expected: &str) -> Fault {
        if self.at >= self.text.len() {
            return self.truncated(&format!("where {expected} should be"));
        }
        let message = format!("expected {expected}, found {}", self.describe_next());
        let help = self.guess_remedy(expected);
        Fault { help, ..self.fault(FaultKind::Syntax, self.next_span(), message) }
    }

    #[cold]
    pub(super) fn truncated(&self, place: &str) -> Fault {
        let end = self.text.len();
        self.fault(FaultKind::Truncated, end..end, format!("the text ends {place}"))
    }

    #[cold]
    #[expect(clippy::unused_self, reason = "reads as one of the parser's ways to stop")]
    pub(super) fn fault(
        &self,
        kind: FaultKind,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Fault {
        Fault { kind, span, message: message.into(), help: None }
    }

    /// Guesses how to fix the text where it stops being valid JSON.
    #[cold]
    fn guess_remedy(&self, expected: &str) -> Option<&'static str> {
        let (before, rest) = self.text.split_at(self.at);
        let is_after_comma = before.trim_end().ends_with(',');
        let next = rest.chars().next()?;
        Some(match next {
            '}' | ']' if is_after_comma => "remove the comma before it",
            '}' | ']' if expected.contains("after the value") => {
                "close the innermost bracket first: `[` with `]`, `{` with `}`"
            }
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' => {
                "write keys and strings in straight double quotes"
            }
            '/' | '#' => "remove the comment: JSON has no comments",
            '=' if expected.contains("after the key") => "write a colon between key and value",
            ',' if is_after_comma => "remove one of the commas",
            ',' => "write a value before the comma, or remove the comma",
            '+' => "write the number without the plus sign",
            '.' => "write a zero before the decimal point",
            _ if expected.contains("after the value") => "put a comma before it",
            _ if expected.contains("key") => "write the key in double quotes",
            _ => match rest.split(|character: char| !character.is_alphanumeric()).next()? {
                "NaN" | "Infinity" | "nan" | "inf" | "undefined" | "None" | "nil" => {
                    "JSON has no such value: send `null`, or leave the field out"
                }
                "True" | "TRUE" | "False" | "FALSE" | "Null" | "NULL" => {
                    "write `true`, `false` and `null` in lower case"
                }
                word if !word.is_empty() => "write strings in double quotes",
                _ => return None,
            },
        })
    }
}

/// Returns `true` if all fingerprints differ. Otherwise there may be duplicate keys.
fn are_unlike(members: &[Member<'_>]) -> bool {
    /// Up to this many members, comparing every pair is faster than hashing.
    const MAX_COMPARED: usize = 64;
    let mut marks = [0u32; MAX_COMPARED];
    let Some(marks) = marks.get_mut(..members.len()) else { return false };
    members.iter().enumerate().all(|(index, member)| {
        marks[index] = member.fingerprint;
        !marks[..index].contains(&member.fingerprint)
    })
}

/// Returns the members whose key an earlier one has, each with the last one before it. They are sorted by indexes, which
/// take far less memory than a table of keys.
fn repeats(members: &[Member<'_>]) -> Vec<(usize, usize)> {
    let mut order: Vec<u32> = (0u32..).take(members.len()).collect();
    let at = |index: &u32| &members[*index as usize];
    // The sort is stable: equal keys stay in the order of the text.
    order.sort_by(|left, right| at(left).to_name().cmp(&at(right).to_name()));
    let equal = order.windows(2).filter(|pair| at(&pair[0]).to_name() == at(&pair[1]).to_name());
    let mut repeats: Vec<(usize, usize)> =
        equal.map(|pair| (pair[1] as usize, pair[0] as usize)).collect();
    repeats.sort_unstable();
    repeats
}

/// Moves the children of a container, which are those from `first`, to the end of the document's, and returns their range.
fn settle<T>(pending: &mut Vec<T>, first: usize, settled: &mut Vec<T>) -> Range<usize> {
    /// From this many children on, two copies of them would be felt.
    const MIN_LARGE: usize = 4_096;
    let start = settled.len();
    let children = pending.len() - first;
    if children < MIN_LARGE || children < start + first {
        settled.extend(pending.drain(first..));
    } else {
        // The others are fewer: they move, and the children stay where they are.
        let others = pending.drain(..first).collect();
        pending.splice(..0, settled.drain(..));
        *settled = std::mem::replace(pending, others);
    }
    start..settled.len()
}

/// The result of closing a value.
enum After {
    NextValue,
    /// The value was its container's last, and this is the container.
    Closed(NodeId),
    Document,
}

#[cfg(test)]
mod tests {
    use super::{super::NodeRef, *};

    fn parsed(text: &str) -> (Document<'_>, Vec<Duplicate>) {
        parse(text.as_bytes(), 16).expect("the test's own text")
    }

    #[test]
    fn children_of_large_containers_keep_their_order_and_those_around_them_too() {
        let large =
            |length| (0..length).map(|n| format!("\"k{n}\":{n}")).collect::<Vec<_>>().join(",");
        let list = (0..5_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        let text = format!(
            r#"{{"a":{{"b":1}},"c":[2,[{list}],3],"d":{{{}}},"e":{{{}}},"f":4}}"#,
            large(6_000),
            large(5_000)
        );
        let (document, duplicates) = parsed(&text);
        let written = |node: NodeRef<'_>| text[node.span()].to_owned();
        let root = document.root();
        let keys: Vec<&str> = root.members().iter().map(Member::key).collect();
        assert_eq!(keys, ["a", "c", "d", "e", "f"]);
        assert_eq!(root.get("f").map(written).as_deref(), Some("4"));
        let ends: Vec<String> =
            root.get("c").expect("it is there").elements().map(written).collect();
        assert_eq!((ends[0].as_str(), ends[2].as_str(), ends.len()), ("2", "3", 3));
        for (name, length) in [("d", 6_000), ("e", 5_000)] {
            let members = root.get(name).expect("it is there").members();
            assert_eq!(members.len(), length);
            for (n, member) in members.iter().enumerate() {
                assert_eq!(member.key(), format!("k{n}"));
                assert_eq!(text[document.node(member.value).span()], n.to_string());
            }
        }
        assert!(duplicates.is_empty());
    }

    #[test]
    fn a_text_that_is_too_long_for_short_offsets_is_refused() {
        let read = |max| parse_up_to(b"[1,2]", 16, max).map(|(document, _)| document.len());
        assert_eq!(read(5), Ok(3));
        let fault = read(4).expect_err("a byte too many");
        assert_eq!((fault.kind.code(), fault.span), ("record-too-long", 4..5));
        assert_eq!(fault.message, "the text is longer than 4 bytes");
    }

    #[test]
    fn values_and_members_take_few_bytes() {
        let sizes = (size_of::<Node>(), size_of::<Member<'_>>());
        assert!(sizes.0 <= 20 && sizes.1 <= 32, "{sizes:?}");
    }

    #[test]
    fn each_repeated_key_is_reported_with_the_one_before_it() {
        let mut keys: Vec<String> =
            (0..300).map(|n| format!("long key {n:03} of an object")).collect();
        for (at, again) in [(100, 7), (200, 7), (250, 3)] {
            keys[at] = keys[again].clone();
        }
        let members: Vec<String> =
            keys.iter().enumerate().map(|(n, key)| format!("\"{key}\":{n}")).collect();
        let text = format!("{{{}}}", members.join(","));
        let (document, duplicates) = parsed(&text);
        let place =
            |n: usize| members[..n].iter().map(|member| member.len() + 1).sum::<usize>() + 1;
        let found: Vec<(usize, usize)> =
            duplicates.iter().map(|it| (it.first.start, it.span.start)).collect();
        let expected = [(7, 100), (100, 200), (3, 250)];
        assert_eq!(found, expected.map(|(first, again)| (place(first), place(again))));
        assert_eq!(duplicates[0].key, keys[7]);
        assert_eq!(document.root().members().len(), 297);
        let last = document.root().get(&keys[7]).expect("it is there");
        assert_eq!(&text[last.span()], "200");
    }
}
