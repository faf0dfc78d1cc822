"""English verbs whose past and participle differ: broke, broken."""

from __future__ import annotations

_VERBS = """
arose arisen; awoke awoken; ate eaten; beat beaten; became become; began begun; bit bitten; blew blown; bore borne; broke broken;
came come; chose chosen; did done; drank drunk; drew drawn; drove driven; fell fallen; flew flown; forbade forbidden;
foresaw foreseen; forgave forgiven; forgot forgotten; froze frozen; gave given; grew grown; hid hidden; knew known;
mistook mistaken; overcame overcome; overdid overdone; overran overrun; oversaw overseen; overtook overtaken;
overthrew overthrown; partook partaken; ran run; rang rung; rewrote rewritten; rode ridden; rose risen; sang sung; sank sunk;
saw seen; shook shaken; shrank shrunk; slew slain; spoke spoken; sprang sprung; stank stunk; stole stolen; strode stridden;
swam swum; swore sworn; threw thrown; took taken; tore torn; trod trodden; underwent undergone; undertook undertaken;
undid undone; went gone; withdrew withdrawn; woke woken; wore worn; wove woven; wrote written
"""
#: The participle of each past.
PASTS = {
    past: participle
    for past, participle in (pair.split() for pair in _VERBS.replace("\n", " ").split(";"))
    if past not in ("beat",)
}
#: The past of each participle that is no other form: come and run are infinitives, too.
PARTICIPLES = {
    participle: past
    for past, participle in PASTS.items()
    if participle not in ("become", "come", "overcome", "run", "overrun", "gone", "done", "known")
}
