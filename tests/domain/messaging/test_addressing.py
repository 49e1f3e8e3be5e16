"""How customers are addressed in three languages, and how the officer signs."""

from datetime import date

import pytest

from crodesk.domain.messaging import addressing
from crodesk.domain.messaging.addressing import Address, Person

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("person", "you", "they"),
    [
        (Person("individual", "Trần Thị Hương", form="Chị Hương"), "chị Hương", "chị"),
        (Person("individual", "Trần Thị Hương", form="Cô giáo Hương"), "cô giáo Hương", "cô"),
        (Person("individual", "Trần Thị Hương", form="Luật sư Hương"), "Luật sư Hương", "quý khách"),
        (Person("individual", "Trần Thị Hương", sex="female"), "chị Hương", "chị"),
        (Person("individual", "Trần Văn Đức", sex="male", born_on=date(1967, 1, 1)), "anh Đức", "anh"),
        (Person("individual", "Trần Văn Đức", sex="male", born_on=date(1966, 1, 1)), "bác Đức", "bác"),
        (Person("individual", "Trần Đức"), "anh/chị Đức", "anh/chị"),
        (Person("individual", "王小明", form="王先生", sex="male"), "anh 王小明", "anh"),
        (Person("company", "Minh Phát", form="Anh Phát"), "Quý công ty", "Quý công ty"),
    ],
)
def test_in_vietnamese(person: Person, you: str, they: str) -> None:
    assert addressing.address(person, "vi", TODAY) == Address(you, they)


@pytest.mark.parametrize(
    ("person", "you"),
    [
        (Person("individual", "Wang Xiaoming", "王小明", "王老师"), "王老师"),
        (Person("individual", "Wang Xiaoming", "王小明", sex="male"), "王先生"),
        (Person("individual", "欧阳娜娜", sex="female"), "欧阳女士"),
        (Person("individual", "王小明"), "王小明"),
        (Person("household", "小明玩具批发店", sex="male"), "小明玩具批发店"),
        (Person("individual", "Trần Văn Đức", form="Anh Đức"), "Anh Đức"),
        (Person("individual", "Trần Văn Đức"), "Trần Văn Đức"),
    ],
)
def test_in_chinese(person: Person, you: str) -> None:
    assert addressing.address(person, "zh", TODAY) == Address(you, "您")


def test_a_company_in_chinese() -> None:
    assert addressing.address(Person("company", "宏发"), "zh", TODAY) == Address("贵公司", "贵公司")


@pytest.mark.parametrize(
    ("person", "you"),
    [
        (Person("individual", "John Hughes", form="Mr Hughes"), "Mr Hughes"),
        (Person("individual", "John Hughes"), "John Hughes"),
        (Person("individual", "Wang Xiaoming", form="王先生"), "Wang Xiaoming"),
        (Person("company", "Lotus Pacific Trading"), "Lotus Pacific Trading"),
    ],
)
def test_in_english(person: Person, you: str) -> None:
    assert addressing.address(person, "en", TODAY) == Address(you, "you")


@pytest.mark.parametrize(
    ("name", "language", "signed"),
    [
        ("Nguyễn Ngọc Lan", "vi", "Lan"),
        ("Nguyễn Ngọc Lan", "en", "Nguyễn Ngọc Lan"),
        ("Lâm Tuệ Mẫn (林慧敏)", "zh", "林慧敏"),
        ("Lâm Tuệ Mẫn (林慧敏)", "vi", "Mẫn"),
        ("Nguyễn Ngọc Lan", "zh", "Nguyễn Ngọc Lan"),
        ("林慧敏", "vi", "林慧敏"),
        ("", "vi", ""),
    ],
)
def test_the_officer_signs_as_is_usual(name: str, language: str, signed: str) -> None:
    assert addressing.writer(name, language) == signed


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        ("Chợ Lớn", "vi", "chi nhánh Chợ Lớn"),
        ("Chi nhánh Chợ Lớn", "vi", "Chi nhánh Chợ Lớn"),
        ("和平", "zh", "和平支行"),
        ("和平支行", "zh", "和平支行"),
        ("Praha 1", "en", "Praha 1 branch"),
        ("", "en", ""),
    ],
)
def test_the_branch_is_called_one(name: str, language: str, shown: str) -> None:
    assert addressing.branch(name, language) == shown
