//! What is known of names without counterpart, as figures: the signs that [`super::confidence`]
//! weighs.

use zhen_lexicon::{
    Lexicon, NameClass, Names, SoundModel, is_romanised_syllable, is_sound_character, syllables,
};
use zhen_segment::stem;

use super::super::chinese::is_dot;
use super::super::chinese_text::ChineseText;
use super::super::english::{is_function_word, is_person_title};
use super::super::english_text::{EnglishText, EnglishWord};
use super::super::{Name, NameKind, NameSource};
use super::romanised::{is_southern, may_open};
use super::usual::{is_usual_chinese, is_usual_english};
use super::{english_in_chinese, sound};

/// What the rest of a document says of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Surroundings {
    /// Other beads that have the name.
    pub(in super::super) elsewhere: usize,
    /// Whether a bead beside it has its counterpart.
    pub(in super::super) is_beside: bool,
}

/// Two texts and what of them is left over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left<'a, 't> {
    pub(super) english: &'a EnglishText<'t>,
    pub(super) chinese: &'a ChineseText<'t>,
    /// Matched names.
    pub(super) matched: usize,
    /// Names without counterpart, English and Chinese.
    pub(super) left: [usize; 2],
    /// How often matched names stand more often on one side than on the other, by side.
    pub(super) surplus: [usize; 2],
    /// Words that look like names or are rare, and that nothing on the other side explains.
    pub(super) residue: [usize; 2],
}

fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// Log odds of a probability, cut at ±6.
fn odds(probability: f64) -> f64 {
    let kept = probability.clamp(0.0025, 0.9975);
    libm::log(kept / (1.0 - kept))
}

/// Signs of an English name.
pub(super) fn of_english(name: &Name, texts: &Left<'_, '_>, around: Surroundings) -> Vec<f64> {
    use NameKind::{Organisation, Other, Person, Place};
    use NameSource::{Acronym, Capitals, FamilyName, HeadWord, Listed, Titled};
    let words = &texts.english.words[texts.english.words_in(&name.span)];
    let written = texts.english.text.get(name.span.clone()).unwrap_or_default();
    let is = |kind, source| flag(name.kind == kind && name.source == source);
    let has_pronoun =
        texts.chinese.characters.iter().any(|&character| "他她我您你其".contains(character));
    let is_listed = name.source == Listed;
    let usual = is_listed && is_usual_english(written);
    let is_short = words.iter().all(|word| is_romanised_syllable(&word.folded));
    vec![
        is(Place, Listed),
        flag(name.kind == Place && name.source != Listed),
        is(Person, Listed),
        is(Person, FamilyName),
        is(Person, Titled),
        is(Person, Capitals),
        is(Organisation, Listed),
        is(Organisation, Acronym),
        is(Organisation, HeadWord),
        is(Other, Listed),
        is(Other, Capitals),
        flag(usual),
        flag(usual && name.kind == Place),
        flag(is_listed && name.kind == Place && is_territory_english(written)),
        flag(words.len() > 1),
        flag(around.elsewhere > 0),
        flag(around.elsewhere > 2),
        flag(around.is_beside),
        flag(texts.english.is_heading),
        flag(has_pronoun && name.kind == Person),
        flag(is_short && name.kind == Person),
        odds(best_sound(words, texts.chinese)),
        flag(words.first().is_some_and(|word| word.starts_sentence)),
        flag(words.iter().all(EnglishWord::is_ordinary)),
        texts.surplus[1].min(2) as f64,
        flag(speaks(texts.english, name)),
        flag(texts.residue[1] > 0),
        texts.residue[1].min(4) as f64,
    ]
}

