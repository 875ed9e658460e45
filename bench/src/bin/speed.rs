//! Measures processor time: building a checker, checking generated events, and the command on one small file.
//!
//! ```sh
//! cargo run --release --manifest-path bench/Cargo.toml --bin speed -- --command target/release/tablature
//! ```
//!
//! Prints a line for each measure: its name, a tab, the value, a tab, the unit. Each is the best of the rounds
//! (`--rounds N`, 5 by default). `--records N` says how many records a vendor has (20,000). Without `--command`
//! the command is not measured.
//!
//! Two builds are compared in one run by the second's `--against OTHER`, where OTHER is the first build of this
//! program: rounds of the two alternate, and each line also has the other's value and the ratio. `--other-command`
//! names the command that belongs to it.
#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use tablature_bench::{
    clock::{children_time, process_time},
    events::{self, Style, Vendor},
    ours,
};

type Failure = Box<dyn std::error::Error>;

struct Arguments {
    rounds: usize,
    records: usize,
    command: Option<PathBuf>,
    against: Option<PathBuf>,
    other_command: Option<PathBuf>,
}

/// One measure.
struct Line {
    name: String,
    value: f64,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Milliseconds,
    MegabytesPerSecond,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::MegabytesPerSecond => "MB/s",
        }
    }

    fn better(self, one: f64, other: f64) -> f64 {
        match self {
            Self::Milliseconds => one.min(other),
            Self::MegabytesPerSecond => one.max(other),
        }
    }
}

fn main() -> Result<(), Failure> {
    let arguments = read_arguments()?;
    let mut own: Vec<Line> = Vec::new();
    let mut other: Vec<Line> = Vec::new();
    for _ in 0..arguments.rounds {
        keep_best(&mut own, measure(&arguments)?);
        if let Some(program) = &arguments.against {
            keep_best(&mut other, measure_other(program, &arguments)?);
        }
    }
    for line in &own {
        let Line { name, value, unit } = line;
        let unit = unit.name();
        match other.iter().find(|other| other.name == *name) {
            None => println!("{name}\t{value:.3}\t{unit}"),
            Some(before) => {
                let gain = match line.unit {
                    Unit::Milliseconds => before.value / value,
                    Unit::MegabytesPerSecond => value / before.value,
                };
                println!("{name}\t{value:.3}\t{unit}\tbefore {:.3}\t{gain:.2} x", before.value);
            }
        }
    }
    Ok(())
}

fn read_arguments() -> Result<Arguments, Failure> {
    let mut arguments =
        Arguments { rounds: 5, records: 20_000, command: None, against: None, other_command: None };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("`{word}` needs a value"))?;
        match word.as_str() {
            "--rounds" => arguments.rounds = value.parse()?,
            "--records" => arguments.records = value.parse()?,
            "--command" => arguments.command = Some(value.into()),
            "--against" => arguments.against = Some(value.into()),
            "--other-command" => arguments.other_command = Some(value.into()),
            _ => return Err(format!("`{word}` is not an option").into()),
        }
    }
    Ok(arguments)
}

fn keep_best(best: &mut Vec<Line>, lines: Vec<Line>) {
    for line in lines {
        match best.iter_mut().find(|known| known.name == line.name) {
            Some(known) => known.value = line.unit.better(known.value, line.value),
            None => best.push(line),
        }
    }
}

/// One round of everything in this process.
fn measure(arguments: &Arguments) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for vendor in Vendor::ALL {
        let id = vendor.schema();
        let builds = 10;
        let (time, ()) = process_time(|| {
            for _ in 0..builds {
                std::hint::black_box(ours::checker(id));
            }
        });
        lines.push(Line {
            name: format!("build {id}"),
            value: milliseconds(time) / f64::from(builds),
            unit: Unit::Milliseconds,
        });
        let records = events::records(vendor, arguments.records, Style::default());
        let faulty = Style { faulty: 50, ..Style::default() };
        let faulty = events::records(vendor, arguments.records, faulty);
        let checker = ours::checker(id);
        let check = |record: &str| ours::check(&checker, record.as_bytes());
        let verdict = |record: &str| ours::is_valid(&checker, record.as_bytes());
        lines.push(rate(format!("check {id}"), &records, check));
        lines.push(rate(format!("verdict {id}"), &records, verdict));
        lines.push(rate(format!("check, 5 % faulty {id}"), &faulty, check));
        if let Some(command) = &arguments.command {
            lines.push(Line {
                name: format!("command, one file {id}"),
                value: command_time(command, vendor)?,
                unit: Unit::Milliseconds,
            });
        }
    }
    Ok(lines)
}

fn rate(name: String, records: &[String], judge: impl Fn(&str) -> bool) -> Line {
    let bytes: usize = records.iter().map(String::len).sum();
    let (time, n_valid) = process_time(|| records.iter().filter(|record| judge(record)).count());
    std::hint::black_box(n_valid);
    let bytes = u32::try_from(bytes).expect("less than four gigabytes");
    let value = f64::from(bytes) / 1e6 / time.as_secs_f64();
    Line { name, value, unit: Unit::MegabytesPerSecond }
}

/// One round of another build of this program.
fn measure_other(program: &Path, arguments: &Arguments) -> Result<Vec<Line>, Failure> {
    let mut command = Command::new(program);
    command.args(["--rounds", "1", "--records", &arguments.records.to_string()]);
    if let Some(other) = &arguments.other_command {
        command.arg("--command").arg(other);
    }
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("`{}` failed", program.display()).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let line = |line: &str| {
        let mut fields = line.split('\t');
        let (name, value, unit) = (fields.next()?, fields.next()?, fields.next()?);
        let units = [Unit::Milliseconds, Unit::MegabytesPerSecond];
        let unit = units.into_iter().find(|known| known.name() == unit)?;
        Some(Line { name: name.to_owned(), value: value.parse().ok()?, unit })
    };
    text.lines()
        .map(|text| line(text).ok_or_else(|| format!("`{text}` is not a measure").into()))
        .collect()
}

/// Milliseconds of one run of `tablature check` on a file with one record.
fn command_time(command: &Path, vendor: Vendor) -> Result<f64, Failure> {
    let runs = 50;
    let folder = env::temp_dir().join(format!("tablature-speed-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let file = folder.join("record.json");
    fs::write(&file, &events::records(vendor, 1, Style::default())[0])?;
    let before = children_time();
    for _ in 0..runs {
        let status = Command::new(command)
            .args(["check", "--now", ours::NOW, "--schema", vendor.schema()])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            return Err(format!("`{}` found the record invalid", command.display()).into());
        }
    }
    let time = children_time().saturating_sub(before);
    fs::remove_dir_all(&folder)?;
    Ok(milliseconds(time) / f64::from(runs))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
