//! The words that reports for people are made of, in both languages.

use zhen_check::{FindingKind, MessageLanguage, Severity};

use super::tally::Tally;
use crate::html::number::{grouped, percent};
use crate::html::shade::{BOUNDS, shown_score};

/// Returns the language that has this text: one for each.
pub(super) fn either(
    language: MessageLanguage,
    english: &'static str,
    chinese: &'static str,
) -> &'static str {
    match language {
        MessageLanguage::English => english,
        MessageLanguage::Chinese => chinese,
    }
}

/// Returns what a severity is called.
pub(super) fn severity_name(severity: Severity, language: MessageLanguage) -> &'static str {
    let chinese = match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    };
    either(language, severity.name(), chinese)
}

/// Returns what a class is called.
pub(super) fn kind_name(kind: FindingKind, language: MessageLanguage) -> &'static str {
    either(language, kind.name(), kind.chinese_name())
}

/// Says how many findings of each severity there are, in one sentence.
pub(super) fn verdict(tally: &Tally, language: MessageLanguage) -> String {
    let counts: Vec<String> = tally
        .severities()
        .map(|(severity, count)| {
            let (name, count_shown) = (severity_name(severity, language), grouped(count));
            match language {
                MessageLanguage::English if count == 1 => format!("{count_shown} {name}"),
                MessageLanguage::English => format!("{count_shown} {name}s"),
                MessageLanguage::Chinese => format!("{name}{count_shown}处"),
            }
        })
        .collect();
    let (pairs, matching) = (grouped(tally.pairs), grouped(tally.matching_pairs));
    let pairs = match (language, tally.pairs) {
        (_, 0) => return either(language, "Nothing was checked.", "没有可核对的文本。").to_owned(),
        (_, 1) if counts.is_empty() => return no_findings(tally.suppressed, language),
        (_, 1) => String::new(),
        (MessageLanguage::English, _) => {
            let verb = if tally.matching_pairs == 1 { "matches" } else { "match" };
            format!("{matching} of {pairs} document pairs {verb}.")
        }
        (MessageLanguage::Chinese, _) => format!("{pairs}对文本中有{matching}对一致。"),
    };
    let pairs = match (language, tally.suppressed) {
        (_, 0) => pairs,
        (MessageLanguage::English, hidden) => {
            format!("{pairs} {} not shown.", grouped(hidden)).trim_start().to_owned()
        }
        (MessageLanguage::Chinese, hidden) => format!("{pairs}另有{}处未显示。", grouped(hidden)),
    };
    match (language, counts.is_empty()) {
        (_, true) => pairs,
        (MessageLanguage::English, false) => format!("{}. {pairs}", counts.join(", ")),
        (MessageLanguage::Chinese, false) => format!("{}。{pairs}", counts.join("、")),
    }
    .trim_end()
    .to_owned()
}

/// Says that two versions match, or that what differs is not to be shown.
pub(super) fn no_findings(suppressed: usize, language: MessageLanguage) -> String {
    match (language, suppressed) {
        (_, 0) => either(language, "The versions match.", "两种文本一致。").to_owned(),
        (MessageLanguage::English, hidden) => {
            format!("Nothing new: {} known or unwanted not shown.", grouped(hidden))
        }
        (MessageLanguage::Chinese, hidden) => {
            format!("没有新的差异，另有{}处未显示。", grouped(hidden))
        }
    }
}

/// Says how much of each text has a counterpart, a line for each.
pub(super) fn coverage(tally: &Tally, language: MessageLanguage) -> [String; 2] {
    let sides = [("English", "英文", &tally.english), ("Chinese", "中文", &tally.chinese)];
    sides.map(|(english_name, chinese_name, side)| {
        let (covered, all) = (grouped(side.covered_sentences), grouped(side.sentences));
        let share = percent(side.share());
        match language {
            MessageLanguage::English => format!(
                "{english_name}: {covered} of {all} sentences with a counterpart, {share} of \
                 characters"
            ),
            MessageLanguage::Chinese => {
                format!("{chinese_name}：{all}句中有{covered}句有对应内容，占字符的{share}")
            }
        }
    })
}

/// Says how sure a finding is, if that is worth saying.
pub(super) fn doubt(confidence: f64, language: MessageLanguage) -> Option<String> {
    let name = either(language, "confidence", "置信度");
    (confidence < BOUNDS[0]).then(|| format!("{name} {}", shown_score(confidence)))
}

#[cfg(test)]
mod tests {
    use zhen_check::{CheckReport, Detail, Finding, FindingId, Passage};

    use super::*;

    fn report(severities: &[Severity]) -> CheckReport {
        let finding = |&severity: &Severity| Finding {
            id: FindingId::default(),
            kind: FindingKind::Number,
            severity,
            confidence: 1.0,
            english: Passage::default(),
            chinese: Passage::default(),
            detail: Detail::Missing { sentences: 1, paragraphs: 0 },
        };
        CheckReport { findings: severities.iter().map(finding).collect(), ..CheckReport::default() }
    }

    #[test]
    fn what_is_not_shown_is_told() {
        let hidden = |findings: &[Severity]| CheckReport { suppressed: 2, ..report(findings) };
        let told = |reports: &[CheckReport], language| {
            let mut tally = Tally::default();
            reports.iter().for_each(|report| tally.count(report));
            verdict(&tally, language)
        };
        let english = |reports: &[CheckReport]| told(reports, MessageLanguage::English);
        assert_eq!(english(&[hidden(&[])]), "Nothing new: 2 known or unwanted not shown.");
        assert_eq!(english(&[hidden(&[Severity::Error])]), "1 error. 2 not shown.");
        let two = [hidden(&[]), hidden(&[])];
        assert_eq!(english(&two), "2 of 2 document pairs match. 4 not shown.");
        assert_eq!(told(&two, MessageLanguage::Chinese), "2对文本中有2对一致。另有4处未显示。");
    }

    #[test]
    fn the_verdict_counts_findings_and_pairs() {
        use Severity::{Error, Note};
        let table: &[(&[&[Severity]], &str, &str)] = &[
            (&[], "Nothing was checked.", "没有可核对的文本。"),
            (&[&[]], "The versions match.", "两种文本一致。"),
            (&[&[Note, Error, Note]], "1 error, 2 notes.", "错误1处、提示2处。"),
            (&[&[], &[]], "2 of 2 document pairs match.", "2对文本中有2对一致。"),
            (
                &[&[], &[Error], &[Error]],
                "2 errors. 1 of 3 document pairs matches.",
                "错误2处。3对文本中有1对一致。",
            ),
        ];
        for (reports, english, chinese) in table {
            let mut tally = Tally::default();
            reports.iter().for_each(|severities| tally.count(&report(severities)));
            assert_eq!(verdict(&tally, MessageLanguage::English), *english);
            assert_eq!(verdict(&tally, MessageLanguage::Chinese), *chinese);
        }
    }
}
