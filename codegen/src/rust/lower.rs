//! The graph of types → items of Rust: each pass decides one thing.

use std::collections::{BTreeMap, HashMap, HashSet};

use tablature_schema::{
    ir::{Keyword, SchemaId},
    json::Value,
};

use super::{
    box_cycles::box_cycles,
    branches::{self, below, by_content, marked, of_types, of_undeclared},
    dedupe::{dedupe, point},
    defaults, integers,
    items::{
        AdditionalFields, Branch, ConstField, Constant, Field, Item, Items, Kind, NumberLimits,
        Type,
    },
    names::{self, Scope},
    naming::{Hint, Naming, OTHER, item_at},
};
use crate::{
    choices::Defaults,
    options::Options,
    plan::{self, BranchWords, FieldValue, Mark, Role, TaggedBranch, TypeGraph},
};

/// The variant for all other values, where a value has the usual name.
const UNLISTED: &str = "Unlisted";

/// Makes items of the types. `root` is the root's name in words.
pub(crate) fn lower<'s>(graph: TypeGraph<'s>, root: &str, options: &Options) -> Items<'s> {
    let naming = Naming::new(&graph, root, options);
    let mut lowering = Lowering { naming, items: Vec::new(), shared: HashMap::new() };
    let mut places = Vec::new();
    for id in 0..graph.types.len() {
        let place = lowering.add(id, &places);
        places.push(place);
    }
    let Lowering { mut naming, mut items, .. } = lowering;
    for item in &mut items {
        point(item, &places);
    }
    let definitions: Vec<usize> = graph.definitions.iter().map(|id| places[*id]).collect();
    let root = dedupe(&graph.view, &mut items, places[graph.root], definitions);
    for item in &mut items {
        if let Kind::OpenEnum { other_type, .. } = &mut item.kind {
            let wanted = format!("Other{}", item.name);
            *other_type = naming.claim(&wanted, &Hint::new(&item.name, &wanted));
        }
    }
    let mut builders = BTreeMap::new();
    for item in items.iter().filter(|item| options.builders && item.kind.has_fields()) {
        let wanted = format!("{}Builder", item.name);
        let name = naming.claim(&wanted, &Hint::new(&item.name, &wanted));
        builders.insert(item.name.clone(), name);
    }
    box_cycles(&mut items);
    let names = naming.chosen;
    Items { view: graph.view, all: items, root, builders, names }
}

struct Lowering<'g, 's> {
    naming: Naming<'g, 's>,
    /// One for each type so far.
    items: Vec<Item>,
    /// Wanted name and contents → the first such item, which replaces the others.
    shared: HashMap<(String, Kind, Vec<SchemaId>), usize>,
}

