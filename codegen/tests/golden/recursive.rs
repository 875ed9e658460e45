// @generated: do not edit by hand.
// schema: recursive.json
// hash: 74c650781bcc7a84
// tablature: 0.1.0

/// Tree
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "the schema decides")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tree {
    pub value: ::tablature::types::Integer,
    /// Tree
    pub left: ::std::option::Option<::std::boxed::Box<Tree>>,
    pub right: ::tablature::types::Field<::std::boxed::Box<Tree>>,
    pub rest: ::std::option::Option<::std::vec::Vec<Tree>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Tree, keep other, new(value : ::tablature::types::Integer), absent(left, right, rest,
    other), { value : required "value", left : optional "left", right : nullable "right",
    rest : optional "rest", }
}
static TREE_SCHEMA: ::tablature::types::__private::Schema = ::tablature::types::__private::Schema::new(
    "recursive.json",
    "{\"title\":\"Tree\",\"type\":\"object\",\"required\":[\"value\"],\"properties\":{\"value\":{\"type\":\"integer\"},\"left\":{\"$ref\":\"#\"},\"right\":{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]},\"rest\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}}}",
);
static TREE_RULES_0: ::tablature::types::__private::Rules = ::tablature::types::__private::Rules::new(
    &TREE_SCHEMA,
    "",
);
::tablature::__tablature_root! {
    Tree, TREE_RULES_0
}
::tablature::__tablature_schemars! {
    Tree, TREE_SCHEMA, ""
}
