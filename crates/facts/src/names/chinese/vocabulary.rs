//! Family names, titles, verbs of speech, and last words of organisations, in simplified
//! characters.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Family names of one character, the common ones of both shores.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾\
    肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫\
    段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温习柯康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁\
    岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管\
    柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏\
    宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈池赖瑞";

/// Family names of two characters.
const LONG_FAMILY_NAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙",
    "慕容", "令狐", "长孙", "宇文", "端木", "轩辕", "呼延", "申屠", "闻人", "范姜", "张简",
];

/// Titles behind a name, or before it.
const TITLES: &[&str] = &[
    "主席",
    "总统",
    "总理",
    "首相",
    "部长",
    "外长",
    "防长",
    "财长",
    "书记",
    "省长",
    "市长",
    "县长",
    "州长",
    "局长",
    "司长",
    "处长",
    "院长",
    "校长",
    "会长",
    "社长",
    "行长",
    "董事长",
    "总裁",
    "主任",
    "委员",
    "议员",
    "参议员",
    "众议员",
    "代表",
    "大使",
    "公使",
    "领事",
    "特使",
    "发言人",
    "秘书长",
    "总干事",
    "将军",
    "上将",
    "中将",
    "少将",
    "上校",
    "司令",
    "教授",
    "博士",
    "医生",
    "律师",
    "法官",
    "检察官",
    "先生",
    "女士",
    "小姐",
    "夫人",
    "同志",
    "老师",
    "记者",
    "经理",
    "国王",
    "女王",
    "王储",
    "首席执行官",
    "国务委员",
    "常委",
    "院士",
    "研究员",
    "导演",
    "特首",
    "行政长官",
    "司长",
    "总书记",
    "阁下",
    "公主",
    "王子",
    "选手",
    "队长",
    "教练",
    "主持人",
    "理事长",
    "所长",
    "馆长",
];

/// Verbs that persons are the subject of.
const SPEECH: &[&str] = &[
    "说", "表示", "指出", "强调", "认为", "介绍", "告诉", "称", "写道", "会见", "出席", "主持",
    "回答", "补充", "宣布", "问道", "笑道", "回应", "透露", "坦言", "解释",
];

/// Last words of organisations.
pub(super) const ORGANISATION_TAILS: &[&str] = &[
    "外交部",
    "国防部",
    "财政部",
    "商务部",
    "司法部",
    "教育部",
    "卫生部",
    "国务院",
    "内政部",
    "能源部",
    "农业部",
    "环境部",
    "交通部",
    "劳工部",
    "公安部",
    "警察局",
    "统计局",
    "税务局",
    "管理局",
    "调查局",
    "安全局",
    "央行",
    "委员会",
    "大学",
    "学院",
    "银行",
    "公司",
    "集团",
    "协会",
    "学会",
    "联合会",
    "联盟",
    "基金会",
    "研究院",
    "研究所",
    "法院",
    "检察院",
    "议会",
    "日报",
    "邮报",
    "时报",
    "通讯社",
    "医院",
    "博物馆",
    "图书馆",
    "出版社",
    "电视台",
    "总署",
    "大使馆",
    "使馆",
    "总领馆",
    "总局",
    "商会",
    "工会",
    "俱乐部",
    "理事会",
    "开发署",
    "办公室",
    "民主党",
    "共和党",
    "工党",
];

/// Characters of the family name that a text begins with.
pub(super) fn family_name_length(characters: &[char]) -> Option<usize> {
    let starts = |name: &&&str| starts_with(characters, name);
    if !characters.first().is_some_and(|&first| may_open_family_name(first)) {
        return None;
    }
    if LONG_FAMILY_NAMES.iter().any(|name| starts(&name)) {
        return Some(2);
    }
    characters.first().filter(|&&first| is_family_name(first)).map(|_| 1)
}

/// Whether a family name of one or more characters begins with a character.
fn may_open_family_name(character: char) -> bool {
    static FIRST: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let long = LONG_FAMILY_NAMES.iter().filter_map(|name| name.chars().next());
        FAMILY_NAMES.chars().chain(long).collect()
    });
    FIRST.contains(&character)
}

/// Whether a character is a family name.
pub(in super::super) fn is_family_name(character: char) -> bool {
    static NAMES: LazyLock<HashSet<char>> = LazyLock::new(|| FAMILY_NAMES.chars().collect());
    NAMES.contains(&character)
}

/// Whether a character may stand in a given name.
pub(super) fn is_given_character(character: char) -> bool {
    const NEVER: &str = "而着过给让向往到为的了是在和与对从向由及或被把将就也都还又说会能可要这那其之所不我你他她它们个年月日时国部长局";
    ('\u{4e00}'..='\u{9fff}').contains(&character) && !NEVER.contains(character)
}

/// Whether a title stands at the end of characters.
pub(super) fn ends_with_title(characters: &[char]) -> bool {
    TITLES.iter().any(|title| {
        let length = title.chars().count();
        characters.len() >= length
            && characters[characters.len() - length..].iter().copied().eq(title.chars())
    })
}

/// Whether characters begin with a title.
pub(super) fn starts_with_title(characters: &[char]) -> bool {
    TITLES.iter().any(|title| starts_with(characters, title))
}

/// Whether characters begin with a verb of speech.
pub(super) fn starts_with_speech(characters: &[char]) -> bool {
    SPEECH.iter().any(|verb| starts_with(characters, verb))
}

fn starts_with(characters: &[char], word: &str) -> bool {
    let mut rest = characters.iter();
    word.chars().all(|character| rest.next() == Some(&character))
}
