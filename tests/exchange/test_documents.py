"""Papers as Word files: what is put in stands on them, what isn't known is marked, and no template runs anything."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from crodesk.domain.lending.papers import PaperFacts, PaperValues, letters, values_of
from crodesk.domain.lending.papers.fields import LANGUAGES, fields
from crodesk.domain.problem import Problem
from crodesk.exchange.documents import catalogue, filling
from crodesk.exchange.documents.catalogue import LETTERS, PAPERS, Template
from crodesk.exchange.documents.filling import Filled
from crodesk.exchange.documents.making import __main__ as making
from crodesk.exchange.documents.making.markup import TEXTS
from crodesk.exchange.documents.zipped import parts_of, zipped
from tests.domain.lending.paper_facts import COMPLETE
from tests.domain.lending.test_papers_letters import WHOLE

EACH = pytest.mark.parametrize(("language", "paper"), [(language, paper) for language in LANGUAGES for paper in PAPERS])
OF_ALL = pytest.mark.parametrize(
    ("language", "paper"), [(language, paper) for language in LANGUAGES for paper in (*PAPERS, *LETTERS)]
)
DEMANDED = replace(WHOLE, recall=None)
"""A loan that could still be recalled."""
NOTHING = PaperValues("vi", {}, {}, {})
PLACEHOLDER = re.compile(r"{{ (\w+(?:\.\w+)?) }}")
LIST = re.compile(r"for row in (\w+)|^\* (\w+)", re.MULTILINE)


def shipped(paper: str, language: str) -> Template:
    found = catalogue.find(paper, language)
    assert isinstance(found, Template)
    return found


def filled(template: Template, values: PaperValues) -> Filled:
    found = filling.fill(template, values)
    assert isinstance(found, Filled), found
    return found


def text_of(content: bytes) -> str:
    """Return what stands in the body of a Word file, paragraph by paragraph."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(f"{word}p")
    return "\n".join("".join(text.text or "" for text in each.iter(f"{word}t")) for each in paragraphs)


def own(*lines: str, header: str = "") -> Template:
    """Return a template as a bank makes it with its word processor."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = header
    file = io.BytesIO()
    document.save(file)
    return Template("offer_letter", "vi", file.getvalue(), "vi/offer_letter.docx")


def words(problems: list[Problem]) -> list[str]:
    return [each.text.format(**each.values) for each in problems]


@EACH
def test_everything_a_complete_paper_asks_for_stands_on_it(language: str, paper: str) -> None:
    values = values_of(COMPLETE, language)
    made = filled(shipped(paper, language), values)
    text = text_of(made.content)
    source = (TEXTS / language / f"{paper}.txt").read_text("utf-8")
    assert [name for name in asked_of(source) if values.texts[name] not in text] == []
    assert "{" not in text
    gaps = {"statements.net_profit", "statements.total_assets", "statements.total_liabilities", "statements.equity",
            "collateral.valued_on"}  # fmt: skip
    assert set(made.missing) <= gaps
    assert ("[……" in text) == bool(made.missing)


@pytest.mark.parametrize(("language", "paper"), [(language, paper) for language in LANGUAGES for paper in LETTERS])
def test_everything_a_letter_asks_for_stands_on_it(language: str, paper: str) -> None:
    values = letters.values_of(WHOLE if paper == "recall_notice" else DEMANDED, language)
    made = filled(shipped(paper, language), values)
    text = text_of(made.content)
    source = (TEXTS / language / f"{paper}.txt").read_text("utf-8")
    assert [name for name in asked_of(source) if values.texts[name] not in text] == []
    assert made.missing == ()
    assert "{" not in text


def figure(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", [each for each in LETTERS if each != "recall_notice"])
def test_every_row_of_a_letter_adds_up_and_all_of_them_to_what_is_past_due(letter: str, language: str) -> None:
    values = letters.values_of(DEMANDED, language)
    tables = docx.Document(io.BytesIO(filled(shipped(letter, language), values).content)).tables
    (rows,) = ([[cell.text for cell in row.cells] for row in each.rows] for each in tables if len(each.columns) > 2)
    totals = [figure(row[-1]) for row in rows[1:]]
    assert [sum(map(figure, row[3:-1])) for row in rows[1:]] == totals == [30_000, 12_400_000]
    assert sum(totals) == figure(values.texts["past_due"])


THREATS = {
    "en": ("recalling all principal", "the collateral", "to court"),
    "vi": ("thu hồi nợ trước hạn toàn bộ", "tài sản bảo đảm", "khởi kiện"),
    "zh": ("提前收回全部本金", "处置押品", "提起诉讼"),
}
"""By language: recalling the loan, realising the collateral, going to court."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("letter", "is_secured", "ends_on", "said"),
    [
        ("final_demand", True, WHOLE.ends_on, (True, True, True)),
        ("final_demand", False, WHOLE.ends_on, (True, False, True)),
        ("final_demand", True, WHOLE.oldest_due, (False, True, True)),
        ("final_demand", False, WHOLE.oldest_due, (False, False, True)),
        ("recall_notice", True, WHOLE.ends_on, (False, True, True)),
        ("recall_notice", False, WHOLE.ends_on, (False, False, True)),
    ],
)
def test_a_letter_threatens_only_with_what_can_be_done(
    letter: str, is_secured: bool, ends_on: date, said: tuple[bool, ...], language: str
) -> None:
    facts = replace(DEMANDED, is_secured=is_secured, ends_on=ends_on)
    text = text_of(filled(shipped(letter, language), letters.values_of(facts, language)).content)
    assert tuple(threat in text for threat in THREATS[language]) == said


