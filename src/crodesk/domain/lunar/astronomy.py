"""When the moon is new and where the sun stands (Jean Meeus, Astronomical Algorithms, chapters 25 and 49)."""

from bisect import bisect
from math import fsum, radians, sin

_LUNATIONS_A_CENTURY = 1236.85
_DAYS_A_CENTURY = 36525
_EPOCH_2000 = 2451545.0
_SECONDS_A_DAY = 86400

_DELAYS = (
    (1900, -2.7), (1910, 10.4), (1920, 21.2), (1930, 24.0), (1940, 24.3), (1950, 29.1), (1960, 33.1), (1970, 40.2),
    (1980, 50.5), (1990, 56.9), (2000, 63.8), (2010, 66.1), (2020, 69.4), (2050, 80.0), (2100, 110.0),
)  # fmt: skip
"""By how many seconds the clock of the planets was ahead of world time (IERS); from 2020 on as expected."""

# For new moon: the coefficient, the power of the eccentricity, and how often the anomaly of the sun, the anomaly of
# the moon, its argument of latitude, and the longitude of its node stand in the angle.
_NEW_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0, 0),
    (0.17241, 1, 1, 0, 0, 0),
    (0.01608, 0, 0, 2, 0, 0),
    (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0),
    (-0.00514, 1, 1, 1, 0, 0),
    (0.00208, 2, 2, 0, 0, 0),
    (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0),
    (0.00056, 1, 1, 2, 0, 0),
    (-0.00042, 0, 0, 3, 0, 0),
    (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0),
    (-0.00024, 1, -1, 2, 0, 0),
    (-0.00017, 0, 0, 0, 0, 1),
    (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0),
    (0.00004, 0, 3, 0, 0, 0),
    (0.00003, 0, 1, 1, -2, 0),
    (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0),
    (0.00003, 0, -1, 1, 2, 0),
    (-0.00002, 0, -1, 1, -2, 0),
    (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)

# The pull of the planets: the coefficient, and the angle at the start and its change for each lunation.
_PLANETS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)

# What Venus, Jupiter, the moon and time do to the place of the sun: the size in degrees, the angle in 1900 and its
# change in a century (Meeus, Astronomical Formulae for Calculators, chapter 18).
_PULLS_ON_THE_SUN = (
    (0.00134, 153.23 + 90, 22518.7541),
    (0.00154, 216.57 + 90, 45037.5082),
    (0.00200, 312.69 + 90, 32964.3577),
    (0.00179, 350.74, 445267.1142),
    (0.00178, 231.19, 20.20),
)


def new_moon(lunation: int) -> float:
    """Return the moment of a new moon as a Julian day of world time; lunation 0 is that of 6 January 2000."""
    t = lunation / _LUNATIONS_A_CENTURY
    mean = 2451550.09766 + 29.530588861 * lunation + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * lunation - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * lunation + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    latitude = 160.7108 + 390.67050284 * lunation - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    node = 124.7746 - 1.56375588 * lunation + 0.0020672 * t**2 + 0.00000215 * t**3
    periodic = fsum(
        size * eccentricity**power * _sine(a * sun + b * moon + c * latitude + d * node)
        for size, power, a, b, c, d in _NEW_MOON_TERMS
    )
    planets = fsum(size * _sine(start + change * lunation) for size, start, change in _PLANETS)
    moment = mean + periodic + planets
    return moment - _delay(moment)


def sun_longitude(moment: float) -> float:
    """Return where the sun appears along its way at a Julian day of world time, in degrees from the spring point."""
    t = (moment + _delay(moment) - _EPOCH_2000) / _DAYS_A_CENTURY
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t**2
    centre = (1.914602 - 0.004817 * t - 0.000014 * t**2) * _sine(anomaly)
    centre += (0.019993 - 0.000101 * t) * _sine(2 * anomaly) + 0.000289 * _sine(3 * anomaly)
    pulled = fsum(size * _sine(start + change * (t + 1)) for size, start, change in _PULLS_ON_THE_SUN)
    return (mean + centre + pulled - 0.00569 - 0.00478 * _sine(125.04 - 1934.136 * t)) % 360


def _sine(degrees: float) -> float:
    return sin(radians(degrees % 360))


def _delay(moment: float) -> float:
    """Return by how many days the clock of the planets is ahead of world time, between the known years."""
    year = 2000 + (moment - _EPOCH_2000) / 365.25
    place = min(max(bisect(_DELAYS, (year,)), 1), len(_DELAYS) - 1)
    (before, least), (after, most) = _DELAYS[place - 1 : place + 1]
    return (least + (most - least) * (year - before) / (after - before)) / _SECONDS_A_DAY
