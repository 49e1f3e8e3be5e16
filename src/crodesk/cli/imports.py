"""`import`: brings in files by a profile, tells how far it is, and says what became of every row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crodesk import config
from crodesk.cli import calendars, opening, output, statements
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.progress import ProgressLine
from crodesk.cli.words import filled
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.exchange.importing import BUILT_IN, open_import
from crodesk.exchange.tables import TableOptions
from crodesk.language import _, ngettext
from crodesk.services import importing
from crodesk.services.import_summary import Summary
from crodesk.services.importing import Progress

SHOWN = 5
"""How many examples of anything are named."""
COUNTS = ("read", "new", "updated", "same", "rejected")


def bring_in(call: Call) -> int:
    """Bring in files, or only say what would come of it."""
    options = call.options
    if not options.paths:
        raise Stop(_without_profile(options.profile), WRONG_USE)
    if options.profile == calendars.PROFILE:
        return calendars.bring_in(call)
    if options.profile == statements.PROFILE:
        return statements.bring_in(call)
    paths = [Path(path).expanduser() for path in options.paths]
    stated = TableOptions(encoding=options.encoding, delimiter=options.delimiter.replace("\\t", "\t"))
    with (opening.to_write if options.dry_run else opening.to_write_loans)(call) as desk:
        _say_encodings(options.profile, paths, stated)
        with _folder(call) as folder, ProgressLine() as line:

            def tell(progress: Progress) -> None:
                line.tell(progress.file, progress.done, progress.total, progress.rows)

            summary = importing.import_files(
                desk,
                options.profile,
                paths,
                stated=stated,
                dry_run=options.dry_run,
                rejected_folder=folder,
                word=_words,
                tell=tell,
            )
    return _report(summary, as_json=options.json)


PROFILE_OF = {".ics": calendars.PROFILE, ".vcf": "vcard"}
"""The profile that the name of a file tells."""


def _without_profile(given: str) -> str:
    """Say what stands before the files, to somebody who named one thing only."""
    words = N_(
        "Say the profile, then the files: “{command} import list {file}” takes a plain list of customers. Built in are"
        " {known}; docs/importing.md has an example of a profile of your own."
    )
    known = ", ".join((*BUILT_IN, calendars.PROFILE, statements.PROFILE))
    named = known.split(", ")
    profile = PROFILE_OF.get(Path(given).suffix.lower())
    if profile is not None:
        words = N_("Say the profile, then the files: “{command} import {profile} {file}”.")
        return _(words).format(command=config.typed_as(), profile=profile, file=given)
    return _(words).format(command=config.typed_as(), file=_(N_("FILE")) if given in named else given, known=known)


def _say_encodings(profile: str, paths: list[Path], stated: TableOptions) -> None:
    for file in open_import(profile, paths, stated).files:
        if file.encoding is not None:
            output.say(f"{file.path.name}: {file.encoding.name} ({_(file.encoding.why)})")


@contextmanager
def _folder(call: Call) -> Iterator[Path]:
    """Give the folder for rejected rows; it is gone again when there were none."""
    named = call.options.rejected
    started = call.clock.now.astimezone()
    folder = Path(named).expanduser() if named else config.data_folder() / "rejected" / f"{started:%Y%m%d-%H%M%S}"
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        sentence = _(N_("The folder {path} can't be made: {reason}.")).format(path=folder, reason=error.strerror)
        raise Stop(sentence) from error
    try:
        yield folder
    finally:
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _report(summary: Summary, *, as_json: bool) -> int:
    if as_json:
        output.show_json(summary.data())
    else:
        rows = [(_called(kind), *(getattr(count, name) for name in COUNTS)) for kind, count in summary.kinds.items()]
        words = (N_("Kind"), N_("Read"), N_("New"), N_("Updated"), N_("Same"), N_("Rejected"))
        output.show_rows(rows, [_(word) for word in words])
    for sentence in _sentences(summary):
        output.say(sentence)
    return DONE if summary.kinds else NOT_DONE


FAMILIES = {
    "customers": N_("Customers"),
    "contacts": N_("Contacts"),
    "accounts": N_("Accounts"),
    "cards": N_("Cards"),
    "loans": N_("Loans"),
    "account_holders": N_("Account holders"),
    "standing_orders": N_("Standing orders"),
    "cases": N_("Cases"),
    "interactions": N_("Notes and calls"),
    "transactions": N_("Transactions"),
}
"""What is counted, in words; other kinds of record have their own."""


def _called(family: str) -> str:
    """Return how what is counted is called: in words on a terminal, as data elsewhere."""
    if output.room() is None:
        return family
    return _(FAMILIES.get(family) or by_name(family).plural)


def _sentences(summary: Summary) -> Iterator[str]:
    """Yield what else is to be known of an import."""
    for rejected in summary.rejected[:SHOWN]:
        words = _(N_("rejected: {file}, line {line}: {reason}"))
        yield words.format(file=rejected.file.name, line=rejected.line, reason=_words(rejected.problem))
    if len(summary.rejected) > SHOWN:
        yield _(N_("… and {count} more rejected rows")).format(count=len(summary.rejected) - SHOWN)
    for doubt in summary.doubts:
        file, line, problem = doubt.examples[0]
        words = ngettext(
            "doubtful: {reason} ({file}, line {line})",
            "doubtful, {count} times: {reason} (first in {file}, line {line})",
            doubt.count,
        )
        yield words.format(count=doubt.count, reason=_words(problem), file=file, line=line)
    for twin in summary.twins[:SHOWN]:
        words = _(N_("{code} {name} may be {known_code} {known_name}: {reason}"))
        yield words.format(
            code=twin.code,
            name=twin.name,
            known_code=twin.known_code,
            known_name=twin.known_name,
            reason=_(twin.reason),
        )
    if summary.twin_count > SHOWN:
        yield _(N_("… and {count} more likely duplicates")).format(count=summary.twin_count - SHOWN)
    yield from _about_files(summary)


def _about_files(summary: Summary) -> Iterator[str]:
    if summary.kept:
        yield _(N_("{count} fields that you changed yourself stay as they are.")).format(count=summary.kept)
    if summary.unused:
        names = ", ".join(path.name for path in summary.unused)
        yield _(N_("not in the profile: {files}")).format(files=names)
    for path in summary.rejected_files:
        yield _(N_("rejected rows: {path}")).format(path=path)
    if summary.action == "dry-run":
        yield _(N_("This was a dry run: nothing was written."))


def _words(problem: Problem) -> str:
    return filled(problem.text, problem.values)
