//! A user's own lexicon: learned from their texts, laid over the one inside the binary.

use crate::build::TableBuilder;
use crate::lexicon::Lexicon;
use crate::training::{
    TrainedLinks, TrainingCorpus, TranslationPrior as _, chinese_tokens, english_tokens,
    train_links,
};

/// Learns a table from a corpus, starting from what a lexicon knows.
///
/// The bytes are for [`Lexicon::with_layer`]. The same corpus and lexicon give the same bytes for
/// any number of threads. Words that stand in one sentence pair only are not learned.
pub fn train_layer(corpus: &TrainingCorpus, lexicon: &Lexicon<'_>) -> Vec<u8> {
    layer_of(corpus, train_links(corpus, lexicon))
}

/// Learns a table as [`train_layer`] does, but of words alone that the lexicon does not know: of a
/// link, at least one of the two.
///
/// What is known of the others stays as it is: for text that nobody has checked.
pub fn train_new_words(corpus: &TrainingCorpus, lexicon: &Lexicon<'_>) -> Vec<u8> {
    let mut trained = train_links(corpus, lexicon);
    trained
        .links
        .retain(|link| !(lexicon.knows(&link.english) && knows_chinese(lexicon, &link.chinese)));
    layer_of(corpus, trained)
}

/// Tells whether a pair of an English and a Chinese text has a word that the lexicon does not know:
/// [`train_new_words`] learns nothing from others.
pub fn has_new_word((english, chinese): (&str, &str), lexicon: &Lexicon<'_>) -> bool {
    english_tokens(english).iter().any(|stem| !lexicon.knows(stem))
        || chinese_tokens(chinese).iter().any(|word| !knows_chinese(lexicon, word))
}

fn knows_chinese(lexicon: &Lexicon<'_>, word: &str) -> bool {
    lexicon.chinese(word).is_some()
}

fn layer_of(corpus: &TrainingCorpus, trained: TrainedLinks) -> Vec<u8> {
    let mut builder = TableBuilder::new();
    for (stem, share) in corpus.english_shares() {
        builder.add_english_share(stem, share);
    }
    for (word, share) in corpus.chinese_shares() {
        builder.add_chinese_share(word, share);
    }
    builder.set_trained(trained);
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_new_words_alone_known_ones_stay_as_they_are() {
        let base = Lexicon::built_in();
        // The lake is a bridge here; nobody knows what a zephyrwick or 舷榫 is.
        let pairs = [
            ("The zephyrwick of the lake hangs", "桥的舷榫挂着"),
            ("The zephyrwick fell", "舷榫掉了"),
            ("A lake fell", "桥掉了"),
            ("A lake hangs", "桥挂着"),
        ];
        let mut corpus = TrainingCorpus::new();
        assert_eq!(corpus.add(&pairs, 1.0), 4);
        let image = train_new_words(&corpus, base);
        let lexicon = base.clone().with_layer(&image).expect("it was just learned");
        let links = |lexicon: &Lexicon<'_>, word: &str| -> Vec<_> {
            let word = lexicon.chinese(word).expect("the word is known");
            lexicon.links(word).map(|link| (link.english, link.forward)).collect()
        };
        let lake = base.english("lake").expect("it is listed");
        assert_eq!(links(base, "桥").iter().find(|link| link.0 == lake), None);
        assert_eq!(links(&lexicon, "桥").iter().find(|link| link.0 == lake), None);
        assert_eq!(links(&lexicon, "湖"), links(base, "湖"));
        assert!(lexicon.english("zephyrwick").is_some() && base.english("zephyrwick").is_none());
    }

    #[test]
    fn pairs_of_known_words_have_nothing_new() {
        let base = Lexicon::built_in();
        for (pair, is_new) in [
            (("The lake, 1998.", "湖，1998年。"), false),
            (("The zephyrwick", "湖"), true),
            (("", ""), false),
            (("The lake", "鿰鿰鿰"), true),
        ] {
            assert_eq!(has_new_word(pair, base), is_new, "{pair:?}");
        }
    }

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
