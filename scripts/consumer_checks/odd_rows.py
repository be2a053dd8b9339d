#!/usr/bin/env python3
"""Prints rows with text that breaks formats, as JSON lines: odd_rows.py

Two-sided beads only, with sentence numbers that follow each other, so that every format can be
made of them. All text is invented here.
"""

import json

ODD = [
    ("Tabs\tinside\tthe line", "行\t内\t制表"),
    ("Two\nlines\r\nor three\rin one", "两行\n合为一行\r\n三行"),
    ("He said \"stop\" and 'go'; \"\" twice", "他说“停”，又说「走」；\"\"两次"),
    ("Markup: <b>bold</b> & &amp; ]]> --> <!-- </script><script>alert(1)</script>", "标记：<b>粗</b> & &amp; ]]> --> </seg></tuv>"),
    ("Control \x01\x08\x0b\x0c\x1b\x1c\x1f characters \x7f \x85 here", "控制\x02\x0e\x1f字符"),
    ("A null \x00 within", "空\x00字符"),
    ("Not characters: \ufffe \uffff \ufdd0", "非字符：\ufffe \uffff"),
    ("Emoji 😀 👨‍👩‍👧 🇨🇳 and astral 𝒜𝓑", "表情😀 与扩展汉字𠀀𪚥𫝀"),
    ("Right to left \u200f\u202eabc\u202c and \u2067שלום\u2069 marks", "从右到左\u200f标记\u202e文字\u202c"),
    ("Combining e\u0301 a\u0308 and zero width \u200b\u200d\ufeff within", "组合か\u3099字符\u200b与零宽"),
    ("=1+1", "=SUM(A1:A9)"),
    ("+cmd|' /C calc'!A0", "@import"),
    ("-2 degrees", "－2度"),
    ("1-2", "3,4"),
    ("_x0041_ looks like an escape", "_x4E00_像转义"),
    ("  spaces at both ends  ", "\u3000\u3000两端空白\u3000"),
    ("Separators\u2028and\u2029paragraphs", "分隔\u2028符"),
    ("Backslash \\n \\t \\u0041 \\", "反斜线\\n\\"),
    ("| pipe || [brackets] ||| 5", "｜竖线｜[括号]"),
    ("null", "None"),
    ("0012", "1e5"),
    ("Long: " + "A bridge of words. " * 1500, "长句：" + "一座词语的桥。" * 4000),
]

for number, (english, chinese) in enumerate(ODD):
    row = {
        "score": round(1 - number / 100, 4),
        "translation": {"en": english, "zh": chinese},
        "src_ids": [2 * number, 2 * number + 1],
        "trg_ids": [number],
        "src_doc": "en/odd & <strange> \"name\".txt",
        "trg_doc": "zh/奇怪 & 名.txt",
        "src_lang": "en",
        "trg_lang": "zh-Hans",
    }
    if number == 3:
        row["flags"] = ["review"]
    print(json.dumps(row, ensure_ascii=False))
