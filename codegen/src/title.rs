//! What a schema is about, by its title: titles tell people that it is a schema.

/// Returns a title without the words that say that it is one of a schema: `JSON schema for the order file` is `order`.
pub(crate) fn subject(title: &str) -> &str {
    let line = title.trim().lines().next().unwrap_or_default();
    if !line.to_ascii_lowercase().contains("schema") {
        return line;
    }
    let line = line.find(" (").filter(|_| line.ends_with(')')).map_or(line, |end| &line[..end]);
    let line = line.trim().trim_end_matches('.');
    let named = without_prefix(line, &["a ", "the "]).unwrap_or(line);
    let of_schema = ["json schema for ", "json-schema for ", "schema for "];
    if let Some(rest) = without_prefix(named, &of_schema) {
        let rest = without_prefix(rest, &["the ", "any ", "a ", "an "]).unwrap_or(rest);
        return without_suffix(rest, &[" files", " file"]);
    }
    without_suffix(line, &[" json schema", " schema"])
}

fn without_prefix<'t>(text: &'t str, prefixes: &[&str]) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let prefix = prefixes.iter().find(|prefix| lower.starts_with(**prefix))?;
    Some(&text[prefix.len()..])
}

fn without_suffix<'t>(text: &'t str, suffixes: &[&str]) -> &'t str {
    let lower = text.to_ascii_lowercase();
    let suffix = suffixes.iter().find(|suffix| lower.ends_with(**suffix));
    suffix.map_or(text, |suffix| &text[..text.len() - suffix.len()])
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn the_subject_is_no_schema() {
        for (title, expected) in [
            ("JSON schema for NPM package.json files", "NPM package.json"),
            ("JSON Schema for the Ünder build file.", "Ünder build"),
            ("Schema for AWS CDK context files (cdk.json)", "AWS CDK context"),
            ("A JSON schema for lerna.json files", "lerna.json"),
            ("Docker Bake JSON Schema", "Docker Bake"),
            ("API Builder Schema", "API Builder"),
            ("GitHub issue forms config file schema", "GitHub issue forms config file"),
            ("Order", "Order"),
            ("The order\nof somebody", "The order"),
            ("Schema", "Schema"),
            ("Schemas", "Schemas"),
            ("Price (in cents)", "Price (in cents)"),
            ("(cdk.json)", "(cdk.json)"),
        ] {
            assert_eq!(subject(title), expected, "{title}");
        }
    }
}
