//! English texts in other encodings than UTF-8: windows-1252, the one single-byte encoding that
//! they come in, and GB 18030 and Big5, in which Chinese sites write their quotes and dashes.
//!
//! Nothing in a single byte says which alphabet it is of, and any bytes at all are text in most
//! such encodings. So only what English texts have is believed: quotes and dashes, signs such as
//! ° and £ outside of words, and words of Latin letters with a few accents. Anything else is a
//! damaged file or another encoding, which its reader can name.

use std::collections::BTreeSet;

use encoding_rs::WINDOWS_1252;

/// Words that a warning quotes at most.
const MOST_WORDS: usize = 3;

/// Letters whose place in English texts is beyond doubt: those of café, naïve, façade, El Niño,
/// Zürich, São Paulo.
const USUAL_LETTERS: &str = "éèêëïîçñüöäåáíóúãâàôÉÀÁÖÜµªº";

/// Signs between words and inside of them.
const SIGNS_OF_WORDS: &str = "‘’“”–—…·•\u{a0}\u{ad}";
/// Signs that stand outside of words. Missing are those that no English text has, into which pairs
/// of Chinese bytes fall apart: ¯ ¨ ¸ ¤ ˆ ˜.
const OTHER_SIGNS: &str = "°£€¥¢©®™§¶†‡‰±×÷²³¹½¼¾«»‹›‚„¿¬¦´";

/// Signs that are in Chinese encodings alone, full-width ones among them.
const CHINESE_SIGNS: &str = "‐‑―（），．：；！？－＄％＆＋＝／￡￥￠℃≤≥≦≧→←↑↓△▲○●◎□■◇◆☆★";

/// A text in windows-1252.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Western {
    /// The text.
    pub(super) text: String,
    /// Words whose letters may be others in another encoding, a few of them, sorted.
    pub(super) unsure_words: BTreeSet<String>,
}

/// Reads bytes as windows-1252, if that makes them a text as English ones are.
///
/// The bytes are not valid UTF-8. One pass, linear in them.
pub(super) fn read(bytes: &[u8]) -> Option<Western> {
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    // The beginning of a quote or dash in UTF-8 whose end was lost.
    if !may_be_latin(bytes) || text.contains("â€") {
        return None;
    }
    let unsure_words = unsure_words(&text)?;
    Some(Western { text: text.into_owned(), unsure_words })
}

/// Tells whether a text, decoded from Chinese bytes, is English with quotes and the like.
pub(super) fn is_english(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let others = text.chars().filter(|character| !character.is_ascii()).count();
    others * 3 <= letters && unsure_words(text).is_some_and(|words| words.is_empty())
}

/// Looks at all that is beyond ASCII: `None` if English texts have no such thing, else words with
/// letters that they seldom have.
fn unsure_words(text: &str) -> Option<BTreeSet<String>> {
    let mut unsure_words = BTreeSet::new();
    let mut before = None;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = match character.is_alphabetic() {
            true => rest.find(|next: char| !next.is_alphabetic()).unwrap_or(rest.len()),
            false => character.len_utf8(),
        };
        let (part, behind) = rest.split_at(length);
        if !part.is_ascii() {
            if !character.is_alphabetic() {
                stands_well(before, character, behind.chars().next()).then_some(())?;
            } else {
                is_word(part).then_some(())?;
                let is_unsure =
                    |letter: char| !letter.is_ascii() && !USUAL_LETTERS.contains(letter);
                if unsure_words.len() < MOST_WORDS && part.contains(is_unsure) {
                    unsure_words.insert(part.to_owned());
                }
            }
        }
        before = part.chars().next_back();
        rest = behind;
    }
    Some(unsure_words)
}

/// Tells whether bytes can be a Western text with a few letters above 127.
pub(super) fn may_be_latin(bytes: &[u8]) -> bool {
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let control = bytes.iter().any(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127));
    // The five bytes that windows-1252 leaves undefined.
    let undefined = bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    !control && !undefined && high * 3 <= letters
}

/// Tells whether a sign is where signs are: a quote or dash anywhere, another not inside a word
/// (UTC±HH is none), ¡ before one and ¢ behind a number.
fn stands_well(before: Option<char>, sign: char, behind: Option<char>) -> bool {
    let is_letter = |beside: Option<char>| beside.is_some_and(char::is_alphabetic);
    let is_capital = |beside: Option<char>| beside.is_some_and(char::is_uppercase);
    let is_inside =
        is_letter(before) && is_letter(behind) && !(is_capital(before) && is_capital(behind));
    match sign {
        '¡' => is_letter(behind) && !is_inside,
        '¢' => !is_letter(behind),
        _ if SIGNS_OF_WORDS.contains(sign) || CHINESE_SIGNS.contains(sign) => true,
        _ => OTHER_SIGNS.contains(sign) && !is_inside,
    }
}

/// Tells whether letters are a word: most of them plain ones, capitals only where they may be.
fn is_word(word: &str) -> bool {
    let accented = word.chars().filter(|letter| !letter.is_ascii()).count();
    let plain = word.len()
        - word.chars().filter(|letter| !letter.is_ascii()).map(char::len_utf8).sum::<usize>();
    let mut before = None;
    let is_capital_inside = word.chars().any(|letter| {
        let is_inside = before.replace(letter).is_some_and(char::is_lowercase);
        is_inside && letter.is_uppercase() && !letter.is_ascii()
    });
    matches!(word, "à" | "À") || (accented <= plain && !is_capital_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsure(bytes: &[u8]) -> Option<Vec<String>> {
        read(bytes).map(|western| western.unsure_words.into_iter().collect())
    }

    #[test]
    fn what_english_texts_have_is_read() {
        for bytes in [
            &b"\x93Yes,\x94 he said \x97 and left."[..],
            b"It\x92s the caf\xe9 \xc0 la Carte in S\xe3o Paulo.",
            b"Warm water of 30\xb0C for \xa320 or \x8035, \xa9 Linwan, at UTC\xb1HH",
            b"The na\xefve fa\xe7ade of the CAF\xc9",
        ] {
            assert_eq!(unsure(bytes), Some(Vec::new()), "{bytes:?}");
        }
        assert_eq!(unsure(b"The composer Dvo\xf8\xe1k came"), Some(vec!["Dvoøák".to_owned()]));
    }

    #[test]
    fn damage_and_other_alphabets_are_not() {
        for bytes in [
            &b"The port opened \xff\xfe\x80 on Monday."[..],
            // Cut sequences of UTF-8.
            b"It\xe2\x80s the port of Linwan",
            b"The caf\xc3( is open now",
            b"The \xc3\xa9tude was played",
            // Mac OS Roman, Polish.
            b"It\xd5s the port of Linwan",
            b"Mr Wa\xb3\xeasa came to the port",
            b"The port\x99s lights",
            // Quotes of GBK and Big5.
            b"He said \xa1\xb0yes\xa1\xb1 and left",
            b"He said \xa1\xa7yes\xa1\xa8 and left",
            // The pound sign of Big5.
            b"The ticket is \xa2G20 now",
        ] {
            assert_eq!(unsure(bytes), None, "{bytes:?}");
        }
    }
}
