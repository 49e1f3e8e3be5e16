"""Finding the customer that a command names."""

from crodesk.cli import output
from crodesk.cli.call import Stop
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import whom
from crodesk.services.desk import Desk
from crodesk.services.whom import Candidate


def one(desk: Desk, text: str) -> Candidate:
    """Return the one customer meant by a number, uid or name; else name the candidates and stop."""
    found = desk.read_now(whom.meant, text)
    if not found:
        raise Stop(_(N_("There is no customer “{text}”.")).format(text=text))
    if len(found) > 1:
        raise Stop(_several(text, found))
    return found[0]


def _several(text: str, found: list[Candidate]) -> str:
    shown = found[: whom.MANY]
    lines = output.columns([[one.code, one.name, one.born_on, one.phone] for one in shown])
    more = [_(N_("… and more"))] if len(found) > len(shown) else []
    head = _(N_("“{text}” fits {count} customers; say which, by number:"))
    count = f"{len(shown)}+" if more else str(len(shown))
    return "\n".join([head.format(text=text, count=count), *(f"  {line}" for line in lines), *more])
