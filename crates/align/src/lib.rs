//! Bead scoring, band, search, confidence and evaluation of alignments.
