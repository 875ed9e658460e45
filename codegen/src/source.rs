//! The input of the generator: a schema of the catalogue, or a file with the documents that it refers to.

use std::borrow::Cow;

use tablature_schema::{
    catalogue::{self, Entry, UnknownId},
    ir::{DocumentId, Ir, Keyword, Location},
    json::{Value, pointer},
    load::{self, LoadOptions, NoSource},
};

pub use crate::beside::Read;
use crate::{
    Generated, Header, Options,
    beside::Beside,
    documents::{Documents, Given, Recorder},
    fault::Fault,
    plan,
    problem::Problem,
    rust::{lower::lower, text, tokens::Writer},
    title::subject,
};

/// A schema that is ready for [`generate`](Source::generate), and where its text came from.
///
/// # Example
///
/// ```
/// use tablature_codegen::{Options, source::Source};
///
/// let mut read = |path: &str| {
///     assert_eq!(path, "order.json");
///     Ok(r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}"#.to_owned())
/// };
/// let source = Source::file("order.json", &mut read).expect("the schema can be read");
/// let generated = source.generate(&Options::default()).expect("the schema can be typed");
/// let text = generated.to_text(&source.header());
/// assert!(text.contains("pub id: "));
/// ```
#[derive(Debug)]
pub struct Source {
    ir: Ir,
    /// The id, or the file's name: the root's type is named after it where the schema has no `title`.
    name: String,
    /// The file, or the id.
    path: String,
    options: LoadOptions,
    given: Vec<Given>,
    is_catalogue: bool,
}

impl Source {
    /// Returns the schema of the catalogue with this id, `vendor/name` or `vendor/name@version`.
    ///
    /// # Errors
    ///
    /// [`UnknownId`], with similar ids.
    ///
    /// # Panics
    ///
    /// A schema of the catalogue is invalid, which its tests exclude.
    pub fn catalogue(id: &str) -> Result<Self, UnknownId> {
        let entry = catalogue::find(id)?;
        Ok(Self::part_of_catalogue(entry, "").expect("schemas of the catalogue are valid"))
    }

    /// Returns a part of a schema of the catalogue, named by a JSON Pointer or an anchor; all of it by an empty name.
    ///
    /// # Errors
    ///
    /// It has no such part.
    pub fn part_of_catalogue(entry: &Entry, part: &str) -> Result<Self, Vec<Fault>> {
        let mut options = LoadOptions::default();
        part.clone_into(&mut options.part);
        let bytes = entry.text().as_bytes();
        let source = Self::load(&entry.id(), bytes, options, &mut NoSource)?;
        let name = if part.is_empty() { entry.id() } else { source.name };
        Ok(Self { name, is_catalogue: true, ..source })
    }

    /// Reads the schema in the file at `path`, and the files that it refers to. `read` is called with paths that are
    /// as relative as `path` is.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or the schema is invalid: every reason, with its place.
    pub fn file(path: &str, read: Read<'_>) -> Result<Self, Vec<Fault>> {
        let path = crate::beside::tidy(path);
        let text = read(&path).map_err(|error| vec![Fault::unreadable(&path, &error)])?;
        let mut beside = Beside::new(&path, &text, read);
        let mut options = LoadOptions::default();
        options.base = Some(beside.base().to_owned());
        Self::load(&path, text.as_bytes(), options, &mut beside)
    }

    /// Reads a schema that the caller has opened, with what it refers to. A part of it is named after the last of its
    /// pointer, or its anchor.
    ///
    /// # Errors
    ///
    /// The schema is invalid: every reason, with its place.
    pub fn load(
        path: &str,
        bytes: &[u8],
        options: LoadOptions,
        source: &mut dyn load::Source,
    ) -> Result<Self, Vec<Fault>> {
        let mut recorder = Recorder::new(source);
        let ir = load::load(path, bytes, &options, &mut recorder)
            .map_err(|error| error.items().iter().map(Fault::from).collect::<Vec<_>>())?;
        let file = || path.rsplit('/').next().unwrap_or_default().to_owned();
        let name = last_name(&options.part).unwrap_or_else(file);
        let (path, given) = (path.to_owned(), recorder.given);
        Ok(Self { ir, name, path, options, given, is_catalogue: false })
    }

