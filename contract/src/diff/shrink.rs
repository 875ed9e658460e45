//! Shrinks a payload to what its break needs.

use serde_json::{Value, json};

use super::Budget;

/// Removes what is not needed, and simplifies what remains.
pub(super) fn shrink(mut payload: Value, shows: &dyn Fn(&Value) -> bool, budget: &Budget) -> Value {
    loop {
        let before = payload.clone();
        let mut places = Vec::new();
        places_of(&payload, &mut Vec::new(), &mut places);
        for place in places {
            if budget.is_spent() {
                return payload;
            }
            // Try to remove the whole value first, then to simplify it.
            let less = without(&payload, &place).into_iter();
            let plainer = plainer(&payload, &place);
            if let Some(smaller) = less.chain(plainer).find(|smaller| shows(smaller)) {
                payload = smaller;
            }
        }
        if payload == before {
            return payload;
        }
    }
}

/// A step into a JSON value.
#[derive(Debug, Clone)]
enum At {
    Name(String),
    Index(usize),
}

/// Collects the places inside a value, each before those inside it; items in reverse, so that removing one does not
/// move the others.
fn places_of(value: &Value, here: &mut Vec<At>, out: &mut Vec<Vec<At>>) {
    let mut visit = |step: At, inner: &Value| {
        here.push(step);
        out.push(here.clone());
        places_of(inner, here, out);
        here.pop();
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| visit(At::Name(name.clone()), inner));
        }
        Value::Array(items) => {
            items.iter().enumerate().rev().for_each(|(at, inner)| visit(At::Index(at), inner));
        }
        _ => {}
    }
}

fn inside<'v>(value: &'v mut Value, place: &[At]) -> Option<&'v mut Value> {
    place.iter().try_fold(value, |value, step| match step {
        At::Name(name) => value.get_mut(name),
        At::Index(at) => value.get_mut(*at),
    })
}

fn without(payload: &Value, place: &[At]) -> Option<Value> {
    let (last, parent) = place.split_last()?;
    let mut less = payload.clone();
    match (inside(&mut less, parent)?, last) {
        (Value::Object(fields), At::Name(name)) => {
            fields.shift_remove(name)?;
        }
        (Value::Array(items), At::Index(at)) if *at < items.len() => {
            items.remove(*at);
        }
        _ => return None,
    }
    Some(less)
}

/// Returns the payload with simpler values at this place; simplification always terminates.
fn plainer(payload: &Value, place: &[At]) -> Vec<Value> {
    let mut changed = payload.clone();
    let Some(value) = inside(&mut changed, place) else { return Vec::new() };
    let plainer = match &*value {
        Value::String(text) if text.chars().count() > 8 => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            vec![json!(""), json!("a"), json!(half)]
        }
        Value::String(text) if text.chars().count() > 1 => vec![json!(""), json!("a")],
        Value::Number(number) => {
            let size = number.as_f64().unwrap_or_default().abs();
            let small = [0, 1].into_iter().filter(|small| f64::from(*small) < size);
            small.map(|small| json!(small)).collect()
        }
        _ => Vec::new(),
    };
    let put = |plain: Value| {
        let mut payload = payload.clone();
        *inside(&mut payload, place)? = plain;
        Some(payload)
    };
    plainer.into_iter().filter_map(put).collect()
}
