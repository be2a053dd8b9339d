//! Documents about invented things, each of which has one English and one Chinese name in all of
//! them: what a lexicon cannot know and a batch can teach.
//!
//! Neighbouring sentences say the same of different things, about one in seven is left out on one
//! side, and no number or known name tells which: only who knows the terms can.

use zhen_text::{Document, IndexBead, Language};

use super::TestPair;

const DOCUMENTS: usize = 60;
const SENTENCES: usize = 24;
const TERMS: usize = 120;

const BEGINNINGS: [&str; 12] = ["gl", "tr", "sk", "m", "v", "br", "kl", "d", "p", "z", "fr", "t"];
const MIDDLES: [&str; 10] =
    ["orva", "ensi", "albu", "imo", "ukra", "adle", "ompi", "irru", "esto", "unda"];
const ENDINGS: [&str; 8] = ["ne", "sk", "lt", "m", "x", "rd", "th", "p"];
const CHARACTERS: &str = "榫铆镗锉钎箍楔榷柃桁檩枋椽榻绞缂绦缫纾绀舳舻舷艄舢锚缆碇篷桅";

/// What is said of a thing, and of two.
const STATEMENTS: [(&str, &str); 10] = [
    ("The {a} is cleaned before use.", "{a}使用前要清洗。"),
    ("Check the {a} once a week.", "每周检查一次{a}。"),
    ("The {a} must not be touched.", "不得触摸{a}。"),
    ("Replace the {a} when it is worn.", "{a}磨损后要更换。"),
    ("The {a} is heavier than the {b}.", "{a}比{b}重。"),
    ("Fasten the {a} to the {b}.", "把{a}固定在{b}上。"),
    ("Remove the {a} and the {b}.", "取下{a}和{b}。"),
    ("The {a} lies under the {b}.", "{a}在{b}下面。"),
    ("Keep the {a} dry.", "保持{a}干燥。"),
    ("The {a} needs no {b}.", "{a}不需要{b}。"),
];

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// Makes up a batch.
pub fn batch(seed: u64) -> Vec<TestPair> {
    let mut chance = Chance(seed);
    let terms = terms(&mut chance);
    (0..DOCUMENTS).map(|_| document(&mut chance, &terms)).collect()
}

fn terms(chance: &mut Chance) -> Vec<(String, String)> {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let mut terms: Vec<(String, String)> = Vec::new();
    while terms.len() < TERMS {
        let english = [
            BEGINNINGS[chance.below(BEGINNINGS.len())],
            MIDDLES[chance.below(MIDDLES.len())],
            ENDINGS[chance.below(ENDINGS.len())],
        ]
        .concat();
        let chinese: String = (0..2).map(|_| characters[chance.below(characters.len())]).collect();
        if terms.iter().all(|term| term.0 != english && term.1 != chinese) {
            terms.push((english, chinese));
        }
    }
    terms
}

fn document(chance: &mut Chance, terms: &[(String, String)]) -> TestPair {
    let (mut english, mut chinese, mut gold) = (String::new(), String::new(), Vec::new());
    let (mut source, mut target) = (0, 0);
    let mut statement = STATEMENTS[0];
    for sentence in 0..SENTENCES {
        if sentence % 4 == 0 {
            statement = STATEMENTS[chance.below(STATEMENTS.len())];
        }
        let (a, b) = (&terms[chance.below(TERMS)], &terms[chance.below(TERMS)]);
        let left_out = chance.below(14);
        let mut bead = IndexBead { source: Vec::new(), target: Vec::new(), score: None };
        if left_out != 0 {
            english += &statement.0.replace("{a}", &a.0).replace("{b}", &b.0);
            english.push('\n');
            bead.source.push(source);
            source += 1;
        }
        if left_out != 1 {
            chinese += &statement.1.replace("{a}", &a.1).replace("{b}", &b.1);
            chinese.push('\n');
            bead.target.push(target);
            target += 1;
        }
        gold.push(bead);
    }
    TestPair {
        english: Document::from_lines(english, Language::English),
        chinese: Document::from_lines(chinese, Language::Chinese),
        gold,
    }
}
