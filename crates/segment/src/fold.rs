//! Folding: a text to the key it is matched by.
//!
//! Width and compatibility forms go by Unicode NFKD (UAX #15), marks on letters are dropped, case
//! is lowered, traditional characters become simplified ones, and the many quotes, dashes and
//! middle dots become one of each. The result is a key: it is compared, never shown.
//! ASCII and the common Han characters take a fast path; only the rest is decomposed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::characters::simplify_char;

/// Returns the matching key of a text: half width, lower case, no diacritics, simplified.
///
/// Folding a key again changes nothing. Linear time.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if is_simple(c) {
            key.push(simplify_char(c.to_ascii_lowercase()));
            rest = &rest[c.len_utf8()..];
        } else {
            let end = rest.find(is_simple).unwrap_or(rest.len());
            fold_run(&rest[..end], &mut key);
            rest = &rest[end..];
        }
    }
    key
}

/// Tells whether `c` has no decomposition and no mark to lose.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\x7F' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '。' | '、')
}

fn fold_run(run: &str, key: &mut String) {
    for c in run.chars().filter(|&c| !is_invisible(c)).nfkd() {
        for lower in c.to_lowercase() {
            if is_diacritic(lower) {
                continue;
            }
            match spelled_out(lower) {
                Some(letters) => key.push_str(letters),
                None => key.push(simplify_char(unify_punctuation(lower))),
            }
        }
    }
}

/// Characters without width or meaning of their own: soft hyphen, joiners, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}') && canonical_combining_class(c) != 0
}

/// Letters that Unicode does not decompose but English writes with plain ones.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

fn unify_punctuation(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〞' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '•' | '‧' | '∙' | '⋅' | '・' | '\u{B7}' => '·',
        '〜' | '∼' => '~',
        'ς' => 'σ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_of_the_same_word_are_equal() {
        let cases = [
            ("ＣＯＶＩＤ－１９", "covid-19"),
            ("Renée", "renee"),
            ("Łódź", "lodz"),
            ("naïve ﬁnish", "naive finish"),
            ("“Don’t” — he said…", "\"don't\" - he said..."),
            ("「衞生署」", "\"卫生署\""),
            ("乾燥的麵條", "干燥的面条"),
            ("三．五％，（二）", "三.五%,(二)"),
            ("諾貝爾・獎", "诺贝尔·奖"),
            ("co\u{AD}operate\u{3000}now", "cooperate now"),
            ("", ""),
        ];
        for (text, key) in cases {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_a_key_changes_nothing(text in "\\PC{0,40}") {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key);
        }

        #[test]
        fn folding_takes_any_characters(characters in prop::collection::vec(any::<char>(), 0..40)) {
            let key = fold(&characters.into_iter().collect::<String>());
            prop_assert_eq!(fold(&key), key);
        }
    }
}
