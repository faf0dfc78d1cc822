"""Files changed at random: by bytes, and by the structure of what is in them.

`python tests/robustness/mutations.py FOLDER COUNT [SEED]` writes COUNT of them, of all formats in turn.
"""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import documents
import hostile
from exercise import MARKDOWN, original
from lxml import etree

from translate import bilingual

#: Values that numbers, names and texts in XML and JSON are changed to.
_VALUES = [
    "",
    "0",
    "-1",
    "1.5",
    "abc",
    "9" * 400,
    "\u202e",
    "é" * 500,
    "true",
    "../..",
    " ",
    "1e999",
]
_BYTES = [
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"\n",
    b"\r",
    b"]]>",
    b"<!--",
    b"{",
    b"\xc3",
    b"%%",
]


def originals(folder: Path) -> dict[str, bytes]:
    """A small sound file of every format that is read, by ending; made with the help of `folder`."""
    text = "Le président a parlé hier. Il a 24 ans, et la ville en a 1 200.\n\nIl pleut à Paris.\n"
    lines = [(20, 50, 780, "Le sommet"), (10, 50, 740, "Le président a parlé hier à Paris.")]
    formats = ("html", "docx", "json", "jsonl", "tmx", "xliff", "xliff1.2")
    result = {f: bilingual.render(original(), f) for f in formats}
    as_bytes = {f: r if isinstance(r, bytes) else r.encode() for f, r in result.items()}
    return {
        ".txt": text.encode(),
        ".md": MARKDOWN.encode(),
        ".html": documents.PAGE.encode(),
        ".srt": documents.SUBTITLES.encode(),
        ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n<v Anne>Il pleut <b>fort</b>.\n",
        ".docx": documents.docx(folder / "base.docx").read_bytes(),
        ".odt": documents.odt(folder / "base.odt").read_bytes(),
        ".epub": documents.epub(folder / "base.epub").read_bytes(),
        ".pdf": documents.pdf(folder / "base.pdf", [lines, lines]).read_bytes(),
        ".json": as_bytes["json"],
        ".jsonl": as_bytes["jsonl"],
        ".tmx": as_bytes["tmx"],
        ".xlf": as_bytes["xliff"],
        ".po": b'#. note\nmsgid "Il a 24 ans."\nmsgstr "He is 42."\n\nmsgid "Oui"\nmsgstr ""\n',
        ".pot": b'#, c-format\nmsgid "Il a %d _ans."\nmsgid_plural "<b>Ils\\n"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        ".csv": b"# notes\npluie,rain\nneige,snow\n",
        ".tbx": b'<martif><text><body><termEntry><langSet xml:lang="fr"><tig><term>pluie</term></tig>'
        b'</langSet><langSet xml:lang="en"><tig><term>rain</term></tig></langSet></termEntry></body>'
        b"</text></martif>",
        ".corrected.html": as_bytes["html"],
        ".corrected.docx": as_bytes["docx"],
        ".corrected.xlf": as_bytes["xliff"],
        ".corrected.xliff": as_bytes["xliff1.2"],
    }


def by_bytes(data: bytes, chance: random.Random) -> bytes:
    """`data` with some of its bytes changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice([1, 2, 10, 200]))
        what = chance.randrange(5)
        if what == 0:
            changed[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
        elif what == 1:
            del changed[at:end]
        elif what == 2:
            changed[at:at] = changed[at:end] * chance.choice([1, 2, 50])
        elif what == 3:
            changed[at:at] = chance.choice(_BYTES) * chance.choice([1, 3, 300])
        elif chance.random() < 0.3:
            del changed[at:]
    return bytes(changed)


def by_xml(data: bytes, chance: random.Random) -> bytes:
    """XML with some elements and attributes changed, moved, doubled or left out."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 4)):
        element = chance.choice([e for e in root.iter() if isinstance(e.tag, str)])
        parent = element.getparent()
        what = chance.randrange(6)
        if what == 0 and element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))
        elif what == 1 and element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        elif what == 2:
            element.text = chance.choice(_VALUES)
        elif what == 3 and parent is not None:
            parent.remove(element)
        elif what == 4 and parent is not None:
            for _ in range(chance.choice([1, 3, 40])):
                parent.append(copy.deepcopy(element))
        elif what == 5:
            element.append(
                copy.deepcopy(chance.choice([e for e in root if isinstance(e.tag, str)] or [root]))
            )
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def by_json(data: bytes, chance: random.Random) -> bytes:
    """JSON, or lines of it, with some values changed, moved or left out."""
    lines = [data] if data.startswith(b"{\n") else data.splitlines()
    values = [json.loads(line) for line in lines]
    for _ in range(chance.randint(1, 4)):
        at: Any = chance.choice(values)
        while isinstance(at, dict | list) and at:
            key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
            if not isinstance(at[key], dict | list) or not at[key] or chance.random() < 0.2:
                _change(at, key, chance)
                break
            at = at[key]
    return b"\n".join(json.dumps(value).encode() for value in values)


def _change(holder: Any, key: Any, chance: random.Random) -> None:
    what = chance.randrange(5)
    if what == 0:
        del holder[key]
    elif what == 1:
        holder[key] = chance.choice([None, -1, 0, 10**8, 10**30, 1.5, True, [], {}, "\udc80"])
    elif what == 2:
        holder[key] = chance.choice(_VALUES)
    elif what == 3 and isinstance(holder[key], int):
        holder[key] += chance.choice([-1, 1, 7])
    elif isinstance(holder, list):
        holder.insert(0, copy.deepcopy(holder[key]))


def by_part(data: bytes, chance: random.Random) -> bytes:
    """A zip file with one of its parts changed by bytes or, where it is XML, by structure."""
    with ZipFile(BytesIO(data)) as archive:
        name = chance.choice(archive.namelist())
    is_xml = name.endswith((".xml", ".rels", ".opf", ".xhtml"))
    change = by_xml if is_xml and chance.random() < 0.8 else by_bytes
    return hostile.changed(data, {name: lambda part: change(part, chance)})


_BY_STRUCTURE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".docx": by_part,
    ".odt": by_part,
    ".epub": by_part,
    ".json": by_json,
    ".jsonl": by_json,
    ".tmx": by_xml,
    ".xlf": by_xml,
    ".tbx": by_xml,
    ".corrected.docx": by_part,
    ".corrected.xlf": by_xml,
    ".corrected.xliff": by_xml,
}


def mutated(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """A file of the format of `suffix`, changed by structure where it has one, or by bytes."""
    if suffix in _BY_STRUCTURE and chance.random() < 0.7:
        return _BY_STRUCTURE[suffix](data, chance)
    return by_bytes(data, chance)


def write(folder: Path, count: int, seed: int) -> None:
    """Write `count` changed files into `folder`."""
    chance = random.Random(seed)
    sound = originals(folder)
    for number in range(count):
        suffix = list(sound)[number % len(sound)]
        (folder / f"{number:05}{suffix}").write_bytes(mutated(sound[suffix], suffix, chance))
    for base in folder.glob("base.*"):
        base.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int((sys.argv[3:] or ["1"])[0]))
