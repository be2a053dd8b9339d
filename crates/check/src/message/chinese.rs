//! Messages in Chinese, simplified characters.

use zhen_text::{BlockKind, Language};

use crate::detail::{Counted, Detail, Said, TermBasis};
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
        Detail::Values { english, chinese } if kind == FindingKind::Link => {
            addresses(english.as_ref(), chinese.as_ref())
        }
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
        Detail::Term { term, expected, found, basis } => {
            term_message(term, expected, found, *basis)
        }
        Detail::Lone { text } if kind == FindingKind::Quotation => {
            format!("此处的“{text}”不成对。")
        }
        Detail::Lone { text } if kind == FindingKind::Negation => {
            format!("此处只有一种文本有否定词“{text}”。")
        }
        Detail::Lone { text } if kind == FindingKind::Corrupted => {
            format!("“{text}”重复出现。")
        }
        Detail::Lone { text } => format!("只有一种文本有“{text}”。"),
        Detail::Counts { what, english, chinese } => {
            format!("{}数量不同：英文{english}个，中文{chinese}个。", counted(*what))
        }
        Detail::Blocks { english, chinese } => {
            format!("此处英文为{}，中文为{}。", block(*english), block(*chinese))
        }
        Detail::Opposites { english, chinese } => {
            format!("英文为“{english}”，中文为“{chinese}”，意思相反。")
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

/// Says how a term is rendered, and why that is not as expected.
fn term_message(term: &str, expected: &str, found: &str, basis: TermBasis) -> String {
    let quoted: Vec<String> = expected.split(" / ").map(|own| format!("“{own}”")).collect();
    let expected = quoted.join("或");
    let wanted = match basis {
        TermBasis::Glossary => format!("术语表要求译作{expected}"),
        TermBasis::Definition => format!("文中定义的译法是{expected}"),
        TermBasis::Usage { places } => format!("其他{places}处译作{expected}"),
    };
    match found {
        "" => format!("“{term}”此处未按要求翻译，{wanted}。"),
        _ => format!("“{term}”此处译作“{found}”，{wanted}。"),
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

fn addresses(english: Option<&Said>, chinese: Option<&Said>) -> String {
    match (english, chinese) {
        (Some(one), Some(other)) => {
            format!("英文链接为“{}”，中文链接为“{}”。", one.text, other.text)
        }
        (Some(own), None) => format!("英文有链接“{}”，中文没有。", own.text),
        (None, Some(own)) => format!("中文有链接“{}”，英文没有。", own.text),
        (None, None) => "两种文本的链接不同。".to_owned(),
    }
}

fn counted(what: Counted) -> &'static str {
    match what {
        Counted::ListItems => "列表项",
        Counted::TableCells => "表格单元格",
        Counted::CodeBlocks => "代码块",
    }
}

fn block(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title => "文档标题".to_owned(),
        BlockKind::Heading(level) => format!("{level}级标题"),
        BlockKind::ListItem => "列表项".to_owned(),
        BlockKind::TableCell => "表格单元格".to_owned(),
        BlockKind::Caption => "图表说明".to_owned(),
        BlockKind::Code => "代码".to_owned(),
        _ => "段落".to_owned(),
    }
}
