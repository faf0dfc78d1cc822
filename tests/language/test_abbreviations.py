from __future__ import annotations

import pytest

from translate.language.typography import source_form


@pytest.mark.parametrize(
    ("french", "form"),
    [
        ("Ouvert jeu. 12 juin et ven. 13.", "Ouvert jeudi 12 juin et vendredi 13."),
        ("Le bail court du 1er févr. 2021 au 30 nov. 2024.", "Le bail court du 1er février 2021 au 30 novembre 2024."),
        ("Rendez-vous le 9 déc.", "Rendez-vous le 9 décembre."),
        ("Platon naquit en 428 av. J.-C. à Athènes.", "Platon naquit en 428 BC à Athènes."),
        ("Pompéi disparut en 79 apr. J.-C.", "Pompéi disparut en 79 AD."),
        ("Selon Me Sylvie Topaloff, le dossier est vide.", "Selon Maître Sylvie Topaloff, le dossier est vide."),
        ("Le défilé du 11-Novembre", "Le défilé du 11 novembre"),
        ("La grève du 1er-Mai", "La grève du 1er mai"),
        ("Au 3, bd des Belges, puis av. Jean-Jaurès", "Au 3, boulevard des Belges, puis avenue Jean-Jaurès"),
        ("Voir art. 7, al. 3 et p. 45", "Voir article 7, alinéa 3 et page 45"),
        ("Un bourg de 900 hab. environ", "Un bourg de 900 habitants environ"),
        # What only looks like one stays.
        ("Il en sort. 3 enfants suivent.", "Il en sort. 3 enfants suivent."),
        ("Me voilà, dit Paul.", "Me voilà, dit Paul."),
        ("Le prix Pr 12", "Le prix Pr 12"),
        ("Il va au bord de la mer. 3 bateaux attendent.", "Il va au bord de la mer. 3 bateaux attendent."),
    ],
)  # fmt: skip
def test_abbreviations_are_written_out_where_there_is_no_doubt(french: str, form: str) -> None:
    assert source_form(french) == form
