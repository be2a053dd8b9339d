//! The names of what explanations tell apart, for people and for programs.

use zhen_align::{AloneReason, NameWay};

/// The name of a way to tell names, as JSON has it.
pub fn way_name(way: NameWay) -> &'static str {
    match way {
        NameWay::List => "list",
        NameWay::Pinyin => "pinyin",
        NameWay::Spelling => "spelling",
        NameWay::Sound => "sound",
    }
}

/// What says that two names are the same.
pub fn way_phrase(way: NameWay) -> &'static str {
    match way {
        NameWay::List => "in the list of names",
        NameWay::Pinyin => "by pinyin",
        NameWay::Spelling => "by spelling",
        NameWay::Sound => "by sound",
    }
}

/// The name of a reason, as JSON has it.
pub fn reason_name(reason: AloneReason) -> &'static str {
    match reason {
        AloneReason::NothingThere => "nothing_there",
        AloneReason::CloseCall => "close_call",
        AloneReason::NothingAlike => "nothing_alike",
        AloneReason::Taken => "taken",
        AloneReason::TooLittle => "too_little",
        _ => "other",
    }
}

/// Why a sentence stands alone.
pub fn reason_phrase(reason: AloneReason) -> &'static str {
    match reason {
        AloneReason::NothingThere => "the other document has no sentences",
        AloneReason::CloseCall => "a close call: joining it was quite probable too",
        AloneReason::NothingAlike => "no sentence near it has enough of its words or its meaning",
        AloneReason::Taken => "the sentence most like it is the counterpart of another",
        AloneReason::TooLittle => {
            "the sentence most like it stands alone too: too little speaks for joining them"
        }
        _ => "joining it was less probable",
    }
}
