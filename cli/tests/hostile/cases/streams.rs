//! Readers that go away (G), and streams and special files without an end (M).

use flate2::{Compression, write::GzEncoder};
use std::io::Write;

use crate::{
    case::{Case, case},
    made::{self, each},
};

const IDS: &str = r#"{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]}"#;

fn ids() -> String {
    IDS.to_owned()
}

pub(crate) fn cases() -> Vec<Case> {
    let all = "check p.jsonl --schema s.json --format json --max-findings 1000000";
    vec![
        case("nobody-reads-findings", 'G', all)
            .file("s.json", ids)
            .file("p.jsonl", || each(5_000, |n| format!("{{\"id\":\"{n}\"}}\n")))
            .unread()
            .cpu(4.0)
            .exits(&[1]),
        case("nobody-reads-and-only-the-last-line-is-wrong", 'G', all)
            .file("s.json", || {
                r#"{"properties":{"id":{"type":"integer"},"k":{"knownValues":["a"]}}}"#.to_owned()
            })
            .file("p.jsonl", || {
                each(3_000, |n| format!("{{\"id\":{n},\"k\":\"b\"}}\n")) + "{\"id\":\"wrong\"}\n"
            })
            .unread()
            .cpu(4.0)
            // The run is broken off before the error is found.
            .exits(&[2]),
        case("nobody-reads-a-difference", 'G', "diff a.json b.json --format json")
            .file("a.json", || r#"{"type":"string"}"#.to_owned())
            .file("b.json", || r#"{"type":"integer"}"#.to_owned())
            .unread()
            .cpu(6.0)
            .exits(&[1]),
        case(
            "nobody-reads-and-a-baseline-is-written",
            'G',
            "check p.jsonl --schema s.json --write-baseline b.json",
        )
        .file("s.json", ids)
        .file("p.jsonl", || "{}\n".repeat(1_000))
        .unread()
        .cpu(4.0)
        .exits(&[2])
        .after(|dir, _| {
            // The exit code says that the job was not done; what is there is whole.
            match std::fs::read(dir.join("b.json"))
                .map(|it| serde_json::from_slice::<serde_json::Value>(&it))
            {
                Ok(Err(error)) => Err(format!("a part of the baseline was written: {error}")),
                _ => Ok(()),
            }
        }),
        case("schema-is-a-pipe", 'M', "check p.json --schema s.json")
            .made(|dir| made::pipe(dir, "s.json"))
            .file("p.json", || "{}".to_owned())
            .exits(&[2]),
        case("pipe-among-the-schemas-of-a-directory", 'M', "schema check in")
            .made(|dir| made::pipe(dir, "in/b.json"))
            .file("in/a.json", ids)
            .exits(&[0, 2]),
        case("configuration-without-an-end", 'M', "check p.json --config c.toml")
            .link("c.toml", "/dev/zero")
            .file("p.json", || "{}".to_owned())
            .exits(&[2]),
        case("baseline-without-an-end", 'M', "check p.json --schema s.json --baseline b.json")
            .file("s.json", ids)
            .file("p.json", || "{}".to_owned())
            .link("b.json", "/dev/zero")
            .exits(&[2]),
        case("ignore-files-without-an-end", 'M', "check in --schema s.json")
            .file("s.json", ids)
            .link("in/.gitignore", "/dev/zero")
            .made(|dir| made::pipe(dir, "in/.ignore"))
            .file("in/p.json", || "{}".to_owned())
            .exits(&[0, 1]),
        case("ignore-files-with-more-patterns-than-memory", 'M', "check in --schema s.json")
            .file("s.json", ids)
            .file("in/.gitignore", || each(80_000, |n| format!("a{n}*z\n")))
            .file("in/p.json", || "{}".to_owned())
            .exits(&[0, 1]),
        case("as-many-patterns-to-ignore-as-there-may-be", 'M', "check in --schema s.json")
            .file("s.json", ids)
            .file("in/.gitignore", || each(1_999, |n| format!("*p*{n}*[!a-c]?/**/*.jso[n-z]*\n")))
            .made(|dir| {
                for n in 0..200 {
                    made::file(dir, &format!("in/p/p/{n}/p{n}.json"), b"{}");
                }
            })
            .cpu(10.0)
            .megabytes(400)
            .exits(&[0, 1]),
        case("page-without-an-end", 'M', "capture docs --out out")
            .link("docs/acme/T.md", "/dev/zero")
            .file("docs/acme/U.md", || made::page("U", "| **f** | str | x | |"))
            .exits(&[0, 2]),
        case("lock-without-an-end", 'M', "generate rust s.json --lock l.json")
            .file("s.json", ids)
            .link("l.json", "/dev/zero")
            .exits(&[2]),
        case(
            "unpacks-to-nothing-but-line-breaks",
            'M',
            "check p.jsonl.gz --schema s.json --format json",
        )
        .file("s.json", ids)
        .bytes("p.jsonl.gz", || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            for _ in 0..8 {
                encoder.write_all(&vec![b'\n'; 1 << 20]).expect("memory takes every write");
            }
            encoder.finish().expect("memory takes every write")
        })
        .cpu(10.0)
        .exits(&[0]),
        case(
            "standard-input-without-records",
            'M',
            "check - --schema s.json --format json --lines",
        )
        .file("s.json", ids)
        .stdin(&[0; 100_000])
        .exits(&[1, 2]),
        case("zstd-that-is-none", 'M', "check p.json.zst --schema s.json --format json")
            .file("s.json", ids)
            .bytes("p.json.zst", || b"\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff\xff".to_vec())
            .exits(&[2]),
    ]
}
