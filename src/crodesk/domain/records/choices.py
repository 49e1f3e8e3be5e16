"""The values that choice fields can take, with the words that show them."""

from crodesk.domain.follow_up.rules import NAMES as RULE_NAMES
from crodesk.domain.records.kind import Choice
from crodesk.domain.words import N_


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels.items())


UNKNOWN = Choice("", N_("not known"))

CUSTOMER_KIND = _choices(individual=N_("individual"), household=N_("household business"), company=N_("company"))
CUSTOMER_STATUS = _choices(prospect=N_("prospect"), active=N_("active"), dormant=N_("dormant"), closed=N_("closed"))
SEX = (UNKNOWN, *_choices(female=N_("female"), male=N_("male"), other=N_("other")))
SIZE_CLASS = (UNKNOWN, *_choices(micro=N_("micro"), small=N_("small"), medium=N_("medium-sized"), large=N_("large")))
BY = (UNKNOWN, *_choices(rule=N_("by rule"), hand=N_("by hand")))
STAGE = (
    UNKNOWN,
    *_choices(
        new=N_("new"),
        growing=N_("growing"),
        mature=N_("mature"),
        high_value=N_("high value"),
        at_risk=N_("at risk"),
        leaving=N_("leaving"),
    ),
)
TIER = _choices(gold=N_("Gold"), silver=N_("Silver"), standard=N_("Standard"))
YES_NO_UNKNOWN = (UNKNOWN, *_choices(yes=N_("yes"), no=N_("no")))

CONTACT_KIND = _choices(
    phone=N_("phone"),
    email=N_("e-mail"),
    zalo=N_("Zalo"),
    wechat=N_("WeChat"),
    whatsapp=N_("WhatsApp"),
    facebook=N_("Facebook"),
    website=N_("website"),
    other=N_("other"),
)
ADDRESS_KIND = _choices(
    home=N_("home"), registered=N_("registered"), work=N_("work"), mailing=N_("mailing"), site=N_("business site")
)
PREFERENCE_KIND = _choices(
    language=N_("language"),
    channel=N_("channel"),
    best_time=N_("best time"),
    topic=N_("topic"),
    risk=N_("risk appetite"),
    avoid=N_("please don't"),
    cadence=N_("every so many days"),
)
RELATION_ROLE = _choices(
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
DOCUMENT_KIND = _choices(
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
CONSENT_PURPOSE = _choices(
    data=N_("use of personal data"),
    marketing=N_("marketing"),
    bureau=N_("credit bureau check"),
    sharing=N_("sharing within the group"),
)
CHANNEL = _choices(
    any=N_("any"),
    phone=N_("phone"),
    sms=N_("SMS"),
    email=N_("e-mail"),
    chat=N_("chat"),
    post=N_("post"),
    visit=N_("visit"),
)
PEP = _choices(unknown=N_("not asked"), no=N_("no"), yes=N_("yes"), relative=N_("relative or close associate"))
RISK = _choices(low=N_("low"), medium=N_("medium"), high=N_("high"))
HOLDING_KIND = _choices(
    account=N_("account"),
    deposit=N_("deposit"),
    card=N_("card"),
    loan=N_("loan"),
    insurance=N_("insurance"),
    other=N_("other"),
)
HOLDING_ROLE = _choices(
    owner=N_("owner"),
    co_owner=N_("co-owner"),
    user=N_("authorised user"),
    guarantor=N_("guarantor"),
    beneficiary=N_("beneficiary"),
)
READING_STATUS = _choices(
    running=N_("in order"),
    late=N_("in arrears"),
    finished=N_("finished"),
    finished_unpaid=N_("finished, not paid"),
    blocked=N_("blocked"),
    closed=N_("closed"),
)
DIRECTION = _choices(**{"in": N_("in"), "out": N_("out")})
FACT_KIND = _choices(income=N_("income"), expense=N_("expense"), asset=N_("asset"), debt=N_("debt elsewhere"))
PERIOD = _choices(month=N_("a month"), quarter=N_("a quarter"), year=N_("a year"), once=N_("once"))
NEED_KIND = _choices(need=N_("need"), goal=N_("goal"))
NEED_STATUS = _choices(open=N_("open"), met=N_("fulfilled"), dropped=N_("dropped"))
ANSWER = _choices(
    waiting=N_("waiting"), accepted=N_("accepted"), refused=N_("refused"), thinking=N_("thinking it over")
)
INTERACTION_KIND = _choices(
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
OUTCOME = _choices(
    spoke=N_("spoke"),
    no_answer=N_("no answer"),
    busy=N_("busy"),
    wrong_number=N_("wrong number"),
    message=N_("left a message"),
    met=N_("met"),
    not_in=N_("not in"),
)
CASE_KIND = _choices(
    complaint=N_("complaint"), dispute=N_("dispute"), error=N_("error"), enquiry=N_("enquiry"), request=N_("request")
)
CASE_STATUS = _choices(open=N_("open"), answered=N_("answered"), closed=N_("closed"), reopened=N_("reopened"))
CASE_STEP = _choices(
    opened=N_("opened"),
    answered=N_("answered"),
    referred=N_("referred"),
    note=N_("note"),
    closed=N_("closed"),
    reopened=N_("reopened"),
)
FOLLOW_UP_WHAT = _choices(
    task=N_("task"),
    call=N_("call"),
    meet=N_("meet"),
    visit=N_("visit"),
    write=N_("write"),
    review=N_("review"),
    promise=N_("promise"),
)
PRIORITY = _choices(normal=N_("normal"), high=N_("high"))
PROMISED_BY = (Choice("", N_("nobody")), *_choices(us=N_("us"), customer=N_("the customer")))
CADENCE_CHANNEL = (Choice("", N_("none")), *_choices(call=N_("call"), visit=N_("visit")))
FOLLOW_UP_RULE = _choices(**RULE_NAMES)
FOLLOW_UP_STATUS = _choices(open=N_("open"), done=N_("done"), dropped=N_("dropped"))
