"""`decide`: write the decision on a package, which the officer's desk takes in. Needs no desk."""

from pathlib import Path

from crodesk.cli import output
from crodesk.cli.call import DONE, Call
from crodesk.exchange.package import Verdict
from crodesk.services import deciding_files

SAID = ("by", "level", "minutes", "reason", "dissent")
TERMS = ("amount", "months", "rate")
VERDICTS = {"approve": Verdict.APPROVE, "decline": Verdict.DECLINE, "return": Verdict.RETURN}


def run(call: Call) -> int:
    """Write the decision, and print where it lies."""
    options = call.options
    package = deciding_files.received(Path(options.package).expanduser())
    verdict = VERDICTS[options.verdict]
    if verdict is Verdict.APPROVE and options.condition:
        verdict = Verdict.CONDITIONAL
    said = {
        **{key: getattr(options, key) for key in SAID},
        "on": call.clock.today,
        "conditions": tuple(options.condition),
        "covenants": tuple(options.covenant),
    }
    terms = {key: getattr(options, key) for key in TERMS}
    decision = deciding_files.decided(package, verdict, said, terms, call.clock.today)
    path = Path(options.to).expanduser()
    deciding_files.write(path, decision)
    if options.json:
        output.show_json({"number": decision.application.number, "decision": decision.decision, "path": str(path)})
    else:
        output.show(str(path))
    return DONE
