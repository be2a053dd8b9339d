//! An English text as words, made ready to be searched for names.

use std::cell::OnceCell;
use std::ops::Range;

use zhen_lexicon::{EnglishSound, Lexicon, SoundModel};
use zhen_segment::{english_words, fold, stem};

use super::english::may_be_name;

/// −ln of a stem's share of running text, below which a word is an ordinary one.
const ORDINARY: f32 = 10.5;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// One space.
    Space,
    /// A hyphen.
    Hyphen,
    /// A full stop behind an initial or an abbreviation: `J. Moreau`.
    Dot,
    /// Anything else: punctuation, the start of the text.
    Break,
}

/// A word of an English text.
#[derive(Clone, Debug)]
pub(super) struct EnglishWord {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    /// Folded: lower case, no accents.
    pub(super) folded: String,
    pub(super) is_capital: bool,
    /// At least two letters, none of them small.
    pub(super) is_acronym: bool,
    /// Whether a capital is owed to the beginning of a sentence.
    pub(super) starts_sentence: bool,
    pub(super) joint: Joint,
    is_ordinary: OnceCell<bool>,
}

impl EnglishWord {
    /// Whether running text has the word often, so that its capital alone makes no name of it.
    pub(super) fn is_ordinary(&self) -> bool {
        *self.is_ordinary.get_or_init(|| {
            let lexicon = Lexicon::built_in();
            let known = lexicon.english(&stem(&self.folded));
            known.is_some_and(|id| lexicon.english_rarity(id) < ORDINARY)
        })
    }
}

/// A word of an [`english_key`].
#[derive(Debug)]
struct KeyWord {
    /// Folded.
    text: String,
    has_small: bool,
    /// Bytes of the text.
    span: Range<usize>,
}

/// An English text and what was found out about it.
#[derive(Debug)]
pub(super) struct EnglishText<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<EnglishWord>,
    /// Whether most words have capitals, as in headings: they tell nothing then.
    pub(super) is_heading: bool,
    keys: OnceCell<Vec<KeyWord>>,
    stems: OnceCell<Vec<(u32, usize)>>,
    sounds: OnceCell<Vec<(usize, EnglishSound)>>,
}

