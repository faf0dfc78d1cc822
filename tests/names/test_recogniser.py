import re
import string
import subprocess
import sys

from translate.names.recogniser import together

LETTERS = f"[{string.ascii_lowercase}{''.join(map(chr, range(0x3B1, 0x3C9))) * 12}]"


def test_alternatives_put_together_match_what_they_did_apart() -> None:
    apart = "(?iu)" + "|".join(
        f"(?:{alternative})"
        for alternative in (
            *(f"^{prefix}[-]{LETTERS}[-']*$" for prefix in ("anti", "vi[cd]e", "tr(?:i|ou)")),
            *(f"^{LETTERS}+[-]{middle}[-]{LETTERS}+$" for middle in ("de", "en", "l[èe]s?")),
            f"^burn[-]out{LETTERS}*$",
        )
    )
    merged = together(apart)
    assert merged.count(LETTERS) < apart.count(LETTERS)
    words = [
        "anti-a",
        "anti-ab'",
        "Vice-a",
        "vie-a",
        "tri-b",
        "trou-b",
        "tra-b",
        "arc-en-ciel",
        "arc-de-a",
        "arc-du-a",
        "lès-lés-x",
        "x-lés-x",
        "burn-out",
        "burn-outs",
        "burn-in",
        "anti-",
        "-de-",
        "de-de-de",
        "arc",
    ]
    matched = [w for w in words if re.match(apart, w)]
    assert [w for w in words if re.match(merged, w)] == matched
    assert 5 < len(matched) < len(words)


def test_what_has_another_form_stays_as_it_is() -> None:
    assert together("[a-z]+-[a-z]+") == "[a-z]+-[a-z]+"


def test_names_are_found_without_torch_and_others_may_import_it() -> None:
    code = (
        "import sys; from translate import names\n"
        "found = names.find(['Hier, Amélie Nothomb a reçu Jean-Paul Belmondo à Gand.'])[0]\n"
        "print([n.french for n in found], 'torch' in sys.modules)\n"
        "import importlib.util; print(importlib.util.find_spec('torch') is not None)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, importable = run.stdout.splitlines()
    assert "Amélie Nothomb" in found and "Jean-Paul Belmondo" in found
    assert found.endswith("False") and importable == "True"


def test_the_commands_of_spacy_are_imported_when_somebody_asks_for_them() -> None:
    code = (
        "import sys; from translate import names; names.find(['Bonjour.'])\n"
        "print('spacy.cli' in sys.modules)\n"
        "import spacy; print('spacy_version' in spacy.info(silent=True), 'spacy.cli' in sys.modules)\n"
        "import spacy.cli.download"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "True"]
