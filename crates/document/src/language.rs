//! Which of the two languages a text is in, and in which script.
//!
//! Evidence is counted in words: a Chinese word has about 1.5 ideographs, and a Latin word is a
//! word only of English prose when English function words stand around it, for Chinese texts are
//! full of Latin names, addresses and units. One pass, linear in the text.

use std::collections::HashMap;
use std::sync::LazyLock;

use zhen_segment::script_of;
use zhen_text::{Language, Script};

/// What [`detect_language`] found. Shares are of all letters of the text, in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detected {
    /// The language, or `None` for texts in neither.
    pub language: Option<Language>,
    /// Share of ideographs.
    pub han_share: f64,
    /// Share of Latin letters.
    pub latin_share: f64,
    /// Share of kana.
    pub kana_share: f64,
    /// Share of letters of all other scripts.
    pub other_share: f64,
    /// Whether a fair share of the text is English and a fair share Chinese.
    pub is_mixed: bool,
    /// Script of the ideographs; [`Script::Shared`] where there are none.
    pub script: Script,
}

/// Weight of an ideograph, in words.
const HAN_WORDS: f64 = 1.0 / 1.5;
/// Weight of an English function word: prose has about one in three words.
const FUNCTION_WORD: f64 = 2.4;
/// Weight of any other Latin word: a name, a unit or a piece of an address as likely as English.
const LATIN_WORD: f64 = 0.3;
/// Share of the lesser language, in words, from which a text is in both.
const MIXED_SHARE: f64 = 0.25;
/// Latin words from which a text without English function words is not English.
const LEAST_WORDS_TO_REFUSE: usize = 20;

const ENGLISH: &str = "the of and to in a is for that on with as was by it at from be are this \
    his he have has not an or which their were said will would they we i you its had but who all \
    her she been shall may";
const OTHER_LATIN: &str = "le la les des et du une dans que est pour der die das und ist nicht \
    mit von el los las del y por con una il di che per della gli em uma não para os het een van \
    och att det som yang dan di và của các";

/// Tells whether a text is English or Chinese, however short it is.
pub fn detect_language(text: &str) -> Detected {
    let mut counts = Counts::default();
    for character in text.chars() {
        counts.add(character);
    }
    count_words(text, &mut counts);
    counts.judge(text)
}

#[derive(Default)]
struct Counts {
    han: usize,
    latin: usize,
    kana: usize,
    other: usize,
    words: usize,
    english_words: usize,
    foreign_words: usize,
}

#[derive(Clone, Copy)]
enum WordKind {
    English,
    Foreign,
}

static FUNCTION_WORDS: LazyLock<HashMap<&'static str, WordKind>> = LazyLock::new(|| {
    let foreign = OTHER_LATIN.split_whitespace().map(|word| (word, WordKind::Foreign));
    let english = ENGLISH.split_whitespace().map(|word| (word, WordKind::English));
    foreign.chain(english).collect()
});

impl Counts {
    fn add(&mut self, character: char) {
        match character {
            'a'..='z' | 'A'..='Z' => self.latin += 1,
            '\0'..='\u{7f}' => {}
            '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
                // The middle dot and the long-vowel mark stand in Chinese texts too.
                self.kana += usize::from(!matches!(character, '・' | 'ー' | '゠'));
            }
            _ if is_han(character) => self.han += 1,
            '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => {
                self.latin += usize::from(character.is_alphabetic());
            }
            _ => self.other += usize::from(character.is_alphabetic()),
        }
    }

    fn judge(&self, text: &str) -> Detected {
        let letters = (self.han + self.latin + self.kana + self.other).max(1);
        let share = |count: usize| count as f64 / letters as f64;
        let chinese = self.han as f64 * HAN_WORDS;
        let function = self.english_words as f64;
        let english = function * FUNCTION_WORD + (self.words as f64 - function) * LATIN_WORD;
        // Two letters of another alphabet weigh as much as a Chinese word of two characters.
        let other = self.other as f64 * 0.25;
        let japanese = self.kana * 8 > self.han + self.kana;
        let foreign_latin =
            self.words >= LEAST_WORDS_TO_REFUSE && self.foreign_words > 2 * self.english_words;
        let language = if other > chinese.max(english) || self.han + self.latin == 0 {
            None
        } else if chinese >= english {
            (!japanese).then_some(Language::Chinese)
        } else {
            (!foreign_latin && self.kana as f64 * 0.5 <= english).then_some(Language::English)
        };
        Detected {
            language,
            is_mixed: english.min(chinese) >= MIXED_SHARE * (english + chinese)
                && english.min(chinese) > 0.0,
            han_share: share(self.han),
            latin_share: share(self.latin),
            kana_share: share(self.kana),
            other_share: share(self.other),
            script: script_of(text),
        }
    }
}

