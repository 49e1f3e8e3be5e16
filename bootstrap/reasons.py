"""What pip says, in one sentence for the officer."""

import re
import sys

REASONS = (
    (
        r"DO NOT MATCH THE HASHES.*\n\s+(\S+)",
        "The package {0} is not the one that crodesk was made with, so it was not installed. "
        "Take crodesk, and its wheelhouse if it has one, from a trusted source again.",
    ),
    (
        r"Errno 28|WinError 112",
        "The disk is full: crodesk needs 200 MB for its program files. Make room and start it again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|not a trusted or secure host",
        "The connection to the package source could not be trusted (no certificate, or one that was refused). "
        "Ask the person who looks after this computer's network settings.",
    ),
    (
        r"Retrying \(|Network is unreachable|Max retries exceeded|ConnectionPool|Read timed out",
        "The packages that crodesk needs could not be fetched: the network did not answer. "
        "Connect this computer and start crodesk again, or put a wheelhouse folder beside start.py.",
    ),
    (
        r"No matching distribution found for (\S+)",
        "{2} {0} for Python {1} on this computer. "
        "Use another Python from 3.11 to 3.14, or put a complete wheelhouse folder beside start.py.",
    ),
)
"""What pip's output means in one sentence, the first that fits."""


def explain(output: str, from_wheelhouse: bool) -> str:
    """Return the one sentence for what went wrong in pip's `output`, without any address in it."""
    source = "The wheelhouse has no" if from_wheelhouse else "The package source in use can't be reached or has no"
    for pattern, sentence in REASONS:
        if found := re.search(pattern, output):
            return sentence.format(*found.groups(), "{}.{}".format(*sys.version_info), source)
    errors = re.findall(r"^ERROR: (.+)$", output, re.MULTILINE) or ["it gave no reason"]
    return "Installing the packages failed: " + re.sub(r"\S+://\S+", "(address)", errors[-1])
