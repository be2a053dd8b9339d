//! The columns of a sheet, by name.

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Keep,
    SourceText,
    TargetText,
    Score,
    Bead,
    SourceIds,
    TargetIds,
    SourceDocument,
    TargetDocument,
    Flags,
    Note,
}

impl Column {
    /// All columns in the order in which they are written.
    pub(super) const ALL: [Self; 11] = [
        Self::Keep,
        Self::SourceText,
        Self::TargetText,
        Self::Score,
        Self::Bead,
        Self::SourceIds,
        Self::TargetIds,
        Self::SourceDocument,
        Self::TargetDocument,
        Self::Flags,
        Self::Note,
    ];

    /// Returns the name in the header.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::SourceText => "src_text",
            Self::TargetText => "trg_text",
            Self::Score => "score",
            Self::Bead => "bead",
            Self::SourceIds => "src_ids",
            Self::TargetIds => "trg_ids",
            Self::SourceDocument => "src_doc",
            Self::TargetDocument => "trg_doc",
            Self::Flags => "flags",
            Self::Note => "note",
        }
    }

    /// Finds a column by what stands in the header, whatever its case.
    pub(super) fn of_header(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.into_iter().find(|column| column.name().eq_ignore_ascii_case(name))
    }

    /// Returns what the column may be called instead, in sheets of others.
    pub(super) fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::SourceText => &["en", "english", "英文"],
            Self::TargetText => &["zh", "chinese", "中文"],
            _ => &[],
        }
    }

    /// Returns the number of the column in a written sheet, from 0.
    pub(super) fn index(self) -> u16 {
        self as u16
    }

    /// Returns the width in characters of the standard font: texts take most of a wide screen.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::SourceText | Self::TargetText => 60,
            Self::Note => 30,
            Self::SourceDocument | Self::TargetDocument => 18,
            Self::Flags => 14,
            Self::SourceIds | Self::TargetIds => 10,
            Self::Keep | Self::Score | Self::Bead => 8,
        }
    }
}
