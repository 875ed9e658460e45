//! Tables of figures, for a terminal and for `RESULTS.md`.

use std::{env, fmt::Write as _, fs, process::Command};

/// A table.
#[derive(Debug)]
pub struct Table {
    title: String,
    notes: Vec<String>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Returns a table without rows.
    pub fn new(title: &str, header: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            notes: Vec::new(),
            header: header.iter().map(|&cell| cell.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a sentence that stands below the title.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Adds a row.
    ///
    /// # Panics
    ///
    /// If it has more or fewer cells than the header.
    pub fn row(&mut self, cells: Vec<String>) {
        assert_eq!(cells.len(), self.header.len(), "{cells:?}");
        self.rows.push(cells);
    }

    /// Returns the table as Markdown: the first column to the left, figures to the right. The text is aligned, so that
    /// a terminal shows it as well.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("## {}\n\n", self.title);
        for note in &self.notes {
            let _ = writeln!(text, "{note}\n");
        }
        let mut widths: Vec<_> = self.header.iter().map(|cell| cell.chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        let mut line = |cells: &[String]| {
            for (index, (cell, width)) in cells.iter().zip(&widths).enumerate() {
                let _ = match index {
                    0 => write!(text, "| {cell:<width$} "),
                    _ => write!(text, "| {cell:>width$} "),
                };
            }
            text.push_str("|\n");
        };
        line(&self.header);
        let rule = |(index, width): (usize, &usize)| match index {
            0 => "-".repeat(*width),
            _ => format!("{}:", "-".repeat(width.saturating_sub(1))),
        };
        line(&widths.iter().enumerate().map(rule).collect::<Vec<_>>());
        self.rows.iter().for_each(|row| line(row));
        text
    }
}

/// Returns a rate as a cell: megabytes a second.
pub fn rate(rate: f64) -> String {
    if rate < 10.0 { format!("{rate:.2}") } else { format!("{rate:.0}") }
}

/// Returns a ratio as a cell.
pub fn ratio(ratio: f64) -> String {
    match ratio {
        ..10.0 => format!("{ratio:.2}"),
        ..100.0 => format!("{ratio:.1}"),
        _ => format!("{ratio:.0}"),
    }
}

/// Returns what figures depend on beside the code: the machine, the compiler, the profile and versions of others.
pub fn circumstances() -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "- {name}: {value}");
    };
    line("processor", &processor());
    line("memory", &memory());
    line("system", &said_by("uname", &["-srm"]));
    line("compiler", &said_by("rustc", &["--version"]));
    line("profile", &profile());
    let lock = include_str!("../Cargo.lock");
    let names = [
        "serde_json",
        "sonic-rs",
        "simd-json",
        "jsonschema",
        "corvus-json-schema",
        "boon",
        "typify",
    ];
    let versions: Vec<_> =
        names.iter().map(|name| format!("{name} {}", version(lock, name))).collect();
    line("versions", &versions.join(", "));
    text
}

fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{}, {cores} cores", model.unwrap_or("unknown"))
}

fn memory() -> String {
    let info = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = info.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    total.map_or_else(|| "unknown".to_owned(), |total| total.trim().to_owned())
}

fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().ok();
    let text = output.and_then(|output| String::from_utf8(output.stdout).ok());
    text.map_or_else(|| "unknown".to_owned(), |text| text.trim().to_owned())
}

/// The profile that this program was built with, with its settings: cargo names the folder of a program after it.
fn profile() -> String {
    let program = env::current_exe().unwrap_or_default();
    let folder = program.parent().and_then(|folder| folder.file_name());
    let name = folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let settings = settings(include_str!("../Cargo.toml"), &name);
    format!("{name} ({})", settings.join(", "))
}

fn settings<'a>(manifest: &'a str, profile: &str) -> Vec<&'a str> {
    let header = format!("[profile.{profile}]");
    let section = manifest.lines().skip_while(|line| *line != header).skip(1);
    section.take_while(|line| line.contains(" = ")).collect()
}

fn version<'a>(lock: &'a str, package: &str) -> &'a str {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = "));
    version.map_or("unknown", |version| version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_aligned_markdown() {
        let mut table = Table::new("Speed", &["what", "MB/s"]);
        table.note("More is better.");
        table.row(vec!["ours".to_owned(), rate(1_234.5)]);
        table.row(vec!["another".to_owned(), rate(9.876)]);
        let expected = "## Speed\n\nMore is better.\n\n\
            | what    | MB/s |\n\
            | ------- | ---: |\n\
            | ours    | 1234 |\n\
            | another | 9.88 |\n";
        assert_eq!(table.to_markdown(), expected);
    }

    #[test]
    fn versions_and_settings_are_read_from_the_files_of_cargo() {
        let manifest =
            "[profile.release]\nlto = \"fat\"\ncodegen-units = 1\n\n[profile.other]\nlto = false\n";
        assert_eq!(settings(manifest, "release"), ["lto = \"fat\"", "codegen-units = 1"]);
        assert_eq!(settings(manifest, "other"), ["lto = false"]);
        assert!(settings(manifest, "dev").is_empty());
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n";
        assert_eq!([version(lock, "a"), version(lock, "b")], ["1.2.3", "unknown"]);
        assert_ne!(version(include_str!("../Cargo.lock"), "corvus-json-schema"), "unknown");
    }
}
