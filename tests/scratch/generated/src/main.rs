//! The types of the three events, as files that the build made.

use std::{fs, process::ExitCode};

macro_rules! generated {
    ($name:ident) => {
        #[allow(dead_code, unreachable_pub, reason = "generated: not all of it is used")]
        mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    };
}

generated!(web);
generated!(journey);
generated!(exported);
generated!(order);

/// A folder, whose modules embed what they share once.
#[allow(dead_code, unreachable_pub, reason = "generated: not all of it is used")]
mod shop {
    include!(concat!(env!("OUT_DIR"), "/shop/mod.rs"));
}

fn main() -> ExitCode {
    let (right, wrong) = (r#"{"amount":1,"currency":"EUR"}"#, r#"{"amount":1}"#);
    let [right_event, wrong_event] = [right, wrong].map(|price| format!(r#"{{"price":{price}}}"#));
    let placed = shop::placed::Placed::from_json(right_event.as_bytes()).map(|own| own.to_json());
    let refunded = shop::refunded::Refunded::from_json(right_event.as_bytes()).map(|own| own.to_json());
    assert_eq!((placed.ok(), refunded.ok()), (Some(right_event.clone()), Some(right_event)));
    assert!(shop::placed::Placed::from_json(wrong_event.as_bytes()).is_err());
    assert!(shop::refunded::Price::from_json(wrong.as_bytes()).is_err());
    assert!(fs::read_to_string(concat!(env!("OUT_DIR"), "/shop/placed.rs")).is_ok_and(|own| own.contains("sharing")));

    let mut account = shared::Account::default();
    account.check::<web::WebEventResponse>("genesys/web-event-response");
    account.check::<journey::Event>("genesys/event");
    account.check::<exported::UserpilotEvent>("userpilot/event@3");
    account.finish()
}
