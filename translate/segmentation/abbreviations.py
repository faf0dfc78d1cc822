"""French abbreviations that end in a full stop, by whether they can end a sentence.

Compiled from the French sentence-break suppressions of CLDR (common/segments/fr.xml, Unicode
licence) and the French prefix list of Lingua::Sentence, which sentence-splitter and Moses
ship (non_breaking_prefixes/fr.txt), and added to from French newspapers. Lower case, without
the final full stop.
"""

from __future__ import annotations

#: Always followed by what they introduce: a name, a number, an example.
NEVER_FINAL = frozenset(
    [
        "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "dr", "drs", "pr", "prof", "me", "st",
        "ste", "sts", "stes", "fr", "sr", "lt", "cdt", "cap", "col", "gal", "gén", "cne", "adj",
        "sgt", "mr", "mrs", "ms", "rev", "hon", "art", "al", "chap", "cf", "conf", "ch", "fig",
        "figs", "p", "pp", "pl", "vol", "vols", "t", "tom", "n", "n°", "no", "nos", "num", "réf", "éd",
        "ann", "app", "ap", "av", "apr", "ex", "p.ex", "p.", "c.-à-d", "càd", "c.-a-d", "env",
        "approx", "max", "min", "moy", "janv", "févr", "fév", "avr", "juil", "sept", "oct", "nov",
        "déc", "lun", "mar", "mer", "jeu", "ven", "tél", "adr", "dép", "arr", "bd", "boul", "av.",
        "pl.", "rte", "imm", "bât", "rés", "fbg", "dir", "coll", "trad", "préf", "intro", "ill",
        "illustr", "bibl", "bull", "broch", "dict", "encycl", "op", "loc", "ibid", "id", "vs",
        "vb", "symb", "syst", "config", "collab", "indus", "imprim", "math", "phys", "lat",
        "gouv", "comm", "sq", "s.-préf", "st-",
    ]
)  # fmt: skip
#: May stand at the end of a sentence; the next word decides.
MAYBE_FINAL = frozenset(
    [
        "etc", "j.-c", "ch.-l", "sqq", "suiv", "ss", "inc", "ltd", "corp", "cie", "co", "jr",
        "bros", "s.a", "s.a.r.l", "s.a.s", "s.n.c", "p.-s", "a.m", "p.m", "i.e", "e.g", "n.b",
        "n.d.l.r", "n.d.t", "r.a.s", "s.v.p", "t.s.v.p", "c.q.f.d", "r.-v", "hab", "km", "cm",
        "mm", "kg", "h", "mn", "sec", "min.", "mio", "mrd", "anc", "hôp", "lib", "doc", "graph",
        "niv", "synth", "équiv", "inf", "sup", "suppl", "sing", "plur", "masc", "fém", "u.s",
        "u.s.a", "u.e", "o.n.u", "u.r.s.s", "r.p", "h.l.m", "b.d", "p.-d.g", "p.d.g",
    ]
)  # fmt: skip
#: Words that begin sentences far more often than names: after an abbreviation that may end a
#: sentence, one of these with a capital says that it did.
STARTERS = frozenset(
    [
        "le", "la", "les", "l'", "un", "une", "des", "du", "d'", "ce", "cet", "cette", "ces",
        "c'", "ça", "cela", "ceci", "il", "elle", "ils", "elles", "on", "je", "j'", "tu", "nous",
        "vous", "mon", "ton", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs",
        "mais", "et", "ou", "or", "donc", "car", "ni", "puis", "ensuite", "enfin", "alors",
        "ainsi", "cependant", "toutefois", "pourtant", "néanmoins", "or", "d'autres", "d'autre",
        "dans", "sur", "sous", "pour", "par", "avec", "sans", "depuis", "pendant", "après",
        "avant", "vers", "selon", "chez", "entre", "contre", "à", "au", "aux", "en", "y", "si",
        "s'", "quand", "lorsque", "lorsqu'", "comme", "puisque", "parce", "tandis", "bien",
        "aucun", "aucune", "quel", "quelle", "quels", "quelles", "qui", "que", "qu'", "quoi",
        "où", "pourquoi", "comment", "combien", "est-ce", "aujourd'hui", "hier", "demain", "ici",
        "là", "voici", "voilà", "tout", "tous", "toute", "toutes", "plusieurs", "certains",
        "certaines", "chaque", "quelques", "beaucoup", "peu", "plus", "moins", "très", "même",
        "malgré", "grâce", "outre", "deux", "trois", "quatre", "cinq", "six", "dix", "cent",
        "mille",
    ]
)  # fmt: skip
#: Starters that are never part of a name: they decide even after an initial.
PRONOUNS = frozenset(
    ["il", "elle", "ils", "elles", "je", "j'", "nous", "vous", "on", "ce", "c'", "cela", "ça"]
)
