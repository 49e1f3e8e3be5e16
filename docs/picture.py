"""Make the README's picture: the real screen, on the practice portfolio, at its own day.

python docs/picture.py docs/customer.svg
"""

import asyncio
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from crodesk.app import CrodeskApp
from crodesk.config import Settings, sample_file
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.practice import practice_copy

DAY = date(2026, 11, 20)
KEYS = ("ctrl+g", "c", "h", "e", "n", "space", "m", "e", "i", "enter")
"""What the officer typed to get there."""


async def picture(folder: Path) -> str:
    """Return the screen as SVG, without fonts from elsewhere."""
    path = folder / "desk.sqlite"
    practice_copy(sample_file(), path, DAY)
    desk = opening.open_to_write(path, None, Clock.on(DAY), "picture")
    app = CrodeskApp(desk, Settings(), demo=True)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*KEYS)
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="crodesk")
    desk.close()
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the picture to the file named."""
    with tempfile.TemporaryDirectory() as folder:
        Path(sys.argv[1]).write_text(asyncio.run(picture(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
