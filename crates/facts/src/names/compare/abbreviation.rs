//! States by one character: 中美, 驻德, 对华.

use std::ops::Range;

use super::super::chinese_text::ChineseText;

/// Characters, and the keys of what they stand for.
const ABBREVIATIONS: &[(char, &[&str])] = &[
    ('中', &["china", "prc", "people's republic of china"]),
    ('华', &["china", "prc", "people's republic of china"]),
    ('美', &["united states", "us", "usa", "america", "united states of america"]),
    ('英', &["united kingdom", "uk", "britain", "england", "great britain"]),
    ('法', &["france"]),
    ('德', &["germany"]),
    ('俄', &["russia", "russian federation"]),
    ('苏', &["soviet union", "ussr"]),
    ('日', &["japan"]),
    ('韩', &["south korea", "republic of korea", "rok", "korea"]),
    ('朝', &["north korea", "dprk", "korea"]),
    ('印', &["india", "indonesia"]),
    ('越', &["vietnam", "viet nam"]),
    ('澳', &["australia", "macao", "macau"]),
    ('加', &["canada"]),
    ('欧', &["europe", "eu", "european union"]),
    ('台', &["taiwan"]),
    ('港', &["hong kong"]),
    ('以', &["israel"]),
    ('巴', &["pakistan", "palestine", "brazil", "panama"]),
    ('伊', &["iran", "iraq"]),
    ('意', &["italy"]),
    ('西', &["spain"]),
    ('泰', &["thailand"]),
    ('菲', &["philippines"]),
    ('马', &["malaysia"]),
    ('新', &["singapore", "new zealand", "xinjiang"]),
    ('非', &["africa", "african union"]),
    ('亚', &["asia"]),
    ('蒙', &["mongolia", "inner mongolia"]),
    ('哈', &["kazakhstan"]),
    ('乌', &["ukraine", "uzbekistan"]),
    ('土', &["turkey", "türkiye"]),
    ('埃', &["egypt", "ethiopia"]),
    ('墨', &["mexico"]),
    ('沙', &["saudi arabia"]),
    ('柬', &["cambodia"]),
    ('老', &["laos"]),
    ('缅', &["myanmar", "burma"]),
    ('尼', &["nepal"]),
    ('京', &["beijing"]),
    ('沪', &["shanghai"]),
    ('津', &["tianjin"]),
    ('渝', &["chongqing"]),
    ('粤', &["guangdong"]),
    ('藏', &["tibet", "xizang"]),
    ('塞', &["serbia", "senegal", "cyprus"]),
    ('葡', &["portugal"]),
    ('匈', &["hungary"]),
    ('波', &["poland"]),
    ('捷', &["czech republic", "czechia"]),
    ('希', &["greece"]),
    ('荷', &["netherlands", "holland"]),
    ('比', &["belgium"]),
    ('瑞', &["sweden", "switzerland"]),
    ('挪', &["norway"]),
    ('丹', &["denmark"]),
    ('芬', &["finland"]),
    ('奥', &["austria"]),
    ('吉', &["kyrgyzstan", "djibouti"]),
    ('塔', &["tajikistan"]),
    ('阿', &["argentina", "afghanistan", "united arab emirates", "uae", "algeria"]),
    ('智', &["chile"]),
    ('秘', &["peru"]),
    ('古', &["cuba"]),
    ('肯', &["kenya"]),
    ('坦', &["tanzania"]),
    ('南', &["south africa"]),
    ('刚', &["congo", "democratic republic of the congo"]),
    ('瓦', &["vanuatu"]),
    ('斐', &["fiji"]),
    ('孟', &["bangladesh"]),
    ('斯', &["sri lanka", "slovenia"]),
    ('疆', &["xinjiang"]),
];

/// States that are hardly ever written with one character but beside another state: 中塞.
const FURTHER: &str = "安赞津利摩突卡科也黎约叙白格克罗保爱";

/// What stands before a character that is a state.
const BEFORE: &str = "驻对访在赴来援反亲旅留抗侨与和及、—-－–返入离赠";
/// What stands behind one.
const BEHIND: &str = "方军国媒企籍裔语文式队人两双关元警商与和及、—-－–合边";

