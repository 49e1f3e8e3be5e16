"""The clipboard of this computer, by the little programs that each system has for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

PATIENCE = 2.0
"""Seconds for a program to take the text; one that waits for a display that isn't there is given up."""


class Tool(NamedTuple):
    """A program that puts its input on the clipboard."""

    name: str
    """What it is called."""
    arguments: tuple[str, ...]
    """What it is called with."""
    has_display: Callable[[Mapping[str, str], str], bool]
    """Whether its clipboard is the one in front of the officer, by the environment and the platform."""


def _is_far(environment: Mapping[str, str]) -> bool:
    """Tell whether the officer sits at another computer: this one's clipboard is then not theirs."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def _is_windows(environment: Mapping[str, str], platform: str) -> bool:
    return (platform == "win32" or bool(environment.get("WSL_DISTRO_NAME"))) and not _is_far(environment)


TOOLS = (
    Tool("wl-copy", (), lambda environment, _platform: bool(environment.get("WAYLAND_DISPLAY"))),
    Tool("xclip", ("-selection", "clipboard"), lambda environment, _platform: bool(environment.get("DISPLAY"))),
    Tool("xsel", ("--clipboard", "--input"), lambda environment, _platform: bool(environment.get("DISPLAY"))),
    Tool("pbcopy", (), lambda environment, platform: platform == "darwin" and not _is_far(environment)),
    Tool("clip.exe", (), _is_windows),
)
"""All of them, the first that is there being asked first."""


def found(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[tuple[Tool, str]]:
    """Return the programs that can be asked here, each with where it is."""
    fitting = [tool for tool in TOOLS if tool.has_display(environment, platform)]
    places = [(tool, shutil.which(tool.name, path=environment.get("PATH", ""))) for tool in fitting]
    return [(tool, place) for tool, place in places if place]


def copy(text: str, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Put a text on the clipboard and return the name of the program that took it; empty when none did."""
    for tool, place in found(environment, platform):
        try:
            done = subprocess.run(  # noqa: S603 - one of the programs above, and the text is no argument
                [place, *tool.arguments],
                input=_encoded(text, tool),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return tool.name
    return ""


def _encoded(text: str, tool: Tool) -> bytes:
    """Return the text as the program reads it: that of Windows takes other letters than ours in UTF-16 only."""
    return text.encode("utf-16-le" if tool.name == "clip.exe" and not text.isascii() else "utf-8")
