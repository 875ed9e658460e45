//! Definitions that references name.

use crate::{dice::Dice, draft::Draft};

/// Keys of definitions. Pointers to some need escapes.
const NAMES: [&str; 6] = ["d0", "node", "a/b", "t~x", "é y", "50%"];

/// A definition and how it is referred to.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// Its key.
    pub(super) name: &'static str,
    pub(super) way: Way,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By a pointer to it.
    Pointer,
    /// By a name in its resource.
    Anchor,
    /// By an `$id` of its own.
    Resource,
    /// Draft 2020-12: by `$dynamicAnchor` in the root's resource.
    DynamicAnchor,
    /// Draft 2019-09: a resource of its own with `$recursiveAnchor`; 2020-12: one with `$dynamicAnchor`.
    DynamicResource,
}

impl Definition {
    pub(super) fn some(dice: &mut Dice, draft: Draft) -> Vec<Self> {
        let count = *dice.pick(&[0, 0, 0, 1, 1, 2, 3, 4]);
        let mut has_dynamic_anchor = false;
        let mut definition = |name| {
            let way = match dice.below(10) {
                4 | 5 => Way::Anchor,
                6 | 7 => Way::Resource,
                8 if draft >= Draft::September2019 => Way::DynamicResource,
                9 if draft >= Draft::December2020 && !has_dynamic_anchor => {
                    has_dynamic_anchor = true;
                    Way::DynamicAnchor
                }
                _ => Way::Pointer,
            };
            Self { name, way }
        };
        NAMES[..count].iter().map(|name| definition(*name)).collect()
    }

    pub(super) fn is_resource(&self) -> bool {
        matches!(self.way, Way::Resource | Way::DynamicResource)
    }

    /// It puts a dynamic anchor into the root's resource.
    pub(super) fn is_dynamic_anchor(&self) -> bool {
        self.way == Way::DynamicAnchor
    }

    /// It has no keyword that names it.
    pub(super) fn is_plain(&self) -> bool {
        self.way == Way::Pointer
    }
}
