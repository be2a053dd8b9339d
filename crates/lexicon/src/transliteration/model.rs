//! The trained table of sounds, and the comparison of two names by it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use zhen_segment::{fold, simplify_char};

use crate::pinyin::reading;

/// The table inside the binary.
const BUILT_IN: &str = include_str!("../../data/sounds.tsv");

/// Most letters of a piece.
pub(super) const LONGEST_PIECE: usize = 4;
/// Most letters of an English name; longer ones are not compared.
const MOST_LETTERS: usize = 24;
/// Most characters of a transliteration.
const MOST_CHARACTERS: usize = 12;
/// Parts of a nat in which log ratios are stored: integers add up alike on every machine.
pub(super) const STEPS: f64 = 8.0;
/// A score that no laying reaches.
const NEVER: i32 = i32::MIN / 2;

/// Log ratio of a piece that training never saw under a sound, in eighths of a nat: about what
/// smoothing would give, −4.5 nats and −0.4 for each letter.
fn unseen(letters: usize) -> i8 {
    debug_assert!(letters <= LONGEST_PIECE, "parsing refuses longer pieces");
    -36 - 3 * letters as i8
}

/// An English name, made ready for comparisons.
#[derive(Clone, Debug)]
pub struct EnglishSound {
    /// Number of letters.
    letters: usize,
    /// Numbers of the pieces of 0 to 4 letters that begin at each letter.
    pieces: Vec<[u16; LONGEST_PIECE + 1]>,
}

/// A run of Chinese characters as sounds, two for each character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChineseSound {
    sounds: Vec<u16>,
}

impl EnglishSound {
    /// Returns the number of letters, digraphs of one sound and doubled letters counted once.
    pub fn letters(&self) -> usize {
        self.letters
    }
}

/// Trained log ratios of sounds and pieces of letters, and the odds that follow from a score.
#[derive(Clone, Debug)]
pub struct SoundModel {
    sounds: HashMap<String, u16>,
    /// Numbers of the sounds before a vowel, without their dash.
    onsets: HashMap<String, u16>,
    /// Numbers of the other sounds, without their dash.
    finals: HashMap<String, u16>,
    pieces: HashMap<String, u16>,
    /// Log ratio of each sound (rows) and piece, in eighths of a nat.
    ratios: Vec<i8>,
    /// Weights of the score in nats, of the number of letters, and the constant, in the log odds.
    odds: [f64; 3],
}

