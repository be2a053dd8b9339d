//! The lexicon: which English stems a Chinese word may be translated by, and how probably.

use std::sync::LazyLock;

use crate::table::{Link, Table, TableError};

/// The table inside the binary; `scripts/build-lexicon` makes it, `data/NOTICE` says of what.
static BUILT_IN: &[u8] = include_bytes!("../data/lexicon.bin");

/// A translation lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'t> {
    table: Table<'t>,
}

impl Lexicon<'static> {
    /// Returns the lexicon inside the binary; costs nothing to load.
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon<'static>> = LazyLock::new(|| Lexicon {
            table: Table::new(BUILT_IN).expect("a test checks the table in the binary"),
        });
        &LEXICON
    }
}

impl<'t> Lexicon<'t> {
    /// Reads a lexicon from the bytes of a file, checking all of them.
    ///
    /// # Errors
    ///
    /// If the bytes are no lexicon, are cut off, or do not match their checksum.
    pub fn from_bytes(image: &'t [u8]) -> Result<Self, TableError> {
        Ok(Self { table: Table::checked(image)? })
    }

    /// Returns the number of English stems, Chinese words and links.
    pub fn sizes(&self) -> (usize, usize, usize) {
        self.table.sizes()
    }

    /// Finds an English stem, as [`zhen_segment::stem`] makes it.
    pub fn english(&self, stem: &str) -> Option<u32> {
        self.table.english(stem)
    }

    /// Finds a Chinese word, as [`zhen_segment::fold`] makes it.
    pub fn chinese(&self, word: &str) -> Option<u32> {
        self.table.chinese(word)
    }

    /// Returns −ln of an English stem's share of running text, in nats: 3 for "the", 21 at most.
    pub fn english_rarity(&self, stem: u32) -> f32 {
        self.table.english_rarity(stem)
    }

    /// Returns the links of a Chinese word, strongest p(en given zh) first.
    pub fn links(&self, word: u32) -> impl Iterator<Item = Link> + use<'t> {
        self.table.links(word)
    }

    /// Cuts a folded Chinese word that the lexicon may not hold into words that it does hold.
    ///
    /// A known word is returned alone. Otherwise the longest known words are taken from the left;
    /// characters that begin no known word are passed over. Costs O(length²) look-ups, for words
    /// of up to eight characters.
    pub fn known_parts(&self, word: &str) -> Vec<u32> {
        if let Some(id) = self.chinese(word) {
            return vec![id];
        }
        let bounds: Vec<usize> =
            word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut parts = Vec::new();
        let mut from = 0;
        while from + 1 < bounds.len() {
            let longest = (from + 1..bounds.len().min(from + 9))
                .rev()
                .find_map(|to| self.chinese(&word[bounds[from]..bounds[to]]).map(|id| (id, to)));
            match longest {
                Some((id, to)) => {
                    parts.push(id);
                    from = to;
                }
                None => from += 1,
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn an_unknown_compound_falls_back_to_its_parts() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.known_parts("湖").len(), 1);
        assert_eq!(lexicon.chinese("电话湖泊"), None);
        let parts = lexicon.known_parts("电话湖泊");
        assert_eq!(parts, [lexicon.chinese("电话").unwrap(), lexicon.chinese("湖泊").unwrap()]);
    }
}
