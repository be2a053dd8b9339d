//! Throughput of splitting, word segmentation, folding and stemming on invented text.
//!
//! Run: `cargo bench -p zhen-segment`

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use zhen_segment::{ChineseSegmenter, english_words, fold, split_sentences, stem};
use zhen_text::Language;

/// Sentences of a text.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

const ENGLISH: [&str; 5] = [
    "The two sides agreed on Sept. 3 to raise the quota by 3.5 per cent, officials said. ",
    "Mr. Antony J. Larsen of the U.S. delegation arrived at 9 a.m. with thirty experts. ",
    "\"We shall keep the ferry running,\" the minister's spokeswoman told reporters. ",
    "Why did nobody repair the bridge (see Article 22(2)) before the rains came? ",
    "COVID-19 tests, 2,400 of them, were sent from Xi'an to the harbour villages. ",
];

const CHINESE: [&str; 5] = [
    "双方九月三日商定，将配额提高3.5%，有关部门负责人表示欢迎。",
    "代表团一行三十人上午九时抵达，随后参观了港口和新建的桥梁。",
    "“渡轮不会停航。”发言人对记者说。",
    "《渡口！渡口》为什么在雨季之前没有人修（见第二十二条）？",
    "兩千四百份檢測試劑從西安運往沿海各村，當地居民踴躍參與。",
];

fn main() {
    // jieba's dictionary is loaded once and is no part of any figure.
    ChineseSegmenter::jieba();
    divan::main();
}

fn text(sentences: &[&str], count: usize) -> String {
    sentences.iter().copied().cycle().take(count).collect()
}

#[divan::bench(args = SIZES)]
fn split_english(bencher: Bencher, count: usize) {
    let text = text(&ENGLISH, count);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| split_sentences(black_box(&text), Language::English));
}

#[divan::bench(args = SIZES)]
fn split_chinese(bencher: Bencher, count: usize) {
    let text = text(&CHINESE, count);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| split_sentences(black_box(&text), Language::Chinese));
}

#[divan::bench(args = SIZES)]
fn words_of_english(bencher: Bencher, count: usize) {
    let text = text(&ENGLISH, count);
    bencher.counter(BytesCount::of_str(&text)).bench(|| english_words(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn words_of_chinese(bencher: Bencher, count: usize) {
    let text = text(&CHINESE, count);
    let segmenter = ChineseSegmenter::shared();
    bencher.counter(BytesCount::of_str(&text)).bench(|| segmenter.segment(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn words_of_chinese_by_jieba(bencher: Bencher, count: usize) {
    let text = text(&CHINESE, count);
    let segmenter = ChineseSegmenter::jieba();
    bencher.counter(BytesCount::of_str(&text)).bench(|| segmenter.segment(black_box(&text)));
}

#[divan::bench]
fn fold_english(bencher: Bencher) {
    let text = text(&ENGLISH, 1_000);
    bencher.counter(BytesCount::of_str(&text)).bench(|| fold(black_box(&text)));
}

#[divan::bench]
fn fold_chinese(bencher: Bencher) {
    let text = text(&CHINESE, 1_000);
    bencher.counter(BytesCount::of_str(&text)).bench(|| fold(black_box(&text)));
}

#[divan::bench]
fn stem_words(bencher: Bencher) {
    let text = text(&ENGLISH, 5);
    let words: Vec<_> = english_words(&text).into_iter().map(|word| &text[word]).collect();
    bencher
        .counter(ItemsCount::new(words.len()))
        .bench(|| words.iter().map(|word| stem(black_box(word)).len()).sum::<usize>());
}
