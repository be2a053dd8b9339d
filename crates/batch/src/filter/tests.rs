use super::*;

fn row(english: &str, chinese: &str) -> BitextRow {
    BitextRow {
        source_text: english.into(),
        target_text: chinese.into(),
        score: 0.5,
        ..BitextRow::default()
    }
}

/// The filter that leaves the last of the rows out.
fn verdict(options: &FilterOptions, rows: &[BitextRow]) -> Option<Filter> {
    let mut filters = Filters::new(options.clone());
    let (last, before) = rows.split_last().expect("there is a row");
    before.iter().for_each(|row| assert!(filters.keeps(row), "{row:?}"));
    let is_kept = filters.keeps(last);
    let found = filters.left_out().each().next().map(|(filter, _)| filter);
    assert_eq!(is_kept, found.is_none());
    found
}

#[test]
fn nothing_is_left_out_that_was_not_asked_for() {
    let rows = [row("", "好"), row("A", "A"), row("1234", "￥￥￥"), row("1234", "￥￥￥")];
    assert_eq!(verdict(&FilterOptions::default(), &rows), None);
}

#[test]
fn each_filter_leaves_out_what_it_names() {
    let none = FilterOptions::default;
    let length = |english, chinese| Some(Lengths { english, chinese });
    let long = "一座很长很长的桥".repeat(4);
    let table = [
        (FilterOptions { min_confidence: Some(0.51), ..none() }, ("a", "一"), Filter::Confidence),
        (
            FilterOptions { max_length_ratio: Some(3.0), ..none() },
            ("A bridge.", long.as_str()),
            Filter::LengthRatio,
        ),
        (FilterOptions { min_length: length(2, 1), ..none() }, ("Yes!", "是的"), Filter::TooShort),
        (
            FilterOptions { min_length: length(1, 3), ..none() },
            ("Yes!", "是的。"),
            Filter::TooShort,
        ),
        (
            FilterOptions { max_length: length(2, 9), ..none() },
            ("I see it.", "见"),
            Filter::TooLong,
        ),
        (FilterOptions { identical: true, ..none() }, ("Page ２", "PAGE 2."), Filter::Identical),
        (
            FilterOptions { wrong_script: true, ..none() },
            ("The bridge is open.", "Мост открыт."),
            Filter::WrongScript,
        ),
        (
            FilterOptions { wrong_script: true, ..none() },
            ("这座桥开放了", "这座桥开放了"),
            Filter::WrongScript,
        ),
        (
            FilterOptions { max_digits: Some(0.5), ..none() },
            ("No 12345", "12345号"),
            Filter::Digits,
        ),
        (FilterOptions { max_symbols: Some(0.3), ..none() }, ("=== A ===", "甲"), Filter::Symbols),
    ];
    for (options, (english, chinese), expected) in table {
        assert_eq!(verdict(&options, &[row(english, chinese)]), Some(expected), "{english}");
        let good = row("The new bridge of Lanping is open.", "兰坪新桥通车。");
        let is_unsure = expected == Filter::Confidence || options.max_length.is_some();
        assert!(is_unsure || verdict(&options, &[good]).is_none(), "{expected:?}");
    }
}

#[test]
fn sides_without_letters_are_identical_by_their_signs() {
    let options = FilterOptions { identical: true, ..FilterOptions::default() };
    let table = [
        ("!!!", "！！！", Some(Filter::Identical)),
        ("* * *", "***", Some(Filter::Identical)),
        ("…", "（）", None),
        ("?", "！", None),
        ("…", "A", None),
        ("A!", "a？", Some(Filter::Identical)),
    ];
    for (english, chinese, expected) in table {
        assert_eq!(verdict(&options, &[row(english, chinese)]), expected, "{english} {chinese}");
    }
}

#[test]
fn scripts_with_foreign_names_are_right() {
    let options = FilterOptions { wrong_script: true, ..FilterOptions::default() };
    let table = [
        ("The word 真 means true.", "“真”就是 true。"),
        ("Install Lanping Studio Professional.", "安装 Lanping Studio Professional。"),
        ("2024-05-01", "2024-05-01"),
        ("Café Zoë", "佐薇咖啡馆"),
    ];
    for (english, chinese) in table {
        assert_eq!(verdict(&options, &[row(english, chinese)]), None, "{english}");
    }
}

#[test]
fn the_first_of_duplicates_is_kept() {
    let exact = FilterOptions { duplicates: true, ..FilterOptions::default() };
    let near = FilterOptions { near_duplicates: true, ..FilterOptions::default() };
    let table = [
        (&exact, ("Page 2", "第2页"), Some(Filter::Duplicate)),
        (&exact, ("Page 3", "第3页"), None),
        (&near, ("PAGE 31.", "第３１頁"), Some(Filter::NearDuplicate)),
        (&near, ("Page 2", "第2章"), None),
    ];
    for (options, (english, chinese), expected) in table {
        let rows = [row("Page 2", "第2页"), row(english, chinese)];
        assert_eq!(verdict(options, &rows), expected, "{english} {chinese}");
    }
}

#[test]
fn a_row_is_counted_by_the_first_reason() {
    let options = FilterOptions {
        min_confidence: Some(0.9),
        identical: true,
        duplicates: true,
        ..FilterOptions::default()
    };
    let mut filters = Filters::new(options);
    assert!(!filters.keeps(&row("A", "A")) && !filters.keeps(&row("A", "A")));
    let mut sum = FilterCounts::default();
    sum.add(&filters.left_out());
    assert_eq!(sum.each().collect::<Vec<_>>(), [(Filter::Confidence, 2)]);
    assert_eq!((sum.total(), sum.to_string().as_str()), (2, "2 confidence"));
    assert_eq!(sum.since(&sum).total(), 0);
}
