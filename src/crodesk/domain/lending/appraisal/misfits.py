"""Where a bank's own rule files name what isn't there, or say too little to be measured."""

from collections.abc import Iterator, Mapping

from crodesk.domain.lending.scorecard import grid
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures, lending
from crodesk.domain.rules.checking import nearest
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

Tables = Mapping[str, Mapping[str, Figures]]
"""The rules of each file by their codes."""


def misfits(tables: Tables) -> list[Problem]:
    """Return where the files don't fit together, by file, rule and field."""
    return [*_names(tables), *_measures(tables), *_kinds(tables)]


def _names(tables: Tables) -> Iterator[Problem]:
    """Yield each name of something that isn't there."""
    cards, reasons = set(grid.names()), set(figures.load("decline_reasons"))
    clauses, grades = set(tables["clauses"]), set(tables["margins"])
    figured = set(tables["ratios"]) | {one["reads"] for one in lending.load("policy").values()}
    for file, key, known in (
        ("products", "scorecard", cards),
        ("products", "scorecard_company", cards),
        ("products", "conditions", clauses),
        ("products", "covenants", clauses),
        ("policy", "reads", figured),
        ("policy", "clause", clauses),
        ("policy", "reason", reasons),
        ("authority", "least_grade", grades),
    ):
        for code, one in tables[file].items():
            stated = one.get(key) or ()
            for word in (stated,) if isinstance(stated, str) else stated:
                if word not in known:
                    text = N_("{file}: {key} can't be “{word}”; the nearest is “{nearest}”.")
                    yield _problem(file, f"{code}.{key}", text, word=word, nearest=nearest(word, known))


def _measures(tables: Tables) -> Iterator[Problem]:
    """Yield each rule of lending that doesn't say by what it measures."""
    for code, one in tables["policy"].items():
        by_cap = one.get("cap") is not None and one.get("test") is not None
        if not by_cap and one.get("at_most") is None and one.get("at_least") is None:
            yield _problem("policy", code, N_("{file}: {key} needs at_most, at_least, or cap with test."))


def _kinds(tables: Tables) -> Iterator[Problem]:
    """Yield each product without a step, without a way to repay, or with terms that leave no term."""
    for code, one in tables["products"].items():
        for key in ("kinds", "steps", "methods"):
            if not one[key]:
                yield _problem("products", f"{code}.{key}", N_("{file}: {key} can't be empty."))
        if one["months_least"] > one["months_most"]:
            yield _problem("products", f"{code}.months_least", N_("{file}: {key} is more than months_most."))


def _problem(file: str, key: str, text: str, **values: object) -> Problem:
    return Problem(key, text, {"file": f"{file}.toml", "key": key, **values})
