//! `zhen pair`: mirrored names, contents, near-duplicates, files without counterpart.

use crate::command::{CHINESE, ENGLISH, Folder};

/// Two calls in one week that hardly differ, in both languages.
const CALLS: [[&str; 2]; 2] = [
    [
        "Minister Orla Venn Speaks by Phone with Foreign Minister Tomas Reyk\n\
         On March 4, 2031, Minister Orla Venn had a phone call with Foreign Minister Tomas Reyk.\n\
         Orla Venn said that the two countries should strengthen cooperation in trade and fisheries. \
         Bilateral trade reached 24.6 billion last year, an increase of 8 percent.\n\
         Tomas Reyk said that his country attaches great importance to relations between the two \
         sides and thanked Orla Venn for the help after the floods.\n\
         The two sides also exchanged views on the situation in the region.\n",
        "外交部长奥拉·文同外长托马斯·雷克通电话\n\
         2031年3月4日，外交部长奥拉·文同外长托马斯·雷克通电话。\n\
         奥拉·文表示，两国应加强贸易和渔业合作。去年双边贸易额达246亿，增长8%。\n\
         托马斯·雷克表示，该国高度重视两国关系，感谢奥拉·文在洪灾后提供的帮助。\n\
         双方还就地区局势交换了意见。\n",
    ],
    [
        "Minister Orla Venn Speaks by Phone with Foreign Minister Lena Castor\n\
         On March 7, 2031, Minister Orla Venn had a phone call with Foreign Minister Lena Castor.\n\
         Orla Venn said that the two countries should strengthen cooperation in energy and tourism. \
         Bilateral trade reached 3.1 billion last year, an increase of 15 percent.\n\
         Lena Castor said that her country attaches great importance to relations between the two \
         sides and invited Orla Venn to visit the capital in autumn.\n\
         The two sides also exchanged views on the situation in the region.\n",
        "外交部长奥拉·文同外长莱娜·卡斯托通电话\n\
         2031年3月7日，外交部长奥拉·文同外长莱娜·卡斯托通电话。\n\
         奥拉·文表示，两国应加强能源和旅游合作。去年双边贸易额达31亿，增长15%。\n\
         莱娜·卡斯托表示，该国高度重视两国关系，邀请奥拉·文秋天访问首都。\n\
         双方还就地区局势交换了意见。\n",
    ],
];

const LIGHTHOUSE: &str = "The lighthouse keeper counted the ships every evening.\n\
    In winter there were seldom more than three of them, and the sea was black.\n\
    His daughter painted the door red so that he would find it in the fog.\n\
    When the storm came, the lamp went out for the first time in forty years.\n\
    She climbed the stairs with a candle and waited until morning.\n";

const RECIPE: &str = "将两百克面粉和一个鸡蛋搅拌均匀。\n\
    加入少许盐和温水，揉成光滑的面团，静置半小时。\n\
    锅里放油，烧热后放入葱花和姜末炒香。\n\
    把面团擀成薄片，切成细条，放入沸水中煮三分钟。\n\
    捞出面条，浇上酱汁，撒上芝麻即可食用。\n";

/// Near-duplicates under names that tell nothing, an orphan on each side, a pair of mirrored names
/// that agrees and one that does not.
fn folders() -> Folder {
    Folder::new(&[
        ("en/0391.txt", CALLS[0][0].as_bytes()),
        ("en/0482.txt", CALLS[1][0].as_bytes()),
        ("zh/a.txt", CALLS[1][1].as_bytes()),
        ("zh/b.txt", CALLS[0][1].as_bytes()),
        ("en/content/en/harbour.md", ENGLISH.as_bytes()),
        ("zh/content/zh-cn/harbour.md", CHINESE.as_bytes()),
        ("en/news.en.txt", LIGHTHOUSE.as_bytes()),
        ("zh/news.zh.txt", RECIPE.as_bytes()),
        ("zh/empty.txt", b" \n"),
        ("en/wrong.txt", RECIPE.as_bytes()),
    ])
}

/// What is said of the pair of mirrored names that disagrees.
const PARTED: &str = "; 1 pairs of one name are probably no translation of each other";

fn rows(list: &str) -> Vec<Vec<&str>> {
    list.lines().map(|line| line.split('\t').collect()).collect()
}

