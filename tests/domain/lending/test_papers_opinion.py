"""What the report says of an appraisal: each figure, rule and reason of it, in words, whatever the application is."""

import re
from dataclasses import replace

import pytest

from crodesk.domain.lending.appraisal import appraising
from crodesk.domain.lending.appraisal import rules as appraisal_rules
from crodesk.domain.lending.appraisal.appraising import Appraisal
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.papers.facts import Opinion, PillarLine
from crodesk.domain.lending.papers.fields import LANGUAGES
from crodesk.domain.lending.papers.opinion import OwnFinding, opinion_of, reason
from crodesk.domain.lending.papers.showing import Hand
from tests.domain.lending.appraisal.applications import Application, every

EVERY = every()
CARD = "consumer_and_lines: a card is approved"


def appraised(one: Application) -> tuple[Appraisal, Rules]:
    rules = appraisal_rules.read(one.rules) if one.rules else appraisal_rules.shipped()
    assert isinstance(rules, Rules)
    return appraising.appraise(one.case, rules), rules


def opinion(name: str, language: str = "vi", own: dict[str, OwnFinding] | None = None) -> Opinion:
    one = next(each for each in EVERY if each.name == name)
    appraisal, rules = appraised(one)
    return opinion_of(appraisal, rules, Hand(language, one.case.asked.currency), own)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_every_application_has_a_report_in_three_languages(one: Application) -> None:
    appraisal, rules = appraised(one)
    advice = appraisal.recommendation
    for language in LANGUAGES:
        found = opinion_of(appraisal, rules, Hand(language, one.case.asked.currency))
        assert (found.verdict, found.amount, found.months, found.rate) == (
            advice.verdict, advice.amount, advice.months, advice.rate,
        )  # fmt: skip
        assert [line.name for line in found.ratios or ()] == [
            each.name.in_language(language) for each in appraisal.ratios.values()
        ]
        assert [line.result for line in found.rules or ()] == [each.state for each in appraisal.rules]
        assert len(found.stress or ()) == len(appraisal.stress)
        assert len(found.reasons or ()) == len(advice.reasons)
        assert len(found.to_collect or ()) == len(advice.to_collect)
        assert "{" not in repr(found).replace("{}", "")


def test_figures_are_said_in_their_units_beside_their_limits() -> None:
    """An income of 25 million counted, 3 million a month for a card of 60 million: 12 %, 2.4 months of income."""
    found = {line.name: (line.value, line.limit) for line in opinion(CARD).ratios or ()}
    assert found["DSR sau vay"] == ("12%", "tối đa 50%")
    assert found["Thu nhập còn lại"] == ("14.000.000 đồng", "tối thiểu 4.000.000 đồng")
    assert found["Số tiền vay / thu nhập tháng"] == ("2,4", "tối đa 4")
    assert found["Thu nhập kê khai"] == ("25.000.000 đồng", "")
    assert re.fullmatch(r"\d\d,\d năm", found["Tuổi khi đáo hạn"][0])


def test_rules_say_what_they_were_measured_by() -> None:
    rules = {line.name: line for line in opinion(CARD).rules or ()}
    assert rules["DSR sau vay"].facts == "12%; tối đa 50%"
    assert rules["Đủ tuổi vay"].facts == ""


def test_what_is_not_known_is_named() -> None:
    one = next(each for each in EVERY if each.name == CARD)
    bare = one._replace(case=replace(one.case, flows=(), debts=(), no_debts=False))
    appraisal, rules = appraised(bare)
    found = opinion_of(appraisal, rules, Hand("en", "VND"))
    assert found.verdict == "refer"
    assert any(line.value.startswith("not known: ") for line in found.ratios or ())
    assert any(line.facts.startswith("not known: ") and line.result == "unknown" for line in found.rules or ())
    assert any("not known: " in line.facts and line.finding == "unknown" for line in found.pillars or ())
    assert found.to_collect
    assert "–" in found.score


def test_pillars_have_facts_with_their_sources_and_ratios() -> None:
    pillars = {line.name: line for line in opinion(CARD).pillars or ()}
    assert pillars["Uy tín"].facts.splitlines()[1] == "nhóm nợ theo CIC Nguyễn Văn An: 1 (CIC, 10/11/2026)"
    assert pillars["Năng lực tài chính"].facts.splitlines()[0] == "lương Nguyễn Văn An: 25.000.000 đồng (payslips)"
    assert "DSR sau vay: 12%" in pillars["Khả năng trả nợ gốc và lãi"].facts
    assert pillars["Uy tín"].finding == "strong"


def test_what_the_officer_finds_goes_before_what_rules_suggest() -> None:
    own = OwnFinding("weak", "Đã gặp tại nhà", "mới chuyển việc", "chuyển lương")
    found = opinion(CARD, own={"reputation": own}).pillars or ()
    assert found[0].facts.startswith("Đã gặp tại nhà\n")
    assert found[0] == PillarLine("Uy tín", found[0].facts, "weak", "mới chuyển việc", "chuyển lương")
    assert found[1].finding == "strong"


def test_a_risk_has_its_figure() -> None:
    risks = [line.risk for one in EVERY for line in opinion(one.name, "en").pillars or () if line.risk]
    assert any(re.search(r"\d", risk) for risk in risks)
    assert not any("{" in risk for risk in risks)
    assert not [risk for risk in risks if re.search(r"% %|days days|  |^ | $", risk)]
    # what reads no ratio has its figure too, such as the days of a statement
    assert [risk for risk in risks if re.fullmatch(r"The latest accounts are \d+ days old\.", risk)]


def test_reasons_are_those_that_applicants_are_told() -> None:
    assert reason("income-insufficient", "vi") == "Thu nhập không đủ so với số tiền đề nghị"


def test_without_a_product_there_is_hardly_anything_to_say() -> None:
    case = replace(EVERY[0].case, asked=replace(EVERY[0].case.asked, product=""))
    rules = appraisal_rules.shipped()
    found = opinion_of(appraising.appraise(case, rules), rules, Hand("en", "VND"))
    assert (found.score, found.grade, found.authority, found.exposure) == ("", "", "", None)
    assert [found.ratios, found.rules, found.stress, found.pillars] == [(), (), (), ()]
