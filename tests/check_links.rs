//! `zhen check` on links and code of Markdown and HTML.
//!
//! A case is a pair of pages of which one paragraph differs, and what is found there.

use crate::command::Folder;

/// English and Chinese, and the messages that are expected.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Paragraphs, one a case, that stand in one page, with what is found in them.
const CASES: [Case; 22] = [
    ("Read [the rules](/docs/rules) of the pier.", "请阅读码头的[规则](/zh-cn/docs/rules/)。", &[]),
    (
        "Boats leave from [pier two](/docs/pier-two) at noon.",
        "船于中午从[二号码头](/zh-cn/docs/pier-three)出发。",
        &["English links to “/docs/pier-two”, Chinese to “/zh-cn/docs/pier-three”."],
    ),
    (
        "The lamp is described [here](https://lamps.example/en/big).",
        "灯的说明见[此处](https://lamps.example/zh/big)。",
        &[],
    ),
    (
        "The harbour has [a history](https://en.wikipedia.org/wiki/Harbour).",
        "港口有其[历史](https://zh.wikipedia.org/wiki/%E6%B8%AF)。",
        &[],
    ),
    ("Fees are listed [below](#fees).", "费用[见下文](#费用)。", &[]),
    (
        "Ask [the office](mailto:desk@harbour.example) for a berth.",
        "泊位请向[办公室](mailto:help@harbour.example)查询。",
        &[
            "English links to “mailto:desk@harbour.example”, Chinese to “mailto:help@harbour.example”.",
        ],
    ),
    (
        "Divers must read [the notice](notice.md) first.",
        "潜水员须先阅读通告。",
        &["English links to “notice.md”, Chinese does not."],
    ),
    (
        "Swimming is allowed in July.",
        "七月允许[游泳](swim.md)。",
        &["Chinese links to “swim.md”, English does not."],
    ),
    (
        "The map: ![Map of the harbour](img/map.svg) shows all piers.",
        "地图：![港口地图](img/map-zh.svg)显示所有码头。",
        &[],
    ),
    (
        "The photo: ![The old crane](img/crane.png) is from the museum.",
        "照片：![旧吊车](img/cranes.png)来自博物馆。",
        &["English links to “img/crane.png”, Chinese to “img/cranes.png”."],
    ),
    ("Call it by [its code][code], which is short.", "请用其[代码][code]称呼，代码很短。", &[]),
    (
        "Run `ferry list piers` to see them all.",
        "运行 `ferry list pier` 可查看全部。",
        &["English has “ferry list piers”, Chinese has “ferry list pier”."],
    ),
    ("Set `tide_limit` before the first voyage.", "首次航行前请设置 `tide_limit`。", &[]),
    (
        "Type `ferry open <your-pier>` to open a gate.",
        "输入 `ferry open <码头名称>` 以打开闸门。",
        &[],
    ),
    (
        "Give `--quiet` to hear nothing of the waves.",
        "如不想听到海浪声，请使用静音选项。",
        &["English has “--quiet”, Chinese does not."],
    ),
    ("The state is `Running` while it moves.", "移动时状态为“运行中”。", &[]),
    ("Two `Pods` sail together.", "两个 `Pod` 一起航行。", &[]),
    (
        "```sh\n# list all the boats\nferry list boats # all of them\n```",
        "```sh\n# 列出所有船\nferry list boats # 全部\n```",
        &[],
    ),
    (
        "```sh\nferry paint \"green boat\" --twice\n```",
        "```sh\nferry paint \"绿船\" --twice\n```",
        &[],
    ),
    (
        "```yaml\nboat: heron\nseats: 12\ncrew: 3\n```",
        "```yaml\nboat: heron\nseats: 21\ncrew: 3\n```",
        &["English has “seats: 12”, Chinese has “seats: 21”."],
    ),
    (
        "```sh\nferry dock heron\n```",
        "```sh\nferry dock heron\nferry wash heron\n```",
        &["Chinese has “ferry wash heron”, English does not."],
    ),
    (
        "```\nferry anchor egret --deep\nferry sleep egret\n```",
        "",
        &["English has “ferry anchor egret --deep”, Chinese does not."],
    ),
];

