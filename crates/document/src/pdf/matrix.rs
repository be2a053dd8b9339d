//! Affine maps of the plane, as pdf files write them: six numbers.

/// Maps `(x, y)` to `(a x + c y + e, b x + d y + f)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix([f32; 6]);

impl Matrix {
    /// Leaves every point where it is.
    pub(super) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Makes a map of its six numbers.
    pub(super) fn new(numbers: [f32; 6]) -> Self {
        Self(numbers)
    }

    /// Moves every point.
    pub(super) fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Maps by `self` first, by `next` then.
    pub(super) fn then(&self, next: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where the point `(0, 0)` goes.
    pub(super) fn origin(&self) -> (f32, f32) {
        (self.0[4], self.0[5])
    }

    /// Which way, and how long, the unit to the right becomes.
    pub(super) fn across(&self) -> (f32, f32) {
        (self.0[0], self.0[1])
    }

    /// Which way, and how long, the unit downwards becomes.
    pub(super) fn down(&self) -> (f32, f32) {
        (-self.0[2], -self.0[3])
    }

    /// How long the unit upwards becomes.
    pub(super) fn height(&self) -> f32 {
        libm::hypotf(self.0[2], self.0[3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_applied_in_order() {
        let double = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = Matrix::shift(3.0, 4.0).then(&double);
        assert_eq!(moved.origin(), (6.0, 8.0));
        assert_eq!(double.then(&Matrix::shift(3.0, 4.0)).origin(), (3.0, 4.0));
        assert_eq!(moved.height(), 2.0);
    }
}
