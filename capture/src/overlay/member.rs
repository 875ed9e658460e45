//! Finds members of properties by paths: `address.city`, `items[].sku`.

use serde_json::{Map, Value};

use crate::path::{self, Dots, Step};

/// Returns the schema of a property, or of a member of one. A property whose own name is the path comes first.
pub(super) fn find<'t>(
    ty: &'t mut Map<String, Value>,
    path: &str,
) -> Option<&'t mut Map<String, Value>> {
    if has_property(ty, path) {
        return ty.get_mut("properties")?.get_mut(path)?.as_object_mut();
    }
    path::steps(path, Dots::Paths)?.iter().try_fold(ty, step)
}

/// Returns the object that has the member at a path, and the member's own name; `None` if it is a property of the type
/// itself, or there is none.
pub(super) fn holder<'t>(
    ty: &'t mut Map<String, Value>,
    path: &str,
) -> Option<(&'t mut Map<String, Value>, String)> {
    if has_property(ty, path) {
        return None;
    }
    let mut steps = path::steps(path, Dots::Paths)?;
    let Some(Step::Field(name)) = steps.pop().filter(|_| !steps.is_empty()) else {
        return None;
    };
    let object = steps.iter().try_fold(ty, step)?;
    has_property(object, &name).then_some((object, name))
}

fn has_property(object: &Map<String, Value>, name: &str) -> bool {
    object.get("properties").is_some_and(|properties| properties.get(name).is_some())
}

fn step<'t>(schema: &'t mut Map<String, Value>, step: &Step) -> Option<&'t mut Map<String, Value>> {
    match step {
        Step::Field(name) => schema.get_mut("properties")?.get_mut(name)?.as_object_mut(),
        Step::Items => schema.get_mut("items")?.as_object_mut(),
        Step::Each | Step::Others => {
            let keyword =
                if schema.contains_key("items") { "items" } else { "additionalProperties" };
            schema.get_mut(keyword)?.as_object_mut()
        }
    }
}
