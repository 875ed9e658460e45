//! The characters of UTF-8, byte by byte.

/// Where in a character of UTF-8 a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Character {
    /// After a whole one.
    Whole,
    /// So many continuation bytes are missing.
    Missing(u8),
    /// After a first byte that limits the second, of a character that misses so many.
    Limited(u8, u8),
}

impl Character {
    /// Returns where a text ends with one more byte; `None` if it is not UTF-8.
    pub(super) fn then(self, byte: u8) -> Option<Self> {
        let is_next = match self {
            Self::Whole => {
                return match byte {
                    0x00..=0x7f => Some(Self::Whole),
                    0xc2..=0xdf => Some(Self::Missing(1)),
                    0xe0 | 0xed => Some(Self::Limited(byte, 2)),
                    0xe1..=0xef => Some(Self::Missing(2)),
                    0xf0 | 0xf4 => Some(Self::Limited(byte, 3)),
                    0xf1..=0xf3 => Some(Self::Missing(3)),
                    _ => None,
                };
            }
            Self::Missing(_) => matches!(byte, 0x80..=0xbf),
            Self::Limited(0xe0, _) => matches!(byte, 0xa0..=0xbf),
            Self::Limited(0xed, _) => matches!(byte, 0x80..=0x9f),
            Self::Limited(0xf0, _) => matches!(byte, 0x90..=0xbf),
            Self::Limited(..) => matches!(byte, 0x80..=0x8f),
        };
        let (Self::Missing(count) | Self::Limited(_, count)) = self else { return None };
        is_next.then_some(if count == 1 { Self::Whole } else { Self::Missing(count - 1) })
    }

    /// Returns the class of a byte: two of one class can stand in the same places.
    pub(super) fn class(byte: u8) -> u8 {
        match byte {
            0x00..=0x7f => 0,
            0x80..=0x8f => 1,
            0x90..=0x9f => 2,
            0xa0..=0xbf => 3,
            0xc2..=0xdf => 4,
            0xe1..=0xec | 0xee..=0xef => 5,
            0xf1..=0xf3 => 6,
            0xe0 | 0xed | 0xf0 | 0xf4 => byte,
            _ => 7,
        }
    }
}
