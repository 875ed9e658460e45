//! Pools of names and values from which schemas and payloads are generated. Both use the same pools, so that they meet.

use crate::{dice::Dice, json::Json};

/// Names of properties. Some need escapes in pointers, some are keywords.
pub(super) const NAMES: [&str; 10] = ["a", "b", "c", "d", "foo", "", "é", "a/b", "$ref", "x~y"];

/// Whole numbers and fractions, each in some spelling.
const NUMBERS: [&str; 26] = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "7",
    "10",
    "-1",
    "-2",
    "0.5",
    "1.5",
    "0.1",
    "2.25",
    "1e1",
    "1.0",
    "10.0",
    "1E-2",
    "-0",
    "-0.0",
    "0.3",
    "3.3",
    "100",
    "123456789012",
    "-1.5",
    "4e0",
];

/// Numbers that 64 bits do not hold, or that only few types hold.
const WIDE_NUMBERS: [&str; 12] = [
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "123456789012345678901234567890",
    "1e30",
    "0.12345678901234567890123",
    "1e400",
    "-1e400",
    "1e-400",
];

const DIVISORS: [&str; 12] =
    ["1", "2", "3", "0.5", "0.1", "0.01", "1e1", "0.3", "2.5", "1.5", "7", "1e-2"];

const WIDE_DIVISORS: [&str; 4] =
    ["18446744073709551617", "9007199254740993", "1e-30", "123456789.123456789123"];

/// A pattern with strings, of which most match.
pub(super) struct Pattern {
    pub(super) text: &'static str,
    pub(super) strings: &'static [&'static str],
}

const fn pattern(text: &'static str, strings: &'static [&'static str]) -> Pattern {
    Pattern { text, strings }
}

/// Patterns of ECMA-262. None of them takes more than linear time in a matcher that backtracks.
pub(super) const PATTERNS: [Pattern; 34] = [
    pattern("^a", &["a", "ab", "a/b"]),
    pattern("b$", &["b", "ab", "a/b", "b\n"]),
    pattern("^[a-z]+$", &["a", "foo", "bar", "A"]),
    pattern("\\d{2,3}", &["12", "x123", "٣٤", "1"]),
    pattern("^\\w+$", &["foo", "a_1", "é", "ſ"]),
    pattern("^\\S*$", &["", "foo", "a b", "\u{feff}"]),
    pattern("[^a-c]", &["d", "abc", "é"]),
    pattern("^(foo|bar)$", &["foo", "bar", "baz"]),
    pattern("^(?:x|y){2}$", &["xy", "yy", "x"]),
    pattern("^.{2,4}$", &["ab", "abcd", "😀😀", "a\nb"]),
    pattern("^x", &["x~y", "x", "xy"]),
    pattern("a|c", &["a", "c", "b"]),
    pattern("^\\p{L}+$", &["é", "foo", "中文", "1"]),
    pattern("^\\p{Lu}", &["A", "É", "a"]),
    pattern("\\P{L}", &["1", "-", "a"]),
    pattern("^\\p{Script=Greek}+$", &["αβγ", "a"]),
    pattern("^\\$", &["$ref", "$"]),
    pattern("^\\u0061", &["a", "ab"]),
    pattern("^\\u{1F600}$", &["😀", "😀😀"]),
    pattern("^😀+$", &["😀", "😀😀"]),
    pattern("\\x41", &["A", "BAB"]),
    pattern("\\t", &["\t", "a\tb", "t"]),
    pattern("^\\cJ$", &["\n", "J"]),
    pattern("\\bfoo\\b", &["foo", "a foo b", "éfooé", "foobar"]),
    pattern("^\\s+$", &[" ", "\t\n", "\u{a0}", "\u{feff}", "\u{85}"]),
    pattern("^[\\s\\S]$", &["a", "\n", "😀"]),
    pattern("^[\\w.-]+\\/", &["a/b", "a.b-c/"]),
    pattern("^(?=.*\\d)[a-z\\d]+$", &["a1", "1", "abc"]),
    pattern("^(?!foo)", &["bar", "", "foo"]),
    pattern("(?<=a)b", &["ab", "b"]),
    pattern("(?<!a)b", &["b", "cb", "ab"]),
    pattern("^(a|b)c\\1$", &["aca", "bcb", "acb"]),
    pattern("^(?<q>['\"]).*\\k<q>$", &["'a'", "\"a\"", "'a\""]),
    pattern("^[^]$", &["a", "\n"]),
];

/// A format with strings, valid ones and others.
pub(super) struct Format {
    pub(super) name: &'static str,
    pub(super) strings: &'static [&'static str],
}

