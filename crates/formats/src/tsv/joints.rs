//! The text output of hunalign: what a table of three columns without a header may be.

use crate::field::joins;
use crate::row::BitextRow;

/// What hunalign puts between the sentences of a bead.
const JOINT: &str = " ~~~ ";

/// Joins the sentences of a row as every other row has them joined, whichever side is Chinese, and
/// takes a score below 0, which says that nothing speaks for the bead, for 0.
pub(super) fn without_joints(row: BitextRow) -> BitextRow {
    let source = joined(&row.source_text);
    let target = joined(&row.target_text);
    BitextRow {
        source_text: source.unwrap_or(row.source_text),
        target_text: target.unwrap_or(row.target_text),
        score: row.score.max(0.0),
        ..row
    }
}

/// The text with other joints, if it has any.
fn joined(text: &str) -> Option<String> {
    if !text.contains(JOINT) {
        return None;
    }
    let sentences = text.split(JOINT).map(str::trim).filter(|sentence| !sentence.is_empty());
    let add = |mut text: String, sentence: &str| {
        if !(text.is_empty() || joins(&text, sentence)) {
            text.push(' ');
        }
        text + sentence
    };
    Some(sentences.fold(String::new(), add))
}

#[cfg(test)]
mod tests {
    use crate::tsv::read_tsv;

    #[test]
    fn the_text_output_of_hunalign_is_read_as_other_rows() {
        let read = |text: &str| {
            let row = read_tsv(text.as_bytes()).next().unwrap().unwrap();
            format!("{}|{}|{}", row.source_text, row.target_text, row.score)
        };
        let table = [
            ("One. ~~~ Two.\t一。 ~~~ 二。\t0.31", "One. Two.|一。二。|0.31"),
            ("Ten. ~~~ Windows\t版本 10 ~~~ 11 月\t1.5", "Ten. Windows|版本 10 11 月|1.5"),
            ("一。 ~~~ 二。\tOne. ~~~ Two.\t0.31", "一。二。|One. Two.|0.31"),
            ("One.\t\t-0.3", "One.||0"),
            ("One. ~~~  ~~~ Two.\t ~~~ 二。\t0", "One. Two.|二。|0"),
            ("a ~~~b\t~~~\t1", "a ~~~b|~~~|1"),
            // Two columns and named ones are no output of hunalign.
            ("One. ~~~ Two.\t一。", "One. ~~~ Two.|一。|1"),
            ("src_text\ttrg_text\tscore\na ~~~ b\t一\t-0.3", "a ~~~ b|一|-0.3"),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
