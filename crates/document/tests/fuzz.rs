//! Inputs on which the fuzzer once found a fault: `tests/fuzz/TARGET-NAME`. See `scripts/fuzz`, which
//! begins with them as seeds.

use std::path::Path;

use zhen_document::{DocumentFormat, ReadOptions, read, verify_letters};

#[test]
fn what_the_fuzzer_found_is_read_or_refused_without_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let format = name.strip_prefix("read_").and_then(|rest| rest.split('-').next());
        let format = format
            .and_then(|name| DocumentFormat::ALL.into_iter().find(|format| format.name() == name));
        let mut options = ReadOptions::default();
        options.format = format;
        let bytes = std::fs::read(&path).expect("the input can be read");
        if let Ok(reading) = read(&bytes, &options) {
            let verified = verify_letters(&bytes, &options, reading.extract.text());
            assert!(verified.is_ok(), "{name}: {verified:?}");
        }
        count += 1;
    }
    assert!(count >= 1, "no inputs");
}
