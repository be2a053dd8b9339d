//! Logistic regression with signs that are given.

/// What is known of a candidate pair, and whether it is one.
pub struct Example {
    pub figures: Vec<f64>,
    pub is_pair: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Quadratic penalty on weights.
const PENALTY: f64 = 0.3;

/// Says how many are told wrong.
pub fn tell(title: &str, examples: &[Example], weights: &[f64]) {
    for least in [0.5, 0.1, 0.01] {
        let wrong = |is_pair: bool| {
            let some = examples.iter().filter(|it| it.is_pair == is_pair);
            some.filter(|it| (probability(weights, &it.figures) >= least) != is_pair).count()
        };
        eprintln!("{title}, from {least}: {} missed, {} wrong", wrong(true), wrong(false));
    }
}

fn probability(weights: &[f64], figures: &[f64]) -> f64 {
    let terms = weights.iter().zip(figures).map(|(weight, figure)| weight * figure);
    1.0 / (1.0 + libm::exp(-terms.sum::<f64>()))
}

/// Weights of the figures of some places whose signs are as they must be: those that would come out
/// wrong are left out one by one, the worst first.
pub fn fit_signed(examples: &[Example], mut used: Vec<usize>, signs: &[i8]) -> Vec<f64> {
    loop {
        let weights = fit(examples, &used, signs.len());
        let wrong = used.iter().filter(|&&it| weights[it] * f64::from(signs[it]) < 0.0);
        match wrong.max_by(|&&one, &&other| weights[one].abs().total_cmp(&weights[other].abs())) {
            Some(&worst) => used.retain(|&it| it != worst),
            None => return weights,
        }
    }
}

/// Logistic regression with a quadratic penalty, by Newton's method; the weights of figures that
/// are not used are 0.
fn fit(examples: &[Example], used: &[usize], count: usize) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    for _ in 0..10 {
        let mut gradient = vec![0.0; used.len()];
        let mut hessian = vec![vec![0.0; used.len()]; used.len()];
        for example in examples.iter().filter(|example| example.weight > 0.0) {
            let p = probability(&weights, &example.figures);
            let error = (f64::from(u8::from(example.is_pair)) - p) * example.weight;
            let curve = (p * (1.0 - p)).max(1e-9) * example.weight;
            let values: Vec<f64> = used.iter().map(|&it| example.figures[it]).collect();
            for ((slope, curves), value) in gradient.iter_mut().zip(&mut hessian).zip(&values) {
                *slope += error * value;
                curves.iter_mut().zip(&values).for_each(|(it, other)| *it += curve * value * other);
            }
        }
        for (place, &figure) in used.iter().enumerate() {
            // The constant is free.
            let penalty = if figure == 0 { 1e-6 } else { PENALTY };
            gradient[place] -= penalty * weights[figure];
            hessian[place][place] += penalty;
        }
        for (&figure, step) in used.iter().zip(solve(hessian, gradient)) {
            weights[figure] += step;
        }
    }
    weights
}

/// Solves a positive definite system by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[pivot] / above[pivot][pivot];
            row.iter_mut().zip(&above[pivot]).for_each(|(it, above)| *it -= factor * above);
            right[pivot + 1 + offset] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
