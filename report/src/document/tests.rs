use sha2::{Digest, Sha256};

use super::*;

#[test]
fn hashes_are_those_of_the_style_and_the_scripts() {
    for asset in [STYLE, SHARED, crate::html::SCRIPT, crate::site::SCRIPT] {
        assert_eq!(asset.hash, hash(asset.text));
    }
}

#[test]
fn a_document_allows_only_its_own_style_and_scripts() {
    let script = Asset { text: "1", hash: "sha256-own" };
    let document = Document::new("{% extends \"frame.html\" %}", script).expect("it is a template");
    let text = document.render(&()).expect("it can be rendered");
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}' 'sha256-own'; base-uri 'none'; form-action 'none'",
        STYLE.hash, SHARED.hash
    );
    assert!(text.replace("&#x2f;", "/").contains(&policy), "{text}");
}

/// Returns a hash as a Content-Security-Policy has it.
fn hash(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut shown = "sha256-".to_owned();
    for chunk in Sha256::digest(text).chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place)) as usize & 63];
            shown.push(if place > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    shown
}

/// Returns what a document has of a text, without its own style and scripts.
pub(crate) fn body(page: &str) -> String {
    let (head, rest) = page.split_once(STYLE.text).expect("it has its style");
    let (body, _) = rest.split_once("<script>").expect("it has its scripts");
    [head, body].concat()
}
