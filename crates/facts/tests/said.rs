//! Tests of how values are said: a table of expressions, their last digit and how exact they are.

use zhen_facts::find_facts;
use zhen_text::Language;

/// The table: language, text, values with last digit and approximation, separated by "; ".
const TABLE: &str = include_str!("values/said.tsv");

/// Writes the facts of a text as the table does.
fn said(text: &str, language: Language) -> String {
    let facts = find_facts(text, language);
    let words = facts
        .iter()
        .map(|fact| format!("{} {} {}", fact.value, fact.last_digit, fact.approximation.name()));
    words.collect::<Vec<_>>().join("; ")
}

#[test]
fn every_expression_of_the_table_is_said_as_it_says() {
    let failures: Vec<String> = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|row| {
            let fields: Vec<&str> = row.split('\t').collect();
            let [code, text, expected] = fields[..] else { panic!("not three fields: {row:?}") };
            let language = if code == "en" { Language::English } else { Language::Chinese };
            let found = said(text, language);
            (found != expected).then(|| format!("{text}: expected [{expected}], found [{found}]"))
        })
        .collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}
