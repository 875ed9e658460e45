//! Makes the files, and measures both programs on each.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use wait4::Wait4;

use crate::{
    Failure, findings,
    format::{FORMATS, Format},
    shared::median::median,
};

/// The clock of the events.
const NOW: &str = "2026-11-21T16:00:00Z";

/// What a process took.
#[derive(Debug, Clone, Copy)]
struct Spent {
    processor: Duration,
    /// Bytes.
    peak: u64,
}

fn spent(mut command: Command) -> Result<Spent, Failure> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    // 1: there are errors, which there are meant to be.
    if !matches!(used.status.code(), Some(0 | 1)) {
        return Err(format!("{command:?}: {}", used.status).into());
    }
    let usage = used.rusage;
    Ok(Spent { processor: usage.utime + usage.stime, peak: usage.maxrss })
}

fn own(arguments: &[&str], file: &Path) -> Result<Command, Failure> {
    let mut command = Command::new(env::current_exe()?);
    command.args(arguments).arg(file);
    Ok(command)
}

fn check(command: &Path, format: &Format, file: &Path) -> Command {
    let mut check = Command::new(command);
    check.args(["check", "--schema", "userpilot/event", "--now", NOW, "--format", "json"]);
    check.args(["--jobs", "1", "--input", format.input]).arg(file);
    check
}

pub(crate) fn run(command: &Path, records: usize, rounds: usize) -> Result<(), Failure> {
    if records < 400 || rounds == 0 {
        return Err("at least 400 records and one round are needed".into());
    }
    let folder = tempfile::tempdir()?;
    let path = |format: &Format| -> PathBuf { folder.path().join(format.name) };
    for format in &FORMATS {
        let made = own(&["make", format.name, &records.to_string()], &path(format))?.status()?;
        if !made.success() {
            return Err(format!("{} was not written", format.name).into());
        }
    }
    let expected =
        findings::of(check(command, &FORMATS[0], &path(&FORMATS[0])), &path(&FORMATS[0]))?;
    for format in &FORMATS[1..] {
        let found = findings::of(check(command, format, &path(format)), &path(format))?;
        findings::compare(format.name, &found, &expected)?;
    }
    let formats = FORMATS.len();
    println!(
        "{records} events, {} findings, the same in {formats} formats but for places\n",
        expected.len()
    );
    println!(
        "| format | MB | check, µs a record | check, MB/s | reading, µs a record | reading, MB/s | check beside reading | check, peak MiB | reading, peak MiB | read by |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
    for format in &FORMATS {
        println!("{}", row(command, format, &path(format), records, rounds)?);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a figure in a table has four digits")]
fn row(
    command: &Path,
    format: &Format,
    file: &Path,
    records: usize,
    rounds: usize,
) -> Result<String, Failure> {
    let (mut checks, mut reads) = (Vec::new(), Vec::new());
    // The first round is not counted: it reads the file into the cache.
    for round in 0..=rounds {
        let pair =
            [spent(check(command, format, file))?, spent(own(&["read", format.name], file)?)?];
        if round > 0 {
            checks.push(pair[0]);
            reads.push(pair[1]);
        }
    }
    let ratio = |(check, read): (&Spent, &Spent)| {
        check.processor.as_secs_f64() / read.processor.as_secs_f64()
    };
    let ratio = median(checks.iter().zip(&reads).map(ratio).collect());
    let megabytes = std::fs::metadata(file)?.len() as f64 / 1e6;
    let figures = |all: &[Spent]| {
        let seconds = median(all.iter().map(|one| one.processor.as_secs_f64()).collect());
        let peak = all.iter().map(|one| one.peak).max().unwrap_or_default() as f64 / 1_048_576.0;
        (seconds * 1e6 / records as f64, megabytes / seconds, peak)
    };
    let ((check_time, check_rate, check_peak), (read_time, read_rate, read_peak)) =
        (figures(&checks), figures(&reads));
    Ok(format!(
        "| {} | {megabytes:.1} | {check_time:.2} | {check_rate:.0} | {read_time:.2} | {read_rate:.0} | {ratio:.2} | {check_peak:.0} | {read_peak:.0} | {} |",
        format.name, format.library
    ))
}
