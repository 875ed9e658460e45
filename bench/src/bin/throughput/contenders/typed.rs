//! Lines read into Rust types.

mod by_hand;

use serde::de::DeserializeOwned;
use tablature::types::Root;
use tablature_bench::{events::Vendor, measure::Contender};

/// The name of the types that others are compared with.
pub(crate) const BY_HAND: &str = "types by hand, serde";

/// The name of typify's types.
pub(crate) const TYPIFY: &str = "typify, serde";

/// Types of ours for one vendor.
mod own_userpilot {
    #![allow(missing_docs, unreachable_pub, reason = "generated")]
    tablature::types!("userpilot/event");
}

/// Types of ours for the other.
mod own_genesys {
    #![allow(missing_docs, unreachable_pub, reason = "generated")]
    tablature::types!("genesys/web-event-response");
}

mod typify_userpilot {
    #![allow(warnings, clippy::all, clippy::pedantic, reason = "generated")]
    include!(concat!(env!("OUT_DIR"), "/typify_userpilot.rs"));
}

mod typify_genesys {
    #![allow(warnings, clippy::all, clippy::pedantic, reason = "generated")]
    include!(concat!(env!("OUT_DIR"), "/typify_genesys.rs"));
}

/// Returns all that read a vendor's events into types.
pub(crate) fn typed(vendor: Vendor) -> Vec<Contender<'static>> {
    match vendor {
        Vendor::Userpilot => vec![
            by_serde::<by_hand::UserpilotEvent>(BY_HAND),
            by_serde::<typify_userpilot::UserpilotEvent>(TYPIFY),
            by_own_door::<own_userpilot::UserpilotEvent>(),
            by_serde::<own_userpilot::UserpilotEvent>("tablature, serde"),
        ],
        Vendor::Genesys => vec![
            by_serde::<by_hand::WebEventResponse>(BY_HAND),
            by_serde::<typify_genesys::WebEventResponse>(TYPIFY),
            by_own_door::<own_genesys::WebEventResponse>(),
            by_serde::<own_genesys::WebEventResponse>("tablature, serde"),
        ],
    }
}

fn by_serde<T: DeserializeOwned>(name: &str) -> Contender<'static> {
    Contender::by_line(name, |line| match serde_json::from_slice::<T>(line) {
        Ok(value) => {
            std::hint::black_box(&value);
            true
        }
        Err(_) => false,
    })
}

fn by_own_door<T: Root>() -> Contender<'static> {
    Contender::by_line("tablature from_json", |line| match T::from_json(line) {
        Ok(value) => {
            std::hint::black_box(&value);
            true
        }
        Err(_) => false,
    })
}
