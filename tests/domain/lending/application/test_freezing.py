"""What is frozen has one form and one fingerprint, and what changed since is named by its place."""

from crodesk.domain.lending.application.freezing import Difference, differences, fingerprint, text_of

THEN = {"asked": {"amount": "350000000", "purpose": None}, "flows": [{"amount": "31000000"}, {"amount": "9500000"}]}


def test_equal_data_has_one_text_whatever_the_order_of_its_keys() -> None:
    turned = {"flows": THEN["flows"], "asked": {"purpose": None, "amount": "350000000"}}
    assert text_of(turned) == text_of(THEN)
    assert fingerprint(text_of(turned)) == fingerprint(text_of(THEN))


def test_a_fingerprint_is_the_sha_256_of_the_text() -> None:
    # FIPS 180-2, appendix B.1: the message "abc".
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_differences_are_named_by_place_and_what_is_missing_is_empty() -> None:
    now = {"asked": {"amount": "300000000", "purpose": "home"}, "flows": [{"amount": "31000000"}]}
    assert differences(THEN, now) == [
        Difference("asked.amount", "350000000", "300000000"),
        Difference("asked.purpose", "", "home"),
        Difference("flows.1.amount", "9500000", ""),
    ]
    assert differences(THEN, THEN) == []
