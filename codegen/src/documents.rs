//! The documents of a schema as generated code carries them.

use tablature_schema::{
    ir::{Draft, Ir, Keyword, SchemaId},
    json::Value,
    load::{self, Embedded, LoadOptions, SourceError, Text},
};

use crate::problem::Problem;

/// The number of folders of the schema's own path that are kept at most, where a reference climbs and comes down again.
const MAX_FOLDERS: usize = 8;

/// Records what a source gives.
pub(crate) struct Recorder<'s> {
    source: &'s mut dyn load::Source,
    pub(crate) given: Vec<Given>,
}

/// A document that a source gave.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// The URI that was asked for.
    uri: String,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl<'s> Recorder<'s> {
    pub(crate) fn new(source: &'s mut dyn load::Source) -> Self {
        Self { source, given: Vec::new() }
    }
}

impl load::Source for Recorder<'_> {
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError> {
        let text = self.source.read(uri)?;
        if let Some(Text { name, bytes, .. }) = text.clone() {
            self.given.push(Given { uri: uri.to_owned(), name, bytes });
        }
        Ok(text)
    }
}

/// The texts that generated code embeds.
#[derive(Clone)]
pub(crate) struct Documents {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) path: String,
    /// The part of the text that is the schema; empty for all of it.
    pub(crate) part: String,
    /// By URI, relative to `path` where they are near.
    pub(crate) others: Vec<(String, String)>,
    /// The name of each document of the IR.
    names: Vec<String>,
}

impl Documents {
    /// Takes the texts of a schema that was read with `options`.
    ///
    /// # Errors
    ///
    /// The schema cannot be read from the texts alone, as generated code would have to.
    pub(crate) fn of(
        ir: &Ir,
        name: &str,
        options: &LoadOptions,
        given: &[Given],
    ) -> Result<Self, Problem> {
        let base = options.base.as_deref();
        let draft_of = |name: &str| {
            ir.documents().iter().find(|document| document.name == name).map(|own| own.draft)
        };
        let relative = |uri: &str| {
            base.and_then(|base| load::relative(base, uri)).unwrap_or_else(|| uri.to_owned())
        };
        let others: Vec<(String, String)> = given
            .iter()
            .map(|own| (relative(&own.uri), plain(&own.bytes, draft_of(&own.name), options)))
            .collect();
        let document_name = |document: &tablature_schema::ir::Document| {
            let own = given.iter().find(|own| own.name == document.name);
            own.map_or_else(|| document.name.clone(), |own| relative(&own.uri))
        };
        let own = &ir.documents()[0];
        let mut documents = Self {
            name: name.to_owned(),
            text: plain(own.text.as_bytes(), Some(own.draft), options),
            path: String::new(),
            part: options.part.clone(),
            others,
            names: ir.documents().iter().map(document_name).collect(),
        };
        let segments: Vec<&str> = base.unwrap_or(name).split('/').collect();
        for n_kept in 1..=segments.len().min(MAX_FOLDERS) {
            documents.path = segments[segments.len() - n_kept..].join("/");
            if documents.are_complete(ir) {
                return Ok(documents);
            }
        }
        Err(Problem::new(
            "",
            "the schema cannot be read without the files around it",
            "refer to other documents by paths that do not leave the folder of the schema",
        ))
    }

    /// Returns the address of a subschema, for [`Embedded::find`].
    pub(crate) fn address(&self, ir: &Ir, id: SchemaId) -> String {
        let location = &ir.node(id).location;
        match location.document.index() {
            0 => location.pointer.to_string(),
            index => format!("{}#{}", self.names[index], location.pointer),
        }
    }

    /// Returns whether the texts alone give every subschema that the types can ask for.
    fn are_complete(&self, ir: &Ir) -> bool {
        let others: Vec<(&str, &str)> =
            self.others.iter().map(|(uri, text)| (uri.as_str(), text.as_str())).collect();
        let Self { name, text, path, part, .. } = self;
        let embedded = Embedded { name, text, path, part, documents: &others };
        embedded.load().is_ok_and(|embedded| {
            let drafts =
                |ir: &Ir| -> Vec<Draft> { ir.nodes().map(|(_, node)| node.draft).collect() };
            embedded.documents().len() == ir.documents().len() && drafts(&embedded) == drafts(ir)
        })
    }
}

/// Returns a document's text without spaces, and with its draft where only the options name that.
fn plain(bytes: &[u8], draft: Option<Draft>, options: &LoadOptions) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    // A text with too many levels stays as it is.
    let Ok(mut value) = Value::parse(text.as_bytes()) else { return text.to_owned() };
    if let (Value::Object(members), Some(draft)) = (&mut value, draft) {
        let key = Keyword::Schema.name();
        let stripped = |uri: &str| uri.strip_suffix('#').unwrap_or(uri).to_owned();
        let is_told = match members.get(key).and_then(Value::as_str) {
            Some(own) => !options.drafts.keys().any(|uri| stripped(uri) == stripped(own)),
            None => draft == Draft::Draft2020,
        };
        if !is_told {
            let value = Value::String(draft.meta_schema().into());
            if members.insert(key.into(), value).is_none() {
                members.move_index(members.len() - 1, 0);
            }
        }
    }
    value.to_string()
}
