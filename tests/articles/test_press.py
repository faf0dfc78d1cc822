"""Pages of newspapers: what stands above and beside the running text belongs to the article, menus do not."""

import pytest

from translate import articles
from translate.document import Kind

TEXT = "".join(
    f"<p>Le {day} au matin, les éclusiers du canal ont remis à flot la {number} péniche échouée, "
    "sous les yeux des riverains venus en nombre, et personne n’a été blessé.</p>"
    for day, number in [("lundi", "première"), ("mardi", "deuxième"), ("jeudi", "troisième")]
)
MENU = "<nav><ul><li><a href=/>Accueil</a></li><li><a href=/m>Météo</a></li></ul></nav>"
SHARE = "<ul class=share><li>Partager</li><li>Imprimer</li><li>Lecture 3 min.</li></ul>"
MORE = (
    "<section class=related><h2>Sur le même sujet</h2><div><h3><a href=/b>Le port de Sète rouvre</a></h3>"
    "<p class=author>Par Inès Le Bihan</p><p class=date>12/03/2021</p></div></section>"
)


def read(above: str, inside: str = "", head: str = "") -> dict[str, Kind]:
    page = (
        f"<!DOCTYPE html><html lang=fr><head><title>Le canal rouvert - Le Fanal</title>{head}</head><body>{MENU}"
        f"{above}{SHARE}<div class=body>{TEXT}{inside}{TEXT.replace('péniche', 'barge')}</div>{MORE}"
        "<footer><p>© Le Fanal</p></footer></body></html>"
    )
    return {b.text: b.kind for b in articles.parse(page, format="html").blocks}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p class='art-Chapo-txt'>{}</p>", "La navigation reprend entre Dole et Besançon après huit jours."),
        ("<h2 class=standfirst>{}</h2>", "La navigation reprend entre Dole et Besançon après huit jours."),
        ("<div itemprop=description><b>{}</b></div>", "Huit jours d’arrêt, et les bateaux passent de nouveau."),
        ("<div><p>{}</p></div>", "Par Yaëlle Quéméner et Théo Sidibé"),
        ("<div><p>{}</p></div>", "Par l’AFP, publié le 3 mars"),
        ("<div class=meta__author><span>Par</span> {}</div>", "Yaëlle Quéméner"),
        ("<aside class=auteur-bloc><a rel=author>{}</a></aside>", "Yaëlle Quéméner"),
        ("<p>{}</p>", "Publié le 4 mars 2021 à 7h02, mis à jour à 9h15"),
        ("<p>{}</p>", "Jeudi 4 mars 2021"),
        ("<p><time datetime=x>{}</time></p>", "à Dole, 04.03.2021"),
        ("<figure><img src=a><figcaption>{}</figcaption></figure>", "L’écluse de Rochefort, mercredi"),
        ("<div class=media__legende><p>{}</p></div>", "L’écluse de Rochefort, mercredi"),
        ("<p>{}</p>", "Une péniche à Dole. © Inès Le Bihan"),
        ("<p>{}</p>", "Photo : Inès Le Bihan"),
    ],
)  # fmt: skip
def test_what_stands_between_title_and_text_is_the_article(markup: str, text: str) -> None:
    found = read("<h1>Le canal rouvert</h1>" + markup.format(text))
    held = [t for t, kind in found.items() if t.endswith(text)]
    assert held and found[held[0]] is not Kind.BOILERPLATE
    assert found["Le canal rouvert"] is Kind.TITLE
    for apart in ("Accueil", "Partager", "Imprimer", "Lecture 3 min.", "Sur le même sujet",
                  "Par Inès Le Bihan", "12/03/2021", "© Le Fanal"):  # fmt: skip
        assert found[apart] is Kind.BOILERPLATE, apart


