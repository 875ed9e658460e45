//! The corpus: what each tool's types accept, reject and write.

use std::path::Path;

use crate::{
    account::{Account, Subject},
    corpus, ours, typify,
    workshop::{Build, Module, Workshop},
};

/// Cases that are about keywords of our own only, which say nothing to others.
const OURS_ALONE: [&str; 2] = ["documented-names", "ours-max-age"];

/// Prints the figures of both; `with_details` also what typify gets wrong.
pub(crate) fn run(root: &Path, folder: &Path, with_details: bool) {
    let cases = corpus::cases(root).into_iter().filter(|case| !OURS_ALONE.contains(&&*case.name));
    let subjects: Vec<Subject> = cases.map(Subject::from).collect();
    let n_schemas = subjects.len();
    println!(
        "{n_schemas} schemas of the corpus; counts are over the schemas that each tool has types for"
    );
    run_ours(root, folder, &subjects);
    run_typify(folder, &subjects, with_details);
}

fn run_ours(root: &Path, folder: &Path, subjects: &[Subject]) {
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    for subject in subjects {
        match ours::module(&subject.name, &subject.schema, &subject.documents) {
            Ok(module) => {
                kept.push(subject);
                modules.push(module);
            }
            Err(problems) => println!("  tablature rejects {}: {}", subject.name, problems[0]),
        }
    }
    if modules.is_empty() {
        return;
    }
    let workshop = ours::workshop(root, folder, &folder.join("target"), "corpus_of_tablature");
    let built = ours::build(&workshop, &modules);
    for (index, reason) in &built.lost {
        println!("  tablature's types for {} do not compile: {reason}", kept[*index].name);
    }
    let kept: Vec<&Subject> = built.kept.iter().map(|index| kept[*index]).collect();
    let account = tell("tablature", &workshop, &kept, true);
    assert!(account.is_clean(), "{}", account.faults());
}

fn run_typify(folder: &Path, subjects: &[Subject], with_details: bool) {
    let (mut with_module, mut modules): (Vec<&Subject>, Vec<Module>) = (Vec::new(), Vec::new());
    std::panic::set_hook(Box::new(|_| {}));
    for subject in subjects {
        match typify::module(&subject.name, &subject.schema) {
            Ok(module) => {
                with_module.push(subject);
                modules.push(module);
            }
            Err(reason) => println!("  typify has no types for {}: {reason}", subject.name),
        }
    }
    drop(std::panic::take_hook());
    let workshop = typify::workshop(folder, "corpus_of_typify");
    let Build { kept, lost, .. } = workshop.build(&modules, "");
    for (index, reason) in lost {
        println!("  typify's types for {} do not compile: {reason}", with_module[index].name);
    }
    let kept: Vec<&Subject> = kept.into_iter().map(|index| with_module[index]).collect();
    tell("typify", &workshop, &kept, with_details);
}

/// Asks the workshop about every document and prints the figures, and on wish the faults.
fn tell(tool: &str, workshop: &Workshop, subjects: &[&Subject], with_details: bool) -> Account {
    let jobs: Vec<(usize, &str)> = subjects
        .iter()
        .enumerate()
        .flat_map(|(index, subject)| subject.texts.iter().map(move |text| (index, text.as_str())))
        .collect();
    let mut account = Account::default();
    for ((index, text), answer) in jobs.iter().zip(workshop.ask(&jobs)) {
        let subject = subjects[*index];
        account.enter(subject, text, &answer);
    }
    println!("{tool}: {} schemas usable, {}", subjects.len(), account.figures());
    if with_details {
        println!("{}", account.faults());
    }
    account
}
