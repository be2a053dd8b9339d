//! One plain sentence for each finding, in English or Chinese.

mod chinese;
mod english;

use crate::finding::Finding;

/// The language that findings are told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageLanguage {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Finding {
    /// Says what was found in one sentence.
    pub fn message(&self, language: MessageLanguage) -> String {
        match language {
            MessageLanguage::English => english::message(self.kind, &self.detail),
            MessageLanguage::Chinese => chinese::message(self.kind, &self.detail),
        }
    }
}
