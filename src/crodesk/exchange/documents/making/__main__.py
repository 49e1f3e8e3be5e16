"""Writes the shipped templates anew; one whose content is the same stays as it is."""

from pathlib import Path

from crodesk.exchange.documents.making import markup, word
from crodesk.exchange.documents.zipped import parts_of, zipped

TEMPLATES = Path(__file__).parents[1] / "templates"


def made(text: Path) -> bytes:
    """Return the template of one text; its language is the name of the folder."""
    blocks = list(markup.blocks(text.read_text("utf-8")))
    return zipped(word.parts(blocks, text.parent.name, markup.title(blocks)))


def main() -> None:
    """Write every template whose content has changed: packers differ, so equal parts may be other bytes."""
    for text in sorted(markup.TEXTS.glob("*/*.txt")):
        target = TEMPLATES / text.parent.name / f"{text.stem}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        content = made(text)
        if not target.exists() or parts_of(target.read_bytes()) != parts_of(content):
            target.write_bytes(content)


if __name__ == "__main__":
    main()
