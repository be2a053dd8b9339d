//! Which script a Chinese text is written in.

use zhen_text::Script;

use crate::characters::{is_simplified_only, is_traditional_only};

/// One foreign character in this many still leaves a text in its script: quoted names and
/// titles keep the characters of the other side.
const TOLERATED_SHARE: usize = 10;

/// Returns the script of a text from the characters that only one script uses.
///
/// A text with a fair share of both is [`Script::Mixed`], one with none of them
/// [`Script::Shared`]. Linear time.
pub fn script_of(text: &str) -> Script {
    let (mut simplified, mut traditional) = (0, 0);
    for c in text.chars() {
        simplified += usize::from(is_simplified_only(c));
        traditional += usize::from(is_traditional_only(c));
    }
    if simplified > traditional * TOLERATED_SHARE {
        Script::Simplified
    } else if traditional > simplified * TOLERATED_SHARE {
        Script::Traditional
    } else if simplified + traditional == 0 {
        Script::Shared
    } else {
        Script::Mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        let cases = [
            ("双方签订了协议，并发表声明。", Script::Simplified),
            ("雙方簽訂了協議，並發表聲明。", Script::Traditional),
            ("香港市民踴躍參與活動，衞生署呼籲注意天氣。", Script::Traditional),
            ("中文和日本", Script::Shared),
            ("", Script::Shared),
            ("简体与繁體各半", Script::Mixed),
        ];
        for (text, script) in cases {
            assert_eq!(script_of(text), script, "{text}");
        }
    }
}
