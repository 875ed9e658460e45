//! Makes the types when the crate is built.

use std::{env, error::Error, fs, path::Path};

use tablature::codegen::{Options, source::Source};

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var_os("OUT_DIR").ok_or("Cargo sets `OUT_DIR`")?;
    let schemas = [
        ("web", Source::catalogue("genesys/web-event-response")?),
        ("journey", Source::catalogue("genesys/event")?),
        ("exported", Source::catalogue("userpilot/event@3")?),
        ("order", Source::file("schemas/order.json", &mut |path| fs::read_to_string(path))?),
    ];
    for (name, source) in schemas {
        for file in source.files() {
            println!("cargo::rerun-if-changed={file}");
        }
        let generated = source.generate(&Options::default()).map_err(|faults| {
            faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })?;
        let text = generated.to_text(&source.header());
        fs::write(Path::new(&out).join(format!("{name}.rs")), text)?;
    }
    Ok(())
}
