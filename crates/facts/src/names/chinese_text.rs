//! A Chinese text as characters and words, made ready to be searched for names.

use std::cell::OnceCell;
use std::ops::Range;

use zhen_lexicon::{ChineseSound, Lexicon, SoundModel, is_sound_character};
use zhen_segment::{ChineseSegmenter, fold, simplify_char};

/// −ln of a word's share of running text, below which a word is an ordinary one.
const ORDINARY: f32 = 10.5;
/// The same, above which a word is a rare one.
const RARE: f32 = 13.0;

/// Most characters of a part of a foreign name.
const MOST_OF_PART: usize = 7;

/// A Chinese text and what was found out about it.
///
/// Places are numbers of characters.
#[derive(Debug)]
pub(super) struct ChineseText<'t> {
    pub(super) text: &'t str,
    /// Simplified characters.
    pub(super) characters: Vec<char>,
    /// Byte at which each character begins, and the end of the text.
    bytes: Vec<usize>,
    /// The simplified characters as a string, Latin letters small and without accents; as many.
    pub(super) folded: String,
    words: OnceCell<Vec<Range<usize>>>,
    sounding: OnceCell<Vec<bool>>,
    stems: OnceCell<Vec<(u32, f32, usize)>>,
    sounds: OnceCell<Vec<(usize, ChineseSound)>>,
}

/// A character as [`fold`] leaves it, where that is one again.
fn folded(character: char) -> char {
    if character.is_ascii() || !('\u{c0}'..='\u{24f}').contains(&character) {
        return character.to_ascii_lowercase();
    }
    let folded = fold(character.encode_utf8(&mut [0; 4]));
    let mut characters = folded.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}

impl<'t> ChineseText<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let characters: Vec<char> = text.chars().map(simplify_char).collect();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let folded = characters.iter().map(|&character| folded(character)).collect();
        Self {
            text,
            characters,
            bytes,
            folded,
            words: OnceCell::new(),
            sounding: OnceCell::new(),
            stems: OnceCell::new(),
            sounds: OnceCell::new(),
        }
    }

    /// The bytes of some characters.
    pub(super) fn span(&self, characters: &Range<usize>) -> Range<usize> {
        let last = self.bytes.len() - 1;
        self.bytes[characters.start.min(last)]..self.bytes[characters.end.min(last)]
    }

    /// The characters of some bytes.
    pub(super) fn characters_of(&self, span: &Range<usize>) -> Range<usize> {
        let place = |byte: usize| self.bytes.partition_point(|&at| at < byte);
        place(span.start)..place(span.end)
    }

    pub(super) fn string(&self, characters: &Range<usize>) -> String {
        self.characters.get(characters.clone()).unwrap_or_default().iter().collect()
    }

    /// Where the characters of a folded name stand first.
    pub(super) fn find(&self, name: &str) -> Option<Range<usize>> {
        if name.is_empty() {
            return None;
        }
        let at = self.folded.find(name)?;
        let from = self.folded[..at].chars().count();
        Some(from..from + name.chars().count())
    }

    /// Words of the text.
    pub(super) fn words(&self) -> &[Range<usize>] {
        self.words.get_or_init(|| {
            let words = ChineseSegmenter::shared().segment(self.text);
            words.iter().map(|word| self.characters_of(word)).collect()
        })
    }

    /// Whether a word begins or ends here.
    pub(super) fn is_border(&self, place: usize) -> bool {
        let words = self.words();
        let at = words.partition_point(|word| word.end <= place);
        words.get(at).is_none_or(|word| word.start >= place)
    }

    /// Whether a character is one of those that foreign names are written with.
    pub(super) fn is_sounding(&self, place: usize) -> bool {
        let sounding = self.sounding.get_or_init(|| {
            self.characters.iter().map(|&character| is_sound_character(character)).collect()
        });
        sounding.get(place).copied().unwrap_or(false)
    }

    /// Where runs of two and more of these characters begin, and the sounds of their first ones:
    /// of as many as a part of a name has.
    pub(super) fn sounds(&self) -> &[(usize, ChineseSound)] {
        self.sounds.get_or_init(|| {
            let model = SoundModel::built_in();
            let run = |start: usize| {
                let end = self.characters.len().min(start + MOST_OF_PART);
                start..(start..end).find(|&place| !self.is_sounding(place)).unwrap_or(end)
            };
            (0..self.characters.len())
                .filter(|&start| self.is_sounding(start))
                .map(run)
                .filter(|run| run.len() > 1)
                .filter_map(|run| Some((run.start, model.chinese(&self.string(&run))?)))
                .collect()
        })
    }

    /// The place of a word that the lexicon links with a stem, and how strongly: the stronger
    /// probability of either direction.
    pub(super) fn linked(&self, stem: u32) -> Option<(Range<usize>, f32)> {
        let stems = self.stems.get_or_init(|| {
            let lexicon = Lexicon::built_in();
            let mut stems = Vec::new();
            for (number, word) in self.words().iter().enumerate() {
                let text = fold(&self.string(word));
                let known = lexicon.chinese(&text);
                let links = known.into_iter().flat_map(|id| lexicon.links(id));
                stems.extend(
                    links.map(|link| (link.english, link.forward.max(link.backward), number)),
                );
            }
            stems.sort_unstable_by(|one, other| {
                one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2))
            });
            stems
        });
        let at = stems.partition_point(|&(id, ..)| id < stem);
        let &(id, strength, word) = stems.get(at)?;
        (id == stem).then(|| (self.words()[word].clone(), strength))
    }
}

/// Whether the lexicon has a word.
pub(super) fn is_known(word: &str) -> bool {
    Lexicon::built_in().chinese(word).is_some()
}

/// Whether running text has a word seldom or never, and it is not made of words that it has.
pub(super) fn is_rare(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    if let Some(id) = lexicon.chinese(word) {
        return lexicon.chinese_rarity(id) > RARE;
    }
    let parts = lexicon.known_parts(word);
    let are_words = !parts.is_empty() && parts.len() * 2 <= word.chars().count();
    !are_words || parts.iter().all(|&part| lexicon.chinese_rarity(part) > RARE)
}

/// Whether running text has a word often, other than as a name.
pub(super) fn is_ordinary(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    lexicon.chinese(word).is_some_and(|id| lexicon.chinese_rarity(id) < ORDINARY)
}
