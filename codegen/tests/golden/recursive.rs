// @generated: do not edit by hand.
// schema: recursive.json
// hash: 74c650781bcc7a84
// tablature: 0.1.0

/// Tree
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tree {
    pub value: ::tablature::types::Integer,
    /// Tree
    pub left: Option<Box<Tree>>,
    pub right: ::tablature::types::Field<Box<Tree>>,
    pub rest: Option<Vec<Tree>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Tree, keep other, root TREE_RULES_0, new(value: ::tablature::types::Integer),
    absent(left, right, rest, other),
    {
        value: required "value",
        left: optional "left",
        right: nullable "right",
        rest: optional "rest",
    }
}
::tablature::__tablature_schema! {
    TREE_SCHEMA = "recursive.json" "{\"title\":\"Tree\",\"type\":\"object\",\"required\":[\"value\"],\"properties\":{\"value\":{\"type\":\"integer\"},\"left\":{\"$ref\":\"#\"},\"right\":{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]},\"rest\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}}}",
    root Tree TREE_RULES_0 "",
    rules {
        TREE_RULES_0 = ""
    }
}
