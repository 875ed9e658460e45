// @generated: do not edit by hand.
// schema: constants.json
// hash: 377d3858b19faf72
// tablature: 0.1.0

/// Manifest. Here `kind` is `"manifest"`, `version` is `2`, `strict` is `true`, `ratio` is `0.5`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Manifest {
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Manifest, keep other, root MANIFEST_RULES_0,
    constants(
        KIND: "kind" = String("manifest") doc " Tells manifests from other files.",
        VERSION: "version" = Integer(2) doc " Version of the format.\\" " The first was never used.",
        STRICT: "strict" = Boolean(true), RATIO: "ratio" = Json("0.5")
    ),
    {}
}
::tablature::__tablature_schema! {
    MANIFEST_SCHEMA = "constants.json" "{\"title\":\"Manifest\",\"type\":\"object\",\"required\":[\"kind\",\"version\",\"strict\",\"ratio\"],\"properties\":{\"kind\":{\"const\":\"manifest\",\"description\":\"Tells manifests from other files.\"},\"version\":{\"type\":\"integer\",\"const\":2,\"description\":\"Version of the format.\\nThe first was never used.\"},\"strict\":{\"const\":true},\"ratio\":{\"const\":0.5}}}",
    root Manifest MANIFEST_RULES_0 "",
    rules {
        MANIFEST_RULES_0 = ""
    }
}
