"""The program's door: hands over to the command line, which imports only what a command needs."""

import sys

from crodesk import __version__


def main() -> None:
    """Run crodesk with the arguments of the command line and exit as it ended."""
    if sys.argv[1:] == ["--version"]:  # what scripts ask; it needs no settings, no language and no parser
        sys.stdout.write(f"crodesk {__version__}\n")
        return
    from crodesk.cli.running import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
