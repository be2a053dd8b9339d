//! Names of the table that the lexicon, too, knows: well-known ones.

use zhen_lexicon::{Lexicon, Names};
use zhen_segment::stem;

/// Share of the translations of a word that makes it the usual name.
const USUAL: f32 = 0.08;

/// Whether the lexicon, too, translates an English name of the table by its Chinese one.
pub(super) fn is_usual_english(name: &str) -> bool {
    Names::built_in().of_english(name).any(|entry| is_usual(name, entry.name))
}

/// The same of a Chinese name.
pub(super) fn is_usual_chinese(name: &str) -> bool {
    Names::built_in().of_chinese(name).any(|entry| is_usual(entry.name, name))
}

fn is_usual(english: &str, chinese: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let Some(id) = lexicon.chinese(chinese) else { return false };
    let words = english.split([' ', '-', '.']).filter(|word| word.len() > 1);
    let stems: Vec<u32> =
        words.filter_map(|word| lexicon.english(&stem(&word.to_lowercase()))).collect();
    lexicon
        .links(id)
        .any(|link| stems.contains(&link.english) && link.forward.max(link.backward) >= USUAL)
}
