//! Shrinks a payload to what its break needs.

use serde_json::{Value, json};

use super::Budget;

/// How much is tried to shrink a payload, in values that are looked at: each attempt looks at a whole payload. Those of events
/// take far less; of payloads with thousands of fields that are all needed, not every one is tried.
const MAX_WORK: usize = 400_000;

/// Objects and arrays with more members than this lose many at a time first.
const MIN_WIDE: usize = 16;

/// Removes what is not needed, and simplifies what remains. What stands at the same place of `settled`, a payload that was shrunk
/// before, is left as it is.
pub(super) fn shrink(
    payload: Value,
    settled: Option<&Value>,
    shows: &dyn Fn(&Value) -> bool,
    budget: &Budget,
) -> Value {
    let mut shrinking = Shrinking { payload, settled, shows, budget, work: 0 };
    shrinking.narrow();
    shrinking.simplify();
    shrinking.payload
}

/// A payload that is being shrunk.
struct Shrinking<'a> {
    payload: Value,
    settled: Option<&'a Value>,
    shows: &'a dyn Fn(&Value) -> bool,
    budget: &'a Budget,
    work: usize,
}

impl Shrinking<'_> {
    /// Returns the places that may be left out or simplified.
    fn places(&self) -> Vec<Vec<At>> {
        let mut places = Vec::new();
        places_of(&self.payload, self.settled, &mut Vec::new(), &mut places);
        places
    }

    /// Returns whether another attempt with a payload of this many values may be made.
    fn may_try(&mut self, size: usize) -> bool {
        self.work += size;
        self.work <= MAX_WORK && !self.budget.is_spent()
    }

    /// Removes halves, quarters and so on of the members of wide values.
    fn narrow(&mut self) {
        let places = std::iter::once(Vec::new()).chain(self.places());
        let is_new = |place: &Vec<At>| self.settled.is_none_or(|own| inside(own, place).is_none());
        for place in places.filter(is_new).collect::<Vec<_>>() {
            let width = inside(&self.payload, &place).map_or(0, width);
            let mut chunk = if width > MIN_WIDE { width / 2 } else { 0 };
            while chunk > 1 {
                self.narrow_by(&place, chunk);
                chunk /= 2;
            }
        }
    }

    /// Removes so many members of the value at this place at a time.
    fn narrow_by(&mut self, place: &[At], chunk: usize) {
        let mut from = 0;
        let size = n_values(&self.payload);
        while self.may_try(size) {
            let mut less = self.payload.clone();
            let Some(value) = inside_mut(&mut less, place) else { return };
            if !remove(value, from, chunk) {
                return;
            }
            if (self.shows)(&less) {
                self.payload = less;
            } else {
                from += chunk;
            }
        }
    }

    fn simplify(&mut self) {
        loop {
            let before = self.payload.clone();
            let size = n_values(&self.payload);
            for place in self.places() {
                if !self.may_try(size) {
                    return;
                }
                // Try to remove the whole value first, then to simplify it.
                let less = without(&self.payload, &place).into_iter();
                let plainer = plainer(&self.payload, &place);
                if let Some(smaller) = less.chain(plainer).find(|smaller| (self.shows)(smaller)) {
                    self.payload = smaller;
                }
            }
            if self.payload == before {
                return;
            }
        }
    }
}

/// Returns the number of values inside a value.
fn n_values(value: &Value) -> usize {
    let of_member = |member: &Value| 1 + n_values(member);
    match value {
        Value::Object(fields) => fields.values().map(of_member).sum(),
        Value::Array(items) => items.iter().map(of_member).sum(),
        _ => 0,
    }
}

/// Returns the number of members of a value.
fn width(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.len(),
        Value::Array(items) => items.len(),
        _ => 0,
    }
}

