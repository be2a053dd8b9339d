//! Pages as a whole.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zhen_align::Place;
use zhen_check::{Detail, Finding, FindingId, FindingKind, Passage, Said, Severity};

use super::*;
use crate::findings::samples::{Sample, any_report, compare};

fn page(samples: &[&Sample], layout: &PageLayout) -> String {
    let mut bytes = Vec::new();
    let mut page = FindingsPage::new(&mut bytes, layout.clone());
    for sample in samples {
        page.write_pair(&sample.names(), &sample.pair(), &sample.report).expect("memory takes all");
    }
    page.finish().expect("memory takes all");
    String::from_utf8(bytes).expect("a page is text")
}

/// What the body of a page holds.
#[derive(Default)]
struct Body {
    /// How often each `id` is there.
    ids: BTreeMap<String, usize>,
    /// Where its links go.
    links: Vec<String>,
    /// The text of each mark.
    marks: Vec<String>,
    /// The texts of the rows' sides, without marks.
    sides: Vec<String>,
    elements: BTreeMap<String, usize>,
}

impl Body {
    /// Reads a page. The body closes every element but for a few of its tools, so it must be XML
    /// too: stricter than what browsers accept.
    fn of(page: &str) -> Self {
        let (_, body) = page.split_once("<main>").expect("there is a main part");
        let (body, _) = body.split_once("<script>").expect("the script follows");
        let body = format!("<main>{body}");
        let mut reader = Reader::from_str(&body);
        let mut read = Self::default();
        let mut open: Vec<(String, String)> = Vec::new();
        loop {
            let event = reader.read_event().expect("the body is well-formed");
            match event {
                Event::Start(ref element) | Event::Empty(ref element) => {
                    let name = element.name().as_ref().to_owned();
                    let mut class = String::new();
                    for attribute in element.attributes() {
                        let attribute = attribute.expect("attributes are well-formed");
                        let value = attribute
                            .normalized_value(XmlVersion::Implicit1_0)
                            .expect("entities are known");
                        match attribute.key.as_ref() {
                            "id" => *read.ids.entry(value.into_owned()).or_default() += 1,
                            "href" => read.links.push(value.into_owned()),
                            "class" => class = value.into_owned(),
                            key => assert!(!key.starts_with("on") && key != "src", "{key}"),
                        }
                    }
                    *read.elements.entry(name.clone()).or_default() += 1;
                    match name.as_str() {
                        "mark" => read.marks.push(String::new()),
                        "p" => read.sides.push(String::new()),
                        _ => {}
                    }
                    if matches!(event, Event::Start(_)) {
                        open.push((name, class));
                    }
                }
                Event::End(_) => drop(open.pop()),
                Event::Text(ref part) => read.push(&open, part),
                Event::GeneralRef(ref name) => {
                    let character = match name.as_ref() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        other => panic!("an entity that is not written here: {other:?}"),
                    };
                    read.push(&open, character);
                }
                Event::Eof => break,
                other => panic!("markup that is not written here: {other:?}"),
            }
        }
        assert!(open.is_empty());
        read
    }

    fn push(&mut self, open: &[(String, String)], text: &str) {
        let is_in = |name: &str| open.iter().any(|(own, _)| own == name);
        if is_in("mark") {
            self.marks.last_mut().expect("a mark is open").push_str(text);
        }
        if is_in("p") {
            self.sides.last_mut().expect("a side is open").push_str(text);
        }
    }
}

fn finding(english: Passage, chinese: Passage, said: &str) -> Finding {
    let said = Said { text: said.into(), value: said.into() };
    Finding {
        id: FindingId::new(FindingKind::Number, &[&said.text], 0),
        kind: FindingKind::Number,
        severity: Severity::Warning,
        confidence: 0.6,
        english,
        chinese,
        detail: Detail::Values { english: Some(said), chinese: None },
    }
}

fn passage(marks: &[(usize, usize, usize)]) -> Passage {
    let place = |&(sentence, start, end): &(usize, usize, usize)| Place { sentence, start, end };
    Passage { sentences: 0..1, marks: marks.iter().map(place).collect() }
}

