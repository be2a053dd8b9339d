//! The classes of findings.

use crate::severity::Severity;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// Sentences of the English version that the Chinese one leaves out.
    Omission,
    /// Sentences that the Chinese version adds.
    Addition,
    /// Sentences that stand elsewhere in the other version.
    Moved,
    /// A count, fraction, multiple or place in a sequence.
    Number,
    /// The same figures with another power of ten: 万 for 亿, million for billion.
    Scale,
    /// A date, period or time of day.
    Date,
    /// A day of the week that the date beside it does not fall on.
    Weekday,
    /// A sum of money.
    Amount,
    /// A measure, or its unit.
    Unit,
    /// A percentage or a number of percentage points.
    Percentage,
    /// The number of an article, chapter, section.
    Citation,
    /// A symbol, version, telephone number or name with digits.
    Identifier,
    /// The name of a person, place or organisation.
    Name,
    /// Text of the other language that was left standing.
    Untranslated,
    /// One term in several renderings, or not the one that the glossary asks for.
    Term,
    /// A negation that only one version has.
    Negation,
    /// A quotation mark or bracket that is not closed, or not opened.
    Quotation,
    /// Headings, lists or tables that differ.
    Structure,
    /// The target of a link.
    Link,
    /// Code that differs.
    Code,
    /// Text that was damaged on its way: missing characters, mojibake, impossible dates.
    Corrupted,
    /// One version is plainly a summary or an excerpt of the other.
    Abridged,
    /// The two texts hardly translate each other.
    Unrelated,
}

impl FindingKind {
    /// All classes in the order of reports.
    pub const ALL: [Self; 23] = [
        Self::Unrelated,
        Self::Abridged,
        Self::Omission,
        Self::Addition,
        Self::Moved,
        Self::Number,
        Self::Scale,
        Self::Date,
        Self::Weekday,
        Self::Amount,
        Self::Unit,
        Self::Percentage,
        Self::Citation,
        Self::Identifier,
        Self::Name,
        Self::Untranslated,
        Self::Term,
        Self::Negation,
        Self::Quotation,
        Self::Structure,
        Self::Link,
        Self::Code,
        Self::Corrupted,
    ];

