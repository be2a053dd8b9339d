//! Trains the table of sounds on pairs of names, by expectation and maximisation (Dempster, Laird
//! and Rubin 1977) over all ways to lay sounds over letters.
//!
//! A piece's probability under a sound is its expected share, smoothed by a guess from the letters
//! alone. Pairs that fit badly, as names that are translated or read by another language's
//! characters do, lose their say as training goes on.

use std::collections::BTreeMap;

use super::model::{LONGEST_PIECE, STEPS, english_letters, sounds_of};

/// Passes over the pairs.
const PASSES: usize = 12;
/// Passes before bad pairs lose their say.
const TRUSTING_PASSES: usize = 3;
/// Strength of the guess, in observations of the sound.
const SMOOTHING: f64 = 3.0;
/// Share of that strength for pieces that are as likely as the guess.
const GUESS_SHARE: f64 = 0.3;
/// Expected occurrences from which a piece is listed.
const LEAST_COUNT: f64 = 0.3;
/// How often a sound covers 0, 1, 2, 3 or 4 letters, before training.
const ONSET_LENGTHS: [f64; LONGEST_PIECE + 1] = [0.25, 0.6, 0.13, 0.02, 0.0];
const FINAL_LENGTHS: [f64; LONGEST_PIECE + 1] = [0.15, 0.5, 0.25, 0.08, 0.02];
/// How much rarer a vowel is in an onset, and a consonant at the start of a final.
const MISPLACED_VOWEL: f64 = 0.02;
const MISPLACED_CONSONANT: f64 = 0.15;
/// How much likelier a piece is, before training, that begins with the sound's own letter.
const SAME_LETTER: f64 = 10.0;

/// One pair as sounds and letters.
struct Pair {
    letters: String,
    sounds: Vec<String>,
}

/// Trains log ratios on pairs of an English name and its transliteration.
///
/// Returns lines of sound, piece and log ratio in eighths of a nat, sorted. The same pairs give
/// the same lines.
pub fn train_sounds<'n>(pairs: impl IntoIterator<Item = (&'n str, &'n str)>) -> String {
    let pairs: Vec<Pair> = pairs.into_iter().filter_map(|(en, zh)| read(en, zh)).collect();
    let shares = letter_shares(&pairs);
    let mut trainer = Trainer { shares, counts: BTreeMap::new(), totals: BTreeMap::new() };
    for pass in 0..PASSES {
        let mut counts = BTreeMap::new();
        for pair in &pairs {
            trainer.expect(pair, pass, &mut counts);
        }
        trainer.totals = BTreeMap::new();
        for ((sound, _), count) in &counts {
            *trainer.totals.entry(sound.clone()).or_insert(0.0) += count;
        }
        trainer.counts = counts;
    }
    trainer.lines()
}

fn read(english: &str, chinese: &str) -> Option<Pair> {
    let letters = english_letters(english);
    let mut sounds = Vec::new();
    for character in chinese.chars() {
        sounds.extend(sounds_of(character)?);
    }
    (!letters.is_empty() && !sounds.is_empty()).then_some(Pair { letters, sounds })
}

fn letter_shares(pairs: &[Pair]) -> [f64; 26] {
    let mut shares = [0.0; 26];
    for letter in pairs.iter().flat_map(|pair| pair.letters.bytes()) {
        shares[usize::from(letter - b'a')] += 1.0;
    }
    let total: f64 = shares.iter().sum();
    // A letter that never occurs is still a letter.
    shares.map(|count| (count / total.max(1.0)).max(1e-4))
}

struct Trainer {
    /// Share of each letter in all names.
    shares: [f64; 26],
    /// Expected occurrences of the last pass.
    counts: BTreeMap<(String, String), f64>,
    totals: BTreeMap<String, f64>,
}

