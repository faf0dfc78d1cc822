import pytest

from translate.alignment.words import Alignment
from translate.document import Inline, Segment
from translate.finishing.markup import place, restore


@pytest.mark.parametrize(
    ("code", "target", "restored"),
    [
        ("git pull", "Git pull is a command.", "git pull is a command."),
        ("{{ site.nom }}", "The page {{ Site.nom }} is open.", "The page {{ site.nom }} is open."),
    ],
)
def test_code_that_got_a_capital_is_written_as_it_was(
    code: str, target: str, restored: str
) -> None:
    segment = Segment(
        0, 0, f"Ceci est {code} .", (Inline(9, 9 + len(code), "`", "`", verbatim=True),)
    )
    found = restore(segment, target)
    assert (found.target, found.guessed) == (restored, ())
    inline = found.inlines[0]
    assert found.target[inline.start : inline.end] == code


@pytest.mark.parametrize("name", ["%(port)s", "{{ port }}", "`port`"])
def test_markup_around_what_is_copied_holds_all_of_it(name: str) -> None:
    around, copied = Inline(0, len(name), "<b>", "</b>"), Inline(0, len(name), "", "", True)
    segment = Segment(0, 0, f"{name} a fermé.", (around, copied))
    restored = restore(segment, f"It is {name} that closed.")
    placed = place(segment, restored, Alignment((), (), ()), {})
    assert {restored.target[i.start : i.end] for i in placed} == {name}
