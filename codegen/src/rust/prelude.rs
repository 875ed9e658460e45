//! What the prelude of Rust has.

/// Its types, traits and variants.
const NAMES: &str = "AsMut AsRef Box Clone Copy Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut \
    FnOnce From FromIterator Future Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq \
    PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto Unpin Vec";

/// Returns whether the prelude has the name: a type of that name would hide it where the types are imported.
pub(super) fn is_of_prelude(name: &str) -> bool {
    NAMES.split(' ').any(|own| own == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_are_of_the_prelude() {
        for name in ["AsMut", "From", "FromIterator", "Option", "Vec"] {
            assert!(is_of_prelude(name), "{name}");
        }
        for name in ["", " ", "Opt", "Options", "Iter", "option", "Vec "] {
            assert!(!is_of_prelude(name), "{name}");
        }
    }
}
