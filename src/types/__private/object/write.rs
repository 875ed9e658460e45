//! Structs as values.

use super::{
    super::super::{Object, Value},
    ObjectSpec, Rest, Written, wire,
};

impl ObjectSpec {
    /// Writes the fields in the order of the table, and then the members that are none.
    pub fn write(&self, fields: &[&dyn Written], rest: Option<&dyn Rest>) -> Value {
        let mut object = Object::with_capacity(self.fields.len());
        let constants = self.constants.iter().map(|only| Some(only.value()));
        let values = constants.chain(fields.iter().map(|field| field.written()));
        for (spec, value) in self.fields.iter().zip(values) {
            if let Some(value) = value {
                object.insert(wire(spec), value);
            }
        }
        if let Some(rest) = rest {
            rest.write(&mut object);
        }
        Value::Object(object)
    }
}
