"""What customers hold: as the cast tells it, else chosen by what they have and live through."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from crodesk.sample import loans
from crodesk.sample.customers import since_of
from crodesk.sample.days import ago, months_after
from crodesk.sample.dice import Dice
from crodesk.sample.holdings import Held, Numbers, told_of
from crodesk.sample.people import Person
from crodesk.sample.shelf import Product, sold
from crodesk.sample.terms import BORROWED, COMMON, LENT_SINCE, LIENS, PLACED, PURPOSES, REPAID, TERMS

MILLION = 1_000_000
FRESH, FAR = 3, 12
"""A deposit still has some days to go, so that few mature at once; one of a week is fresh."""

LATEST_DEPOSIT = 1000
"""No deposit was placed longer ago, in days, so that most still have some way to go."""


def of(person: Person, shelf: dict[str, list[Product]], numbers: Numbers) -> list[Held]:
    """Return what a customer holds."""
    if "holding" in person.told:
        return [told_of(person, shelf, told) for told in person.told["holding"]]
    if "prospect" in person.features:
        return []
    return list(Choice(person, shelf, numbers).everything())


class Choice:
    """Chooses what one customer holds."""

    def __init__(self, person: Person, shelf: dict[str, list[Product]], numbers: Numbers) -> None:
        self.person, self.shelf, self.numbers = person, shelf, numbers
        self.since = since_of(person)
        self.account = f"{person.number}-1"

    def everything(self) -> Iterator[Held]:
        """Give all holdings, accounts first."""
        yield self._account()
        yield from self._currencies()
        yield from self._deposits()
        yield from self._loans()
        yield from self._cards()
        yield from self._more()

    def _held(self, code: str, number: str, opened: date, **more: Any) -> Held:
        opened = max(opened, self.since)
        product = sold(self.shelf, code, opened)
        more.setdefault("rate_ppm", product.rate_ppm)
        return Held(self.person, product, number, opened, **({"name": product.name} | more))

    def _account(self) -> Held:
        person = self.person
        code = "ACC-PAY" if person.individual else "ACC-BIZ"
        pattern = ""
        if "tx" in person.features:
            ways = ("elder", "pension"), ("shop", "shop"), ("sal", "salary"), ("household", "shop"), ("firm", "firm")
            pattern = next((way for feature, way in ways if feature in person.features), "salary")
        closed = ago(person.dice("closing").between(40, 300)) if "closed" in person.features else None
        return self._held(code, self.account, self.since, pattern=pattern, income=person.income, closed=closed)

    def _currencies(self) -> Iterator[Held]:
        if "fx" not in self.person.features:
            return
        pattern = "fx" if self.person.has("tx") and not self.person.individual else ""
        yield self._held("ACC-USD", f"{self.person.number}-2", self.since, pattern=pattern, income=self.person.income)
        if (
            self.person.lang == "zh"
            and self.person.has("fx")
            and ("shop" in self.person.features or not self.person.individual)
        ):
            yield self._held("ACC-CNY", f"{self.person.number}-3", max(self.since, date(2021, 6, 1)))

    def _deposits(self) -> Iterator[Held]:
        wanted = next((int(word[3:] or 1) for word in ("dep", "dep2", "dep3") if word in self.person.features), 0)
        for turn in range(wanted):
            yield self._deposit(self.person.dice(f"deposit {turn}"))
        if wanted and self.person.dice("matured").chance(35):
            yield self._matured(self.person.dice("matured"))

    def _deposit(self, dice: Dice) -> Held:
        code = dice.one(COMMON)
        if "elder" in self.person.features and dice.chance(50):
            code = "DEP-SEN"
        if "kids" in self.person.features and dice.chance(18):
            code = "DEP-KID"
        months = TERMS[code]
        days = months * 30 or 7 * int(code[4:6])
        opened = ago(dice.between(0, min(max(FRESH, days - FAR), LATEST_DEPOSIT)))
        matures = months_after(opened, months) if months else opened + timedelta(days)
        return self._placed(code, max(opened, self.since), matures, months, dice)

    def _matured(self, dice: Dice) -> Held:
        closed = ago(dice.between(15, 330))
        held = self._placed("DEP-06M", max(months_after(closed, -6), self.since), closed, 6, dice)
        held.closed = closed
        return held

    def _placed(self, code: str, opened: date, matures: date, months: int, dice: Dice) -> Held:
        amount = dice.between(*PLACED[self.person.tier], 5) * MILLION
        lien = "pledged for a loan" if "pledge" in self.person.features and dice.chance(50) else ""
        return self._held(
            code, self.numbers.next("D"), opened, matures=matures, amount=amount, term=months or None, lien=lien
        )

    def _loans(self) -> Iterator[Held]:
        for feature, code in (("home", "LOAN-HOME"), ("car", "LOAN-CAR"), ("pers", "LOAN-PERS")):
            if feature in self.person.features:
                yield self._repaid(code, self.person.dice(feature))
        for feature, code, share in (
            ("pledge", "LOAN-PLEDGE", 300),
            ("od", "LOAN-OD", 1500),
            ("wc", "LOAN-WORK", 1200),
        ):
            if feature in self.person.features:
                yield self._line(code, share, self.person.dice(feature))

    def _repaid(self, code: str, dice: Dice) -> Held:
        amount = self.person.income * dice.between(*BORROWED[code]) // (10 * MILLION) * (10 * MILLION)
        months = dice.one(REPAID[code])
        opened = max(ago(dice.between(30, LENT_SINCE[code])), self.since)
        rate = sold(self.shelf, code, opened).rate_ppm or 0
        late = _late(self.person)
        return self._held(
            code,
            self.numbers.next("L"),
            opened,
            amount=amount,
            term=months,
            parent=self.account,
            matures=months_after(opened, months),
            payment=loans.instalment(amount, rate, months),
            due_day=ago(late).day if late else dice.between(1, 28),
            purpose=PURPOSES[code],
            lien=LIENS.get(code, ""),
            days_late=late,
        )

    def _line(self, code: str, thousandths: int, dice: Dice) -> Held:
        amount = max(10, self.person.income * thousandths // 1000 // (10 * MILLION) * 10) * MILLION
        months = 6 if code == "LOAN-WORK" else 12
        opened = max(ago(dice.between(10, months * 30 - 5)), self.since)
        late = 0 if code == "LOAN-OD" else _late(self.person)
        if late:
            opened = months_after(ago(late), -months)
        return self._held(
            code,
            self.numbers.next("L"),
            opened,
            amount=amount,
            limit=amount,
            term=months,
            parent=self.account,
            matures=months_after(opened, months),
            purpose=PURPOSES.get(code, "a few days"),
            lien=LIENS.get(code, ""),
            days_late=late,
            due_day=opened.day,
        )

    def _cards(self) -> Iterator[Held]:
        dice = self.person.dice("cards")
        if self.person.individual and dice.chance(60):
            yield self._card(
                "CARD-PRE" if "student" in self.person.features else "CARD-DEB", "9704 36xx xxxx", dice, None
            )
        if "card" in self.person.features:
            gold = "gold" in self.person.features
            limit = dice.between(60, 200, 10) if gold else dice.between(15, 50, 5)
            yield self._card(
                "CARD-GOLD" if gold else "CARD-CLA", f"4221 {'88' if gold else '77'}xx xxxx", dice, limit * MILLION
            )

    def _card(self, code: str, start: str, dice: Dice, limit: int | None) -> Held:
        opened = max(ago(dice.between(30, 1700)), self.since)
        tail = dice.digits(4)
        name = f"{sold(self.shelf, code, opened).name.replace('credit card', 'card')} *{tail}"
        matures = months_after(opened.replace(day=1), 61)
        return self._held(code, f"{start} {tail}", opened, name=name, matures=matures, limit=limit, parent=self.account)

    def _more(self) -> Iterator[Held]:
        dice = self.person.dice("more")
        if "ins" in self.person.features:
            yield self._insured("INS-LIFE", dice.between(300, 2000, 100), dice)
        if self.person.has("home") and dice.chance(70):
            yield self._insured("INS-HOME", dice.between(800, 3000, 100), dice)
        if "abroad" in self.person.features:
            yield self._insured("INS-TRAV", 1000, dice)
        if "remit" in self.person.features:
            yield self._held("REM-IN", f"RM-{self.person.number}", ago(dice.between(100, 900)))
        if "pos" in self.person.features or ("shop" in self.person.features and dice.chance(25)):
            yield self._held("PAY-POS", self.numbers.next("QR"), ago(dice.between(30, 1200)), parent=self.account)
        if "gold" in self.person.features and dice.chance(16):
            yield self._held(
                "BOX-SAFE", self.numbers.next("BX"), ago(dice.between(200, 1500)), matures=ago(-dice.between(10, 360))
            )

    def _insured(self, code: str, millions: int, dice: Dice) -> Held:
        opened = max(ago(dice.between(20, 360 if code != "INS-LIFE" else 1500)), self.since)
        years = 20 if code == "INS-LIFE" else 1
        return self._held(
            code,
            self.numbers.next("HD"),
            opened,
            amount=millions * MILLION,
            matures=months_after(opened, 12 * years),
            payment=millions * MILLION // (60 if code == "INS-LIFE" else 1000),
            due_day=opened.day,
        )


def _late(person: Person) -> int:
    return next((int(word[4:]) for word in person.features if word.startswith("late") and word != "late"), 0)
