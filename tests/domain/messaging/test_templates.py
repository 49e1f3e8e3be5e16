"""The shipped texts are whole in three languages; the officer's own go before them; each row has the one that fits."""

import re

import pytest

from crodesk.domain.messaging import filling, languages, templates
from crodesk.domain.records import by_name

EVERY = [(language, name) for language in languages.LANGUAGES for name in templates.NAMES]
KNOWN = {"you", "You", "they", "They", "name", "officer", "phone", "branch", "sign"}
SAID = {"day", "time", "amount", "number", "what", "years", "about"}


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_a_shipped_message_uses_known_placeholders_only_and_is_signed(language: str, name: str) -> None:
    template = templates.shipped(language)[name]
    for text in filter(None, (template.subject, template.text, template.company)):
        assert set(re.findall(r"\{(\w*)\}", text)) <= KNOWN | SAID
        assert text.count("[[") == text.count("]]")
    assert template.text.endswith("{sign}")
    assert set(re.findall(r"\{(\w*)\}", templates.signature(language))) <= KNOWN


@pytest.mark.parametrize("name", templates.NAMES)
def test_a_message_tells_the_same_in_all_languages(name: str) -> None:
    said = [
        set(re.findall(r"\{(\w*)\}", templates.shipped(language)[name].text)) & SAID for language in languages.LANGUAGES
    ]
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_no_greeting_to_a_company_speaks_of_its_family(language: str, name: str) -> None:
    template = templates.shipped(language)[name]
    if "gia đình" in template.text or "家人" in template.text or "your family" in template.text:
        assert template.company


def test_the_officers_own_wording_goes_before_the_shipped_one() -> None:
    own = {
        "message.vi.greeting.birthday": "Mừng sinh nhật {you}!\\n{sign}",
        "message.vi.greeting.christmas.subject": "Giáng sinh",
        "message.vi.signature": "Lan",
    }
    mine = templates.worded("greeting.birthday", "vi", own)
    assert (mine.text, mine.company) == ("Mừng sinh nhật {you}!\n{sign}",) * 2
    assert mine.subject == templates.shipped("vi")["greeting.birthday"].subject
    christmas = templates.worded("greeting.christmas", "vi", own)
    assert christmas.subject == "Giáng sinh"
    assert christmas.text == templates.shipped("vi")["greeting.christmas"].text
    assert templates.signed("vi", own) == "Lan"
    assert templates.signed("en", own) == templates.signature("en")


@pytest.mark.parametrize("name", templates.NAMES)
def test_each_message_is_of_a_kind_that_has_a_name(name: str) -> None:
    assert templates.shipped("en")[name].kind in templates.KINDS


@pytest.mark.parametrize(
    ("rule", "what", "feast", "company", "name"),
    [
        ("birthday", "write", "", False, "greeting.birthday"),
        ("birthday", "write", "", True, "greeting.founding"),
        ("holiday", "write", "Lunar New Year", False, "greeting.lunar_new_year"),
        ("holiday", "write", "Some feast", False, ""),
        ("task", "meet", "", False, "reminder.appointment"),
        ("series", "visit", "", False, "reminder.appointment"),
        ("task", "call", "", False, "answer.enquiry"),
        ("instalment", "call", "", False, "reminder.instalment"),
        ("review", "review", "", False, ""),
    ],
)
def test_a_row_has_the_message_that_fits(rule: str, what: str, feast: str, company: bool, name: str) -> None:
    assert templates.fitting(rule, what, feast, company=company) == name


def test_what_fits_is_offered_first_and_nothing_twice() -> None:
    assert templates.offered("greeting.birthday")[0] == "greeting.birthday"
    assert len(set(templates.offered("greeting.birthday"))) == len(templates.offered("greeting.birthday"))
    assert templates.offered("")[0] == "answer.enquiry"


@pytest.mark.parametrize(
    ("name", "rule", "what", "settled"),
    [
        ("greeting.birthday", "birthday", "write", True),
        ("reminder.paper", "paper", "call", True),
        ("reminder.promise", "promise", "call", False),
        ("answer.case", "case", "call", False),
        ("reminder.appointment", "task", "meet", False),
        ("answer.enquiry", "task", "visit", False),
        ("answer.enquiry", "task", "call", True),
        ("invitation.meeting", "stale_fact", "call", False),
    ],
)
def test_a_message_settles_what_asks_for_no_more_than_it(name: str, rule: str, what: str, settled: bool) -> None:
    assert templates.settles(name, rule, what) is settled


@pytest.mark.parametrize(
    ("name", "rule", "feast"),
    [
        ("greeting.birthday", "birthday", ""),
        ("greeting.founding", "birthday", ""),
        ("greeting.anniversary", "anniversary", ""),
        ("greeting.new_year", "holiday", "New Year"),
        ("reminder.paper", "", ""),
    ],
)
def test_a_greeting_answers_its_clock(name: str, rule: str, feast: str) -> None:
    assert templates.answers(name) == (rule, feast)


@pytest.mark.parametrize("rule", [choice.value for choice in by_name("follow_up_rule").field("rule").choices])
def test_what_fits_a_rule_of_the_queue_is_a_message_there_is(rule: str) -> None:
    assert templates.fitting(rule, "call") in {*templates.NAMES, ""}


def test_gaps_stay_visible_and_what_is_optional_goes_with_what_it_needs() -> None:
    text = "Dear {you}, due {day}[[ ({amount})]][[, {time}]]. {sign}"
    values = {"you": "Mr Hughes", "day": "", "amount": "5 USD", "sign": "{officer}[[, {phone}]]", "officer": "Lan"}
    assert filling.filled(text, values) == "Dear Mr Hughes, due ____ (5 USD). Lan"
    assert filling.has_gap(filling.filled(text, values))
    assert not filling.has_gap("all is said")