impl Trainer {
    /// Adds the expected occurrences of a pair's sounds and pieces to `counts`.
    fn expect(&self, pair: &Pair, pass: usize, counts: &mut BTreeMap<(String, String), f64>) {
        let (sounds, letters) = (&pair.sounds, pair.letters.as_str());
        let width = letters.len() + 1;
        let spans = |from: usize| from..=letters.len().min(from + LONGEST_PIECE);
        // Probabilities of all pieces, then of reaching and of leaving every place.
        let mut piece = vec![0.0; sounds.len() * width * (LONGEST_PIECE + 1)];
        let at =
            |i: usize, from: usize, to: usize| (i * width + from) * (LONGEST_PIECE + 1) + to - from;
        for (i, sound) in sounds.iter().enumerate() {
            for from in 0..width {
                for to in spans(from) {
                    piece[at(i, from, to)] = self.probability(sound, &letters[from..to]);
                }
            }
        }
        let mut before = vec![0.0; (sounds.len() + 1) * width];
        before[0] = 1.0;
        let mut after = vec![0.0; (sounds.len() + 1) * width];
        after[sounds.len() * width + letters.len()] = 1.0;
        for i in 0..sounds.len() {
            for from in 0..width {
                for to in spans(from) {
                    before[(i + 1) * width + to] +=
                        before[i * width + from] * piece[at(i, from, to)];
                }
            }
        }
        for i in (0..sounds.len()).rev() {
            for from in 0..width {
                for to in spans(from) {
                    after[i * width + from] += after[(i + 1) * width + to] * piece[at(i, from, to)];
                }
            }
        }
        let whole = after[0];
        if whole <= 0.0 {
            return;
        }
        let say = if pass < TRUSTING_PASSES {
            1.0
        } else {
            let ratio = (libm::log(whole) - self.background(letters)) / sounds.len() as f64;
            1.0 / (1.0 + libm::exp(-3.0 * (ratio - 0.3)))
        };
        for (i, sound) in sounds.iter().enumerate() {
            for from in 0..width {
                for to in spans(from) {
                    let share = before[i * width + from]
                        * piece[at(i, from, to)]
                        * after[(i + 1) * width + to]
                        / whole;
                    // Less than one in ten thousand adds up to nothing.
                    if share > 1e-4 {
                        let key = (sound.clone(), letters[from..to].to_owned());
                        *counts.entry(key).or_insert(0.0) += share * say;
                    }
                }
            }
        }
    }

    fn probability(&self, sound: &str, piece: &str) -> f64 {
        let guess = self.guess(sound, piece);
        if self.totals.is_empty() {
            let own = sound.trim_matches('-').chars().next();
            let same = own.is_some() && piece.chars().next() == own;
            return if same { SAME_LETTER * guess } else { guess };
        }
        let count = self.counts.get(&(sound.to_owned(), piece.to_owned())).copied();
        let total = self.totals.get(sound).copied().unwrap_or_default();
        (count.unwrap_or_default() + SMOOTHING * GUESS_SHARE * guess) / (total + SMOOTHING)
    }

    fn guess(&self, sound: &str, piece: &str) -> f64 {
        let is_onset = sound.ends_with('-');
        let mut guess = if is_onset { ONSET_LENGTHS } else { FINAL_LENGTHS }[piece.len()];
        guess *= libm::exp(self.background(piece));
        if is_onset {
            guess *= piece
                .chars()
                .filter(|&letter| is_vowel(letter))
                .map(|_| MISPLACED_VOWEL)
                .product::<f64>();
        } else if piece.chars().next().is_some_and(|letter| !is_vowel(letter)) {
            guess *= MISPLACED_CONSONANT;
        }
        guess
    }

    /// Log probability of letters anywhere.
    fn background(&self, letters: &str) -> f64 {
        letters.bytes().map(|letter| libm::log(self.shares[usize::from(letter - b'a')])).sum()
    }

    fn lines(&self) -> String {
        let mut lines = String::new();
        for ((sound, piece), count) in &self.counts {
            if *count > LEAST_COUNT {
                let ratio = libm::log(self.probability(sound, piece)) - self.background(piece);
                let steps = (ratio * STEPS).round().clamp(-127.0, 127.0) as i8;
                lines += &format!("{sound}\t{piece}\t{steps}\n");
            }
        }
        lines
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transliteration::SoundModel;

    #[test]
    fn sounds_are_learnt_from_a_few_names() {
        let pairs = [("Banda", "班达"), ("Bali", "巴里"), ("Dana", "达娜"), ("Nina", "尼娜")];
        let lines = train_sounds(pairs);
        assert_eq!(lines, train_sounds(pairs));
        let model = SoundModel::parse(&format!("odds\t1\t0\t0\n{lines}")).unwrap();
        let score = |english: &str, chinese: &str| {
            model.score(&model.english(english).unwrap(), &model.chinese(chinese).unwrap())
        };
        assert!(score("Bani", "巴尼") > 2.0);
        assert!(score("Bani", "达里") < score("Bani", "巴尼"));
        assert_eq!(train_sounds([]), "");
    }
}
