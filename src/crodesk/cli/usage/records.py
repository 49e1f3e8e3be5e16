"""How `record …` is typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 50


def add(commands: Commands) -> None:
    """Add `record` and the commands under it."""
    inner = Commands(commands.add("record", N_("add, change, end and list records of every kind")), required=True)
    _add_lists(inner)
    added = _of_kind(inner.add("add", N_("add a record; its number is printed"), run="records:add_one"))
    _add_pairs(added, _(N_("[CUSTOMER] FIELD=VALUE")), _(N_("whose it is (or the holding or case), then its fields")))
    changed = _numbered(_of_kind(inner.add("change", N_("change fields of a record"), run="records:change")))
    _add_pairs(changed, _(N_("FIELD=VALUE")), _(N_("see: crodesk record kinds KIND")))
    ended = _numbered(_of_kind(inner.add("end", N_("say that a record holds no longer, and why"), run="records:end")))
    ended.add_argument("--why", required=True, metavar=_(N_("REASON")), help=_(N_("why it ends")))


def _add_lists(inner: Commands) -> None:
    listed = _of_kind(inner.add("list", N_("list records of a kind, all or one customer's"), run="record_lists:show"))
    listed.add_argument("owner", nargs="?", metavar=_(N_("CUSTOMER")), help=_(N_("whose; or the holding or case")))
    listed.add_argument("--find", metavar=_(N_("TEXT")), default="", help=_(N_("only records with these words")))
    listed.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    listed.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    known = inner.add("kinds", N_("list the kinds of record, or the fields of one"), run="record_lists:show_kinds")
    known.add_argument("kind", nargs="?", metavar=_(N_("KIND")), help=_(N_("a kind of record")))


def _of_kind(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("kind", metavar=_(N_("KIND")), help=_(N_("a kind of record; see: crodesk record kinds")))
    return command


def _numbered(command: ArgumentParser) -> ArgumentParser:
    command.add_argument(
        "number", metavar=_(N_("NUMBER")), help=_(N_("the number of the record in: crodesk record list"))
    )
    return command


def _add_pairs(command: ArgumentParser, metavar: str, words: str) -> None:
    command.add_argument("pairs", nargs="+", metavar=metavar, help=words)
