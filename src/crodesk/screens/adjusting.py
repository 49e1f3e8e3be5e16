"""What the officer chose holds from the first frame on, and a change of it at once: language, colours, keys, mouse."""

from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from crodesk import config
from crodesk.config import Mistake, Settings
from crodesk.language import LANGUAGES, _, language, set_language
from crodesk.screens.navigation import OpenRoom
from crodesk.screens.touring import Touring
from crodesk.services.desk import Desk
from crodesk.widgets import outside, themes
from crodesk.widgets.acting import Acting
from crodesk.widgets.frame import DeskState
from crodesk.widgets.key_set import OURS, KeySet, use_keys
from crodesk.widgets.signs import use_signs

R = TypeVar("R")
_SHOW_CURSOR, _HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class Adjusting(Touring[R]):
    """An app that goes by the settings, and changes them."""

    desk: Desk
    """The way to the file."""
    state: DeskState
    """What the first line shows in every room."""

    def adopt(self, settings: Settings) -> list[Mistake]:
        """Go by the settings before there is any screen; return what is wrong with the officer's own keys."""
        self._reader = settings.reader
        _draw(settings)
        outside.allow(settings.external_editor)
        keys, mistakes = _keys(settings)
        use_keys(keys)
        return mistakes

    @cached_property
    def _file(self) -> Path:
        return config.file()

    @cached_property
    def _kept(self) -> list[Settings]:
        """What the file says, in a list of one; read when it is first asked for."""
        return [config.read(self._file)[0]]

    @property
    def chosen(self) -> Settings:
        """What the file says."""
        return self._kept[0]

    def choose(self, key: str, value: str | bool) -> bool:
        """Write one setting and go by it from now on; tell whether it could be written."""
        from dataclasses import replace

        from crodesk.config.writing import save

        try:
            save(self._file, key, value)
        except OSError as error:
            said = _("{path} can't be written: {reason}").format(path=self._file, reason=error.strerror or error)
            self.notify(said, severity="error")
            return False
        change: dict[str, Any] = {key: value}
        self._kept[0] = replace(self.chosen, **change)
        self._go_by(key)
        return True

    def _go_by(self, key: str) -> None:
        """Make a setting hold that was changed."""
        settings = self.chosen
        if key == "language":
            set_language(settings.language or config.computers_language())
            self.state.show_day(self.desk.today)
        elif key == "look":
            self.theme = themes.chosen(settings.look)
        elif key == "key_set":
            self._rebind(settings)
        elif key == "mouse":
            self._listen_to_mouse(settings.mouse)
        elif key == "external_editor":
            outside.allow(settings.external_editor)
        elif key == "reader":
            self._reader = settings.reader
            self.on_ready()
            self.take_room()
        _draw(settings)
        self._show_anew()

    def _rebind(self, settings: Settings) -> None:
        keys, mistakes = _keys(settings)
        use_keys(keys)
        for mistake in mistakes:
            self.notify(mistake.sentence, severity="warning")

    def _show_anew(self) -> None:
        """Have what is open show the change now; other rooms do when they are gone back to."""
        for screen in self.screen_stack:
            if isinstance(screen, Acting):
                screen.relabel()

    def _listen_to_mouse(self, listens: bool) -> None:
        """Have the terminal report the mouse from now on, or no longer.

        Textual 8.2.8 asks for that only at the start.
        """
        driver: Any = self._driver
        if hasattr(driver, "_enable_mouse_support"):
            driver._mouse = True  # noqa: SLF001 - as above
            (driver._enable_mouse_support if listens else driver._disable_mouse_support)()  # noqa: SLF001 - as above
            driver._mouse = listens  # noqa: SLF001 - as above

    def on_ready(self) -> None:
        """Show the terminal's own cursor to those whose screen reader follows it."""
        if self._driver is not None:
            self._driver.write(_SHOW_CURSOR if self._reader else _HIDE_CURSOR)

    # What the menu offers everywhere

    def action_settings(self) -> None:
        """Go to the settings."""
        self.post_message(OpenRoom("settings"))

    def action_language(self) -> None:
        """Ask for the language, each by its own name."""
        from crodesk.widgets.dialogs import Choose, options

        def answered(code: str | None) -> None:
            if code is not None:
                self.choose("language", code)

        self.push_screen(Choose(_("Language"), options(list(LANGUAGES.items())), language()), answered)

    def action_print_keys(self) -> None:
        """Write the key card beside the officer's other files."""
        from crodesk.screens.every_room import sections
        from crodesk.widgets import key_card

        path = Path.home() / f"crodesk-keys-{language()}.md"
        try:
            path.write_text(key_card.as_markdown(sections()), encoding="utf-8")
        except OSError as error:
            said = _("{path} can't be written: {reason}").format(path=path, reason=error.strerror or error)
            self.notify(said, severity="error")
        else:
            self.notify(_("The key card is in {path}").format(path=path))


def _draw(settings: Settings) -> None:
    """Draw with the signs that were chosen; for a screen reader without any that only decorate."""
    name = "reader" if settings.reader else settings.signs
    use_signs(name, letters=settings.reader or settings.marks == "letters")


def _keys(settings: Settings) -> tuple[KeySet, list[Mistake]]:
    """Return the keys to go by; every room is read for that only where the officer has keys of their own."""
    if not settings.keys:
        return KeySet(vim=True) if settings.key_set == "vim" else OURS, []
    from crodesk.screens.every_room import keys_of

    return keys_of(settings)
