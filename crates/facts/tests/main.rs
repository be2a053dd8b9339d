//! Tests of what is found: a table of expressions, and properties that hold for every text.

use proptest::prelude::{
    ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_assume, prop_oneof,
    proptest,
};
use zhen_facts::{Fact, Value, find_facts, key, keys};
use zhen_text::Language;

/// Finds facts and writes them as the table does; the one place that touches the API.
fn described(text: &str, language: Language) -> String {
    let describe = |fact: &Fact| match fact.value {
        // Its value is what is written.
        Value::Identifier { kind, .. } => format!("{} {}", kind.name(), &text[fact.span.clone()]),
        value => value.to_string(),
    };
    let values: Vec<String> = find_facts(text, language).iter().map(describe).collect();
    values.join("; ")
}

/// The tables of expressions: language, text, values.
const TABLES: [&str; 4] = [
    include_str!("values/numbers.tsv"),
    include_str!("values/amounts.tsv"),
    include_str!("values/dates.tsv"),
    include_str!("values/citations.tsv"),
];

fn language(code: &str) -> Language {
    match code {
        "en" => Language::English,
        "zh" => Language::Chinese,
        other => panic!("the table names a language {other:?}; expected en or zh"),
    }
}

#[test]
fn every_expression_of_the_tables_has_its_values() {
    let lines = TABLES.iter().flat_map(|table| table.lines());
    let rows: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
    assert!(rows.len() >= 200, "the table has only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let fields: Vec<&str> = row.split('\t').collect();
            let [code, text, expected] = fields[..] else { panic!("not three fields: {row:?}") };
            let found = described(text, language(code));
            (found != expected).then(|| format!("{text}: expected [{expected}], found [{found}]"))
        })
        .collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn spans_are_the_words_that_say_the_value() {
    let slices = |text: &str, language| -> Vec<String> {
        find_facts(text, language).into_iter().map(|fact| text[fact.span].to_owned()).collect()
    };
    assert_eq!(
        slices("On May 1-3, 2020, two thirds of 1.5 million came at 9 a.m.", Language::English),
        ["May 1", "3, 2020", "two thirds", "1.5 million", "9 a.m."]
    );
    assert_eq!(
        slices(
            "第二十二條第二款：9月1日至3日，近七成（24.5万人）下午3时37分到。",
            Language::Chinese
        ),
        ["第二十二條", "第二款", "9月1日", "3日", "七成", "24.5万", "3时37分"]
    );
}

#[test]
fn the_same_value_in_both_languages_has_the_same_key() {
    let pairs = [
        ("forty-five", "四十五"),
        ("1.5 million", "150万"),
        ("September 1, 2017", "二〇一七年九月一日"),
        ("3:37 p.m.", "下午3时37分"),
        ("Article 22", "第二十二條"),
        ("3.5 per cent", "百分之三点五"),
        ("two thirds", "三分之二"),
        ("the 1990s", "20世紀90年代"),
    ];
    for (english, chinese) in pairs {
        let (en, zh) =
            (find_facts(english, Language::English), find_facts(chinese, Language::Chinese));
        assert_eq!(key(&en[0].value), key(&zh[0].value), "{english} = {chinese}");
    }
}

#[test]
fn long_chains_are_read_in_linear_time() {
    // Half a megabyte each: read over and over from every link, they would take minutes.
    for link in [
        "1-",
        "1,111,",
        "一、",
        "第一、",
        "1 and ",
        "五十",
        "a1.",
        "百分之一至",
        "May 1, ",
        "a-",
        "a.",
        "a@",
        "A/1",
        "+1 ",
        "0 ",
        "1-a-",
        "http://",
        "第1、",
        "第1(2)",
        "第1(2000)、",
        "附件(1)、",
        "Articles 1, ",
        "Article 1(a)",
        "(a) to ",
        "resolution 1 (2000), ",
        "$1-",
        "5 to ",
        "1小时1分",
        "1 foot 1 ",
        "1至",
        "a year ",
        "三四百",
        "十七八",
        "翻一番",
        "增长3倍",
        "-3",
        "twice ",
        "1月至",
        "周一、",
        "2000-",
        "2000年至",
        "May to ",
        "1 to 2 p.m. ",
        "差一刻",
        "3点 ",
        "one hundred ",
        "1.000",
        "1.000.",
        "1,00,",
        "1 000 ",
        "1’000",
        "1 1/2 ",
        "½",
        ".5 ",
        "10^",
        "1×10",
        "twenty twenty ",
        "1万 million ",
        "国发〔2000〕1号",
        "（2000）民",
        "国发",
        "Guo Fa ",
        "10.1000/",
        "电话12345",
        "§ 1",
        "1.1.1.",
        "百二十",
        "一二届",
    ] {
        let text = link.repeat(500_000 / link.len());
        for language in [Language::English, Language::Chinese] {
            let facts = find_facts(&text, language);
            assert!(facts.iter().all(|fact| fact.span.end <= text.len()));
        }
    }
}

/// A point before more digits than a number has was read again and again, for ever.
#[test]
fn a_point_before_too_many_digits_is_passed_over() {
    let text = format!("半个月5 .5{}月", "4".repeat(72));
    for language in [Language::English, Language::Chinese] {
        let facts = find_facts(&text, language);
        assert!(facts.iter().all(|fact| !fact.span.is_empty() && fact.span.end <= text.len()));
    }
}

