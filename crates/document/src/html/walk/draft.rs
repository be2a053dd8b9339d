//! The line that is being read.

use zhen_text::Language;

use super::super::line::letters_of;
use super::super::marks::Marks;
use super::super::space::LineText;
use super::super::stack::State;
use crate::language::is_han;

/// The line that is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) text: LineText,
    /// Links and code.
    pub(super) marks: Marks,
    /// State at its first letter.
    pub(super) first: Option<State>,
    pub(super) letters: usize,
    pub(super) link_letters: usize,
    pub(super) code_letters: usize,
    /// Whether the text so far ends in code that may go on, for it comes in parts.
    pub(super) is_in_code: bool,
    /// Whether its text is in more than one language by its markup.
    pub(super) is_mixed: bool,
}

impl Draft {
    /// Adds text that stands in this state.
    pub(super) fn push(&mut self, text: &str, state: State) {
        let start = self.text.len();
        self.text.push(text);
        match state.is_code {
            true if self.is_in_code => self.marks.more_code(start..self.text.len()),
            true => self.marks.code(start..self.text.len()),
            false => {}
        }
        self.is_in_code = state.is_code;
        let is_blank = text.chars().all(char::is_whitespace);
        if is_blank {
            return;
        }
        let first: Option<Language> = self.first.get_or_insert(state).language;
        self.is_mixed |= first != state.language;
        let letters = letters_of(text);
        self.letters += letters;
        self.link_letters += if state.is_link { letters } else { 0 };
        self.code_letters += if state.is_code { letters } else { 0 };
    }
}

/// Tells whether a line begins with the margin of a paragraph, in blanks that do not collapse.
pub(super) fn is_indented(text: &str) -> bool {
    let margin = text.chars().take_while(|character| character.is_whitespace());
    margin.map(|character| if character == '\u{3000}' { 2 } else { 1 }).sum::<usize>() >= 4
}

/// Tells whether a text begins with the label of a field, such as `来源：`.
pub(super) fn starts_with_label(text: &str) -> bool {
    const LONGEST: usize = 6;
    let mut label = text.chars().take(LONGEST + 1).enumerate();
    let end = label.find(|(_, character)| !is_han(*character));
    end.is_some_and(|(index, character)| index >= 2 && matches!(character, '：' | ':'))
}
