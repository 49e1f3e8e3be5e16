"""The views one can choose: ours, one for each tier and tag in use, and those that the officer gave a name."""

from typing import Any

from crodesk.language import _
from crodesk.screens.customers.actions import VIEWS
from crodesk.screens.customers.columns import TIERS
from crodesk.services import saved_views
from crodesk.services.customer_list import Query
from crodesk.services.desk import Desk

SAVED, TIER, TAG = "saved:", "tier:", "tag:"
"""What stands before the name of a view that is not one of ours."""

save = saved_views.save


def choices(desk: Desk) -> list[tuple[str, str]]:
    """Return all views with the words for them."""
    in_use = desk.look(saved_views.in_use)
    return [
        *((key, _(words)) for key, words in VIEWS.items()),
        *((SAVED + name, f"★ {name}") for name in in_use.saved),
        *((TIER + tier, _("tier {tier}").format(tier=_(TIERS.label_of(tier)))) for tier in in_use.tiers),
        *((TAG + tag, f"#{tag}") for tag in in_use.tags),
    ]


def asked_by(desk: Desk, answer: str) -> dict[str, Any]:
    """Return what a chosen view changes in the query."""
    fresh = {"view": "all", "text": "", "tag": "", "tier": "", "sort": "", "descending": False}
    if answer.startswith(SAVED):
        return fresh | desk.look(saved_views.read, answer.removeprefix(SAVED))
    if answer.startswith(TIER):
        return fresh | {"tier": answer.removeprefix(TIER)}
    if answer.startswith(TAG):
        return fresh | {"tag": answer.removeprefix(TAG)}
    return fresh | {"view": answer}


def key_of(asked: Query) -> str:
    """Return the view that holds at present."""
    if asked.tier:
        return TIER + asked.tier
    return TAG + asked.tag if asked.tag else asked.view


def words(asked: Query) -> str:
    """Return the view that holds at present, in words."""
    if asked.tier:
        return _("tier {tier}").format(tier=_(TIERS.label_of(asked.tier)))
    if asked.tag:
        return f"#{asked.tag}"
    return _(VIEWS.get(asked.view, asked.view))
