use super::*;
use crate::build::TableBuilder;

#[test]
fn the_table_in_the_binary_is_whole() {
    assert!(Table::checked(BUILT_IN).is_ok());
}

#[test]
fn everyday_words_are_linked() {
    let lexicon = Lexicon::built_in();
    for (chinese, stem) in
        [("湖", "lake"), ("会谈", "talk"), ("日本", "japan"), ("电话", "telephon")]
    {
        let word = lexicon.chinese(chinese).expect("listed");
        let english = lexicon.english(stem).expect("listed");
        assert!(lexicon.links(word).any(|link| link.english == english), "{chinese} {stem}");
    }
}

#[test]
fn an_unknown_word_falls_back_to_its_parts() {
    let lexicon = Lexicon::built_in();
    assert_eq!(lexicon.known_parts("湖").len(), 1);
    assert_eq!(lexicon.chinese("电话湖泊"), None);
    let parts = lexicon.known_parts("电话湖泊");
    assert_eq!(
        parts,
        [
            lexicon.chinese("电话").expect("the word is listed"),
            lexicon.chinese("湖泊").expect("the word is listed")
        ]
    );
    assert_eq!(lexicon.english("lakebridg"), None);
    let parts = lexicon.known_english_parts("lakebridg");
    assert_eq!(
        parts,
        [
            lexicon.english("lake").expect("the word is listed"),
            lexicon.english("bridg").expect("the word is listed")
        ]
    );
}

#[test]
fn a_layer_with_links_to_nothing_loses_them() {
    let mut builder = TableBuilder::new();
    builder.add_link("湖", "lake", 1.0);
    let image = builder.build();
    // The link is the last five bytes: the stem's number, then both probabilities.
    let mut body = image[crate::image::HEADER_BYTE..].to_vec();
    let link = body.len() - 5;
    body[link..link + 3].fill(0xff);
    let forged = crate::image::seal(crate::table::MAGIC, &body);
    let lexicon = Lexicon::built_in().clone().with_layer(&forged).expect("the layer is whole");
    let word = lexicon.chinese("湖").expect("the word is listed");
    let own =
        Lexicon::built_in().links(Lexicon::built_in().chinese("湖").expect("the word is listed"));
    assert_eq!(lexicon.links(word).collect::<Vec<_>>(), own.collect::<Vec<_>>());
}

#[test]
fn of_two_layers_the_later_one_has_the_last_word() {
    let table = |chinese: &str| {
        let mut builder = TableBuilder::new();
        builder.add_link(chinese, "zephyrwick", 1.0);
        builder.build()
    };
    let (right, wrong) = (table("青鸾"), table("夜明"));
    let over = |first, second| {
        let lexicon = Lexicon::built_in().clone();
        let lexicon = lexicon
            .with_layer(first)
            .expect("the layer is whole")
            .with_layer(second)
            .expect("the layer is whole");
        ["青鸾", "夜明"].map(|word| {
            let links = lexicon.links(lexicon.chinese(word).expect("the word is listed"));
            let stem = lexicon.english("zephyrwick").expect("the word is listed");
            links.filter(|link| link.english == stem).map(|link| link.backward).sum::<f32>()
        })
    };
    assert_eq!(over(&right, &wrong), [0.0, 1.0]);
    assert_eq!(over(&wrong, &right), [1.0, 0.0]);
}

#[test]
fn a_layer_adds_words_and_replaces_links() {
    let table = |links: &[(&str, &str, f32)]| {
        let mut builder = TableBuilder::new();
        for (chinese, english, weight) in links {
            builder.add_link(chinese, english, *weight);
        }
        builder.build()
    };
    let base = table(&[("湖", "lake", 3.0), ("湖", "water", 1.0)]);
    let layer = table(&[("湖", "water", 1.0), ("湖", "tarn", 1.0), ("深湖", "deep", 1.0)]);
    let lexicon = Lexicon::from_bytes(&base)
        .expect("the base is whole")
        .with_layer(&layer)
        .expect("the layer is whole");
    assert_eq!(lexicon.sizes(), (4, 2, 5));
    let links: Vec<Link> =
        lexicon.links(lexicon.chinese("湖").expect("the word is listed")).collect();
    let link = |stem: &str| {
        let stem = lexicon.english(stem).expect("the stem is known");
        links.iter().find(|link| link.english == stem).copied().expect("they are linked")
    };
    // The layer's water and tarn share 湖 evenly and leave nothing for lake; but it knows no
    // other word for lake, so p(湖 | lake) stays 1.
    assert!((link("water").forward - 0.5).abs() < 0.02);
    assert!((link("tarn").forward - 0.5).abs() < 0.02);
    assert!(link("lake").forward < 0.02 && link("lake").backward > 0.98);
    let deep = lexicon.chinese("深湖").expect("the word is listed");
    let link = lexicon.links(deep).next().expect("deep is linked");
    assert_eq!(Some(link.english), lexicon.english("deep"));
    assert_eq!(lexicon.links_of("深湖")[0].english, "deep");
}
