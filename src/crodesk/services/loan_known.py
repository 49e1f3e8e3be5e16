"""How a loan stands on a day: by its own ledger where one is kept, else by what the core system states."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending import ledger
from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.ledger import Life, Reading, State, sifting
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.problem import Problem
from crodesk.services.loan_rows import Loan

OURS, CORE, NOBODY = "ours", "core", ""
WRITTEN_OFF, RECOVERED = "written_off", "recovered"


@dataclass(frozen=True, slots=True)
class Known:
    """A loan on a day."""

    loan: Loan
    day: date
    known_on: date
    """By what was written down until then."""
    stated_by: str
    """`ours`, `core`, or empty where nobody says how it stands."""
    state: State
    life: Life | None
    """The run of its own ledger, where its rows can be reckoned with; also where the core is believed."""
    problems: tuple[Problem, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """Return what the core stated last."""
        return self.loan.reading

    @property
    def ends_on(self) -> date | None:
        """Return the last due date; `None` where nobody says it."""
        return self.state.ends_on or self.loan.matures_on

    @property
    def unpaid(self) -> tuple[Unpaid, ...]:
        """Return what is open of each line of the ledger; empty for a loan stated by the core."""
        return self.life.account.unpaid if self.stated_by == OURS and self.life and self.life.account else ()

    @property
    def received(self) -> Decimal:
        """Return what came in since the core's figures, of a loan that is shown by them; on their day too."""
        if self.stated_by != CORE or self.reading is None:
            return ZERO
        since = self.reading.as_of
        rows = sifting.in_force(sifting.known(self.loan.entries, self.known_on))
        receipts = sifting.of_kind(rows, ledger.EntryKind.PAYMENT, ledger.EntryKind.PREPAYMENT)
        return sum((one.amount or ZERO for one in receipts if since <= one.value_on <= self.day), ZERO)

    @property
    def standing(self) -> str:
        """Return `running`, `ended` or `written_off`."""
        if any(one.kind == WRITTEN_OFF and one.value_on <= self.day >= one.written_on for one in self.loan.besides):
            return WRITTEN_OFF
        closed = self.loan.closed_on is not None and self.loan.closed_on <= self.day
        return "ended" if closed or self.state.is_settled else "running"


def on(loan: Loan, day: date, known_on: date | None = None) -> Known:
    """Return how a loan stands at the end of a day, by what was known then or on a later day."""
    told = known_on or day
    life = _life(loan, day, told)
    problems = tuple(life) if isinstance(life, list) else ()
    run = life if isinstance(life, Life) else None
    if run is not None and keeps_ledger(loan, told):
        return Known(loan, day, told, OURS, ledger.state_of(run), run, problems)
    if loan.reading is not None:
        return Known(loan, day, told, CORE, ledger.state_of_reading(loan.reading, day), run, problems)
    return Known(loan, day, told, NOBODY, State(day, loan.currency), run, problems)


def keeps_ledger(loan: Loan, day: date) -> bool:
    """Tell whether a loan's own rows say how it stands: terms alone don't, where the core states figures."""
    return loan.reading is None or any(one.written_on <= day for one in loan.entries)


def _life(loan: Loan, day: date, known_on: date) -> Life | list[Problem] | None:
    facts = loan.terms_on(known_on)
    if facts is None:
        return None
    return list(loan.problems) or ledger.live(facts, loan.entries, day, known_on)


def words(problems: tuple[Problem, ...]) -> tuple[Message, ...]:
    """Return problems as messages that can be kept."""
    return tuple(Message(one.text, {key: _kept(value) for key, value in one.values.items()}) for one in problems)


def _kept(value: object) -> str | int | date:
    return value if isinstance(value, int | date) else str(value)
