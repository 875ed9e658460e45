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

/// Deeper parts are not shown.
const MAX_DEPTH: usize = 64;

impl Plan {
    /// Describes the plan: what is read of each value, which properties decide what else is asked, and what is left to
    /// the evaluator, with the keyword that a plan does not express.
    pub(crate) fn describe(&self, ir: &Ir) -> String {
        let mut out = String::new();
        let mut writer = Writer { plan: self, out: &mut out, shown: HashSet::new() };
        // A string does not fail to take more.
        let _ = writer.value("payload", self.root, 0);
        let _ = writer.handed_over(ir);
        out
    }
}

struct Writer<'w> {
    plan: &'w Plan,
    out: &'w mut String,
    /// Objects that were described: their parts are not shown again.
    shown: HashSet<Id>,
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
        if let Some(array) = self.plan.arrays.get(value.array as usize) {
            self.array(array, depth + 1)?;
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

    fn array(&mut self, array: &ArrayPlan, depth: usize) -> fmt::Result {
        for (index, id) in array.prefix.iter().enumerate() {
            self.value(&format!("[{index}]"), *id, depth)?;
        }
        self.value("[…]", array.items, depth)
    }

    fn object(&mut self, id: Id, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        if !self.shown.insert(id) {
            return writeln!(self.out, "{indent}(as described above)");
        }
        let Some(object) = self.plan.objects.get(id as usize) else { return Ok(()) };
        let ObjectPlan { properties, keys, required, others, switch, asked, .. } = object;
        for (index, (property, key)) in properties.iter().zip(keys).enumerate() {
            let is_required = required[index / 64] >> (index % 64) & 1 == 1;
            let mark = if is_required { " (required)" } else { "" };
            self.value(&format!("{key}{mark}"), property.value, depth)?;
        }
        for (id, is_hint) in others.values.iter().zip(&others.hints) {
            let name = if *is_hint { "other keys (a hint)" } else { "other keys" };
            self.value(name, *id, depth)?;
        }
        if !asked.is_empty() {
            writeln!(self.out, "{indent}then the evaluator, about the whole object")?;
        }
        let Some(switch) = switch else { return Ok(()) };
        let key = &keys[switch.property];
        let open = switch.cases.iter().filter(|case| case.object == NONE).count();
        let cases = plural::count(switch.cases.len(), "case");
        writeln!(self.out, "{indent}`{key}` decides among {cases}, {open} of them not proved:")?;
        for case in switch.cases.iter().filter(|case| case.object != NONE) {
            let again: Vec<&str> =
                case.differs.iter().map(|index| self.plan.key(case.object, *index)).collect();
            let again = if again.is_empty() { "nothing".to_owned() } else { again.join(", ") };
            writeln!(self.out, "{indent}- asks more of: {again}")?;
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
