//! Checks an overlay beyond its form.

use serde_json::Value;

use tablature_schema::{json::pointer::escape, suggest};

use super::{Amendment, Overlay, Plan, reader::Reader, values};
use crate::{problem::Problem, subschemas};

impl Reader<'_> {
    pub(super) fn check_amendment(&mut self, amendment: &Amendment, at: &str) {
        let Amendment { set, add, rules, require, remove, .. } = amendment;
        if set.is_empty()
            && add.is_empty()
            && rules.is_empty()
            && !amendment.has_require
            && remove.is_empty()
        {
            self.report(
                at,
                "the entry has no effect: it has no `set`, `remove`, `require`, `add` or `rules`"
                    .to_owned(),
            );
        }
        if !(amendment.properties.is_empty() || add.is_empty() && require.is_empty()) {
            self.report(at, "`add` and `require` are for a type, not for a `property`".to_owned());
        }
        if amendment.after.is_some() && add.is_empty() {
            self.report(at, "`after` has no effect without `add`".to_owned());
        }
        self.check_keywords(&Value::Object(set.clone()), &format!("{at}/set"));
        for (name, schema) in add {
            self.check_keywords(schema, &format!("{at}/add/{}", escape(name)));
        }
        for (n, rule) in rules.iter().enumerate() {
            self.check_keywords(rule, &format!("{at}/rules/{n}"));
        }
    }

    /// Checks the keywords of a schema: a misspelt keyword would have no effect, and an invalid value would make the
    /// schema invalid.
    pub(super) fn check_keywords(&mut self, schema: &Value, at: &str) {
        subschemas::for_each_at(schema, at, &mut |at, map| {
            for keyword in map.keys() {
                if subschemas::keywords().all(|known| known != keyword) {
                    self.report_near(
                        &format!("{at}/{}", escape(keyword)),
                        format!("unknown keyword `{keyword}`"),
                        keyword,
                        subschemas::keywords(),
                    );
                }
            }
            for (keyword, message) in
                values::invalid_values(map).into_iter().chain(values::misfits(map))
            {
                self.report(&format!("{at}/{}", escape(keyword)), message);
            }
        });
        if !matches!(schema, Value::Object(_) | Value::Bool(_)) {
            self.report(at, "a schema is an object, `true` or `false`".to_owned());
        }
    }

    pub(super) fn check_picks(&mut self, overlay: &Overlay) {
        for amendment in &overlay.amendments {
            for pick in &amendment.schemas {
                if !overlay.schemas.iter().any(|plan| plan.is(pick)) {
                    let labels: Vec<String> = overlay.schemas.iter().map(Plan::label).collect();
                    let near = suggest::nearest(pick, labels.iter().map(String::as_str));
                    let mut problem = Problem::error(
                        self.path,
                        amendment.line,
                        format!("no schema `{pick}` in this overlay"),
                    );
                    problem.help = near.map(|near| format!("did you mean `{near}`?"));
                    self.problems.push(problem);
                }
            }
        }
    }

    /// Checks that a family with several versions has one default.
    pub(super) fn check_defaults(&mut self, overlay: &Overlay) {
        for plan in &overlay.schemas {
            let family: Vec<&Plan> =
                overlay.schemas.iter().filter(|other| other.name == plan.name).collect();
            let defaults = family.iter().filter(|plan| plan.is_default).count();
            let is_first = family.first().is_some_and(|first| first.line == plan.line);
            if is_first && (defaults > 1 || defaults == 0 && family.len() > 1) {
                let message = format!(
                    "`{}` has {defaults} versions with `\"default\": true`, where one is needed",
                    plan.name
                );
                self.problems.push(Problem::error(self.path, plan.line, message));
            }
            if family.iter().filter(|other| other.version == plan.version).count() > 1 && is_first {
                let message = format!("`{}` is duplicated", plan.label());
                self.problems.push(Problem::error(self.path, plan.line, message));
            }
        }
    }
}
