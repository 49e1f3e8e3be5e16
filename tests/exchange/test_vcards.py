"""Contact cards of all kinds come in; nobody is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.problem import Refused
from crodesk.exchange.importing import open_import
from crodesk.exchange.records import Outcome, Record, Warned
from crodesk.exchange.vcards.text import cards

from .conftest import outcomes

PERSONS = {
    "John_Doe_ANDROID.vcf": 6, "John_Doe_BLACK_BERRY.vcf": 1, "John_Doe_EVOLUTION.vcf": 1, "John_Doe_GMAIL.vcf": 1,
    "John_Doe_IPHONE.vcf": 1, "John_Doe_LOTUS_NOTES.vcf": 1, "John_Doe_MAC_ADDRESS_BOOK.vcf": 1,
    "John_Doe_MS_OUTLOOK.vcf": 1, "fullcontact.vcf": 1, "gmail-list.vcf": 3, "gmail-single.vcf": 1,
    "gmail-single2.vcf": 1, "outlook-2003.vcf": 1, "outlook-2007.vcf": 1, "rfc2426-example.vcf": 2,
    "rfc6350-example.vcf": 1, "thunderbird-MoreFunctionsForAddressBook-extension.vcf": 1,
}  # fmt: skip
"""How often `grep -ci ^BEGIN:VCARD` finds a card in each."""


def read(tmp_path: Path, text: str | bytes) -> list[Outcome]:
    path = tmp_path / "cards.vcf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return outcomes(open_import("vcard", [path]))


def people(found: list[Outcome]) -> list[Record]:
    return [each for each in found if isinstance(each, Record) and each.shape.kind == "customer"]


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def test_a_card_becomes_a_prospect_with_ways_to_reach_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        card(
            "FN:Nguyễn Văn Đức", "N:Nguyễn;Đức;Văn;;", "ORG:Acme\\, Inc.;Sales", "TITLE:Director", "BDAY:1980-03-22",
            "TEL;TYPE=CELL,PREF:0903 123 456", "TEL;TYPE=WORK;TYPE=FAX:028 1234", "EMAIL;TYPE=INTERNET:duc@acme.vn",
            "ADR;TYPE=WORK:;Floor 8;12 Lê Lợi;Quận 1;TP. HCM;70000;Việt Nam", "NOTE:Likes tea\\nand chess",
            "UID:abc-1", "GENDER:M", "item1.TEL:0904", "item1.X-ABLabel:_$!<AssistantPhone>!$_",
        ),
    )  # fmt: skip
    assert [(each.shape.kind, each.key, each.fields()) for each in found if isinstance(each, Record)] == [
        ("customer", "uid/abc-1", {
            "kind": "individual", "status": "prospect", "name": "Nguyễn Văn Đức", "born_on": "1980-03-22",
            "sex": "male", "employer": "Acme, Inc.", "occupation": "Director", "about": "Likes tea\nand chess"}),
        ("contact_point", "uid/abc-1/phone/0903 123 456",
            {"kind": "phone", "value": "0903 123 456", "label": "mobile", "preferred": True}),
        ("contact_point", "uid/abc-1/other/028 1234",
            {"kind": "other", "value": "028 1234", "label": "work fax", "preferred": False}),
        ("contact_point", "uid/abc-1/email/duc@acme.vn",
            {"kind": "email", "value": "duc@acme.vn", "label": "", "preferred": False}),
        ("contact_point", "uid/abc-1/phone/0904",
            {"kind": "phone", "value": "0904", "label": "AssistantPhone", "preferred": False}),
        ("address", "uid/abc-1/address/1",
            {"kind": "work", "street": "12 Lê Lợi, Floor 8", "city": "Quận 1", "province": "TP. HCM",
             "postcode": "70000", "country": "Việt Nam"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        (["N:Smith;Ann;Mary;Dr.;"], "Ann Mary Smith", "individual"),
        (["N:王;小明;;;"], "王小明", "individual"),
        (["FN:", "ORG:Acme;Sales"], "Acme", "company"),
        (["FN:Acme Sales", "ORG:Acme", "X-ABShowAs:COMPANY"], "Acme Sales", "company"),
        (["FN:Acme", "KIND:org"], "Acme", "company"),
        (["NICKNAME:Bobby", "TEL:1"], "Bobby", "individual"),
        (["EMAIL:bob@example.com"], "bob@example.com", "individual"),
        (["TEL;VALUE=uri:tel:+84-90-3"], "+84-90-3", "individual"),
    ],
)
def test_everybody_has_something_to_be_called_by(tmp_path: Path, lines: list[str], name: str, kind: str) -> None:
    (customer,) = people(read(tmp_path, card(*lines)))
    assert (customer.fields()["name"], customer.fields()["kind"]) == (name, kind)


def test_a_card_that_says_nothing_comes_in_with_a_doubt(tmp_path: Path) -> None:
    found = read(tmp_path, card())
    assert len(people(found)) == 1
    assert [each.problem.field for each in found if isinstance(each, Warned)] == ["name"]


def test_a_birthday_without_a_year_is_a_doubt(tmp_path: Path) -> None:
    found = read(tmp_path, card("FN:An", "BDAY:--0203"))
    assert people(found)[0].fields()["born_on"] is None
    assert [each.problem.values for each in found if isinstance(each, Warned)] == [{"value": "--0203"}]


def test_quoted_printable_is_undone_over_broken_lines_and_in_its_own_character_set(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nguy=E1=BB=85n V=C4=\r\n=83n =C4=90=E1=BB=A9c\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9=0D=0A=\r\nsecond line\r\n"
        "TITLE;QUOTED-PRINTABLE:a=3Db\r\n"
        "END:VCARD\r\n"
    )
    fields = people(read(tmp_path, text))[0].fields()
    assert (fields["name"], fields["about"], fields["occupation"]) == ("Nguyễn Văn Đức", "café\nsecond line", "a=b")


def test_a_value_may_be_in_another_character_set_than_the_file(tmp_path: Path) -> None:
    content = card("FN;CHARSET=WINDOWS-1258:X", "NOTE:plain").encode().replace(b":X", b":\xd0\xfd\xf5ng")
    assert people(read(tmp_path, content))[0].fields()["name"] == "Đương"


def test_lines_folded_unfolded_or_broken_are_put_together(tmp_path: Path) -> None:
    text = card("FN:Ann", "NOTE:one", " two", "\tthree", "and a line without a mark", "", "TITLE:x")
    fields = people(read(tmp_path, text))[0].fields()
    assert fields["about"] == "onetwothree\nand a line without a mark"
    assert fields["occupation"] == "x"


def test_pictures_are_passed_over_however_they_are_broken(tmp_path: Path) -> None:
    text = card("FN:Ann", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", "SkZJRg+ABAQ=", " AEsASAAA", "", "TEL:5")
    found = read(tmp_path, text)
    assert [each.key.split("/")[0] for each in people(found)] == ["card"]
    assert [
        each.fields()["value"] for each in found if isinstance(each, Record) and each.shape.kind == "contact_point"
    ] == ["5"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_any_line_end_will_do(tmp_path: Path, end: str) -> None:
    text = card("FN:Ann", "TEL:5") + card("FN:Bob")
    assert [each.fields()["name"] for each in people(read(tmp_path, text.replace("\r\n", end)))] == ["Ann", "Bob"]


def test_a_card_without_an_end_ends_where_the_next_begins(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nFN:Ann\nbegin : vcard\nFN:Bob\nEND:VCARD\nrubbish\nBEGIN:VCARD\nFN:Cy"
    found = people(read(tmp_path, text))
    assert [(each.fields()["name"], each.line) for each in found] == [("Ann", 1), ("Bob", 3), ("Cy", 7)]


def test_an_agent_within_a_card_is_no_card_of_its_own(tmp_path: Path) -> None:
    text = card("FN:Ann", "AGENT:", "BEGIN:VCARD", "FN:Agent Smith", "END:VCARD", "TITLE:Boss")
    (customer,) = people(read(tmp_path, text))
    assert (customer.fields()["name"], customer.fields()["occupation"]) == ("Ann", "Boss")


def test_two_cards_alike_are_two_people_and_keep_their_keys(tmp_path: Path) -> None:
    text = card("FN:Nguyễn Văn An") * 2
    first = [each.key for each in people(read(tmp_path, text))]
    assert len(set(first)) == 2
    assert [each.key for each in people(read(tmp_path, text + card("FN:Bo")))][:2] == first


def test_the_same_number_twice_is_one_way_to_reach_somebody(tmp_path: Path) -> None:
    found = read(tmp_path, card("FN:Ann", "TEL;TYPE=CELL:5", "TEL;TYPE=WORK:5"))
    assert [each.fields()["label"] for each in found if isinstance(each, Record) and each.links] == ["mobile"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_whatever_is_too_much(text: str) -> None:
    list(cards(f"BEGIN:VCARD\n{text}\nEND:VCARD\n"))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["BEGIN:VCARD", "END:VCARD", "FN:A;B", "AGENT:", "N:=C3=", " x", "=", "TEL", ":", "\r"]))
)
def test_cards_broken_anyhow_are_read_without_a_crash(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    begun = any(line == "BEGIN:VCARD" for line in lines)
    found = people(read(tmp_path_factory.mktemp("cards"), "\n".join(lines)))
    assert bool(found) == begun


def test_nobody_in_the_real_files_is_lost(shared_data: Path) -> None:
    found = open_import("vcard", [shared_data / "contacts" / "vcard"])
    assert {file.path.name: len(people(list(file.read()))) for file in found.files} == PERSONS


def test_everybody_in_the_real_files_has_a_name_and_a_key_of_their_own(shared_data: Path) -> None:
    found = people(outcomes(open_import("vcard", [shared_data / "contacts" / "vcard"])))
    assert all(each.fields()["name"] for each in found)
    assert len({each.key for each in found}) == sum(PERSONS.values()) == 25
    assert all("\ufffd" not in str(each.values) for each in found)


def test_the_text_of_a_card_can_be_had_again_and_progress_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes((card("FN:Ann", "NOTE:x\x0by") + card("FN:Bob")).encode())
    (file,) = open_import("vcard", [path]).files
    assert file.progress()[0] == 0
    assert list(file.texts({6})) == [(6, card("FN:Bob"))]
    assert len(people(list(file.read()))) == 2
    assert file.progress()[0] == 2


@pytest.mark.parametrize("birthday", ["2012-13-45", "19800322", "19800322T000000Z", "circa 1800"])
def test_a_birthday_is_a_date_or_a_doubt(tmp_path: Path, birthday: str) -> None:
    found = read(tmp_path, card("FN:An", f"BDAY:{birthday}"))
    born = people(found)[0].fields()["born_on"]
    assert (born == "1980-03-22") == birthday.startswith("1980")
    assert any(isinstance(each, Warned) for each in found) == (born is None)


def test_of_a_folder_the_files_that_are_cards_are_read(tmp_path: Path) -> None:
    (tmp_path / "ann.VCF").write_text(card("FN:Ann"), encoding="utf-8")
    (tmp_path / "readme.txt").write_text("hello", encoding="utf-8")
    found = open_import("vcard", [tmp_path])
    assert [file.path.name for file in found.files] == ["ann.VCF"]
    assert [path.name for path in found.unused] == ["readme.txt"]
    (doubt,) = outcomes(open_import("vcard", [tmp_path / "readme.txt"]))
    assert isinstance(doubt, Warned)
    (tmp_path / "ann.VCF").unlink()
    with pytest.raises(Refused, match=r"\.vcf"):
        open_import("vcard", [tmp_path])
