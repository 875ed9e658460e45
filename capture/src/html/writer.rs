//! Writes tags and text as Markdown.

use super::{super::lines::Lines, table::Table};

/// The most rows that a cell is repeated in.
const MAX_SPAN: usize = 1_000;

pub(super) struct Writer<'a> {
    lines: &'a mut Lines,
    /// The line of the current token.
    pub(super) line: usize,
    /// The table that is read; tables in its cells are text.
    table: Option<Table>,
    inner_tables: usize,
    cell: Option<Cell>,
    /// Text outside tables, with the line where it begins.
    block: String,
    block_line: usize,
    /// The level of the heading that is read.
    heading: Option<usize>,
    /// Depth of elements whose text is shown as it is.
    is_preformatted: bool,
    /// The element whose text is not shown.
    skipped: Option<String>,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(lines: &'a mut Lines) -> Self {
        Self {
            lines,
            line: 0,
            table: None,
            inner_tables: 0,
            cell: None,
            block: String::new(),
            block_line: 0,
            heading: None,
            is_preformatted: false,
            skipped: None,
        }
    }

    pub(super) fn open(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        if self.skipped.is_some() {
            return;
        }
        match name {
            "script" | "style" | "template" | "noscript" | "nav" | "svg" => {
                self.skipped = Some(name.to_owned());
            }
            "table" if self.table.is_some() => self.inner_tables += 1,
            "table" => {
                self.end_block();
                self.table = Some(Table::default());
            }
            "tr" if self.inner_tables == 0 => {
                self.end_cell();
                if let Some(table) = &mut self.table {
                    table.begin_row(self.line);
                }
            }
            "td" | "th" if self.inner_tables == 0 => {
                self.end_cell();
                if let Some(table) = &mut self.table {
                    if !table.has_row() {
                        table.begin_row(self.line);
                    }
                    let span = |name: &str, most: usize| {
                        attribute(name)
                            .and_then(|value| value.trim().parse().ok())
                            .unwrap_or(1_usize)
                            .clamp(1, most)
                    };
                    let (columns, rows) = (span("colspan", 64), span("rowspan", MAX_SPAN));
                    self.cell = Some(Cell { text: String::new(), columns, rows });
                }
            }
            "td" | "th" | "tr" => self.markup(" "),
            "code" | "tt" | "kbd" | "samp" => self.markup("<code>"),
            "s" | "del" | "strike" => self.markup("<del>"),
            "sup" => self.markup("<sup>"),
            "em" | "i" => self.markup("<em>"),
            "strong" | "b" => self.markup("<strong>"),
            "a" => {
                let target =
                    attribute("href").filter(|it| !it.contains(['"', '<', '>', '|', '\n']));
                self.markup(
                    &target.map_or("<a>".to_owned(), |href| format!("<a href=\"{href}\">")),
                );
            }
            "br" => self.markup("<br>"),
            "li" => self.markup("<br>- "),
            "p" | "div" | "ul" | "ol" | "dl" | "dt" | "dd" | "section" | "article"
            | "blockquote" | "header" | "main" => self.edge(),
            "pre" => {
                self.end_block();
                if self.table.is_none() {
                    self.lines.push("```", self.line);
                    self.is_preformatted = true;
                }
            }
            "title" => self.begin_heading(1),
            _ => {
                if let Some(level) = level(name) {
                    self.begin_heading(level);
                }
            }
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if let Some(skipped) = &self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return;
        }
        match name {
            "table" if self.inner_tables > 0 => self.inner_tables -= 1,
            "table" => self.end_table(),
            "td" | "th" | "tr" if self.inner_tables == 0 => self.end_cell(),
            "code" | "tt" | "kbd" | "samp" => self.markup("</code>"),
            "s" | "del" | "strike" => self.markup("</del>"),
            "sup" => self.markup("</sup>"),
            "em" | "i" => self.markup("</em>"),
            "strong" | "b" => self.markup("</strong>"),
            "a" => self.markup("</a>"),
            "p" | "div" | "ul" | "ol" | "li" | "dl" | "section" | "article" | "blockquote" => {
                self.edge();
            }
            "pre" if self.is_preformatted => {
                let block = std::mem::take(&mut self.block);
                for (n, line) in block.lines().enumerate() {
                    // A fence in it would end the block.
                    self.lines.push(line.replace("```", "'''"), self.block_line + n);
                }
                self.lines.push("```", self.line);
                self.is_preformatted = false;
            }
            "title" => self.end_heading(),
            name if level(name).is_some() => self.end_heading(),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.is_preformatted {
            if self.block.is_empty() {
                self.block_line = self.line;
            }
            self.block.push_str(text);
            return;
        }
        let text = escaped(text);
        match &mut self.cell {
            Some(cell) => cell.text.push_str(&text),
            // Text in a table but in no cell is shown before it.
            None if self.table.is_some() => {}
            None => {
                if self.block.trim().is_empty() {
                    self.block_line = self.line;
                }
                self.block.push_str(&text);
            }
        }
    }

    fn markup(&mut self, markup: &str) {
        match &mut self.cell {
            Some(cell) => cell.text.push_str(markup),
            // Outside tables only text matters.
            None if markup == "<br>" || markup == "<br>- " => self.block.push(' '),
            None => {}
        }
    }

    /// Begins or ends a block in a cell or outside.
    fn edge(&mut self) {
        if let Some(cell) = &mut self.cell {
            if !cell.text.trim().is_empty() {
                cell.text.push_str("<br>");
            }
        } else if self.table.is_none() && self.heading.is_none() && !self.is_preformatted {
            self.end_block();
        }
    }

    fn begin_heading(&mut self, level: usize) {
        if self.table.is_none() && !self.is_preformatted {
            self.end_block();
            self.heading = Some(level);
        }
    }

    fn end_heading(&mut self) {
        if let Some(level) = self.heading.take() {
            let text = std::mem::take(&mut self.block);
            let text = super::super::text::squeeze(&text);
            if !text.is_empty() {
                self.lines.push("", self.block_line);
                self.lines.push(format!("{} {text}", "#".repeat(level)), self.block_line);
                self.lines.push("", self.block_line);
            }
        }
    }

    fn end_block(&mut self) {
        self.end_heading();
        let text = super::super::text::squeeze(&std::mem::take(&mut self.block));
        if !text.is_empty() {
            self.lines.push(text, self.block_line);
            self.lines.push("", self.block_line);
        }
    }

    fn end_cell(&mut self) {
        if let (Some(cell), Some(table)) = (self.cell.take(), &mut self.table) {
            let text = super::super::text::squeeze(&cell.text);
            let text = text.trim_end_matches("<br>").trim();
            table.cell(text, cell.columns, cell.rows);
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        if let Some(table) = self.table.take() {
            self.lines.push("", self.line);
            table.write(self.lines);
            self.lines.push("", self.line);
        }
    }

    pub(super) fn finish(&mut self) {
        self.end_table();
        self.end_block();
    }
}

fn level(name: &str) -> Option<usize> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(usize::from(digit - b'0')),
        _ => None,
    }
}

/// Escapes what Markdown would take for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        // Pages write Markdown in the cells of HTML tables, too; only what pages mean as text is escaped.
        if matches!(character, '\\' | '_' | '|') {
            out.push('\\');
            out.push(character);
        } else if character == '<' {
            out.push_str("&lt;");
        } else if character == '&' {
            out.push_str("&amp;");
        } else if character == '\n' || character == '\r' {
            out.push(' ');
        } else {
            out.push(character);
        }
    }
    out
}
