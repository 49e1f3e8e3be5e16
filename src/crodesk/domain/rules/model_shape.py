"""The shape of a statistical scorecard: a scale, a logistic model, attributes with weights of evidence, grades."""

from decimal import Decimal

from crodesk.domain.rules.shape import Key, Table, sourced

_ANY_NUMBER = Key("number", lowest=None)
_MUST_BE_A_NUMBER = Key("number", required=True, lowest=None)

_LEVEL = Table(
    {
        "about": Key("words", required=True),
        "woe": _ANY_NUMBER,
        "good": Key("whole"),
        "bad": Key("whole"),
    }
)

_ATTRIBUTE = Table(
    keys={
        **sourced(
            name=Key("words", required=True),
            data=Key("code", required=True),
            reason=Key("code", required=True),
            coefficient=_MUST_BE_A_NUMBER,
            wanted=Key("words"),
        ).keys
    },
    named={"levels": _LEVEL},
)

MODEL = Table(
    keys={"title": Key("words", required=True)},
    tables={
        "scale": sourced(
            score=_MUST_BE_A_NUMBER,
            odds=Key("number", required=True),
            pdo=Key("number", required=True),
            decimals=Key("whole", highest=Decimal(6)),
        ),
        "model": sourced(intercept=_MUST_BE_A_NUMBER, predicts=Key("code", required=True, choices=("good", "bad"))),
    },
    named={"grades": sourced(starts=Key("number", required=True, lowest=None)), "attributes": _ATTRIBUTE},
)
"""A statistical scorecard, which a bank brings along: none is shipped, as each is made from a bank's own history."""
