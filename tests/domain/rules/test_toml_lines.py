"""Where a key stands in a TOML text, for saying where a mistake is."""

import pytest

from crodesk.domain.rules.toml_lines import line_of, lines_of

TEXT = '''# a comment = not a key
first = 1
[groups.3]
from_dpd = 91 # [not] a list
name = { en = "x", vi = "y" }
["quoted \\"table\\"".'and so']
"a key" = "[bracket"
[[steps]]
long = """
hidden = 1
[not.a.table]
"""
list = [
  "one = 1",
  [2],
]
after.dotted = true
other = \'\'\'one line\'\'\'
last = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("first",), 2),
        (("groups", "3"), 3),
        (("groups", "3", "from_dpd"), 4),
        (("groups", "3", "name"), 5),
        (("groups", "3", "name", "zh"), 5),
        (("groups", "3", "group"), 3),
        (('quoted "table"', "and so"), 6),
        (('quoted "table"', "and so", "a key"), 7),
        (("steps",), 8),
        (("steps", "long"), 9),
        (("steps", "list"), 13),
        (("steps", "after", "dotted"), 17),
        (("steps", "other"), 18),
        (("steps", "last"), 19),
        (("nowhere",), 1),
    ],
)
def test_the_line_of_a_key_or_of_the_table_around_it(path: tuple[str, ...], line: int) -> None:
    assert line_of(lines_of(TEXT), path) == line


def test_what_stands_inside_a_value_is_no_key() -> None:
    found = lines_of(TEXT)
    assert not any("hidden" in path or "not" in path or "one" in path for path in found)


def test_tables_of_a_list_are_told_apart_by_their_places() -> None:
    found = lines_of("[[a]]\nb = 1\n[[a]]\nb = 2\n[c]\nb = 3\n", numbered=True)
    assert found == {
        ("a",): 1, ("a", "0"): 1, ("a", "0", "b"): 2, ("a", "1"): 3, ("a", "1", "b"): 4, ("c",): 5, ("c", "b"): 6,
    }  # fmt: skip