#[test]
fn every_file_is_in_a_pair_or_has_a_reason() {
    let run = folders().zhen(&["pair", "en", "zh"]);
    assert_eq!(run.stderr, format!("1 pairs by name, 2 by content; 4 files unpaired{PARTED}\n"));
    let list = run.success();
    let rows = rows(&list);
    assert_eq!(rows[0], ["en_path", "zh_path", "score", "how", "reason"]);
    let pairs: Vec<[&str; 3]> = rows[1..4].iter().map(|row| [row[0], row[1], row[3]]).collect();
    let expected = [
        ["en/0391.txt", "zh/b.txt", "content"],
        ["en/0482.txt", "zh/a.txt", "content"],
        ["en/content/en/harbour.md", "zh/content/zh-cn/harbour.md", "names"],
    ];
    assert_eq!(pairs, expected);
    assert!(rows[1..4].iter().all(|row| row[2].parse::<f64>().is_ok_and(|score| score > 0.02)));
    let unpaired: Vec<[&str; 3]> = rows[4..].iter().map(|row| [row[0], row[1], row[2]]).collect();
    let expected = [
        ["en/news.en.txt", "", ""],
        ["en/wrong.txt", "", ""],
        ["", "zh/empty.txt", ""],
        ["", "zh/news.zh.txt", ""],
    ];
    assert_eq!(unpaired, expected);
    let reason = "zh/news.zh.txt has the same name, but they are probably not a translation of \
                  each other (0.00)";
    assert_eq!(rows[4][4], reason);
    let reason = "expected English text, found Chinese text; it may be in the wrong folder";
    assert_eq!(rows[5][4], reason);
    assert_eq!(rows[6][4], "the document is empty: there is nothing to align");
}

