"""Makes folders of documents whose counterparts are known, for scripts/pairing and the weights.

Run     scripts/pairing_sets.py GOLD_DIR OUT_DIR   (writes the sets that the weights are trained on)

A set is a folder with `en/`, `zh/` and `pairs.tsv` (columns en, zh, genre, name): the names of the
files that belong together; all others have no counterpart.
"""

import hashlib
import pathlib
import random
import re
import shutil
import subprocess

SHORTEST, LONGEST = 5, 40  # beads of a document that is cut from a longer one
ORPHANS = 0.15  # share of the documents of each side that lose their counterpart
ABRIDGED = 0.33  # share of the pairs of which a part of one side is taken away
TAKEN = (0.2, 0.7)  # how much of it


def write_set(folder, pairs, seed, orphans=0.0):
    """Writes (English text, Chinese text, genre, name) under names that tell nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    dice = random.Random(seed)
    (folder / "en").mkdir(parents=True)
    (folder / "zh").mkdir()
    numbers = [dice.sample(range(len(pairs)), len(pairs)) for _ in range(2)]
    rows = []
    for (english, chinese, genre, name), one, other in zip(pairs, *numbers):
        lot = dice.random()
        if chinese is not None and not lot < orphans:
            (folder / "zh" / f"z{other:05}.txt").write_text(chinese, encoding="utf-8")
        if english is not None and not orphans <= lot < 2 * orphans:
            (folder / "en" / f"e{one:05}.txt").write_text(english, encoding="utf-8")
        if english is not None and chinese is not None and lot >= 2 * orphans:
            rows.append(f"e{one:05}.txt\tz{other:05}.txt\t{genre}\t{name}")
    header = "en\tzh\tgenre\tname"
    (folder / "pairs.tsv").write_text("\n".join([header, *sorted(rows)]) + "\n", encoding="utf-8")


def numbers(text):
    return [int(number) for number in text.strip("[]").split(",") if number.strip()]


def cut_beads(gold_folder, keep, shortest=SHORTEST, longest=LONGEST):
    """Cuts the documents of all sets, the variants apart, of which `keep(set/name)` is true.

    Yields genre, name and beads, each the lines of both sides.
    """
    seen = set()
    for gold in sorted(gold_folder.glob("*/gold/*")):
        genre, name = gold.parent.parent.name, gold.name
        # bible_full holds what bible_books does.
        if "." in genre or genre == "bible_full" or not keep(f"{genre}/{name}"):
            continue
        folder = gold.parent.parent
        sides = [(folder / side / name).read_text("utf-8").split("\n") for side in ("en", "zh")]
        beads = []
        for line in gold.read_text("utf-8").splitlines():
            if line.strip():
                indices = [numbers(side) for side in line.split(":")[:2]]
                beads.append([[sides[side][i] for i in indices[side]] for side in (0, 1)])
        dice = random.Random(f"{genre}/{name}")
        start = 0
        while start < len(beads):
            end = start + dice.randint(shortest, longest)
            if len(beads) - end < shortest:
                end = len(beads)
            document = beads[start:end]
            long_lines = {line for bead in document for line in bead[0] if len(line) > 40}
            # Some sets have their English texts in common.
            if len(long_lines & seen) <= 0.3 * len(long_lines):
                seen |= long_lines
                yield genre, f"{name}_{end}", document
            start = end


def cut_pairs(gold_folder, keep, shortest=SHORTEST, longest=LONGEST):
    """Makes pairs of the cut documents, of some of which a part of one side is taken away."""
    pairs = []
    for genre, name, beads in cut_beads(gold_folder, keep, shortest, longest):
        dice = random.Random(f"abridge {genre}/{name}")
        texts = texts_of(beads, dice if dice.random() < ABRIDGED else None)
        if all(text.strip() for text in texts):
            pairs.append((*texts, genre, name))
    return pairs


def texts_of(beads, abridge=None):
    """The texts of both sides; the dice, if any, take a part of one of them away."""
    lines = [[line for bead in beads for line in bead[side]] for side in (0, 1)]
    if abridge is not None:
        side = abridge.randrange(2)
        count = len(lines[side])
        drop = min(count - 1, round(count * abridge.uniform(*TAKEN)))
        if abridge.random() < 0.5:
            first = abridge.randint(0, count - drop)
            gone = set(range(first, first + drop))
        else:
            gone = set(abridge.sample(range(count), drop))
        lines[side] = [line for i, line in enumerate(lines[side]) if i not in gone]
    return ["\n".join(side) + "\n" for side in lines]


def near_duplicates(gold_folder, keep):
    """Makes two or three near-duplicates of each cut document: some beads are those of another
    document of its genre, and numbers written in digits on both sides are others."""
    documents = list(cut_beads(gold_folder, keep))
    pool = {}
    for genre, _, beads in documents:
        pool.setdefault(genre, []).extend(beads)
    pairs = []
    for genre, name, beads in documents:
        dice = random.Random(f"near {genre}/{name}")
        for copy in range(dice.randint(2, 3)):
            share = dice.uniform(0.25, 0.6) if copy else 0.0
            lines = [dice.choice(pool[genre]) if dice.random() < share else bead for bead in beads]
            if copy:
                lines = [renumbered(bead, dice) for bead in lines]
            texts = texts_of(lines, dice if dice.random() < ABRIDGED / 2 else None)
            if all(text.strip() for text in texts):
                pairs.append((*texts, genre, f"{name}_{copy}"))
    return pairs


def mirrored(gold_folder, keep, shift):
    """Makes pairs of 2 to 40 beads under mirrored names; with a shift, each English text goes with
    the Chinese text of another document of its genre."""
    genres = {}
    for genre, name, beads in cut_beads(gold_folder, keep):
        dice = random.Random(f"mirror {genre}/{name}")
        count = dice.choice([2, 3, 5, 8, 13, 40])
        abridge = dice if count > 3 and dice.random() < ABRIDGED else None
        genres.setdefault(genre, []).append((name, texts_of(beads[:count], abridge)))
    for genre, documents in sorted(genres.items()):
        for at, (name, texts) in enumerate(documents):
            other = documents[(at + shift) % len(documents)][1]
            if shift == 0 or len(documents) > shift:
                yield f"{genre}_{name}", texts[0], other[1]


def renumbered(bead, dice):
    """Puts other digits where both sides of a bead have the same."""
    sides = ["\n".join(lines) for lines in bead]
    found = [set(re.findall(r"(?<![\d.,])\d{1,4}(?![\d.,])", side)) for side in sides]
    for number in sorted(found[0] & found[1]):
        other = str(dice.randint(1, 10 ** len(number) - 1)) if len(number) > 1 else number
        sides = [re.sub(rf"(?<![\d.,]){number}(?![\d.,])", other, side) for side in sides]
    return [side.split("\n") for side in sides]


def half(name):
    """Parts documents in two halves by their names: 0 for tuning, 1 for reports."""
    return hashlib.md5(name.encode()).digest()[0] % 2


def raw_readouts(gold_folder):
    """Pages as they are downloaded, and pages without counterpart."""
    raw = gold_folder / "readouts" / "raw"
    pairs = []
    for english in sorted(raw.glob("*.en.txt")):
        name = english.name.removesuffix(".en.txt")
        chinese = raw / f"{name}.zh.txt"
        pairs.append((english.read_text("utf-8"), chinese.read_text("utf-8"), "readouts", name))
    for page in sorted((gold_folder / "readouts" / "raw_unpaired").glob("*.txt")):
        text = page.read_text("utf-8")
        sides = (text, None) if page.name.endswith(".en.txt") else (None, text)
        pairs.append((*sides, "readouts", page.name))
    return pairs


def orphan_sets(gold_folder, keep, splits):
    """Makes sets in which no document has a counterpart: the English texts of a random half of the
    documents of a genre and the Chinese ones of the other half, several times.

    Yields genre, number of the split, and pairs of which one side is None.
    """
    genres = {}
    for gold in sorted(gold_folder.glob("*/gold/*")):
        genre, name, folder = gold.parent.parent.name, gold.name, gold.parent.parent
        # bible_full holds what bible_books does.
        if "." not in genre and genre != "bible_full" and keep(f"{genre}/{name}"):
            texts = [(folder / side / name).read_text("utf-8") for side in ("en", "zh")]
            genres.setdefault(genre, []).append((*texts, genre, name))
    for genre, pairs in genres.items():
        yield from split_up(genre, pairs, splits)


def other_orphan_sets(gold_folder, splits):
    """Makes the same of the pages and of docpair, of which nothing was trained on as it is."""
    pages = [pair for pair in raw_readouts(gold_folder) if None not in pair]
    yield from split_up("readouts, pages", pages, splits)
    folder = gold_folder / "docpair"
    pairs = []
    for line in (folder / "pairs.tsv").read_text("utf-8").splitlines()[1:]:
        names = line.split("\t")[:2]
        texts = [(folder / side / name).read_text("utf-8") for side, name in zip(("en", "zh"), names)]
        pairs.append((*texts, "docpair", names[0]))
    yield from split_up("docpair", pairs, splits)


def numbered_pairs(gold_folder, keep):
    """Makes pairs that look like laws: each bead is an article with its number, and chapters part
    them."""
    pairs = []
    digits = "〇一二三四五六七八九十"
    for genre, name, beads in cut_beads(gold_folder, keep, 4, 16):
        dice = random.Random(f"number {genre}/{name}")
        sides = [["Chapter 1 General Provisions"], ["第一章 总则"]]
        for at, (english, chinese) in enumerate(beads, 1):
            number = digits[at] if at <= 10 else f"{'二' if at >= 20 else ''}十{digits[at % 10] if at % 10 else ''}"
            if dice.random() < 0.15:
                chapter = len([line for line in sides[0] if line.startswith("Chapter")]) + 1
                sides[0].append(f"Chapter {chapter}")
                sides[1].append(f"第{digits[min(chapter, 10)]}章")
            sides[0].append(f"Article {at} {' '.join(english)}")
            sides[1].append(f"第{number}条 {''.join(chinese)}")
        pairs.append((*("\n".join(side) + "\n" for side in sides), genre, name))
    return pairs


def split_up(genre, pairs, splits):
    # Some documents have two translations, each the counterpart of both copies of the original.
    pairs = list({pair[0]: pair for pair in pairs}.values())
    # One or two documents cannot be split.
    for split in range(splits if len(pairs) >= 4 else 0):
        mixed = random.Random(f"orphans {genre} {split}").sample(pairs, len(pairs))
        count = len(mixed) // 2
        orphans = [(pair[0], None, *pair[2:]) for pair in mixed[:count]]
        yield genre, split, orphans + [(None, *pair[1:]) for pair in mixed[count:]]


def parallel_pairs(folder, count):
    """Documents of 10 to 30 lines each from the parallel texts, in turn from all files."""
    readers = []
    for path in sorted(folder.glob("*.tsv.zst")):
        process = subprocess.Popen(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE, encoding="utf-8")
        readers.append((path.name.split(".")[0], process))
    dice = random.Random("parallel")
    pairs = []
    while readers and len(pairs) < count:
        for genre, process in list(readers):
            lines = [process.stdout.readline() for _ in range(dice.randint(10, 30))]
            lines = [line.rstrip("\n").split("\t") for line in lines if line.count("\t") == 1]
            if len(lines) < 10:
                readers.remove((genre, process))
                continue
            texts = ["\n".join(line[side] for line in lines) + "\n" for side in (0, 1)]
            pairs.append((*texts, genre, f"{genre}_{len(pairs)}"))
    for _, process in readers:
        process.kill()
    return pairs[:count]


def tuning_sets(gold_folder, out):
    """Writes the sets that the weights are trained on: large ones, and many small ones."""
    def keep(name):
        return half(name) == 0

    cut = cut_pairs(gold_folder, keep)
    near = near_duplicates(gold_folder, keep)
    write_set(out / "cut", cut, "cut", ORPHANS)
    write_set(out / "long", cut_pairs(gold_folder, keep, 60, 300), "long", ORPHANS)
    write_set(out / "short", cut_pairs(gold_folder, keep, 2, 8), "short", ORPHANS)
    write_set(out / "near", near, "near", ORPHANS)
    dice = random.Random("small")
    for title, pairs in [("cut", cut), ("near", near)]:
        start = 0
        while start < len(pairs):
            count = dice.choice([1, 2, 3, 5, 8, 15])
            # Near-duplicates stay together, other documents are mixed.
            some = pairs[start:start + count] if title == "near" else dice.sample(pairs, count)
            write_set(out / f"{title}_small_{start}", some, f"{title} {start}", 2 * ORPHANS)
            start += count
    for genre, split, pairs in orphan_sets(gold_folder, keep, 8):
        write_set(out / f"orphans_{genre}_{split}", pairs, f"{genre} {split}")
    # Documents that are cut from others, and of them the two halves of a genre.
    genres = {}
    for pair in cut:
        genres.setdefault(pair[2], []).append(pair)
    for genre, pairs in genres.items():
        for _, split, orphans in split_up(f"cut {genre}", pairs, 4):
            write_set(out / f"orphans_cut_{genre}_{split}", orphans, f"cut {genre} {split}")
    numbered = numbered_pairs(gold_folder, keep)
    dice.shuffle(numbered)
    for start in range(0, len(numbered), 4):
        some = numbered[start:start + 4]
        if start % 3 == 0:
            write_set(out / f"numbered_{start}", some, f"numbered {start}", ORPHANS)
        else:
            # English ones of two documents and Chinese ones of two others, of any genre.
            orphans = [(pair[0], None, *pair[2:]) for pair in some[:2]]
            orphans += [(None, *pair[1:]) for pair in some[2:]]
            write_set(out / f"orphans_numbered_{start}", orphans, f"numbered {start}")


if __name__ == "__main__":
    import sys
    tuning_sets(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
