from __future__ import annotations

from pathlib import Path

import pytest

from translate import articles
from translate.articles.mending import mend


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Le prÃ©sident a Ã©tÃ© rÃ©Ã©lu.", "Le président a été réélu."),
        ("Lâ€™Ã‰tat dÃ©cide Ã  Paris", "L’État décide à Paris"),
        ("Un ﬁlm ﬂeuve aﬀreusement diﬃcile", "Un film fleuve affreusement difficile"),
        ("Le pr´esident de la r´epublique", "Le président de la république"),
        ("La cr¸eme et la foret", "La cr¸eme et la foret"),
        ("Une d´ecision tr`es claire", "Une décision tr`es claire"),
        ("Un franc¸ais de Dijon", "Un français de Dijon"),
        ("L´eau et l´huile", "L´eau et l´huile"),
        ("Ângela, São Tomé et une Ãme", "Ângela, São Tomé et une Ãme"),
    ],
)
def test_damaged_characters_are_put_right_and_others_left(damaged: str, right: str) -> None:
    assert mend(damaged)[0] == right


def test_only_the_damaged_lines_of_an_article_change_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("La fÃªte a commencÃ©.\n\nL’été « à Sète » fut beau.\n", encoding="utf-8")
    document = articles.read(path)
    assert document.text == "La fête a commencé.\n\nL’été « à Sète » fut beau.\n"
    assert document.encoding == "utf-8, mojibake mended"
