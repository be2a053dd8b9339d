//! Bead shapes: how many sentences of either side a bead may hold.

/// English and Chinese sentences of a bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BeadShape {
    pub(crate) english: usize,
    pub(crate) chinese: usize,
}

/// The most sentences a bead may hold on one side.
pub(crate) const LONGEST_SIDE: usize = 5;

/// A null sentence with this many null ones before and behind it is inside a long omission.
pub(crate) const LONG_RUN: usize = 8;

/// Number of bead shapes: two nulls, and 1-1 to 5-5.
pub(crate) const SHAPES: usize = 2 + LONGEST_SIDE * LONGEST_SIDE;

/// All shapes the search tries: `1-0`, `0-1`, then `1-1`, `1-2` … `5-5`.
pub(crate) const ALL_SHAPES: [BeadShape; SHAPES] = all_shapes();

const fn all_shapes() -> [BeadShape; SHAPES] {
    let mut shapes = [BeadShape { english: 1, chinese: 0 }; SHAPES];
    shapes[1] = BeadShape { english: 0, chinese: 1 };
    let mut index = 2;
    while index < SHAPES {
        shapes[index] = BeadShape {
            english: (index - 2) / LONGEST_SIDE + 1,
            chinese: (index - 2) % LONGEST_SIDE + 1,
        };
        index += 1;
    }
    shapes
}

impl BeadShape {
    /// Tells whether one side is empty.
    pub(crate) fn is_null(self) -> bool {
        self.english == 0 || self.chinese == 0
    }
}
