//! `zhen check --glossary`: terms of a glossary in pairs, folders, bitexts and for a detector, and
//! terms that the document itself renders in two ways.

use crate::command::Folder;

const ENGLISH: &str = "The harbour board closed the pier.\n\nA ferry sails at six.\n";
const CHINESE: &str = "港务局关闭了码头。\n\n一艘渡轮六点开航。\n";
const GLOSSARY: &str = "en\tzh\nharbour board\t港务局\nferry\t渡轮\n";

/// A folder with a glossary, versions that keep to it, and a Chinese one with another ferry.
fn folder() -> Folder {
    let other = CHINESE.replace("渡轮", "渡船");
    Folder::new(&[
        ("en/notice.txt", ENGLISH.as_bytes()),
        ("zh/notice.txt", CHINESE.as_bytes()),
        ("other/notice.txt", other.as_bytes()),
        ("terms.tsv", GLOSSARY.as_bytes()),
        ("rows.tsv", "A ferry sails at six.\t一艘渡船六点开航。\n".as_bytes()),
    ])
}

#[test]
fn a_rendering_that_the_glossary_does_not_have_is_a_warning() {
    let folder = folder();
    let pair = ["check", "en/notice.txt", "zh/notice.txt", "--glossary", "terms.tsv"];
    assert_eq!(folder.zhen(&pair).code, Some(0));
    let other = ["check", "en/notice.txt", "other/notice.txt", "--glossary", "terms.tsv"];
    let run = folder.zhen(&other);
    assert_eq!(run.code, Some(1), "{run:?}");
    let told = "“ferry” is rendered as “渡船” here; the glossary asks for “渡轮”.";
    assert!(run.stdout.contains("warning term") && run.stdout.contains(told), "{run:?}");
    let run = folder.zhen(&[&other[..], &["--message-lang", "zh", "--format", "tsv"]].concat());
    assert!(run.stdout.contains("“ferry”此处译作“渡船”，术语表要求译作“渡轮”。"), "{run:?}");
    assert_eq!(folder.zhen(&[&other[..], &["--only", "term"]].concat()).code, Some(1));
    assert_eq!(folder.zhen(&[&other[..], &["--ignore", "term"]].concat()).code, Some(0));
    assert_eq!(folder.zhen(&other[..3]).code, Some(0), "nothing is asked for");
}

#[test]
fn the_glossary_reaches_folders_bitexts_and_the_detector() {
    let folder = folder();
    for paths in [&["en", "other"][..], &["rows.tsv"]] {
        let run = folder.zhen(
            &[&["check"], paths, &["--glossary", "terms.tsv", "--only", "term", "--format", "tsv"]]
                .concat(),
        );
        assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2), "{paths:?}: {run:?}");
        assert!(run.stdout.contains("\tterm\t"), "{run:?}");
    }
    let detector = ["check", "--detector", "en/notice.txt", "other/notice.txt"];
    assert!(folder.zhen(&detector).success().contains("\"up_to_date\""));
    let told = folder.zhen(&[&detector[..], &["--glossary", "terms.tsv"]].concat()).success();
    assert!(
        told.contains("\"outdated_low_severity\"") && told.contains("\"warnings\":1"),
        "{told}"
    );
}

#[test]
fn every_report_marks_the_term_and_its_rendering() {
    let folder = folder();
    let command =
        ["check", "en/notice.txt", "other/notice.txt", "--glossary", "terms.tsv", "--format"];
    let parts = [
        ("json", &["\"basis\":\"glossary\"", "\"expected\":\"渡轮\"", "\"found\":\"渡船\""][..]),
        ("html", &["<mark", ">ferry<", ">渡船<"]),
        ("sarif", &["\"ruleId\": \"term\"", "渡船"]),
        ("text", &["ferry", "^^^^^"]),
    ];
    for (format, parts) in parts {
        let report = folder.zhen(&[&command[..], &[format]].concat()).stdout;
        let plain = report.replace("\": ", "\":");
        for part in parts {
            assert!(plain.contains(&part.replace("\": ", "\":")), "{format}: {part}: {report}");
        }
    }
}

#[test]
fn a_document_that_renders_a_term_in_two_ways_is_told() {
    let english = "The garbage collection starts at night.\n\nEach garbage collection has a log.\n\n\
                   Stop the garbage collection first.\n\nThe garbage collection was late.\n\n\
                   A garbage collection may fail.\n";
    let chinese = "垃圾收集在夜间开始。\n\n每次垃圾收集都有日志。\n\n先停止垃圾收集。\n\n\
                   垃圾回收晚了。\n\n垃圾收集可能失败。\n";
    let folder = Folder::new(&[("en.txt", english.as_bytes()), ("zh.txt", chinese.as_bytes())]);
    let run = folder.zhen(&["check", "en.txt", "zh.txt", "--format", "tsv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2), "{run:?}");
    let told = "“garbage collection” is rendered as “垃圾回收” here; \
                it is “垃圾收集” in 4 other places.";
    assert!(run.stdout.contains(told) && run.stdout.contains("\tnote\t"), "{run:?}");
}
