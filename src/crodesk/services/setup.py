"""The first words of a new desk: whose it is and which branch it belongs to."""

from sqlmodel import Session

from crodesk.storage.tables import Branch, Officer


def start(session: Session, officer: str, branch: str, currency: str) -> None:
    """Write down the officer and the branch."""
    home = Branch(code="home", name=branch, currency=currency)
    session.add(home)
    session.flush()
    session.add(Officer(name=officer, branch_rid=home.rid, is_me=True))
