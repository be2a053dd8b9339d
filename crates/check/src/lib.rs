//! Findings: where the Chinese and the English version of a document differ.
//!
//! [`check`] takes two documents and their alignment and returns a [`CheckReport`]: findings in
//! reading order, each with its places in both texts, and how much of each side has a
//! counterpart. It knows nothing of files and output; `zhen-formats` writes reports.
//!
//! ```
//! use zhen_align::Aligner;
//! use zhen_check::{CheckOptions, CheckedPair, FindingKind, check};
//! use zhen_text::{Document, Language};
//!
//! let english = "The ferry carried 245,000 people.\nIt sails daily.\n";
//! let chinese = "渡轮运送了24.8万人。\n渡轮每天开航。\n";
//! let english = Document::from_lines(english, Language::English);
//! let chinese = Document::from_lines(chinese, Language::Chinese);
//! let alignment = Aligner::default().align(&english, &chinese);
//! let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
//!
//! let report = check(&pair, &CheckOptions::default());
//! assert_eq!(report.findings.len(), 1);
//! assert_eq!(report.findings[0].kind, FindingKind::Number);
//! ```

mod checker;
mod coverage;
mod detail;
mod finding;
mod id;
mod inline;
mod kind;
mod message;
mod options;
mod report;
mod severity;
mod suppress;

mod detect;

pub use checker::{CheckedPair, check, check_with};
pub use coverage::Coverage;
pub use detail::{Counted, Detail, Said, TermBasis};
pub use finding::{Finding, Passage};
pub use id::FindingId;
pub use kind::FindingKind;
pub use message::MessageLanguage;
pub use options::CheckOptions;
pub use report::CheckReport;
pub use severity::Severity;
pub use suppress::{SuppressionError, Suppressions};
