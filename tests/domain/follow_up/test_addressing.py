"""What a form of address tells of the name behind it."""

import pytest

from crodesk.domain.follow_up.quick_add.addressing import is_other, names_family


@pytest.mark.parametrize(
    ("words", "name", "other"),
    [
        ("Mrs Tran", "Trần Thị Hương", False),
        ("Mrs Tran", "Trần Văn Đức", True),
        ("anh Đức", "Trần Văn Đức", False),
        ("anh Hương", "Trần Thị Hương", True),
        ("chị Linh", "Trần Mỹ Linh", False),
        ("chị Văn", "Lê Văn", False),
        ("em Hương", "Trần Thị Hương", False),
        ("王总", "王小明", False),
        ("C-0110", "Trần Thị Hương", False),
        ("0903 555 107", "Trần Thị Hương", False),
    ],
)
def test_a_middle_name_says_who_is_not_meant(words: str, name: str, other: bool) -> None:
    assert is_other(words, name) is other


@pytest.mark.parametrize(("words", "family"), [("Mrs. Tran", True), ("chị Trân", False), ("Tran", False), ("", False)])
def test_behind_an_english_title_stands_the_family(words: str, family: bool) -> None:
    assert names_family(words) is family
