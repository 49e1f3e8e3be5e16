"""Word files are zip files: taken apart and put together so that the same parts are always the same bytes."""

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip file of some parts, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file that we made or checked, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}
