"""Nobody is sent what they refused: each refusal, its reason, and the way that is left."""

from datetime import date

import pytest

from crodesk.domain.follow_up.message import Message
from crodesk.domain.messaging.refusing import Consent, Standing, Way, refusal, ways

TODAY = date(2026, 11, 20)
PHONE = Way("phone", "0905", False, False)
ZALO = Way("zalo", "0905", False, False)
MAIL = Way("email", "a@b.example", True, False)
EVERYTHING = [Consent("any", False, None)]


def why(kind: str, standing: Standing) -> str:
    found = refusal(kind, standing, TODAY)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("kind", "standing", "reason"),
    [
        ("reminder", Standing(closed=True), "no customer any more"),
        ("reminder", Standing(avoid=["Không liên hệ nữa"]), "asked not to be contacted"),
        ("invitation", Standing(avoid=["no sales talk"], consents=EVERYTHING), "asked for no sales talk"),
        ("invitation", Standing(avoid=["đừng chào bán"], consents=EVERYTHING), "asked for no sales talk"),
        ("invitation", Standing(avoid=["不要推销"], consents=EVERYTHING), "asked for no sales talk"),
        ("invitation", Standing(open_complaint=True, consents=EVERYTHING), "has an open complaint"),
        ("greeting", Standing(), "gave no consent to marketing"),
        ("greeting", Standing(consents=[Consent("sms", True, None)]), "took back the consent to marketing"),
        ("greeting", Standing(consents=[Consent("sms", False, date(2026, 11, 19))]), "gave no consent to marketing"),
        ("greeting", Standing(consents=[Consent("sms", False, TODAY)]), ""),
        ("greeting", Standing(consents=EVERYTHING, open_complaint=True, avoid=["no sales talk"]), ""),
        ("reminder", Standing(open_complaint=True, avoid=["no sales talk"]), ""),
        ("answer", Standing(), ""),
    ],
)
def test_a_refusal_has_its_reason(kind: str, standing: Standing, reason: str) -> None:
    assert why(kind, standing) == reason


def test_nobody_is_greeted_twice_for_the_same() -> None:
    lately = Standing(consents=EVERYTHING, greeted_on=date(2026, 11, 18))
    assert refusal("greeting", lately, TODAY) == Message("was greeted on {day}", {"day": date(2026, 11, 18)})
    assert refusal("greeting", Standing(consents=EVERYTHING, greeted_on=date(2025, 11, 18)), TODAY) is None


def by(kind: str, standing: Standing) -> list[str] | str:
    found = ways(kind, standing, TODAY)
    return found.text if isinstance(found, Message) else [way.kind for way in found]


@pytest.mark.parametrize(
    ("kind", "standing", "found"),
    [
        ("reminder", Standing([PHONE, MAIL]), ["email", "phone"]),
        ("reminder", Standing([PHONE, ZALO]), ["zalo", "phone"]),
        ("reminder", Standing([PHONE, ZALO, MAIL], wished=["SMS"]), ["phone", "email", "zalo"]),
        ("reminder", Standing([PHONE, ZALO, MAIL], wished=["Zalo first, then phone"]), ["zalo", "phone", "email"]),
        ("reminder", Standing([PHONE, Way("wechat", "x", False, False)], wished=["微信"]), ["wechat", "phone"]),
        ("reminder", Standing([PHONE, MAIL], avoid=["no SMS"]), ["email"]),
        (
            "reminder",
            Standing([PHONE, MAIL], avoid=["đừng nhắn tin nhắn", "no e-mail"]),
            "does not want to be written to",
        ),
        ("reminder", Standing([MAIL._replace(barred=True)]), "does not want to be written to"),
        ("reminder", Standing([PHONE._replace(value="028 3855 0128"), MAIL]), ["email"]),
        ("reminder", Standing([PHONE._replace(value="+86 579 8520 1234"), MAIL]), ["email"]),
        ("reminder", Standing([PHONE._replace(value="+86 139 5790 0031")]), ["phone"]),
        ("reminder", Standing([PHONE._replace(value="+44 20 7946 0958")]), ["phone"]),
        ("reminder", Standing([Way("website", "x", False, False)]), "no number or address to write to"),
        ("greeting", Standing([PHONE, ZALO], consents=[Consent("sms", False, None)]), ["phone"]),
        ("greeting", Standing([PHONE, ZALO], consents=[Consent("", False, None)]), ["zalo", "phone"]),
        (
            "greeting",
            Standing([PHONE], consents=[Consent("email", False, None)]),
            "gave no consent to marketing by this channel",
        ),
    ],
)
def test_the_ways_that_are_left_the_best_first(kind: str, standing: Standing, found: list[str] | str) -> None:
    assert by(kind, standing) == found
