"""What people earn and firms sell in a month, in dong."""

from crodesk.sample.dice import Dice

MILLION = 1_000_000

EARNED = {"gold": (42, 95), "silver": (19, 40), "standard": (9, 18)}
"""A person's income in millions, by tier."""

SOLD = {"micro": (90, 320), "small": (600, 2_800), "medium": (2_000, 7_000), "large": (6_000, 16_000)}
"""A firm's sales in millions, by size."""

STUDENT = (3, 6)


def monthly_income(dice: Dice, features: set[str], tier: str, size: str) -> int:
    """Return an income that fits who they are, rounded as people say it."""
    if size:
        return dice.between(*SOLD[size], 10) * MILLION
    least, most = STUDENT if "student" in features else EARNED.get(tier, EARNED["standard"])
    half_millions = dice.between(least * 2, most * 2)
    return half_millions * MILLION // 2
