"""How tests of screens look: the text of the lines, the frames of a key, and texts that would act if they could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App

PAYLOADS = (
    "[/x] [@click=app.quit]x[/] \x1b]0;x\x07",
    "[bold red]BOLD[/] [@click=app.pwn]click[/] [/bold] & Co",
    "a\x1b[31mred\x1b[6n\x1b[2J",
    "\x9b31mC1 \x00NUL \x7fDEL",
    "\u202egnp.exe \u2066x\u2069 \u200e\u200f\u061c",
    "tag\U000e0041 bom\ufeff zero\u200bwidth",
    "two\nlines\tand a tab\r\n",
)
"""Names and notes as somebody who means harm would write them."""


def segments(app: App[Any]) -> list[list[Segment]]:
    """Return what is on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return [list(strip) for strip in strips]


def lines(app: App[Any]) -> list[str]:
    """Return the text on the screen, line by line."""
    return ["".join(segment.text for segment in line) for line in segments(app)]


def text(app: App[Any]) -> str:
    """Return the text on the screen."""
    return "\n".join(lines(app))


def cell_of(line: str, part: str) -> int:
    """Return the cell in which `part` begins on a line."""
    return cell_len(line[: line.index(part)])


def style_at(app: App[Any], part: str) -> Any:
    """Return the style of the first piece on the screen with `part` in it."""
    return next(segment.style for line in segments(app) for segment in line if part in segment.text)


def is_harmless(app: App[Any]) -> bool:
    """Tell whether nothing on the screen acts: only characters to look at, and no live links."""
    return all(
        segment.text.isprintable() and not (segment.style and segment.style.meta.get("@click"))
        for line in segments(app)
        for segment in line
    )


@contextmanager
def counted_frames(app: App[Any]) -> Iterator[list[object]]:
    """Collect every frame that is sent to the terminal within the block."""
    frames: list[object] = []
    display = app._display

    def counting(screen: Any, renderable: Any) -> None:
        if renderable is not None:
            frames.append(renderable)
        display(screen, renderable)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "_display", counting)
        yield frames
