//! Compares verdicts of ours with those of two other validators, pair by pair of a schema and a payload.
//!
//! ```sh
//! cargo run --profile compare --manifest-path bench/Cargo.toml --bin verdicts -- --suites ../shared/suites
//! ```
//!
//! Schemas are those of the official suites (`--suites DIR`), of this repository, and generated ones of the five
//! drafts; payloads are theirs, generated ones directed at the schema, and mutations. The same `--seed N` gives the
//! same pairs. `--schemas N` says how many schemas are generated and `--payloads N` how many payloads each gets;
//! by default that makes more than two million pairs. `--seconds N` ends the run early. `--print N` says how many
//! unexplained differences are printed (40).
//!
//! A difference is made as small as it goes and then looked up in a list of those that are explained. One that is
//! not in the list is printed, and the exit code is 1; so it is where a full run misses a keyword. Panics and hangs
//! of an oracle are counted and printed apart.
#![allow(clippy::print_stdout, reason = "a program that prints an account")]

use std::{
    collections::{BTreeMap, HashSet, hash_map::DefaultHasher},
    env,
    hash::{Hash as _, Hasher as _},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use tablature_bench::{
    compare::{Own, Subject, Verdicts, explanation, shrunk},
    corpora::{self, Corpus},
    dice::Dice,
    draft::Draft,
    generate,
    json::Json,
    oracles::{Answer, silence_caught_panics},
    ours::Verdict,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A pair that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Every keyword is to be in so many different schemas of a full run.
const MIN_SCHEMAS_WITH_KEYWORD: usize = 500;

/// Pairs that are tried to make one difference small.
const MAX_TRIES: usize = 1_500;

/// Differences of one schema that are made small; the rest of that schema is counted with them.
const MAX_SHRUNK: usize = 4;

struct Arguments {
    seed: u64,
    n_schemas: usize,
    n_payloads: usize,
    seconds: Option<u64>,
    suites: Option<PathBuf>,
    n_printed: usize,
}

/// Counts of a run.
#[derive(Default)]
struct Account {
    n_pairs: BTreeMap<Draft, usize>,
    n_valid: BTreeMap<Draft, usize>,
    n_schemas: BTreeMap<Draft, usize>,
    /// Different schemas with a keyword.
    keywords: BTreeMap<(&'static str, Draft), usize>,
    seen: HashSet<u64>,
    n_jsonschema: usize,
    n_boon: usize,
    n_exact: usize,
    n_panics: BTreeMap<&'static str, usize>,
    hangs: Vec<String>,
    explained: BTreeMap<&'static str, usize>,
    /// Counts by printed form.
    unexplained: BTreeMap<String, usize>,
}

struct Shared {
    arguments: Arguments,
    corpora: Vec<Corpus>,
    next: AtomicUsize,
    is_over: AtomicBool,
    account: Mutex<Account>,
}

/// Current task of a worker, for the thread that supervises it.
#[derive(Default)]
struct Bench {
    at: Mutex<Option<Work>>,
    is_abandoned: AtomicBool,
    has_ended: AtomicBool,
}

struct Work {
    since: Instant,
    stage: &'static str,
    schema: Arc<str>,
    payload: String,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn main() -> Result<ExitCode, Failure> {
    let arguments = read_arguments()?;
    silence_caught_panics();
    let mut corpora = corpora::repository()?;
    if let Some(folder) = &arguments.suites {
        corpora.extend(corpora::suites(folder)?);
    }
    let start = Instant::now();
    let end = arguments.seconds.map(|seconds| start + Duration::from_secs(seconds));
    let shared = Arc::new(Shared {
        arguments,
        corpora,
        next: AtomicUsize::new(0),
        is_over: AtomicBool::new(false),
        account: Mutex::default(),
    });
    let n_workers = thread::available_parallelism().map_or(2, usize::from);
    let mut benches: Vec<_> =
        (0..n_workers).map(|_| start_worker(&shared)).collect::<Result<_, _>>()?;
    while benches.iter().any(|bench| !bench.has_ended.load(Ordering::SeqCst)) {
        thread::sleep(Duration::from_millis(50));
        if end.is_some_and(|end| Instant::now() > end) {
            shared.is_over.store(true, Ordering::SeqCst);
        }
        for bench in &mut benches {
            if let Some(hang) = hang(bench) {
                // The thread cannot be ended; it is left behind and another takes its place.
                bench.is_abandoned.store(true, Ordering::SeqCst);
                locked(&shared.account).hangs.push(hang);
                *bench = start_worker(&shared)?;
            }
        }
    }
    let account = locked(&shared.account);
    let is_full = shared.arguments.seconds.is_none();
    println!("{:.0} s", start.elapsed().as_secs_f64());
    Ok(if print(&account, is_full, shared.arguments.n_printed) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn read_arguments() -> Result<Arguments, Failure> {
    let mut arguments = Arguments {
        seed: 1,
        n_schemas: 45_000,
        n_payloads: 50,
        seconds: None,
        suites: None,
        n_printed: 40,
    };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("`{word}` needs a value"))?;
        match word.as_str() {
            "--seed" => arguments.seed = value.parse()?,
            "--schemas" => arguments.n_schemas = value.parse()?,
            "--payloads" => arguments.n_payloads = value.parse()?,
            "--seconds" => arguments.seconds = Some(value.parse()?),
            "--print" => arguments.n_printed = value.parse()?,
            "--suites" => arguments.suites = Some(value.into()),
            _ => return Err(format!("`{word}` is not an option").into()),
        }
    }
    Ok(arguments)
}

fn hang(bench: &Bench) -> Option<String> {
    let at = locked(&bench.at);
    let work = at.as_ref().filter(|work| work.since.elapsed() > PATIENCE)?;
    let Work { stage, schema, payload, .. } = work;
    Some(format!("{stage} hangs\n  schema:     {schema}\n  payload:    {payload}\n"))
}

fn start_worker(shared: &Arc<Shared>) -> Result<Arc<Bench>, Failure> {
    /// The oracles recurse.
    const STACK: usize = 256 << 20;
    let bench = Arc::new(Bench::default());
    let (shared, own) = (Arc::clone(shared), Arc::clone(&bench));
    let work = move || {
        while !shared.is_over.load(Ordering::SeqCst) && !own.is_abandoned.load(Ordering::SeqCst) {
            let index = shared.next.fetch_add(1, Ordering::SeqCst);
            if index >= shared.corpora.len() + shared.arguments.n_schemas {
                break;
            }
            compare_one(&shared, &own, index);
        }
        own.has_ended.store(true, Ordering::SeqCst);
    };
    thread::Builder::new().stack_size(STACK).spawn(work)?;
    Ok(bench)
}

/// Compares all verdicts on one schema.
fn compare_one(shared: &Shared, bench: &Bench, index: usize) {
    let Arguments { seed, n_payloads, .. } = shared.arguments;
    // Each schema has choices of its own, so that it is the same whichever worker makes it.
    let mut dice = Dice::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(index as u64));
    let (draft, schema, given, documents) = if let Some(corpus) = shared.corpora.get(index) {
        let Corpus { draft, schema, payloads, documents, .. } = corpus.clone();
        (draft, schema, payloads, documents)
    } else {
        let draft = Draft::ALL[index % Draft::ALL.len()];
        (draft, generate::schema(&mut dice, draft), Vec::new(), Arc::default())
    };
    let text: Arc<str> = schema.to_string().into();
    if !is_new(shared, draft, &schema, &text) {
        return;
    }
    let mut payload_text = String::new();
    let stage = |stage: &'static str, payload: &str| {
        *locked(&bench.at) = Some(Work {
            since: Instant::now(),
            stage,
            schema: Arc::clone(&text),
            payload: payload.to_owned(),
        });
    };
    let subject = Subject::new(schema, draft, &documents, &mut |at| stage(at, ""));
    let mut payloads = given;
    while payloads.len() < n_payloads {
        let is_mutated = !payloads.is_empty() && dice.chance(45);
        let payload = if is_mutated {
            let base = dice.below(payloads.len());
            generate::mutated(&mut dice, &payloads[base])
        } else {
            generate::payload(&mut dice, &subject.schema)
        };
        payloads.push(payload);
    }
    let mut n_shrunk: Vec<(Verdicts, usize)> = Vec::new();
    for payload in payloads {
        payload_text.clear();
        payload_text.push_str(&payload.to_string());
        let verdicts = subject.judge(&payload, &mut |at| stage(at, &payload_text));
        count(shared, draft, &verdicts);
        if verdicts.differ() {
            if !n_shrunk.iter().any(|(known, _)| *known == verdicts) {
                n_shrunk.push((verdicts.clone(), 0));
            }
            let known = n_shrunk.iter_mut().find(|(known, _)| *known == verdicts);
            let n_same = known.map_or(0, |(_, n_same)| {
                *n_same += 1;
                *n_same
            });
            let is_refused = subject.is_refused();
            if n_same <= if is_refused { 1 } else { MAX_SHRUNK } {
                settle(shared, &subject, &payload, &mut |at| stage(at, &payload_text));
            }
        }
    }
    *locked(&bench.at) = None;
}

/// Counts a schema that was not seen before.
fn is_new(shared: &Shared, draft: Draft, schema: &Json, text: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let mut account = locked(&shared.account);
    if !account.seen.insert(hasher.finish()) {
        return false;
    }
    *account.n_schemas.entry(draft).or_default() += 1;
    let mut used = HashSet::new();
    collect_keywords(schema, &mut used);
    for keyword in draft.keywords() {
        if used.contains(keyword) {
            *account.keywords.entry((keyword, draft)).or_default() += 1;
        }
    }
    true
}

/// Keywords of a schema and its subschemas: no names of properties, and nothing that stands in values.
fn collect_keywords<'s>(schema: &'s Json, used: &mut HashSet<&'s str>) {
    for (keyword, operand) in schema.members().into_iter().flatten() {
        used.insert(keyword);
        match keyword.as_str() {
            "enum" | "const" | "default" | "examples" => {}
            "properties" | "patternProperties" | "$defs" | "definitions" | "dependencies"
            | "dependentSchemas" => {
                operand.children().into_iter().for_each(|schema| collect_keywords(schema, used));
            }
            _ => match operand {
                Json::Array(schemas) => {
                    for schema in schemas {
                        collect_keywords(schema, used);
                    }
                }
                schema => collect_keywords(schema, used),
            },
        }
    }
}

fn count(shared: &Shared, draft: Draft, verdicts: &Verdicts) {
    let mut account = locked(&shared.account);
    *account.n_pairs.entry(draft).or_default() += 1;
    let is_valid = verdicts.ours == Own::Judged(Verdict::Valid);
    *account.n_valid.entry(draft).or_default() += usize::from(is_valid);
    account.n_jsonschema += usize::from(verdicts.jsonschema.is_valid().is_some());
    account.n_boon += usize::from(verdicts.boon.is_valid().is_some());
    account.n_exact += usize::from(verdicts.exact.is_some());
    for (name, answer) in [("jsonschema", &verdicts.jsonschema), ("boon", &verdicts.boon)] {
        if *answer == Answer::Panicked {
            *account.n_panics.entry(name).or_default() += 1;
        }
    }
}

/// Makes a difference small and looks for its explanation.
fn settle(shared: &Shared, subject: &Subject, payload: &Json, stage: &mut dyn FnMut(&'static str)) {
    let difference = shrunk(subject, payload, MAX_TRIES, stage);
    let mut account = locked(&shared.account);
    match explanation(&difference) {
        Some(explanation) => *account.explained.entry(explanation.name).or_default() += 1,
        None => *account.unexplained.entry(difference.to_string()).or_default() += 1,
    }
}

/// Prints the account and returns whether everything is as it must be.
fn print(account: &Account, is_full: bool, n_printed: usize) -> bool {
    let total = |counts: &BTreeMap<Draft, usize>| counts.values().sum::<usize>();
    for draft in Draft::ALL {
        let of = |counts: &BTreeMap<Draft, usize>| counts.get(&draft).copied().unwrap_or_default();
        let (schemas, pairs) = (of(&account.n_schemas), of(&account.n_pairs));
        println!(
            "{}: {schemas} schemas, {pairs} pairs, {} valid",
            draft.name(),
            of(&account.n_valid)
        );
    }
    println!(
        "all: {} schemas, {} pairs, {} valid; judged by jsonschema {}, by boon {}, by exact numbers {}",
        total(&account.n_schemas),
        total(&account.n_pairs),
        total(&account.n_valid),
        account.n_jsonschema,
        account.n_boon,
        account.n_exact,
    );
    let has_all = print_keywords(account, is_full);
    for (name, n_panics) in &account.n_panics {
        println!("{name} panicked {n_panics} times");
    }
    for hang in &account.hangs {
        println!("{hang}");
    }
    for (name, count) in &account.explained {
        println!("explained: {name}: {count}");
    }
    let mut unexplained: Vec<_> = account.unexplained.iter().collect();
    unexplained.sort_by_key(|(text, count)| (std::cmp::Reverse(**count), text.len()));
    for (text, count) in unexplained.iter().take(n_printed) {
        println!("unexplained, {count} times:\n{text}");
    }
    println!("{} unexplained differences", unexplained.len());
    let has_hung = account.hangs.iter().any(|hang| hang.starts_with("tablature"));
    has_all && unexplained.is_empty() && !has_hung
}

fn print_keywords(account: &Account, is_full: bool) -> bool {
    let mut has_all = true;
    let mut keywords: Vec<_> = Draft::ALL.into_iter().flat_map(Draft::keywords).collect();
    keywords.sort_unstable();
    keywords.dedup();
    for keyword in keywords {
        let of = |draft| account.keywords.get(&(keyword, draft)).copied().unwrap_or_default();
        let counts = Draft::ALL.map(of);
        let sum: usize = counts.iter().sum();
        let by_draft = counts.map(|count| count.to_string()).join(", ");
        println!("{keyword}: {sum} schemas ({by_draft})");
        if is_full && sum < MIN_SCHEMAS_WITH_KEYWORD {
            println!("`{keyword}` is in fewer than {MIN_SCHEMAS_WITH_KEYWORD} schemas");
            has_all = false;
        }
    }
    has_all
}
