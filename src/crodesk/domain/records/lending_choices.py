"""The values that choice fields of applications can take, with the words that show them."""

from crodesk.domain.records.choices import UNKNOWN, choices
from crodesk.domain.records.kind import Choice
from crodesk.domain.words import N_

STAGE = choices(
    draft=N_("draft"),
    submitted=N_("submitted"),
    returned=N_("returned for rework"),
    approved=N_("approved"),
    conditional=N_("approved with conditions"),
    declined=N_("declined"),
    withdrawn=N_("withdrawn"),
    expired=N_("expired"),
)
METHOD = choices(
    annuity=N_("equal instalments"),
    **{
        "equal-principal": N_("equal principal"),
        "interest-only": N_("interest only, principal at the end"),
        "bullet": N_("everything at the end"),
    },
)
BALL = choices(us=N_("we"), customer=N_("the customer"), decider=N_("who decides"), other=N_("somebody else"))
RECOMMENDED = (
    UNKNOWN,
    *choices(
        approve=N_("approve"),
        conditional=N_("approve with conditions"),
        refer=N_("refer: more must be known"),
        decline=N_("decline"),
    ),
)
PARTY_ROLE = choices(
    co_borrower=N_("co-borrower"),
    guarantor=N_("guarantor"),
    spouse=N_("spouse"),
    owner=N_("owner"),
    related=N_("related party"),
)
FLOW_DIRECTION = choices(income=N_("income"), expense=N_("expense"))
FLOW_KIND = choices(
    salary=N_("salary"),
    bonus=N_("bonus"),
    business=N_("business"),
    rent=N_("rent"),
    pension=N_("pension"),
    family=N_("family"),
    living=N_("living"),
    school=N_("school fees"),
    other=N_("other"),
)
FLOW_PERIOD = choices(month=N_("a month"), quarter=N_("a quarter"), year=N_("a year"))
DEBT_KIND = choices(loan=N_("loan"), card=N_("card"), overdraft=N_("overdraft"), guarantee=N_("guarantee"))
ASSET_KIND = choices(
    home=N_("home"),
    land=N_("land"),
    vehicle=N_("vehicle"),
    deposit=N_("deposit"),
    stock=N_("shares"),
    business=N_("business"),
    other=N_("other"),
)
COLLATERAL_KIND = choices(
    land=N_("land"),
    house=N_("house"),
    apartment=N_("flat"),
    vehicle=N_("vehicle"),
    machine=N_("machine"),
    goods=N_("goods"),
    receivables=N_("receivables"),
    deposit=N_("deposit"),
    paper=N_("valuable paper"),
    guarantee=N_("guarantee"),
    other=N_("other"),
)
PAPER_STATE = choices(
    wanted=N_("wanted"), received=N_("received"), verified=N_("verified"), waived=N_("waived"), expired=N_("expired")
)
PILLAR = choices(
    reputation=N_("reputation"),
    finances=N_("financial capacity"),
    business=N_("business situation"),
    repayment=N_("ability to repay"),
    collateral=N_("collateral"),
)
FINDING = (UNKNOWN, *choices(strong=N_("strong"), acceptable=N_("acceptable"), weak=N_("weak")))
MOVE = choices(
    start=N_("started"),
    submit=N_("submitted"),
    give_back=N_("returned"),
    approve=N_("approved"),
    approve_conditionally=N_("approved with conditions"),
    decline=N_("declined"),
    withdraw=N_("withdrawn"),
    expire=N_("expired"),
    reopen=N_("reopened"),
    park=N_("parked"),
    package=N_("package written"),
)
FILE_KIND = (
    Choice("application/pdf", N_("PDF")),
    *(Choice(f"image/{kind}", N_("picture")) for kind in ("png", "jpeg", "tiff", "heic", "webp")),
    Choice("application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word file")),
    Choice("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Excel file")),
    Choice("text/csv", N_("table")),
    Choice("text/plain", N_("text file")),
)
"""What an attached file can be, by its media type."""
