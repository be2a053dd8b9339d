"""Makes folders of documents whose counterparts are known, for scripts/pairing and the weights.

A set is a folder with `en/`, `zh/` and `pairs.tsv` (columns en, zh, genre, name): the names of the
files that belong together; all others have no counterpart.
"""

import hashlib
import pathlib
import random
import shutil
import subprocess

SHORTEST, LONGEST = 5, 40  # beads of a document that is cut from a longer one
ORPHANS = 0.15  # share of the documents of each side that lose their counterpart
ABRIDGED = 0.33  # share of the pairs of which a third of one side is taken away


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


def cut_pairs(gold_folder, keep):
    """Cuts the documents of all sets, the variants apart, of which `keep(set/name)` is true."""
    seen = set()
    pairs = []
    for gold in sorted(gold_folder.glob("*/gold/*")):
        genre, name = gold.parent.parent.name, gold.name
        # bible_full holds what bible_books does.
        if "." in genre or genre == "bible_full" or not keep(f"{genre}/{name}"):
            continue
        sides = [(gold.parent.parent / side / name).read_text("utf-8").split("\n") for side in ("en", "zh")]
        beads = []
        for line in gold.read_text("utf-8").splitlines():
            if line.strip():
                beads.append([numbers(side) for side in line.split(":")[:2]])
        dice = random.Random(f"{genre}/{name}")
        start = 0
        while start < len(beads):
            end = start + dice.randint(SHORTEST, LONGEST)
            if len(beads) - end < SHORTEST:
                end = len(beads)
            indices = [sorted(i for bead in beads[start:end] for i in bead[side]) for side in (0, 1)]
            lines = [[sides[side][i] for i in indices[side]] for side in (0, 1)]
            start = end
            long_lines = {line for line in lines[0] if len(line) > 40}
            if not lines[0] or not lines[1] or len(long_lines & seen) > 0.3 * len(long_lines):
                continue
            seen |= long_lines
            if dice.random() < ABRIDGED:
                side = dice.randrange(2)
                count = len(lines[side])
                drop = count // 3
                if dice.random() < 0.5:
                    first = dice.randint(0, count - drop)
                    gone = set(range(first, first + drop))
                else:
                    gone = set(dice.sample(range(count), drop))
                lines[side] = [line for i, line in enumerate(lines[side]) if i not in gone]
            texts = ["\n".join(side) + "\n" for side in lines]
            pairs.append((*texts, genre, f"{name}_{end}"))
    return pairs


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


if __name__ == "__main__":
    import sys
    gold, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for part, name in enumerate(["cut_tuning", "cut_report"]):
        pairs = cut_pairs(gold, lambda name, part=part: half(name) == part)
        write_set(out / name, pairs, name, ORPHANS)
        print(name, len(pairs), "pairs cut")
    write_set(out / "raw_readouts", raw_readouts(gold), "raw")
