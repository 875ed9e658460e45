//! `tablature` under another name: the macro finds it in the manifest.

/// By the macro's own look into the manifest.
pub mod found {
    events::types!(path = "schemas/order.json");
}

/// By the path that is given, as for users who get the crate by way of another.
pub mod given {
    /// Items that another crate might export.
    pub mod offered {
        pub use events as tablature;
    }

    events::types!(path = "schemas/order.json", crate = self::offered::tablature);
}

/// The types are made where a block needs them, too.
pub fn is_order(text: &str) -> bool {
    events::types!(path = "schemas/order.json");
    Order::from_json(text.as_bytes()).is_ok()
}