def test_the_summary_that_a_page_gives_of_itself_is_its_lead() -> None:
    lead = (
        "La navigation reprend entre Dole et Besançon, dit la préfecture du Jura, après huit jours."
    )
    cut = f"<meta property=og:description content='{lead[:60]}…'>"
    data = '<script type="application/ld+json">{"description": "' + lead + '"}</script>'
    for head in (cut, data):
        assert (
            read(f"<h1>Le canal rouvert</h1><div>{lead}</div>", head=head)[lead] is Kind.PARAGRAPH
        )


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<aside class=reperes><h3>Repères</h3><p>{}</p></aside>", Kind.PARAGRAPH),
        ("<div class='encadre gris'><p>{}</p></div>", Kind.PARAGRAPH),
        ("<figure class=pullquote><blockquote><p>{}</p></blockquote></figure>", Kind.BLOCK_QUOTE),
        ("<blockquote><p>Ah.</p><footer>{}</footer></blockquote>", Kind.BLOCK_QUOTE),
    ],
)
def test_boxes_and_quotations_in_the_text_are_the_article(markup: str, kind: Kind) -> None:
    text = "Ouvert en 1832, le canal relie la Saône au Rhin par 112 écluses et 237 kilomètres."
    found = read("<h1>Le canal rouvert</h1>", markup.format(text))
    assert found[text] is kind


def test_the_title_is_the_one_above_the_text() -> None:
    menu = "<div class=sticky><h1>Le canal rouvert</h1></div><div><p>À la une de notre journal</p></div>"
    page = menu + "<h1>Le canal rouvert</h1>"
    kinds = [
        (b.kind, b.start)
        for b in articles.parse(
            f"<html lang=fr><head><title>Le canal rouvert | Le Fanal</title></head><body>{page}{TEXT}"
            "<p>Le canal rouvert</p></body></html>", format="html"
        ).blocks
        if b.text == "Le canal rouvert"
    ]  # fmt: skip
    assert [kind for kind, _ in sorted(kinds, key=lambda k: k[1])][-3:] == [
        Kind.BOILERPLATE, Kind.TITLE, Kind.BOILERPLATE,
    ]  # fmt: skip


def test_a_title_that_no_heading_holds() -> None:
    head = (
        '<script type="application/ld+json">[{"headline":"Les p\\u00e9niches du canal"}]</script>'
    )
    found = read("<div class=titre>Les péniches du canal</div>", head=head)
    assert found["Les péniches du canal"] is Kind.TITLE


def test_notes_behind_the_text_and_its_signature_are_the_article() -> None:
    notes = (
        "<p>Yaëlle Quéméner</p><div id=notes><p>(1) Voir <i>Les canaux du Jura</i>, 1998.</p></div>"
    )
    page = (
        "<html lang=fr><head><meta name=author content='Yaëlle Quéméner'></head><body>"
        f"<h1>Le canal rouvert</h1>{TEXT}{notes}{MORE}</body></html>"
    )
    found = {b.text: b.kind for b in articles.parse(page, format="html").blocks}
    assert found["Yaëlle Quéméner"] is Kind.PARAGRAPH
    assert found["(1) Voir Les canaux du Jura, 1998."] is Kind.PARAGRAPH
    assert found["Par Inès Le Bihan"] is Kind.BOILERPLATE


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("<div class='hidden-xs'>{}</div>", "<div class='visible-mobile'>{}</div>", 1),
        ("<div>{}</div>", "<div style='display: none'>{}</div>", 1),
        (
            "<figure><figcaption>{}</figcaption></figure>",
            "<figure><figcaption>{}</figcaption></figure>",
            1,
        ),
        ("<blockquote>{}</blockquote>", "<blockquote>{}</blockquote>", 2),  # a refrain
    ],
)
def test_copies_for_other_layouts_are_read_once(one: str, other: str, times: int) -> None:
    text = "<p>Sur le pont du canal, on danse, et les mariniers regardent passer les barges.</p>"
    page = f"<html lang=fr><body><h1>Le canal rouvert</h1>{TEXT}{one.format(text)}{other.format(text)}{TEXT.replace('péniche', 'barge')}</body></html>"
    found = [
        b for b in articles.parse(page, format="html").blocks if b.text.startswith("Sur le pont")
    ]
    assert len(found) == 2
    assert sum(b.kind is not Kind.BOILERPLATE for b in found) == times


def test_a_page_of_short_lines_has_its_title_and_date() -> None:
    lines = "".join(
        f"<p>{words}</p>" for words in ("Le pont est rouvert ce soir.", "Il était fermé.") * 2
    )
    page = f"<html lang=fr><body><h1>Le pont</h1><p>Publié le 3 mars 2021</p>{lines}</body></html>"
    found = {b.text: b.kind for b in articles.parse(page, format="html").blocks}
    assert found["Le pont"] is Kind.TITLE
    assert found["Publié le 3 mars 2021"] is Kind.PARAGRAPH
