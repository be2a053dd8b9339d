//! Boilerplate that `zhen build` learns from the pages of a site.

use crate::command::Folder;

/// Six pages of one site, with phrases around them that no list of phrases could hold.
fn site() -> Folder {
    let stories = [
        ("A Heron Nests on the Crane", "The heron came in March. Nobody had the heart to move it."),
        ("The Fog Bell Is Back", "The bell was found in a barn. It rings as it did in 1911."),
        ("Two Boats Share One Mast", "The storm took the other mast. They sail in turns."),
        ("A Map of Smells", "Pupils drew it in a week. The fish market has its own colour."),
        ("Ice on the Long Pier", "The ice was a hand thick. The ferry stayed on the island."),
        ("The Last Net Maker", "He has made nets for sixty years. His hands know the knots."),
    ];
    let chinese = [
        ("苍鹭在吊车上筑巢", "苍鹭三月飞来。谁也不忍心把它赶走。"),
        ("雾钟归来", "这口钟是在谷仓里找到的。它的声音和1911年一样。"),
        ("两船共用一桅", "另一根桅杆被风暴卷走。两条船轮流出海。"),
        ("气味地图", "学生们用一周画成。鱼市场有自己的颜色。"),
        ("长堤结冰", "冰有一掌厚。渡轮停在岛上。"),
        ("最后的织网人", "他织网六十年。他的手记得每一个结。"),
    ];
    let mut files = Vec::new();
    for (index, (title, text)) in stories.iter().enumerate() {
        let page = format!(
            "The Lantern Gazette of Gull Island\nHerons, hulls and high water\n\n{title}\n\n{text}\n\n\
             Knock three times at the harbour office to reach us\nGull Island keeps no clocks\n"
        );
        files.push((format!("en/{index}.txt"), page));
        let (title, text) = chinese[index];
        let page = format!(
            "鸥岛灯笼报\n苍鹭、船壳与高潮\n\n{title}\n\n{text}\n\n有事请到港务室敲门三下\n鸥岛不设钟表\n"
        );
        files.push((format!("zh/{index}.txt"), page));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, page)| (name.as_str(), page.as_bytes())).collect();
    Folder::new(&files)
}

#[test]
fn lines_that_repeat_on_the_pages_of_a_folder_are_left_out() {
    let folder = site();
    let columns = ["--columns", "src_text,trg_text", "--no-header", "--with-null"];
    let build = [&["build", "en", "zh", "-o", "out"][..], &columns].concat();
    let run = folder.zhen(&build);
    for side in ["en", "zh"] {
        let told = format!("{side}: 4 lines repeat on many of 6 pages; ");
        assert!(run.stderr.contains(&told), "{}", run.stderr);
    }
    let corpus = folder.read("out/corpus.tsv");
    assert_eq!(corpus.lines().count(), 18, "{corpus}");
    assert!(!corpus.contains("Lantern Gazette") && !corpus.contains("钟表"), "{corpus}");
    assert!(corpus.contains("The Fog Bell Is Back\t雾钟归来"), "{corpus}");
}

#[test]
fn site_lines_are_kept_on_demand_and_never_learned_from_few_pages() {
    let folder = site();
    folder.zhen(&["build", "en", "zh", "-o", "all", "--no-site-lines"]).success();
    assert!(folder.read("all/corpus.tsv").contains("Lantern Gazette"));
    for name in ["4.txt", "5.txt"] {
        std::fs::remove_file(folder.path(&format!("en/{name}"))).unwrap();
        std::fs::remove_file(folder.path(&format!("zh/{name}"))).unwrap();
    }
    folder.zhen(&["build", "en", "zh", "-o", "few"]).success();
    assert!(folder.read("few/corpus.tsv").contains("Lantern Gazette"));
}

#[test]
fn clauses_that_all_documents_of_a_folder_share_are_kept() {
    let contract = |n: usize| {
        format!(
            "Supply Contract {n}\n\nThis contract is made on {n} May 2002.\n\n\
             The supplier shall deliver the goods within thirty days.\n\n\
             Payment\n\nThe buyer shall pay the price within sixty days.\n\n\
             The price of contract {n} is 10{n} crowns.\n\n\
             This contract is governed by the laws of the island.\n"
        )
    };
    let chinese = |n: usize| {
        format!(
            "供应合同{n}\n\n本合同订立于2002年5月{n}日。\n\n供应方应当在三十日内交付货物。\n\n付款\n\n\
             买方应当在六十日内支付价款。\n\n合同{n}的价款为10{n}克朗。\n\n本合同适用该岛的法律。\n"
        )
    };
    let files: Vec<(String, String)> = (1..8)
        .flat_map(|n| [(format!("en/{n}.txt"), contract(n)), (format!("zh/{n}.txt"), chinese(n))])
        .collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = Folder::new(&files);
    folder.zhen(&["build", "en", "zh", "-o", "with"]).success();
    folder.zhen(&["build", "en", "zh", "-o", "without", "--no-site-lines"]).success();
    assert_eq!(folder.read("with/corpus.tsv"), folder.read("without/corpus.tsv"));
}
