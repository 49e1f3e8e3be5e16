"""How `classify` is typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.rules.codes import LAST_RESTRUCTURES, PRODUCTS
from crodesk.domain.words import N_
from crodesk.language import _

FACTS = {
    "interest_waived": N_("interest was waived or reduced because it can't be paid"),
    "unlikely_to_pay": N_("the borrower is unlikely to pay"),
    "to_be_recovered_after_inspection": N_("an inspection concluded that it must be recovered"),
    "new_forbearance": N_("a new forbearance measure was taken"),
}
"""What may be known of a debt, and what it means."""


def add(commands: Commands) -> None:
    """Add `classify`."""
    command = commands.add("classify", N_("the debt group of a debt by a rule pack; needs no desk"), "classify:run")
    _add_pack(command)
    _add_loans(command)
    _add_lateness(command)
    _add_events(command)
    _add_way_back(command)
    _add_amounts(command)
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def _add_pack(command: ArgumentParser) -> None:
    pack = command.add_mutually_exclusive_group()
    pack.add_argument("--pack", metavar=_(N_("PACK")), help=_(N_("the rule pack, such as vn-sbv-31-2024")))
    pack.add_argument("--pack-file", metavar=_(N_("FILE")), help=_(N_("the bank's own rule pack, a TOML file")))
    pack.add_argument("--packs", action="store_true", help=_(N_("list the rule packs")))


def _add_loans(command: ArgumentParser) -> None:
    command.add_argument("--loans", action="store_true", help=_(N_("classify all loans of the desk instead")))
    command.add_argument("--as-of", metavar=_(N_("DATE")), help=_(N_("the same as it was known on a past day")))
    command.add_argument("--keep", action="store_true", help=_(N_("keep the groups of that day, such as a month end")))


def _add_lateness(command: ArgumentParser) -> None:
    late = command.add_mutually_exclusive_group()
    late.add_argument("--dpd", type=int, metavar=_(N_("DAYS")), help=_(N_("days past due")))
    late.add_argument("--due", metavar=_(N_("DATE")), help=_(N_("due date of the oldest unpaid instalment")))
    command.add_argument(
        "--other",
        action="append",
        default=[],
        metavar=_(N_("DAYS[=AMOUNT]")),
        help=_(N_("days past due of another debt of the customer, and its exposure; repeatable")),
    )
    command.add_argument("--product", choices=PRODUCTS, default="", help=_(N_("the kind of debt, where it matters")))
    retail = command.add_mutually_exclusive_group()
    retail.add_argument("--retail", action="store_const", const=True, help=_(N_("a retail debt")))
    retail.add_argument("--business", dest="retail", action="store_const", const=False, help=_(N_("no retail debt")))


def _add_events(command: ArgumentParser) -> None:
    command.add_argument(
        "--restructures", type=int, default=0, metavar="N", help=_(N_("how often its repayment was rescheduled"))
    )
    command.add_argument(
        "--last-restructure", choices=LAST_RESTRUCTURES, default="", help=_(N_("what was done the last time"))
    )
    command.add_argument(
        "--new-terms-dpd", type=int, metavar=_(N_("DAYS")), help=_(N_("days past due under the newest terms"))
    )
    command.add_argument("--recalled", metavar=_(N_("DATE")), help=_(N_("when a decision of early recall took effect")))
    for fact, meaning in FACTS.items():
        command.add_argument(f"--{fact.replace('_', '-')}", action="store_true", help=_(meaning))
    command.add_argument(
        "--re-aged",
        action="append",
        default=[],
        metavar=_(N_("DATE")),
        help=_(N_("when it was counted as current again before all was paid; repeatable")),
    )
    command.add_argument(
        "--external-group", default="", metavar=_(N_("GROUP")), help=_(N_("the customer's group at another bank"))
    )


def _add_way_back(command: ArgumentParser) -> None:
    command.add_argument(
        "--current-group", default="", metavar=_(N_("GROUP")), help=_(N_("the debt's own group the last time"))
    )
    command.add_argument("--observed-since", metavar=_(N_("DATE")), help=_(N_("since when everything is paid in time")))
    command.add_argument("--periods-paid", type=int, metavar="N", help=_(N_("how many periods were paid since then")))
    command.add_argument("--papers", action="store_true", help=_(N_("documents prove the recovery")))
    command.add_argument("--short-term", action="store_true", default=None, help=_(N_("a term of at most 12 months")))
    command.add_argument(
        "--performing-since", metavar=_(N_("DATE")), help=_(N_("when a forborne debt became performing"))
    )
    command.add_argument("--override", metavar=_(N_("GROUP")), help=_(N_("the group set by hand")))
    command.add_argument("--reason", default="", metavar=_(N_("TEXT")), help=_(N_("why it is set by hand")))
    command.add_argument(
        "--approval", default="", metavar=_(N_("TEXT")), help=_(N_("the reference of the approval of a better group"))
    )


def _add_amounts(command: ArgumentParser) -> None:
    command.add_argument("--exposure", metavar=_(N_("AMOUNT")), help=_(N_("principal outstanding, for the provision")))
    command.add_argument("--past-due", metavar=_(N_("AMOUNT")), help=_(N_("how much of it is past due")))
    command.add_argument("--currency", help=_(N_("such as VND, CNY, USD")))
    command.add_argument(
        "--collateral",
        action="append",
        default=[],
        metavar=_(N_("KIND=AMOUNT[@DATE]")),
        help=_(N_("a collateral, its value, and when it matures; repeatable")),
    )
    command.add_argument("--bad-since", metavar=_(N_("DATE")), help=_(N_("since when the debt is non-performing")))
