"""What finishing costs grows with the document, not with its square: work is counted, not timed."""

from collections.abc import Callable

from growth import grows_at_most

from translate.document import Inline
from translate.finishing.markup import _nested
from translate.names import Name, forms


def test_names_of_a_document() -> None:
    def work(n: int) -> Callable[[], object]:
        people = [f"Marielle{chr(97 + i % 26)}{i} Dupontin{i}" for i in range(n)]
        found = [[Name(name, None), Name(name.split()[0], None)] for name in people]
        targets = [f"{name} was there." for name in people]
        return lambda: forms.of_document(found, targets)

    grows_at_most(2.2, work, 50)


def test_emphasis_and_links_of_a_sentence() -> None:
    def work(n: int) -> Callable[[], object]:
        inlines = [Inline(10 * i, 10 * i + 8, "*", "*") for i in range(n)]
        inlines += [Inline(10 * i + 2, 10 * i + 5, "[", "]") for i in range(n)]
        inlines += [Inline(10 * i + 4, 10 * i + 12, "_", "_") for i in range(n)]

        def run() -> None:
            assert len(_nested(inlines)) == 2 * n  # those that cross are left out

        return run

    grows_at_most(2.2, work, 50)
