"""Three hundred damaged files of each format: all are read to the end, or refused in words."""

import random
from pathlib import Path

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange.statements import open_statements

from .making import bal, camt, mt940, ntry, ofx, trn

MUTATIONS = 300
PARTY = "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Nguyễn</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>"
FILES = {
    "mt940": mt940(
        ":61:2601050105C10,00NTRFA//B", ":86:166?00GUTSCHRIFT?20EREF+17?21SVWZ+Rate?30DEUT?31123?32Nguyễn",
        ":61:2601060106RD20,00NTRFB\nsupplement", ":86:/EREF/18/NAME/Đức/REMI/Trả nợ", closing="C260131EUR130,00",
    ),
    "camt": camt(ntry(more=PARTY), ntry("20.00", "DBIT"), balances=bal("OPBD", "100") + bal("CLBD", "90")),
    "ofx": ofx(trn(more="<NAME>Nguyễn &amp; Đức"), trn("-20.00", number="2"), balance="90.00"),
    "csv": "Số tài khoản:,0123\nNgày,Số tiền,Nội dung\n"
    '05/01/2026,"1.000.000","Trả nợ, kỳ 1"\n06/01/2026,"-20.000",Phí\n',
}  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a file with a few bytes changed, dropped, doubled, moved or cut off."""
    text = bytearray(content)
    for _change in range(chance.randint(1, 6)):
        first, second = sorted(chance.randrange(len(text) + 1) for _end in range(2))
        match chance.randrange(6):
            case 0:
                text[first:first] = bytes(chance.randrange(256) for _byte in range(chance.randint(1, 8)))
            case 1:
                del text[first : first + chance.randint(1, 20)]
            case 2:
                text[first:first] = text[first:second]
            case 3 if first < len(text):
                text[first] = chance.randrange(256)
            case 4:
                text[second:second] = chance.choice(
                    (b"<", b">", b"\n", b"\r", b"&", b'"', b",", b":61:", b"\x00", b"-\n")
                )
            case _:
                del text[max(second, 1) :]
    return bytes(text)


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files_are_read_to_the_end(tmp_path: Path, kind: str) -> None:
    path, content = tmp_path / "statement.txt", FILES[kind].encode()
    chance, came = random.Random(kind), 0  # noqa: S311 - the same files in each run
    for number in range(MUTATIONS):
        path.write_bytes(mutated(content, chance))
        try:
            found = list(open_statements(path, currency="VND").read())
        except Refused:
            continue
        came += 1
        for statement in found:
            texts = [each for entry in statement.entries for each in entry if isinstance(each, str)]
            assert all(each == each.strip() and (each.isprintable() or not each) for each in texts), number
            assert all(entry.amount.is_finite() for entry in statement.entries)
            assert all(remark.message.text.format(**remark.message.values) for remark in statement.remarks)
    assert came > MUTATIONS // 5


@pytest.mark.parametrize("kind", FILES)
def test_the_file_that_is_damaged_is_sound_to_begin_with(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "statement.txt"
    path.write_text(FILES[kind], encoding="utf-8")
    file = open_statements(path, currency="VND")
    (statement,) = file.read()
    assert (file.format, len(statement.entries), statement.remarks, file.remarks) == (kind, 2, (), [])


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_anywhere_brings_no_amount_that_is_not_in_it(tmp_path: Path, kind: str) -> None:
    """Of an amount that is cut, no part is taken for the whole."""
    path, content = tmp_path / "statement.txt", FILES[kind].encode()
    path.write_bytes(content)
    (whole,) = open_statements(path, currency="VND").read()
    known = {entry.amount for entry in whole.entries}
    for end in range(len(content)):
        path.write_bytes(content[:end])
        try:
            found = list(open_statements(path, currency="VND").read())
        except Refused:
            continue
        assert {entry.amount for statement in found for entry in statement.entries} <= known, end
