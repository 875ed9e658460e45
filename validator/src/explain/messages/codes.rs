//! The code of each kind of violation.

use tablature_schema::ir::Rule;

use crate::evaluate::{Reason, ViolationKind};

/// Returns the code of a violation. Missing fields, unions without a valid branch and the schema `false` have codes by
/// what the payload has instead.
pub(in super::super) fn code_of(kind: &ViolationKind<'_>) -> &'static str {
    match kind {
        ViolationKind::Assertion(rule) => of_rule(rule),
        ViolationKind::Contains { .. } | ViolationKind::ExtraItems(_) => "wrong-item-count",
        ViolationKind::UnknownProperty(_) => "unknown-field",
        ViolationKind::BadName { .. } => "bad-field-name",
        ViolationKind::SeveralBranches(..) => "ambiguous-variant",
        ViolationKind::Not => "value-not-allowed",
        ViolationKind::Content => "bad-content",
        ViolationKind::Undecided(Reason::Pattern) => "pattern-undecided",
        ViolationKind::Undecided(_) => "undecided",
        ViolationKind::Missing { .. } | ViolationKind::NoBranch | ViolationKind::FalseSchema => {
            "invalid-value"
        }
    }
}

fn of_rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::Types(_) => "wrong-type",
        Rule::Enum(_) | Rule::Const(_) => "value-not-allowed",
        Rule::Pattern(_) => "pattern-mismatch",
        Rule::Format(format) if format.name() == "date-time" => "not-a-timestamp",
        Rule::Format(_) => "bad-format",
        Rule::MaxAge(_) => "stale-timestamp",
        Rule::Bound(_) => "out-of-range",
        Rule::MultipleOf(_) => "not-a-multiple",
        Rule::UniqueItems => "repeated-item",
        Rule::MinLength(_) | Rule::MaxLength(_) => "wrong-length",
        Rule::MinItems(_) | Rule::MaxItems(_) => "wrong-item-count",
        Rule::MinProperties(_) | Rule::MaxProperties(_) => "wrong-field-count",
        _ => "invalid-value",
    }
}
