//! Statements above a table about all of its rows: `All parameters are optional and nullable`.

use std::sync::LazyLock;

use regex::Regex;

/// The longest paragraph in which a statement is looked for.
const MAX_TEXT: usize = 4_000;

/// What is said of every row, unless its own cells say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    required: bool,
    nullable: bool,
    /// The names for which the opposite holds.
    except: Vec<String>,
}

impl Statement {
    /// Finds a statement in a paragraph.
    pub(super) fn find(paragraph: &str) -> Option<Self> {
        static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
            let pattern = r"(?ix) (?: ^ | [.!:;>*_(] ) [\s*_-]* all (?:\s+of)? (?:\s+(?:the|these|its|following|above|below|listed|available|event|json))*
                \s+ (?:parameters|params|properties|fields|attributes|arguments|keys|options|columns)
                (?:\s+(?:to|for|of|in|on)\s+(?:this|the|these)\s+[\w`\ ]{1,40}?)? (?:\s+(?:listed|shown|given|described))? (?:\s+(?:below|above))? \s+ are \s+
                [*_]* (?P<word>required|mandatory|optional) [*_]* (?P<null>\s+and\s+(?:nullable|can\ be\ null|may\ be\ null))? (?P<rest>[^.!\n]*)";
            Regex::new(pattern).expect("the pattern compiles")
        });
        static EXCEPT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:except(?:\s+for)?|excluding|other\s+than|apart\s+from|besides)\b(?P<names>.*)")
                .expect("the pattern compiles")
        });
        static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)^[\s,*_]*(?:if|when|where|whenever|while|only|for|in|during|by)\b")
                .expect("the pattern compiles")
        });
        if paragraph.len() > MAX_TEXT {
            return None;
        }
        let found = SENTENCE.captures(paragraph)?;
        let rest = found.name("rest").map_or("", |it| it.as_str());
        if CONDITION.is_match(rest) {
            return None;
        }
        let mut except = Vec::new();
        if let Some(names) = EXCEPT.captures(rest) {
            let parts = names["names"].split('`').enumerate();
            except = parts.filter(|(n, _)| n % 2 == 1).map(|(_, name)| name.to_owned()).collect();
            // Which ones is said in words: nothing can be concluded.
            if except.is_empty() {
                return None;
            }
        }
        Some(Self {
            required: !found["word"].eq_ignore_ascii_case("optional"),
            nullable: found.name("null").is_some(),
            except,
        })
    }

    /// Returns whether the row of this name is required.
    pub(super) fn is_required(&self, name: &str) -> bool {
        self.required != self.excepts(name)
    }

    /// Returns whether the row of this name accepts null.
    pub(super) fn is_nullable(&self, name: &str) -> bool {
        self.nullable && !self.excepts(name)
    }

    fn excepts(&self, name: &str) -> bool {
        self.except.iter().any(|except| except == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(bool, bool, &[&str])>) {
        let expected = expected.map(|(required, nullable, except)| Statement {
            required,
            nullable,
            except: except.iter().map(|name| (*name).to_owned()).collect(),
        });
        assert_eq!(Statement::find(text), expected, "{text}");
    }

    #[test]
    fn statements_are_about_all_rows() {
        let optional = Some((false, false, &[][..]));
        check("All parameters to this endpoint are optional.", optional);
        check("It failed. All fields are optional, but recommended.", optional);
        check("**NOTE:** All properties are optional but you must specify one.", optional);
        check("**All of the following keys are optional**", optional);
        check("<Note>All parameters for this endpoint are optional</Note>", optional);
        check("All these properties are optional and don't need to be there.", optional);
        check("All event properties listed below are **required**:", Some((true, false, &[])));
        let text = "All parameters to this endpoint are optional and nullable excluding `name`.";
        check(text, Some((false, true, &["name"])));
        check("All arguments are mandatory, except `a` and `b`.", Some((true, false, &["a", "b"])));
    }

    #[test]
    fn what_is_said_of_some_or_of_other_things_is_no_statement() {
        for text in [
            "All other properties are optional.",
            "When setting them, all fields are optional.",
            "All fields are optional, except the first.",
            "All fields are required if the first is set.",
            "All users are optional.",
            "Not all properties are required.",
            "",
        ] {
            check(text, None);
        }
    }
}
