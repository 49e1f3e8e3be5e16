"""The values that choice fields of running loans can take, with the words that show them."""

from crodesk.domain.records.choices import UNKNOWN, choices
from crodesk.domain.words import N_

CONTRACT_KIND = choices(loan=N_("loan"), line=N_("credit line"))
CONTRACT_STATE = choices(prepared=N_("prepared"), signed=N_("signed"), closed=N_("closed"), cancelled=N_("cancelled"))
CONDITION_KIND = choices(precedent=N_("before drawing"), covenant=N_("while it runs"))
CONDITION_STATE = choices(open=N_("to be fulfilled"), met=N_("fulfilled"), waived=N_("waived"), broken=N_("broken"))
SECURITY_KIND = choices(
    mortgage=N_("mortgage"), pledge=N_("pledge"), guarantee=N_("guarantee"), deposit=N_("blocked deposit")
)
SECURITY_STATE = choices(
    prepared=N_("prepared"), signed=N_("signed"), registered=N_("entered in the register"), released=N_("released")
)
MEANS = choices(transfer=N_("transfer"), cash=N_("cash"))
CASH_WHY = choices(
    **{"no-account": N_("a person without any account, by the borrower's written commitment")}, small=N_("a small sum")
)
"""Exceptions by which a drawing may be paid in cash."""
DRAWING_STATE = choices(planned=N_("planned"), requested=N_("requested"), drawn=N_("drawn"), cancelled=N_("cancelled"))
RATE_KIND = (UNKNOWN, *choices(fixed=N_("fixed"), floating=N_("floating"), promotion=N_("promotion")))
REPRICING = choices(
    **{"keep-tenor": N_("the instalment changes"), "keep-instalment": N_("the number of instalments changes")}
)
LOAN_EVENT = choices(
    drawing=N_("drawing"),
    payment=N_("repayment"),
    prepayment=N_("early repayment"),
    charge=N_("charge"),
    rate=N_("new rate"),
    restructuring=N_("new plan"),
    terms=N_("terms put right"),
    reversal=N_("taken back"),
    written_off=N_("written off"),
    recovered=N_("recovered after writing off"),
)
WAY = choices(
    instalment=N_("smaller instalments"),
    number=N_("fewer instalments"),
    last=N_("smaller last instalments"),
    next=N_("the next instalment counts as paid"),
    keep=N_("unpaid interest stays due"),
    add=N_("unpaid interest comes with the first instalment"),
    capitalise=N_("unpaid interest becomes principal"),
)
COMPONENT = (UNKNOWN, *choices(fee=N_("fee"), penalty=N_("penalty")))
ENTRY_STATE = choices(
    open=N_("to look at"),
    proposed=N_("proposed"),
    booked=N_("taken in"),
    set_aside=N_("set aside"),
    none=N_("nothing of ours"),
)
GROUP_SOURCE = choices(core=N_("core system"), ours=N_("reckoned here"), bureau=N_("credit bureau"))
INSPECTION_KIND = choices(use=N_("use of the loan"), collateral=N_("collateral"), business=N_("business"))
INSPECTION_STATE = choices(planned=N_("planned"), done=N_("done"), cancelled=N_("cancelled"))
INSPECTED = (
    UNKNOWN, *choices(right=N_("used as agreed"), partly=N_("used partly as agreed"), wrong=N_("misused"))
)  # fmt: skip
MEASURE = choices(
    regroup=N_("regrouping"),
    adjust=N_("adjusted instalments"),
    extend=N_("extension"),
    recall=N_("early recall"),
    litigation=N_("court"),
    enforcement=N_("enforcement of collateral"),
    write_off=N_("writing off"),
    recovery=N_("recovery after writing off"),
    insolvency=N_("insolvency"),
)
MEASURE_STATE = choices(proposed=N_("proposed"), decided=N_("decided"), done=N_("done"), cancelled=N_("cancelled"))
SIGNAL_SOURCE = choices(computed=N_("reckoned"), heard=N_("heard"))
SIGNAL_STATE = choices(open=N_("open"), measure=N_("measure taken"), dismissed=N_("dismissed"))
