//! Pages as a whole: what is written, and what faulty pages are answered.

use super::*;
use crate::bitext::{PassedOverCount, ReadError};
use crate::marks::{Mark, MarkKind};

fn sample_row() -> BitextRow {
    BitextRow {
        source_document: "en/rain.txt".into(),
        target_document: "zh/雨.txt".into(),
        source_text: "It rained for 3 days.".into(),
        target_text: "下了三天雨。".into(),
        score: 0.973_12,
        source_ids: vec![4],
        target_ids: vec![5, 6],
        source_kinds: vec!["paragraph".into()],
        target_kinds: vec!["heading2".into(), "paragraph".into()],
        source_language: "en".into(),
        target_language: "zh-Hans".into(),
        ..BitextRow::default()
    }
}

fn page(rows: &[(BitextRow, RowMarks)], title: &str) -> String {
    let mut file = Vec::new();
    let mut writer = Box::new(HtmlWriter::new(&mut file, title).expect("nothing is written yet"));
    for (row, marks) in rows {
        writer.write_row(row, marks).expect("memory can be written");
    }
    FormatWriter::finish(writer).expect("memory can be written");
    String::from_utf8(file).expect("a page is text")
}

/// The lines between the frame's head and foot, without the document pair's heading.
fn articles(page: &str) -> Vec<&str> {
    page.lines().filter(|line| line.starts_with("<article ")).collect()
}

/// The rows by their English text, the errors by their message.
fn texts_and_errors(page: &str) -> Vec<String> {
    let message = |error: ReadError| error.to_string();
    let rows = read_html(page.as_bytes(), PassedOverCount::default());
    rows.map(|row| row.map_or_else(message, |row| row.source_text)).collect()
}

#[test]
fn marks_that_only_their_maker_could_make_are_counted_when_read() {
    let mark = |range, kind, link| Mark { range, kind, link };
    let marks = RowMarks {
        english: vec![
            mark(0..2, MarkKind::Word, Some(0)),
            mark(3..9, MarkKind::Term, None),
            mark(14..20, MarkKind::Fact, Some(1)),
        ],
        chinese: vec![mark(0..3, MarkKind::Word, Some(0)), mark(6..12, MarkKind::Fact, Some(1))],
    };
    let page = page(&[(sample_row(), marks), (sample_row(), RowMarks::default())], "");
    let mut rows = crate::read_rows(crate::Format::Html, page.as_bytes());
    assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 2);
    assert_eq!(rows.passed_over().to_string(), "word marks (2), term marks (1)");
}

#[test]
fn a_bead_is_one_line_with_its_marks() {
    let mark = |range, link| Mark { range, kind: MarkKind::Fact, link };
    let marks =
        RowMarks { english: vec![mark(14..20, Some(0))], chinese: vec![mark(6..12, Some(0))] };
    let page = page(&[(sample_row(), marks)], "");
    assert!(page.contains("<title>rain.txt · 雨.txt</title>"));
    let expected = concat!(
        r#"<article class="bead shade0" id="b1" data-score="0.9731"><div class="margin"><b>1</b> "#,
        r#"<span>1-2</span> <i>0.97</i></div>"#,
        r#"<p class="en kind-paragraph" id="en1-4" lang="en" dir="auto" data-ids="4" "#,
        r#"data-kinds="paragraph">It rained for <span class="fact" data-link="0">3 days</span>.</p>"#,
        r#"<p class="zh" id="zh1-5" lang="zh-Hans" dir="auto" data-ids="5 6" "#,
        r#"data-kinds="heading2; paragraph"><a id="zh1-6"></a>下了"#,
        r#"<span class="fact" data-link="0">三天</span>雨。</p></article>"#,
    );
    assert_eq!(articles(&page), [expected]);
}

#[test]
fn marks_of_a_text_that_is_brought_to_one_line_are_passed_over() {
    let mark = Mark { range: 0..3, kind: MarkKind::Word, link: None };
    let row = BitextRow { source_text: " It\nrained.".into(), ..sample_row() };
    let page = page(&[(row, RowMarks { english: vec![mark], chinese: Vec::new() })], "");
    assert!(articles(&page)[0].contains(">It rained.</p>"));
}

