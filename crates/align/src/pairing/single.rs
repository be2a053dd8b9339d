//! Judging one pair by itself: are these two versions of one document?

use zhen_lexicon::Lexicon;
use zhen_text::Document;

use super::background::Background;
use super::comparison::{Comparison, StemPlaces, Translations};
use super::figures::{PairingFigures, figures_of_pair};
use super::model::{PairingModel, probability};
use super::signature::DocumentSignature;

/// Below this [`translation_probability`] two documents are probably not versions of one.
///
/// Set so that hardly any true pair is below it, see `scripts/pairing`.
pub const LEAST_TRANSLATION_PROBABILITY: f64 = 0.02;
/// Distinct words of the poorer side, below which a pair cannot be judged.
const LEAST_WORDS: usize = 15;
/// Probability of a pair that cannot be judged.
const UNKNOWN: f64 = 0.5;

/// Returns the probability in (0, 1) that two documents are versions of one, however abridged.
///
/// Too short documents are not judged: at least 0.5. Linear in the text; costs about as much as
/// reading it.
pub fn translation_probability(
    english: &Document,
    chinese: &Document,
    lexicon: &Lexicon<'_>,
) -> f64 {
    let english = DocumentSignature::new(english, lexicon);
    let chinese = DocumentSignature::new(chinese, lexicon);
    signature_probability(&english, &chinese, lexicon)
}

/// The same of two signatures.
pub fn signature_probability(
    english: &DocumentSignature,
    chinese: &DocumentSignature,
    lexicon: &Lexicon<'_>,
) -> f64 {
    let figures = figures_alone(english, chinese, lexicon);
    let judged = probability(PairingModel::built_in().log_odds_alone(&figures));
    let words = |signature: &DocumentSignature| signature.stems.len() + signature.words.len();
    if words(english).min(words(chinese)) < LEAST_WORDS { judged.max(UNKNOWN) } else { judged }
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
