"""Sizes of files in words."""

import pytest

from crodesk.domain.file_size import format_size


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 kB"),
        (9_949, "9.9 kB"),
        (9_951, "10 kB"),
        (999_499, "999 kB"),
        (999_501, "1.0 MB"),
        (1_440_000, "1.4 MB"),
        (25 * 1024 * 1024, "26 MB"),
        (5_000_000_000, "5.0 GB"),
        (5_000_000_000_000, "5000 GB"),
    ],
)
def test_a_size_is_said_in_the_unit_that_suits_it(size: int, said: str) -> None:
    assert format_size(size, "en") == format_size(size, "zh") == said


def test_vietnamese_writes_a_comma() -> None:
    assert format_size(1_440_000, "vi") == "1,4 MB"