/// Counts Latin words, leaving out addresses, where nothing can be told from the words.
fn count_words(text: &str, counts: &mut Counts) {
    for chunk in text.split_whitespace() {
        if chunk.contains("://") || chunk.contains('@') || chunk.contains("www.") {
            continue;
        }
        for word in chunk.split(|character: char| !is_latin(character) && character != '\'') {
            let word = word.trim_matches('\'');
            if !word.is_empty() {
                counts.count_word(word);
            }
        }
    }
}

impl Counts {
    fn count_word(&mut self, word: &str) {
        /// Bytes of the longest function word, with room for accents.
        const LONGEST: usize = 8;
        self.words += 1;
        if word.len() <= LONGEST {
            match FUNCTION_WORDS.get(word.to_lowercase().as_str()) {
                Some(WordKind::English) => self.english_words += 1,
                Some(WordKind::Foreign) => self.foreign_words += 1,
                None => {}
            }
        }
    }
}

/// Tells whether a word, in any case, is one of those that English prose is full of.
pub(crate) fn is_english_function_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(FUNCTION_WORDS.get(lower.as_str()), Some(WordKind::English))
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || (matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && character.is_alphabetic())
}

/// Tells whether a character is an ideograph.
pub(crate) fn is_han(character: char) -> bool {
    matches!(
        character,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' | '〇' | '々'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> Option<Language> {
        detect_language(text).language
    }

    #[test]
    fn english_stays_english_with_chinese_names_in_it() {
        for text in [
            "Hello.",
            "The ferry sails at six.",
            "The pilot, Gu Haiting (顾海亭), has known the bay (海湾) since he was a child.",
            "Lighthouse Reopens",
            "3 boats",
        ] {
            assert_eq!(language(text), Some(Language::English), "{text}");
        }
    }

    #[test]
    fn chinese_stays_chinese_with_latin_words_in_it() {
        for text in [
            "渡轮六点开航。",
            "你好",
            "兰花泵业与 Orchid Pumps Holdings 签约，详见 https://pumps.example/news/2021/05/04。",
            "灯塔由 Karin Solheim 和 Ola Nordmann 设计，GPS 坐标 N 38°",
            "1 2 3 4 5 6 7 8 9 产量 10 20 30",
        ] {
            assert_eq!(language(text), Some(Language::Chinese), "{text}");
        }
    }

    #[test]
    fn texts_in_both_languages_are_told() {
        let both = "The ferry sails at six and it comes back at nine. 渡轮六点开航，九点返回。";
        assert!(detect_language(both).is_mixed);
        for one in ["渡轮六点开航，船长是 Karin Solheim。", "The bay (海湾) is wide and deep."]
        {
            assert!(!detect_language(one).is_mixed, "{one}");
        }
    }

    #[test]
    fn other_languages_are_neither() {
        for text in [
            "",
            "12 34 -- 56",
            "Паром отходит в шесть часов утра.",
            "フェリーは朝六時に出ます。",
            "페리는 아침 여섯 시에 떠난다.",
            "Le bateau part à six heures du matin et il revient dans la soirée avec les pêcheurs \
             de la ville, qui ont passé la journée sur le lac.",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }

    #[test]
    fn the_script_is_told() {
        assert_eq!(detect_language("渡轮明天开航，这里没问题。").script, Script::Simplified);
        assert_eq!(detect_language("渡輪明天開航，這裡沒問題。").script, Script::Traditional);
        assert_eq!(detect_language("上山").script, Script::Shared);
    }
}
