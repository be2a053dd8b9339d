//! Slips of one part of a value: the day by one, another month, another currency, another unit.

use std::ops::Range;

use zhen_facts::{FactClass, Value, find_facts};
use zhen_text::Language;

use crate::slips::{Change, Random};

/// Returns each day of a date that is written in digits, one more or less.
pub(crate) fn days_by_one(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let mut changes = Vec::new();
    for fact in find_facts(text, language) {
        let Value::Date { day: Some(day), .. } = fact.value else { continue };
        let other = if day < 2 || day < 28 && random.below(2) == 0 { day + 1 } else { day - 1 };
        let runs = digit_runs(text, fact.span);
        let own = runs.into_iter().rev().find(|run| text[run.clone()].parse() == Ok(day));
        changes.extend(own.map(|run| (run, other.to_string())));
    }
    changes
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns each month of a date with another in its place.
pub(crate) fn months(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let mut changes = Vec::new();
    for fact in find_facts(text, language) {
        let Value::Date { month: Some(month), .. } = fact.value else { continue };
        let other = (usize::from(month) - 1 + 1 + random.below(11)) % 12;
        let written = &text[fact.span.clone()];
        let (at, length, new) = match language {
            Language::English => {
                let name = MONTHS[usize::from(month) - 1];
                let Some(at) = written.find(name) else { continue };
                (at, name.len(), MONTHS[other].to_owned())
            }
            Language::Chinese => {
                let Some(end) = written.find('月') else { continue };
                let digits = written[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
                if digits == 0 {
                    continue;
                }
                (end - digits, digits, (other + 1).to_string())
            }
        };
        let start = fact.span.start + at;
        changes.push((start..start + length, new));
    }
    changes
}

/// Returns each year of a date, up to three more or less.
pub(crate) fn years(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let mut changes = Vec::new();
    for fact in find_facts(text, language) {
        let Value::Date { year: Some(year), .. } = fact.value else { continue };
        let moved = [-3, -2, -1, 1, 2, 3][random.below(6)];
        let runs = digit_runs(text, fact.span);
        let own = runs.into_iter().find(|run| text[run.clone()].parse() == Ok(year));
        changes.extend(own.map(|run| (run, (year + moved).to_string())));
    }
    changes
}

/// Returns each percentage in digits with its point elsewhere.
pub(crate) fn points(text: &str, language: Language) -> Vec<Change> {
    let mut changes = Vec::new();
    for fact in find_facts(text, language) {
        if fact.value.class() != FactClass::Percentage {
            continue;
        }
        let runs = digit_runs(text, fact.span.clone());
        match &runs[..] {
            [whole, part] if text[whole.end..part.start] == *"." => {
                changes.push((whole.end..part.start, String::new()));
            }
            [whole] if whole.len() > 1 => {
                let at = whole.start + 1;
                changes.push((at..at, ".".to_owned()));
            }
            [whole] => changes.push((whole.end..whole.end, "0".to_owned())),
            _ => {}
        }
    }
    changes
}

const CURRENCIES: [(&str, &str); 12] = [
    ("美元", "欧元"),
    ("欧元", "英镑"),
    ("歐元", "英鎊"),
    ("英镑", "美元"),
    ("英鎊", "美元"),
    ("人民币", "日元"),
    ("US dollars", "euros"),
    ("dollars", "euros"),
    ("euros", "pounds"),
    ("yuan", "yen"),
    ("€", "£"),
    ("£", "€"),
];

const UNITS: [(&str, &str); 24] = [
    ("平方公里", "平方米"),
    ("公里", "米"),
    ("千米", "米"),
    ("公斤", "吨"),
    ("千克", "克"),
    ("吨", "公斤"),
    ("噸", "公斤"),
    ("公顷", "亩"),
    ("小时", "分钟"),
    ("小時", "分鐘"),
    ("分钟", "小时"),
    ("分鐘", "小時"),
    ("kilometres", "metres"),
    ("kilometers", "meters"),
    ("km", "m"),
    ("miles", "metres"),
    ("tonnes", "kilograms"),
    ("tons", "kilograms"),
    ("kg", "tonnes"),
    ("hectares", "acres"),
    ("hours", "minutes"),
    ("minutes", "hours"),
    ("months", "years"),
    ("weeks", "days"),
];

const SCALES: [(&str, &str); 10] = [
    ("千", "万"),
    ("万", "千"),
    ("萬", "千"),
    ("亿", "千"),
    ("億", "千"),
    ("thousand", "hundred"),
    ("million", "thousand"),
    ("billion", "thousand"),
    ("trillion", "billion"),
    ("bn", "m"),
];

/// Returns each sum of money with another currency.
pub(crate) fn currencies(text: &str, language: Language) -> Vec<Change> {
    swapped(text, language, &CURRENCIES, |class| class == FactClass::Amount)
}

/// Returns each measure with another unit.
pub(crate) fn units(text: &str, language: Language) -> Vec<Change> {
    swapped(text, language, &UNITS, |class| class == FactClass::Measure)
}

/// Returns each number or sum with another power of ten.
pub(crate) fn scales(text: &str, language: Language) -> Vec<Change> {
    swapped(text, language, &SCALES, |class| {
        matches!(class, FactClass::Number | FactClass::Amount | FactClass::Measure)
    })
}

/// Returns each Chinese numeral of a citation with another in its place.
pub(crate) fn clauses(text: &str, random: &mut Random) -> Vec<Change> {
    let row: Vec<char> = "一二三四五六七八九".chars().collect();
    let mut changes = Vec::new();
    for fact in find_facts(text, Language::Chinese) {
        if fact.value.class() != FactClass::Citation {
            continue;
        }
        for (at, written) in text[fact.span.clone()].char_indices() {
            let Some(place) = row.iter().position(|other| *other == written) else { continue };
            let other = row[(place + 1 + random.below(row.len() - 1)) % row.len()];
            let start = fact.span.start + at;
            changes.push((start..start + written.len_utf8(), other.to_string()));
        }
    }
    changes
}

fn swapped(
    text: &str,
    language: Language,
    swaps: &[(&str, &str)],
    is_wanted: impl Fn(FactClass) -> bool,
) -> Vec<Change> {
    let facts = find_facts(text, language);
    let mut changes = Vec::new();
    for fact in facts.into_iter().filter(|fact| is_wanted(fact.value.class())) {
        let written = &text[fact.span.clone()];
        let swap = swaps.iter().find_map(|(own, other)| Some((written.find(own)?, own, other)));
        if let Some((at, own, other)) = swap {
            let start = fact.span.start + at;
            changes.push((start..start + own.len(), (*other).to_owned()));
        }
    }
    changes
}

/// The runs of digits in a part of a text.
fn digit_runs(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in span {
        if !text.as_bytes()[at].is_ascii_digit() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
