//! `zhen check`: where findings stand in the original, in documents of all formats.

use std::fmt::Write as _;

use crate::command::{Folder, Run, repository};

/// The class of each finding, and its locations in the English and in the Chinese document.
fn places(run: &Run) -> Vec<[String; 3]> {
    let rows = run.stdout.lines().skip(1).map(|row| {
        let fields: Vec<&str> = row.split('\t').collect();
        [fields[2], fields[5], fields[8]].map(str::to_owned)
    });
    rows.collect()
}

#[test]
fn text_and_markdown_are_placed_by_line() {
    let english = "# Pier\n\nThe pier of Linwan is old.\n\nIt is [120 metres](a.md) long.\n";
    let chinese = "# 码头\n\n临湾的码头很旧。\n\n它长[210米](a.md)。\n";
    let folder = Folder::new(&[
        ("en.md", english.as_bytes()),
        ("zh.md", chinese.as_bytes()),
        ("en.txt", b"The pier of Linwan is old.\n\nIt is 120 metres long.\n"),
        ("zh.txt", "临湾的码头很旧。\n\n它长210米。\n".as_bytes()),
    ]);
    let run = folder.zhen(&["check", "en.md", "zh.md", "--format", "tsv"]);
    assert_eq!(places(&run), [["unit", "line 5", "line 5"]], "{run:?}");
    let run = folder.zhen(&["check", "en.txt", "zh.txt", "--format", "tsv"]);
    assert_eq!(places(&run), [["unit", "line 3 column 7", "line 3 column 3"]], "{run:?}");
}

#[test]
fn html_is_placed_by_element_and_subtitles_by_cue() {
    let page = |title: &str, paragraphs: [&str; 2]| {
        let [first, second] = paragraphs;
        format!(
            "<html><head><title>{title}</title></head><body><h1>{title}</h1><div><p>{first}</p>\
             <p>{second}</p></div></body></html>"
        )
    };
    let english =
        ["The pier of Linwan was built by the fishermen.", "The pier is 120 metres long."];
    let chinese = ["临湾的码头由渔民修建。", "码头长210米。"];
    let cues = |lines: [&str; 2]| {
        let [first, second] = lines;
        format!(
            "1\n00:00:01,000 --> 00:00:03,000\n{first}\n\n2\n00:00:04,000 --> 00:00:06,000\n{second}\n"
        )
    };
    let folder = Folder::new(&[
        ("en.html", page("The pier of Linwan", english).as_bytes()),
        ("zh.html", page("临湾的码头", chinese).as_bytes()),
        ("en.srt", cues(english).as_bytes()),
        ("zh.srt", cues(chinese).as_bytes()),
    ]);
    let run = folder.zhen(&["check", "en.html", "zh.html", "--format", "tsv"]);
    let element = "/html/body/div/p[2]";
    assert_eq!(places(&run), [["unit", element, element]], "{run:?}");
    let run = folder.zhen(&["check", "en.srt", "zh.srt", "--format", "tsv"]);
    let cue = "cue 2 00:00:04.000 --> 00:00:06.000";
    assert_eq!(places(&run), [["unit", cue, cue]], "{run:?}");
}

#[test]
fn word_files_are_placed_by_paragraph() {
    let corpus = repository().join("corpus");
    let text = std::fs::read_to_string(corpus.join("zh/law_old_wells.txt")).expect("it is there");
    let line = 1 + text.lines().position(|line| line.contains("1949年")).expect("it is said");
    let folder = Folder::new(&[("zh.txt", text.replace("1949年", "1994年").as_bytes())]);
    let english = corpus.join("formats/law_old_wells.en.docx").display().to_string();
    let run = folder.zhen(&["check", &english, "zh.txt", "--format", "tsv", "--only", "date"]);
    let [[_, english, chinese]] = places(&run).try_into().expect("there is one finding");
    assert!(english.starts_with("word/document.xml paragraph "), "{english}");
    assert!(chinese.starts_with(&format!("line {line} column ")), "{chinese}");
}

#[test]
fn pdf_files_are_placed_by_page_and_paragraph() {
    let pages: [&[&str]; 2] = [
        &["The pier of Linwan was built by the fishermen of the town."],
        &["Boats return to the harbour every morning.", "The pier is 120 metres long."],
    ];
    let chinese = "临湾的码头由本镇渔民修建。\n\n渔船每天早上返回港口。\n\n码头长210米。\n";
    let folder = Folder::new(&[("en.pdf", &pdf(&pages)), ("zh.txt", chinese.as_bytes())]);
    let run = folder.zhen(&["check", "en.pdf", "zh.txt", "--format", "tsv"]);
    assert_eq!(places(&run), [["unit", "page 2 paragraph 2", "line 5 column 4"]], "{run:?}");
}

#[test]
fn bitexts_are_placed_by_row_in_every_format_and_from_standard_input() {
    let rows = "The pier is old.\t码头很旧。\nThe pier is 120 metres long.\t码头长210米。\n";
    let folder = Folder::new(&[("rows.tsv", rows.as_bytes())]);
    for name in ["rows.tmx", "rows.xlf", "rows.jsonl", "rows.jsonl.gz", "rows.tsv.gz"] {
        folder.zhen(&["convert", "rows.tsv", "-o", name]).success();
        let run = folder.zhen(&["check", name, "--format", "tsv"]);
        assert_eq!(places(&run), [["unit", "unit 2", "unit 2"]], "{name}: {run:?}");
    }
    let run = folder.zhen_with_input(&["check", "-", "--format", "tsv"], rows.as_bytes());
    assert_eq!(places(&run), [["unit", "unit 2", "unit 2"]], "{run:?}");
}

#[test]
fn a_document_with_both_languages_is_no_bitext() {
    let corpus = repository().join("corpus/formats");
    let folder = Folder::new(&[]);
    for name in ["results_baitang_tea.both.docx", "condolence_cyclone.both.txt"] {
        let path = corpus.join(name).display().to_string();
        let run = folder.zhen(&["check", &path, "--only", "date"]);
        assert_eq!(run.code, Some(0), "{name}: {run:?}");
    }
}

#[test]
fn confirmed_beads_are_checked_as_they_are() {
    let english = "The pier is 120 metres long.\nThe quay is 80 metres long.\n";
    let chinese = "码头长120米。\n堤岸长80米。\n";
    let folder = Folder::new(&[
        ("en.txt", english.as_bytes()),
        ("zh.txt", chinese.as_bytes()),
        ("beads", b"[0]:[0]\n[1]:[]\n[]:[1]\n"),
    ]);
    let check = ["check", "en.txt", "zh.txt", "--lines", "--format", "tsv"];
    assert_eq!(folder.zhen(&check).code, Some(0));
    let run = folder.zhen(&[&check[..], &["--anchors", "beads"]].concat());
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(places(&run)[0][0], "omission", "{run:?}");
}

/// Makes a PDF with so many pages, each of some lines in a standard font.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    objects.push(format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")));
    objects.push(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    );
    for (page, lines) in pages.iter().enumerate() {
        let content = 5 + 2 * page;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        let mut stream = "BT /F1 12 Tf 72 770 Td\n".to_owned();
        for line in *lines {
            writeln!(stream, "({line}) Tj 0 -60 Td").expect("a string takes all");
        }
        stream.push_str("ET");
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).expect("a string takes all");
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("it takes all");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("a string takes all");
    }
    let count = objects.len() + 1;
    write!(file, "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
        .expect("a string takes all");
    file.into_bytes()
}
