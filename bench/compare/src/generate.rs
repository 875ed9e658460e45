//! Generated schemas, payloads directed at them, and mutations of both.

mod arrays;
mod definition;
mod mutate;
mod objects;
mod payload;
mod pools;
mod reference;
mod schema;
mod strings;

pub use mutate::{malformed, mutated};
pub use payload::payload;
pub use schema::schema;
