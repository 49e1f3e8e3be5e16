"""`classify`: debt groups from the shell, without a desk."""

import json
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from tests.cli.conftest import Run, program

VN = ("classify", "--pack", "vn-sbv-31-2024")
LATE = (*VN[1:], "--dpd", "1")


@pytest.fixture
def answer(crodesk: Run) -> Any:
    """Classify by the Vietnamese pack and return the JSON."""
    return lambda *arguments: json.loads(crodesk(*VN, *arguments, "--json").out)


def test_the_interface_promised(answer: Any) -> None:
    found = answer("--dpd", 91)
    assert found["group"] == 3
    assert found["reasons"] == ["Days past due: 91. From day 91 on it is group 3, Substandard."]
    assert (found["name"], found["non_performing"], found["pack"]) == ("Substandard", True, "vn-sbv-31-2024")
    assert (found["to_be_confirmed"], found["missing"], found["provision"]) == ([], [], None)
    assert found["next_group"] == {"group": 4, "name": "Doubtful", "on": "2027-02-18", "days": 90}


@pytest.mark.parametrize(
    ("days", "group"), [(0, 1), (9, 1), (10, 2), (90, 2), (91, 3), (180, 3), (181, 4), (360, 4), (361, 5)]
)
def test_edge_days(answer: Any, days: int, group: int) -> None:
    assert answer("--dpd", days)["group"] == group


def test_it_needs_no_desk(tmp_path: Path) -> None:
    done = program("--desk", tmp_path / "none.sqlite", "--today", "2026-11-20", *VN, "--due", "2026-08-21", "--json")
    assert (done.code, json.loads(done.out)["group"], done.err) == (0, 3, "")


def test_groups_that_are_no_numbers_are_texts(crodesk: Run) -> None:
    """RBI: due 31 March 2023 unpaid is NPA on 29 June."""
    done = crodesk("--today", "2023-06-29", "classify", "--pack", "in-rbi", "--due", "2023-03-31", "--json")
    assert json.loads(done.out)["group"] == "NPA"


def test_the_provision_of_the_worked_example(answer: Any) -> None:
    found = answer("--dpd", 91, "--exposure", "1bn", "--collateral", "real-estate=800m")
    assert found["provision"] == {
        "exposure": "1000000000",
        "deducted": "400000000",
        "base": "600000000",
        "rate": "0.2",
        "specific": "120000000",
        "general": "7500000",
        "ageing": "",
        "currency": "VND",
    }
    assert [one["figure"] for one in found["to_be_confirmed"]] == ["collateral.real-estate"]


def test_events_raise_and_say_what_is_to_be_confirmed(answer: Any) -> None:
    found = answer("--dpd", 0, "--recalled", "2026-10-20")
    assert found["group"] == 4
    assert found["to_be_confirmed"][0]["figure"] == "floors.recalled-30-to-60"
    assert found["to_be_confirmed"][0]["source"].startswith("Circular 31/2024/TT-NHNN")
    assert answer("--dpd", 0, "--interest-waived")["group"] == 3
    assert answer("--dpd", 0, "--external-group", 2)["group"] == 2


def test_other_debts_of_the_customer(answer: Any) -> None:
    found = answer("--dpd", 0, "--other", 200, "--other", "20=5m")
    assert (found["group"], found["own_group"]) == (4, 1)


def test_shares_need_exposures(crodesk: Run) -> None:
    ask = ("classify", "--pack", "cn-2023", "--dpd", 0, "--business", "--exposure", "89", "--json", "--other")
    assert [json.loads(crodesk(*ask, other).out)["group"] for other in ("95=9", "95=11")] == [1, 3]


def test_what_is_missing_is_told_with_the_answer(crodesk: Run, answer: Any) -> None:
    found = answer("--dpd", 0, "--restructures", 1)
    assert (found["group"], found["missing"][0]["field"]) == (3, "last_restructure")
    words = crodesk(*VN, "--dpd", 0, "--restructures", 1)
    assert (words.code, "--last-restructure: Say whether" in words.err) == (0, True)
    no_rates = crodesk("classify", "--pack", "ifrs9", "--dpd", 31, "--exposure", "1m")
    assert (no_rates.code, no_rates.err) == (0, "--pack: This rule pack sets no rates of provision.\n")
    as_data = json.loads(crodesk("classify", "--pack", "in-rbi", "--dpd", 91, "--exposure", "100", "--json").out)
    assert as_data["provision"]["missing"].startswith("Say since when")


