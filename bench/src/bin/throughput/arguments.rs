//! Arguments as they were typed.

use std::{env, path::PathBuf};

use crate::Failure;

pub(crate) struct Arguments {
    /// Turns of each contender.
    pub(crate) rounds: usize,
    /// Records of a vendor in memory.
    pub(crate) records: usize,
    /// For a look, and not for figures that are kept.
    pub(crate) is_quick: bool,
    /// The command `tablature`.
    pub(crate) command: Option<PathBuf>,
    /// The folder of public schemas.
    pub(crate) public: Option<PathBuf>,
    /// Gigabytes that go through the command.
    pub(crate) stream: Option<usize>,
    /// Where the tables are written.
    pub(crate) write: Option<PathBuf>,
    /// Names of tables; all where there are none.
    tables: Vec<String>,
}

impl Arguments {
    pub(crate) fn read<const N: usize>(known: [&str; N]) -> Result<Self, Failure> {
        let mut arguments = Self {
            rounds: 9,
            records: 20_000,
            is_quick: false,
            command: None,
            public: None,
            stream: None,
            write: None,
            tables: Vec::new(),
        };
        let mut words = env::args().skip(1);
        while let Some(word) = words.next() {
            if word == "--quick" {
                (arguments.rounds, arguments.records, arguments.is_quick) = (3, 2_000, true);
                continue;
            }
            let value = words.next().ok_or_else(|| format!("`{word}` needs a value"))?;
            match word.as_str() {
                "--rounds" => arguments.rounds = positive(&value)?,
                "--records" => arguments.records = positive(&value)?,
                "--command" => arguments.command = Some(value.into()),
                "--public" => arguments.public = Some(value.into()),
                "--stream" => arguments.stream = Some(positive(&value)?),
                "--write" => arguments.write = Some(value.into()),
                "--tables" => arguments.tables = value.split(',').map(str::to_owned).collect(),
                _ => return Err(format!("`{word}` is not an option").into()),
            }
        }
        if let Some(name) = arguments.tables.iter().find(|name| !known.contains(&name.as_str())) {
            return Err(format!("`{name}` is not a table; there are {}", known.join(", ")).into());
        }
        Ok(arguments)
    }

    pub(crate) fn wants(&self, table: &str) -> bool {
        self.tables.is_empty() || self.tables.iter().any(|name| name == table)
    }
}

fn positive(value: &str) -> Result<usize, Failure> {
    match value.parse()? {
        0 => Err("0 is too few".into()),
        number => Ok(number),
    }
}
