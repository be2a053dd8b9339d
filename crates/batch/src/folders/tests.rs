//! Pairing by names, on made folders.

use super::*;

/// Makes empty files and returns the names of the pairs and of the files without counterpart.
fn paired(english: &[&str], chinese: &[&str]) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().expect("tests can make folders");
    let sides = [folder.path().join("E"), folder.path().join("C")];
    for (side, names) in sides.iter().zip([english, chinese]) {
        for name in names {
            let path = side.join(name);
            std::fs::create_dir_all(path.parent().expect("it is in a folder"))
                .expect("tests can make folders");
            std::fs::write(path, "x").expect("tests can write files");
        }
    }
    let found = pair_folders(&sides[0], &sides[1]).expect("the folders are there");
    let name =
        |path: &Path| path.strip_prefix(folder.path()).expect("it is below").display().to_string();
    let pairs = found.pairs.iter();
    let pairs = pairs.map(|pair| format!("{} {}", name(&pair.english), name(&pair.chinese)));
    (pairs.collect(), found.unpaired.iter().map(|file| name(&file.path)).collect())
}

#[test]
fn files_without_counterpart_are_named() {
    let (pairs, unpaired) = paired(&["a.txt", "b.txt"], &["a.txt", "c.txt"]);
    assert_eq!(pairs, ["E/a.txt C/a.txt"]);
    assert_eq!(unpaired, ["E/b.txt", "C/c.txt"]);
}

#[test]
fn files_of_one_name_are_paired_by_their_extension() {
    let (pairs, unpaired) = paired(&["a.txt", "a.html"], &["a.html", "a.pdf"]);
    assert_eq!(pairs, ["E/a.html C/a.html", "E/a.txt C/a.pdf"]);
    assert!(unpaired.is_empty());
    let (pairs, unpaired) = paired(&["a.txt"], &["a.zh-cn.txt", "a.zh-tw.txt"]);
    assert!(pairs.is_empty());
    assert_eq!(unpaired.len(), 3);
}

#[test]
fn exact_names_come_first() {
    let (pairs, unpaired) = paired(&["en/a.md", "a.md"], &["zh/a.md", "a.md"]);
    assert_eq!(pairs, ["E/a.md C/a.md", "E/en/a.md C/zh/a.md"]);
    assert!(unpaired.is_empty());
}

#[test]
fn a_chinese_folder_inside_the_english_one_is_not_read_as_english() {
    let folder = tempfile::tempdir().expect("tests can make folders");
    let chinese = folder.path().join("zh");
    std::fs::create_dir(&chinese).expect("tests can make folders");
    for path in [folder.path().join("a.md"), chinese.join("a.md")] {
        std::fs::write(path, "x").expect("tests can write files");
    }
    let found = pair_folders(folder.path(), &chinese).expect("the folders are there");
    assert_eq!(found.pairs.len(), 1);
    assert_eq!(found.unpaired, []);
}

#[test]
fn one_folder_with_both_languages_is_parted_by_names() {
    let folder = tempfile::tempdir().expect("tests can make folders");
    for name in ["a.en.md", "a.zh.md", "b.md"] {
        std::fs::write(folder.path().join(name), "x").expect("tests can write files");
    }
    let found = pair_folders(folder.path(), folder.path()).expect("the folder is there");
    assert_eq!(found.pairs[0].chinese, folder.path().join("a.zh.md"));
    assert_eq!(found.unpaired[0].path, folder.path().join("b.md"));
}

#[test]
fn the_same_name_is_a_pair_whatever_it_ends_in() {
    let english = ["by-nc-sa_4.0_zh-Hans.txt", "guide_en.txt"];
    let (pairs, unpaired) =
        paired(&english, &["by-nc-sa_4.0_zh-Hans.txt", "guide_en.txt", "guide_zh.txt"]);
    let expected =
        ["E/by-nc-sa_4.0_zh-Hans.txt C/by-nc-sa_4.0_zh-Hans.txt", "E/guide_en.txt C/guide_en.txt"];
    assert_eq!(pairs, expected);
    assert_eq!(unpaired, ["C/guide_zh.txt"]);
}

#[test]
fn composed_and_decomposed_names_are_one() {
    let (pairs, unpaired) = paired(&["caf\u{e9}.txt"], &["cafe\u{301}.txt"]);
    assert_eq!((pairs.len(), unpaired.len()), (1, 0));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_listed_with_a_reason() {
    let folder = tempfile::tempdir().expect("tests can make folders");
    for name in ["en/a.txt", "zh/a.txt", "en/.hidden", "more/b.txt"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("can make");
        std::fs::write(path, "x").expect("tests can write files");
    }
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(from, folder.path().join(to)).expect("tests can link");
    };
    link("nowhere", "en/broken.txt");
    link("../more", "zh/more");
    let found = pair_folders(&folder.path().join("en"), &folder.path().join("zh"));
    let found = found.expect("the folders are there");
    let reasons: Vec<&str> = found.unpaired.iter().map(|file| file.reason.as_str()).collect();
    let expected = [
        "it is a link to a file that is not there",
        "it is a link to a folder, which is not followed",
    ];
    assert_eq!(reasons, expected);
    assert_eq!((found.pairs.len(), found.hidden), (1, 1));
}
