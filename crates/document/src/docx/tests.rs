//! Word documents, damaged and whole.
