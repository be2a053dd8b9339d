//! Whatever documents are called and say, and wherever findings point, reports are well formed and
//! say what they were told.

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use serde_json::Value;
use zhen_align::Place;
use zhen_check::{Detail, FindingKind, MessageLanguage, Passage, Said};
use zhen_formats::{FindingsFormat, field_text};
use zhen_text::{Language, Origin};

use crate::{Sample, samples, sarif, written};

/// Texts with what formats use for themselves, and any other.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ab中𠀀<>&\"'\\[\\](){}\\\\/:%#\t\n\r\u{0}\u{b}\u{1b}\u{7f}\u{85}\u{2028}\u{202e}\u{feff}\u{ffff}]{0,12}",
        Just("]]>".to_owned()),
        Just("[a](1)".to_owned()),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        (1_usize..4).prop_map(Origin::Line),
        text().prop_map(Origin::Element),
        (text(), 1_usize..9).prop_map(|(part, paragraph)| Origin::Part { part, paragraph }),
        (1_usize..3).prop_map(Origin::Page),
        (1_usize..9).prop_map(Origin::Unit),
        (1_usize..9, any::<u64>(), any::<u64>())
            .prop_map(|(number, start_ms, end_ms)| Origin::Cue { number, start_ms, end_ms }),
    ]
}

/// Passages of two blocks with a sentence each, also such as point to nowhere.
fn passage() -> impl Strategy<Value = Passage> {
    let mark = (0_usize..3, 0_usize..9, 0_usize..9);
    let mark = mark.prop_map(|(sentence, start, end)| Place { sentence, start, end });
    (0_usize..4, 0_usize..3, prop::collection::vec(mark, 0..3))
        .prop_map(|(start, count, marks)| Passage { sentences: start..start + count, marks })
}

fn side() -> impl Strategy<Value = (String, [(Origin, String); 2], Passage)> {
    (text(), [(origin(), text()), (origin(), text())], passage())
}

fn sample() -> impl Strategy<Value = Sample> {
    (side(), side(), text(), text(), any::<f64>()).prop_map(
        |(english, chinese, said, value, confidence)| {
            let document = |side: &[(Origin, String); 2], language| {
                let texts = [[side[0].1.as_str()], [side[1].1.as_str()]];
                samples::blocks(
                    language,
                    &[(side[0].0.clone(), &texts[0]), (side[1].0.clone(), &texts[1])],
                )
            };
            let values =
                Detail::Values { english: Some(Said { text: said, value }), chinese: None };
            let finding =
                samples::finding(FindingKind::Amount, confidence, english.2, chinese.2, values);
            samples::sample(
                [&english.0, &chinese.0],
                document(&english.1, Language::English),
                document(&chinese.1, Language::Chinese),
                &[(0..2, 0..2)],
                vec![finding],
            )
        },
    )
}

proptest! {
    #[test]
    fn json_reads_back(sample in sample()) {
        let report = written(std::slice::from_ref(&sample), FindingsFormat::Json, MessageLanguage::English);
        let report: Value = serde_json::from_str(&report).unwrap();
        prop_assert_eq!(&report["summary"]["classes"]["amount"], 1);
        let documents = &report["documents"][0];
        prop_assert_eq!(documents["en"].as_str(), Some(&*sample.names.english));
        let finding = &documents["findings"][0];
        let told = sample.report.findings[0].message(MessageLanguage::English);
        prop_assert_eq!(finding["message"].as_str(), Some(&*told));
        for side in ["en", "zh"] {
            let text: Vec<char> = finding[side]["text"].as_str().unwrap().chars().collect();
            for mark in finding[side]["marks"].as_array().unwrap() {
                let place = |key: &str| usize::try_from(mark[key].as_u64().unwrap()).unwrap();
                let words: String = text[place("start")..place("end")].iter().collect();
                prop_assert_eq!(mark["text"].as_str(), Some(&*words));
            }
        }
    }

    #[test]
    fn sarif_keeps_the_rules(sample in sample()) {
        for language in [MessageLanguage::English, MessageLanguage::Chinese] {
            let report = written(std::slice::from_ref(&sample), FindingsFormat::Sarif, language);
            sarif::assert_keeps_rules(&report);
        }
    }

    #[test]
    fn tsv_has_eleven_fields_a_line(sample in sample()) {
        let report = written(std::slice::from_ref(&sample), FindingsFormat::Tsv, MessageLanguage::Chinese);
        let rows: Vec<Vec<&str>> = report.lines().map(|line| line.split('\t').collect()).collect();
        prop_assert_eq!(rows.len(), 2);
        prop_assert!(rows.iter().all(|row| row.len() == 11), "{:?}", rows);
        prop_assert!(rows[1].iter().all(|field| field_text(field) == *field), "{:?}", rows);
    }

    #[test]
    fn junit_is_xml(sample in sample()) {
        let report = written(std::slice::from_ref(&sample), FindingsFormat::Junit, MessageLanguage::English);
        let allowed = |c: char| c == '\n' || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
        prop_assert!(report.chars().all(allowed), "{:?}", report);
        let mut reader = quick_xml::Reader::from_str(&report);
        let (mut cases, mut failures) = (0, 0);
        loop {
            let event = reader.read_event().unwrap();
            if event == Event::Eof {
                break;
            }
            let Event::Start(tag) = event else { continue };
            cases += usize::from(tag.name().as_ref() == "testcase");
            failures += usize::from(tag.name().as_ref() == "failure");
            for attribute in tag.attributes() {
                attribute.unwrap().normalized_value(XmlVersion::default()).unwrap();
            }
        }
        prop_assert_eq!((cases, failures), (1, 1));
    }
}
