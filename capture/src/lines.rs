//! The lines of a page, each with its number in the file.

/// Lines of Markdown that may stand for other lines of a page.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    /// The number of each line in the page, from 0.
    numbers: Vec<usize>,
}

impl Lines {
    /// Adds a line that stands for line `number`.
    pub(super) fn push(&mut self, line: impl AsRef<str>, number: usize) {
        self.text.push_str(line.as_ref());
        self.text.push('\n');
        self.numbers.push(number);
    }

    /// Copies lines as they are; the first one has this number.
    pub(super) fn copy(&mut self, text: &str, first: usize) {
        for (n, line) in text.lines().enumerate() {
            self.push(line, first + n);
        }
    }

    /// Returns the number in the page of a line.
    pub(super) fn number(&self, line: usize) -> usize {
        self.numbers.get(line).or(self.numbers.last()).copied().unwrap_or(line)
    }

    /// Returns the number in the page of the end of a section, which may be the end of the page.
    pub(super) fn end(&self, line: usize) -> usize {
        self.numbers.get(line).copied().unwrap_or(usize::MAX)
    }
}

/// Returns the places where lines begin.
pub(super) fn starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}
