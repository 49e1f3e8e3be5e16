"""Finds what is to be done: verbs of three languages, and words that ask for them (`remember to`, `nhớ`, `记得`)."""

import re
from functools import cache

from crodesk.domain.follow_up.quick_add.found import END, Found
from crodesk.domain.follow_up.quick_add.line import HAN, Line
from crodesk.domain.follow_up.quick_add.spelling import spelled

_ASKED = (
    r"(?:(?:please|pls|need to|must|remember to|don['’]t forget to|to) "
    "|(?:nhớ|cần|phải|đi|sẽ|nên) |(?:记得|需要|要|请|去) ?)"
)
_VERBS = {
    "call": "call back|call|phone|ring|dial|gọi điện thoại|gọi điện|gọi lại|gọi|điện thoại|điện|alo"
    "|打电话|打个电话|拨打电话|致电|联系|回电话|回电|电话",
    "meet": "meet up|meet|see|hẹn gặp|gặp mặt|gặp|hẹn|约见|见面|会面|面谈|会见|见",
    "visit": "visit|đi thăm|ghé thăm|đến thăm|tới thăm|thăm|ghé|上门拜访|上门|拜访|走访|看望|探访",
    "write": "write|email|e-mail|mail|text|sms|message|viết thư|viết|nhắn tin|nhắn|gửi mail|gửi thư|gửi email|zalo"
    "|写信|发邮件|发短信|发微信|发消息|写",
    "review": "review|appraise|duyệt|thẩm định|xem xét|rà soát|soát|审核|审查|审批|复核|审",
    "check": "check|verify|inspect|kiểm tra|kiểm|ktra|检查|核查|核实|查",
}
_BEHIND = "电话|发个微信|发个短信|打电话|打个电话|致电|回电话|回电|写信|发邮件|发短信|发微信|发消息|见面|会面|面谈"
"""Verbs that stand behind whom they are done to."""
_TO_SOMEBODY = {"call", "meet", "visit", "write"}
_NOT_A_VERB = "(?!看|上去|过|习)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what finds verbs; made when the first line is typed."""
    each = "|".join(f"(?P<{verb}>{words})" for verb, words in _VERBS.items())
    behind = "|".join(_BEHIND.split("|"))
    return {
        "verb": re.compile(spelled(rf"(?P<asked>{_ASKED})*(?:{each}){END}{_NOT_A_VERB}")),
        "behind": re.compile(behind),
        "call": re.compile("打|致电|回电|电话"),
        "write": re.compile("写信|发"),
    }


def find(line: Line, place: int) -> Found | None:
    """Return the verb that begins at `place`, with what asks for it."""
    found = _patterns()["verb"].match(line.text, place)
    if found is None:
        return None
    verb = next(name for name in _VERBS if found[name])
    return Found(place, found.end(), (found.start(verb), found.end(verb)), verb)


def find_behind(line: Line, place: int) -> Found | None:
    """Return the Chinese verb at `place` that stands behind whom it is done to."""
    found = _patterns()["behind"].match(line.text, place)
    if found is None:
        return None
    verb = (
        "call" if _patterns()["call"].match(found[0]) else "write" if _patterns()["write"].match(found[0]) else "meet"
    )
    return Found(place, found.end(), (place, found.end()), verb)


def somebody_before(line: Line, place: int) -> Found | None:
    """Return whom a verb behind is done to, as in `给王小明打电话`: the words between."""
    found = _before().match(line.text, place)
    return Found(place, found.end("who"), (found.start("who"), found.end("who")), None) if found else None


@cache
def _before() -> re.Pattern[str]:
    run = rf"[{HAN}]{{1,8}}?|[^\W_{HAN}]+(?: [^\W_{HAN}]+){{0,4}}"
    return re.compile(rf"(?:(?:记得|需要|要|请|去) ?)?(?:给|跟|和|与|约|向) ?(?P<who>{run})(?= ?(?:{_BEHIND}))")


def is_to_somebody(verb: str) -> bool:
    """Tell whether a verb is usually done to a person."""
    return verb in _TO_SOMEBODY
