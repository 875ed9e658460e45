//! Equal types of several modules are one type, in a module that they share.
//!
//! Equal means: the same name and the same code but for what is said of the type as a whole, and so are the types that it
//! names. What has rules stays in its module, whose schema the rules are of. A shared module has each name once; what needs
//! another type of the name is in the next shared module.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    generated::Generated,
    lock::Names,
    module::{Module, base},
    names::ident,
    parts::{Part, methods},
    shared_parts::SharedParts,
    text::Header,
    tokens::TypeDocs,
};

/// More modules than anybody can keep apart: what would need another one is not shared.
const MAX_LAYERS: usize = 8;

/// The name of the first shared module.
const SHARED: &str = "shared";
/// The name of the module with the parts of schemas.
const SHARED_SCHEMAS: &str = "shared_schemas";

/// An item of a module: their indices.
type Place = (usize, usize);

/// Moves the types that several modules have into modules of their own, which come last.
pub(super) fn share(modules: &[Module]) -> Vec<Module> {
    let classes = Classes::new(modules);
    let layers = classes.layers();
    let schemas = SharedParts::of(modules.iter().map(|own| &own.generated.parts.embedding));
    let names = free_names(modules, SHARED, layers.len());
    let of_schemas = free_names(modules, SHARED_SCHEMAS, 1).concat();
    let layer_of: HashMap<usize, usize> = layers
        .iter()
        .enumerate()
        .flat_map(|(layer, classes)| classes.iter().map(move |class| (*class, layer)))
        .collect();
    let mut all: Vec<Module> = modules.to_vec();
    for (index, module) in all.iter_mut().enumerate() {
        let layer = |item: usize| layer_of.get(&classes.of(index, item)?).copied();
        let parts = &module.generated.parts;
        let mut shared: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for item in 0..parts.items.len() {
            if let Some(layer) = layer(item) {
                shared.entry(layer).or_default().extend(parts.items[item].names());
            }
        }
        if shared.is_empty() && schemas.is_empty() {
            continue;
        }
        let up = vec![quote!(super); module.place.len()];
        let imports = shared.into_iter().map(|(layer, types)| {
            let module = ident(&names[layer]);
            let types = types.into_iter().map(ident);
            quote!(pub use #(#up::)* #module::{#(#types),*};)
        });
        let depth = module.place.len();
        let own = schemas.tokens(parts, |item| layer(item).is_none(), (&of_schemas, depth));
        module.generated.tokens = quote!(#(#imports)* #own);
    }
    for (layer, name) in names.iter().enumerate() {
        all.push(classes.module(&layers, layer, &names, name));
    }
    if let Some(first) = modules.first().filter(|_| !schemas.is_empty()) {
        let tokens = schemas.items(&first.generated.parts.krate);
        all.push(of_several(&of_schemas, "parts that several schemas share", tokens));
    }
    all
}

/// Returns a module that is of no schema alone.
fn of_several(name: &str, schema: &str, tokens: TokenStream) -> Module {
    let header = Header::new(schema, tokens.to_string(), "");
    let generated = Generated {
        tokens,
        report: Vec::new(),
        warnings: Vec::new(),
        root: String::new(),
        names: Names::default(),
        parts: super::parts::Parts::default(),
    };
    Module::new(vec![name.to_owned()], header, generated)
}

/// Returns names of modules that no module at the top has.
fn free_names(modules: &[Module], wanted: &str, count: usize) -> Vec<String> {
    let taken: HashSet<String> = modules.iter().map(|own| base(&own.place[0])).collect();
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).filter(is_free).take(count).collect()
}

/// The items of all modules by what they are: equal ones have the same number.
struct Classes<'m> {
    modules: &'m [Module],
    of: HashMap<Place, usize>,
    /// The first item of each class, and how many modules have one.
    first: BTreeMap<usize, (Place, usize)>,
    /// What all modules say of the item of a class.
    docs: HashMap<usize, TypeDocs>,
}

