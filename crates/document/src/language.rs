//! Which of the two languages a text is in, and in which script.
//!
//! Evidence is counted in words: a Chinese word has about 1.5 ideographs, and a Latin word is a
//! word only of English prose when English function words stand around it, for Chinese texts are
//! full of Latin names, addresses and units. One pass, linear in the text.

mod latin;

use zhen_segment::script_of;
use zhen_text::{Language, Script};

use latin::LatinWords;
pub(crate) use latin::is_english_function_word;

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
    /// Share of Hangul.
    pub hangul_share: f64,
    /// Share of letters of all other scripts, Hangul among them.
    pub other_share: f64,
    /// Whether a fair share of the text is English and a fair share Chinese.
    pub is_mixed: bool,
    /// Script of the ideographs; [`Script::Shared`] where there are none.
    pub script: Script,
}

impl Detected {
    /// Returns the label of language and script that outputs use for a text in `language`: `en`,
    /// `zh-Hans`, `zh-Hant`, `zh` where the characters are those of both scripts, and `mixed` for
    /// a text in both languages or with characters of either script.
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            _ if self.is_mixed => "mixed",
            Language::English => "en",
            Language::Chinese => self.script.label(),
        }
    }

    /// Tells whether the ideographs are those of a Japanese text.
    pub fn is_japanese(&self) -> bool {
        self.kana_share * 8.0 > self.han_share + self.kana_share
    }
}

/// Weight of an ideograph, in words.
const HAN_WORDS: f64 = 1.0 / 1.5;
/// Weight of an English function word: prose has about one in three words.
const FUNCTION_WORD: f64 = 2.4;
/// Weight of any other Latin word: a name, a unit or a piece of an address as likely as English.
const LATIN_WORD: f64 = 0.3;
/// Share of the lesser language, in words, from which a text is in both.
const MIXED_SHARE: f64 = 0.25;

/// Tells whether a text is English or Chinese, however short it is.
pub fn detect_language(text: &str) -> Detected {
    let mut counts = Counts::default();
    for character in text.chars() {
        counts.add(character);
    }
    counts.judge(&LatinWords::of(text), text)
}

#[derive(Default)]
struct Counts {
    han: usize,
    latin: usize,
    kana: usize,
    hangul: usize,
    /// Hangul too.
    other: usize,
}

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
            _ => {
                self.hangul += usize::from(
                    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'),
                );
                self.other += usize::from(character.is_alphabetic());
            }
        }
    }

    fn judge(&self, words: &LatinWords, text: &str) -> Detected {
        let letters = (self.han + self.latin + self.kana + self.other).max(1);
        let share = |count: usize| count as f64 / letters as f64;
        let chinese = self.han as f64 * HAN_WORDS;
        let function = words.english as f64;
        let english = function * FUNCTION_WORD + (words.all as f64 - function) * LATIN_WORD;
        // Two letters of another alphabet weigh as much as a Chinese word of two characters.
        let other = self.other as f64 * 0.25;
        let japanese = self.kana * 8 > self.han + self.kana;
        let language = if other > chinese.max(english) || self.han + self.latin == 0 {
            None
        } else if chinese >= english {
            (!japanese).then_some(Language::Chinese)
        } else {
            (!words.are_foreign() && self.kana as f64 * 0.5 <= english).then_some(Language::English)
        };
        Detected {
            language,
            is_mixed: english.min(chinese) >= MIXED_SHARE * (english + chinese)
                && english.min(chinese) > 0.0,
            han_share: share(self.han),
            latin_share: share(self.latin),
            kana_share: share(self.kana),
            hangul_share: share(self.hangul),
            other_share: share(self.other),
            script: script_of(text),
        }
    }
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