def asked_of(source: str) -> set[str]:
    """Return the texts that a template prints for a person; what only companies have is left out."""
    of_persons = re.sub(r"{%p if is_company %}.*?{%p endif %}", "", source, flags=re.DOTALL)
    return {name for name in PLACEHOLDER.findall(of_persons) if "." not in name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_schedule_stands_in_the_contract(language: str) -> None:
    values = values_of(COMPLETE, language)
    text = text_of(filled(shipped("credit_contract", language), values).content)
    for row in values.lists["schedule"] or ():
        cells = [row[name] for name in ("n", "due", "principal", "interest", "payment", "balance")]
        assert "\n".join(cells) in text
    assert len(values.lists["schedule"] or ()) == 12


@OF_ALL
def test_what_is_not_known_is_marked_and_listed(language: str, paper: str) -> None:
    made = filled(shipped(paper, language), PaperValues(language, {}, {}, {}))
    source = (TEXTS / language / f"{paper}.txt").read_text("utf-8")
    optional = set(re.findall(r"{%p? ?if (\w+) %}", source))
    asked = asked_of(source) - optional
    missing = set(made.missing)
    assert {name for name in missing if fields()[name].kind == "text"} <= asked
    printed = text_of(made.content)
    assert [
        name for name in missing if fields()[name].kind == "text" and fields()[name].label(language) not in printed
    ] == []
    assert "officer_name" in missing or "bank_signer" in missing


@pytest.mark.parametrize("paper", [*PAPERS, *LETTERS])
def test_the_three_languages_say_the_same(paper: str) -> None:
    sources = [(TEXTS / language / f"{paper}.txt").read_text("utf-8") for language in LANGUAGES]
    asked = [set(PLACEHOLDER.findall(source)) for source in sources]
    lists = [[one or other for one, other in LIST.findall(source)] for source in sources]
    assert asked[0] == asked[1] == asked[2]
    assert lists[0] == lists[1] == lists[2]


@OF_ALL
def test_the_shipped_templates_are_what_their_texts_say(language: str, paper: str) -> None:
    made = making.made(TEXTS / language / f"{paper}.txt")
    assert parts_of(shipped(paper, language).content) == parts_of(made), (
        "run: python -m crodesk.exchange.documents.making"
    )


def test_what_is_made_anew_stays_as_it_is_where_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "TEMPLATES", tmp_path)
    making.main()
    assert len(list(tmp_path.glob("*/*.docx"))) == len(LANGUAGES) * len({**PAPERS, **LETTERS})
    other = tmp_path / "vi" / "debt_receipt.docx"
    same = zipped(dict(reversed(parts_of(other.read_bytes()).items())))
    other.write_bytes(same)
    making.main()
    assert other.read_bytes() == same


def test_the_same_values_are_the_same_bytes() -> None:
    values = values_of(COMPLETE, "zh")
    template = shipped("offer_letter", "zh")
    assert filled(template, values) == filled(template, values)
    assert len(template.sha256) == 64


def test_nothing_in_a_value_is_markup() -> None:
    value = "<w:b/>&amp; {{ bank_name }} {% if x %} \x1b[31m\ufffe\nzwei\tdrei"
    made = filled(own("A {{ borrower_name }} Z"), PaperValues("vi", {"borrower_name": value}, {}, {}))
    document = docx.Document(io.BytesIO(made.content))
    assert document.paragraphs[0].text == "A <w:b/>&amp; {{ bank_name }} {% if x %} [31m\nzwei\tdrei Z"


