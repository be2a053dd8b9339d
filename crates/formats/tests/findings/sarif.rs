//! The rules of SARIF that hold in every report, and what GitHub's code scanning asks for beside
//! them. `scripts/validate-sarif` checks files by the published schema.

use std::collections::BTreeSet;

use serde_json::Value;
use zhen_check::{Counted, Detail, FindingKind, MessageLanguage, Passage};
use zhen_formats::FindingsFormat;
use zhen_text::{Language, Origin};

use crate::{samples, written};

#[test]
fn samples_keep_the_rules() {
    let all = [samples::lines(), samples::parts(), samples::hostile(), samples::agreeing()];
    for language in [MessageLanguage::English, MessageLanguage::Chinese] {
        let report = written(&all, FindingsFormat::Sarif, language);
        assert_eq!(results(&report).len(), 8);
        assert_keeps_rules(&report);
    }
}

#[test]
fn regions_are_in_utf16_code_units_and_what_they_show_is_there() {
    let report = written(&[samples::lines()], FindingsFormat::Sarif, MessageLanguage::English);
    let english = samples::lines().english;
    let lines: Vec<Vec<u16>> =
        english.text().split("\r\n").map(|line| line.encode_utf16().collect()).collect();
    let mut shown = 0;
    for result in results(&report) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let Some(snippet) = region["snippet"]["text"].as_str() else { continue };
        let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap() - 1;
        assert_eq!(number("startLine"), number("endLine"));
        let line = &lines[number("startLine")];
        let words = String::from_utf16(&line[number("startColumn")..number("endColumn")]).unwrap();
        assert_eq!(words, snippet);
        shown += 1;
    }
    assert_eq!(shown, 2);
}

#[test]
fn lines_that_are_out_of_order_make_no_region_that_ends_before_it_begins() {
    let blocks = [(Origin::Line(3), &["One."][..]), (Origin::Line(2), &["Two."][..])];
    let [english, chinese] =
        [Language::English, Language::Chinese].map(|language| samples::blocks(language, &blocks));
    let finding = samples::finding(
        FindingKind::Structure,
        0.5,
        Passage::of_sentences(0..2),
        Passage::of_sentences(0..2),
        Detail::Counts { what: Counted::ListItems, english: 1, chinese: 2 },
    );
    let sample =
        samples::sample(["a.md", "b.md"], english, chinese, &[(0..2, 0..2)], vec![finding]);
    let report = written(&[sample], FindingsFormat::Sarif, MessageLanguage::English);
    assert_keeps_rules(&report);
    let region = &results(&report)[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region.to_string(), r#"{"endLine":3,"startLine":3}"#);
}

pub fn results(report: &str) -> Vec<Value> {
    let report: Value = serde_json::from_str(report).unwrap();
    report["runs"][0]["results"].as_array().unwrap().clone()
}

/// Fails if a report breaks a rule.
pub fn assert_keeps_rules(report: &str) {
    let report: Value = serde_json::from_str(report).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "rules have names of their own");
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[text]["text"].as_str().unwrap().is_empty(), "{rule}");
        }
        assert_is_level(&rule["defaultConfiguration"]["level"]);
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_is_level(&result["level"]);
        let id = result["partialFingerprints"]["zhenFinding/v1"].as_str().unwrap();
        assert_eq!(id.len(), 16);
        let text = result["message"]["text"].as_str().unwrap();
        assert_eq!(text.matches("](").count(), 1, "one link in {text:?}");
        assert!(text.ends_with("](1)"), "{text:?}");
        assert_eq!(result["relatedLocations"][0]["id"], 1);
        for places in ["locations", "relatedLocations"] {
            let places = result[places].as_array().unwrap();
            assert_eq!(places.len(), 1);
            assert_is_location(&places[0]);
        }
    }
}

fn assert_is_level(level: &Value) {
    assert!(["note", "warning", "error"].contains(&level.as_str().unwrap()), "{level}");
}

fn assert_is_location(location: &Value) {
    assert!(!location["message"]["text"].as_str().unwrap().is_empty());
    let physical = &location["physicalLocation"];
    if physical.is_null() {
        return;
    }
    let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(!uri.is_empty() && !uri.starts_with("//") && uri.chars().all(is_allowed), "{uri}");
    let region = &physical["region"];
    let number = |key: &str| region[key].as_u64();
    let (start, end) = (number("startLine").unwrap(), number("endLine").unwrap());
    assert!(1 <= start && start <= end, "{region}");
    match (number("startColumn"), number("endColumn")) {
        (Some(first), Some(behind)) => {
            assert!(1 <= first && 1 <= behind && (start < end || first <= behind), "{region}");
        }
        (None, None) => assert!(region["snippet"].is_null(), "{region}"),
        columns => panic!("{columns:?} of {region}"),
    }
}
