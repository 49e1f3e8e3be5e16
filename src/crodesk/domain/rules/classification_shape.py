"""The shape of a classification pack: from days past due and events to a debt group and its provision."""

from crodesk.domain.rules.codes import BASES, FACTS, LAST_RESTRUCTURES, STATES
from crodesk.domain.rules.shape import Key, Table, sourced

_GROUP = sourced(
    name=Key("words", required=True),
    from_dpd=Key("whole"),
    by_product=Key("numbers"),
    non_performing=Key("truth", required=True),
    specific_rate=Key("share"),
    rate_by_product=Key("numbers"),
    condition=Key("words"),
    condition_from=Key("whole"),
)

_FLOOR = sourced(
    group=Key("code", required=True),
    why=Key("words", required=True),
    facts=Key("codes", choices=(*FACTS, *STATES)),
    dpd_min=Key("whole"),
    restructures_min=Key("whole"),
    restructures_max=Key("whole"),
    last_restructure=Key("code", choices=LAST_RESTRUCTURES),
    new_terms_min=Key("whole"),
    new_terms_max=Key("whole"),
    recall_min=Key("whole"),
    recall_max=Key("whole"),
)

_CURE = sourced(
    why=Key("words", required=True),
    applies=Key("code", required=True, choices=("all", "restructured", "non_performing")),
    months=Key("whole"),
    months_short=Key("whole"),
    periods=Key("whole"),
    papers=Key("truth"),
    nothing_late=Key("truth"),
    whole_customer=Key("truth"),
)

_SHARE = sourced(
    why=Key("words", required=True),
    over=Key("share", required=True),
    group=Key("code", required=True),
    where=Key("code", required=True, choices=("here", "everywhere")),
    late_over=Key("whole"),
)

_COLLATERAL = sourced(
    name=Key("words", required=True),
    rate=Key("share", required=True),
    kind=Key("code"),
    under_years=Key("whole"),
    upto_years=Key("whole"),
)

_AGEING = sourced(
    name=Key("words", required=True),
    upto_months=Key("whole"),
    secured_rate=Key("share", required=True),
    unsecured_rate=Key("share", required=True),
    by=Key("code", required=True, choices=("facility", "part")),
)

CLASSIFICATION = Table(
    keys={
        "title": Key("words", required=True),
        "inherits": Key("code"),
        "effective_from": Key("day"),
        "replaces": Key("text"),
        "currency": Key("code"),
    },
    tables={
        "days": sourced(basis=Key("code", required=True, choices=BASES), tolerance=Key("number")),
        "level": sourced(
            contagion=Key("code", required=True, choices=("worst", "none")),
            applies=Key("code", choices=("all", "non_retail")),
        ),
        "external": sourced(use=Key("truth", required=True)),
        "observation": sourced(months=Key("whole", required=True), periods=Key("whole")),
        "probation": sourced(months=Key("whole", required=True)),
        "general": sourced(rate=Key("share", required=True), groups=Key("codes", required=True), without=Key("codes")),
        "secured": sourced(over=Key("share", required=True)),
        "review": sourced(months=Key("whole", required=True)),
        "re_age": sourced(
            age_months=Key("whole", required=True),
            payments=Key("whole", required=True),
            most_in_a_year=Key("whole", required=True),
            most_in_five_years=Key("whole", required=True),
        ),
    },
    named={
        "groups": _GROUP,
        "floors": _FLOOR,
        "cure": _CURE,
        "shares": _SHARE,
        "materiality": sourced(
            amount=Key("number", required=True), relative=Key("share", required=True), currency=Key("code")
        ),
        "collateral": _COLLATERAL,
        "ageing": _AGEING,
        "amendments": sourced(starts=Key("day", required=True), about=Key("words", required=True)),
    },
)
"""A pack; a bank's own file names the shipped one that it changes with `inherits`."""