/// Where a state stands as one character, by the key of its English name.
pub(super) fn find(key: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let of_key = ABBREVIATIONS.iter().filter(|(_, keys)| keys.contains(&key));
    let meant: Vec<char> = of_key.map(|(short, _)| *short).collect();
    if meant.is_empty() {
        return None;
    }
    let is_short = |character: char| {
        FURTHER.contains(character) || ABBREVIATIONS.iter().any(|(short, _)| *short == character)
    };
    if key == "china" {
        let own = ["我国", "本国", "国内", "祖国", "全国"];
        if let Some(place) = own.iter().find_map(|name| chinese.find(name)) {
            return Some(place);
        }
    }
    let at = (0..chinese.characters.len()).find(|&at| {
        if !meant.contains(&chinese.characters[at]) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|at| chinese.characters.get(at));
        let behind = chinese.characters.get(at + 1);
        before.is_some_and(|&character| BEFORE.contains(character) || is_short(character))
            || behind.is_some_and(|&character| BEHIND.contains(character) || is_short(character))
    })?;
    Some(at..at + 1)
}

/// What joins two places by their first characters: 亚吉铁路.
const WAYS: &[&str] =
    &["铁路", "高铁", "公路", "高速", "航线", "班列", "管道", "段", "线", "两国", "关系"];

/// Where the first character of a Chinese name stands beside another before a railway or the like.
pub(super) fn find_in_way(name: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let first = name.chars().next()?;
    (0..chinese.characters.len()).find_map(|at| {
        let is_way = |from: usize| {
            let rest = chinese.characters.get(from..)?;
            WAYS.iter().find(|way| way.chars().eq(rest.iter().copied().take(way.chars().count())))
        };
        let is_there = chinese.characters[at] == first
            && (is_way(at + 2).is_some() || (at > 0 && is_way(at + 1).is_some()));
        is_there.then_some(at..at + 1)
    })
}

/// Capitals that stand for their governments, with the names of the states.
const CAPITALS: &[(&str, &str, &[&str], &[&str])] = &[
    ("beijing", "北京", &["china"], &["中国", "中方"]),
    ("washington", "华盛顿", &["us", "united states", "america"], &["美国", "美方"]),
    ("moscow", "莫斯科", &["russia"], &["俄罗斯", "俄国", "俄方"]),
    ("london", "伦敦", &["uk", "united kingdom", "britain"], &["英国", "英方"]),
    ("paris", "巴黎", &["france"], &["法国", "法方"]),
    ("berlin", "柏林", &["germany"], &["德国", "德方"]),
    ("tokyo", "东京", &["japan"], &["日本", "日方"]),
    ("seoul", "首尔", &["south korea"], &["韩国", "南韩", "韩方"]),
    ("pyongyang", "平壤", &["north korea"], &["朝鲜", "北韩", "朝方"]),
    ("athens", "雅典", &["greece"], &["希腊"]),
    ("tehran", "德黑兰", &["iran"], &["伊朗"]),
    ("ankara", "安卡拉", &["turkey"], &["土耳其"]),
    ("brussels", "布鲁塞尔", &["eu", "european union"], &["欧盟"]),
    ("kyiv", "基辅", &["ukraine"], &["乌克兰"]),
    ("taipei", "台北", &["taiwan"], &["台湾"]),
    ("budapest", "布达佩斯", &["hungary"], &["匈牙利", "匈塞", "匈方"]),
    ("belgrade", "贝尔格莱德", &["serbia"], &["塞尔维亚", "匈塞", "塞方"]),
    ("new delhi", "新德里", &["india"], &["印度"]),
];

/// Where the state of a capital stands, or the capital of a state.
pub(super) fn find_capital(key: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    CAPITALS.iter().find_map(|(capital, name, states, state_names)| {
        if *capital == key {
            state_names.iter().find_map(|name| chinese.find(name))
        } else if states.contains(&key) {
            chinese.find(name)
        } else {
            None
        }
    })
}
