//! The bilingual knowledge inside the binary.
//!
//! A [`Lexicon`] says which English stems translate a Chinese word, an [`Embedding`] how near two
//! texts are; [`Terms`] are the terms that a user states in a [`Glossary`]; [`Names`] lists names of both languages, and [romanisation](romanisation_score) and
//! [transliteration](transliteration_similarity) tell when two names sound alike.
//!
//! ```
//! use zhen_lexicon::{Embedding, Lexicon, transliteration_similarity};
//!
//! let lexicon = Lexicon::built_in();
//! let lake = lexicon.english("lake").expect("it is listed");
//! let word = lexicon.chinese("湖").expect("it is listed");
//! assert!(lexicon.links(word).any(|link| link.english == lake && link.forward > 0.3));
//!
//! let vector = |text| Embedding::built_in().vector(text);
//! let snow = vector("Snow closed the mountain road.");
//! assert!(snow.cosine(&vector("大雪封住了山路。")) > snow.cosine(&vector("渡轮黎明出发。")));
//!
//! assert!(transliteration_similarity("Obama", "奥巴马") > 0.8);
//! ```

mod build;
mod dictionary;
mod embedding;
mod glossary;
mod image;
mod layer;
mod lexicon;
mod names;
mod parts;
mod pinyin;
mod romanisation;
mod similarity;
mod table;
mod terms;
mod training;
mod transliteration;

pub use build::{DictionaryPrior, TableBuilder};
pub use dictionary::Dictionary;
pub use embedding::{Embedding, SentenceVector, dot, dot_bytes};
pub use glossary::{Glossary, GlossaryEntry, GlossaryError};
pub use layer::{has_new_word, train_layer, train_new_words};
pub use lexicon::Lexicon;
pub use names::{NameClass, NameEntry, NameMatch, Names, NamesBuilder};
pub use pinyin::{reading, readings, syllables};
pub use romanisation::{
    CantoneseBuilder, RomanisedName, Scheme, cantonese_readings, is_romanised_syllable,
    romanisation_score, spellings,
};
pub use similarity::{ChineseText, EnglishText, lexical_similarity};
pub use table::{Link, Table, TableError};
pub use terms::{EnglishTermFinder, FoundTerm, Terms};
pub use training::{
    EmbeddingOptions, EmbeddingRows, EmbeddingSource, EmbeddingTargets, TrainedLink, TrainedLinks,
    TrainingCorpus, TranslationPrior, train_embedding, train_links,
};
pub use transliteration::{
    ChineseSound, EnglishSound, SoundModel, is_sound_character, train_sounds,
    transliteration_similarity,
};
