// @generated: do not edit by hand.
// schema: numbers.json
// hash: 15a10e7054a4a6f1
// tablature: 0.1.0

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Numbers {
    /// Limits: 0 to 100.
    pub percent: Option<Percent>,
    /// Limits: -1 to 100000.
    pub delta: Option<Delta>,
    /// Limits: at least 0; a multiple of 0.5.
    pub step: Option<Step>,
    /// Limits: at least 0.
    pub big: Option<Big>,
    /// Limits: 0 to 18446744073709551615.
    pub id: Option<Id>,
    pub level: Option<Level>,
    pub answer: Option<Answer>,
    pub mixed: ::tablature::types::Field<Mixed>,
    /// Limits: 1 to 9.
    pub open: Option<Open>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Numbers, keep other, root NUMBERS_RULES_0,
    {
        percent: optional "percent",
        delta: optional "delta",
        step: optional "step",
        big: optional "big",
        id: optional "id",
        level: optional "level",
        answer: optional "answer",
        mixed: nullable "mixed",
        open: optional "open",
    }
}

/// Limits: 0 to 100.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Percent(u8);
::tablature::__tablature_integer! {
    Percent(u8),
    {
        min 0,
        max 100,
    }
}

/// Limits: -1 to 100000.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Delta(i32);
::tablature::__tablature_integer! {
    Delta(i32),
    {
        min -1,
        max 100_000,
    }
}

/// Limits: at least 0; a multiple of 0.5.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step(::tablature::types::Number);
::tablature::__tablature_number! {
    Step(::tablature::types::Number) from numbers,
    {
        minimum "0",
        multiple_of "0.5",
    }
}

/// Limits: at least 0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Big(::tablature::types::Number);
::tablature::__tablature_number! {
    Big(::tablature::types::Number) from integers,
    {
        minimum "0",
        integer true,
    }
}

/// Limits: 0 to 18446744073709551615.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id(u64);
::tablature::__tablature_integer! {
    Id(u64),
    {
        min 0,
        max 18_446_744_073_709_551_615,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// `1`
    N1,
    /// `2`
    N2,
    /// `3`
    N3,
}
::tablature::__tablature_value_enum! {
    Level as i64,
    {
        N1 = "1",
        N2 = "2",
        N3 = "3",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// `42`
    N42,
}
::tablature::__tablature_value_enum! {
    Answer as i64,
    {
        N42 = "42",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mixed {
    /// `"a"`
    A,
    /// `1`
    N1,
    /// `true`
    True,
}
::tablature::__tablature_value_enum! {
    Mixed,
    {
        A = "\"a\"",
        N1 = "1",
        True = "true",
    }
}

/// Limits: 1 to 9.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Open(u8);
::tablature::__tablature_integer! {
    Open(u8),
    {
        min 1,
        max 9,
    }
}
::tablature::__tablature_schema! {
    NUMBERS_SCHEMA = "numbers.json" "{\"type\":\"object\",\"properties\":{\"percent\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":100},\"delta\":{\"type\":\"integer\",\"minimum\":-1,\"maximum\":100000},\"step\":{\"type\":\"number\",\"multipleOf\":0.5,\"minimum\":0},\"big\":{\"type\":\"integer\",\"minimum\":0},\"id\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":18446744073709551615},\"level\":{\"type\":\"integer\",\"enum\":[1,2,3]},\"answer\":{\"const\":42},\"mixed\":{\"enum\":[\"a\",1,true,null]},\"open\":{\"type\":\"integer\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":10}}}",
    root Numbers NUMBERS_RULES_0 "",
    typed [Percent, Delta, Step, Big, Id, Level, Answer, Mixed, Open],
    rules {
        NUMBERS_RULES_0 = ""
    }
}
