//! Numbers of days, which 日 counts as well as it names a day of the month: 不得少于三十日,
//! 五日以上十日以下, 十日以内, 提前三十日.
//!
//! The words directly before the number and after 日 are weighed; without one, 3日 is a day.

use super::date::numeral_here;
use super::ratio::RANGE;
use crate::reading::{after_any, char_before};

/// What follows 日 when it counts days: 3日内, 七日游, 十日以下.
const AFTER: [&str; 43] = [
    "内",
    "內",
    "间",
    "間",
    "游",
    "遊",
    "元",
    "本",
    "报",
    "報",
    "均",
    "以上",
    "以下",
    "以内",
    "以內",
    "之内",
    "之內",
    "之久",
    "历天",
    "曆天",
    "期限",
    "期满",
    "期滿",
    "届满",
    "屆滿",
    "的期限",
    "的期间",
    "的期間",
    "的公示",
    "的公告",
    "的宽限",
    "的寬限",
    "时间",
    "時間",
    "拘留",
    "行政拘留",
    "或以上",
    "或以下",
    "及以上",
    "及以下",
    "有效",
    "公示期",
    "公告期",
];

/// What begins so but is another word after a day: 12日报道, 12日本报记者, 12日内蒙古.
const AFTER_A_DAY: [&str; 19] = [
    "报道", "报导", "報道", "報導", "报告", "報告", "报名", "報名", "报案", "報案", "本报", "本報",
    "本社", "本次", "本届", "本屆", "内蒙", "內蒙", "本台",
];

/// What stands before a number of days, each word after its last character.
const BEFORE: [&str; 72] = [
    "少于",
    "少於",
    "多于",
    "多於",
    "低于",
    "低於",
    "高于",
    "高於",
    "超过",
    "超過",
    "未满",
    "未滿",
    "不满",
    "不滿",
    "期满",
    "期滿",
    "已满",
    "已滿",
    "逾期",
    "超期",
    "逾",
    "提前",
    "至少",
    "最少",
    "至多",
    "最多",
    "最长",
    "最長",
    "最短",
    "为期",
    "為期",
    "历时",
    "歷時",
    "连续",
    "連續",
    "长达",
    "長達",
    "延长",
    "延長",
    "延期",
    "缩短",
    "縮短",
    "拘留",
    "共计",
    "共計",
    "累计",
    "累計",
    "期限",
    "每隔",
    "工期",
    "展期",
    "有效期",
    "不足",
    "不到",
    "将近",
    "將近",
    "大约",
    "大約",
    "日起",
    "之后",
    "之後",
    "公示",
    "公告",
    "停业",
    "停業",
    "休假",
    "放假",
    "年假",
    "婚假",
    "产假",
    "產假",
    "每",
];

/// What stands before 为 when the number after it is a length of time: 期限为, 最长为.
const LENGTHS: &str = "期限间間长長短时時少多";

/// What begins or ends at the day before which so many days are counted: 会议召开三十日前.
const EVENTS: [&str; 18] = [
    "召开", "召開", "举行", "舉行", "届满", "屆滿", "到期", "期满", "期滿", "开庭", "開庭", "实施",
    "實施", "施行", "生效", "开始", "開始", "结束",
];

/// Says whether the number from byte `at` to `number_end`, with 日 that ends at byte `end`, counts
/// days.
pub(super) fn are_counted(text: &str, at: usize, number_end: usize, end: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.strip_suffix(' ').unwrap_or(before);
    are_counted_after(text, end)
        || is_in_counted_range(text, number_end, end)
        || follows_count(before)
        || after_any(text, end, &["前", "以前", "之前"]).is_some()
            && EVENTS.iter().any(|event| before.ends_with(event))
}

/// Says whether what follows 日 at byte `end` makes it count days.
pub(super) fn are_counted_after(text: &str, end: usize) -> bool {
    after_any(text, end, &AFTER).is_some() && after_any(text, end, &AFTER_A_DAY).is_none()
}

/// Says whether the words before the number make it count.
fn follows_count(before: &str) -> bool {
    let is_length = || {
        let named = before.strip_suffix(['为', '為', '是']);
        let named = named.filter(|named| !named.ends_with("日期"));
        named.is_some_and(|named| char_before(named, named.len()).is_some_and(is_length_word))
    };
    // 满三十日, but 圆满3日 is no count; 约三日, but 条约3日.
    let is_full = || {
        let full = before.strip_suffix(['满', '滿']);
        full.is_some_and(|full| !full.ends_with(['圆', '圓', '美', '充', '爆']))
    };
    BEFORE.iter().any(|word| before.ends_with(word)) || is_length() || is_full()
}

fn is_length_word(character: char) -> bool {
    LENGTHS.contains(character)
}

/// Says whether the number is the first of 三至五日内 or 五日至十日以内.
fn is_in_counted_range(text: &str, number_end: usize, end: usize) -> bool {
    let second = after_any(text, end, &RANGE).or_else(|| after_any(text, number_end, &RANGE));
    second
        .and_then(|start| numeral_here(text, start))
        .and_then(|second| after_any(text, second.end, &["日"]))
        .is_some_and(|end| are_counted_after(text, end))
}
