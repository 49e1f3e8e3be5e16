"""What asks a customer for money: which rows of the queue, and which messages."""

RULES = frozenset({"arrears", "group_step", "promise"})
"""Rules of the queue whose rows do."""
TEMPLATES = frozenset({"reminder.arrears", "reminder.instalment", "reminder.promise"})
"""Messages that do whatever they answer."""
_NEVER = "greeting."
"""Messages that never do begin so."""


def asks(rule: str, template: str) -> bool:
    """Return whether a message that answers a row of a rule (empty for none) asks for money."""
    return template in TEMPLATES or (rule in RULES and not template.startswith(_NEVER))
