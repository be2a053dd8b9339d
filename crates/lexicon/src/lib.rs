//! The bilingual knowledge inside the binary: translation lexicon, pinyin, name similarity.