impl SoundModel {
    /// Returns the table inside the binary.
    pub fn built_in() -> &'static Self {
        static MODEL: LazyLock<SoundModel> = LazyLock::new(|| {
            SoundModel::parse(BUILT_IN).expect("a test reads the table in the binary")
        });
        &MODEL
    }

    /// Reads a table: lines of sound, piece and log ratio, and one `odds` line; `#` comments.
    ///
    /// `None` when a line is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut odds = [0.0; 3];
        let mut entries: Vec<(&str, &str, i8)> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields[..] {
                ["odds", score, letters, constant] => {
                    odds = [score.parse().ok()?, letters.parse().ok()?, constant.parse().ok()?];
                }
                [sound, piece, ratio] if piece.len() <= LONGEST_PIECE => {
                    entries.push((sound, piece, ratio.parse().ok()?));
                }
                _ => return None,
            }
        }
        let numbered = |texts: &mut dyn Iterator<Item = &str>| -> HashMap<String, u16> {
            let distinct: BTreeMap<&str, ()> = texts.map(|text| (text, ())).collect();
            distinct.into_keys().map(str::to_owned).zip(0..).collect()
        };
        let sounds = numbered(&mut entries.iter().map(|entry| entry.0));
        // Pieces that no sound has share one more number for each length.
        let mut pieces = numbered(&mut entries.iter().map(|entry| entry.1));
        for letters in 0..=LONGEST_PIECE {
            let next = u16::try_from(pieces.len()).ok()?;
            pieces.entry("?".repeat(letters)).or_insert(next);
        }
        let mut ratios = vec![0; (sounds.len() + 1) * pieces.len()];
        for (piece, &number) in &pieces {
            for row in ratios.chunks_exact_mut(pieces.len()) {
                row[usize::from(number)] = unseen(piece.len());
            }
        }
        for (sound, piece, ratio) in entries {
            ratios[usize::from(sounds[sound]) * pieces.len() + usize::from(pieces[piece])] = ratio;
        }
        let ends = |strip: fn(&str) -> Option<&str>| -> HashMap<String, u16> {
            let named = sounds.iter();
            named.filter_map(|(sound, &number)| Some((strip(sound)?.to_owned(), number))).collect()
        };
        let onsets = ends(|sound| sound.strip_suffix('-'));
        let finals = ends(|sound| sound.strip_prefix('-'));
        Some(Self { sounds, onsets, finals, pieces, ratios, odds })
    }

    /// Makes an English name ready; `None` when it has no letters or far too many.
    pub fn english(&self, name: &str) -> Option<EnglishSound> {
        let letters = english_letters(name);
        if letters.is_empty() || letters.len() > MOST_LETTERS {
            return None;
        }
        let piece = |from: usize, length: usize| {
            let text = letters.get(from..from + length);
            let known = text.and_then(|text| self.pieces.get(text));
            known.or_else(|| self.pieces.get(&"?".repeat(length))).copied().unwrap_or_default()
        };
        let pieces = (0..=letters.len())
            .map(|from| std::array::from_fn(|length| piece(from, length)))
            .collect();
        Some(EnglishSound { letters: letters.len(), pieces })
    }

    /// Makes a run of characters ready; `None` when one has no reading or they are far too many.
    pub fn chinese(&self, name: &str) -> Option<ChineseSound> {
        let mut sounds = Vec::with_capacity(2 * MOST_CHARACTERS);
        // A sound that training never saw has the last row: nothing was seen with it.
        let last = u16::try_from(self.sounds.len()).unwrap_or(u16::MAX);
        for character in name.chars() {
            let (onset, rest) = onset_and_final(character)?;
            sounds.push(self.onsets.get(onset).copied().unwrap_or(last));
            sounds.push(self.finals.get(rest).copied().unwrap_or(last));
        }
        let fits = (2..=2 * MOST_CHARACTERS).contains(&sounds.len());
        fits.then_some(ChineseSound { sounds })
    }

    /// Returns the probability that the whole run is the name, in [0, 1].
    pub fn similarity(&self, english: &EnglishSound, chinese: &ChineseSound) -> f64 {
        let mut last = NEVER;
        self.each_score(english, chinese, NEVER, |_, score| last = score);
        self.probability(last, english.letters)
    }

    /// Calls `take` with the number of characters and the probability for the first character of
    /// the run, the first two, and so on.
    ///
    /// Gives up once every opening of the name is below `least` nats under the characters so far.
    pub fn each_length(
        &self,
        english: &EnglishSound,
        chinese: &ChineseSound,
        least: f64,
        mut take: impl FnMut(usize, f64),
    ) {
        let least = (least * STEPS).max(f64::from(NEVER)) as i32;
        self.each_score(english, chinese, least, |characters, score| {
            take(characters, self.probability(score, english.letters));
        });
    }

    /// Returns the best log ratio, in nats, of laying the whole run over the whole name.
    pub fn score(&self, english: &EnglishSound, chinese: &ChineseSound) -> f64 {
        let mut last = NEVER;
        self.each_score(english, chinese, NEVER, |_, score| last = score);
        f64::from(last) / STEPS
    }

    /// Tells whether every character of the run leaves some opening of the name at `least` nats or
    /// more: whether it is worth while to compare longer runs.
    pub fn opens(&self, english: &EnglishSound, chinese: &ChineseSound, least: f64) -> bool {
        let least = (least * STEPS).max(f64::from(NEVER)) as i32;
        self.each_score(english, chinese, least, |_, _| ())
    }

    /// Calls `take` with the score of each length; returns whether it never gave up.
    fn each_score(
        &self,
        english: &EnglishSound,
        chinese: &ChineseSound,
        least: i32,
        mut take: impl FnMut(usize, i32),
    ) -> bool {
        let letters = english.letters;
        let mut reached = [NEVER; MOST_LETTERS + 1];
        reached[0] = 0;
        for (index, sound) in chinese.sounds.iter().enumerate() {
            let row = &self.ratios[usize::from(*sound) * self.pieces.len()..][..self.pieces.len()];
            let mut next = [NEVER; MOST_LETTERS + 1];
            for (from, &score) in reached[..=letters].iter().enumerate() {
                if score == NEVER {
                    continue;
                }
                let longest = LONGEST_PIECE.min(letters - from);
                for (length, &piece) in english.pieces[from][..=longest].iter().enumerate() {
                    let sum = score + i32::from(row[usize::from(piece)]);
                    next[from + length] = next[from + length].max(sum);
                }
            }
            reached = next;
            // Every second sound ends a character.
            if index % 2 == 1 {
                take(index / 2 + 1, reached[letters]);
                if reached[..=letters].iter().all(|&score| score < least) {
                    return false;
                }
            }
        }
        true
    }

    fn probability(&self, score: i32, letters: usize) -> f64 {
        if score == NEVER {
            return 0.0;
        }
        let [by_score, by_letters, constant] = self.odds;
        let odds = by_score * f64::from(score) / STEPS + by_letters * letters as f64 + constant;
        1.0 / (1.0 + libm::exp(-odds))
    }
}