#[test]
fn an_empty_side_says_what_it_is() {
    let english = BitextRow {
        target_text: String::new(),
        target_ids: Vec::new(),
        target_kinds: Vec::new(),
        ..sample_row()
    };
    let moved = BitextRow { flags: vec!["moved:7,8".into(), "a<b".into()], ..english.clone() };
    let odd = BitextRow { flags: vec!["moved:x".into()], ..english.clone() };
    let blank = BitextRow { target_ids: vec![9], ..english.clone() };
    let rows = [english, moved, odd, blank].map(|row| (row, RowMarks::default()));
    let page = page(&rows, "");
    let lines = articles(&page);
    let side = |text| format!("<p class=\"zh none\" lang=\"en\" dir=\"auto\">{text}</p></article>");
    assert!(lines[0].ends_with(&side("Not in the Chinese")), "{}", lines[0]);
    let link = "Stands elsewhere: <a href=\"#zh1-7\">Chinese 7–8</a>";
    assert!(lines[1].ends_with(&side(link)), "{}", lines[1]);
    assert!(lines[1].contains(" <em><bdi>a&lt;b</bdi></em></div>"), "{}", lines[1]);
    assert!(lines[1].contains("class=\"bead shade0 null moved\" id=\"b2\""), "{}", lines[1]);
    assert!(lines[2].contains("<em><bdi>moved:x</bdi></em>"), "{}", lines[2]);
    // A blank line of the document is a sentence, though nothing is to be seen.
    assert!(lines[3].contains("class=\"bead shade0\" id=\"b4\""), "{}", lines[3]);
    let read: Vec<_> =
        read_html(page.as_bytes(), PassedOverCount::default()).filter_map(Result::ok).collect();
    let written = rows.map(|(row, _)| BitextRow { score: 0.9731, ..row });
    assert_eq!(read, written);
}

#[test]
fn another_document_pair_has_a_heading_and_anchors_of_its_own() {
    let other = BitextRow { target_document: "zh/雪.txt".into(), ..sample_row() };
    let rows = [sample_row(), sample_row(), other].map(|row| (row, RowMarks::default()));
    let page = page(&rows, "Weather & <more>");
    assert!(page.contains("<title>Weather &amp; &lt;more&gt;</title>"));
    assert_eq!(page.matches("<section class=\"pair\"").count(), 2);
    assert!(page.contains("<dt>document pairs</dt><dd>2</dd>"));
    assert!(articles(&page)[2].contains(" id=\"zh2-5\""));
}

#[test]
fn beads_stand_in_groups() {
    let rows = vec![(sample_row(), RowMarks::default()); 2 * LEAF + 1];
    let page = page(&rows, "");
    assert_eq!(page.matches("<div class=\"leaf\">").count(), 3);
    assert_eq!(page.matches("<div").count(), page.matches("</div>").count());
    assert_eq!(texts_and_errors(&page).len(), rows.len());
}

#[test]
fn a_page_without_beads_reads_back_as_none() {
    let page = page(&[], "");
    assert!(page.contains("<title>Bitext</title>") && page.contains("<dt>beads</dt><dd>0</dd>"));
    assert!(texts_and_errors(&page).is_empty());
}

#[test]
fn faulty_beads_are_named_and_reading_goes_on() {
    let rows = vec![(sample_row(), RowMarks::default()); 3];
    let page = page(&rows, "");
    let line =
        page.lines().position(|line| line.starts_with("<article ")).map_or(0, |line| line + 2);
    let text = "It rained for 3 days.";
    let table = [
        (
            "data-score=\"0.9731\"",
            "data-score=\"high\"",
            "expected a score such as 0.9731, found `high`",
        ),
        (" data-score=\"0.9731\"", "", "expected data-score"),
        ("id=\"b2\"", "id=\"2\"", "expected the number of a bead such as b1, found `2`"),
        ("id=\"b2\"", "id=\"b7\"", "expected bead 2, found bead 7; a part of the page is missing"),
        (
            "data-ids=\"4\"",
            "data-ids=\"4,5\"",
            "expected sentence indices such as 3 4, found `4,5`",
        ),
        ("data-ids=\"4\"", "data-offsets=\"4\"", "expected offsets such as 0-17, found `4`"),
        ("=\"paragraph\"", "=\"a;b\"", "expected a list in data-kinds, found `a;b`"),
        ("id=\"en1-4\"", "id=en1-4", "expected attributes such as id=\"b1\" in <p>"),
        (
            "It rained",
            "It&nbsp;rained",
            "expected &amp; for an ampersand in `It&nbsp;rained for 3 days.`",
        ),
        (
            "It rained",
            "<i data-char=\"FFFFFFFF\">",
            "expected a character's code, found `FFFFFFFF`",
        ),
        ("</article>", "", "expected an English and a Chinese side and </article>"),
        ("class=\"en ", "class=\"", "expected an English and a Chinese side and </article>"),
        ("</article>", "</article", "a tag does not end in this line"),
        (
            "<article ",
            "<li ",
            "expected a bead, found `<li class=\"bead shade0\" id=\"b2\" data-sco…`",
        ),
    ];
    for (found, replacement, problem) in table {
        let whole: Vec<&str> = page.lines().collect();
        let faulty = whole[line - 1].replace(found, replacement);
        assert_ne!(faulty, whole[line - 1], "{found}");
        let mut lines = whole.clone();
        lines[line - 1] = &faulty;
        let expected = [text, &format!("line {line}: {problem}"), text];
        assert_eq!(texts_and_errors(&lines.join("\n")), expected, "{replacement}");
    }
}

