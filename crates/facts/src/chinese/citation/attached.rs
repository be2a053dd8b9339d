//! What is numbered outside the text of a document: 附件二, 附录A, 附表1、2和5, 表3-1, 图2.4, 规则3.

use super::{after_joint, bracket, found, letters, number, reading};
use crate::arabic::{Shape, digit_at, literal};
use crate::chinese::date::skip_spaces;
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::value::CitationKind;

/// Reads 附件二, 附录A or 附表1、2和5 from byte `at` into `facts`; returns the end.
pub(in crate::chinese) fn annexes(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let names = ["附件", "附录", "附錄", "附表", "附则", "附則"];
    let start = skip_spaces(text, after_any(text, at, &names)?);
    let (number, inserted, mut end) = annex_number(text, start)?;
    facts.push(found(CitationKind::Annex, number, inserted, at, end));
    while let Some(joint) = after_joint(text, end)
        && let Some((number, inserted, after)) = annex_number(text, joint)
    {
        facts.push(found(CitationKind::Annex, number, inserted, joint, after));
        end = after;
    }
    Some(end)
}

/// Reads what numbers an annex: 二, 3, （三）, II, C.
fn annex_number(text: &str, at: usize) -> Option<(u32, u16, usize)> {
    let (number, inserted, end) = match char_at(text, at)? {
        '(' | '（' => bracket(text, at).map(|found| (found.number, found.inserted, found.end))?,
        'A'..='Z' => letters(text, at)?,
        _ => number(text, at)?,
    };
    // 附件一并提交, 附件3份, 附件1、2019年: an adverb, a count, a date.
    let is_word = char_at(text, end).is_some_and(|next| {
        "并併起些定份个個页頁张張般同样樣道直旦年月日万萬人名家条條款项項章节節次%.".contains(next)
    });
    (!is_word).then_some((number, inserted, end))
}

/// Reads 表1, 图3-2 or 规则5 at byte `at`; the name is `name`.
pub(in crate::chinese) fn table(text: &str, at: usize, name: char) -> Option<Reading> {
    let (kind, start) = match name {
        '表' => (CitationKind::Table, at + name.len_utf8()),
        '图' | '圖' => (CitationKind::Figure, at + name.len_utf8()),
        _ => (CitationKind::Rule, after_any(text, at, &["规则", "規則"])?),
    };
    // 代表10人, 发表3篇: the end of another word.
    let is_word = char_before(text, at).is_some_and(|before| {
        before.is_alphanumeric() && !"见見如由在据據和及与與从從按依上下列".contains(before)
    });
    let start = skip_spaces(text, start);
    digit_at(text.as_bytes(), start).filter(|_| !is_word)?;
    let literal = literal(text, start).filter(|literal| !literal.is_padded)?;
    let (number, inserted, end) = match literal.shape {
        Shape::Plain => number(text, start)?,
        Shape::Grouped => return None,
        Shape::Decimal => {
            let (before, after) = text[start..literal.end].split_once('.')?;
            (before.parse().ok()?, after.parse().ok()?, literal.end)
        }
    };
    let (inserted, end) = match after_any(text, end, &["-", "－", "–"]) {
        Some(part) if inserted == 0 => match crate::arabic::literal(text, part) {
            Some(part) => (u16::try_from(part.plain_between(1, 99)?).ok()?, part.end),
            None => (inserted, end),
        },
        _ => (inserted, end),
    };
    let is_count =
        char_at(text, end).is_some_and(|next| "个個人块塊篇张張份万萬亿億年月天次%".contains(next));
    (!is_count).then(|| reading(kind, number, inserted, end))
}
