//! `--format` and `--output`: what is printed, and where.

use std::{
    collections::HashSet,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::{
    Arg, Command, ValueEnum,
    builder::{EnumValueParser, PossibleValue, TypedValueParser},
};
use tablature_input::{Discovered, Source};
use tablature_report::{Format, run::Outputs};

/// A format, and the file that it is written to.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub(crate) format: Format,
    /// Without one, it goes to standard output.
    pub(crate) file: Option<PathBuf>,
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone)]
pub(crate) struct OutputParser;

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Output, clap::Error> {
        let text = value.to_string_lossy();
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (&*text, None),
        };
        let format = EnumValueParser::<Format>::new().parse_ref(command, arg, OsStr::new(name))?;
        Ok(Output { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = Format::value_variants().iter();
        Some(Box::new(values.filter_map(ValueEnum::to_possible_value)))
    }
}

/// Returns the outputs of a run: those that were typed, of which `output` is the file of the only one.
///
/// # Errors
///
/// Two go to the same place, or none of one output to a file.
pub(crate) fn outputs(typed: &[Output], output: Option<&Path>) -> anyhow::Result<Vec<Output>> {
    let mut all = typed.to_vec();
    if all.is_empty() {
        all.push(Output { format: Format::default(), file: None });
    }
    match (output, &mut all[..]) {
        (None, _) => {}
        (Some(path), [only @ Output { file: None, .. }]) => only.file = Some(path.to_owned()),
        (Some(_), _) => bail!(
            "`--output` is for one format that has no file; name the file of each format, as in `--format sarif=FILE`"
        ),
    }
    if all.len() > Outputs::MAX {
        bail!("`--format` is given {} times; at most {} are possible", all.len(), Outputs::MAX);
    }
    for (index, one) in all.iter().enumerate() {
        let place = |output: &Output| output.file.as_deref().map(same);
        if let Some(other) = all[..index].iter().find(|other| place(other) == place(one)) {
            let target = match &one.file {
                Some(path) => format!("`{}`", path.display()),
                None => "standard output".to_owned(),
            };
            let [first, second] = [other, one].map(|it| format_name(it.format));
            bail!(
                "`--format {first}` and `--format {second}` both go to {target}; name another file, as in `--format \
                 {second}=FILE`"
            );
        }
    }
    Ok(all)
}

/// Returns the name of a format on the command line.
pub(crate) fn format_name(format: Format) -> String {
    format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Checks that a file that is written is none of the inputs that were named. One that is only found in a directory is left
/// out.
///
/// # Errors
///
/// It is one.
pub(crate) fn judge(path: &Path, found: &Discovered) -> anyhow::Result<()> {
    let is_named = |source: &Source| matches!(source, Source::File(own) if same(own) == same(path));
    if found.sources.iter().any(is_named) {
        bail!("`{}` is an input: it is not written over", path.display());
    }
    Ok(())
}

/// Files that a run reads and writes beside its inputs and outputs.
#[derive(Debug)]
pub(crate) struct OwnFiles<'a> {
    /// Where records without and with errors go.
    pub(crate) halves: [Option<&'a Path>; 2],
    /// The baseline to compare with, which may be written anew.
    pub(crate) baseline: Option<&'a Path>,
    pub(crate) new_baseline: Option<&'a Path>,
    pub(crate) schema: Option<&'a Path>,
    pub(crate) config: &'a Path,
}

impl OwnFiles<'_> {
    /// Checks that what is written are different files, and none that is read. The halves are compared with each other where
    /// they are begun.
    ///
    /// # Errors
    ///
    /// A file is named twice, or is read.
    pub(crate) fn judge(&self, outputs: &[Output]) -> anyhow::Result<()> {
        let is_file = |path: &&Path| *path != Path::new("-");
        let halves: Vec<&Path> = self.halves.into_iter().flatten().filter(is_file).collect();
        let outputs = outputs.iter().filter_map(|output| output.file.as_deref());
        let others: Vec<&Path> = outputs.chain(self.new_baseline).collect();
        let mut seen = HashSet::new();
        let first = others.iter().find(|path| !seen.insert(same(path)));
        let twice = first.or_else(|| halves.iter().find(|half| seen.contains(&same(half))));
        if let Some(path) = twice {
            bail!(
                "`{}` is named for two things that are written; give each a file",
                path.display()
            );
        }
        let read = [self.schema, Some(self.config), self.baseline];
        for path in halves.iter().chain(&others) {
            let is_anew =
                |read: &Path| self.new_baseline == Some(*path) && self.baseline == Some(read);
            let mut read =
                read.into_iter().flatten().filter(|read| read.is_file() && !is_anew(read));
            if read.any(|read| same(read) == same(path)) {
                bail!("`{}` is read by this run: it is not written over", path.display());
            }
        }
        Ok(())
    }
}

/// Returns a path that is the same for all names of a file, whether it is there or not.
pub(super) fn same(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let parent = path.parent().filter(|parent| *parent != Path::new(""));
        let parent = parent.unwrap_or(Path::new("."));
        let name = path.file_name().unwrap_or_default();
        parent.canonicalize().unwrap_or_else(|_| parent.to_owned()).join(name)
    })
}
