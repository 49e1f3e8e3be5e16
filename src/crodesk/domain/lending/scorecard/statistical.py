"""A bank's statistical scorecard from the text of its file: a logistic model over weights of evidence, as points.

Each level states its weight (`woe`), or how many cases turned out good and bad, of which the weight follows. The form
stands in `rules/model_shape.py`.
"""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.lending.scorecard import forbidden, scaling
from crodesk.domain.lending.scorecard.card import Attribute, Level, Scorecard
from crodesk.domain.lending.scorecard.content import grades_of, mark_of
from crodesk.domain.lending.scorecard.scaling import Model, Scale
from crodesk.domain.lending.scorecard.weights import Count, Weighted, weigh
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures, reading
from crodesk.domain.rules.checking import Place, nearest
from crodesk.domain.rules.model_shape import MODEL
from crodesk.domain.rules.reading import Content
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.toml_lines import lines_of
from crodesk.domain.words import N_


def read(text: str, file: str) -> Scorecard | list[Problem]:
    """Return the scorecard of a file, or everything that is wrong with it, by file, line and field.

    Points are those of `scaling.points`, rounded half up to the decimals of the scale, whole ones when it says none.
    """
    content = reading.read(text, file, MODEL)
    if isinstance(content, list):
        return content
    place = Place(file, lines_of(text))
    wrong = list(_misfits(content, place))
    if wrong:
        return wrong
    scale = _scale(content, place)
    if isinstance(scale, Problem):
        return [scale]
    card = _card(content, scale)
    return forbidden.refusals(card.attributes) or card


def _misfits(content: Content, place: Place) -> Iterator[Problem]:
    """Yield where the parts of a file don't fit together."""
    for table in ("scale", "model", "grades", "attributes"):
        if not content.get(table):
            yield place.problem((table,), N_("{file}, line {line}: {key} is missing."))
    reasons = figures.load("decline_reasons")
    for code, one in content.get("attributes", {}).items():
        path = ("attributes", code)
        if one["reason"] not in reasons:
            message = N_("{file}, line {line}: {key} can't be “{word}”; the nearest is “{nearest}”.")
            near = nearest(one["reason"], reasons)
            yield place.problem((*path, "reason"), message, word=one["reason"], nearest=near)
        if "model" in content and _turns_about(one["coefficient"], content["model"]["predicts"]):
            message = N_("{file}, line {line}: with this {key} more weight for good would lose points.")
            yield place.problem((*path, "coefficient"), message)
        yield from _level_misfits(path, one.get("levels", {}), place)


def _turns_about(coefficient: Decimal, predicts: str) -> bool:
    """Tell whether evidence for good counts against an applicant: in a sound model it never does."""
    return coefficient < 0 if predicts == "good" else coefficient > 0


def _level_misfits(path: tuple[str, ...], levels: Content, place: Place) -> Iterator[Problem]:
    if not levels:
        yield place.problem((*path, "levels"), N_("{file}, line {line}: there must be at least one of {key}."))
    elif any(_stated(level) != {"woe"} for level in levels.values()):
        for name, level in levels.items():
            if _stated(level) != {"good", "bad"}:
                message = N_("{file}, line {line}: each level of {key} states woe, or each states good and bad.")
                yield place.problem((*path, "levels"), message)
                return
            if not (level["good"] and level["bad"]):
                message = N_("{file}, line {line}: {key} needs cases that turned out good and bad.")
                yield place.problem((*path, "levels", name), message)


def _stated(level: Content) -> set[str]:
    return level.keys() & {"woe", "good", "bad"}


def _scale(content: Content, place: Place) -> Scale | Problem:
    table = content["scale"]
    found = scaling.scale(*(Decimal(table[name]) for name in ("score", "odds", "pdo")))
    if isinstance(found, Problem):
        message = N_("{file}, line {line}: {key} must be more than 0.")
        return place.problem(("scale", found.field), message)
    return found


def _card(content: Content, scale: Scale) -> Scorecard:
    stated = content["model"]
    model = Model(Decimal(stated["intercept"]), len(content["attributes"]), stated["predicts"])
    to_points = Rounding.to_places(content["scale"].get("decimals", 0))
    return Scorecard(
        title=Words(**content["title"]),
        attributes={
            code: _attribute(code, one, model, scale, to_points) for code, one in content["attributes"].items()
        },
        grades=grades_of(content["grades"]),
    )


def _attribute(code: str, one: Content, model: Model, scale: Scale, to_points: Rounding) -> Attribute:
    coefficient = Decimal(one["coefficient"])
    levels = {
        name: Level(
            to_points.apply(scaling.points(woe, coefficient, model, scale)), Words(**one["levels"][name]["about"])
        )
        for name, woe in _weights(one["levels"]).items()
    }
    return Attribute(
        name=Words(**one["name"]),
        levels=levels,
        data=one["data"],
        reason=one["reason"],
        mark=mark_of("attributes", code, one),
        wanted=Words(**one["wanted"]) if "wanted" in one else None,
    )


def _weights(levels: Content) -> dict[str, Decimal]:
    """Return the weight of evidence of each level: stated, or of the cases that turned out good and bad."""
    if all("woe" in level for level in levels.values()):
        return {name: Decimal(level["woe"]) for name, level in levels.items()}
    found = weigh([Count(name, level["good"], level["bad"]) for name, level in levels.items()])
    assert isinstance(found, Weighted)  # the levels were checked
    return found.woe
