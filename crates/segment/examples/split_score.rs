//! Scores the sentence splitter against paragraphs whose sentences are known.
//!
//! Reads `DIR/body/NAME.{en,zh}.txt` (one paragraph a line) and `DIR/en/NAME`, `DIR/zh/NAME` (one
//! sentence a line); prints precision, recall and F1 of sentence ends for each language: those
//! inside paragraphs, and all of them. With `--errors` it lists every wrong end as well.
//!
//! Run: `cargo run --release -p zhen-segment --example split_score -- DIR [--errors]`

use std::error::Error;
use std::fs;
use std::path::Path;

use zhen_segment::split_sentences;
use zhen_text::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: split_score DIR [--errors]")?;
    let lists_errors = arguments.next().is_some();
    println!("language  ends    gold  found  precision  recall  F1");
    for language in [Language::English, Language::Chinese] {
        let score = score_language(Path::new(&folder), language, lists_errors)?;
        for (name, right, gold, found) in [
            ("inside", score.right, score.gold, score.found),
            (
                "all",
                score.right + score.paragraphs,
                score.gold + score.paragraphs,
                score.found + score.paragraphs,
            ),
        ] {
            let precision = ratio(right, found);
            let recall = ratio(right, gold);
            let f1 = ratio(2 * right, gold + found);
            println!(
                "{:<8}  {name:<6}  {gold:>4}  {found:>5}  {precision:>9.4}  {recall:>6.4}  {f1:.4}",
                language.to_string()
            );
        }
    }
    Ok(())
}

/// Counts of sentence ends inside paragraphs, and of paragraphs.
#[derive(Default)]
struct Score {
    right: usize,
    gold: usize,
    found: usize,
    paragraphs: usize,
}

fn score_language(
    folder: &Path,
    language: Language,
    lists_errors: bool,
) -> Result<Score, Box<dyn Error>> {
    let code = language.code();
    let mut names: Vec<_> = fs::read_dir(folder.join(code))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut score = Score::default();
    for name in names {
        let name = name.to_string_lossy();
        let body = fs::read_to_string(folder.join(format!("body/{name}.{code}.txt")))?;
        let gold = fs::read_to_string(folder.join(code).join(&*name))?;
        let mut sentences = gold.lines().map(visible_length);
        for paragraph in body.lines().filter(|line| !line.trim().is_empty()) {
            let expected = gold_ends(paragraph, &mut sentences)
                .ok_or_else(|| format!("{name}.{code}: sentences do not fit: {paragraph}"))?;
            let spans = split_sentences(paragraph, language);
            let mut found: Vec<_> =
                spans.iter().map(|span| visible_length(&paragraph[..span.end])).collect();
            found.pop();
            score.right += found.iter().filter(|end| expected.contains(end)).count();
            score.gold += expected.len();
            score.found += found.len();
            score.paragraphs += 1;
            if lists_errors && found != expected {
                println!("{name}.{code}: expected {expected:?}, found {found:?}: {paragraph}");
            }
        }
    }
    Ok(score)
}

/// Takes the sentences of one paragraph; returns their ends but the last, in visible characters.
fn gold_ends(paragraph: &str, sentences: &mut impl Iterator<Item = usize>) -> Option<Vec<usize>> {
    let total = visible_length(paragraph);
    let mut ends = Vec::new();
    let mut end = 0;
    while end < total {
        end += sentences.next()?;
        ends.push(end);
    }
    ends.pop();
    (end == total).then_some(ends)
}

fn visible_length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
