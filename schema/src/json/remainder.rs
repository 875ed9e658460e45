//! Computes remainders of numbers of any length, in blocks of digits.

/// Digits of a block: `10^18` fits into 60 bits.
const BLOCK: usize = 18;

/// Returns whether `value × 10^zeros` is a multiple of `divisor`.
pub(super) fn is_zero_of_short(value: u64, zeros: u64, divisor: u64) -> bool {
    let modulus = u128::from(divisor);
    (u128::from(value) % modulus * power_of_ten(zeros, modulus)).is_multiple_of(modulus)
}

/// Returns the remainder of a number in ASCII digits.
pub(super) fn of_long_by_short(digits: &str, divisor: u64) -> u64 {
    let modulus = u128::from(divisor);
    let rest = digits.as_bytes().chunks(BLOCK).fold(0, |rest, block| {
        let (value, power) = read(block);
        (rest * u128::from(power) + u128::from(value)) % modulus
    });
    low(rest)
}

/// Returns whether a number in ASCII digits, followed by `zeros`, is a multiple of another one that does not end in a
/// zero.
pub(super) fn is_zero_of_long(digits: &[u8], zeros: u64, divisor: &[u8]) -> bool {
    // Zeros contribute only the prime factors 2 and 5, of which the divisor has fewer than bits.
    let zeros = usize::try_from(zeros).unwrap_or(usize::MAX).min(divisor.len() * 4);
    let mut division = Division::by(divisor);
    for block in digits.chunks(BLOCK) {
        division.push(read(block));
    }
    for _ in 0..zeros / BLOCK {
        division.push((0, POWERS[BLOCK]));
    }
    division.push((0, POWERS[zeros % BLOCK]));
    division.is_exact()
}

const POWERS: [u64; BLOCK + 1] = {
    let mut powers = [1; BLOCK + 1];
    let mut index = 1;
    while index <= BLOCK {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

/// Parses a block: its value, and the power of ten by which the digits before it are multiplied.
fn read(block: &[u8]) -> (u64, u64) {
    let value = block.iter().fold(0u64, |value, digit| {
        value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')))
    });
    (value, POWERS[block.len()])
}

/// A long division that keeps only the remainder. Both numbers are shifted so that the divisor's highest bit is set:
/// then the highest limbs give a digit of the quotient that is at most two too large (Knuth, 4.3.1, theorem B).
struct Division {
    /// The lowest limb first.
    divisor: Vec<u64>,
    shift: u32,
    /// One limb more than the divisor, below the divisor between steps.
    rest: Vec<u64>,
}

impl Division {
    fn by(digits: &[u8]) -> Self {
        let mut divisor: Vec<u64> = Vec::new();
        for block in digits.chunks(BLOCK) {
            let (value, power) = read(block);
            let carry = multiply_add(&mut divisor, power, value.into());
            if carry > 0 {
                divisor.push(carry);
            }
        }
        let shift = divisor.last().map_or(0, |top| top.leading_zeros());
        multiply_add(&mut divisor, 1 << shift, 0);
        let rest = vec![0; divisor.len() + 1];
        Self { divisor, shift, rest }
    }

    /// Appends a block to the digits so far.
    fn push(&mut self, (value, power): (u64, u64)) {
        let Some(top) = self.divisor.last() else { return };
        let count = self.divisor.len();
        multiply_add(&mut self.rest, power, u128::from(value) << self.shift);
        let high = u128::from(self.rest[count]) << 64 | u128::from(self.rest[count - 1]);
        let quotient = u64::try_from(high / u128::from(*top)).unwrap_or(u64::MAX);
        let mut borrow = 0u128;
        for (limb, divisor) in self.rest.iter_mut().zip(&self.divisor) {
            let product = u128::from(quotient) * u128::from(*divisor) + borrow;
            let (difference, is_below) = limb.overflowing_sub(low(product));
            *limb = difference;
            borrow = (product >> 64) + u128::from(is_below);
        }
        let (difference, mut is_below) = self.rest[count].overflowing_sub(low(borrow));
        self.rest[count] = difference;
        while is_below {
            let mut carry = 0u128;
            for (limb, divisor) in self.rest.iter_mut().zip(&self.divisor) {
                let sum = u128::from(*limb) + u128::from(*divisor) + carry;
                *limb = low(sum);
                carry = sum >> 64;
            }
            let (sum, has_wrapped) = self.rest[count].overflowing_add(low(carry));
            self.rest[count] = sum;
            is_below = !has_wrapped;
        }
    }

    fn is_exact(&self) -> bool {
        self.rest.iter().all(|limb| *limb == 0)
    }
}

/// Multiplies a number by `factor`, adds `summand`, and returns the carry.
fn multiply_add(limbs: &mut [u64], factor: u64, summand: u128) -> u64 {
    let mut carry = summand;
    for limb in limbs {
        let product = u128::from(*limb) * u128::from(factor) + carry;
        *limb = low(product);
        carry = product >> 64;
    }
    low(carry)
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
fn low(wide: u128) -> u64 {
    wide as u64
}

/// Returns `10^exponent mod modulus` for a modulus below 2^64.
fn power_of_ten(mut exponent: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}
