//! What differs between two generated files, in words for the person who has to update one.

use std::collections::{HashMap, HashSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Fields, Item, ItemEnum, ItemStruct};

use super::text::header;
use crate::visible::visible;

/// Longer lines are cut.
const MAX_SHOWN: usize = 100;

/// How many places are shown.
const MAX_PLACES: usize = 5;

/// The line of the header with the options.
const OPTIONS: &str = "// options: ";

/// A part of a file that has a name: a type, a field, a variant.
struct Piece {
    place: String,
    /// The place of the type that it is a part of.
    outer: Option<String>,
    lines: Vec<String>,
}

/// Returns what one file has and the other has not, at most `most` lines of each at a place, formatting aside: each place
/// is named, and its lines follow it, those that are gone and those that are new. Where declarations differ, only they are shown.
pub(crate) fn differences(present: &str, made: &str, most: usize) -> Vec<String> {
    let by = |pieces: fn(&syn::File) -> Vec<Piece>| {
        let pieces = |text: &str| syn::parse_file(text).ok().map(|file| pieces(&file));
        compared(&pieces(present)?, &pieces(made)?, most)
    };
    by(declarations).or_else(|| by(calls)).unwrap_or_else(|| {
        let is_shown = |line: &&str| !line.starts_with(OPTIONS);
        let lines = |text: &str| -> Vec<String> {
            text.lines().filter(is_shown).map(str::to_owned).collect()
        };
        changes(&lines(present), &lines(made), most)
    })
}

/// Returns the line about the options that two files were made with, if they differ.
pub(crate) fn options(present: &str, made: &str) -> Option<String> {
    let of = |text| header(text).find_map(|line| line.strip_prefix(OPTIONS));
    let shown = |options: Option<&str>| match options {
        Some(options) => format!("`{}`", visible(options)),
        None => "no options".to_owned(),
    };
    let (before, after) = (of(present), of(made));
    (before != after)
        .then(|| format!("made with {}, and checked with {}", shown(before), shown(after)))
}

/// Returns the places that differ with their lines; `None` where none does.
fn compared(before: &[Piece], after: &[Piece], most: usize) -> Option<Vec<String>> {
    let by_place = |pieces: &[Piece]| -> HashMap<String, Vec<String>> {
        pieces.iter().map(|piece| (piece.place.clone(), piece.lines.clone())).collect()
    };
    let (old, new) = (by_place(before), by_place(after));
    let mut known = HashSet::new();
    let mut blocks = Vec::new();
    for piece in before.iter().chain(after) {
        // A type that is gone or new says enough.
        let is_whole = |outer: &String| old.contains_key(outer) && new.contains_key(outer);
        if !known.insert(&piece.place) || !piece.outer.as_ref().is_none_or(is_whole) {
            continue;
        }
        let of = |pieces: &HashMap<String, Vec<String>>| {
            pieces.get(&piece.place).cloned().unwrap_or_default()
        };
        let (old, new) = (of(&old), of(&new));
        let is_one_sided = piece.outer.is_none() && (old.is_empty() || new.is_empty());
        let [old, new] = [old, new].map(|lines| if is_one_sided { declared(lines) } else { lines });
        let lines = changes(&old, &new, most);
        if !lines.is_empty() {
            blocks.push((&piece.place, lines));
        }
    }
    let more = blocks.len().saturating_sub(MAX_PLACES);
    let shown = blocks.iter().take(MAX_PLACES).flat_map(|(place, lines)| {
        let lines = lines.iter().map(|line| format!("  {line}"));
        std::iter::once(format!("{}:", visible(place))).chain(lines)
    });
    let mut shown: Vec<String> = shown.collect();
    shown.extend((more > 0).then(|| format!("… and {more} more places")));
    (!shown.is_empty()).then_some(shown)
}

/// Returns the last line of an item that is gone or new, which says what it is.
fn declared(lines: Vec<String>) -> Vec<String> {
    let last = lines.into_iter().next_back();
    last.map(|line| line.replace("{}", "{ … }")).into_iter().collect()
}

