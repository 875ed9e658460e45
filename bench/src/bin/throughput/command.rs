//! Events in a file, by the command.

use std::{
    cell::RefCell,
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tablature_bench::{
    clock::children_time,
    events::{self, Kind, Vendor},
    measure::{self, Contender, number},
    median::median,
    ours,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{self, OURS},
    library::{JSONSCHEMA, named},
};

/// A run of the command: events, options, and whether output must be the same for any number of jobs.
const RUNS: [(Kind, &[&str]); 6] = [
    (Kind::Valid, &["--quiet"]),
    (Kind::Valid, &[]),
    (Kind::Faulty1, &["--format", "json"]),
    (Kind::Faulty10, &["--format", "json"]),
    (Kind::Exported, &["--quiet"]),
    (Kind::Exported, &["--format", "json"]),
];

/// The variable that says how many cores the command may use.
pub(crate) const JOBS: &str = "RAYON_NUM_THREADS";

/// How many times as many records are in the file as are in memory for other tables.
const TIMES: usize = 10;

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    let Some(command) = &arguments.command else {
        let mut table = Table::new("The command on a file", &["events"]);
        table.note("Not measured: no command was given (`--command`).");
        return Ok(vec![table]);
    };
    let folder = env::temp_dir().join(format!("tablature-throughput-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let tables = Vendor::ALL.map(|vendor| table(vendor, command, &folder, arguments));
    fs::remove_dir_all(&folder)?;
    tables.into_iter().collect()
}

fn table(
    vendor: Vendor,
    command: &Path,
    folder: &Path,
    arguments: &Arguments,
) -> Result<Table, Failure> {
    let mut table = Table::new(
        &format!("The command on a file of events of {}, reading included", vendor.name()),
        &[
            "events, options",
            "MB",
            "one core, MB/s",
            "× library",
            "× jsonschema",
            "wall, MB/s",
            "all cores, wall, MB/s",
            "all ÷ one, wall",
            "1, 2, 8 jobs",
        ],
    );
    table.note(format!(
        "The file is in the page cache. `library` and `jsonschema` (parse + is_valid) have the same bytes in memory. \
         Cores are limited by `{JOBS}`. The last column says whether output is the same for 1, 2 and 8 jobs."
    ));
    let checker = ours::checker(vendor.schema());
    for (kind, options) in RUNS {
        let block = events::lines(vendor, arguments.records * TIMES, kind.style());
        let file = folder.join("events.ndjson");
        fs::write(&file, &block)?;
        let run = Run { command, vendor, options, file };
        let is_same = run.output(1)? == run.output(2)? && run.output(1)? == run.output(8)?;
        let (one, all) = (RefCell::default(), RefCell::default());
        let cores = std::thread::available_parallelism()?.get();
        let mut contenders = contenders::few(vendor, &checker);
        contenders.retain(|contender| [OURS, JSONSCHEMA].contains(&contender.name()));
        contenders.push(Contender::by_own_clock("one core", |_| run.time(1, &one)));
        contenders.push(Contender::by_own_clock("all cores", |_| run.time(cores, &all)));
        let megabytes = number(block.len()) / 1e6;
        // A round takes seconds.
        let measured = measure::measure(&mut contenders, [block], arguments.rounds.min(5));
        drop(contenders);
        let command = named(&measured, "one core")?;
        let wall = |times: RefCell<Vec<f64>>| median(times.into_inner().split_off(1));
        let (one, all) = (wall(one), wall(all));
        table.row(vec![
            format!("{} {}", kind.name(), options.join(" ")),
            rate(megabytes),
            rate(command.rate()),
            ratio(command.ratio_to(named(&measured, OURS)?)),
            ratio(command.ratio_to(named(&measured, JSONSCHEMA)?)),
            rate(megabytes / one),
            rate(megabytes / all),
            ratio(one / all),
            if is_same { "same" } else { "DIFFERENT" }.to_owned(),
        ]);
    }
    Ok(table)
}

struct Run<'a> {
    command: &'a Path,
    vendor: Vendor,
    options: &'a [&'a str],
    file: PathBuf,
}

impl Run<'_> {
    fn command(&self, jobs: usize) -> Command {
        let mut command = check(self.command, self.vendor, jobs);
        command.args(self.options).arg(&self.file).stderr(Stdio::null());
        command
    }

    /// Returns the exit status with a hash of what is printed.
    fn output(&self, jobs: usize) -> Result<(Option<i32>, u64), Failure> {
        let output = self.command(jobs).output()?;
        if !matches!(output.status.code(), Some(0 | 1)) {
            return Err(format!("`{}` could not check the file", self.command.display()).into());
        }
        let mut hasher = DefaultHasher::new();
        output.stdout.hash(&mut hasher);
        Ok((output.status.code(), hasher.finish()))
    }

    /// Returns the processor time of a run, and notes its seconds on the wall.
    fn time(&self, jobs: usize, walls: &RefCell<Vec<f64>>) -> Duration {
        let (start, before) = (Instant::now(), children_time());
        let status = self.command(jobs).stdout(Stdio::null()).status();
        let time = children_time().saturating_sub(before);
        walls.borrow_mut().push(start.elapsed().as_secs_f64());
        assert!(status.is_ok_and(|status| status.code().is_some()), "the command ran before");
        time
    }
}

/// Returns `tablature check` for events of a vendor.
pub(crate) fn check(command: &Path, vendor: Vendor, jobs: usize) -> Command {
    let mut command = Command::new(command);
    command.args(["check", "--now", ours::NOW, "--schema", vendor.schema(), "--lines"]);
    command.env(JOBS, jobs.to_string());
    command
}