/// The whole page of one language: each paragraph under a heading.
fn page(side: fn(&Case) -> &'static str) -> String {
    let mut page = "# Harbour\n".to_owned();
    for case in &CASES {
        page.extend(["\n", side(case), "\n"]);
    }
    page + "\n[code]: https://code.example/short\n"
}

#[test]
fn links_and_code_are_compared_where_they_stand() {
    let folder = Folder::new(&[
        ("en.md", page(|case| case.0).as_bytes()),
        ("zh.md", page(|case| case.1).replace("# Harbour", "# 港口").as_bytes()),
    ]);
    let run = folder.zhen(&["check", "en.md", "zh.md", "--format", "tsv", "--only", "link,code"]);
    let found: Vec<&str> =
        run.stdout.lines().skip(1).filter_map(|row| row.split('\t').next_back()).collect();
    let expected: Vec<&str> = CASES.iter().flat_map(|case| case.2).copied().collect();
    let missed: Vec<&&str> = expected.iter().filter(|own| !found.contains(own)).collect();
    let alarms: Vec<&&str> = found.iter().filter(|own| !expected.contains(own)).collect();
    assert!(missed.is_empty() && alarms.is_empty(), "missed {missed:#?}\nalarms {alarms:#?}");
    // The places are those of the files.
    let row = run.stdout.lines().find(|row| row.contains("pier-three")).unwrap_or_default();
    assert!(row.contains("line 5") && row.contains("二号码头"), "{row}");
}

#[test]
fn html_links_are_compared_but_not_where_two_sites_have_nothing_in_common() {
    let page = |title: &str, paragraphs: &[&str]| {
        let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
        format!(
            "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>\n{body}</article></body></html>"
        )
    };
    let english = [
        "The harbour office opens at <a href=\"/en/hours\">eight in the morning</a> on all days.",
        "Boats are listed in <a href=\"https://boats.example/list\">the register of the town</a>.",
        "Enter <code>berth_number</code> in the form that the guard hands out at the gate.",
    ];
    let chinese = [
        "港务处每天<a href=\"/zh/hours\">早上八点</a>开门办公。",
        "船只列于<a href=\"https://boats.example/crew\">本镇的登记册</a>之中，可供查阅。",
        "请在门卫于门口发放的表格中填写<code>berth_numbers</code>一栏。",
    ];
    let folder = Folder::new(&[
        ("en.html", page("The harbour", &english).as_bytes()),
        ("zh.html", page("港口", &chinese).as_bytes()),
    ]);
    let run = folder.zhen(&["check", "en.html", "zh.html", "--format", "tsv"]);
    let classes: Vec<&str> =
        run.stdout.lines().skip(1).filter_map(|row| row.split('\t').nth(2)).collect();
    assert_eq!(classes, ["link", "code"], "{run:?}");

    let of_site = |site: &str, words: [&str; 5]| {
        let link = |word: &str| format!("<a href=\"{site}/{}\">{word}</a>", word.len());
        words.map(link).join("\n</p><p>")
    };
    let english = of_site(
        "https://port.example/en",
        [
            "The first notice is out.",
            "The second one is new.",
            "A third came late.",
            "The fourth is long, and read.",
            "The fifth is last.",
        ],
    );
    let chinese = of_site(
        "https://gov.example/tongzhi",
        [
            "第一份通告已经发布。",
            "第二份是新的。",
            "第三份来得较晚。",
            "第四份很长，已有人读过。",
            "第五份是最后一份。",
        ],
    );
    folder.put("en2.html", page("Notices", &[&english]).as_bytes());
    folder.put("zh2.html", page("通告", &[&chinese]).as_bytes());
    let run = folder.zhen(&["check", "en2.html", "zh2.html", "--only", "link"]);
    assert_eq!(run.code, Some(0), "{run:?}");
}
