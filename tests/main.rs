//! Integration tests of the zhen binary.
