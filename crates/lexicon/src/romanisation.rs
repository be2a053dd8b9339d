//! Chinese names in Latin letters: how well can these characters be read as that name?
//!
//! Three schemes: Hanyu Pinyin (Xi Jinping), Wade–Giles as it is mostly written, often without its
//! apostrophes (Mao Tse-tung, Tsai Ing-wen), and the customary Cantonese spellings of Hong Kong
//! (Tsang Yam-kuen). All readings of a character count; the family name may stand first or last,
//! and a western given name may stand before it.
//!
//! A name is followed through the characters by the set of letters that their spellings can have
//! used up: O(characters × spellings). Where no scheme fits exactly but the name has a syllable
//! for each character, the likeness of the syllables gives a lower score (Lee Kuan Yew).

mod cantonese;
mod wade_giles;

pub use cantonese::{CantoneseBuilder, cantonese_readings};

use std::collections::HashSet;
use std::sync::LazyLock;

use zhen_segment::fold;

use crate::pinyin::{all_syllables, readings};

/// A way to write Chinese in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Hanyu Pinyin.
    Pinyin,
    /// Wade–Giles, with or without apostrophes and marks.
    WadeGiles,
    /// Spellings of Cantonese as in names of Hong Kong.
    Cantonese,
}

impl Scheme {
    /// All schemes, the most exact first.
    pub const ALL: [Self; 3] = [Self::Pinyin, Self::WadeGiles, Self::Cantonese];

    /// Score of a name that fits a scheme: the looser the spelling, the likelier a chance fit.
    fn score(self) -> f64 {
        match self {
            Self::Pinyin => 1.0,
            Self::WadeGiles => 0.95,
            Self::Cantonese => 0.9,
        }
    }
}

/// What a western given name before the Chinese name costs.
const GIVEN_NAME_COST: f64 = 0.05;
/// Share of a score that likeness without a scheme may reach.
const LIKENESS: f64 = 0.85;
/// Least likeness of each syllable: below this it is another name.
const LEAST_LIKENESS: f64 = 0.4;
/// Least mean likeness of the syllables.
const LEAST_MEAN: f64 = 0.75;
/// Most characters of a name.
const LONGEST_NAME: usize = 8;

/// Spellings of a character in a scheme: lower case ASCII letters, and the apostrophes of
/// Wade–Giles. Each once, usual readings first; none for a character without readings.
pub fn spellings(character: char, scheme: Scheme) -> Vec<String> {
    let mut all = Vec::new();
    let mut add = |spelling: String| {
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    };
    match scheme {
        Scheme::Pinyin => {
            for reading in readings(character) {
                add(reading.to_owned());
                if reading.contains('v') {
                    add(reading.replace('v', "u"));
                    add(reading.replace('v', "yu"));
                }
            }
        }
        Scheme::WadeGiles => {
            readings(character).into_iter().flat_map(wade_giles::spellings).for_each(&mut add);
        }
        Scheme::Cantonese => {
            cantonese_readings(character).flat_map(cantonese::spellings).for_each(&mut add);
        }
    }
    all
}

/// Tells whether some character can be written so in some scheme: `tsang`, `hsiao`, `wang`.
///
/// Expects lower case letters.
pub fn is_romanised_syllable(part: &str) -> bool {
    static ALL: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let mandarin = all_syllables()
            .flat_map(|syllable| [vec![syllable.to_owned()], wade_giles::spellings(syllable)]);
        let cantonese = cantonese::all_syllables().map(cantonese::spellings);
        mandarin.chain(cantonese).flatten().collect()
    });
    ALL.contains(part)
}

/// An English name, made ready to be compared with runs of characters.
#[derive(Clone, Debug)]
pub struct RomanisedName {
    /// The orders in which its words may stand for the characters, with the score they leave.
    orders: Vec<Order>,
}

/// The letters of some words in one order.
#[derive(Clone, Debug)]
struct Order {
    words: Vec<String>,
    share: f64,
}

impl RomanisedName {
    /// Takes a name apart; `None` when it cannot be a romanised name.
    pub fn new(name: &str) -> Option<Self> {
        let folded = fold(name);
        let words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let fits = |character: char| character.is_ascii_lowercase() || "'-".contains(character);
        let sound = words.iter().all(|word| word.chars().all(fits));
        if words.is_empty() || words.len() > LONGEST_NAME || !sound {
            return None;
        }
        let mut orders = Vec::new();
        // The first word may be a western given name; what follows is then a name of its own.
        for (from, share) in [(0, 1.0), (1, 1.0 - GIVEN_NAME_COST)] {
            let rest = words.get(from..).unwrap_or_default();
            if rest.is_empty() || (from > 0 && rest.len() < 2) {
                break;
            }
            orders.push(Order { words: rest.to_vec(), share });
            if rest.len() > 1 {
                let mut turned = rest.to_vec();
                turned.rotate_right(1);
                orders.push(Order { words: turned, share });
            }
        }
        Some(Self { orders })
    }