/// Pieces that values are made of, so that random texts reach deep into the parsers.
const PIECES: &[&str] = &[
    "1",
    "20",
    "2017",
    "007",
    "3.5",
    "1,200",
    "９",
    "a ",
    "and ",
    "hundred ",
    "million",
    "twenty",
    "-",
    " ",
    "/",
    ":",
    ".",
    "May ",
    "September ",
    "percent",
    "%",
    "st",
    "th",
    "Article ",
    "II",
    "(",
    ")",
    "half ",
    "third",
    "s",
    "一",
    "二",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "零",
    "点",
    "分之",
    "年",
    "月",
    "日",
    "时",
    "分",
    "第",
    "条",
    "款",
    "至",
    "、",
    "半",
    "百分之",
    "成",
    "世纪",
    "年代",
    "周",
    "星期",
    "民国",
    "个",
    "多",
    "几",
    "兆",
    "廿",
    "公元前",
    "季度",
    "前",
    "规划",
    "北京时间",
    "点",
    "差",
    "GMT+",
    "o'clock",
    "quarter ",
    "past ",
    "to ",
    "Q",
    "century",
    "first ",
    "months",
    "T",
    "Z",
    "元",
    "美元",
    "人民币",
    "角",
    "块",
    "US$",
    "£",
    "dollars",
    "yuan",
    "km",
    "°",
    "feet ",
    "per hour",
    "year",
    "decade",
    "square ",
    "公里",
    "小时",
    "米",
    "亩",
    "度",
    "时速",
    "余",
    "下午",
    "http://",
    "www.",
    "@",
    "_",
    "+",
    "A/",
    "Annex ",
    "resolution ",
    "bis",
    "（",
    "）",
    "〔",
    "〕",
    "附件",
    "表",
    "之",
    "号",
    "倍",
    "翻",
    "番",
    "增长",
    "了",
    "折",
    "来",
    "余",
    "近",
    "号",
    "比",
    "前",
    "负",
    "首次",
    "进制",
    "−",
    "-fold",
    " times as",
    "doubled ",
    "minus ",
    "No. ",
    "Henry VIII",
    " in ",
    "point ",
    "\u{a0}",
    "$",
    "’",
    "ſ",
    "é",
    "😀",
    "\0",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..24);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_slices_in_order_for_every_text(text in texts()) {
        for language in [Language::English, Language::Chinese] {
            let mut end = 0;
            for fact in find_facts(&text, language) {
                prop_assert!(fact.span.start >= end && fact.span.start < fact.span.end);
                prop_assert!(text.get(fact.span.clone()).is_some());
                prop_assert!(keys(&fact.value).all(|link| (0.0..=1.0).contains(&link.strength)));
                let strengths: Vec<f32> = keys(&fact.value).map(|link| link.strength).collect();
                prop_assert!(strengths.is_sorted_by(|one, other| one >= other));
                prop_assert_eq!(keys(&fact.value).next().map(|link| link.key), Some(key(&fact.value)));
                end = fact.span.end;
            }
        }
    }

    #[test]
    fn integers_are_read_back_from_digits(number in 0_u32..100_000_000) {
        prop_assume!(!(1500..=2100).contains(&number));
        let expected = format!("number {number}");
        prop_assert_eq!(described(&format!("some {number} ships"), Language::English), expected.clone());
        prop_assert_eq!(described(&format!("约{number}艘"), Language::Chinese), expected);
    }
}

#[test]
fn words_of_numbers_may_be_repeated_without_end() {
    let words = [
        "zero",
        "one",
        "nine",
        "ten",
        "nineteen",
        "twenty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "lakh",
        "crore",
        "dozen",
        "decade",
        "half",
        "a",
        "and",
        "first",
        "ninetieth",
        "point",
        "quarter",
        "May",
        "Article",
        "one hundred",
        "one thousand",
        "nine hundred ninety nine trillion",
        "ninety dozen",
        "a million and a half",
        "a hundred",
        "one hundred dozen",
        "ten hundred",
        "twenty twenty",
        "times",
        "percent",
        "10^9",
        "1.5×10^8",
    ];
    let characters = [
        "零",
        "一",
        "两",
        "九",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "兆",
        "廿",
        "卅",
        "玖",
        "点",
        "半",
        "一百",
        "九千",
        "九亿",
        "万亿",
        "亿亿",
        "百二十万",
        "成",
        "倍",
        "番",
        "翻九番",
        "分之",
        "打",
        "½",
        "⅔",
        "10⁹",
        "99999999999999999亿",
        "9兆亿",
        "1.000.000",
        "1’000",
        "第9.9",
        "9½",
    ];
    for word in words.iter().chain(&characters) {
        for joint in ["", " ", "-", "、", " and ", "至"] {
            let text = format!("{word}{joint}").repeat(60);
            for language in [Language::English, Language::Chinese] {
                for fact in find_facts(&text, language) {
                    assert!(!fact.fields(&text).value.is_empty(), "{word}{joint}: {}", fact.value);
                    assert!(keys(&fact.value).count() > 0);
                }
            }
        }
    }
}
