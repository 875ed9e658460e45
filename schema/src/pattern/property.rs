//! Unicode properties, by their names in ECMA-262.

use std::sync::OnceLock;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::{error::Kind, scripts};

/// A property in a pattern.
#[derive(Debug, Clone)]
pub(super) struct Property {
    pub(super) set: ClassUnicode,
    /// The property in the syntax of regex-syntax, as items of a class.
    pub(super) rust: String,
}

/// A built-in set of characters, computed at its first use.
pub(crate) struct CharacterSet {
    items: &'static str,
    ranges: OnceLock<ClassUnicode>,
}

impl CharacterSet {
    /// Creates a set from items in the syntax of regex-syntax.
    pub(crate) const fn new(items: &'static str) -> Self {
        Self { items, ranges: OnceLock::new() }
    }

    /// Returns whether a character is in the set.
    pub(crate) fn has(&self, character: char) -> bool {
        let set = self.ranges.get_or_init(|| class(self.items).expect("built-in sets are valid"));
        let after = set.ranges().partition_point(|range| range.start() <= character);
        after > 0 && character <= set.ranges()[after - 1].end()
    }
}

/// Returns the set of `\p{…}`.
pub(super) fn find(name: &str) -> Result<Property, Kind> {
    let unknown = || Kind::UnknownProperty(name.to_owned());
    let rust = match name.split_once('=') {
        Some(("General_Category" | "gc", value)) => category(value).ok_or_else(unknown)?,
        Some(("Script" | "sc", value)) => script("Script", value).ok_or_else(unknown)?,
        Some(("Script_Extensions" | "scx", value)) => {
            script("Script_Extensions", value).ok_or_else(unknown)?
        }
        Some(_) => return Err(unknown()),
        None if matches!(name, "CWKCF" | "Changes_When_NFKC_Casefolded") => {
            return Err(Kind::UnsupportedProperty(name.to_owned()));
        }
        None => category(name).or_else(|| binary(name)).ok_or_else(unknown)?,
    };
    Ok(Property { set: class(&rust).ok_or_else(unknown)?, rust })
}

fn category(value: &str) -> Option<String> {
    let aliases = CATEGORIES.iter().find(|aliases| aliases.contains(&value))?;
    if aliases[0] == "Surrogate" {
        // The empty set: the intersection of two disjoint sets.
        return Some("[a&&b]".to_owned());
    }
    Some(format!(r"\p{{gc={}}}", aliases[0]))
}

fn script(property: &str, value: &str) -> Option<String> {
    if matches!(value, "Unknown" | "Zzzz") {
        return Some(r"\p{gc=Unassigned}\p{gc=Private_Use}".to_owned());
    }
    Some(format!(r"\p{{{property}={}}}", scripts::long_name(value)?))
}

fn binary(name: &str) -> Option<String> {
    let aliases = BINARY.iter().find(|aliases| aliases.contains(&name))?;
    Some(format!(r"\p{{{}}}", aliases[0]))
}

/// Returns the characters of items in the syntax of regex-syntax.
fn class(items: &str) -> Option<ClassUnicode> {
    let expression = regex_syntax::Parser::new().parse(&format!("[{items}]")).ok()?;
    match expression.kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class.clone()),
        // A single character, or none.
        HirKind::Literal(literal) => {
            let character = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(character, character)]))
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.to_unicode_class().or_else(|| Some(ClassUnicode::empty()))
        }
        _ => None,
    }
}

/// The values of `General_Category`, each with its long name first.
#[rustfmt::skip]
const CATEGORIES: [&[&str]; 38] = [
    &["Cased_Letter", "LC"], &["Close_Punctuation", "Pe"], &["Connector_Punctuation", "Pc"],
    &["Control", "Cc", "cntrl"], &["Currency_Symbol", "Sc"], &["Dash_Punctuation", "Pd"],
    &["Decimal_Number", "Nd", "digit"], &["Enclosing_Mark", "Me"], &["Final_Punctuation", "Pf"],
    &["Format", "Cf"], &["Initial_Punctuation", "Pi"], &["Letter", "L"], &["Letter_Number", "Nl"],
    &["Line_Separator", "Zl"], &["Lowercase_Letter", "Ll"], &["Mark", "M", "Combining_Mark"],
    &["Math_Symbol", "Sm"], &["Modifier_Letter", "Lm"], &["Modifier_Symbol", "Sk"],
    &["Nonspacing_Mark", "Mn"], &["Number", "N"], &["Open_Punctuation", "Ps"], &["Other", "C"],
    &["Other_Letter", "Lo"], &["Other_Number", "No"], &["Other_Punctuation", "Po"],
    &["Other_Symbol", "So"], &["Paragraph_Separator", "Zp"], &["Private_Use", "Co"],
    &["Punctuation", "P", "punct"], &["Separator", "Z"], &["Space_Separator", "Zs"],
    &["Spacing_Mark", "Mc"], &["Surrogate", "Cs"], &["Symbol", "S"], &["Titlecase_Letter", "Lt"],
    &["Unassigned", "Cn"], &["Uppercase_Letter", "Lu"],
];

/// The binary properties, each with its long name first.
#[rustfmt::skip]
const BINARY: [&[&str]; 52] = [
    &["ASCII"], &["ASCII_Hex_Digit", "AHex"], &["Alphabetic", "Alpha"], &["Any"], &["Assigned"],
    &["Bidi_Control", "Bidi_C"], &["Bidi_Mirrored", "Bidi_M"], &["Case_Ignorable", "CI"],
    &["Cased"], &["Changes_When_Casefolded", "CWCF"], &["Changes_When_Casemapped", "CWCM"],
    &["Changes_When_Lowercased", "CWL"], &["Changes_When_Titlecased", "CWT"],
    &["Changes_When_Uppercased", "CWU"], &["Dash"], &["Default_Ignorable_Code_Point", "DI"],
    &["Deprecated", "Dep"], &["Diacritic", "Dia"], &["Emoji"], &["Emoji_Component", "EComp"],
    &["Emoji_Modifier", "EMod"], &["Emoji_Modifier_Base", "EBase"],
    &["Emoji_Presentation", "EPres"], &["Extended_Pictographic", "ExtPict"], &["Extender", "Ext"],
    &["Grapheme_Base", "Gr_Base"], &["Grapheme_Extend", "Gr_Ext"], &["Hex_Digit", "Hex"],
    &["IDS_Binary_Operator", "IDSB"], &["IDS_Trinary_Operator", "IDST"], &["ID_Continue", "IDC"],
    &["ID_Start", "IDS"], &["Ideographic", "Ideo"], &["Join_Control", "Join_C"],
    &["Logical_Order_Exception", "LOE"], &["Lowercase", "Lower"], &["Math"],
    &["Noncharacter_Code_Point", "NChar"], &["Pattern_Syntax", "Pat_Syn"],
    &["Pattern_White_Space", "Pat_WS"], &["Quotation_Mark", "QMark"], &["Radical"],
    &["Regional_Indicator", "RI"], &["Sentence_Terminal", "STerm"], &["Soft_Dotted", "SD"],
    &["Terminal_Punctuation", "Term"], &["Unified_Ideograph", "UIdeo"], &["Uppercase", "Upper"],
    &["Variation_Selector", "VS"], &["White_Space", "space"], &["XID_Continue", "XIDC"],
    &["XID_Start", "XIDS"],
];
