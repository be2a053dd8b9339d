//! Words that are none of names: stems whose translation is a common word, letters for letters.

use std::sync::LazyLock;

use zhen_lexicon::{Lexicon, Names, is_sound_character};

/// Whether the strongest translation of a stem is a word that neither the table of names has nor
/// the sound of a foreign name is written with.
pub(super) fn has_common_translation(stem: u32) -> bool {
    /// Share of the translations of a stem that the strongest one has at least.
    const LEAST: f32 = 0.15;
    static STRONGEST: LazyLock<Vec<(u32, f32)>> =
        LazyLock::new(|| Lexicon::built_in().strongest_words());
    let Some(&(word, share)) = STRONGEST.get(stem as usize) else { return false };
    let text = Lexicon::built_in().chinese_word(word);
    share > LEAST
        && !text.is_empty()
        && !text.chars().all(is_sound_character)
        && Names::built_in().of_chinese(text).next().is_none()
}

/// Whether letters stand for letters that are not known yet: NNNN, XX.
pub(super) fn is_placeholder(word: &str) -> bool {
    let first = word.bytes().next();
    word.bytes().all(|letter| Some(letter) == first)
}
