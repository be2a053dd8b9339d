//! Messages in Chinese, simplified characters.

use zhen_text::{BlockKind, Language};

use crate::detail::{Detail, Said};
use crate::kind::FindingKind;

/// Says what was found in one Chinese sentence.
pub(super) fn message(kind: FindingKind, detail: &Detail) -> String {
    match detail {
        Detail::Missing { sentences, paragraphs } => {
            let what = passage(*sentences, *paragraphs);
            match kind {
                FindingKind::Addition => format!("中文版比英文版多出{what}。"),
                _ => format!("中文版漏译{what}。"),
            }
        }
        Detail::Moved { english, .. } => format!("英文版的{english}句在中文版中位置不同。"),
        Detail::Values { english: Some(one), chinese: Some(other) } => {
            format!("英文为{}，中文为{}。", said(one), said(other))
        }
        Detail::Values { english: Some(one), .. } => format!("英文有{}，中文没有。", said(one)),
        Detail::Values { chinese: Some(other), .. } => {
            format!("中文有{}，英文没有。", said(other))
        }
        Detail::Values { .. } => "两种文本的数值不同。".to_owned(),
        Detail::Weekday { date, said, is } => {
            format!("{date}是{}，不是{}。", weekday(*is), weekday(*said))
        }
        Detail::Text { text } if kind == FindingKind::Untranslated => format!("“{text}”未译。"),
        Detail::Text { text } => format!("“{text}”似有损坏。"),
        Detail::Term { term, expected, found } if found.is_empty() => {
            format!("此处“{term}”未译作“{expected}”。")
        }
        Detail::Term { term, expected, found } => {
            format!("“{term}”此处译作“{found}”，别处译作“{expected}”。")
        }
        Detail::Lone { text } if kind == FindingKind::Quotation => {
            format!("此处的“{text}”不成对。")
        }
        Detail::Lone { text } if kind == FindingKind::Negation => {
            format!("此处有否定词“{text}”，另一种文本没有否定。")
        }
        Detail::Lone { text } => format!("只有一种文本有“{text}”。"),
        Detail::Counts { what, english, chinese } => {
            format!("{}：英文{english}个，中文{chinese}个。", counted(what))
        }
        Detail::Blocks { english, chinese } => {
            format!("此处英文为{}，中文为{}。", block(*english), block(*chinese))
        }
        Detail::Opposites { english, chinese } => {
            format!("英文说“{english}”，中文说“{chinese}”，意思相反。")
        }
        Detail::Bounds { english, chinese, least } => {
            let [one, other] = match least {
                Language::English => ["以上", "以下"],
                Language::Chinese => ["以下", "以上"],
            };
            let (english, chinese) = (&english.text, &chinese.text);
            format!("英文为“{english}”或{one}，中文为“{chinese}”或{other}。")
        }
        Detail::Abridged { shorter, covered_percent } => {
            let [own, longer] = match shorter {
                Language::English => ["英文", "中文"],
                Language::Chinese => ["中文", "英文"],
            };
            format!("{own}版是节译：译出了{longer}版的{covered_percent}%。")
        }
        Detail::Unrelated { english_percent, chinese_percent } => format!(
            "两种文本基本不对应：英文版只有{english_percent}%、中文版只有{chinese_percent}%可以对应。"
        ),
    }
}

fn passage(sentences: usize, paragraphs: usize) -> String {
    match paragraphs {
        0 => format!("{sentences}句"),
        _ => format!("{paragraphs}段（{sentences}句）"),
    }
}

fn said(said: &Said) -> String {
    if said.text.eq_ignore_ascii_case(&said.value) {
        format!("“{}”", said.text)
    } else {
        format!("“{}”（{}）", said.text, said.value)
    }
}

fn weekday(day: u8) -> &'static str {
    const NAMES: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    NAMES.get(usize::from(day).wrapping_sub(1)).copied().unwrap_or("另一天")
}

/// What is counted, where it has a Chinese name.
fn counted(what: &str) -> &str {
    match what {
        "list items" => "列表项",
        "table cells" => "表格单元格",
        "blocks of code" => "代码块",
        other => other,
    }
}

fn block(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title => "题目".to_owned(),
        BlockKind::Heading(level) => format!("{level}级标题"),
        BlockKind::ListItem => "列表项".to_owned(),
        BlockKind::TableCell => "表格单元格".to_owned(),
        BlockKind::Caption => "图表说明".to_owned(),
        BlockKind::Code => "代码".to_owned(),
        _ => "段落".to_owned(),
    }
}
