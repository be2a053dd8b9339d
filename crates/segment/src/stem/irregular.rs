//! Irregular forms of English words, and British spellings, with their base forms.
//!
//! A form that is commoner as another word is left out (`ground`, `bit`, `wound`, `leaves`).

/// Returns the base form of a folded word, if the table has it.
pub(super) fn base_form(word: &str) -> Option<&'static str> {
    let position = FORMS.binary_search_by_key(&word, |&(form, _)| form).ok()?;
    Some(FORMS[position].1)
}

/// Form and base form, sorted by form; one base form a word, and no base form is a form.
#[rustfmt::skip]
const FORMS: &[(&str, &str)] = &[
    ("'ll", "will"), ("'m", "be"), ("'re", "be"), ("'ve", "have"), ("aeroplane", "airplane"),
    ("aeroplanes", "airplane"), ("ageing", "aging"), ("am", "be"), ("amongst", "among"),
    ("anaesthesia", "anesthesia"), ("analyse", "analyze"), ("analysed", "analyze"),
    ("analyses", "analysis"), ("analysing", "analyze"), ("appendices", "appendix"), ("are", "be"),
    ("arisen", "arise"), ("arose", "arise"), ("artefact", "artifact"), ("artefacts", "artifact"),
    ("ate", "eat"), ("awoke", "awake"), ("awoken", "awake"), ("bacteria", "bacterium"),
    ("beaten", "beat"), ("became", "become"), ("been", "be"), ("began", "begin"),
    ("begun", "begin"), ("bent", "bend"), ("bitten", "bite"), ("bled", "bleed"), ("blew", "blow"),
    ("blown", "blow"), ("borne", "bear"), ("bought", "buy"), ("bred", "breed"), ("broke", "break"),
    ("broken", "break"), ("brought", "bring"), ("built", "build"), ("burnt", "burn"),
    ("businessmen", "businessman"), ("ca", "can"), ("calves", "calf"), ("came", "come"),
    ("cancelled", "cancel"), ("cancelling", "cancel"), ("catalogue", "catalog"),
    ("catalogues", "catalog"), ("caught", "catch"), ("centimetre", "centimeter"),
    ("centimetres", "centimeter"), ("centre", "center"), ("centred", "center"),
    ("centres", "center"), ("chairmen", "chairman"), ("channelled", "channel"),
    ("channelling", "channel"), ("cheque", "check"), ("cheques", "check"), ("children", "child"),
    ("chose", "choose"), ("chosen", "choose"), ("clung", "cling"), ("colourful", "colorful"),
    ("crept", "creep"), ("crises", "crisis"), ("criteria", "criterion"), ("dealt", "deal"),
    ("defence", "defense"), ("defences", "defense"), ("dialogue", "dialog"),
    ("dialogues", "dialog"), ("did", "do"), ("does", "do"), ("doing", "do"), ("done", "do"),
    ("drank", "drink"), ("drawn", "draw"), ("dreamt", "dream"), ("drew", "draw"),
    ("driven", "drive"), ("drove", "drive"), ("drunk", "drink"), ("dug", "dig"), ("dying", "die"),
    ("eaten", "eat"), ("emphases", "emphasis"), ("enrol", "enroll"), ("enrols", "enroll"),
    ("fallen", "fall"), ("favourable", "favorable"), ("favourite", "favorite"),
    ("favourites", "favorite"), ("fed", "feed"), ("feet", "foot"), ("fell", "fall"),
    ("felt", "feel"), ("fibre", "fiber"), ("fibres", "fiber"), ("fishermen", "fisherman"),
    ("fled", "flee"), ("flew", "fly"), ("flown", "fly"), ("flung", "fling"), ("forbade", "forbid"),
    ("forbidden", "forbid"), ("foresaw", "foresee"), ("foreseen", "foresee"),
    ("forgave", "forgive"), ("forgiven", "forgive"), ("forgot", "forget"), ("forgotten", "forget"),
    ("fought", "fight"), ("found", "find"), ("froze", "freeze"), ("frozen", "freeze"),
    ("fulfil", "fulfill"), ("fulfilled", "fulfill"), ("fulfils", "fulfill"), ("gave", "give"),
    ("geese", "goose"), ("given", "give"), ("goes", "go"), ("gone", "go"), ("got", "get"),
    ("gotten", "get"), ("grew", "grow"), ("grey", "gray"), ("grown", "grow"), ("had", "have"),
    ("halves", "half"), ("has", "have"), ("having", "have"), ("heard", "hear"), ("held", "hold"),
    ("heroes", "hero"), ("hid", "hide"), ("hidden", "hide"), ("honourable", "honorable"),
    ("hung", "hang"), ("hypotheses", "hypothesis"), ("indices", "index"), ("is", "be"),
    ("jewellery", "jewelry"), ("judgement", "judgment"), ("judgements", "judgment"),
    ("kept", "keep"), ("kilometre", "kilometer"), ("kilometres", "kilometer"), ("knelt", "kneel"),
    ("knew", "know"), ("knives", "knife"), ("known", "know"), ("labelled", "label"),
    ("labelling", "label"), ("laid", "lay"), ("lain", "lie"), ("leant", "lean"), ("leapt", "leap"),
    ("learnt", "learn"), ("led", "lead"), ("left", "leave"), ("lent", "lend"), ("lice", "louse"),
    ("licence", "license"), ("licences", "license"), ("lit", "light"), ("litre", "liter"),
    ("litres", "liter"), ("loaves", "loaf"), ("lost", "lose"), ("lying", "lie"), ("made", "make"),
    ("manoeuvre", "maneuver"), ("manoeuvres", "maneuver"), ("matrices", "matrix"),
    ("meant", "mean"), ("memoranda", "memorandum"), ("men", "man"), ("met", "meet"),
    ("metre", "meter"), ("metres", "meter"), ("mice", "mouse"), ("millimetre", "millimeter"),
    ("millimetres", "millimeter"), ("mistaken", "mistake"), ("mistook", "mistake"),
    ("modelled", "model"), ("modelling", "model"), ("mould", "mold"), ("moulds", "mold"),
    ("n't", "not"), ("offence", "offense"), ("offences", "offense"), ("overcame", "overcome"),
    ("oversaw", "oversee"), ("overseen", "oversee"), ("overtaken", "overtake"),
    ("overtook", "overtake"), ("oxen", "ox"), ("paediatric", "pediatric"), ("paid", "pay"),
    ("parentheses", "parenthesis"), ("phenomena", "phenomenon"), ("plough", "plow"),
    ("ploughs", "plow"), ("policemen", "policeman"), ("programme", "program"),
    ("programmes", "program"), ("proven", "prove"), ("ran", "run"), ("rang", "ring"),
    ("rebuilt", "rebuild"), ("referenda", "referendum"), ("ridden", "ride"), ("risen", "rise"),
    ("rode", "ride"), ("rose", "rise"), ("rung", "ring"), ("said", "say"), ("sang", "sing"),
    ("sank", "sink"), ("sat", "sit"), ("saw", "see"), ("sceptical", "skeptical"), ("seen", "see"),
    ("sent", "send"), ("sewn", "sew"), ("sha", "shall"), ("shaken", "shake"), ("shelves", "shelf"),
    ("shone", "shine"), ("shook", "shake"), ("shot", "shoot"), ("shown", "show"),
    ("shrank", "shrink"), ("shrunk", "shrink"), ("signalled", "signal"), ("signalling", "signal"),
    ("skilful", "skillful"), ("slept", "sleep"), ("slid", "slide"), ("sold", "sell"),
    ("sought", "seek"), ("sown", "sow"), ("spent", "spend"), ("spilt", "spill"),
    ("spoilt", "spoil"), ("spoke", "speak"), ("spoken", "speak"), ("spokesmen", "spokesman"),
    ("spokeswomen", "spokeswoman"), ("sprang", "spring"), ("sprung", "spring"), ("spun", "spin"),
    ("statesmen", "statesman"), ("stole", "steal"), ("stolen", "steal"), ("stood", "stand"),
    ("stricken", "strike"), ("striven", "strive"), ("strove", "strive"), ("struck", "strike"),
    ("stuck", "stick"), ("stung", "sting"), ("sung", "sing"), ("sunk", "sink"), ("swam", "swim"),
    ("swept", "sweep"), ("swollen", "swell"), ("swore", "swear"), ("sworn", "swear"),
    ("swum", "swim"), ("swung", "swing"), ("syntheses", "synthesis"), ("taken", "take"),
    ("taught", "teach"), ("teeth", "tooth"), ("theatre", "theater"), ("theatres", "theater"),
    ("theses", "thesis"), ("thieves", "thief"), ("thought", "think"), ("threw", "throw"),
    ("thrown", "throw"), ("told", "tell"), ("took", "take"), ("tore", "tear"), ("torn", "tear"),
    ("towards", "toward"), ("travelled", "travel"), ("traveller", "traveler"),
    ("travellers", "traveler"), ("travelling", "travel"), ("trod", "tread"), ("trodden", "tread"),
    ("tying", "tie"), ("undergone", "undergo"), ("understood", "understand"),
    ("undertaken", "undertake"), ("undertook", "undertake"), ("underwent", "undergo"),
    ("upheld", "uphold"), ("was", "be"), ("went", "go"), ("wept", "weep"), ("were", "be"),
    ("whilst", "while"), ("withdrawn", "withdraw"), ("withdrew", "withdraw"),
    ("withheld", "withhold"), ("withstood", "withstand"), ("wives", "wife"), ("wo", "will"),
    ("woke", "wake"), ("woken", "wake"), ("wolves", "wolf"), ("women", "woman"), ("won", "win"),
    ("wore", "wear"), ("worn", "wear"), ("wove", "weave"), ("woven", "weave"), ("written", "write"),
    ("wrote", "write"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_sorted_and_unique() {
        assert!(FORMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn no_base_form_is_a_form() {
        for (form, base) in FORMS {
            assert_eq!(base_form(base), None, "{form} {base}");
        }
    }
}
