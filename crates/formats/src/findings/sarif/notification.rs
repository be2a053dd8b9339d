//! What a run says of itself: documents that were not checked.

use serde::Serialize;
use zhen_check::MessageLanguage;

use super::{Message, plain};
use crate::findings::unchecked::{Unchecked, UncheckedCause};

/// `invocation`, section 3.20 of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InvocationRecord {
    pub(super) execution_successful: bool,
    pub(super) tool_execution_notifications: Vec<NotificationRecord>,
}

/// `notification`, section 3.58.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NotificationRecord {
    level: &'static str,
    message: Message,
    descriptor: Descriptor,
}

/// `reportingDescriptorReference`, section 3.52.
#[derive(Serialize)]
struct Descriptor {
    id: &'static str,
}

impl NotificationRecord {
    pub(super) fn of(unchecked: &Unchecked, language: MessageLanguage) -> Self {
        let level = match unchecked.cause {
            UncheckedCause::Unread => "error",
            UncheckedCause::OtherLanguage => "warning",
            UncheckedCause::NoCounterpart => "note",
        };
        let message = Message { text: plain(&unchecked.line(language)) };
        Self { level, message, descriptor: Descriptor { id: unchecked.cause.name() } }
    }
}
