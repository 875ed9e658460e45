//! `duration`: RFC 3339, appendix A.

/// Returns whether a string is a duration: weeks alone, or adjacent units (`P1Y2M` but not `P1Y2D`). Numbers are
/// unsigned integers.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(body) = text.strip_prefix('P') else {
        return false;
    };
    if let Some(weeks) = body.strip_suffix('W') {
        return is_number(weeks);
    }
    match body.split_once('T') {
        Some(("", time)) => are_units(time, "HMS"),
        Some((date, time)) => are_units(date, "YMD") && are_units(time, "HMS"),
        None => are_units(body, "YMD"),
    }
}

/// Returns whether there are one or more numbers with units that are adjacent in the list.
fn are_units(mut text: &str, units: &str) -> bool {
    let mut next: Option<usize> = None;
    while !text.is_empty() {
        let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let Some(unit) = text[n_digits..].chars().next().and_then(|unit| units.find(unit)) else {
            return false;
        };
        if n_digits == 0 || next.is_some_and(|next| next != unit) {
            return false;
        }
        next = Some(unit + 1);
        // The unit is an ASCII letter.
        text = &text[n_digits + 1..];
    }
    next.is_some()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn units_have_no_gap() {
        for text in
            ["P1Y", "P1Y2M", "P2M3D", "P1Y2M3DT4H5M6S", "PT1H", "PT5M6S", "P0D", "P3W", "P007D"]
        {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1", "1D", "P1YT", "P1Y2D", "PT1H2S", "P1D2M", "PT1D", "P1H", "P1W2D",
            "P1Y1W", "PW", "P-1D", "PT1.5S", "P1d", "p1D", "P1D ", "P২D", "PT1H1H",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
