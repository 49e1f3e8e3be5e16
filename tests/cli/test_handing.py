"""`keys export|trust|cards`, `handover` and `takein` as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from tests.cli.conftest import Answer, Run, program


class Both:
    """The desks of Lan and of Tuấn, with a folder between them."""

    def __init__(self, run: Run, lan: Path, tuan: Path, stick: Path) -> None:
        self._run, self.desks, self.stick = run, {"lan": lan, "tuan": tuan}, stick

    def __call__(self, who: str, *arguments: object) -> Answer:
        return self._run("--desk", self.desks[who], *arguments)

    def data(self, who: str, *arguments: object) -> Any:
        answer = self(who, *arguments, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    def trust(self, who: str, whose: str) -> None:
        card = self.stick / f"{whose}.txt"
        if not card.exists():
            assert self(whose, "keys", "export", card).code == 0
        number = self.data(whose, "keys", "export")["number"]
        assert self(who, "keys", "trust", card, "--number", number).code == 0


@pytest.fixture
def both(crodesk: Run, desk_path: Path, tmp_path: Path, clock: Clock) -> Both:
    tuan = tmp_path / "tuan.sqlite"
    opening.create(tuan, None, opening.NewDesk("Tuấn", "Bình Tân", "VND"), clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    run = Both(crodesk, desk_path, tuan, stick)
    run("lan", "customer", "new", "--name", "Trần Văn Đức", "--phone", "0903 555 107")
    run("lan", "note", "K-0001", "pays on Monday")
    return run


@pytest.fixture
def trusting(both: Both) -> Both:
    both.trust("lan", "tuan")
    both.trust("tuan", "lan")
    return both


def test_a_card_is_printed_and_trusted_by_its_number_alone(both: Both) -> None:
    printed = both("tuan", "keys", "export").out
    assert printed.startswith("crodesk-card 1\nname: Tuấn\nbranch: Bình Tân\n")
    card = both.stick / "tuan.txt"
    card.write_text(printed, encoding="utf-8")
    wrong = both("lan", "keys", "trust", card, "--number", "00000 11111 22222 33333 44444 55555")
    assert (wrong.code, json.loads(both("lan", "keys", "cards", "--json").out)) == (1, [])
    number = json.loads(both("tuan", "keys", "export", "--json").out)["number"]
    assert both("lan", "keys", "trust", card, "--number", number.replace(" ", "")).code == 0
    (known,) = both.data("lan", "keys", "cards")
    assert (known["name"], known["number"], known["trusted_on"]) == ("Tuấn", number, "2026-11-20")
    assert "trusted already" in both("lan", "keys", "trust", card, "--number", number).err
    own = both.stick / "own.txt"
    both("lan", "keys", "export", own)
    number = both.data("lan", "keys", "export")["number"]
    assert "this desk itself" in both("lan", "keys", "trust", own, "--number", number).err


def test_asked_at_a_terminal_the_number_is_shown_and_compared(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    card = both.stick / "tuan.txt"
    both("tuan", "keys", "export", card)
    number = both.data("tuan", "keys", "export")["number"]
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: "n")
    answer = both("lan", "keys", "trust", card)
    assert answer.code == 1
    assert number in answer.err
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: "y")
    assert both("lan", "keys", "trust", card).code == 0


def test_no_card_is_written_over_and_no_other_file_is_one(both: Both) -> None:
    card = both.stick / "tuan.txt"
    card.write_text("notes of mine", encoding="utf-8")
    assert "There is something at" in both("tuan", "keys", "export", card).err
    assert "is no card" in both("lan", "keys", "trust", card, "--number", "1").err
    assert both("lan", "keys", "trust").code == 2
    assert both("lan", "keys", "trust", both.stick / "nothing").code == 1


def test_customers_go_over_and_come_back(trusting: Both) -> None:
    path, page = trusting.stick / "out.crodesk", trusting.stick / "page.txt"
    given = trusting.data("lan", "handover", "K-0001", "--to", "tuan", "--out", path, "--from", "2026-11-23",
                          "--until", "2026-12-04", "--page", page)  # fmt: skip
    assert (given["to"], given["customers"], given["from_on"], given["path"]) == (
        "Tuấn",
        ["K-0001"],
        "2026-11-23",
        str(path),
    )
    assert path.stat().st_mode & 0o077 == 0
    text = page.read_text(encoding="utf-8")
    assert given["seal"][:12] in text
    assert given["cards"]["Tuấn"] in text
    assert given["sha256"] in "".join(text.split())
    taken = trusting.data("tuan", "takein", path, "--yes")
    assert [each["name"] for each in taken["customers"]] == ["Trần Văn Đức"]
    assert taken["taken"]["new"] == given["rows"]
    assert trusting("tuan", "find", "duc").code == 0
    again = trusting("tuan", "takein", path, "--yes")
    assert (again.code, "already" in again.err) == (0, True)
    trusting("tuan", "note", "K-0001", "moved to the bakery")
    back = trusting.data("tuan", "handover", "--back", "--to", "lan", "--out", trusting.stick)
    assert (back["purpose"], Path(back["path"]).parent) == ("return", trusting.stick)
    taken = trusting.data("lan", "takein", back["path"], "--yes")
    assert (taken["purpose"], taken["taken"]["new"], taken["conflicts"]) == ("return", 1, [])
    assert "Handed over" in trusting("lan", "history").out


def test_what_both_changed_is_asked_about(trusting: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    path = trusting.stick / "out.crodesk"
    trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", path)
    trusting("tuan", "takein", path, "--yes")
    trusting("lan", "record", "change", "customers", "K-0001", "occupation=teacher")
    trusting("tuan", "record", "change", "customers", "K-0001", "occupation=baker")
    back = trusting.stick / "back.crodesk"
    trusting("tuan", "handover", "--back", "--to", "Lan", "--out", back)
    answer = trusting("lan", "takein", back, "--yes")
    assert (answer.code, "--conflicts" in answer.err) == (1, True)
    taken = trusting.data("lan", "takein", back, "--yes", "--conflicts", "theirs")
    (conflict,) = taken["conflicts"]
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == ("", "teacher", "baker")
    assert "baker" in trusting("lan", "show", "K-0001").out


def test_a_page_takes_no_hand_over_s_place_and_one_that_can_t_be_written_is_said_last(trusting: Both) -> None:
    both = trusting.stick / "one.pdf"
    answer = trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", both, "--page", trusting.stick / "./one.pdf")
    assert (answer.code, both.exists()) == (2, False)
    answer = trusting("lan", "handover", "--all", "--to", "Tuấn", "--page", trusting.stick / f"{'x' * 300}.pdf")
    assert (answer.code, "File name too long" in answer.err) == (1, True)
    path, page = trusting.stick / "out.crodesk", trusting.stick / "none" / "page.pdf"
    answer = trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", path, "--page", page)
    handed, wrong = answer.err.splitlines()
    assert (answer.code, handed.startswith("Handed to Tuấn"), "can't be written" in wrong) == (1, True, True)
    assert trusting("tuan", "takein", path, "--yes").code == 0


def test_of_two_of_one_name_the_number_of_the_card_says_which(trusting: Both, tmp_path: Path, clock: Clock) -> None:
    again = tmp_path / "again.sqlite"
    opening.create(again, None, opening.NewDesk("Tuấn", "Bình Tân", "VND"), clock)
    trusting.desks["again"] = again
    trusting.trust("lan", "again")
    path = trusting.stick / "out.crodesk"
    answer = trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", path)
    assert (answer.code, "or the number of the card" in answer.err) == (1, True)
    number = trusting.data("again", "keys", "export")["number"]
    assert trusting("lan", "handover", "--all", "--to", number, "--out", path).code == 0
    assert trusting("tuan", "takein", path, "--yes").code == 1
    trusting.trust("again", "lan")
    assert trusting("again", "takein", path, "--yes").code == 0


@pytest.mark.parametrize("name", ["x" * 300, "none/out.crodesk"])
def test_a_place_that_can_t_be_written_is_said_in_one_sentence(trusting: Both, name: str) -> None:
    answer = trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", trusting.stick / name)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "Nothing was written." in answer.err


def test_each_dispute_is_asked_until_it_is_answered_and_a_no_takes_nothing(
    trusting: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, back = trusting.stick / "out.crodesk", trusting.stick / "back.crodesk"
    trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", path)
    trusting("tuan", "takein", path, "--yes")
    trusting("lan", "record", "change", "customers", "K-0001", "occupation=teacher")
    trusting("tuan", "record", "change", "customers", "K-0001", "occupation=baker")
    trusting("tuan", "handover", "--back", "--to", "Lan", "--out", back)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    said = iter(["m", "n"])
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: next(said))
    answer = trusting("lan", "takein", back, "--json")
    assert (answer.code, json.loads(answer.out)["taken"]) == (1, None)
    assert "was -, here teacher, there baker" in answer.err
    for answers, code, occupation in ((["x", "t", "n"], 1, "teacher"), (["m", "y"], 0, "teacher")):
        left = list(answers)
        monkeypatch.setattr("crodesk.cli.output.ask", lambda _question, left=left: left.pop(0))
        answer = trusting("lan", "takein", back)
        assert (answer.code, left) == (code, []), answer.err
        assert "was -, here teacher, there baker" in answer.err
        assert occupation in trusting("lan", "show", "K-0001").out
    assert ("Nothing was taken in." in answer.err, "crodesk undo" in answer.err) == (False, True)
    assert trusting("lan", "undo").code == 0
    assert trusting.data("lan", "takein", back, "--yes", "--conflicts", "theirs")["taken"]["changed"] == 1


def test_whom_to_hand_over_is_said_in_one_way(trusting: Both) -> None:
    for arguments in ((), ("K-0001", "--all"), ("--tag", "x", "--back")):
        answer = trusting("lan", "handover", *arguments, "--to", "Tuấn", "--out", trusting.stick / "x.crodesk")
        assert answer.code == 2
    assert "No card of “Mẫn”" in trusting("lan", "handover", "--all", "--to", "Mẫn").err
    assert "Choose whom" in trusting("lan", "handover", "--tag", "nobody", "--to", "Tuấn").err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF", "is no hand-over of crodesk"),
        (b"crodesk-hand-over 9\n", "newer crodesk"),
        (b"crodesk-hand-over 1\nxxxx", "isn't for this desk, or it was damaged"),
    ],
)
def test_what_is_no_hand_over_for_this_desk_is_refused_in_a_sentence(
    trusting: Both, content: bytes, sentence: str
) -> None:
    path = trusting.stick / "x.crodesk"
    path.write_bytes(content)
    answer = trusting("lan", "takein", path, "--yes")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert sentence in answer.err


def test_a_hand_over_without_a_terminal_takes_nothing_unasked(trusting: Both) -> None:
    path = trusting.stick / "out.crodesk"
    trusting("lan", "handover", "--all", "--to", "Tuấn", "--out", path)
    answer = program("--desk", trusting.desks["tuan"], "takein", path)
    assert (answer.code, "Add --yes" in answer.err) == (1, True)
