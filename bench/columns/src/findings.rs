//! Findings of two formats, which must be the same but for places.

use std::{path::Path, process::Command};

use serde_json::Value;

use crate::Failure;

/// What depends on the format.
const PLACES: [&str; 8] =
    ["path", "line", "column", "start", "end", "row_group", "row", "column_name"];

/// Returns the findings about a file, without places and fingerprints, which are of its path.
pub(crate) fn of(mut check: Command, file: &Path) -> Result<Vec<Value>, Failure> {
    let output = check.output()?;
    if output.status.code() != Some(1) {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: exit {}: {said}", file.display(), output.status).into());
    }
    let mut findings = Vec::new();
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mut line: Value = serde_json::from_slice(line)?;
        if line["type"] == "finding" {
            let members = line.as_object_mut().ok_or("a finding is no object")?;
            members.retain(|key, _| !PLACES.contains(&&**key) && key != "fingerprint");
            findings.push(line);
        }
    }
    Ok(findings)
}

/// Checks that findings are those of another format.
pub(crate) fn compare(name: &str, found: &[Value], expected: &[Value]) -> Result<(), Failure> {
    let different = found.iter().zip(expected).find(|(found, expected)| found != expected);
    if let Some((found, expected)) = different {
        return Err(format!("{name}: {found}\nbut in JSON Lines: {expected}").into());
    }
    if found.len() != expected.len() {
        let (found, expected) = (found.len(), expected.len());
        return Err(format!("{name}: {found} findings, but {expected} in JSON Lines").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_difference_is_named() {
        let (one, two) = ([json!({"code": "a"})], [json!({"code": "b"})]);
        assert!(compare("csv", &one, &one).is_ok());
        let error = compare("csv", &one, &two).unwrap_err().to_string();
        assert_eq!(error, "csv: {\"code\":\"a\"}\nbut in JSON Lines: {\"code\":\"b\"}");
        let error = compare("csv", &one, &[]).unwrap_err().to_string();
        assert_eq!(error, "csv: 1 findings, but 0 in JSON Lines");
    }
}
