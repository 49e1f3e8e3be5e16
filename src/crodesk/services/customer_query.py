"""What the customer list is asked for: a view, a text, a tag, a tier, and an order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from crodesk.storage.queries import customer_views as queries
from crodesk.storage.queries.customer_views import Selection
from crodesk.storage.summary_columns import SORTS

VIEW_NAMES = tuple(queries.VIEWS)
"""The views there are."""
SORT_NAMES = tuple(SORTS)
"""What the list can be sorted by."""
QUIET_DAYS = 90
"""After so many days without a contact a customer is in the view of those."""
PAPERS_DAYS = 30
"""So long before a paper expires, and ever after, its customer is in the view of those."""
BIRTHDAY_DAYS = 30
"""So long before the day a customer is in the view of birthdays."""

BY_DAY = "birthday"
"""The natural order of the view of birthdays."""

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Query:
    """What the list shows: everything narrows it, and all of it holds together."""

    view: str = "all"
    """One of `VIEW_NAMES`. `all` are those that aren't closed; a text finds the closed ones too."""
    text: str = ""
    tag: str = ""
    tier: str = ""
    sort: str = ""
    """One of `SORT_NAMES`; empty for the view's own order, by name for most, and the best first for a text."""
    descending: bool = False
    calendar: str = "vi"
    """By which lunar calendar birthdays are kept: `vi` or `zh`."""

    @property
    def plain(self) -> bool:
        """Whether nothing but a text narrows the list."""
        return self.view == "all" and not self.tag and not self.tier

    @property
    def searching(self) -> bool:
        """Whether a text narrows the list."""
        return bool(self.text.strip())

    @property
    def by_day(self) -> bool:
        """Whether customers stand in the order of their coming birthdays."""
        return self.view == "birthdays" and not self.sort and not self.searching

    @property
    def order(self) -> str:
        """What the list is sorted by: `birthday`, or one of `SORT_NAMES`."""
        return BY_DAY if self.by_day else self.selection.sort

    @property
    def selection(self) -> Selection:
        """The shape of the SQL."""
        sort = self.sort or queries.NATURAL.get(self.view, "name")
        falling = self.descending != (not self.sort and self.view in queries.FALLING)
        return Selection(self.view, bool(self.tag), bool(self.tier), sort, falling)


def values(query: Query, today: date) -> Values:
    """Return the values that the SQL of a query asks for."""
    return {
        "tag": query.tag,
        "tier": query.tier,
        "quiet_since": str(today - timedelta(QUIET_DAYS)),
        "papers_until": str(today + timedelta(PAPERS_DAYS)),
        "birthdays": json.dumps(list(_birthdays(query, today))) if query.view == "birthdays" else "[]",
    }


def birthdays(query: Query, today: date) -> tuple[dict[str, date], dict[str, date]]:
    """Return the day on which each birthday comes in the view of birthdays: the solar ones, and the lunar ones."""
    from crodesk.domain.lunar import birthdays_kept

    kept = birthdays_kept(today, BIRTHDAY_DAYS + 1, query.calendar)
    solar = {each: day for day in reversed(kept) for each in _solar(day)}
    return solar, {each: day for day in reversed(kept) for each in kept[day]}


def _birthdays(query: Query, today: date) -> Iterator[tuple[str | None, str | None]]:
    """Give the birthdays that are kept from today on, day by day: solar and lunar ones as `MM-DD`."""
    from crodesk.domain.lunar import birthdays_kept

    for day, lunar in birthdays_kept(today, BIRTHDAY_DAYS + 1, query.calendar).items():
        yield from zip_longest(_solar(day), lunar)


def _solar(day: date) -> list[str]:
    """Return the birthdays kept on a day; those of 29 February on the 28th when there is no 29th."""
    is_end_of_short_february = f"{day:%m-%d}" == "02-28" and f"{day + timedelta(1):%m-%d}" == "03-01"
    return [f"{day:%m-%d}", "02-29"] if is_end_of_short_february else [f"{day:%m-%d}"]
