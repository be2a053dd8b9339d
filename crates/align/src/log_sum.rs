//! Sums of exponentials as logarithms, term by term.

/// A running ln Σ exp.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LogSum {
    most: f64,
    sum: f64,
}

impl Default for LogSum {
    fn default() -> Self {
        Self { most: f64::NEG_INFINITY, sum: 0.0 }
    }
}

impl LogSum {
    /// Adds e^`log`.
    pub(crate) fn add(&mut self, log: f64) {
        if log > self.most {
            self.sum = self.sum * libm::exp(self.most - log) + 1.0;
            self.most = log;
        } else {
            self.sum += libm::exp(log - self.most);
        }
    }

    /// ln of the sum; −∞ of nothing.
    pub(crate) fn value(&self) -> f64 {
        if self.sum == 0.0 { f64::NEG_INFINITY } else { self.most + libm::log(self.sum) }
    }
}
