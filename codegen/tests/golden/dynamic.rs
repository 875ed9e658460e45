// @generated: do not edit by hand.
// schema: dynamic.json
// hash: 1cd728d98c47dfbc
// tablature: 0.1.0

/// Tree
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tree {
    pub data: String,
    pub children: Option<Vec<Tree>>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Tree, keep other, root TREE_RULES_0, new(data: String), absent(children, other),
    {
        data: required "data",
        children: optional "children",
    }
}
::tablature::__tablature_schema! {
    TREE_SCHEMA = "dynamic.json" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"https://schemas.example/tree\",\"title\":\"Tree\",\"$dynamicAnchor\":\"node\",\"type\":\"object\",\"properties\":{\"data\":{\"type\":\"string\"},\"children\":{\"type\":\"array\",\"items\":{\"$dynamicRef\":\"#node\"}}},\"required\":[\"data\"]}",
    root Tree TREE_RULES_0 "",
    rules {
        TREE_RULES_0 = ""
    }
}
