//! The classes of findings as rules.

use serde::Serialize;
use zhen_check::{FindingKind, MessageLanguage};

use super::{Message, plain};

/// `reportingDescriptor`, section 3.49 of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleRecord {
    id: &'static str,
    name: String,
    short_description: Message,
    full_description: Message,
    default_configuration: Configuration,
    help: Message,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: [&'static str; 1],
}

impl RuleRecord {
    /// Describes a class; its name is what people call it, its id what options call it.
    pub(super) fn of(kind: FindingKind, language: MessageLanguage) -> Self {
        let description = match language {
            MessageLanguage::English => kind.description(),
            MessageLanguage::Chinese => kind.chinese_description(),
        };
        let message = || Message { text: plain(description) };
        let (name, short_description) = match language {
            MessageLanguage::English => (capitalized(kind.name()), message()),
            MessageLanguage::Chinese => {
                (kind.chinese_name().to_owned(), Message { text: plain(kind.chinese_name()) })
            }
        };
        Self {
            id: kind.name(),
            name,
            short_description,
            full_description: message(),
            default_configuration: Configuration { level: kind.severity().name() },
            help: message(),
            properties: RuleProperties { tags: ["translation"] },
        }
    }
}

/// Writes the first letter of a word large.
fn capitalized(word: &str) -> String {
    let first = word.chars().take(1).flat_map(char::to_uppercase);
    first.chain(word.chars().skip(1)).collect()
}
