//! Sentences that break off.

use crate::detail::Detail;
use crate::detect::Draft;
use crate::detect::bead_text::{BeadText, is_han};
use crate::kind::FindingKind;

/// Marks that end a sentence, and those that may follow them.
const FINAL: [char; 6] = ['.', '!', '?', '。', '！', '？'];
const CLOSING: [char; 9] = ['"', '\'', '”', '’', '」', '』', ')', '）', '】'];
/// English and Chinese characters of the side that is whole, at least.
const WHOLE: [usize; 2] = [80, 25];
/// Chinese characters for each English one in an ordinary translation; measured.
const RATIO: f64 = 0.34;
/// Share of its ordinary length that a side which breaks off has at most.
const SHORT: f64 = 0.4;

/// Drafts a finding where one side of a bead lacks its end and most of its text.
pub(super) fn find(bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    let last = [&bead.english, &bead.chinese].map(|side| side.sentences().last());
    let [Some((_, english)), Some((_, chinese))] = last else { return };
    let is_ended = |text: &str| text.trim_end_matches(CLOSING).ends_with(FINAL);
    let is_open = |text: &str| {
        !text.ends_with(|c: char| {
            c.is_ascii_punctuation() || "：；…".contains(c) || CLOSING.contains(&c)
        })
    };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let lengths = [
        bead.english.sentences().map(|(_, text)| letters(text)).sum::<usize>(),
        bead.chinese.sentences().map(|(_, text)| text.chars().filter(|&c| is_han(c)).count()).sum(),
    ];
    // English words in the Chinese text stand for Chinese ones.
    let latin: usize = bead
        .chinese
        .sentences()
        .map(|(_, text)| text.chars().filter(char::is_ascii_alphabetic).count())
        .sum();
    let expected = [lengths[1] as f64 / RATIO, lengths[0].saturating_sub(2 * latin) as f64 * RATIO];
    for side in 0..2 {
        let other = 1 - side;
        let is_short = (lengths[side] as f64) < expected[side] * SHORT;
        let texts = [english, chinese];
        if !is_ended(texts[side])
            && is_open(texts[side])
            && is_ended(texts[other])
            && is_short
            && lengths[other] >= WHOLE[other]
        {
            let own = [&bead.english, &bead.chinese][side];
            let text = own.sentences().last().map_or("", |(_, text)| text).to_owned();
            drafts.push(Draft::new(
                FindingKind::Corrupted,
                0.7 * bead.confidence,
                bead.english.passage(),
                bead.chinese.passage(),
                Detail::Text { text },
            ));
        }
    }
}