impl<'m> Classes<'m> {
    fn new(modules: &'m [Module]) -> Self {
        let (of, docs) = (HashMap::new(), HashMap::new());
        let mut classes = Self { modules, of, first: BTreeMap::new(), docs };
        let places: Vec<Place> = modules
            .iter()
            .enumerate()
            .flat_map(|(module, own)| {
                let parts = &own.generated.parts;
                let items = (0..parts.items.len())
                    .filter(|item| parts.items[*item].is_shareable && parts.root != Some(*item));
                items.map(move |item| (module, item))
            })
            .collect();
        classes.of = by_code(modules, &places);
        let mut n_classes = 0;
        loop {
            let refined = classes.refined(&places);
            let n_refined = refined.values().max().map_or(0, |most| most + 1);
            classes.of = refined;
            // Classes are only ever split.
            if n_refined == n_classes {
                break;
            }
            n_classes = n_refined;
        }
        for place in places {
            let class = classes.of[&place];
            classes.first.entry(class).or_insert((place, 0)).1 += 1;
            let docs = &classes.part(place).docs;
            classes.docs.entry(class).or_insert_with(|| docs.clone()).and(docs);
        }
        classes.drop_single();
        classes
    }

    fn part(&self, (module, item): Place) -> &'m Part {
        &self.modules[module].generated.parts.items[item]
    }

    /// Returns the class of an item that can be shared.
    fn of(&self, module: usize, item: usize) -> Option<usize> {
        let class = *self.of.get(&(module, item))?;
        self.first.contains_key(&class).then_some(class)
    }

    /// Splits classes by the classes of the items that theirs name.
    fn refined(&self, places: &[Place]) -> HashMap<Place, usize> {
        let mut numbers: HashMap<(usize, Vec<Result<usize, Place>>), usize> = HashMap::new();
        let mut refined = HashMap::new();
        for place in places {
            let uses = self.part(*place).uses.iter().map(|item| {
                let other = (place.0, *item);
                self.of.get(&other).copied().ok_or(other)
            });
            // The code says which name stands where.
            let mut uses: Vec<_> = uses.collect();
            uses.sort_unstable();
            let key = (self.of[place], uses);
            let next = numbers.len();
            refined.insert(*place, *numbers.entry(key).or_insert(next));
        }
        refined
    }

    /// Drops the classes of a single item, and those that name an item of no class.
    fn drop_single(&mut self) {
        self.first.retain(|_, (_, n_modules)| *n_modules > 1);
        loop {
            let lost: Vec<usize> = self
                .first
                .iter()
                .filter(|(_, (place, _))| {
                    let mut uses = self.part(*place).uses.iter();
                    uses.any(|item| self.of(place.0, *item).is_none())
                })
                .map(|(class, _)| *class)
                .collect();
            if lost.is_empty() {
                break;
            }
            for class in lost {
                self.first.remove(&class);
            }
        }
    }

    /// Returns the names that a shared item has or needs, each with its class.
    fn needs(&self, class: usize) -> Vec<(&'m str, usize)> {
        let (place, _) = self.first[&class];
        let part = self.part(place);
        let own = part.names().map(|name| (name, class));
        // Of a list of strings and of a builder, only the item itself is named elsewhere.
        let used = part.uses.iter().map(|item| {
            let class = self.of(place.0, *item).expect("what is used is shared, too");
            (self.part((place.0, *item)).name(), class)
        });
        own.chain(used).collect()
    }

    /// Puts the classes into as few modules as names allow, the most used first; drops those for which there is no room.
    fn layers(&self) -> Vec<Vec<usize>> {
        let mut order: Vec<(usize, usize)> =
            self.first.iter().map(|(class, (_, n_modules))| (*class, *n_modules)).collect();
        order.sort_by_key(|(class, n_modules)| (std::cmp::Reverse(*n_modules), *class));
        let mut names: Vec<HashMap<&str, usize>> = Vec::new();
        let mut layers: Vec<Vec<usize>> = Vec::new();
        let mut placed: HashMap<usize, usize> = HashMap::new();
        for (class, _) in order {
            let needs = self.needs(class);
            let fits = |names: &HashMap<&str, usize>| {
                needs.iter().all(|(name, class)| names.get(name).is_none_or(|own| own == class))
            };
            let layer = names.iter().position(fits).unwrap_or(names.len());
            if layer == MAX_LAYERS {
                continue;
            }
            if layer == names.len() {
                names.push(HashMap::new());
                layers.push(Vec::new());
            }
            names[layer].extend(needs);
            layers[layer].push(class);
            placed.insert(class, layer);
        }
        self.without_lost(layers, placed)
    }

    /// Drops the classes that need one for which there was no room.
    fn without_lost(
        &self,
        mut layers: Vec<Vec<usize>>,
        mut placed: HashMap<usize, usize>,
    ) -> Vec<Vec<usize>> {
        loop {
            let n_before = placed.len();
            for layer in &mut layers {
                layer.retain(|class| {
                    let mut needs = self.needs(*class).into_iter();
                    let is_kept = needs.all(|(_, other)| placed.contains_key(&other));
                    if !is_kept {
                        placed.remove(class);
                    }
                    is_kept
                });
            }
            if placed.len() == n_before {
                layers.retain(|layer| !layer.is_empty());
                return layers;
            }
        }
    }

    /// Returns the shared module of a layer.
    fn module(&self, layers: &[Vec<usize>], layer: usize, names: &[String], name: &str) -> Module {
        let layer_of: HashMap<usize, usize> = layers
            .iter()
            .enumerate()
            .flat_map(|(layer, own)| own.iter().map(move |class| (*class, layer)))
            .collect();
        let mut classes = layers[layer].clone();
        classes.sort_by_key(|class| self.part(self.first[class].0).name());
        let mut imports: BTreeMap<&str, usize> = BTreeMap::new();
        let mut tokens = TokenStream::new();
        let mut types: Vec<&str> = Vec::new();
        let mut krate = TokenStream::new();
        for class in classes {
            let (place, _) = self.first[&class];
            for (name, other) in self.needs(class) {
                let other = layer_of[&other];
                if other != layer {
                    imports.insert(name, other);
                }
            }
            let part = self.part(place);
            tokens.extend(self.docs[&class].tokens());
            tokens.extend(part.tokens.clone());
            types.extend(part.types.iter().map(String::as_str));
            krate = self.modules[place.0].generated.parts.krate.clone();
        }
        let imports = imports.into_iter().map(|(name, layer)| {
            let (name, module) = (ident(name), ident(&names[layer]));
            quote!(use super::#module::#name;)
        });
        let methods = methods(&krate, types.into_iter());
        let tokens = quote!(#(#imports)* #tokens #methods);
        of_several(name, "types that several schemas share", tokens)
    }
}

/// Returns a number for each item: equal names and code have the same.
fn by_code(modules: &[Module], places: &[Place]) -> HashMap<Place, usize> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut classes = HashMap::new();
    for (module, item) in places {
        let part = &modules[*module].generated.parts.items[*item];
        let next = numbers.len();
        classes.insert((*module, *item), *numbers.entry(part.tokens.to_string()).or_insert(next));
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, source::Source, tree};

    fn module(place: &str, text: &str) -> Module {
        let mut read = |_: &str| Ok(text.to_owned());
        let source = Source::file(&format!("{place}.json"), &mut read).expect("a schema");
        let generated = source.generate(&Options::default().with_builders(true)).expect("types");
        Module::new(place.split('/').map(str::to_owned).collect(), source.header(), generated)
    }

    fn order(place: &str, price: &str) -> Module {
        let text = r##"{"title": "TITLE", "type": "object", "properties": {"price": {"$ref": "#/$defs/Price"}, "state": {"enum": ["a"]},
            "code": {"type": "string", "allOf": [{"pattern": "a"}, {"pattern": "b"}]}},
            "$defs": {"Price": {"type": "object", "properties": {"amount": PRICE, "of": {"$ref": "#/$defs/Price"}}}}}"##;
        let title = place.rsplit('/').next().expect("a name");
        module(place, &text.replace("TITLE", title).replace("PRICE", price))
    }

    #[test]
    fn equal_types_are_in_a_module_that_all_share() {
        let integer = r#"{"type": "integer"}"#;
        let files = tree::folder(&[order("one", integer), order("deep/two", integer)]);
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            ["deep/mod.rs", "deep/two.rs", "mod.rs", "one.rs", "shared.rs", "shared_schemas.rs"]
        );
        let shared = &files["shared.rs"];
        for name in ["struct Price ", "struct PriceBuilder ", "enum State "] {
            assert!(shared.contains(name), "{name}: {shared}");
            assert!(!files["one.rs"].contains(name) && !files["deep/two.rs"].contains(name));
        }
        // What has rules stays where its schema is.
        assert!(!shared.contains("struct Code") && files["one.rs"].contains("struct Code"));
        assert!(files["one.rs"].contains("pub use super::shared::{Price, PriceBuilder, State};"));
        assert!(
            files["deep/two.rs"]
                .contains("pub use super::super::shared::{Price, PriceBuilder, State};")
        );
    }

    #[test]
    fn words_of_one_schema_are_not_those_of_the_shared_type() {
        let of = |place: &str, words: &str| {
            let text = r#"{"title": "TITLE", "type": "object", "properties": {"state": {"description": "WORDS", "enum": ["a"]}}}"#;
            module(place, &text.replace("TITLE", place).replace("WORDS", words))
        };
        let files = tree::folder(&[of("one", "Of one."), of("two", "Of two.")]);
        assert!(files["shared.rs"].contains("pub enum State "), "{}", files["shared.rs"]);
        assert!(!files["shared.rs"].contains("Of one."), "{}", files["shared.rs"]);
        assert!(files["one.rs"].contains("/// Of one."), "it is said of the field");
        let files = tree::folder(&[of("one", "Of both."), of("two", "Of both.")]);
        assert!(files["shared.rs"].contains("/// Of both."), "{}", files["shared.rs"]);
    }

    #[test]
    fn definitions_that_several_schemas_have_are_embedded_once() {
        let integer = r#"{"type": "integer"}"#;
        let files = tree::folder(&[order("one", integer), order("deep/two", integer)]);
        let shared = &files["shared_schemas.rs"];
        let (before, price) = shared.split_once(r#"{\"type\":\"object\""#).expect("a definition");
        assert!(price.contains("amount") && !price.contains("TITLE"), "{shared}");
        let key = &before[before.len() - 16..];
        for (file, path) in [("one.rs", "super::"), ("deep/two.rs", "super::super::")] {
            let text = &files[file];
            assert!(text.contains(&format!(r"{key}\0}}}}")), "{text}");
            let text = text.split_whitespace().collect::<String>();
            assert!(text.contains(&format!(",sharing{path}shared_schemas::PARTS,")), "{text}");
        }
        // A text in which the characters around keys could be is left as it is.
        let odd = |place: &str| order(place, r#"{"const": "\u0000"}"#);
        let files = tree::folder(&[odd("one"), odd("two")]);
        assert!(!files["one.rs"].contains("sharing"), "{}", files["one.rs"]);
    }

    #[test]
    fn two_types_of_one_name_are_in_two_modules() {
        let (integer, string) = (r#"{"type": "integer"}"#, r#"{"type": "string"}"#);
        let modules = [
            order("one", integer),
            order("two", integer),
            order("three", string),
            order("four", string),
            order("shared", r#"{"type": "boolean"}"#),
        ];
        let files = tree::folder(&modules);
        assert!(files["shared.rs"].contains("struct Shared "), "the name of a schema is its own");
        assert!(files["one.rs"].contains("shared_2::{Price"), "{}", files["one.rs"]);
        assert!(files["four.rs"].contains("shared_3::{Price"), "{}", files["four.rs"]);
        assert!(files["shared.rs"].contains("struct Price "), "no other schema has it");
    }

    #[test]
    fn what_only_one_module_has_stays_there() {
        let files = tree::folder(&[
            order("one", r#"{"type": "integer"}"#),
            module("two", r#"{"type": "object", "properties": {"own": {"enum": ["b"]}}}"#),
        ]);
        assert_eq!(files.len(), 3);
    }
}
