//! The features that generated code needs, by the options that it was made with: one error for each that is not enabled.

/// The error about a feature that is not enabled.
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_missing_feature {
    ($option:literal, $feature:literal) => {
        ::core::compile_error! { ::core::concat!(
            "`", $option, "` needs the feature `", $feature, "` of `tablature`\n  help: add `features = [\"", $feature,
            "\"]` to `tablature` in `Cargo.toml`; `cargo add tablature --features ", $feature, "` does"
        ) }
    };
}

#[cfg(feature = "chrono")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_chrono {
    () => {};
}

#[cfg(not(feature = "chrono"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_chrono {
    () => {
        $crate::__tablature_missing_feature! { "dates = chrono", "chrono" }
    };
}

#[cfg(feature = "jiff")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_jiff {
    () => {};
}

#[cfg(not(feature = "jiff"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_jiff {
    () => {
        $crate::__tablature_missing_feature! { "dates = jiff", "jiff" }
    };
}

#[cfg(feature = "time")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_time {
    () => {};
}

#[cfg(not(feature = "time"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_time {
    () => {
        $crate::__tablature_missing_feature! { "dates = time", "time" }
    };
}

#[cfg(feature = "url")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_url {
    () => {};
}

#[cfg(not(feature = "url"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_url {
    () => {
        $crate::__tablature_missing_feature! { "urls = url", "url" }
    };
}

#[cfg(feature = "uuid")]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_uuid {
    () => {};
}

#[cfg(not(feature = "uuid"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tablature_needs_uuid {
    () => {
        $crate::__tablature_missing_feature! { "uuids = uuid", "uuid" }
    };
}
