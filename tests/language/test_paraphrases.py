"""French of newspapers in plain words."""

from __future__ import annotations

import pytest

from translate.language.paraphrases import _sign, in_plain_words, paraphrases, said, unsaid
from translate.language.verbs import first_group


@pytest.mark.parametrize(
    ("french", "plain"),
    [
        ("Les ministres fustigeaient la réforme.", "Les ministres critiquaient la réforme."),
        ("Il enraya la crise.", "Il arrêta la crise."),
        ("La grêle ravagea les vignes.", "La grêle dévasta les vignes."),
        ("L'émeute a fait trois morts.", "L'émeute a tué trois personnes."),
        (
            "L'émeute a fait deux morts et 40 blessés.",
            "L'émeute a tué deux personnes et blessé 40 autres.",
        ),
        ("Née à Oran, elle vit à Lille.", "Elle est née à Oran et elle vit à Lille."),
        ("Les riverains s'inquiètent.", "Les habitants s'inquiètent."),
        ("Lille s'est inclinée 2-0.", "Lille a perdu 2-0."),
        ("Une vingtaine d'élèves sont absents.", "Environ 20 élèves sont absents."),
        ("Le séisme a fait quarante tués.", "Le séisme a tué quarante personnes."),
        ("Le choc a fait douze blessés.", "Le choc a blessé douze personnes."),
        (
            "L'avocat général a requis une peine de deux ans.",
            "L'avocat général a demandé une peine de deux ans.",
        ),
        ("Le cargo avait dix marins à son bord.", "Le cargo avait dix marins à bord."),
        (
            "Une baleine s'est échouée près de Dieppe.",
            "Une baleine est resté bloqué près de Dieppe.",
        ),
        ("Le prix du blé s'est envolé.", "Le prix du blé a beaucoup augmenté."),
        ("Six trafiquants ont été interpellés.", "Six trafiquants ont été arrêté."),
        ("Le tribunal a cassé la décision.", "Le tribunal a annulé la décision."),
        (
            "La Seine est haute, la crue de la Marne dure.",
            "La Seine est haute, l'inondation de la Marne dure.",
        ),
        (
            "Six communes ont voté, et la commune de Vif aussi.",
            "Six villes ont voté, et la ville de Vif aussi.",
        ),
        ("Le préfet a pris un arrêté de fermeture.", "Le préfet a pris un ordre de fermeture."),
        ("La gare rouvrira d'ici deux mois.", "La gare rouvrira dans deux mois."),
        (
            "Un feu a pris dans la nuit de lundi à mardi.",
            "Un feu a pris dans la nuit entre lundi et mardi.",
        ),
        ("Deux ouvriers sont morts sur le coup.", "Deux ouvriers sont morts immédiatement."),
        ("L'enquête a été classée sans suite.", "L'enquête a été abandonné."),
        ("Un feu s'est déclaré à bord.", "Un feu a commencé à bord."),
        ("L'élue a voté non.", "Le responsable élu a voté non."),
        ("La natalité recule depuis dix ans.", "La natalité baisse depuis dix ans."),
        ("Les pertes, soit un tiers du budget,", "Les pertes, c'est-à-dire un tiers du budget,"),
    ],
)
def test_plain_words(french: str, plain: str) -> None:
    assert in_plain_words(french, paraphrases(french)) == plain


@pytest.mark.parametrize(
    "french",
    [
        "Elle s'est imposée une discipline.",
        "Le feu s'est éteint.",
        "Il a vingt ans, soit dit en passant.",
        "Il faut que ce pays, riche, soit une des raisons d'espérer.",
        "Le parquet est en chêne.",
        "Un homme d'une trentaine d'années est mort.",
        "La torpille a manqué le navire, et Limoges dort.",
        "Mon épaule et tes épaules me font mal.",
        "Deux grimpeurs ont disparu.",
        "Il s'est incliné devant le roi.",
        "L'oiseau s'est envolé.",
        "Il a cassé une vitre.",
        "Le permis requis est gratuit.",
        "Elle recule sa voiture.",
        "Elle l'a crue, et ses voisins proches aussi.",
        "Ils vivent au large.",
        "Il a été arrêté par la police.",
        "Le bus s'est arrêté, le train aussi.",
        "La ville est loin d'ici.",
        "La politique agricole commune a changé.",
    ],
)
def test_what_means_something_else_stays(french: str) -> None:
    assert in_plain_words(french, paraphrases(french)) == french


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (r"(a|ont) remis le couvert", " remis le couvert"),
        (r"(?:les )?vendanges? tardives?", "vendange"),
        (r"l['’]ASSE(?!\w)", "asse"),
        (r"(?:d['’](?:un|une)|de) trait(?=\s(?:\d|[a-c)]))", " trait"),
        (r"jet{1,2}e l['’]ancre", "ancre"),
        (r"mettre|mise", ""),
        (r"\d+", ""),
    ],
)
def test_what_all_that_matches_a_pattern_has(pattern: str, sign: str) -> None:
    assert _sign(pattern) == sign


def test_capitals_hide_no_phrase() -> None:
    assert in_plain_words("RIVERAINS EN COLÈRE", paraphrases("RIVERAINS EN COLÈRE")) != (
        "RIVERAINS EN COLÈRE"
    )


def test_what_the_english_says_needs_no_plain_words() -> None:
    french = "Le tribunal a donné raison au locataire."
    assert unsaid(french, "The court gave reason to the tenant.")
    assert not unsaid(french, "The court sided with the tenant.")
    assert [o.target for o in said(french, "The court sided with the tenant.")] == [(10, 15)]


@pytest.mark.parametrize(
    ("infinitive", "ending", "form"),
    [
        ("lancer", "a", "lança"),
        ("juger", "ait", "jugeait"),
        ("marteler", "e", "martèle"),
        ("rappeler", "ent", "rappellent"),
        ("suggérer", "era", "suggèrera"),
        ("confesser", "e", "confesse"),
        ("dégringoler", "èrent", "dégringolèrent"),
    ],
)
def test_forms_of_verbs(infinitive: str, ending: str, form: str) -> None:
    assert first_group(infinitive)[ending] == form


@pytest.mark.parametrize(
    ("french", "plain"),
    [
        ("Les syndicats haussent le ton.", "Les syndicats élèvent la voix."),
        ("Les syndicats ont haussé le ton.", "Les syndicats ont élevé la voix."),
        ("Ils ont baissé les bras.", "Ils ont abandonné."),
    ],
)
def test_phrases_that_begin_with_a_verb_have_all_its_forms(french: str, plain: str) -> None:
    assert in_plain_words(french, paraphrases(french)) == plain