def test_words_for_people(crodesk: Run) -> None:
    done = crodesk(*VN, "--dpd", 91, "--exposure", "1bn", "--collateral", "gold=100m", "--restructures", 3)
    assert done.code == 0
    assert done.out.splitlines() == [
        "Group 5: Potential loss, non-performing",
        "Vietnam: Circular 31/2024/TT-NHNN article 10 and Decree 86/2024/ND-CP (vn-sbv-31-2024), 20 Nov 2026",
        "- Days past due: 91. From day 91 on it is group 3, Substandard.",
        "- At least group 5, Potential loss: rescheduled for the third time or more.",
        "Specific provision: 905,000,000 ₫ (100%; not covered: 905,000,000 ₫)",
        "Collateral that counts: 95,000,000 ₫",
        "General provision: 0 ₫",
        "To be confirmed by the bank: floors.third-reschedule (Circular 31/2024/TT-NHNN art. 10.1)",
        "37/2025/TT-NHNN, 15 Dec 2025: Amends Circular 31/2024. The group stands by Circular 31/2024; "
        "whether the amendment changes it, the bank confirms.",
    ]


def test_the_next_group_for_people(crodesk: Run) -> None:
    out = crodesk("--today", "2025-11-20", *VN, "--dpd", 6).out.splitlines()
    assert out[-1] == "If nothing is paid: group 2, Needs attention, on 24 Nov 2025 (days from now: 4)"
    assert out[0] == "Group 1: Standard"


def test_words_of_the_pack_come_in_the_language_in_use(crodesk: Run) -> None:
    assert "Nợ dưới tiêu chuẩn" in crodesk("--language", "vi", *VN, "--dpd", 91).out
    assert "次级" in crodesk("--language", "zh", *VN, "--dpd", 91).out


def test_the_packs_are_listed(crodesk: Run) -> None:
    found = json.loads(crodesk("classify", "--packs", "--json").out)
    assert [one["pack"] for one in found][-2:] == ["vn-sbv-31-2024", "vn-sbv-microfinance"]
    vietnam = found[-2]
    assert (vietnam["effective_from"], vietnam["amended"][0]["by"]) == ("2024-07-01", "37/2025/TT-NHNN")
    assert vietnam["groups"][2] == {"group": 3, "name": "Substandard", "from_days": 91}
    lines = crodesk("classify", "--packs").out.splitlines()
    assert len(lines) == 7
    assert lines[2].split("\t") == ["ifrs9", "IFRS 9: stages by days past due", ""]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pack", "vn-sbv-31", "--dpd", 1), "--pack: There is no rule pack “vn-sbv-31”; the nearest"),
        ((*VN[1:], "--dpd", -1), "--dpd: Days past due can't be less than 0."),
        ((*LATE, "--exposure", "much"), "--exposure: “much” isn't an amount."),
        ((*LATE, "--exposure", "-1"), "--exposure: An exposure can't be less than 0."),
        ((*LATE, "--currency", "dong"), "--currency: “DONG” is no currency; write a code such as VND."),
        ((*LATE, "--current-group", "6"), "--current-group: There is no group “6”; there are 1, 2, 3, 4, 5."),
        ((*VN[1:], "--dpd", 91, "--override", "2", "--reason", "paid"), "--approval: A better group than 3 needs"),
        ((*LATE, "--override", "3"), "--reason: Say why the group is set by hand."),
        ((*LATE, "--recalled", "2026-11-21"), "--recalled: This day lies after"),
        ((*LATE, "--other", "x"), "--other: “x” isn't understood."),
        (
            (*LATE, "--exposure", "1m", "--collateral", "house=1m"),
            "--collateral: There is no kind of collateral “house”",
        ),
        ((*LATE, "--exposure", "1m", "--collateral", "gold=1m@soon"), "--collateral: “soon” isn't a date"),
        ((*LATE, "--pack-file"), None),
        (
            ("--pack", "eu-eba", "--dpd", 99, "--past-due", "9m", "--currency", "VND"),
            "--currency: The limits of these rules are in EUR",
        ),
    ],
)
def test_what_is_wrong_is_refused_in_words(crodesk: Run, arguments: tuple[object, ...], said: str | None) -> None:
    done = crodesk("classify", *arguments)
    if said is None:
        assert done.code == 2
        return
    assert (done.code, done.out) == (1, "")
    assert said in done.err


