//! Two readings of one cell.

use super::Type;

/// Returns the narrower of two readings of a cell: `UUID (String)` is a UUID, `Decimal (Number)` a number.
pub(super) fn narrower(base: Type, inner: Type) -> Type {
    let json = |ty: &Type| match ty {
        Type::Plain { json, .. } => Some(*json),
        _ => None,
    };
    // A number that may be sent in a string: `decimal (string)`.
    if matches!(base, Type::Plain { json: "number" | "integer" | "boolean", .. })
        && inner == Type::plain("string")
    {
        return Type::Union(vec![base, inner]);
    }
    let is_narrower = match (&base, &inner) {
        (Type::Plain { json: "array", .. }, _) if json(&inner) != Some("array") => {
            return Type::list(inner);
        }
        (Type::Named(_) | Type::Any, _)
        | (
            Type::Plain { json: "string", format: None, .. },
            Type::Plain { json: "string", format: Some(_), .. },
        ) => true,
        // A date that is sent as a number.
        (
            Type::Plain { json: "string", format: Some(_), .. } | Type::DateOrTime,
            Type::Plain { json, .. },
        ) => matches!(*json, "integer" | "number"),
        (Type::Plain { json: "number", .. }, Type::Plain { json, .. }) => *json == "integer",
        _ => false,
    };
    if is_narrower { inner } else { base }
}
