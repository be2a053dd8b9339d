//! `zhen segment` and `zhen split`.

use crate::command::{CHINESE, ENGLISH, Folder};

#[test]
fn words_stand_between_single_spaces_line_by_line() {
    let folder = Folder::new(&[("text.txt", "双方签订了协议。\r\n\r\nMr. Li's  plan.".as_bytes())]);
    let words = folder.zhen(&["segment", "text.txt"]).success();
    assert_eq!(words, "双方 签订 了 协议 。\n\nMr . Li 's plan .\n");
    let words = folder.zhen_with_input(&["segment", "--lang", "en"], b"ice-cream").success();
    assert_eq!(words, "ice - cream\n");
    assert_eq!(folder.zhen_with_input(&["segment"], b"").success(), "");
}

#[test]
fn sentences_stand_one_a_line() {
    let text = "Mr. Li came at 9 a.m. He left at ten.\n";
    let folder = Folder::new(&[("text.txt", text.as_bytes())]);
    let sentences = folder.zhen_with_input(&["split", "--lang", "en"], "A b. C d.".as_bytes());
    assert_eq!(sentences.success(), "A b.\nC d.\n");
    let sentences =
        folder.zhen_with_input(&["split"], "“这是对的。”他说。真的吗？！当然。".as_bytes());
    assert_eq!(sentences.success(), "“这是对的。”他说。\n真的吗？！\n当然。\n");
    folder.zhen(&["split", "text.txt", "-o", "out.txt"]).success();
    assert!(folder.read("out.txt").starts_with("Mr. Li came at 9 a.m.\nHe left"));
    assert_eq!(folder.zhen_with_input(&["split"], b"").success(), "");
}

#[test]
fn splitting_keeps_the_lines_of_the_page() {
    let folder = Folder::new(&[]);
    let page = format!("Home > News\n{ENGLISH}Share | Print\n");
    assert_eq!(folder.zhen_with_input(&["split"], page.as_bytes()).success(), page);
    assert_eq!(folder.zhen_with_input(&["split"], CHINESE.as_bytes()).success(), CHINESE);
}

#[test]
fn a_line_of_ten_megabytes_is_split() {
    let sentence = "The harbour opened in 1987. ";
    let line = sentence.repeat(10_000_000 / sentence.len() + 1);
    let run = Folder::new(&[]).zhen_with_input(&["split"], line.as_bytes()).success();
    assert_eq!(run, format!("{}\n", sentence.trim()).repeat(line.len() / sentence.len()));
    // No space and no full stop anywhere: one sentence.
    let line = "x".repeat(10_000_000);
    let run = Folder::new(&[]).zhen_with_input(&["split"], line.as_bytes()).success();
    assert_eq!(run.len(), line.len() + 1);
}

#[test]
fn verbose_runs_tell_format_encoding_and_language() {
    let (chinese, _, _) = encoding_rs::GB18030.encode(CHINESE);
    let folder = Folder::new(&[("zh.txt", &chinese), ("en.txt", ENGLISH.as_bytes())]);
    let told = |arguments: &[&str]| {
        let run = folder.zhen(arguments);
        let told = run.stderr.clone();
        run.success();
        told
    };
    let split = told(&["split", "-v", "zh.txt"]);
    assert_eq!(
        split,
        "zh.txt: txt in gb18030, Chinese (zh-Hans), 3 sentences, 0 pieces left out\n"
    );
    // In the words of align.
    assert!(told(&["align", "-v", "en.txt", "zh.txt"]).contains(&split));
    assert_eq!(
        told(&["segment", "-v", "zh.txt"]),
        "zh.txt: txt in gb18030, Chinese (zh-Hans), 3 lines\n"
    );
    assert_eq!(
        told(&["segment", "-v", "en.txt", "--lang", "en"]),
        "en.txt: txt in UTF-8, English (en), 3 lines\n"
    );
    assert_eq!(told(&["split", "zh.txt"]), "");
}
