"""Names that English has in another form than the French are neither lost nor added; others are."""

from __future__ import annotations

import pytest

from translate.verification import check

SOUND = [
    # acronyms with stops, and spelled out
    ("L'ONU et l'OMS financent l'IA.", "The U.N. and the W.H.O. finance A.I."),
    ("Le P.I.B. recule.", "G.D.P. is falling."),
    ("Le PIB de la région a doublé.", "The region's gross domestic product doubled."),
    ("La TVA augmente en mai.", "The value-added tax goes up in May."),
    ("Deux ONG aident les réfugiés.", "Two non-governmental organisations help the refugees."),
    ("L'ONG a quitté le pays.", "The nongovernmental organization left the country."),
    ("Le VIH se transmet ainsi.", "The human immunodeficiency virus is transmitted this way."),
    ("Elle a reçu trois SMS.", "She got three text messages."),
    ("Les OGM sont interdits.", "Genetically modified crops are banned."),
    ("Les PME embauchent.", "Small companies are hiring."),
    ("La CIA dément.", "The Central Intelligence Agency denies it."),
    # without hyphens and accents, with other capitals
    ("Il quitte la Grande Bretagne.", "He is leaving Britain."),
    ("Les Etats Unis ont voté.", "The United States has voted."),
    ("La Croix Rouge et le Moyen Orient", "The Red Cross and the Middle East"),
    ("Il vit en Amérique Centrale.", "He lives in Central America."),
    ("Les écoles du pays de Galles ferment.", "Welsh schools are closing."),
    ("Elle aime la Nouvelle Zélande.", "She loves New Zealand."),
    # saints
    ("Il est né à Sainte-Hélène.", "He was born on St Helena."),
    ("Il vit à Saint-Pétersbourg.", "He lives in St. Petersburg."),
    # what is elided before a pronoun
    ("Quoiqu'elle tousse, elle chante.", "Although she coughs, she sings."),
    ("Puisqu'on insiste, je viendrai.", "Since they insist, I will come."),
    ("Ç'était un dimanche.", "It was a Sunday."),
]  # fmt: skip
CHANGED = [
    ("L'ONU finance l'IA.", "The U.N. finances it.", "name-lost"),
    ("Le PIB recule.", "The guests drove past.", "name-lost"),
    ("Deux ONG aident les réfugiés.", "Two officers help the refugees.", "name-lost"),
    ("Il quitte la Grande Bretagne.", "He is leaving Brittany.", "name-"),
    ("La Croix Rouge a envoyé du riz.", "The Red Crescent has sent rice.", "name-"),
    ("Les écoles du pays de Galles ferment.", "Scottish schools are closing.", "name-"),
    ("Il vit en Amérique Centrale.", "He lives in South America.", "name-"),
    ("Il est né à Sainte-Hélène.", "He was born on Elba.", "name-"),
]  # fmt: skip


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_another_form_of_a_name_is_right(french: str, english: str) -> None:
    assert [f.message for f in check(french, english) if f.code.startswith("name-")] == []


@pytest.mark.parametrize(("french", "english", "code"), CHANGED)
def test_another_name_is_found(french: str, english: str, code: str) -> None:
    assert any(f.code.startswith(code) for f in check(french, english))