/// Checks what holds of every page; returns its body.
fn checked(page: &str, findings: usize) -> Body {
    let body = Body::of(page);
    assert!(body.ids.values().all(|&count| count == 1), "{:?}", body.ids);
    for link in &body.links {
        let id = link.strip_prefix('#').expect("links stay within the page");
        assert!(body.ids.contains_key(id), "{link}");
    }
    // A note and a line of the list for each.
    assert_eq!(page.matches("<div class=\"finding ").count(), findings);
    assert_eq!(body.elements.get("li").copied().unwrap_or(0), findings);
    for end in ["</title>", "</style>", "</script>"] {
        assert_eq!(page.matches(end).count(), 1);
    }
    body
}

#[test]
fn every_finding_of_the_notice_is_anchored_once() {
    let sample = Sample::notice();
    for language in [MessageLanguage::English, MessageLanguage::Chinese] {
        let page = page(&[&sample], &PageLayout { language, ..PageLayout::default() });
        let body = checked(&page, sample.report.findings.len());
        for finding in &sample.report.findings {
            assert_eq!(body.ids.get(&finding.id.to_string()), Some(&1));
        }
        assert!(!page.contains("http:") && !page.contains("https:"));
        let marks = [
            "245,000",
            "24.8万",
            "12 yuan",
            "3 June 2024",
            "2024年6月5日",
            "Dogs travel free of charge if they are kept on a lead.",
            "Children under six travel free of charge.",
            "The island has no bank.",
            "岛上没有银行。",
            "本通告由港务局发布。",
        ];
        assert_eq!(body.marks, marks);
        // Style and script are seen elsewhere.
        let expected = page.split_once("<main>").and_then(|(_, rest)| rest.split_once("<script>"));
        let file = match language {
            MessageLanguage::English => "expected.en.html",
            MessageLanguage::Chinese => "expected.zh.html",
        };
        compare(file, expected.expect("a page has a main part and a script").0);
    }
}

#[test]
fn a_row_is_one_line_with_its_marks_and_notes() {
    let findings = vec![finding(passage(&[(0, 3, 9)]), passage(&[(0, 6, 8)]), "5")];
    let sample = Sample::from_lines("It rained for 5 days.\n", "下雨15天。\n", findings);
    let page = page(&[&sample], &PageLayout::default());
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("<article ")).collect();
    let id = sample.report.findings[0].id;
    let message = "English has “5”, Chinese does not.";
    let expected = format!(
        "<article class=\"bead found warning\" id=\"r1\"><div class=\"margin\"></div>\
         <p class=\"en kind-line\" lang=\"en\" dir=\"auto\" data-ids=\"1\">It <mark class=\"warning \
         number\" title=\"warning, number: {message}\" data-findings=\"1\" data-shown=\"1\">rained\
         </mark> for 5 days.</p><p class=\"zh kind-line\" lang=\"zh\" dir=\"auto\" data-ids=\"1\">\
         下雨<mark class=\"warning number\" title=\"warning, number: {message}\" \
         data-findings=\"1\" data-shown=\"1\">15</mark>天。</p>\
         <div class=\"finding warning number\" id=\"{id}\"><a href=\"#{id}\">1</a> \
         <b>warning</b> <i>number</i> <bdi>{message}</bdi> <small><bdi>a.en.txt:1 · a.zh.txt:1\
         </bdi> · confidence 0.60</small></div></article>"
    );
    assert_eq!(rows, [expected]);
}

