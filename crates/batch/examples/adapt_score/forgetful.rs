//! A lexicon that has forgotten some of its words.

use std::collections::BTreeSet;

use zhen_lexicon::{Lexicon, TableBuilder, TrainedLinks};

/// Makes the table of a lexicon without a share of its Chinese words and of its English stems.
pub fn image(lexicon: &Lexicon<'_>, share: f64) -> Vec<u8> {
    let mut links: Vec<_> = lexicon.entries().collect();
    links.retain(|link| !is_forgotten(&link.chinese, share) && !is_forgotten(&link.english, share));
    let mut builder = TableBuilder::new();
    let english: BTreeSet<&str> = links.iter().map(|link| link.english.as_str()).collect();
    let chinese: BTreeSet<&str> = links.iter().map(|link| link.chinese.as_str()).collect();
    for stem in english {
        let rarity = lexicon.english(stem).map_or(f32::MAX, |stem| lexicon.english_rarity(stem));
        builder.add_english_share(stem, f64::exp(-f64::from(rarity)));
    }
    for word in chinese {
        let rarity = lexicon.chinese(word).map_or(f32::MAX, |word| lexicon.chinese_rarity(word));
        builder.add_chinese_share(word, f64::exp(-f64::from(rarity)));
    }
    builder.set_trained(TrainedLinks { links, ..TrainedLinks::default() });
    builder.build()
}

fn is_forgotten(word: &str, share: f64) -> bool {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    ((hash >> 40) as f64) < share * (1_u64 << 24) as f64
}
