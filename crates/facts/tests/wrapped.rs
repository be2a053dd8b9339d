//! Tests of texts whose lines were broken to a width: a table, and that they say what the joined
//! texts say.

use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};
use zhen_facts::{compare_names, find_facts, find_names};
use zhen_text::Language;

/// Language, text (⏎ is a line break), slices and values of its facts.
const TABLE: &[(&str, &str, &str)] = &[
    (
        "en",
        "It paid RMB1,215⏎million in May.",
        "RMB1,215⏎million: amount 1215000000 CNY; May: date ?-05-?",
    ),
    ("en", "a rise of 3.5⏎per cent", "3.5⏎per cent: percent 3.5"),
    ("en", "signed on 3⏎May 2021 there", "3⏎May 2021: date 2021-05-03"),
    ("en", "about twenty⏎two ducks", "twenty⏎two: number 22"),
    ("en", "in rows 3.⏎44 ducks swam", "3: number 3; 44: number 44"),
    ("en", "Total 12⏎⏎17 May 2021", "12: number 12; 17 May 2021: date 2021-05-17"),
    ("zh", "共计3.⏎44亿元。", "3.⏎44亿元: amount 344000000 CNY"),
    ("zh", "共計1,2⏎15萬元。", "1,2⏎15萬元: amount 12150000 CNY"),
    ("zh", "于2021⏎年5月⏎3日签署", "2021⏎年5月⏎3日: date 2021-05-03"),
    ("zh", "增长百分之⏎十五。", "百分之⏎十五: percent 15"),
    ("zh", "约三百⏎二十人到场。", "三百⏎二十: number 320"),
    ("zh", "第十⏎二条适用。", "第十⏎二条: article 12"),
];

fn language(code: &str) -> Language {
    if code == "en" { Language::English } else { Language::Chinese }
}

#[test]
fn every_wrapped_text_has_its_values() {
    let failures: Vec<String> = TABLE
        .iter()
        .filter_map(|(code, text, expected)| {
            let text = text.replace('⏎', "\n");
            let facts = find_facts(&text, language(code));
            let words = facts.iter().map(|f| format!("{}: {}", &text[f.span.clone()], f.value));
            let found = words.collect::<Vec<_>>().join("; ").replace('\n', "⏎");
            (found != *expected).then(|| format!("{text:?}: [{expected}], found [{found}]"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn wrapped_names_are_compared() {
    let english = "The World Health\nOrganization thanked Henry\nMoreau of Germany.";
    let chinese = "世界卫生\n组织感谢德\r\n国的亨利·莫\n罗。";
    let comparison = compare_names(english, chinese);
    let pairs = comparison.matched.iter();
    let slices: Vec<(&str, &str)> =
        pairs.map(|p| (&english[p.english.clone()], &chinese[p.chinese.clone()])).collect();
    assert_eq!(slices.len(), 4, "{slices:?}");
    assert_eq!(slices[0], ("World Health\nOrganization", "世界卫生\n组织"));
    assert_eq!(slices[2], ("Moreau", "莫\n罗"));
    assert_eq!(slices[3].1, "德\r\n国");
    assert!(comparison.confidence() < 0.5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn wrapped_words_say_what_the_joined_ones_say(
        words in prop::collection::vec(
            "(3|44|1,215|million|May|2021|per cent|twenty|about|Henry|Moreau|Germany|RMB|the)",
            1..9,
        ),
        breaks in prop::collection::vec(prop::bool::ANY, 9),
    ) {
        let mut wrapped = String::new();
        for (word, is_break) in words.iter().zip(&breaks) {
            wrapped.push_str(word);
            wrapped.push_str(if *is_break { "\n" } else { " " });
        }
        let wrapped = wrapped.trim_end();
        let joined = wrapped.replace('\n', " ");
        prop_assert_eq!(
            find_facts(wrapped, Language::English),
            find_facts(&joined, Language::English)
        );
        prop_assert_eq!(
            find_names(wrapped, Language::English),
            find_names(&joined, Language::English)
        );
    }

    #[test]
    fn wrapped_chinese_says_what_the_joined_one_says(
        parts in prop::collection::vec(
            "(年|月|日|三|百|十五|万|亿元|莫罗|德国|，|第|条|约|王|毅|说|2021年|共3\\.4)",
            1..9,
        ),
    ) {
        let (wrapped, joined) = (parts.join("\n"), parts.concat());
        let (one, other) = (
            find_facts(&wrapped, Language::Chinese),
            find_facts(&joined, Language::Chinese),
        );
        let values = |facts: &[zhen_facts::Fact], text: &str| -> Vec<_> {
            let slice = |fact: &zhen_facts::Fact| text[fact.span.clone()].replace('\n', "");
            facts.iter().map(|fact| (fact.value, slice(fact))).collect()
        };
        prop_assert_eq!(values(&one, &wrapped), values(&other, &joined));
        let mut end = 0;
        for fact in one {
            prop_assert!(fact.span.start >= end);
            end = fact.span.end;
        }
    }
}
