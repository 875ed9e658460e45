//! The types of the three events, by macro: one line each.

use std::process::ExitCode;

mod web {
    tablature::types!("genesys/web-event-response");
}

#[tablature::types_of("genesys/event")]
mod journey {}

#[tablature::types_of("userpilot/event@3", builders = true)]
mod exported {
    // Items already in the module stay, and see the types.
    pub(crate) type Payload = UserpilotEvent;
}

// Two macros in one module.
tablature::types!(path = "schemas/order.json");
tablature::types!(path = "schemas/visit.json", unknown = refuse, replace = { Page = self::Address });

/// A type of the user's own in the place of one that would be generated.
type Address = tablature::types::Value;

fn main() -> ExitCode {
    let mut account = shared::Account::default();
    account.check::<web::WebEventResponse>("genesys/web-event-response");
    account.check::<journey::Event>("genesys/event");
    account.check::<exported::Payload>("userpilot/event@3");
    account.finish()
}