impl<'g> Lowering<'g, '_> {
    /// Makes an item of the type, and returns the index of the item that replaces it. `places` has those of the types
    /// before.
    fn add(&mut self, id: plan::TypeId, places: &[usize]) -> usize {
        let graph = self.naming.graph;
        let own = &graph.types[id];
        if own.origin.role == Role::Root {
            let name = self.naming.claim_root(&mut self.items, &own.kind);
            return self.push(own, name, None);
        }
        let variants = self.kind_of_values(own);
        let (hint, wanted) = self.naming.wanted_of(&own.origin, &self.items);
        if own.is_reserved {
            let name = self.naming.claim(&wanted, &hint);
            return self.push(own, name, variants);
        }
        let kind = variants.unwrap_or_else(|| self.kind(own, &wanted));
        let (about, rules) = (own.about.clone(), own.rules.clone());
        let mut item = Item { name: String::new(), about, elsewhere: Vec::new(), kind, rules };
        point(&mut item, places);
        let key = (wanted, item.kind.clone(), item.rules.clone());
        if let Some(first) = self.shared.get(&key) {
            let first = *first;
            item.name.clone_from(&self.items[first].name);
            self.items[first].elsewhere.push(item.about.clone());
            self.items.push(item);
            return first;
        }
        item.name = self.naming.claim(&key.0, &hint);
        self.shared.insert(key, id);
        self.items.push(item);
        id
    }

    fn push(&mut self, own: &'g plan::TypeDef, name: String, kind: Option<Kind>) -> usize {
        let kind = kind.unwrap_or_else(|| self.kind(own, &name));
        let (about, rules) = (own.about.clone(), own.rules.clone());
        self.items.push(Item { name, about, elsewhere: Vec::new(), kind, rules });
        self.items.len() - 1
    }

    /// Returns what a list of values is; `None` for other types.
    fn kind_of_values(&mut self, own: &plan::TypeDef) -> Option<Kind> {
        let (origin, about, items) = (&own.origin, &own.about, &self.items);
        Some(match &own.kind {
            plan::Kind::Enum(values) => {
                let (variants, _) = self.naming.claim_variants(origin, about, values, items);
                if values.iter().all(|value| value.as_str().is_some()) {
                    Kind::StringEnum { variants }
                } else {
                    Kind::ValueEnum { integer: integers::of_values(values), variants }
                }
            }
            plan::Kind::OpenEnum { known, limits } => {
                let values: Vec<Value> =
                    known.iter().map(|string| Value::String(string.as_str().into())).collect();
                let (variants, mut scope) =
                    self.naming.claim_variants(origin, about, &values, items);
                let other = scope.claim_or(OTHER, UNLISTED);
                // The name of the type follows that of the enum, which can still change.
                let other_type = String::new();
                Kind::OpenEnum { variants, other, other_type, limits: limits.clone() }
            }
            _ => return None,
        })
    }

    /// Returns what a type of this name is, unless it is a list of values.
    fn kind(&mut self, own: &'g plan::TypeDef, name: &str) -> Kind {
        match &own.kind {
            plan::Kind::Object { fields, siblings, additional } => {
                self.object(name, fields, siblings, additional)
            }
            plan::Kind::String(limits) => Kind::String(limits.clone()),
            plan::Kind::Formatted(formatted, limits) => Kind::Formatted(*formatted, limits.clone()),
            plan::Kind::Number(limits) => Kind::Number(number(limits)),
            plan::Kind::List { item, min_items, max_items, is_unique } => Kind::List {
                item: Type::of(item),
                min_items: *min_items,
                max_items: *max_items,
                is_unique: *is_unique,
            },
            plan::Kind::Tuple { items, about, n_required, rest } => {
                let view = &self.naming.graph.view;
                let words = about.iter().map(|id| view.words(&view.with_targets(&[*id]))).collect();
                tuple(items, words, *n_required, rest.as_ref())
            }
            plan::Kind::Checked(ty) => Kind::Checked(Type::of(ty)),
            plan::Kind::Tagged { tag, alias, is_conditional, branches, other } => {
                let (branches, unknown) =
                    self.tagged(name, branches, other.as_ref(), *is_conditional);
                Kind::Tagged { tag: tag.clone(), alias: alias.clone(), branches, unknown }
            }
            plan::Kind::AnyOf(branches) => Kind::Any { branches: self.any(name, branches) },
            plan::Kind::Enum(_) | plan::Kind::OpenEnum { .. } => {
                unreachable!("lists of values are not reserved")
            }
        }
    }

    fn object(
        &mut self,
        name: &str,
        fields: &[plan::Field],
        siblings: &[(String, String)],
        additional: &plan::AdditionalFields,
    ) -> Kind {
        let below = format!("{name}.");
        let mut scope = Scope::holding(self.naming.options.names.below(&below));
        let (mut constants, mut own) = (Vec::new(), Vec::new());
        let plain: HashSet<String> = fields
            .iter()
            .filter(|field| !field.name.starts_with('_'))
            .map(|field| names::snake(&field.name))
            .collect();
        for field in fields {
            let mut wanted = names::snake(&field.name);
            if field.name.starts_with('_') && plain.contains(&wanted) {
                wanted.insert(0, '_');
            }
            let ident = self.naming.claim_field(&mut scope, name, field, &wanted);
            let (wire, alias) = (field.name.clone(), field.alias.clone());
            match &field.value {
                FieldValue::Const(value) => {
                    let constant = names::screaming(&ident);
                    let value = Constant::of(value);
                    let about = field.about.clone();
                    constants.push(ConstField { constant, wire, alias, value, about });
                }
                FieldValue::Typed(presence, ty) => {
                    let (presence, ty, about) = (*presence, Type::of(ty), field.about.clone());
                    let default = defaults::of_field(&self.naming.graph.view, &about)
                        .filter(|_| self.naming.options.defaults == Defaults::Values)
                        .map(|(_, value)| value.to_string());
                    own.push(Field { ident, wire, alias, presence, ty, about, default });
                }
            }
        }
        let additional = match additional {
            plan::AdditionalFields::Keep(ty) => {
                AdditionalFields::Keep(scope.claim_or("other", "undeclared"), Type::of(ty))
            }
            plan::AdditionalFields::Drop => AdditionalFields::Drop,
            plan::AdditionalFields::Reject => AdditionalFields::Reject,
        };
        Kind::Struct { constants, fields: own, siblings: siblings.to_vec(), additional }
    }

    fn tagged(
        &mut self,
        parent: &str,
        branches: &[TaggedBranch],
        other: Option<&plan::Type>,
        is_conditional: bool,
    ) -> (Vec<Branch>, Option<Branch>) {
        let below = format!("{parent}::");
        let mut scope = Scope::holding(self.naming.options.names.below(&below));
        let mut named = Vec::new();
        for TaggedBranch { ty, tags } in branches {
            let (values, prefixes) = (tags.values.clone(), tags.prefixes.clone());
            let mut tag = shortest(values.iter().chain(&prefixes));
            if is_conditional {
                tag = tag.trim_end_matches(|last: char| !last.is_alphanumeric());
            }
            let key = format!("{below}{tag}");
            let name = self.naming.claim_in(&mut scope, key, &names::upper(tag));
            named.push(Branch { name, ty: Type::of(ty), values, prefixes, label: String::new() });
        }
        let unknown = other.map(|ty| Branch {
            name: scope.claim_or("Unknown", UNLISTED),
            ty: Type::of(ty),
            values: Vec::new(),
            prefixes: Vec::new(),
            label: String::new(),
        });
        (named, unknown)
    }

    fn any(&self, parent: &str, branches: &[plan::Branch]) -> Vec<Branch> {
        let mut scope = Scope::default();
        let mut named = Vec::new();
        let types = branches::types(&self.naming, branches);
        for (index, plan::Branch { ty, words }) in branches.iter().enumerate() {
            let (name, label) = match words {
                BranchWords::Types(types) => {
                    let (name, label) = of_types(*types);
                    (name.to_owned(), label.to_owned())
                }
                BranchWords::Other => (scope.claim(OTHER), "any other value".to_owned()),
                BranchWords::Undeclared { id, named, pattern } => {
                    let (wanted, label) = of_undeclared(pattern.as_deref());
                    let wanted = self.branch_name(Some(*id), named).unwrap_or(wanted);
                    (scope.claim(&wanted), label)
                }
                BranchWords::Schema { id, named, mark, position, .. } => {
                    let is_value = matches!(mark, Some(Mark::Value(_)));
                    let marked = mark.as_ref().map(marked);
                    let (value, other) = if is_value { (marked, None) } else { (None, marked) };
                    let own = self.branch_name(*id, named).map(|own| below(parent, &own));
                    let own = own.or(value).map(|name| (name, None)).or_else(|| {
                        let (name, label) = by_content(&self.naming, branches, &types, index)?;
                        Some((name, Some(label)))
                    });
                    let own = own.or_else(|| Some((other?, None)));
                    let number = || (format!("Variant{}", position + 1), None);
                    let (wanted, label) = own.unwrap_or_else(number);
                    let name = scope.claim(&wanted);
                    let label = label.unwrap_or_else(|| self.label(named, &name));
                    (name, label)
                }
            };
            let (values, prefixes) = (Vec::new(), Vec::new());
            named.push(Branch { name, ty: Type::of(ty), values, prefixes, label });
        }
        named
    }

    /// Returns the name that the schema gives a branch: by a definition or a title.
    fn branch_name(&self, id: Option<SchemaId>, named: &[SchemaId]) -> Option<String> {
        let definition = |id: &SchemaId| self.naming.definition(*id);
        let title = || {
            let title = self.naming.graph.view.node(id?).annotations.title.as_deref()?;
            Some(names::upper(title))
        };
        let own = named.first().and_then(definition).or_else(title);
        let of_reference = || named.iter().skip(1).find_map(definition);
        own.or_else(of_reference)
    }

    /// Returns what messages call a branch.
    fn label(&self, named: &[SchemaId], name: &str) -> String {
        let titles = named.iter().map(|id| &self.naming.graph.view.node(*id).annotations.title);
        let title = titles.flatten().next().map_or(name, String::as_str);
        let text: String = title.chars().take(80).collect();
        format!("`{text}`")
    }
}

