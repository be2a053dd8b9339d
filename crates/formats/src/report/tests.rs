use super::*;

#[test]
fn an_empty_corpus_has_a_page() {
    let mut page = Vec::new();
    write_report(&BuildStatistics::default(), &mut page).expect("memory can be written");
    let page = String::from_utf8(page).expect("a page is text");
    assert!(page.contains("<h1 dir=\"auto\">Corpus report</h1>"));
    assert!(page.contains("There were no documents."));
}
