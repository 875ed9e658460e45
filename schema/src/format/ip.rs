//! `ipv4` and `ipv6`.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Returns whether a string is four decimal numbers without leading zeros (RFC 2673, section 3.2).
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Returns whether a string is an address of RFC 4291, section 2.2: no brackets, no zone, no prefix length.
pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_ipv4, is_ipv6};

    #[test]
    fn addresses_are_written_in_full() {
        assert!(is_ipv4("0.0.0.0") && is_ipv4("255.255.255.255"));
        for text in [
            "",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "01.2.3.4",
            "0x1.2.3.4",
            "1.2.3.4 ",
            "1.2.3.4/8",
            "১.2.3.4",
        ] {
            assert!(!is_ipv4(text), "{text}");
        }
    }

    #[test]
    fn groups_are_left_out_once() {
        for text in [
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1::8",
            "::ffff:192.0.2.1",
            "1:2:3:4:5:6:192.0.2.1",
        ] {
            assert!(is_ipv6(text), "{text}");
        }
        for text in [
            "",
            ":",
            ":::",
            "1::2::3",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "12345::",
            "::g",
            "[::1]",
            "fe80::1%eth0",
            "::/64",
            "::1 ",
            "::192.0.2.01",
            "::192.0.2",
            "192.0.2.1",
            ":1:2:3:4:5:6:7",
        ] {
            assert!(!is_ipv6(text), "{text}");
        }
    }
}