fn number(limits: &plan::NumberLimits) -> NumberLimits {
    let integer = integers::smallest(limits);
    let clauses = limits
        .limits
        .iter()
        // An integer type has the bounds as its own.
        .filter(|(keyword, _)| integer.is_none() || *keyword == Keyword::MultipleOf)
        .map(|(keyword, limit)| (clause(*keyword), limit.literal().to_owned()))
        .collect();
    NumberLimits { integer, is_whole: limits.is_whole, clauses }
}

/// Returns the clause of the runtime's macro for a keyword that limits numbers.
fn clause(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::ExclusiveMinimum => "exclusive_minimum",
        Keyword::ExclusiveMaximum => "exclusive_maximum",
        Keyword::MultipleOf => "multiple_of",
        minimum_or_maximum => minimum_or_maximum.name(),
    }
}

fn tuple(
    items: &[plan::Type],
    words: Vec<Option<String>>,
    n_required: usize,
    rest: Option<&plan::Type>,
) -> Kind {
    let mut scope = Scope::default();
    let named = items.iter().enumerate();
    let items = named.map(|(index, ty)| (scope.claim(&item_at(index)), Type::of(ty))).collect();
    let rest = rest.map(|ty| (scope.claim("rest"), Type::of(ty)));
    Kind::Tuple { items, words, n_required, rest }
}

/// Returns the shortest of some tags, the first of equals.
fn shortest<'t>(tags: impl Iterator<Item = &'t String>) -> &'t str {
    tags.min_by_key(|tag| tag.len()).map_or("", String::as_str)
}
