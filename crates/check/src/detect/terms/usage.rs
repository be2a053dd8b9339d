//! Terms that the document itself renders one way in most places and another way in few.
//!
//! The rendering of a phrase is the run of Chinese words that comes with it most steadily, and
//! that the lexicon links with it. A place without it is a slip only where another rendering can be
//! told: a run that the lexicon links with every word of the phrase. A pronoun, a short form, a
//! free translation is none.

use std::collections::HashMap;

use super::instead::{self, Rendering, is_particle};
use super::phrases::{LEAST_BEADS, Phrase, PhrasePlace, Shape, phrases};
use super::words::{BeadWords, PairWords};
use crate::checker::CheckedPair;
use crate::detail::{Detail, TermBasis};
use crate::detect::Draft;
use crate::detect::bead_text::is_han;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Words of the longest rendering.
const LONGEST: usize = 5;
/// Runs whose places in the whole document are counted.
const LOOKED_AT: usize = 4;
/// Share of the beads of a phrase that its rendering stands in at least.
const STEADY: f64 = 0.75;

/// Confidence where another rendering is sure to be one, and what is left of it where one of the
/// renderings is the English word, where the lexicon does not know all of the usual one, where the
/// term is a single word in lower case, and where it begins with a participle.
const SURE: f64 = 0.75;
/// Strength from which a single word is linked with another.
const STRONG: f32 = 0.2;
const LEFT: f64 = 0.5;
const PARTLY_LINKED: f64 = 0.6;
const COMMON_WORD: f64 = 0.5;
const PARTICIPLE: f64 = 0.6;

/// Drafts a finding for each place with another rendering than most.
pub(super) fn find(pair: &CheckedPair<'_>, words: &PairWords, drafts: &mut Vec<Draft>) {
    let keys: Vec<String> = words.beads.iter().map(|bead| key(words, bead)).collect();
    let mut own = Vec::new();
    for phrase in phrases(pair, words) {
        let beads = phrase.beads();
        let Some(usual) = usual(words, &keys, &phrase, &beads) else { continue };
        let has = |bead: usize| keys[bead].contains(&usual.key);
        let places = beads.iter().filter(|&&bead| has(bead)).count();
        let share = places as f64 / beads.len() as f64;
        if places + 1 < LEAST_BEADS || share < STEADY {
            continue;
        }
        for place in &phrase.places {
            let beside = place.bead.saturating_sub(1)..(place.bead + 2).min(keys.len());
            let lends = |bead: usize| has(bead) && !beads.contains(&bead);
            if has(place.bead) || beside.clone().any(lends) {
                continue;
            }
            let bead = &words.beads[place.bead];
            let Some(found) = instead::rendering(words, bead, &phrase.stems) else { continue };
            let Some(trust) = trust(&found, &usual, &phrase) else { continue };
            own.push(draft(pair, bead, place, &found, &usual, (places, trust)));
        }
    }
    // Of phrases within each other the longest.
    let length = |draft: &Draft| draft.english.marks[0].end - draft.english.marks[0].start;
    own.sort_by_key(|draft| std::cmp::Reverse(length(draft)));
    let mut kept: Vec<Draft> = Vec::new();
    for draft in own {
        let meets = |other: &Draft| {
            let [one, two] = [&draft, other].map(|own| &own.english.marks[0]);
            one.sentence == two.sentence && one.start < two.end && two.start < one.end
        };
        if !kept.iter().any(|other| meets(other) && other.confidence >= draft.confidence) {
            kept.push(draft);
        }
    }
    drafts.extend(kept);
}

/// How sure it is that another rendering is a slip; none where it is no other rendering.
fn trust(found: &Rendering, usual: &Usual, phrase: &Phrase) -> Option<f64> {
    if found.share < 1.0 || is_within(&found.key, &usual.key) || is_within(&usual.key, &found.key) {
        return None;
    }
    let latin = |key: &str| -> String { key.chars().filter(|&c| !is_han(c)).collect() };
    let mut trust = SURE;
    // A word that was left in English may be an identifier.
    if latin(&found.key) != latin(&usual.key) {
        trust *= LEFT;
    }
    if usual.coverage < 1.0 {
        trust *= PARTLY_LINKED;
    }
    if phrase.shape == Shape::Word {
        trust *= COMMON_WORD;
    }
    if phrase.stems.len() == 1 && found.strength < STRONG {
        trust *= COMMON_WORD;
    }
    if phrase.shape == Shape::Participle {
        trust *= PARTICIPLE;
    }
    Some(trust)
}

/// Whether the characters of one rendering are all in another, in any order: a short form, a
/// longer one, another order.
fn is_within(one: &str, other: &str) -> bool {
    one.chars().all(|own| other.contains(own))
}