/// Returns the types with their fields and variants, and the modules, without the calls of macros.
fn declarations(file: &syn::File) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for item in &file.items {
        match item {
            Item::Macro(_) | Item::Static(_) => {}
            Item::Struct(item) => of_struct(item, &mut pieces),
            Item::Enum(item) => of_enum(item, &mut pieces),
            Item::Mod(module) => pieces.push(whole(format!("module `{}`", module.ident), item)),
            Item::Type(alias) => pieces.push(whole(format!("`{}`", alias.ident), item)),
            Item::Impl(own) => {
                let name = own.self_ty.to_token_stream();
                pieces.push(whole(format!("methods of `{name}`"), item));
            }
            _ => pieces.push(whole("items of the module".to_owned(), item)),
        }
    }
    merged(pieces)
}

/// Returns the calls of macros, each at the first name in it.
fn calls(file: &syn::File) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for item in &file.items {
        let Item::Macro(call) = item else { continue };
        let name = call.mac.path.segments.last().map(|last| last.ident.to_string());
        if name.is_some_and(|name| name.ends_with("_schema")) {
            // It is one long line.
            let text =
                format!("the text of the schema, {} characters", call.mac.tokens.to_string().len());
            pieces.push(Piece { place: "the schema".to_owned(), outer: None, lines: vec![text] });
        } else {
            let place = match first_name(call.mac.tokens.clone()) {
                Some(name) => format!("rules of `{name}`"),
                None => "rules".to_owned(),
            };
            pieces.push(whole(place, item));
        }
    }
    merged(pieces)
}

fn of_struct(item: &ItemStruct, pieces: &mut Vec<Piece>) {
    let ItemStruct { attrs, vis, ident, generics, fields, .. } = item;
    let place = format!("`{ident}`");
    let Fields::Named(fields) = fields else { return pieces.push(whole(place, item)) };
    pieces.push(whole(place.clone(), &quote!(#(#attrs)* #vis struct #ident #generics {})));
    for field in &fields.named {
        let name = field.ident.to_token_stream();
        pieces.push(part(format!("`{ident}.{name}`"), &place, &quote!(struct Of { #field })));
    }
}

fn of_enum(item: &ItemEnum, pieces: &mut Vec<Piece>) {
    let ItemEnum { attrs, vis, ident, generics, variants, .. } = item;
    let place = format!("`{ident}`");
    pieces.push(whole(place.clone(), &quote!(#(#attrs)* #vis enum #ident #generics {})));
    for variant in variants {
        let name = format!("`{ident}::{}`", variant.ident);
        pieces.push(part(name, &place, &quote!(enum Of { #variant })));
    }
}

fn whole(place: String, item: &dyn ToTokens) -> Piece {
    Piece { place, outer: None, lines: printed(item) }
}

/// Returns the only part of an item, between its first line and its last.
fn part(place: String, outer: &str, item: &dyn ToTokens) -> Piece {
    let lines = printed(item);
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    Piece { place, outer: Some(outer.to_owned()), lines: inner.to_vec() }
}

/// Puts pieces of one place together.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for piece in pieces {
        if let Some(index) = places.get(&piece.place) {
            all[*index].lines.extend(piece.lines);
        } else {
            places.insert(piece.place.clone(), all.len());
            all.push(piece);
        }
    }
    all
}

/// Returns the lines of an item.
fn printed(item: &dyn ToTokens) -> Vec<String> {
    let file = syn::parse2(item.to_token_stream());
    file.map(|file| prettyplease::unparse(&file).lines().map(str::to_owned).collect())
        .unwrap_or_default()
}

fn first_name(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    })
}

/// Returns the lines that are gone, and those that are new.
fn changes(before: &[String], after: &[String], most: usize) -> Vec<String> {
    let mut all = missing(before, after, '-', most);
    all.extend(missing(after, before, '+', most));
    all
}

/// Returns the lines of `from` that `to` does not have as often, each after a sign.
fn missing(from: &[String], to: &[String], sign: char, most: usize) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in to {
        *counts.entry(line).or_default() += 1;
    }
    let is_missing = |line: &&String| match counts.get_mut(line.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let all: Vec<&String> = from.iter().filter(is_missing).collect();
    let shown = all.iter().take(most).map(|line| {
        let text: String = line.trim().chars().take(MAX_SHOWN).collect();
        format!("{sign} {}", visible(&text))
    });
    let more = all.len().saturating_sub(most);
    let more = (more > 0).then(|| format!("{sign} … and {more} more"));
    shown.chain(more).collect()
}
