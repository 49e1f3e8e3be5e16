"""Writing a paper again that was printed before, byte for byte as it was then."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from crodesk.domain.problem import DeskFault
from crodesk.language import _
from crodesk.services.desk import Desk

if TYPE_CHECKING:
    from crodesk.services.printing.issued import IssuedLine
    from crodesk.widgets.export_dialog import Exported


def ask(app: App[Any], desk: Desk, number: str, line: "IssuedLine") -> None:
    """Ask to which file a kept paper is written; `number` is what its file is called by."""
    from crodesk.services.printing import issued
    from crodesk.widgets.export_dialog import ExportDialog

    def told(written: "Exported | None") -> None:
        if written is not None:
            app.notify(_("The paper is in {path}, as it was printed then.").format(path=written.path))

    try:
        content = issued.content(desk.attachments, line)
    except DeskFault as fault:
        app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        return
    path = Path.home() / issued.file_name(number, line, content)
    question = _("To which file? It is written as it was printed then.")
    app.push_screen(ExportDialog(path, partial(_write, content), forms=(path.suffix,), question=question), told)


async def _write(content: bytes, path: Path) -> int:
    from crodesk.exchange.writing import private_file

    with private_file(path) as file:
        file.write(content)
    return 1
