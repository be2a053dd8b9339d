//! What of the beads is in the corpus, and in which part.

use super::section::push_section;
use super::table::{Bar, Cell, push_bars, push_table};
use crate::html::number::grouped;
use crate::statistics::BuildStatistics;

pub(super) fn push(html: &mut String, statistics: &BuildStatistics) {
    let BuildStatistics { beads, corpus, .. } = statistics;
    let prose = [
        "A bead is one or more consecutive sentences with those that translate them: an entry of the \
         corpus. Each is counted by the first filter that leaves it out; nothing is left out that was \
         not asked for.",
    ];
    push_section(html, "The corpus", &prose, |html| {
        let bar = |name: &str, count, class| Bar {
            name: name.to_owned(),
            count,
            whole: beads.two_sided,
            class,
        };
        let mut bars = vec![bar("in the corpus", corpus.beads, "plain")];
        bars.extend(corpus.left_out.each().map(|(name, count)| bar(name, count, "doubt")));
        push_bars(html, "Beads with both sides, and what left them out", ["", "beads"], &bars);
        if !corpus.parts.is_empty() {
            let rows: Vec<_> = corpus
                .parts
                .iter()
                .map(|part| {
                    let number = |count| Cell::Number(grouped(count));
                    vec![Cell::Word(part.name.clone()), number(part.documents), number(part.beads)]
                })
                .collect();
            push_table(html, "Parts, split by document", &["part", "documents", "beads"], &rows);
        }
    });
}
