"""Where things live on this computer and what the officer chose there: one TOML file, then the environment."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from crodesk.language import LANGUAGES, _

APP = "crodesk"
ENVIRONMENT = {"CRODESK_DESK": "desk", "CRODESK_LANGUAGE": "language"}
"""Variables that overrule a key of the file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the officer chose on this computer; what belongs to the desk is kept in the desk."""

    desk: str = ""
    """The desk file; empty for the usual place."""
    language: str = ""
    """`en`, `vi`, `zh`; empty follows the computer."""
    look: str = "dark"
    """The colours of the screens."""
    signs: str = "thin"
    """The lines and marks drawn on the screens."""
    mouse: bool = True
    """Whether the screens listen to the mouse; without it the terminal's own selecting works."""
    external_editor: bool = False
    """Whether long texts may be written in the program that `EDITOR` names."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The officer's own keys: the id of an action to its keys, such as `desk.undo = "ctrl+u"`."""


CHOICES = {
    "language": ("", *LANGUAGES),
    "look": ("dark", "light", "contrast", "terminal"),
    "signs": ("thin", "none", "ascii"),
}
"""The values that a key can take, where not any will do."""

DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in the settings that can't be used; the default stands in for it."""

    where: str
    """The file, or the variable of the environment."""
    key: str
    """The key; empty when the whole file can't be read."""
    text: str
    """What is wrong, with `{placeholders}`, as the catalogues know it."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the placeholders."""

    @property
    def sentence(self) -> str:
        """The mistake in the language in use."""
        place = f"{self.where}: {self.key}" if self.key else self.where
        return f"{place}: {_(self.text).format(**self.values)}"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a message for the catalogues, as `domain.words.N_` does; the domain lies above this module."""
    return message


def load(environment: Mapping[str, str] = os.environ) -> tuple[Settings, list[Mistake]]:
    """Return the settings and what is wrong with them; a mistake never stops the program."""
    path = file()
    try:
        given = _read(path)
    except (OSError, ValueError) as error:
        mistake = Mistake(str(path), "", N_("can't be read ({reason}); defaults are used"), {"reason": error})
        given, mistakes = {}, [mistake]
    else:
        mistakes = _mistakes(str(path), given)
    bad = {mistake.key for mistake in mistakes}
    good: dict[str, Any] = {key: _value(value) for key, value in given.items() if key not in bad}
    settings = replace(DEFAULTS, **good)
    for variable, key in ENVIRONMENT.items():
        change: dict[str, Any] = {key: environment[variable]} if environment.get(variable) else {}
        wrong = _mistakes(variable, change)
        mistakes += wrong
        settings = settings if wrong else replace(settings, **change)
    return replace(settings, language=settings.language or _language_of(environment)), mistakes


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def _mistakes(where: str, given: Mapping[str, Any]) -> list[Mistake]:
    known = {one.name: getattr(DEFAULTS, one.name) for one in fields(Settings)}
    found = (_mistake(where, key, value, known) for key, value in given.items())
    return [mistake for mistake in found if mistake is not None]


def _mistake(where: str, key: str, value: object, known: Mapping[str, object]) -> Mistake | None:
    if key not in known:
        return Mistake(where, key, *_unknown(key, list(known)))
    if not _CHECKS[type(known[key])](value):
        text = N_("“{value}” is not what this setting takes; the default is used")
        return Mistake(where, key, text, {"value": value})
    if key in CHOICES and value not in CHOICES[key]:
        choices = ", ".join(choice for choice in CHOICES[key] if choice)
        text = N_("“{value}” is none of {choices}; the default is used")
        return Mistake(where, key, text, {"value": value, "choices": choices})
    return None


def _unknown(key: str, known: list[str]) -> tuple[str, dict[str, object]]:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    if near:
        return N_("there is no such setting; did you mean “{near}”?"), {"near": near[0]}
    return N_("there is no such setting; there are {known}"), {"known": ", ".join(known)}


def _value(value: Any) -> Any:
    """Return a value of the file as it is kept: a dotted key (`desk.undo`), which TOML nests, made one again."""
    if not isinstance(value, dict):
        return value
    return {name: word for name, one in value.items() for name, word in _flat(name, one)}


def _flat(name: str, value: Any) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(name, value)]
    return [pair for inner, one in value.items() for pair in _flat(f"{name}.{inner}", one)]


def _is_words(value: object) -> bool:
    """Tell whether it is a table of text by text."""
    return isinstance(value, dict) and all(
        isinstance(one, str) or (isinstance(one, dict) and _is_words(one)) for one in value.values()
    )


_CHECKS: Mapping[type, Callable[[object], bool]] = {
    str: lambda value: isinstance(value, str),
    bool: lambda value: isinstance(value, bool),
    dict: _is_words,
}


def _language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the computer is set to, English when it is none of ours."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = next((name for name in names if name), "")[:2].lower()
    return code if code in LANGUAGES else "en"


def file() -> Path:
    """Return where the settings are read from."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Return the folder of the officer's desk."""
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False)


def state_folder() -> Path:
    """Return the folder of what is useful but no record: details of errors."""
    import platformdirs

    return platformdirs.user_state_path(APP, appauthor=False)


def desk_file(settings: Settings) -> Path:
    """Return the officer's desk."""
    return Path(settings.desk).expanduser() if settings.desk else data_folder() / "desk.sqlite"


def practice_folder() -> Path:
    """Return the folder of the practice copies."""
    return data_folder() / "practice"


def sample_file() -> Path:
    """Return the made-up portfolio that practice starts from: beside the program, or in the checkout."""
    here = Path(__file__).parent
    packed = here / "sample.sqlite"
    return packed if packed.is_file() else here.parents[1] / "data" / "sample.sqlite"
