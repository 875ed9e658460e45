//! The suite of JSON parsing, through the checker.

use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;
use tablature_validator::Checker;

use super::{options, read};

/// `y_` must be read, `n_` rejected, `i_` may be either but must not panic.
pub(super) fn run(dir: &Path) -> anyhow::Result<bool> {
    let checker = Checker::from_slice("any", b"true", options())?;
    let (mut passed, mut failed) = (0, 0);
    for line in read(&dir.join("json-parsing-test-suite.ndjson"))?.lines() {
        let case: Value = serde_json::from_str(line)?;
        let name = case["name"].as_str().context("a case has a name")?;
        let bytes = decode_base64(case["base64"].as_str().context("a case has bytes")?)?;
        let report = checker.check(&bytes);
        let is_read = report.findings().iter().all(|finding| finding.code == "duplicate-key");
        let is_expected = match name.split('_').next() {
            Some("y") => is_read,
            Some("n") => !is_read,
            _ => true,
        };
        if is_expected {
            passed += 1;
        } else {
            failed += 1;
            println!("{name}: {:?}", report.findings());
        }
    }
    println!("JSON parsing: {passed} passed, {failed} failed");
    Ok(failed == 0)
}

fn decode_base64(text: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for character in text.bytes().filter(|byte| *byte != b'=') {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            other => bail!("byte 0x{other:02X} is not base64"),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF)?);
        }
    }
    Ok(bytes)
}
