//! One mistake is one error in the module form too: uses of the missing types are not reported.

#[tablature::types_of("userpilot/evnt")]
mod event {}

fn read(event: event::Event) -> event::Kind {
    event.kind
}

fn main() {}
