//! Names replaced in good translations, one a bead: how many are found?

use std::collections::{BTreeMap, BTreeSet};
use std::error;
use std::path::PathBuf;
use std::sync::LazyLock;

use zhen_facts::{Name, NameKind, compare_document_names, find_names};
use zhen_lexicon::{Lexicon, NameClass, Names};
use zhen_text::Language;

use crate::alarms::{Options, described, print_kinds, print_matched, print_signs, share};
use crate::excerpts;
use crate::gold::Bead;

/// Names of a set, by language and kind.
type Pool = BTreeMap<(&'static str, NameKind), Vec<String>>;

/// Plants one slip in every bead that has a name and no alarm, and prints how many are found.
pub(crate) fn report(folders: &[PathBuf], options: &Options) -> Result<(), Box<dyn error::Error>> {
    let mut random = Random(20_261_126 + options.seed);
    let mut tally: BTreeMap<(&'static str, NameKind), (i32, i32)> = BTreeMap::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for folder in folders {
        let excerpts = excerpts::excerpts(folder)?;
        let pool = pool(excerpts.iter().flatten());
        for excerpt in &excerpts {
            let before = compare_document_names(&excerpts::texts(excerpt));
            for (at, bead) in excerpt.iter().enumerate() {
                if at % options.every != 0 || before[at].confidence() >= options.least {
                    continue;
                }
                let Some(slip) = plant(bead, &pool, options, &mut random) else { continue };
                let mut changed = excerpt.clone();
                changed[at] = slip.bead.clone();
                // What is far away says little, and takes long.
                let comparisons = compare_document_names(&excerpts::texts(&changed));
                let comparison = &comparisons[at];
                if options.prints_signs {
                    print_signs("slip", comparison, &slip.bead, Some((&before[at], bead)));
                }
                let is_found = comparison.confidence() >= options.least;
                let count = tally.entry((slip.language, slip.kind)).or_default();
                count.0 += 1;
                count.1 += i32::from(is_found);
                for line in described(comparison, &slip.bead) {
                    let kind = line.split(" | ").next().unwrap_or_default().to_owned();
                    *kinds.entry(kind).or_default() += 1;
                }
                if !is_found && options.is_verbose {
                    println!("# {} not found: {}", slip.kind.name(), slip.change);
                    for line in described(comparison, &slip.bead) {
                        println!("# {line}");
                    }
                    print_matched(comparison, &slip.bead);
                    println!("EN {}\nZH {}\n", slip.bead.english, slip.bead.chinese);
                }
            }
        }
    }
    println!("side\tkind\tplanted\tfound\tshare");
    let (mut all, mut all_found) = (0, 0);
    for ((side, kind), (planted, found)) in tally {
        println!("{side}\t{}\t{planted}\t{found}\t{:.4}", kind.name(), share(found, planted));
        all += planted;
        all_found += found;
    }
    println!("all\t\t{all}\t{all_found}\t{:.4}", share(all_found, all));
    print_kinds(&kinds);
    Ok(())
}

/// A bead with a wrong name.
struct Slip {
    bead: Bead,
    language: &'static str,
    kind: NameKind,
    change: String,
}

/// The names of persons, places and organisations of a set.
fn pool<'b>(beads: impl Iterator<Item = &'b Bead>) -> Pool {
    let mut names: BTreeMap<(&'static str, NameKind), BTreeSet<String>> = BTreeMap::new();
    for bead in beads {
        for (language, text) in [("en", &bead.english), ("zh", &bead.chinese)] {
            for name in named(text, language) {
                let written = text[name.span].to_owned();
                names.entry((language, name.kind)).or_default().insert(written);
            }
        }
    }
    names.into_iter().map(|(key, names)| (key, names.into_iter().collect())).collect()
}

fn named(text: &str, code: &str) -> Vec<Name> {
    let language = if code == "en" { Language::English } else { Language::Chinese };
    let mut names = find_names(text, language);
    names.retain(|name| name.kind != NameKind::Other);
    names
}

/// Returns the bead with one name replaced; `None` where it has no name.
fn plant(bead: &Bead, pool: &Pool, options: &Options, random: &mut Random) -> Option<Slip> {
    if options.is_of_table {
        return plant_of_table(bead, random);
    }
    let names: Vec<(&'static str, Name)> = [("en", &bead.english), ("zh", &bead.chinese)]
        .into_iter()
        .flat_map(|(language, text)| {
            named(text, language).into_iter().map(move |name| (language, name))
        })
        .collect();
    let (language, name) = names.get(random.below(names.len()))?;
    let text = if *language == "en" { &bead.english } else { &bead.chinese };
    let written = &text[name.span.clone()];
    let others = pool.get(&(*language, name.kind))?;
    let other = &others[random.below(others.len())];
    if other.contains(written) || written.contains(other.as_str()) || are_one(written, other) {
        return None;
    }
    let changed = format!("{}{other}{}", &text[..name.span.start], &text[name.span.end..]);
    let mut slip = bead.clone();
    *(if *language == "en" { &mut slip.english } else { &mut slip.chinese }) = changed;
    let change = format!("{written} → {other}");
    Some(Slip { bead: slip, language, kind: name.kind, change })
}

/// Returns the bead with one name of the table replaced by another of its class that the lexicon
/// knows too.
fn plant_of_table(bead: &Bead, random: &mut Random) -> Option<Slip> {
    let table = Names::built_in();
    let mut places = Vec::new();
    for found in table.find_english_names(&bead.english) {
        let class = table.chinese_of(&found).next().map(|entry| entry.class);
        let length = found.span.len();
        places.extend(class.filter(|_| length > 3).map(|class| ("en", found.span, class)));
    }
    for found in table.find_chinese_names(&bead.chinese) {
        let class = table.english_of(&found).next().map(|entry| entry.class);
        let length = bead.chinese[found.span.clone()].chars().count();
        places.extend(class.filter(|_| length > 1).map(|class| ("zh", found.span, class)));
    }
    places.retain(|(.., class)| kind_of(*class).is_some());
    let (language, span, class) = places.get(random.below(places.len()))?.clone();
    let text = if language == "en" { &bead.english } else { &bead.chinese };
    let written = &text[span.clone()];
    // A name of one word is mistaken for one of one word.
    let shape = |name: &str| (name.split([' ', '·']).count() > 1, name.chars().count() > 4);
    let alike = |other: &&(&str, &str)| match language {
        "en" => shape(other.1).0 == shape(written).0,
        _ => shape(other.0) == shape(written),
    };
    let others: Vec<_> = others(class).iter().filter(alike).collect();
    let (chinese, english) = others.get(random.below(others.len()))?;
    let other = if language == "en" { capitalised(english) } else { (*chinese).to_owned() };
    if other.contains(written) || written.contains(other.as_str()) || are_one(written, &other) {
        return None;
    }
    let changed = format!("{}{other}{}", &text[..span.start], &text[span.end..]);
    let mut slip = bead.clone();
    let change = format!("{written} → {other}");
    *(if language == "en" { &mut slip.english } else { &mut slip.chinese }) = changed;
    Some(Slip { bead: slip, language, kind: kind_of(class)?, change })
}

fn kind_of(class: NameClass) -> Option<NameKind> {
    match class {
        NameClass::Territory | NameClass::City => Some(NameKind::Place),
        NameClass::Person => Some(NameKind::Person),
        NameClass::Organisation => Some(NameKind::Organisation),
        _ => None,
    }
}

/// Pairs of a class whose Chinese name is a word of the lexicon, or that of a person.
fn others(class: NameClass) -> &'static [(&'static str, &'static str)] {
    static ALL: LazyLock<BTreeMap<NameClass, Vec<(&'static str, &'static str)>>> =
        LazyLock::new(|| {
            let mut all: BTreeMap<NameClass, Vec<_>> = BTreeMap::new();
            for (chinese, entry) in Names::built_in().pairs() {
                let known = Lexicon::built_in().chinese(chinese).is_some();
                let is_plain = entry.name.len() > 3
                    && entry.name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
                let person = entry.class == NameClass::Person;
                if is_plain && chinese.chars().count() > 1 && (known || person) {
                    all.entry(entry.class).or_default().push((chinese, entry.name));
                }
            }
            all
        });
    ALL.get(&class).map(Vec::as_slice).unwrap_or_default()
}

fn capitalised(key: &str) -> String {
    let words = key.split(' ').map(|word| match word {
        "of" | "the" | "and" | "for" | "de" | "la" => word.to_owned(),
        _ => word[..1].to_uppercase() + &word[1..],
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the table of names says that two names name the same.
fn are_one(one: &str, other: &str) -> bool {
    let table = Names::built_in();
    let english = |name| table.of_english(name).map(|entry| entry.name);
    let chinese = |name| table.of_chinese(name).map(|entry| entry.name);
    english(one).any(|name| english(other).any(|same| same == name))
        || chinese(one).any(|name| chinese(other).any(|same| same == name))
}

/// Splitmix64 (Steele, Lea and Flood 2014): enough to choose places by.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }
}
