//! Words, names and idioms that are written with numerals but count nothing.

use super::characters::run_end;
use crate::reading::{after_any, char_at, char_before};

/// Returns the words that begin with the numeral, in both scripts, longer ones first.
///
/// Those whose numerals no counter follows need no entry: 三峡, 四川 and 五四 are never read.
fn words(first: char) -> &'static [&'static str] {
    match first {
        '一' => &ONE,
        '二' => {
            &["二人转", "二人轉", "二次元", "二手", "二维码", "二維碼", "二话不说", "二話不說"]
        }
        '两' => &["两面三刀", "两口子", "两把刷子", "两下子", "两面派", "两会", "两岸"],
        '兩' => &["兩面三刀", "兩口子", "兩把刷子", "兩下子", "兩面派", "兩會", "兩岸"],
        '三' => &THREE,
        '四' => &[
            "四面八方",
            "四面楚歌",
            "四个全面",
            "四個全面",
            "四个意识",
            "四個意識",
            "四个自信",
            "四個自信",
            "四角",
            "四分五裂",
            "四大皆空",
            "四项基本原则",
            "四項基本原則",
            "四人帮",
            "四人幫",
            "四月天",
        ],
        '伍' => &["伍家", "伍德", "伍兹", "伍茲"],
        '五' => &[
            "五角大楼",
            "五角大樓",
            "五角星",
            "五角形",
            "五台山",
            "五臺山",
            "五大连池",
            "五大連池",
            "五颜六色",
            "五顏六色",
            "五位一体",
            "五位一體",
        ],
        '六' => &["六角", "六神无主", "六神無主", "六方会谈", "六方會談", "六级考试"],
        '七' => &["七零八落", "七七八八", "七七事变", "七七事變", "七大姑八大姨", "七手八脚"],
        '八' => &[
            "八角",
            "八方",
            "八国联军",
            "八國聯軍",
            "八九不离十",
            "八九不離十",
            "八路军",
            "八路軍",
        ],
        '九' => &[
            "九州",
            "九一八",
            "九一一",
            "九·一一",
            "九九八十一难",
            "九二共识",
            "九二共識",
            "九三学社",
            "九三學社",
            "九龙",
            "九龍",
        ],
        '十' => &[
            "十分",
            "十一黄金周",
            "十一黃金周",
            "十一假期",
            "十一长假",
            "十一長假",
            "十一国庆",
            "十一國慶",
            "十点阅读",
            "十万八千里",
            "十萬八千里",
            "十万火急",
            "十萬火急",
            "十字路口",
            "十个指头有长短",
            "十年树木",
            "十年樹木",
            "十月革命",
        ],
        '百' => &["百分百", "百万富翁", "百萬富翁", "百万雄师"],
        '千' => &["千万", "千萬"],
        '万' => &["万一", "万里长城", "万国", "万岁", "万人空巷"],
        '萬' => &["萬一", "萬里長城", "萬國", "萬歲", "萬人空巷"],
        '亿' => &["亿万"],
        '億' => &["億萬"],
        '零' => &["零八宪章", "零八憲章", "零零碎碎", "零件", "零星", "零头", "零頭", "零部件"],
        _ => &[],
    }
}

const ONE: [&str; 52] = [
    "一并",
    "一併",
    "一点一点",
    "一點一點",
    "一起",
    "一带一路",
    "一帶一路",
    "一点一滴",
    "一點一滴",
    "一点点",
    "一點點",
    "一个个",
    "一個個",
    "一次性",
    "一步步",
    "一天天",
    "一方面",
    "一部分",
    "一系列",
    "一国两制",
    "一國兩制",
    "一条龙",
    "一條龍",
    "一方水土",
    "一口气",
    "一口氣",
    "一点儿",
    "一點兒",
    "一层层",
    "一層層",
    "一条条",
    "一條條",
    "一件件",
    "一次次",
    "一年年",
    "一年到头",
    "一年到頭",
    "一点也不",
    "一點也不",
    "一个劲",
    "一個勁",
    "一时间",
    "一時間",
    "一时半会",
    "一時半會",
    "一节课",
    "一把手",
    "一块儿",
    "一塊兒",
    "一日千里",
    "一面之词",
    "一面之詞",
];

const THREE: [&str; 29] = [
    "三折叠",
    "三摺疊",
    "三番五次",
    "三番两次",
    "三番兩次",
    "三角",
    "三轮车",
    "三輪車",
    "三三两两",
    "三三兩兩",
    "三位一体",
    "三位一體",
    "三国演义",
    "三國演義",
    "三国志",
    "三國志",
    "三个代表",
    "三個代表",
    "三好学生",
    "三好學生",
    "三天两头",
    "三天兩頭",
    "三言两语",
    "三言兩語",
    "三长两短",
    "三長兩短",
    "三八妇女节",
    "三八婦女節",
    "三月三",
];

/// Characters before a lone numeral that make one word with it: 统一, 唯一, 万一.
const BEFORE_ONE: &str = "统統唯万萬同專专單单不逐合归歸划劃之初任某每";

/// Passes over 9·11 at byte `at`, which is a name.
pub(super) fn attack(text: &str, at: usize) -> Option<usize> {
    let end = after_any(text, at, &["9·11", "9・11", "9•11", "9/11"])?;
    (!text[end..].starts_with(|next: char| next.is_ascii_digit() || next == '/')).then_some(end)
}

/// Returns the end of the word that begins at byte `at`, if it counts nothing.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let first = char_at(text, at)?;
    if let Some(end) = after_any(text, at, words(first)) {
        let is_time =
            text[at..end].ends_with("十分") && text[end..].starts_with(['钟', '鐘', '之']);
        // 三月三 is a festival, 三月三十日 a date.
        let is_date =
            text[at..end].ends_with("月三") && text[end..].starts_with(['十', '日', '号', '號']);
        return (!is_time && !is_date).then_some(end);
    }
    // 双十一 and 双十 are days of sales and of a revolution.
    if first == '十' && char_before(text, at).is_some_and(|before| matches!(before, '双' | '雙'))
    {
        let end = run_end(text, at);
        return matches!(&text[at..end], "十" | "十一" | "十二").then_some(end);
    }
    // 食肆, 酒肆, 放肆, 大肆: no four.
    if first == '肆' && char_before(text, at).is_some_and(|before| "食酒茶放大".contains(before))
    {
        return Some(at + first.len_utf8());
    }
    if first != '一' {
        return None;
    }
    // 周一百货: Monday's name has been read, and 百货 is a word.
    if let Some(goods) = after_any(text, at, &["一百货", "一百貨"]) {
        return Some(goods);
    }
    let end = run_end(text, at);
    let is_one = &text[at..end] == "一";
    let is_joined = char_before(text, at).is_some_and(|before| BEFORE_ONE.contains(before));
    (is_one && is_joined).then_some(end)
}
