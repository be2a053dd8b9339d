//! Any bytes read as tmx.

#![no_main]

mod check;

use libfuzzer_sys::fuzz_target;
use zhen_document::DocumentFormat;

fuzz_target!(|bytes: &[u8]| check::check(bytes, Some(DocumentFormat::Tmx)));
