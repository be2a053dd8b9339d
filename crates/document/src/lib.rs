//! Readers of bilingual documents: decoding, main text of page dumps, language.
