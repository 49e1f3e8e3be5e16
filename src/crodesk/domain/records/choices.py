"""The values that choice fields can take, with the words that show them."""

from crodesk.domain.follow_up.rules import NAMES as RULE_NAMES
from crodesk.domain.records.kind import Choice
from crodesk.domain.words import N_


def choices(**labels: str) -> tuple[Choice, ...]:
    """Return choices by their values and labels."""
    return tuple(Choice(value, label) for value, label in labels.items())


UNKNOWN = Choice("", N_("not known"))

CUSTOMER_KIND = choices(individual=N_("individual"), household=N_("household business"), company=N_("company"))
CUSTOMER_STATUS = choices(prospect=N_("prospect"), active=N_("active"), dormant=N_("dormant"), closed=N_("closed"))
SEX = (UNKNOWN, *choices(female=N_("female"), male=N_("male"), other=N_("other")))
SIZE_CLASS = (UNKNOWN, *choices(micro=N_("micro"), small=N_("small"), medium=N_("medium-sized"), large=N_("large")))
BY = (UNKNOWN, *choices(rule=N_("by rule"), hand=N_("by hand")))
STAGE = (
    UNKNOWN,
    *choices(
        new=N_("new"),
        growing=N_("growing"),
        mature=N_("mature"),
        high_value=N_("high value"),
        at_risk=N_("at risk"),
        leaving=N_("leaving"),
    ),
)
TIER = choices(gold=N_("Gold"), silver=N_("Silver"), standard=N_("Standard"))
YES_NO_UNKNOWN = (UNKNOWN, *choices(yes=N_("yes"), no=N_("no")))

