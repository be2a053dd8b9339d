//! Lists of English words, folded, and the one look-up that tells which of them have a word.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Words before a person's name.
    PersonTitle,
    /// Words that make an organisation of a run of capitals.
    OrganisationHead,
    /// Words that end the name of a place.
    PlaceHead,
    /// Small words inside names of persons and places.
    Particle,
    /// Months, weekdays, holidays, eras.
    TimeWord,
    /// Words that no name begins or ends with.
    FunctionWord,
    /// Acronyms of common nouns, units and zones of time.
    CommonAcronym,
    /// Peoples and faiths that no rule makes of a country.
    Nationality,
}

/// Whether a list has a word.
pub(super) fn has(list: List, word: &str) -> bool {
    static LISTS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
        let mut lists = HashMap::new();
        for (list, words) in ALL {
            for word in words.split_ascii_whitespace() {
                *lists.entry(word).or_default() |= bit(list);
            }
        }
        lists
    });
    LISTS.get(word).is_some_and(|lists| lists & bit(list) != 0)
}

fn bit(list: List) -> u16 {
    1 << list as u16
}

const ALL: [(List, &str); 8] = [
    (List::PersonTitle, PERSON_TITLES),
    (List::OrganisationHead, ORGANISATION_HEADS),
    (List::PlaceHead, PLACE_HEADS),
    (List::Particle, PARTICLES),
    (List::TimeWord, TIME_WORDS),
    (List::FunctionWord, FUNCTION_WORDS),
    (List::CommonAcronym, COMMON_ACRONYMS),
    (List::Nationality, NATIONALITIES),
];

const PERSON_TITLES: &str = "\
    acting admiral ambassador archbishop aunt ayatollah bishop brother capt captain cardinal \
    ceo chairman chairperson chairwoman chancellor chief coach col colonel commissioner \
    comrade congressman congresswoman councillor counsellor deputy detective director dr \
    emperor envoy father foreign former gen general gov governor imam judge justice king \
    lady lama lieutenant lord lt madam madame manager mayor minister miss mp mr mrs ms \
    officer pope premier president prime prince princess prof professor queen rabbi rep \
    saint secretary sen senator sergeant sgt sheikh sheriff sir sister spokesman \
    spokesperson spokeswoman supt uncle vice";

const ORGANISATION_HEADS: &str = "\
    academy administration agency airlines airways alliance army assembly association \
    authority bank board bureau center centre chamber church club college commission \
    committee company confederation congress consulate corp corporation council court daily \
    department embassy exchange federation forum foundation fund gazette gmbh group herald \
    holdings hospital inc industries institute institution laboratories laboratory league \
    library limited llc ltd ministry motors museum navy network office orchestra \
    organisation organization parliament party plc police post press railways school \
    secretariat securities senate society studios technologies theater theatre times \
    tribunal tribune trust union university";

const PLACE_HEADS: &str = "\
    airport avenue bay beach boulevard bridge canal castle city coast county desert district \
    falls forest gardens glacier gulf harbor harbour hill hills island islands isles lake \
    lane mountain mountains ocean palace park peak peninsula plateau port prefecture prison \
    province region river road sea square stadium station strait straits street temple \
    territory tower town township valley village";

const PARTICLES: &str = "\
    al ben bin bint da das de del della den der des di dos du el ibn la le ten ter van von \
    zu";

const TIME_WORDS: &str = "\
    ad am apr april aug august bc bce ce christmas dec december easter est feb february fri \
    friday fridays gmt jan january jul july jun june mar march may mon monday mondays nov \
    november oct october pm pst ramadan sat saturday saturdays sep sept september sunday \
    sundays thu thursday thursdays tue tuesday tuesdays utc wed wednesday wednesdays";

const FUNCTION_WORDS: &str = "\
    a according after all also although an and another are as at be because before between \
    both but by can could despite did do does during each even every for from god had has \
    have he her here his how however i if in into is it its just let like many meanwhile \
    most my no not now of oh on once only or other our over see she should since so some \
    still such than that the their then there these they this those though through to today \
    tomorrow under until was we well were what when where which while who why will with \
    without would yes yesterday you your";

const COMMON_ACRONYMS: &str = "\
    api apis url urls uri urls cpu gpu ram os pc id ids ip ui gui pdf html xml json sql dns cli sdk \
    ai aids all and ba bst cctv ceo cfo coo cst ct cv db debug diy dna dst edt error et \
    false faq fdi fm gb gdp ghz gnp gw gwh hiv hkt howto hr hz id info it jst kph kw kwh led \
    ma may mb mba mhz mp mph mps mt must mw mwh ngo ngos none not note null ok or pdt phd pm \
    ppp pr pt ptsd rmb rna sars should sme smes tb true tv tw twh ufo usd vip vp";

const NATIONALITIES: &str = "\
    afghan african american arab arabs asian basque british briton britons buddhist \
    californian cantonese catalan catholic catholics christian christians communist \
    conservative conservatives croat czech dane danish democrat democrats dutch eastern \
    english european filipino finnish french german germans greek greeks hebrew hindu irish \
    islamic jew jewish jews kurd kurdish kurds labour latin liberal mandarin muslim muslims \
    nazi nazis northern norwegian orthodox polish portuguese protestant republican \
    republicans roman romans scot scots scottish serb serbian shia shiite slovak socialist \
    southern soviet spaniard spanish sunni swede swedish swiss thai tibetan tories tory turk \
    turkish turks welsh western";
