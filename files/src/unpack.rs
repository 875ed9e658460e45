//! How much a packed file may unpack to.

use std::fmt;

/// Bytes that are unpacked whatever the ratio: some records of the largest size that is read by default.
const FREE_BYTES: u64 = 160 << 20;

/// Limits on what a packed file unpacks to.
///
/// # Example
///
/// ```
/// use tablature_files::UnpackLimits;
///
/// let limits = UnpackLimits::new(1 << 40, 1000);
/// assert!(limits.judge(1 << 20, 1 << 30).is_err());
/// assert!(limits.judge(1 << 24, 1 << 30).is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnpackLimits {
    /// The bytes that it may unpack to.
    pub max_bytes: u64,
    /// How many times its own size it may unpack to, beyond the first 160 MiB.
    pub max_ratio: u64,
}

impl UnpackLimits {
    /// Limits that no export of events comes near.
    pub const DEFAULT: Self = Self { max_bytes: 64 << 30, max_ratio: 1000 };

    /// Creates limits.
    pub const fn new(max_bytes: u64, max_ratio: u64) -> Self {
        Self { max_bytes, max_ratio }
    }

    /// Judges a file of which `packed` bytes were read and `unpacked` came out.
    ///
    /// # Errors
    ///
    /// [`UnpackError`]: this is more than a limit allows.
    pub fn judge(&self, packed: u64, unpacked: u64) -> Result<(), UnpackError> {
        if unpacked > self.max_bytes {
            return Err(UnpackError::Bytes(self.max_bytes));
        }
        if unpacked > FREE_BYTES && unpacked > packed.saturating_mul(self.max_ratio) {
            return Err(UnpackError::Ratio(self.max_ratio));
        }
        Ok(())
    }
}

impl Default for UnpackLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Which limit a packed file breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnpackError {
    /// The bytes that it may unpack to.
    Bytes(u64),
    /// How many times its size it may unpack to.
    Ratio(u64),
}

impl fmt::Display for UnpackError {
    /// To be read after "the gzip stream ".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(limit) => write!(f, "unpacks to more than {limit} bytes"),
            Self::Ratio(limit) => write!(f, "unpacks to more than {limit} times its size"),
        }
    }
}

impl std::error::Error for UnpackError {}

#[cfg(test)]
mod tests {
    use super::{UnpackError, UnpackLimits};

    #[test]
    fn both_limits_hold() {
        let limits = UnpackLimits { max_bytes: 1 << 30, max_ratio: 10 };
        let packed = 30 << 20;
        assert_eq!(limits.judge(1, 160 << 20), Ok(()));
        assert_eq!(limits.judge(1, (160 << 20) + 1), Err(UnpackError::Ratio(10)));
        assert_eq!(limits.judge(packed, packed * 10), Ok(()));
        assert_eq!(limits.judge(packed, packed * 10 + 1), Err(UnpackError::Ratio(10)));
        assert_eq!(limits.judge(1 << 30, (1 << 30) + 1), Err(UnpackError::Bytes(1 << 30)));
    }
}
