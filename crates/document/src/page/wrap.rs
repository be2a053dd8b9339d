//! Hard-wrapped text: which lines were one paragraph before a program cut them at a column.
//!
//! A program that wraps text breaks a line only where the next word would pass the right margin.
//! So a text is wrapped if, for nearly all neighbouring lines of a paragraph, the first word of
//! the second would not have fitted onto the first; texts whose lines are paragraphs, verses or
//! list items fail this test. Linear in the text.

use super::lines::Line;
use super::shape;

/// Columns of the narrowest and widest right margin that is looked for.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;
/// Neighbouring lines without which nothing can be said.
const LEAST_PAIRS: usize = 3;
/// Share of neighbouring lines, in 100, that must look wrapped.
const WRAPPED_SHARE: usize = 70;
/// Share of them, in 100, that must break inside a sentence.
const BROKEN_SENTENCE_SHARE: usize = 40;
/// Columns a wrapped line may fall short of the margin, beyond the next word: hyphenation rules
/// and punctuation that must not start a line.
const SLACK: usize = 4;

/// Returns the right margin in columns if the text is hard-wrapped.
pub(super) fn margin(text: &str, lines: &[Line]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(|line| width(text, line)).collect();
    let margin = usual_longest(&widths)?;
    if !(NARROWEST..=WIDEST).contains(&margin) {
        return None;
    }
    let (mut pairs, mut wrapped, mut broken) = (0, 0, 0);
    for (index, pair) in lines.windows(2).enumerate() {
        if !may_continue(text, &pair[1]) {
            continue;
        }
        pairs += 1;
        let full = widths[index] + next_word(text, &pair[1]) + SLACK > margin;
        wrapped += usize::from(full);
        broken += usize::from(full && !ends_full_sentence(&text[pair[0].span.clone()]));
    }
    let clear = pairs >= LEAST_PAIRS
        && wrapped * 100 >= pairs * WRAPPED_SHARE
        && broken * 100 >= pairs * BROKEN_SENTENCE_SHARE;
    clear.then_some(margin)
}

/// Width of the longest line, addresses and other exceptions (one line in fifty) aside.
fn usual_longest(widths: &[usize]) -> Option<usize> {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    sorted.len().checked_sub(1 + sorted.len() / 50).map(|index| sorted[index])
}

/// Tells whether a line ends a sentence, and not a clause only.
fn ends_full_sentence(line: &str) -> bool {
    let clause = line.ends_with([',', '，', ';', '；', ':', '：']);
    shape::ends_sentence(line) && !clause
}

/// Tells whether `second` goes on with the paragraph of `first` in a text wrapped at `margin`.
pub(super) fn continues(text: &str, first: &Line, second: &Line, margin: usize) -> bool {
    may_continue(text, second)
        && second.indent <= first.indent + 1
        && width(text, first) + next_word(text, second) + SLACK > margin
}

/// Tells whether a line can be other than the first of its paragraph.
fn may_continue(text: &str, line: &Line) -> bool {
    !line.after_blank && line.indent < 4 && !shape::is_structural(&text[line.span.clone()])
}

/// Columns from the left edge to the end of a line, counted up to just past the widest margin.
fn width(text: &str, line: &Line) -> usize {
    let characters = text[line.span.clone()].chars().take(WIDEST + 1);
    line.indent + characters.map(columns).sum::<usize>()
}

/// Columns of the blank and the first word of a line; one ideograph is a word.
fn next_word(text: &str, line: &Line) -> usize {
    let content = &text[line.span.clone()];
    match content.chars().next() {
        Some(first) if columns(first) == 2 => 2,
        _ => {
            let word = content.chars().take_while(|c| !c.is_whitespace() && columns(*c) == 1);
            1 + word.take(WIDEST).count()
        }
    }
}

/// Columns of a character on a terminal: two for ideographs and full-width marks.
fn columns(character: char) -> usize {
    let wide = matches!(character,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3ffff}');
    if wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines_of;
    use super::*;

    const WRAPPED: &str = "\
The harbour master had counted the boats twice before\n\
he allowed himself to believe that one was missing,\n\
and even then he walked to the end of the pier and\n\
back again.\n\
\n\
Nobody on the quay had seen it leave. The nets were\n\
still drying on the wall, and the lamp in the hut had\n\
burned down to the wick during the night.\n";

    #[test]
    fn wrapped_paragraphs_are_recognised() {
        let lines = lines_of(WRAPPED);
        let margin = margin(WRAPPED, &lines).expect("the text is wrapped");
        let joined = |index: usize| continues(WRAPPED, &lines[index], &lines[index + 1], margin);
        assert!(joined(0) && joined(1) && joined(2) && joined(4) && joined(5));
        assert!(!joined(3));
    }

    #[test]
    fn verses_and_paragraphs_of_one_line_are_not_wrapped() {
        let verses = "Low tide, the rope\nhangs from the ring\nand nobody comes to pull it in\n\
            before the evening bell rings out\nacross the bay\n";
        assert_eq!(margin(verses, &lines_of(verses)), None);
        let paragraphs = "One line is one paragraph here.\nThe next says something else.\n\
            And a third one, somewhat longer than the two before it.\nThe end.\n";
        assert_eq!(margin(paragraphs, &lines_of(paragraphs)), None);
    }
}
