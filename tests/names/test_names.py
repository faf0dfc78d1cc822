from __future__ import annotations

import pytest

from translate import names
from translate.verification import check


def mended(french: str, english: str) -> tuple[str, list[str]]:
    (found,) = names.find([french])
    forms = names.english_forms([found], [english])
    target, _ = names.mend(found, english, forms)
    return target, [f.message for f in check(french, target)]


def test_names_of_an_article_are_found() -> None:
    found = names.find(
        [
            "Le secrétaire général de l'OTAN, Jens Stoltenberg, a déclaré que Poutine mentait.",
            "Les Etats-Unis et la Corée du Nord n'ont pas réagi.",
            "Tenez-vous au courant.",
        ]
    )
    assert {n.french for n in found[0]} == {"OTAN", "Jens Stoltenberg", "Poutine"}
    assert {n.french for n in found[1]} == {"États-Unis", "Corée du Nord"}
    assert found[2] == []


def test_a_verb_that_begins_a_quotation_is_no_name() -> None:
    (found,) = names.find(["Le ministre m'a dit : « Tenez bon, les renforts arrivent. »"])
    assert found == []


@pytest.mark.parametrize(
    ("french", "english", "target"),
    [
        ("L'OTAN a parlé.", "OTAN spoke.", "NATO spoke."),
        ("Hier, Moscou a répondu.", "Yesterday, Moscou answered.", "Yesterday, Moscow answered."),
        (
            "Hier, Dmytro Kuleba a parlé.",
            "Yesterday, Dmitro Kulebba spoke.",
            "Yesterday, Dmytro Kuleba spoke.",
        ),
        (
            "Hier, le président Vladimir Poutine a parlé.",
            "Yesterday, President Vladimir Poutine spoke.",
            "Yesterday, President Vladimir Putin spoke.",
        ),
        ("Hier, Poutine a parlé.", "Yesterday Putinein spoke.", "Yesterday Putin spoke."),
        ("PARIS, 6 juin – Il pleut.", "Paris, June 6 – It rains.", "Paris, June 6 – It rains."),
        ("La Russie a perdu.", "The Russian side lost.", "The Russian side lost."),
        ("Les États-Unis ont voté.", "The U.S. voted.", "The U.S. voted."),
    ],
)
def test_names_are_put_right(french: str, english: str, target: str) -> None:
    assert mended(french, english) == (target, [])


def test_a_name_that_is_not_there_is_reported() -> None:
    target, findings = mended("Hier, la Corée du Nord a tiré.", "Yesterday the minister fired.")
    assert target == "Yesterday the minister fired."
    assert "“Corée du Nord” (North Korea) is not in the English" in findings


def test_one_form_in_a_document() -> None:
    found = names.find(["Hier, Iouri Bouchkov a parlé."] * 3)
    targets = ["Yuri Bushkov spoke.", "Yuri Bushkov spoke.", "Iuri Bouchkov spoke."]
    forms = names.english_forms(found, targets)
    assert forms == {"Iouri Bouchkov": "Yuri Bushkov"}
    assert names.mend(found[2], targets[2], forms)[0] == "Yuri Bushkov spoke."
