"""What a hand-over says of itself, under the signature of who gives it."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from crodesk.domain.handing.card import is_key
from crodesk.domain.text import clean_line

FORMAT = 1
PURPOSES = ("hand_over", "return")
_UID = re.compile("[0-9a-f]{32}")
_HASH = re.compile("[0-9a-f]{64}")
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_MOST = 1 << 40
"""No count is larger."""


@dataclass(frozen=True, slots=True)
class Header:
    """Who gives what to whom, and what proves it."""

    uid: str
    purpose: str
    number: int
    """The how manieth it is from this desk to this colleague."""
    made_at: datetime
    """Aware, UTC, to the second."""
    schema: int
    """Of the desk that made it."""
    sender: str
    """The key to sign of who gives it."""
    sender_name: str
    receiver: str
    """The key to open of whom it is for."""
    receiver_name: str
    from_on: date | None
    until_on: date | None
    customers: int
    rows: int
    files: int
    restricted: bool
    """Whether restricted notes are in it."""
    watermark: int
    """The newest action of the desk that made it."""
    seal: str
    """The head of that desk's journal."""
    seen: tuple[str, ...]
    """The hand-overs from the receiver that the sender has taken in: what both have in common."""
    size: int
    """Bytes of the content, unpacked."""
    sha256: str
    """Of the content, packed."""

    def dumped(self) -> bytes:
        """Return it as JSON with sorted keys."""
        said = {name: _said(value) for name, value in asdict(self).items()}
        return json.dumps({"format": FORMAT, **said}, ensure_ascii=False, sort_keys=True).encode()


def loaded(content: bytes) -> Header | None:
    """Return the header that a JSON text says; `None` when it isn't one."""
    try:
        said = json.loads(content)
        return _read(said) if said.get("format") == FORMAT else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime(_MOMENT)
    return value.isoformat() if isinstance(value, date) else value


def _read(said: dict[str, Any]) -> Header:
    if said["purpose"] not in PURPOSES or not (is_key(said["sender"]) and is_key(said["receiver"])):
        raise ValueError
    return Header(
        uid=_matching(_UID, said["uid"]),
        purpose=said["purpose"],
        number=_count(said["number"]),
        made_at=datetime.strptime(said["made_at"], _MOMENT).replace(tzinfo=UTC),
        schema=_count(said["schema"]),
        sender=said["sender"],
        sender_name=_line(said["sender_name"]),
        receiver=said["receiver"],
        receiver_name=_line(said["receiver_name"]),
        from_on=_day(said["from_on"]),
        until_on=_day(said["until_on"]),
        customers=_count(said["customers"]),
        rows=_count(said["rows"]),
        files=_count(said["files"]),
        restricted=_flag(said["restricted"]),
        watermark=_count(said["watermark"]),
        seal=_line(said["seal"]),
        seen=tuple(_matching(_UID, each) for each in said["seen"]),
        size=_count(said["size"]),
        sha256=_matching(_HASH, said["sha256"]),
    )


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _line(value: Any) -> str:
    if not isinstance(value, str) or clean_line(value) != value:
        raise ValueError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _MOST:
        raise ValueError
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _matching(form: re.Pattern[str], value: Any) -> str:
    if not form.fullmatch(value):
        raise ValueError
    return str(value)
