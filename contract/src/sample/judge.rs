//! The validator as who makes payloads asks it: about a whole payload, about a value and one subschema, about
//! a text and one pattern or format.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::{Value, json};
use tablature_schema::model::encode_fragment;
use tablature_validator::{Checker, Options, Parts, Report, SchemaError};

use super::plan::{NodeId, Plan};

/// Who has the last word. Compiles the parts that it is asked about, once each.
#[derive(Debug)]
pub(super) struct Judge {
    parts: Parts,
    whole: Checker,
    options: Options,
    /// The schema's dialect, which decides how patterns and formats are read.
    dialect: Option<Value>,
    asked: Mutex<BTreeMap<Question, Option<Arc<Checker>>>>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    Part(NodeId),
    /// A keyword and its value, alone.
    Keyword(&'static str, String),
}

impl Judge {
    pub(super) fn new(id: &str, schema: &Value, options: &Options) -> Result<Self, SchemaError> {
        let parts = Parts::new(id, schema, options.clone())?;
        let whole = parts.whole()?;
        let dialect = schema.get("$schema").cloned();
        let mut others = options.clone();
        let own = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
        let base = own.filter(|id| id.contains(':')).or(options.base.as_deref());
        if let Some(base) = base {
            others.documents.insert(base.trim_end_matches('#').to_owned(), schema.clone());
        }
        others.base = None;
        Ok(Self { parts, whole, options: others, dialect, asked: Mutex::default() })
    }

    /// Everything that the validator says about a payload.
    pub(super) fn report(&self, payload: &Value) -> Report {
        self.report_text(payload.to_string().as_bytes())
    }

    /// The same for a payload's text.
    pub(super) fn report_text(&self, text: &[u8]) -> Report {
        self.whole.check(text)
    }

    /// Whether a payload is right.
    pub(super) fn is_right(&self, payload: &Value) -> bool {
        self.report(payload).is_right()
    }

    /// Whether a value meets a subschema. A subschema that cannot be asked alone refuses nothing: the whole
    /// payload is judged in the end.
    pub(super) fn accepts(&self, plan: &Plan, id: NodeId, value: &[u8]) -> bool {
        if let Some(verdict) = plan.node(id).verdict {
            return verdict;
        }
        let checker = self.checker(Question::Part(id), || self.part(plan, id));
        checker.is_none_or(|checker| checker.check(value).is_right())
    }

    /// Whether a text meets one keyword for texts: `pattern` or `format`.
    pub(super) fn allows(&self, keyword: &'static str, operand: &str, text: &str) -> bool {
        let checker = self.checker(Question::Keyword(keyword, operand.to_owned()), || {
            let mut schema = json!({keyword: operand});
            if let Some(dialect) = &self.dialect {
                schema["$schema"] = dialect.clone();
            }
            Checker::for_schema("", &schema, self.options.clone()).ok()
        });
        checker.is_none_or(|checker| {
            checker.check(Value::from(text).to_string().as_bytes()).is_right()
        })
    }

    fn part(&self, plan: &Plan, id: NodeId) -> Option<Checker> {
        let node = plan.node(id);
        if node.document == 0 {
            return self.parts.part(&node.pointer).ok();
        }
        let uri = &plan.documents[node.document];
        let mut schema = json!({"$ref": format!("{uri}#{}", encode_fragment(&node.pointer))});
        if let Some(dialect) = &self.dialect {
            schema["$schema"] = dialect.clone();
        }
        Checker::for_schema("", &schema, self.options.clone()).ok()
    }

    fn checker(
        &self,
        question: Question,
        compile: impl FnOnce() -> Option<Checker>,
    ) -> Option<Arc<Checker>> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = asked.get(&question) {
            return known.clone();
        }
        let compiled = compile().map(Arc::new);
        asked.insert(question, compiled.clone());
        compiled
    }
}
