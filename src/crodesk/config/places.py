"""Where the program's files are on this computer."""

from pathlib import Path

from crodesk.config.settings import Settings

APP = "crodesk"


def file() -> Path:
    """Return where the settings are kept."""
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
    here = Path(__file__).parents[1]
    packed = here / "sample.sqlite"
    return packed if packed.is_file() else here.parents[1] / "data" / "sample.sqlite"