/// Removes a number of members; returns whether there were any.
fn remove(value: &mut Value, from: usize, count: usize) -> bool {
    let mut at = 0;
    let mut is_kept = || {
        at += 1;
        !(from..from + count).contains(&(at - 1))
    };
    match value {
        Value::Object(fields) if from < fields.len() => fields.retain(|_, _| is_kept()),
        Value::Array(items) if from < items.len() => items.retain(|_| is_kept()),
        _ => return false,
    }
    true
}

/// A step into a JSON value.
#[derive(Debug, Clone)]
enum At {
    Name(String),
    Index(usize),
}

/// Collects the places inside a value whose values are not settled, each before those inside it; items in reverse, so that
/// removing one does not move the others.
fn places_of(value: &Value, settled: Option<&Value>, here: &mut Vec<At>, out: &mut Vec<Vec<At>>) {
    let mut visit = |step: At, inner: &Value, settled: Option<&Value>| {
        if settled == Some(inner) {
            return;
        }
        here.push(step);
        out.push(here.clone());
        places_of(inner, settled, here, out);
        here.pop();
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| {
            visit(At::Name(name.clone()), inner, settled.and_then(|value| value.get(name)));
        }),
        Value::Array(items) => items.iter().enumerate().rev().for_each(|(at, inner)| {
            visit(At::Index(at), inner, settled.and_then(|value| value.get(at)));
        }),
        _ => {}
    }
}

fn inside<'v>(value: &'v Value, place: &[At]) -> Option<&'v Value> {
    place.iter().try_fold(value, |value, step| match step {
        At::Name(name) => value.get(name),
        At::Index(at) => value.get(*at),
    })
}

fn inside_mut<'v>(value: &'v mut Value, place: &[At]) -> Option<&'v mut Value> {
    place.iter().try_fold(value, |value, step| match step {
        At::Name(name) => value.get_mut(name),
        At::Index(at) => value.get_mut(*at),
    })
}

fn without(payload: &Value, place: &[At]) -> Option<Value> {
    let (last, parent) = place.split_last()?;
    let mut less = payload.clone();
    match (inside_mut(&mut less, parent)?, last) {
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
    let Some(value) = inside_mut(&mut changed, place) else { return Vec::new() };
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
        *inside_mut(&mut payload, place)? = plain;
        Some(payload)
    };
    plainer.into_iter().filter_map(put).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_settled_stays_and_costs_nothing() {
        let mut settled = (0..2_000).map(|at| (format!("f{at}"), json!(at))).collect::<Value>();
        settled["inner"] = json!({"kept": 7});
        let mut payload = settled.clone();
        payload["f777"] = json!("a long text");
        payload["inner"]["new"] = json!([1, 2, 3]);
        let attempts = Cell::new(0);
        let shows = |payload: &Value| {
            attempts.set(attempts.get() + 1);
            payload["f777"].is_string() && payload["inner"]["kept"] == 7
        };
        let shrunk = shrink(payload, Some(&settled), &shows, &Budget::default());
        settled["f777"] = json!("");
        assert_eq!(shrunk, settled);
        assert!(attempts.get() < 10, "{}", attempts.get());
    }

    #[test]
    fn wide_payloads_shrink_in_few_attempts() {
        let fields = |n: usize| (0..n).map(|at| (format!("f{at}"), json!(at))).collect::<Value>();
        let needed =
            |payload: &Value| payload.get("f777").is_some() && payload.get("f1333").is_some();
        let attempts = Cell::new(0);
        let shows = |payload: &Value| {
            attempts.set(attempts.get() + 1);
            needed(payload)
        };
        let shrunk = shrink(fields(2_000), None, &shows, &Budget::default());
        assert_eq!(shrunk, json!({"f777": 0, "f1333": 0}));
        assert!(attempts.get() < 100, "{}", attempts.get());
        // Where all are needed, the attempts are bounded.
        attempts.set(0);
        let all = |payload: &Value| {
            attempts.set(attempts.get() + 1);
            width(payload) == 4_000
        };
        shrink(fields(4_000), None, &all, &Budget::default());
        assert!(attempts.get() < 400, "{}", attempts.get());
    }
}
