//! Any text read as both languages: spans are slices in order, a value has its own key first,
//! fields can be written, and the two readings can be compared, each value in one list.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhen_facts::{Fact, compare, find_facts, key, keys};
use zhen_text::Language;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let english = checked(&text, Language::English);
    let chinese = checked(&text, Language::Chinese);
    let comparison = compare(&english, &chinese);
    let partners = comparison.matched.len() + comparison.conflicting.len();
    let compatible = comparison.compatible.len();
    assert!(partners + comparison.unmatched_english.len() <= english.len());
    assert!(partners + compatible + comparison.unmatched_english.len() >= english.len());
    assert!(partners + compatible + comparison.unmatched_chinese.len() >= chinese.len());
});

fn checked(text: &str, language: Language) -> Vec<Fact> {
    let facts = find_facts(text, language);
    let mut end = 0;
    for fact in &facts {
        assert!(fact.span.start >= end && fact.span.start < fact.span.end, "{fact:?}");
        assert!(text.get(fact.span.clone()).is_some(), "{fact:?} is no slice");
        assert_eq!(keys(&fact.value).next().map(|link| link.key), Some(key(&fact.value)));
        assert!(!fact.fields(text).class.is_empty());
        end = fact.span.end;
    }
    facts
}
