//! To and from the addresses of the standard library.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{super::Typed as _, Ipv4, Ipv6};

impl Ipv4 {
    /// Returns the address as a type of the standard library.
    #[expect(
        clippy::missing_panics_doc,
        reason = "the standard library parses what the format allows"
    )]
    pub fn to_std(&self) -> Ipv4Addr {
        self.as_str().parse().expect("the format is that of the standard library")
    }
}

impl Ipv6 {
    /// Returns the address as a type of the standard library.
    #[expect(
        clippy::missing_panics_doc,
        reason = "the standard library parses what the format allows"
    )]
    pub fn to_std(&self) -> Ipv6Addr {
        self.as_str().parse().expect("the format is that of the standard library")
    }
}

impl From<Ipv4Addr> for Ipv4 {
    fn from(address: Ipv4Addr) -> Self {
        Self::from_value(address.to_string().into())
            .expect("the format is that of the standard library")
    }
}

impl From<Ipv6Addr> for Ipv6 {
    fn from(address: Ipv6Addr) -> Self {
        Self::from_value(address.to_string().into())
            .expect("the format is that of the standard library")
    }
}
