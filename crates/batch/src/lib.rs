//! The one-pair function and the parallel engine over many pairs.
