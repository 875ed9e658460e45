//! Names that are paths: `a.b`, `items[].sku`, `items.$.sku`, `a[b]`.

/// A step from an object to a field or to all its other fields, or from an array to its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Items,
    /// `items.*.sku`: to the items of an array, or to whatever else an object has.
    Each,
    /// `labels.*`, `labels.{name}.value`: whatever else the object has.
    Others,
}

/// The reading of dots in names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dots {
    /// They are part of the name.
    Literal,
    /// They lead to a member.
    Paths,
}

/// The longest path. Documented ones have up to eight steps.
pub(super) const MAX_STEPS: usize = 32;

/// Returns the steps of a name; `None` if there are more than [`MAX_STEPS`]. What is no path is one step.
pub(super) fn steps(name: &str, dots: Dots) -> Option<Vec<Step>> {
    let whole = || Some(vec![Step::Field(name.to_owned())]);
    let mut rest = name.strip_prefix("$.").unwrap_or(name);
    let mut steps = Vec::new();
    let mut field = String::new();
    let mut is_open = true;
    while let Some(character) = rest.chars().next() {
        if steps.len() > MAX_STEPS {
            return None;
        }
        match character {
            '[' => {
                let Some((inner, after)) = rest[1..].split_once(']') else {
                    return whole();
                };
                let Some(step) = bracketed(inner) else {
                    return whole();
                };
                if is_open && !field.is_empty() {
                    steps.push(Step::Field(std::mem::take(&mut field).trim().to_owned()));
                } else if is_open && steps.is_empty() && step != Step::Items {
                    return whole();
                }
                is_open = false;
                steps.push(step);
                rest = after;
            }
            '.' if splits(&field, &rest[1..], dots, &steps) => {
                if is_open {
                    if field.is_empty() {
                        return whole();
                    }
                    named(&std::mem::take(&mut field), &mut steps);
                }
                is_open = true;
                rest = &rest[1..];
                if rest.is_empty() {
                    return whole();
                }
            }
            _ if !is_open => return whole(),
            _ => {
                field.push(character);
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    if is_open {
        if field.is_empty() {
            return whole();
        }
        match field.trim() {
            "*" if matches!(steps.last(), Some(Step::Field(_) | Step::Others | Step::Each)) => {
                steps.push(Step::Others);
            }
            _ => named(&field, &mut steps),
        }
    }
    if steps.first() == Some(&Step::Items) {
        return whole();
    }
    (steps.len() <= MAX_STEPS).then_some(steps)
}

/// Returns whether a name is a path whatever its dots mean.
pub(super) fn is_marked(name: &str) -> bool {
    steps(name, Dots::Literal).is_some_and(|steps| steps.len() > 1)
}

/// Returns whether a dot ends the step `field`. Beside an index it always does.
fn splits(field: &str, after: &str, dots: Dots, steps: &[Step]) -> bool {
    let next = after.split(['.', '[']).next().unwrap_or_default();
    let is_inside = after.len() > next.len();
    dots == Dots::Paths
        || is_index(field)
        || is_index(next)
        || is_position(next) && is_inside
        || is_position(field) && !steps.is_empty()
        || is_placeholder(field) && !steps.is_empty()
        || is_placeholder(next)
        || field.ends_with("{}")
        || steps.iter().any(|step| !matches!(step, Step::Field(_)))
}

/// Adds the step that a part between dots is.
fn named(field: &str, steps: &mut Vec<Step>) {
    // Blanks beside a dot are no part of a name: `order. total`.
    let field = if steps.is_empty() { field.trim_end() } else { field.trim() };
    let is_first = steps.is_empty();
    match field {
        "*" if matches!(steps.last(), Some(Step::Field(_))) => steps.push(Step::Each),
        _ if is_index(field) || is_position(field) && !is_first => steps.push(Step::Items),
        _ if is_placeholder(field) && !is_first => steps.push(Step::Others),
        _ => match field.strip_suffix("{}").filter(|name| !name.is_empty()) {
            Some(name) => steps.extend([Step::Field(name.to_owned()), Step::Others]),
            None => steps.push(Step::Field(field.to_owned())),
        },
    }
}

/// Returns whether a step stands for any key: `{id}`, `<id>`.
fn is_placeholder(step: &str) -> bool {
    let step = step.trim();
    let inner = match step.as_bytes() {
        [b'{', .., b'}'] | [b'<', .., b'>'] => &step[1..step.len() - 1],
        _ => return false,
    };
    !is_index(step) && !inner.is_empty() && !inner.contains(['{', '}', '<', '>'])
}

/// Returns whether a step is the position of an item: `0`.
fn is_position(step: &str) -> bool {
    (1..=3).contains(&step.len()) && step.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a step stands for every item: `$`, `*`.
fn is_index(step: &str) -> bool {
    matches!(step, "$" | "*" | "#" | "[]" | "{n}" | "{i}" | "{index}")
}

/// Returns the step in brackets: nothing or an index for items, a name for a field.
fn bracketed(inner: &str) -> Option<Step> {
    let inner = inner.trim();
    let is_index = inner.is_empty()
        || is_index(inner)
        || matches!(inner, "n" | "N" | "i" | "x" | "index" | "..." | "…" | "idx" | ":")
        || inner.bytes().all(|byte| byte.is_ascii_digit());
    if is_index {
        return Some(Step::Items);
    }
    let name = inner.trim_matches(['"', '\'']);
    let is_name = !name.is_empty()
        && name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-' | '$' | '@'));
    is_name.then(|| Step::Field(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, dots: Dots, expected: &str) {
        let steps = steps(name, dots).expect("not too long");
        let shown: Vec<&str> = steps
            .iter()
            .map(|step| match step {
                Step::Field(name) => name.as_str(),
                Step::Items => "[]",
                Step::Each => "**",
                Step::Others => "*",
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{name}");
    }

    #[test]
    fn dots_are_read_as_told() {
        check("a.b.c", Dots::Paths, "a b c");
        check("a.b.c", Dots::Literal, "a.b.c");
        check("$.a.b", Dots::Paths, "a b");
    }

    #[test]
    fn marks_of_arrays_are_paths_always() {
        for dots in [Dots::Paths, Dots::Literal] {
            check("items[].sku", dots, "items [] sku");
            check("items.$.sku", dots, "items [] sku");
            check("items.*.sku.id", dots, "items ** sku id");
            check("map.{key}", dots, "map *");
            check("map.<key>.value", dots, "map * value");
            check("map.{key}.*", dots, "map * *");
            check("map{}.value", dots, "map * value");
            check("items.{n}.sku", dots, "items [] sku");
            check("items[0].sku", dots, "items [] sku");
            check("items[n]", dots, "items []");
            check("options.*", dots, "options *");
            check("items[].*", dots, "items [] []");
            check("grid[][].x", dots, "grid [] [] x");
            check("a[b]", dots, "a b");
            check("a[b][c]", dots, "a b c");
            check("a[\"b\"].c", dots, if dots == Dots::Paths { "a b c" } else { "a[\"b\"].c" });
        }
        check("a.b[].c", Dots::Literal, "a.b [] c");
        check("a.b.0.id", Dots::Paths, "a b [] id");
        check("a.b.0.id", Dots::Literal, "a.b [] id");
        check("a.12", Dots::Paths, "a []");
        check("a.12", Dots::Literal, "a.12");
        check("0.a", Dots::Paths, "0 a");
        check("a.2024.b", Dots::Paths, "a 2024 b");
        check("a.b[].c", Dots::Paths, "a b [] c");
        check("a. b .c", Dots::Paths, "a b c");
        check("{a}.b", Dots::Paths, "{a} b");
    }

    #[test]
    fn other_names_are_one_step() {
        for name in
            ["$ref", "[a]", "a..b", ".a", "a.", "a[", "a[x y]", "[]", "*", "a]b", "a[]b", ""]
        {
            check(name, Dots::Paths, name);
        }
    }

    #[test]
    fn long_paths_are_refused() {
        assert_eq!(steps(&"a.".repeat(10_000), Dots::Paths), None);
        assert_eq!(steps(&format!("a{}", "[]".repeat(10_000)), Dots::Literal), None);
    }
}
