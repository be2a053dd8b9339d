//! `zhen segment`: words, one line in, one line out.

use std::io;
use std::ops::Range;

use anyhow::Result;
use zhen_document::{Decoded, DocumentFormat, detect_language};
use zhen_segment::{ChineseSegmenter, english_words};
use zhen_text::Language;

use crate::arguments::SegmentArguments;
use crate::input::read_decoded;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads the text and writes the words of each line.
pub fn run(arguments: &SegmentArguments, report: &Report) -> Result<Outcome> {
    let text = &arguments.text;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let content = read_decoded(&text.file, text.encoding.as_deref())?;
    let language = arguments.lang.map(Language::from);
    describe(&text.file, &content, language, report);
    let content = content.text;
    output.write(|out| {
        content.lines().try_for_each(|line| writeln!(out, "{}", segmented(line, language)))?;
        Ok::<_, io::Error>(())
    })?;
    Ok(Outcome::Done)
}

/// Tells with `-v` what was found out about the text, in the words that align has for a document.
fn describe(name: &str, content: &Decoded, language: Option<Language>, report: &Report) {
    if let Some(warning) = &content.warning {
        report.warning(&format!("{name}: {warning}"));
    }
    let detected = detect_language(&content.text);
    let language = match language.or(detected.language) {
        Some(language) => format!("{language} ({})", detected.label(language)),
        None => "neither English nor Chinese".to_owned(),
    };
    let (format, lines) = (DocumentFormat::Text.name(), content.text.lines().count());
    let encoding = &content.encoding_name;
    report.detail(&format!("{name}: {format} in {encoding}, {language}, {lines} lines"));
}

fn segmented(line: &str, language: Option<Language>) -> String {
    let words = match language.or_else(|| detect_language(line).language) {
        Some(Language::Chinese) => ChineseSegmenter::jieba().segment(line),
        _ => english_words(line),
    };
    tokens(line, &words).join(" ")
}

/// The words, and what stands between them: only white space is left out.
fn tokens<'l>(line: &'l str, words: &[Range<usize>]) -> Vec<&'l str> {
    let mut tokens = Vec::with_capacity(2 * words.len());
    let mut end = 0;
    for word in words {
        tokens.extend(line[end..word.start].split_whitespace());
        tokens.push(&line[word.clone()]);
        end = word.end;
    }
    tokens.extend(line[end..].split_whitespace());
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spaces_come_and_go() {
        let table = [
            ("Mr. Li's  plan (2,400 pages)…", "Mr . Li 's plan ( 2,400 pages )…"),
            ("双方签订了协议。", "双方 签订 了 协议 。"),
            ("", ""),
            (" \u{3000}", ""),
        ];
        for (line, expected) in table {
            assert_eq!(segmented(line, None), expected);
        }
    }
}
