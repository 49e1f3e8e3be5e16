"""Decisions that come back: held against what was sent, taken in once, never half; whatever a file holds, in words."""

import json
import random
import stat
import zipfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crodesk.domain.problem import DeskFault, Refused
from crodesk.exchange.package import Package, Verdict, dumped
from crodesk.exchange.package.canonical import sha256
from crodesk.exchange.package.reading import Named
from crodesk.services import application_decision, application_package, record_list
from crodesk.services.desk import Desk
from tests.conftest import TODAY
from tests.services.sent_off import Sent, a_loan, move, sent_off, shown

MUTATIONS = 200
SEED = 20261122


@pytest.fixture
def sent(desk: Desk) -> Sent:
    return sent_off(desk)


def said(sent: Sent, **values: Any) -> list[str]:
    return [each.text.format(**each.values) for each in sent.review(sent.decision(**values)).problems]


def newest_event(desk: Desk) -> dict[str, Any]:
    return record_list.page(desk._reader, "application_event", 1)[0].cells


def test_an_approval_is_one_move_with_its_file_and_stays(desk: Desk, sent: Sent) -> None:
    decision = sent.decision(minutes="BB-118", dissent="one vote", covenants=("salary account here",))
    review = sent.review(decision)
    assert (review.move, review.problems, review.taken_on) == ("approve", (), None)
    sent.take(decision)
    found = shown(desk, sent.rid)
    assert (found.line.stage, found.cells["covenants"]) == ("approved", "salary account here")
    event = newest_event(desk)
    assert {key: event[key] for key in ("move", "decided_by", "level", "minutes", "dissent")} == {
        "move": "approve",
        "decided_by": "Võ Minh Khoa",
        "level": "branch-director",
        "minutes": "BB-118",
        "dissent": "one vote",
    }
    assert (event["amount_minor"], event["months"], event["rate_ppm"]) == (300_000_000, 24, 122_500)
    (file,) = found.attachments
    assert file.name == "decision L-2290.txt"
    assert desk.attachments.read(file.content_hash) == dumped(decision)
    with pytest.raises(Refused, match="is a decision: it stays"):
        desk.undo()
    assert shown(desk, sent.rid).line.stage == "approved"


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        ({"decision": Verdict.CONDITIONAL, "conditions": ("insure it", "co-sign")}, "conditional"),
        ({"decision": Verdict.DECLINE, "reason": "income", "amount": None}, "declined"),
        ({"decision": Verdict.RETURN, "reason": "payslips", "amount": None}, "returned"),
    ],
)
def test_every_verdict_is_the_move_that_it_says(sent: Sent, values: dict[str, Any], stage: str) -> None:
    sent.take(sent.decision(**values))
    assert shown(sent.desk, sent.rid).line.stage == stage
    event = newest_event(sent.desk)
    assert event["conditions"] == "\n".join(values.get("conditions", ()))
    assert event["reason"] == values.get("reason", "")


def test_taking_the_same_in_twice_changes_nothing_and_says_so(desk: Desk, sent: Sent) -> None:
    sent.take(sent.decision())
    changes = desk.changes
    review = sent.review(sent.decision())
    assert (review.taken_on, review.problems) == (desk.today, ())
    with pytest.raises(Refused):
        sent.take(sent.decision())
    assert desk.changes == changes
    assert len(shown(desk, sent.rid).attachments) == 1


