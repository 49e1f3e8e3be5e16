"""One facility by itself: days, floors, other banks, the gate back, and a worse group set by hand."""

from collections.abc import Sequence
from datetime import date

from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.classification import checks, cure, floors, officer, steps
from crodesk.domain.lending.classification.facts import Classification, Events, Facility
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_

NOTHING = Events()
"""What happened to most facilities."""


def classify(facility: Facility, pack: Pack, as_of: date) -> Classification:
    """Return the classification of a facility without the customer's other debts."""
    return Classifier(pack, as_of).of(facility)


def classify_all(facilities: Sequence[Facility], pack: Pack, as_of: date) -> list[Classification]:
    """Return the classification of each facility by itself, in the same order; equal plain ones share one answer."""
    classifier = Classifier(pack, as_of, _late_customers(facilities, pack, as_of))
    if pack.by_product:  # products matter, so that each of them is looked at
        return [classifier.of(facility) for facility in facilities]
    plain = _Plain(classifier)
    return [
        plain[facility.oldest_due] if facility.events is None and facility.dpd is None else classifier.of(facility)
        for facility in facilities
    ]


def _late_customers(facilities: Sequence[Facility], pack: Pack, as_of: date) -> frozenset[str]:
    """Return the customers with anything past due, where the pack's way back asks for it."""
    if not any(one.whole_customer for one in pack.cures):
        return frozenset()
    late = {facility.customer for facility in facilities if steps.counted_days(facility, pack, as_of) > 0}
    return frozenset(late - {""})


class Classifier:
    """Classifies facilities by themselves by one pack on one day."""

    def __init__(self, pack: Pack, as_of: date, late_customers: frozenset[str] = frozenset()) -> None:
        """Take the pack and the day; on some debt of `late_customers` something is past due."""
        self.pack, self.as_of = pack, as_of
        self._late = late_customers
        self._by_days: dict[tuple[int, str], Classification] = {}
        self._by_events: dict[tuple[int, str, Events, bool], Classification] = {}

    def by_days(self, days: int, product: str) -> Classification:
        """Return the answer for days past due when nothing else happened."""
        key = (days, product)
        if key not in self._by_days:
            found = steps.by_days(days, product, self.pack, self.as_of)
            self._by_days[key] = floors.apply(found, NOTHING, self.pack, self.as_of)
        return self._by_days[key]

    def of(self, facility: Facility) -> Classification:
        """Return the classification of one facility."""
        days = steps.counted_days(facility, self.pack, self.as_of)
        found = self.by_days(days, facility.product)
        if facility.events is not None:
            late = days > 0 or facility.customer in self._late
            key = (days, facility.product, facility.events, late)
            if key not in self._by_events:
                self._by_events[key] = self._with_events(found, facility.events, late=late)
            found = self._by_events[key]
        return steps.with_problems(found, checks.of_facility(facility))

    def _with_events(self, found: Classification, events: Events, *, late: bool) -> Classification:
        """Return the answer for days past due with what happened besides."""
        pack, as_of = self.pack, self.as_of
        found = steps.with_problems(found, checks.of_events(events, pack, as_of))
        if events.re_aged and pack.re_age:
            found = steps.with_marks(found, pack.re_age.mark)
        found = floors.apply(found, events, pack, as_of)
        found = _as_elsewhere(found, events, pack)
        if events.current_group:
            found = cure.gate(found, events, pack, as_of, customer_late=late)
        return found if events.override is None else officer.set_worse(found, events.override, pack)


def _as_elsewhere(found: Classification, events: Events, pack: Pack) -> Classification:
    """Return the classification in the group of another bank where the pack takes a worse one over."""
    code = events.external_group
    if pack.external is None or pack.ranks.get(code, 0) <= found.rank:
        return found
    values = {"group": code, "name": pack.group(code).name}
    reason = Reason("external", N_("Group {group}, {name}, at another bank."), values)
    return steps.raised(found, code, pack, reason, (pack.external,))


class _Plain(dict[date | None, Classification]):
    """The answers for facilities to which nothing happened, by the due date of their oldest unpaid instalment."""

    def __init__(self, classifier: Classifier) -> None:
        super().__init__()
        self._classifier = classifier

    def __missing__(self, oldest_due: date | None) -> Classification:
        classifier = self._classifier
        days = days_past_due(oldest_due, classifier.as_of, classifier.pack.basis)
        found = self[oldest_due] = classifier.by_days(days, "")
        return found
