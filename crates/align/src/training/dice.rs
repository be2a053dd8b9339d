//! Chance that is the same every time.

/// Seeded chance (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Chance that begins with a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in [0, 1).
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number in [−1, 1).
    pub(super) fn roll(&mut self) -> f64 {
        2.0 * self.share() - 1.0
    }

    /// Brings a list into a random order (Fisher and Yates).
    pub(super) fn shuffle(&mut self, list: &mut [usize]) {
        for index in (1..list.len()).rev() {
            list.swap(index, (self.next() % (index as u64 + 1)) as usize);
        }
    }
}
