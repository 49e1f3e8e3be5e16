"""The program's door: hands over to the command line, which imports only what a command needs."""

import sys


def main() -> None:
    """Run crodesk with the arguments of the command line and exit as it ended."""
    from crodesk.cli.running import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
