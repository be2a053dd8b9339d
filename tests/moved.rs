//! Moved blocks in the output of `align`: flags in tsv, a field in jsonl.

use crate::command::Folder;

const ENGLISH: [&str; 8] = [
    "The harbour of Linwan opened in 1987.",
    "Its two lighthouses are painted red and white.",
    "The potters of the upper valley fire their kilns only with pine wood.",
    "A single firing takes four days, and nobody may open the door before it has cooled.",
    "Fishing boats return every morning before eight o'clock.",
    "The fish market closes at noon.",
    "In winter the ferry to the islands runs once a day.",
    "The new bridge will be finished in 2031.",
];
const CHINESE: [&str; 8] = [
    "临湾港于1987年开港。",
    "两座灯塔漆成红白两色。",
    "上游山谷的陶匠只用松木烧窑。",
    "烧一窑要四天，窑门冷却之前谁也不许打开。",
    "渔船每天早上八点以前返航。",
    "鱼市中午收市。",
    "冬天去岛上的渡轮每天一班。",
    "新桥将于2031年建成。",
];

/// The two sentences on pottery stand near the end in Chinese.
fn folder() -> Folder {
    let chinese = [0, 1, 4, 5, 6, 7, 2, 3].map(|at| CHINESE[at]).join("\n");
    Folder::new(&[("en.txt", ENGLISH.join("\n").as_bytes()), ("zh.txt", chinese.as_bytes())])
}

#[test]
fn both_places_of_moved_text_name_each_other() {
    let folder = folder();
    let columns = ["--columns", "src_ids,trg_ids,flags", "--no-header"];
    let align = ["align", "en.txt", "zh.txt", "--verify"];
    let tsv = folder.zhen(&[&align[..], &columns].concat()).success();
    let expected = "0\t0\t\n1\t1\t\n2\t\tmoved:6\n3\t\tmoved:7\n4\t2\t\n5\t3\t\n6\t4\t\n7\t5\t\n\
        \t6\tmoved:2\n\t7\tmoved:3\n";
    assert_eq!(tsv, expected);
    let jsonl = folder.zhen(&["align", "en.txt", "zh.txt", "--format", "jsonl"]).success();
    let lines: Vec<&str> = jsonl.lines().collect();
    assert!(lines[2].ends_with(r#""flags":["moved:6"],"moved":[6]}"#), "{}", lines[2]);
    assert!(lines[9].ends_with(r#""flags":["moved:3"],"moved":[3]}"#), "{}", lines[9]);
    assert!(!lines[0].contains("moved"));
}

#[test]
fn explanations_name_the_counterpart_of_moved_text() {
    let folder = folder();
    let explain = ["explain", "en.txt", "zh.txt", "--bead"];
    let text = folder.zhen(&[&explain[..], &["3"]].concat()).success();
    let moved = text.find("\n  moved       en 2 = zh 6; confidence ").map(|at| &text[at..]);
    assert!(moved.unwrap().ends_with("\n  zh 6        上游山谷的陶匠只用松木烧窑。\n"), "{text}");
    let text = folder.zhen(&[&explain[..], &["10"]].concat()).success();
    assert!(text.contains("\n  moved       en 3 = zh 7; confidence "), "{text}");
    assert!(!text.contains("-0.0000"), "{text}");
    let json = folder.zhen(&["explain", "en.txt", "zh.txt", "--format", "json"]).success();
    let lines: Vec<&str> = json.lines().collect();
    assert!(lines[2].contains(r#""flags":["null","moved:6"],"moved":[6],"#), "{}", lines[2]);
    assert!(lines[0].contains(r#""flags":[],"moved":[],"#), "{}", lines[0]);
}

#[test]
fn flags_outlast_conversion() {
    let folder = folder();
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "a.tsv"]).success();
    folder.zhen(&["convert", "a.tsv", "-o", "a.jsonl"]).success();
    folder.zhen(&["convert", "a.jsonl", "-o", "b.tsv"]).success();
    assert_eq!(folder.read("b.tsv"), folder.read("a.tsv"));
    assert!(folder.read("a.jsonl").contains("\"moved\":[7]"));
}

#[test]
fn confirmed_sentences_without_counterpart_are_not_linked() {
    let folder = folder();
    folder.put("none.index", b"[2, 3]:[]\n");
    let tsv = folder.zhen(&["align", "en.txt", "zh.txt", "--anchors", "none.index"]).success();
    assert!(!tsv.contains("moved:"), "{tsv}");
}
