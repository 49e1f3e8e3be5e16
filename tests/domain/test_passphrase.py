"""Which passphrases are refused, which are warned of, which are good."""

import pytest

from crodesk.domain.passphrase import is_short, problem


@pytest.mark.parametrize("text", ["", "   ", "a", "1234567", "con mèo", "a b c d", "小明小"])
def test_what_is_too_short_is_refused(text: str) -> None:
    assert problem(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "12345678",
        "87654321",
        "abcdefgh",
        "aaaaaaaa",
        "abababab",
        "Password1",
        "PASSWORD!!!",
        "pass phrase",
        "matkhau123",
        "mat khau 2026",
        "anhyeuem1",
        "woaini1314",
        "qwertyuiop",
        "１２３４５６７８",
    ],
)
def test_what_everybody_tries_first_is_refused(text: str) -> None:
    refused = problem(text)
    assert refused is not None
    assert "guessed" in refused.text


@pytest.mark.parametrize("text", ["two words", "k7#mQ2xz", "中秋月饼", "con mèo trèo cây cau"])
def test_others_may_be_used(text: str) -> None:
    assert problem(text) is None


def test_short_ones_are_warned_of_unless_they_are_of_four_words() -> None:
    assert is_short("two words")
    assert is_short("中秋月饼")
    assert not is_short("con mèo trèo cau")
    assert not is_short("correct horse battery")
    assert not is_short("中秋月饼三国演义")
