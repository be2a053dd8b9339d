use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The dictionary inside the sources of jieba-rs, in the version of `Cargo.lock`.
pub fn jieba_dictionary() -> String {
    let path = jieba_folder().join("src/data/dict.txt");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The version of jieba-rs in `Cargo.lock`.
pub fn jieba_version() -> String {
    let lock = fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    let after_name = lock.split_once("name = \"jieba-rs\"\nversion = \"").unwrap().1;
    after_name.split_once('"').unwrap().0.to_owned()
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Asks cargo, which knows its cache of sources or a vendored folder.
fn jieba_folder() -> PathBuf {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Packages for other platforms need not be there.
    let filter = ["--filter-platform", host];
    let metadata = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let metadata = cargo(&[&metadata[..], &filter].concat());
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let jieba = packages.iter().find(|package| package["name"] == "jieba-rs").unwrap();
    Path::new(jieba["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let output = Command::new(cargo).args(arguments).current_dir(repository()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
