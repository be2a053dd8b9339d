//! Tests of what is compared: tables of an English text, a Chinese one, and what their values have
//! to do with each other.

use zhen_facts::{Comparison, Difference, Fact, compare, find_facts, must_be_kept};
use zhen_text::Language;

/// The tables: English text, Chinese text, outcomes sorted, separated by "; ".
const TABLES: [&str; 4] = [
    include_str!("comparisons/numbers.tsv"),
    include_str!("comparisons/amounts.tsv"),
    include_str!("comparisons/dates.tsv"),
    include_str!("comparisons/citations.tsv"),
];

/// The outcomes of a comparison in words, sorted; values that need not be kept are left out
/// where they have no counterpart.
fn outcomes(english: &str, chinese: &str) -> String {
    let english = find_facts(english, Language::English);
    let chinese = find_facts(chinese, Language::Chinese);
    let Comparison { matched, compatible, conflicting, unmatched_english, unmatched_chinese } =
        compare(&english, &chinese);
    let kept = |facts: &[Fact], places: &[usize]| {
        places.iter().filter(|&&place| must_be_kept(&facts[place])).count()
    };
    let mut words = vec!["equal"; matched.len()];
    words.extend(compatible.iter().map(|found| match found.difference {
        Difference::LessPrecise => "less precise",
        Difference::Converted => "converted",
        Difference::OtherWording => "other wording",
        Difference::Rounded => "rounded",
        Difference::Bound => "bound",
        Difference::Points => "points",
        Difference::Repeated => "repeated",
        _ => "?",
    }));
    words.extend(vec!["conflict"; conflicting.len()]);
    words.extend(vec!["english only"; kept(&english, &unmatched_english)]);
    words.extend(vec!["chinese only"; kept(&chinese, &unmatched_chinese)]);
    words.sort_unstable();
    words.join("; ")
}

#[test]
fn every_pair_of_the_tables_has_its_outcomes() {
    let lines = TABLES.iter().flat_map(|table| table.lines());
    let failures: Vec<String> = lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|row| {
            let fields: Vec<&str> = row.split('\t').collect();
            let [english, chinese, expected] = fields[..] else {
                panic!("not three fields: {row:?}")
            };
            let found = outcomes(english, chinese);
            (found != expected)
                .then(|| format!("{english} = {chinese}: expected [{expected}], found [{found}]"))
        })
        .collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
