"""What speaks for a loan, what each counts, and how it is said. Several are added up as bits of one number."""

from functools import cache

from crodesk.domain.words import N_

REFERENCE = 1
"""The payer names the loan."""
KNOWN_ACCOUNT = 2
ACCOUNT = 4
KNOWN_NAME = 8
NAME = 16
EXACT = 32
"""The amount is that of one due."""
SEVERAL = 64
"""The amount is that of several dues from the oldest on."""
PAYOFF = 128
TOGETHER = 256
"""The amount is that of dues of several loans of the payer."""
NEAR = 512
"""It came within ten days of the due date."""

WHO = (REFERENCE, KNOWN_ACCOUNT, ACCOUNT, KNOWN_NAME, NAME)
"""What tells who pays."""
WEIGHTS = {
    REFERENCE: 60, KNOWN_ACCOUNT: 55, ACCOUNT: 45, KNOWN_NAME: 30, NAME: 20, EXACT: 25, SEVERAL: 25, PAYOFF: 25,
    TOGETHER: 25, NEAR: 10,
}  # fmt: skip
"""What each counts. A name, an amount and a day alone never make an answer sure; the number of the loan or an account
does, with something that fits."""
SURE_FROM = 80
"""The score from which an answer may be sure."""
LEAD = 20
"""By how much a sure answer is ahead of the next."""
LIKELY_FROM = 30
"""The score from which an answer is worth being looked at."""

WORDS = {
    REFERENCE: N_("It names the loan."),
    KNOWN_ACCOUNT: N_("This account has paid the loan before."),
    ACCOUNT: N_("It comes from the account that the loan is repaid from."),
    KNOWN_NAME: N_("This payer has paid the loan before."),
    NAME: N_("It is in the borrower's name."),
    EXACT: N_("The amount is exactly what is due on {due}."),
    SEVERAL: N_("The amount is exactly {count} dues, from the oldest on."),
    PAYOFF: N_("The amount is exactly what ends the loan."),
    TOGETHER: N_("The amount is exactly what is due on {count} loans together."),
    NEAR: N_("It came within ten days of the due date."),
}
"""How each is said, the strongest first."""


@cache
def score(evidence: int) -> int:
    """Return what evidence counts together: of an account or a name known twice over only the stronger."""
    if evidence & KNOWN_ACCOUNT:
        evidence &= ~ACCOUNT
    if evidence & KNOWN_NAME:
        evidence &= ~NAME
    return sum(weight for one, weight in WEIGHTS.items() if evidence & one)