fn draft(
    pair: &CheckedPair<'_>,
    bead: &BeadWords,
    place: &PhrasePlace,
    found: &Rendering,
    usual: &Usual,
    (places, trust): (usize, f64),
) -> Draft {
    let mark = bead.english[*place.words.start()].place_to(&bead.english[*place.words.end()]);
    let text = pair.english.sentence_text(mark.sentence);
    let chinese = pair.chinese.sentence_text(found.place.sentence);
    Draft::new(
        FindingKind::Term,
        trust * bead.confidence,
        Passage { sentences: bead.english_sentences.clone(), marks: vec![mark.clone()] },
        Passage { sentences: bead.chinese_sentences.clone(), marks: vec![found.place.clone()] },
        Detail::Term {
            term: text.get(mark.start..mark.end).unwrap_or_default().to_owned(),
            expected: usual.written(pair).to_owned(),
            found: chinese.get(found.place.start..found.place.end).unwrap_or_default().to_owned(),
            basis: TermBasis::Usage { places },
        },
    )
}

/// The rendering of a phrase in most places.
#[derive(Clone, Debug)]
struct Usual {
    key: String,
    /// Share of the phrase's words that it renders by the lexicon.
    coverage: f64,
    /// Where it stands first.
    place: zhen_align::Place,
}

impl Usual {
    fn written<'p>(&self, pair: &CheckedPair<'p>) -> &'p str {
        let text = pair.chinese.sentence_text(self.place.sentence);
        text.get(self.place.start..self.place.end).unwrap_or_default()
    }
}

/// The folded words of a bead's Chinese side without particles.
fn key(words: &PairWords, bead: &BeadWords) -> String {
    let keys = bead.chinese.iter().map(|word| words.words[word.number].key.as_str());
    keys.filter(|key| !is_particle(key)).collect::<String>().replace(' ', "")
}

/// Finds the run of words that comes with a phrase most steadily.
fn usual(words: &PairWords, keys: &[String], phrase: &Phrase, beads: &[usize]) -> Option<Usual> {
    let mut runs: HashMap<Vec<usize>, (usize, usize, zhen_align::Place)> = HashMap::new();
    for &bead in beads {
        let own = &words.beads[bead].chinese;
        for first in 0..own.len() {
            for last in first..own.len().min(first + LONGEST) {
                if last > first && !own[last].is_joined {
                    break;
                }
                let run: Vec<usize> = own[first..=last]
                    .iter()
                    .map(|word| word.number)
                    .filter(|&number| !is_particle(&words.words[number].key))
                    .collect();
                let at_edge = |at: usize| is_particle(&words.words[own[at].number].key);
                if at_edge(first) || at_edge(last) {
                    continue;
                }
                let place = own[first].place_to(&own[last]);
                let entry = runs.entry(run).or_insert((0, usize::MAX, place));
                entry.0 += usize::from(entry.1 != bead);
                entry.1 = bead;
            }
        }
    }
    let least = (beads.len() as f64 * STEADY).floor() as usize;
    let mut scored: Vec<Scored> = Vec::new();
    for (run, (count, _, place)) in runs {
        if count < least.max(LEAST_BEADS - 1) {
            continue;
        }
        let Some((coverage, purity)) = lexical(words, phrase, &run) else { continue };
        let key: String = run.iter().map(|&word| words.words[word].key.as_str()).collect();
        let key = key.replace(' ', "");
        let score = coverage + purity + count as f64 / beads.len() as f64;
        scored.push(Scored { score, usual: Usual { key, coverage, place } });
    }
    let order = |one: &Scored, other: &Scored| {
        one.score.total_cmp(&other.score).then_with(|| other.usual.key.cmp(&one.usual.key))
    };
    scored.sort_by(|one, other| order(other, one));
    scored.truncate(LOOKED_AT);
    for own in &mut scored {
        let key = &own.usual.key;
        let all = keys.iter().filter(|bead| bead.contains(key)).count();
        let with_phrase = beads.iter().filter(|&&bead| keys[bead].contains(key)).count();
        own.score += 0.5 * with_phrase as f64 / all.max(1) as f64;
    }
    scored.into_iter().max_by(order).map(|best| best.usual)
}

/// A rendering that may be the usual one.
struct Scored {
    score: f64,
    usual: Usual,
}

/// How well the lexicon explains a run of words by a phrase, as the shares of both that are
/// linked; none where it does not.
fn lexical(words: &PairWords, phrase: &Phrase, run: &[usize]) -> Option<(f64, f64)> {
    let content: Vec<usize> =
        phrase.stems.iter().copied().filter(|&stem| words.stems[stem].is_content()).collect();
    let is_linked =
        |word: usize, stems: &[usize]| stems.iter().any(|&stem| words.words[word].link(stem) > 0.0);
    let rendered =
        content.iter().filter(|&&stem| run.iter().any(|&word| is_linked(word, &[stem]))).count();
    let length = |word: usize| words.words[word].key.chars().count();
    let linked: usize =
        run.iter().filter(|&&word| is_linked(word, &phrase.stems)).map(|&word| length(word)).sum();
    let all: usize = run.iter().map(|&word| length(word)).sum();
    let coverage = rendered as f64 / content.len().max(1) as f64;
    let purity = linked as f64 / all.max(1) as f64;
    (coverage >= 0.5 && purity >= 0.5).then_some((coverage, purity))
}
