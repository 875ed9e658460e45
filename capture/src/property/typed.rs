//! Reads the cells about the type of a property, and about whether it is required.

use super::{Rows, cells::default_in};
use crate::{
    Dialect, cell,
    columns::{self, Presence},
    expression,
    model::shorten,
    problem::Problem,
    rows::Row,
    sheet::Kind,
    text,
    types::{self, Reference, Type},
};

impl Rows<'_, '_> {
    /// Reads a type cell: in the dialect of the page, and as written by hand if that does not know it.
    pub(super) fn ty(&mut self, row: &Row, name: &str, cell: &str) -> types::Reading {
        let is_sdk = self.table.kind == Kind::Properties;
        let dialect = self.reading.dialect;
        if cell.trim().is_empty() || types::is_nothing(&cell::plain(cell)) {
            if self.table.columns.as_ref().is_some_and(|columns| columns.ty.is_some()) {
                let message = format!("the cell of the type of `{}` is empty", shorten(name));
                self.problem(
                    Problem::warning(&self.sheet.path, row.line, message)
                        .with_help("the property is captured as any value"),
                );
            }
            return types::Reading { ty: Some(Type::Any), ..types::Reading::default() };
        }
        let mut reason = "is not understood".to_owned();
        let mut named = None;
        if is_sdk || dialect != Dialect::Attributes {
            let text = text::type_text(cell);
            match expression::parse(&text)
                .and_then(|expression| dialect.spelling().type_of(&expression))
            {
                Ok(ty @ Type::Named(_)) => named = Some(ty),
                Ok(ty) => return types::Reading { ty: Some(ty), ..types::Reading::default() },
                Err(found) => reason = found,
            }
        }
        let mut read = types::read(cell);
        if read.ty.is_none()
            && let Some((required, ty, _)) = columns::type_in_description(cell)
        {
            read = types::Reading { required, ..types::read(&ty) };
        }
        let is_known = read.ty.as_ref().is_some_and(Type::is_complete);
        // In an SDK a name is a page, whatever else it could mean.
        if let Some(Type::Named(reference)) = named {
            let otherwise = read.ty.filter(|_| is_known).map(Box::new);
            read.ty = Some(Type::Named(Reference { otherwise, ..reference }));
            read.unread.clear();
        } else if is_sdk && !is_known {
            read.ty = None;
        }
        if read.ty.is_none() {
            let text = text::type_text(cell);
            let message = format!("the type `{}` of `{}` {reason}", shorten(&text), shorten(name));
            self.problem(
                Problem::error(&self.sheet.path, row.line, message)
                    .with_help("the property is captured as any value"),
            );
        } else if !read.unread.is_empty() {
            let message = format!(
                "beside the type of `{}`, `{}` is not understood",
                shorten(name),
                shorten(&read.unread)
            );
            self.problem(
                Problem::warning(&self.sheet.path, row.line, message)
                    .with_help("the type is captured without it"),
            );
        }
        read
    }

    /// Returns whether a property is required. A cell that is not understood counts as an empty one: required in notes,
    /// optional in a column `Required`.
    pub(super) fn is_required(
        &mut self,
        row: &Row,
        name: &str,
        (cell, presence): (&str, Presence),
    ) -> bool {
        if let Some(required) = presence.read(cell) {
            return required;
        }
        // Prose in notes, in a table whose other notes are marks.
        if presence == Presence::Notes
            && self.table.kind == Kind::Attributes
            && !cell.trim().starts_with('[')
        {
            return true;
        }
        if default_in(cell).is_some() || cell.trim() == "[readonly]" {
            return presence == Presence::Notes;
        }
        let cell_is = match presence {
            Presence::Notes => "the notes are",
            Presence::Required | Presence::Optional => "whether it is required is",
        };
        let message =
            format!("{cell_is} not understood: `{}` of `{}`", shorten(cell), shorten(name));
        self.problem(
            Problem::warning(&self.sheet.path, row.line, message)
                .with_help(format!("only {} have a meaning", presence.words())),
        );
        presence == Presence::Notes && !cell.contains("[optional]")
    }
}
