import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.money import Money, parse_money
from crodesk.domain.number_words import amount_words, cheque_words, contract_words, number_words

# Vietnamese: the reading rules of the primary school books (linh, mốt, tư, lăm) and the form of bank papers.
VIETNAMESE = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    555: "năm trăm năm mươi lăm",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_010: "một nghìn không trăm mười",
    1_100: "một nghìn một trăm",
    10_005: "mười nghìn không trăm linh năm",
    35_000: "ba mươi lăm nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_250_500: "một triệu hai trăm năm mươi nghìn năm trăm",
    350_000_000: "ba trăm năm mươi triệu",
    1_000_000_000: "một tỷ",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    2_100_000_000: "hai tỷ một trăm triệu",
    1_250_000_000_000: "một nghìn hai trăm năm mươi tỷ",
    1_000_000_000_000_000_000: "một tỷ tỷ",
    -15: "âm mười lăm",
}

ENGLISH = {
    0: "zero",
    7: "seven",
    13: "thirteen",
    20: "twenty",
    35: "thirty-five",
    100: "one hundred",
    110: "one hundred ten",
    350_000_000: "three hundred fifty million",
    1_234: "one thousand two hundred thirty-four",
    1_000_001: "one million one",
    2_100_000_000: "two billion one hundred million",
    1_250_000_000_000: "one trillion two hundred fifty billion",
    10**15: "one quadrillion",
    10**18: "one quintillion",
    -21: "minus twenty-one",
}

CHINESE = {
    0: "零",
    2: "二",
    10: "十",
    12: "十二",
    20: "二十",
    22: "二十二",
    101: "一百零一",
    110: "一百一十",
    200: "二百",
    1_001: "一千零一",
    1_010: "一千零一十",
    2_000: "两千",
    2_222: "两千二百二十二",
    10_000: "一万",
    10_500: "一万零五百",
    15_000: "一万五千",
    20_000: "两万",
    22_000: "两万二千",
    30_005: "三万零五",
    100_000: "十万",
    105_000: "十万五千",
    120_000: "十二万",
    350_000: "三十五万",
    1_000_001: "一百万零一",
    20_000_000: "两千万",
    100_050_000: "一亿零五万",
    350_000_000: "三亿五千万",
    200_000_000: "两亿",
    2_100_000_000: "二十一亿",
    1_000_000_000_000: "一万亿",
    1_250_000_000_000: "一万二千五百亿",
    -5: "负五",
}


@pytest.mark.parametrize(("number", "words"), VIETNAMESE.items())
def test_numbers_are_said_in_vietnamese(number: int, words: str) -> None:
    assert number_words(number, "vi") == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_numbers_are_said_in_english(number: int, words: str) -> None:
    assert number_words(number, "en") == words


@pytest.mark.parametrize(("number", "words"), CHINESE.items())
def test_numbers_are_said_in_chinese(number: int, words: str) -> None:
    assert number_words(number, "zh") == words


# The examples of the rules of the People's Bank of China for filling in bills and settlement vouchers,
# in the variant without the zeros that the rules leave to the writer.
@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (35_000_000_000, "叁亿伍仟万元整"),
        (1_200, "壹拾贰元整"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (-100, "负壹元整"),
    ],
)
def test_cheques_have_forms_that_nobody_can_alter(fen: int, words: str) -> None:
    assert cheque_words(fen) == words


@pytest.mark.parametrize(
    ("minor", "currency", "language", "words"),
    [
        (350_000_000, "VND", "vi", "ba trăm năm mươi triệu đồng"),
        (350_000_000, "VND", "en", "three hundred fifty million dong"),
        (350_000_000, "VND", "zh", "三亿五千万越南盾"),
        (123_450, "USD", "en", "one thousand two hundred thirty-four US dollars and fifty cents"),
        (101, "USD", "en", "one US dollar and one cent"),
        (50, "USD", "en", "fifty cents"),
        (0, "USD", "en", "zero US dollars"),
        (-100, "EUR", "en", "minus one euro"),
        (123_450, "USD", "vi", "một nghìn hai trăm ba mươi tư đô la Mỹ và năm mươi xu"),
        (-500, "VND", "vi", "âm năm trăm đồng"),
        (123_450, "USD", "zh", "一千二百三十四美元五十美分"),
        (123_450, "CNY", "zh", "一千二百三十四元五角"),
        (123_405, "CNY", "zh", "一千二百三十四元零五分"),
        (5, "CNY", "zh", "五分"),
        (-50, "CNY", "zh", "负五角"),
        (123_405, "CNY", "vi", "một nghìn hai trăm ba mươi tư nhân dân tệ và năm phân"),
        (1_050, "CHF", "en", "ten and 50/100 CHF"),
        (1_050, "CHF", "zh", "十 50/100 CHF"),
        (10_005, "KWD", "vi", "mười và 005/1000 KWD"),
        (1_500, "JPY", "en", "one thousand five hundred JPY"),
        (100, "USD", "fr", "one US dollar"),
    ],
)
def test_amounts_are_said_with_their_currency(minor: int, currency: str, language: str, words: str) -> None:
    assert amount_words(minor, currency, language) == words


@given(st.integers(0, 10**14))
def test_chinese_words_are_understood_again(number: int) -> None:
    assert parse_money(number_words(number, "zh"), "VND", "zh") == Money(number, "VND")


@given(st.integers(0, 10**15))
def test_cheque_words_of_whole_yuan_are_understood_again(yuan: int) -> None:
    assert parse_money(cheque_words(yuan * 100), "CNY", "zh") == Money(yuan * 100, "CNY")


@given(st.integers(0, 10**18), st.integers(0, 10**18), st.sampled_from(["en", "vi", "zh"]))
def test_two_numbers_are_never_said_alike(one: int, other: int, language: str) -> None:
    assert (number_words(one, language) == number_words(other, language)) == (one == other)


# 人民币 before capital numerals: the rules of the People's Bank of China for filling in bills and settlement vouchers,
# whose examples are above. 美元 before them: as Chinese customs and banks write foreign amounts.
@pytest.mark.parametrize(
    ("minor", "currency", "language", "words"),
    [
        (140_950, "CNY", "zh", "人民币壹仟肆佰零玖元伍角整"),
        (32_504, "CNY", "zh", "人民币叁佰贰拾伍元零肆分"),
        (1_000_000, "USD", "zh", "美元壹万元整"),
        (350_000_000, "VND", "zh", "越南盾叁亿伍仟万盾整"),
        (1_200, "CHF", "zh", "CHF壹拾贰元整"),
        (-100, "CNY", "zh", "负一元"),
        (10_005, "KWD", "zh", "十 005/1000 KWD"),
        (350_000_000, "VND", "vi", "Ba trăm năm mươi triệu đồng chẵn"),
        (350_000_500, "VND", "vi", "Ba trăm năm mươi triệu năm trăm đồng"),
        (0, "VND", "vi", "Không đồng"),
        (123_450, "USD", "vi", "Một nghìn hai trăm ba mươi tư đô la Mỹ và năm mươi xu"),
        (350_000_000, "VND", "en", "Three hundred fifty million dong"),
    ],
)
def test_contracts_have_amounts_in_words(minor: int, currency: str, language: str, words: str) -> None:
    assert contract_words(minor, currency, language) == words
