"""What customers like, allow and are tagged with, and who looks after them."""

from crodesk.sample.book import Book
from crodesk.sample.customers import known_on, since_of
from crodesk.sample.days import ago
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

LANGUAGES = {
    "vi": ("Tiếng Việt",),
    "zh": ("中文", "中文, Tiếng Việt", "粤语, Tiếng Việt"),
    "en": ("English", "English", "English, Deutsch"),
}
CHANNELS = {
    "vi": ("Zalo", "phone", "phone", "visit"),
    "zh": ("WeChat", "WeChat", "phone"),
    "en": ("e-mail", "phone", "WhatsApp"),
}
TIMES = (
    "after 17h",
    "9h to 11h",
    "lunch break",
    "evenings",
    "not on Mondays",
    "14h to 16h",
    "weekends only by message",
)
TOPICS = {
    "vi": ("bóng đá", "giá vàng", "con cái học hành", "cây cảnh", "nấu ăn", "du lịch", "nhà đất"),
    "zh": ("茶", "孩子读书", "汇率", "粤剧", "养生", "老家"),
    "en": ("schools", "running", "food", "football", "sailing", "the exchange rate"),
}
AVOID = ("no calls during siesta", "no sales talk", "no letters to the office", "no SMS")
RISKS = ("cautious", "cautious", "balanced", "bold")

WORDING = {
    "vi": {
        "data": "Tôi đồng ý cho ngân hàng lưu giữ và sử dụng dữ liệu cá nhân để phục vụ tôi.",
        "marketing": "Tôi đồng ý nhận thông tin ưu đãi của ngân hàng.",
        "bureau": "Tôi đồng ý cho ngân hàng tra cứu thông tin tín dụng tại CIC.",
    },
    "zh": {
        "data": "本人同意银行保存并使用本人资料以提供服务。",
        "marketing": "本人同意接收银行的优惠信息。",
        "bureau": "本人同意银行查询本人信用记录。",
    },
    "en": {
        "data": "I agree that the bank keeps and uses my data to serve me.",
        "marketing": "I agree to hear of the bank's offers.",
        "bureau": "I agree that the bank asks the credit bureau about me.",
    },
}
EVIDENCE = ("Account opening form", "Signed form, scanned", "Recorded call", "Ticked in the app")

TAGS = {
    "fx": ("china trade", "zh"),
    "kids": ("family", ""),
    "elder": ("call mornings", ""),
    "payroll": ("payroll", ""),
    "prospect": ("prospect 2026", ""),
    "late": ("watch", ""),
    "abroad": ("child abroad", ""),
    "season": ("seasonal", ""),
    "lunar": ("lunar birthday", ""),
    "gold": ("year-end dinner", ""),
    "home": ("home owner", ""),
    "wc": ("working capital", ""),
}
"""A tag for a feature, for all or for one language only."""

CAMPAIGN = "campaign: home loan"
BORROWING = {"home", "pers", "car", "wc", "od", "pledge", "card"}
OFFICERS = {"vi": (1, 2), "zh": (1, 3), "en": (1, 2)}


def add(book: Book, person: Person) -> None:
    """Add preferences, consents, tags and the officers in charge."""
    _preferences(book, person)
    _consents(book, person)
    _tags(book, person)
    _officers(book, person)


def _preferences(book: Book, person: Person) -> None:
    for told in person.rows_told("preference"):
        book.add("preference", customer_rid=person.rid, **told)
    if "preference" in person.told:
        return
    dice = person.dice("preferences")
    likely = [
        ("language", dice.one(LANGUAGES[person.lang]), 100),
        ("channel", dice.one(CHANNELS[person.lang]), 60),
        ("best_time", dice.one(TIMES), 35),
        ("topic", dice.one(TOPICS[person.lang]), 30 if person.individual else 0),
        ("risk", dice.one(RISKS), 30 if person.individual else 0),
        ("avoid", dice.one(AVOID), 10),
    ]
    for kind, value, percent in likely:
        if dice.chance(percent):
            book.add("preference", customer_rid=person.rid, kind=kind, value=value)


def _consents(book: Book, person: Person) -> None:
    for told in person.rows_told("consent"):
        book.add("consent", customer_rid=person.rid, **told)
    if "consent" in person.told or "prospect" in person.features:
        return
    dice = person.dice("consents")
    _consent(book, person, dice, "data", "visit")
    if dice.chance(75):
        withdrawn = {"withdrawn_on": known_on(person, dice.between(10, 400))} if dice.chance(12) else {}
        _consent(book, person, dice, "marketing", dice.one(("any", "phone", "chat", "email", "sms")), **withdrawn)
    if person.features & BORROWING:
        asked = known_on(person, dice.between(30, 360))
        _consent(book, person, dice, "bureau", "visit", given_on=asked, expires_on=asked.replace(year=asked.year + 2))


def _consent(book: Book, person: Person, dice: Dice, purpose: str, channel: str, **more: object) -> None:
    given = {"given_on": since_of(person), "evidence": dice.one(EVIDENCE), **more}
    book.add(
        "consent",
        customer_rid=person.rid,
        purpose=purpose,
        channel=channel,
        wording=WORDING[person.lang][purpose],
        **given,
    )


def _tags(book: Book, person: Person) -> None:
    dice = person.dice("tags")
    for feature, (tag, lang) in TAGS.items():
        if feature in person.features and lang in ("", person.lang) and dice.chance(70):
            book.add("customer_tag", customer_rid=person.rid, tag=tag)
    if "campaign" in str(person.told.get("follow_up")) or _may_buy(person, dice):
        book.add("customer_tag", customer_rid=person.rid, tag=CAMPAIGN)
    if dice.chance(5):
        gone = {"ended_on": ago(dice.between(20, 300)), "ended_why": "campaign over"}
        book.add("customer_tag", customer_rid=person.rid, tag="campaign: cards", **gone)


def _may_buy(person: Person, dice: Dice) -> bool:
    return person.has("sal any") and "home" not in person.features and dice.chance(35)


def _officers(book: Book, person: Person) -> None:
    dice = person.dice("officers")
    since = max(since_of(person), ago(1400))
    if dice.chance(30) and since < ago(400):
        handed = ago(dice.between(60, 380))
        before, reason = OFFICERS[person.lang][1], "portfolios divided anew"
        book.add(
            "officer_assignment",
            customer_rid=person.rid,
            officer_rid=before,
            since=since,
            ended_on=handed,
            ended_why=reason,
        )
        since = handed
    book.add("officer_assignment", customer_rid=person.rid, officer_rid=1, since=since, why="portfolio Chợ Lớn")
