//! Terms in sentences.

use proptest::prelude::*;

use super::*;

fn terms(files: &[&str]) -> Terms {
    let mut terms = Terms::default();
    files
        .iter()
        .for_each(|text| terms.add(&Glossary::parse(text).expect("the glossary is well formed")));
    terms
}

const LIST: &str = "value added tax\t增值税\ntax\t税\nWHO\t世卫组织\nand/or\t和/或\n\
    A share\tA股\nattorney's fee\t律师费\nlabour law\t劳动法\n";

#[test]
fn english_terms_are_whole_words_in_any_case_and_inflection() {
    let terms = terms(&[LIST]);
    let table: &[(&str, &[u32])] = &[
        ("Value-Added Taxes rose, and taxes fell.", &[0, 1]),
        ("THE VALUE ADDED TAX", &[0]),
        ("Value, added tax", &[1]),
        ("taxidermy and a taxi", &[]),
        ("Those who asked the WHO", &[2]),
        ("and / or", &[3]),
        ("and or", &[]),
        ("A shares; a share", &[4, 4]),
        ("the attorney’s fees", &[5]),
        ("labor law", &[]),
        ("value added", &[]),
        ("", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(terms.english_finder().find(text), *expected, "{text}");
    }
}

#[test]
fn chinese_terms_cross_word_boundaries_in_either_script() {
    let terms = terms(&[LIST]);
    let found = |text: &str| -> Vec<u32> {
        let found = terms.find_chinese(text);
        found.into_iter().flat_map(|term| terms.english_of(term).to_vec()).collect()
    };
    let table: &[(&str, &[u32])] = &[
        ("增值税和税收", &[0, 1]),
        ("開徵增值稅", &[0]),
        ("增\n 值税", &[0]),
        ("Ａ 股上涨", &[4]),
        ("USA股票", &[]),
        ("甲和／或乙", &[3]),
        ("", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn terms_are_found_where_they_stand() {
    let terms = terms(&[LIST]);
    let english = "The Value-Added Taxes rose.";
    let found = terms.english_finder().find_places(english);
    assert_eq!(&english[found[0].span.clone()], "Value-Added Taxes");
    let chinese = "２０年 開徵增\n 值稅。";
    let found = terms.find_chinese_places(chinese);
    assert_eq!(&chinese[found[0].span.clone()], "增\n 值稅");
}

#[test]
fn renderings_of_one_term_are_found_inside_those_of_others() {
    let terms = terms(&[LIST]);
    let text = "開徵增 值稅，税。";
    let found: Vec<&str> = terms.places_of(1, text).into_iter().map(|span| &text[span]).collect();
    assert_eq!(found, ["稅", "税"]);
    assert!(terms.places_of(5, "USA 股").is_empty());
}

#[test]
fn a_later_glossary_replaces_the_renderings_of_its_terms() {
    let terms = terms(&["panel\t面板\npanel\t小组\nbody\t机构\n", "Panels\t专家组\n"]);
    assert_eq!(terms.find_chinese("面板和小组"), []);
    let panel = terms.find_chinese("专家组和机构").into_iter().map(|id| terms.english_of(id)[0]);
    assert_eq!(panel.collect::<Vec<_>>(), [0, 1]);
    assert_eq!([0, 1].map(|term| terms.glossary_of(term)), [1, 0]);
    assert_eq!([0, 1].map(|term| terms.english_text(term)), ["Panels", "body"]);
    assert_eq!([0, 1].map(|term| terms.renderings(term)), [["专家组"], ["机构"]]);
}

#[test]
fn one_rendering_may_stand_for_several_terms() {
    let terms = terms(&["committee\t委员会\ncommission\t委员会\n"]);
    let found = terms.find_chinese("委员会");
    assert_eq!(terms.english_of(found[0]), [0, 1]);
}

proptest! {
    #[test]
    fn any_term_is_found_in_itself(
        english in "[a-zA-Z][a-zA-Z' /-]{0,12}",
        chinese in "[增值税和/A 1]{0,5}[\u{4e00}-\u{9fa5}]",
    ) {
        let terms = terms(&[&format!("{english}\t{chinese}")]);
        prop_assert_eq!(terms.english_finder().find(&english), [0]);
        prop_assert_eq!(terms.find_chinese(&chinese), [0]);
    }

    #[test]
    fn any_text_is_searched(text in "(\\PC|[增值税tax WHO/]){0,40}") {
        let terms = terms(&[LIST]);
        terms.english_finder().find(&text);
        terms.find_chinese(&text);
    }
}
