//! Finds the properties that date a payload.

use tablature_schema::{
    format::Format,
    ir::{Keyword, Rule, walk::everything_that_could_apply},
};

use super::Checker;

impl Checker {
    /// Returns the properties of a payload that are timestamps by their `format`, the one first that most probably dates it:
    /// one whose age is limited, then one that is required, then in the order of the schema. Documented names follow the names
    /// on the wire.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_validator::{Checker, Options};
    ///
    /// let schema = br#"{"required": ["at"], "properties": {
    ///     "seen": {"format": "date-time"}, "id": {}, "at": {"format": "date-time"}}}"#;
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::from_slice("order.json", schema, options)?;
    /// assert_eq!(checker.time_properties(), ["at", "seen"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn time_properties(&self) -> Vec<String> {
        let ir = self.ir();
        let applied = everything_that_could_apply(ir, &[self.root]);
        let is_required = |name: &str| {
            applied.iter().any(|id| ir[*id].required().iter().any(|own| **own == *name))
        };
        let mut found: Vec<([bool; 2], &str, Option<&str>)> = Vec::new();
        for (name, id) in applied.iter().flat_map(|id| ir[*id].properties()) {
            let schemas = everything_that_could_apply(ir, &[id]);
            let has = |keyword| schemas.iter().find_map(|id| ir[*id].rule(keyword));
            if !matches!(has(Keyword::Format), Some(Rule::Format(Format::DateTime))) {
                continue;
            }
            let is_met = found.iter().any(|(_, own, _)| *own == name);
            if !is_met {
                let rank = [has(Keyword::MaxAge).is_none(), !is_required(name)];
                found.push((rank, name, ir[id].annotations.documented_as.as_deref()));
            }
        }
        found.sort_by_key(|(rank, ..)| *rank);
        let names = found.into_iter().flat_map(|(_, name, documented)| [Some(name), documented]);
        names.flatten().map(str::to_owned).collect()
    }
}