impl<'t> EnglishText<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut words: Vec<EnglishWord> = Vec::new();
        let mut end = 0;
        for span in english_words(text) {
            let written = &text[span.clone()];
            let between = &text[end..span.start];
            let is_capital = written.starts_with(char::is_uppercase);
            let joint = joint(words.last(), between, end == 0);
            words.push(EnglishWord {
                folded: folded(written),
                is_capital,
                is_acronym: is_capital
                    && written.chars().filter(|letter| letter.is_uppercase()).count() > 1
                    && !written.chars().any(char::is_lowercase),
                starts_sentence: words.is_empty()
                    || (joint == Joint::Break && !between.trim_end().ends_with(',')),
                joint,
                is_ordinary: OnceCell::new(),
                span: span.clone(),
            });
            end = span.end;
        }
        let is_heading = is_heading(&words);
        Self {
            text,
            words,
            is_heading,
            keys: OnceCell::new(),
            stems: OnceCell::new(),
            sounds: OnceCell::new(),
        }
    }

    pub(super) fn span_of(&self, words: Range<usize>) -> Range<usize> {
        match (self.words.get(words.start), self.words[..words.end].last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// Numbers of the words inside a span.
    pub(super) fn words_in(&self, span: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|word| word.span.start < span.start);
        let to = self.words.partition_point(|word| word.span.end <= span.end);
        from..to.max(from)
    }

    /// Where the text has the name of an [`english_key`], as whole words.
    ///
    /// Names of up to three letters only in capitals: us is not the US. A plural counts.
    pub(super) fn find_key(&self, key: &str) -> Option<Range<usize>> {
        let count = key.split(' ').count();
        let words = self.key_words();
        let parts: Vec<&str> = key.split(' ').collect();
        if key.is_empty() {
            return None;
        }
        let is_same = |word: &KeyWord, part: &str| {
            let text = word.text.as_str();
            (text == part || text.strip_suffix('s') == Some(part))
                && (key.len() > 3 || !word.has_small)
        };
        let at = words
            .windows(count)
            .position(|window| window.iter().zip(&parts).all(|(word, part)| is_same(word, part)))?;
        Some(words[at].span.start..words[at + count - 1].span.end)
    }

    /// Where the text has a folded word, whatever its capitals.
    pub(super) fn find_word(&self, word: &str) -> Option<Range<usize>> {
        let known = self.key_words().iter().find(|known| known.text == word);
        known.map(|known| known.span.clone())
    }

    /// The text as words of [`english_key`].
    fn key_words(&self) -> &[KeyWord] {
        self.keys.get_or_init(|| {
            let mut words = Vec::new();
            let mut open: Option<(String, Range<usize>)> = None;
            for (at, character) in self.text.char_indices() {
                let end = at + character.len_utf8();
                if character.is_alphanumeric() {
                    let (word, span) = open.get_or_insert_with(|| (String::new(), at..end));
                    word.push(character);
                    span.end = end;
                } else if character != '.' || !self.text[end..].starts_with(char::is_alphanumeric) {
                    words.extend(open.take());
                }
            }
            words.extend(open);
            let ready = words.into_iter().map(|(word, span)| KeyWord {
                text: folded(&word),
                has_small: word.chars().any(char::is_lowercase),
                span,
            });
            ready.collect()
        })
    }

    /// Words with a capital, and their sounds.
    pub(super) fn sounds(&self) -> impl Iterator<Item = (&EnglishWord, &EnglishSound)> {
        let sounds = self.sounds.get_or_init(|| {
            let model = SoundModel::built_in();
            let words = self.words.iter().enumerate();
            words
                .filter(|(_, word)| word.is_capital && word.folded.len() > 2 && may_be_name(word))
                .filter_map(|(at, word)| Some((at, model.english(&word.folded)?)))
                .collect()
        });
        sounds.iter().map(|(at, sound)| (&self.words[*at], sound))
    }

    /// The word with a capital whose stem is the lexicon's.
    pub(super) fn find_capital_stem(&self, id: u32) -> Option<&EnglishWord> {
        let stems = self.stems.get_or_init(|| {
            let lexicon = Lexicon::built_in();
            let words = self.words.iter().enumerate().filter(|(_, word)| word.is_capital);
            let mut ids: Vec<(u32, usize)> = words
                .flat_map(|(at, word)| {
                    let parts = lexicon.known_english_parts(&stem(&word.folded));
                    parts.into_iter().map(move |id| (id, at))
                })
                .collect();
            ids.sort_unstable();
            ids
        });
        let at = stems.partition_point(|&(known, _)| known < id);
        let &(known, word) = stems.get(at)?;
        (known == id).then(|| &self.words[word])
    }
}

/// A name as words parted by single spaces, without full stops and other marks.
pub(super) fn english_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_alphanumeric() {
            key.push(character);
        } else if character != '.' && !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn folded(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word) }
}

fn joint(before: Option<&EnglishWord>, between: &str, is_first: bool) -> Joint {
    const ABBREVIATIONS: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "jr", "sgt", "lt",
        "capt", "col", "maj", "cmdr", "supt", "insp", "rev", "hon", "mt",
    ];
    match between {
        _ if is_first => Joint::Break,
        " " | "\u{a0}" => Joint::Space,
        "-" | "\u{2010}" | "\u{2011}" => Joint::Hyphen,
        ". " | "." => match before {
            Some(word)
                if word.is_capital
                    && (word.folded.len() == 1
                        || ABBREVIATIONS.contains(&word.folded.as_str())) =>
            {
                Joint::Dot
            }
            _ => Joint::Break,
        },
        _ => Joint::Break,
    }
}

/// Whether most of the longer words have capitals.
fn is_heading(words: &[EnglishWord]) -> bool {
    let long = words.iter().filter(|word| word.folded.len() > 3);
    let (mut all, mut capital) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(word.is_capital);
    }
    all > 3 && capital * 4 > all * 3
}
