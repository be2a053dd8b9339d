//! Finds places for families of children in a double array, first fit.

/// Members of a family that may be placed anywhere, whatever the search costs.
const LARGE_FAMILY: usize = 30;

/// The places taken so far, and the bases that point at them.
#[derive(Default)]
pub(super) struct DoubleArray {
    taken: Vec<bool>,
    based: Vec<bool>,
    /// No place before this one is free.
    first_free: usize,
    /// Where the search for the last family began to fit, and how many members that family had.
    last_fit: (usize, usize),
}

impl DoubleArray {
    /// Returns how many places the array has.
    pub(super) fn len(&self) -> usize {
        self.taken.len()
    }

    /// Places the children of the root, whose base is 0.
    pub(super) fn place_root(&mut self, codes: &[usize]) -> usize {
        self.take(0, codes);
        0
    }

    /// Places a family with these codes, sorted, not empty; returns its base, which is no other's.
    pub(super) fn place(&mut self, codes: &[usize]) -> usize {
        // Small families of one size come one after another, and where one of them did not fit, the
        // next hardly ever does: beginning where the last one fitted turns a quadratic search
        // linear, and smaller families fill the gaps. Large ones are few; they decide how long
        // the array becomes, so they look everywhere.
        let from = match self.last_fit {
            (place, members) if members == codes.len() && members < LARGE_FAMILY => place,
            _ => self.first_free,
        };
        let fits = |base: &usize| {
            *base > 0
                && !is_set(&self.based, *base)
                && codes.iter().all(|code| !is_set(&self.taken, base + code))
        };
        let base = (from.saturating_sub(codes[0])..)
            .find(fits)
            .expect("the array has no end, so there is a place");
        self.last_fit = (base + codes[0], codes.len());
        self.take(base, codes);
        base
    }

    fn take(&mut self, base: usize, codes: &[usize]) {
        set(&mut self.based, base);
        for code in codes {
            set(&mut self.taken, base + code);
        }
        while is_set(&self.taken, self.first_free) {
            self.first_free += 1;
        }
    }
}

fn is_set(bits: &[bool], index: usize) -> bool {
    bits.get(index).copied().unwrap_or_default()
}

fn set(bits: &mut Vec<bool>, index: usize) {
    if bits.len() <= index {
        bits.resize(index + 1, false);
    }
    bits[index] = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_share_no_place_and_no_base() {
        let mut array = DoubleArray::default();
        assert_eq!(array.place_root(&[1, 2, 4]), 0);
        // Base 1 would put code 1 on place 2; base 2 puts 1 and 3 on 3 and 5.
        assert_eq!(array.place(&[1, 3]), 2);
        // Places 0 and 6 are free, but base 5 for code 1 is the first that is positive and free.
        assert_eq!(array.place(&[1]), 5);
        assert_eq!(array.place(&[1]), 6);
        // Base 1 is free: code 7 goes to place 8.
        assert_eq!(array.place(&[7]), 1);
        assert_eq!(array.len(), 9);
    }
}