#[test]
fn the_list_is_taken_by_build() {
    let folder = folders();
    let run = folder.zhen(&["pair", "en", "zh", "-o", "pairs.tsv", "-j", "1"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    let two = folder.zhen(&["pair", "en", "zh", "-j", "2", "-q"]);
    assert_eq!(two.success(), folder.read("pairs.tsv"));
    let run = folder.zhen(&["build", "--jobs", "pairs.tsv", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("pairs.tsv: 4 rows have an empty path: skipped"));
    assert!(run.stderr.contains("3 pairs aligned, 0 failed"));
}

#[test]
fn names_alone_and_content_alone() {
    let folder = folders();
    let names = folder.zhen(&["pair", "en", "zh", "--by", "names"]);
    assert_eq!(names.stderr, format!("1 pairs by name, 0 by content; 8 files unpaired{PARTED}\n"));
    let content = folder.zhen(&["pair", "en", "zh", "--by", "content"]);
    assert_eq!(content.stderr, "0 pairs by name, 3 by content; 4 files unpaired\n");
}

#[test]
fn a_mirrored_pair_given_the_wrong_way_round_is_turned() {
    let folder = Folder::new(&[("e/a.txt", CHINESE.as_bytes()), ("c/a.txt", ENGLISH.as_bytes())]);
    let list = folder.zhen(&["pair", "e", "c", "-q"]).success();
    assert_eq!(rows(&list)[1][..2], ["c/a.txt", "e/a.txt"]);
}

#[test]
fn one_folder_may_hold_both_languages() {
    let folder = Folder::new(&[
        ("site/en/a.txt", ENGLISH.as_bytes()),
        ("site/zh/a.txt", CHINESE.as_bytes()),
        ("site/1.txt", CALLS[0][1].as_bytes()),
        ("site/2.txt", CALLS[0][0].as_bytes()),
    ]);
    let list = folder.zhen(&["pair", "site", "site", "-q"]).success();
    let rows = rows(&list);
    assert_eq!(rows[1][..2], ["site/2.txt", "site/1.txt"]);
    assert_eq!(rows[2][..2], ["site/en/a.txt", "site/zh/a.txt"]);
}

#[test]
fn folders_given_the_wrong_way_round_are_turned() {
    let folder = Folder::new(&[
        ("zh/a.txt", CHINESE.as_bytes()),
        ("en/a.txt", ENGLISH.as_bytes()),
        ("zh/1.txt", CALLS[0][1].as_bytes()),
        ("en/2.txt", CALLS[0][0].as_bytes()),
    ]);
    for by in ["both", "content"] {
        let run = folder.zhen(&["pair", "zh", "en", "--by", by]);
        let note = "zh holds Chinese documents, en English ones: taken the other way round\n";
        assert!(run.stderr.starts_with(note), "{}", run.stderr);
        let right = folder.zhen(&["pair", "en", "zh", "--by", by, "-q"]).success();
        assert_eq!(run.success(), right);
        assert_eq!(rows(&right)[1][..2], ["en/2.txt", "zh/1.txt"]);
    }
}

#[test]
fn a_page_full_of_identifiers_stays_with_its_mirror() {
    let english = "Call harbour_open before harbour_close.\n\
        The option --tide-table names the table of tides.\n\
        Every berth has a berth_number and a keel_depth.\n";
    let chinese = "先调用 harbour_open initialise_everything 再调用 harbour_close release_everything。\n\
        选项 --tide-table --berth-list --keel-depth --anchor-chain 指定潮汐表 tide_table_file。\n\
        每个泊位有 berth_number keel_depth anchor_chain mooring_line harbour_master_name。\n";
    let folder =
        Folder::new(&[("en/api.txt", english.as_bytes()), ("zh/api.txt", chinese.as_bytes())]);
    let list = folder.zhen(&["pair", "en", "zh", "-q"]).success();
    assert_eq!(rows(&list)[1][..2], ["en/api.txt", "zh/api.txt"]);
    // Swapped, the clear one tells which is which.
    let folder = Folder::new(&[
        ("en/api.txt", chinese.as_bytes()),
        ("zh/api.txt", english.as_bytes()),
        ("en/b.txt", ENGLISH.as_bytes()),
        ("zh/b.txt", CHINESE.as_bytes()),
    ]);
    let list = folder.zhen(&["pair", "en", "zh", "-q"]).success();
    assert_eq!(rows(&list)[1][..2], ["en/b.txt", "zh/b.txt"]);
    assert_eq!(rows(&list)[2][..2], ["zh/api.txt", "en/api.txt"]);
}

#[test]
fn one_swapped_pair_among_others_is_turned() {
    let folder = Folder::new(&[
        ("en/a.txt", ENGLISH.as_bytes()),
        ("zh/a.txt", CHINESE.as_bytes()),
        ("en/b.txt", CALLS[0][1].as_bytes()),
        ("zh/b.txt", CALLS[0][0].as_bytes()),
    ]);
    let list = folder.zhen(&["pair", "en", "zh", "-q"]).success();
    assert_eq!(rows(&list)[1][..2], ["en/a.txt", "zh/a.txt"]);
    assert_eq!(rows(&list)[2][..2], ["zh/b.txt", "en/b.txt"]);
}

#[test]
fn in_one_tree_folders_come_before_words_in_names() {
    let folder = Folder::new(&[
        ("hk/en/hk_coastal_drill.txt", ENGLISH.as_bytes()),
        ("hk/zh/hk_coastal_drill.txt", CHINESE.as_bytes()),
        // Names that lie: only contents are asked.
        ("hk/one_zh.txt", CALLS[0][0].as_bytes()),
        ("hk/two_en.txt", CALLS[0][1].as_bytes()),
    ]);
    let list = folder.zhen(&["pair", "hk", "hk", "-q"]).success();
    let pair = ["hk/en/hk_coastal_drill.txt", "hk/zh/hk_coastal_drill.txt"];
    assert_eq!(rows(&list)[1][..2], pair);
    let list = folder.zhen(&["pair", "hk", "hk", "--by", "content", "-q"]).success();
    assert_eq!(rows(&list)[1][..2], pair);
    assert_eq!(rows(&list)[2][..2], ["hk/one_zh.txt", "hk/two_en.txt"]);
}

#[cfg(unix)]
#[test]
fn names_that_would_break_the_list_are_warned_of() {
    let folder = Folder::new(&[
        ("en/a.txt", ENGLISH.as_bytes()),
        ("zh/a.txt", CHINESE.as_bytes()),
        ("en/tab\there.txt", CALLS[0][0].as_bytes()),
        ("zh/tab\there.txt", CALLS[0][1].as_bytes()),
        ("en/line\nbreak.txt", CALLS[1][0].as_bytes()),
        ("zh/line.txt", CALLS[1][1].as_bytes()),
        ("en/.hidden", b"x"),
    ]);
    std::os::unix::fs::symlink("nowhere", folder.path("en/broken.txt")).expect("tests can link");
    let run = folder.zhen(&["pair", "en", "zh", "-o", "pairs.tsv", "-v"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let advice = "rename it, or use zhen build EN_DIR ZH_DIR";
    assert!(run.stderr.contains(&format!("here.txt: its name has a tab: {advice}\n")));
    assert!(run.stderr.contains("1 hidden files and folders passed over\n"), "{}", run.stderr);
    let list = folder.read("pairs.tsv");
    let rows = rows(&list);
    assert!(rows.iter().all(|row| row.len() == 5), "{list}");
    assert_eq!(rows[1][..2], ["en/a.txt", "zh/a.txt"]);
    let unpaired: Vec<[&str; 3]> = rows[2..].iter().map(|row| [row[0], row[1], row[4]]).collect();
    let (tab, line) =
        (format!("its name has a tab: {advice}"), format!("its name has a line break: {advice}"));
    let expected = [
        ["en/broken.txt", "", "it is a link to a file that is not there"],
        ["en/line\u{fffd}break.txt", "", &line],
        ["en/tab\u{fffd}here.txt", "", &tab],
        ["", "zh/line.txt", "its counterpart cannot be listed: en/line break.txt"],
        ["", "zh/tab\u{fffd}here.txt", &tab],
    ];
    assert_eq!(unpaired, expected);
    let run = folder.zhen(&["build", "--jobs", "pairs.tsv", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_warned_of() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[("en/a.txt", ENGLISH.as_bytes()), ("zh/a.txt", CHINESE.as_bytes())]);
    for (side, text) in [("en", CALLS[0][0]), ("zh", CALLS[0][1])] {
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
        std::fs::write(folder.path(side).join(name), text).expect("tests can write files");
    }
    let run = folder.zhen(&["pair", "en", "zh"]);
    assert_eq!(run.stderr.matches("its name is not UTF-8: rename it").count(), 2);
    assert_eq!(rows(&run.success()).len(), 4);
}

#[test]
fn two_laws_are_no_pair_for_their_form() {
    let english = "Regulation on Harbour Lighthouses\nChapter I General Provisions\n\
        Article 1 This Regulation is formulated in order to protect lighthouses and the ships that \
        pass them at night.\n\
        Article 2 The harbour master keeps a register of lamps, bells and fog horns, and shows it \
        to any captain who asks for it.\n\
        Article 3 The keeper shall light the lamp every evening before the sun is gone, and may \
        not leave the tower during a storm.\n\
        Chapter II Towers\n\
        Article 4 Towers are painted white with two red rings, so that sailors know them from the \
        church.\n\
        Article 5 Nobody may hang nets, laundry or advertisements on a tower. Whoever does shall \
        be fined not more than 2,000 yuan.\n\
        Article 6 Old lenses are given to the museum of the island.\n\
        Chapter III Supplementary Provisions\n\
        Article 7 Lightships are treated as lighthouses while they lie at anchor.\n\
        Article 8 This Regulation shall come into force on May 1, 2031.\n";
    let chinese = "果园养蜂条例\n第一章 总则\n\
        第一条 为了规范果园养蜂活动，防止蜂群疾病传播，制定本条例。\n\
        第二条 本条例所称蜂箱，是指木制或者草编的蜂群居所。\n\
        第三条 养蜂人应当在春天检查蜂箱，并登记蜂王的年龄。\n\
        第四条 果农喷洒农药三天以前，应当通知附近的养蜂人。\n\
        第二章 蜂蜜\n\
        第五条 蜂蜜的颜色、气味和水分应当符合标准。\n\
        第六条 禁止在蜂蜜中掺入糖浆。掺入糖浆的，没收蜂蜜，并处二千元罚款。\n\
        第三章 附则\n\
        第七条 山区蜂农合作社可以参照本条例。\n\
        第八条 本条例自2031年7月1日起施行。\n";
    let folder = Folder::new(&[
        ("en/law.txt", english.as_bytes()),
        ("en/1.txt", CALLS[0][0].as_bytes()),
        ("zh/2.txt", CALLS[0][1].as_bytes()),
        ("zh/tiaoli.txt", chinese.as_bytes()),
    ]);
    let list = folder.zhen(&["pair", "en", "zh", "-q"]).success();
    let rows = rows(&list);
    assert_eq!(rows[1][..2], ["en/1.txt", "zh/2.txt"]);
    assert_eq!(
        [rows[2][..2].to_vec(), rows[3][..2].to_vec()],
        [["en/law.txt", ""], ["", "zh/tiaoli.txt"]]
    );
}

#[test]
fn what_cannot_be_run_is_told() {
    let folder =
        Folder::new(&[("en/a.txt", LIGHTHOUSE.as_bytes()), ("zh/b.txt", RECIPE.as_bytes())]);
    let line = "en and zh: nothing to do: no document pair found among 2 files";
    folder.zhen(&["pair", "en", "zh", "-o", "pairs.tsv"]).refused(line);
    assert_eq!(folder.names(), ["en", "zh"]);
    folder.zhen(&["pair", "en", "no"]).refused("no: there is no such folder");
    let line = "invalid value '1.5' for '--min-score <P>': expected a number above 0 and below 1; \
                see zhen pair --help";
    folder.zhen(&["pair", "en", "zh", "--min-score", "1.5"]).refused(line);
}
