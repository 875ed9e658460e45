//! The style of a payload.

/// The style of a payload, beyond being valid.
#[derive(Debug, Clone, Copy)]
pub(in crate::sample) struct Profile {
    /// The percentage of optional fields that are present.
    pub(in crate::sample) density: usize,
    pub(in crate::sample) advice: Advice,
    /// Set if strings have the formats that are not asserted, too, since other validators may assert them.
    pub(in crate::sample) heeds_formats: bool,
    /// Set if strings are kept minimal.
    pub(in crate::sample) is_plain: bool,
}

impl Profile {
    /// A payload that only has to be valid, with this percentage of optional fields.
    pub(in crate::sample) fn of(density: usize) -> Self {
        Self { density, advice: Advice::Ignored, heeds_formats: true, is_plain: false }
    }

    pub(super) fn heeds_advice(self) -> bool {
        self.advice != Advice::Ignored
    }

    pub(super) fn is_clean(self) -> bool {
        self.advice == Advice::Needed
    }
}

/// What is done about warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sample) enum Advice {
    /// They may occur.
    Ignored,
    /// They are mostly avoided.
    Heeded,
    /// A payload with one will be tried again.
    Needed,
}

impl Advice {
    pub(in crate::sample) fn heeded_if(heeds: bool) -> Self {
        if heeds { Self::Heeded } else { Self::Ignored }
    }
}
