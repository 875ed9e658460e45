//! Makes the types when the crate is built.

use std::{env, fs, path::Path};

use tablature::codegen::{
    Fault, Options,
    source::Source,
    tree::{Module, folder},
};

fn main() {
    if let Err(reason) = generate() {
        reason.lines().for_each(|line| println!("cargo::error={line}"));
    }
}

fn generate() -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("Cargo sets `OUT_DIR`")?;
    let lines = |faults: Vec<Fault>| {
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let catalogue = |id: &str| Source::catalogue(id).map_err(|error| error.to_string());
    let mut read = |path: &str| fs::read_to_string(path);
    let order = Source::file("schemas/order.json", &mut read).map_err(lines)?;
    let schemas = [
        ("web", catalogue("genesys/web-event-response")?),
        ("journey", catalogue("genesys/event")?),
        ("exported", catalogue("userpilot/event@3")?),
        ("order", order),
    ];
    for (name, source) in schemas {
        for file in source.files() {
            println!("cargo::rerun-if-changed={file}");
        }
        let generated = source.generate(&Options::default()).map_err(lines)?;
        let text = generated.to_text(&source.header());
        let path = Path::new(&out).join(format!("{name}.rs"));
        fs::write(path, text).map_err(|error| error.to_string())?;
    }
    shop(&Path::new(&out).join("shop"))
}

/// Writes the types of several schemas to a folder: what they share is there once.
fn shop(out: &Path) -> Result<(), String> {
    let lines = |faults: Vec<Fault>| faults[0].to_string();
    let mut read = |path: &str| fs::read_to_string(path);
    let mut modules = Vec::new();
    for name in ["placed", "refunded"] {
        let source = Source::file(&format!("schemas/shop/{name}.json"), &mut read).map_err(lines)?;
        let generated = source.generate(&Options::default()).map_err(lines)?;
        modules.push(Module::new(vec![name.to_owned()], source.header(), generated));
    }
    fs::create_dir_all(out).map_err(|error| error.to_string())?;
    for (path, text) in folder(&modules) {
        fs::write(out.join(path), text).map_err(|error| error.to_string())?;
    }
    Ok(())
}
