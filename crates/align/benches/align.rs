//! Throughput of aligning invented documents of 100, 1,000 and 10,000 sentences a side.
//!
//! Run: `cargo bench -p zhen-align`. Evidence, band, lattice and decoding are included, reading
//! and splitting are not.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zhen_align::Aligner;
use zhen_segment::ChineseSegmenter;
use zhen_text::{Document, Language};

#[path = "../tests/invented/mod.rs"]
mod invented;

fn main() {
    // Dictionaries are loaded once and are no part of any figure.
    ChineseSegmenter::shared();
    let _ = Aligner::default();
    divan::main();
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5)]
fn align(bencher: Bencher, sentences: usize) {
    let (english, chinese) = invented::lines(sentences);
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let aligner = Aligner::default();
    bencher
        .counter(ItemsCount::new(sentences))
        .bench(|| aligner.align(black_box(&english), black_box(&chinese)));
}
