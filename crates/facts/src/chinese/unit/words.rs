//! The words after a number that name money and measures, in both scripts.

mod measures;
mod money;

use crate::reading::{char_at, follows};
use crate::unit::Counted::{self, Measure, Money};
use crate::unit::{Currency, Unit};

/// A word, what it counts, and the characters that may not follow it: 元 but not 元旦.
struct Row(&'static str, Counted, &'static str);

/// Returns what the word at byte `at` counts, how many of it it is, and where it ends.
pub(super) fn word(text: &str, at: usize) -> Option<(Counted, u32, usize)> {
    let rows = rows(char_at(text, at)?)?;
    let row = rows.iter().find(|row| follows(text, at, row.0))?;
    let end = at + row.0.len();
    let factor = if row.0.starts_with('刻') { 15 } else { 1 };
    if row.0 == "元" {
        // 30亿元人民币, 5万元港币.
        let named = OF_YUAN.iter().find(|(name, _)| follows(text, end, name));
        if let Some((name, currency)) = named {
            return Some((Money(*currency), 1, end + name.len()));
        }
    }
    if char_at(text, end).is_some_and(|next| row.2.contains(next)) {
        return None;
    }
    Some((row.1, factor, end))
}

/// Returns what the word at byte `at` counts after 个: 月, 小时, 世纪.
pub(super) fn after_piece(text: &str, at: usize) -> Option<(Counted, u32, usize)> {
    let row = AFTER_PIECE.iter().find(|row| follows(text, at, row.0))?;
    Some((row.1, 1, at + row.0.len()))
}

/// Currencies that are named after 元.
const OF_YUAN: [(&str, Currency); 11] = [
    ("人民币", Currency::Yuan),
    ("人民幣", Currency::Yuan),
    ("港币", Currency::HongKongDollar),
    ("港幣", Currency::HongKongDollar),
    ("新台币", Currency::TaiwanDollar),
    ("新台幣", Currency::TaiwanDollar),
    ("新臺幣", Currency::TaiwanDollar),
    ("台币", Currency::TaiwanDollar),
    ("台幣", Currency::TaiwanDollar),
    ("美金", Currency::UsDollar),
    ("澳门币", Currency::Pataca),
];

const AFTER_PIECE: [Row; 14] = [
    Row("月", Measure(Unit::Month), ""),
    Row("小时", Measure(Unit::Hour), ""),
    Row("小時", Measure(Unit::Hour), ""),
    Row("钟头", Measure(Unit::Hour), ""),
    Row("鐘頭", Measure(Unit::Hour), ""),
    Row("钟", Measure(Unit::Hour), ""),
    Row("鐘", Measure(Unit::Hour), ""),
    Row("星期", Measure(Unit::Week), ""),
    Row("礼拜", Measure(Unit::Week), ""),
    Row("禮拜", Measure(Unit::Week), ""),
    Row("世纪", Measure(Unit::Century), ""),
    Row("世紀", Measure(Unit::Century), ""),
    Row("工作日", Measure(Unit::Day), ""),
    Row("年头", Measure(Unit::Year), ""),
];

/// Returns the words that begin with the character, the longer first.
fn rows(first: char) -> Option<&'static [Row]> {
    time(first)
        .or_else(|| money::rows(first))
        .or_else(|| measures::length(first))
        .or_else(|| measures::other(first))
}

fn time(first: char) -> Option<&'static [Row]> {
    Some(match first {
        '年' => &[Row("年", Measure(Unit::Year), "级級纪紀轻輕货貨")],
        '载' => &[Row("载", Measure(Unit::Year), "人客货重体入")],
        '載' => &[Row("載", Measure(Unit::Year), "人客貨重體入")],
        '岁' => &[Row("岁", Measure(Unit::Year), "月末")],
        '歲' => &[Row("歲", Measure(Unit::Year), "月末")],
        '周' => &[
            Row("周岁", Measure(Unit::Year), ""),
            Row("周歲", Measure(Unit::Year), ""),
            Row("周", Measure(Unit::Week), "年边邊围圍折长長遭旋六日"),
        ],
        '週' => &[
            Row("週歲", Measure(Unit::Year), ""),
            Row("週", Measure(Unit::Week), "年邊圍折長遭旋六日"),
        ],
        '星' => &[Row("星期", Measure(Unit::Week), "一二三四五六日天")],
        '礼' => &[Row("礼拜", Measure(Unit::Week), "一二三四五六日天")],
        '禮' => &[Row("禮拜", Measure(Unit::Week), "一二三四五六日天")],
        '天' => &[Row("天", Measure(Unit::Day), "津然线線安主王下空花文体體使")],
        '日' => &[
            Row("日元", Money(Currency::Yen), ""),
            Row("日圆", Money(Currency::Yen), ""),
            Row("日圓", Money(Currency::Yen), ""),
            Row("日币", Money(Currency::Yen), ""),
            Row("日幣", Money(Currency::Yen), ""),
            Row("日历天", Measure(Unit::Day), ""),
            Row("日曆天", Measure(Unit::Day), ""),
            Row("日", Measure(Unit::Day), "本报報均间間军軍产產"),
        ],
        '世' => &[
            Row("世纪", Measure(Unit::Century), "末初"),
            Row("世紀", Measure(Unit::Century), "末初"),
        ],
        '小' => &[Row("小时", Measure(Unit::Hour), ""), Row("小時", Measure(Unit::Hour), "")],
        '钟' => &[Row("钟头", Measure(Unit::Hour), "")],
        '鐘' => &[Row("鐘頭", Measure(Unit::Hour), "")],
        '分' => &[Row("分钟", Measure(Unit::Minute), ""), Row("分鐘", Measure(Unit::Minute), "")],
        '刻' => &[Row("刻钟", Measure(Unit::Minute), ""), Row("刻鐘", Measure(Unit::Minute), "")],
        '秒' => &[
            Row("秒钟", Measure(Unit::Second), ""),
            Row("秒鐘", Measure(Unit::Second), ""),
            Row("秒", Measure(Unit::Second), "杀殺"),
        ],
        _ => return None,
    })
}