    /// Returns the word that stands for the class in reports, options and suppressions.
    pub fn name(self) -> &'static str {
        match self {
            Self::Omission => "omission",
            Self::Addition => "addition",
            Self::Moved => "moved",
            Self::Number => "number",
            Self::Scale => "scale",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Amount => "amount",
            Self::Unit => "unit",
            Self::Percentage => "percentage",
            Self::Citation => "citation",
            Self::Identifier => "identifier",
            Self::Name => "name",
            Self::Untranslated => "untranslated",
            Self::Term => "term",
            Self::Negation => "negation",
            Self::Quotation => "quotation",
            Self::Structure => "structure",
            Self::Link => "link",
            Self::Code => "code",
            Self::Corrupted => "corrupted",
            Self::Abridged => "abridged",
            Self::Unrelated => "unrelated",
        }
    }

    /// Returns what the class is called in Chinese.
    pub fn chinese_name(self) -> &'static str {
        match self {
            Self::Omission => "漏译",
            Self::Addition => "增译",
            Self::Moved => "移位",
            Self::Number => "数字",
            Self::Scale => "数量级",
            Self::Date => "日期",
            Self::Weekday => "星期",
            Self::Amount => "金额",
            Self::Unit => "计量单位",
            Self::Percentage => "百分比",
            Self::Citation => "条款序号",
            Self::Identifier => "编号",
            Self::Name => "名称",
            Self::Untranslated => "未译",
            Self::Term => "术语",
            Self::Negation => "否定",
            Self::Quotation => "标点不成对",
            Self::Structure => "结构",
            Self::Link => "链接",
            Self::Code => "代码",
            Self::Corrupted => "文本损坏",
            Self::Abridged => "节译",
            Self::Unrelated => "不对应",
        }
    }

    /// Returns the class with a name, as [`Self::name`] writes it.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns one English sentence that says what the class is; reports show it as its help.
    pub fn description(self) -> &'static str {
        match self {
            Self::Omission => "The Chinese version leaves out what the English one says.",
            Self::Addition => "The Chinese version says what the English one does not.",
            Self::Moved => "A passage stands elsewhere in the other version.",
            Self::Number => "A number differs or has no counterpart.",
            Self::Scale => "The same figures have another power of ten.",
            Self::Date => "A date, period or time differs or has no counterpart.",
            Self::Weekday => "A day of the week does not fit its date.",
            Self::Amount => "A sum of money differs or has no counterpart.",
            Self::Unit => "A measure or its unit differs or has no counterpart.",
            Self::Percentage => "A percentage differs or has no counterpart.",
            Self::Citation => "The number of an article, chapter or section differs.",
            Self::Identifier => "A symbol, version or number to call differs.",
            Self::Name => "A name differs or has no counterpart.",
            Self::Untranslated => "Text of the other language was left standing.",
            Self::Term => "A term is rendered in several ways, or not as the glossary asks.",
            Self::Negation => "Only one version has a negation.",
            Self::Quotation => "A quotation mark or bracket has no partner.",
            Self::Structure => "Headings, lists or tables differ.",
            Self::Link => "The target of a link differs or has no counterpart.",
            Self::Code => "Code differs or has no counterpart.",
            Self::Corrupted => "The text is damaged.",
            Self::Abridged => "One version is a summary or an excerpt of the other.",
            Self::Unrelated => "The two texts hardly translate each other.",
        }
    }

    /// Tells whether findings of the class are about the documents as a whole, not about places.
    pub fn concerns_whole(self) -> bool {
        matches!(self, Self::Abridged | Self::Unrelated)
    }

    /// Returns the same in Chinese, in simplified characters.
    pub fn chinese_description(self) -> &'static str {
        match self {
            Self::Omission => "中文版漏译了英文版的内容。",
            Self::Addition => "中文版多出英文版没有的内容。",
            Self::Moved => "一段内容在另一种文本中位置不同。",
            Self::Number => "数字不同，或没有对应。",
            Self::Scale => "数字相同而数量级不同。",
            Self::Date => "日期、期间或时间不同，或没有对应。",
            Self::Weekday => "星期与日期不符。",
            Self::Amount => "金额不同，或没有对应。",
            Self::Unit => "计量或其单位不同，或没有对应。",
            Self::Percentage => "百分比不同，或没有对应。",
            Self::Citation => "条、章、节的序号不同。",
            Self::Identifier => "代号、版本号或电话号码等不同。",
            Self::Name => "名称不同，或没有对应。",
            Self::Untranslated => "留有未翻译的另一种语言的文字。",
            Self::Term => "同一术语译法不一，或与术语表不符。",
            Self::Negation => "只有一种文本有否定。",
            Self::Quotation => "引号或括号不成对。",
            Self::Structure => "标题、列表或表格不同。",
            Self::Link => "链接的地址不同，或没有对应。",
            Self::Code => "代码不同，或没有对应。",
            Self::Corrupted => "文字已损坏。",
            Self::Unrelated => "两种文本基本不对应。",
            Self::Abridged => "一种文本是另一种的摘要或节选。",
        }
    }

    /// Returns how bad a finding of the class is where nothing else is known.
    pub fn severity(self) -> Severity {
        match self {
            Self::Unrelated
            | Self::Omission
            | Self::Number
            | Self::Scale
            | Self::Date
            | Self::Amount
            | Self::Unit
            | Self::Percentage
            | Self::Citation
            | Self::Corrupted => Severity::Error,
            Self::Addition
            | Self::Weekday
            | Self::Identifier
            | Self::Name
            | Self::Untranslated
            | Self::Negation
            | Self::Link
            | Self::Code => Severity::Warning,
            Self::Moved | Self::Term | Self::Quotation | Self::Structure | Self::Abridged => {
                Severity::Note
            }
        }
    }
}
