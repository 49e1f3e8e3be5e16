"""The shape of an expert grid: criteria with weights, levels with points, grades with cut-offs."""

from decimal import Decimal

from crodesk.domain.rules.shape import Key, Table, sourced

_LEVEL = Table(
    {
        "points": Key("number", required=True, highest=Decimal(100)),  # percent of the criterion's weight
        "about": Key("words", required=True),
    }
)

_CRITERION = Table(
    keys={
        **sourced(
            section=Key("code", required=True),
            name=Key("words", required=True),
            weight=Key("number", required=True),
            data=Key("code", required=True),
            reason=Key("code", required=True),
            wanted=Key("words", required=True),
        ).keys
    },
    named={"levels": _LEVEL},
)

SCORECARD = Table(
    keys={
        "title": Key("words", required=True),
        "inherits": Key("code"),
        "total": Key("number", required=True, lowest=Decimal(1)),
    },
    named={
        "grades": sourced(starts=Key("number", required=True)),
        "sections": sourced(name=Key("words", required=True), weight=Key("number", required=True)),
        "criteria": _CRITERION,
    },
)
"""A grid; a bank's own file names the shipped one that it changes with `inherits`."""
