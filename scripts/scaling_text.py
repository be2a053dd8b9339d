"""Made-up bilingual text of any length, with its gold alignment, for scripts/scaling.

Every sentence is an opening, a statement and perhaps a closing, filled with names, numbers and
dates, so that it resembles others of the document but is like none. Its people are a cast of 600,
as large as a long novel has, some of whom are met far more often than others. A document of corpus/
comes between every 1,600 of them until all have been used. Some neighbours are joined on one side,
some sentences left out. A seed gives the same text on every machine.
"""

import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parent.parent
BETWEEN_DOCUMENTS = 1600  # generated sentences
CAST = 600  # people
JOINED, LEFT_OUT = 0.06, 0.03  # share of the sentences, on either side together

SURNAMES = """Chen 陈|Lin 林|Huang 黄|Zhang 张|Wang 王|Liu 刘|Yang 杨|Zhao 赵|Wu 吴|Zhou 周|Xu 徐|Sun 孙|Ma 马
Zhu 朱|Hu 胡|Guo 郭|He 何|Gao 高|Luo 罗|Zheng 郑|Liang 梁|Xie 谢|Song 宋|Tang 唐|Deng 邓|Feng 冯|Cao 曹|Peng 彭"""
GIVEN = """Wei 伟|Min 敏|Jing 静|Li 丽|Qiang 强|Lei 磊|Jun 军|Yong 勇|Yan 艳|Jie 杰|Juan 娟|Tao 涛|Ming 明|Chao 超
Lan 兰|Xia 霞|Ping 平|Gang 刚|Ying 英|Hua 华|Yu 玉|Ping 萍|Hong 红|Bo 波|Bin 斌|Xin 鑫|Fei 飞|Ning 宁|Kai 凯|Shan 山
Hai 海|Yun 云|Feng 峰|Lin 琳|Na 娜|Rui 瑞|Chun 春|Dong 东|Jian 建|Guang 光"""
PLACES = """Beijing 北京|Shanghai 上海|Guangzhou 广州|Shenzhen 深圳|Chengdu 成都|Hangzhou 杭州|Wuhan 武汉|Xi'an 西安
Nanjing 南京|Tianjin 天津|Suzhou 苏州|Harbin 哈尔滨|Kunming 昆明|Xiamen 厦门|Qingdao 青岛|Dalian 大连|Lanzhou 兰州
Guilin 桂林|Ningbo 宁波|Hefei 合肥|London 伦敦|Paris 巴黎|Berlin 柏林|Rome 罗马|Madrid 马德里|Moscow 莫斯科|Cairo 开罗
Nairobi 内罗毕|Jakarta 雅加达|Bangkok 曼谷|Hanoi 河内|Manila 马尼拉|Seoul 首尔|Tokyo 东京|Sydney 悉尼|Ottawa 渥太华
Lima 利马|Havana 哈瓦那|Geneva 日内瓦|Vienna 维也纳"""
BODIES = """the harbour office 港务局|the city library 市图书馆|the water company 自来水公司|the school board 校董会
the railway bureau 铁路局|the provincial museum 省博物馆|the fishing cooperative 渔业合作社|the county hospital 县医院
the weather station 气象站|the tax office 税务局|the football club 足球俱乐部|the botanical garden 植物园
the steel mill 钢铁厂|the post office 邮局|the ferry company 轮渡公司|the fire brigade 消防队|the law school 法学院
the publishing house 出版社|the power plant 发电厂|the textile factory 纺织厂|the consulate 领事馆|the orchestra 交响乐团
the seed bank 种子库|the housing committee 住房委员会"""
GOODS = """bicycles 自行车|umbrellas 雨伞|apples 苹果|bridges 桥梁|books 图书|pianos 钢琴|trucks 卡车|lamps 灯具|carpets 地毯
cameras 照相机|tractors 拖拉机|tents 帐篷|batteries 电池|watches 手表|mirrors 镜子|pumps 水泵|violins 小提琴|boats 船只
blankets 毛毯|microscopes 显微镜|maps 地图|bricks 砖块|seedlings 树苗|ovens 烤箱|bottles 瓶子|chairs 椅子|helmets 头盔
toys 玩具|cables 电缆|windows 窗户"""
MONTHS = "January February March April May June July August September October November December".split()