const fn format(name: &'static str, strings: &'static [&'static str]) -> Format {
    Format { name, strings }
}

pub(super) const FORMATS: [Format; 22] = [
    format(
        "date-time",
        &[
            "2026-11-21T16:00:00Z",
            "1998-12-31T23:59:60Z",
            "2026-02-30T00:00:00Z",
            "2026-11-21t16:00:00z",
            "2026-11-21 16:00:00Z",
            "1998-12-31T15:59:60.123-08:00",
            "2026-11-21T24:00:00Z",
            "2026-11-21T16:00:00+24:00",
            "2026-11-21T16:00:00",
            "0000-01-01T00:00:00Z",
            "2026-11-21T16:00:60Z",
        ],
    ),
    format(
        "date",
        &["2026-11-21", "2024-02-29", "2023-02-29", "2026-1-1", "20261121", "২026-11-21"],
    ),
    format(
        "time",
        &["16:00:00Z", "23:59:60Z", "12:00:60Z", "16:00:00", "16:00:00.5+01:00", "01:29:60+01:30"],
    ),
    format(
        "duration",
        &["P1D", "PT1H", "P1W", "P1Y2W", "P", "PT", "P1D2H", "PT1.5S", "P2M1Y", "PT1H1S"],
    ),
    format(
        "email",
        &[
            "a@b.c",
            "joe@example.com",
            "@b",
            "a b@c",
            "\"joe bloggs\"@example.com",
            "a@[127.0.0.1]",
            "te..st@example.com",
            "a@b@c",
        ],
    ),
    format("idn-email", &["a@b.c", "실례@실례.테스트", "a@", "2962"]),
    format(
        "hostname",
        &[
            "example.com",
            "a",
            "-a.b",
            "a-.b",
            "a_b",
            "xn--4gbwdl.xn--wgbh1c",
            "a.",
            "",
            "EXAMPLE.com",
            "a..b",
            "xn--X",
        ],
    ),
    format(
        "idn-hostname",
        &[
            "실례.테스트",
            "example.com",
            "〮실례.테스트",
            "a\u{00b7}l",
            "l\u{00b7}l",
            "-a",
            "א\u{05f3}ב",
        ],
    ),
    format("ipv4", &["127.0.0.1", "256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "١.2.3.4"]),
    format(
        "ipv6",
        &[
            "::1",
            "1:2:3:4:5:6:7:8",
            "::ffff:1.2.3.4",
            "12345::",
            "::1%eth0",
            "1::2::3",
            ":2:3:4:5:6:7:8",
        ],
    ),
    format(
        "uri",
        &[
            "http://a/b?c#d",
            "urn:x:y",
            "/a",
            "http://a b",
            "mailto:a@b",
            "http://[::1]/",
            "http://a/%zz",
            "a:",
            "http://a:b/",
        ],
    ),
    format("uri-reference", &["/a", "#b", "http://a", "\\a", "a b", "", "%", "//a"]),
    format("iri", &["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a", "/a", "http://[1:2]/"]),
    format("iri-reference", &["/é", "#ƒ", "\\a", "http://a"]),
    format("uri-template", &["/a/{b}", "/a/{b", "/a/b", "{+x:3,y*}", "{}", "{ a}"]),
    format("json-pointer", &["/a", "", "/a~0b~1", "/a~", "a", "#/a", "/~2"]),
    format("relative-json-pointer", &["0", "1/a", "0#", "-1/a", "01", "+1", "0##"]),
    format("regex", &["^a$", "(", "[a-z]", "\\a", "a{2,1}", "(?=a)", "*"]),
    format(
        "uuid",
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "2eb8aa08aa9811eab4aa73b441d16380",
            "x",
        ],
    ),
    format("color", &["red", "#fff"]),
    format("int32", &["a"]),
    format("made-up", &["a"]),
];

/// Returns a number as schemas and payloads write them; one in thirty is beyond 64 bits or near it.
pub(super) fn number(dice: &mut Dice) -> Json {
    let pool: &[&str] = if dice.below(30) == 0 { &WIDE_NUMBERS } else { &NUMBERS };
    Json::number(dice.pick(pool))
}

/// Returns a number greater than zero.
pub(super) fn divisor(dice: &mut Dice) -> Json {
    let pool: &[&str] = if dice.below(30) == 0 { &WIDE_DIVISORS } else { &DIVISORS };
    Json::number(dice.pick(pool))
}

/// Returns a string that some pattern, format or name is about.
pub(super) fn string(dice: &mut Dice) -> String {
    match dice.below(10) {
        0..=3 => (*dice.pick(&NAMES)).to_owned(),
        4..=6 => {
            let pattern = dice.below(PATTERNS.len());
            (*dice.pick(PATTERNS[pattern].strings)).to_owned()
        }
        7 => {
            let format = dice.below(FORMATS.len());
            (*dice.pick(FORMATS[format].strings)).to_owned()
        }
        8 => "é".repeat(dice.below(6)),
        _ => "😀".repeat(dice.below(4)),
    }
}

/// Returns any value, at most `depth` levels deep.
pub(super) fn value(dice: &mut Dice, depth: usize) -> Json {
    match dice.below(if depth == 0 { 6 } else { 9 }) {
        0 => Json::Null,
        1 => Json::Bool(dice.chance(50)),
        2 | 3 => number(dice),
        4 | 5 => Json::String(string(dice)),
        6 => {
            let count = dice.below(4);
            Json::Array((0..count).map(|_| value(dice, depth - 1)).collect())
        }
        _ => {
            let mut object = Json::object();
            for _ in 0..dice.below(4) {
                let name = *dice.pick(&NAMES);
                let member = value(dice, depth - 1);
                object.set(name, member);
            }
            object
        }
    }
}
