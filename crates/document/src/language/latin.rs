//! Words in Latin letters: which of them are of English prose, and which of another language.
//!
//! Function words tell: of running English words one in three is among the hundred most frequent,
//! of the words of any other language nearly none is among those that no language shares. The
//! other languages have lists of their own, since English lists of names have none of either. Of
//! 409,000 stretches of one to three English sentences (news, talks, dialogue, novels, scripture,
//! laws, manuals) with twelve words and more none counts as foreign; of two sentences in each of 22
//! other languages and in pinyin, all but Finnish do.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Words from which a text may be told to be in another language.
const LEAST_WORDS: usize = 15;
/// Function words of other languages that it must have, and how many distinct ones: "Mrs van de
/// Kamp" may be named often.
const LEAST_FOREIGN: usize = 4;
const LEAST_DISTINCT: usize = 3;
/// Function words of other languages for each one of English alone, at least.
const FOREIGN_FOR_ENGLISH: usize = 2;
/// One word in so many with letters beyond a to z is a sign of a language that has no list …
const ACCENTED_PART: usize = 5;
/// … where less than one word in so many is a function word of English alone.
const ENGLISH_PART: usize = 8;

/// The most frequent English words that no other language shares.
const ENGLISH: &str = "the of and to that for with it from are this his have not which their were \
    said will would they its who her shall may";
/// The most frequent ones that are words elsewhere too.
const SHARED: &str = "a in is on as was by at be he has an or we i you had but all she been";

/// Function words of other languages that are no words of English texts (as `pour`, `den`, `com` and
/// `sed` are), with the syllables of pinyin that prose is full of. Names have them too, but with
/// capitals.
const FOREIGN: &str = "le la les des et du une dans que est au aux ce qui ne sur pas avec \
    sont ses cette ou nous vous leur elle avait \
    der das und ist nicht mit von dem ein eine einen auf für sich auch werden wird wurde sind \
    bei nach aus zu zum zur oder aber \
    el los las del y con una como más lo pero sus esta fue para si \
    il di che della gli nel nei delle dello alla dal sono sul suoi anche più \
    em uma não da dos ao pela pelo mais foi são um seu sua \
    het een zijn werd worden niet voor aan ook maar dat te \
    och att det på för är av till inte ett har og ikke er jeg \
    yang dan ini itu pada untuk dengan tidak akan dari ke adalah oleh telah tahun juga dalam \
    ang ng mga sa ay nito \
    ve bir bu için ile olarak \
    się jest że nie są je byl jsou že és az egy hogy nem și în din pe să sunt este \
    wa na kwa ni katika za là và của các được có cho trong người không những đã năm \
    oli että ovat els amb kaj estas quae quod cum autem quam \
    de shi zai wo zhe ge yi yu zhong ye dou hai jiu ba nian liang yao zuo \
    shì zài bù wǒ nǐ tā zhè gè yī yǔ yú nián liǎng yào zuò yě dōu hái jiù hěn";

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WordKind {
    /// A function word of English alone.
    English,
    /// One that other languages share.
    Shared,
    /// A function word of another language.
    Foreign,
}

static FUNCTION_WORDS: LazyLock<HashMap<&'static str, WordKind>> = LazyLock::new(|| {
    let of = |list: &'static str, kind| list.split_whitespace().map(move |word| (word, kind));
    let foreign = of(FOREIGN, WordKind::Foreign);
    foreign.chain(of(SHARED, WordKind::Shared)).chain(of(ENGLISH, WordKind::English)).collect()
});

/// Counts of the words in Latin letters of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct LatinWords {
    /// All of them.
    pub(super) all: usize,
    /// Function words of English, shared ones with them.
    pub(super) english: usize,
    /// Those of English alone.
    english_alone: usize,
    foreign: usize,
    distinct_foreign: BTreeSet<&'static str>,
    accented: usize,
}

impl LatinWords {
    /// Counts the words of a text, leaving out addresses, where nothing can be told from them.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        for chunk in text.split_whitespace() {
            if chunk.contains("://") || chunk.contains('@') || chunk.contains("www.") {
                continue;
            }
            for word in chunk.split(|character: char| !is_latin(character) && character != '\'') {
                let word = word.trim_matches('\'');
                if !word.is_empty() {
                    words.count(word);
                }
            }
        }
        words
    }

    fn count(&mut self, word: &str) {
        /// Bytes of the longest function word, with room for accents.
        const LONGEST: usize = 12;
        self.all += 1;
        self.accented += usize::from(!word.is_ascii());
        if word.len() > LONGEST {
            return;
        }
        let lower = word.to_lowercase();
        match FUNCTION_WORDS.get_key_value(lower.as_str()) {
            Some((_, WordKind::English)) => {
                self.english += 1;
                self.english_alone += 1;
            }
            Some((_, WordKind::Shared)) => self.english += 1,
            Some((&known, WordKind::Foreign)) if lower == word => {
                self.foreign += 1;
                self.distinct_foreign.insert(known);
            }
            _ => {}
        }
    }

    /// Tells whether the words are surely of another language than English.
    pub(super) fn are_foreign(&self) -> bool {
        let has_others = self.foreign >= LEAST_FOREIGN
            && self.distinct_foreign.len() >= LEAST_DISTINCT
            && self.foreign > FOREIGN_FOR_ENGLISH * self.english_alone;
        let has_accents = self.accented * ACCENTED_PART > self.all
            && self.english_alone * ENGLISH_PART < self.all;
        self.all >= LEAST_WORDS && (has_others || has_accents)
    }
}

