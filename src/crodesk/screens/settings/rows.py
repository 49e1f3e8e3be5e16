"""What the lists of the settings show: each setting with what is chosen, and beside it what that means."""

from dataclasses import dataclass
from datetime import timedelta

from crodesk import config
from crodesk.config import About, Settings
from crodesk.domain.dates import format_date
from crodesk.domain.money import money_with_sign, short_money
from crodesk.domain.percent import format_percent
from crodesk.language import _, language
from crodesk.services import head_office
from crodesk.services.desk import Desk
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, fact, line, paragraph

SAMPLE_AMOUNT, SAMPLE_RATE = 2_105_350_000, 79_500
"""What the example shows: an amount in minor units, and a rate in millionths."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting."""

    rid: int
    key: str
    words: str
    """What it is called."""
    value: str
    """What is chosen, in words."""
    own: bool
    """Whether it differs from what we set."""


def rows(chosen: Settings) -> list[SettingRow]:
    """Return all settings in the order of the file."""
    return [_row(number, about, getattr(chosen, about.key)) for number, about in enumerate(config.ABOUT)]


def about_of(key: str) -> About:
    """Return what is known of a setting."""
    return next(about for about in config.ABOUT if about.key == key)


def value_words(about: About, value: str | bool) -> str:
    """Return a value in words."""
    if about.values:
        return _(about.values.get(value, str(value)))
    return str(value) or _("the usual place")


def explained(about: About, desk: Desk) -> list[Line]:
    """Return what a setting does, what it can be, and how things look as they are now."""
    return [
        paragraph(_(about.help)),
        line(),
        *_choices(about),
        *(_others(desk) if about.key == "lock_after" else []),
        line((_("How it looks now"), "header")),
        *_sample(desk),
        line(),
        paragraph((_("Kept in {path}").format(path=config.file()), "muted")),
    ]


def _row(number: int, about: About, value: str | bool) -> SettingRow:
    own = value != getattr(config.DEFAULTS, about.key)
    return SettingRow(number, about.key, _(about.words), value_words(about, value), own)


def _others(desk: Desk) -> list[Line]:
    """Return who else can open a locked desk."""
    card = head_office.card_of(desk.path)
    if card is None:
        return []
    words = _("The head office “{name}” can open this desk too. crodesk recovery --no-head-office ends that.")
    return [paragraph((words.format(name=card.name), "warn")), line()]


def _choices(about: About) -> list[Line]:
    if not about.values:
        return []
    first = getattr(config.DEFAULTS, about.key)
    lines = [
        paragraph(
            (f"{signs().between} {_(words)}", "plain"), (_(" (ours)") if value == first else "", "muted"), indent=2
        )
        for value, words in about.values.items()
    ]
    return [*lines, line()]


def _sample(desk: Desk) -> list[Line]:
    today, spoken, currency = desk.today, language(), desk.currency
    near, far = today + timedelta(days=3), today + timedelta(days=60)
    amount = money_with_sign(SAMPLE_AMOUNT, currency, spoken)
    return [
        fact(_("near"), format_date(near, spoken, today)),
        fact(_("later"), format_date(far, spoken, today)),
        fact(_("amount"), f"{amount}  {short_money(SAMPLE_AMOUNT, currency, spoken)}"),
        fact(_("rate"), format_percent(SAMPLE_RATE, spoken)),
        line((f"{signs().late} ", "bad"), (f"{signs().soon} ", "warn"), (f"{signs().normal} ", "muted")),
        line(),
    ]
