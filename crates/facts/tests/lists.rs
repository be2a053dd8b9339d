//! Tests of the lists of a comparison: every value is in one of them, in long tables too.

use std::time::{Duration, Instant};

use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest};
use zhen_facts::{Comparison, CompatiblePair, Difference, FactPair, compare, find_facts};
use zhen_text::Language;

/// Values of every class in both languages, many of them related to others.
const PIECES: [&str; 52] = [
    "3",
    "three",
    "三",
    "245,000",
    "24.5万",
    "24.6万",
    "约25万",
    "nearly 250,000",
    "third",
    "第三",
    "5%",
    "5 percentage points",
    "5个百分点",
    "-5%",
    "fell by 5%",
    "百分之五",
    "$5",
    "US$5",
    "5元",
    "五块钱",
    "5 yuan (about $0.7)",
    "30亿元（约4.2亿美元）",
    "20 miles",
    "32公里",
    "60 days",
    "two months",
    "两个月",
    "at least 30 days",
    "不到30天",
    "3 March 2021",
    "2021年3月3日",
    "3月3日",
    "in March",
    "Wednesday",
    "星期三",
    "2021",
    "2021年",
    "1990s",
    "九十年代",
    "first quarter of 2021",
    "2021年第一季度",
    "3 p.m.",
    "下午3时",
    "at 15:37",
    "3时37分",
    "Article 22",
    "第二十二条",
    "A/RES/70/1",
    "J-20",
    "歼-20",
    "doubled",
    "翻两番",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.join(" "))]
}

/// Whether every value of both sides has exactly one partner, or none; of the two values of a
/// repeated pair, at least one has a partner of its own.
fn are_in_one_list(found: &Comparison, english: usize, chinese: usize) -> bool {
    let is_repeated = |pair: &&CompatiblePair| {
        matches!(pair.difference, Difference::Repeated | Difference::Converted)
    };
    let own = found.compatible.iter().filter(|pair| !is_repeated(pair)).map(|found| found.pair);
    let pairs: Vec<FactPair> =
        found.matched.iter().chain(&found.conflicting).copied().chain(own).collect();
    let of_side = |count: usize, unmatched: &[usize], side: fn(&FactPair) -> usize| {
        let mut lists = vec![0; count];
        unmatched.iter().for_each(|&place| lists[place] += 1);
        pairs.iter().for_each(|pair| lists[side(pair)] += 1);
        let is_single = lists.iter().all(|&lists| lists <= 1);
        let repeated = found.compatible.iter().filter(is_repeated);
        repeated.for_each(|found| lists[side(&found.pair)] += 1);
        is_single && lists.iter().all(|&lists| lists >= 1)
    };
    of_side(english, &found.unmatched_english, |pair| pair.english)
        && of_side(chinese, &found.unmatched_chinese, |pair| pair.chinese)
}

#[test]
fn long_tables_are_compared_in_time() {
    let tables: [fn(usize) -> (String, String); 6] = [
        |row| {
            (
                format!("{} ships", row * 7919 % 9973 + 20_000),
                format!("{}艘", row * 7919 % 9973 + 20_000),
            )
        },
        |row| (format!("{} ships", row * 7919 % 9973), format!("{}艘", row * 4721 % 9973)),
        |row| (format!("{}.5%", row % 100), format!("{}.5%", row % 90)),
        |_| ("0 ships".to_owned(), "0艘".to_owned()),
        |row| {
            (
                format!("{} May {}", row % 28 + 1, 1900 + row % 120),
                format!("{}年5月{}日", 1900 + row % 120, row % 28 + 1),
            )
        },
        |row| (format!("{row}.7 miles"), format!("{row}.3公里")),
    ];
    for (table, row) in tables.iter().enumerate() {
        let rows: Vec<(String, String)> = (0..4000).map(row).collect();
        let side = |rows: Vec<&str>| rows.join("; ");
        let english = side(rows.iter().map(|row| row.0.as_str()).collect());
        let chinese = side(rows.iter().map(|row| row.1.as_str()).collect());
        let english = find_facts(&english, Language::English);
        let chinese = find_facts(&chinese, Language::Chinese);
        assert!(english.len() >= 4000 && chinese.len() >= 4000, "table {table}");
        let start = Instant::now();
        let found = compare(&english, &chinese);
        let time = start.elapsed();
        eprintln!("table {table}: {time:?}, {} equal", found.matched.len());
        assert!(are_in_one_list(&found, english.len(), chinese.len()), "table {table}");
        assert!(time < Duration::from_secs(3), "table {table}: {time:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_value_is_in_one_list_of_a_comparison(english in texts(), chinese in texts()) {
        let english = find_facts(&english, Language::English);
        let chinese = find_facts(&chinese, Language::Chinese);
        let found = compare(&english, &chinese);
        prop_assert!(are_in_one_list(&found, english.len(), chinese.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_value_of_a_long_table_is_in_one_list(
        english in prop::collection::vec(0_usize..PIECES.len(), 200..400),
        chinese in prop::collection::vec(0_usize..PIECES.len(), 200..400),
    ) {
        let text = |pieces: &[usize]| -> String {
            pieces.iter().map(|&piece| format!("{} ", PIECES[piece])).collect()
        };
        let english = find_facts(&text(&english), Language::English);
        let chinese = find_facts(&text(&chinese), Language::Chinese);
        let found = compare(&english, &chinese);
        prop_assert!(are_in_one_list(&found, english.len(), chinese.len()));
    }
}