@pytest.mark.parametrize("arguments", [(), ("--pack", "ifrs9"), ("--pack", "ifrs9", "--dpd", "late")])
def test_wrong_use_is_told_from_a_refusal(crodesk: Run, arguments: tuple[object, ...]) -> None:
    done = crodesk("classify", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize(
    ("currency", "name"), [("VND", "vn-sbv-31-2024"), ("CNY", "cn-2023")], ids=["Vietnam", "China"]
)
def test_without_a_pack_the_rules_of_the_branchs_country_hold(
    crodesk: Run, tmp_path: Path, clock: Clock, currency: str, name: str
) -> None:
    path = tmp_path / "branch.sqlite"
    opening.create(path, None, opening.NewDesk("Lan", "Chợ Lớn", currency), clock)
    found = json.loads(crodesk("--desk", path, "classify", "--dpd", 95, "--business", "--json").out)
    assert (found["pack"], found["group"]) == (name, 3)


def test_without_a_pack_and_a_desk_the_packs_are_named(
    crodesk: Run, sealed_path: Path, secret_file: Path, tmp_path: Path
) -> None:
    """A passphrase is never asked for; where it is given, the desk tells."""
    said = (
        "Name a rule pack with --pack: cn-2023, eu-eba, ifrs9, in-rbi, us-retail-uniform, vn-sbv-31-2024, "
        "vn-sbv-microfinance. The usual one for VND is vn-sbv-31-2024.\n"
    )
    for desk in (tmp_path / "none.sqlite", sealed_path):
        done = crodesk("--desk", desk, "classify", "--dpd", 95)
        assert (done.code, done.out, done.err) == (2, "", said)
    named = crodesk("--desk", sealed_path, "--passphrase-file", secret_file, "classify", "--dpd", 95, "--json")
    assert json.loads(named.out)["pack"] == "vn-sbv-31-2024"
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + bytes(4096))
    assert crodesk("--desk", broken, "classify", "--dpd", 95).code == 2


@pytest.mark.parametrize(("language", "due"), [("en", "21/8/2026"), ("vi", "21-8-2026"), ("zh", "2026年8月21日")])
def test_days_are_taken_as_people_write_them(crodesk: Run, language: str, due: str) -> None:
    """21 August is 91 days before 20 November: group 3."""
    done = crodesk("--language", language, *VN, "--due", due, "--json")
    assert (done.code, json.loads(done.out)["group"]) == (0, 3)


@pytest.mark.parametrize("option", ["due", "recalled", "observed-since", "performing-since", "bad-since"])
def test_what_is_no_day_is_refused_by_its_option(crodesk: Run, option: str) -> None:
    done = crodesk(*VN, f"--{option}", "soon")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"--{option}: “soon” isn't a date.")


def test_a_pack_like_none_is_answered_with_all(crodesk: Run) -> None:
    done = crodesk("classify", "--pack", "qqq", "--dpd", 3)
    assert done.err.startswith("--pack: There is no rule pack “qqq”; there are: cn-2023, eu-eba, ")


def test_days_before_the_rules(crodesk: Run) -> None:
    done = crodesk("--today", "2024-06-30", *VN, "--dpd", 91)
    assert (done.code, "--today: These rules apply from 1 Jul 2024 on." in done.err) == (1, True)


def test_amounts_below_the_limits_do_not_count(crodesk: Run) -> None:
    ask = ("classify", "--pack", "eu-eba", "--dpd", 200, "--retail", "--exposure", "5000", "--json", "--past-due")
    assert [json.loads(crodesk(*ask, amount).out)["group"] for amount in ("100", "100.01")] == ["P", "NP"]


def test_a_banks_own_file(crodesk: Run, tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    path.write_text('inherits = "ifrs9"\n[groups.3]\nfrom_dpd = 91\n', encoding="utf-8")
    found = json.loads(crodesk("classify", "--pack-file", path, "--dpd", 90, "--json").out)
    assert (found["group"], found["pack"]) == (2, "bank")
    path.write_text('inherits = "ifrs9"\n[groups.3]\nfrom_dpd = "91"\n', encoding="utf-8")
    done = crodesk("classify", "--pack-file", path, "--dpd", 90)
    assert (done.code, done.err) == (1, "bank.toml, line 3: groups.3.from_dpd must be a whole number.\n")
    path.write_bytes(b"\xff\xfe\xff")
    assert "is no TOML file" in crodesk("classify", "--pack-file", path, "--dpd", 90).err
    missing = crodesk("classify", "--pack-file", tmp_path / "none.toml", "--dpd", 90)
    assert (missing.code, "can't be read" in missing.err) == (1, True)


def test_re_aging_beyond_its_limits_is_refused_and_within_them_to_be_confirmed(crodesk: Run) -> None:
    card = ("classify", "--pack", "us-retail-uniform", "--dpd", "10", "--product", "open_end", "--re-aged", "1/3/2026")
    within = json.loads(crodesk(*card, "--json").out)
    assert (within["group"], [one["figure"] for one in within["to_be_confirmed"]]) == ("PASS", ["re_age"])
    beyond = crodesk(*card, "--re-aged", "1/10/2026")
    assert (beyond.code, beyond.out) == (1, "")
    assert beyond.err.strip() == (
        "--re-aged: Re-aged on 1 Oct 2026; allowed in 12 months: 1. Count the days from the contract."
    )
    assert "--re-aged: “soon-ish” isn't a date." in crodesk(*card, "--re-aged", "soon-ish").err
