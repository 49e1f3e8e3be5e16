"""The lunar calendars of Vietnam and China, for birthdays that people keep by them."""

from crodesk.domain.lunar.birthdays import birthday_of, birthdays_kept, lunar_days, next_birthday
from crodesk.domain.lunar.days import LunarDay, lunar_day_words, to_lunar, to_solar

__all__ = [
    "LunarDay",
    "birthday_of",
    "birthdays_kept",
    "lunar_day_words",
    "lunar_days",
    "next_birthday",
    "to_lunar",
    "to_solar",
]
