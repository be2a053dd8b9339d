//! Which parts of an e-book are encrypted.

use std::collections::HashSet;

use super::package::{Package, Role};
use super::{markup, path};
use crate::error::ReadError;
use crate::format::DocumentFormat;

/// Name of the part that lists what is encrypted.
pub(super) const PART: &str = "META-INF/encryption.xml";

/// Ways to obfuscate fonts, which leave the text as it is.
const FONT_METHODS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Refuses a book any of whose parts of text is encrypted.
pub(super) fn check(listed: &str, package: &Package) -> Result<(), ReadError> {
    let own = package.parts.iter().filter(|part| part.role != Role::Unreached);
    let texts: HashSet<&str> = own.map(|part| part.name.as_str()).collect();
    let mut method = String::new();
    let mut is_locked = false;
    markup::visit(listed, &mut |name, attributes| match name {
        "encrypteddata" => method.clear(),
        // The method of the key comes later, inside the description of the key.
        "encryptionmethod" if method.is_empty() => {
            attributes.get("algorithm").unwrap_or_default().clone_into(&mut method);
        }
        "cipherreference" => {
            let part = attributes.get("uri").and_then(|uri| path::resolve("", uri));
            is_locked |= part.is_some_and(|part| texts.contains(part.as_str()))
                && !FONT_METHODS.contains(&method.as_str());
        }
        _ => {}
    });
    if is_locked { Err(ReadError::Encrypted { format: DocumentFormat::Epub }) } else { Ok(()) }
}
