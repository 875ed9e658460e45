//! The types of the three events, as files that the build made.

use std::process::ExitCode;

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

fn main() -> ExitCode {
    let mut account = shared::Account::default();
    account.check::<web::WebEventResponse>("genesys/web-event-response");
    account.check::<journey::Event>("genesys/event");
    account.check::<exported::UserpilotEvent>("userpilot/event@3");
    account.finish()
}