/// Signs of a Chinese name.
pub(super) fn of_chinese(name: &Name, texts: &Left<'_, '_>, around: Surroundings) -> Vec<f64> {
    use NameKind::{Organisation, Other, Person, Place};
    use NameSource::{Capitals, FamilyName, HeadWord, Listed, Sound, Titled};
    let chinese = texts.chinese;
    let place = chinese.characters_of(&name.span);
    let written = chinese.string(&place);
    let is = |kind, source| flag(name.kind == kind && name.source == source);
    let is_dotted = chinese.characters[place.clone()].iter().any(|&c| is_dot(c));
    let has_pronoun = texts.english.words.iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "he" | "she" | "his" | "her" | "him" | "hers" | "i" | "they" | "who" | "we"
        )
    });
    let is_listed = name.source == Listed;
    let usual = is_listed && is_usual_chinese(&written);
    let whole = chinese.is_border(place.start) && chinese.is_border(place.end);
    let sounding = |at: Option<usize>| {
        at.and_then(|at| chinese.characters.get(at)).is_some_and(|&c| is_sound_character(c))
    };
    let joined = sounding(place.start.checked_sub(1)) || sounding(Some(place.end));
    let lacks = name.kind == Place
        && is_territory_chinese(&written)
        && english_in_chinese::lacks_nationality(texts.english, chinese);
    vec![
        is(Place, Listed),
        flag(name.kind == Place && name.source != Listed),
        is(Person, Listed),
        flag(name.kind == Person && name.source == Sound && is_dotted),
        flag(name.kind == Person && name.source == Sound && !is_dotted),
        is(Person, FamilyName),
        is(Person, Titled),
        is(Person, Capitals),
        is(Organisation, Listed),
        is(Organisation, HeadWord),
        is(Other, Listed),
        is(Other, Capitals),
        flag(usual),
        flag(usual && name.kind == Place),
        flag(is_listed && name.kind == Place && is_territory_chinese(&written)),
        flag(place.len() == 2),
        flag(place.len() > 3),
        flag(place.len() == 2 && is_listed && !usual),
        flag(whole),
        flag(joined),
        flag(around.elsewhere > 0),
        flag(around.elsewhere > 2),
        flag(around.is_beside),
        flag(has_pronoun && name.kind == Person),
        odds(best_sound_of(&written, texts.english)),
        flag(lacks),
        texts.surplus[0].min(2) as f64,
        flag(texts.residue[0] > 0),
        texts.residue[0].min(4) as f64,
        flag(is(Other, Capitals) > 0.0 && is_strange_latin(&written)),
    ]
}

/// Signs of two names of either language.
pub(super) fn of_pair(english: &Name, chinese: &Name, texts: &Left<'_, '_>) -> Vec<f64> {
    use NameKind::{Organisation, Other, Person, Place};
    let words = &texts.english.words[texts.english.words_in(&english.span)];
    let place = texts.chinese.characters_of(&chinese.span);
    let written = texts.chinese.string(&place);
    let key = texts.english.text.get(english.span.clone()).unwrap_or_default();
    let both = |kind| flag(english.kind == kind && chinese.kind == kind);
    let model = SoundModel::built_in();
    let mut alike: f64 = 0.0;
    for part in written.split(is_dot) {
        let Some(part) = model.chinese(part) else { continue };
        for word in words.iter().filter(|word| word.folded.len() > 2) {
            if let Some(word) = model.english(&word.folded) {
                alike = alike.max(model.similarity(&word, &part));
            }
        }
    }
    let rank =
        |text: usize, at: usize, length: usize| at as f64 / length.max(1) as f64 + text as f64;
    let apart = (rank(0, english.span.start, texts.english.text.len())
        - rank(0, chinese.span.start, texts.chinese.text.len()))
    .abs();
    vec![
        both(Place),
        both(Person),
        both(Organisation),
        both(Other),
        flag(english.kind != chinese.kind && english.kind != Other && chinese.kind != Other),
        flag(both(Place) > 0.0 && is_territory_english(key) == is_territory_chinese(&written)),
        odds(alike),
        flag(shares_characters(key, &written)),
        apart,
        flag(english.source == NameSource::Listed && chinese.source == NameSource::Listed),
        0.0,
        0.0,
    ]
}

/// Whether an English person cannot be the Chinese one, for no word of the name begins as the
/// family name is read.
pub(super) fn are_of_other_families(english: &Name, chinese: &Name, texts: &Left<'_, '_>) -> bool {
    use NameSource::{FamilyName, Titled};
    let is_person =
        |name: &Name| name.kind == NameKind::Person && matches!(name.source, FamilyName | Titled);
    let place = texts.chinese.characters_of(&chinese.span);
    let Some(&first) = texts.chinese.characters.get(place.start) else { return false };
    let words = &texts.english.words[texts.english.words_in(&english.span)];
    // A western given name stands before the family name: Sylvia Ong.
    let is_chinese = |word: &EnglishWord| {
        is_romanised_syllable(&word.folded) || syllables(&word.folded).is_some()
    };
    let last = words.len().saturating_sub(1);
    let from = if words.iter().all(is_chinese) { 0 } else { last };
    let mut words = words[from..].iter();
    is_person(english)
        && is_person(chinese)
        && !words.any(|word| {
            let letter = word.folded.bytes().next();
            letter.is_some_and(|letter| may_open(first, letter)) || is_southern(&word.folded, first)
        })
}