def test_a_bank_s_own_template_is_taken_instead(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "offer_letter.docx").write_bytes(
        own("Xin chào {{ borrower_name }}", header="{{ bank_name }}").content
    )
    found = catalogue.find("offer_letter", "vi", tmp_path)
    assert isinstance(found, Template)
    assert found.file == "vi/offer_letter.docx"
    made = filled(found, values_of(COMPLETE, "vi"))
    document = docx.Document(io.BytesIO(made.content))
    assert document.paragraphs[0].text == "Xin chào Nguyễn Thị Lan"
    assert document.sections[0].header.paragraphs[0].text == "Sông Hồng"
    other = catalogue.find("debt_receipt", "vi", tmp_path)
    assert isinstance(other, Template)
    assert other.file == ""


def test_a_placeholder_that_a_word_processor_tore_apart_is_one() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ borr")
    paragraph.add_run("ower_na").bold = True
    paragraph.add_run("me }}")
    file = io.BytesIO()
    document.save(file)
    made = filled(Template("offer_letter", "vi", file.getvalue()), values_of(COMPLETE, "vi"))
    assert "Nguyễn Thị Lan" in text_of(made.content)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ borower_name }}", "there is no placeholder “borower_name”; the nearest is “borrower_name”"),
        ("{{ qqqq }}", "there is no placeholder “qqqq”. All there are: crodesk papers fields"),
        ("{% for x in shedule %}{% endfor %}", "there is no placeholder “shedule”; the nearest is “schedule”"),
        ("{% for x in amount %}{% endfor %}", "there is no placeholder “amount”"),
        ("{% for x in debts %}{{ x.balanse }}{% endfor %}", "“x.balanse”; the nearest is “x.balance”"),
        ("{{ schedule }}", "“schedule” can't be printed"),
        ("{{ is_company }}", "“is_company” can't be printed"),
        ("{% if is_compny %}{% endif %}", "the nearest is “is_company”"),
        ("{{ amount.real }}", "“amount.real” isn't allowed"),
        ("{{ ''.__class__.__mro__ }}", "isn't allowed"),
        ("{{ loop.index }}", "“loop.index” isn't allowed"),
        ("{% for x in range(9) %}{% endfor %}", "“for” isn't allowed"),
        ("{% for x in debts if x %}{% endfor %}", "“for” isn't allowed"),
        ("{{ amount|upper }}", "“filter” isn't allowed"),
        ("{{ cycler() }}", "“call” isn't allowed"),
        ("{% include 'x' %}", "“include” isn't allowed"),
        ("{% set x = 1 %}", "“assign” isn't allowed"),
        ("{{r amount }}", "“{{r amount }}” isn't allowed"),
        ("{{ amount", "isn't whole"),
        ("{% if is_company %}", "isn't whole"),
        ("{% endfor %}", "a placeholder near “{% endfor %}” isn't whole"),
    ],
)
def test_a_template_asks_for_placeholders_only(line: str, said: str) -> None:
    for template in (own("Chào", line), own("Chào", header=line)):
        (problem,) = words(filling.problems(template))
        assert problem.startswith("vi/offer_letter.docx")
        assert said in problem


def test_everything_wrong_with_a_template_is_said_at_once() -> None:
    found = filling.problems(own("{{ amont }} {{ amont }}", "{{ borower_name }}"))
    assert [each.field for each in found] == ["amont", "borower_name"]


def test_a_loop_may_count() -> None:
    lines = ("{%p for one in conditions %}", "{{ loop.index }}: {{ one.text }}", "{%p endfor %}")
    assert "1: Mua bảo hiểm" in text_of(filled(own(*lines), values_of(COMPLETE, "vi")).content)


def with_parts(**changed: bytes) -> bytes:
    """Return a Word file with other parts, or more of them."""
    names = {"rels": "word/_rels/document.xml.rels", "types": "[Content_Types].xml", "body": "word/document.xml"}
    parts = parts_of(own("Chào").content)
    return zipped({**parts, **{names.get(name, name): content for name, content in changed.items()}})


LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://x/attachedTemplate" Target="http://example.com/x.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"just text", "isn't a Word file"),
        (b"", "isn't a Word file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99, "is an old Word file or has a password"),
        (b"x" * (10 * 1024 * 1024 + 1), "is larger than 10 MB"),
        (zipped({"a.txt": b"x"}), "isn't a Word file"),
        (with_parts(**{"word/vbaProject.bin": b"x"}), "has a macro or an embedded program"),
        (with_parts(**{"word/embeddings/oleObject1.bin": b"x"}), "has a macro or an embedded program"),
        (with_parts(types=b'<Types><Override ContentType="x.macroEnabled.main+xml"/></Types>'), "has a macro"),
        (with_parts(rels=LINKED.encode()), "loads something from elsewhere"),
        (with_parts(body=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "isn't a Word file"),
        (with_parts(body=b'<?xml version="1.0" encoding="xTF-8"?><a/>'), "isn't a Word file"),
        (with_parts(body=b"<a/>"), "isn't a Word file"),
        (with_parts(types=b"<a/>"), "isn't a Word file"),
        (zipped({"word/document.xml": b"<a/>"}), "isn't a Word file"),
        (with_parts(body=b"<w:document"), "isn't a Word file"),
        (with_parts(**{"word/media/a.bmp": b"\0" * (51 * 1024 * 1024)}), "is far larger once unpacked"),
        (with_parts(**{f"word/{n}.xml": b"<a/>" for n in range(2001)}), "is far larger once unpacked"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_file_that_can_t_be_a_template_says_why(content: bytes, said: str) -> None:
    (problem,) = words(filling.problems(Template("offer_letter", "vi", content)))
    assert said in problem


def test_a_damaged_zip_is_no_word_file() -> None:
    content = bytearray(own("Chào").content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 60
    content[place] ^= 0xFF
    (problem,) = words(filling.problems(Template("offer_letter", "vi", bytes(content))))
    assert "isn't a Word file" in problem


def test_a_template_that_can_t_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "offer_letter.docx").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)
    found = catalogue.find("offer_letter", "vi", tmp_path)
    assert isinstance(found, Problem)
    assert words([found]) == ["vi/offer_letter.docx can't be read: Permission denied."]


@pytest.mark.parametrize(
    ("suffix", "said"), [("docm", "has a macro"), ("doc", "isn't a Word file"), ("odt", "isn't a Word")]
)
def test_a_file_of_another_kind_in_the_bank_s_folder_is_named(tmp_path: Path, suffix: str, said: str) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / f"offer_letter.{suffix}").write_bytes(b"x")
    found = catalogue.find("offer_letter", "vi", tmp_path)
    assert isinstance(found, Template)
    (problem,) = words(filling.problems(found))
    assert problem.startswith(f"vi/offer_letter.{suffix} ")
    assert said in problem


def test_a_missing_paper_leaves_the_rest_of_its_row() -> None:
    facts = PaperFacts(COMPLETE.case, papers=None)
    made = filled(shipped("checklist_receipt", "en"), values_of(facts, "en"))
    assert "papers" in made.missing
    assert "…\n[…… paper ……]" in text_of(made.content)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every paper in every language, as a real word processor prints it."""
    program = shutil.which("soffice")
    if program is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice Writer (libreoffice-writer-nogui) or pdftotext (poppler-utils) isn't installed")
    folder = tmp_path_factory.mktemp("papers")
    for language in LANGUAGES:
        for paper in PAPERS:
            made = filled(shipped(paper, language), values_of(COMPLETE, language))
            (folder / f"{language}_{paper}.docx").write_bytes(made.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True, timeout=300)
    return folder


@EACH
def test_a_word_processor_prints_every_figure(converted: Path, language: str, paper: str) -> None:
    if language == "zh" and not subprocess.run(["fc-list", ":lang=zh"], check=True, capture_output=True).stdout:
        pytest.skip("there is no font for Chinese, such as fonts-wqy-microhei")
    command = ["pdftotext", "-layout", str(converted / f"{language}_{paper}.pdf"), "-"]
    printed = "".join(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().split())
    values = values_of(COMPLETE, language)
    source = (TEXTS / language / f"{paper}.txt").read_text("utf-8")
    figures = [name for name in asked_of(source) if any(char.isdigit() for char in values.texts[name])]
    assert [name for name in figures if "".join(values.texts[name].split()) not in printed] == []
    if paper == "credit_contract":
        for row in values.lists["schedule"] or ():
            cells = (row[name] for name in ("n", "due", "principal", "interest", "payment", "balance"))
            assert "".join("".join(cells).split()) in printed