    /// Returns the letters of the name, once for each order and each way to take its apostrophes,
    /// with `-` between two letters where a syllable must end.
    ///
    /// Characters score more than likeness can give only if such a writing is one spelling of each
    /// character in turn, in schemes that may differ: what an index of names needs to know.
    pub fn writings(&self) -> Vec<String> {
        let mut all = Vec::new();
        for order in &self.orders {
            for scheme in Scheme::ALL {
                let (letters, ends) = letters(&order.words, scheme);
                let mut writing = String::with_capacity(letters.len() + order.words.len());
                for (index, letter) in letters.chars().enumerate() {
                    if index > 0 && ends[index] {
                        writing.push('-');
                    }
                    writing.push(letter);
                }
                if !all.contains(&writing) {
                    all.push(writing);
                }
            }
        }
        all
    }

    /// Returns how well `characters` can be read as this name: 0 not at all, 1 in pinyin.
    pub fn score(&self, characters: &[char]) -> f64 {
        if characters.is_empty() || characters.len() > LONGEST_NAME {
            return 0.0;
        }
        let mut best: f64 = 0.0;
        let spelled = Scheme::ALL.map(|scheme| {
            // The schemes that are left score lower in every order.
            if best >= scheme.score() {
                return (scheme, Vec::new());
            }
            let list = characters.iter().map(|&character| spellings(character, scheme));
            let syllables: Vec<_> = list.collect();
            for order in &self.orders {
                if scheme.score() * order.share <= best {
                    continue;
                }
                let (letters, ends) = letters(&order.words, scheme);
                if fits(&letters, &ends, &syllables) {
                    best = scheme.score() * order.share;
                }
            }
            (scheme, syllables)
        });
        if best > 0.0 {
            return best;
        }
        let alike = self.orders.iter().map(|order| {
            order.share * likeness(&order.words, &spelled.each_ref().map(|(_, list)| list))
        });
        alike.fold(0.0, f64::max)
    }
}

/// Returns how well the Chinese characters can be read as the English name, in [0, 1].
///
/// ```
/// use zhen_lexicon::romanisation_score;
///
/// assert_eq!(romanisation_score("Yi Wang", "王毅"), 1.0);
/// assert!(romanisation_score("Donald Tsang Yam-kuen", "曾蔭權") > 0.8);
/// assert_eq!(romanisation_score("Wang Yi", "李强"), 0.0);
/// ```
pub fn romanisation_score(english: &str, chinese: &str) -> f64 {
    let characters: Vec<char> = chinese.chars().collect();
    RomanisedName::new(english).map_or(0.0, |name| name.score(&characters))
}

/// The letters of a name and the places where a syllable must end.
fn letters(words: &[String], scheme: Scheme) -> (String, Vec<bool>) {
    let (mut letters, mut ends) = (String::new(), vec![true]);
    for word in words {
        for character in word.chars() {
            // In Wade–Giles an apostrophe is a sound, elsewhere the border of syllables.
            if character == '-' || (character == '\'' && scheme != Scheme::WadeGiles) {
                ends[letters.len()] = true;
            } else {
                letters.push(character);
                ends.push(false);
            }
        }
        ends[letters.len()] = true;
    }
    (letters, ends)
}

/// Whether the letters are one spelling of each character in turn.
fn fits(letters: &str, ends: &[bool], syllables: &[Vec<String>]) -> bool {
    let mut reached = vec![0];
    for spellings in syllables {
        let mut next: Vec<usize> = Vec::new();
        for &from in &reached {
            for spelling in spellings {
                let to = from + spelling.len();
                if letters[from..].starts_with(spelling.as_str())
                    && !ends[from + 1..to].contains(&true)
                    && !next.contains(&to)
                {
                    next.push(to);
                }
            }
        }
        reached = next;
    }
    reached.contains(&letters.len())
}

