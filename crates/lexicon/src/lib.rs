//! The bilingual knowledge inside the binary.
//!
//! A [`Lexicon`] says which English stems translate a Chinese word; [`pinyin`](syllables) and
//! [transliteration](transliteration_similarity) tell when two names sound alike.
//!
//! ```
//! use zhen_lexicon::{Lexicon, transliteration_similarity};
//!
//! let lexicon = Lexicon::built_in();
//! let lake = lexicon.english("lake").unwrap();
//! let word = lexicon.chinese("湖").unwrap();
//! assert!(lexicon.links(word).any(|link| link.english == lake && link.forward > 0.3));
//!
//! assert!(transliteration_similarity("Obama", "奥巴马") > 0.8);
//! ```

mod build;
mod dictionary;
mod image;
mod lexicon;
mod names;
mod pinyin;
mod romanisation;
mod table;
mod training;
mod transliteration;

pub use build::TableBuilder;
pub use dictionary::Dictionary;
pub use lexicon::Lexicon;
pub use names::{NameClass, NameEntry, NameMatch, Names, NamesBuilder};
pub use pinyin::{reading, readings, syllables};
pub use romanisation::{
    CantoneseBuilder, RomanisedName, Scheme, cantonese_readings, is_romanised_syllable,
    romanisation_score, spellings,
};
pub use table::{Link, Table, TableError};
pub use training::{TrainedLink, TrainedLinks, TrainingCorpus, train};
pub use transliteration::{
    ChineseSound, EnglishSound, SoundModel, is_sound_character, train_sounds,
    transliteration_similarity,
};
