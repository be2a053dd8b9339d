use zhen_formats::{DocumentNames, rows_of};

use super::*;

/// The marked words of both sides by the numbers of their links.
fn linked(row: &BitextRow, marks: &RowMarks) -> Vec<String> {
    let mut found = Vec::new();
    for mark in &marks.english {
        let partners = marks.chinese.iter().filter(|other| other.link == mark.link);
        let partners: Vec<&str> =
            partners.map(|other| &row.target_text[other.range.clone()]).collect();
        let word = &row.source_text[mark.range.clone()];
        let partners = if mark.link.is_some() { partners.join("+") } else { String::new() };
        found.push(format!("{} {word}={partners}", mark.kind.name()));
    }
    found
}

#[test]
fn values_said_on_both_sides_are_linked() {
    let row = BitextRow {
        source_text: "On March 3, 2021 it sold 24,500 of 31,000 cars in 3 towns.".into(),
        target_text: "2021年3月3日，三个镇31000辆车售出2.45万辆。".into(),
        ..BitextRow::default()
    };
    let marks = fact_marks(&row);
    assert_eq!(
        linked(&row, &marks),
        ["fact March 3, 2021=2021年3月3日", "fact 24,500=2.45万", "fact 31,000=31000", "fact 3=三"]
    );
    let alone = BitextRow { target_text: String::new(), ..row.clone() };
    assert_eq!(fact_marks(&alone), RowMarks::default());
    let other = BitextRow { target_text: "三个镇售出245辆。".into(), ..row };
    let marks = fact_marks(&other);
    let unmatched = marks.english.iter().filter(|mark| mark.link.is_none());
    assert_eq!(unmatched.count(), 3, "{:?}", linked(&other, &marks));
}

#[test]
fn words_are_marked_where_they_stand_in_the_row() {
    let english =
        Document::from_lines("The old\tlake is large. \n It froze in 1998.\n", Language::English);
    let chinese = Document::from_lines("\u{feff}这个湖很大。\n1998年结冰了。\n", Language::Chinese);
    let aligner = Aligner::default();
    let alignment = aligner.align(&english, &chinese);
    let names = DocumentNames::default();
    let rows: Vec<BitextRow> = rows_of(&alignment, &english, &chinese, &names).collect();
    let pair = PairMarks::new(&aligner, &english, &chinese);
    let marks: Vec<RowMarks> = rows.iter().map(|row| pair.of(row)).collect();
    let first = linked(&rows[0], &marks[0]);
    assert!(first.contains(&"word lake=湖".to_owned()), "{first:?}");
    let second = linked(&rows[1], &marks[1]);
    assert!(second.contains(&"fact 1998=1998年".to_owned()), "{second:?}");
    assert!(second.contains(&"word froze=结冰".to_owned()), "{second:?}");
}
