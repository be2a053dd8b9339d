//! Gradient ascent with steps of each weight's own (Adam, Kingma and Ba 2015; the pull towards
//! zero apart from the gradient, Loshchilov and Hutter 2019).

/// Running means of the slopes and of their squares.
#[derive(Clone, Debug)]
pub(super) struct Adam {
    mean: Vec<f64>,
    square: Vec<f64>,
    steps: i32,
}

impl Adam {
    pub(super) fn new(weights: usize) -> Self {
        Self { mean: vec![0.0; weights], square: vec![0.0; weights], steps: 0 }
    }

    /// Moves each weight up its slope by about `step`, and by the share `step` × `pull` of itself
    /// towards zero.
    pub(super) fn climb<'w>(
        &mut self,
        slopes: &[f64],
        step: f64,
        pull: f64,
        weights: impl Iterator<Item = &'w mut f32>,
    ) {
        self.steps += 1;
        let bias = (
            1.0 - libm::pow(0.9, f64::from(self.steps)),
            1.0 - libm::pow(0.99, f64::from(self.steps)),
        );
        for (index, weight) in weights.enumerate() {
            let slope = slopes[index];
            self.mean[index] = 0.9 * self.mean[index] + 0.1 * slope;
            self.square[index] = 0.99 * self.square[index] + 0.01 * slope * slope;
            let root = libm::sqrt(self.square[index] / bias.1);
            let rise = self.mean[index] / bias.0 / (root + 1e-8);
            *weight += (step * (rise - pull * f64::from(*weight))) as f32;
        }
    }
}
