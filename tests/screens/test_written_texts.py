"""What people type, paste and choose comes out as they meant it: texts, long texts, numbers of papers, choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from crodesk.domain import records
from crodesk.domain.records.kind import FieldKind
from crodesk.widgets.fields import Choice, ChoiceField, Field, LongField
from crodesk.widgets.fields.kinds import fields_of
from tests.screens.form_app import setting

FEWEST = 60
"""Cases of a kind in a language."""

SENTENCES = {
    "en": (
        "Mrs Tran pays on Monday", "Wants 6.1% for 12 months", "Comparing us with another bank",
        "Owner of a shoe shop", "Don't call before 9 o'clock", "Son studies in Melbourne",
        "Rate [x] & co. <see note>", "Asked for a café loan", "Brings the licence on 3 December",
        "Naïve façade works, Ltd",
    ),
    "vi": (
        "Chị Trần trả vào thứ hai", "Muốn 6,1% cho 12 tháng", "Đang so với ngân hàng khác",
        "Chủ cửa hàng giày dép", "Đừng gọi trước 9 giờ sáng", "Con trai du học ở Úc",
        "Hường hỏi vay mua nhà ở Thủ Đức", "Ưu đãi đến hết quý ba", "Gửi bản sao sổ đỏ sang chi nhánh",
        "Bác Ngọc giới thiệu chị Hạnh",
    ),
    "zh": (
        "陈女士 周一 付款", "想要 6.1% 十二个月", "正在 比较 别的 银行", "鞋店 老板", "九点前 不要 打电话",
        "儿子 在 墨尔本 读书", "下周三 带 营业执照 来", "由 王先生 介绍 来的", "欧阳娜娜 要 二十万元 贷款",
        "客户说：“下周 再联系”", "店面 在 Chợ Lớn",
    ),
}  # fmt: skip
"""Sentences as they are kept, with single blanks between words."""

DAMAGE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "in parts": lambda text: unicodedata.normalize("NFD", text),
    "blanks around": lambda text: f"  {text} \u3000",
    "two blanks": lambda text: text.replace(" ", "  "),
    "blanks that don't break": lambda text: text.replace(" ", "\u00a0"),
    "a mark of byte order": lambda text: f"\ufeff{text}",
    "a turn of direction": lambda text: f"\u202e{text}\u202c",
    "what rings and erases": lambda text: text.replace(" ", " \x07\x1b", 1),
    "blanks of no width": "\u200b".join,
}
"""What input methods, copies from files, and people do to a sentence."""
LINES: dict[str, Callable[[str], str]] = {
    "a line a word": lambda text: text.replace(" ", "\n"),
    "lines of Windows": lambda text: text.replace(" ", "\r\n"),
    "tabs": lambda text: text.replace(" ", "\t"),
}
"""What a paste may hold that a field of one line makes blanks of."""
KEPT_APART = {"two blanks", "blanks that don't break"}
"""What a long text keeps as it was written."""

NUMBERS = {
    "en": (
        "079300555", "GB123456789", "12-3456789", "123-45-6789", "X1234567", "C-0107", "DE 811 907 980",
        "A1B2C3D4", "00123", "L-2290", "021000021", "4000 1234 5678 9010", "IBAN GB82 WEST 1234 5698 7654 32",
        "P<GBR", "1-800-CRO", "7710", "D-118", "US-2026/44", "N° 12", "0000000000",
    ),
    "vi": (
        "079300000044", "001085012345", "079 300 555", "C1234567", "B 8899001", "0301234567", "0301234567-001",
        "49A-123.45", "012345678", "KH-0107", "HĐTD 2290/2026", "STK 0071001234567", "0123456789",
        "CMND 271234567", "GP-12/UBND", "TK 7710", "HS 118", "89/QĐ-NHNN", "MST 0312345678", "000123",
    ),
    "zh": (
        "11010519491231002X", "44030119900307391X", "E12345678", "EA1234567", "H01234567", "91110000100000008K",
        "6222 0200 1234 5678 901", "粤B12345", "合同2026-118", "京(2026)第12号", "31011520000101001X",
        "350203198506054321", "123456789012345", "G12345678", "L-2290", "客户-0044", "贷字第2290号",
        "91310115MA1K35J12X", "0000123", "A123456(7)",
    ),
}  # fmt: skip
"""Numbers as they stand on papers."""
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
"""ASCII as a Chinese keyboard types it in full width."""
WAYS: dict[str, Callable[[str], str]] = {
    "as it stands": lambda text: text,
    "with blanks around": lambda text: f" {text}  ",
    "in full width": lambda text: text.translate(WIDE),
}

CHOICES = {
    "en": """
        Vietnam China Japan Germany France Italy Spain Portugal Sweden Norway Denmark Finland Poland Austria
        Hungary Greece Turkey Canada Mexico Brazil Argentina Chile Peru Colombia Australia Singapore Malaysia
        Thailand Philippines Laos Cambodia Myanmar India
    """,
    "vi": """
        Hà_Nội Huế Quảng_Ninh Lạng_Sơn Cao_Bằng Tuyên_Quang Lào_Cai Điện_Biên Lai_Châu Sơn_La Phú_Thọ
        Thái_Nguyên Bắc_Ninh Hưng_Yên Hải_Phòng Ninh_Bình Thanh_Hóa Nghệ_An Hà_Tĩnh Quảng_Trị Đà_Nẵng
        Quảng_Ngãi Gia_Lai Khánh_Hòa Lâm_Đồng Đắk_Lắk Hồ_Chí_Minh Đồng_Nai Tây_Ninh Cần_Thơ Vĩnh_Long Đồng_Tháp
        Cà_Mau An_Giang
    """,
    "zh": """
        北京=beijing 天津=tianjin 河北=hebei 内蒙古=neimenggu 辽宁=liaoning 吉林=jilin 黑龙江=heilongjiang
        上海=shanghai 江苏=jiangsu 浙江=zhejiang 安徽=anhui 福建=fujian 江西=jiangxi 山东=shandong 河南=henan
        湖北=hubei 湖南=hunan 广东=guangdong 广西=guangxi 海南=hainan 四川=sichuan 贵州=guizhou 云南=yunnan
        甘肃=gansu 青海=qinghai 宁夏=ningxia 新疆=xinjiang 台湾=taiwan 香港=xianggang 澳门=aomen
    """,
}
"""Names to choose from; the Chinese ones with the letters that are typed for them."""


def one(kind: FieldKind) -> Field[str]:
    (field,) = fields_of([records.Field("key", "Label", kind)], setting())
    return field


def damaged(language: str, damage: dict[str, Callable[[str], str]]) -> list[tuple[str, str]]:
    return [(harm(text), text) for text in SENTENCES[language] for harm in damage.values()]


def numbers(language: str) -> list[tuple[str, str]]:
    return [(way(text), text) for text in NUMBERS[language] for way in WAYS.values()]


def choices(language: str) -> list[tuple[str, str]]:
    """Return what is typed for a choice, and the choice: its name, bare of marks and capitals, and Chinese by sound."""
    entries = [entry.partition("=") for entry in CHOICES[language].split()]
    names = [(name.replace("_", " "), typed or bare(name.replace("_", " "))) for name, _, typed in entries]
    return [(way, name) for name, typed in names for way in (name, typed)]


def bare(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


ALL_LINES = [case for language in SENTENCES for case in damaged(language, DAMAGE | LINES)]
ALL_TEXTS = [
    case
    for language in SENTENCES
    for case in damaged(language, {name: harm for name, harm in DAMAGE.items() if name not in KEPT_APART})
]
ALL_NUMBERS = [case for language in NUMBERS for case in numbers(language)]


@pytest.mark.parametrize(("typed", "kept"), ALL_LINES)
def test_a_line_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    field = one("line")
    field.text = typed
    assert field.value == kept


@pytest.mark.parametrize(("typed", "kept"), ALL_TEXTS)
def test_a_long_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    field = one("text")
    assert isinstance(field, LongField)
    field.text = f"{typed}\r\n{typed}"
    first, second = (field.value or "").split("\n")
    assert first.strip() == second.strip() == kept


@pytest.mark.parametrize(("typed", "kept"), ALL_NUMBERS)
def test_a_number_is_kept_as_it_stands_on_the_paper(typed: str, kept: str) -> None:
    field = one("number")
    field.text = typed
    assert field.value == kept


@pytest.mark.parametrize(("language", "typed", "name"), [(code, *case) for code in CHOICES for case in choices(code)])
def test_a_choice_is_found_by_its_bare_letters(language: str, typed: str, name: str) -> None:
    names = dict.fromkeys(name for _typed, name in choices(language))
    field = ChoiceField[str]("key", "Label", choices=[Choice(each, each) for each in names])
    assert field.parse(typed).value == name


@pytest.mark.parametrize("language", SENTENCES)
def test_there_are_enough_cases_of_each_kind(language: str) -> None:
    counts = {
        "line": len(set(damaged(language, DAMAGE | LINES))),
        "text": sum((typed, kept) in ALL_TEXTS for typed, kept in set(damaged(language, DAMAGE))),
        "number": len(set(numbers(language))),
        "choice": len(set(choices(language))),
    }
    assert {kind: count for kind, count in counts.items() if count < FEWEST} == {}