    /// Returns the same source under another name: the root's type is named after it where the schema has no `title`.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// Returns the schema.
    pub fn ir(&self) -> &Ir {
        &self.ir
    }

    /// Generates the types. The same source gives the same tokens.
    ///
    /// # Errors
    ///
    /// No types can be generated, or an option names something that the schema does not have: every reason, with its
    /// place.
    pub fn generate(&self, options: &Options) -> Result<Generated, Vec<Fault>> {
        let lost: Vec<Fault> = options
            .renames
            .keys()
            .filter(|pointer| self.ir.span(&Self::own(pointer)).is_none())
            .map(|pointer| self.lost_rename(pointer))
            .collect();
        if !lost.is_empty() {
            return Err(lost);
        }
        self.types(options)
            .map_err(|problems| problems.into_iter().map(|problem| self.fault(problem)).collect())
    }

    fn types(&self, options: &Options) -> Result<Generated, Vec<Problem>> {
        let ir = &self.ir;
        let title = ir.node(ir.root()).annotations.title.as_deref();
        let title = title.map(subject).filter(|title| title.contains(char::is_alphanumeric));
        let mut graph = plan::plan(ir, options)?;
        let report = std::mem::take(&mut graph.runtime_checks);
        let items = lower(graph, title.unwrap_or(plan::stem(&self.name)), options);
        let documents = Documents::of(ir, &self.name, &self.options, &self.given)
            .map_err(|problem| vec![problem])?;
        let parts = Writer::new(&items, options)?.write(&documents);
        let tokens = parts.tokens(|_| true);
        text::check(&tokens).map_err(|problem| vec![problem])?;
        let root = items.all[items.root].name.clone();
        let lost = items.lost_defaults();
        let warnings = lost.into_iter().map(|problem| self.fault(problem)).collect();
        Ok(Generated { tokens, report, warnings, root, names: items.names, parts })
    }

    /// Returns the error for a rename of something that is not there.
    fn lost_rename(&self, pointer: &str) -> Fault {
        let message = format!("cannot rename `{pointer}`: `{}` has nothing there", self.name);
        Fault { option: Some(pointer.into()), ..Fault::of_file(&self.path, message) }
    }

    /// Returns the header of a generated file. It does not depend on where the files are.
    pub fn header(&self) -> Header {
        let own = Cow::Borrowed(&*self.ir.documents()[0].text);
        let others = self.given.iter().map(|given| String::from_utf8_lossy(&given.bytes));
        let text: String = std::iter::once(own).chain(others).collect();
        Header::new(self.header_name(), text, "")
    }

    /// Returns the paths of all files that were read, the schema's own first; none for the catalogue.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let own = (!self.is_catalogue).then_some(self.path.as_str());
        own.into_iter().chain(self.given.iter().map(|given| given.name.as_str()))
    }

    /// Returns the value at a pointer into the schema's own document.
    fn value(&self, pointer: &str) -> Option<Value> {
        self.ir.value(&Self::own(pointer))
    }

    /// Returns what the schema is called at the head of a file.
    fn header_name(&self) -> String {
        if self.is_catalogue {
            let part = &self.options.part;
            let separator = if part.is_empty() { "" } else { "#" };
            return format!("{}{separator}{part}", self.path);
        }
        let id = self.value(&format!("/{}", Keyword::Id.name()));
        id.as_ref().and_then(Value::as_str).unwrap_or(&self.name).to_owned()
    }

    fn own(pointer: &str) -> Location {
        Location { document: DocumentId::ROOT, pointer: pointer.into() }
    }

    /// Returns a problem as an error, with its place in the schema's own document.
    fn fault(&self, problem: Problem) -> Fault {
        Fault {
            place: self.ir.position(&Self::own(&problem.pointer)).map(Into::into),
            help: (!problem.help.is_empty()).then(|| problem.help.into()),
            option: problem.option.map(Into::into),
            pointer: problem.pointer,
            ..Fault::of_file(&self.path, problem.message)
        }
    }
}

/// Returns the name of a part: the last of its pointer, or its anchor.
pub fn last_name(part: &str) -> Option<String> {
    if part.starts_with('/') {
        pointer::segments(part).last().map(Cow::into_owned)
    } else {
        (!part.is_empty()).then(|| part.to_owned())
    }
}
