//! Looks for characters that sound like an English name, and for words that sound like a Chinese.

use std::ops::Range;

use zhen_lexicon::SoundModel;

use super::super::chinese_text::ChineseText;

/// Probability from which two names are the same, for two and for more characters.
const ALIKE: [f64; 2] = [0.45, 0.2];
/// Log likelihood ratio of the best opening, in nats, below which no longer run is tried.
pub(super) const LEAST_OPENING: f64 = -0.5;

/// The characters of a text that sound most like a name, if some do.
pub(super) fn find(name: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    find_writing(name, chinese).or_else(|| {
        // Müller is Mueller, and sounds like neither letter.
        let plain = name.replace("ue", "u").replace("oe", "o").replace("ae", "a");
        (plain != name).then(|| find_writing(&plain, chinese)).flatten()
    })
}

/// How much the characters that sound most like a name do, whether enough or not.
pub(super) fn best(name: &str, chinese: &ChineseText<'_>) -> f64 {
    let model = SoundModel::built_in();
    let Some(english) = model.english(name) else { return 0.0 };
    let mut best: f64 = 0.0;
    for (_, sounds) in chinese.sounds() {
        model.each_length(&english, sounds, LEAST_OPENING, |length, similarity| {
            if length > 1 {
                best = best.max(similarity);
            }
        });
    }
    best
}

fn find_writing(name: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let model = SoundModel::built_in();
    let english = model.english(name).filter(|sound| sound.letters() > 2)?;
    let mut best: Option<(f64, Range<usize>)> = None;
    for (start, sounds) in chinese.sounds() {
        model.each_length(&english, sounds, LEAST_OPENING, |length, similarity| {
            if length > 1
                && is_alike(length, similarity)
                && best.as_ref().is_none_or(|(known, _)| similarity > *known)
            {
                best = Some((similarity, *start..start + length));
            }
        });
    }
    best.map(|(_, place)| place)
}

/// Whether some characters sound enough like a name.
pub(super) fn is_alike(characters: usize, similarity: f64) -> bool {
    similarity >= ALIKE[usize::from(characters > 2)]
}
