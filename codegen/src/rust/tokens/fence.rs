//! Code in the text of a schema.

/// The languages of code that are kept; other code is `text`, so that none is compiled as an example.
const LANGUAGES: [&str; 24] = [
    "bash",
    "c",
    "console",
    "cpp",
    "css",
    "csharp",
    "go",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "python",
    "sh",
    "shell",
    "sql",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

/// The line that code begins with.
pub(super) struct Fence<'t> {
    mark: char,
    length: usize,
    language: &'t str,
}

impl<'t> Fence<'t> {
    pub(super) fn of(line: &'t str) -> Option<Self> {
        let mark = line.chars().next().filter(|mark| "`~".contains(*mark))?;
        let info = line.trim_start_matches(mark);
        let length = line.len() - info.len();
        (length >= 3 && !info.contains('`')).then(|| Self { mark, length, language: info.trim() })
    }

    /// Returns the lines up to that which closes the code; `None` where there is none, unless the text was cut.
    pub(super) fn content(
        &self,
        lines: impl Iterator<Item = &'t str>,
        is_cut: bool,
    ) -> Option<Vec<&'t str>> {
        let mut content = Vec::new();
        for next in lines {
            let rest = next.trim().trim_start_matches(self.mark);
            if rest.is_empty() && next.trim().len() >= self.length {
                return Some(content);
            }
            content.push(next);
        }
        is_cut.then_some(content)
    }

    /// Returns the code with its fences, without the indentation of its fence.
    pub(super) fn block(&self, content: &[&str], indentation: usize) -> String {
        let language = self.language.to_ascii_lowercase();
        let language = LANGUAGES.iter().find(|own| **own == language).unwrap_or(&"text");
        let mut fence = "```".to_owned();
        while content.iter().any(|line| line.contains(&fence)) {
            fence.push('`');
        }
        let mut lines = vec![format!("{fence}{language}")];
        for line in content {
            let blank = line.chars().take_while(|own| own.is_whitespace()).take(indentation);
            let line = &line[blank.map(char::len_utf8).sum::<usize>()..];
            let shown = |own: char| match own {
                '\t' => "    ".to_owned(),
                own if own.is_control() => '\u{fffd}'.to_string(),
                own => own.to_string(),
            };
            lines.push(line.trim_end().chars().map(shown).collect());
        }
        lines.push(fence);
        lines.join("\n")
    }
}
