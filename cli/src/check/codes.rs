//! The codes that findings of a run can have.

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    sync::Arc,
};

use tablature_schema::ir::Ir;
use tablature_validator::{Options, Timestamp, codes::CodeIndex};

use crate::{config::Config, events::Events, loading::Loader, schemas::folder};

/// All codes that findings of a run can have.
pub(crate) struct Codes {
    /// Names of schemas, each with the directory that it is relative to.
    schemas: Vec<(String, PathBuf)>,
    pub(crate) loader: Loader,
    /// A schema that has no name.
    given: Option<(String, Arc<Ir>)>,
    index: OnceCell<CodeIndex>,
}

impl Codes {
    /// Names where codes come from; nothing is read yet.
    pub(crate) fn new(
        schema: Option<&str>,
        config: &Config,
        loader: Loader,
        given: Option<(String, Arc<Ir>)>,
    ) -> Self {
        let named = schema.map(|name| (name.to_owned(), PathBuf::new()));
        let root = || config.root().to_owned();
        let configured = config.rules.iter().map(|rule| (rule.schema.value.clone(), root()));
        let schemas = named.into_iter().chain(configured).collect();
        Self { schemas, loader, given, index: OnceCell::new() }
    }

    /// Returns the codes of the catalogue and of all schemas of the run.
    ///
    /// Reading the whole catalogue for its codes takes time that most runs need not spend. A schema that
    /// cannot be read brings no codes: the run says what is wrong with it.
    pub(crate) fn index(&self) -> &CodeIndex {
        self.index.get_or_init(|| {
            let mut index = CodeIndex::of_catalogue();
            if let Some((name, ir)) = &self.given {
                index.add(name, ir);
            }
            for (name, root) in &self.schemas {
                for name in self.files(name, root) {
                    if let Ok((id, ir)) = self.loader.named(&name, root) {
                        index.add(&id, &ir);
                    }
                }
            }
            index
        })
    }

    /// Returns the schema with a name, or those of a directory.
    fn files(&self, name: &str, root: &Path) -> Vec<String> {
        let Some(folder) = folder(name, root) else { return vec![name.to_owned()] };
        let options = Options::at(Timestamp::from_nanoseconds(0));
        let events = Events::read(&folder, self.loader.clone(), options, &mut |_| ());
        let paths = events.map(|events| events.paths().to_vec()).unwrap_or_default();
        paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
    }
}
