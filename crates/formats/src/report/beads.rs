//! Coverage, and beads by type.

use super::section::push_section;
use super::table::{Bar, push_bars};
use crate::statistics::{BeadStatistics, BuildStatistics};

/// Types of beads that are listed; the others are counted together.
const TYPES: usize = 12;

/// Appends how much of the documents has a counterpart.
pub(super) fn push_coverage(html: &mut String, statistics: &BuildStatistics) {
    let BuildStatistics { english, chinese, .. } = statistics;
    let prose = [
        "How much of each side stands in beads with both sides. The rest has no counterpart: the \
         translators left it out or added it, or it belongs to the page and not to the document.",
        "One side far below the other is what abridged translations look like; both low, pairs that \
         are not versions of each other. Sentences that moved were found at another place of the other \
         document.",
    ];
    push_section(html, "Coverage", &prose, |html| {
        let bar =
            |name: &str, count, whole| Bar { name: name.to_owned(), count, whole, class: "plain" };
        let bars = [
            bar("English characters", english.characters_with_counterpart, english.characters),
            bar("Chinese characters", chinese.characters_with_counterpart, chinese.characters),
            bar("English sentences", english.sentences_with_counterpart, english.sentences),
            bar("Chinese sentences", chinese.sentences_with_counterpart, chinese.sentences),
        ];
        push_bars(html, "Text that has a counterpart", ["side", "covered"], &bars);
        let null = |name: &str, count, whole| Bar { class: "doubt", ..bar(name, count, whole) };
        let bars = [
            null("English", english.null_sentences, english.sentences),
            null("Chinese", chinese.null_sentences, chinese.sentences),
            bar("English, moved", english.moved_sentences, english.sentences),
            bar("Chinese, moved", chinese.moved_sentences, chinese.sentences),
        ];
        // Few documents have blocks that were moved.
        let has_moved = english.moved_sentences + chinese.moved_sentences > 0;
        let bars = if has_moved { &bars[..] } else { &bars[..2] };
        push_bars(html, "Sentences without counterpart", ["side", "sentences"], bars);
    });
}

/// Appends the beads by type, the most frequent first.
pub(super) fn push_types(html: &mut String, beads: &BeadStatistics) {
    let prose = [
        "<b>2-1</b> is two English sentences with the one Chinese sentence that translates them; \
         0-1 and 1-0 are sentences without counterpart. Translations made sentence by sentence are \
         nearly all 1-1. Many other beads mean a free translation; many without counterpart, an \
         abridged one, or a wrong pair.",
    ];
    push_section(html, "Bead types", &prose, |html| {
        let whole = beads.two_sided + beads.null;
        let mut types: Vec<_> = beads.by_type.iter().collect();
        types.sort_by_key(|it| std::cmp::Reverse(it.beads));
        let rest = types.split_off(types.len().min(TYPES));
        let mut bars: Vec<Bar> = types
            .into_iter()
            .map(|it| Bar {
                name: format!("{}-{}", it.english, it.chinese),
                count: it.beads,
                whole,
                class: if it.english.min(it.chinese) == 0 { "doubt" } else { "plain" },
            })
            .collect();
        let count: usize = rest.iter().map(|it| it.beads).sum();
        if count > 0 {
            let name = format!("{} other types", rest.len());
            bars.push(Bar { name, count, whole, class: "plain" });
        }
        push_bars(html, "Beads by type, English-Chinese", ["type", "beads"], &bars);
    });
}
