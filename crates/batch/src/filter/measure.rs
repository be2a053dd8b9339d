//! What filters measure: lengths, shares of characters, scripts. Each takes time linear in the
//! text.

use zhen_segment::fold;

use super::Lengths;

/// English characters that say as much as a Chinese one: the median over the parallel text that
/// the lexicon was trained on, white space not counted, is between 2.1 and 3.0 by genre. The
/// hundredth of the pairs with the longest Chinese side has half as many, that with the shortest
/// twice as many.
const ENGLISH_FOR_CHINESE: f64 = 2.5;

/// Returns how many times as long as the other the longer side is, `[English, Chinese]`;
/// infinite when one side has no characters.
pub(super) fn ratio((english, chinese): (&str, &str)) -> f64 {
    let english = visible(english) as f64;
    let chinese = visible(chinese) as f64 * ENGLISH_FOR_CHINESE;
    if english.min(chinese) > 0.0 {
        english.max(chinese) / english.min(chinese)
    } else {
        f64::INFINITY
    }
}

/// Counts the words of the English and the characters of the Chinese text.
pub(super) fn lengths((english, chinese): (&str, &str)) -> Lengths {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    Lengths {
        english: english.split_whitespace().filter(is_word).count(),
        chinese: chinese.chars().filter(|c| c.is_alphanumeric()).count(),
    }
}

/// Tells whether both sides have the same letters and digits in the same order, case, width and
/// script aside: nothing was translated. Sides without any are compared by their signs.
pub(super) fn are_identical((english, chinese): (&str, &str)) -> bool {
    let [english, chinese] = [fold(english), fold(chinese)];
    let only = |text: &str, counts: fn(char) -> bool| -> String {
        text.chars().filter(|&c| counts(c)).collect()
    };
    let letters = [&english, &chinese].map(|side| only(side, char::is_alphanumeric));
    if letters.iter().all(String::is_empty) {
        let is_sign = |c: char| !c.is_whitespace();
        return only(&english, is_sign) == only(&chinese, is_sign);
    }
    letters[0] == letters[1]
}

/// Tells whether the English side is not mostly in Latin letters, or the Chinese one has fewer
/// Han characters than a text with foreign names in it. A side without any letters is in no
/// script, and so in no wrong one.
pub(super) fn is_wrong_script((english, chinese): (&str, &str)) -> bool {
    let english = Words::of(english);
    let chinese = Words::of(chinese);
    // A Chinese word has about two characters.
    let is_wrong_english = 2 * english.latin < english.han + 2 * english.other;
    let is_wrong_chinese = 2 * chinese.han < chinese.latin + chinese.other;
    is_wrong_english || is_wrong_chinese
}

/// What a text is made of: Han characters, and words in other scripts.
#[derive(Default)]
struct Words {
    latin: usize,
    han: usize,
    other: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut within = Script::None;
        for c in text.chars() {
            let script = Script::of(c);
            match script {
                Script::Han => words.han += 1,
                Script::Latin if within != Script::Latin => words.latin += 1,
                Script::Other if within != Script::Other => words.other += 1,
                _ => {}
            }
            within = script;
        }
        words
    }
}

/// The script of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Han,
    /// Letters of other scripts.
    Other,
    /// No letter.
    None,
}

impl Script {
    fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{3007}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Han,
            letter if letter.is_alphabetic() => Self::Other,
            _ => Self::None,
        }
    }
}

/// Returns the share of digits among the characters of a text; Chinese numerals are letters.
pub(super) fn share_of_digits(text: &str) -> f64 {
    share(text, |c| matches!(c, '0'..='9' | '０'..='９'))
}

/// Returns the share of characters of a text that are neither letters nor digits.
pub(super) fn share_of_symbols(text: &str) -> f64 {
    share(text, |c| !c.is_alphanumeric())
}

fn share(text: &str, counts: impl Fn(char) -> bool) -> f64 {
    let (mut all, mut counted) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        counted += usize::from(counts(c));
    }
    if all == 0 { 0.0 } else { counted as f64 / all as f64 }
}

fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