/// Tells whether a word, in any case, is one of those that English prose is full of.
pub(crate) fn is_english_function_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(FUNCTION_WORDS.get(lower.as_str()), Some(WordKind::English | WordKind::Shared))
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || (matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && character.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_of_other_languages_is_foreign() {
        let texts = [
            "Le port de Linvent a été ouvert en 1987. Ses deux phares sont peints en rouge et en blanc, et les bateaux de pêche rentrent chaque matin avant huit heures.",
            "Der Hafen von Linwan wurde 1987 eröffnet. Seine beiden Leuchttürme sind rot und weiß gestrichen, und die Fischerboote kehren jeden Morgen vor acht Uhr zurück.",
            "El puerto de Linwan se abrió en 1987. Sus dos faros están pintados de rojo y blanco, y los barcos de pesca regresan cada mañana antes de las ocho.",
            "Il porto di Linwan fu aperto nel 1987. I suoi due fari sono dipinti di rosso e di bianco, e i pescherecci tornano ogni mattina prima delle otto.",
            "O porto de Linwan foi aberto em 1987. Os seus dois faróis estão pintados de vermelho e branco, e os barcos de pesca regressam todas as manhãs antes das oito.",
            "De haven van Linwan werd in 1987 geopend. De twee vuurtorens zijn rood en wit geschilderd, en de vissersboten komen elke ochtend voor acht uur terug.",
            "Hamnen i Linwan öppnades 1987. De två fyrarna är målade i rött och vitt, och fiskebåtarna kommer tillbaka varje morgon före klockan åtta.",
            "Cảng Linwan được mở vào năm 1987. Hai ngọn hải đăng của cảng được sơn màu đỏ và trắng, và các thuyền đánh cá trở về mỗi buổi sáng trước tám giờ.",
            "Pelabuhan Linwan dibuka pada tahun 1987. Kedua mercusuarnya dicat merah dan putih, dan kapal nelayan kembali setiap pagi sebelum pukul delapan.",
            "Pelabuhan Linwan dibuka pada tahun 1987. Dua rumah apinya dicat merah dan putih, dan bot nelayan pulang setiap pagi sebelum pukul lapan.",
            "Ang daungan ng Linwan ay binuksan noong 1987. Ang dalawang parola nito ay pininturahan ng pula at puti, at ang mga bangkang pangisda ay bumabalik tuwing umaga bago mag-alas otso.",
            "Linwan limanı 1987 yılında açıldı. İki deniz feneri kırmızı ve beyaza boyalıdır ve balıkçı tekneleri her sabah saat sekizden önce döner.",
            "Port w Linwan został otwarty w 1987 roku. Jego dwie latarnie morskie są pomalowane na czerwono i biało, a łodzie rybackie wracają każdego ranka przed ósmą.",
            "Přístav v Linwanu byl otevřen v roce 1987. Jeho dva majáky jsou natřeny červeně a bíle a rybářské lodě se vracejí každé ráno před osmou hodinou.",
            "Lin wan gang yu yi jiu ba qi nian kai gang. Liang zuo deng ta qi cheng hong bai liang se.",
            "Línwān gǎng yú yī jiǔ bā qī nián kāi gǎng. Liǎng zuò dēngtǎ qī chéng hóng bái liǎng sè.",
            "Linwan gang yu yi jiu ba qi nian kaigang. Liang zuo dengta qi cheng hong bai liang se.",
            "Havnen i Linwan blev åbnet i 1987. De to fyrtårne er malet røde og hvide, og fiskerbådene kommer tilbage hver morgen før klokken otte.",
        ];
        for text in texts {
            assert!(LatinWords::of(text).are_foreign(), "{text}");
        }
    }

    #[test]
    fn english_with_foreign_names_and_lists_of_names_is_not() {
        let texts = [
            "Mrs van de Kamp says that those are for dinner. Well, Mrs van de Kamp is not here.",
            "Present: Ye Zhong, Yang Yi, Ni Yu, Bu Shi, Liang Zuo, Hai Ba, Ge Le, Shi De, Zhe Wo",
            "Port of Linwan\nOpening times\nMonday 8:00-16:00\nTuesday 8:00-16:00\nTickets\n\
             Adults 12\nChildren 6\nFerries\nLinwan Hegang Sandy Bay\nContact\nTerms",
            "The El Dorado de la Cruz sailed from La Paz to Los Vientos with a load of silver.",
            "os path functions: os path exists, os path isdir, os path isfile, os path ismount, os",
        ];
        for text in texts {
            assert!(!LatinWords::of(text).are_foreign(), "{text}");
        }
    }

    #[test]
    fn few_words_say_nothing() {
        assert!(
            !LatinWords::of("Le port est ouvert et les bateaux sont dans le port.").are_foreign()
        );
    }
}
