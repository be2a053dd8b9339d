//! Chinese and English words, sentence splitting, folding to matching keys.
