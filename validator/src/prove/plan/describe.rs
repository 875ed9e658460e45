//! Describes a plan for people.

use std::{
    collections::HashSet,
    fmt::{self, Write as _},
};

use tablature_schema::{
    ir::{Ir, Keyword},
    plural,
};

use super::{ArrayPlan, Id, NONE, ObjectPlan, Plan, TextPlan, ValuePlan, kind};
use crate::shorten::{MAX_KEY, shorten};

/// Deeper parts are not shown.
const MAX_DEPTH: usize = 64;

/// A description is cut once it has more bytes. Each name stands in it once for each object that has it.
const MAX_BYTES: usize = 1 << 20;

impl Plan {
    /// Describes the plan: what is read of each value, which properties decide what else is asked, and what is left to
    /// the evaluator, with the keyword that a plan does not express.
    pub(crate) fn describe(&self, ir: &Ir) -> String {
        let mut writer = Writer {
            plan: self,
            out: Text(String::new()),
            arrays: HashSet::new(),
            objects: HashSet::new(),
        };
        let written = writer.value("payload", self.root, 0).and_then(|()| writer.handed_over(ir));
        let Text(mut out) = writer.out;
        if written.is_err() {
            out.push_str("…\nthe rest is not shown: the description is too long\n");
        }
        out
    }
}

struct Writer<'w> {
    plan: &'w Plan,
    out: Text,
    /// Arrays and objects that were described. Their parts are not shown again: a plan in which each holds the next one
    /// twice is small, and a tree of it is not.
    arrays: HashSet<Id>,
    objects: HashSet<Id>,
}

/// A text that takes no more once it is too long.
struct Text(String);

impl fmt::Write for Text {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.0.len() > MAX_BYTES {
            return Err(fmt::Error);
        }
        self.0.push_str(part);
        Ok(())
    }
}

