#!/usr/bin/env python3
"""Checks jsonl and parquet files with pyarrow, pandas and the Hugging Face library `datasets`.

Reads FOLDER/sample.jsonl, sample.parquet, odd.jsonl and odd.parquet; the jsonl, read by Python's
own json, is the truth for both. Prints one line for each check (format, consumer, what, ok or what
failed), and exits with 1 if one failed. Writes nothing but caches, in a temporary folder.

    pip install -r scripts/consumer_checks/requirements.txt
    python3 scripts/consumer_checks/tables.py FOLDER
"""

import json
import math
import os
import sys
import tempfile
from pathlib import Path

CACHE = tempfile.TemporaryDirectory()
os.environ["HF_HOME"] = CACHE.name
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"

import datasets  # noqa: E402
import pandas  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.dataset  # noqa: E402
import pyarrow.parquet  # noqa: E402

datasets.disable_progress_bars()
datasets.utils.logging.set_verbosity_error()

NAMES = ("sample", "odd")
# What jsonl leaves out where it is unknown.
LISTS = ("src_offsets", "trg_offsets", "src_kinds", "trg_kinds", "src_origins", "trg_origins", "flags")
LANGUAGES = ("src_lang", "trg_lang")

STRING, INT64 = pyarrow.string(), pyarrow.int64()
STRINGS, NUMBERS = pyarrow.list_(STRING), pyarrow.list_(INT64)
TYPES = {
    "id": INT64,
    "score": pyarrow.float64(),
    "bead": STRING,
    "translation": pyarrow.struct([("en", STRING), ("zh", STRING)]),
    "src_ids": NUMBERS,
    "trg_ids": NUMBERS,
    "src_doc": STRING,
    "trg_doc": STRING,
    "src_lang": STRING,
    "trg_lang": STRING,
    "src_offsets": pyarrow.list_(NUMBERS),
    "trg_offsets": pyarrow.list_(NUMBERS),
    "src_kinds": STRINGS,
    "trg_kinds": STRINGS,
    "src_origins": STRINGS,
    "trg_origins": STRINGS,
    "flags": STRINGS,
}


def plain(value):
    """Arrays of numpy, tuples and numbers of any width, as json would give them."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


def normal(row):
    """A row with all its columns, what is unknown as an empty list or text."""
    row = {key: plain(value) for key, value in row.items()}
    for name in LISTS:
        row[name] = row.get(name) or []
    for name in LANGUAGES:
        row[name] = row.get(name) or ""
    # Moved sentences are in the flags too.
    row.pop("moved", None)
    row["score"] = float(row["score"])
    return row


def truth(folder, name):
    with open(folder / f"{name}.jsonl", encoding="utf-8", newline="\n") as lines:
        return [normal(json.loads(line)) for line in lines.read().split("\n") if line]


def two_sided(rows):
    """The rows that parquet holds, numbered anew."""
    kept = [row for row in rows if not row["bead"].startswith("0-") and not row["bead"].endswith("-0")]
    return [{**row, "id": number} for number, row in enumerate(kept)]


def same(found, expected):
    """Compares all rows; raises with the first that differs."""
    found = [normal(row) for row in found]
    assert len(found) == len(expected), f"{len(found)} rows instead of {len(expected)}"
    for number, (one, other) in enumerate(zip(found, expected)):
        for key in other.keys() | one.keys():
            assert one.get(key) == other.get(key), (
                f"row {number}, {key}: {one.get(key)!r} instead of {other.get(key)!r}"
            )


def frame_rows(frame):
    return frame.to_dict(orient="records")


def check_schema(path):
    schema = pyarrow.parquet.read_schema(path)
    found = dict(zip(schema.names, schema.types))
    assert list(found) == list(TYPES), f"columns {list(found)}"
    for name, wanted in TYPES.items():
        assert found[name].equals(wanted), f"{name}: {found[name]} instead of {wanted}"


def check_file(path):
    metadata = pyarrow.parquet.read_metadata(path)
    assert metadata.created_by == "zhen", metadata.created_by
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    assert all(group.num_rows <= 65_536 for group in groups)
    assert {group.column(3).compression for group in groups} <= {"ZSTD"}


def check_mixed(path, rows):
    """One data set of our file and of one that pyarrow wrote."""
    with tempfile.TemporaryDirectory() as other:
        copy = Path(other) / "copy.parquet"
        table = pyarrow.parquet.read_table(path)
        pyarrow.parquet.write_table(table.replace_schema_metadata(None), copy)
        mixed = pyarrow.dataset.dataset([str(path), str(copy)]).to_table().to_pylist()
        same(mixed, rows + rows)
        both = {"train": [str(path), str(copy)]}
        same(datasets.load_dataset("parquet", data_files=both, split="train"), rows + rows)


def check_translation(loaded):
    feature = loaded.features["translation"]
    assert isinstance(feature, datasets.Translation), feature
    assert sorted(feature.languages) == ["en", "zh"], feature


def load(kind, path, **options):
    return datasets.load_dataset(kind, data_files=str(path), split="train", **options)


def checks(folder):
    """All checks as (format, consumer, what, function)."""
    arrow = f"pyarrow {pyarrow.__version__}"
    frames = f"pandas {pandas.__version__}"
    hub = f"datasets {datasets.__version__}"
    for name in NAMES:
        rows = truth(folder, name)
        beads = two_sided(rows)
        lines, table = folder / f"{name}.jsonl", folder / f"{name}.parquet"
        count, bead_count = f"{len(rows)} rows of {name}", f"{len(beads)} rows of {name}"
        yield "jsonl", frames, count, lambda: same(
            frame_rows(pandas.read_json(lines, lines=True, dtype=False, precise_float=True)), rows
        )
        yield "jsonl", hub, count, lambda: same(load("json", lines), rows)
        yield "jsonl", hub, f"{count}, streamed", lambda: same(
            load("json", lines, streaming=True), rows
        )
        yield "parquet", arrow, f"types of {name}", lambda: check_schema(table)
        yield "parquet", arrow, f"groups of {name}", lambda: check_file(table)
        yield "parquet", arrow, bead_count, lambda: same(
            pyarrow.parquet.read_table(table).to_pylist(), beads
        )
        yield "parquet", frames, bead_count, lambda: same(
            frame_rows(pandas.read_parquet(table)), beads
        )
        yield "parquet", hub, bead_count, lambda: same(load("parquet", table), beads)
        yield "parquet", hub, f"{bead_count}, streamed", lambda: same(
            load("parquet", table, streaming=True), beads
        )
        yield "parquet", hub, f"translation of {name}", lambda: check_translation(
            load("parquet", table)
        )
        yield "parquet", f"{arrow} and {hub}", f"{name} beside a file of pyarrow", lambda: (
            check_mixed(table, beads)
        )


def main():
    folder = Path(sys.argv[1])
    failed = False
    for kind, consumer, what, check in checks(folder):
        try:
            check()
            result = "ok"
        except Exception as error:  # noqa: BLE001: whatever a consumer raises is its answer
            result = f"{type(error).__name__}: {error}".replace("\n", " ").replace("\t", " ")
            failed = True
        print(kind, consumer, what, result, sep="\t", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
