"""French places keep their names, with all of their words."""

from __future__ import annotations

import pytest

from translate import names
from translate.finishing.names import mend
from translate.names.places import compounds, towns
from translate.pipeline import Model
from translate.verification import check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De Nogent-le-Rotrou à Bourg-en-Bresse, par L'Isle-sur-la-Sorgue", ["Nogent-le-Rotrou", "Bourg-en-Bresse", "L'Isle-sur-la-Sorgue"]),
        ("Le Val-d'Oise, Saint-Jean-de-Maurienne.", ["Val-d'Oise", "Saint-Jean-de-Maurienne"]),
        ("Jean-Marie et Saint-Malo, un arc-en-ciel, Viendra-t-il de Brive ?", []),
    ],
)  # fmt: skip
def test_compounds_with_small_words(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in compounds(text)] == found


def test_towns_are_told_by_the_department_behind_them() -> None:
    text = "Un car a quitté la route à Loué (Sarthe) ; Luc Roy, Grasse (Alpes-Maritimes), Paul Bon (PS) et le Parti (communiste)."
    assert [text[a:b] for a, b in towns(text)] == ["Loué", "Grasse"]


@pytest.mark.parametrize(
    ("french", "right", "wrong"),
    [
        ("Il vit à Châlons-en-Champagne.", "He lives in Châlons-en-Champagne.", "He lives in Châlons-Champagne."),
        ("Un élu du Lot-et-Garonne.", "A councillor from Lot-et-Garonne.", "A councillor from Lot-and-Garonne."),
        ("Le marché de Saint-Julien-en-Genevois.", "The market of St. Julien en Genevois.", "The market of Saint-Julien-Genevois."),
        ("Le train va en Meurthe-et-Moselle.", "The train goes to Meurthe-et-Moselle.", "The train goes to Murthe-et-Moselle."),
    ],
)  # fmt: skip
def test_a_place_loses_none_of_its_words(french: str, right: str, wrong: str) -> None:
    assert not check(french, right)
    assert {f.code for f in check(french, wrong)} & {"name-changed", "name-lost"}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Un maire (Manche) a dit oui.", "A mayor (Manche) said yes."),
        ("Il traverse la Manche.", "He crosses the English Channel."),
        ("Dans la Manche, deux communes sont inondées.", "In the Manche, two towns are flooded."),
        ("Le préfet de la Manche a signé.", "The prefect of the Manche has signed."),
        ("Le chômage recule dans la Manche.", "Unemployment is falling in the Manche."),
        (
            "Un habitant a vu la Manche depuis son bateau.",
            "A resident saw the English Channel from his boat.",
        ),
        ("Il habite dans la Vienne.", "He lives in the Vienne."),
        ("Il habite à Vienne.", "He lives in Vienna."),
    ],
)
def test_departments_are_no_seas_and_no_towns_abroad(french: str, english: str) -> None:
    assert not check(french, english)
    (found,) = names.find([french])
    assert all(name.exonym and name.exonym.english in english for name in found)


def test_the_program_keeps_places(model: Model) -> None:
    article = "Le pont de Villeneuve-sur-Lot est fermé.\n\nLuc Roy, Vire (Calvados)\n\nIl vit en Eure-et-Loir."
    said = [segment.target for segment in model.translate(article).segments]
    for place, english in zip(
        ("Villeneuve-sur-Lot", "Vire (Calvados)", "Eure-et-Loir"), said, strict=True
    ):
        assert place in english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La Pr Odile Jacquin est venue.", "Prof. Odile Jacquin came."),
        ("Il écoute Me Bauer.", "He listens to Maître Bauer."),
        ("Luc Roy, Grasse (Alpes-Maritimes)", "Luc Roy, Grasse (Alpes-Maritimes)"),
        ("Contact : j.petit@mairie.example, 04 75 00 11 22", "Contact: j.petit@mairie.example, 04 75 00 11 22"),
        ("Source : www.meteo.example/cartes/pluie-du-jour", "Source: www.meteo.example/cartes/pluie-du-jour"),
    ],
)  # fmt: skip
def test_titles_lines_of_names_and_addresses_are_no_mistakes(french: str, english: str) -> None:
    assert not check(french, english)


def test_a_part_of_an_identifier_is_no_name() -> None:
    (found,) = names.find(["Virer sur le compte ES91 2100 0418 4502 0005 1332 de la CGT."])
    assert [name.french for name in found] == ["CGT"]


def test_the_last_word_of_a_name_that_was_parted_is_there_once() -> None:
    (found,) = names.find(["Il vit à Villeneuve-d'Ascq."])
    of_document = {name.french: name.french for name in found}
    written, _ = mend(found, "He lives in Villeneuve-d Ascq.", of_document)
    assert written == "He lives in Villeneuve-d'Ascq."
