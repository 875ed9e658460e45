//! Public schemas of others, with payloads that are made for them.

use tablature_bench::{
    measure::{self, Measured},
    ours, public,
    results::{Table, rate, ratio},
};

use crate::{
    Arguments, Failure,
    contenders::{BASE, OURS},
    growth::few,
    library::named,
};

pub(crate) fn tables(arguments: &Arguments) -> Result<Vec<Table>, Failure> {
    let mut table = Table::new(
        "Public schemas",
        &[
            "schema",
            "samples",
            "valid",
            "proved",
            "bytes a sample",
            "is_valid, MB/s",
            "× IgnoredAny",
            "ns/B",
            "ns/B, 8 × the data",
        ],
    );
    let Some(folder) = &arguments.public else {
        table.note("Not measured: no folder was given (`--public`).");
        return Ok(vec![table]);
    };
    let count = if arguments.is_quick { 20 } else { 200 };
    let (mut n_read, mut n_samples, mut n_proved) = (0_usize, 0, 0);
    for name in public::names() {
        let short =
            name.replace("/jsonschema", "").replace("schemas/", "").replace("src/json/", "");
        let public = match public::read(folder, name, count) {
            Ok(public) => public,
            Err(reason) => {
                table.note(format!("Not measured: {short}: {reason}."));
                continue;
            }
        };
        let checker = public.ours.checker();
        let proved =
            measure::lines(&public.lines).filter(|line| ours::is_proved(checker, line)).count();
        let samples = measure::lines(&public.lines).count();
        n_read += 1;
        n_samples += samples;
        n_proved += proved;
        // Some schemas have short payloads: enough of them that the clock does not tick too coarsely.
        let small = public.lines.repeat(100_000 / public.lines.len() + 1);
        let of = |block: Vec<u8>| measure::measure(&mut few(checker), [block], arguments.rounds);
        let large = of(small.repeat(8));
        let small = of(small);
        let is_valid = |measured| named(measured, "tablature is_valid");
        let verdict: &Measured = is_valid(&large)?;
        let repeats = large[0].bytes / public.lines.len();
        table.row(vec![
            short,
            samples.to_string(),
            (named(&large, OURS)?.accepted / repeats).to_string(),
            share(proved, samples),
            (public.lines.len() / samples).to_string(),
            rate(verdict.rate()),
            ratio(verdict.ratio_to(named(&large, BASE)?)),
            ratio(is_valid(&small)?.nanoseconds_per_byte()),
            ratio(verdict.nanoseconds_per_byte()),
        ]);
    }
    table.note(format!(
        "{n_read} of {} schemas were read; {n_samples} samples, of which {} were proved.",
        public::names().len(),
        share(n_proved, n_samples)
    ));
    Ok(vec![table])
}

/// Returns a share in percent.
fn share(part: usize, whole: usize) -> String {
    format!("{:.1} %", measure::number(part) * 100.0 / measure::number(whole.max(1)))
}
