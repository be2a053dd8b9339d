//! What the glossaries of `align` and `build` came to.

use zhen_batch::TermCoverage;
use zhen_lexicon::Terms;

use crate::arguments::LexiconArguments;
use crate::report::Report;

/// Says of each glossary how many of its terms occur.
pub fn tell_coverage(
    arguments: &LexiconArguments,
    terms: &Terms,
    coverage: &TermCoverage,
    report: &Report,
) {
    for (number, path) in arguments.glossary.iter().enumerate() {
        let counts = coverage.counts(terms, number);
        report.note(&format!(
            "glossary {path}: {} of {} terms occur in the English text, {} in the Chinese, \
             {} inside one bead",
            counts.english, counts.terms, counts.chinese, counts.beads
        ));
    }
}