/// The letters of an English name: folded, digraphs of one sound as one letter, none doubled.
pub(super) fn english_letters(name: &str) -> String {
    let mut text = fold(name);
    text.retain(|character| character.is_ascii_lowercase());
    for (from, to) in [("ph", "f"), ("ck", "k"), ("x", "ks"), ("qu", "kw")] {
        text = text.replace(from, to);
    }
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letters.ends_with(letter) {
            letters.push(letter);
        }
    }
    letters
}

/// Onset and final of a character's usual reading, as the table names them: `b-`, `-ao`.
pub(super) fn sounds_of(character: char) -> Option<[String; 2]> {
    let (onset, rest) = onset_and_final(character)?;
    Some([format!("{onset}-"), format!("-{rest}")])
}

/// The same without dashes.
fn onset_and_final(character: char) -> Option<(&'static str, &'static str)> {
    let syllable = reading(simplify_char(character))?;
    let onset = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => 2,
        [b'a' | b'e' | b'o', ..] => 0,
        _ => 1,
    };
    Some(syllable.split_at(onset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_in_the_binary_is_as_its_manifest_says_and_read() {
        let sum = crate::image::checksum(BUILT_IN.as_bytes());
        let row = format!("sounds.tsv\t{}\t{sum:016x}\n", BUILT_IN.len());
        assert!(include_str!("../../data/names.manifest").contains(&row), "{row}");
        let model = SoundModel::parse(BUILT_IN).expect("readable");
        assert!(model.sounds.len() > 40 && model.pieces.len() > 200);
        assert!(model.odds[0] > 0.0);
        assert!(SoundModel::parse("b-\tb").is_none());
        assert!(SoundModel::parse("b-\tb\tmany").is_none());
    }

    #[test]
    fn a_score_worked_by_hand() {
        // ba for "ba": b under b- 2 nats, a under -a 1 nat.
        let model = SoundModel::parse("odds\t1\t0\t0\nb-\tb\t16\n-a\ta\t8\n").unwrap();
        let (english, chinese) = (model.english("Ba").unwrap(), model.chinese("巴").unwrap());
        assert_eq!(model.score(&english, &chinese), 3.0);
        // A letter too many must go into a piece that was never seen: −36 − 6 for two letters.
        assert_eq!(model.score(&model.english("Bat").unwrap(), &chinese), (16.0 - 42.0) / 8.0);
    }

    #[test]
    fn letters_and_sounds_are_cut_as_trained() {
        assert_eq!(english_letters("Phillip Xu-Quéz"), "filipksukwez");
        assert_eq!(sounds_of('莎'), Some(["sh-".to_owned(), "-a".to_owned()]));
        assert_eq!(sounds_of('奧'), Some(["-".to_owned(), "-ao".to_owned()]));
        assert_eq!(sounds_of('a'), None);
    }
}
