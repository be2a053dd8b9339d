//! Words, sentences and matching keys of the two languages, all as exact slices of the text.
//!
//! Nothing here alters text: [`split_document`] and [`split_sentences`] return spans, the word
//! functions return spans, and [`fold`], [`stem`] and [`simplify_char`] make keys for matching
//! that are never shown to a user.
//!
//! ```
//! use zhen_segment::{ChineseSegmenter, english_words, fold, split_sentences, stem};
//! use zhen_text::Language;
//!
//! let text = "Mr. Li arrived at 9 a.m. He spoke briefly.";
//! let sentences = split_sentences(text, Language::English);
//! assert_eq!(&text[sentences[0].clone()], "Mr. Li arrived at 9 a.m.");
//! assert_eq!(english_words("2,400 children's books").len(), 4);
//!
//! let words = ChineseSegmenter::shared().segment("雙方討論問題。");
//! assert_eq!(&"雙方討論問題。"[words[1].clone()], "討論");
//!
//! assert_eq!(fold("ＣＡＦÉ 協議"), "cafe 协议");
//! assert_eq!(stem("Children"), stem("child"));
//! ```

mod best_path;
mod characters;
mod chinese;
mod english;
mod fold;
mod jieba;
mod script;
mod split;
mod stem;
mod word_table;

pub use characters::simplify_char;
pub use chinese::ChineseSegmenter;
pub use english::english_words;
pub use fold::fold;
pub use script::script_of;
pub use split::{split_document, split_sentences};
pub use stem::stem;
pub use word_table::{WordTableBuildError, build_word_table};
