"""Given names and their sex: Ségolène is a woman's, Fabien a man's.

The names stand in `given.tsv`; those of women and men, such as Camille and Dominique, are left out.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from importlib import resources


class Sex(StrEnum):
    """What somebody of a given name is."""

    FEMALE = "f"
    MALE = "m"


@cache
def _table() -> dict[str, Sex]:
    text = resources.files("translate.names").joinpath("given.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    found = {name: Sex(sex) for sex, names in rows for name in names.split(" ")}
    # French print leaves out the accents of capitals: Emilie.
    bare = {_bare(name): sex for name, sex in found.items()}
    return bare | found


def _bare(name: str) -> str:
    return unicodedata.normalize("NFD", name[0])[0] + name[1:]


def sex_of(name: str) -> Sex | None:
    """The sex of who has the given `name`, or None where it is not known or people of both have it.

    Of a compound the first name tells: Marie-Pierre, Jean-Marie.
    """
    return _table().get(unicodedata.normalize("NFC", name).partition("-")[0])