#[test]
fn a_page_saved_by_a_browser_reads_back() {
    let page = page(&[(sample_row(), RowMarks::default())], "");
    let saved = page.replace("</body>\n</html>\n", "</body></html>");
    assert_ne!(saved, page);
    assert_eq!(texts_and_errors(&saved), texts_and_errors(&page));
}

#[test]
fn a_page_with_a_part_cut_from_its_middle_is_told() {
    let other = BitextRow { target_document: "zh/雪.txt".into(), ..sample_row() };
    let rows = [sample_row(), sample_row(), sample_row(), other.clone(), other];
    let page = page(&rows.map(|row| (row, RowMarks::default())), "");
    let text = "It rained for 3 days.";
    let without = |from: &str, to: &str| {
        let (start, end) = (page.find(from).expect("it starts"), page.find(to).expect("it ends"));
        page[..start].to_owned() + &page[end..]
    };
    let missing = "a part of the page is missing";
    let line =
        |cut: &str, found: &str| 1 + cut.lines().take_while(|line| !line.contains(found)).count();
    let cut = without(
        "<article class=\"bead shade0\" id=\"b2\"",
        "<article class=\"bead shade0\" id=\"b3\"",
    );
    let problem =
        format!("line {}: expected bead 2, found bead 3; {missing}", line(&cut, "id=\"b3\""));
    assert_eq!(texts_and_errors(&cut), [text, &problem, text, text]);
    let cut = without("<article class=\"bead shade0\" id=\"b5\"", "</div>\n</section>\n</main>");
    let problem = format!("line {}: expected 5 beads, found 4; {missing}", line(&cut, "<dl>"));
    assert_eq!(texts_and_errors(&cut), [text, text, text, text, &problem]);
    // Numbers may be anything after a fault.
    let most = page.replace("id=\"b2\"", &format!("id=\"b{}\"", usize::MAX));
    assert_eq!(texts_and_errors(&most.replace("id=\"b1\"", "id=\"b9\"")).len(), 5);
    let heading = page.rfind("<section ").expect("there is a second pair");
    let end = heading + page[heading..].find('\n').expect("it is a line");
    let cut = page[..heading].to_owned() + &page[end..];
    let problem =
        format!("line {}: expected 2 document pairs, found 1; {missing}", line(&cut, "<dl>"));
    assert_eq!(texts_and_errors(&cut), [text, text, text, text, text, &problem]);
}

#[test]
fn a_page_of_another_maker_and_a_page_cut_short_are_told() {
    let other = "line 1: expected a page that zhen wrote, found another";
    let foreign = format!("<!DOCTYPE html>\n<title>x</title>\n{}", "<p>text\n".repeat(100));
    for text in ["", "\n", "<html>", "one line\n", &foreign] {
        let found = texts_and_errors(text);
        assert!(found.len() == 1 && found[0].starts_with(other), "{found:?}");
    }
    let page = page(&[(sample_row(), RowMarks::default())], "");
    let lines = page.lines().count();
    let cut = page.trim_end().strip_suffix("</html>").expect("the page ends");
    let message = format!("line {}: the page ends early: expected </html>", lines - 1);
    assert_eq!(texts_and_errors(cut)[1..], [message]);
    let two = format!("{page}\n{page}");
    let message = format!("line {}: expected nothing after the page", lines + 2);
    assert_eq!(texts_and_errors(&two)[1..], [message]);
    let names = page.replace("</bdi></h2></header>", "</h2></header>");
    let found = texts_and_errors(&names);
    assert!(
        found.len() == 1 && found[0].ends_with("expected the names of two documents"),
        "{found:?}"
    );
}
