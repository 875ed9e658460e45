//! What one of several is called, for the types of items.

/// Endings of words, each with that of one of them, or with nothing where there is no other form. The first that fits counts;
/// other words lose their `s`.
const ENDINGS: [(&str, &str); 48] = [
    ("news", ""),
    ("series", ""),
    ("species", ""),
    ("lens", ""),
    ("alias", ""),
    ("atlas", ""),
    ("bias", ""),
    ("canvas", ""),
    ("xis", ""),
    ("sis", ""),
    ("ss", ""),
    ("menus", "menu"),
    ("cpus", "cpu"),
    ("gpus", "gpu"),
    ("skus", "sku"),
    ("us", ""),
    ("children", "child"),
    ("people", "person"),
    ("criteria", "criterion"),
    ("cookies", "cookie"),
    ("movies", "movie"),
    ("ies", "y"),
    ("caches", "cache"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("quizzes", "quiz"),
    ("analyses", "analysis"),
    ("aliases", "alias"),
    ("atlases", "atlas"),
    ("canvases", "canvas"),
    ("lenses", "lens"),
    ("sses", "ss"),
    ("abuses", "abuse"),
    ("buses", "bus"),
    ("focuses", "focus"),
    ("nuses", "nus"),
    ("puses", "pus"),
    ("ruses", "rus"),
    ("tuses", "tus"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("vertices", "vertex"),
    ("shoes", "shoe"),
    ("toes", "to"),
    ("roes", "ro"),
    ("ds", "d"),
    ("ips", "ip"),
];

/// Returns the name of one of `many`, both in the case of types; `None` where the word has no other form.
pub(super) fn singular(many: &str) -> Option<String> {
    let start = many.rfind(char::is_uppercase).unwrap_or_default();
    let (before, last) = many.split_at(start);
    let word = last.to_lowercase();
    let one = match ENDINGS.iter().find(|(ending, _)| word.ends_with(ending)) {
        Some((_, "")) => return None,
        // `pies` are not `py`.
        Some((ending, one)) if *ending != "ies" || word.len() > 4 => {
            format!("{}{one}", word.strip_suffix(ending)?)
        }
        _ => word.strip_suffix('s').filter(|one| one.len() > 2)?.to_owned(),
    };
    let mut letters = one.chars();
    let first = letters.next()?;
    Some(format!("{before}{}{}", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn one_of_several_has_a_name() {
        for (many, one) in [
            ("Items", "Item"),
            ("ShippingAddresses", "ShippingAddress"),
            ("Branches", "Branch"),
            ("Hashes", "Hash"),
            ("Caches", "Cache"),
            ("Boxes", "Box"),
            ("Statuses", "Status"),
            ("Causes", "Cause"),
            ("Sizes", "Size"),
            ("Services", "Service"),
            ("Indices", "Index"),
            ("Databases", "Database"),
            ("Dependencies", "Dependency"),
            ("Cookies", "Cookie"),
            ("Pies", "Pie"),
            ("Children", "Child"),
            ("UserIds", "UserId"),
            ("Schemas", "Schema"),
            ("Größes", "Größe"),
        ] {
            assert_eq!(singular(many).as_deref(), Some(one), "{many}");
        }
    }

    #[test]
    fn words_without_another_form_have_none() {
        for word in [
            "News", "Series", "Status", "Access", "Axis", "Analysis", "Data", "Item", "Os", "S", "",
        ] {
            assert_eq!(singular(word), None, "{word}");
        }
    }
}
