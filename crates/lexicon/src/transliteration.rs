//! Foreign names written by their sound: 莫罗 and Moreau, 克莱尔 and Claire.
//!
//! The Chinese side is read as pinyin, both sides are reduced to classes of sounds that Chinese
//! transliteration does not keep apart (b/p, d/t, g/k, l/r …), and the two skeletons are compared
//! by Jaro–Winkler similarity (Winkler 1990) over those letters.

use crate::pinyin::reading;

/// Characters that transliterations are commonly written with.
const SOUND_CHARACTERS: &str = "阿埃艾爱安昂奥巴拜白班邦包保鲍贝本比彼毕别宾冰波伯博勃布查昌\
    达大戴丹当道德登邓迪蒂丁东杜敦多顿俄厄恩儿尔法凡范方菲费芬丰冯佛弗夫福富盖甘冈高戈哥格葛\
    根贡古瓜圭果哈海汉翰豪赫黑亨洪侯胡华怀惠霍基吉加嘉贾坚简江杰金津京居卡开凯坎康考柯科可克\
    肯孔寇库夸宽奎昆拉莱赖兰郎朗劳勒雷蕾黎里理李力立丽利莉连列烈林琳龙隆卢鲁露路吕略伦罗洛马\
    玛迈麦满曼芒毛茅梅美门蒙孟米密敏明缪摩莫墨默姆木穆拿那纳娜乃奈南内能尼妮年涅宁牛纽农努诺\
    欧帕派潘庞佩彭皮匹平泼珀朴普浦奇齐契恰强乔切钦琴青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛桑瑟森\
    沙莎山珊尚绍舍申生圣施什石史士世室舒顺朔思斯松苏孙索所塔台泰坦汤唐陶特藤提田铁廷通图土托\
    脱瓦娃万汪旺威韦为维伟魏温文翁沃渥乌吴武伍西希悉锡席夏香向肖晓歇谢辛欣兴雄休修许旭雪逊雅\
    亚延扬杨尧姚耶叶伊衣宜易因英永尤于宇雨约云赞早泽曾扎詹张章珍真芝治州朱竺祖佐茨兹子卓";

/// Tells whether a character is commonly used to write the sounds of foreign names.
pub fn is_sound_character(character: char) -> bool {
    SOUND_CHARACTERS.contains(character)
}

/// Similarity in [0, 1] of an English name and a Chinese transliteration of it.
///
/// Right pairs are mostly above 0.8, chance pairs mostly below 0.7.
pub fn transliteration_similarity(english: &str, chinese: &str) -> f64 {
    skeleton_similarity(&english_skeleton(english), &chinese_skeleton(chinese))
}

/// Similarity in [0, 1] of two skeletons, for callers that compare one name with many.
pub fn skeleton_similarity(english: &str, chinese: &str) -> f64 {
    strsim::jaro_winkler(english, chinese)
}

/// Reduces an English name to the sounds that survive transliteration.
pub fn english_skeleton(name: &str) -> String {
    let mut text = name.to_lowercase();
    for (from, to) in [
        ("tion", "shen"),
        ("sch", "sh"),
        ("tch", "ch"),
        ("ck", "k"),
        ("ph", "f"),
        ("gh", "g"),
        ("qu", "kw"),
        ("x", "ks"),
        ("th", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("eau", "o"),
        ("au", "o"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ea", "i"),
        ("y", "i"),
    ] {
        text = text.replace(from, to);
    }
    skeleton(&text)
}

/// Reduces a transliteration to the same sounds.
pub fn chinese_skeleton(name: &str) -> String {
    let mut text = String::new();
    for syllable in name.chars().filter_map(reading) {
        // 尔, 斯, 克, 特 … stand for a bare consonant.
        text.push_str(match syllable {
            "er" => "l",
            "si" => "s",
            "ke" => "k",
            "te" | "de" => "t",
            "fu" => "f",
            "shi" => "s",
            "mu" => "m",
            other => other,
        });
    }
    skeleton(&text.replace("zh", "z").replace('q', "ch").replace('x', "sh").replace("ng", "n"))
}

/// Maps letters to classes of sounds and drops repeated ones.
fn skeleton(text: &str) -> String {
    let mut reduced = String::with_capacity(text.len());
    for letter in text.chars() {
        let class = match letter {
            'b' | 'p' => 'p',
            'd' | 't' => 't',
            'g' | 'k' | 'c' | 'q' => 'k',
            'l' | 'r' => 'l',
            'v' | 'w' => 'w',
            'z' | 's' | 'j' => 's',
            'm' | 'n' => 'n',
            'f' | 'h' => 'h',
            'y' | 'i' | 'e' => 'e',
            'u' | 'o' => 'o',
            'a' => 'a',
            _ => continue,
        };
        if !reduced.ends_with(class) {
            reduced.push(class);
        }
    }
    reduced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_are_closer_than_chance() {
        let right = [
            ("Moreau", "莫罗"),
            ("Claire", "克莱尔"),
            ("Obama", "奥巴马"),
            ("Biden", "拜登"),
            ("Modi", "莫迪"),
            ("Macron", "马克龙"),
            ("Clinton", "克林顿"),
            ("Kennedy", "肯尼迪"),
        ];
        for (index, (english, chinese)) in right.iter().enumerate() {
            let own = transliteration_similarity(english, chinese);
            let others = right.iter().enumerate().filter(|(other, _)| *other != index);
            let best_other = others
                .map(|(_, (_, other))| transliteration_similarity(english, other))
                .fold(0.0, f64::max);
            assert!(own > best_other, "{english}: {own:.2} against {best_other:.2}");
        }
    }
}
