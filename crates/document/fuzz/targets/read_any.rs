//! Any bytes read as what they seem to be, packed or not.

#![no_main]

mod check;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check::check(bytes, None));
