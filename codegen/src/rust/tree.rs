//! The types of several schemas as modules: a folder of files, or one file that holds them all.

use std::collections::{BTreeMap, HashMap};

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

pub use super::module::Module;
use super::{
    differences,
    module::base,
    names::{Scope, snake},
    share::share,
    text::{self, Header},
    tokens::{lints, without_lints},
};

/// Returns a folder of source files, by path with forward slashes: one file for each module, and a `mod.rs` in every
/// folder.
///
/// # Example
///
/// A schema `events/page-view.json` becomes the module `events::page_view`, in `events/page_view.rs`. Types that several
/// schemas have are in the module `shared`, and the modules of the schemas re-export them.
pub fn folder(modules: &[Module]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    Node::new(&share(modules)).write_files("", &mut files);
    files
}

/// Returns one source file: the types themselves if there is one schema, modules if there are several.
pub fn file(modules: &[Module]) -> String {
    match modules {
        [only] => only.generated.to_text(&only.header),
        several => in_one_file(&Node::new(several).tokens(), &several.iter().collect::<Vec<_>>()),
    }
}

/// Returns whether a file was generated here, so that it may be replaced.
pub fn is_generated(text: &str) -> bool {
    let mut header = text::header(text);
    header.next().is_some_and(|line| line.starts_with("// @generated"))
        && header.any(|line| line.starts_with("// tablature: "))
}

/// Returns whether a file on disk is the generated one, apart from its formatting: people run formatters over
/// everything.
pub fn is_same(present: &str, made: &str) -> bool {
    text::is_same(present, made)
}

/// Returns what the file on disk has and the generated one has not, and the reverse: each place that differs, a type, a field or
/// a variant, and its lines, each after a sign, at most `most` of each.
pub fn differences(present: &str, made: &str, most: usize) -> Vec<String> {
    differences::differences(present, made, most)
}

/// Returns a line with the options that the file on disk was made with, and those of the generated one, if they differ.
pub fn different_options(present: &str, made: &str) -> Option<String> {
    differences::options(present, made)
}

/// Renders items as a file whose header is about all these modules.
fn in_one_file(tokens: &TokenStream, modules: &[&Module]) -> String {
    let modules: Vec<&Module> = modules.iter().copied().filter(|own| !own.is_shared()).collect();
    let of_each = |part: fn(&Header) -> &String, separator| {
        let parts: Vec<&str> = modules.iter().map(|module| part(&module.header).as_str()).collect();
        parts.join(separator)
    };
    let schema = match modules.as_slice() {
        [] | [_] | [_, _] | [_, _, _] => of_each(|header| &header.schema, ", "),
        [first, .., last] => {
            let n_schemas = modules.len();
            format!("{n_schemas} schemas: {} to {}", first.header.schema, last.header.schema)
        }
    };
    let mut header = Header::new(schema, of_each(|header| &header.text, "\n"), "");
    if let Some(first) = modules.first() {
        header.options.clone_from(&first.header.options);
    }
    text::render(tokens, &header)
}

/// A module of the tree.
#[derive(Default)]
struct Node<'m> {
    module: Option<&'m Module>,
    /// In the order in which they came.
    children: Vec<(String, Node<'m>)>,
}

impl<'m> Node<'m> {
    fn new(modules: &'m [Module]) -> Self {
        let mut root = Self::default();
        for module in modules {
            let Some((name, folders)) = module.place.split_last() else { continue };
            let folder = folders.iter().fold(&mut root, |node, folder| node.child(folder));
            folder.schema(name).module = Some(module);
        }
        root.settle_names();
        root
    }

