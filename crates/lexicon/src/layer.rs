//! A user's own lexicon: learned from their texts, laid over the one inside the binary.

use crate::build::TableBuilder;
use crate::lexicon::Lexicon;
use crate::training::{TrainingCorpus, train_links};

/// Learns a table from a corpus, starting from what a lexicon knows.
///
/// The bytes are for [`Lexicon::with_layer`]. The same corpus and lexicon give the same bytes for
/// any number of threads. Words that stand in one sentence pair only are not learned.
pub fn train_layer(corpus: &TrainingCorpus, lexicon: &Lexicon<'_>) -> Vec<u8> {
    let mut builder = TableBuilder::new();
    for (stem, share) in corpus.english_shares() {
        builder.add_english_share(stem, share);
    }
    for (word, share) in corpus.chinese_shares() {
        builder.add_chinese_share(word, share);
    }
    builder.set_trained(train_links(corpus, lexicon));
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_trade_are_learned_and_kept_beside_the_known_ones() {
        let pairs = [
            ("The gangway hangs", "舷梯挂着"),
            ("The gangway fell", "舷梯掉了"),
            ("A gangway is wet", "舷梯湿了"),
            ("The mast fell", "桅杆掉了"),
            ("The mast hangs", "桅杆挂着"),
        ];
        let mut corpus = TrainingCorpus::new();
        assert_eq!(corpus.add(&pairs, 1.0), 5);
        let image = train_layer(&corpus, Lexicon::built_in());
        let lexicon = Lexicon::built_in().clone().with_layer(&image).unwrap();
        let strength = |lexicon: &Lexicon<'_>, chinese: &str, english: &str| {
            let (Some(word), Some(stem)) =
                (lexicon.chinese(chinese), lexicon.english(&zhen_segment::stem(english)))
            else {
                return 0.0;
            };
            lexicon.links(word).find(|link| link.english == stem).map_or(0.0, |link| link.forward)
        };
        let before = strength(Lexicon::built_in(), "舷梯", "gangway");
        let after = strength(&lexicon, "舷梯", "gangway");
        assert!(after > before && after > 0.3, "{before} {after}");
        let lake = strength(Lexicon::built_in(), "湖", "lake");
        assert_eq!(strength(&lexicon, "湖", "lake"), lake);
        let again = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(again.install(|| train_layer(&corpus, Lexicon::built_in())), image);
    }
}
