//! What holds of every page and e-book: no letter is lost or doubled, nothing panics, and neither
//! depth nor size breaks the readers.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use zhen_document::{Boilerplate, DocumentFormat, PageOptions, ReadOptions, read, witness};
use zhen_text::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Counts letters and digits, whatever their order.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

fn assert_nothing_lost(bytes: &[u8], format: DocumentFormat) {
    for boilerplate in [Boilerplate::Omit, Boilerplate::Keep] {
        let mut options = ReadOptions::default();
        options.format = Some(format);
        options.page = PageOptions::with_boilerplate(boilerplate);
        let reading = read(bytes, &options).expect("it can be read");
        let again = witness(bytes, &options).expect("it was read before");
        assert_eq!(letters(reading.extract.text()), letters(&again));
        // Panics if the pieces do not cover the text.
        reading.extract.into_document(Language::English);
    }
}

fn page_of_parts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        proptest::sample::select(vec![
            "<p>",
            "</p>",
            "<div class='nav'>",
            "<div>",
            "</div>",
            "<ul>",
            "<li>",
            "</ul>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "</table>",
            "<br>",
            "<h1>",
            "</h1>",
            "<h3>",
            "<pre>",
            "</pre>",
            "<code>",
            "</code>",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<title>",
            "</title>",
            "<ruby>",
            "<rt>",
            "</rt>",
            "</ruby>",
            "<template>",
            "</template>",
            "<span hidden>",
            "<span style='display:none'>",
            "</span>",
            "<!--",
            "-->",
            "<!-- a <b>note</b> -->",
            "<![CDATA[",
            "]]>",
            "<svg>",
            "</svg>",
            "<textarea>",
            "</textarea>",
            "<noscript>",
            "</noscript>",
            "<body>",
            "</head>",
            "<head>",
            "<article>",
            "</article>",
            "<nav>",
            "</nav>",
            "<p lang=en>",
            "&amp;",
            "&nbsp;",
            "&#0;",
            "&bogus",
            "<",
            ">",
            "\"",
            "<x:y z",
            "<br/>",
            "<rt/>",
            "<script/>",
            "<!--[if IE 6]>",
            "<![endif]-->",
            "<noembed>",
            "</noembed>",
            "<iframe>",
            "</iframe>",
            "\u{0}",
            "\n",
            "\n\n",
            " ",
            "\u{3000}",
            "<select><option>",
            "</select>",
            "<math>",
            "</math>",
            "<p><p><p>",
        ])
        .prop_map(str::to_owned),
        "[a-z0-9 ]{1,12}",
        "[渡轮六点开航，。港]{1,12}",
        "The ferry sails at six, and it comes back at nine in the evening\\. ",
    ];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn book_of(part: &str) -> Vec<u8> {
    let package = r#"<package><metadata><dc:title>A</dc:title></metadata><manifest>
        <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine><itemref idref="a"/></spine></package>"#;
    let files = [
        ("META-INF/container.xml", r#"<container><rootfile full-path="p.opf"/></container>"#),
        ("p.opf", package),
        ("a.xhtml", part),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory takes everything");
        archive.write_all(content.as_bytes()).expect("memory takes everything");
    }
    archive.finish().expect("memory takes everything").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_letter_of_any_page_is_lost(page in page_of_parts()) {
        assert_nothing_lost(page.replace('\u{0}', "").as_bytes(), DocumentFormat::Html);
    }

    #[test]
    fn no_letter_of_any_book_is_lost(part in page_of_parts()) {
        assert_nothing_lost(&book_of(&part.replace('\u{0}', "")), DocumentFormat::Epub);
    }

    #[test]
    fn any_text_is_read_as_a_page(text in "\\PC{0,80}") {
        assert_nothing_lost(text.as_bytes(), DocumentFormat::Html);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in [DocumentFormat::Html, DocumentFormat::Epub] {
            let mut options = ReadOptions::default();
            options.format = Some(format);
            let _ = read(&bytes, &options);
        }
    }

    #[test]
    fn a_book_cut_anywhere_is_refused(length in 0_usize..400) {
        let book = book_of("<p>The ferry sails at six.</p>");
        let cut = &book[..length.min(book.len() - 1)];
        let mut options = ReadOptions::default();
        options.format = Some(DocumentFormat::Epub);
        prop_assert!(read(cut, &options).is_err());
    }
}

#[test]
fn odd_pages_are_read() {
    let deep = format!("{}text{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let many = "<td>渡轮".repeat(50_000);
    let styles: String = (0..20_000).map(|id| format!("<b id={id}><p>x")).collect();
    let forms = "<form><table><tr><td><a href=x><font>".repeat(20_000);
    let inline = format!("{}x", "<i>".repeat(100_000));
    let template = format!("<template>{}x", "<div>".repeat(100_000));
    let noscript = format!("<body><noscript>{}x", "<div>".repeat(100_000));
    let comments = "<!-- one\n\ntwo -->".repeat(20_000);
    for page in [
        "",
        " ",
        "<",
        "<!--",
        "<script>x",
        "<title>",
        &deep,
        &many,
        &styles,
        &forms,
        &inline,
        &comments,
        &template,
        &noscript,
    ] {
        assert_nothing_lost(page.as_bytes(), DocumentFormat::Html);
    }
}

#[test]
fn paths_of_many_lines_in_deep_elements_stay_short() {
    let page = format!("{}{}", "<blockquote>".repeat(500), "<p>a".repeat(5_000));
    let mut options = ReadOptions::default();
    options.format = Some(DocumentFormat::Html);
    let reading = read(page.as_bytes(), &options).expect("it can be read");
    let longest = reading.extract.pieces().iter().map(|piece| piece.origin.to_string().len());
    assert!(longest.max().is_some_and(|longest| longest < 600));
    let last = reading.extract.pieces().last().expect("it has lines").origin.to_string();
    assert!(last.starts_with("…/blockquote/") && last.ends_with("/blockquote/p[5000]"), "{last}");
}

#[test]
fn cells_of_cut_paths_are_not_joined() {
    let name = "x".repeat(600);
    let cell = format!("<td><div><{name}>Fare<br>ten</{name}></div></td>");
    let row = format!("<tr>{cell}{cell}</tr>");
    let page = format!("<table><tr><th>a<th>b</tr>{row}{row}</table>");
    assert_nothing_lost(page.as_bytes(), DocumentFormat::Html);
    let reading = read(page.as_bytes(), &ReadOptions::default()).expect("it can be read");
    assert_eq!(reading.extract.pieces().len(), 6);
}

#[test]
fn a_tag_of_very_many_attributes_is_read_in_linear_time() {
    let attributes: String = (0..200_000).map(|index| format!(" x{index}=1")).collect();
    let page = format!("<p hidden{attributes}>The ferry</p{attributes}><p>sails at six.</p>");
    let start = std::time::Instant::now();
    assert_nothing_lost(page.as_bytes(), DocumentFormat::Html);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

fn omitted(page: &str) -> Vec<(String, Option<&'static str>)> {
    let mut options = ReadOptions::default();
    options.format = Some(DocumentFormat::Html);
    let extract = read(page.as_bytes(), &options).expect("it can be read").extract;
    let pieces = extract.pieces().iter();
    pieces
        .map(|piece| {
            let text = extract.text()[piece.span.clone()].to_owned();
            (text, piece.omission.map(zhen_text::OmissionReason::name))
        })
        .collect()
}

#[test]
fn text_for_browsers_without_scripts_is_listed_as_hidden() {
    let page = "<body><p>The ferry sails<noscript><p>Allow <b>scripts</b>.<!-- x --></noscript> \
                at six.</p><template><p>The pilot<script>a</script><noscript>knows<br>it</noscript>\
                </template><iframe>No frames</iframe><p><ruby>漢<rt>hàn</rt></ruby></p>\
                <!--[if IE 6]><p>Old browser</p><![endif]-->";
    assert_nothing_lost(page.as_bytes(), DocumentFormat::Html);
    let wanted = [
        ("The ferry sails at six.", None),
        ("Allow scripts.", Some("hidden")),
        ("x", Some("hidden")),
        ("The pilot", Some("hidden")),
        ("knows", Some("hidden")),
        ("it", Some("hidden")),
        ("No frames", Some("hidden")),
        ("漢", None),
        ("hàn", Some("hidden")),
        ("Old browser", Some("comment")),
    ];
    assert_eq!(omitted(page), wanted.map(|(text, reason)| (text.to_owned(), reason)));
}

#[test]
fn what_swallows_the_rest_of_a_page_is_warned_of() {
    let warnings = |page: &str| {
        let mut options = ReadOptions::default();
        options.format = Some(DocumentFormat::Html);
        let reading = read(page.as_bytes(), &options).expect("it can be read");
        reading.extract.warnings().to_vec()
    };
    let script = warnings("<p>a\n<script>x\n<p>The ferry");
    assert_eq!(script, ["line 2: <script> is never closed; the rest of the page is in it"]);
    let comment = warnings("<p>a\n\n<!-- x\n<p>The ferry");
    assert_eq!(comment, ["line 3: a comment is never closed; the rest of the page is in it"]);
    assert!(warnings("<p>a<script>x</script><!-- y --><!--").is_empty());
}

#[test]
fn a_page_of_zero_bytes_is_binary() {
    let error = read(b"<html><p>a\0b</p></html>", &ReadOptions::default()).unwrap_err();
    let wanted = "line 1: zero byte at offset 10: this is a binary file, not text";
    assert_eq!(error.to_string(), wanted);
}