/// Mean likeness of the parts of a name and the spellings of the characters in their places.
fn likeness(words: &[String], spelled: &[&Vec<Vec<String>>; 3]) -> f64 {
    let parts: Vec<&str> =
        words.iter().flat_map(|word| word.split('-')).filter(|part| !part.is_empty()).collect();
    // One or two syllables are like too many others.
    if parts.len() < 3 || parts.len() != spelled[0].len() {
        return 0.0;
    }
    let mut sum = 0.0;
    for (index, part) in parts.iter().enumerate() {
        let near = spelled.iter().flat_map(|list| &list[index]);
        let best =
            near.map(|spelling| strsim::normalized_levenshtein(part, spelling)).fold(0.0, f64::max);
        if best < LEAST_LIKENESS {
            return 0.0;
        }
        sum += best;
    }
    let mean = sum / parts.len() as f64;
    if mean < LEAST_MEAN { 0.0 } else { LIKENESS * mean }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn syllables_of_all_schemes_are_known() {
        for part in ["wang", "tsang", "hsiao", "yuet", "ngor", "chiang"] {
            assert!(is_romanised_syllable(part), "{part}");
        }
        for part in ["smith", "obama", "strike", ""] {
            assert!(!is_romanised_syllable(part), "{part}");
        }
    }

    #[test]
    fn writings_turn_the_words_and_keep_or_cut_apostrophes() {
        let writings = |name| RomanisedName::new(name).expect("letters").writings();
        assert_eq!(writings("Wang Yi"), ["wang-yi", "yi-wang"]);
        assert_eq!(writings("Tsai Ing-wen"), ["tsai-ing-wen", "ing-wen-tsai"]);
        assert_eq!(writings("Ann Wang Yi")[2..], ["wang-yi", "yi-wang"]);
        assert_eq!(writings("Xi'an"), ["xi-an", "xi'an"]);
    }

    #[test]
    fn right_readings_score_above_wrong_ones() {
        let right = [
            ("Wang Yi", "王毅", 1.0),
            ("Yi Wang", "王毅", 1.0),
            ("Xi Jinping", "习近平", 1.0),
            ("XI Jin-ping", "習近平", 1.0),
            ("Zhou Xiaochuan", "周小川", 1.0),
            ("Lu Xun", "鲁迅", 1.0),
            ("Ouyang Xiu", "欧阳修", 1.0),
            ("Xi'an", "西安", 1.0),
            ("Xi’an", "西安", 1.0),
            ("Lü Buwei", "吕不韦", 1.0),
            ("Lv Buwei", "吕不韦", 1.0),
            ("Lyu Buwei", "吕不韦", 1.0),
            ("Shan Yu", "单宇", 1.0),
            ("Zeng Guofan", "曾国藩", 1.0),
            ("Mao Tse-tung", "毛泽东", 0.95),
            ("Chou En-lai", "周恩来", 0.95),
            ("Teng Hsiao-p'ing", "邓小平", 0.95),
            ("Teng Hsiao-ping", "鄧小平", 0.95),
            ("Hsu Chih-mo", "徐志摩", 0.95),
            ("Lao Tzu", "老子", 0.95),
            ("Tsai Ing-wen", "蔡英文", 0.95),
            ("Kuo Mo-jo", "郭沫若", 0.95),
            ("T'ai-pei", "台北", 0.95),
            ("Kaohsiung", "高雄", 0.95),
            ("Lee Teng-hui", "李登辉", 0.6),
            ("Leung Chun-ying", "梁振英", 0.9),
            ("Wong Kar-wai", "王家卫", 0.9),
            ("Chow Yun-fat", "周润发", 0.9),
            ("Li Ka-shing", "李嘉诚", 0.9),
            ("Donald Tsang Yam-kuen", "曾荫权", 0.8),
            ("Carrie Lam Cheng Yuet-ngor", "林鄭月娥", 0.8),
            ("John Lee Ka-chiu", "李家超", 0.8),
            ("Ma Ying-jeou", "马英九", 0.6),
            ("Lee Kuan Yew", "李光耀", 0.6),
        ];
        for (english, chinese, least) in right {
            let score = romanisation_score(english, chinese);
            assert!(score >= least - 1e-9, "{english} {chinese}: {score:.2}");
        }
        let wrong = [
            ("Wang Yi", "李强"),
            ("Xian", "西岸线"),
            ("Xi'an", "先"),
            ("Ch'en Yi", "郑毅"),
            ("Xi Jinping", "习近"),
            ("Biden", "拜登"),
            ("Smith", "史密斯"),
            ("Leung Chun-ying", "陈冯富珍"),
            ("Zhou Xiaochuan", "周小平"),
            ("Tsang Yam-kuen", "林郑月娥"),
            ("", "王"),
            ("Wang Yi", ""),
            ("王毅", "王毅"),
        ];
        for (english, chinese) in wrong {
            let score = romanisation_score(english, chinese);
            assert!(score < 0.5, "{english} {chinese}: {score:.2}");
        }
    }

    proptest! {
        #[test]
        fn any_names_are_scored_between_zero_and_one(
            english in "(\\PC|[a-z]{1,4}|[ '-]){0,12}", chinese in "(\\PC|[一-龥]){0,6}",
        ) {
            prop_assert!((0.0..=1.0).contains(&romanisation_score(&english, &chinese)));
        }
    }
}
