//! Words of a run of Chinese characters: the sequence with the highest score.
//!
//! The model is jieba's without its hidden Markov model: the score of a sequence is the sum of the
//! scores of its words, ln of their share of running text; a character that begins no word is a
//! word by itself that was seen once. Dynamic programming from the end of the run, in linear time
//! and space, because no word has more than 16 characters.
//!
//! The boundaries are jieba's: scores are added in its order, so that rounding makes the same
//! ties; of equal sequences the one with the longer first word wins; and where jieba sees no
//! Chinese character (〇, 々 and the newest extensions), sums start anew.

use crate::word_table::{Node, WordTable};

/// Finds the best words; holds the memory of the search, for one run after another.
pub(crate) struct BestPath<'t> {
    table: &'t WordTable<'t>,
    /// One step a character, and one for the end of the run.
    steps: Vec<Step>,
}

/// A character of the run, and what is best from it to the end.
#[derive(Clone, Copy)]
struct Step {
    /// Score of the best words from this character on.
    score: f64,
    code: u16,
    width_byte: u8,
    /// Length of the first of the best words.
    word_characters: u8,
    word_byte: u8,
}

/// The code of a character that jieba does not take for Chinese; no node carries it.
const BETWEEN_BLOCKS: u16 = u16::MAX;

impl<'t> BestPath<'t> {
    /// Prepares for runs over the words of a table.
    pub(crate) fn new(table: &'t WordTable<'t>) -> Self {
        Self { table, steps: Vec::new() }
    }

    /// Calls `emit` with the bytes of each word of a run, in order.
    pub(crate) fn cut(&mut self, run: &str, mut emit: impl FnMut(usize)) {
        self.read(run);
        for start in (0..self.steps.len() - 1).rev() {
            self.find_first_word(start);
        }
        let mut at = 0;
        while at + 1 < self.steps.len() {
            emit(usize::from(self.steps[at].word_byte));
            at += usize::from(self.steps[at].word_characters);
        }
    }

    fn read(&mut self, run: &str) {
        let end = Step { score: 0.0, code: 0, width_byte: 0, word_characters: 0, word_byte: 0 };
        self.steps.clear();
        self.steps.extend(run.chars().map(|c| {
            let code = if is_block_character(c) { self.table.code(c) } else { BETWEEN_BLOCKS };
            // At most four, and the words of a table are short enough for their sum.
            Step { code, width_byte: c.len_utf8() as u8, ..end }
        }));
        self.steps.push(end);
    }

    /// Sets the step of a character, all later ones being set.
    fn find_first_word(&mut self, start: usize) {
        let Step { code, width_byte, .. } = self.steps[start];
        // A character by itself, unless a word begins here; then only words count.
        let mut best = Step { word_characters: 1, word_byte: width_byte, ..self.steps[start] };
        best.score = match code {
            BETWEEN_BLOCKS => 0.0,
            _ => self.table.unknown_score() + self.steps[start + 1].score,
        };
        let mut begins_word = false;
        let mut prefix = Node::ROOT;
        let (mut characters, mut bytes) = (0, 0);
        for index in start..self.steps.len() - 1 {
            let Step { code, width_byte, .. } = self.steps[index];
            let Some(longer) = self.table.child(prefix, code) else { break };
            prefix = longer;
            characters += 1;
            bytes += width_byte;
            if let Some(number) = prefix.score_number() {
                let score = self.table.score(number) + self.steps[index + 1].score;
                // Equal scores: the longer word, which comes later.
                if !begins_word || score >= best.score {
                    best.score = score;
                    best.word_characters = characters;
                    best.word_byte = bytes;
                }
                begins_word = true;
            }
        }
        self.steps[start] = best;
    }
}

/// Tells whether jieba-rs 0.11 takes a character for Chinese, and so for part of a block.
fn is_block_character(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_table::build_word_table;

    fn cut(dictionary: &str, run: &str) -> String {
        let image = build_word_table(dictionary).unwrap();
        let table = WordTable::new(&image).unwrap();
        let mut words = Vec::new();
        let mut at = 0;
        BestPath::new(&table).cut(run, |length| {
            words.push(&run[at..at + length]);
            at += length;
        });
        assert_eq!(at, run.len());
        words.join("|")
    }

    #[test]
    fn the_likeliest_words_win() {
        // ln(2/8) + ln(1/8) < ln(2/8) for the whole; 甲乙|丙: ln(2/8) + ln(1/8) again, a tie.
        assert_eq!(cut("甲 2\n乙 1\n丙 1\n甲乙丙 4\n", "甲乙丙"), "甲乙丙");
        // 甲|乙丙 is ln(9/13) + ln(2/13), 甲乙|丙 is ln(1/13) + ln(1/13).
        assert_eq!(cut("甲 9\n乙丙 2\n甲乙 1\n丙 1\n", "甲乙丙"), "甲|乙丙");
    }

    #[test]
    fn of_equal_sequences_the_one_with_the_longer_first_word_wins() {
        // Both are ln(2/8) + ln(2/8).
        assert_eq!(cut("甲 2\n乙丙 2\n甲乙 2\n丙 2\n", "甲乙丙"), "甲乙|丙");
    }

    #[test]
    fn a_character_that_only_begins_longer_words_is_no_word_before_them() {
        // 甲|乙丙 would be ln(1/1001) + ln(1000/1001), 甲乙|丙 is ln(1/1001) + ln(1/1001).
        assert_eq!(cut("甲乙 1\n乙丙 1000\n", "甲乙丙"), "甲乙|丙");
        assert_eq!(cut("甲乙 1\n", "甲甲乙"), "甲|甲乙");
    }

    #[test]
    fn what_is_no_chinese_character_to_jieba_stands_alone() {
        assert_eq!(cut("二 5\n二二 9\n", "二二〇二二々𰀀二"), "二二|〇|二二|々|𰀀|二");
        assert_eq!(cut("二 5\n", ""), "");
        assert_eq!(cut("二 5\n", "㐀𠀀龥"), "㐀|𠀀|龥");
    }
}