def test_a_return_can_be_taken_back_and_taken_in_again(desk: Desk, sent: Sent) -> None:
    decision = sent.decision(decision=Verdict.RETURN, reason="payslips", amount=None)
    sent.take(decision)
    desk.undo()
    assert shown(desk, sent.rid).line.stage == "submitted"
    assert shown(desk, sent.rid).attachments == ()
    sent.take(decision)
    assert shown(desk, sent.rid).line.stage == "returned"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"application": Named("other", "L-7")}, ["The decision is for another application: L-7, not L-2290."]),
        ({"package_sha256": "0" * 64}, ["The decision was made on another state of the package, or the package was"
                                        " changed on the way."]),
        ({"by": "Lan"}, ["Lan prepared the application and can't decide it."]),
        ({"by": " "}, ["The decision doesn't say who decided."]),
        ({"level": "janitor"}, ["Nobody decides at a level “janitor”; there are: branch-head, branch-director,"
                                " regional, head-office."]),
        ({"amount": Decimal(350_000_001)}, ["That is more than was asked for."]),
        ({"amount": Decimal(-1)}, ["The decision names no amount."]),
        ({"amount": Decimal("0.5")}, ["0.5 is finer than amounts in VND are."]),
        ({"currency": "USD"}, ["The decision is in USD, the application in VND."]),
        ({"rate": Decimal("12.12345")}, ["The rate has more than four decimals."]),
        ({"months": 0}, ["The decision names no term of 1 to 600 months."]),
        ({"decision": Verdict.CONDITIONAL}, ["The decision has conditions and doesn't name one."]),
        ({"decision": Verdict.DECLINE}, ["The decision gives no reason."]),
        ({"by": "lan", "months": None, "level": "x"}, [
            "lan prepared the application and can't decide it.",
            "The decision names no term of 1 to 600 months.",
            "Nobody decides at a level “x”; there are: branch-head, branch-director, regional, head-office.",
        ]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_not_taken_in(sent: Sent, values: dict[str, Any], words: list[str]) -> None:
    assert said(sent, **values) == words
    with pytest.raises(Refused):
        sent.take(sent.decision(**values))
    found = shown(sent.desk, sent.rid)
    assert (found.line.stage, found.attachments) == ("submitted", ())


@pytest.mark.parametrize("level", ["Branch-Director", "director of the branch", "Giám đốc chi nhánh", "支行行长", ""])
def test_a_level_is_known_by_its_code_or_its_name(sent: Sent, level: str) -> None:
    assert said(sent, level=level) == []


def test_a_level_too_low_for_what_was_asked_is_a_doubt_and_no_more(sent: Sent) -> None:
    review = sent.review(sent.decision(level="branch-head"))
    (doubt,) = review.doubts
    assert review.problems == ()
    assert doubt.text == "By the rules it takes {needed} to decide what was asked; this says {level}."
    (doubt,) = sent.review(sent.decision(level="")).doubts
    assert "at which level" in doubt.text
    assert sent.review(sent.decision(level="head-office")).doubts == ()


def test_a_day_before_the_sending_or_still_to_come_is_refused(desk: Desk, sent: Sent) -> None:
    for day in (desk.today - timedelta(1), desk.today + timedelta(1)):
        assert "before the package was sent or after today" in said(sent, on=day)[0]


def test_a_decision_on_the_package_before_the_last_sending_is_refused(desk: Desk, sent: Sent) -> None:
    move(desk, sent.rid, "give_back", decided_by="Võ Minh Khoa", reason="payslips")
    assert said(sent) == ["From this stage it can't go there. Nothing was changed."]
    move(desk, sent.rid, "submit")
    (words,) = said(sent)
    assert words.startswith("The decision is on the package of 2026-11-20. The application was sent again since")
    again = application_package.make(desk._reader, desk.attachments, sent.rid, desk.today, "Lan's deputy", None)
    desk.do_now("Packed", "L", application_package.note, sent.rid, again.sha256)
    assert said(sent, package_sha256=again.sha256) == []
    assert len(said(sent)) == 1


def test_where_no_package_left_the_desk_no_decision_is_on_it(desk: Desk) -> None:
    rid = a_loan(desk)
    unsent = Sent(desk, rid, sent_package())
    assert said(unsent, application=Named(shown(desk, rid).line.uid)) == [
        "L-2290 was never sent: there is nothing to decide."
    ]
    move(desk, rid, "submit")
    assert "another state of the package" in said(unsent, application=Named(shown(desk, rid).line.uid))[0]


def sent_package() -> Package:
    return Package("0f" * 16, "L-2290", TODAY, "Lan", {})


def test_an_application_is_found_by_the_decision(desk: Desk, sent: Sent) -> None:
    assert desk.look(application_decision.application_of, sent.decision()) == sent.rid
    other = sent.decision(application=Named("other"))
    assert desk.look(application_decision.application_of, other) is None
    assert desk.read_now(application_decision.review, desk.attachments, 99, other, desk.today, "Lan") is None


# Files


def test_a_decision_is_read_alone_or_beside_its_papers(sent: Sent, tmp_path: Path) -> None:
    assert application_decision.read(sent.file(tmp_path / "decision.json")) == sent.decision()
    application_package.write(tmp_path / "p", sent.package)
    with pytest.raises(Refused, match="no decision in"):
        application_decision.read(tmp_path / "p")
    sent.file(tmp_path / "p" / "decision.json")
    assert application_decision.read(tmp_path / "p") == sent.decision()
    path = tmp_path / "p.zip"
    application_package.write(path, sent.package)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(tmp_path / "decision.json", "decision.json")
    assert application_decision.read(path) == sent.decision()


def zipped(change: Callable[[zipfile.ZipFile], object]) -> Callable[[Sent, Path], None]:
    def made(sent: Sent, path: Path) -> None:
        application_package.write(path, sent.package)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("decision.json", dumped(sent.decision()))
            change(archive)

    return made


def a_link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("passwd")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/passwd")


def cut(sent: Sent, path: Path) -> None:
    application_package.write(path, sent.package)
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (zipped(lambda archive: archive.writestr("../evil.txt", "x")), "whose name leads elsewhere"),
        (zipped(lambda archive: archive.writestr("a.txt", bytes(40 << 20))), "more than 30 MB"),
        (zipped(a_link), "has a link to elsewhere"),
        (zipped(lambda archive: archive.writestr("papers/offer.docm", "x")), "“papers/offer.docm” was added"),
        (zipped(lambda archive: archive.writestr("MANIFEST.json", "{}")), "two files of the same name"),
        (cut, "is damaged"),
        (lambda _sent, path: path.write_bytes(b"PK\x03\x04" + b"x" * 99), "is damaged"),
        (lambda _sent, path: path.write_bytes(b" " * (5 << 20)), "is too large"),
        (lambda _sent, path: path.write_bytes(b""), "is no JSON"),
        (lambda _sent, _path: None, "There is no file"),
    ],
    ids=["path", "bomb", "link", "macro", "twins", "cut", "no zip", "large", "empty", "none"],
)
def test_a_hostile_file_is_refused_in_words(
    sent: Sent, tmp_path: Path, make: Callable[[Sent, Path], None], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crodesk.exchange.package.reading.LARGEST", 30 << 20)
    path = tmp_path / "decision.zip"
    make(sent, path)
    with pytest.raises(Refused, match=words):
        application_decision.read(path)
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith(("desk.sqlite", path.name))] == []
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_file_that_may_not_be_read_says_why(sent: Sent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sent.file(tmp_path / "decision.json")

    def denied(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Refused, match="can't be read: Permission denied"):
        application_decision.read(path)


# Two hundred files that somebody played with


def sealed_anew(data: dict[str, Any]) -> bytes:
    """Return a decision with a right seal, as somebody who knows how could forge it."""
    data.pop("seal", None)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return json.dumps({**data, "seal": sha256(text.encode())}).encode()


ODD: tuple[Any, ...] = (
    None, "", " ", 0, -1, 1e308, "1e30", "NaN", "Infinity", "-0", 10**40, True, [], {}, [[]], ["x"] * 500, {"uid": 1},
    "\x1b[31m\u202e", "=cmd()", "'; DROP TABLE application; --", "é" * 5_000, "Lan", "2026-11-20", "9999-12-31",
    "0001-01-01", "approve", "return", "decline", "USD", "0" * 64, "350000000", "350000001", "12.5", 24,
)  # fmt: skip


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Return a decision with something changed: a byte, a cut, or a value under a right seal."""
    way = dice.randrange(5)
    if way == 0:
        at = dice.randrange(len(content))
        return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
    if way == 1:
        return content[: dice.randrange(len(content))]
    data = json.loads(content)
    for _ in range(min(way - 1, 2)):
        key = dice.choice([*data, "extra"])
        alike = [value for value in ODD if type(value) is type(data.get(key))]
        data[key] = dice.choice(alike if alike and dice.randrange(3) else ODD)
    return sealed_anew(data)


def state(desk: Desk) -> tuple[Any, ...]:
    """Return everything that taking a decision in would touch."""
    count = "SELECT (SELECT count(*) FROM {}), (SELECT max(rid) FROM action)"
    tables = ("application_event", "decision_snapshot", "attachment")
    rows = [desk._reader.row(count.format(table)) for table in tables]
    return (*rows, shown(desk, 1).line)


def test_two_hundred_files_are_taken_in_whole_or_refused_in_words(desk: Desk, sent: Sent, tmp_path: Path) -> None:
    dice = random.Random(SEED)  # noqa: S311 - moments of a test, not secrets
    path, original = tmp_path / "decision.json", dumped(sent.decision(reason="fits", conditions=("insure it",)))
    read, taken, words = 0, 0, set[str]()
    for _ in range(MUTATIONS):
        path.write_bytes(mutated(original, dice))
        before = state(desk)
        try:
            decision = application_decision.read(path)
            read += 1
            sent.take(decision)
        except (Refused, DeskFault) as refused:
            words.add(str(refused))
            assert state(desk) == before, path.read_bytes()
        else:
            taken += 1
            found = shown(desk, 1)
            assert found.line.stage in {"approved", "conditional", "declined", "returned"}
            assert len(found.attachments) == 1
            put_back(desk)
    assert "" not in words
    assert read > MUTATIONS // 10
    assert taken > 1


def put_back(desk: Desk) -> None:
    """Put the application back to where it was sent, past the journal: a decision can't be taken back."""

    def work(session: Any) -> None:
        db = session.connection()
        for sql in (
            "UPDATE application SET stage = 'submitted'",
            "DELETE FROM decision_snapshot WHERE rid > 1",
            "DELETE FROM application_event WHERE decided_by <> ''",
            "DELETE FROM attachment",
        ):
            db.exec_driver_sql(sql)

    desk.do_now("Put back", "", work)
