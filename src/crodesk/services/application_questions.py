"""The questions of a scorecard that no figure answers: what is asked, what was answered, and keeping an answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.appraisal import rules
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_
from crodesk.services import records

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.application_view import ApplicationFile
    from crodesk.services.record_list import RecordLine

ANSWER = "scorecard_answer"
"""The kind of record that keeps an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question that a person answers."""

    code: str
    words: Words
    levels: tuple[tuple[str, Words], ...]
    """What may be answered: code and words."""
    proof: Words | None
    """Which paper shows it."""
    answer: str
    """The code of the level; empty while it isn't answered."""
    evidence: str
    line: "RecordLine | None"
    """The row that keeps the answer."""

    @property
    def answered(self) -> Words | None:
        """The answer in words; `None` while there is none."""
        return dict(self.levels).get(self.answer)


def questions(shown: "ApplicationFile") -> tuple[Question, ...]:
    """Return the questions of an application in the order of its scorecard; none where its product isn't scored."""
    risk = shown.appraisal.risk
    if risk is None:
        return ()
    card = rules.shipped().cards[risk.card]
    kept = {line.cells["attribute"]: line for line in shown.parts[ANSWER]}
    found = []
    for code in risk.by_hand:
        one, line = card.attributes[code], kept.get(code)
        levels = tuple((level, each.about) for level, each in one.levels.items())
        answer, evidence = (line.cells["answer"], line.cells["evidence"]) if line else ("", "")
        found.append(Question(code, one.name, levels, one.wanted, answer, evidence, line))
    return tuple(found)


def answer(session: "Session", application: int, code: str, values: dict[str, Any]) -> int:
    """Keep the answer to a question, in place of an earlier one; `values` are `answer` and `evidence`.

    Returns the number of the row. Raises `Refused` for an answer that the question doesn't know.
    """
    from sqlmodel import col, select

    from crodesk.storage.tables import ScorecardAnswer

    if not values.get("answer"):
        raise Refused([Problem("answer", N_("Choose an answer."))])
    same = select(ScorecardAnswer).where(
        col(ScorecardAnswer.application_rid) == application,
        col(ScorecardAnswer.attribute) == code,
        col(ScorecardAnswer.ended_on).is_(None),
    )
    kept = session.exec(same.order_by(col(ScorecardAnswer.rid).desc()).limit(1)).first()
    if kept is None or kept.rid is None:
        return records.add(session, ANSWER, application, {"attribute": code, **values})
    records.change(session, ANSWER, kept.rid, values)
    return kept.rid
