//! What types are made from: a schema of the catalogue, or a file with what it refers to.

use serde_json::Value;
use tablature_schema::catalogue::{self, UnknownId};

use crate::{
    Generated, Header, Input, Options, Problem,
    bundle::{Bundle, File},
    fault::Fault,
    generate,
};

pub use crate::bundle::Read;

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
    bundle: Bundle,
    /// The id, or the file's name.
    name: String,
    is_catalogue: bool,
}

impl Source {
    /// The schema of the catalogue with this id, `vendor/name` or `vendor/name@version`.
    ///
    /// # Errors
    ///
    /// [`UnknownId`] with the ids that look alike.
    pub fn catalogue(id: &str) -> Result<Self, UnknownId> {
        let entry = catalogue::find(id)?;
        let file = File { path: entry.id(), text: entry.text().to_owned(), pointer: String::new() };
        Ok(Self {
            bundle: Bundle { schema: entry.json(), files: vec![file] },
            name: entry.id(),
            is_catalogue: true,
        })
    }

    /// The schema in the file at `path`, and the files that it refers to. `read` is called with each path once.
    ///
    /// # Errors
    ///
    /// A file cannot be read, is no JSON, or cannot be folded into the one that refers to it.
    pub fn file(path: &str, read: Read<'_>) -> Result<Self, Fault> {
        let bundle = Bundle::read(path, read)?;
        let name = bundle.files[0].path.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Self { bundle, name, is_catalogue: false })
    }

    /// The types.
    ///
    /// # Errors
    ///
    /// The schema is broken or cannot be typed, or an option is about something that it does not have: every
    /// reason, with its place.
    pub fn generate(&self, options: &Options) -> Result<Generated, Vec<Fault>> {
        let lost: Vec<Fault> = options
            .renames
            .keys()
            .filter(|pointer| self.bundle.schema.pointer(pointer).is_none())
            .map(|pointer| self.lost_rename(pointer))
            .collect();
        if !lost.is_empty() {
            return Err(lost);
        }
        let input = Input {
            schema: self.bundle.schema.clone(),
            name: self.name.clone(),
            text: self.bundle.schema.to_string(),
        };
        generate(&input, options)
            .map_err(|problems| problems.into_iter().map(|problem| self.fault(problem)).collect())
    }

    /// A rename of something that is not there.
    fn lost_rename(&self, pointer: &str) -> Fault {
        let message = format!("`{}` has nothing at `{pointer}`, which is to be renamed", self.name);
        let path = &self.bundle.files[0].path;
        Fault { option: Some(pointer.into()), ..Fault::of_file(path, message) }
    }

    /// What the header of a generated file says. It does not depend on where the files stand.
    pub fn header(&self) -> Header {
        let id = self.bundle.schema.get("$id").and_then(Value::as_str);
        Header {
            schema: id.filter(|_| !self.is_catalogue).unwrap_or(&self.name).to_owned(),
            text: self.bundle.files.iter().map(|file| file.text.as_str()).collect(),
            command: String::new(),
        }
    }

    /// The paths of all files that were read, the schema's own first; none for the catalogue.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let files = if self.is_catalogue { &[] } else { &self.bundle.files[..] };
        files.iter().map(|file| file.path.as_str())
    }

    /// A problem with its place in the file that it is in.
    fn fault(&self, problem: Problem) -> Fault {
        let (file, pointer) = self.bundle.origin(&problem.pointer);
        let fault = Fault::at(&file.path, &file.text, pointer, problem.message);
        Fault {
            help: (!problem.help.is_empty()).then(|| problem.help.into()),
            option: problem.option.map(Into::into),
            ..fault
        }
    }
}
