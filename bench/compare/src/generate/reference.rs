//! Definitions, and references to them: by pointer, by anchor, by the `$id` of a nested resource, dynamic ones.

use super::{
    definition::{Definition, Way},
    schema::Generator,
};
use crate::{draft::Draft, json::Json};

/// The name of all dynamic anchors, so that they meet.
const META: &str = "meta";

/// A pointer's segment as it stands in a URI fragment.
fn encoded(name: &str) -> String {
    let pointer = name.replace('~', "~0").replace('/', "~1");
    let mut text = String::new();
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"~$-_.".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            let digits = [byte >> 4, byte & 0xF].map(|digit| char::from_digit(digit.into(), 16));
            text.extend(digits.into_iter().flatten().map(|digit| digit.to_ascii_uppercase()));
        }
    }
    text
}

impl Generator<'_> {
    /// Adds the definitions to the root.
    pub(super) fn define(&mut self, root: &mut Json) {
        if self.definitions.is_empty() {
            return;
        }
        let has_root_anchor = root.get("$dynamicAnchor").is_some();
        let mut all = Json::object();
        for index in 0..self.definitions.len() {
            let Definition { name, way } = self.definitions[index];
            let mut schema = Json::object();
            match way {
                Way::Pointer => {}
                Way::Anchor if self.draft >= Draft::September2019 => {
                    schema.set("$anchor", Json::String(format!("n{index}")));
                }
                Way::Anchor => schema.set(self.draft.id(), Json::String(format!("#n{index}"))),
                Way::DynamicAnchor if has_root_anchor => {
                    schema.set("$dynamicAnchor", Json::String(format!("n{index}")));
                }
                Way::DynamicAnchor => schema.set("$dynamicAnchor", Json::string(META)),
                Way::Resource | Way::DynamicResource => {
                    let id = if self.dice.chance(70) {
                        format!("r{index}.json")
                    } else {
                        format!("http://example.com/r{index}.json")
                    };
                    schema.set(self.draft.id(), Json::String(id));
                }
            }
            if way == Way::DynamicResource {
                if self.draft == Draft::September2019 {
                    schema.set("$recursiveAnchor", Json::Bool(true));
                } else {
                    schema.set("$dynamicAnchor", Json::string(META));
                }
            }
            self.resource = self.definitions[index].is_resource().then_some(index);
            self.first_in_place = index + 1;
            self.has_stepped = false;
            self.refers_nowhere = self.draft <= Draft::Seven && way != Way::Pointer;
            self.fill(&mut schema);
            all.set(name, schema);
        }
        self.resource = None;
        root.set(self.draft.definitions(), all);
    }

    /// Adds a reference, if there is something to refer to.
    pub(super) fn refer(&mut self, schema: &mut Json) {
        if self.refers_nowhere {
            return;
        }
        // Only a step into the value may lead back to a schema that is being applied.
        let may_lead_back = self.has_stepped;
        if may_lead_back && self.draft == Draft::September2019 && self.dice.chance(40) {
            schema.set("$recursiveRef", Json::string("#"));
        } else if may_lead_back && self.draft == Draft::December2020 && self.dice.chance(40) {
            let reference = self.dynamic_reference();
            schema.set("$dynamicRef", Json::String(reference));
        } else {
            let first = if may_lead_back { 0 } else { self.first_in_place };
            let n_targets = self.definitions.len().saturating_sub(first);
            let n_choices = n_targets + usize::from(may_lead_back);
            if n_choices == 0 {
                return;
            }
            let choice = self.dice.below(n_choices);
            let reference = if choice == n_targets {
                self.reference_to_root()
            } else {
                self.reference_to(first + choice)
            };
            schema.set("$ref", Json::String(reference));
        }
    }

    fn reference_to_root(&mut self) -> String {
        match self.resource {
            // `#` is the nested resource itself there.
            Some(_) if self.dice.chance(60) => "root.json".to_owned(),
            None if self.has_root_id && self.dice.chance(30) => {
                (*self.dice.pick(&["root.json", "http://example.com/root.json#", "/root.json"]))
                    .to_owned()
            }
            _ => "#".to_owned(),
        }
    }

    fn reference_to(&mut self, index: usize) -> String {
        let Definition { name, way } = self.definitions[index];
        let root = match self.resource {
            Some(_) => "root.json",
            None if self.has_root_id && self.dice.chance(20) => "http://example.com/root.json",
            None => "",
        };
        match way {
            Way::Pointer | Way::DynamicAnchor => {
                format!("{root}#/{}/{}", self.draft.definitions(), encoded(name))
            }
            Way::Anchor => format!("{root}#n{index}"),
            Way::Resource | Way::DynamicResource => {
                let forms = ["", "http://example.com/", "/", "./", "x/../"];
                let fragment = if self.dice.chance(15) { "#" } else { "" };
                format!("{}r{index}.json{fragment}", self.dice.pick(&forms))
            }
        }
    }

    /// A `$dynamicRef` to the anchor of the resource that it stands in, or a plain one.
    fn dynamic_reference(&mut self) -> String {
        let has_meta = |definition: &Definition| definition.way == Way::DynamicResource;
        let resources: Vec<usize> = (0..self.definitions.len())
            .filter(|index| has_meta(&self.definitions[*index]))
            .collect();
        match self.resource {
            Some(index) if has_meta(&self.definitions[index]) && self.dice.chance(70) => {
                format!("#{META}")
            }
            _ if !resources.is_empty() && self.dice.chance(50) => {
                format!("r{}.json#{META}", self.dice.pick(&resources))
            }
            None if self.has_root_meta => format!("#{META}"),
            _ => self.reference_to_root(),
        }
    }
}
