//! A small invented corpus, and the files that come of it: `tests/statistics` of this crate.
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites them; read the difference before keeping it.

use std::fs;
use std::path::Path;

use zhen_formats::{BuildStatistics, GivenOption, write_report, write_statistics};

use super::*;

/// The sentences of a document that was aligned: English, Chinese, confidence.
type Rows = &'static [(&'static [&'static str], &'static [&'static str], f64)];

const BRIDGE: Rows = &[
    (&["The new bridge of Lanping was opened on Monday."], &["兰坪新桥周一通车。"], 0.998),
    (&["It is 412 metres long.", "It took three years."], &["桥长412米，历时三年建成。"], 0.93),
    (&["Mayor Zhao Minghe thanked the workers."], &["赵明河市长向建设者致谢。"], 0.991),
    (&["Photographs are on page four."], &[], 0.97),
    (&["Buses cross it every ten minutes."], &["公交车每十分钟", "一班过桥。"], 0.62),
    (&["Page 4"], &["第4页"], 0.88),
];

const TEA: Rows = &[
    (&["Tea is picked before the rain."], &["茶要在雨前采。"], 0.96),
    (&["Mrs Okafor buys forty kilos a year."], &["奥卡福太太每年买四十公斤。"], 0.99),
    (&["Page 4"], &["第4页"], 0.88),
    (&[], &["本报记者 何文"], 0.9),
];

/// Two documents that are no versions of each other.
const WRONG: Rows = &[
    (&["The council met."], &["雪下了一夜，山路封闭，学校停课，村民在家中等待救援。"], 0.21),
    (&["No one spoke for long, and the vote was put off until the spring."], &[], 0.7),
    (&[], &["救援队清晨出发。"], 0.7),
];

fn statistics() -> BuildStatistics {
    let mut tally = Tally::default();
    let documents = [("news/bridge.txt", BRIDGE), ("tea & <rain>.txt", TEA), ("snow.txt", WRONG)];
    let parts = [SplitPart::Train, SplitPart::Train, SplitPart::Test];
    for ((name, rows), part) in documents.into_iter().zip(parts) {
        let (mut english, mut chinese) = (0, 0);
        for &(source, target, score) in rows {
            let row = BitextRow {
                source_text: source.join(" "),
                target_text: target.concat(),
                source_ids: (english..english + source.len()).collect(),
                target_ids: (chinese..chinese + target.len()).collect(),
                score,
                ..BitextRow::default()
            };
            english += source.len();
            chinese += target.len();
            let fate = match score {
                _ if row.is_null() => Fate::NullLeftOut,
                ..0.5 => Fate::LeftOut(Filter::Confidence),
                0.88 if name.starts_with("tea") => Fate::LeftOut(Filter::Duplicate),
                _ => Fate::Kept,
            };
            tally.add_row(&row, fate);
        }
        let (english, chinese) = (format!("en/{name}"), format!("zh/{name}"));
        tally.add_document(&DocumentRecord::new(english, chinese, Status::Aligned), Some(part));
    }
    for name in ["menu.html", "empty.html"] {
        let reason = format!("en/{name}: the document is empty: there is nothing to align");
        let (english, chinese) = (format!("en/{name}"), format!("zh/{name}"));
        tally.add_document(&DocumentRecord::new(english, chinese, failed(&reason)), None);
    }
    let unpaired = Status::Unpaired { reason: "no counterpart in zh".into() };
    tally.add_document(&DocumentRecord::new("en/alone.txt".into(), String::new(), unpaired), None);
    let option = |name: &str, value: &str| GivenOption { name: name.into(), value: value.into() };
    tally.finish(Provenance {
        title: "Lanping".into(),
        version: "1.2.3".into(),
        options: vec![
            option("--min-confidence", "0.5"),
            option("--no-duplicates", ""),
            option("--split", "90,10"),
        ],
        lexicon_checksum: "0123456789abcdef".into(),
    })
}

#[test]
fn statistics_and_report_are_as_expected() {
    let statistics = statistics();
    let (mut json, mut page) = (Vec::new(), Vec::new());
    write_statistics(&statistics, &mut json).expect("memory can be written");
    write_report(&statistics, &mut page).expect("memory can be written");
    compare("statistics.json", std::str::from_utf8(&json).expect("JSON is text"));
    // The style is not the tally's; of the page, only the body is shown.
    let page = std::str::from_utf8(&page).expect("a page is text");
    compare("report.html", page.split_once("<body>\n").expect("there is a body").1);
}

fn compare(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statistics").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, written).expect("the folder can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, expected, "{}", path.display());
}
