//! Foreign names written by their sound: 莫罗 and Moreau, 克莱尔 and Claire.
//!
//! A transliteration is read as pinyin, each syllable as an onset and a final, and each of these
//! is laid over a piece of up to four letters of the English name. A trained table says how much
//! likelier a piece is under that sound than anywhere; the best laying of all pieces, from the
//! letters' end to end, gives the log likelihood ratio of the two names. This is a trained edit
//! distance (Ristad and Yianilos 1998) over unequal pieces.
//!
//! Cost of a comparison: O(sounds × letters) additions of small integers, about 0.3 µs.
//! `data/sounds.tsv` is the table; `examples/train_transliteration` makes it and measures it.

mod model;
mod train;

use std::sync::LazyLock;

pub use model::{ChineseSound, EnglishSound, SoundModel};
pub use train::train_sounds;

/// Characters that transliterations are commonly written with.
const SOUND_CHARACTERS: &str = "阿埃艾爱安昂奥巴拜白班邦包保鲍贝本比彼毕别宾冰波伯博勃布查昌\
    达大戴丹当道德登邓迪蒂丁东杜敦多顿俄厄恩儿尔法凡范方菲费芬丰冯佛弗夫福富盖甘冈高戈哥格葛\
    根贡古瓜圭果哈海汉翰豪赫黑亨洪侯胡华怀惠霍基吉加嘉贾坚简江杰金津京居卡开凯坎康考柯科可克\
    肯孔寇库夸宽奎昆拉莱赖兰郎朗劳勒雷蕾黎里理李力立丽利莉连列烈林琳龙隆卢鲁露路吕略伦罗洛马\
    玛迈麦满曼芒毛茅梅美门蒙孟米密敏明缪摩莫墨默姆木穆拿那纳娜乃奈南内能尼妮年涅宁牛纽农努诺\
    欧帕派潘庞佩彭皮匹平泼珀朴普浦奇齐契恰强乔切钦琴青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛桑瑟森\
    沙莎山珊尚绍舍申生圣施什石史士世室舒顺朔思斯松苏孙索所塔台泰坦汤唐陶特藤提田铁廷通图土托\
    脱瓦娃万汪旺威韦为维伟魏温文翁沃渥乌吴武伍西希悉锡席夏香向肖晓歇谢辛欣兴雄休修许旭雪逊雅\
    亚延扬杨尧姚耶叶伊衣宜易因英永尤于宇雨约云赞早泽曾扎詹张章珍真芝治州朱竺祖佐茨兹子卓罕裴薇琪代黛娅茜妲缇蔻翠铎柏洁";

/// Tells whether a character is commonly used to write the sounds of foreign names.
pub fn is_sound_character(character: char) -> bool {
    /// The first of the unified ideographs, which the bits begin with.
    const FIRST: u32 = 0x4e00;
    const WORDS: usize = (0xa000 - 0x4e00) / 64;
    static BITS: LazyLock<[u64; WORDS]> = LazyLock::new(|| {
        let mut bits = [0; WORDS];
        for place in SOUND_CHARACTERS.chars().map(|character| u32::from(character) - FIRST) {
            bits[place as usize / 64] |= 1 << (place % 64);
        }
        bits
    });
    let Some(place) = u32::from(character).checked_sub(FIRST) else { return false };
    BITS.get(place as usize / 64).is_some_and(|word| word >> (place % 64) & 1 != 0)
}

/// Probability in [0, 1] that a Chinese name is a transliteration of an English one, where one in
/// twenty pairs is.
///
/// Right pairs are mostly above 0.5, chance pairs mostly below 0.1.
pub fn transliteration_similarity(english: &str, chinese: &str) -> f64 {
    let model = SoundModel::built_in();
    match (model.english(english), model.chinese(chinese)) {
        (Some(english), Some(chinese)) => model.similarity(&english, &chinese),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            ("Johansson", "約翰遜"),
            ("Bergström", "伯格斯特龙"),
        ];
        for (index, (english, chinese)) in right.iter().enumerate() {
            let own = transliteration_similarity(english, chinese);
            assert!(own > 0.5, "{english} {chinese}: {own:.2}");
            for (_, (_, other)) in right.iter().enumerate().filter(|(other, _)| *other != index) {
                let chance = transliteration_similarity(english, other);
                assert!(chance < 0.2, "{english} {other}: {chance:.2}");
            }
        }
    }

    #[test]
    fn what_has_no_sound_is_like_nothing() {
        for (english, chinese) in [("", "莫罗"), ("Moreau", ""), ("123", "莫罗"), ("Moreau", "abc")]
        {
            assert_eq!(transliteration_similarity(english, chinese), 0.0, "{english} {chinese}");
        }
    }

    proptest! {
        #[test]
        fn any_names_are_compared(english in "\\PC{0,40}", chinese in "(\\PC|[一-龥]){0,20}") {
            let similarity = transliteration_similarity(&english, &chinese);
            prop_assert!((0.0..=1.0).contains(&similarity));
        }
    }
}
