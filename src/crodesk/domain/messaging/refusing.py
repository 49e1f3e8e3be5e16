"""Who is not written to, and why: nobody gets what they refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.message import Message
from crodesk.domain.names import fold
from crodesk.domain.phones.numbers import take_apart
from crodesk.domain.words import N_

CHANNEL = {"phone": "sms", "email": "email", "zalo": "chat", "wechat": "chat", "whatsapp": "chat", "facebook": "chat"}
"""By which channel one writes to each kind of contact."""
KINDLY = {"greeting", "invitation"}
"""Kinds of message that need consent to marketing."""
GONE = N_("no customer any more")
"""Why somebody isn't written to who was closed, or is no longer kept."""
LATELY = timedelta(days=60)
"""A customer who was greeted for something within these days is not greeted for it again."""

_AVOID = {
    "sales": r"sales|advert|marketing|ban hang|chao ban|quang cao|tiep thi|chao moi|推销|营销|推銷|銷售|广告|廣告",
    "sms": r"\bsms\b|text message|tin nhan|短信|簡訊",
    "email": r"\be ?mail|thu dien tu|邮件|郵件",
    "chat": r"\bzalo\b|wechat|weixin|whatsapp|facebook|\bchat\b|微信",
    "any": r"any contact|no contact|any message|no messages|dung lien he|khong lien he|不要联系|勿扰|不要聯繫",
}
_WORDS = {name: re.compile(pattern) for name, pattern in _AVOID.items()}


class Way(NamedTuple):
    """One way to write to a customer."""

    kind: str
    value: str
    preferred: bool
    barred: bool
    label: str = ""
    """Whose or where it is."""

    @property
    def channel(self) -> str:
        """sms, email or chat; empty for what one can't write to."""
        return "" if self.kind == "phone" and _is_landline(self.value) else CHANNEL.get(self.kind, "")


def _is_landline(value: str) -> bool:
    """Tell whether a number is one of Vietnam or China that no SMS reaches."""
    number = take_apart(value, "VN")
    if number.country == "86":
        return not number.national.startswith("1")
    return number.country in {"", "84"} and number.national.startswith("02")


class Consent(NamedTuple):
    """One consent to marketing."""

    channel: str
    withdrawn: bool
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether and by which way a customer is written to."""

    ways: Sequence[Way] = ()
    wished: Sequence[str] = ()
    """The channels that the customer likes, in words."""
    avoid: Sequence[str] = ()
    """What the customer asked not to get, in words."""
    consents: Sequence[Consent] = ()
    closed: bool = False
    open_complaint: bool = False
    greeted_on: date | None = None
    """When the same greeting was sent last."""


def refusal(kind: str, standing: Standing, today: date) -> Message | None:
    """Return why a customer isn't sent a kind of message at all; `None` when nothing is against it."""
    reasons = (
        (standing.closed, GONE),
        (_avoids("any", standing), N_("asked not to be contacted")),
        (kind == "invitation" and _avoids("sales", standing), N_("asked for no sales talk")),
        (kind == "invitation" and standing.open_complaint, N_("has an open complaint")),
        (kind in KINDLY and not _consented(standing.consents, today), _no_consent(standing.consents)),
    )
    reason = next((words for holds, words in reasons if holds), "")
    if reason:
        return Message(reason)
    if kind == "greeting" and standing.greeted_on is not None and standing.greeted_on > today - LATELY:
        return Message(N_("was greeted on {day}"), {"day": standing.greeted_on})
    return None


def _no_consent(consents: Sequence[Consent]) -> str:
    taken_back = any(consent.withdrawn for consent in consents)
    return N_("took back the consent to marketing") if taken_back else N_("gave no consent to marketing")


def _avoids(what: str, standing: Standing) -> bool:
    return any(_WORDS[what].search(_plain(wish)) for wish in standing.avoid)


def ways(kind: str, standing: Standing, today: date) -> "list[Way] | Message":
    """Return the ways by which a message may go, the best first, or why there is none."""
    written = [way for way in standing.ways if way.channel]
    if not written:
        return Message(N_("no number or address to write to"))
    allowed = [way for way in written if not way.barred and not _avoids(way.channel, standing)]
    if not allowed:
        return Message(N_("does not want to be written to"))
    if kind in KINDLY:
        agreed = _consented(standing.consents, today)
        allowed = [way for way in allowed if "any" in agreed or way.channel in agreed]
    if not allowed:
        return Message(N_("gave no consent to marketing by this channel"))
    return sorted(
        allowed, key=lambda way: (not _is_wished(way, standing.wished), not way.preferred, _RANK[way.channel])
    )


_RANK = {"chat": 0, "sms": 1, "email": 2}


def _consented(consents: Sequence[Consent], today: date) -> set[str]:
    """Return the channels for which a consent holds; `any` is among them where it is for all."""
    held = [each for each in consents if not each.withdrawn and not (each.expires_on and each.expires_on < today)]
    return {each.channel or "any" for each in held}


def _is_wished(way: Way, wished: Sequence[str]) -> bool:
    """Tell whether a wish names this kind of way; who likes the phone is sent an SMS."""
    words = {**dict.fromkeys(("phone",), r"phone|sms|dien thoai|电话|短信"), "email": _AVOID["email"]}
    pattern = words.get(way.kind, way.kind if way.kind != "wechat" else "wechat|weixin|微信")
    return any(re.search(pattern, _plain(wish)) for wish in wished)


def _plain(wish: str) -> str:
    """Return a wish folded, its Chinese characters together as one writes them."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", fold(wish))
