"""How `quote --deposit` is typed, beside what `quote` has for loans."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from crodesk.domain.words import N_
from crodesk.language import _

PAID = ("maturity", "monthly", "upfront")
INSTRUCTIONS = ("renew-all", "renew-principal", "withdraw", "transfer")
ONLY_DEPOSIT: Mapping[str, str] = {
    "weeks": "--weeks",
    "days": "--days",
    "interest": "--interest",
    "compound": "--compound",
    "withdraw_on": "--withdraw-on",
    "withdraw": "--withdraw",
    "demand_rate": "--demand-rate",
    "penalty": "--penalty",
    "held_rate": "--held-rate",
    "need": "--need",
    "loan_rate": "--loan-rate",
    "at_maturity": "--at-maturity",
    "renew_rate": "--renew-rate",
}
"""The options that only deposits have, by their names in the namespace."""
ONLY_LOAN: Mapping[str, str] = {
    "method": "--method",
    "first_due": "--first-due",
    "fee": "--fee",
    "then": "--then",
    "every": "--every",
    "balloon": "--balloon",
    "grace_principal": "--grace-principal",
    "grace_interest": "--grace-interest",
    "round_to": "--round-to",
    "rounding": "--rounding",
    "terms": "--terms",
}
"""Options that mean nothing to a deposit."""


def add(quote: ArgumentParser) -> None:
    """Add the options of deposits to `quote`."""
    group = quote.add_argument_group(_(N_("deposits")))
    group.add_argument("--deposit", action="store_true", help=_(N_("quote a deposit instead of a loan")))
    group.add_argument("--weeks", metavar="N", help=_(N_("the tenor in weeks")))
    group.add_argument("--days", metavar="N", help=_(N_("the tenor in days")))
    group.add_argument("--interest", choices=PAID, help=_(N_("when interest is paid; at maturity when not given")))
    group.add_argument("--compound", metavar=_(N_("MONTHS")), help=_(N_("months after which interest bears interest")))
    group.add_argument("--withdraw-on", metavar=_(N_("DATE")), help=_(N_("the day of an early withdrawal")))
    group.add_argument("--withdraw", metavar=_(N_("AMOUNT")), help=_(N_("what is withdrawn; all when not given")))
    group.add_argument("--demand-rate", metavar=_(N_("PERCENT")), help=_(N_("what is withdrawn early bears")))
    group.add_argument("--penalty", metavar=_(N_("PERCENT")), help=_(N_("or its own rate less these points")))
    group.add_argument("--held-rate", metavar=_(N_("PERCENT")), help=_(N_("less than this, posted for the time held")))
    group.add_argument("--need", metavar=_(N_("AMOUNT")), help=_(N_("money needed on that day: borrow, or break?")))
    group.add_argument("--loan-rate", metavar=_(N_("PERCENT")), help=_(N_("of a loan against the passbook")))
    group.add_argument("--at-maturity", choices=INSTRUCTIONS, help=_(N_("what becomes of it at maturity")))
    group.add_argument("--renew-rate", metavar=_(N_("PERCENT")), help=_(N_("anew; the same when not given")))


def misplaced(options: Namespace) -> list[str]:
    """Return the options that are given but belong to the other kind of quote."""
    others = ONLY_LOAN if options.deposit else ONLY_DEPOSIT
    return [option for name, option in others.items() if getattr(options, name)]
