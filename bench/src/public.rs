//! Public schemas that are listed in `public.txt`, with payloads made for them.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use tablature_contract::sample::Sampler;

use crate::ours::{self, Mode, Ours};

/// The seed of all payloads.
const SEED: u64 = 2026;

/// A public schema with payloads.
#[derive(Debug)]
pub struct Public {
    /// The schema.
    pub ours: Ours,
    /// Valid payloads as JSON Lines.
    pub lines: Vec<u8>,
}

/// Returns the names in the list: paths below a folder that holds both repositories.
pub fn names() -> Vec<&'static str> {
    include_str!("../public.txt").lines().filter(|line| !line.starts_with('#')).collect()
}

/// Returns the schema of this name with `count` valid payloads.
///
/// # Errors
///
/// If there is no such file, the schema is invalid, or no valid payload is found.
pub fn read(folder: &Path, name: &str, count: usize) -> Result<Public, String> {
    let text = fs::read(folder.join(name)).map_err(|error| error.to_string())?;
    let ours = Ours::compile(&text, &BTreeMap::new(), Mode::DEFAULT)?;
    let ir = Arc::clone(ours.checker().ir());
    let sampler =
        Sampler::from_ir(name, ir, &ours::options()).map_err(|error| error.to_string())?;
    let valid = sampler.valid(SEED).map_err(|error| error.to_string())?;
    let mut lines = Vec::new();
    for sample in valid.take(count) {
        lines.extend(sample.payload.to_string().into_bytes());
        lines.push(b'\n');
    }
    Ok(Public { ours, lines })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_names_each_schema_once() {
        let names = names();
        let of = |repository| names.iter().filter(|name| name.starts_with(repository)).count();
        assert_eq!([of("iglu-central/"), of("schemastore/")], [30, 20]);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 50);
    }
}