/// Marks the signs of two names as those of parts of matched ones, in Latin letters or not.
pub(super) fn mark_half(signs: &mut [f64], chinese: &Name) {
    let is_latin = chinese.source == NameSource::Capitals;
    if let [.., half, latin] = signs {
        (*half, *latin) = (1.0, flag(is_latin));
    }
}

/// Signs of the whole bead.
pub(super) fn of_bead(texts: &Left<'_, '_>) -> Vec<f64> {
    let [english, chinese] = texts.left;
    let lengths = (texts.english.words.len() as f64, texts.chinese.characters.len() as f64);
    // English words have 1.7 Chinese characters, punctuation included.
    let longer = libm::log((3.0 + 1.7 * lengths.0) / (3.0 + lengths.1));
    vec![
        1.0,
        flag(texts.matched > 0),
        texts.matched.min(4) as f64,
        english.min(4) as f64,
        chinese.min(4) as f64,
        flag(english > 0),
        flag(chinese > 0),
        libm::log((5 + texts.english.words.len()) as f64),
        longer.clamp(-1.0, 1.0),
    ]
}

/// Whether the Chinese names that the table has for a name share two characters with another.
fn shares_characters(english: &str, chinese: &str) -> bool {
    Names::built_in().of_english(english).any(|entry| {
        entry.name.chars().filter(|&c| chinese.contains(c) && !"国州市省".contains(c)).count() > 1
    })
}

/// Whether a verb of speech stands behind a name.
fn speaks(english: &EnglishText<'_>, name: &Name) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "told",
        "tells",
        "added",
        "asked",
        "argued",
        "noted",
        "continued",
        "warned",
        "wrote",
        "announced",
        "stressed",
        "explained",
        "replied",
        "stated",
        "claimed",
    ];
    let next = english.words.get(english.words_in(&name.span).end);
    next.is_some_and(|word| VERBS.contains(&word.folded.as_str()))
}

/// Whether Latin letters are a name of the table or no English word that running text has.
fn is_strange_latin(written: &str) -> bool {
    let key = written.to_lowercase();
    let lexicon = Lexicon::built_in();
    let is_person = || {
        Names::built_in()
            .of_english(&key)
            .any(|entry| matches!(entry.class, NameClass::Person | NameClass::City))
    };
    written.chars().skip(1).all(char::is_lowercase)
        && (lexicon.english(&stem(&key)).is_none() || is_person())
}

fn is_territory_english(name: &str) -> bool {
    Names::built_in().of_english(name).any(|entry| entry.class == NameClass::Territory)
}

fn is_territory_chinese(name: &str) -> bool {
    Names::built_in().of_chinese(name).any(|entry| entry.class == NameClass::Territory)
}

/// How much the word that sounds most like something in the Chinese text does.
fn best_sound(words: &[EnglishWord], chinese: &ChineseText<'_>) -> f64 {
    words
        .iter()
        .filter(|word| {
            word.is_capital
                && word.folded.len() > 2
                && !is_function_word(&word.folded)
                && !is_person_title(&word.folded)
        })
        .map(|word| sound::best(&word.folded, chinese))
        .fold(0.0, f64::max)
}

fn best_sound_of(written: &str, english: &EnglishText<'_>) -> f64 {
    let model = SoundModel::built_in();
    let mut best: f64 = 0.0;
    for part in written.split(is_dot) {
        let characters: Vec<char> = part.chars().collect();
        for start in 0..characters.len().saturating_sub(1).min(12) {
            let rest: String = characters[start..].iter().take(7).collect();
            let Some(sounds) = model.chinese(&rest) else { continue };
            for (_, word) in english.sounds() {
                model.each_length(word, &sounds, sound::LEAST_OPENING, |length, similarity| {
                    if length > 1 {
                        best = best.max(similarity);
                    }
                });
            }
        }
    }
    best
}
