//! What a sentence looks like, apart from its words: length, ending, quotes, marker.

use zhen_text::{BlockKind, Document};

use super::marker::marker_of;

/// How a sentence ends, as far as translations keep it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// No sentence-final mark: titles, list items, lines cut off.
    #[default]
    Open,
    /// A full stop.
    Stop,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// A colon, semicolon, comma or dash: the sentence goes on.
    Continued,
}

/// What a sentence looks like, apart from its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Form {
    /// Characters other than white space.
    pub(crate) length: f32,
    /// Whether it is the first of its block; never, when lines are all that is known.
    pub(crate) starts_block: bool,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Whether it holds a quotation mark.
    pub(crate) quotes: bool,
    /// Quotations opened less quotations closed, −2 to 2: what goes on across its borders.
    pub(crate) open_quotes: i8,
    /// Number of the list item, article or verse that it begins; headings have one number in common.
    pub(crate) marker: Option<u32>,
    /// Whether it begins with a small Latin letter, as the rest of a sentence does.
    pub(crate) starts_small: bool,
}

/// Describes the form of a sentence of `document`.
pub(super) fn form_of(document: &Document, sentence: usize) -> Form {
    let text = document.sentence_text(sentence);
    // Lines of a one-sentence-a-line file say nothing of paragraphs.
    let block = document.sentences()[sentence].block;
    let in_paragraphs = document.blocks()[block].kind != BlockKind::Line;
    Form {
        length: text.chars().filter(|character| !character.is_whitespace()).count() as f32,
        starts_block: in_paragraphs && document.starts_block(sentence),
        ending: ending_of(text),
        quotes: text.contains(['"', '“', '”', '「', '」', '『', '』', '‘']),
        open_quotes: open_quotes(text),
        marker: marker_of(text),
        starts_small: text.trim_start().starts_with(char::is_lowercase),
    }
}

fn ending_of(text: &str) -> Ending {
    let closing = |character: char| "\"'”’」』）)】]》*_`".contains(character);
    match text
        .trim_end_matches(|character: char| character.is_whitespace() || closing(character))
        .chars()
        .last()
    {
        Some('.' | '。' | '．' | '…') => Ending::Stop,
        Some('?' | '？') => Ending::Question,
        Some('!' | '！') => Ending::Exclamation,
        Some(':' | '：' | ';' | '；' | ',' | '，' | '、' | '—' | '–' | '-') => {
            Ending::Continued
        }
        _ => Ending::Open,
    }
}

/// Quotations that a sentence opens, less those that it closes.
///
/// Straight and single marks open after a space or at the start, and close after punctuation;
/// apostrophes do neither.
fn open_quotes(text: &str) -> i8 {
    let mut balance = 0_i32;
    let mut before: Option<char> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        let after_space = before.is_none_or(|c| c.is_whitespace() || "(（[—–“‘\"：，".contains(c));
        let after_mark = before.is_some_and(|c| ".,!?;…—。，！？；".contains(c));
        balance += match character {
            '“' | '「' | '『' => 1,
            '”' | '」' | '』' => -1,
            '‘' if !before.is_some_and(char::is_alphanumeric) => 1,
            '"' if after_space => 1,
            '"' => -1,
            '\'' if after_space && after.is_some_and(char::is_alphanumeric) => 1,
            '\'' | '’' if after_mark => -1,
            _ => 0,
        };
        before = Some(character);
    }
    balance.clamp(-2, 2) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_look_through_closing_quotes() {
        let table = [
            ("He left.", Ending::Stop),
            ("“是吗？”", Ending::Question),
            ("Stop!\" ", Ending::Exclamation),
            ("他说：", Ending::Continued),
            ("Chapter I", Ending::Open),
            ("", Ending::Open),
        ];
        for (text, expected) in table {
            assert_eq!(ending_of(text), expected, "{text}");
        }
    }

    #[test]
    fn quotations_that_cross_the_border_are_counted() {
        let table = [
            ("“Come in,” she said.", 0),
            ("'Come in,' she said.", 0),
            ("'It's late,' he said, 'and the boys' train has gone.", 1),
            ("Nobody waits.'", -1),
            ("She asked: \"Where is it?", 1),
            ("On the table.\"", -1),
            ("老人道：“好啊！", 1),
            ("坐吧。”", -1),
            ("It's the boys' train.", 0),
        ];
        for (text, expected) in table {
            assert_eq!(open_quotes(text), expected, "{text}");
        }
    }
}
