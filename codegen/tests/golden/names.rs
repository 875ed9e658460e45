// @generated: do not edit by hand.
// schema: names.json
// hash: 4634045666302a22
// tablature: 0.1.0

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Names {
    pub empty: Option<String>,
    pub foo_bar: Option<String>,
    pub foo_bar_2: Option<String>,
    pub foo_bar_3: Option<String>,
    pub self_value: Option<String>,
    pub r#type: Option<String>,
    pub _type: Option<String>,
    pub axis_number_array_or_null: Option<String>,
    pub n1st: Option<String>,
    pub c_plus_plus: Option<String>,
    pub dollar_id: Option<String>,
    pub u43a_u43b_u44e_u447: Option<String>,
    pub größe: Option<String>,
    pub 名前: Option<String>,
    pub u1f600: Option<String>,
    pub other: Option<String>,
    pub r_hash_fn: Option<String>,
    pub pick: Option<Pick>,
    /// Limits: at least 2 characters.
    pub string: Option<NamesString>,
    pub option: Option<NamesOption>,
    pub sort_of: Option<Kind>,
    /// Limits: 0 to 9.
    pub size: Option<Width>,
    /// Fields that the schema does not declare.
    pub undeclared: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Names, keep undeclared, root NAMES_RULES_0,
    {
        empty: optional "",
        foo_bar: optional "fooBar",
        foo_bar_2: optional "foo_bar",
        foo_bar_3: optional "foo-bar",
        self_value: optional "self",
        r#type: optional "type",
        _type: optional "_type",
        axis_number_array_or_null: optional "Axis<(number[]|null)>",
        n1st: optional "1st",
        c_plus_plus: optional "c++",
        dollar_id: optional "$id",
        u43a_u43b_u44e_u447: optional "ключ",
        größe: optional "größe",
        名前: optional "名前",
        u1f600: optional "😀",
        other: optional "other",
        r_hash_fn: optional "r#fn",
        pick: optional "pick",
        string: optional "String",
        option: optional "Option",
        sort_of: optional "kind",
        size: optional "size",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pick {
    /// `""`
    Empty,
    /// `a`
    A,
    /// `A`
    A2,
    /// `b-c`
    BC,
    /// `b_c`
    BC2,
    /// `self`
    SelfValue,
    /// `1`
    N1,
    /// `-1`
    Minus1,
}
::tablature::__tablature_enum! {
    Pick,
    {
        Empty = "",
        A = "a",
        A2 = "A",
        BC = "b-c",
        BC2 = "b_c",
        SelfValue = "self",
        N1 = "1",
        Minus1 = "-1",
    }
}

/// Limits: at least 2 characters.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NamesString(String);
::tablature::__tablature_string! {
    NamesString,
    {
        min_length 2,
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamesOption {
    /// `Some`
    Some,
    /// `None`
    None,
}
::tablature::__tablature_enum! {
    NamesOption,
    {
        Some = "Some",
        None = "None",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `a-b`
    AB,
    /// `a_b`
    Underscored,
}
::tablature::__tablature_enum! {
    Kind,
    {
        AB = "a-b",
        Underscored = "a_b",
    }
}

/// Limits: 0 to 9.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Width(u8);
::tablature::__tablature_integer! {
    Width(u8),
    {
        min 0,
        max 9,
    }
}
::tablature::__tablature_schema! {
    NAMES_SCHEMA = "names.json" "{\"type\":\"object\",\"properties\":{\"\":{\"type\":\"string\"},\"fooBar\":{\"type\":\"string\"},\"foo_bar\":{\"type\":\"string\"},\"foo-bar\":{\"type\":\"string\"},\"self\":{\"type\":\"string\"},\"type\":{\"type\":\"string\"},\"_type\":{\"type\":\"string\"},\"Axis<(number[]|null)>\":{\"type\":\"string\"},\"1st\":{\"type\":\"string\"},\"c++\":{\"type\":\"string\"},\"$id\":{\"type\":\"string\"},\"ключ\":{\"type\":\"string\"},\"größe\":{\"type\":\"string\"},\"名前\":{\"type\":\"string\"},\"😀\":{\"type\":\"string\"},\"other\":{\"type\":\"string\"},\"r#fn\":{\"type\":\"string\"},\"pick\":{\"enum\":[\"\",\"a\",\"A\",\"b-c\",\"b_c\",\"self\",\"1\",\"-1\"]},\"String\":{\"type\":\"string\",\"minLength\":2},\"Option\":{\"enum\":[\"Some\",\"None\"]},\"kind\":{\"rustName\":\"sort_of\",\"enum\":[\"a-b\",\"a_b\"],\"rustNames\":{\"a_b\":\"Underscored\"}},\"size\":{\"rustName\":\"Width\",\"type\":\"integer\",\"minimum\":0,\"maximum\":9}}}",
    root Names NAMES_RULES_0 "", typed [Pick, NamesString, NamesOption, Kind, Width],
    rules {
        NAMES_RULES_0 = ""
    }
}
