//! Learning translation probabilities and the sentence embedding from parallel text.
//!
//! [`TrainingCorpus`] holds sentence pairs as numbers, [`train_links`] runs IBM Model 1 over it in
//! both directions, and [`crate::TableBuilder`] mixes what was learned with the dictionary;
//! [`train_embedding`] learns vectors from translations and from a teacher's vectors.

mod corpus;
mod embedding;
mod meetings;
mod model1;

pub use corpus::TrainingCorpus;
pub(crate) use corpus::{chinese_tokens, english_tokens};
pub use embedding::{
    EmbeddingOptions, EmbeddingRows, EmbeddingSource, EmbeddingTargets, train_embedding,
};
pub use model1::{TrainedLink, TrainedLinks, TranslationPrior, train_links};
