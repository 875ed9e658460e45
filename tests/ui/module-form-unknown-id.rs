//! In the module form too, one mistake is one error: what the types were to be used for is not told.

#[tablature::types_of("userpilot/evnt")]
mod event {}

fn read(event: event::Event) -> event::Kind {
    event.kind
}

fn main() {}
