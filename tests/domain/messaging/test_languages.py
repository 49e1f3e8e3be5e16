"""In which language a customer is written to: as wished, as the name is written, as the branch speaks."""

import pytest

from crodesk.domain.messaging import languages


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ("English, Deutsch", "en"),
        ("Deutsch, English", "en"),
        ("Tiếng Việt", "vi"),
        ("中文, Tiếng Việt", "zh"),
        ("粤语, Tiếng Việt", "zh"),
        ("tiếng Anh", "en"),
        ("tiếng Hoa", "zh"),
        ("vi", "vi"),
        ("Vietnamese", "vi"),
        ("Deutsch", ""),
        ("", ""),
    ],
)
def test_a_wish_names_its_first_language_that_we_write(wish: str, code: str) -> None:
    assert languages.named(wish) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("王小明", "zh"),
        ("Trần Văn Đức", "vi"),
        ("Lê Thị Mỹ", "vi"),
        ("Hồ", "vi"),
        ("Dương", "vi"),
        ("José Peña", ""),
        ("François Bouché", ""),
        ("Nguyen Van An", ""),
    ],
)
def test_the_letters_of_a_name_tell_its_language(name: str, code: str) -> None:
    assert languages.of_name(name) == code


def test_a_wish_goes_before_the_name_the_country_and_the_branch() -> None:
    assert languages.of_customer(("English",), "Trần Văn Đức", "", "VN", "vi") == "en"
    assert languages.of_customer(("Deutsch",), "Wang Xiaoming", "王小明", "VN", "vi") == "zh"
    assert languages.of_customer((), "Nguyen Van An", "", "vn", "en") == "vi"
    assert languages.of_customer((), "John Hughes", "", "GB", "zh") == "zh"


@pytest.mark.parametrize(("currency", "code"), [("VND", "vi"), ("CNY", "zh"), ("CZK", "en")])
def test_a_branch_speaks_the_language_of_its_currency(currency: str, code: str) -> None:
    assert languages.of_currency(currency) == code