impl Writer<'_> {
    fn value(&mut self, name: &str, id: Id, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        let Some(value) = self.plan.values.get(id as usize) else {
            return writeln!(self.out, "{indent}{name}: any value");
        };
        writeln!(self.out, "{indent}{name}: {}", self.summary(value))?;
        if depth >= MAX_DEPTH {
            return Ok(());
        }
        if value.array != NONE {
            self.array(value.array, depth + 1)?;
        }
        if value.object != NONE {
            self.object(value.object, depth + 1)?;
        }
        Ok(())
    }

    fn summary(&self, value: &ValuePlan) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for (bits, name) in [
            (kind::NULL, "null"),
            (kind::FALSE | kind::TRUE, "boolean"),
            (kind::NUMBER, "number"),
            (kind::STRING, "string"),
            (kind::ARRAY, "array"),
            (kind::OBJECT, "object"),
        ] {
            if value.kinds & bits != 0 {
                kinds.push(match bits {
                    kind::STRING => self.text(value.text),
                    kind::NUMBER => self.number(value.number),
                    kind::NULL if value.absent.is_some() => "null (a hint)".to_owned(),
                    _ => name.to_owned(),
                });
            }
        }
        let mut summary = match kinds.as_slice() {
            [] => "not proved: the evaluator reads the payload".to_owned(),
            kinds => kinds.join(" or "),
        };
        if !value.asked.is_empty() {
            summary.push_str(", then the evaluator");
        }
        summary
    }

    fn text(&self, id: Id) -> String {
        let Some(text) = self.plan.texts.get(id as usize) else { return "string".to_owned() };
        let TextPlan { table, length, is_timestamp, max_age, formats, patterns, lists, .. } = text;
        let mut parts = Vec::new();
        if let Some(table) = self.plan.tables.get(*table as usize) {
            parts.push(format!("automaton of {}", plural::count(table.states(), "state")));
        }
        if let Some((min, max)) = length {
            let max = if *max == u64::MAX { String::new() } else { max.to_string() };
            parts.push(format!("length {min}..{max}"));
        }
        if *is_timestamp {
            parts.push("timestamp".to_owned());
        }
        if max_age.is_some() {
            parts.push("age".to_owned());
        }
        parts.extend(formats.iter().map(|(format, _)| format.name().to_owned()));
        if !patterns.is_empty() {
            let name = Keyword::Pattern.name();
            parts.push(format!("{} without an automaton", plural::count(patterns.len(), name)));
        }
        if !lists.is_empty() {
            parts.push("a long list of values".to_owned());
        }
        format!("string ({})", parts.join(", "))
    }

    fn number(&self, id: Id) -> String {
        let Some(number) = self.plan.numbers.get(id as usize) else { return "number".to_owned() };
        let name = if number.is_integer { "integer" } else { "number" };
        let rules = number.rules.len() + number.lists.len();
        if rules == 0 {
            name.to_owned()
        } else {
            format!("{name} ({})", plural::count(rules, "rule"))
        }
    }

    fn array(&mut self, id: Id, depth: usize) -> fmt::Result {
        if !self.arrays.insert(id) {
            return self.as_above(depth);
        }
        let Some(array) = self.plan.arrays.get(id as usize) else { return Ok(()) };
        let ArrayPlan { prefix, items, .. } = array;
        for (index, id) in prefix.iter().enumerate() {
            self.value(&format!("[{index}]"), *id, depth)?;
        }
        self.value("[…]", *items, depth)
    }

    fn as_above(&mut self, depth: usize) -> fmt::Result {
        writeln!(self.out, "{}(as described above)", "  ".repeat(depth))
    }

    fn object(&mut self, id: Id, depth: usize) -> fmt::Result {
        if !self.objects.insert(id) {
            return self.as_above(depth);
        }
        let indent = "  ".repeat(depth);
        let Some(object) = self.plan.objects.get(id as usize) else { return Ok(()) };
        let ObjectPlan { properties, keys, required, others, switch, asked, .. } = object;
        for (index, (property, key)) in properties.iter().zip(keys).enumerate() {
            let is_required = required[index / 64] >> (index % 64) & 1 == 1;
            let mark = if is_required { " (required)" } else { "" };
            self.value(&format!("{}{mark}", shorten(key, MAX_KEY)), property.value, depth)?;
        }
        for (id, is_hint) in others.values.iter().zip(&others.hints) {
            let name = if *is_hint { "other keys (a hint)" } else { "other keys" };
            self.value(name, *id, depth)?;
        }
        if !asked.is_empty() {
            writeln!(self.out, "{indent}then the evaluator, about the whole object")?;
        }
        let Some(switch) = switch else { return Ok(()) };
        let key = shorten(&keys[switch.property], MAX_KEY);
        let open = switch.cases.iter().filter(|case| case.object == NONE).count();
        let cases = plural::count(switch.cases.len(), "case");
        writeln!(self.out, "{indent}`{key}` decides among {cases}, {open} of them not proved:")?;
        for case in switch.cases.iter().filter(|case| case.object != NONE) {
            write!(self.out, "{indent}- asks more of: ")?;
            for (index, property) in case.differs.iter().enumerate() {
                let comma = if index > 0 { ", " } else { "" };
                let key = shorten(self.plan.key(case.object, *property), MAX_KEY);
                write!(self.out, "{comma}{key}")?;
            }
            writeln!(self.out, "{}", if case.differs.is_empty() { "nothing" } else { "" })?;
        }
        Ok(())
    }

    fn handed_over(&mut self, ir: &Ir) -> fmt::Result {
        if self.plan.handed_over.is_empty() {
            return writeln!(self.out, "nothing is left to the evaluator");
        }
        writeln!(self.out, "left to the evaluator:")?;
        for (id, keyword) in &self.plan.handed_over {
            let location = &ir.node(*id).location;
            let document = &ir.document(location.document).name;
            writeln!(self.out, "  {document}#{}: `{}`", location.pointer, keyword.name())?;
        }
        Ok(())
    }
}

impl Plan {
    fn key(&self, object: Id, index: u32) -> &str {
        let object = self.objects.get(object as usize);
        object.and_then(|object| object.keys.get(index as usize)).map_or("", |key| key)
    }
}
