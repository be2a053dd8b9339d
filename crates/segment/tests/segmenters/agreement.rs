use std::fs;
use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030, UTF_8};
use proptest::prelude::*;
use proptest::sample::select;
use zhen_segment::ChineseSegmenter;

use crate::dictionary::{jieba_dictionary, repository};

fn words_of(segmenter: &ChineseSegmenter, text: &str) -> Vec<String> {
    segmenter.segment(text).into_iter().map(|word| text[word].to_owned()).collect()
}

fn table(text: &str) -> Vec<String> {
    words_of(ChineseSegmenter::shared(), text)
}

fn jieba(text: &str) -> Vec<String> {
    words_of(ChineseSegmenter::jieba(), text)
}

#[test]
fn the_sample_documents_are_cut_as_by_jieba() {
    let mut documents = 0;
    for folder in ["corpus/zh", "corpus/gold_set/zh"] {
        for entry in fs::read_dir(repository().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let mut readings = 0;
            // A byte order mark has its way. A wrong encoding without a malformed character makes
            // nonsense of Chinese characters, which is welcome too.
            for encoding in [UTF_8, GB18030, BIG5] {
                let (text, _, is_malformed) = encoding.decode(&bytes);
                if !is_malformed {
                    assert_eq!(table(&text), jieba(&text), "{}", path.display());
                    readings += 1;
                }
            }
            assert!(readings > 0, "{} has an encoding of its own", path.display());
            documents += 1;
        }
    }
    assert!(documents >= 36, "{documents} documents");
}

#[test]
fn every_word_of_the_dictionary_is_cut_as_by_jieba() {
    for words in WORDS.chunks(50) {
        let run = words.concat();
        assert_eq!(table(&run), jieba(&run));
    }
    for word in WORDS.iter() {
        assert_eq!(table(word), jieba(word));
    }
}

#[test]
fn a_long_run_is_cut_as_by_jieba() {
    // Sums grow with the run, and so does what is rounded off.
    let run = WORDS.iter().step_by(7).map(String::as_str).collect::<String>();
    assert_eq!(table(&run), jieba(&run));
}

static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let first_field = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    jieba_dictionary().lines().map(first_field).collect()
});

/// A word, the beginning of one, or the end of one.
fn piece() -> impl Strategy<Value = String> {
    (select(WORDS.as_slice()), 0..6_usize).prop_map(|(word, cut)| match cut {
        0 => word.chars().skip(1).collect(),
        1 => word.chars().take(1).collect(),
        2 => word.chars().take(2).collect(),
        _ => word,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn random_words_are_cut_as_by_jieba(pieces in prop::collection::vec(piece(), 0..30)) {
        let text = pieces.concat();
        prop_assert_eq!(table(&text), jieba(&text));
    }

    #[test]
    fn any_text_is_cut_as_by_jieba(
        text in "(\\PC|[一-龥]|[的一是不了在人有我他这中大来上国]|[㐀-䶿]|[豈-龎]|[〇々〆]|[\u{20000}-\u{3FFFF}]|[國協議乾著]|[a-z0-9.' ，。]){0,40}"
    ) {
        prop_assert_eq!(table(&text), jieba(&text));
    }

    #[test]
    fn any_characters_are_cut_as_by_jieba(characters in prop::collection::vec(any::<char>(), 0..60)) {
        let text: String = characters.into_iter().collect();
        prop_assert_eq!(table(&text), jieba(&text));
    }
}
