"""Two years of contacts: every saying finds customers whom it can be about, and days on which it can have been said."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.customers import since_of
from crodesk.sample.days import TODAY, ago, in_utc, moment, working
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person
from crodesk.sample.sayings import Saying, Step, said_of, sayings

YEARS_DAYS = 730
WEIGHT = {"gold": 4, "silver": 2, "standard": 1}
"""How often one speaks with customers of a tier, against each other."""

TURNS = {"vi": 3, "zh": 3, "en": 2}
"""How many customers a saying of a language is used for at most; a second one only when it is short."""

SHORT_TEXT = 62
REACHED = {"call": "spoke", "visit": "met", "branch": "met"}
SECONDS = (45, 780)
RECENT_DAYS = 45
WELCOME_DAYS = 40
PRESSING = {"late": 60, "expired": 50, "expiring": 40}
"""Within how many days something was said of what is pressing."""

PRODUCTS = {"deposit": "Term deposit", "card": "Credit card", "loan": "Loan", "insurance": "Life insurance"}


class Contacts:
    """Adds interactions and the follow-ups that came out of them."""

    def __init__(
        self, book: Book, people: list[Person], cases: dict[str, int], amounts: dict[int, dict[str, int]]
    ) -> None:
        self._book, self._people, self._cases, self._amounts = book, people, cases, amounts
        self._load: Counter[int] = Counter()
        self._said_to: set[tuple[int, str]] = set()
        self._needs = {row["customer_rid"]: rid for rid, row in enumerate(book.rows["need"], 1)}

    def write(self) -> None:
        """Add everything that was said."""
        for person in self._people:
            for told in person.rows_told("interaction"):
                self._told(person, told)
        for lang, turns in TURNS.items():
            for turn in range(turns):
                for saying in sayings(lang):
                    self._use(saying, Dice("contacts", lang, turn, saying.text), turn)
        for person in self._people:
            self._courtesies(person)

    def _told(self, person: Person, told: dict[str, Any]) -> None:
        values = dict(told)
        case = values.pop("case", None)
        self._book.add(
            "interaction",
            customer_rid=person.rid,
            **(values | {"at": in_utc(values["at"])}),
            case_rid=self._cases[case] if case else None,
        )
        self._load[person.rid] += 1

    def _use(self, saying: Saying, dice: Dice, turn: int) -> None:
        """Let a saying be said of the customer it fits who was spoken with least; long ones only once."""
        if turn and (len(saying.text) > SHORT_TEXT or "nobody" in saying.features):
            return
        if "nobody" in saying.features:
            self._of_nobody(saying, dice)
            return
        fitting = [person for person in self._people if self._may(saying, person)]
        if not fitting:
            return
        person = min(fitting, key=lambda one: (self._load[one.rid] * 12 // WEIGHT[one.tier], dice.below(1000)))
        self._load[person.rid] += 1
        self._said_to.add((person.rid, saying.text))
        self._said(person, saying, dice)

    def _may(self, saying: Saying, person: Person) -> bool:
        """Tell whether a saying can be of a customer of whom the cast tells nothing, and has not been yet."""
        told = "interaction" in person.told or (person.rid, saying.text) in self._said_to
        return not told and saying.fits(person)

    def _said(self, person: Person, saying: Saying, dice: Dice) -> None:
        day = min(working(_day(person, saying, dice)), working(ago(6)))
        rid = self._book.add(
            "interaction",
            customer_rid=person.rid,
            kind=saying.kind,
            direction=saying.direction,
            at=_at(day, dice),
            text=said_of(person, saying.text, self._amounts.get(person.rid, {})),
            purpose=saying.purpose,
            stars=saying.stars,
            pinned=saying.kind == "note" and dice.chance(25),
            restricted=saying.purpose == "aml",
            product=PRODUCTS.get(saying.purpose, ""),
            need_rid=self._need(person, saying, dice),
            **_ending(saying, dice),
        )
        if saying.step is not None:
            self._follow(person, saying.step, day, rid, dice)

    def _of_nobody(self, saying: Saying, dice: Dice) -> None:
        day = working(ago(dice.between(8, 200)))
        self._book.add(
            "interaction",
            kind=saying.kind,
            direction=saying.direction,
            at=_at(day, dice),
            text=saying.text,
            reached="yes",
            purpose=saying.purpose,
        )

    def _need(self, person: Person, saying: Saying, dice: Dice) -> int | None:
        return self._needs.get(person.rid) if saying.purpose == "sales" and dice.chance(40) else None

    def _follow(self, person: Person, step: Step, day: date, interaction: int, dice: Dice) -> None:
        due = working(day + timedelta(step.days))
        late = 0 if due > TODAY else dice.between(0, 5)
        done = min(working(due + timedelta(late)), ago(1))
        ended: dict[str, Any] = {}
        if due <= TODAY:
            dropped = dice.chance(9)
            ended = {"status": "dropped" if dropped else "done", "done_on": done, "outcome": "" if dropped else "spoke"}
        self._book.add(
            "follow_up",
            customer_rid=person.rid,
            what=step.what,
            about=step.about,
            due_on=due,
            interaction_rid=interaction,
            priority="high" if step.what == "meet" and dice.chance(30) else "normal",
            **ended,
        )

    def _courtesies(self, person: Person) -> None:
        """Add tries that failed, birthday wishes and greetings: short words, said to many."""
        if "interaction" in person.told or person.features & {"closed", "dormant"}:
            return
        dice = person.dice("courtesies")
        for _ in range(dice.between(0, WEIGHT[person.tier])):
            day = working(ago(dice.between(7, min(YEARS_DAYS, _known_days(person)))))
            outcome = dice.one(("no_answer", "no_answer", "busy", "message"))
            text = dice.one(_short(person, "try"))[1] if dice.chance(40) else ""
            self._book.add(
                "interaction",
                customer_rid=person.rid,
                kind="call",
                direction="out",
                at=_at(day, dice),
                reached="no",
                outcome=outcome,
                text=text,
            )
        if person.individual and "prospect" not in person.features and person.tier != "standard":
            self._wish(person, dice)

    def _wish(self, person: Person, dice: Dice) -> None:
        for year in (2025, 2026):
            day = person.born.replace(year=year, day=min(person.born.day, 28))
            if since_of(person) < day < ago(6) and dice.chance(60):
                self._greet(person, working(day), "birthday", dice)
        if since_of(person) < date(2026, 2, 1) and dice.chance(40):
            self._greet(person, working(date(2026, 2, dice.between(9, 13))), "holiday", dice)

    def _greet(self, person: Person, day: date, occasion: str, dice: Dice) -> None:
        kind, text = dice.one(_short(person, occasion))
        self._book.add(
            "interaction",
            customer_rid=person.rid,
            kind=kind,
            direction="out",
            at=_at(day, dice),
            reached="yes",
            outcome=REACHED.get(kind, ""),
            purpose=occasion,
            text=said_of(person, text, {}),
        )


def _short(person: Person, occasion: str) -> list[tuple[str, str]]:
    """Return short texts for an occasion, each with its kind of contact."""
    return [
        (kind, text) for lang, when, kind, text in words.rows("greetings", 4) if (lang, when) == (person.lang, occasion)
    ]


def _known_days(person: Person) -> int:
    """Return for how many days there can have been contacts."""
    return RECENT_DAYS * 3 if "prospect" in person.features else max(8, (TODAY - since_of(person)).days)


def _day(person: Person, saying: Saying, dice: Dice) -> date:
    """Return a day on which it can have been said: what is pressing was said lately, a welcome in the first weeks."""
    if "new" in saying.features:
        return since_of(person) + timedelta(dice.between(5, WELCOME_DAYS))
    span = min((PRESSING[word] for word in saying.features if word in PRESSING), default=YEARS_DAYS)
    most = min(span, _known_days(person))
    return ago(min(dice.between(1, most), dice.between(1, most)))  # of what is long ago less is written down


def _at(day: date, dice: Dice) -> object:
    """Return a moment in office hours."""
    return moment(day, dice.between(8, 16), dice.between(0, 59))


def _ending(saying: Saying, dice: Dice) -> dict[str, Any]:
    if saying.kind not in REACHED:
        return {"reached": "yes" if saying.direction == "in" else ""}
    ending: dict[str, Any] = {"reached": "yes", "outcome": REACHED[saying.kind]}
    return ending | ({"seconds": dice.between(*SECONDS, 5)} if saying.kind == "call" else {})