CONTACT_KIND = choices(
    phone=N_("phone"),
    email=N_("e-mail"),
    zalo=N_("Zalo"),
    wechat=N_("WeChat"),
    whatsapp=N_("WhatsApp"),
    facebook=N_("Facebook"),
    website=N_("website"),
    other=N_("other"),
)
ADDRESS_KIND = choices(
    home=N_("home"), registered=N_("registered"), work=N_("work"), mailing=N_("mailing"), site=N_("business site")
)
PREFERENCE_KIND = choices(
    language=N_("language"),
    channel=N_("channel"),
    best_time=N_("best time"),
    topic=N_("topic"),
    risk=N_("risk appetite"),
    avoid=N_("please don't"),
    cadence=N_("every so many days"),
)
RELATION_ROLE = choices(
    spouse=N_("spouse"),
    parent=N_("parent"),
    child=N_("child"),
    sibling=N_("sibling"),
    family=N_("family"),
    household=N_("same household"),
    contact_person=N_("contact person"),
    owner=N_("owner"),
    beneficial_owner=N_("beneficial owner"),
    director=N_("director"),
    accountant=N_("chief accountant"),
    guarantor=N_("guarantor"),
    employer=N_("employer"),
    group=N_("same group"),
    referrer=N_("referrer"),
    other=N_("other"),
)
DOCUMENT_KIND = choices(
    id_card=N_("identity card"),
    passport=N_("passport"),
    birth_certificate=N_("birth certificate"),
    driving_licence=N_("driving licence"),
    social_security=N_("social security number"),
    business_licence=N_("business licence"),
    tax_certificate=N_("tax certificate"),
    residence=N_("residence paper"),
    other=N_("other"),
)
CONSENT_PURPOSE = choices(
    data=N_("use of personal data"),
    marketing=N_("marketing"),
    bureau=N_("credit bureau check"),
    sharing=N_("sharing within the group"),
)
CHANNEL = choices(
    any=N_("any"),
    phone=N_("phone"),
    sms=N_("SMS"),
    email=N_("e-mail"),
    chat=N_("chat (Zalo, WeChat)"),
    post=N_("post"),
    visit=N_("visit"),
)
CASE_CHANNEL = choices(
    phone=N_("phone"),
    branch=N_("at the branch"),
    zalo=N_("Zalo"),
    email=N_("e-mail"),
    app=N_("the bank's app"),
    web=N_("website"),
    chat=N_("chat"),
    sms=N_("SMS"),
    wechat=N_("WeChat"),
    whatsapp=N_("WhatsApp"),
    facebook=N_("Facebook"),
    post=N_("letter"),
    fax=N_("fax"),
    visit=N_("visit"),
    referral=N_("passed on by others"),
)
"""By which way a case came in; `referral` is an authority, a colleague or another bank."""
PEP = choices(unknown=N_("not asked"), no=N_("no"), yes=N_("yes"), relative=N_("relative or close associate"))
RISK = choices(low=N_("low"), medium=N_("medium"), high=N_("high"))
HOLDING_KIND = choices(
    account=N_("account"),
    deposit=N_("deposit"),
    card=N_("card"),
    loan=N_("loan"),
    insurance=N_("insurance"),
    other=N_("other"),
)
HOLDING_ROLE = choices(
    owner=N_("owner"),
    co_owner=N_("co-owner"),
    user=N_("authorised user"),
    guarantor=N_("guarantor"),
    beneficiary=N_("beneficiary"),
)
READING_STATUS = choices(
    running=N_("in order"),
    late=N_("in arrears"),
    finished=N_("finished"),
    finished_unpaid=N_("finished, not paid"),
    blocked=N_("blocked"),
    closed=N_("closed"),
)
DIRECTION = choices(**{"in": N_("in"), "out": N_("out")})
FACT_KIND = choices(income=N_("income"), expense=N_("expense"), asset=N_("asset"), debt=N_("debt elsewhere"))
PERIOD = choices(month=N_("a month"), quarter=N_("a quarter"), year=N_("a year"), once=N_("once"))
NEED_KIND = choices(need=N_("need"), goal=N_("goal"))
NEED_STATUS = choices(open=N_("open"), met=N_("fulfilled"), dropped=N_("dropped"))
ANSWER = choices(waiting=N_("waiting"), accepted=N_("accepted"), refused=N_("refused"), thinking=N_("thinking it over"))
INTERACTION_KIND = choices(
    note=N_("note"),
    call=N_("call"),
    visit=N_("visit"),
    branch=N_("at the branch"),
    email=N_("e-mail"),
    sms=N_("SMS"),
    chat=N_("chat"),
    letter=N_("letter"),
    social=N_("social media"),
    review=N_("review"),
)
OUTCOME = choices(
    spoke=N_("spoke"),
    no_answer=N_("no answer"),
    busy=N_("busy"),
    wrong_number=N_("wrong number"),
    message=N_("left a message"),
    met=N_("met"),
    not_in=N_("not in"),
)
CASE_KIND = choices(
    complaint=N_("complaint"), dispute=N_("dispute"), error=N_("error"), enquiry=N_("enquiry"), request=N_("request")
)
CASE_STATUS = choices(open=N_("open"), answered=N_("answered"), closed=N_("closed"), reopened=N_("reopened"))
CASE_STEP = choices(
    opened=N_("opened"),
    answered=N_("answered"),
    referred=N_("referred"),
    note=N_("note"),
    closed=N_("closed"),
    reopened=N_("reopened"),
)
FOLLOW_UP_WHAT = choices(
    task=N_("task"),
    call=N_("call"),
    meet=N_("meet"),
    visit=N_("visit"),
    write=N_("write"),
    review=N_("review"),
    promise=N_("promise"),
)
PRIORITY = choices(normal=N_("normal"), high=N_("high"))
PROMISED_BY = (Choice("", N_("nobody")), *choices(us=N_("us"), customer=N_("the customer")))
CADENCE_CHANNEL = (Choice("", N_("none")), *choices(call=N_("call"), visit=N_("visit")))
FOLLOW_UP_RULE = choices(**RULE_NAMES)
FOLLOW_UP_STATUS = choices(open=N_("open"), done=N_("done"), dropped=N_("dropped"))
LOAN_PRODUCT = choices(
    salary_loan=N_("salary loan"),
    consumer_unsecured=N_("consumer loan, unsecured"),
    home_loan=N_("home loan"),
    car_loan=N_("car loan"),
    household_business=N_("household business loan"),
    working_capital=N_("working capital line"),
    investment_loan=N_("investment loan"),
    passbook_pledge=N_("loan on a passbook"),
    overdraft=N_("overdraft"),
    credit_card=N_("credit card"),
)
"""The codes of the products in the rules (`domain/rules/shipped/lending`)."""