#[test]
fn marks_that_overlap_are_cut_and_name_all_their_findings() {
    let nothing = || Passage::of_sentences(0..1);
    let findings = vec![
        finding(passage(&[(0, 0, 5)]), nothing(), "a"),
        finding(passage(&[(0, 3, 9), (0, 99, 100)]), nothing(), "b"),
        finding(passage(&[(0, 3, 5)]), nothing(), "c"),
    ];
    let sample = Sample::from_lines("abcdefghijk\n", "下雨。\n", findings);
    let page = page(&[&sample], &PageLayout::default());
    let body = checked(&page, 3);
    assert_eq!(body.marks, ["abc", "de", "fghi"]);
    let attributes = [
        "data-findings=\"1\">abc<",
        "data-findings=\"1 2 3\" data-shown=\"1 3\">de<",
        "data-findings=\"2\" data-shown=\"2\">fghi<",
    ];
    for attribute in attributes {
        assert!(page.contains(attribute), "{attribute}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</p><script>alert(1)</script> \"' onload=\u{0}\u{1b} <!-- ]]> &amp;";
    let marks = passage(&[(0, 0, hostile.len())]);
    let findings = vec![finding(marks.clone(), marks, hostile)];
    let sample = Sample::from_lines(hostile, hostile, findings);
    let mut bytes = Vec::new();
    let layout = PageLayout { title: hostile.into(), ..PageLayout::default() };
    let mut page = FindingsPage::new(&mut bytes, layout);
    let names = DocumentNames {
        english: hostile.into(),
        chinese: hostile.into(),
        english_language: "\"><script>".into(),
        chinese_language: "zh-Hant".into(),
    };
    page.write_pair(&names, &sample.pair(), &sample.report).expect("memory takes all");
    page.finish().expect("memory takes all");
    let page = String::from_utf8(bytes).expect("a page is text");
    let body = checked(&page, 1);
    assert_eq!(page.matches("<script").count(), 1);
    let shown = hostile.replace('\u{0}', "U+0000").replace('\u{1b}', "U+001B");
    assert_eq!(body.marks, [shown.as_str(), shown.as_str()]);
    assert!(page.contains("<p class=\"en kind-line\" lang=\"en\""));
    assert!(page.contains("<p class=\"zh kind-line\" lang=\"zh-Hant\""));
}

#[test]
fn findings_of_one_name_have_ids_of_their_own() {
    let findings = vec![finding(passage(&[(0, 0, 2)]), passage(&[]), "a")];
    let sample = Sample::from_lines("It rained.\n", "下雨了。\n", findings);
    let body = checked(&page(&[&sample, &sample], &PageLayout::default()), 2);
    let id = sample.report.findings[0].id.to_string();
    assert!(body.ids.contains_key(&id) && body.ids.contains_key(&format!("{id}-2")));
    assert!(body.ids.contains_key("r1") && body.ids.contains_key("r2"));
}

#[test]
fn of_pairs_that_match_the_names_are_enough() {
    let sample = Sample::from_lines("It rained.\n", "下雨了。\n", Vec::new());
    let table = [(MatchingPairs::Whole, 1), (MatchingPairs::Named, 0)];
    for (matching, rows) in table {
        let layout = PageLayout { matching, ..PageLayout::default() };
        let page = page(&[&sample], &layout);
        let body = checked(&page, 0);
        assert_eq!(body.elements.get("article").copied().unwrap_or(0), rows);
        assert!(page.contains("The versions match."));
        assert!(!page.contains("<nav class=\"findings\""));
    }
    let empty = page(&[], &PageLayout::default());
    checked(&empty, 0);
    assert!(empty.contains("<title>Findings</title>") && empty.contains("Nothing was checked."));
}

proptest! {
    #[test]
    fn any_report_is_a_page_with_all_of_both_texts(sample in any_report()) {
        for language in [MessageLanguage::English, MessageLanguage::Chinese] {
            let page = page(&[&sample], &PageLayout { language, ..PageLayout::default() });
            let body = checked(&page, sample.report.findings.len());
            let shown: String = body.sides.concat();
            for document in [&sample.english, &sample.chinese] {
                for sentence in 0..document.sentences().len() {
                    let text = crate::field::field_text(document.sentence_text(sentence));
                    let text = text.replace('\u{0}', "U+0000").replace('\u{1b}', "U+001B");
                    if !text.contains(crate::html::escape::is_forbidden) {
                        prop_assert!(shown.contains(&text), "{:?}", text);
                    }
                }
            }
        }
    }
}
