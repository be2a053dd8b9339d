//! Judging one pair by itself: are these two versions of one document?

use zhen_lexicon::Lexicon;
use zhen_text::Document;

use crate::aligner::Aligner;

use super::aligned::{BETTER_SHARE, aligned_figures};
use super::background::Background;
use super::comparison::{Comparison, StemPlaces, Translations};
use super::figures::{PairingFigures, figures_of_pair};
use super::model::{PairingModel, probability};
use super::signature::DocumentSignature;

/// Below this [`translation_probability`] two documents are probably not versions of one.
///
/// Set so that hardly any true pair is below it, see `scripts/pairing`.
pub const LEAST_TRANSLATION_PROBABILITY: f64 = 0.02;
/// Sentences and distinct words of the poorer side, below which a pair cannot be judged.
const LEAST_SENTENCES: usize = 3;
const LEAST_WORDS: usize = 20;
/// Share of the side that is aligned better, weighed by confidence, from which it is no wonder if
/// words and passages tell little: a list of names, very free dialogue.
const LEAST_ALIGNED: f64 = 0.45;
/// Probability below which alignment saves no pair: sentences of unrelated documents of one length
/// are aligned one to one for want of anything better.
const HOPELESS: f64 = 0.0002;
/// Probability of a pair that cannot be judged.
const UNKNOWN: f64 = 0.5;

/// Returns the probability in (0, 1) that two documents are versions of one, however abridged.
///
/// Too short documents are not judged: at least 0.5. Linear in the text, and costs about as much
/// as reading it, unless the pair seems to be none: then it is aligned, if it is not too long.
pub fn translation_probability(
    english: &Document,
    chinese: &Document,
    aligner: &Aligner<'_>,
) -> f64 {
    let lexicon = aligner.lexicon();
    let signatures = [english, chinese].map(|document| DocumentSignature::new(document, lexicon));
    let judged = signature_probability(&signatures[0], &signatures[1], lexicon);
    if !(HOPELESS..LEAST_TRANSLATION_PROBABILITY).contains(&judged) {
        return judged;
    }
    match aligned_figures(english, chinese, aligner).map(|figures| figures[BETTER_SHARE]) {
        Some(share) if share >= LEAST_ALIGNED => judged.max(share * UNKNOWN),
        _ => judged,
    }
}

/// The same of two signatures, which cannot be aligned.
pub fn signature_probability(
    english: &DocumentSignature,
    chinese: &DocumentSignature,
    lexicon: &Lexicon<'_>,
) -> f64 {
    let figures = figures_alone(english, chinese, lexicon);
    let judged = probability(PairingModel::built_in().log_odds_alone(&figures));
    let words = |signature: &DocumentSignature| signature.stems.len() + signature.words.len();
    let is_short = english.sentences.min(chinese.sentences) < LEAST_SENTENCES
        || words(english).min(words(chinese)) < LEAST_WORDS;
    if is_short { judged.max(UNKNOWN) } else { judged }
}

/// The figures of a pair by itself, weighed by what is known of words in general.
pub fn figures_alone(
    english: &DocumentSignature,
    chinese: &DocumentSignature,
    lexicon: &Lexicon<'_>,
) -> PairingFigures {
    let background = Background::default();
    let translations = Translations::of([chinese], lexicon);
    let mut places = StemPlaces::default();
    places.replace(None, english);
    let common = Comparison::new(
        (english, &background.weigh(english, lexicon)),
        (chinese, &background.weigh(chinese, lexicon)),
        &translations,
        &places,
    );
    figures_of_pair(english, chinese, &common, &english.passages.likeness(&chinese.passages))
}
