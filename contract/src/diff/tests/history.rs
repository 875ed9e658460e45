//! Versions of the catalogue, compared.

use std::time::Instant;

use super::{Comparison, Direction, Options, Reading, Side, compare, now};

fn compared(old: &str, new: &str) -> Comparison {
    let side = |id: &str| {
        Side::new(id, tablature_schema::catalogue::find(id).expect("a catalogue id").json())
    };
    let never = || false;
    compare(&side(old), &side(new), &Options::new(now(), &never))
}

#[test]
fn probe() {
    for (old, new) in [
        ("userpilot/event@3", "userpilot/event@4"),
        ("genesys/web-event-response@249.0.0", "genesys/web-event-response@257.1.0"),
        ("genesys/event@181.1.0", "genesys/event@257.1.0"),
    ] {
        let t = Instant::now();
        let c = compared(old, new);
        println!("== {old} {new} {:?}", t.elapsed());
        for r in [Reading::AsWritten, Reading::DeclaredOnly] {
            for d in Direction::BOTH {
                println!(
                    "{r:?} {d:?} {} {:?}",
                    c.verdict(r, d).name(),
                    c.verdict(r, d).witness().map(|w| w.payload.to_string())
                );
            }
        }
        for ch in c.of_acceptance() {
            print!("{} {} {}: ", ch.rule.name, ch.path, ch.what);
            for r in [Reading::AsWritten, Reading::DeclaredOnly] {
                for d in Direction::BOTH {
                    print!("{} ", ch.verdict(r, d).name());
                }
            }
            println!();
        }
    }
}
