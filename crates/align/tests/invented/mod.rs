//! Invented bilingual text of any length: frames filled from lists of words, numbers and names.

const FRAMES: &[(&str, &str)] = &[
    ("The {noun} in {place} was repaired in {year}.", "{place}的{noun}于{year}年修好。"),
    ("{number} people visited the {noun} last month.", "上个月有{number}人参观了{noun}。"),
    ("Nobody in {place} remembers the old {noun}.", "{place}没有人记得那座旧{noun}。"),
    ("The committee asked for a new {noun}.", "委员会要求修建新的{noun}。"),
    (
        "In {year} the harbour of {place} was closed for winter.",
        "{year}年，{place}的港口冬天关闭。",
    ),
    ("Farmers sold {number} tons of rice to {place}.", "农民向{place}卖出{number}吨大米。"),
    ("It rained all night, but the {noun} did not collapse.", "下了一夜雨，{noun}却没有倒塌。"),
    (
        "The teacher wrote a letter about the {noun} and the river.",
        "老师写了一封关于{noun}和河流的信。",
    ),
];

const NOUNS: &[(&str, &str)] = &[
    ("bridge", "桥梁"),
    ("museum", "博物馆"),
    ("library", "图书馆"),
    ("station", "车站"),
    ("temple", "寺庙"),
    ("hospital", "医院"),
    ("lighthouse", "灯塔"),
];

const PLACES: &[(&str, &str)] = &[
    ("Norway", "挪威"),
    ("Kenya", "肯尼亚"),
    ("Peru", "秘鲁"),
    ("Thailand", "泰国"),
    ("Iceland", "冰岛"),
];

/// `count` English sentences and their Chinese translations, always the same ones.
pub fn lines(count: usize) -> (Vec<String>, Vec<String>) {
    // A linear congruential generator (Knuth's MMIX constants): no chance, no dependency.
    let mut state = 42_u64;
    let mut pick = |bound: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let mut filled = (Vec::new(), Vec::new());
    for _ in 0..count {
        let frame = FRAMES[pick(FRAMES.len())];
        let (noun, place) = (NOUNS[pick(NOUNS.len())], PLACES[pick(PLACES.len())]);
        let (year, number) = ((1900 + pick(120)).to_string(), (200 + pick(90_000)).to_string());
        let fill = |text: &str, noun: &str, place: &str| {
            text.replace("{noun}", noun)
                .replace("{place}", place)
                .replace("{year}", &year)
                .replace("{number}", &number)
        };
        filled.0.push(fill(frame.0, noun.0, place.0));
        filled.1.push(fill(frame.1, noun.1, place.1));
    }
    filled
}
