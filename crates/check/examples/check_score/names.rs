//! Names replaced by others of their class.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use zhen_lexicon::{Lexicon, NameClass, Names};
use zhen_segment::ChineseSegmenter;
use zhen_text::Language;

use crate::slips::{Change, Random};

/// Places and people that stand in for others.
const OTHERS: [(&str, &str, NameClass); 12] = [
    ("Norway", "挪威", NameClass::Territory),
    ("Bolivia", "玻利维亚", NameClass::Territory),
    ("Kenya", "肯尼亚", NameClass::Territory),
    ("Vietnam", "越南", NameClass::Territory),
    ("Lisbon", "里斯本", NameClass::City),
    ("Nairobi", "内罗毕", NameClass::City),
    ("Chengdu", "成都", NameClass::City),
    ("Toronto", "多伦多", NameClass::City),
    ("Anderson", "安德森", NameClass::Person),
    ("Martinez", "马丁内斯", NameClass::Person),
    ("Petrov", "彼得罗夫", NameClass::Person),
    ("Robinson", "鲁滨逊", NameClass::Person),
];

/// English and Chinese name of one thing.
type Pair = (String, &'static str);

/// Every listed name of a state, place or person, each with another of its class of the twelve.
pub(crate) fn twelve(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let of_class = |class| {
        let twelve = OTHERS.iter().filter(|(.., other)| *other == class);
        twelve.map(|(english, chinese, _)| ((*english).to_owned(), *chinese)).collect()
    };
    changes(text, language, random, &of_class)
}

/// Every listed name of a state, place, person or organisation, each with any other of its class
/// that the table has and the lexicon knows.
pub(crate) fn any(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    changes(text, language, random, &|class| all().get(&class).cloned().unwrap_or_default())
}

fn changes(
    text: &str,
    language: Language,
    random: &mut Random,
    of_class: &dyn Fn(NameClass) -> Vec<Pair>,
) -> Vec<Change> {
    let table = Names::built_in();
    let found = match language {
        Language::English => table.find_english_names(text),
        Language::Chinese => table.find_chinese_names(text),
    };
    let words: Vec<_> = match language {
        Language::English => Vec::new(),
        Language::Chinese => ChineseSegmenter::shared().segment(text),
    };
    let is_within_words = |span: &Range<usize>| {
        let begins = words.iter().any(|word| word.start == span.start);
        let ends = words.iter().any(|word| word.end == span.end);
        language == Language::English || (begins && ends)
    };
    let mut changes = Vec::new();
    // Characters of two words are no name.
    for name in found.into_iter().filter(|name| is_within_words(&name.span)) {
        let classes: Vec<NameClass> = match language {
            Language::English => table.chinese_of(&name).map(|entry| entry.class).collect(),
            Language::Chinese => table.english_of(&name).map(|entry| entry.class).collect(),
        };
        let Some(class) = classes.first() else { continue };
        let written = &text[name.span.clone()];
        let mut others: Vec<String> = of_class(*class)
            .into_iter()
            .map(|(english, chinese)| match language {
                Language::English => english,
                Language::Chinese => chinese.to_owned(),
            })
            .collect();
        // A name of one word is mistaken for one of one word.
        let is_long = |name: &str| name.contains([' ', '·']);
        others.retain(|other| {
            !other.contains(written)
                && !written.contains(other.as_str())
                && is_long(other) == is_long(written)
        });
        // One character, or a word of three letters, may be no name at all here.
        if !others.is_empty() && written.chars().count() >= if written.is_ascii() { 4 } else { 2 } {
            changes.push((name.span, others.swap_remove(random.below(others.len()))));
        }
    }
    changes
}

/// The pairs of the table whose Chinese name the lexicon knows, and all persons, by class.
fn all() -> &'static BTreeMap<NameClass, Vec<Pair>> {
    static ALL: LazyLock<BTreeMap<NameClass, Vec<Pair>>> = LazyLock::new(|| {
        let mut all: BTreeMap<NameClass, Vec<Pair>> = BTreeMap::new();
        for (chinese, entry) in Names::built_in().pairs() {
            let is_kind = matches!(
                entry.class,
                NameClass::Territory
                    | NameClass::City
                    | NameClass::Person
                    | NameClass::Organisation
            );
            let is_known =
                Lexicon::built_in().chinese(chinese).is_some() || entry.class == NameClass::Person;
            let is_plain = entry.name.len() > 3
                && entry.name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
            if is_kind && is_known && is_plain && chinese.chars().count() > 1 {
                let pair = (capitalised(entry.name), chinese);
                all.entry(entry.class).or_default().push(pair);
            }
        }
        all
    });
    &ALL
}

fn capitalised(key: &str) -> String {
    let words = key.split(' ').map(|word| match word {
        "of" | "the" | "and" | "for" | "de" | "la" => word.to_owned(),
        _ => word[..1].to_uppercase() + &word[1..],
    });
    words.collect::<Vec<_>>().join(" ")
}