    /// Returns the child for a schema of this name: another one for the second of two such schemas.
    fn schema(&mut self, name: &str) -> &mut Self {
        let is_free =
            |(other, child): &&(String, Node<'_>)| other == name && child.module.is_none();
        let index = self.children.iter().position(|child| is_free(&child)).unwrap_or_else(|| {
            self.children.push((name.to_owned(), Node::default()));
            self.children.len() - 1
        });
        &mut self.children[index].1
    }

    fn child(&mut self, name: &str) -> &mut Self {
        let known = self.children.iter().position(|(other, _)| other == name);
        let index = known.unwrap_or_else(|| {
            self.children.push((name.to_owned(), Node::default()));
            self.children.len() - 1
        });
        &mut self.children[index].1
    }

    /// Turns the given names into names of modules, unique in each folder.
    fn settle_names(&mut self) {
        let mut scope = Scope::default();
        scope.claim("mod");
        let mut n_versions: HashMap<String, usize> = HashMap::new();
        for (name, _) in &self.children {
            *n_versions.entry(base(name)).or_default() += 1;
        }
        for (name, child) in &mut self.children {
            let is_alone = n_versions.get(&base(name)) == Some(&1);
            *name = scope.claim(&module_name(name, is_alone));
            child.settle_names();
        }
    }

    fn write_files(&self, folder: &str, files: &mut BTreeMap<String, String>) {
        for (name, child) in &self.children {
            // A schema beside a folder of the same name is the folder's own module.
            if child.children.is_empty() {
                files.insert(format!("{folder}{name}.rs"), child.own_text());
            } else {
                child.write_files(&format!("{folder}{name}/"), files);
            }
        }
        let own = self.module.map(|module| {
            let own = &module.generated.tokens;
            if folder.is_empty() { own.clone() } else { without_lints(own) }
        });
        let names = self.children.iter().map(|(name, _)| identifier(name));
        // What is at the top decides for all modules below.
        let lints = folder.is_empty().then(lints).filter(|_| !self.children.is_empty());
        let modules = names.map(|name| quote!(#lints pub mod #name;));
        files.insert(
            format!("{folder}mod.rs"),
            in_one_file(&quote!(#own #(#modules)*), &self.modules()),
        );
    }

    fn own_text(&self) -> String {
        let text = |own: &Module| text::render(&without_lints(&own.generated.tokens), &own.header);
        self.module.map(text).unwrap_or_default()
    }

    /// Returns the schemas of this module and of all below.
    fn modules(&self) -> Vec<&'m Module> {
        let below = self.children.iter().flat_map(|(_, child)| child.modules());
        self.module.into_iter().chain(below).collect()
    }

    fn tokens(&self) -> TokenStream {
        let own = self.module.map(|module| &module.generated.tokens);
        let children = self.children.iter().map(|(name, child)| {
            let (name, tokens) = (identifier(name), child.tokens());
            quote!(pub mod #name { #tokens })
        });
        quote!(#own #(#children)*)
    }
}

/// Returns what the module of a schema is called: without its version, where it is alone.
fn module_name(name: &str, is_alone: bool) -> String {
    match name.split_once('@') {
        Some((_, version)) if !is_alone => {
            format!("{}_{}", base(name), snake(&format!("v{version}")))
        }
        _ => base(name),
    }
}

/// Returns the name as an identifier: `type` is `r#type`.
fn identifier(name: &str) -> Ident {
    syn::parse_str::<Ident>(name)
        .unwrap_or_else(|_| Ident::new_raw(name, proc_macro2::Span::call_site()))
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::{Module, file, folder, is_generated};
    use crate::{Generated, Header, Names, rust::parts::Parts};

    /// Returns a module of a single unit struct, at a path with slashes.
    fn module(place: &str, item: &str) -> Module {
        let tokens: TokenStream = format!("pub struct {item};").parse().expect("tokens");
        let header = Header::new(place, item, "");
        let root = item.to_owned();
        let (names, parts) = (Names::default(), Parts::default());
        let generated =
            Generated { tokens, report: Vec::new(), warnings: Vec::new(), root, names, parts };
        Module { place: place.split('/').map(str::to_owned).collect(), header, generated }
    }

    /// Returns the text below the header.
    fn body(text: &str) -> String {
        assert!(is_generated(text), "{text}");
        text.lines()
            .skip_while(|line| line.starts_with("//"))
            .filter(|line| !line.starts_with("#[allow("))
            .collect::<Vec<_>>()
            .join(" ")
            .trim()
            .to_owned()
    }

    #[track_caller]
    fn check(modules: &[(&str, &str)], files: &[(&str, &str)]) {
        let modules: Vec<Module> =
            modules.iter().map(|(place, item)| module(place, item)).collect();
        let found: Vec<(String, String)> =
            folder(&modules).into_iter().map(|(path, text)| (path, body(&text))).collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        assert_eq!(found, files);
    }

    #[test]
    fn folders_are_modules() {
        check(
            &[("order", "Order"), ("parts/line-item", "Item")],
            &[
                ("mod.rs", "pub mod order; pub mod parts;"),
                ("order.rs", "pub struct Order;"),
                ("parts/line_item.rs", "pub struct Item;"),
                ("parts/mod.rs", "pub mod line_item;"),
            ],
        );
    }

    #[test]
    fn a_schema_beside_a_folder_of_its_name_is_the_folders_own_module() {
        check(
            &[("a", "A"), ("a/b", "B")],
            &[
                ("a/b.rs", "pub struct B;"),
                ("a/mod.rs", "pub struct A; pub mod b;"),
                ("mod.rs", "pub mod a;"),
            ],
        );
    }

    #[test]
    fn names_never_clash() {
        check(
            &[("type", "A"), ("b-c", "B"), ("b_c", "C"), ("b-c", "D"), ("mod", "E"), ("..", "F")],
            &[
                ("b_c.rs", "pub struct B;"),
                ("b_c_2.rs", "pub struct C;"),
                ("b_c_3.rs", "pub struct D;"),
                ("dot_dot.rs", "pub struct F;"),
                (
                    "mod.rs",
                    "pub mod r#type; pub mod b_c; pub mod b_c_2; pub mod b_c_3; pub mod mod_2; pub mod dot_dot;",
                ),
                ("mod_2.rs", "pub struct E;"),
                ("type.rs", "pub struct A;"),
            ],
        );
    }

    #[test]
    fn versions_are_named_where_there_are_several() {
        check(
            &[("order@1.0", "A"), ("item@1", "B"), ("item@2", "C"), ("v/item@2", "D")],
            &[
                ("item_v1.rs", "pub struct B;"),
                ("item_v2.rs", "pub struct C;"),
                ("mod.rs", "pub mod order; pub mod item_v1; pub mod item_v2; pub mod v;"),
                ("order.rs", "pub struct A;"),
                ("v/item.rs", "pub struct D;"),
                ("v/mod.rs", "pub mod item;"),
            ],
        );
    }

    #[test]
    fn one_file_holds_all() {
        assert_eq!(body(&file(&[module("a", "A")])), "pub struct A;");
        let both = file(&[module("a", "A"), module("b/c", "C")]);
        let both = body(&both).replace("    ", "");
        assert_eq!(both, "pub mod a { pub struct A; } pub mod b { pub mod c { pub struct C; } }");
    }

    #[test]
    fn the_header_counts_schemas() {
        let mut modules: Vec<Module> =
            ["one", "two", "three", "o/order@1"].map(|place| module(place, "A")).into();
        let mut shared = module("shared", "B");
        shared.generated.root = String::new();
        modules.push(shared);
        let tokens = quote::quote!(
            pub struct A;
        );
        let text = super::in_one_file(&tokens, &modules.iter().collect::<Vec<_>>());
        assert!(text.contains("// schema: 4 schemas: one to o/order@1\n"), "{text}");
    }

    #[test]
    fn what_people_write_is_not_taken_as_generated() {
        for text in
            ["", "fn main() {}", "// @generated by another\n\n// tablature: no", "// tablature: 1"]
        {
            assert!(!is_generated(text), "{text}");
        }
    }
}
