//! Numbers of a schema stay what they are.

use tablature_codegen::Options;

use crate::types_of;

/// The code without spaces.
fn code(schema: &str) -> String {
    let generated = types_of(schema, "big.json", &Options::default()).expect("it can be typed");
    generated.tokens.to_string().replace(' ', "")
}

#[test]
fn limits_beyond_64_bits_are_exact() {
    let code = code(
        r#"{"type": "object", "properties": {
            "above": {"type": "integer", "maximum": 18446744073709551616},
            "within": {"type": "integer", "minimum": 0, "maximum": 18446744073709551616},
            "beyond": {"type": "integer", "minimum": 0, "maximum": 999999999999999999999999999999999999999999},
            "fraction": {"type": "number", "minimum": 0.10000000000000000000000001, "multipleOf": 1e-30}
        }}"#,
    );
    for expected in [
        r#"__tablature_number!{Above(::tablature::types::Number)fromintegers,{maximum"18446744073709551616","#,
        "__tablature_integer!{Within(i128),{min0,max18_446_744_073_709_551_616,",
        r#"maximum"999999999999999999999999999999999999999999""#,
        r#"minimum"0.10000000000000000000000001",multiple_of"1e-30""#,
        "Limits:atmost18446744073709551616.",
    ] {
        assert!(code.contains(expected), "{expected}\n{code}");
    }
}

#[test]
fn values_beyond_64_bits_are_exact() {
    let code = code(
        r#"{"type": "object", "required": ["c"], "properties": {
            "c": {"const": 123456789012345678901234567890},
            "e": {"enum": [99999999999999999999, 1, 1.0, 99999999999999999998]}
        }}"#,
    );
    for expected in [
        r#"constants(C:"c"=Json("123456789012345678901234567890"))"#,
        r#"N99999999999999999999="99999999999999999999",N1="1",N99999999999999999998="99999999999999999998""#,
    ] {
        assert!(code.contains(expected), "{expected}\n{code}");
    }
}
