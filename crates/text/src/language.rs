//! The two languages, and the scripts Chinese is written in.

use std::fmt;

/// One of the two languages zhen aligns; English is the source side, Chinese the target side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the source side of every bead.
    English,
    /// Chinese in any script, the target side of every bead.
    Chinese,
}

impl Language {
    /// Returns the BCP-47 code without region or script: `en` or `zh`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// Returns the other language of the pair.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::English => "English",
            Self::Chinese => "Chinese",
        })
    }
}

/// The script of a Chinese document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Simplified characters (`zh-Hans`).
    Simplified,
    /// Traditional characters (`zh-Hant`).
    Traditional,
    /// A fair share of characters of either script.
    Mixed,
    /// Only characters that both scripts share.
    Shared,
}

impl Script {
    /// Returns the BCP-47 code: `zh-Hans`, `zh-Hant`, or plain `zh` where both are possible.
    pub fn code(self) -> &'static str {
        match self {
            Self::Simplified => "zh-Hans",
            Self::Traditional => "zh-Hant",
            Self::Mixed | Self::Shared => "zh",
        }
    }

    /// Returns the label that outputs use: the code, and `mixed` for a mixture of both scripts.
    pub fn label(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            other => other.code(),
        }
    }
}