OPENINGS = [
    ("", ""), ("", ""), ("", ""),
    ("On {date}, ", "{date}，"),
    ("According to {person}, ", "据{person}说，"),
    ("After the meeting in {place}, ", "{place}会议之后，"),
    ("Before the winter came, ", "冬天到来之前，"),
    ("Nobody was surprised that ", "谁也不奇怪，"),
    ("In room {number}, ", "在{number}号房间里，"),
    ("As the newspaper reported, ", "正如报纸所报道的，"),
    ("At half past {hour}, ", "{hour}点半，"),
]
STATEMENTS = [
    ("{person} bought {number} {goods} from {body}", "{person}从{body}买了{number}件{goods}"),
    ("{body} in {place} sold {goods} for {number} yuan", "{place}的{body}以{number}元的价格出售{goods}"),
    ("{person} travelled from {place} to {place2} by train", "{person}乘火车从{place}前往{place2}"),
    ("the price of {goods} in {place} rose by {percent} percent", "{place}的{goods}价格上涨了百分之{percent}"),
    ("{body} repaired the roof with the help of {person}", "{body}在{person}的帮助下修好了屋顶"),
    ("{number} visitors from {place} came to see {body}", "{number}名来自{place}的游客参观了{body}"),
    ("{person} wrote a letter to {person2} about the {goods}", "{person}就{goods}的事给{person2}写了一封信"),
    ("{body} will move to {place} in {year}", "{body}将于{year}年迁往{place}"),
    ("the contract between {body} and {person} ends in {year}", "{body}与{person}的合同于{year}年到期"),
    ("{person} lost the key to the warehouse where the {goods} were kept", "{person}丢了存放{goods}的仓库的钥匙"),
    ("only {percent} percent of the {goods} arrived undamaged in {place}", "只有百分之{percent}的{goods}完好无损地运到{place}"),
    ("{person} asked {person2} whether {body} was still open", "{person}问{person2}，{body}是否还开着"),
    ("the road between {place} and {place2} was closed for {number} hours", "{place}与{place2}之间的道路封闭了{number}个小时"),
    ("{body} elected {person} as its chair with {number} votes", "{body}以{number}票选举{person}为主席"),
    ("{person} taught the children of {place} to repair {goods}", "{person}教{place}的孩子们修理{goods}"),
    ("the heavy rain damaged {number} {goods} that belonged to {body}", "大雨损坏了属于{body}的{number}件{goods}"),
    ("{person} and {person2} met again in {place}", "{person}和{person2}在{place}再次相遇"),
    ("{body} published a report of {number} pages on {goods}", "{body}发表了一份关于{goods}的{number}页的报告"),
    ("the old photographs of {place} were found by {person}", "{place}的老照片是{person}发现的"),
    ("{person} refused to sign the agreement", "{person}拒绝签署协议"),
]
CLOSINGS = [
    ("", ""), ("", ""), ("", ""), ("", ""),
    (", and everyone was pleased", "，大家都很高兴"),
    (", although it cost more than {number} yuan", "，尽管花费超过{number}元"),
    (", which {person2} had not expected", "，这是{person2}没有料到的"),
    (", because the factory in {place2} had closed", "，因为{place2}的工厂关门了"),
    (", as in {year}", "，与{year}年一样"),
    (" without telling {body2}", "，而没有告诉{body2}"),
]


def documents(sentences):
    """English lines, Chinese lines, and beads as pairs of index lists; at least SENTENCES English lines."""
    english, chinese, beads = [], [], []
    for en, zh in units(random.Random(20261124)):
        beads.append((
            list(range(len(english), len(english) + len(en))), list(range(len(chinese), len(chinese) + len(zh)))))
        english.extend(en)
        chinese.extend(zh)
        if len(english) >= sentences:
            return english, chinese, beads


def units(chance):
    """The beads of the endless document, as lists of English and of Chinese lines."""
    for document in corpus():
        yield from (generated(chance) for _ in range(BETWEEN_DOCUMENTS))
        yield from document
    while True:
        yield generated(chance)


def generated(chance):
    kind, side = chance.random(), below(chance, 2)
    (en, zh), (second_en, second_zh) = sentence(chance), sentence(chance)
    if kind < JOINED:
        return ([f"{en} {second_en}"], [zh, second_zh]) if side else ([en, second_en], [zh + second_zh])
    if kind < JOINED + LEFT_OUT:
        return ([en], []) if side else ([], [zh])
    return [en], [zh]


def corpus():
    """The gold beads of the sample documents as lists of English and of Chinese lines."""
    for path in sorted((ROOT / "corpus/gold_set/gold").iterdir()):
        sides = [
            (ROOT / "corpus/gold_set" / language / path.name).read_text(encoding="utf-8").split("\n")
            for language in ("en", "zh")
        ]
        yield [
            tuple([lines[index] for index in indices] for lines, indices in zip(sides, bead))
            for bead in map(read_bead, path.read_text().splitlines())
        ]


def read_bead(line):
    """`[0, 1]:[2]` as ([0, 1], [2])."""
    return tuple([int(index) for index in side.strip("[]").split(",") if index.strip()] for side in line.split(":")[:2])


def sentence(chance):
    parts = [filled(chance, pick(chance, choices)) for choices in (OPENINGS, STATEMENTS, CLOSINGS)]
    english, chinese = ("".join(texts) for texts in zip(*parts))
    return english[0].upper() + english[1:] + ".", chinese + "。"


def filled(chance, part):
    """A part of a sentence in both languages, with names, numbers and dates of its own."""
    day, month, year = 1 + below(chance, 28), below(chance, 12), 2000 + below(chance, 29)
    number = 2 + below(chance, 9998)
    both = {
        "hour": 1 + below(chance, 12), "year": 2030 + below(chance, 60),
        "percent": f"{below(chance, 90)}.{1 + below(chance, 9)}",
    }
    en = {"date": f"{MONTHS[month]} {day}, {year}", "number": f"{number:,}"}
    zh = {"date": f"{year}年{month + 1}月{day}日", "number": number}
    for slot, choose in (("person", person), ("place", place), ("body", body), ("goods", goods)):
        for name in (slot, f"{slot}2"):
            en[name], zh[name] = choose(chance)
    return part[0].format(**both, **en), part[1].format(**both, **zh)


def below(chance, count):
    return int(chance.random() * count)


def pick(chance, choices):
    return choices[below(chance, len(choices))]


def pairs(text):
    return [tuple(entry.rsplit(" ", 1)) for entry in text.replace("\n", "|").split("|")]


SURNAMES, GIVEN, PLACES, BODIES, GOODS = map(pairs, (SURNAMES, GIVEN, PLACES, BODIES, GOODS))


def person(chance):
    """Number n of the cast with a probability of about 1/n (Zipf's law)."""
    who = random.Random(int(CAST ** chance.random()))
    surname, first, second = pick(who, SURNAMES), pick(who, GIVEN), pick(who, GIVEN)
    return f"{surname[0]} {first[0]}{second[0].lower()}", surname[1] + first[1] + second[1]


def place(chance):
    return pick(chance, PLACES)


def body(chance):
    return pick(chance, BODIES)


def goods(chance):
    return pick(chance, GOODS)
