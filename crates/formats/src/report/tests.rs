//! Pages as a whole. What a page of a real tally looks like is a case of the batch crate.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::statistics::{
    BeadStatistics, BeadType, CorpusPart, CorpusStatistics, DocumentStatistics, FailedDocument,
    GivenOption, Histogram, LengthGrid, NamedCounts, Reason, SideStatistics, WorstDocument,
};

/// Statistics with this text wherever one can stand, and this count wherever one can.
fn statistics(text: &str, count: usize) -> BuildStatistics {
    let any = || text.to_owned();
    let mut named = NamedCounts::of_names(["aligned"]);
    named.add(text, count);
    let share = count as f64 / (count + 1) as f64;
    let side = SideStatistics {
        sentences: count + 1,
        characters: count + 1,
        sentences_with_counterpart: count,
        characters_with_counterpart: count,
        character_coverage: share,
        moved_sentences: count,
        ..SideStatistics::default()
    };
    let mut beads = BeadStatistics {
        two_sided: count,
        null: 1,
        mean_confidence: share,
        by_type: (0..30)
            .map(|english| BeadType { english, chinese: 1, beads: count, share })
            .collect(),
        confidence: Histogram::new(20, 0.05),
        length_ratio: Histogram::new(33, 0.25),
        lengths: LengthGrid::new(),
    };
    beads.confidence.counts[7] = count;
    beads.length_ratio.counts[32] = count;
    beads.lengths.counts[3][23] = count;
    let reason = Reason { status: any(), reason: any(), documents: count, example: any() };
    let worst = WorstDocument {
        english_path: any(),
        chinese_path: any(),
        status: any(),
        english_coverage: share,
        ..WorstDocument::default()
    };
    let failed =
        FailedDocument { english_path: any(), chinese_path: any(), status: any(), reason: any() };
    BuildStatistics {
        provenance: Provenance {
            title: any(),
            version: any(),
            options: vec![GivenOption { name: any(), value: any() }],
            lexicon_checksum: any(),
        },
        documents: DocumentStatistics {
            listed: count + 1,
            by_status: named.clone(),
            reasons: vec![reason],
            other_reasons: count,
            trusted_coverage: Histogram::new(20, 0.05),
        },
        english: side.clone(),
        chinese: side,
        beads,
        corpus: CorpusStatistics {
            beads: count / 2,
            left_out: named,
            parts: vec![CorpusPart { name: any(), documents: count, beads: count }],
            ..CorpusStatistics::default()
        },
        worst_documents: vec![worst],
        failed_documents: vec![failed],
        more_failed_documents: count,
    }
}

fn page(statistics: &BuildStatistics) -> String {
    let mut page = Vec::new();
    write_report(statistics, &mut page).expect("memory can be written");
    String::from_utf8(page).expect("a page is text")
}

/// The names of the elements in the body of a page, in order, and all its text.
///
/// The body closes every element, so it must be XML too: stricter than what browsers accept.
fn elements_and_text(page: &str) -> (Vec<String>, String) {
    let body = page.split_once("<body>").expect("there is a body").1;
    let body = body.split_once("</body>").expect("the body ends").0;
    let mut reader = Reader::from_str(body);
    let (mut elements, mut text, mut depth) = (Vec::new(), String::new(), 0_i32);
    loop {
        match reader.read_event().expect("the body is well-formed") {
            Event::Start(element) => {
                depth += 1;
                elements.push(element.name().as_ref().to_owned());
            }
            Event::Empty(element) => {
                elements.push(element.name().as_ref().to_owned());
            }
            Event::End(_) => depth -= 1,
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => text.push(match name.as_ref() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                other => panic!("an entity that is not written here: {other:?}"),
            }),
            Event::Eof => break,
            other => panic!("markup that is not written here: {other:?}"),
        }
    }
    assert_eq!(depth, 0);
    (elements, text)
}

#[test]
fn an_empty_corpus_has_a_page() {
    let page = page(&BuildStatistics::default());
    assert!(page.contains("<h1 dir=\"auto\">Corpus report</h1>"));
    let (_, text) = elements_and_text(&page);
    assert!(text.contains("There were no documents."));
    assert!(!text.contains("Confidence") && !page.contains("NaN"));
}

#[test]
fn what_was_done_is_said_in_a_sentence() {
    let documents = |aligned: usize, failed: usize, unpaired: usize| {
        let mut by_status = NamedCounts::default();
        by_status.add("aligned", aligned);
        by_status.add("failed", failed);
        by_status.add("unpaired", unpaired);
        DocumentStatistics {
            listed: aligned + failed + unpaired,
            by_status,
            ..DocumentStatistics::default()
        }
    };
    let table = [
        ((0, 0, 2), "There were no document pairs to align. 2 documents have no counterpart."),
        ((1, 0, 1), "The only document pair was aligned. 1 document has no counterpart."),
        ((0, 1, 0), "The only document pair was not aligned."),
        ((0, 3, 0), "None of the 3 document pairs were aligned."),
        ((1200, 0, 0), "All 1,200 document pairs were aligned."),
        ((1, 2, 0), "1 of 3 document pairs was aligned."),
        ((1200, 3, 0), "1,200 of 1,203 document pairs were aligned."),
    ];
    for ((aligned, failed, unpaired), expected) in table {
        let documents = documents(aligned, failed, unpaired);
        assert_eq!(lead(&BuildStatistics { documents, ..BuildStatistics::default() }), expected);
    }
}

#[test]
fn a_page_asks_nothing_of_a_network_and_runs_nothing() {
    let page = page(&statistics("plain", 9));
    for word in ["://", "<script", "<link", "<img", "url(", "@import", "style=\"", "NaN"] {
        assert!(!page.contains(word), "{word}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_the_page_of_a_plain_one(
        text in prop_oneof![any::<String>(), "[a<>&\"'/\\\\\u{0}\n\u{1b}\u{fffe}\u{202e}好]{0,12}"],
        count in 0_usize..1 << 48,
    ) {
        // Elements do not depend on the text, but for those that show forbidden characters, break
        // paths, or are left out with what they name.
        let depends = |name: &String| !matches!(name.as_str(), "span" | "wbr" | "div" | "dt" | "dd");
        let names = |text: &str| {
            let (names, shown) = elements_and_text(&page(&statistics(text, count)));
            (names.into_iter().filter(depends).collect::<Vec<_>>(), shown)
        };
        let (found, shown) = names(&text);
        prop_assert_eq!(found, names("plain").0);
        let has_plain_text = !text.chars().any(crate::html::escape::is_forbidden);
        prop_assert!(!has_plain_text || shown.contains(&text));
    }
}
