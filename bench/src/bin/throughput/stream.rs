//! The memory that the command takes as gigabytes go through it.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::Stdio,
    time::Instant,
};

use flate2::{Compression, write::GzEncoder};
use tablature_bench::{
    clock::children_time,
    events::Vendor,
    measure::number,
    results::{Table, rate, ratio},
};

use crate::{Arguments, Failure, command, growth::blocks};

/// Jobs of the command.
const JOBS: usize = 2;

/// How events go through the pipe.
#[derive(Debug, Clone, Copy)]
enum Packing {
    Plain,
    Gzip,
    Zstd,
}

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    let mut table = Table::new(
        "Events through standard input",
        &["events", "gigabytes", "exit", "processor, MB/s", "wall, MB/s", "peak memory, MiB"],
    );
    let (Some(command), Some(gigabytes)) = (&arguments.command, arguments.stream) else {
        table.note("Not measured: no command (`--command`) or no amount (`--stream`) was given.");
        return Ok(vec![table]);
    };
    table.note(format!(
        "Valid events, {JOBS} jobs. The same blocks are sent again and again; packed, each is a member or frame of its \
         own. Bytes are those of the events, not of the archive. The time on the wall is also that of the sender."
    ));
    for vendor in Vendor::ALL {
        let plain: Vec<_> = blocks(vendor, 16 << 20, 0).collect();
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            table.row(row(command, vendor, packing, &plain, gigabytes * 1_000_000_000)?);
        }
    }
    Ok(vec![table])
}

fn row(
    command: &Path,
    vendor: Vendor,
    packing: Packing,
    plain: &[Vec<u8>],
    bytes: usize,
) -> Result<Vec<String>, Failure> {
    let packed: Vec<_> =
        plain.iter().map(|block| pack(block, packing)).collect::<io::Result<_>>()?;
    let (start, before) = (Instant::now(), children_time());
    // The limits on archives are for strangers' files.
    let limits = ["--max-unpacked-bytes", "1000000000000000", "--max-unpack-ratio", "1000000"];
    let mut child = command::check(command, vendor, JOBS)
        .args(limits)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("a child without an input")?;
    let mut sent = 0;
    for (block, packed) in plain.iter().zip(&packed).cycle() {
        if sent >= bytes {
            break;
        }
        input.write_all(packed)?;
        sent += block.len();
    }
    // Before the end of its input, which is when the system still tells.
    let peak = peak_kibibytes(child.id())?;
    drop(input);
    let status = child.wait()?;
    let wall = start.elapsed().as_secs_f64();
    let processor = children_time().saturating_sub(before).as_secs_f64();
    let megabytes = number(sent) / 1e6;
    Ok(vec![
        format!("{}, {packing:?}", vendor.name()).to_lowercase(),
        ratio(megabytes / 1e3),
        status.code().map_or_else(|| "killed".to_owned(), |code| code.to_string()),
        rate(megabytes / processor),
        rate(megabytes / wall),
        ratio(number(peak) / 1024.0),
    ])
}

fn pack(block: &[u8], packing: Packing) -> io::Result<Vec<u8>> {
    match packing {
        Packing::Plain => Ok(block.to_vec()),
        Packing::Gzip => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(block)?;
            encoder.finish()
        }
        Packing::Zstd => zstd::encode_all(block, 0),
    }
}

/// The most memory that a running process has had (`proc_pid_status(5)`).
fn peak_kibibytes(process: u32) -> Result<usize, Failure> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
    Ok(peak.ok_or("the system does not tell how much memory a process has had")?.parse()?)
}
